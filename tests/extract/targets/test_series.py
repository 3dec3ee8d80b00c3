"""Numbered aims that share a verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from citybeat.extract.facts import Target
from citybeat.extract.targets.series import series_of


@pytest.mark.parametrize(
    ("goal", "parts"),
    [
        ("cut waste by 25% by 2025, and 50% by 2030", ["cut waste by 25% by 2025", "50% by 2030"]),
        ("raise the share to 21% by 2025 and to 28% by 2030", ["raise the share to 21% by 2025", "28% by 2030"]),
        ("net zero by 2050, and -55% by 2030", ["net zero by 2050", "-55% by 2030"]),
        ("find savings of $6 billion over five years and $3 billion annually by 2026",
         ["find savings of $6 billion over five years", "$3 billion annually by 2026"]),
        ("make all 300 vans clean by 2025, and all its 3,100 buses by 2030",
         ["make all 300 vans clean by 2025", "all its 3,100 buses by 2030"]),
        ("$30 billion in trade and $50 billion in investment", ["$30 billion in trade", "$50 billion in investment"]),
        ("a £5,000 allowance for all, or a £7,000 allowance for the old", ["a £5,000 allowance for all", "a £7,000 allowance for the old"]),
    ],
)
def test_parts(nlp: Language, goal: str, parts: list[str]) -> None:
    assert [part.text for part in series_of(nlp.make_doc(goal)[:])] == parts


@pytest.mark.parametrize(
    "goal",
    [
        "lift output to between 20% in 2025 and 30% in 2030",
        "cut waste and noise by 9% by 2030",
        "raise the levy from $5 per tonne, to $25 per tonne in 2027, and $45 per tonne in 2031",
        "cut waste by 10% and 20% respectively by 2030",
        "spend $9 million on trams and buses",
        "pay 9 million yuan ($3 million in cash and $2 million in kind) by 2031",
    ],
)
def test_one_goal(nlp: Language, goal: str) -> None:
    assert [part.text for part in series_of(nlp.make_doc(goal)[:])] == [goal]


def test_each_part_is_a_target_with_the_holder_of_the_first(targets_in: Callable[[str], list[Target]]) -> None:
    found = targets_in("<ORG>Orla</ORG> aims to cut waste by 25% by 2025, and 50% by 2030.")
    assert [(t.quantity and t.quantity.value, t.deadline, t.holder_text) for t in found] == [(25, "2025", "Orla"), (50, "2030", "Orla")]


def test_parts_of_a_goal_are_no_restatements(targets_in: Callable[[str], list[Target]]) -> None:
    found = targets_in("<ORG>Orla</ORG> pledged another $350 million to towns in Norland by 2031 and another $350 million to Brevik.")
    assert [t.goal.text for t in found] == ["another $350 million to towns in Norland by 2031", "another $350 million to Brevik"]
