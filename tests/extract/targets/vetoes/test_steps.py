"""Single steps, promises told as history, proposals and calls in the words of an aim: no target; and beside each one that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Target
from citybeat.extract.targets.clauses import shortened
from citybeat.extract.targets.triggers import Candidate
from citybeat.extract.targets.vetoes.steps import (
    STEPS,
    WHOLE_STEPS,
    is_concept,
    is_further,
    is_idiom,
    is_if_to,
    is_lobbied,
    is_of_campaign,
    is_of_experts,
    is_of_firms,
    is_of_named,
    is_of_same_aim,
    is_old_order,
    is_one_proposal,
    is_ruling,
    is_sent,
    is_set_to,
    is_shutting,
    is_told_before,
    is_unkept,
    is_until_day,
    is_vision,
)
from tests.extract.targets.aims import ROW, candidate, span

Test = Callable[[Candidate], bool]


@pytest.mark.parametrize(ROW, [
    (is_of_campaign, "Ruiz came to power on a promise to build 300 halls.", "build 300 halls", "pledge_to", "promise to", True),
    (is_of_campaign, "Ruiz made a promise to build 300 halls.", "build 300 halls", "pledge_to", "promise to", False),
    (is_unkept, "A pledge made years ago to give $9 million wasn't met.", "give $9 million", "pledge", "pledge", True),
    (is_unkept, "A pledge made today to give $9 million was welcomed.", "give $9 million", "pledge", "pledge", False),
    (is_old_order, "Orla was required to spend $9 million on parks.", "spend $9 million", "required_to", "required to", True),
    (is_old_order, "Orla is required to spend $9 million on parks.", "spend $9 million", "required_to", "required to", False),
    (is_told_before, "By March, Ruiz had announced it, promising 300 guards.", "300 guards", "pledge", "promising", True),
    (is_told_before, "In Orla, Ruiz announced it, promising 300 guards.", "300 guards", "pledge", "promising", False),
    (is_of_firms, "Among firms that have set a net-zero target, 9% said so.", "net-zero target", "named_goal", "target", True),
    (is_of_firms, "Among towns in Orla, Vik has a net-zero target.", "net-zero target", "named_goal", "target", False),
    (is_of_firms, "About 40% of large companies have set a net-zero target.", "net-zero target", "named_goal", "target", True),
    (is_one_proposal, "One of the main proposals is a plan to protect 9% of it.", "protect 9% of it", "plan_to", "plan to", True),
    (is_one_proposal, "The council has a plan to protect 9% of it.", "protect 9% of it", "plan_to", "plan to", False),
    (is_lobbied, "It helps them advocate for the council to spend $2.5 million.", "spend $2.5 million", "head", None, True),
    (is_lobbied, "The council promised advocates to spend $2.5 million.", "spend $2.5 million", "head", None, False),
    (is_of_experts, "As experts have warned, it requires a cut to zero waste by 2031.", "zero waste by 2031", "head", None, True),
    (is_of_experts, "As experts have warned, Orla aims at zero waste by 2031.", "zero waste by 2031", "aim_at", "aims at", False),
    (is_of_experts, "The world needs to cut waste by 9% by 2031.", "cut waste by 9% by 2031", "change_to", "to cut", True),
    (is_of_experts, "The world can see that Orla aims to cut waste by 9%.", "cut waste by 9%", "aim_to", "aims to", False),
    (is_set_to, "Vik scheme set to save 900 trees by 2031.", "save 900 trees by 2031", "head", None, True),
    (is_set_to, "Orla has a target set to save 900 trees.", "save 900 trees", "head", None, False),
    (is_set_to, "Orla is set to plant 900 trees.", "plant 900 trees", "head", None, False),
    (is_idiom, "Orla pledged to leave no stone unturned to find 300 vans.", "leave no stone unturned to find 300 vans", "pledge_to",
     "pledged to", True),
    (is_idiom, "Orla pledged to leave no home without water.", "leave no home without water", "pledge_to", "pledged to", False),
    (is_vision, "Its vision is to make a better day for every clerk.", "make a better day for every clerk", "goal_of", "vision is", True),
    (is_vision, "Its vision is to find a better home for every clerk by 2031.", "find a better home for every clerk by 2031", "goal_of",
     "vision is", False),
    (is_further, "It plans to further reduce waste, taking us nearer to zero.", "further reduce waste, taking us nearer to zero",
     "plan_to", "plans to", True),
    (is_further, "It plans to further reduce waste by 9%.", "further reduce waste by 9%", "plan_to", "plans to", False),
    (is_further, "It aims to support the shift to a low waste town.", "support the shift to a low waste town", "aim_to", "aims to", True),
    (is_if_to, "Waste must fall by 9% if Orla is to stay clean.", "must fall by 9%", "must", "must", True),
    (is_if_to, "Waste must fall by 9% in Orla.", "must fall by 9%", "must", "must", False),
    (is_concept, "The near concept – which aims to have all within 9 minutes.", "have all within 9 minutes", "aim_to", "aims to", True),
    (is_concept, "The Orla council, which aims to have all within 9 minutes.", "have all within 9 minutes", "aim_to", "aims to", False),
    (is_sent, "It plans to send in around 90 more.", "send in around 90 more", "plan_to", "plans to", True),
    (is_sent, "It plans to spend four months exploring in Orla.", "spend four months exploring in Orla", "plan_to", "plans to", True),
    (is_sent, "It plans to release 900 tonnes of oil.", "release 900 tonnes of oil", "plan_to", "plans to", True),
    (is_sent, "It plans to send 90 children to school by 2031.", "send 90 children to school by 2031", "plan_to", "plans to", False),
    (is_ruling, "It plans to introduce a ban on oil by 2031.", "introduce a ban on oil by 2031", "plan_to", "plans to", True),
    (is_ruling, "It plans to ban all oil by 2031.", "ban all oil by 2031", "plan_to", "plans to", False),
    (is_ruling, "It plans to introduce a ban on sales of vans by 2031.", "introduce a ban on sales of vans by 2031", "plan_to", "plans to",
     False),
    (is_shutting, "It plans to close the soap plant by 2031.", "close the soap plant by 2031", "plan_to", "plans to", True),
    (is_shutting, "It plans to close the last plant by 2031.", "close the last plant by 2031", "plan_to", "plans to", False),
    (is_until_day, "There will be 100% work from home until May 9.", "100% work from home until May 9", "head", None, True),
    (is_until_day, "There will be 100% work from home by May 9.", "100% work from home by May 9", "head", None, False),
    (is_of_same_aim, "It pursued this same goal by bringing 30 towns.", "same goal by bringing 30 towns", "named_goal", "goal", True),
    (is_of_same_aim, "It pursued the goal of bringing 30 towns.", "bringing 30 towns", "goal_of", "goal of", False),
    (is_of_same_aim, "It pledged to eight of the UN Clean Town Goals.", "eight of the UN Clean Town Goals", "pledge", "pledged", True),
    (is_of_named, "Orla Clear Promise Fund set to plant 300 trees.", "Fund set to plant 300 trees", "pledge", "Promise", True),
    (is_of_named, "Deliver unconscious bias training to 90% of clerks.", "training to 90% of clerks", "changing", "training", True),
    (is_of_named, "It works by training 90% of clerks.", "training 90% of clerks", "changing", "training", False),
])
def test_of_steps(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


@pytest.mark.parametrize(("text", "goal", "kept"), [
    ("Its waste targets of 30% by 2031 would lead to nine more.", "waste targets of 30% by 2031 would lead to nine more",
     "waste targets of 30% by 2031"),
    ("A goal of keeping it to 9 tonnes and North Orla fully builds up its coast.",
     "keeping it to 9 tonnes and North Orla fully builds up its coast", "keeping it to 9 tonnes"),
    ("A 9% cut by 2031 with an overall vision of less waste.", "9% cut by 2031 with an overall vision of less waste", "9% cut by 2031"),
    ("A goal of giving it to 9 towns and Orla schools each year.", "giving it to 9 towns and Orla schools each year",
     "giving it to 9 towns and Orla schools each year"),
])
def test_goals_that_run_on(doc_of: Callable[[str], Doc], text: str, goal: str, kept: str) -> None:
    assert shortened(span(doc_of(text), goal)).text == kept


@pytest.mark.parametrize(("text", "goal", "quantity", "deadline"), [
    ("Clean Towns In 2031, <ORG>Orla Council</ORG> aims to cut its waste by 9%.", "cut its waste by 9%", 9, None),
    ("Waste In 2031, <ORG>Orla Council</ORG> aims to cut its waste by 9%.", "cut its waste by 9%", 9, "2031"),
    ("<ORG>Orla Council</ORG> aims to double its sales by opening two new lines by 2031.",
     "double its sales by opening two new lines by 2031", 2, "2031"),
    ("<ORG>Orla Council</ORG> kept the promise towns made in 2021 in a bid to stay clean to plant 300 trees by 2031.",
     "plant 300 trees by 2031", 300, "2031"),
    ("<ORG>Orla Council</ORG> announced targets set in line with the pact to cut its waste by 9% by 2031.",
     "cut its waste by 9% by 2031", 9, "2031"),
    ("<ORG>Orla Council</ORG> aims to raise its share of buses above its current 9% rate by 2031.",
     "raise its share of buses above its current 9% rate by 2031", 9, "2031"),
    ("<ORG>Orla Council</ORG> aims to reach sales of MEUR 90 by 2031.", "reach sales of MEUR 90 by 2031", 90e6, "2031"),
    ("<ORG>Orla Council</ORG> aims to hold waste at 9% and Vik fully builds up its coast, it could lose 40 homes by 2031.",
     "hold waste at 9%", 9, None),
])
def test_slots_of_steps(targets_in: Callable[[str], list[Target]], text: str, goal: str, quantity: float, deadline: str | None) -> None:
    target = targets_in(text)[0]
    assert target.goal.text == goal
    assert target.quantity is not None
    assert (target.quantity.value, target.deadline) == (quantity, deadline)


def test_each_says_something_of_its_own() -> None:
    assert len(set(STEPS.values())) == len(STEPS)
    assert set(STEPS.values()) > WHOLE_STEPS
