"""Why a name is no city's, in plain words."""

from __future__ import annotations

import pytest

from citybeat.extract.cities.decide import Group
from citybeat.extract.cities.objections import KINDS, elsewhere, main_reason, objection
from citybeat.gazetteer import Gazetteer

GAZETTEER = Gazetteer.open()


@pytest.mark.parametrize(("name", "kind"), [("Sweden", "country"), ("Europe", "never"), ("Ontario", "region"), ("Oslo", "never")])
def test_what_is_refused_at_once(name: str, kind: str) -> None:
    assert elsewhere(name, GAZETTEER) == KINDS[kind]


@pytest.mark.parametrize(("group", "reason"), [
    (Group("Leeds", cues={"cities.not_team": -2.0, "cities.based": 1.0}),
     "the words beside it speak for something else, by cities.not_team"),
    (Group("Ontario", cues={"cities.based": 1.0}), KINDS["region"]),
    (Group("Lund", labels=["PERSON", "PERSON", "LOC"]), "the model takes it for a person's name"),
    (Group("Lund", labels=["ORG", "LOC", ""]), "neither the model nor the words beside it say that it is a city"),
    (Group("Lund", labels=["LOC"]), "neither the model nor the words beside it say that it is a city"),
    (Group("Lund"), "neither the model nor the words beside it say that it is a city"),
])
def test_the_strongest_objection(group: Group, reason: str) -> None:
    assert main_reason(group, GAZETTEER) == reason


def test_the_probability_is_told() -> None:
    group = Group("Lund", labels=["PERSON"], probability=0.314)
    assert objection(group, 0.45, GAZETTEER).endswith("(probability of a city: 0.31, 0.45 is needed)")
