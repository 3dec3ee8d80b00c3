"""The checker of the cases finds each thing that can be amiss."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from tests.cases.checker import Case, faults, read_cases
from tests.report.made import PEOPLE, ROLE, TARGET, TEXT, record


def case(text: str = TEXT, **expect: Any) -> Case:
    return Case.model_validate({"id": "made-1", "kind": "made up", "text": text, "expect": expect})


RIGHT: list[dict[str, Any]] = [
    {},
    {"cities": [["Vejle", 2610613]], "only_cities": True, "not_cities": ["Kolding"]},
    {"cities": [["vejle", None]]},
    {"people": ["Arun Desai"], "not_people": ["Mayor"]},
    {"people": ["Signe Lind", "Arun Desai"], "only_people": True},
    {"roles": [["Signe Lind", "mayor", "Vejle", "current"]], "not_roles": [["Arun Desai", "mayor"], ["Signe Lind", "Lord Mayor of Vejle"]]},
    {"roles": [["Signe Lind", "the Mayor", "Vejle", None]]},
    {"terms": [["Signe Lind", "Mayor", "2021", None]]},
    {"targets": [{"deadline": "2032", "value": 30, "holder": "the town of Vejle"}]},
    {"targets": [{"value": 30}]},
    {"projects": ["Quiet Quays", "QQ"], "not_projects": ["Port of Kolding"]},
]
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"cities": [["Kolding", None]]}, "city missed: Kolding"),
    ({"cities": [["Vejle", 1]]}, "city Vejle: 2610613 (DK), not 1"),
    ({"only_cities": True}, "city beyond those expected: Vejle"),
    ({"not_cities": ["Vejle"]}, "no city, but taken for one: Vejle"),
    ({"people": ["Desai"]}, "person missed: Desai"),
    ({"people": ["Signe Lind"], "only_people": True}, "person beyond those expected: Arun Desai"),
    ({"not_people": ["Desai"]}, "no person, but taken for one: Desai"),
    ({"roles": [["Arun Desai", "Mayor", "Vejle", "current"]]}, "role missed: Arun Desai"),
    ({"roles": [["Signe Lind", "Mayor", "Vejle", "former"]]}, "role missed: Signe Lind, Mayor, Vejle, former"),
    ({"roles": [["Signe Lind", "Mayor", None, "current"]]}, "role missed: Signe Lind, Mayor, None"),
    ({"roles": [["Signe Lind", "Mayor", "Kolding", "current"]]}, "role missed: Signe Lind, Mayor, Kolding"),
    ({"not_roles": [["Signe Lind", "Mayor"]]}, "no role, but taken for one: Signe Lind, Mayor"),
    ({"terms": [["Signe Lind", "Mayor", "2021", "2025"]]}, "term of Signe Lind, Mayor: [('2021', None)], not 2021 to 2025"),
    ({"targets": [{"deadline": "2031"}]}, "target missed: {'deadline': '2031'}"),
    ({"targets": [{"deadline": None}]}, "target missed: {'deadline': None}"),
    ({"targets": [{"value": 30, "holder": "Arun Desai"}]}, "target missed"),
    ({"targets": [{"value": 31}]}, "target missed"),
    ({"no_targets": True}, "targets where there is none: ['cut harbour noise by 30%']"),
    ({"projects": ["Silent Quays"]}, "project missed: Silent Quays"),
    ({"not_projects": ["QQ"]}, "no project, but taken for one: QQ"),
]


@pytest.mark.parametrize("expect", RIGHT)
def test_a_right_record_has_no_fault(expect: dict[str, Any]) -> None:
    assert faults(case(**expect), record()) == []


@pytest.mark.parametrize(("expect", "fault"), WRONG)
def test_a_fault_is_told(expect: dict[str, Any], fault: str) -> None:
    (found,) = faults(case(**expect), record())
    assert found.startswith(fault)


def test_a_forecast_is_no_target() -> None:
    forecast = record(targets=[{**TARGET, "kind": "forecast"}])
    assert faults(case(no_targets=True), forecast) == []
    assert len(faults(case(targets=[{"value": 30}]), forecast)) == 1


def test_a_role_without_organization_is_told_from_one_with() -> None:
    bare = record(roles=[{**ROLE, "organization": None}])
    assert faults(case(roles=[["Signe Lind", "Mayor", None, "current"]]), bare) == []
    assert len(faults(case(roles=[["Signe Lind", "Mayor", "Vejle", "current"]]), bare)) == 1


def test_two_entries_of_one_person_are_one_too_many() -> None:
    twice = record(people=[*PEOPLE, {**PEOPLE[0], "id": "p3"}])
    expect = {"people": ["Signe Lind", "Arun Desai"], "only_people": True}
    assert faults(case(**expect), twice) == ["person beyond those expected: Signe Lind"]


def test_spans_are_held_against_the_text() -> None:
    (fault,) = faults(case("Another text. " + TEXT), record())
    assert "text[" in fault


@pytest.mark.parametrize("expect", [{"only_city": True}, {"targets": [{"date": "2030"}]}, {"roles": [["Signe Lind", "Mayor"]]}])
def test_an_expectation_that_says_nothing_is_refused(expect: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        case(**expect)


def test_reading_passes_over_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(f"{case().model_dump_json()}\n\n", encoding="utf8")
    assert read_cases(path) == [case()]
