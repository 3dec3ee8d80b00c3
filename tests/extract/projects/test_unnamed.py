"""What is written like a name and is none: capitals of a headline, one of many of a sort, whose it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from citybeat.extract.facts import Facts
from citybeat.extract.projects.candidates import Candidate
from citybeat.extract.projects.groups import Group, Site
from citybeat.extract.projects.unnamed import is_corporate, is_firms, is_one_of_many, is_owned, is_owner_word, is_pay, is_policy, is_unnamed
from citybeat.testing import make_doc, parse

FactsIn = Callable[[str], Facts]


def group_of(nlp: Language, markup: str, tail: int = 0, told: bool = False) -> Group:
    """A group of the passages marked <project>; `tail` words behind each belong to its mention."""
    sentence = parse(markup)
    doc, sites = make_doc(nlp, sentence), []
    for mark in sentence.expected:
        if mark.tag == "project":
            name = doc.char_span(mark.start, mark.end)
            assert name is not None
            mention = doc[name.start:name.end + tail]
            sites.append(Site(name, mention, [Candidate(name, "projects.noun_after", 0.7, mention, told=told)]))
    return Group(sites)


@pytest.mark.parametrize(("markup", "expected"), [
    ("TOWN LAUNCHES <project>HARBOUR REPAIR PROGRAMME</project>\nThe town will mend its harbour.", True),
    ("TOWN LAUNCHES <project>HARBOUR REPAIR PROGRAMME</project>\nThe <project>Harbour Repair Programme</project> is new.", False),
    ("The town launches the <project>HARBOUR REPAIR PROGRAMME</project> today.", False),
    ("TOWN LAUNCHES <project>HARBOUR REPAIR PROGRAMME</project>\nIT IS NEW.", False),
])
def test_capitals_of_a_headline_say_nothing(nlp: Language, markup: str, expected: bool) -> None:
    assert is_unnamed(group_of(nlp, markup)) is expected


@pytest.mark.parametrize(("markup", "expected"), [
    ("He tried a <project>Wait and See</project> strategy in May.", True),
    ("He tried the <project>Wait and See</project> strategy in May.", False),
    ("He launched a <project>Quiet Streets</project> programme in May.", False),
    ("He has developed a <project>Quiet Streets</project> programme in May.", False),
    ("It is a <project>Harbour Board</project> mission of May.", True),
    ("The first <project>Ghanaian Lantern</project> scheme began in May.", True),
    ("The first <project>Quiet Lantern</project> scheme began in May.", False),
    ("One <project>Ruiz</project> scheme has failed.", False),
    ("<project>One Ruiz</project> scheme has failed.", True),
    ("They praised the <project>One Harbour</project> scheme again.", False),
    ("They signed a <project>Harbour Relief Facility</project> programme in May.", False),
])
def test_one_of_many(nlp: Language, markup: str, expected: bool) -> None:
    group = group_of(nlp, markup, tail=1)
    assert is_one_of_many(group.sites[0].mention) is expected
    assert is_unnamed(group) is expected


def test_without_a_noun_it_is_not_one_of_many(nlp: Language) -> None:
    assert not is_unnamed(group_of(nlp, "He tried a <project>Wait and See</project> strategy in May."))


def test_all_sites_must_lack_a_name(nlp: Language) -> None:
    markup = "He tried a <project>Quiet Streets</project> scheme. The <project>Quiet Streets</project> scheme won."
    assert not is_unnamed(group_of(nlp, markup, tail=1))


def test_what_is_told_has_a_name(nlp: Language) -> None:
    assert not is_unnamed(group_of(nlp, "He tried a <project>Quiet Streets</project> scheme in May.", tail=1, told=True))


@pytest.mark.parametrize(("name", "expected"), [
    ("U.S. Program", True),
    ("EU Plan", True),
    ("Ghanaian Programme", True),
    ("Ghana Programme", False),  # "the Ghana Programme" of an institute
    ("Ghanaian Campaign", False),
    ("EU Harbour Plan", False),
    ("Plan", False),
    ("Harbour Plan", False),
])
def test_owners_with_a_head_noun(nlp: Language, name: str, expected: bool) -> None:
    group = group_of(nlp, f"They read the <project>{name}</project> again.")
    assert is_owned(group.sites[0].name) is expected
    assert is_unnamed(group) is expected


@pytest.mark.parametrize(("word", "expected"), [("U.N.", True), ("yen", True), ("Finnish", True), ("Finland", False), ("Lantern", False)])
def test_words_of_owners(word: str, expected: bool) -> None:
    assert is_owner_word(word) is expected


def test_the_component_leaves_them_out(facts_in: FactsIn) -> None:
    facts = facts_in("Generals chose a Wait and See strategy instead.")
    assert facts.projects == []
    assert "no name of its own" in facts.near_misses[-1].reason
    (project,) = facts_in("Generals chose the Wait and See strategy instead.").projects
    assert project.entity.name == "Wait and See"


@pytest.mark.parametrize(("markup", "tail", "expected"), [
    ("The <project>Orlabank</project> scheme is new. Orlabank said so.", 1, True),
    ("The <project>Orlabank</project> scheme, by Orlabank Inc., is new.", 1, True),
    ("The <project>Orlabank</project> scheme is new. Ana Ruiz said so.", 1, False),
    ("The <project>Lantern</project> scheme is new. Lantern feeds 40 people.", 1, False),
    ("The <project>Orla Lantern</project> scheme is new. Orla Lantern said so.", 1, False),
    ("The <project>Orlabank</project> Scheme is new. Orlabank said so.", 1, False),
])
def test_a_firms_scheme_has_no_name(nlp: Language, markup: str, tail: int, expected: bool) -> None:
    group = group_of(nlp, markup, tail)
    assert is_firms(group.sites[0].name, group.sites[0].mention) is expected
    assert is_unnamed(group) is expected


@pytest.mark.parametrize(("markup", "expected"), [
    ("It is part of a new <LOC><project>South Orla</project></LOC> strategy of May.", True),
    ("It is part of a new <LOC><project>South Orla</project></LOC> project of May.", False),
    ("It is part of a new <project>Full Basket</project> strategy of May.", False),
])
def test_strategies_about_a_region(nlp: Language, markup: str, expected: bool) -> None:
    group = group_of(nlp, markup, tail=1)
    assert is_policy(group.sites[0].name, group.sites[0].mention) is expected
    assert is_unnamed(group) is expected


@pytest.mark.parametrize(("markup", "expected"), [
    ("He was paid by its <project>Long-Term Performance Incentive Plan</project>.", True),
    ("He was paid by the <project>Acme 2031 Stock Option Plan</project>.", True),
    ("He was paid by the <project>Long Term Incentive</project>.", True),
    ("He was paid by the <project>Export Incentive Scheme</project>.", False),
    ("He was paid by the <project>Renewal Performance Incentive Scheme</project>.", False),
    ("He was paid by the <project>Shared Roof Plan</project>.", False),
])
def test_plans_of_pay_and_shares(nlp: Language, markup: str, expected: bool) -> None:
    (site,) = group_of(nlp, markup).sites
    assert is_pay(site.mention) is expected
    assert is_unnamed(group_of(nlp, markup)) is expected


@pytest.mark.parametrize(("markup", "expected"), [
    ("They built an effective <project>ESG Program</project>.", True),
    ("They wrote the <project>Companys ESG strategy</project>.", True),
    ("They read the <project>2031 ESG Review</project>.", True),
    ("They have an <project>Ethics and Compliance Programme</project>.", True),
    ("They wrote an <project>Action Plan</project>.", True),
    ("They began an <project>Environmental Management System program</project>.", True),
    ("They wrote the <project>Harbour Ethics Programme</project>.", False),
    ("They wrote the <project>National Action Plan</project>.", False),
    ("They wrote the <project>National Internship Programme</project>.", False),
    ("They paid the <project>Diversity and Inclusion Fund</project>.", False),
    ("They wrote the <project>Environmental and Social Framework</project>.", False),
    ("They joined the <project>Lantern</project>.", False),
    ("They joined the <project>C++</project>.", False),
])
def test_what_all_firms_have(nlp: Language, markup: str, expected: bool) -> None:
    (site,) = group_of(nlp, markup).sites
    assert is_corporate(site.mention) is expected
    assert is_unnamed(group_of(nlp, markup)) is expected


@pytest.mark.parametrize(("markup", "expected"), [
    ("They changed their tides, rivers, and hills (<project>TRH</project>) measures.", True),
    ("They began a rivers and harbours initiative (<project>RHI</project>) in May.", False),
    ("They began Tides and Hills (<project>TH</project>) in May.", False),
    ("They changed their rivers (<project>TRH</project>) in May.", False),
    ("They joined <project>TRH</project> in May.", False),
])
def test_initials_of_common_nouns(nlp: Language, markup: str, expected: bool) -> None:
    assert is_unnamed(group_of(nlp, markup)) is expected
