"""Texts of several sentences with the troubles that names bring: who must be found, and nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Person

TEXTS = {
    "report": (
        "HARTNELL QUITS AS HARBOUR CHIEF\n\n"
        "<LOC>NORRBY</LOC> — William <PERSON>Hartnell</PERSON> resigned on Monday, his deputy, <PERSON>Ana Ruiz Otero</PERSON>, said.\n"
        "“<PERSON>Bill Hartnell</PERSON> did what he could,” <PERSON>Ruiz Otero</PERSON> added. Mr <PERSON>Hartnell</PERSON>’s lawyer, "
        "<PERSON>Omar al-Hadid</PERSON>, declined to comment; <PERSON>Hadid</PERSON> later called.\n"
        "<PERSON>Ruiz</PERSON> takes over in May.",
        {"Bill Hartnell": 4, "Ana Ruiz Otero": 3, "Omar al-Hadid": 2},
    ),
    "siblings": (
        "<PERSON>Marta Kolar</PERSON> and her brother <PERSON>Jan Kolar</PERSON> founded the mill. Ms <PERSON>Kolar</PERSON> runs it; "
        "Mr <PERSON>Kolar</PERSON> keeps bees. The <PERSON>Kolar</PERSON> family "
        "has lived there since 1800, and the <PERSON>Kolars</PERSON> like it.",
        {"Marta Kolar": 2, "Jan Kolar": 2},
    ),
    "east": (
        "<PERSON>Park Seo-yun</PERSON> met <PERSON>Tan Wei Ling</PERSON> and <PERSON>Nguyen Van Minh</PERSON>. "
        "<PERSON>Park</PERSON> spoke first, <PERSON>Tan</PERSON> next. "
        "Then <PERSON>Nguyen</PERSON> and <PERSON>Seo-yun Park</PERSON> left.",
        {"Park Seo-yun": 3, "Tan Wei Ling": 2, "Nguyen Van Minh": 2},
    ),
    "interview": (
        "L. HARROW: Good evening.\nDALE <PERSON>BRIGHTMAN</PERSON>: Good evening.\nHARROW: It rained.\n<PERSON>BRIGHTMAN</PERSON>: It did.",
        {"BRIGHTMAN": 2},
    ),
    "royals": (
        "King <PERSON>Rudolf II</PERSON> received <PERSON>Sheikh Hasna</PERSON> and <PERSON>Pope Clement</PERSON>. "
        "<PERSON>Rudolf</PERSON> wore red, <PERSON>Hasna</PERSON> blue.",
        {"Rudolf II": 2, "Sheikh Hasna": 2, "Clement": 1},
    ),
    "things": (
        "The <PERSON>Halvorsen</PERSON> Prize went to the <PERSON>Brandt</PERSON> Institute on <PERSON>Storm Agnes</PERSON>, "
        "the <PERSON>Dahl-Roe</PERSON> Act and the <PERSON>Marwick</PERSON> family.",
        {},
    ),
    "speakers": (
        "“It is fine,” <PERSON>Jane Roe</PERSON> said. “Fine,” said <PERSON>Karl Poe</PERSON>. “So,” <PERSON>Roe</PERSON> said. "
        "And Poe? Poe slept.",
        {"Jane Roe": 2, "Karl Poe": 3},
    ),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_text(people: Callable[[str], list[Person]], kind: str) -> None:
    markup, expected = TEXTS[kind]
    assert {p.name: len(p.mentions) for p in people(markup)} == expected
