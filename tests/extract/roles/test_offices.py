"""Offices and their bodies in plain news: portfolios, blocs, the second to an officer, followers who hold none, limits that end none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Role

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "found"), [
    ("<ORG>Net Zero</ORG> Secretary <PERSON>Jane Roe</PERSON> told the paper so.", ["Jane Roe | Net Zero Secretary | - | current"]),
    ("<ORG>Norvik Water</ORG> secretary <PERSON>Jane Roe</PERSON> told the paper so.", ["Jane Roe | secretary | Norvik Water | current"]),
    ("It rained, said <PERSON>Jane Roe</PERSON>, the <ORG>Harbour Department</ORG>'s assistant secretary for <ORG>River Affairs</ORG>.",
     ["Jane Roe | assistant secretary for River Affairs | Harbour Department | current"]),
    ("<PERSON>Jane Roe</PERSON>, head of <ORG>Quays</ORG> for Climate with the <ORG>Norvik Harbour Fund</ORG>, came.",
     ["Jane Roe | head of Quays for Climate | Norvik Harbour Fund | current"]),
    ("<PERSON>Jane Roe</PERSON>, until this month head of the <ORG>Norvik Harbour Fund</ORG>, came.",
     ["Jane Roe | head | Norvik Harbour Fund | former"]),
    ("<PERSON>Jane Roe</PERSON> is an advocate for women and migrant rights in <LOC>Norvik</LOC>.",
     ["Jane Roe | advocate for women and migrant rights | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, a defender of harbour and fishing rights, came.",
     ["Jane Roe | defender of harbour and fishing rights | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, a defender, said the rights were sold.", ["Jane Roe | defender | - | current"]),
])
def test_what_an_office_is_for(text: str, found: list[str], rows: Rows) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "role"), [
    ("The <ORG>EU</ORG> met, with the bloc's policy chief <PERSON>Jane Roe</PERSON> away.", "Jane Roe | policy chief | EU | current"),
    ("The <ORG>EU</ORG> and <ORG>ASEAN</ORG> met, with the bloc's policy chief <PERSON>Jane Roe</PERSON> away.",
     "Jane Roe | policy chief | - | current"),
    ("They named the head of the <ORG>Quay Council</ORG>, Gen <PERSON>Jane Roe</PERSON> and deputy head <PERSON>Tom Poe</PERSON>.",
     "Tom Poe | deputy head | Quay Council | current"),
    ("She met <LOC>Jordan</LOC>'s King <PERSON>Omar Roe</PERSON> and Crown Prince <PERSON>Ali Roe</PERSON>.",
     "Ali Roe | Crown Prince | Jordan | current"),
    ("<PERSON>Jane Roe</PERSON>, a member of the <ORG>Party of Norway</ORG> and <LOC>Denmark</LOC>.",
     "Jane Roe | member | Party of Norway and Denmark | current"),
    ("<PERSON>Jane Roe</PERSON>, a member of the <ORG>Quay Party</ORG> and <LOC>Denmark</LOC>.",
     "Jane Roe | member | Quay Party | current"),
    ("<PERSON>Jane Roe</PERSON>, a researcher with the <LOC>Geneva</LOC>-based <ORG>NGO</ORG> <ORG>Quay Survey</ORG>, came.",
     "Jane Roe | researcher | Quay Survey | current"),
    ("<PERSON>Jane Roe</PERSON>, a biologist who studies grey seals at <ORG>Norvik University</ORG>, came.",
     "Jane Roe | biologist | Norvik University | current"),
    ("<PERSON>Jane Roe</PERSON>, a biologist who studies grey seals at <LOC>Quay-Norvik</LOC>, came.",
     "Jane Roe | biologist | Quay-Norvik | current"),
    (4 * "<ORG>Norvik</ORG> won. " + "He was brought on by manager <PERSON>Tom Poe</PERSON>.", "Tom Poe | manager | Norvik | current"),
    ("<ORG>Norvik</ORG> won. He was brought on by manager <PERSON>Tom Poe</PERSON>.", "Tom Poe | manager | - | current"),
    ("<PERSON>Jane Roe</PERSON>, a biologist who studies grey seals and sings at <ORG>Norvik Hall</ORG>, came.",
     "Jane Roe | biologist | - | current"),
    ("They assassinated in cold blood <ORG>Acme</ORG>'s correspondent in <LOC>Norvik</LOC>, <PERSON>Jane Roe</PERSON>.",
     "Jane Roe | correspondent | Acme | former"),
])
def test_the_body_or_end_of_an_office(text: str, role: str, rows: Rows) -> None:
    assert role in rows(text)


@pytest.mark.parametrize("text", [
    "<PERSON>Jane Roe</PERSON>, a loyal lieutenant to the old mayor, came.",
    "As a shrewd political actor, <PERSON>Jane Roe</PERSON> waited.",
    "<PERSON>Jane Roe</PERSON>, his deputy, came.",
    "<PERSON>Norvik Roe</PERSON> (NYSE: NVR), a leading land developer, came.",
])
def test_no_office(text: str, rows: Rows) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(("text", "found"), [
    ("<PERSON>Jane Roe</PERSON>, a lieutenant in the <ORG>Norvik Army</ORG>, came.", "Jane Roe | lieutenant | Norvik Army | current"),
    ("<PERSON>Jane Roe</PERSON>, deputy of the <ORG>Norvik Assembly</ORG>, came.", "Jane Roe | deputy | Norvik Assembly | current"),
    ("<PERSON>Jane Roe</PERSON> and <PERSON>Tom Poe</PERSON>, the directors of <ORG>Acme</ORG>, came.",
     "Tom Poe | director | Acme | current"),
])
def test_an_office(text: str, found: str, rows: Rows) -> None:
    assert found in rows(text)


def test_who_speaks_behind_the_names_of_others(rows: Rows) -> None:
    text = "Through lawyers <PERSON>Jane Roe</PERSON> and <PERSON>Tom Poe</PERSON>, the former directors told the court so."
    assert rows(text) == ["Jane Roe | lawyer | - | current", "Tom Poe | lawyer | - | current"]


@pytest.mark.parametrize(("text", "end"), [
    ("Judge <PERSON>Jane Roe</PERSON> gave both sides until May 2023.", None),
    ("Judge <PERSON>Jane Roe</PERSON> served until May 2023.", "2023-05"),
])
def test_a_limit_set_to_others_ends_no_office(text: str, end: str | None, read: Callable[..., list[Role]]) -> None:
    assert read(text, "2022-06-01")[0].end == end
