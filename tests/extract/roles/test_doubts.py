"""Roles that are left out: relations, kin, and offices of somebody else of the same name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "found"), [
    ("His partner, <PERSON>Jane Roe</PERSON>, came.", []),
    ("So <PERSON>Tom Poe</PERSON>'s partner in <LOC>Norvik</LOC>, <PERSON>Jane Roe</PERSON>, came.", []),
    ("<PERSON>Jane Roe</PERSON>, a partner at <ORG>Poe and Doe</ORG>, came.", ["Jane Roe | partner | Poe and Doe | current"]),
    ("The managing partner, <PERSON>Jane Roe</PERSON>, came.", ["Jane Roe | managing partner | - | current"]),
    ("She beat fellow countryman <PERSON>Jane Roe</PERSON>.", []),
    ("She beat her teammate <PERSON>Jane Roe</PERSON>.", []),
    ("<PERSON>Jane Roe</PERSON>, a member of the wealthy <NORP>Kenyan</NORP> tea family, came.", []),
    ("<PERSON>Jane Roe</PERSON>, a member of the <ORG>Norvik Council</ORG>, the family said, came.",
     ["Jane Roe | member | Norvik Council | current"]),
    ("It was adjourned by <PERSON>Jane Roe</PERSON>, who was in the chair.", []),
    ("It was adjourned by <PERSON>Jane Roe</PERSON>, who was the chair.", ["Jane Roe | chair | - | former"]),
])
def test_what_somebody_is_to_others(text: str, found: list[str], rows: Rows) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("second", "found"), [
    ("The judge in the case said so.", []), ("The lawyer said so.", []), ("The engineer in <LOC>Norvik</LOC> said so.", []),
    ("The engineer said so.", ["Jane Roe | engineer | - | current"]),
])
def test_a_third_party(second: str, found: list[str], rows: Rows) -> None:
    assert rows(f"<PERSON>Jane Roe</PERSON> came home on Monday. {second}") == found


@pytest.mark.parametrize(("text", "found"), [
    ("Justice Minister <PERSON>Tom Poe</PERSON> came. Prime Minister <PERSON>Poe</PERSON> left.",
     ["Tom Poe | Justice Minister | - | current"]),
    ("Prime Minister <PERSON>Tom Poe</PERSON> came. Prime Minister <PERSON>Poe</PERSON> left.",
     ["Tom Poe | Prime Minister | - | current"]),
    ("Former mayor <PERSON>Tom Poe</PERSON> came. President <PERSON>Poe</PERSON> left.",
     ["Tom Poe | mayor | - | former", "Tom Poe | President | - | current"]),
    ("Ambassador <PERSON>Tom Poe</PERSON> came. Justice Minister <PERSON>Poe</PERSON> left.",
     ["Tom Poe | Ambassador | - | current", "Tom Poe | Justice Minister | - | current"]),
])
def test_a_namesake(text: str, found: list[str], rows: Rows) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("name", "found"), [
    ("Omar Roe", []), ("Ali bin Omar Roe", ["Ali bin Omar Roe | King | - | current"]), ("Roe", ["Ali bin Omar Roe | King | - | current"]),
])
def test_the_name_of_the_father(name: str, found: list[str], rows: Rows) -> None:
    assert rows(f"<PERSON>Ali bin Omar Roe</PERSON> came late. King <PERSON>{name}</PERSON> left.") == found
