"""How constructions and weights make the lead, the participants and the cities."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Facts, Organization, facts_of
from citybeat.extract.projects import judging
from citybeat.extract.projects.component import Projects
from citybeat.extract.projects.judging import Described, Judge, is_bare, is_short_form, lead_of, runs_there, weights
from citybeat.extract.projects.pool import Contender, Sort

FactsIn = Callable[[str], Facts]


def described(name: str, *relations: str, entry: bool = True, **traits: float) -> Described:
    return Described(Contender(name, "body", Organization(name) if entry else None), frozenset(relations), {"bias": 1.0, **traits})


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that are easy to see through."""
    table = {
        "thresholds": {"party": 0.0, "lead": 0.0, "city": 0.0},
        "party": {"near": 1.0, "bias": -0.5}, "lead": {"near": 2.0, "top": 1.0, "bias": -1.0}, "city": {},
    }
    monkeypatch.setattr(judging, "weights", lambda: table)


def test_scores_are_sums(known: None) -> None:
    assert described("Acme", near=1.0, unknown=5.0).score("party") == 0.5
    assert described("Acme", near=1.0).passes("party")
    assert not described("Acme").passes("party")


@pytest.mark.parametrize(("chosen", "lead"), [
    ([described("A", near=1.0), described("B", near=1.0, top=1.0)], "B"),
    ([described("A", "leads"), described("B", near=1.0, top=1.0)], "A"),
    ([described("A", "led_by"), described("B", "possessor", near=1.0)], "A"),
    ([described("A", "backed_by", near=1.0)], None),
    ([described("A", "backed_by", near=1.0), described("B", near=1.0)], "B"),
    ([described("A", "leads", entry=False), described("B", near=1.0)], "B"),
    ([described("A")], None),
    ([], None),
])
def test_the_lead(known: None, chosen: list[Described], lead: str | None) -> None:
    found = lead_of(chosen)
    assert (found.contender.name if found is not None else None) == lead


def test_every_threshold_has_weights() -> None:
    table = weights()
    assert set(table["thresholds"]) == {"party", "lead", "city"}
    for what in table["thresholds"]:
        assert table[what]["bias"] < 0  # most of those that an article names are no parties
        assert all(abs(weight) < 10 for weight in table[what].values())


def test_the_lead_is_no_participant(facts_in: FactsIn) -> None:
    (project,) = facts_in("<ORG>Acme</ORG> and <ORG>Bolt</ORG> launched the Clear Rivers Programme with <LOC>Oslo</LOC> in May.").projects
    assert project.lead is not None
    assert project.lead.name == "Acme"
    assert "Acme" not in [name for name, _ in project.participants]
    assert "Bolt" in [name for name, _ in project.participants]


def test_a_project_is_not_its_own_party(facts_in: FactsIn) -> None:
    facts = facts_in("The <ORG>Quiet Streets Fund</ORG> launched the Quiet Streets Fund. The fund has grown.")
    assert [(p.lead, p.participants) for p in facts.projects] == [(None, [])]


def test_a_short_form_of_it_is_no_party_either(facts_in: FactsIn) -> None:
    (project,) = facts_in("They like the Orla Harbour Fund. The <ORG>Harbour Fund</ORG> was launched by <ORG>Acme</ORG> in May.").projects
    assert "Harbour Fund" not in [name for name, _ in project.participants]
    assert project.lead is None or project.lead.name == "Acme"


@pytest.mark.parametrize(("name", "expected"), [("relief fund", True), ("orla", False), ("fund", True), ("harbour", False)])
def test_short_forms(name: str, expected: bool) -> None:
    assert is_short_form(name, {"harbour relief fund", "quiet orla"}) is expected


def test_a_common_noun_is_no_party(facts_in: FactsIn) -> None:
    (project,) = facts_in("The Ministry's Clear Rivers Programme grew in May. It is praised.").projects
    assert (project.lead, project.participants) == (None, [])


@pytest.mark.parametrize(("name", "sort", "bare"), [
    ("Ministry", "other", True), ("Kingdom", "other", True), ("Acme", "other", False), ("Ministry", "body", False),
])
def test_bare_nouns(name: str, sort: Sort, bare: bool) -> None:
    assert is_bare(Contender(name, sort)) is bare


def test_a_country_is_a_participant_without_an_entry(doc_of: Callable[[str], Doc], projects: Projects) -> None:
    doc = doc_of("<LOC>Norway</LOC> has joined the Clear Rivers Programme.")
    facts_of(doc).cities.clear()
    (project,) = facts_of(projects(doc)).projects
    assert (project.lead, project.participants) == (None, [("Norway", None)])


def test_what_is_far_and_named_once_is_no_party(facts_in: FactsIn) -> None:
    rain = "Rain fell on the long road. " * 8
    (project,) = facts_in(f"The Clear Rivers Programme grew. {rain}<ORG>Acme</ORG> sells hats to <PERSON>Ana Ruiz</PERSON>.").projects
    assert (project.lead, project.participants) == (None, [])


@pytest.mark.parametrize(("markup", "lead"), [
    ("<LOC>Oslo</LOC> is proud of the Oslo Harbour Plan.", "Oslo"),
    ("They will build the Orla Bypass near <LOC>Orla</LOC> in June.", None),
])
def test_works_are_named_after_places(facts_in: FactsIn, markup: str, lead: str | None) -> None:
    (project,) = facts_in(markup).projects
    assert (project.lead.name if project.lead is not None else None) == lead


def test_no_groups_no_places(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("<ORG>Acme</ORG> grew.")
    assert Judge(doc, facts_of(doc), [], []).places == []


@pytest.mark.parametrize(("markup", "parties"), [
    ("<ORG>Acme</ORG> sued to block the Lantern House project in May.", []),
    ("<ORG>Acme</ORG> has launched the Lantern House project in May.", ["Acme"]),
    ("<ORG>Acme</ORG> cut its staff; it launched <ORG>Acme</ORG>'s Lantern House project in May.", ["Acme"]),
])
def test_who_opposes_a_project_is_no_party(facts_in: FactsIn, markup: str, parties: list[str]) -> None:
    (project,) = facts_in(markup).projects
    found = [project.lead.name] if project.lead is not None else []
    assert [*found, *(name for name, _ in project.participants)] == parties


@pytest.mark.parametrize(("markup", "cities"), [
    ("They like the Clear Rivers Programme and the mill (<LOC>Oslo</LOC>).", []),
    ("They like the Clear Rivers Programme (<LOC>Oslo</LOC>).", ["Oslo"]),
])
def test_a_city_in_brackets_behind_something_else(facts_in: FactsIn, markup: str, cities: list[str]) -> None:
    assert [city.name for city in facts_in(markup).projects[0].cities] == cities


@pytest.mark.parametrize(("apart", "expected"), [("apart:-3", True), ("apart:4", False), ("apart:-4", False)])
def test_a_likely_city_is_not_far(apart: str, expected: bool) -> None:
    sure = {name: 1.0 for name, weight in weights()["city"].items() if weight > 0.2 and not name.startswith(("apart", "located"))}
    assert runs_there(described("Oslo", **sure, **{apart: 1.0})) is expected
    assert runs_there(described("Oslo", "joins", **{apart: 1.0}))
