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

    def column(self, head: str, kind: str, parts: str) -> list[float]:
        """By word the probability of the labels of one type of a head that begin with one of `parts`; 0 everywhere where the model has no
        such head."""
        labels = self.heads.labels.get(head, [])
        if head not in self.probabilities or f"I-{kind}" not in labels:
            return [0.0] * len(self.texts)
        columns = [labels.index(f"{part}-{kind}") for part in parts]
        return [*self.probabilities[head][:, columns].astype(np.float64).sum(1).tolist()]

    def of(self, head: str, kind: str, span: Span) -> float:
        """The mean probability of a span's words to be inside a span of this type, white space apart."""
        table = self.inside.get((head, kind))
        if table is None:
            table = self.inside[head, kind] = self.column(head, kind, "BI")
        start, end = span.start, span.end
        return mean([p for p, is_space in zip(table[start:end], self.is_space[start:end], strict=True) if not is_space])

    def runs_on(self, head: str, kind: str, span: Span) -> float:
        """The probability that the span is cut too short: that its first word, or the word behind it, goes on a span of this type."""
        table = self.going_on.get((head, kind))
        if table is None:
            table = self.going_on[head, kind] = self.column(head, kind, "I")
        edges = [table[i] for i in (span.start, span.end) if i < len(table) and not self.is_space[i]]
        return round(max(edges, default=0.0), DECIMALS)

    def mean(self, head: str, kind: str, spans: Iterable[Span]) -> float:
        """The mean of `of` over spans; 0 without any."""
        return mean([self.of(head, kind, span) for span in spans])

    def best(self, head: str, kind: str, spans: Iterable[Span]) -> float:
        """The greatest of `of` over spans; 0 without any."""
        return max((self.of(head, kind, span) for span in spans), default=0.0)


def mean(numbers: list[float]) -> float:
    return round(sum(numbers) / len(numbers), DECIMALS) if numbers else 0.0
