"""The rows of a Doc's names say what doc.ents says."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from citybeat.nlp.entities import ent_rows, ents_within, forget_ents, labels_of

NLP = spacy.blank("en")


def named(text: str, *spans: tuple[int, int, str]) -> Doc:
    doc = NLP(text)
    doc.ents = [Span(doc, start, end, label) for start, end, label in spans]
    return doc


def test_ents_are_those_of_the_doc() -> None:
    doc = named("Ana Ruiz left Acme Ltd. in Oslo.", (0, 2, "PERSON"), (3, 5, "ORG"), (6, 7, "LOC"))
    assert [e.span for e in ent_rows(doc)] == list(doc.ents)
    assert [(e.start, e.end, e.label, e.text) for e in ent_rows(doc)] == [(e.start, e.end, e.label_, e.text) for e in doc.ents]
    assert [e.span.label_ for e in ent_rows(doc)] == ["PERSON", "ORG", "LOC"]


def test_labels_are_those_of_the_tokens() -> None:
    doc = named("Ana Ruiz left Acme Ltd. in Oslo.", (0, 2, "PERSON"), (3, 5, "ORG"), (6, 7, "LOC"))
    assert labels_of(doc) == [token.ent_type_ for token in doc] == ["PERSON", "PERSON", "", "ORG", "ORG", "", "LOC", ""]


def test_a_doc_without_names() -> None:
    assert labels_of(NLP("")) == []
    assert ent_rows(NLP("")) == []
    assert ent_rows(NLP("It rained.")) == []


@pytest.mark.parametrize("bounds", [[], [(0, 2)], [(0, 1), (1, 3)], [(2, 4)], [(3, 5)], [(1, 4)], [(0, 5)]])
def test_the_entities_within_a_span_are_those_that_spacy_gives(bounds: list[tuple[int, int]]) -> None:
    doc = named("Anne Berg Paul Okello Oslo", *[(start, end, "PERSON") for start, end in bounds])
    for start in range(5):
        for end in range(start + 1, 6):
            line = doc[start:end]
            assert [(e.start, e.end, e.label) for e in ents_within(line)] == [(e.start, e.end, e.label_) for e in line.ents]


def test_rows_are_made_once_and_again_when_forgotten() -> None:
    doc = named("Ana Ruiz left Oslo.", (0, 2, "PERSON"))
    rows = ent_rows(doc)
    assert ent_rows(doc) is rows
    doc.ents = [Span(doc, 3, 4, "LOC")]
    forget_ents(doc)
    assert [e.text for e in ent_rows(doc)] == ["Oslo"]
    assert labels_of(doc) == ["", "", "", "LOC", ""]
