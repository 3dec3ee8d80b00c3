"""Bills, votes, sittings and private lives in the words of an aim: no target; and beside each a sentence like it that is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.article import Article
from citybeat.extract.facts import Target
from citybeat.extract.targets.vetoes.dealings import is_missed
from citybeat.extract.targets.vetoes.politics import (
    POLITICS,
    WHOLE_ACTS,
    is_as_possible,
    is_bashed,
    is_by_name,
    is_closing,
    is_compliance,
    is_deployment,
    is_drafted,
    is_for_whom,
    is_helping,
    is_lapsed,
    is_meeting_it,
    is_obliged,
    is_own_life,
    is_paper,
    is_repeal,
    is_run_together,
    is_search,
    is_sitting,
    is_term_of_others,
    is_threshold,
    is_to_come_of,
    is_untrue,
)
from tests.extract.targets.aims import ROW, Test, candidate


@pytest.mark.parametrize(
    ROW,
    [
        (is_drafted, "The budget would cut the fund by 31%.", "cut the fund by 31%", "head", None, True),
        (is_drafted, "The budget would cut waste by 31% by 2031.", "cut waste by 31% by 2031", "head", None, False),
        (is_drafted, "Its plan, for instance, would cut $9 million.", "cut $9 million", "head", None, True),
        (is_drafted, "It would also cut $9 million in aid.", "cut $9 million in aid", "head", None, True),
        (is_drafted, "The town said it would plant 300 trees.", "plant 300 trees", "head", None, False),
        (is_drafted, "Ruiz proposed a 31 percent cut to it.", "a 31 percent cut to it", "head", None, True),
        (is_drafted, "They met the proposal by members to halve it.", "halve it", "head", None, True),
        (is_drafted, "It approved a proposal to halve it.", "halve it", "head", None, False),
        (is_drafted, "The budget proposes to cut it by 9%.", "cut it by 9%", "propose_to", "proposes to", True),
        (is_drafted, "Orla Steel proposes to cut waste by 9%.", "cut waste by 9%", "propose_to", "proposes to", False),
        (is_drafted, "Ruiz to slash the road budget by 28%.", "slash the road budget by 28%", "change_to", "to slash", True),
        (is_drafted, "Orla to slash its budget by 28%.", "slash its budget by 28%", "change_to", "to slash", False),
        (is_paper, "It has plans for a bill to turn 900 rules.", "a bill to turn 900 rules", "plan_for", "plans for", True),
        (is_paper, "It has plans for a park of 900 trees.", "a park of 900 trees", "plan_for", "plans for", False),
        (is_meeting_it, "Only five towns meet the goal of 2%.", "2%", "goal_of", "goal of", True),
        (is_meeting_it, "Five towns currently reach the goal of 2%.", "2%", "goal_of", "goal of", True),
        (is_meeting_it, "Five towns will only reach the goal of 2%.", "2%", "goal_of", "goal of", False),
        (is_obliged, "They must stop and commit to 300 homes.", "300 homes", "commit_to", "commit to", True),
        (is_obliged, "They stop and commit to 300 homes.", "300 homes", "commit_to", "commit to", False),
        (is_term_of_others, "It extended a deadline for tenants to go until 2031.", "go until 2031", "head", None, True),
        (is_term_of_others, "It extended its deadline to halve waste until 2031.", "halve waste until 2031", "head", None, False),
        (is_term_of_others, "Orla has until May to file 300 papers.", "file 300 papers", "head", None, True),
        (is_search, "It aims to find ways to let 900 flats.", "find ways to let 900 flats", "aim_to", "aims to", True),
        (is_search, "It aims to find tenants for 900 flats.", "find tenants for 900 flats", "aim_to", "aims to", False),
        (is_for_whom, "It aims to create jobs in 300 villages.", "create jobs in 300 villages", "aim_to", "aims to", True),
        (is_for_whom, "It aims to create parks in 300 villages.", "create parks in 300 villages", "aim_to", "aims to", False),
        (is_for_whom, "It aims to create 90 jobs in 300 villages.", "create 90 jobs in 300 villages", "aim_to", "aims to", False),
        (is_own_life, "She plans to double major in law.", "double major in law", "plan_to", "plans to", True),
        (is_own_life, "He hopes to stay two years to get a degree.", "stay two years to get a degree", "hope_to", "hopes to", True),
        (is_own_life, "His aim is to bring his family to two towns.", "bring his family to two towns", "goal_is", "aim is to", True),
        (is_own_life, "Orla hopes to help 90 clerks get a degree.", "help 90 clerks get a degree", "hope_to", "hopes to", False),
        (is_sitting, "The goal is for two boards to vote next week.", "two boards to vote next week", "goal_is", "goal is for", True),
        (is_sitting, "They hope to hold a vote next week.", "hold a vote next week", "hope_to", "hope to", True),
        (is_sitting, "They hope to hold 9% of the votes next week.", "hold 9% of the votes next week", "hope_to", "hope to", False),
        (is_as_possible, "It plans to hire as many clerks as possible.", "hire as many clerks as possible", "plan_to", "plans to", True),
        (is_as_possible, "It plans to hire 90 clerks as soon as possible.", "hire 90 clerks as soon as possible", "plan_to", "plans to",
         False),
        (is_helping, "The towns are helping to fund 300 clerks.", "fund 300 clerks", "head", None, True),
        (is_helping, "The towns are aiming to fund 300 clerks.", "fund 300 clerks", "head", None, False),
        (is_untrue, "It was wrongly said that it plans to cut 300 jobs.", "cut 300 jobs", "plan_to", "plans to", True),
        (is_untrue, "It was told, without full accuracy, that it plans to cut 300 jobs.", "cut 300 jobs", "plan_to", "plans to", True),
        (is_untrue, "It was rightly said that it plans to cut 300 jobs.", "cut 300 jobs", "plan_to", "plans to", False),
        (is_threshold, "They pledged to require at least 60 votes.", "require at least 60 votes", "pledge_to", "pledged to", True),
        (is_threshold, "They will require at least 60 votes.", "at least 60 votes", "required_to", "require", True),
        (is_threshold, "They pledged to require at least 60 trees.", "require at least 60 trees", "pledge_to", "pledged to", False),
        (is_deployment, "It plans to deploy 900 snow plows.", "deploy 900 snow plows", "plan_to", "plans to", True),
        (is_deployment, "It plans to deploy 900 meters.", "deploy 900 meters", "plan_to", "plans to", False),
        (is_deployment, "Police plan to stop all traffic.", "stop all traffic", "plan_to", "plan to", True),
        (is_closing, "It aims to close the $4 billion sale by June.", "close the $4 billion sale by June", "aim_to", "aims to", True),
        (is_closing, "It aims to complete 300 homes by June.", "complete 300 homes by June", "aim_to", "aims to", False),
        (is_bashed, "Ruiz bashed the firm's plan to cut 300 jobs.", "cut 300 jobs", "plan_to", "plan to", True),
        (is_bashed, "Ruiz bashed the firm and told of a plan to cut 300 jobs.", "cut 300 jobs", "plan_to", "plan to", False),
        (is_to_come_of, "Once it is done, the area will grow by a third.", "grow by a third", "head", None, True),
        (is_to_come_of, "The area will grow by a third.", "grow by a third", "head", None, False),
        (is_compliance, "It committed to fully meet our request.", "fully meet our request", "commit_to", "committed to", True),
        (is_compliance, "It committed to fully meet our goal.", "fully meet our goal", "commit_to", "committed to", False),
        (is_run_together, "It saved 900 acres.-The end goal was met.", "900 acres.-The end goal", "named_goal", "goal", True),
        (is_run_together, "It has a 900 acres goal.", "900 acres goal", "named_goal", "goal", False),
        (is_repeal, "It aims to repeal the Clinics Act.", "repeal the Clinics Act", "aim_to", "aims to", True),
        (is_repeal, "It aims to repeal all parish laws.", "repeal all parish laws", "aim_to", "aims to", False),
        (is_repeal, "It pledged to repeal the act.", "repeal the act", "pledge_to", "pledged to", False),
        (is_by_name, "It plans to use the FC-31 to win.", "use the FC-31 to win", "plan_to", "plans to", True),
        (is_by_name, "It plans to use 31 vans to win.", "use 31 vans to win", "plan_to", "plans to", False),
        (is_missed, "Ruiz does not expect to meet hiring targets for clerks within two years.", "clerks within two years", "goal_of",
         "targets for", True),
    ],
)
def test_of_politics(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


@pytest.mark.parametrize(("goal", "met"), [
    ("reach peace by the end of 2021", True), ("reach peace by the end of 2031", False), ("halve it from 2021 by 2031", False),
    ("hold it at 9% in 2019", False),
])
def test_what_was_due_before_the_article(doc_of: Callable[[str], Doc], goal: str, met: bool) -> None:
    doc = doc_of(f"They agreed to {goal}.")
    doc.user_hooks["citybeat.article"] = Article(doc.text, published="2024-06-15")  # type: ignore[assignment]
    assert is_lapsed(candidate(doc, goal, "pledge_to", "agreed to")) is met


def test_a_sentence_after_it_says_that_it_is_untrue(doc_of: Callable[[str], Doc]) -> None:
    for following, met in [("That is not the case.", True), ("That is the case.", False), ("That was false.", True)]:
        doc = doc_of(f"They say it plans to cut 300 jobs. {following}")
        found = candidate(doc, "cut 300 jobs", "plan_to", "plans to")
        end = doc.text.index(following)
        found.sentence = doc.char_span(0, end - 1) or found.sentence
        assert is_untrue(found) is met


def test_each_says_something_of_its_own() -> None:
    assert set(POLITICS.values()) > WHOLE_ACTS


@pytest.mark.parametrize("text", [
    "<ORG>Orla Council</ORG> aims to complete the $9 million purchase by June.",
    "<ORG>Orla Council</ORG> plans to deploy 900 snow plows.",
])
def test_no_target(targets_in: Callable[[str], list[Target]], text: str) -> None:
    assert targets_in(text) == []
