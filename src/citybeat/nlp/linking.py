"""Linkers: which candidate mention belongs to a head span (a title's person, a goal's holder).

A linker is a one-layer perceptron over the vectors of both spans, their product, and what stands between them, with a NULL
score for "none of them"; it was trained with log-sum over the mentions of the right entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]
Floats = NDArray[np.float32]
EDGES = np.array([1, 2, 3, 4, 6, 9, 14, 22, 35, 60, 100])
FEATURES = 2 * (len(EDGES) + 1) + 8
TYPES = ("PERSON", "ORG", "LOC", "NORP")
FAR = 60  # words between a head span and a candidate that are looked at


def features(head: Span, candidates: Sequence[Span], types: Sequence[str], words: Sequence[str]) -> Floats:
    """What stands between a head span and each candidate: (n, FEATURES), from word offsets alone.

    Signed distance in buckets; a line break, a comma, a full stop and another candidate between them; the candidate's type.
    """
    out = np.zeros((len(candidates), FEATURES), np.float32)
    starts, ends = np.array(candidates, np.int64).reshape(-1, 2).T
    before = ends <= head[0]
    low, high = np.where(before, ends, head[1]), np.where(before, head[0], starts)
    rows = np.arange(len(candidates))
    bucket = np.searchsorted(EDGES, np.maximum(0, high - low), side="right")
    out[rows, bucket + (len(EDGES) + 1) * ~before] = 1
    traits = out[:, 2 * (len(EDGES) + 1):]
    counts = marks_before(tuple(words))
    traits[:, :3] = (counts[:, np.maximum(low, np.minimum(high, low + FAR))] > counts[:, low]).T
    traits[:, 3] = ((low[:, None] <= starts) & (ends <= high[:, None])).any(1)
    for row, kind in enumerate(types):
        if kind in TYPES:
            traits[row, 4 + TYPES.index(kind)] = 1
    return out


@lru_cache(maxsize=1)  # an article's titles are linked one after the other
def marks_before(words: tuple[str, ...]) -> NDArray[np.int64]:
    """(3, words + 1): how many of the words before each hold a line break, are a comma, or are a full stop or the like."""
    marks = [["\n" in w for w in words], [w == "," for w in words], [w in ".;!?" for w in words]]
    return np.cumsum([[0, *row] for row in marks], axis=1, dtype=np.int64)


@dataclass
class Linker:
    """The matrices of one linker, as the model's file holds them."""

    weights: dict[str, Floats]

    def scores(self, head: Floats, candidates: Floats, traits: Floats) -> tuple[Floats, float]:
        """(384), (n, 384), (n, FEATURES) to the candidates' scores (n) and the NULL score, as logits."""
        w = self.weights
        mixed = (w["head.weight"] @ head + w["head.bias"]) + candidates @ w["candidate.weight"].T
        mixed = mixed + (candidates * head) @ w["product.weight"].T + traits @ w["features.weight"].T
        scores = np.maximum(mixed, 0) @ w["score.weight"][0] + w["score.bias"][0]
        return scores, float(w["null.weight"][0] @ head + w["null.bias"][0])
