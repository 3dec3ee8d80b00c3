"""What is not sure enough goes, and nothing that is needed."""

from __future__ import annotations

import pytest

from citybeat.confidence.keep import LEAST, drop_unsure, keep_sure
from citybeat.extract.facts import City, Entity, Facts, Mention, Organization, Person, Project, Role, Target


@pytest.fixture
def doc(nlp):
    return nlp("Mayor Ana Ruiz of Lima aims to plant trees with Elm Trust under Green Lima and Oak Fund.")


def all_facts(doc):
    ana, lima = Person("Ana Ruiz", [Mention(doc[1:3])], confidence=0.3), City("Lima", [Mention(doc[4:5])], confidence=0.4)
    elm = Organization("Elm Trust", [Mention(doc[10:12])], confidence=0.2)
    oak = Organization("Oak Fund", [Mention(doc[16:18])], confidence=0.1)
    role = Role(evidence=[doc[:]], rule="r.a", person=ana, title="Mayor", title_span=doc[0:1], organization=lima, confidence=0.9)
    target = Target(evidence=[doc[:]], rule="t.a", kind="target", goal=doc[7:9], holder_text="the Elm Trust", confidence=0.6)
    project = Project(evidence=[doc[:]], rule="p.a", entity=Entity("Green Lima", [Mention(doc[13:15])]), kind="project", confidence=0.5,
                      participants=[("Oak Fund", oak)], cities=[lima])
    return Facts([lima], [ana], [elm, oak], [role], [target], [project])


def names(facts):
    entries = [e.name for e in facts.entities()]
    return entries, [len(facts.roles), len(facts.targets), len(facts.projects)]


@pytest.mark.parametrize(("least", "entries", "counts"), [
    (0.0, ["Ana Ruiz", "Lima", "Elm Trust", "Oak Fund"], [1, 1, 1]),
    (0.5, ["Ana Ruiz", "Lima", "Elm Trust", "Oak Fund"], [1, 1, 1]),  # all are referred to
    (0.55, ["Ana Ruiz", "Lima", "Elm Trust"], [1, 1, 0]),
    (0.7, ["Ana Ruiz", "Lima"], [1, 0, 0]),
    (0.95, [], [0, 0, 0]),
])
def test_facts_go_first_then_entries_that_nothing_refers_to(doc, least, entries, counts):
    facts = all_facts(doc)
    keep_sure(facts, least)
    assert names(facts) == (entries, counts)


def test_entries_that_are_sure_stay_without_any_fact(doc):
    facts = all_facts(doc)
    facts.cities[0].confidence = 1.0
    keep_sure(facts, 1.0)
    assert names(facts) == (["Lima"], [0, 0, 0])


def test_what_has_no_confidence_stays(doc):
    facts = all_facts(doc)
    facts.roles[0].confidence = facts.organizations[1].confidence = None
    keep_sure(facts, 1.0)
    assert names(facts) == (["Ana Ruiz", "Lima", "Oak Fund"], [1, 0, 0])


def test_a_lead_and_a_holder_that_are_entries_are_kept(doc):
    facts = all_facts(doc)
    facts.projects[0].lead, facts.projects[0].participants = facts.people[0], []
    facts.targets[0].holder, facts.targets[0].holder_text = facts.organizations[1], None
    facts.roles.clear()
    keep_sure(facts, 0.45)
    assert names(facts) == (["Ana Ruiz", "Lima", "Oak Fund"], [0, 1, 1])


UNSURE = {"role": "Mayor", "target": "plant trees", "project": "Green Lima"}


def facts_as_sure_as(doc, confidence):
    facts = all_facts(doc)
    for fact in (*facts.roles, *facts.targets, *facts.projects):
        fact.confidence = confidence
    return facts


@pytest.mark.parametrize("kind", LEAST)
def test_facts_that_are_too_unsure_for_their_kind_are_near_misses(doc, kind):
    facts = facts_as_sure_as(doc, LEAST[kind] - 0.01)
    drop_unsure(facts)
    assert not getattr(facts, f"{kind}s")
    near = next(miss for miss in facts.near_misses if miss.kind == kind)
    assert (near.span.text, near.rule) == (UNSURE[kind], f"{kind[0]}.a")
    assert near.reason == f"not surely a {kind}: its confidence is {LEAST[kind] - 0.01:.2f}, {LEAST[kind]} is needed"


@pytest.mark.parametrize("confidence", [max(LEAST.values()), None])
def test_facts_that_are_sure_enough_or_were_never_assessed_stay(doc, confidence):
    facts = facts_as_sure_as(doc, confidence)
    drop_unsure(facts)
    assert (names(facts)[1], facts.near_misses) == ([1, 1, 1], [])


@pytest.mark.parametrize("kind", ["forecast", "achievement"])
def test_forecasts_and_achievements_stay_however_unsure(doc, kind):
    facts = facts_as_sure_as(doc, 0.01)
    facts.targets[0].kind = kind
    drop_unsure(facts)
    assert names(facts)[1] == [0, 1, 0]
