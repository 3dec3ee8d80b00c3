"""What the model's heads say of the words of one Doc, for spans that need not be the heads' own."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from spacy.tokens import Doc, Span

from citybeat.nlp.columns import columns_of
from citybeat.nlp.encoder import probabilities_of
from citybeat.nlp.heads import DECIMALS, Heads
from citybeat.nlp.linking import Floats


class Words:
    """The heads' probabilities by word: that it is inside a span of a type, and that it goes on one that began before."""

    def __init__(self, doc: Doc, heads: Heads):
        self.doc, self.heads = doc, heads
        self.texts, self.is_space = columns_of(doc).texts, columns_of(doc).is_space
        self.vectors: Floats = np.asarray(doc.tensor, np.float32)
        self.probabilities = probabilities_of(doc, heads)
        self.inside: dict[tuple[str, str], list[float]] = {}
        self.going_on: dict[tuple[str, str], list[float]] = {}

    def learn(self, head: str, kind: str) -> tuple[str, str]:
        """Fill in the columns of one type of a head; both are 0 everywhere where the model has no such head."""
        key = head, kind
        if key not in self.inside:
            labels = self.heads.labels.get(head, [])
            if head in self.probabilities and f"I-{kind}" in labels:
                begins, goes_on = (self.probabilities[head][:, labels.index(f"{part}-{kind}")].astype(np.float64) for part in "BI")
                self.inside[key], self.going_on[key] = (begins + goes_on).tolist(), goes_on.tolist()
            else:
                self.inside[key] = self.going_on[key] = [0.0] * len(self.texts)
        return key

    def of(self, head: str, kind: str, span: Span) -> float:
        """The mean probability of a span's words to be inside a span of this type, white space apart."""
        table = self.inside[self.learn(head, kind)]
        return mean([table[i] for i in range(span.start, span.end) if not self.is_space[i]])

    def runs_on(self, head: str, kind: str, span: Span) -> float:
        """The probability that the span is cut too short: that its first word, or the word behind it, goes on a span of this type."""
        table = self.going_on[self.learn(head, kind)]
        edges = [i for i in (span.start, span.end) if i < len(table) and not self.is_space[i]]
        return round(max((table[i] for i in edges), default=0.0), DECIMALS)

    def mean(self, head: str, kind: str, spans: Iterable[Span]) -> float:
        """The mean of `of` over spans; 0 without any."""
        return mean([self.of(head, kind, span) for span in spans])

    def best(self, head: str, kind: str, spans: Iterable[Span]) -> float:
        """The greatest of `of` over spans; 0 without any."""
        return max((self.of(head, kind, span) for span in spans), default=0.0)


def mean(numbers: list[float]) -> float:
    return round(sum(numbers) / len(numbers), DECIMALS) if numbers else 0.0
