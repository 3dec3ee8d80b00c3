"""Deals, loans, missed aims, habits and needs in the words of an aim: no target; and beside each a sentence like it that is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Target
from citybeat.extract.targets.vetoes.dealings import (
    DEALINGS,
    WHOLE,
    is_acquisition,
    is_allotted,
    is_bare,
    is_beginning,
    is_bidding,
    is_capital,
    is_deed,
    is_enabled,
    is_guessed,
    is_habit,
    is_implied,
    is_inside,
    is_last,
    is_loan,
    is_margin,
    is_missed,
    is_needed,
    is_ordered,
    is_outlay,
    is_per_share,
    is_postponement,
    is_pursued,
    is_settling,
    is_sought,
    is_tax_step,
    is_thing,
    is_threat,
    is_timetabled,
    is_wage_claim,
)
from citybeat.extract.targets.vetoes.veto import PART, vetoed
from tests.extract.targets.aims import ROW, Test, candidate

WASTE = "cut waste by 30%"


@pytest.mark.parametrize(
    ROW,
    [
        (is_pursued, "Orla is the target of a $9 billion takeover bid.", "a $9 billion takeover bid", "goal_of", "target of", True),
        (is_pursued, "Orla has a target of a 9% merger saving by 2031.", "a 9% merger saving by 2031", "goal_of", "target of", False),
        (is_pursued, "Orla has a target of finishing the merger.", "finishing the merger", "goal_of", "target of", False),
        (is_pursued, "Orla has a goal of a 9% takeover rate.", "a 9% takeover rate", "goal_of", "goal of", False),
        (is_margin, "The deficit exceeded the target by $26 billion.", "$26 billion", "goal_of", "target by", True),
        (is_margin, "It hit the deficit target by $26 billion.", "deficit target by $26 billion", "named_goal", "target", False),
        (is_margin, "It missed the deficit target by $26 billion.", "deficit target by $26 billion", "named_goal", "target", True),
        (is_margin, "Output was 9 tonnes below the target.", "9 tonnes below the target", "named_goal", "target", True),
        (is_margin, "Output was below the 9 tonnes target.", "9 tonnes target", "named_goal", "target", False),
        (is_margin, "Orla aims to beat its target by 9 tonnes.", "beat its target by 9 tonnes", "aim_to", "aims to", False),
        (is_missed, "Orla overshot the 9% target.", "9% target", "named_goal", "target", True),
        (is_missed, "Orla fell short of its target of 300 homes.", "300 homes", "goal_of", "target of", True),
        (is_missed, "Output fell, far from its target of 300 homes.", "300 homes", "goal_of", "target of", False),
        (is_missed, "Orla is likely to have missed its target of 300 homes.", "300 homes", "goal_of", "target of", False),
        (is_missed, "Orla set a target of 300 homes.", "300 homes", "goal_of", "target of", False),
        (is_last, "It grew by 3%, against a target of 4% last year.", "4%", "goal_of", "target of", True),
        (is_last, "It grew by 3%, against a target of 4% this year.", "4% this year", "goal_of", "target of", False),
        (is_last, "Last year Orla set a new and higher target of 4%.", "4%", "goal_of", "target of", False),
        (is_last, "Orla plans to build 300 homes like last year.", "build 300 homes", "plan_to", "plans to", False),
        (is_deed, "Orla Foods cut 300 jobs in May.", "cut 300 jobs in May", "head", None, True),
        (is_deed, "Orla Foods has already built 300 homes.", "built 300 homes", "head", None, True),
        (is_deed, "Orla Foods had cut spending to 3 percent.", "3 percent", "head", None, True),
        (is_deed, "Orla Foods will temporarily cut 300 jobs.", "cut 300 jobs", "head", None, False),
        (is_deed, "Orla Foods aims to further cut 300 jobs.", "cut 300 jobs", "head", None, False),
        (is_deed, "Orla Foods set 300 homes as its target.", "set 300 homes as its target", "head", None, False),
        (is_deed, "Orla Foods build 300 homes.", "build 300 homes", "head", None, False),
        (is_loan, "Orla plans to reschedule $9 billion of debt.", "reschedule $9 billion of debt", "plan_to", "plans to", True),
        (is_loan, "Orla will ask for a $9 million loan.", "ask for a $9 million loan", "will", "will", True),
        (is_loan, "Orla pledged $9 million in loans.", "$9 million in loans", "pledge", "pledged", False),
        (is_loan, "Orla plans to lend 300 bicycles.", "lend 300 bicycles", "plan_to", "plans to", False),
        (is_loan, "Orla plans to lend $9 million by 2031.", "lend $9 million by 2031", "plan_to", "plans to", False),
        (is_habit, "Banks usually aim to lend all they have.", "lend all they have", "aim_to", "aim to", True),
        (is_habit, "Banks now aim to lend all they have.", "lend all they have", "aim_to", "aim to", False),
        (is_needed, f"Orla needs to {WASTE}.", WASTE, "change_to", None, True),
        (is_needed, f"Orla needs to {WASTE} by 2031.", f"{WASTE} by 2031", "change_to", None, False),
        (is_needed, f"Orla wants to {WASTE}.", WASTE, "change_to", None, False),
    ],
)
def test_dealing(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


@pytest.mark.parametrize(
    ROW,
    [
        (is_sought, "Orla is seeking about $9 million.", "about $9 million", "seek_to", "seeking", True),
        (is_sought, "Orla is seeking $9 million of savings.", "$9 million of savings", "seek_to", "seeking", False),
        (is_sought, "Orla is seeking to spend $9 million.", "spend $9 million", "seek_to", "seeking to", False),
        (is_sought, "Orla is targeting $9 million.", "$9 million", "seek_to", "targeting", False),
        (is_bidding, "Orla would raise its bid to $35.", "raise its bid to $35", "will", "would", True),
        (is_bidding, "Orla would raise its output to 35 tonnes.", "raise its output to 35 tonnes", "will", "would", False),
        (is_threat, "Orla threatened to cut 300 jobs.", "cut 300 jobs", "change_to", None, True),
        (is_threat, "Orla resolved to cut 300 jobs.", "cut 300 jobs", "change_to", None, False),
        (is_timetabled, "Orla is scheduled to open 300 shops.", "open 300 shops", "change_to", None, True),
        (is_timetabled, "Orla is determined to open 300 shops.", "open 300 shops", "work_to", "determined to", False),
        (is_enabled, "The aid would enable Orla to replace 300 buses.", "replace 300 buses", "change_to", None, True),
        (is_enabled, "Orla can earn a share by spending $9 million.", "spending $9 million", "changing", None, True),
        (is_enabled, "Orla aims to grow by spending $9 million.", "spending $9 million", "changing", None, False),
        (is_enabled, "The aid is for Orla to replace 300 buses.", "replace 300 buses", "change_to", None, False),
        (is_inside, "Orla wants a 50% tax.", "50% tax", "head", None, True),
        (is_inside, "Orla wants 50% less waste.", "50% less waste", "head", None, False),
        (is_inside, "Orla wants a 50% target.", "50% target", "named_goal", "target", False),
        (is_acquisition, "Orla plans to buy 80% of Veldia Steel.", "buy 80% of Veldia Steel", "plan_to", "plans to", True),
        (is_acquisition, "Orla plans to sell 25 percent of the firm.", "sell 25 percent of the firm", "plan_to", "plans to", True),
        (is_acquisition, "Orla plans to buy 80% of its power.", "buy 80% of its power", "plan_to", "plans to", False),
        (is_acquisition, "Orla plans to cut 80% of Veldia flights.", "cut 80% of Veldia flights", "plan_to", "plans to", False),
        (is_bare, "Orla has set the 2031 target.", "2031 target", "named_goal", "target", True),
        (is_bare, "Orla has set the 9 tonnes target.", "9 tonnes target", "named_goal", "target", False),
        (is_bare, "Orla has set a net zero target.", "net zero target", "named_goal", "target", False),
        (is_ordered, "Orla has a contract to supply 132 boats.", "supply 132 boats", "change_to", None, True),
        (is_ordered, "Orla has a plan to supply 132 boats.", "supply 132 boats", "change_to", None, False),
        (is_missed, "Orla finished 2023 within the 9% target.", "9% target", "named_goal", "target", True),
        (is_missed, "Orla wants to be within the 9% target.", "9% target", "named_goal", "target", False),
        (is_thing, "Orla raised its commitments to Veldia to $9 million.", "Veldia to $9 million", "commit_to", "commitments to", True),
        (is_thing, "Orla raised its commitments to cut 90 jobs.", "cut 90 jobs", "commit_to", "commitments to", False),
        (is_thing, "Orla made a commitment to the net zero goal.", "the net zero goal", "commit_to", "commitment to", False),
        (is_postponement, "Orla plans to postpone all payments.", "postpone all payments", "plan_to", "plans to", True),
        (is_postponement, "Orla plans to cancel all payments.", "cancel all payments", "plan_to", "plans to", False),
    ],
)
def test_deal(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


@pytest.mark.parametrize(
    ROW,
    [
        (is_per_share, "Orla plans to offer $70 per share for Veldia.", "offer $70 per share for Veldia", "plan_to", "plans to", True),
        (is_per_share, "Orla plans to pay $2 a common share.", "pay $2 a common share", "plan_to", "plans to", True),
        (is_per_share, "Orla plans to earn $2 a share.", "earn $2 a share", "plan_to", "plans to", False),
        (is_per_share, "Orla plans to offer 70 seats.", "offer 70 seats", "plan_to", "plans to", False),
        (is_wage_claim, "The sailors are seeking a 9% pay rise.", "a 9% pay rise", "seek_to", "seeking", True),
        (is_wage_claim, "The sailors are seeking 9% more pay.", "9% more pay", "seek_to", "seeking", False),
        (is_wage_claim, "Orla promised a 9% pay rise.", "a 9% pay rise", "pledge", "promised", False),
        (is_capital, "Orla plans to halve its share capital.", "halve its share capital", "plan_to", "plans to", True),
        (is_capital, "Orla plans to halve waste in the capital.", "halve waste in the capital", "plan_to", "plans to", False),
        (is_loan, "It seeks to extend $9 million of payments.", "extend $9 million of payments", "seek_to", "seeks to", True),
        (is_loan, "Orla seeks to refinance two billion dollars.", "refinance two billion dollars", "seek_to", "seeks to", True),
        (is_loan, "Orla seeks to extend the line by 9 km.", "extend the line by 9 km", "seek_to", "seeks to", False),
        (is_allotted, "Orla plans to earmark $9 million for parks.", "earmark $9 million for parks", "plan_to", "plans to", True),
        (is_allotted, "Orla pledged to devote $9 million to parks.", "devote $9 million to parks", "pledge_to", "pledged to", False),
        (is_allotted, "Orla plans to allocate $9 million by 2031.", "allocate $9 million by 2031", "plan_to", "plans to", False),
        (is_allotted, "Orla plans to allocate 9 flats.", "allocate 9 flats", "plan_to", "plans to", False),
        (is_tax_step, "He praised the decision to cut income tax by 2%.", "cut income tax by 2%", "change_to", None, True),
        (is_tax_step, "The budget has a clause to cut income tax by 2%.", "cut income tax by 2%", "change_to", None, True),
        (is_tax_step, "The council has decided to cut income tax by 2%.", "cut income tax by 2%", "change_to", None, False),
        (is_tax_step, "He praised the decision to cut waste by 2%.", "cut waste by 2%", "change_to", None, False),
        (is_tax_step, "Orla has a goal to cut income tax by 2%.", "cut income tax by 2%", "goal_of", "goal to", False),
        (is_beginning, "Orla hopes to begin exports in 2031.", "begin exports in 2031", "hope_to", "hopes to", True),
        (is_beginning, "The law is to be introduced in two steps by July.", "be introduced in two steps by July", "is_to", "is to", True),
        (is_beginning, "Orla hopes to begin 300 repairs in 2031.", "begin 300 repairs in 2031", "hope_to", "hopes to", False),
        (is_beginning, "Coal is to be banned by 2031.", "be banned by 2031", "is_to", "is to", False),
        (is_implied, "That would require cutting half of the jobs.", "cutting half of the jobs", "changing", None, True),
        (is_implied, "He said this would cut output by 9%.", "cut output by 9%", "change_to", None, True),
        (is_implied, "The study of a plant making 300 cars is done.", "making 300 cars", "changing", None, True),
        (is_implied, "Orla will look at the feasibility of 300 homes.", "look at the feasibility of 300 homes", "will", "will", True),
        (is_implied, "He opposed any plan to cut 300 jobs.", "cut 300 jobs", "plan_to", "plan to", True),
        (is_implied, "He praised the plan to cut 300 jobs.", "cut 300 jobs", "plan_to", "plan to", False),
        (is_implied, "The plan involves cutting half of the jobs.", "cutting half of the jobs", "changing", None, False),
        (is_outlay, "Orla plans to spend $9 million on buses.", "spend $9 million on buses", "plan_to", "plans to", True),
        (is_outlay, "Orla announced plans to invest $9 million.", "plans to invest $9 million", "offer", "announced", True),
        (is_outlay, "Orla plans to spend $9 million a year.", "spend $9 million a year", "plan_to", "plans to", False),
        (is_outlay, "It plans to invest $9 million over five years.", "invest $9 million over five years", "plan_to", "plans to",
         False),
        (is_outlay, "Orla pledged to invest $9 million.", "invest $9 million", "change_to", None, False),
        (is_outlay, "Orla agreed to invest $9 million.", "invest $9 million", "pledge_to", "agreed to", True),
        (is_outlay, "Orla vowed to invest $9 million.", "invest $9 million", "pledge_to", "vowed to", False),
        (is_outlay, "Orla aims to invest $9 million.", "invest $9 million", "aim_to", "aims to", False),
        (is_outlay, "Orla plans to spend 9% of sales.", "spend 9% of sales", "plan_to", "plans to", False),
        (is_outlay, "Orla plans to raise spending by $9 million.", "spending by $9 million", "head", None, False),
        (is_settling, "Orla pledged to agree how to raise $9 million.", "agree how to raise $9 million", "pledge_to", "pledged to", True),
        (is_settling, "Orla pledged to raise $9 million.", "raise $9 million", "pledge_to", "pledged to", False),
        (is_guessed, "Analysts expect Orla to raise its target to 9%.", "target to 9%", "named_goal", "target", True),
        (is_guessed, "Analysts welcomed the plan to reach 9%.", "reach 9%", "plan_to", "plan to", False),
        (is_enabled, "The money will be used to buy 300 buses.", "buy 300 buses", "change_to", None, True),
        (is_enabled, "It would have allowed Orla to buy 300 buses.", "buy 300 buses", "change_to", None, True),
        (is_missed, "Last year it made 9 tonnes, just short of the target of 10 tonnes.", "10 tonnes", "goal_of", "target of", True),
    ],
)
def test_step(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


def test_each_says_something_of_its_own() -> None:
    assert len(set(DEALINGS.values())) == len(DEALINGS)
    assert set(DEALINGS.values()) > WHOLE


def test_words_of_a_deal_are_refused_with_it(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("Orla is seeking to refinance $9 billion of debt.")
    deal, part = candidate(doc, "refinance $9 billion of debt", "seek_to", "seeking to"), candidate(doc, "$9 billion", "change_to", None)
    assert vetoed([deal, part]) == {id(deal): DEALINGS[is_loan], id(part): PART}


@pytest.mark.parametrize("text", [
    "<ORG>Orla Foods</ORG> became the target of a $900 million takeover bid.",
    "<ORG>Orla Foods</ORG> is under pressure to cut waste by 30%.",
    "<ORG>Orla Foods</ORG> plans to sell 300,000 new shares.",
    "<ORG>Orla Foods</ORG> plans to refinance $9 billion of debt.",
])
def test_no_target(targets_in: Callable[[str], list[Target]], text: str) -> None:
    assert targets_in(text) == []
