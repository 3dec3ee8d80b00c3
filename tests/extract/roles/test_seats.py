"""Bodies told behind a name, somebody's office, a predecessor's country, and titles that take in what they are of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "found"), [
    ("Rep. <PERSON>Jane Roe</PERSON> (D-Minn.) asked.", ["Jane Roe | Rep. | Minn. | current"]),
    ("Sen. <PERSON>Tom Poe</PERSON>, R-<LOC>North Carolina</LOC>, asked.", ["Tom Poe | Sen. | North Carolina | current"]),
    ("Pilot <PERSON>Jane Roe</PERSON> (D-Minn.) asked.", ["Jane Roe | Pilot | - | current"]),
    ("Rep. <PERSON>Jane Roe</PERSON>, a Republican from <LOC>Utah</LOC>, asked.", ["Jane Roe | Rep. | Utah | current"]),
    ("Rep. <PERSON>Jane Roe</PERSON>, a moderate Democrat from <LOC>Utah</LOC>, asked.", ["Jane Roe | Rep. | Utah | current"]),
    ("Senator <PERSON>Jane Roe</PERSON>, the <LOC>Utah</LOC> independent, asked.", ["Jane Roe | Senator | Utah | current"]),
    ("Senator <PERSON>Jane Roe</PERSON>, Democrat of <LOC>Utah</LOC>, asked.", ["Jane Roe | Senator | Utah | current"]),
    ("Senator <PERSON>Jane Roe</PERSON>, a Republican in <LOC>Utah</LOC>, asked.", ["Jane Roe | Senator | - | current"]),
    ("Senator <PERSON>Jane Roe</PERSON>, the <LOC>Utah</LOC> mother, asked.", ["Jane Roe | Senator | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, member of parliament from <LOC>Utah</LOC>, asked.", ["Jane Roe | member of parliament | Utah | current"]),
    ("<PERSON>Jane Roe</PERSON>, an MP from the opposition, asked.", ["Jane Roe | MP | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, a pilot from <LOC>Utah</LOC>, asked.", ["Jane Roe | pilot | - | current"]),
    ("<ORG>Republican Utah</ORG> Rep. <PERSON>Jane Roe</PERSON> asked.", ["Jane Roe | Rep. | Utah | current"]),
])
def test_a_state(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("<PERSON>Tom Poe</PERSON>, the deputy head of President <PERSON>Jane Roe</PERSON>'s office, asked.",
     "Tom Poe | deputy head | President Jane Roe's office | current"),
    ("<PERSON>Tom Poe</PERSON>, the deputy head of President <PERSON>Jane Roe</PERSON>'s garden, asked.",
     "Tom Poe | deputy head | - | current"),
])
def test_the_office_of_somebody(rows: Rows, text: str, found: str) -> None:
    assert found in rows(text)


@pytest.mark.parametrize(("text", "found"), [
    ("<PERSON>Jane Roe</PERSON> became acting president of <LOC>Kenya</LOC> after the death of President <PERSON>Tom Poe</PERSON>.",
     "Tom Poe | President | Kenya | former"),
    ("The president of <LOC>Kenya</LOC>, <PERSON>Jane Roe</PERSON>, wept over the death of President <PERSON>Tom Poe</PERSON>.",
     "Tom Poe | President | - | former"),
    ("The president of <LOC>Kenya</LOC> spoke. President <PERSON>Jane Roe</PERSON> and her <NORP>Chadian</NORP> counterpart "
     "<PERSON>Tom Poe</PERSON> met.", "Jane Roe | President | Kenya | current"),
])
def test_a_country_told_of_before(rows: Rows, text: str, found: str) -> None:
    assert found in rows(text)


@pytest.mark.parametrize(("text", "found"), [
    ("<PERSON>Jane Roe</PERSON>, Director of <ORG>Harbour Inspections</ORG> (DHI), asked.",
     ["Jane Roe | Director of Harbour Inspections | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, Director of <ORG>Harbour Inspections</ORG> (HI), asked.",
     ["Jane Roe | Director | Harbour Inspections | current"]),
    ("Maj. Gen <PERSON>Jane Roe</PERSON> asked.", ["Jane Roe | Maj. Gen | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, a member of another fishing community, asked.", []),
    ("<PERSON>Jane Roe</PERSON>, a member of the harbour council, asked.", ["Jane Roe | member | harbour council | current"]),
])
def test_a_whole_title(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("<PERSON>Jane Roe</PERSON>, who is also to take over as head of <ORG>Acme</ORG>, asked.", "Jane Roe | head | Acme | incoming"),
    ("<PERSON>Jane Roe</PERSON> will continue as <ORG>Acme</ORG> manager.", "Jane Roe | manager | Acme | current"),
    ("<PERSON>Jane Roe</PERSON> was reinstated as head of <ORG>Acme</ORG>.", "Jane Roe | head | Acme | current"),
    ("She said <PERSON>Jane Roe</PERSON> remained as head of <ORG>Acme</ORG>.", "Jane Roe | head | Acme | current"),
    ("<PERSON>Jane Roe</PERSON> took over from <PERSON>Tom Poe</PERSON> as head of <ORG>Acme</ORG>.", "Tom Poe | head | Acme | former"),
    ("<PERSON>Jane Roe</PERSON> replaced former mayor <PERSON>Tom Poe</PERSON> as head of <ORG>Acme</ORG>.",
     "Jane Roe | head | Acme | current"),
    ("<PERSON>Jane Roe</PERSON>, who until some weeks ago was the head of <ORG>Acme</ORG>, asked.", "Jane Roe | head | Acme | former"),
    ("<PERSON>Jane Roe</PERSON>, <ORG>Acme</ORG>'s port-wide quay strategy manager, asked.",
     "Jane Roe | port-wide quay strategy manager | Acme | current"),
    ("<PERSON>Jane Roe</PERSON> became <LOC>Kenya</LOC>'s first woman president.", "Jane Roe | president | Kenya | current"),
    ("<LOC>Kenya</LOC>'s civilian Prime Minister <PERSON>Jane Roe</PERSON> asked.", "Jane Roe | Prime Minister | Kenya | current"),
    ("They voted, with lawyer <PERSON>Jane Roe</PERSON> as clerk.", "Jane Roe | clerk | - | current"),
    ("<PERSON>Jane Roe</PERSON>, one of the founding members of <ORG>Acme</ORG>, asked.", "Jane Roe | founding member | Acme | current"),
])
def test_a_post_told_of(rows: Rows, text: str, found: str) -> None:
    assert found in rows(text)


def test_one_whom_others_want_in_office(rows: Rows) -> None:
    assert rows("They wanted <PERSON>Jane Roe</PERSON> to take over as minister.") == []


def test_what_lies_between_a_possessive_and_another_phrase(rows: Rows) -> None:
    assert rows("<ORG>Acme</ORG>'s ferry stopped for manager <PERSON>Jane Roe</PERSON>.") == ["Jane Roe | manager | - | current"]
    assert "Jane Roe | military ruler | Kenya | current" in rows("<LOC>Kenya</LOC>'s military ruler Gen <PERSON>Jane Roe</PERSON> asked.")


def test_an_honorific_is_no_body(rows: Rows) -> None:
    assert rows("Chairman <ORG>Lord</ORG> <PERSON>Roe</PERSON> asked.") == ["Roe | Chairman | - | current"]


def test_de_facto_is_part_of_the_title(rows: Rows) -> None:
    assert rows("<PERSON>Jane Roe</PERSON> is the de facto head of the <ORG>Norvik Board</ORG>.") == [
        "Jane Roe | de facto head | Norvik Board | current"]
