"""What stands beside a post and its person: bodies without a name, units, regions, people who are no bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Mention, Person
from citybeat.extract.roles.beside import names_of
from citybeat.testing import make_doc, parse

Rows = Callable[..., list[str]]


def test_names_of_people_and_their_last_words(nlp: object) -> None:
    doc = make_doc(nlp, parse("<PERSON>Ana Ruiz</PERSON> met <PERSON>Annie</PERSON>."))  # type: ignore[arg-type]
    assert names_of([Person("Ana Ruiz", [Mention(doc[0:2]), Mention(doc[3:4], "short")])]) == {"ana ruiz", "ruiz", "annie"}


@pytest.mark.parametrize(("markup", "found"), [
    ("<PERSON>Ana Ruiz</PERSON> won. <ORG>Ruiz</ORG>'s spokesman <PERSON>Tom Poe</PERSON> spoke.", ["Tom Poe | spokesman | - | current"]),
    ("<ORG>Ruiz</ORG>'s spokesman <PERSON>Tom Poe</PERSON> spoke.", ["Tom Poe | spokesman | Ruiz | current"]),
    ("<PERSON>Ana Ruiz</PERSON> won. <LOC>Ruiz</LOC>'s spokesman <PERSON>Tom Poe</PERSON> spoke.",
     ["Tom Poe | spokesman | Ruiz | current"]),
    ("<PERSON>Ana Ruiz</PERSON> won. <ORG>Ruiz</ORG>'s chief executive <PERSON>Tom Poe</PERSON> spoke.",
     ["Tom Poe | chief executive | Ruiz | current"]),
])
def test_a_person_is_no_body(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("<PERSON>Tom Poe</PERSON>, the head doctor of the hospital in <LOC>Norvik</LOC>, spoke.",
     ["Tom Poe | head doctor | hospital in Norvik | current"]),
    ("<PERSON>Tom Poe</PERSON>, the head doctor of the ward in <LOC>Norvik</LOC>, spoke.", ["Tom Poe | head doctor | - | current"]),
    ("Judge <PERSON>Ana Ruiz</PERSON>, of the third labour court in <LOC>Norvik</LOC>, spoke.",
     ["Ana Ruiz | Judge | third labour court in Norvik | current"]),
    ("Judge <PERSON>Ana Ruiz</PERSON>, of the <ORG>Norvik Labour Court</ORG>, spoke.",
     ["Ana Ruiz | Judge | Norvik Labour Court | current"]),
    ("Judge <PERSON>Ana Ruiz</PERSON>, of <LOC>Norvik</LOC>, spoke.", ["Ana Ruiz | Judge | - | current"]),
    ("Analyst <PERSON>Tom Poe</PERSON>, of the <ORG>Norvik Crisis</ORG> group, spoke.",
     ["Tom Poe | Analyst | Norvik Crisis group | current"]),
])
def test_a_body_right_behind(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("They like <ORG>Mesa Alta</ORG> by chef <PERSON>Tom Poe</PERSON>.", ["Tom Poe | chef | Mesa Alta | current"]),
    ("They like <ORG>Mesa Alta</ORG> \u2014 by chef <PERSON>Tom Poe</PERSON>.", ["Tom Poe | chef | Mesa Alta | current"]),
    ("They like <ORG>Mesa Alta</ORG>, where chef <PERSON>Tom Poe</PERSON> cooks.", ["Tom Poe | chef | Mesa Alta | current"]),
    ("They like <LOC>Norvik</LOC>, where chef <PERSON>Tom Poe</PERSON> cooks.", ["Tom Poe | chef | - | current"]),
    ("They like <ORG>Mesa Alta</ORG> by architect <PERSON>Tom Poe</PERSON>.", ["Tom Poe | architect | - | current"]),
])
def test_the_restaurant_of_a_cook(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("<PERSON>Tom Poe</PERSON>, dean at the <LOC>Norvik</LOC> campus of the <ORG>Acme University</ORG>, spoke.",
     ["Tom Poe | dean | Norvik campus of the Acme University | current"]),
    ("<PERSON>Tom Poe</PERSON>, dean at the <LOC>Norvik</LOC> campus of music, spoke.", ["Tom Poe | dean | Norvik | current"]),
    ("<PERSON>Tom Poe</PERSON>, spokesman for the <ORG>Norvik</ORG> mayor's office, spoke.",
     ["Tom Poe | spokesman | Norvik mayor's office | current"]),
])
def test_the_whole_of_a_body(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("<PERSON>Ana Ruiz</PERSON>, <LOC>Europe</LOC> director at <ORG>Acme</ORG>, spoke.", ["Ana Ruiz | Europe director | Acme | current"]),
    ("<PERSON>Ana Ruiz</PERSON>, <LOC>Europe</LOC> researcher at <ORG>Acme</ORG>, spoke.",
     ["Ana Ruiz | Europe researcher | Acme | current"]),
    ("<PERSON>Ana Ruiz</PERSON>, <NORP>Norvik</NORP> director at <ORG>Acme</ORG>, spoke.", ["Ana Ruiz | director | Acme | current"]),
    ("<PERSON>Ana Ruiz</PERSON>, <LOC>Norvik</LOC> striker at <ORG>Acme</ORG>, spoke.", ["Ana Ruiz | striker | Acme | current"]),
])
def test_a_region_before_the_title(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("<LOC>Norvik</LOC>'s commissioner for <ORG>Upper Rivers</ORG> <PERSON>Tom Poe</PERSON> spoke.",
     ["Tom Poe | commissioner for Upper Rivers | Norvik | current"]),
    ("<LOC>Norvik</LOC>'s commissioner for the <ORG>River Agency</ORG> <PERSON>Tom Poe</PERSON> spoke.",
     ["Tom Poe | commissioner | River Agency | current"]),
    ("The commissioner for <ORG>Upper Rivers</ORG> <PERSON>Tom Poe</PERSON> spoke.", ["Tom Poe | commissioner | Upper Rivers | current"]),
])
def test_what_an_official_is_for(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("<PERSON>Ana Ruiz</PERSON>, doctor and lecturer at <ORG>Acme University</ORG>, spoke.",
     ["Ana Ruiz | doctor | - | current", "Ana Ruiz | lecturer | Acme University | current"]),
    ("<PERSON>Ana Ruiz</PERSON>, founder and director of <ORG>Acme</ORG>, spoke.",
     ["Ana Ruiz | founder | Acme | current", "Ana Ruiz | director | Acme | current"]),
])
def test_a_profession_is_in_no_body(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("behind", "status"), [
    ("has already been discharged from his post", "former"), ("was removed from office", "former"),
    ("was dismissed from his post", "former"), ("was dismissed from his post as treasurer of the choir", "current"),
    ("spoke from his office", "current"),
])
def test_a_post_that_was_taken_away(rows: Rows, behind: str, status: str) -> None:
    found = rows(f"<PERSON>Tom Poe</PERSON>, chief of the <ORG>Norvik Police</ORG>, {behind}.")
    assert f"Tom Poe | chief | Norvik Police | {status}" in found


def test_an_adviser_to_a_man_with_two_offices(rows: Rows) -> None:
    assert rows("The Adviser to the Deputy Prime Minister and Minister of Trade and Spokesperson for the <ORG>Ministry of Trade</ORG>, "
                "<PERSON>Tom Poe</PERSON>, spoke.") == [
        "Tom Poe | Adviser to the Deputy Prime Minister and Minister of Trade | - | current",
        "Tom Poe | Spokesperson | Ministry of Trade | current",
    ]


@pytest.mark.parametrize(("text", "role"), [
    # what somebody wrote or sings is no body
    ("<PERSON>Jane Roe</PERSON>, author of <ORG>The Long Quay</ORG>, agrees.", "Jane Roe | author | - | current"),
    ("The <ORG>Norpop</ORG> singer <PERSON>Jane Roe</PERSON> agrees.", "Jane Roe | singer | - | current"),
    ("The <ORG>Norvik Opera</ORG> director <PERSON>Jane Roe</PERSON> agrees.", "Jane Roe | director | Norvik Opera | current"),
    # a general word is part of the title
    ("The <ORG>Federal</ORG> transport minister, <PERSON>Tom Poe</PERSON>, agrees.", "Tom Poe | Federal transport minister | - | current"),
    # where somebody died
    ("After the murder of Mayor <PERSON>Tom Poe</PERSON> at <LOC>Norvik</LOC> it rained.", "Tom Poe | Mayor | - | former"),
    # bodies set off from the name, and their whole names
    ("A spokeswoman, <PERSON>Jane Roe</PERSON>, for <ORG>Norvik Rail</ORG> said so.", "Jane Roe | spokeswoman | Norvik Rail | current"),
    ("Advocate <PERSON>Jane Roe</PERSON>, from the <LOC>Norvik</LOC> division, came.", "Jane Roe | Advocate | Norvik division | current"),
    ("Inspector <PERSON>Tom Poe</PERSON> of <LOC>Norvik</LOC> range police came.", "Tom Poe | Inspector | Norvik range police | current"),
    ("<PERSON>Tom Poe</PERSON>, a city official in <LOC>Norvik</LOC>, came.", "Tom Poe | city official | Norvik | current"),
    ("<PERSON>Tom Poe</PERSON>, an official in <LOC>Norvik</LOC>, came.", "Tom Poe | official | - | current"),
    ("<PERSON>Jane Roe</PERSON> became head of a large <NORP>Norlandic</NORP> smuggling ring.",
     "Jane Roe | head | Norlandic smuggling ring | current"),
    ("<PERSON>Jane Roe</PERSON>, director of <ORG>Norvik</ORG>'s division of banking law and credit supervision, came.",
     "Jane Roe | director | Norvik's division of banking law and credit supervision | current"),
    ("<PERSON>Jane Roe</PERSON>, head of the small creditors group <ORG>Norvik Realty</ORG>, came.",
     "Jane Roe | head | Norvik Realty | current"),
    ("<ORG>Norvik Water</ORG>'s (NW) director <PERSON>Jane Roe</PERSON> came.", "Jane Roe | director | Norvik Water | current"),
    ("<ORG>Roe Poe</ORG> Inc analyst <PERSON>Ray Holt</PERSON> agrees.", "Ray Holt | analyst | Roe Poe Inc | current"),
    ("<PERSON>Ray Holt</PERSON>, analyst at Doe, Roe and <ORG>Co</ORG>, agrees.", "Ray Holt | analyst | Doe, Roe and Co | current"),
    ("The committee chairman <PERSON>Tom Poe</PERSON> (<ORG>NLP</ORG>) came.", "Tom Poe | chairman | - | current"),
    # titles
    ("The excellent, corrupt councillor <PERSON>Tom Poe</PERSON> came.", "Tom Poe | councillor | - | current"),
    ("She met real estate magnate <PERSON>Tom Poe</PERSON>.", "Tom Poe | real estate magnate | - | current"),
    ("<PERSON>Tom Poe</PERSON>, a retired <LOC>China</LOC> specialist at the <ORG>Norvik Institute</ORG>, came.",
     "Tom Poe | China specialist | Norvik Institute | former"),
    ("The Deputy Minister for Trade and Development of <LOC>Kenya</LOC>, <PERSON>Tom Poe</PERSON>, came.",
     "Tom Poe | Deputy Minister for Trade and Development | Kenya | current"),
    ("The Prize-winning economist <PERSON>Tom Poe</PERSON> came.", "Tom Poe | economist | - | current"),
])
def test_words_beside_decide(text: str, role: str, rows: Callable[..., list[str]]) -> None:
    assert role in rows(text)


@pytest.mark.parametrize("text", [
    "<PERSON>Jane Roe</PERSON>, a long-time advocate of harbour swimming, came.",
    "<PERSON>Jane Roe</PERSON>, a fierce critic of the mayor, came.",
])
def test_what_somebody_is_for_or_against_is_no_office(text: str, rows: Callable[..., list[str]]) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(("text", "body"), [
    ("the first female head of state in <LOC>Kenya</LOC>", "Kenya"),
    ("the first female head of state in <LOC>Norvik</LOC>", "-"),
    ("the first female mayor in <LOC>Kenya</LOC>", "-"),
    ("a head of state in <LOC>Kenya</LOC>", "-"),
])
def test_the_country_in_which_somebody_was_the_first_of_their_kind(rows: Rows, text: str, body: str) -> None:
    (found,) = rows(f"<PERSON>Jane Roe</PERSON> is {text}.")
    assert found.split(" | ")[2] == body
