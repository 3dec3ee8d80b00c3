"""Each slot has the words that it came from."""

from __future__ import annotations

from typing import Any

import pytest

from citybeat.article import Article
from citybeat.explain.model import Slot
from citybeat.explain.slots import (
    NO_PLACE,
    RESOLUTIONS,
    city_slots,
    organization_slots,
    person_slots,
    project_slots,
    role_slots,
    stated,
    target_slots,
)
from citybeat.explain.words import Words
from citybeat.record import Project, Record, Role, Target
from tests.report.made import ARTICLE, CITY, PROJECT, ROLE, TARGET, record, span


def shown(slots: list[Slot]) -> dict[str, tuple[Any, list[str]]]:
    return {s.name: (s.value, [w.text for w in s.words]) for s in slots}


def words(found: Record | None = None) -> Words:
    return Words(ARTICLE, found or record())


def test_role() -> None:
    slots = stated(role_slots(record().roles[0], words()))
    assert shown(slots) == {
        "person": ("Signe Lind", ["Signe Lind"]), "title": ("Mayor", ["Mayor"]), "role_class": ("mayor", ["Mayor"]),
        "organization": ("Vejle", ["Vejle"]), "status": ("current", []), "start": ("2021", []),
    }
    refs = {s.name: s.ref for s in slots}
    assert (refs["person"], refs["organization"], refs["title"]) == ("p1", "c1", None)
    assert next(s.note for s in slots if s.name == "status") == "nothing marks another"


@pytest.mark.parametrize(("text", "status", "word"), [
    ("Former mayor Ida Moe spoke.", "former", "Former"),
    ("The acting mayor, Ida Moe, spoke.", "acting", "acting"),
    ("The mayor-elect, Ida Moe, spoke.", "incoming", "elect"),
    ("Ida Moe, mayor until May, spoke.", "former", None),
])
def test_words_of_status(text: str, status: str, word: str | None) -> None:
    changes = {"title": "mayor", "title_span": span("mayor", text), "evidence": [span(text, text)], "status": status}
    role = Role.model_validate({**ROLE, **changes})
    slots = shown(list(role_slots(role, Words(Article(text), record()))))
    assert slots["status"] == (status, [word] if word else [])


def test_dates_and_countries_of_a_role() -> None:
    text = "Ida Moe has been Finnish trade minister since May 2021, in the chain Unit, Body."
    role = Role.model_validate({
        **ROLE, "title": "trade minister", "title_span": span("trade minister", text), "evidence": [span(text, text)], "start": "2021-05",
        "organization": None, "organization_text": "Finnish", "organization_country": "FI", "organization_path": ["Unit", "Body"],
    })
    slots = shown(stated(role_slots(role, Words(Article(text), record()))))
    assert slots["start"] == ("2021-05", ["May 2021"])
    assert slots["organization"] == ("Finnish", ["Finnish"])
    assert slots["organization_country"] == ("FI", ["Finnish"])
    assert slots["organization_path"] == (["Unit", "Body"], ["Unit", "Body"])


def test_target() -> None:
    slots = stated(target_slots(record().targets[0], words()))
    found = shown(slots)
    assert found["holder"] == ("Vejle", ["Vejle"])
    assert found["goal"] == ("cut harbour noise by 30%", ["cut harbour noise by 30%"])
    assert found["direction"] == ("reduce", ["cut"])
    assert found["quantity"][0]["value"] == 30
    assert found["quantity"][1] == ["30%"]
    assert found["deadline"] == ("2032", ["by 2032"])
    assert "baseline" not in found
    assert "restated" not in found


def test_a_holder_elsewhere_and_a_deadline_that_was_counted() -> None:
    changes = {"evidence": [span("aims to cut harbour noise by 30%")], "deadline_basis": "relative", "direction": "reach", "quantity": None,
               "mentions": [span("Vejle opens")], "holder": {"name": "the town", "ref": "c1", "country": None}}
    found = record(targets=[{**TARGET, **changes}], published="2024-05-03")
    slots = {s.name: s for s in stated(target_slots(found.targets[0], words(found)))}
    assert [w.text for w in slots["holder"].words] == ["Vejle"]
    assert slots["deadline"].note == "counted from the article's date, 2024-05-03"
    assert slots["direction"].words == []
    assert (slots["restated"].value, slots["restated"].words[0].text) == (1, "Vejle opens")
    assert "quantity" not in slots


def test_a_goal_that_the_evidence_does_not_hold() -> None:
    target = Target.model_validate({**TARGET, "goal": "no such words"})
    slots = shown(list(target_slots(target, words())))
    assert slots["goal"] == ("no such words", [TARGET["evidence"][0]["text"]])


def test_project() -> None:
    slots = stated(project_slots(record().projects[0], words()))
    found = shown(slots)
    assert found["name"] == ("Quiet Quays", ["Quiet Quays"])
    assert found["acronym"] == ("QQ", ["QQ"])
    assert found["kind"] == ("project", [])
    assert found["lead"] == ("Arun Desai", ["Arun Desai"])
    assert found["participant"] == ("Port of Kolding", ["Port of Kolding"])
    assert found["city"] == ("Vejle", ["Vejle"])
    assert found["mentions"] == (2, ["Quiet Quays", "QQ"])
    assert "description" not in found


def test_a_name_in_other_case_and_spacing() -> None:
    project = Project.model_validate({**PROJECT, "name": "QUIET  quays"})
    assert shown(list(project_slots(project, words())))["name"] == ("QUIET  quays", ["Quiet Quays"])


@pytest.mark.parametrize(("name", "kind", "words"), [
    ("Quiet Quays Programme", "programme", ["Programme"]),
    ("Quiet Quays", "plan", ["plans"]),
])
def test_words_of_a_kind(name: str, kind: str, words: list[str]) -> None:
    text = f"{name} is one of the plans."
    mention = span(name, text, form="name")
    project = Project.model_validate({**PROJECT, "name": name, "kind": kind, "mentions": [mention], "evidence": [span(text, text)]})
    assert shown(list(project_slots(project, Words(Article(text), record()))))["kind"] == (kind, words)


def test_city() -> None:
    (place, resolution, mentions) = stated(city_slots(record().cities[0], words()))
    assert place.value == "Vejle, South Denmark, DK (GeoNames 2610613)"
    assert (resolution.value, resolution.note) == ("unique", RESOLUTIONS["unique"])
    assert (mentions.value, [w.text for w in mentions.words]) == (1, ["Vejle"])


def test_a_city_that_the_gazetteer_does_not_have() -> None:
    nowhere = dict.fromkeys([
        "canonical_name", "geonames_id", "country", "admin1_code", "admin1_name", "latitude", "longitude", "population", "resolution",
        "link_confidence",
    ])
    found = record(cities=[{**CITY, **nowhere}])
    place = stated(city_slots(found.cities[0], words(found)))[0]
    assert (place.value, place.note) == ("unknown", NO_PLACE)


def test_people_and_organizations() -> None:
    assert shown(stated(person_slots(record().people[0], words()))) == {"mentions": (1, ["Signe Lind"])}
    assert shown(stated(organization_slots(record().organizations[0], words()))) == {"mentions": (1, ["Port of Kolding"])}
