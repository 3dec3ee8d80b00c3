"""What plain news states in the words of an aim: no target; and a sentence like it that is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Target
from citybeat.extract.targets.vetoes.matters import (
    MATTERS,
    is_attribute,
    is_claim,
    is_court,
    is_demand,
    is_fragment,
    is_past,
    is_payment,
    is_personal,
    is_signing,
    is_trade,
    is_weighed,
)
from tests.extract.targets.aims import ROW, Test, candidate


@pytest.mark.parametrize(
    ROW,
    [
        (is_trade, "Orla signed a deal to purchase 9,000 tonnes of rye.", "purchase 9,000 tonnes", "head", None, True),
        (is_trade, "Orla plans to sell its mine by 2031.", "sell its mine by 2031", "plan_to", "plans to", True),
        (is_trade, "Orla plans to sell all mines by 2031.", "sell all mines by 2031", "plan_to", "plans to", False),
        (is_trade, "Orla plans to sell half its mines by 2031.", "sell half its mines by 2031", "plan_to", "plans to", False),
        (is_trade, "Orla plans to purchase 900 electric buses by 2030.", "purchase 900 electric buses", "plan_to", "plans to", False),
        (is_court, "The twins are seeking $3 million in damages.", "$3 million in damages", "seek_to", "seeking", True),
        (is_court, "The twins are seeking $3 million in grants.", "$3 million in grants", "seek_to", "seeking", False),
        (is_demand, "Ruiz urged the senate to double the fund.", "double the fund", "change_to", "to", True),
        (is_demand, "Ruiz urged calm and aims to double the fund.", "double the fund", "change_to", "to", False),
        (is_past, "Orla reneged on a pledge to plant 900 trees.", "plant 900 trees", "pledge_to", "pledge to", True),
        (is_past, "The state covers 40%, not the initial target of 19 percent.", "19 percent", "goal_of", "target of", True),
        (is_past, "In 2004 Orla pledged 900 homes.", "900 homes", "pledge", "pledged", True),
        (is_past, "In 2004 Orla pledged 900 homes by 2030.", "900 homes by 2030", "pledge", "pledged", False),
        (is_claim, "Ruiz claims that her plan will create 500 jobs.", "create 500 jobs", "will", "will", True),
        (is_claim, "Ruiz said that her plan will create 500 jobs.", "create 500 jobs", "will", "will", False),
        (is_personal, "Ruiz hopes to live another 20 years.", "live another 20 years", "hope_to", "hopes to", True),
        (is_personal, "Ruiz hopes to return 20 acres to the wild.", "return 20 acres", "hope_to", "hopes to", False),
        (is_signing, "Both want to sign a peace deal by June.", "sign a peace deal", "want_to", "want to", True),
        (is_signing, "Both want to sign 900 apprentices by June.", "sign 900 apprentices", "want_to", "want to", False),
        (is_weighed, "Orla is considering cutting 300 posts.", "cutting 300 posts", "changing", None, True),
        (is_weighed, "Orla is committed to cutting 300 posts.", "cutting 300 posts", "commit_to", "committed to", False),
        (is_payment, "Orla plans to raise visa fees to $300.", "raise visa fees to $300", "plan_to", "plans to", True),
        (is_payment, "Orla plans to raise output to 300 tonnes.", "raise output to 300 tonnes", "plan_to", "plans to", False),
        (is_fragment, "Orla turned aid for poor towns into 40 grants.", "for poor towns", "head", None, True),
        (is_fragment, "It is a clear-cut bid to win 40 seats.", "cut bid to win 40 seats", "named_goal", None, True),
        (is_fragment, "Orla wants poor towns to get 40 grants.", "poor towns to get 40 grants", "head", None, False),
        (is_attribute, "The target area covers 9,000 hectares.", "9,000 hectares", "head", None, True),
        (is_attribute, "The target covers 9,000 hectares.", "9,000 hectares", "head", None, False),
    ],
)
def test_matter(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


def test_every_matter_is_said_in_plain_words() -> None:
    assert len(set(MATTERS.values())) == len(MATTERS)


def test_a_contract_is_no_target(targets_in: Callable[[str], list[Target]]) -> None:
    assert targets_in("<ORG>Orla</ORG> has agreed to acquire 40% of <ORG>Veld</ORG>.") == []
