"""Bodies that a title swallowed, and names before a title that were taken for a person's or cut off from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("markup", "found"), [
    ("Former <ORG>FBI</ORG> agent <PERSON>Tom Poe</PERSON> spoke.", ["Tom Poe | agent | FBI | former"]),
    ("Former <ORG>FBI</ORG> agent and tide expert <PERSON>Tom Poe</PERSON> spoke.",
     ["Tom Poe | agent | FBI | former", "Tom Poe | tide expert | - | former"]),
    ("They met <ORG>Knesset</ORG> member <PERSON>Tom Poe</PERSON>.", ["Tom Poe | member | Knesset | current"]),
    ("They met <LOC>US</LOC>-Senator <PERSON>Tom Poe</PERSON>.", ["Tom Poe | Senator | US | current"]),
    ("They met <ORG>EU</ORG> commissioner for fisheries <PERSON>Tom Poe</PERSON>.",
     ["Tom Poe | commissioner for fisheries | EU | current"]),
    ("Yesterday Police Brig. Gen. <PERSON>Tom Poe</PERSON> spoke.", ["Tom Poe | Brig. Gen. | Police | current"]),
    ("They met House Speaker <PERSON>Tom Poe</PERSON>.", ["Tom Poe | Speaker | House | current"]),
    ("They met Opposition Leader <PERSON>Tom Poe</PERSON>.", ["Tom Poe | Opposition Leader | - | current"]),
    ("They met <ORG>GOV</ORG>. <PERSON>Tom Poe</PERSON>.", ["Tom Poe | GOV. | - | current"]),
    ("They met Paramount Chief <PERSON>Tom Poe</PERSON>.", ["Tom Poe | Paramount Chief | - | current"]),
    ("They met Attorney General <PERSON>Tom Poe</PERSON>.", ["Tom Poe | Attorney General | - | current"]),
    ("They met Ethics Commissioner <PERSON>Tom Poe</PERSON>.", ["Tom Poe | Ethics Commissioner | - | current"]),
    ("<PERSON>Tom Poe</PERSON>, Norvik Head of Sales, spoke.", ["Tom Poe | Head of Sales | Norvik | current"]),
    ("<PERSON>Tom Poe</PERSON> is the Chief of the <ORG>Defence Staff</ORG>.", ["Tom Poe | Chief of the Defence Staff | - | current"]),
    ("<PERSON>Tom Poe</PERSON> is the chairman of the <ORG>Joint Chiefs of Staff</ORG>.",
     ["Tom Poe | chairman | Joint Chiefs of Staff | current"]),
])
def test_a_body_inside_a_title(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("They met <PERSON>Roe Doe</PERSON> managing director <PERSON>Tom Poe</PERSON>.",
     ["Tom Poe | managing director | Roe Doe | current"]),
    ("<PERSON>Tom Poe</PERSON>, <PERSON>Roe Doe</PERSON>'s head of pensions, spoke.",
     ["Tom Poe | head of pensions | Roe Doe | current"]),
    ("Captain <PERSON>Roe Doe</PERSON> met <PERSON>Roe Doe</PERSON>'s chairman <PERSON>Tom Poe</PERSON>.",
     ["Roe Doe | Captain | - | current", "Tom Poe | chairman | - | current"]),
    ("They met <PERSON>Roe Doe</PERSON>'s lawyer <PERSON>Tom Poe</PERSON>.", ["Tom Poe | lawyer | - | current"]),
    ("They met former <PERSON>Doe</PERSON> administration aides <PERSON>Tom Poe</PERSON> and <PERSON>Jane Roe</PERSON>.",
     ["Tom Poe | aide | Doe administration | former", "Jane Roe | aide | Doe administration | former"]),
])
def test_a_body_taken_for_a_person(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("<ORG>Norvik</ORG> President Director <PERSON>Tom Poe</PERSON> spoke.", ["Tom Poe | President Director | Norvik | current"]),
    ("<PERSON>Jane Roe</PERSON>, The <ORG>Norvik Ladies</ORG> founder and CEO <PERSON>Tom Poe</PERSON> and others came.",
     ["Tom Poe | founder | Norvik Ladies | current", "Tom Poe | CEO | Norvik Ladies | current"]),
    ("<ORG>Labour</ORG>'s shadow <MISC>Norexit</MISC> Secretary <PERSON>Tom Poe</PERSON> spoke.",
     ["Tom Poe | shadow Norexit Secretary | Labour | current"]),
    ("The <ORG>Norvik Boat Factory</ORG> burned. Factory Director <PERSON>Tom Poe</PERSON> left.",
     ["Tom Poe | Director | Norvik Boat Factory | current"]),
    ("<PERSON>Jane Roe</PERSON>, an aide to <NORP>Finnish</NORP> President <PERSON>Tom Poe</PERSON>, spoke.",
     ["Jane Roe | aide | - | current", "Tom Poe | President | Finnish | current"]),
])
def test_a_body_before_a_title(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found
