"""Where words say that a goal has been reached."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.targets.others import others_of
from citybeat.extract.targets.reaching import reached


@pytest.mark.parametrize("text", [
    "Norvik has met its 2030 goal of 300 homes.",
    "Norvik Foods achieved all of its targets last year.",
    "The bank surpassed its pledge of 40 million over five years.",
    "The target of 5% was exceeded in May.",
    "Norland has already become carbon neutral.",
    "The mayor said the council had kept its promise to plant 300 trees.",
    "If you ask her, the town has reached its goal.",
])
def test_a_goal_is_reached(doc_of: Callable[[str], Doc], text: str) -> None:
    assert reached(doc_of(text)[:], {})


@pytest.mark.parametrize("text", [
    "Norvik has not met its goal of 300 homes.",
    "Once the target was met, the fund closed.",
    "The firm would have reached its target by May.",
    "Nobody knows whether it met its goals.",
    "The rocket hit its target.",
    "Jane Roe met the mayor to speak about a target.",
    "Has Norvik met its target?",
    "The town has become larger and wants to be carbon neutral.",
])
def test_no_goal_is_reached(doc_of: Callable[[str], Doc], text: str) -> None:
    assert not reached(doc_of(text)[:], {})


def test_the_model_is_believed_where_it_sees_nothing(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("Norvik has met its goal of 300 homes.")
    assert not reached(doc[:], {"none": 0.99})
    assert [kind for _, kind in others_of([doc[:]], {0: {"none": 0.5}})] == ["achievement"]
