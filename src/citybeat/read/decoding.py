"""From bytes to text: by a byte-order mark, as UTF-8, as the encoding that the caller names, or by a guess that is safe enough."""

from __future__ import annotations

import codecs
import re

from citybeat.read.refusal import Refusal

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WHAT_TO_DO = "name its encoding with --encoding, or convert it to UTF-8"
SAMPLE = 32_768  # bytes before and after the first one that is not UTF-8; detection over 10 MB would take a minute
MAX_CHAOS, CHAOS_MARGIN, COHERENCE_MARGIN = 0.1, 0.05, 0.1
MAX_CONTROL_SHARE = 0.01
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def mark_of(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte-order mark names and the mark's length, or None."""
    return next(((name, len(mark)) for mark, name in MARKS if data.startswith(mark)), None)


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """The text, without a byte-order mark and otherwise as it stands, and the encoding where it was guessed.

    Errors: Refusal (`encoding`, `binary`).
    """
    if encoding is not None:
        return refuse_binary(strictly(data, encoding).removeprefix("\ufeff")), None
    mark = mark_of(data)
    if mark:
        name, length = mark
        return refuse_binary(strictly(data[length:], name, offset=length)), None
    try:
        return refuse_binary(data.decode("utf-8")), None
    except UnicodeDecodeError as error:
        text, name = guess(data, error)
        return refuse_binary(text), name


def strictly(data: bytes, encoding: str, offset: int = 0) -> str:
    """Decode, or refuse with the place of the first bad byte; `offset` is where `data` begins in the file."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + offset
        message = f"not valid {encoding}: byte 0x{data[error.start]:02x} at offset {at} ({error.reason}); {WHAT_TO_DO}"
        raise Refusal("encoding", message) from None
    except UnicodeError as error:  # what codecs that are rarely used raise; it knows no place
        raise Refusal("encoding", f"not valid {encoding}: {error}; {WHAT_TO_DO}") from None


def refuse_binary(text: str) -> str:
    at = text.find("\0")
    if at < 0:
        return text
    message = f"binary data, not text (a NUL at character {at}); if it is UTF-16 without a byte-order mark, say so: --encoding utf-16-le"
    raise Refusal("binary", message)


def guess(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """Text and encoding of bytes that are not UTF-8, where the guess is safe; else a Refusal.

    A wrong guess gives wrong names and nobody notices, so that text in damaged UTF-8 and text that two encodings
    read differently with equal right are refused.
    """
    at, byte = error.start, data[error.start]
    sample = data[max(0, at - SAMPLE):at + SAMPLE]
    if len(CONTROL.findall(sample)) > MAX_CONTROL_SHARE * len(sample):
        raise Refusal("binary", f"binary data, not text (control bytes around offset {at})")
    if damaged_utf8(sample):
        message = f"damaged UTF-8: byte 0x{byte:02x} at offset {at} ({error.reason}); repair or export the text again"
        raise Refusal("encoding", message)
    encoding = detect(sample)
    if encoding is None:
        message = f"not UTF-8 (byte 0x{byte:02x} at offset {at}), and no other encoding is certain; {WHAT_TO_DO}"
        raise Refusal("encoding", message)
    return strictly(data, encoding), encoding


def damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is valid UTF-8; in another encoding hardly anything is."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - bad > bad


def detect(sample: bytes) -> str | None:
    """The encoding of a sample, when charset-normalizer is sure of it.

    Sure is: its best reading is plain (little chaos), and either Windows-1252, the usual one of English text, reads the
    same, or no other reading comes near.
    """
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    matches = from_bytes(sample)
    best = matches.best()
    if best is None or best.chaos > MAX_CHAOS:
        return None
    text = str(best)
    if text == sample.decode("cp1252", "replace"):
        return "cp1252"
    for other in matches:
        near = other.chaos <= best.chaos + CHAOS_MARGIN and other.coherence >= best.coherence - COHERENCE_MARGIN
        if near and str(other) != text:
            return None
    return best.encoding
