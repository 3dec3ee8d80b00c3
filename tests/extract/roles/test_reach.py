"""Bodies in reach of a title that has none beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "role"), [
    ("<ORG>Norvik Airways</ORG> expects to lose money this year, chairman <PERSON>Jane Roe</PERSON> said.",
     "Jane Roe | chairman | Norvik Airways | current"),
    ("For <ORG>Norvik Air</ORG>, the purchase is a fine investment, spokeswoman <PERSON>Jane Roe</PERSON> said.",
     "Jane Roe | spokeswoman | Norvik Air | current"),
    ("<ORG>Norvik Foods Inc</ORG> expects sales to rise, President <PERSON>Jane Roe</PERSON> told reporters.",
     "Jane Roe | President | Norvik Foods Inc | current"),
    ("<NORP>Finnish</NORP> sugar group <ORG>Norvik</ORG> is to build two ships, president <PERSON>Jane Roe</PERSON> told analysts.",
     "Jane Roe | president | Norvik | current"),
    ("<LOC>Kenya</LOC> will try to export more tea this year, Agriculture Minister <PERSON>Tom Poe</PERSON> said.",
     "Tom Poe | Agriculture Minister | Kenya | current"),
    ("\"<LOC>Kenya</LOC> will export more tea,\" said Agriculture Minister <PERSON>Tom Poe</PERSON>.",
     "Tom Poe | Agriculture Minister | Kenya | current"),
    ("In <LOC>Kenya</LOC>, president <PERSON>Tom Poe</PERSON> signed the bill.", "Tom Poe | president | Kenya | current"),
    ("The <NORP>Kenyan</NORP> government acted after a letter to Prime Minister <PERSON>Tom Poe</PERSON>.",
     "Tom Poe | Prime Minister | Kenyan | current"),
    ("A <NORP>Kenyan</NORP> court has fined former President <PERSON>Tom Poe</PERSON>.", "Tom Poe | President | Kenyan | former"),
    ("<LOC>Kenya</LOC>'s official media say President <PERSON>Tom Poe</PERSON> is ill.", "Tom Poe | President | Kenya | current"),
    ("Many <NORP>Kenyan</NORP> officials, including Prime Minister <PERSON>Tom Poe</PERSON>, came late.",
     "Tom Poe | Prime Minister | Kenyan | current"),
    ("She spoke to President <PERSON>Tom Poe</PERSON> and other <NORP>Kenyan</NORP> officials.",
     "Tom Poe | President | Kenyan | current"),
    ("The <NORP>Kenyan</NORP> president came late. President <PERSON>Tom Poe</PERSON> had been ill.",
     "Tom Poe | President | Kenyan | current"),
])
def test_is_found(text: str, role: str, rows: Rows) -> None:
    assert rows(text) == [role]


@pytest.mark.parametrize(("text", "role"), [
    # somebody else's words
    ("The <ORG>Norvik Times</ORG> says chairman <PERSON>Jane Roe</PERSON> will go.", "Jane Roe | chairman | - | current"),
    ("<ORG>Norvik Airways</ORG> said yesterday, when it was asked, chairman <PERSON>Jane Roe</PERSON> said.",
     "Jane Roe | chairman | - | current"),
    # a body of the state and no company
    ("<ORG>Norvik Assembly</ORG> must vote again, President <PERSON>Tom Poe</PERSON> said.", "Tom Poe | President | - | current"),
    # a people's adjective that goes with something else
    ("<NORP>Kenyan</NORP> tea will be dear this year, Prime Minister <PERSON>Tom Poe</PERSON> said.",
     "Tom Poe | Prime Minister | - | current"),
    # two countries in the sentence
    ("The <NORP>Kenyan</NORP> government wrote to <LOC>Norway</LOC> of Prime Minister <PERSON>Tom Poe</PERSON>.",
     "Tom Poe | Prime Minister | - | current"),
    # somebody outside who speaks of a company
    ("\"<ORG>Norvik Airways</ORG> is losing ground,\" said consultant <PERSON>Ray Holt</PERSON>.", "Ray Holt | consultant | - | current"),
    # an occupation that is in no state
    ("<LOC>Kenya</LOC> will export more tea, economist <PERSON>Tom Poe</PERSON> said.", "Tom Poe | economist | - | current"),
    # the same sentence: two presidents
    ("The <NORP>Kenyan</NORP> president met President <PERSON>Tom Poe</PERSON>.", "Tom Poe | President | - | current"),
    # the predecessor
    ("The former <NORP>Kenyan</NORP> president came late. President <PERSON>Tom Poe</PERSON> had been ill.",
     "Tom Poe | President | - | current"),
])
def test_is_not_in_reach(text: str, role: str, rows: Rows) -> None:
    assert rows(text) == [role]


def test_an_office_that_two_hold_is_not_taken_from_elsewhere(rows: Rows) -> None:
    text = ("The <NORP>Kenyan</NORP> president came late. President <PERSON>Tom Poe</PERSON> had been ill. "
            "President <PERSON>Ines Duarte</PERSON> had waited.")
    assert rows(text) == ["Tom Poe | President | - | current", "Ines Duarte | President | - | current"]


def test_the_office_of_another_is_not_taken(rows: Rows) -> None:
    text = ("<NORP>Kenyan</NORP> President <PERSON>Tom Poe</PERSON> spoke. "
            "The <NORP>Kenyan</NORP> government acted after a letter to President <PERSON>Ines Duarte</PERSON>.")
    assert rows(text)[1] == "Ines Duarte | President | - | current"


def test_too_far_away(rows: Rows) -> None:
    text = "The <NORP>Kenyan</NORP> president came late. " + "It rained all day. " * 5 + "President <PERSON>Tom Poe</PERSON> had been ill."
    assert rows(text) == ["Tom Poe | President | - | current"]
