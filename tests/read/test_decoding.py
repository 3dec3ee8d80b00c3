"""Bytes to text."""

from __future__ import annotations

import pytest

from citybeat.read.decoding import decode
from citybeat.read.refusal import Refusal

ENGLISH = "The mayor of Béziers opened the tram line, and “the rest will follow” by May — or so she says. " * 4


@pytest.mark.parametrize("text", ["", "x", "a\r\nb\rc\n", "\u200bzero\u200d\x07", "🏙️ Ōsaka", "שלום عمان", "e\u0301"])
def test_utf8_stays_as_it_stands(text):
    assert decode(text.encode()) == (text, None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_names_the_encoding_and_is_dropped(encoding):
    assert decode(ENGLISH.encode(encoding)) == (ENGLISH, None)


def test_utf16_of_both_byte_orders():
    assert decode(b"\xfe\xff" + "Åbo".encode("utf-16-be"))[0] == "Åbo"
    assert decode(b"\xff\xfe" + "Åbo".encode("utf-16-le"))[0] == "Åbo"


def test_only_the_first_mark_is_dropped():
    assert decode("\ufeff\ufeffx".encode())[0] == "\ufeffx"


@pytest.mark.parametrize(("encoding", "text"), [
    ("cp1252", ENGLISH),
    ("cp1250", "Burmistrz Łodzi ogłosił, że miasto zbuduje nową szkołę i ścieżkę rowerową do końca roku. " * 3),
    ("shift_jis", "市長は来年までに新しい地下鉄を開通させると発表した。" * 5),
])  # fmt: skip
def test_a_safe_guess_reads_the_text(encoding, text):
    decoded, guessed = decode(text.encode(encoding))
    assert decoded == text
    assert guessed is not None


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_what_two_encodings_read_alike_well_is_refused(encoding):
    text = "Мэр города заявил, что новая линия метро откроется в следующем году. " * 3
    with pytest.raises(Refusal, match=r"not UTF-8 \(byte 0x\w\w at offset 0\).*--encoding") as refused:
        decode(text.encode(encoding))
    assert refused.value.reason == "encoding"
    assert decode(text.encode(encoding), encoding) == (text, None)


def test_damaged_utf8_is_not_taken_for_another_encoding():
    data = ("Zürich and Köln agreed on the line. " * 5).encode().replace(b"\xbc", b"", 1)
    with pytest.raises(Refusal, match=r"damaged UTF-8: byte 0xc3 at offset 1 ") as refused:
        decode(data)
    assert refused.value.reason == "encoding"


def test_a_named_encoding_is_kept_to():
    with pytest.raises(Refusal, match=r"not valid utf-8: byte 0xe9 at offset 3 "):
        decode("café".encode("cp1252"), "utf-8")
    assert decode("café".encode("cp1252"), "cp1252") == ("café", None)
    assert decode("Åbo".encode("utf-16-le"), "utf-16-le") == ("Åbo", None)


def test_codecs_that_know_no_place():
    with pytest.raises(Refusal, match=r"not valid undefined: .*undefined encoding.*; name its encoding"):
        decode(b"x", "undefined")


def test_broken_utf16_names_the_offset_in_the_file():
    with pytest.raises(Refusal, match="at offset 4 "):
        decode(b"\xff\xfea\x00b")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"abc\x00def", b"\xff\x01\x02\x03Oslo" * 9, "a\0b".encode("utf-16")])
def test_binary_is_refused(data):
    with pytest.raises(Refusal, match="binary data, not text") as refused:
        decode(data)
    assert refused.value.reason == "binary"


def test_a_nul_is_binary_with_a_hint():
    with pytest.raises(Refusal, match=r"NUL at character 1.*utf-16-le") as refused:
        decode("Oslo".encode("utf-16-le"))
    assert refused.value.reason == "binary"


def test_a_large_text_is_guessed_from_a_part_of_it():
    text = "The council met on Monday. " * 100_000 + ENGLISH
    assert decode(text.encode("cp1252")) == (text, "cp1252")
