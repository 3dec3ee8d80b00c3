"""What stands between a head span and a candidate."""

from __future__ import annotations

import random

import numpy as np
import pytest

from citybeat.nlp.linking import EDGES, FAR, FEATURES, TYPES, Span, features

BUCKETS = len(EDGES) + 1


def one_by_one(head: Span, candidates: list[Span], types: list[str], words: list[str]) -> np.ndarray:
    """The same by the plainest means."""
    out = np.zeros((len(candidates), FEATURES), np.float32)
    for row, (start, end), kind in zip(out, candidates, types, strict=True):
        before = end <= head[0]
        low, high = (end, head[0]) if before else (head[1], start)
        row[sum(edge <= max(0, high - low) for edge in EDGES) + (0 if before else BUCKETS)] = 1
        between = words[low:min(high, low + FAR)]
        rest = row[2 * BUCKETS:]
        rest[:3] = "\n" in "".join(between), "," in between, any(word in ".;!?" for word in between)
        rest[3] = any(low <= a and b <= high for a, b in candidates)
        if kind in TYPES:
            rest[4 + TYPES.index(kind)] = 1
    return out


@pytest.mark.parametrize("seed", range(20))
def test_features_of_any_candidates(seed: int) -> None:
    draw = random.Random(seed)
    words = [draw.choice(["Roe", "Roe", "said", ",", ".", "\n", "\n\n", ";"]) for _ in range(draw.randint(8, 200))]
    spans = [(a, min(len(words), a + draw.randint(1, 4))) for a in (draw.randrange(len(words)) for _ in range(draw.randint(1, 30)))]
    types = [draw.choice([*TYPES, "FAC"]) for _ in spans]
    head = spans[0]
    assert np.array_equal(features(head, spans, types, words), one_by_one(head, spans, types, words))


def test_no_candidates() -> None:
    assert features((0, 1), [], [], ["mayor"]).shape == (0, FEATURES)


def test_a_comma_and_a_name_between() -> None:
    words = ["mayor", "Ana", ",", "Poe", "Bo"]
    found = features((0, 1), [(1, 2), (3, 4), (4, 5)], ["PERSON", "PERSON", "LOC"], words)[:, 2 * BUCKETS:]
    assert found[:, 1].tolist() == [0, 1, 1]
    assert found[:, 3].tolist() == [0, 1, 1]
    assert found[:, 4].tolist() == [1, 1, 0]
