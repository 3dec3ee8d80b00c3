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
    ("She flew to <LOC>Kenya</LOC> to meet with the acting President <PERSON>Tom Poe</PERSON>.", "Tom Poe | President | Kenya | acting"),
    ("She will visit <LOC>Kenya</LOC> for talks with President <PERSON>Tom Poe</PERSON>.", "Tom Poe | President | Kenya | current"),
    ("<LOC>Kenya</LOC> is dry. The country's president, <PERSON>Tom Poe</PERSON>, prays.", "Tom Poe | president | Kenya | current"),
    ("Prayer helps, said Ann in <LOC>Kenya</LOC>, and the country's president <PERSON>Tom Poe</PERSON> agreed.",
     "Tom Poe | president | Kenya | current"),
    ("She came to <LOC>Kenya</LOC>, where President <PERSON>Tom Poe</PERSON> signed the bill.", "Tom Poe | President | Kenya | current"),
    # the country that the article is about
    ("<LOC>Kenya</LOC> is dry. <LOC>Kenya</LOC> waits. <NORP>Kenyan</NORP> farmers went to President <PERSON>Tom Poe</PERSON>. "
     "<LOC>Kenya</LOC> hopes.", "Tom Poe | President | Kenyan | current"),
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
    # a dateline, a government elsewhere, a guest, a people
    ("<LOC>KENYA</LOC>: The farmers went to President <PERSON>Tom Poe</PERSON>. <LOC>Kenya</LOC> waits. <LOC>Kenya</LOC> is dry. "
     "<LOC>Kenya</LOC> hopes.", "Tom Poe | President | - | current"),
    ("<LOC>Kenya</LOC> is dry. <LOC>Kenya</LOC> waits. <NORP>Kenyan</NORP> farmers went to President <PERSON>Tom Poe</PERSON>. "
     "<LOC>Kenya</LOC> hopes, the White House said.", "Tom Poe | President | - | current"),
    ("<LOC>Kenya</LOC> is dry. <LOC>Kenya</LOC> waits. <NORP>Kenyan</NORP> farmers went to Prince <PERSON>Tom Poe</PERSON>. "
     "<LOC>Kenya</LOC> hopes.", "Tom Poe | Prince | - | current"),
    ("<LOC>Kenya</LOC> is dry. <LOC>Kenya</LOC> waits. <NORP>Kenyans</NORP> went to President <PERSON>Tom Poe</PERSON>. "
     "<LOC>Kenya</LOC> hopes.", "Tom Poe | President | - | current"),
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
    ("<LOC>Kenya</LOC> and <LOC>Peru</LOC> talk. The country's president, <PERSON>Tom Poe</PERSON>, prays.",
     "Tom Poe | president | - | current"),
    ("She flew from <LOC>Kenya</LOC> to meet President <PERSON>Tom Poe</PERSON>.", "Tom Poe | President | - | current"),
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


@pytest.mark.parametrize(("text", "found"), [
    ("She met <NORP>Kenyan</NORP> Foreign Minister <PERSON>Jane Roe</PERSON> and Prime Minister <PERSON>Tom Poe</PERSON>.",
     ["Jane Roe | Foreign Minister | Kenyan | current", "Tom Poe | Prime Minister | Kenyan | current"]),
    ("<NORP>Kenyan</NORP> Foreign Minister <PERSON>Jane Roe</PERSON> and Foreign Minister <PERSON>Tom Poe</PERSON> met.",
     ["Jane Roe | Foreign Minister | Kenyan | current", "Tom Poe | Foreign Minister | - | current"]),
    ("<NORP>Kenyan</NORP> Prime Minister <PERSON>Tom Poe</PERSON>, who is also the acting president, came.",
     ["Tom Poe | Prime Minister | Kenyan | current", "Tom Poe | president | Kenyan | acting"]),
    ("The ex-governor of the <LOC>Norvik</LOC> region <PERSON>Jane Roe</PERSON>, deputy governor <PERSON>Tom Poe</PERSON> left.",
     ["Jane Roe | governor | Norvik region | former", "Tom Poe | deputy governor | Norvik region | current"]),
    ("She saw <NORP>Kenyan</NORP> Mining Minister <PERSON>Jane Roe</PERSON> and Prime Minister <PERSON>Tom Poe</PERSON>, who is president.",
     ["Jane Roe | Mining Minister | Kenyan | current", "Tom Poe | Prime Minister | Kenyan | current",
      "Tom Poe | president | Kenyan | current"]),
])
def test_officers_of_one_state(text: str, found: list[str], rows: Rows) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "body"), [
    ("<ORG>Norvik</ORG> grew. Chief executive <PERSON>Jane Roe</PERSON> cheered.", "Norvik"),
    ("<ORG>Norvik</ORG> grew. <ORG>Poe Foods</ORG> grew. Chief executive <PERSON>Jane Roe</PERSON> cheered.", "Norvik"),
    ("<ORG>Norvik</ORG> grew. His chief executive <PERSON>Jane Roe</PERSON> cheered.", "-"),
    ("<ORG>Norvik</ORG> grew. To <ORG>Poe Foods</ORG>, chief executive <PERSON>Jane Roe</PERSON> wrote.", "-"),
    ("<ORG>Norvik Trust</ORG> grew. Chief executive <PERSON>Jane Roe</PERSON> cheered.", "-"),
])
def test_the_one_body_of_an_article(text: str, body: str, rows: Rows) -> None:
    found = rows("<ORG>Norvik</ORG> sells. <ORG>Norvik</ORG> buys. <ORG>Norvik</ORG> waits. " + text)
    assert [row.split(" | ")[2] for row in found] == [body]


@pytest.mark.parametrize(("text", "body"), [
    ("\"It rained,\" said <PERSON>Jane Roe</PERSON>, Chief Risk Officer.", "Norvik Ltd"),
    ("\"It rained,\" said <PERSON>Jane Roe</PERSON>, the chief risk officer.", "-"),
    ("\"It rained,\" said <PERSON>Jane Roe</PERSON>, Chief Risk Officer at home.", "-"),
    ("\"It rained on <ORG>Poe Foods</ORG>,\" said <PERSON>Jane Roe</PERSON>, Chief Risk Officer.", "-"),
])
def test_who_signs_for_the_company_of_an_article(text: str, body: str, rows: Rows) -> None:
    found = rows("<ORG>Norvik Ltd</ORG> sells. <ORG>Norvik</ORG> buys. <ORG>Norvik Ltd</ORG> waits. " + text)
    assert [row.split(" | ")[2] for row in found] == [body]


def test_of_two_heads_in_one_sentence_each_may_have_a_country(rows: Rows) -> None:
    about = "<LOC>Kenya</LOC> is dry. <LOC>Kenya</LOC> waits. <LOC>Kenya</LOC> hopes. "
    told = "Prime Minister <PERSON>Tom Poe</PERSON> told President <PERSON>Jane Roe</PERSON> that <LOC>Kenya</LOC> would pay."
    assert rows(about + told) == [
        "Tom Poe | Prime Minister | - | current", "Jane Roe | President | - | current"]
    assert rows(about + "President <PERSON>Jane Roe</PERSON> said that <LOC>Kenya</LOC> would pay.") == [
        "Jane Roe | President | Kenya | current"]
