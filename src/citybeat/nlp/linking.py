"""Linkers: which candidate mention belongs to a head span (a title's person, a goal's holder).

A linker is a one-layer perceptron over the vectors of both spans, their product, and what stands between them, with a NULL
score for "none of them"; it was trained with log-sum over the mentions of the right entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]
Floats = NDArray[np.float32]
EDGES = np.array([1, 2, 3, 4, 6, 9, 14, 22, 35, 60, 100])
FEATURES = 2 * (len(EDGES) + 1) + 8
TYPES = ("PERSON", "ORG", "LOC", "NORP")


def features(head: Span, candidates: Sequence[Span], types: Sequence[str], words: Sequence[str]) -> Floats:
    """What stands between a head span and each candidate: (n, FEATURES), from word offsets alone.

    Signed distance in buckets; a line break, a comma, a full stop and another candidate between them; the candidate's type.
    """
    out = np.zeros((len(candidates), FEATURES), np.float32)
    for i, (start, end) in enumerate(candidates):
        before = end <= head[0]
        lo, hi = (end, head[0]) if before else (head[1], start)
        bucket = int(np.searchsorted(EDGES, max(0, hi - lo), side="right"))
        out[i, bucket + (len(EDGES) + 1) * (not before)] = 1
        row = out[i, 2 * (len(EDGES) + 1):]
        between = words[lo:min(hi, lo + 60)]
        row[0] = any("\n" in w for w in between)
        row[1] = any(w == "," for w in between)
        row[2] = any(w in ".;!?" for w in between)
        row[3] = any(lo <= a and b <= hi for a, b in candidates)
        if types[i] in TYPES:
            row[4 + TYPES.index(types[i])] = 1
    return out


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
