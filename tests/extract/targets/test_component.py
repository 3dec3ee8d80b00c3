"""The component in a pipeline: several aims, restatements, what is no aim, evidence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import Target, facts_of
from citybeat.extract.targets.component import EVIDENCE, Targets, can_hold, verb_of_item
from citybeat.extract.targets.triggers import is_in_name
from tests.extract.targets.aims import span

One = Callable[[str], list[Target]]


def test_the_factory_is_registered() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("citybeat_targets")
    assert nlp.pipe_names == ["citybeat_targets"]


def test_an_empty_doc_has_no_targets(nlp: Language, component: Targets) -> None:
    assert facts_of(component(nlp.make_doc(""))).targets == []


def test_several_aims_in_one_sentence(targets_in: One) -> None:
    first, second = targets_in(
        "<LOC>Ghent</LOC> aims to cut traffic deaths to zero by 2030 and pledged in March to plant 50,000 trees by 2028."
    )
    assert (first.deadline, first.holder_text) == ("2030", "Ghent")
    assert second.quantity is not None
    assert (second.deadline, second.quantity.value, second.holder_text) == ("2028", 50000, "Ghent")


@pytest.mark.parametrize(
    ("markup", "goal"),
    [
        ("<ORG>Orla</ORG> promised in March it would plant 3,000 trees by 2032.", "plant 3,000 trees by 2032"),
        ("<ORG>Orla</ORG> promised the council they will plant 3,000 trees by 2032.", "plant 3,000 trees by 2032"),
        ("<ORG>Orla</ORG> promised 3,000 trees to the town.", "3,000 trees to the town"),
    ],
)
def test_a_goal_told_in_a_clause_of_its_own(targets_in: One, markup: str, goal: str) -> None:
    (target,) = targets_in(markup)
    assert (target.goal.text, target.holder_text) == (goal, "Orla")


def test_a_list_of_goals_after_one_verb(targets_in: One) -> None:
    found = targets_in("<ORG>Orla</ORG> plans to cut waste by 40% by 2030 and to plant 3,000 trees by 2032.")
    assert [t.deadline for t in found] == ["2030", "2032"]


@pytest.mark.parametrize(
    "markup",
    [
        "The council has no plans to cut fares by 20% by 2027, and denied that it aims to close all libraries.",
        "<ORG>Orla</ORG> will not cut 400 jobs by 2027.",
        "<ORG>Orla</ORG> dropped its target of 40% by 2030.",
        "<ORG>Orla</ORG> rejected plans to cut 400 jobs by 2027.",
        "<ORG>Orla</ORG> will no longer aim to plant 80,000 trees by 2030.",
        "<ORG>Orla</ORG> no longer plans to cut 400 jobs by 2027.",
        "The goal of building 300 homes by 2030 was abandoned in May.",
        "Plans to cut waste by 40% by 2030 have been scrapped.",
        "<ORG>Orla</ORG> has ruled out raising fares by 10% by 2027.",
        "<ORG>Orla</ORG> refused to commit to 300 homes by 2027.",
        "<ORG>Orla</ORG> abandoned its target of 40% by 2030.",
        "Analysts expect sales to rise 12% next year, and the bank forecasts growth of 3.1% in 2027.",
        "Moreno scored two goals in 30 minutes.",
        "The depot was a target of three air raids in 2025.",
        "The magazine targets readers aged 18 to 24.",
        "The team won its 12th match of the season.",
        "The pact has 21 targets for 2030.",
        "The plan sets three main targets for 2030.",
        "It charts concrete targets across all sectors over the next 10 years.",
    ],
)
def test_no_target(targets_in: One, markup: str) -> None:
    assert targets_in(markup) == []


def test_a_list_of_infinitives(targets_in: One) -> None:
    found = targets_in("<ORG>Orla</ORG> has promised to build 300 homes by 2029, to hire 650 clerks and to cut waste by 40% by March 2030.")
    assert [t.quantity.value if t.quantity else None for t in found] == [300, 650, 40]
    assert (found[0].deadline, found[2].deadline) == ("2029", "2030-03")


def test_a_clause_with_a_date_of_its_own(targets_in: One) -> None:
    found = targets_in("<ORG>Orla</ORG> aims to cut waste by 40% and by 2040 it aims to reach net zero.")
    assert found[0].goal.text == "cut waste by 40%"


def test_not_only_denies_nothing(targets_in: One) -> None:
    (target,) = targets_in("<ORG>Orla</ORG> not only plans to cut waste by 40% by 2030.")
    assert target.deadline == "2030"


@pytest.mark.parametrize(
    "markup",
    [
        "<ORG>Orla</ORG> aims to have waste cut by 40% by 2030, no longer than ten years away.",
        "<ORG>Orla</ORG>'s goal of cutting waste by 40% by 2030 was not abandoned.",
        "<ORG>Orla</ORG>'s goal is to cut waste by 40% by 2030 after an earlier one was dropped.",
    ],
)
def test_no_denial(targets_in: One, markup: str) -> None:
    (target,) = targets_in(markup)
    assert target.deadline == "2030"


def test_restatements_are_one(targets_in: One) -> None:
    (target,) = targets_in("<ORG>Orla</ORG> aims to cut waste by 40% by 2030.\nThe plan to cut waste by 40% was praised.")
    assert (target.deadline, len(target.mentions)) == ("2030", 1)


def test_the_fuller_statement_stays(targets_in: One) -> None:
    (target,) = targets_in("A target of net zero was praised.\n<ORG>Orla</ORG> aims to reach net zero by 2040.")
    assert (target.deadline, target.holder_text) == ("2040", "Orla")


def test_other_numbers_are_other_targets(targets_in: One) -> None:
    found = targets_in("<ORG>Orla</ORG> aims to cut waste by 40% by 2030.\n<ORG>Orla</ORG> aims to cut noise by 30% by 2030.")
    assert len(found) == 2


def test_evidence_is_the_sentence(targets_in: One) -> None:
    (target,) = targets_in("They met.\n<ORG>Orla</ORG> aims to cut waste by 40% by 2030. It rained.")
    assert [e.text for e in target.evidence] == ["Orla aims to cut waste by 40% by 2030."]


def test_evidence_of_a_long_sentence_is_cut(targets_in: One) -> None:
    filler = "which had been praised by many people in the town and beyond it for years, " * 8
    (target,) = targets_in(f"<ORG>Orla</ORG>, {filler}aims to cut waste by 40% by 2030.")
    assert len(target.evidence[0].text) <= EVIDENCE
    assert "cut waste by 40% by 2030" in target.evidence[0].text


def test_the_goal_head_alone_makes_a_candidate(component: Targets, doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("Success would mean <GOAL>half the waste by 2030</GOAL>.")
    found = [c.rule for c in component.candidates(doc, [doc[:]], None, None, {})]
    assert "targets.head" in found


def test_a_sentence_without_anything_to_check_is_passed_over(nlp: Language) -> None:
    assert not can_hold(nlp.make_doc("They hope for better days.")[:])
    assert can_hold(nlp.make_doc("They hope for zero waste.")[:])
    assert can_hold(nlp.make_doc("They hope for 3 days.")[:])


def test_the_threshold_is_a_setting(nlp: Language, doc_of: Callable[[str], Doc]) -> None:
    strict = Targets(nlp.vocab, threshold=99.0)
    assert facts_of(strict(doc_of("<ORG>Orla</ORG> aims to cut waste by 40% by 2030."))).targets == []


def test_the_article_date_counts(targets_in: One) -> None:
    (target,) = targets_in("<ORG>Orla</ORG> aims to cut waste by 40% by the end of next year.")
    assert (target.deadline, target.deadline_basis) == ("2025", "relative")


def test_the_same_twice(targets_in: One) -> None:
    text = "<ORG>Orla</ORG> aims to cut waste by 40% by 2030. <LOC>Ghent</LOC> plans to plant 500 trees by 2031."
    first, second = ([(t.rule, t.goal.text, t.holder_text) for t in targets_in(text)] for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("text", "goal", "whole"), [
    ("Cut global Scope 1 and Scope 2 emissions by 9% by 2031", "2 emissions", "Cut global"),
    ("Clean rivers: Reach good water in all nine rivers by 2031", "water in", "Reach good"),
    ("Close to 90 towns back a plan to free 30% of the sea", "30% of", "30% of"),
    ("Cut waste and plant 300 trees by 2031", "plant 300", "plant 300"),
    ("Orla and Vell, Cut waste by 9% by 2031", "waste by", "Cut waste"),
])
def test_an_item_of_a_list_begins_with_its_verb(doc_of: Callable[[str], Doc], text: str, goal: str, whole: str) -> None:
    doc = doc_of(text)
    assert text[doc[verb_of_item(doc[:], span(doc, goal).start)].idx:].startswith(whole)


@pytest.mark.parametrize(("text", "word", "named"), [
    ("members of the Clear Water Targets Group want to plant another 300 trees there by 2031", "Targets", True),
    ("talks in the Promise Park were about 300 trees by 2031", "Promise", True),
    ("Targets for 2031 are 300 trees", "Targets", False),
    ("today the group pledged 300 trees by 2031", "pledged", False),
    ("Orla Pledges Three Hundred Trees Within Nine Years", "Pledges", False),
])
def test_words_within_a_name_announce_nothing(text: str, word: str, named: bool) -> None:
    words = text.split()
    assert is_in_name(words, words.index(word)) is named


@pytest.mark.parametrize(("deadline", "kept"), [("by 2031", True), ("by May 2024", False), ("by 2022", False), ("by December 2024", True)])
def test_an_aim_whose_deadline_was_before_the_article_is_none(targets_in: One, deadline: str, kept: bool) -> None:
    assert bool(targets_in(f"Orla aims to cut waste by 30% {deadline}.")) is kept
