"""Reshuffles, levies, culls, results and other acts in the words of an aim: no target; and beside each a sentence like it that is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Target
from citybeat.extract.targets.vetoes.matters import (
    is_bygone_plan,
    is_claim,
    is_court,
    is_number_of,
    is_personal,
    is_reached,
    is_signing,
)
from citybeat.extract.targets.vetoes.measures import (
    is_budget,
    is_consequence,
    is_cull,
    is_decision,
    is_disruption,
    is_duration,
    is_event,
    is_granted,
    is_issue,
    is_levy,
    is_means,
    is_need,
    is_one_building,
    is_outcome,
    is_quota,
    is_rate,
    is_reshuffle,
    is_result,
    is_reward,
    is_round_the_clock,
    is_tenure,
    is_travel,
    is_unmeasured,
)
from citybeat.extract.targets.vetoes.veto import is_misplaced, is_part
from tests.extract.targets.aims import ROW, Test, candidate


@pytest.mark.parametrize(
    ROW,
    [
        (is_reshuffle, "Ruiz plans to replace three ministers.", "replace three ministers", "plan_to", "plans to", True),
        (is_reshuffle, "Ruiz plans to make 12 more cabinet changes.", "make 12 more cabinet changes", "plan_to", "plans to", True),
        (is_reshuffle, "Ruiz plans to replace 300 boilers.", "replace 300 boilers", "plan_to", "plans to", False),
        (is_reshuffle, "Ruiz plans to make half of all judges women.", "make half of all judges women", "plan_to", "plans to", False),
        (is_tenure, "Ruiz vowed to stay in office another 9 months.", "stay in office another 9 months", "pledge_to", "vowed to", True),
        (is_tenure, "Ruiz vowed all members would leave the cabinet.", "all members would leave the cabinet", "pledge", "vowed", True),
        (is_tenure, "Ruiz vowed to stay below 9% of output.", "stay below 9% of output", "pledge_to", "vowed to", False),
        (is_cull, "Orla plans to slaughter 9,000 hens.", "slaughter 9,000 hens", "plan_to", "plans to", True),
        (is_cull, "Orla plans to destroy 9,000 mines.", "destroy 9,000 mines", "plan_to", "plans to", False),
        (is_quota, "Orla will raise the quota of seals by 9 percent.", "raise the quota of seals by 9 percent", "will", "will", True),
        (is_quota, "Orla will cut the quota to none by 2031.", "cut the quota to none by 2031", "will", "will", False),
        (is_quota, "Orla will raise the share of seals by 9 percent.", "raise the share of seals by 9 percent", "will", "will", False),
        (is_levy, "Ruiz is seeking an extra 6% tax on flats.", "an extra 6% tax on flats", "seek_to", "seeking", True),
        (is_levy, "Ruiz is seeking a 6% cut in the tax on flats.", "a 6% cut in the tax on flats", "seek_to", "seeking", False),
        (is_levy, "Ruiz wants a $900 tax-free allowance.", "a $900 tax-free allowance", "want_to", None, False),
        (is_levy, "Ruiz is seeking an extra 6% share of flats.", "an extra 6% share of flats", "seek_to", "seeking", False),
        (is_budget, "Ruiz is seeking $9 billion for the fiscal year.", "$9 billion for the fiscal year", "seek_to", "seeking", True),
        (is_budget, "Ruiz is seeking $9 billion for the hungry.", "$9 billion for the hungry", "seek_to", "seeking", False),
        (is_granted, "Orla has offered jobs to 250 men in recent weeks.", "jobs to 250 men in recent weeks", "offer", "offered", True),
        (is_granted, "Orla has offered jobs to 250 men.", "jobs to 250 men", "offer", "offered", False),
        (is_result, "Capacity rose by 9% to reach 900 MW.", "reach 900 MW", "change_to", None, True),
        (is_result, "Capacity will be increased to reach 900 MW.", "reach 900 MW", "change_to", None, False),
        (is_result, "Orla has plans grown at home to reach 900 MW.", "reach 900 MW", "change_to", None, False),
        (is_means, "Orla is on track to halve its debt.", "halve its debt", "change_to", None, True),
        (is_means, "Orla is out to halve its debt.", "halve its debt", "change_to", None, False),
        (is_means, "The card allows you to spend 900 dollars.", "spend 900 dollars", "change_to", None, True),
        (is_means, "The card allows Orla to spend 900 dollars.", "spend 900 dollars", "change_to", None, False),
        (is_need, "Orla announced it needs $9 million for tents.", "it needs $9 million for tents", "offer", "announced", True),
        (is_need, "Orla announced it gives $9 million for tents.", "it gives $9 million for tents", "offer", "announced", False),
        (is_round_the_clock, "The goal is to offer 24-hour care.", "offer 24-hour care", "goal_is", "goal is to", True),
        (is_round_the_clock, "The goal is to offer 24-hour care to 900.", "offer 24-hour care to 900", "goal_is", "goal is to", False),
        (is_reward, "Orla offered a reward of $900,000.", "a reward of $900,000", "offer", "offered", True),
        (is_reward, "Orla offered a grant of $900,000.", "a grant of $900,000", "offer", "offered", False),
        (is_travel, "Ruiz plans to visit three countries.", "visit three countries", "plan_to", "plans to", True),
        (is_travel, "Ruiz plans to visit all 300 farms.", "visit all 300 farms", "plan_to", "plans to", False),
        (is_disruption, "Orla will recall 9,000 cars.", "recall 9,000 cars", "will", "will", True),
        (is_disruption, "Orla will ground half of its jets.", "ground half of its jets", "will", "will", False),
        (is_disruption, "Orla will sell 9,000 cars.", "sell 9,000 cars", "will", "will", False),
        (is_rate, "Orla plans to raise its interest rate to 9%.", "raise its interest rate to 9%", "plan_to", "plans to", True),
        (is_rate, "Orla will lift its cash rate by 50 points.", "lift its cash rate by 50 points", "will", "will", True),
        (is_rate, "Orla plans to raise its literacy rate to 99%.", "raise its literacy rate to 99%", "plan_to", "plans to", False),
        (is_unmeasured, "Orla plans to create jobs for the young.", "create jobs for the young", "plan_to", "plans to", True),
        (is_unmeasured, "Orla plans to create 90 jobs.", "create 90 jobs", "plan_to", "plans to", False),
        (is_unmeasured, "Orla plans to cut hundreds of jobs.", "cut hundreds of jobs", "plan_to", "plans to", False),
        (is_unmeasured, "Orla plans to cut all subsidies.", "cut all subsidies", "plan_to", "plans to", False),
        (is_unmeasured, "In 2031 Orla plans to cut subsidies.", "cut subsidies", "plan_to", "plans to", True),
        (is_unmeasured, "Orla plans to expand aid over three years.", "expand aid over three years", "plan_to", "plans to", True),
        (is_unmeasured, "In 2031 Orla plans to cut 90 subsidies.", "cut 90 subsidies", "plan_to", "plans to", False),
        (is_unmeasured, "Orla plans to cut subsidies from 90 million.", "cut subsidies", "plan_to", "plans to", False),
        (is_unmeasured, "Orla plans to raise output threefold.", "raise output threefold", "plan_to", "plans to", False),
    ],
)
def test_act(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


@pytest.mark.parametrize(
    ROW,
    [
        (is_bygone_plan, "Orla initially planned to plant 900 oaks.", "plant 900 oaks", "plan_to", "planned to", True),
        (is_bygone_plan, "Orla had hoped to plant 900 oaks.", "plant 900 oaks", "hope_to", "hoped to", True),
        (is_bygone_plan, "Orla has planned to plant 900 oaks.", "plant 900 oaks", "plan_to", "planned to", False),
        (is_bygone_plan, "Orla had pledged to plant 900 oaks.", "plant 900 oaks", "pledge_to", "pledged to", False),
        (is_claim, "Ruiz believes that if it rains we will have none left by May.", "have none left by May", "will", "will", True),
        (is_claim, "Ruiz says that if it rains we will have none left by May.", "have none left by May", "will", "will", False),
        (is_claim, "Prices will likely fall by 9%, and Orla will cut 90 jobs.", "cut 90 jobs", "will", "will", True),
        (is_court, "Orla plans to contest 13 losses in court.", "contest 13 losses in court", "plan_to", "plans to", True),
        (is_court, "Orla plans to contest 13 seats.", "contest 13 seats", "plan_to", "plans to", False),
        (is_court, "Lawyers are seeking a sentence of 90 years.", "a sentence of 90 years", "seek_to", "seeking", True),
        (is_court, "Lawyers are seeking a lease of 90 years.", "a lease of 90 years", "seek_to", "seeking", False),
        (is_number_of, "Orla plans to cut the number of flights.", "cut the number of flights", "plan_to", "plans to", True),
        (is_number_of, "Orla plans to halve the number of flights.", "halve the number of flights", "plan_to", "plans to", False),
        (is_number_of, "Orla plans to cut the number of flights by 90.", "cut the number of flights by 90", "plan_to", "plans to", False),
        (is_personal, "Ruiz hopes to live another ten years.", "another ten years", "head", None, True),
        (is_personal, "Ruiz hopes to add another ten years.", "another ten years", "head", None, False),
        (is_signing, "Orla hopes to sign a pact sending 90 nurses.", "sending 90 nurses", "changing", None, True),
        (is_signing, "Orla hopes to sign a pact cutting fees by half.", "cutting fees by half", "changing", None, False),
        (is_signing, "Orla signed a pact sending 90 nurses.", "sending 90 nurses", "changing", None, False),
        (is_event, "Ruiz wants to meet with Lund every two weeks.", "meet with Lund every two weeks", "want_to", "wants to", True),
        (is_event, "Ruiz wants to meet 90% of demand.", "meet 90% of demand", "want_to", "wants to", False),
        (is_event, "They hope to finish the law by May.", "finish the law by May", "hope_to", "hope to", True),
        (is_event, "The union plans to stage a strike in 90 mines.", "stage a strike in 90 mines", "plan_to", "plans to", True),
        (is_issue, "Orla plans to pay a dividend of 9 cents.", "pay a dividend of 9 cents", "plan_to", "plans to", True),
        (is_one_building, "Orla is to help them build a $5 billion mill.", "help them build a $5 billion mill", "is_to", "is to", True),
        (is_one_building, "Orla is to help them build 90 mills.", "help them build 90 mills", "is_to", "is to", False),
        (is_decision, "Ruiz made a decision last year to send 90 nurses.", "send 90 nurses", "head", None, True),
        (is_decision, "Ruiz made a promise last year to send 90 nurses.", "send 90 nurses", "head", None, False),
        (is_duration, "It would take Orla nine years to dig 90 wells.", "take Orla nine years to dig 90 wells", "will", "would", True),
        (is_outcome, "Orla has plans that would nearly double fares.", "double fares", "will", "would", True),
        (is_outcome, "Orla has leaders who would nearly double fares.", "double fares", "will", "would", False),
        (is_consequence, "Aid will grow, bringing the total to $65 million.", "bringing the total to $65 million", "head", None, True),
        (is_consequence, "Aid will grow, bringing help to 65 towns by 2031.", "bringing help to 65 towns by 2031", "head", None, False),
        (is_misplaced, "Orla announced in May it would cut 90 jobs.", "in May it would cut 90 jobs", "offer", "announced", True),
        (is_misplaced, "Orla announced 90 jobs.", "90 jobs", "offer", "announced", False),
        (is_misplaced, "Aid pledges now top $5 billion.", "now top $5 billion", "pledge", "pledges", True),
        (is_misplaced, "Aid pledges $5 billion.", "$5 billion", "pledge", "pledges", False),
    ],
)
def test_matter(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


@pytest.mark.parametrize("text", [
    "<ORG>Orla Foods</ORG> had planned to cut waste by 43%.",
    "<ORG>Orla Foods</ORG> initially planned to cut waste by 43%.",
    "<ORG>Orla Foods</ORG> aims to create jobs for people.",
    "Aid pledges now top $5 billion.",
    "The council announced that it was scrapping a 15% tax.",
])
def test_no_target(targets_in: Callable[[str], list[Target]], text: str) -> None:
    assert targets_in(text) == []


def test_what_follows_from_a_gift_does_not_take_the_gift_away(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("Orla pledged $25 million for tents, bringing its aid to $35 million.")
    gift = candidate(doc, "$25 million for tents, bringing its aid to $35 million", "pledge", "pledged")
    assert not is_part(gift, candidate(doc, "bringing its aid to $35 million", "head", None))
    assert is_part(gift, candidate(doc, "aid to $35 million", "head", None))


@pytest.mark.parametrize(
    ("text", "goal", "trigger", "met"),
    [
        ("Orla achieved its target of 40% in May.", "40% in May", "target of", True),
        ("Orla has never achieved its target of 40%.", "40%", "target of", False),
        ("Orla hopes to be praised if it has met its target of 40%.", "40%", "target of", False),
        ("Orla set its target of 40% in May.", "40% in May", "target of", False),
        ("Output hit a target of 40% in May.", "40% in May", "target of", True),
        ("Output is to hit a target of 40% in May.", "40% in May", "target of", False),
    ],
)
def test_a_goal_that_was_reached(doc_of: Callable[[str], Doc], text: str, goal: str, trigger: str, met: bool) -> None:
    assert is_reached(candidate(doc_of(text), goal, "goal_of", trigger)) is met
