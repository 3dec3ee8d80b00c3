"""What the extractors drop, they note, with a reason; over Docs whose names are given, so that no model is needed."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import facts_of
from citybeat.extract.targets.decide import best_of_others, doubt
from citybeat.extract.targets.others import others_of
from citybeat.extract.targets.triggers import Candidate
from citybeat.testing import make_doc, parse

COMPONENTS = ("people", "cities", "organizations", "projects", "roles", "targets")


@pytest.fixture(scope="module")
def nlp() -> Language:
    found = English()
    for name in COMPONENTS:
        found.add_pipe(f"citybeat_{name}", name=name)
    return found


def read(nlp: Language, markup: str) -> Doc:
    doc = make_doc(nlp, parse(markup))
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def dropped(nlp: Language, markup: str, kind: str) -> list[tuple[str, str, str]]:
    """Words, rule and reason of the near misses of a kind."""
    return [(m.span.text, m.rule, m.reason) for m in facts_of(read(nlp, markup)).near_misses if m.kind == kind]


@pytest.mark.parametrize(("markup", "kind", "words", "rule", "reason"), [
    ("The <PERSON>Uusitalo</PERSON> family moved.", "person", "Uusitalo", "people.name", "a family is meant"),
    ("<PERSON>Storm Uusitalo</PERSON> came.", "person", "Storm Uusitalo", "people.name", "stands only in the name of something else"),
    ("<PERSON>Minister</PERSON> spoke.", "person", "Minister", "people.name", "a title without a name"),
    ("It was in <LOC>Sweden</LOC>.", "city", "Sweden", "cities.name", "the name of a country"),
    ("It was in <LOC>Europe</LOC>.", "city", "Europe", "cities.name", "never the name of a city"),
    ("He studied at the <ORG>University of <CITY>Bergen</CITY></ORG>.", "city", "Bergen", "cities.head", "only inside a longer name"),
    ("The <ORG>Ministry</ORG> paid.", "organization", "Ministry", "organizations.name", "only the kind of a body"),
    ("<ORG>Oslo Municipality</ORG> and the Mayor of <CITY>Oslo</CITY>.", "organization", "Oslo Municipality", "organizations.name",
     "the government of a city"),
    ("<PERSON>Ida Moe</PERSON> met the mayor.", "role", "mayor", "roles.title", "no rule ties it to a person"),
    ("<PERSON>Ida Moe</PERSON> left. They saw the mayor.", "role", "mayor", "roles.title", "its sentence names no person"),
    ("If <PERSON>Ida Moe</PERSON> becomes chair, all is well.", "role", "chair", "roles.predicate", "only supposed"),
    ("<PERSON>Ida Moe</PERSON> and the <TITLE>flumper</TITLE>.", "role", "flumper", "roles.head", "no rule ties it to a person"),
    ("<PERSON>Ida Moe</PERSON> of the <TITLE>press office</TITLE>.", "role", "press office", "roles.head", "a field of work or in a body"),
    ("The firm has no plans to sell 40 buses.", "target", "sell 40 buses", "targets.plan_to", "denied or dropped"),
    ("It was the target of 12 air raids and shelling.", "target", "12 air raids and shelling", "targets.goal_of", "an attack"),
    ("The National Plan was read.", "project", "National Plan", "projects.head_noun", "only what kind of thing"),
    ("They read the <PROJECT>project</PROJECT>.", "project", "project", "projects.head", "nothing in it is a name"),
    ("The <PROJECT>Orla Company</PROJECT> paid.", "project", "Orla Company", "projects.head", "a body, a law"),
])
def test_what_is_dropped_has_a_reason(nlp: Language, markup: str, kind: str, words: str, rule: str, reason: str) -> None:
    found = dropped(nlp, markup, kind)
    assert any((w, r) == (words, rule) and reason in why for w, r, why in found), found


@pytest.mark.parametrize(("markup", "kind"), [
    ("<PERSON>Ida Moe</PERSON> spoke.", "person"),
    ("<PERSON>Ida Moe</PERSON>, chair of <ORG>Norvik Ferries</ORG>, spoke.", "role"),
    ("The firm plans to sell 40 buses by 2031.", "target"),
    ("The Clear Rivers Programme began.", "project"),
])
def test_what_is_kept_is_no_near_miss(nlp: Language, markup: str, kind: str) -> None:
    assert dropped(nlp, markup, kind) == []


def candidate(nlp: Language, text: str, score: float = 0.0) -> Candidate:
    doc = make_doc(nlp, parse(text))
    return Candidate(doc[:], doc[1:], "targets.will", score=score)


@pytest.mark.parametrize(("kinds", "reason"), [
    ({"target": 0.1, "achievement": 0.81}, "an achievement, not a target (the model's probability: 0.81; of a target, all weighed: 0.50)"),
    ({"vague": 0.6, "none": 0.3}, "a vague aim, not a target (the model's probability: 0.60; of a target, all weighed: 0.50)"),
    ({"none": 0.9}, "states no aim (the model's probability: 0.90; of a target, all weighed: 0.50)"),
    ({"target": 0.7, "none": 0.2}, "not surely a target: 0.50"),
    ({}, "not surely a target: 0.50"),
])
def test_why_a_candidate_is_no_target(nlp: Language, kinds: dict[str, float], reason: str) -> None:
    assert doubt(candidate(nlp, "They will sell 40 buses."), kinds) == reason


def test_one_near_miss_a_sentence(nlp: Language) -> None:
    doc = make_doc(nlp, parse("They will sell 40 buses. Nobody will buy them."))
    first, second = doc.sents
    made = [Candidate(s, s, "targets.will", score=score) for s, score in ((first, -2.0), (first, -1.0), (second, -3.0))]
    assert best_of_others(made, []) == [made[1], made[2]]
    assert best_of_others(made, [made[0]]) == [made[2]]


@pytest.mark.parametrize(("kinds", "rules"), [
    ({"forecast": 0.45, "none": 0.5}, ["targets.head_forecast"]),
    ({"achievement": 0.6, "forecast": 0.05}, ["targets.head_achievement"]),
    ({"achievement": 0.9, "forecast": 0.05}, ["targets.head_achievement"]),  # no goal in sight
    ({"forecast": 0.3, "none": 0.6}, []),
])
def test_nearly_a_forecast_or_an_achievement(nlp: Language, kinds: dict[str, float], rules: list[str]) -> None:
    doc = make_doc(nlp, parse("Sales are good in all of it."))
    assert not list(others_of([doc[:]], {0: kinds}))
    assert [miss.rule for miss in facts_of(doc).near_misses] == rules
