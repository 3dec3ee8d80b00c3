"""Linkers: which candidate mention belongs to a head span (a title's person, a goal's holder).

A linker is a one-layer perceptron over the vectors of both spans, their product, and what stands between them, with a NULL
score for "none of them"; it was trained with log-sum over the mentions of the right entry.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]
Floats = NDArray[np.float32]
EDGES = (1, 2, 3, 4, 6, 9, 14, 22, 35, 60, 100)
FEATURES = 2 * (len(EDGES) + 1) + 8
TYPES = ("PERSON", "ORG", "LOC", "NORP")
FAR = 60  # words between a head span and a candidate that are looked at


def features(head: Span, candidates: Sequence[Span], types: Sequence[str], words: Sequence[str]) -> Floats:
    """What stands between a head span and each candidate: (n, FEATURES), from word offsets alone.

    Signed distance in buckets; a line break, a comma, a full stop and another candidate between them; the candidate's type.
    """
    counts, marked = marks_before(words), 2 * (len(EDGES) + 1)
    ordered = sorted(candidates)
    starts = [start for start, _ in ordered]
    first_ends = [*accumulate([end for _, end in reversed(ordered)], min)][::-1]  # the least end of each candidate and those after it
    hot: list[int] = []  # in plain lists: there are too few candidates for numpy to be faster
    for row, ((start, end), kind) in enumerate(zip(candidates, types, strict=True)):
        is_before = end <= head[0]
        low, high = (end, head[0]) if is_before else (head[1], start)
        at = row * FEATURES
        hot.append(at + bisect_right(EDGES, max(0, high - low)) + (0 if is_before else len(EDGES) + 1))
        at += marked
        until = max(low, min(high, low + FAR))
        hot += [at + mark for mark, before in enumerate(counts) if before[until] > before[low]]
        behind = bisect_left(starts, low)
        if behind < len(starts) and first_ends[behind] <= high:
            hot.append(at + 3)
        if kind in TYPES:
            hot.append(at + 4 + TYPES.index(kind))
    out = np.zeros(len(candidates) * FEATURES, np.float32)
    out[hot] = 1
    return out.reshape(-1, FEATURES)


class Marks:
    """`marks_before` of the words that were asked for last: an article's titles are linked one after the other."""

    last: tuple[Sequence[str], tuple[list[int], ...]] = (), ([0], [0], [0])


def marks_before(words: Sequence[str]) -> tuple[list[int], ...]:
    """Three lists of one number a word and one more: how many of the words before hold a line break, are a comma, or are a full stop or the
    like."""
    known, counts = Marks.last
    if words is not known:
        marks = (["\n" in w for w in words], [w == "," for w in words], [w in ".;!?" for w in words])
        counts = tuple([0, *accumulate(row)] for row in marks)
        Marks.last = words, counts  # both at once: another thread may ask for other words meanwhile
    return counts


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
