"""What is measured of each kind."""

from __future__ import annotations

import math

import pytest

from citybeat.confidence.calibration import tables
from citybeat.confidence.signals import entries_and_facts, in_full, measure, named, of_project
from citybeat.confidence.words import Words
from citybeat.extract.facts import City, Entity, Facts, Mention, Organization, Person, Project, Quantity, Role, Target
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.encoder import heads_of

TEXT = "Mayor Ana Ruiz of Perth and Tove Lind said Perth aims to plant 90 trees under Green Perth with the Elm Trust."
GIVEN = {
    ("names", "Ana"): {"B-PERSON": 0.9}, ("names", "Ruiz"): {"I-PERSON": 0.7}, ("names", "Tove"): {"B-PERSON": 1.0},
    ("names", "Lind"): {"I-PERSON": 1.0}, ("names", "Perth"): {"B-LOC": 0.8}, ("city", "Perth"): {"B-CITY": 0.6},
    ("names", "Elm"): {"B-ORG": 0.5}, ("names", "Trust"): {"I-ORG": 0.7}, ("title", "Mayor"): {"B-TITLE": 0.9},
    ("goal", "plant"): {"B-GOAL": 1.0}, ("project", "Green"): {"B-PROJECT": 0.4}, ("project", "with"): {"I-PROJECT": 0.3},
    ("names", "Green"): {"B-MISC": 0.5},
}


@pytest.fixture
def doc(read):
    return read(TEXT, GIVEN, liked={"Ana": 2.0, "Tove": 1.0}, kind={"target": 0.7, "schedule": 0.2, "forecast": 0.1})


def facts_of_text(doc):
    perth = next(p for p in Gazetteer.open().lookup("Perth") if p.country == "AU")
    ana, tove = Person("Ana Ruiz", [Mention(doc[1:3])], "Ms"), Person("Tove Lind", [Mention(doc[6:8])])
    city = City("Perth", [Mention(doc[4:5]), Mention(doc[9:10])], perth, "context")
    role = Role(evidence=[doc[:]], rule="roles.before_name", person=ana, title="Mayor", title_span=doc[0:1], organization_text="Perth")
    goal = doc[12:15]
    target = Target(evidence=[doc[:]], rule="targets.aim_to", kind="target", goal=goal, quantity=Quantity(90), holder_text="Perth")
    other = Target(evidence=[doc[:]], rule="targets.head_forecast", kind="forecast", goal=doc[:])
    named = Entity("Green Perth", [Mention(doc[16:18])])
    project = Project(evidence=[doc[:]], rule="projects.head", entity=named, kind="project", lead=city)
    body = Organization("Elm Trust", [Mention(doc[20:22])])
    return Facts([city], [ana, tove], [body], [role], [target, other], [project])


@pytest.fixture
def facts(doc):
    found = facts_of_text(doc)
    measure(Words(doc, heads_of(doc)), found)
    return found


def test_people(facts):
    ana, tove = facts.people
    assert ana.signals["model_mean"] == ana.signals["model_best"] == 0.8
    assert (ana.signals["has_role"], ana.signals["honorific"], ana.signals["single_word"], ana.signals["mentions"]) == (1, 1, 0, 1)
    assert tove.signals["has_role"] == 0


def test_cities_and_their_places(facts):
    signals = facts.cities[0].signals
    assert (signals["location"], signals["mentions"], signals["linked"], signals["unique"]) == (0.8, 2, 1, 0)
    assert signals["population"] > 1_000_000
    assert signals["namesakes"] >= 1


def test_a_city_without_a_place_has_no_link_to_measure(doc):
    city = City("Perth", [Mention(doc[4:5])])
    measure(Words(doc, heads_of(doc)), Facts([city]))
    assert city.signals["linked"] == 0
    assert "namesakes" not in city.signals
    assert "population" not in city.signals


def test_organizations(facts):
    assert facts.organizations[0].signals["model_mean"] == 0.6
    assert facts.organizations[0].signals["acronym"] == 0


def test_a_role_has_its_title_its_person_and_what_the_linker_says(facts):
    signals = facts.roles[0].signals
    assert (signals["model_mean"], signals["organization"]) == (0.9, 1)
    assert signals["linker"] == pytest.approx(math.exp(2) / (math.exp(2) + math.exp(1) + 1), abs=1e-3)
    person = facts.roles[0].person.signals
    assert (signals["person_mean"], signals["person_runs_on"]) == (person["model_mean"], person["runs_on"])
    assert signals["person_mentions"] == person["mentions"]


def test_what_an_extractor_measured_stays(doc):
    facts = facts_of_text(doc)
    facts.targets[0].signals["decision"] = 0.9
    measure(Words(doc, heads_of(doc)), facts)
    assert facts.targets[0].signals["decision"] == 0.9


def test_targets_and_forecasts_are_measured_apart(facts):
    target, forecast = (t.signals for t in facts.targets)
    assert (target["deadline"], target["holder"], target["mentions"]) == (0, 1, 1)
    assert (forecast["sentence"], forecast["schedule"], forecast["quantity"], forecast["beside"]) == (0.1, 0.2, 0, 1)
    assert target["model_mean"] == pytest.approx(1 / 3, abs=1e-3)


def test_projects(facts):
    signals = facts.projects[0].signals
    assert (signals["runs_on"], signals["acronym"], signals["description"]) == (0.3, 0, 0)
    assert signals["thing"] == 0.25
    assert (signals["capitalised"], signals["all_capitals"]) == (1, 0)


@pytest.mark.parametrize(("name", "capitalised", "all_capitals"), [("Green plan of Perth", 0.5, 0), ("GREEN PERTH 2031", 2 / 3, 1)])
def test_how_a_project_is_written(doc, facts, name, capitalised, all_capitals):
    facts.projects[0].entity.name = name
    signals = of_project(Words(doc, heads_of(doc)), facts.projects[0])
    assert (signals["capitalised"], signals["all_capitals"]) == (capitalised, all_capitals)


def test_what_the_tables_weigh_is_measured(facts):
    known_to_extractors = {"decision", "choice", "body", "status", "holder_share", "numbers", "expecting", "possible"}
    for kind, item in entries_and_facts(facts):
        assert set(tables()[kind].signals) <= set(item.signals) | known_to_extractors, kind
    assert set(tables()["link"].signals) <= set(facts.cities[0].signals) | known_to_extractors


def test_all_signals_are_plain_numbers(facts):
    for _, item in entries_and_facts(facts):
        assert item.signals
        assert all(type(value) is float and math.isfinite(value) for value in item.signals.values())


def test_mentions_by_name(doc):
    person = Person("Ana Ruiz", [Mention(doc[1:3]), Mention(doc[2:3], "short"), Mention(doc[0:1], "description")])
    assert [s.text for s in named(person)] == ["Ana Ruiz", "Ruiz"]
    assert [s.text for s in in_full(person)] == ["Ana Ruiz"]
    described = Person("the mayor", [Mention(doc[0:1], "description")])
    assert [s.text for s in named(described)] == ["Mayor"]
    assert [s.text for s in in_full(Person("A. Ruiz", [Mention(doc[2:3])]))] == ["Ruiz"]
