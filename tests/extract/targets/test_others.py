"""Forecasts and achievements, by what the sentence head says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.targets.others import kind_of, others_of

RISE = "Sales are expected to rise 12% next year."


@pytest.mark.parametrize(
    ("text", "kinds", "kind"),
    [
        (RISE, {"forecast": 0.4, "achievement": 0.1}, "forecast"),
        (RISE, {"forecast": 0.1, "achievement": 0.1}, None),
        ("The mood is good in the town.", {"forecast": 0.5, "achievement": 0.1}, None),
        ("The mood is good in the town.", {"forecast": 0.8, "achievement": 0.1}, "forecast"),
        ("The town reached its goal of 500 trees.", {"forecast": 0.1, "achievement": 0.6}, "achievement"),
        ("The town reached its goal of 500 trees.", {"forecast": 0.1, "achievement": 0.3}, None),
        (RISE, {}, None),
    ],
)
def test_kind(doc_of: Callable[[str], Doc], text: str, kinds: dict[str, float], kind: str | None) -> None:
    assert kind_of(doc_of(text)[:], kinds) == kind


def test_a_number_makes_it_surer(doc_of: Callable[[str], Doc]) -> None:
    kinds = {"forecast": 0.3}
    assert kind_of(doc_of("Sales will rise 12%.")[:], kinds) == "forecast"
    assert kind_of(doc_of("Sales will rise.")[:], kinds) is None


def test_without_a_model_there_are_none(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of(RISE)
    assert list(others_of([doc[:]], {})) == []
