from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.evaluate.matching import fold, match, overlap, positions, token_f1
from citybeat.evaluate.shapes import SpanShape

WORDS = st.lists(st.sampled_from(["the", "energy", "Ministry", "of", "São", "R&D", "co-chair"]), max_size=6).map(" ".join)


@pytest.mark.parametrize(("text", "folded"), [
    ("The City of Oslo", "city of oslo"),
    ("“Blue Quay” scheme", "blue quay scheme"),
    ("R&D", "r&d"),
    ("co-chair", "co-chair"),
    ("Jane O’Hara", "jane o’hara"),
    ("J. Smith", "j smith"),
    ("US$ 5", "us$ 5"),
    ("ＯＳＬＯ", "oslo"),
    (None, ""),
    ("the", ""),
])
def test_fold(text: str | None, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("left", "right", "f1"), [
    ("Ministry of Energy", "the energy ministry", 0.8),
    ("mayor", "Mayor", 1.0),
    ("mayor", "deputy mayor", 2 / 3),
    ("go go", "go", 2 / 3),
    ("mayor", "clerk", 0.0),
    ("mayor", None, 0.0),
    (None, None, 1.0),
    (None, "the", 1.0),
])
def test_token_f1(left: str | None, right: str | None, f1: float) -> None:
    assert token_f1(left, right) == pytest.approx(f1)


@given(WORDS, WORDS)
def test_token_f1_is_symmetric_and_bounded(left: str, right: str) -> None:
    assert 0 <= token_f1(left, right) == token_f1(right, left) <= 1
    assert token_f1(left, left) == 1


def test_the_best_fit_goes_first() -> None:
    fits = {("a", "x"): 0.5, ("a", "y"): 0.9, ("b", "y"): 1.0}
    found = match(["a", "b", "c"], ["x", "y", "z"], lambda g, p: fits.get((g, p), 0.0))
    assert sorted(found.pairs) == [("a", "x"), ("b", "y")]
    assert found.missed == ["c"]
    assert found.extra == ["z"]


def test_of_equal_fits_the_earlier_one_goes_first() -> None:
    found = match(["a1", "a2"], ["a3"], lambda g, p: 1.0)
    assert found.pairs == [("a1", "a3")]
    assert found.missed == ["a2"]


@given(st.lists(st.integers(0, 4), max_size=6), st.lists(st.integers(0, 4), max_size=6))
def test_everything_is_matched_once_or_left_over(gold: list[int], predicted: list[int]) -> None:
    found = match(gold, predicted, lambda g, p: float(g == p))
    assert sorted([g for g, _ in found.pairs] + found.missed) == sorted(gold)
    assert sorted([p for _, p in found.pairs] + found.extra) == sorted(predicted)
    assert len(found.pairs) == sum(min(gold.count(n), predicted.count(n)) for n in set(gold))


def spans(*bounds: tuple[int, int], inside: str = "text") -> list[SpanShape]:
    return [SpanShape(in_=inside, start=start, end=end) for start, end in bounds]


def test_positions_of_a_quotation_pass_over_white_space() -> None:
    assert positions("two  words", "in two\n words here") == frozenset(range(3, 13))
    assert positions("no such words", "in two words") == frozenset()
    assert positions(" ", "text") == frozenset()


def test_positions_of_spans() -> None:
    assert positions(spans((0, 2), (1, 4)), "text") == frozenset({0, 1, 2, 3})
    assert positions(spans((0, 2), inside="title"), "text") == frozenset()


@pytest.mark.parametrize(("predicted", "share"), [
    (spans((0, 10)), 1.0),
    (spans((5, 15)), 0.5),
    (spans((0, 40)), 1.0),
    (spans((10, 20)), 0.0),
    ([], 0.0),
    ("abcdefghij", 1.0),
])
def test_overlap(predicted: list[SpanShape] | str, share: float) -> None:
    assert overlap("abcdefghij", predicted, "abcdefghij" + "k" * 1000) == share


def test_evidence_of_whole_paragraphs_points_at_nothing() -> None:
    text = "abcdefghij" + "k" * 1000
    assert overlap("abcdefghij", spans((0, 400)), text) == 1.0
    assert overlap("abcdefghij", spans((0, 401)), text) == 0.0
    assert overlap(text[:300], spans((0, 600)), text) == 1.0
