"""Signals become a probability."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.confidence.calibration import FORMS, WEIGHTS, Table, Weighed, family_of, logit, tables
from citybeat.pipeline import load

TABLE = Table(
    0.5,
    {"sure": Weighed("logit", 1, 1.0, 2.0), "times": Weighed("log", 1, 0.0, 0.5), "odd": Weighed("plain", -1, 0.0, -1.0)},
    {"roles.after_name": -0.75},
)


def test_parts_are_differences_from_what_is_usual():
    parts = TABLE.parts({"sure": 0.5, "times": 0.0, "odd": 1.0, "unknown": 7.0}, "roles.after_name.list")
    assert parts == {"sure": -2.0, "times": 0.0, "odd": -1.0, "roles.after_name": -0.75}
    assert TABLE.probability({"sure": 0.5, "odd": 1.0}, "roles.after_name") == round(1 / (1 + math.exp(3.25)), 3)


def test_what_was_not_measured_and_an_unseen_family_say_nothing():
    assert TABLE.parts({}, "roles.new") == {}
    assert TABLE.probability({}) == TABLE.probability({}, "roles.new") == round(1 / (1 + math.exp(-0.5)), 3)


def test_no_probability_counts_as_certain():
    assert logit(0.0) == logit(-3.0) == logit(0.001) < -4
    assert logit(1.0) == logit(0.999) == pytest.approx(-logit(0.0))
    assert logit(0.5) == 0


@pytest.mark.parametrize(("rule", "family"), [("roles.before_name", "roles.before_name"), ("a.b.c.d", "a.b"), ("own", "own"), ("", "")])
def test_families(rule, family):
    assert family_of(rule) == family


# -- the shipped tables

KINDS = {"city", "link", "person", "organization", "role", "target", "other", "project"}


def test_there_is_a_table_for_each_kind():
    assert set(tables()) == KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_signal_counts_against_its_direction_and_some_count(kind):
    table = tables()[kind]
    assert 4 <= len(table.signals) <= 12
    assert all(weighed.weight * weighed.sign >= 0 for weighed in table.signals.values())
    assert all(weighed.form in FORMS for weighed in table.signals.values())
    assert any(weighed.weight for weighed in table.signals.values())


def test_they_were_fitted_on_the_shipped_model():
    """After a change of the model: python models/recipe/fit_confidence.py GOLD corpus --data DATA --write"""
    assert json.loads(WEIGHTS.read_text(encoding="utf8"))["model"] == load().info.model


@given(st.sampled_from(sorted(KINDS)), st.floats(0, 1), st.integers(0, 10**9), st.text())
def test_any_signals_give_a_probability(kind, share, count, rule):
    table = tables()[kind]
    signals = {name: float(count) if weighed.form == "log" else share for name, weighed in table.signals.items()}
    p = table.probability(signals, rule)
    assert 0 <= p <= 1
    assert p == round(p, 3)
