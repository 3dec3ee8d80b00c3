"""Fields of work behind a title that no list holds, and how far a title goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "role"), [
    # a scholar "in" a field
    ("<PERSON>Jane Roe</PERSON>, a reader in estuary ecology at <ORG>Norvik University</ORG>, came.",
     "Jane Roe | reader in estuary ecology | Norvik University | current"),
    ("<PERSON>Jane Roe</PERSON> is a professor in <LOC>Norvik</LOC>.", "Jane Roe | professor | - | current"),
    ("<PERSON>Jane Roe</PERSON>, a fellow in the department, came.", "Jane Roe | fellow | - | current"),
    # who is over a field
    ("<PERSON>Jane Roe</PERSON>, head of tidal defences, said so.", "Jane Roe | head of tidal defences | - | current"),
    ("<PERSON>Jane Roe</PERSON>, manager for quayside upkeep at <ORG>Acme</ORG>, came.",
     "Jane Roe | manager for quayside upkeep | Acme | current"),
    ("<PERSON>Jane Roe</PERSON>, <ORG>Acme</ORG>'s head of tidal defences since 2019, came.",
     "Jane Roe | head of tidal defences | Acme | current"),
    # no fields: numbers, bodies, names, an author's work
    ("<PERSON>Jane Roe</PERSON>, head of several panels, came.", "Jane Roe | head | - | current"),
    ("<PERSON>Jane Roe</PERSON>, head of the quay, came.", "Jane Roe | head | - | current"),
    ("<PERSON>Jane Roe</PERSON>, director of <ORG>Acme</ORG>, came.", "Jane Roe | director | Acme | current"),
    ("<PERSON>Jane Roe</PERSON>, author of tidal tales, came.", "Jane Roe | author | - | current"),
    # a field between commas
    ("<PERSON>Jane Roe</PERSON>, vice-president, health, at <ORG>Acme</ORG>, came.", "Jane Roe | vice-president, health | Acme | current"),
    ("<PERSON>Jane Roe</PERSON>, Vice President, Pump Management at <ORG>Acme</ORG>, came.",
     "Jane Roe | Vice President, Pump Management | Acme | current"),
    ("<PERSON>Jane Roe</PERSON>, Director, Advocacy, <ORG>Acme</ORG>, came.", "Jane Roe | Director, Advocacy | Acme | current"),
    ("<PERSON>Jane Roe</PERSON>, Director, Mayor Management at <ORG>Acme</ORG>, came.", "Jane Roe | Director | - | current"),
    ("<PERSON>Jane Roe</PERSON>, director, and health experts came.", "Jane Roe | director | - | current"),
    # two offices, each with what it is over
    ("Minister for Ports and Minister-in-charge of Trade Relations <PERSON>Jane Roe</PERSON> came.",
     "Jane Roe | Minister-in-charge of Trade Relations | - | current"),
    # an origin of two peoples, an age, a region
    ("<PERSON>Jane Roe</PERSON>, a <NORP>Kenyan</NORP>-<NORP>Finnish</NORP> economist, came.", "Jane Roe | economist | - | current"),
    ("<PERSON>Jane Roe</PERSON>, <ORG>Acme</ORG>'s 34-year-old president, came.", "Jane Roe | president | Acme | current"),
    ("<ORG>Acme</ORG> grew. Its <LOC>Kenya</LOC> head, <PERSON>Jane Roe</PERSON>, came.", "Jane Roe | Kenya head | Acme | current"),
    ("<LOC>Norvik</LOC> builder <PERSON>Jane Roe</PERSON> came.", "Jane Roe | builder | - | current"),
    ("<LOC>Norvik</LOC> striker <PERSON>Jane Roe</PERSON> came.", "Jane Roe | striker | Norvik | current"),
    ("<LOC>Norvik</LOC> lawyer <PERSON>Jane Roe</PERSON> came.", "Jane Roe | lawyer | Norvik | current"),
    ("<ORG>Acme</ORG> grew. Its <NORP>Kenyan</NORP> owner, <PERSON>Jane Roe</PERSON>, came.", "Jane Roe | owner | Acme | current"),
    ("Surveyor <PERSON>Jane Roe</PERSON> of <LOC>Norvik</LOC> came.", "Jane Roe | Surveyor | - | current"),
    # a party's adjective
    ("Republican counsel <PERSON>Jane Roe</PERSON> came.", "Jane Roe | counsel | Republican | current"),
    ("Legal counsel <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Legal counsel | - | current"),
    # a body without a name, of a plural
    ("<PERSON>Jane Roe</PERSON>, secretary of the tenants' association, came.", "Jane Roe | secretary | tenants' association | current"),
    # a place that only tells where the place before is
    ("<PERSON>Jane Roe</PERSON>, a cardiologist in <LOC>Manchester</LOC>, <LOC>New Hampshire</LOC>, came.",
     "Jane Roe | cardiologist | - | current"),
])
def test_title_and_body(rows: Rows, text: str, role: str) -> None:
    assert role in rows(text)


def test_a_plural_that_ends_the_name_of_a_body_is_no_title(rows: Rows) -> None:
    text = "<PERSON>Jane Roe</PERSON> came. She chairs the <ORG>Norvik Institute of Harbour Planners</ORG>."
    assert rows(text) == ["Jane Roe | chair | Norvik Institute of Harbour Planners | current"]


def test_a_physician_named_next_does_not_take_the_office_before(rows: Rows) -> None:
    text = "<PERSON>Jane Roe</PERSON>, later minister of health, and the physician <PERSON>Tom Poe</PERSON> came."
    assert rows(text) == ["Jane Roe | minister of health | - | current", "Tom Poe | physician | - | current"]
