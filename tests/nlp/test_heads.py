"""Heads and linkers, on small matrices whose answers are known."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.errors import ModelError
from citybeat.nlp.heads import Found, Heads, best_path, decode, mean_of, means_of, softmax, stretches
from citybeat.nlp.linking import EDGES, FEATURES, features

LABELS = ["O", "B-A", "I-A", "B-B", "I-B"]
OUT, BA, IA, BB, IB = np.eye(5, dtype=np.float32) * 0.8 + 0.04


@pytest.mark.parametrize(
    ("rows", "spans"),
    [
        ([OUT, BA, IA, OUT], [(1, 3, "A")]),
        ([BA, BA], [(0, 1, "A"), (1, 2, "A")]),
        ([IA, IA, OUT], [(0, 2, "A")]),          # no B-: still a span
        ([BA, IB, IA, OUT], [(0, 3, "A")]),      # the type with most mass
        ([BA, OUT, BB], [(0, 1, "A"), (2, 3, "B")]),
        ([OUT, OUT], []),
        ([OUT, BB], [(1, 2, "B")]),
    ],
)
def test_decode(rows: list[np.ndarray], spans: list[tuple[int, int, str]]) -> None:
    assert [(f.start, f.end, f.label) for f in decode(np.stack(rows), LABELS)] == spans


def test_a_lower_threshold_finds_more() -> None:
    doubtful = np.array([[0.6, 0.3, 0.1, 0.0, 0.0]], np.float32)
    assert list(decode(doubtful, LABELS)) == []
    (found,) = decode(doubtful, LABELS, 0.3)
    assert found == Found(0, 1, "A", 0.4, np.array([0.4, 0.0], np.float32))
    assert found.kinds == pytest.approx([0.4, 0.0])


def test_the_whole_path_counts_not_each_word() -> None:
    bridge = np.array([0.5, 0.02, 0.44, 0.02, 0.02], np.float32)  # outside on its own, but what follows must have begun somewhere
    assert [(f.start, f.end) for f in decode(np.stack([BA, bridge, IA, OUT]), LABELS)] == [(0, 3)]


@given(st.integers(0, 2**32 - 1), st.integers(1, 6))
def test_the_best_path_is_the_best_of_all(seed: int, length: int) -> None:
    logs = np.random.default_rng(seed).normal(size=(length, 5)).astype(np.float32)

    def allowed(path: tuple[int, ...]) -> bool:
        return all(k % 2 or not k or (i and path[i - 1] in (k, k - 1)) for i, k in enumerate(path))

    def total(path: tuple[int, ...]) -> float:
        return float(sum(logs[i, k] for i, k in enumerate(path)))

    best = max((p for p in itertools.product(range(5), repeat=length) if allowed(p)), key=total)
    found = tuple(best_path(logs))
    assert allowed(found)
    assert total(found) == pytest.approx(total(best), abs=1e-4)


def test_softmax_sums_to_one() -> None:
    assert np.allclose(softmax(np.array([[1.0, 2.0, 900.0]], np.float32)).sum(-1), 1)


def small_heads() -> Heads:
    """Word vectors of width 2: the first number says A, the second says that a sentence starts."""
    zeros = np.zeros((5, 2), np.float32)
    names = zeros.copy()
    names[1, 0] = 10
    link = {
        "head.weight": np.zeros((1, 2), np.float32), "head.bias": np.zeros(1, np.float32),
        "candidate.weight": np.array([[1, 0]], np.float32),
        "product.weight": np.zeros((1, 2), np.float32), "features.weight": np.zeros((1, FEATURES), np.float32),
        "score.weight": np.ones((1, 1), np.float32), "score.bias": np.zeros(1, np.float32),
        "null.weight": np.zeros((1, 2), np.float32), "null.bias": np.full(1, 0.5, np.float32),
    }
    weights = {
        "spans.names.weight": names, "spans.names.bias": np.array([5, 0, 0, 0, 0], np.float32),
        "starts.weight": np.array([[0, 0], [0, 10]], np.float32), "starts.bias": np.array([5, 0], np.float32),
        "kinds.weight": np.array([[0, 0, 0, 0], [9, 0, 0, 0]], np.float32), "kinds.bias": np.zeros(2, np.float32),
        "status.weight": np.array([[0, 0], [0, 9]], np.float32), "status.bias": np.zeros(2, np.float32),
        **{f"links.person.{k}": v for k, v in link.items()},
    }
    return Heads(weights, {"names": LABELS, "kinds": ["none", "target"], "status": ["current", "former"]}, {"names": 0.5})


def test_heads_over_words() -> None:
    heads = small_heads()
    vectors = np.array([[1, 1], [0, 0]], np.float32)
    probabilities = heads.probabilities(vectors)
    assert [(f.start, f.end) for f in heads.spans("names", probabilities["names"])] == [(0, 1)]
    assert probabilities["starts"][0, 1] > 0.9 > 0.1 > probabilities["starts"][1, 1]
    assert heads.kinds(vectors)["target"] > 0.9
    each = heads.kinds_of_each(np.array([[1, 1], [0, 0], [0, 1]], np.float32), [(0, 2), (1, 2), (2, 3)])
    assert each[0] == heads.kinds(vectors)
    assert each[1] == each[2] == {"none": 0.5, "target": 0.5}
    assert heads.kinds_of_each(vectors, []) == []
    assert heads.status(np.array([[0, 0], [0, 1]], np.float32))["former"] > 0.9


def test_link_prefers_the_right_candidate_and_knows_none() -> None:
    heads = small_heads()
    vectors = np.array([[0, 0], [1, 0], [0, 0]], np.float32)
    scores, null = heads.link("person", (0, 1), [(1, 2), (2, 3)], ["PERSON", "PERSON"], ["mayor", "Roe", "Poe"], vectors)
    assert scores[0] > null > scores[1]
    assert heads.link("person", (0, 1), [], [], ["mayor"], vectors) == ([], 0.0)
    spans = [(1, 2), (2, 3)]
    assert heads.link("person", (0, 1), spans, ["PERSON"] * 2, ["mayor", "Roe", "Poe"], vectors, means_of(vectors, spans)) == (scores, null)


def test_heads_survive_the_disk(tmp_path: Path) -> None:
    heads = small_heads()
    heads.to_disk(tmp_path)
    again = Heads.from_disk(tmp_path)
    vectors = np.array([[1, 1]], np.float32)
    assert again.probabilities(vectors)["names"] == pytest.approx(heads.probabilities(vectors)["names"])
    assert (again.labels, again.thresholds) == (heads.labels, heads.thresholds)


def test_a_folder_without_heads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no heads"):
        Heads.from_disk(tmp_path)


def test_pickled_arrays_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "heads.npz", bad=np.array([object()], dtype=object))
    with pytest.raises(ModelError, match="no heads"):
        Heads.from_disk(tmp_path)


def test_features_say_what_stands_between() -> None:
    words = ["Roe", ",", "mayor", "of", "Oslo", ".", "\n", "Poe"]
    rows = features((2, 3), [(0, 1), (4, 5), (7, 8)], ["PERSON", "LOC", "PERSON"], words)
    line, comma, stop, other, person, _, place, _ = rows[:, 2 * (len(EDGES) + 1):].T
    assert line.tolist() == [0, 0, 1]
    assert comma.tolist() == [1, 0, 0]
    assert stop.tolist() == [0, 0, 1]
    assert other.tolist() == [0, 0, 1]
    assert person.tolist() == [1, 0, 1]
    assert place.tolist() == [0, 1, 0]
    assert rows.shape == (3, FEATURES)


def test_means_of_many_spans_are_numpys_to_the_last_bit() -> None:
    rng = np.random.default_rng(5)
    vectors = rng.normal(size=(60, 384)).astype(np.float32)
    spans = [(int(a), int(a + rng.integers(1, 9))) for a in rng.integers(0, 50, 200)]
    expected = np.stack([vectors[a:b].mean(0) for a, b in spans])
    assert np.array_equal(means_of(vectors, spans), expected)
    assert np.array_equal(np.stack([mean_of(vectors, span) for span in spans]), expected)


def test_stretches_are_the_runs_of_true_flags() -> None:
    assert stretches(np.array([True, True, False, True, False, False, True])) == [(0, 2), (3, 4), (6, 7)]
    assert stretches(np.array([False, False])) == stretches(np.array([], bool)) == []
