"""Word pieces, shapes and windows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.nlp.wordpieces import MAX_PIECES_PER_WORD, SHAPES, WordPieces, load_tokenizer, windows, word_shape

VOCABULARY = ["[PAD]", "[unused0]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", "oslo", "decided", "uu", "##ttu", ".", "x", "-"]


@pytest.fixture
def pieces(tmp_path: Path) -> WordPieces:
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(VOCABULARY), encoding="utf8")
    return WordPieces(load_tokenizer(path))


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("oslo", "lower"), ("Oslo", "title"), ("OSLO", "upper"), ("2030", "digit"), ("McDonald", "mixed"), ("-", "caseless"),
        ("\n", "layout"), ("J", "initial"), ("U.S.", "initial"),
    ],
)
def test_word_shape(word: str, shape: str) -> None:
    assert SHAPES[word_shape(word)] == shape


def test_words_and_layout(pieces: WordPieces) -> None:
    found = pieces(["Oslo", " ", "Uuttu", "\n", "decided", "\n\n", "."])
    assert [VOCABULARY[i] for i in found.ids] == ["oslo", "uu", "##ttu", "[unused0]", "decided", "[unused1]", "."]
    assert found.first.tolist() == [0, -1, 1, 3, 4, 5, 6]
    assert [SHAPES[s] for s in found.shapes] == ["title", "title", "title", "layout", "lower", "layout", "caseless"]


def test_a_word_without_pieces_has_no_first(pieces: WordPieces) -> None:
    assert pieces(["\u200b", "Oslo"]).first.tolist() == [-1, 0]


def test_what_no_font_can_show_is_left_out(pieces: WordPieces) -> None:
    assert pieces.pieces_of("\ue000\U000f0000\ufffeOslo") == pieces.pieces_of("Oslo")


def test_a_very_long_word_keeps_its_first_pieces(pieces: WordPieces) -> None:
    assert len(pieces(["-" * 500]).ids) == MAX_PIECES_PER_WORD


def test_the_cache_changes_nothing(pieces: WordPieces) -> None:
    assert pieces.pieces_of("Uuttu") == pieces.pieces_of("Uuttu") == [8, 9]


@given(st.integers(0, 5000), st.integers(8, 300), st.integers(0, 7))
def test_kept_parts_tile_the_article(length: int, size: int, overlap: int) -> None:
    at = 0
    for start, end, keep_from, keep_to in windows(length, size, overlap):
        assert keep_from == at
        assert start <= keep_from <= keep_to <= end
        assert end - start <= size
        at = keep_to
    assert at == length


def test_overlap_gives_context_on_both_sides() -> None:
    (_, _, _, first_to), (second_start, _, second_from, _) = windows(400, size=254, overlap=64)
    assert first_to == second_from
    assert second_from - second_start >= 32
