"""What is an aim although its words are near to those of a single act, a demand or a refusal; and what announces one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.rules import RuleMatcher
from citybeat.extract.targets.clauses import shortened
from citybeat.extract.targets.decide import best_apart, is_programme, settings, surer_alone
from citybeat.extract.targets.lexicon import aim_rules
from citybeat.extract.targets.triggers import candidates_of, find_triggers, matcher_options
from citybeat.extract.targets.vetoes.dealings import is_beginning, is_needed
from citybeat.extract.targets.vetoes.matters import is_demand, is_personal, is_reached, is_trade
from citybeat.extract.targets.vetoes.measures import is_bygone, is_capacity, is_request, is_supposed, is_uncounted
from citybeat.extract.targets.vetoes.veto import is_refused, vetoed
from citybeat.extract.targets.wording import is_binding, is_of_members
from tests.extract.targets.aims import ROW, Test, candidate

Of = Callable[[str], Doc]


@pytest.mark.parametrize(
    ROW,
    [
        (is_trade, "Orla hopes to sell 900 vans this year.", "sell 900 vans this year", "hope_to", "hopes to", False),
        (is_trade, "Orla plans to sell 900 vans.", "sell 900 vans", "plan_to", "plans to", True),
        (is_trade, "Orla hopes to sell 900 vans under a contract.", "sell 900 vans under a contract", "hope_to", "hopes to", False),
        (is_trade, "In its contract Orla hopes to sell 900 vans.", "sell 900 vans", "hope_to", "hopes to", True),
        (is_trade, "Orla pledged to buy 9,000 tonnes a year.", "buy 9,000 tonnes a year", "pledge_to", "pledged to", False),
        (is_trade, "Orla pledged to buy 9,000 tonnes.", "buy 9,000 tonnes", "pledge_to", "pledged to", True),
        (is_trade, "Orla agreed to buy 9,000 tonnes a year.", "buy 9,000 tonnes a year", "pledge_to", "agreed to", True),
        (is_trade, "Orla plans to merge 30 boards into nine.", "merge 30 boards into nine", "plan_to", "plans to", False),
        (is_trade, "Orla plans to merge with 30 rivals.", "merge with 30 rivals", "plan_to", "plans to", True),
        (is_demand, "The league urges all members to spend 2% of it on parks.", "spend 2% of it on parks", "change_to", None, False),
        (is_demand, "The league urges all members to spend more on parks.", "spend more on parks", "change_to", None, True),
        (is_demand, "The league urges the towns to spend 2% of it on parks.", "spend 2% of it on parks", "change_to", None, True),
        (is_demand, "A judge ordered Orla to replace 300 pipes by 2031.", "replace 300 pipes by 2031", "change_to", None, False),
        (is_demand, "A judge ordered Orla to replace 300 pipes.", "replace 300 pipes", "change_to", None, True),
        (is_demand, "The miners urged Orla to replace 300 pipes by 2031.", "replace 300 pipes by 2031", "change_to", None, True),
        (is_request, "The league asks its members to spend 2% of it.", "spend 2% of it", "change_to", None, False),
        (is_request, "The league asks its neighbours to spend 2% of it.", "spend 2% of it", "change_to", None, True),
        (is_supposed, "By law the town would have to close 300 pits by 2031.", "close 300 pits by 2031", "have_to", "have to", False),
        (is_supposed, "Else the town would have to close 300 pits by 2031.", "close 300 pits by 2031", "have_to", "have to", True),
        (is_personal, "Orla wants to sell 900 season tickets.", "sell 900 season tickets", "want_to", "wants to", False),
        (is_personal, "Ruiz wants to play 30 more seasons.", "play 30 more seasons", "want_to", "wants to", True),
        (is_reached, "Instead of hitting the 95% target, it fell.", "95% target", "named_goal", "target", False),
        (is_reached, "It fell after hitting the 95% target.", "95% target", "named_goal", "target", True),
        (is_refused, "Instead of hitting the 95% target, it fell.", "hitting the 95% target", "changing", "hitting", False),
        (is_refused, "Instead of raising fares by 9%, it fell.", "raising fares by 9%", "changing", "raising", True),
        (is_refused, "Orla ruled out hitting the 95% target.", "hitting the 95% target", "changing", "hitting", True),
        (is_capacity, "Orla is to raise its capacity to more than 900 vans.", "more than 900 vans", "mandate_to", "capacity to", False),
        (is_capacity, "Orla has the capacity to build 900 vans.", "build 900 vans", "mandate_to", "capacity to", True),
        (is_capacity, "The aim is a capacity to make 30% of it.", "make 30% of it", "mandate_to", "capacity to", False),
        (is_capacity, "It has a capacity to make 30% of it.", "make 30% of it", "mandate_to", "capacity to", True),
        (is_uncounted, "Orla aims to be the most modern port by 2031.", "be the most modern port by 2031", "aim_to", "aims to", False),
        (is_uncounted, "Orla aims to be the most modern port.", "be the most modern port", "aim_to", "aims to", True),
        (is_bygone, "Orla wanted to give $9 million over a decade.", "give $9 million over a decade", "want_to", "wanted to", False),
        (is_bygone, "Orla wanted to give $9 million.", "give $9 million", "want_to", "wanted to", True),
        (is_beginning, "It keeps its promise of starting work by the end of May.", "starting work by the end of May", "pledge",
         "promise of", False),
        (is_beginning, "It spoke of starting work by the end of May.", "starting work by the end of May", "head", None, True),
        (is_needed, "Orla needs to cut waste by 80% by then.", "cut waste by 80% by then", "change_to", None, False),
        (is_needed, "Orla needs to cut waste by 80%.", "cut waste by 80%", "change_to", None, True),
        (is_of_members, "The league asks its members to spend 2% of it.", "spend 2% of it", "change_to", None, True),
        (is_of_members, "The league asks its members to spend 900.", "spend 900", "change_to", None, False),
        (is_binding, "The directive requires towns to close 300 pits by 2031.", "close 300 pits by 2031", "change_to", None, True),
        (is_binding, "The directive requires towns to close 300 pits.", "close 300 pits", "change_to", None, False),
        (is_binding, "The mayor wants towns to close 300 pits by 2031.", "close 300 pits by 2031", "change_to", None, False),
        (is_programme, "The drive to end malaria by 2031 is slow.", "end malaria by 2031", "change_to", None, True),
        (is_programme, "A plan was drawn up to plant 300 trees.", "plant 300 trees", "change_to", None, True),
        (is_programme, "The plan to plant 300 trees is new.", "plant 300 trees", "change_to", None, False),
        (is_programme, "The drive to help farmers is new.", "help farmers", "change_to", None, False),
        (is_programme, "It moved to plant 300 trees.", "plant 300 trees", "change_to", None, False),
    ],
)
def test_what_is_an_aim_after_all(doc_of: Of, test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert bool(test(candidate(doc_of(text), goal, rule, trigger))) is met


@pytest.mark.parametrize(("rule", "trigger", "goal", "kept"), [
    ("in_order_to", "in a move to", "double output to 900", True), ("bid_to", "move to", "35 dollars", False),
    ("change_to", None, "double output to 900", False),
])
def test_an_aim_within_a_single_act(doc_of: Of, rule: str, trigger: str | None, goal: str, kept: bool) -> None:
    doc = doc_of(f"Orla decided to admit firms in a move to {goal}.")
    act = candidate(doc, f"admit firms in a move to {goal}", "change_to", None)
    inner = candidate(doc, goal, rule, trigger)
    assert id(act) in vetoed([act, inner])
    assert (id(inner) not in vetoed([act, inner])) is kept


def test_a_twin_announces_what_no_word_does(doc_of: Of) -> None:
    doc, needed = doc_of("Orla plans to found ports by 2031."), settings()["threshold_unannounced"]
    bare = candidate(doc, "found ports by 2031", "change_to", None, needed - 0.1)
    plan = candidate(doc, "found ports by 2031", "plan_to", score=needed - 0.4)
    kinds = {0: {"target": 0.9}}
    assert surer_alone(best_apart([bare], 0.2), kinds) == []
    assert surer_alone(best_apart([bare, plan], 0.2), kinds) == [bare]
    assert bare.twin is plan


@pytest.mark.parametrize(("rule", "kept"), [("pledge_to", True), ("plan_to", False)])
def test_a_pledge_of_all_of_it(doc_of: Of, rule: str, kept: bool) -> None:
    doc = doc_of("Orla plans to close all of its mines.")
    pledge = candidate(doc, "close all of its mines", rule, score=settings()["threshold_unannounced"])
    assert bool(surer_alone([pledge], {0: {"target": 0.2}})) is kept


@pytest.mark.parametrize(("text", "goal"), [
    ("Ruiz promised in May that the town would run all 46 boats on it.", "run all 46 boats on it"),
    ("Ruiz vowed that 90% of trips would be free.", "90% of trips would be free"),
    ("Ruiz promised the firms' union that no clerk will pay.", "no clerk will pay"),
    ("Ruiz pledged again to plant 300 trees.", "plant 300 trees"),
    ("It is a pledge from the nine rich towns to plant 300 trees.", "plant 300 trees"),
    ("It is a pledge by Orla to plant 300 trees.", "plant 300 trees"),
    ("Orla has bound itself to plant 300 trees.", "plant 300 trees"),
    ("Orla shut it in a move to plant 300 trees.", "plant 300 trees"),
    ("The growth target this year is 7 percent.", "growth target this year is 7 percent"),
    ("It keeps the 2% guideline.", "2% guideline"),
])
def test_where_the_goal_of_a_trigger_stands(nlp: Language, text: str, goal: str) -> None:
    doc, rules = nlp.make_doc(text), list(aim_rules())
    found = candidates_of(doc[:], find_triggers(doc[:], RuleMatcher(nlp.vocab, rules)), matcher_options(rules))
    assert goal in [c.goal.text for c in found]


@pytest.mark.parametrize(("text", "long", "goal"), [
    ("In a move to cut waste by 30%, Orla banned bags.", "cut waste by 30%, Orla banned bags", "cut waste by 30%"),
    ("Instead of hitting the 95% target for all, output dropped.", "95% target for all, output dropped", "95% target for all"),
    ("Ruiz vowed that all 300 clerks would be paid.", "all 300 clerks would be paid", "all 300 clerks would be paid"),
])
def test_where_such_a_goal_ends(nlp: Language, text: str, long: str, goal: str) -> None:
    doc, start = nlp.make_doc(text), text.index(long)
    span = doc.char_span(start, start + len(long))
    assert span is not None
    assert shortened(span).text == goal
