"""What is told of the past, of now, of a condition or of people in general: no aim; and beside each a sentence like it that is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.targets.clauses import clause_end, shortened
from citybeat.extract.targets.triggers import goal_of
from citybeat.extract.targets.vetoes.dealings import (
    is_beginning,
    is_capital,
    is_deed,
    is_enabled,
    is_guessed,
    is_loan,
    is_missed,
    is_needed,
)
from citybeat.extract.targets.vetoes.matters import is_claim, is_past
from citybeat.extract.targets.vetoes.measures import is_conditional, is_event, is_issue, is_rate, is_request, is_unmeasured, is_wish
from citybeat.extract.targets.vetoes.veto import is_misplaced, vetoed
from tests.extract.targets.aims import ROW, Test, candidate


@pytest.mark.parametrize(
    ROW,
    [
        (is_past, "Growth was 2%, below the original 3% target.", "original 3% target", "named_goal", "target", True),
        (is_past, "Growth was 2%, below the official 3% target.", "official 3% target", "named_goal", "target", False),
        (is_past, "The previous council had a target of 300 homes.", "300 homes", "goal_of", "target of", False),
        (is_past, "It beat the previous council's target of 300 homes.", "300 homes", "head", None, True),
        (is_past, "It cut the forecast to 2% from a 3% target.", "3% target", "named_goal", "target", True),
        (is_past, "It is far from its 3% target.", "3% target", "named_goal", "target", False),
        (is_past, "His goal at the time was to open 300 shops.", "open 300 shops", "goal_is", "goal at the time was to", True),
        (is_past, "His goal at the school is to train 300 cooks.", "train 300 cooks", "goal_is", "goal at the school is to", False),
        (is_past, "The target for waste was missed by 9 tonnes.", "waste was missed by 9 tonnes", "goal_of", "target for", True),
        (is_past, "The target for waste was set by law at 9 tonnes.", "waste was set by law at 9 tonnes", "goal_of", "target for", False),
        (is_past, "Last year the senate passed his plan to cut 300 posts.", "cut 300 posts", "plan_to", "plan to", True),
        (is_past, "Last year the senate passed a plan to cut 9% by 2031.", "cut 9% by 2031", "plan_to", "plan to", False),
        (is_past, "Last year Orla made 9 buses and plans to make 300.", "make 300", "plan_to", "plans to", False),
        (is_past, "Two years ago Orla pledged to plant 300 trees.", "plant 300 trees", "pledge_to", "pledged to", False),
        (is_missed, "Ruiz failed to keep a pledge to plant 300 trees.", "plant 300 trees", "pledge_to", "pledge to", True),
        (is_missed, "Ruiz promised to keep a pledge to plant 300 trees.", "plant 300 trees", "pledge_to", "pledge to", False),
        (is_deed, "Orla is also closing 80 of its shops.", "closing 80 of its shops", "head", None, True),
        (is_deed, "Orla will be closing 80 of its shops.", "closing 80 of its shops", "head", None, False),
        (is_deed, "Orla is closing 80 shops by 2031.", "closing 80 shops by 2031", "head", None, False),
        (is_loan, "Its halls were pledged to secure debts of $3 million.", "secure debts of $3 million", "pledge_to", "pledged to", True),
        (is_loan, "It pledged to secure $3 million for parks.", "secure $3 million for parks", "pledge_to", "pledged to", False),
        (is_needed, "The move will require engines that do not exist.", "require engines that do not exist", "will", "will", True),
        (is_needed, "The law will require shops to halve waste.", "require shops to halve waste", "will", "will", False),
        (is_needed, "It will require engines by 2031.", "engines by 2031", "required_to", "require", True),
        (is_needed, "It will require all buses in use by 2031.", "all buses in use by 2031", "required_to", "require", False),
        (is_beginning, "The levy is meant to end next year.", "end next year", "designed_to", "meant to", True),
        (is_beginning, "The levy is meant to end hunger next year.", "end hunger next year", "designed_to", "meant to", False),
        (is_enabled, "The ministry allowed the banks to cut fees by 9%.", "cut fees by 9%", "change_to", None, True),
        (is_enabled, "The ministry told the banks to cut fees by 9%.", "cut fees by 9%", "change_to", None, False),
        (is_capital, "Orla plans to add $9 million to its provisions.", "add $9 million to its provisions", "plan_to", "plans to", True),
        (is_capital, "Orla plans to add $9 million to its exports.", "add $9 million to its exports", "plan_to", "plans to", False),
        (is_guessed, "It said farmers intend to sow 900 acres.", "sow 900 acres", "intend_to", "intend to", True),
        (is_guessed, "It said 30% of farmers plan to sow rye.", "sow rye", "plan_to", "plan to", True),
        (is_guessed, "It said cotton farmers in 2031 intend to sow 900 acres.", "sow 900 acres", "intend_to", "intend to", True),
        (is_guessed, "It said its farmers intend to sow 900 acres.", "sow 900 acres", "intend_to", "intend to", False),
        (is_claim, "We project a share of 30% by 2031.", "30% by 2031", "head", None, True),
        (is_claim, "The project has a share of 30% by 2031.", "30% by 2031", "head", None, False),
        (is_wish, "Ruiz wants the bank to increase its rate by 9%.", "increase its rate by 9%", "change_to", None, True),
        (is_wish, "Ruiz wants the output to increase by 9%.", "increase by 9%", "change_to", None, False),
        (is_request, "The state will be asked to give $9 million.", "be asked to give $9 million", "will", "will", True),
        (is_request, "The firm seeks permission for a 9% rise.", "permission for a 9% rise", "seek_to", "seeks", True),
        (is_request, "The firm seeks savings of 9%.", "savings of 9%", "seek_to", "seeks", False),
        (is_issue, "Orla plans to issue bonds of $9 million in 2031.", "issue bonds of $9 million in 2031", "plan_to", "plans to", True),
        (is_issue, "Orla plans to issue 900 passes in 2031.", "issue 900 passes in 2031", "plan_to", "plans to", False),
        (is_rate, "Orla will cut its prime to 6%.", "cut its prime to 6%", "will", "will", True),
        (is_rate, "Orla will cut its waste to 6%.", "cut its waste to 6%", "will", "will", False),
        (is_conditional, "If the vote fails, Orla plans to buy 9 halls.", "buy 9 halls", "plan_to", "plans to", True),
        (is_conditional, "If elected, Ruiz plans to buy 9 halls.", "buy 9 halls", "plan_to", "plans to", False),
        (is_conditional, "Asked if it was so, Orla plans to buy 9 halls.", "buy 9 halls", "plan_to", "plans to", False),
        (is_conditional, "Funds would have allowed it to reach its goal of 9%.", "9%", "goal_of", "goal of", True),
        (is_conditional, "Under such a scenario Orla hopes to sell 9 halls.", "sell 9 halls", "hope_to", "hopes to", True),
        (is_conditional, "Orla plans to buy 9 halls only if it is paid.", "buy 9 halls", "plan_to", "plans to", True),
        (is_event, "Orla hopes to gain approval for 9 halls.", "gain approval for 9 halls", "hope_to", "hopes to", True),
        (is_event, "Orla hopes to gain 300 members.", "gain 300 members", "hope_to", "hopes to", False),
        (is_unmeasured, "Orla hopes to overcome its woes within two to five years.", "overcome its woes within two to five years",
         "hope_to", "hopes to", True),
        (is_unmeasured, "Orla hopes to tackle 300 leaks within five years.", "tackle 300 leaks", "hope_to", "hopes to", False),
        (is_misplaced, "Under it, Orla was able to save 9%.", "Orla was able to save 9%", "under_plan", "Under it", True),
        (is_misplaced, "Under it, Orla is to save 9%.", "Orla is to save 9%", "under_plan", "Under it", False),
    ],
)
def test_tense(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


def test_what_stands_in_a_goal_of_the_past_is_none(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("His goal at the time was to open 300 shops.")
    past, part = candidate(doc, "open 300 shops", "goal_is", "goal at the time was to"), candidate(doc, "open 300 shops", "head", None)
    assert set(vetoed([past, part])) == {id(past), id(part)}


@pytest.mark.parametrize(("text", "trigger", "goal"), [
    ("Its food target for 2031 is 900 tonnes.", "target for", "food target for 2031 is 900 tonnes"),
    ("It raised its food target for this year by 300 tonnes.", "target for", "food target for this year by 300 tonnes"),
    ("It set a target for this year.", "target for", "this year"),
    ("It has a target for 900 homes.", "target for", "900 homes"),
    ("It announced plans last week to cut 300 posts.", "announced", "cut 300 posts"),
    ("It announced aid of $9 million to cut waste.", "announced", "aid of $9 million to cut waste"),
])
def test_where_a_goal_begins(doc_of: Callable[[str], Doc], text: str, trigger: str, goal: str) -> None:
    doc = doc_of(text)
    start = doc.text.index(trigger)
    span = doc.char_span(start, start + len(trigger))
    assert span is not None
    found = goal_of(doc[:-1], span, {"side": "after"})
    assert found is not None
    assert found.text == goal


@pytest.mark.parametrize(("text", "end"), [
    ("reach an accord which allows 4% growth", "growth"),
    ("reach 300 homes which are new", "homes"),
    ("reach an accord, which allows 4% growth", "accord"),
    ("reach an accord which is new", "accord"),
    ("cut 300 posts in firms such as Orla", "firms"),
])
def test_where_a_clause_ends(nlp: Language, text: str, end: str) -> None:
    doc = nlp.make_doc(text)
    assert doc[clause_end(doc, 0, len(doc)) - 1].text == end


@pytest.mark.parametrize(("text", "goal"), [
    ("open 300 shops, bringing the total to 900", "open 300 shops"),
    ("open 300 shops, bringing the total to 900 by 2031", "open 300 shops, bringing the total to 900 by 2031"),
    ("opening 300 shops, bringing the buses back", "opening 300 shops, bringing the buses back"),
    ("open 300 shops, to be shared by two towns", "open 300 shops"),
    ("open 300 shops, to be or not", "open 300 shops, to be or not"),
    ("open 300 shops by May, an odd goal of hers", "open 300 shops by May"),
    ("open 300 shops, an odd mill", "open 300 shops, an odd mill"),
    ("build 300 homes, could soon begin", "build 300 homes"),
    ("build 300 homes and that the money was there", "build 300 homes"),
    ("see that it halves and that the old money is there", "see that it halves and that the old money is there"),
    ("reach a target of 300 and last year's 280", "reach a target of 300"),
    ("cut 300 posts even", "cut 300 posts"),
])
def test_tails(nlp: Language, text: str, goal: str) -> None:
    assert shortened(nlp.make_doc(text)[:]).text == goal
