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
        ("double its patrols, halve its fuel bill and eliminate shark finning by 2031",
         ["double its patrols", "halve its fuel bill", "eliminate shark finning by 2031"]),
        ("haul 900 tons of salt, pave 35 miles of road and inspect every bridge",
         ["haul 900 tons of salt", "pave 35 miles of road", "inspect every bridge"]),
        ("sorting half of its waste, fitting all berths with bins and closing both kilns",
         ["sorting half of its waste", "fitting all berths with bins", "closing both kilns"]),
        ("cut losses by 30 pct from the 2029 level, overheads by 10 pct and fuel by two pct",
         ["cut losses by 30 pct from the 2029 level", "overheads by 10 pct", "fuel by two pct"]),
        ("buy 281 new trams, 24 boats and two ferries", ["buy 281 new trams", "24 boats", "two ferries"]),
        ("have at least 30% women and 15% from the islands in its crews", ["have at least 30% women", "15% from the islands in its crews"]),
        ("open 16 shops in Brevik and five in Vik in 2031", ["open 16 shops in Brevik", "five in Vik in 2031"]),
        ("be carbon neutral and 100% of its buses electric by 2031", ["be carbon neutral", "100% of its buses electric by 2031"]),
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
        "sell between 7,000 and 8,000 vans in Norland",
        "raise $9 million, 40% of its budget",
        "planting 300 trees, bringing the total to 900",
        "reducing waste by 30%, including 9% of plastics",
        "finance 9 homes and support clean towns by 2031",
        "cut output by about 1.2 million barrels, to 32.5 million in January",
        "treat asthma and type 2 diabetes",
        "raise the age to 62 for women and 65 for men",
        "pay 9 million yuan ($3 million in cash and $2 million in kind) by 2031",
    ],
)
def test_one_goal(nlp: Language, goal: str) -> None:
    assert [part.text for part in series_of(nlp.make_doc(goal)[:])] == [goal]


def test_each_part_is_a_target_with_the_holder_of_the_first(targets_in: Callable[[str], list[Target]]) -> None:
    found = targets_in("<ORG>Orla</ORG> aims to cut waste by 25% by 2025, and 50% by 2030.")
    assert [(t.quantity and t.quantity.value, t.deadline, t.holder_text) for t in found] == [(25, "2025", "Orla"), (50, "2030", "Orla")]


def slots(targets: list[Target]) -> list[tuple[float | None, str | None, str | None]]:
    return [(t.quantity.value, t.quantity.unit, t.deadline) if t.quantity else (None, None, t.deadline) for t in targets]


def test_parts_share_the_date_that_ends_the_series(targets_in: Callable[[str], list[Target]]) -> None:
    found = targets_in("<ORG>Orla</ORG> aims to hire 300 clerks, train 40 nurses and plant 90 trees by 2031.")
    assert slots(found) == [(300, "clerk", "2031"), (40, "nurse", "2031"), (90, "tree", "2031")]
    found = targets_in("<ORG>Orla</ORG> aims to cut waste by 30% by 2030 and to plant 90 trees.")
    assert [d for _, _, d in slots(found)] == ["2030", None]


def test_a_bare_number_counts_what_the_first_part_does(targets_in: Callable[[str], list[Target]]) -> None:
    found = targets_in("<ORG>Orla</ORG> aims to open 16 shops in <LOC>Brevik</LOC> and five in <LOC>Vik</LOC> by 2031.")
    assert slots(found) == [(16, "shop", "2031"), (5, "shop", "2031")]


def test_what_differs_in_all_but_the_number_is_no_restatement(targets_in: Callable[[str], list[Target]]) -> None:
    found = targets_in("<ORG>Orla</ORG> aims to cut losses by 30%. <ORG>Orla</ORG> aims to raise exports by 30%.")
    assert [t.goal.text for t in found] == ["cut losses by 30%", "raise exports by 30%"]


def test_parts_of_a_goal_are_no_restatements(targets_in: Callable[[str], list[Target]]) -> None:
    found = targets_in("<ORG>Orla</ORG> pledged another $350 million to towns in Norland by 2031 and another $350 million to Brevik.")
    assert [t.goal.text for t in found] == ["another $350 million to towns in Norland by 2031", "another $350 million to Brevik"]
