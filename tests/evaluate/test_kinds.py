"""What each row counts, one change at a time."""

from __future__ import annotations

from typing import Any

import pytest

from citybeat.evaluate.counts import Count
from citybeat.evaluate.targets import same_unit, same_value
from tests.evaluate.helpers import GOLD, RECORD, changed, scored, span

RIGHT = {
    "cities": Count(2, 2, 2), "cities.linked": Count(1, 1, 1), "people": Count(2, 2, 2),
    "roles": Count(2, 2, 2), "roles.full": Count(2, 2, 2), "roles.dates": Count(1, 1, 1),
    "targets": Count(1, 1, 1), "targets.full": Count(1, 1, 1), "targets.slots": Count(4, 4, 4),
    "targets.resisted": Count(1, 1, 1), "targets.other": Count(1, 1, 1),
    "projects": Count(1, 1, 1), "projects.partial": Count(1, 1, 1), "projects.kind": Count(1, 1, 1),
    "projects.parties": Count(1, 1, 1), "projects.cities": Count(1, 1, 1),
}


def test_a_right_record_has_no_mistakes() -> None:
    counts, mistakes = scored()
    assert counts == RIGHT
    assert mistakes == []


@pytest.mark.parametrize(("path", "new", "expected"), [
    # a city counts by name, or else by its link; an alias of gold will do
    ("cities.0.name", "Veile", {"roles.full": Count(1, 2, 2)}),  # the link is still right
    ("cities.0.geonames_id", 5, {"cities.linked": Count(0, 1, 1)}),
    ("cities.1.name", "Koldinghus", {"projects.cities": Count(0, 1, 1)}),
    ("cities.1.name", "Colding", {"cities": Count(1, 2, 2), "cities.linked": Count(1, 2, 1), "projects.cities": Count(0, 1, 1)}),
    # a person's name is the fullest one; a role finds its person by an alias as well
    ("people.0.name", "Lind", {"people": Count(1, 2, 2)}),
    ("people.0.name", "Signe", {"people": Count(1, 2, 2), "roles": Count(1, 2, 2), "roles.full": Count(1, 2, 2)}),
    # roles
    ("roles.0.title", "the Mayor", {}),
    ("roles.0.title", "deputy mayor", {"roles": Count(1, 2, 2), "roles.full": Count(1, 2, 2)}),
    ("roles.0.person", None, {"roles": Count(1, 2, 2), "roles.full": Count(1, 2, 2)}),
    ("roles.0.organization", None, {"roles.full": Count(1, 2, 2)}),
    ("roles.0.organization_text", "Kolding", {}),  # the ref still says Vejle
    ("roles.0.status", "former", {"roles.full": Count(1, 2, 2)}),
    ("roles.1.organization_text", "Port of Ribe", {}),  # two thirds of the words
    ("roles.1.organization_text", "Port Authority of Ribe", {"roles.full": Count(1, 2, 2)}),
    ("roles.1.end", "2020", {"roles.dates": Count(0, 1, 1)}),
    ("roles.1.start", "2019", {"roles.dates": Count(0, 1, 1)}),
    # targets
    ("targets.0.deadline", "2030", {"targets.full": Count(0, 1, 1), "targets.slots": Count(3, 4, 4)}),
    ("targets.0.deadline", None, {"targets.full": Count(0, 1, 1), "targets.slots": Count(3, 3, 4)}),
    ("targets.0.quantity", None, {"targets.full": Count(0, 1, 1), "targets.slots": Count(2, 2, 4)}),
    ("targets.0.quantity.unit", "tonnes", {"targets.slots": Count(3, 4, 4)}),
    ("targets.0.holder", None, {"targets.full": Count(0, 1, 1), "targets.slots": Count(3, 3, 4)}),
    ("targets.0.holder", {"name": "Town of Vejle"}, {}),
    ("targets.0.holder", {"name": "the old harbour of Vejle"}, {"targets.full": Count(0, 1, 1), "targets.slots": Count(3, 4, 4)}),
    ("targets.0.baseline", "1990", {"targets.slots": Count(4, 5, 4)}),
    ("targets.0.kind", "forecast", {
        "targets": Count(0, 0, 1), "targets.full": Count(0, 0, 1), "targets.slots": Count(), "targets.other": Count(1, 2, 1),
    }),
    ("targets.1.kind", "target", {
        "targets": Count(1, 2, 1), "targets.full": Count(1, 2, 1), "targets.resisted": Count(0, 1, 1), "targets.other": Count(0, 0, 1),
    }),
    ("targets.1.kind", "achievement", {"targets.other": Count(0, 1, 1)}),
    # projects
    ("projects.0.name", "QQ", {}),
    ("projects.0.name", "the “Quiet Quays”", {}),
    ("projects.0.kind", "plan", {"projects.kind": Count(0, 1, 1)}),
    ("projects.0.lead", "o1", {"projects.parties": Count(1, 2, 1)}),
    ("projects.0.lead", "o9", {}),
    ("projects.0.participants", [], {"projects.parties": Count(0, 0, 1)}),
    ("projects.0.cities", ["c1", "c2"], {"projects.cities": Count(1, 2, 1)}),
    ("projects.0.name", "Quiet Streets", {
        "projects": Count(0, 1, 1), "projects.kind": Count(), "projects.parties": Count(), "projects.cities": Count(),
    }),
])
def test_one_change(path: str, new: Any, expected: dict[str, Count]) -> None:
    counts, _ = scored(record=changed(RECORD, path, new))
    assert {row: count for row, count in counts.items() if count != RIGHT[row]} == expected


