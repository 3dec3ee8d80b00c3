"""How the head's score and the rules' strength are weighed."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import Facts, Mention, Person
from citybeat.extract.projects.candidates import MODEL, Candidate
from citybeat.extract.projects.choose import called_otherwise, confidence, doubts, is_other, is_project, is_told, rule_of
from citybeat.extract.projects.groups import Group, Site
from citybeat.testing import make_doc, parse


def group_of(nlp: Language, markup: str, rule: float = 0.0, model: float = 0.0, count: int = 1, noun: str | None = None) -> Group:
    """A group at the passage that is marked <project>, with a rule's strength and a head's score."""
    sentence = parse(markup)
    doc: Doc = make_doc(nlp, sentence)
    mark = next(m for m in sentence.expected if m.tag == "project")
    name = doc.char_span(mark.start, mark.end)
    assert name is not None
    candidates = [Candidate(name, "projects.head_noun", rule, name, noun)] if rule else []
    candidates += [Candidate(name, MODEL, model, name, noun)] if model else []
    return Group([Site(name, name, candidates) for _ in range(count)])


PLAIN = "They praised <project>Clear Rivers Programme</project> again."
NAMELESS = "They praised <project>Full Basket</project> again."


@pytest.mark.parametrize(("rule", "model", "expected"), [
    (0.75, 0.0, True),
    (0.75, 0.9, True),
    (0.5, 0.0, True),
    (0.4, 0.0, False),
    (0.4, 0.5, True),
    (0.3, 0.0, False),
    (0.3, 0.6, True),
    (0.0, 0.9, True),
    (0.0, 0.5, False),
])
def test_both_sides_count(nlp: Language, rule: float, model: float, expected: bool) -> None:
    assert is_project(group_of(nlp, PLAIN, rule, model), True, Facts()) is expected


def test_more_sites_are_surer(nlp: Language) -> None:
    one, three = group_of(nlp, PLAIN, 0.3, 0.3), group_of(nlp, PLAIN, 0.3, 0.3, count=3)
    assert confidence(one, True) < confidence(three, True)


def test_agreement_is_surer_than_either(nlp: Language) -> None:
    rule, model, both = (group_of(nlp, PLAIN, r, m) for r, m in ((0.6, 0.0), (0.0, 0.6), (0.6, 0.6)))
    assert confidence(both, True) > max(confidence(rule, True), confidence(model, True))


def test_without_a_model_only_rules_count(nlp: Language) -> None:
    assert is_project(group_of(nlp, PLAIN, 0.5), False, Facts())
    assert not is_project(group_of(nlp, PLAIN, 0.4), False, Facts())
    assert confidence(group_of(nlp, PLAIN, 0.0, 0.9), False) == 0.0


def test_doubts_grow_with_what_is_missing(nlp: Language) -> None:
    with_noun = doubts(group_of(nlp, PLAIN, model=0.9))
    without = doubts(group_of(nlp, NAMELESS, model=0.9))
    one_word = doubts(group_of(nlp, "They praised <project>Lantern</project> again.", model=0.9))
    assert with_noun > without > one_word


def test_a_noun_beside_the_name_takes_a_doubt_away(nlp: Language) -> None:
    assert doubts(group_of(nlp, NAMELESS, model=0.9, noun="scheme")) > doubts(group_of(nlp, NAMELESS, model=0.9))


@pytest.mark.parametrize(("markup", "expected"), [
    ("They saw the <project>Quiet Wave</project> festival again.", True),
    ("They saw the <project>Quiet Wave</project> music festival again.", True),
    ("They saw the “<project>Quiet Wave</project>” mobile app again.", True),
    ("They saw the <project>Quiet Wave</project> scheme again.", False),
    ("They saw the <project>Quiet Wave</project>, a festival of light.", False),
    ("They saw the <project>Quiet Wave</project>", False),
])
def test_what_the_text_calls_otherwise(nlp: Language, markup: str, expected: bool) -> None:
    assert called_otherwise(group_of(nlp, markup, model=0.9).sites[0].mention) is expected


@pytest.mark.parametrize(("markup", "expected"), [
    ("They met <LOC><project>Orla</project></LOC> again.", True),
    ("They met <PERSON><project>Ana Ruiz</project></PERSON> again.", True),
    ("They met <ORG><project>Lantern House</project></ORG> again.", False),
    ("They met <project>Lantern House</project> again.", False),
])
def test_names_of_people_and_places_are_others(nlp: Language, markup: str, expected: bool) -> None:
    assert is_other(group_of(nlp, markup, model=0.9), Facts()) is expected


def test_the_surest_rule_is_named(nlp: Language) -> None:
    assert rule_of(group_of(nlp, PLAIN, 0.75, 0.5)) == "projects.head_noun"
    assert rule_of(group_of(nlp, PLAIN, 0.5, 0.75)) == MODEL
    assert rule_of(group_of(nlp, PLAIN, 0.5, 0.5)) == "projects.head_noun"


def test_a_person_is_none_where_the_text_tells_otherwise(nlp: Language) -> None:
    group = group_of(nlp, "They met <PERSON><project>Ana Ruiz</project></PERSON> again.", rule=0.6)
    facts = Facts(people=[Person("Ana Ruiz", [Mention(group.sites[0].name)])])
    assert not is_told(group)
    assert is_other(group, facts)
    group.candidates[0].told = True
    assert is_told(group)
    assert not is_other(group, facts)
