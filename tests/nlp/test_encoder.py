"""The shipped encoder: what it sets, exact offsets, no dependence on neighbours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from citybeat.errors import ModelError
from citybeat.nlp.encoder import heads_of, kinds_of, model_hash, score_of
from citybeat.pipeline import model_folder

TEXT = """Kumasi tram to open in May

KUMASI (Newsline) - Mayor Abena Sarfo of Kumasi said on Monday that the tram would open in May. The Ghanaian city borrowed $2 million.
"We are ready," said Dr. J. K. Osei, who leads the Kumasi Transport Agency. He declined to say more.
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(model_folder())


def test_names_and_places(nlp: Language) -> None:
    found = {(e.text, e.label_) for e in nlp(TEXT).ents}
    assert {("Abena Sarfo", "PERSON"), ("Kumasi", "LOC"), ("Ghanaian", "NORP")} <= found


def test_sentences_end_at_lines_and_not_at_initials(nlp: Language) -> None:
    sentences = [s.text.strip() for s in nlp(TEXT).sents]
    assert sentences[0] == "Kumasi tram to open in May"
    assert "The Ghanaian city borrowed $2 million." in sentences
    assert '"We are ready," said Dr. J. K. Osei, who leads the Kumasi Transport Agency.' in sentences


def test_vectors_scores_and_kinds(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.tensor.shape == (len(doc), 384)
    assert all(0 < score_of(e) <= 1 for e in doc.ents)
    kinds = kinds_of(doc)
    assert len(kinds) == len(list(doc.sents))
    assert all(abs(sum(k.values()) - 1) < 0.01 for k in kinds)
    assert heads_of(doc) is not None


def test_a_long_article_is_read_to_its_end(nlp: Language) -> None:
    doc = nlp(TEXT * 30)
    people = [e for e in doc.ents if e.text == "Abena Sarfo"]
    assert len(people) == 30
    assert people[-1].start_char > 29 * len(TEXT)


def test_an_article_does_not_depend_on_its_neighbours(nlp: Language) -> None:
    alone = nlp(TEXT).tensor
    _, beside = nlp.pipe(["A short text.", TEXT])
    assert np.array_equal(alone, beside.tensor)


@pytest.mark.parametrize("text", ["", " ", "\n", "a", "\u200b", "🔹", "\x00\x07", "سلام", "x" * 5000, "- " * 600])
def test_odd_texts(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert len(doc.tensor) == len(doc)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_any_text_keeps_its_offsets(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    for span in [*doc.ents, *(s for group in doc.spans.values() for s in group)]:
        assert text[span.start_char:span.end_char] == span.text
        assert span.text == span.text.strip()


def test_an_empty_component_says_what_to_do() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("citybeat_encoder")
    with pytest.raises(ModelError, match=r"citybeat\.load"):
        nlp("text")


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    with pytest.raises(ModelError, match="no encoder"):
        nlp.add_pipe("citybeat_encoder").from_disk(tmp_path)  # type: ignore[attr-defined]


def test_the_model_survives_the_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    again = spacy.load(tmp_path / "copy")
    assert np.array_equal(again(TEXT).tensor, nlp(TEXT).tensor)
    assert model_hash(tmp_path / "copy/encoder") == model_hash(model_folder() / "encoder")


def test_nothing_is_pickled() -> None:
    assert {p.suffix for p in model_folder().rglob("*") if p.is_file()} <= {".json", ".cfg", ".txt", ".npz", ".onnx", ".bin", ""}
