"""Probabilities and log-odds."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.nlp.odds import CLIP, logit, shares, sigmoid, weighted


@given(st.floats(CLIP, 1 - CLIP))
def test_there_and_back(p: float) -> None:
    assert sigmoid(logit(p)) == pytest.approx(p)


@pytest.mark.parametrize(("p", "least", "taken"), [(0.0, 0.01, 0.01), (1.0, 0.01, 0.99), (0.0, 0.2, 0.2), (0.5, 0.2, 0.5)])
def test_no_probability_is_surer_than_it_may_be(p: float, least: float, taken: float) -> None:
    assert logit(p, least) == pytest.approx(math.log(taken / (1 - taken)))


def test_shares_keep_the_distances() -> None:
    one, two, three = shares([0.0, math.log(2), 900.0 - 900.0])
    assert (one, two, three) == (pytest.approx(0.25), pytest.approx(0.5), pytest.approx(0.25))


def test_shares_add_up() -> None:
    assert sum(shares([1.0, 2.0, 900.0])) == pytest.approx(1.0)
    assert shares([0.0, 0.0]) == [0.5, 0.5]


def test_traits_without_a_weight_say_nothing() -> None:
    assert weighted({"a": 2.0, "b": -1.0}, {"a": 0.5, "b": 1.0, "c": 9.0}) == 0.0
    assert weighted({}, {"c": 9.0}) == 0.0
