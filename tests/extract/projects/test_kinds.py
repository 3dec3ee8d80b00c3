"""Kinds by the noun of the name, by what the text calls it, and by default."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Facts
from citybeat.extract.projects.kinds import kind_in
from citybeat.extract.projects.lexicon import KINDS, kind_of_noun


@pytest.mark.parametrize(("markup", "kind"), [
    ("They praised the Clear Rivers Programme again.", "programme"),
    ("They praised the Clear Rivers Project again.", "project"),
    ("They praised the Clear Rivers Initiative again.", "initiative"),
    ("They praised the Quiet Streets Campaign again.", "campaign"),
    ("They praised the Harbour Strategy 2035 again.", "plan"),
    ("They praised the Quiet Streets Fund again.", "fund"),
    ("They praised the Quiet Towns Network again, and the <PROJECT>Quiet Towns Network</PROJECT> grew.", "network"),
    ("They opened <PROJECT>Lantern House</PROJECT>, a startup incubator to promote clean tools.", "incubator"),
    ("They hope to build the <PROJECT>Orla Research Centre</PROJECT> soon.", "facility"),
    ("They hope to build the Upper Orla Dam soon.", "infrastructure"),
    ("They read the <PROJECT>Lowland Diet Study</PROJECT> again.", "study"),
    ("They praised Operation Quiet Tide again.", "operation"),
    ("They praised the <PROJECT>Full Basket</PROJECT> campaign again.", "campaign"),
    ("They listed efforts such as Full Basket again.", "initiative"),
    ("They run a mapping project called “Quiet Map” again.", "project"),
    ("They praised the <PROJECT>Upland Growth Facility</PROJECT> again.", "fund"),
    ("They plan the <PROJECT>Upland Diving Facility</PROJECT> again.", "facility"),
    ("They praised the Orla Interchange Project again.", "infrastructure"),
    ("They praised the <PROJECT>Orla Learning Centers</PROJECT> program again.", "programme"),
    ("They praised the <PROJECT>Orla Bridge</PROJECT> initiative again.", "initiative"),
    ("They praised the <PROJECT>Rivers and Communities</PROJECT> project again.", "project"),
    ("They sent 40 troops to the <PROJECT>Gull Storm</PROJECT> exercise again.", "operation"),
    ("They sent 40 books to the <PROJECT>Gull Storm</PROJECT> exercise again.", "initiative"),
])
def test_kind(facts_in: Callable[[str], Facts], markup: str, kind: str) -> None:
    assert [p.kind for p in facts_in(markup).projects] == [kind]


@pytest.mark.parametrize(("name", "kind"), [
    ("national programme on clean roads", "programme"), ("harbour plan phase 2", "plan"), ("project plan b", "project"),
    ("quiet wave", None),
])
def test_kind_in(name: str, kind: str | None) -> None:
    assert kind_in(name.split()) == kind


def test_every_kind_has_nouns() -> None:
    assert set(kind_of_noun().values()) == set(KINDS)
