"""Numerals, brackets, particles, titles and repetitions that belong to a name or do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from citybeat.extract.people.candidates import Candidate, candidate_at, refusal
from citybeat.extract.people.names import parse_name
from citybeat.testing import make_doc, parse

Names = Callable[[str], list[str]]


@pytest.mark.parametrize(("markup", "found"), [
    ("<PERSON>Nana Orlo Edu</PERSON> XV spoke.", ["Nana Orlo Edu XV"]),
    ("<PERSON>Rudolf</PERSON> XIX spoke.", ["Rudolf XIX"]),
    ("<PERSON>Rudolf</PERSON> IX spoke.", ["Rudolf IX"]),
    ("<PERSON>Rudolf</PERSON> XI of Norvik spoke.", ["Rudolf XI"]),
    ("They met <PERSON>Rudolf</PERSON> V.", ["Rudolf"]),
    ("<PERSON>Rudolf</PERSON> V, who spoke, left.", ["Rudolf V"]),
    ("<PERSON>Jane Roe</PERSON> V Poe was heard.", ["Jane Roe"]),
    ("<PERSON>RUDOLF</PERSON> XI spoke.", ["RUDOLF"]),
    ("<PERSON>Yusuf Omar(A.S</PERSON> spoke.", ["Yusuf Omar"]),
    ("<PERSON>Kofi wa Tumbo</PERSON> spoke.", ["Kofi wa Tumbo"]),
    ("<PERSON>Kofi</PERSON> wa <PERSON>Tumbo</PERSON> spoke.", ["Kofi wa Tumbo"]),
    ("<PERSON>Sheikh Salim Sheikh Omar</PERSON> spoke.", ["Sheikh Salim Sheikh Omar"]),
    ("<PERSON>Sheikh Salim Omar</PERSON> spoke.", ["Salim Omar"]),
    ("<PERSON>Lokmanya Ravi Tambe</PERSON> spoke.", ["Ravi Tambe"]),
    ("The <PERSON>Dalai Lama</PERSON> spoke.", []),
])
def test_names(names: Names, markup: str, found: list[str]) -> None:
    assert names(markup) == found


def test_an_open_bracket_is_no_part_of_a_parsed_name() -> None:
    assert parse_name("Yusuf(A.S").words == ("yusuf",)
    assert parse_name("Yusuf (Joe) Omar").nickname == "joe"


@pytest.mark.parametrize(("score", "refused"), [(0.6, True), (0.95, False)])
def test_a_word_said_twice_needs_a_surer_model(nlp: Language, score: float, refused: bool) -> None:
    doc = make_doc(nlp, parse("Near Zorba Zorba we met."))
    candidate: Candidate = candidate_at(doc[1:3], score)
    assert (refusal(candidate) is not None) is refused