def test_a_name_is_found_once() -> None:
    record = changed(RECORD, "people", [*RECORD["people"], {"id": "p3", "name": "Signe Lind"}])
    counts, mistakes = scored(record=record)
    assert counts["people"] == Count(2, 3, 2)
    assert [(m.row, m.what, m.item) for m in mistakes] == [("people", "extra", "Signe Lind")]


def test_a_target_cannot_cover_the_whole_article() -> None:
    wide = changed(GOLD, "targets.0.evidence", "by 30%")
    record = changed(RECORD, "targets.0.evidence", [{"in": "text", "start": 0, "end": 260}, {"in": "text", "start": 100, "end": 401}])
    assert scored(gold=wide, record=record)[0]["targets"].right == 0


def test_articles_that_do_not_annotate_a_section_do_not_count_in_its_rows() -> None:
    gold = {key: value for key, value in GOLD.items() if key != "near_targets"}
    del (gold := changed(gold, "projects.0.lead", None))["projects"][0]["participants"]
    counts, _ = scored(gold=gold)
    assert {row for row in counts if counts[row] != RIGHT[row]} == {
        "targets.resisted", "targets.other", "projects.parties", "projects.cities",
    }
    assert counts["targets.other"] == Count()


def test_a_path_counts_as_the_organization() -> None:
    gold = changed(GOLD, "roles.1.organization", "Harbour Office, Port of Kolding")
    record = changed(changed(RECORD, "roles.1.organization_text", None), "roles.1.organization_path", ["Harbour Office", "Port of Kolding"])
    assert scored(gold=gold, record=record)[0]["roles.full"].right == 2


def test_the_mistakes_say_what_and_where() -> None:
    record = changed(changed(RECORD, "roles.0.status", "acting"), "targets.0.evidence", [span("opens its harbour")])
    lines = {(m.article, m.row, m.what, m.item) for m in scored(record=record)[1]}
    assert lines == {
        ("vejle", "roles.full", "wrong", "Signe Lind | Mayor: None acting for Vejle current"),
        ("vejle", "targets", "missed", "Vejle | cut harbour noise by 30% by 2032 | 30.0 percent | 2032"),
        ("vejle", "targets", "extra", "Vejle | cut harbour noise by 30% by 2032 | 2032"),
    }


@pytest.mark.parametrize(("left", "right", "same"), [
    ("home", "homes", True), ("percent", "percent", True), ("$", "USD", True), ("SGD", "$", True), ("USD", "SGD", False),
    ("€", "EUR", False), (None, None, True), ("home", None, False),
])
def test_same_unit(left: str | None, right: str | None, same: bool) -> None:
    assert same_unit(left, right) is same


@pytest.mark.parametrize(("left", "right", "same"), [
    (0.3, 0.1 + 0.2, True), (None, None, True), (None, 0.0, False), (0.0, None, False), (1.0, 2.0, False),
])
def test_same_value(left: float | None, right: float | None, same: bool) -> None:
    assert same_value(left, right) is same
