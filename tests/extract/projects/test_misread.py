"""Words that only look as if they said what a name is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Facts


@pytest.mark.parametrize(("markup", "names"), [
    ("More would choose Orla Swift, a survey showed.", []),
    ("More would choose Orla Swift, a survey by two towns.", ["Orla Swift"]),
    ("He works for Orla Swift, a strategy and tax advice firm.", []),
    ("He works for Orla Swift, a strategy and training programme.", ["Orla Swift"]),
    ("He works for Orla Swift, a programme on Radio Upland.", []),
    ("He works for Orla Swift, a programme on clean water.", ["Orla Swift"]),
    ("The bus has a self-driving program called Orla Swift.", []),
    ("The phone must have a program called Orla Swift installed.", []),
    ("The town must have a program called Orla Swift installed.", ["Orla Swift"]),
    ("The town has a nursing programme called Orla Swift.", ["Orla Swift"]),
    ("He read it on Orla Swift, a social network.", []),
    ("He read it at Orla Swift, a network of growers.", ["Orla Swift"]),
    ("The singers began Orla Swift, a collaboration with a band.", []),
    ("The towns began Orla Swift, a collaboration with a school.", ["Orla Swift"]),
    ("Carried out by Ana Ruiz and Orla Swift, the campaign for towns grew.", []),
    ("When she began Orla Swift, the mission of helping towns was new.", []),
    ("It grew. “When she began Orla Swift, the mission of helping towns was new.”", []),
    ("When Orla Swift, the campaign for towns, grew, it rained.", ["Orla Swift"]),
    ("They met at a conference on harbour development known as Orla Swift.", []),
    ("They met at a conference on the harbour development known as Orla Swift.", ["Orla Swift"]),
])
def test_appositions(facts_in: Callable[[str], Facts], markup: str, names: list[str]) -> None:
    assert [p.entity.name for p in facts_in(markup).projects] == names
