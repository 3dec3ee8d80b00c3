"""Single acts, offers and requests in the words of an aim: no target; and beside each a sentence like it that is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Target
from citybeat.extract.targets.vetoes.measures import (
    SINGLE_ACTS,
    is_bygone,
    is_candidacy,
    is_capacity,
    is_conditional,
    is_consequence,
    is_decision,
    is_decree,
    is_dispatch,
    is_done,
    is_duration,
    is_effect,
    is_effort,
    is_enacted,
    is_event,
    is_issue,
    is_offer,
    is_one_building,
    is_opposed,
    is_outcome,
    is_peace,
    is_permission,
    is_pricing,
    is_release,
    is_request,
    is_settlement,
    is_supposed,
    is_uncounted,
    is_wish,
)
from tests.extract.targets.aims import ROW, Test, candidate


@pytest.mark.parametrize(
    ROW,
    [
        (is_release, "Veldia agreed to free 90 prisoners.", "free 90 prisoners", "pledge_to", "agreed to", True),
        (is_release, "Veldia agreed to free 90 rivers from dams.", "free 90 rivers from dams", "pledge_to", "agreed to", False),
        (is_dispatch, "Veldia plans to send 300 more troops to Orla.", "send 300 more troops to Orla", "plan_to", "plans to", True),
        (is_dispatch, "Veldia plans to send 300 nurses to Orla.", "send 300 nurses to Orla", "plan_to", "plans to", False),
        (is_dispatch, "Veldia plans to withdraw all troops by June.", "withdraw all troops by June", "plan_to", "plans to", False),
        (is_issue, "Orla plans to raise $9 million in bonds.", "raise $9 million in bonds", "plan_to", "plans to", True),
        (is_issue, "Orla plans to raise $9 million in gifts.", "raise $9 million in gifts", "plan_to", "plans to", False),
        (is_issue, "Orla plans to buy the other shares by June.", "buy the other shares by June", "plan_to", "plans to", True),
        (is_candidacy, "Ruiz is seeking a third term.", "a third term", "seek_to", "seeking", True),
        (is_candidacy, "Ruiz is seeking 300 volunteers.", "300 volunteers", "seek_to", "seeking", False),
        (is_decree, "The cabinet plans to lift a ban on rallies.", "lift a ban on rallies", "plan_to", "plans to", True),
        (is_decree, "The cabinet plans to re-impose sanctions.", "re-impose sanctions", "plan_to", "plans to", True),
        (is_decree, "The cabinet plans to lift output by 5%.", "lift output by 5%", "plan_to", "plans to", False),
        (is_offer, "The firm has offered to raise pay by 7 percent.", "raise pay by 7 percent", "propose_to", "offered to", True),
        (is_offer, "The firm has promised to raise pay by 7 percent.", "raise pay by 7 percent", "pledge_to", "promised to", False),
        (is_capacity, "The mill has the capacity to make 900 tonnes.", "make 900 tonnes", "mandate_to", "capacity to", True),
        (is_capacity, "The mill has a mandate to make 900 tonnes.", "make 900 tonnes", "mandate_to", "mandate to", False),
        (is_opposed, "Farmers protested the state's plans to fell 900 oaks.", "fell 900 oaks", "plan_to", "plans to", True),
        (is_opposed, "Farmers heard of the state's plans to fell 900 oaks.", "fell 900 oaks", "plan_to", "plans to", False),
        (is_done, "Orla was successful in cutting its debt to 90%.", "cutting its debt to 90%", "head", None, True),
        (is_done, "Orla is engaged in cutting its debt to 90%.", "cutting its debt to 90%", "head", None, False),
        (is_supposed, "The union would commit to training 900 of them.", "training 900 of them", "commit_to", "commit to", True),
        (is_supposed, "Ruiz said he would commit to training 900 of them.", "training 900 of them", "commit_to", "commit to", False),
        (is_consequence, "Two mills were shut, cutting output by 30 percent.", "cutting output by 30 percent", "head", None, True),
        (is_consequence, "The mayor plans reform, cutting waste by 30 percent.", "cutting waste by 30 percent", "head", None, False),
        (is_opposed, "Farmers oppose the plan to fell 900 oaks by 2031.", "fell 900 oaks by 2031", "plan_to", "plan to", False),
        (is_decision, "The cabinet has decided to admit 800 pupils.", "admit 800 pupils", "change_to", None, True),
        (is_decision, "The cabinet has decided to halve waste by 2031.", "halve waste by 2031", "change_to", None, False),
        (is_settlement, "Orla plans to pay $16 million to victims.", "pay $16 million to victims", "plan_to", "plans to", True),
        (is_settlement, "Orla plans to pay 60 interns.", "pay 60 interns", "plan_to", "plans to", False),
        (is_request, "The bishops call on rich states to spend $2 billion.", "spend $2 billion", "change_to", None, True),
        (is_request, "More is needed to save 900 herds.", "save 900 herds", "change_to", None, True),
        (is_request, "Orla plans to seek $40 billion in funds.", "seek $40 billion in funds", "plan_to", "plans to", True),
        (is_request, "Orla plans to seek no fees.", "seek no fees", "plan_to", "plans to", False),
        (is_request, "Ruiz said Orla should set a goal of 30% by 2031.", "30% by 2031", "goal_of", "goal of", True),
        (is_request, "The new plan calls for 900 homes.", "900 homes", "head", None, False),
        (is_request, "They call on all to cut waste by 2031.", "cut waste by 2031", "change_to", None, False),
        (is_wish, "The unions want the state to raise it by $9.", "raise it by $9", "change_to", None, True),
        (is_wish, "The unions want to raise it by $9.", "raise it by $9", "want_to", "want to", False),
        (is_wish, "Ruiz wants exports to Orla to reach 900 tonnes.", "reach 900 tonnes", "change_to", None, False),
        (is_conditional, "The pledge of $2 billion is contingent on reform.", "$2 billion", "pledge", "pledge of", True),
        (is_conditional, "The pledge of $2 billion is a reform.", "$2 billion", "pledge", "pledge of", False),
        (is_bygone, "Orla wanted to double the dose.", "double the dose", "want_to", "wanted to", True),
        (is_bygone, "Ruiz said Orla wanted to double the dose.", "double the dose", "want_to", "wanted to", False),
        (is_effect, "The storm forced Orla to cut output by 25%.", "cut output by 25%", "change_to", None, True),
        (is_effect, "The storm taught Orla to cut output by 25%.", "cut output by 25%", "change_to", None, False),
        (is_duration, "It will take ten years to rebuild 90 towns.", "take ten years to rebuild 90 towns", "will", "will", True),
        (is_duration, "It will take 900 children to the sea.", "take 900 children to the sea", "will", "will", False),
        (is_uncounted, "Orla plans to buy new hardware.", "buy new hardware", "plan_to", "plans to", True),
        (is_uncounted, "Orla plans to have sufficient forces by 2031.", "have sufficient forces by 2031", "plan_to", "plans to", True),
        (is_uncounted, "Orla plans to buy 40 new buses.", "buy 40 new buses", "plan_to", "plans to", False),
        (is_uncounted, "Orla plans to more than double output.", "more than double output", "plan_to", "plans to", False),
        (is_effort, "Both pledged to continue seeking two truces.", "continue seeking two truces", "pledge_to", "pledged to", True),
        (is_effort, "Orla pledged to continue sales of 90 tons.", "continue sales of 90 tons", "pledge_to", "pledged to", False),
        (is_peace, "It is meant to end nine years of fighting.", "end nine years of fighting", "designed_to", "meant to", True),
        (is_peace, "It is meant to end the war by the end of May.", "end the war by the end of May", "designed_to", "meant to", False),
        (is_event, "They hope to hold elections by October.", "hold elections by October", "hope_to", "hope to", True),
        (is_event, "They hope to hold losses below 5% by October.", "hold losses below 5% by October", "hope_to", "hope to", False),
        (is_pricing, "Orla plans to double the gas price.", "double the gas price", "plan_to", "plans to", True),
        (is_pricing, "Orla plans to charge Veldia $230 a tonne.", "charge Veldia $230 a tonne", "plan_to", "plans to", True),
        (is_pricing, "Orla plans to double the gas output.", "double the gas output", "plan_to", "plans to", False),
        (is_enacted, "Ruiz signed a bill promising $50 billion.", "$50 billion", "pledge", "promising", True),
        (is_enacted, "Ruiz signed a pact promising $50 billion.", "$50 billion", "pledge", "promising", False),
        (is_one_building, "Orla plans to build a 900 megawatt plant.", "build a 900 megawatt plant", "plan_to", "plans to", True),
        (is_one_building, "Orla plans to build its first two plants.", "build its first two plants", "plan_to", "plans to", False),
        (is_permission, "The state will allow 900 traders to enter.", "allow 900 traders to enter", "will", "will", True),
        (is_permission, "The state will train 900 traders.", "train 900 traders", "will", "will", False),
        (is_outcome, "He says the plan would free 18 towns from debt.", "free 18 towns from debt", "will", "would", True),
        (is_outcome, "He says the mayor would free 18 towns from debt.", "free 18 towns from debt", "will", "would", False),
    ],
)
def test_single_act(doc_of: Callable[[str], Doc], test: Test, text: str, goal: str, rule: str, trigger: str | None, met: bool) -> None:
    assert test(candidate(doc_of(text), goal, rule, trigger)) is met


def test_every_act_is_said_in_plain_words() -> None:
    assert len(set(SINGLE_ACTS.values())) == len(SINGLE_ACTS)


@pytest.mark.parametrize("text", [
    "<ORG>Orla</ORG> plans to purchase 90 airliners.",
    "<LOC>Veldia</LOC> has agreed to free 900 prisoners.",
    "<LOC>Veldia</LOC> pledged to send 300 more troops to the border.",
    "The mayors called on the state to spend $2 billion on buses.",
    "The firm has offered to raise pay by 7 percent.",
])
def test_it_is_no_target(targets_in: Callable[[str], list[Target]], text: str) -> None:
    assert targets_in(text) == []


@pytest.mark.parametrize("text", [
    "<ORG>Orla</ORG> plans to purchase 90 electric buses by 2031.",
    "<ORG>Orla</ORG> has pledged to vaccinate 900,000 children.",
    "The mayors pledged to spend $2 billion on buses.",
    "The firm has promised to cut waste by 7 percent.",
])
def test_it_is_a_target(targets_in: Callable[[str], list[Target]], text: str) -> None:
    assert len(targets_in(text)) == 1
