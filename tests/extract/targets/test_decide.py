"""Which candidates are kept: of a single aim of an article more is asked; and whose words are part of a single act are refused with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.targets.decide import settings
from citybeat.extract.targets.decide import surer_alone as kept_of
from citybeat.extract.targets.triggers import Candidate
from citybeat.extract.targets.vetoes.veto import DENIED, PART, vetoed
from tests.extract.targets.aims import candidate, span

Of = Callable[[str], Doc]
SEEN, UNSEEN = {"target": 0.9}, {"target": 0.2}  # the model's word for a sentence


def surer_alone(candidates: list[Candidate], kinds: dict[str, float] = SEEN) -> list[Candidate]:
    """What is kept where the model says the same of every sentence."""
    return kept_of(candidates, {c.sentence.start: kinds for c in candidates})


@pytest.fixture
def sure() -> float:
    return settings()["threshold_alone"]


def test_a_single_aim_must_be_surer(doc_of: Of, sure: float) -> None:
    doc = doc_of("Orla plans to plant 300 trees.")
    assert sure > settings()["threshold"]
    assert surer_alone([candidate(doc, "plant 300 trees", "aim_to", score=sure - 0.1)]) == []
    assert len(surer_alone([candidate(doc, "plant 300 trees", "aim_to", score=sure)])) == 1


@pytest.mark.parametrize("goal", ["plant 300 trees by 2031", "cut waste by 30%"])
def test_a_year_or_a_share_makes_up_for_it(doc_of: Of, goal: str, sure: float) -> None:
    assert len(surer_alone([candidate(doc_of(f"Orla plans to {goal}."), goal, score=sure - 0.5)])) == 1


def test_aims_of_two_sentences_bear_each_other_out(doc_of: Of, sure: float) -> None:
    doc = doc_of("Orla plans to plant 300 trees. Orla plans to build 900 homes.")
    first = Candidate(doc[:7], span(doc, "plant 300 trees"), "targets.aim_to", score=sure - 0.5)
    second = Candidate(doc[7:], span(doc, "build 900 homes"), "targets.aim_to", score=sure - 0.5)
    assert surer_alone([first, second]) == [first, second]
    assert surer_alone([]) == []


@pytest.mark.parametrize(("rule", "trigger"), [("head", None), ("change_to", None), ("will", "will")])
def test_what_no_word_for_an_aim_announces_must_be_much_surer(doc_of: Of, rule: str, trigger: str | None) -> None:
    doc, needed = doc_of("Orla will cut waste by 30% by 2031."), settings()["threshold_unannounced"]
    assert needed > settings()["threshold_alone"]
    assert surer_alone([candidate(doc, "cut waste by 30% by 2031", rule, trigger, needed - 0.1)]) == []
    assert len(surer_alone([candidate(doc, "cut waste by 30% by 2031", rule, trigger, needed)])) == 1


@pytest.mark.parametrize(("rule", "others", "kept"), [("head", 1, False), ("head", 2, True), ("will", 2, False)])
def test_many_other_aims_bear_it_out(doc_of: Of, rule: str, others: int, kept: bool) -> None:
    doc = doc_of("Orla will cut waste by 30%. Orla aims to plant 300 trees. Orla aims to build 900 homes.")
    bare = Candidate(doc[:8], span(doc, "cut waste by 30%"), f"targets.{rule}", score=settings()["threshold_unannounced"] - 0.5)
    aims = [Candidate(doc[8:15], span(doc, "plant 300 trees"), "targets.aim_to", score=5.0),
            Candidate(doc[15:], span(doc, "build 900 homes"), "targets.aim_to", score=5.0)]
    assert (bare in surer_alone([bare, *aims[:others]])) is kept


@pytest.mark.parametrize(("rule", "kept"), [("plan_to", False), ("seek_to", False), ("aim_to", True), ("goal_of", True)])
def test_a_plan_that_the_model_does_not_see_must_be_much_surer(doc_of: Of, rule: str, kept: bool) -> None:
    doc, needed = doc_of("Orla plans to close all of its mines."), settings()["threshold_unseen"]
    plan = [candidate(doc, "close all of its mines", rule, score=needed - 0.1)]
    assert surer_alone(plan) == plan
    assert (surer_alone(plan, UNSEEN) == plan) is kept
    sure = [candidate(doc, "close all of its mines", rule, score=needed)]
    assert surer_alone(sure, UNSEEN) == sure


def test_a_share_or_a_year_speaks_for_a_plan_that_the_model_does_not_see(doc_of: Of) -> None:
    doc, needed = doc_of("Orla plans to cut waste by 30%."), settings()["threshold_unseen"]
    plan = [candidate(doc, "cut waste by 30%", "plan_to", score=needed - 0.1)]
    assert surer_alone(plan, UNSEEN) == plan


@pytest.mark.parametrize(("goal", "rule", "kept"), [
    ("plant 300 trees", "plan_to", False), ("plant 300 trees", "propose_to", False), ("plant 300 trees", "aim_to", True),
    ("cut waste by 30%", "plan_to", True), ("close all of its mines", "plan_to", True), ("plant 300 trees by 2031", "plan_to", True),
])
def test_a_bare_plan_must_be_surer(doc_of: Of, goal: str, rule: str, kept: bool) -> None:
    doc, needed = doc_of(f"Orla plans to {goal}."), settings()["threshold_planned"]
    assert bool(surer_alone([candidate(doc, goal, rule, score=needed - 0.1)])) is kept
    assert surer_alone([candidate(doc, goal, rule, score=needed)])


def test_words_of_a_single_act_are_refused_with_it(doc_of: Of) -> None:
    doc = doc_of("The cabinet decided to admit 800 pupils from abroad.")
    act = candidate(doc, "admit 800 pupils from abroad", "change_to", None)
    part = candidate(doc, "800 pupils", "head", None)
    assert vetoed([act, part]) == {id(act): "a decision, not an aim", id(part): PART}
    assert vetoed([part]) == {}


def test_an_aim_of_its_own_is_not(doc_of: Of) -> None:
    doc = doc_of("Orla plans to buy 40 buses to cut fumes by 30%.")
    act, aimed = candidate(doc, "buy 40 buses"), candidate(doc, "cut fumes by 30%", "change_to", None)
    assert list(vetoed([act, aimed])) == [id(act)]


def test_a_denial_is_said_to_be_one(doc_of: Of) -> None:
    doc = doc_of("Orla no longer plans to buy 40 buses.")
    denied, inner = candidate(doc, "buy 40 buses"), candidate(doc, "40 buses", "head", None)
    assert vetoed([denied, inner]) == {id(denied): DENIED, id(inner): DENIED}
