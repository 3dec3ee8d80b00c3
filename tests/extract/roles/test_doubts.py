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
    ("She lost the elder <PERSON>Roe</PERSON>'s favour.", []),
    ("They called for justice <PERSON>Jane Roe</PERSON>, the clerk, came.", ["Jane Roe | clerk | - | current"]),
    ("The owner of a small terrier called <ORG>Max</ORG>, <PERSON>Jane Roe</PERSON>, came.", []),
    ("<PERSON>Jane Roe</PERSON>, owner of the <ORG>Quay Hotel</ORG>, came.", ["Jane Roe | owner | Quay Hotel | current"]),
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


@pytest.mark.parametrize(("text", "found"), [
    ("She was robbed by fake inspector <PERSON>Tom Poe</PERSON>.", []),
    ("She was robbed by inspector <PERSON>Tom Poe</PERSON>.", ["Tom Poe | inspector | - | current"]),
    ("She is the actress who played Professor <PERSON>Roe</PERSON>.", []),
    ("He is a leader <PERSON>Jane Roe</PERSON> has met.", []),
    ("A clerk for Mayor <PERSON>Jane Roe</PERSON> said so.", ["Jane Roe | Mayor | - | current"]),
    ("She played Professor <PERSON>Roe</PERSON> at chess.", ["Roe | Professor | - | current"]),
    ("Leading actress <PERSON>Jane Roe</PERSON> -- \"The Quay\".", []),
    ("The actress <PERSON>Jane Roe</PERSON> -- tired -- came.", ["Jane Roe | actress | - | current"]),
])
def test_parts_that_are_played(text: str, found: list[str], rows: Rows) -> None:
    assert rows(text) == found


def test_one_told_apart_from_others_is_not_the_one_just_named(rows: Rows) -> None:
    assert rows("<PERSON>Jane Roe</PERSON> came home on Monday. The engineer who built the quay was fined.") == []
