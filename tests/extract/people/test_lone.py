"""Lone names: what shows that a name without a given name is a person's, or is not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from citybeat.extract.people.candidates import Candidate, candidates_of
from citybeat.extract.people.lone import bracketed, has_title, is_elsewhere, is_place, is_shown, speaks
from citybeat.testing import make_doc, parse


def members(nlp: Language, markup: str) -> list[Candidate]:
    return candidates_of(make_doc(nlp, parse(markup)))


@pytest.mark.parametrize(
    "markup",
    [
        "They met in <PERSON>Harrow</PERSON>.",
        "They met at <PERSON>Harrow</PERSON>.",
        "They met near <PERSON>Harrow</PERSON>.",
        "The firm <PERSON>Harrow</PERSON> met.",
        "The newspaper <PERSON>Harrow</PERSON> wrote.",
        "The app <PERSON>Harrow</PERSON> grew.",
        "the <PERSON>Harrow</PERSON> is a plough",
        "a <PERSON>Harrow</PERSON> is a plough",
        "He plays (<PERSON>Harrow</PERSON>) today.",
        "He plays (<PERSON>Harrow</PERSON>, Norrby) today.",
        "Then <PERSON>HarrowWorks</PERSON> grew.",
        "Then <PERSON>HWorks</PERSON> grew.",
        "Then <PERSON>HWorks</PERSON> said it grew.",
        "Then <PERSON>Norway</PERSON> grew.",
        "“No,” <PERSON>Norway</PERSON> added.",
        "Then <PERSON>Bavaria</PERSON> grew.",
        "Then <PERSON>Eindhoven</PERSON> grew.",
        "Then <PERSON>Sultan</PERSON> grew.",
    ],
)
def test_is_elsewhere(nlp: Language, markup: str) -> None:
    assert is_elsewhere(members(nlp, markup))


@pytest.mark.parametrize(
    "markup",
    [
        "Then <PERSON>Harrowby</PERSON> left.",
        "They met with <PERSON>Harrowby</PERSON>.",
        "They met in <PERSON>Harrowby</PERSON>. <PERSON>Harrowby</PERSON> left. Then <PERSON>Harrowby</PERSON> sat.",
        "In <PERSON>Harrow</PERSON> said the clerk.",
        "President <PERSON>Eindhoven</PERSON> left.",
        "<PERSON>Eindhoven</PERSON> said so.",
        "President <PERSON>Norway</PERSON> left.",
        "Then <PERSON>McHarrow</PERSON> left.",
        "Then <PERSON>O’Harrow</PERSON> left.",
        "Then <PERSON>MacHarrow</PERSON> left.",
        "Then <PERSON>DiHarrow</PERSON> left.",
        "His wife, <PERSON>Harrow</PERSON>, met us in <PERSON>Harrow</PERSON>.",
        "My uncle <PERSON>Eindhoven</PERSON> met us.",
    ],
)
def test_is_not_elsewhere(nlp: Language, markup: str) -> None:
    assert not is_elsewhere(members(nlp, markup))


def test_a_town_that_is_named_often_can_be_a_person(nlp: Language) -> None:
    text = "Then <PERSON>Eindhoven</PERSON> left. "
    assert is_elsewhere(members(nlp, text * 3))
    assert not is_elsewhere(members(nlp, text * 4))


@pytest.mark.parametrize(
    ("name", "inhabitants", "place"),
    [
        ("Norway", 100_000, True),
        ("Bavaria", 100_000, True),
        ("Eindhoven", 100_000, True),
        ("Eindhoven", 100_000_000, False),
        ("Harrowby Marwick", 100_000, False),
    ],
)
def test_is_place(name: str, inhabitants: int, place: bool) -> None:
    assert is_place(name, inhabitants) is place


@pytest.mark.parametrize(
    ("markup", "title", "speech", "shown"),
    [
        ("President <PERSON>Harrow</PERSON> left.", True, False, True),
        ("Coach <PERSON>Harrow</PERSON> left.", True, False, True),
        ("former minister <PERSON>Harrow</PERSON> left.", True, False, True),
        ("Mr <PERSON>Harrow</PERSON> left.", False, False, True),
        ("<PERSON>Harrow</PERSON> said so.", False, True, True),
        ("<PERSON>Harrow</PERSON> told us.", False, True, True),
        ("<PERSON>HARROW</PERSON>: Good evening.", False, True, True),
        ("<PERSON>Harrow</PERSON>: a history", False, False, False),
        ("Then <PERSON>Harrow</PERSON> left.", False, False, False),
        ("<PERSON>Harrow</PERSON>’s lawyer left.", False, False, True),
        ("<PERSON>Harrow</PERSON>'s widow left.", False, False, True),
        ("<PERSON>Harrow</PERSON>'s shares fell.", False, False, False),
        ("Then <PERSON>Harrow</PERSON>", False, False, False),
    ],
)
def test_signs_of_a_person(nlp: Language, markup: str, title: bool, speech: bool, shown: bool) -> None:
    (member,) = members(nlp, markup)
    assert (has_title(member), speaks(member.span), is_shown(member)) == (title, speech, shown)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Silva (<PERSON>Harrow</PERSON>) won.", True),
        ("(<PERSON>Harrow</PERSON> won.)", False),
        ("<PERSON>Harrow</PERSON>", False),
    ],
)
def test_bracketed(nlp: Language, markup: str, expected: bool) -> None:
    (member,) = members(nlp, markup)
    assert bracketed(member) is expected
