"""Bodies that a clause names apart from the title, and the edges of bodies and titles that lie side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "found"), [
    ("Minister <PERSON>Jane Roe</PERSON> on the <LOC>Kenya</LOC> side and Envoy <PERSON>Tom Poe</PERSON> on the <LOC>Chad</LOC> side met.",
     ["Jane Roe | Minister | Kenya | current", "Tom Poe | Envoy | Chad | current"]),
    ("On the <NORP>Kenyan</NORP> side, Prime Minister <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | Prime Minister | Kenyan | current"]),
    ("Captain <PERSON>Jane Roe</PERSON> swam on the <LOC>Kenya</LOC> side.", ["Jane Roe | Captain | - | current"]),
    ("Minister <PERSON>Jane Roe</PERSON> swam on the <LOC>Kenya</LOC> coast.", ["Jane Roe | Minister | - | current"]),
])
def test_a_side(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("The <ORG>Government of Norvik</ORG>, led by Prime Minister <PERSON>Jane Roe</PERSON>, fell.",
     "Jane Roe | Prime Minister | Government of Norvik | current"),
    ("The <ORG>Norvik Board</ORG>, represented by chairwoman <PERSON>Jane Roe</PERSON>, agreed.",
     "Jane Roe | chairwoman | Norvik Board | current"),
    ("The <ORG>Norvik Board</ORG>, led by Professor <PERSON>Jane Roe</PERSON>, agreed.", "Jane Roe | Professor | - | current"),
    ("The <ORG>Norvik Board</ORG>, led by Minister <PERSON>Jane Roe</PERSON>, agreed.", "Jane Roe | Minister | - | current"),
])
def test_who_leads_a_body(rows: Rows, text: str, found: str) -> None:
    assert found in rows(text)


@pytest.mark.parametrize(("text", "found"), [
    ("For the <ORG>Quay Party</ORG>, shadow education secretary <PERSON>Jane Roe</PERSON> said no.",
     ["Jane Roe | shadow education secretary | Quay Party | current"]),
    ("For the <ORG>Quay Party</ORG>, shadow education secretary <PERSON>Jane Roe</PERSON> is a rival.",
     ["Jane Roe | shadow education secretary | - | current"]),
])
def test_for_whom_somebody_speaks(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Former <ORG>Labour</ORG> leader <PERSON>Jane Roe</PERSON> wept.", ["Jane Roe | leader | Labour | former"]),
    ("Labour minister <PERSON>Jane Roe</PERSON> wept.", ["Jane Roe | Labour minister | - | current"]),
    ("European Commissioner for Trade <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | Commissioner for Trade | European | current"]),
    ("<PERSON>Jane Roe</PERSON>, Foreign Office Minister for the <LOC>Middle East</LOC>, spoke.",
     ["Jane Roe | Minister for the Middle East | Foreign Office | current"]),
    ("<LOC>U.S.</LOC> Attorney <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | U.S. Attorney | - | current"]),
    ("<LOC>U.S.</LOC> Senator <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | Senator | U.S. | current"]),
    ("<PERSON>Jane Roe</PERSON>, MP for <LOC>Quay</LOC> and <LOC>Tide</LOC>, spoke.", ["Jane Roe | MP | Quay and Tide | current"]),
    ("<PERSON>Jane Roe</PERSON>, Port Secretary from <LOC>Norvik</LOC>, spoke.", ["Jane Roe | Port Secretary | Norvik | current"]),
    ("<PERSON>Jane Roe</PERSON>, a lawyer from <LOC>Norvik</LOC>, spoke.", ["Jane Roe | lawyer | - | current"]),
    ("The pan-democratic councillor <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | councillor | - | current"]),
    ("The pro-<LOC>Norvik</LOC> camp candidate <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | candidate | - | current"]),
    ("The first lady of the republic, <PERSON>Jane Roe</PERSON>, spoke.", ["Jane Roe | first lady | republic | current"]),
    ("<ORG>Norvik Ferry Agency</ORG> sank. The agency's former chief executive <PERSON>Jane Roe</PERSON> quit.",
     ["Jane Roe | chief executive | Norvik Ferry Agency | former"]),
    ("<PERSON>Jane Roe</PERSON>, Deputy Director for Ferries, <ORG>Ports, and Trade</ORG> spoke.",
     ["Jane Roe | Deputy Director for Ferries, Ports, and Trade | - | current"]),
    ("<LOC>Norvik</LOC>'s chief doctor <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | chief doctor | Norvik | current"]),
])
def test_where_title_and_body_part(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("<PERSON>Jane Roe</PERSON>, chair of the <ORG>Norvik Bank</ORG> and <ORG>Quay Insurance</ORG>, spoke.",
     ["Jane Roe | chair | Norvik Bank | current", "Jane Roe | chair | Quay Insurance | current"]),
    ("<PERSON>Jane Roe</PERSON>, chair of the <ORG>Alliance of Norvik</ORG> and <ORG>Quay</ORG>, spoke.",
     ["Jane Roe | chair | Alliance of Norvik | current"]),
    ("<PERSON>Jane Roe</PERSON>, chair of <ORG>Norvik Bank</ORG> and <ORG>Quay Insurance</ORG> rose.",
     ["Jane Roe | chair | Norvik Bank | current"]),
])
def test_a_second_body(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Professor <PERSON>Jane Roe</PERSON>, <ORG>Department of Rivers</ORG>, <ORG>Norvik University</ORG>, spoke.",
     ["Jane Roe | Professor | Department of Rivers, Norvik University | current"]),
    ("Professor <PERSON>Jane Roe</PERSON>, <ORG>Norvik Radio</ORG>, spoke.", ["Jane Roe | Professor | - | current"]),
])
def test_the_school_of_a_scholar(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Prime Minister <PERSON>Jane Roe</PERSON>, Deputy Prime Minister and Foreign Minister <PERSON>Tom Poe</PERSON> met.",
     ["Jane Roe | Prime Minister | - | current", "Tom Poe | Deputy Prime Minister | - | current",
      "Tom Poe | Foreign Minister | - | current"]),
    ("As a candidate, <PERSON>Jane Roe</PERSON> had promised ferries.", ["Jane Roe | candidate | - | former"]),
    ("The club has parted ways with head coach <PERSON>Jane Roe</PERSON>.", ["Jane Roe | head coach | - | former"]),
    ("PM <PERSON>Jane Roe</PERSON> sat. Prime Minister <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | Prime Minister | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, Managing Director for Health at <ORG>Acme</ORG>, sat. Managing Director <PERSON>Roe</PERSON> spoke.",
     ["Jane Roe | Managing Director for Health | Acme | current"]),
])
def test_offices_of_one_person(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "body"), [
    ("<LOC>Norland</LOC> chose. The <LOC>Norland</LOC> squad is young.", "Norland"),
    ("<LOC>Norland</LOC>'s side is young.", "Norland"),
    ("<LOC>Norland</LOC> chose.", "-"),
    ("The <LOC>Norland</LOC> squad met the <LOC>Freedonia</LOC> squad.", "-"),
])
def test_the_squad_of_a_list(rows: Rows, text: str, body: str) -> None:
    found = rows(f"{text} Forwards: <PERSON>Jane Roe</PERSON>, <PERSON>Ann Poe</PERSON>.")
    assert found == [f"Jane Roe | Forward | {body} | current", f"Ann Poe | Forward | {body} | current"]


@pytest.mark.parametrize(("text", "body"), [
    ("The <ORG>Quay Front</ORG> struck. <PERSON>Jane Roe</PERSON>, spokesman for the group, spoke.", "Quay Front"),
    ("The <ORG>Quay Front</ORG> met <ORG>Quay Bank</ORG>. <PERSON>Jane Roe</PERSON>, spokesman for the group, spoke.", "-"),
    ("The <ORG>Quay Front</ORG> struck. <PERSON>Jane Roe</PERSON>, spokesman for the group of eight, spoke.", "-"),
    ("The <ORG>Ministry of Ports</ORG> wrote to <ORG>Quay Bank</ORG>. <PERSON>Jane Roe</PERSON>, a clerk at the ministry, spoke.",
     "Ministry of Ports"),
    ("<ORG>Quay Bank</ORG> wrote. <PERSON>Jane Roe</PERSON>, a clerk at the ministry, spoke.", "-"),
])
def test_the_body_that_a_noun_means(rows: Rows, text: str, body: str) -> None:
    assert [row.split(" | ")[2] for row in rows(text)] == [body]


@pytest.mark.parametrize(("text", "body"), [
    ("The film is by <MISC>Quay Nights</MISC> director <PERSON>Jane Roe</PERSON>.", "-"),
    ("The film is by <LOC>Norvik</LOC> director <PERSON>Jane Roe</PERSON>.", "-"),
    ("The film is by <ORG>Norvik Institute</ORG> director <PERSON>Jane Roe</PERSON>.", "Norvik Institute"),
    ("The bridge is by <ORG>Quay Nights</ORG> director <PERSON>Jane Roe</PERSON>.", "Quay Nights"),
    ("The song is by <LOC>Kenya</LOC> singer <PERSON>Jane Roe</PERSON>.", "-"),
    ("The song is by <LOC>Norvik</LOC> singer <PERSON>Jane Roe</PERSON>.", "Norvik"),
    ("The song is by <ORG>Quay Nights</ORG> singer <PERSON>Jane Roe</PERSON>.", "Quay Nights"),
])
def test_what_somebody_made_and_where_they_are_from(rows: Rows, text: str, body: str) -> None:
    assert [row.split(" | ")[2] for row in rows(text)] == [body]
