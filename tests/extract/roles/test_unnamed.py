"""Verbs of office with a body that has no name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "role"), [
    ("<PERSON>Jane Roe</PERSON>, who chairs the harbour committee, came.", "Jane Roe | chair | harbour committee | current"),
    ("<PERSON>Jane Roe</PERSON> headed the city's ferry section.", "Jane Roe | head | city's ferry section | former"),
    ("<PERSON>Jane Roe</PERSON> came. He heads the port authority.", "Jane Roe | head | port authority | current"),
    ("<PERSON>Jane Roe</PERSON>, who founded the charity <ORG>Norvik Aid</ORG>, came.", "Jane Roe | founder | Norvik Aid | current"),
    ("The delegation was led by <PERSON>Jane Roe</PERSON>.", "Jane Roe | leader | delegation | current"),
    ("The <LOC>Kenya</LOC> delegation, led by Minister <PERSON>Jane Roe</PERSON>, came.",
     "Jane Roe | leader | Kenya delegation | current"),
    ("<PERSON>Jane Roe</PERSON> heads the ruling <ORG>Quay</ORG> party.", "Jane Roe | head | Quay party | current"),
    ("A panel chaired by <PERSON>Jane Roe</PERSON> met.", "Jane Roe | chair | panel | current"),
    ("<PERSON>Jane Roe</PERSON>, who advises the <ORG>Norvik Chamber</ORG>, came.", "Jane Roe | adviser | Norvik Chamber | current"),
])
def test_office(rows: Rows, text: str, role: str) -> None:
    assert role in rows(text)


@pytest.mark.parametrize("text", [
    "<PERSON>Jane Roe</PERSON>, who leads a team of four, came.",
    "<PERSON>Jane Roe</PERSON>, who owns the company, came.",
    "<PERSON>Jane Roe</PERSON>, who founded the club, came.",
    "A study led by <PERSON>Jane Roe</PERSON> came out.",
    "A team led by <PERSON>Jane Roe</PERSON> won.",
    "<PERSON>Jane Roe</PERSON>, who heads the ball well, came.",
    "<PERSON>Jane Roe</PERSON> came. She advises that the tide is late.",
])
def test_no_office(rows: Rows, text: str) -> None:
    assert rows(text) == []


def test_a_word_before_what_a_named_body_is(rows: Callable[..., list[str]]) -> None:
    text = "<PERSON>Jane Roe</PERSON>, who leads the environmental organization <ORG>Norvik Water</ORG>, spoke."
    assert rows(text) == ["Jane Roe | leader | Norvik Water | current"]
