"""Where a goal begins, and what clings to its edges."""

from __future__ import annotations

import pytest
from spacy.language import Language

from citybeat.extract.targets.frames import outlined


@pytest.mark.parametrize(
    ("frame", "goal"),
    [
        ("ambitious goal to ", "dedicate 50% of its loans to ferries by 2030"),
        ("achieve its stated goal of ", "making all 40 halls greener"),
        ("raise sales in 2031 with the goal of ", "achieving a profit of 9 million euros"),
        ("2030 ambition to ", "increase its share of women by 20%"),
        ("making commitments to ", "achieve net zero emissions"),
        ("a six year scheme to ", "construct 3,000 homes"),
        ("its aim to ", "reach its peak by 2030 and cut waste by 9%"),
        ("target ", "$9m in sales"),
        ("</li><li>2030 ambition to ", "increase its share of women by 20%"),
        ("<ul><li>", "plant 300 trees"),
        ("to ", "turn 30 percent of it into parks"),
    ],
)
def test_the_frame_of_an_aim_goes(nlp: Language, frame: str, goal: str) -> None:
    assert outlined(nlp.make_doc(frame + goal)[:]).text == goal


@pytest.mark.parametrize(
    "goal",
    [
        "house 300 families in a plan to build 40 homes",
        "emissions target of 9% by 2030",
        "carry out the plan of the council for 40 homes",
        "reach a target of 40,000 by 2031",
        "lift output (of grain) by 9% (on 2005)",
        "give all 40 towns a \"green card\"",
    ],
)
def test_what_is_no_frame_stays(nlp: Language, goal: str) -> None:
    assert outlined(nlp.make_doc(goal)[:]).text == goal


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("cut waste by 9%\"", "cut waste by 9%"),
        ("cut waste by 9% by 2031.", "cut waste by 9% by 2031"),
        ("cut waste by 9% by 2031)", "cut waste by 9% by 2031"),
        ("sell 30 million litres of milk by 2031 to meet", "sell 30 million litres of milk by 2031"),
    ],
)
def test_debris_at_the_end_goes(nlp: Language, goal: str, expected: str) -> None:
    assert outlined(nlp.make_doc(goal)[:]).text == expected


def test_the_mark_that_opens_a_quotation_stays_with_it(nlp: Language) -> None:
    doc = nlp.make_doc('vowed to "scrap" the ferry pact within 100 days')
    assert outlined(doc[3:]).text == '"scrap" the ferry pact within 100 days'
