"""The columns of a Doc say what its tokens say."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from citybeat.nlp.columns import columns_of, text_of

NLP = spacy.blank("en")
TEXTS = ["", " ", "Oslo", "Oslo's mayor, Ana Ruiz,  said: “No.”\n\nBergen (pop. 3)\t ", "İstanbul\u00a0ΑΣ\x1f\r\nß", "👩‍👧 a\u2028b "]


def same(doc: Doc) -> None:
    columns = columns_of(doc)
    assert columns.text == doc.text
    assert columns.texts == [token.text for token in doc]
    assert columns.lower == [token.lower_ for token in doc]
    assert columns.offsets == [token.idx for token in doc]
    assert columns.spaced == [bool(token.whitespace_) for token in doc]
    assert columns.is_space == [token.is_space for token in doc]
    for start in range(len(doc)):
        for end in range(start, min(len(doc), start + 4) + 1):
            assert columns.between(start, end) == doc[start:end].text


@pytest.mark.parametrize("text", TEXTS)
def test_columns(text: str) -> None:
    same(NLP(text))


@given(st.text(max_size=60))
def test_columns_of_any_text(text: str) -> None:
    same(NLP.make_doc(text))


def test_columns_are_made_once() -> None:
    doc = NLP("Ana Ruiz left Oslo.")
    assert columns_of(doc) is columns_of(doc)
    assert text_of(doc[1:4]) == "Ruiz left Oslo"


def test_merged_tokens_make_new_columns() -> None:
    doc = NLP("Ana Ruiz left Oslo.")
    assert columns_of(doc).texts[0] == "Ana"
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    assert columns_of(doc).texts[:2] == ["Ana Ruiz", "left"]


@pytest.mark.parametrize(("words", "bounds"), [
    (["It", "rained", "."], (0, 3)), (["\n", "It", "rained", "\n\n", " "], (1, 3)), (["It", "\n", "rained"], (0, 3)), (["\n", " "], (0, 1)),
    (["\n"], (0, 1)), (["\n", "It"], (1, 2)),
])
def test_trimmed_of_white_space(words: list[str], bounds: tuple[int, int]) -> None:
    assert columns_of(Doc(NLP.vocab, words)).trimmed(0, len(words)) == bounds
