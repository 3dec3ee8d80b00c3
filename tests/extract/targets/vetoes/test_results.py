"""Results, growth of markets, scenarios, calls on all and history in the words of an aim: no target; and beside each one that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import Target
from citybeat.extract.targets.clauses import clause_end, sentences, shortened
from citybeat.extract.targets.triggers import Candidate
from citybeat.extract.targets.vetoes.matters import is_reached
from citybeat.extract.targets.vetoes.results import (
    RESULTS,
    WHOLE_RESULTS,
    is_call,
    is_delivered,
    is_history,
    is_market,
    is_potential,
    is_price_target,
    is_result,
    is_scenario,
    is_share_of_aim,
    is_since,
    is_unbuilt,
    is_year_on_year,
)
from tests.extract.targets.aims import ROW, candidate

Test = Callable[[Candidate], bool]


@pytest.mark.parametrize(ROW, [
    (is_result, "Orla further reduced its other waste by 9% in 2023.", "waste by 9% in 2023", "head", None, True),
    (is_result, "Orla “reduced [its waste] by 9 million tonnes” in all.", "9 million tonnes", "head", None, True),
    (is_result, "Orla reduced its waste by 9% by 2031.", "waste by 9% by 2031", "head", None, False),
    (is_result, "Waste is to be reduced by 9% in towns.", "9% in towns", "head", None, False),
    (is_result, "Orla raised its target for clean buses to 9%.", "clean buses to 9%", "head", None, False),
    (is_since, "Since 2020, Orla has cut its waste by 9%.", "9%", "head", None, True),
    (is_since, "Since 2020, Orla has a target of 9%.", "9%", "head", None, False),
    (is_share_of_aim, "Orla cut it by 9%, more than half of its 2031 target.", "more than half of its 2031 target", "head", None, True),
    (is_share_of_aim, "Orla aims to heat half of its halls by 2031.", "half of its halls by 2031", "head", None, False),
    (is_year_on_year, "Achieving a 9% year-over-year cut of waste", "Achieving a 9% year-over-year cut of waste", "head", None, True),
    (is_year_on_year, "Orla has a target of a 9% year-on-year cut", "a 9% year-on-year cut", "head", None, False),
    (is_delivered, "We delivered on our clean commitments, such as reaching 900 towns.", "reaching 900 towns", "head", None, True),
    (is_delivered, "We made commitments, such as reaching 900 towns.", "reaching 900 towns", "head", None, False),
    (is_market, "The vat market is set to flourish at a promising CAGR of 9% to 2032.", "CAGR of 9% to 2032", "pledge", "promising", True),
    (is_market, "Orla aims to reach a CAGR of 9% in the vat market.", "reach a CAGR of 9%", "aim_to", "aims to", False),
    (is_price_target, "One analyst has a price target of $9 per share.", "price target of $9 per share", "named_goal", "target", True),
    (is_price_target, "The ministry has a price target of $9 a barrel.", "price target of $9 a barrel", "named_goal", "target", False),
    (is_scenario, "Reaching zero waste by 2031 could save 9%.", "Reaching zero waste by 2031", "changing", None, True),
    (is_scenario, "The study shows that reaching zero waste will save 9%.", "reaching zero waste", "changing", None, True),
    (is_scenario, "Reaching our target of zero waste will take time.", "Reaching our target of zero waste", "changing", None, False),
    (is_scenario, "Its plan, reaching zero waste by 2031, could save 9%.", "reaching zero waste by 2031", "changing", None, False),
    (is_unbuilt, "It would have created 900 jobs in Orla.", "900 jobs in Orla", "head", None, True),
    (is_unbuilt, "It would have to create 900 jobs in Orla.", "900 jobs in Orla", "head", None, False),
    (is_potential, "Orla looks at a potential surplus of 900 tonnes by 2031.", "900 tonnes by 2031", "head", None, True),
    (is_potential, "Orla aims at a surplus of 900 tonnes by 2031.", "900 tonnes by 2031", "head", None, False),
    (is_call, "Biologists have demanded that 9% of it be sown by 2031.", "9% of it be sown by 2031", "head", None, True),
    (is_call, "The law demands 9% of it be sown by 2031.", "9% of it be sown by 2031", "head", None, False),
    (is_call, "“We’ve got to cut it by 9%,” she said.", "cut it by 9%", "change_to", "to cut", True),
    (is_call, "“We want to cut it by 9%,” she said.", "cut it by 9%", "change_to", "to cut", False),
    (is_history, "In 2010, Orla launched a new scheme to move 900 people.", "move 900 people", "head", None, True),
    (is_history, "In 2023, Orla launched a new scheme to move 900 people.", "move 900 people", "head", None, False),
    (is_history, "It was a bid to sow 900 trees between 2011 and 2019.", "sow 900 trees between 2011 and 2019", "bid_to", "bid to", True),
    (is_history, "It is a bid to sow 900 trees between 2021 and 2029.", "sow 900 trees between 2021 and 2029", "bid_to", "bid to", False),
    (is_reached, "Exceeded FY21 goal of giving 9% of it", "Exceeded FY21 goal of giving 9%", "named_goal", "goal", True),
])
def test_results(
    doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool,
) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


def test_items_of_lists_end(nlp: Language) -> None:
    items = ["Cut waste by 9% by 2031", "</li>", "<li>", "Plant 900 trees by 2032", "</li>", "</ul>", "Towns: Orla is a town."]
    words = [word for item in items for word in item.split()]
    doc = Doc(nlp.vocab, words, [True] * len(words))
    for token in doc:
        token.is_sent_start = token.i == 0
    assert [s.text for s in sentences(doc)] == ["Cut waste by 9% by 2031", "Plant 900 trees by 2032", "Towns: Orla is a town."]
    assert doc[:clause_end(doc, 0, len(doc))].text == "Cut waste by 9% by 2031"
    assert shortened(doc[:]).text == "Cut waste by 9% by 2031"


def test_results_of_reports_are_no_targets(targets_in: Callable[[str], list[Target]]) -> None:
    assert not targets_in("The vat market is set to grow at a promising CAGR of 9% by 2032.")


def test_each_says_something_of_its_own() -> None:
    assert len(set(RESULTS.values())) == len(RESULTS)
    assert set(RESULTS.values()) > WHOLE_RESULTS
