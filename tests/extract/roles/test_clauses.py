"""Bodies that a clause tells of beside a title without one, and bodies before a title that were taken for something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "role"), [
    # the team
    ("Coach <PERSON>Jane Roe</PERSON> praised her <ORG>Norvik Tides</ORG> side.", "Jane Roe | Coach | Norvik Tides | current"),
    ("<ORG>Norvik Tides</ORG> hailed their keeper <PERSON>Tom Poe</PERSON> in <LOC>Kenya</LOC>.",
     "Tom Poe | keeper | Norvik Tides | current"),
    ("<ORG>Norvik Tides</ORG> took keeper <PERSON>Tom Poe</PERSON> into their squad to face <LOC>Kenya</LOC>.",
     "Tom Poe | keeper | Norvik Tides | current"),
    # the school
    ("<ORG>Norvik University</ORG> summoned <PERSON>Jane Roe</PERSON>, a student, to a hearing.",
     "Jane Roe | student | Norvik University | current"),
    ("They sang at <ORG>Norvik University</ORG> for the rector <PERSON>Jane Roe</PERSON>.",
     "Jane Roe | rector | Norvik University | current"),
    # the state
    ("Farmers fear the shift in <LOC>Kenya</LOC> policy under President <PERSON>Tom Poe</PERSON>.",
     "Tom Poe | President | Kenya | current"),
    # those of a body among whom somebody is named
    ("Five <ORG>Norvik Ferries</ORG> officials, including chief executive <PERSON>Jane Roe</PERSON>, have gone.",
     "Jane Roe | chief executive | Norvik Ferries | current"),
    ("She met <NORP>Kenyan</NORP> leaders including Prime Minister <PERSON>Tom Poe</PERSON>.",
     "Tom Poe | Prime Minister | Kenyan | current"),
    # behind the name
    ("Rep. <PERSON>Tom Poe</PERSON> from the main opposition <ORG>Norvik Party</ORG> asked.", "Tom Poe | Rep. | Norvik Party | current"),
    ("<PERSON>Jane Roe</PERSON>, the investment director in charge of the <ORG>Norvik Fund</ORG>, spoke.",
     "Jane Roe | investment director | Norvik Fund | current"),
    # before the title
    ("It was said by <ORG>Norvik Radio</ORG> 2 DJ <PERSON>Jane Roe</PERSON>.", "Jane Roe | DJ | Norvik Radio 2 | current"),
    ("<ORG>Tide</ORG> magazine music editor <PERSON>Jane Roe</PERSON> spoke.", "Jane Roe | music editor | Tide magazine | current"),
    ("<PERSON>Norvik</PERSON> guitarist <PERSON>Jane Roe</PERSON> left.", "Jane Roe | guitarist | Norvik | current"),
    ("<PERSON>Norvik East</PERSON> MP <PERSON>Jane Roe</PERSON> left.", "Jane Roe | MP | Norvik East | current"),
    ("She met with-<NORP>Kenyan</NORP> President <PERSON>Tom Poe</PERSON>.", "Tom Poe | President | Kenyan | current"),
])
def test_is_found(text: str, role: str, rows: Rows) -> None:
    assert rows(text) == [role]


@pytest.mark.parametrize(("text", "found"), [
    ("<LOC>Kenya</LOC> coach <PERSON>Jane Roe</PERSON> and captain <PERSON>Tom Poe</PERSON> spoke.",
     ["Jane Roe | coach | Kenya | current", "Tom Poe | captain | Kenya | current"]),
    ("<ORG>Norvik</ORG> singer <PERSON>Jane Roe</PERSON> and bassist <PERSON>Tom Poe</PERSON> left.",
     ["Jane Roe | singer | Norvik | current", "Tom Poe | bassist | Norvik | current"]),
    ("<ORG>Norvik News</ORG> chairman <PERSON>Jane Roe</PERSON> and reporter <PERSON>Tom Poe</PERSON> left.",
     ["Jane Roe | chairman | Norvik News | current", "Tom Poe | reporter | Norvik News | current"]),
    ("<LOC>Kenya</LOC>'s Crown Prince <PERSON>Tom Poe</PERSON> and Crown Princess <PERSON>Jane Roe</PERSON> came.",
     ["Tom Poe | Crown Prince | Kenya | current", "Jane Roe | Crown Princess | Kenya | current"]),
    ("They honour the archbishops <PERSON>Tom Poe</PERSON> of <LOC>Kenya</LOC> and <PERSON>Jim Roe</PERSON> of <LOC>Ghana</LOC>.",
     ["Tom Poe | archbishop | Kenya | current", "Jim Roe | archbishop | Ghana | current"]),
])
def test_goes_on(text: str, found: list[str], rows: Rows) -> None:
    assert rows(text) == found


def test_band_ends_with_it(rows: Rows) -> None:
    text = "The <ORG>Norvik Theatre</ORG> designer <PERSON>Jane Roe</PERSON> and pop star <PERSON>Tom Poe</PERSON> came."
    assert rows(text)[-1] == "Tom Poe | pop star | - | current"


@pytest.mark.parametrize(("text", "role"), [
    ("<LOC>Kenya</LOC> have rested since captain <PERSON>Tom Poe</PERSON> was hurt.", "Tom Poe | captain | - | current"),
    ("<ORG>Norvik Tides</ORG> beat <ORG>Quay Rovers</ORG> when striker <PERSON>Tom Poe</PERSON> slept.",
     "Tom Poe | striker | - | current"),
    ("<ORG>Norvik Tides</ORG> grew in confidence and keeper <PERSON>Tom Poe</PERSON> stood his ground.",
     "Tom Poe | keeper | - | current"),
    ("<ORG>Norvik Tides</ORG> pounded the line until the whistle of referee <PERSON>Tom Poe</PERSON>.", "Tom Poe | referee | - | current"),
    ("In <LOC>Kenya</LOC> the rain fell and striker <PERSON>Tom Poe</PERSON> slept.", "Tom Poe | striker | - | current"),
    ("<ORG>Norvik University</ORG> and <ORG>Quay College</ORG> praised <PERSON>Jane Roe</PERSON>, a student.",
     "Jane Roe | student | - | current"),
    ("<NORP>Kenyan</NORP> coach <PERSON>Jane Roe</PERSON> left.", "Jane Roe | coach | - | current"),
])
def test_is_not_found(text: str, role: str, rows: Rows) -> None:
    assert rows(text) == [role]
