"""Offices whose end another sentence, or a word beside them, tells of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Role

Read = Callable[..., list[Role]]
TITLED = "Mayor <PERSON>Jane Roe</PERSON> opened the port."


@pytest.mark.parametrize("sentence", [
    "<PERSON>Roe</PERSON> resigned on Sunday.",
    "<PERSON>Roe</PERSON> subsequently resigned from her post.",
    "<PERSON>Roe</PERSON> finally resigned Monday after a row.",
    "<PERSON>Roe</PERSON>, who was sacked in May, left by boat.",
    "<PERSON>Roe</PERSON> was ousted by the council.",
    "The council ousted <PERSON>Roe</PERSON> in May.",
    "The council has fired <PERSON>Roe</PERSON>, the paper said.",
    "<PERSON>Roe</PERSON> and <PERSON>Tom Poe</PERSON> resigned on Sunday.",
    "Prices rose after <PERSON>Roe</PERSON>'s resignation.",
    "<PERSON>Roe</PERSON>'s resignation came as prices rose.",
    "Prices rose following the removal of <PERSON>Roe</PERSON>.",
])
def test_offices_left_in_another_sentence(read: Read, sentence: str) -> None:
    assert [role.status for role in read(f"{TITLED} {sentence}")] == ["former"]


@pytest.mark.parametrize("sentence", [
    "<PERSON>Roe</PERSON> resigned as head of the club.",
    "<PERSON>Roe</PERSON> resigned from the club.",
    "<PERSON>Roe</PERSON> would go if <PERSON>Roe</PERSON> was ousted by the council.",
    "<PERSON>Roe</PERSON> resigned on Sunday but could return.",
    "<PERSON>Roe</PERSON> was dismissed as a dreamer.",
    "<PERSON>Roe</PERSON> was nearly ousted by the council.",
    "They demanded <PERSON>Roe</PERSON>'s resignation.",
    "They called for the removal of <PERSON>Roe</PERSON>.",
    "<PERSON>Roe</PERSON> resigned on a Sunday in 1994; this was in 2021.",
    "<PERSON>Tom Poe</PERSON> resigned on Sunday.",
])
def test_offices_kept(read: Read, sentence: str) -> None:
    """Guards: nothing tells that this office has ended."""
    assert [role.status for role in read(f"{TITLED} {sentence}") if role.title == "Mayor"] == ["current"]


def test_which_of_two_offices_was_left(read: Read) -> None:
    """A guard: the article does not say which one it was."""
    text = f"{TITLED} <ORG>Norvik Energy</ORG> chairman <PERSON>Jane Roe</PERSON> spoke. <PERSON>Roe</PERSON> resigned on Sunday."
    assert {role.status for role in read(text)} == {"current"}


@pytest.mark.parametrize(("text", "status"), [
    ("Minister <PERSON>Jane Roe</PERSON> also resigned on Monday.", "former"),
    ("Minister <PERSON>Jane Roe</PERSON> resigned without a word.", "former"),
    ("Minister <PERSON>Jane Roe</PERSON>-resigned last week.", "former"),
    ("The row prompted the resignation of minister <PERSON>Jane Roe</PERSON>.", "former"),
    ("It fell since the January resignation of minister <PERSON>Jane Roe</PERSON>.", "former"),
    ("The resignation of minister <PERSON>Jane Roe</PERSON> is bound to help.", "former"),
    ("Fresh off his resignation as the <LOC>UK</LOC> prime minister, <PERSON>Tom Poe</PERSON> also spoke.", "former"),
    ("It had dismissed the director of <ORG>Norvik</ORG>, <PERSON>Jane Roe</PERSON>.", "former"),
    ("<PERSON>Jane Roe</PERSON>, then a senator, saw it.", "former"),
    ("<PERSON>Jane Roe</PERSON>, the <ORG>Norvik</ORG> speaker designate, saw it.", "incoming"),
])
def test_words_beside_an_office(read: Read, text: str, status: str) -> None:
    assert [role.status for role in read(text)] == [status]


@pytest.mark.parametrize(("text", "status"), [
    ("Rebels had shot dead president <PERSON>Jane Roe</PERSON> in May.", "former"),
    ("Judge <PERSON>Jane Roe</PERSON> and her driver died in May.", "former"),
    ("Judge <PERSON>Jane Roe</PERSON> and her driver were killed in May.", "former"),
    ("It was like the murders of a clerk in May and judge <PERSON>Jane Roe</PERSON>.", "former"),
    ("Judge <PERSON>Jane Roe</PERSON> led it. She was shot dead at home.", "former"),
    ("Among the dead was judge <PERSON>Jane Roe</PERSON>, of the port.", "former"),
    ("Judge <PERSON>Jane Roe</PERSON> passed away in May.", "former"),
    ("Judge <PERSON>Jane Roe</PERSON> - who died in May - led it.", "former"),
    ("Judge <PERSON>Jane Roe</PERSON>, who had long been ill, died in May.", "former"),
])
def test_the_dead(read: Read, text: str, status: str) -> None:
    assert [role.status for role in read(text)] == [status]


@pytest.mark.parametrize("text", [
    "The resignation of minister <PERSON>Jane Roe</PERSON> would help.",
    "They met to demand the resignation of minister <PERSON>Jane Roe</PERSON>.",
    "Rebels shot at president <PERSON>Jane Roe</PERSON> in May.",
    "Judge <PERSON>Jane Roe</PERSON> and her driver were hurt in May.",
    "It was about the murders of a man, a woman and judge <PERSON>Jane Roe</PERSON>.",
    "Judge <PERSON>Jane Roe</PERSON> led it. She was shot in the arm.",
    "Judge <PERSON>Jane Roe</PERSON> led it, and she said: “I led it.”\n“",
    "Judge <PERSON>Jane Roe</PERSON> met <PERSON>Ana Poe</PERSON>. She was shot dead at home.",
])
def test_neither_gone_nor_dead(read: Read, text: str) -> None:
    """Guards: words like those above that end no office."""
    assert [role.status for role in read(text)] == ["current"]
