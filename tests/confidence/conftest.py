"""A Doc that heads with given words for given labels have read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.nlp.encoder import heads_of
from citybeat.nlp.notes import notes_of

LABELS = {
    "names": ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"],
    "title": ["O", "B-TITLE", "I-TITLE"], "city": ["O", "B-CITY", "I-CITY"], "project": ["O", "B-PROJECT", "I-PROJECT"],
    "goal": ["O", "B-GOAL", "I-GOAL"],
}
Given = Mapping[tuple[str, str], Mapping[str, float]]


class FakeHeads:
    """Says of each word what it was given: {(head, word): {label: probability}}; anything else is outside.

    The linker scores a candidate by its first word (`liked`), nobody by 0; sentences are what `kind` says.
    """

    def __init__(self, doc: Doc, given: Given, liked: Mapping[str, float] | None = None, kind: Mapping[str, float] | None = None):
        self.labels, self.linkers = LABELS, {"person": None}
        self.doc, self.given, self.liked, self.kind = doc, given, liked or {}, kind or {}

    def probabilities(self, vectors: np.ndarray) -> dict[str, np.ndarray]:
        found = {}
        for head, labels in LABELS.items():
            table = np.zeros((len(self.doc), len(labels)))
            for i, token in enumerate(self.doc):
                for label, p in self.given.get((head, token.text), {}).items():
                    table[i, labels.index(label)] = p
            table[:, 0] = 1 - table.sum(1)
            found[head] = table
        return found

    def kinds_of_each(self, vectors: np.ndarray, sentences) -> list[dict[str, float]]:
        return [dict(self.kind) for _ in sentences]

    def link(self, name, head, candidates, types, words, vectors, means=None):
        return [self.liked.get(words[a], 0.0) for a, _ in candidates], 0.0


Read = Callable[..., Doc]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return spacy.blank("en")


@pytest.fixture
def read(nlp: Language) -> Read:
    """read(text, given, liked=..., kind=...): the Doc, one sentence, with the heads in its notes."""

    def reader(text: str, given: Given | None = None, **options: Mapping[str, float]) -> Doc:
        doc = nlp(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        doc.tensor = np.zeros((len(doc), 384), np.float32)
        notes_of(doc)["citybeat.heads"] = FakeHeads(doc, given or {}, **options)
        assert heads_of(doc) is not None
        return doc

    return reader
