"""How the head's score and the rules' strength are weighed."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import Facts, Mention, Person
from citybeat.extract.projects.candidates import MODEL, Candidate
from citybeat.extract.projects.choose import (
    called_otherwise,
    chosen,
    confidence,
    decider,
    is_candidates,
    is_country,
    is_other,
    is_person,
    is_project,
    is_told,
    logit,
    rule_of,
)
from citybeat.extract.projects.groups import Group, Site
from citybeat.testing import make_doc, parse


def group_of(nlp: Language, markup: str, rule: float = 0.0, model: float = 0.0, noun: str | None = None) -> Group:
    """A group at the passage that is marked <project>, with a rule's strength and a head's score."""
    sentence = parse(markup)
    doc: Doc = make_doc(nlp, sentence)
    mark = next(m for m in sentence.expected if m.tag == "project")
    name = doc.char_span(mark.start, mark.end)
    assert name is not None
    candidates = [Candidate(name, "projects.head_noun", rule, name, noun)] if rule else []
    candidates += [Candidate(name, MODEL, model, name, noun)] if model else []
    return Group([Site(name, name, candidates)])


PLAIN = "They funded <project>Clear Rivers Programme</project> again."
NAMELESS = "They funded <project>Full Basket</project> again."


@pytest.mark.parametrize(("rule", "model", "expected"), [
    (0.95, 0.0, True),
    (0.75, 0.9, True),
    (0.7, 0.0, False),
    (0.4, 0.0, False),
    (0.4, 0.5, True),
    (0.3, 0.0, False),
    (0.3, 0.6, True),
    (0.0, 0.9, True),
    (0.0, 0.5, False),
])
def test_both_sides_count(nlp: Language, rule: float, model: float, expected: bool) -> None:
    assert is_project(group_of(nlp, PLAIN, rule, model), True, Facts()) is expected


def test_agreement_is_surer_than_either(nlp: Language) -> None:
    rule, model, both = (group_of(nlp, PLAIN, r, m) for r, m in ((0.6, 0.0), (0.0, 0.6), (0.6, 0.6)))
    assert confidence(both, True, Facts()) > max(confidence(rule, True, Facts()), confidence(model, True, Facts()))


def test_without_a_model_only_rules_count(nlp: Language) -> None:
    assert is_project(group_of(nlp, PLAIN, 0.5), False, Facts())
    assert not is_project(group_of(nlp, PLAIN, 0.4), False, Facts())
    assert confidence(group_of(nlp, PLAIN, 0.0, 0.9), False, Facts()) == 0.0


def test_doubts_of_the_head_alone_grow_with_what_is_missing(nlp: Language) -> None:
    one_word = "They funded <project>Lantern</project> again."
    sure = [confidence(group_of(nlp, markup, model=0.9), True, Facts()) for markup in (PLAIN, NAMELESS, one_word)]
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == 3


def test_a_noun_beside_the_name_takes_a_doubt_away(nlp: Language) -> None:
    with_noun, without = (confidence(group_of(nlp, NAMELESS, model=0.9, noun=noun), True, Facts()) for noun in ("scheme", None))
    assert with_noun > without


def test_what_a_text_does_with_bodies_makes_less_sure(nlp: Language) -> None:
    body = group_of(nlp, "A spokesman for the <project>Clear Rivers Coalition</project> said no.", 0.4)
    other = group_of(nlp, "Towns joined the <project>Clear Rivers Coalition</project>.", 0.4)
    assert confidence(body, True, Facts()) < confidence(other, True, Facts())
    assert not is_project(body, True, Facts())


def test_weights_are_added_and_strange_traits_say_nothing() -> None:
    weights = decider()["weights"]
    assert logit({"bias": 1.0, "head": 0.5, "moon": 1.0}) == pytest.approx(weights["bias"] + 0.5 * weights["head"])


def test_what_is_sure_is_noted(nlp: Language) -> None:
    group, facts = group_of(nlp, PLAIN, 0.75, 0.9), Facts()
    assert is_project(group, True, facts)
    assert group.sure == round(confidence(group, True, facts), 3) > decider()["threshold"]
    assert facts.near_misses == []


def test_a_near_miss_says_how_sure_it_was(nlp: Language) -> None:
    facts = Facts()
    assert not is_project(group_of(nlp, PLAIN, 0.3), True, facts)
    assert "is needed" in facts.near_misses[0].reason


def test_only_likely_groups_are_company_and_none_its_own(nlp: Language) -> None:
    alone, weak = group_of(nlp, PLAIN, 0.75, 0.9), group_of(nlp, PLAIN, 0.1)
    chosen([alone, weak], True, Facts())
    assert alone.sure == round(confidence(alone, True, Facts()), 3)
    assert weak.sure == round(confidence(weak, True, Facts(), beside=1), 3)


@pytest.mark.parametrize(("markup", "expected"), [
    ("The <project><LOC>Ghana</LOC></project> programme ended.", True),
    ("The <project>Peru-Bolivia</project> mission ended.", True),
    ("The <project>Ghanaian</project> programme ended.", True),
    ("The <project>Ghana Lantern</project> programme ended.", False),
    ("The <project>Lantern</project> programme ended.", False),
])
def test_countries_before_a_noun_are_no_names(nlp: Language, markup: str, expected: bool) -> None:
    group = group_of(nlp, markup, rule=0.7, noun="programme")
    assert is_country(group.sites[0].name) is expected
    assert is_other(group, Facts()) is expected
    group.candidates[0].told = True
    assert is_other(group, Facts()) is expected  # "has named Irish ..." only looks as if it told


@pytest.mark.parametrize(("markup", "expected"), [
    ("They read the <project>Mrs. <PERSON>Ruiz</PERSON></project> plan.", True),
    ("They read the <project>Orla President <PERSON>Ana Ruiz</PERSON></project> plan.", True),
    ("They read the <project><PERSON>Ana Ruiz</PERSON></project> plan.", False),
    ("They read the <project>President <PERSON>Ruiz</PERSON> Legacy</project> plan.", False),
])
def test_people_with_a_style_are_no_names(nlp: Language, markup: str, expected: bool) -> None:
    group = group_of(nlp, markup, rule=0.7, noun="plan")
    assert is_person(group.sites[0].name) is expected
    assert is_other(group, Facts()) is expected


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


@pytest.mark.parametrize(("markup", "expected"), [
    ("They met the <project><PERSON>Bo Lind</PERSON> campaign</project> in May.", True),
    ("They met the <project>Ruiz Campaign</project> in May.", True),
    ("They met the <project>Orla Campaign</project> in May.", False),
    ("They met the <project><PERSON>Bo Lind</PERSON> project</project> in May.", False),
    ("They met the <project>campaign</project> in May.", False),
])
def test_campaigns_of_candidates(nlp: Language, markup: str, expected: bool) -> None:
    sentence = parse(markup)
    doc = make_doc(nlp, sentence)
    mark = next(m for m in sentence.expected if m.tag == "project")
    mention = doc.char_span(mark.start, mark.end)
    assert mention is not None
    facts = Facts()
    facts.people = [Person("Ana Ruiz")]
    assert is_candidates(mention, facts) is expected
