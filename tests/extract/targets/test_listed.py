"""The items of a list of goals."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from citybeat.extract.facts import Target
from citybeat.extract.targets.clauses import sentences
from citybeat.extract.targets.listed import goal_items, listed_goal
from citybeat.nlp.tokens import split_glued

SET = "Norvik Foods has set these goals for 2031:\n• Inspire 60% of its staff to walk\n• Water: Fill 75% of its wells\n• Hold a fair"
TAGS = "It has 2031 goals. It has announced new targets:\n<ul><li>\nGraduate 300 cooks\n</li><li>\nAudit tier 1 mills\n</li></ul>"


@pytest.fixture
def page_of() -> Callable[[str], Doc]:
    """A Doc of a text with the tags of a page, which are words of their own."""
    nlp = spacy.blank("en")
    split_glued(nlp.tokenizer)
    nlp.add_pipe("sentencizer")
    return nlp


def goals(doc: Doc) -> list[str]:
    """What the items of the lists of a text aim at."""
    found = (listed_goal(item) for item, _ in goal_items(list(sentences(doc))))
    return [candidate.goal_text for candidate in found if candidate is not None]


@pytest.mark.parametrize(("text", "found"), [
    (SET, ["Inspire 60% of its staff to walk", "Fill 75% of its wells"]),
    (SET.replace("has set", "has met"), []),
    (SET.replace("these goals", "these rules"), []),
    (SET.replace("Inspire", "Inspired"), ["Fill 75% of its wells"]),
    ("The goals for 2031:\n• Inspire 60% of its staff to walk\nIt rained.", []),
])
def test_items(doc_of: Callable[[str], Doc], text: str, found: list[str]) -> None:
    assert goals(doc_of(text)) == found


def test_items_between_tags(page_of: Callable[[str], Doc]) -> None:
    assert goals(page_of(TAGS)) == ["Graduate 300 cooks"]


def test_the_year_of_a_list(doc_of: Callable[[str], Doc], page_of: Callable[[str], Doc]) -> None:
    for doc in (doc_of(SET), page_of(TAGS)):
        assert {within.year for _, within in goal_items(list(sentences(doc)))} == {"2031"}
    assert {within.year for _, within in goal_items(list(sentences(doc_of(SET.replace(" for 2031", "")))))} == {None}


def test_they_have_the_year_of_their_introduction(targets_in: Callable[[str], list[Target]]) -> None:
    found = [t for t in targets_in(SET) if t.rule == "targets.listed"]
    assert [(t.deadline, t.deadline_basis) for t in found] == [("2031", "stated")] * 2


def test_who_has_them_is_told_in_their_introduction(doc_of: Callable[[str], Doc]) -> None:
    item, within = next(goal_items(list(sentences(doc_of(SET)))))
    candidate = listed_goal(item)
    assert candidate is not None
    asked = within.holding(candidate)
    assert asked.trigger is not None
    assert (asked.sentence.text[-5:], asked.trigger.text) == ("2031:", "goals")
