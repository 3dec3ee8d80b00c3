"""The figures of the reliability tables, by hand."""

from __future__ import annotations

import random

import pytest

from citybeat.confidence.reliability import Bin, Reliability


def test_figures_by_hand():
    r = Reliability.of([0.9, 0.8, 0.3, 0.2], [True, False, True, False], bins=2)
    assert (r.cases, r.precision, r.mean) == (4, 0.5, pytest.approx(0.55))
    assert r.bins == [Bin(2, pytest.approx(0.25), 0.5), Bin(2, pytest.approx(0.85), 0.5)]
    assert r.ece == pytest.approx((0.25 + 0.35) / 2)
    assert r.auroc == 0.75
    assert r.surer_half == 0.5
    assert (r.sure, r.kept) == (0.5, 0.5)  # those of 0.9 and 0.8


def test_a_perfect_order():
    r = Reliability.of([0.6, 0.7, 0.1, 0.2], [True, True, False, False])
    assert (r.auroc, r.surer_half) == (1.0, 1.0)


def test_equal_confidences_tell_nothing_apart():
    r = Reliability.of([0.5] * 8, [True, True, True, True, True, True, False, False])
    assert r.auroc == 0.5
    assert r.surer_half == r.precision == 0.75  # whichever half


def test_one_sort_of_cases_has_no_auroc():
    assert Reliability.of([0.9, 0.8], [True, True]).auroc is None
    assert Reliability.of([0.9], [False]).auroc is None
    assert Reliability.of([0.9], [False]).kept is Reliability.of([0.5], [True]).sure is None


def test_an_odd_number_and_more_bins_than_cases():
    r = Reliability.of([0.9, 0.8, 0.1], [True, True, False], bins=10)
    assert len(r.bins) == 3
    assert r.surer_half == 1.0


def test_exact_probabilities_are_off_by_chance_alone():
    draw = random.Random(1)
    p = [draw.random() for _ in range(2000)]
    right = [draw.random() < x for x in p]
    r = Reliability.of(p, right)
    assert r.ece < 0.04
    assert r.ece == pytest.approx(r.ece_by_chance, abs=0.015)
    overconfident = Reliability.of([min(1.0, x + 0.2) for x in p], right)
    assert overconfident.ece > 3 * overconfident.ece_by_chance


def test_few_cases_are_off_by_much_even_so():
    assert Reliability.of([0.5] * 10, [True] * 5 + [False] * 5).ece_by_chance > 0.3


def test_the_same_every_time():
    cases = [0.2, 0.4, 0.9, 0.7], [False, True, True, False]
    assert Reliability.of(*cases) == Reliability.of(*cases)
