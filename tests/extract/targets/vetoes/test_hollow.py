"""Hopes of nobody, purposes without a measure, private payments in the words of an aim: no target; and beside each one that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Target
from citybeat.extract.targets.clauses import shortened
from citybeat.extract.targets.vetoes.hollow import (
    HOLLOW,
    HOLLOW_WHOLE,
    is_advised,
    is_against,
    is_burden,
    is_carried,
    is_condition,
    is_discussed,
    is_done,
    is_effect,
    is_guess,
    is_hoped,
    is_imposed,
    is_of_household,
    is_of_past_period,
    is_one_place,
    is_other_aim,
    is_outlook,
    is_passage,
    is_present_size,
    is_price,
    is_received,
    is_ruling_on_rate,
    is_set_when,
    is_signature,
    is_supposition,
    is_surveyed,
    is_told_of_past,
    is_truce,
    is_unmeasurable,
    is_without_object,
    is_without_verb,
)
from tests.extract.targets.aims import ROW, Test, candidate, span


@pytest.mark.parametrize(
    ROW,
    [
        (is_hoped, "It is hoped this will replace 900 tonnes.", "replace 900 tonnes", "will", "will", True),
        (is_hoped, "It is widely hoped it will replace 900 tonnes.", "replace 900 tonnes", "will", "will", True),
        (is_hoped, "Orla said it hopes to replace 900 tonnes.", "replace 900 tonnes", "hope_to", "hopes to", False),
        (is_unmeasurable, "The aim is to get the cells from a donor.", "get the cells from a donor", "goal_of", "aim is to", True),
        (is_unmeasurable, "It aims to join the third largest town.", "join the third largest town", "aim_to", "aims to", True),
        (is_unmeasurable, "It plans to build a third hall.", "build a third hall", "plan_to", "plans to", False),
        (is_unmeasurable, "It agreed to end a 90-day row.", "end a 90-day row", "pledge_to", "agreed to", True),
        (is_unmeasurable, "Its goal of decent homes cannot be met by evicting 300.", "decent homes cannot be met by evicting 300",
         "goal_of", "goal of", True),
        (is_unmeasurable, "Its goal of decent homes cannot be met by evicting 300.", "decent homes", "goal_of", "goal of", True),
        (is_unmeasurable, "It plans a ride within a 20-minute walk.", "ride within a 20-minute walk", "plan_to", "plans", False),
        (is_unmeasurable, "It plans to offer a 90-euro stipend.", "offer a 90-euro stipend", "plan_to", "plans to", False),
        (is_unmeasurable, "It aims to clear the zone by 2031.", "clear the zone by 2031", "aim_to", "aims to", False),
        (is_unmeasurable, "It pledged to write off the debt.", "write off the debt", "pledge_to", "pledged to", False),
        (is_unmeasurable, "It plans to cut the fund, which helps clerks, by $9 million.", "cut the fund", "plan_to", "plans to", False),
        (is_present_size, "It will reduce the $9 billion trade deficit.", "reduce the $9 billion trade deficit", "will", "will", True),
        (is_present_size, "It will reduce the deficit to $9 billion.", "reduce the deficit to $9 billion", "will", "will", False),
        (is_present_size, "It will cut the $9 billion debt by half.", "cut the $9 billion debt by half", "will", "will", False),
        (is_received, "They were promised $900 to go there.", "$900 to go there", "pledge", "promised", True),
        (is_received, "They were promised $900 to go there.", "$900 to go there", "head", None, True),
        (is_received, "They promised $900 to the fund.", "$900 to the fund", "pledge", "promised", False),
        (is_of_household, "His parents work and send $900 to Ola.", "send $900 to Ola", "head", None, True),
        (is_of_household, "She hopes to feed her family for two weeks.", "feed her family for two weeks", "hope_to", "hopes to", True),
        (is_of_household, "The town will send $900 to Ola.", "send $900 to Ola", "head", None, False),
        (is_surveyed, "Of the respondents 30 would like to raise it to 9%.", "raise it to 9%", "want_to", "would like to", True),
        (is_surveyed, "The firms would like to raise it to 9%.", "raise it to 9%", "want_to", "would like to", False),
        (is_of_past_period, "From 2021 to 2025, the town spent $9 to build 300 homes.", "build 300 homes", "change_to", "to build", True),
        (is_of_past_period, "From 2025 to 2031, the town plans to build 300 homes.", "build 300 homes", "change_to", "to build", False),
        (is_told_of_past, "It goes back to a promise that Ruiz made back in 2010 to cut it to 9%.",
         "Ruiz made back in 2010 to cut it to 9%", "pledge", "promise that", True),
        (is_told_of_past, "It goes back to a promise that Ruiz made back in 2010 to cut it to 9%.", "cut it to 9%", "head", None, True),
        (is_told_of_past, "It has a promise that Ruiz made to cut it to 9%.", "cut it to 9%", "head", None, False),
        (is_supposition, "The only way would be for Ruiz to cut it by 9%.", "cut it by 9%", "change_to", "to cut", True),
        (is_supposition, "The only way is for Ruiz to cut it by 9%.", "cut it by 9%", "change_to", "to cut", False),
        (is_outlook, "The economy is on target to grow 4.7 percent.", "grow 4.7 percent", "goal_of", "target to", True),
        (is_outlook, "The firm is on target to open 30 shops.", "open 30 shops", "goal_of", "target to", False),
        (is_truce, "They agreed to end a 90-day strike.", "end a 90-day strike", "pledge_to", "agreed to", True),
        (is_truce, "They agreed to end 90 leases.", "end 90 leases", "pledge_to", "agreed to", False),
        (is_imposed, "He proposed to levy a 20% tax.", "levy a 20% tax", "propose_to", "proposed to", True),
        (is_imposed, "He pledged to levy a 20% tax.", "levy a 20% tax", "pledge_to", "pledged to", False),
        (is_passage, "It wants to pass the bill by early March.", "pass the bill by early March", "want_to", "wants to", True),
        (is_passage, "It wants to pass the 900 mark by March.", "pass the 900 mark by March", "want_to", "wants to", False),
        (is_without_object, "It has nine goals to be achieved by 2031.", "be achieved by 2031", "goal_of", "goals to", True),
        (is_without_object, "A radar that it plans to deploy there by 2031.", "deploy there by 2031", "plan_to", "plans to", True),
        (is_without_object, "It plans to deploy 30 of them by 2031.", "deploy 30 of them by 2031", "plan_to", "plans to", False),
        (is_discussed, "Ruiz discussed plans to ban all vans.", "ban all vans", "plan_to", "plans to", True),
        (is_discussed, "Ruiz unveiled plans to ban all vans.", "ban all vans", "plan_to", "plans to", False),
        (is_without_verb, "It sets a goal that the six towns - Orla and others - will.", "the six towns", "goal_of", "goal that", True),
        (is_without_verb, "It is a goal for all towns.", "all towns", "goal_of", "goal for", True),
        (is_without_verb, "It has a goal of 300 homes.", "300 homes", "goal_of", "goal of", False),
        (is_carried, "They kept it by a majority of 102.", "kept it by a majority of 102", "head", None, True),
        (is_carried, "They plan 300 homes by a majority of 102.", "300 homes by a majority of 102", "head", None, False),
        (is_set_when, "The target was set in August.", "set in August", "goal_of", "target was", True),
        (is_set_when, "The target was set at 300 homes.", "set at 300 homes", "goal_of", "target was", False),
        (is_against, "It expects prices to rise above the target.", "rise above the target", "named_goal", "target", True),
        (is_against, "It has the 300 homes target.", "300 homes target", "named_goal", "target", False),
        (is_one_place, "It plans to invest in a 300-bed clinic.", "invest in a 300-bed clinic", "plan_to", "plans to", True),
        (is_one_place, "It plans to invest in 30 clinics.", "invest in 30 clinics", "plan_to", "plans to", False),
        (is_ruling_on_rate, "It voted to raise its key rate target to a range of 1%.", "a range of 1%", "goal_of", "target to", True),
        (is_ruling_on_rate, "It aims to raise its growth target to 1%.", "1%", "goal_of", "target to", False),
    ],
)
def test_of_hollow(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert bool(test(candidate(doc_of(text), goal, rule, trigger))) is met


@pytest.mark.parametrize(("text", "goal", "kept"), [
    ("An effort to raise it to 9% by 2031 could cost $3.", "raise it to 9% by 2031 could cost $3", "raise it to 9% by 2031"),
    ("Its 3% growth target for 2031 is very wise.", "3% growth target for 2031 is very wise", "3% growth target for 2031"),
    ("It must hit its 900 target earlier than we had thought.", "hit its 900 target earlier than we had thought",
     "hit its 900 target earlier than we had thought"),
    ("They voted to keep 300 halls by a majority of 90.", "keep 300 halls by a majority of 90", "keep 300 halls"),
    ("Leaving coal by 2031 will further it.", "Leaving coal by 2031 will further it", "Leaving coal by 2031"),
])
def test_goals_that_run_on(doc_of: Callable[[str], Doc], text: str, goal: str, kept: str) -> None:
    assert shortened(span(doc_of(text), goal)).text == kept


def test_each_says_something_of_its_own() -> None:
    assert len(set(HOLLOW.values())) == len(HOLLOW)
    assert set(HOLLOW.values()) > HOLLOW_WHOLE


@pytest.mark.parametrize(("text", "count"), [
    ("<ORG>Orla Council</ORG> discussed plans to plant 300 trees.", 0),
    ("<ORG>Orla Council</ORG> has long-sought 300 homes.", 0),
    ("<ORG>Orla Council</ORG> plans to plant 300 trees.", 1),
    ("<ORG>Orla Council</ORG> was backing off an earlier goal of planting 300 trees by 2030.", 0),
    ("<ORG>Orla Council</ORG> gave up on a plan to plant 300 trees by 2030.", 0),
    ("Plans to plant 300 trees by 2030 were defeated by <ORG>Orla Council</ORG>.", 0),
    ("<ORG>Orla Council</ORG> gave a sum to a plan to plant 300 trees by 2030.", 1),
    ("<ORG>Orla Council</ORG> wants to draw firms by borrowing $9 million.", 0),
    ("<ORG>Orla Council</ORG> aims to change care in Ghent, some 80 miles (130 kilometers) south of Brevik.", 0),
])
def test_targets(targets_in: Callable[[str], list[Target]], text: str, count: int) -> None:
    assert len(targets_in(text)) == count


@pytest.mark.parametrize(ROW, [
    (is_other_aim, "The plan helps Orla as it works to meet these goals by 2031", "meet these goals by 2031", "work_to", "works to", True),
    (is_other_aim, "Orla works to meet these targets of 300 trees", "meet these targets of 300 trees", "work_to", "works to", False),
    (is_other_aim, "Orla works to meet its climate targets by 2031", "meet its climate targets by 2031", "work_to", "works to", False),
    (is_other_aim, "Work must be faster to reach the target by 2031", "reach the target by 2031", "in_order_to", "to", True),
    (is_other_aim, "Work must be faster to reach the target by 2031", "2031", "goal_of", "target by", True),
    (is_other_aim, "Orla works to reach the target of 9% by 2031", "reach the target of 9% by 2031", "work_to", "works to", False),
    (is_guess, "The town would likely clear 9 streets", "likely clear 9 streets", "will", "would", True),
    (is_guess, "The town would clear 9 streets", "clear 9 streets", "will", "would", False),
    (is_burden, "The plan would increase the cost of care by 9%", "increase the cost of care by 9%", "will", "would", True),
    (is_burden, "The plan would increase the share of care by 9%", "increase the share of care by 9%", "will", "would", False),
    (is_signature, "Ruiz vowed to sign the ban into law", "sign the ban into law", "pledge_to", "vowed to", True),
    (is_signature, "Ruiz vowed to veto it by May", "veto it by May", "pledge_to", "vowed to", True),
    (is_signature, "Ruiz vowed to sign 300 new players", "sign 300 new players", "pledge_to", "vowed to", False),
    (is_without_object, "The share we want to reach in the next decade is small", "reach in the next decade is small", "want_to", "want to",
     True),
    (is_without_object, "The town wants to reach in ten years a share of 9%", "reach in ten years a share of 9%", "want_to", "wants to",
     False),
    (is_advised, "Experts have suggested raising the share to 9%", "raising the share to 9%", "changing", "raising", True),
    (is_advised, "Experts have suggested increasing parks to cover 9% of it", "cover 9% of it", "head", None, True),
    (is_advised, "The board suggested a goal: raising the share to 9%", "raising the share to 9%", "changing", "raising", False),
    (is_price, "Reaching zero waste by 2031 will require nine plants", "Reaching zero waste by 2031", "changing", "Reaching", True),
    (is_price, "However, reaching zero waste by 2031 would take nine plants", "zero waste by 2031", "head", None, True),
    (is_price, "Orla works on reaching zero waste by 2031, which will cost", "reaching zero waste by 2031", "changing", "reaching", False),
    (is_condition, "Orla must act now if it is to cut waste by 9%", "cut waste by 9%", "is_to", "is to", True),
    (is_condition, "The goal is to cut waste by 9%", "cut waste by 9%", "is_to", "is to", False),
    (is_effect, "Critics said this would make 300 tonnes of waste", "make 300 tonnes of waste", "will", "would", True),
    (is_effect, "Critics said the town would make 300 tonnes of soap", "make 300 tonnes of soap", "will", "would", False),
    (is_done, "Recycled all water and reduced waste by 9%", "reduced waste by 9%", "head", None, True),
    (is_done, "Orla wants to see waste reduced by 9%", "reduced by 9%", "head", None, False),
    (is_done, "Waste will be reduced by 9%", "reduced by 9%", "head", None, False),
])
def test_neither_told_elsewhere_nor_advised_nor_done(
    doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool,
) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met
