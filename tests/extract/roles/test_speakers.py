"""The company of who speaks for it, and the one that announces an appointment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "role"), [
    ("\"<ORG>Norvik Quays</ORG>'s pumps help our clients,\" said <PERSON>Jane Roe</PERSON>, Chief Executive Officer.",
     "Jane Roe | Chief Executive Officer | Norvik Quays | current"),
    ("\"<ORG>Norvik Quays</ORG>'s pumps help our clients,\" said <PERSON>Jane Roe</PERSON>, President and Chief Executive Officer.",
     "Jane Roe | President | Norvik Quays | current"),
    ("<ORG>Norvik Quays</ORG> today announced the appointment of <PERSON>Jane Roe</PERSON> as Chief Financial Officer.",
     "Jane Roe | Chief Financial Officer | Norvik Quays | current"),
    ("<ORG>Norvik Quays</ORG>, LLC (NQ) announces the appointment of <PERSON>Jane Roe</PERSON> as Chief Financial Officer.",
     "Jane Roe | Chief Financial Officer | Norvik Quays | current"),
    ("<ORG>Norvik Quays</ORG> announced that <PERSON>Jane Roe</PERSON> has been appointed Chief Financial Officer.",
     "Jane Roe | Chief Financial Officer | Norvik Quays | current"),
])
def test_is_found(rows: Rows, text: str, role: str) -> None:
    assert role in rows(text)


@pytest.mark.parametrize("text", [
    # not of themselves, of two, not the whole sentence
    "\"<ORG>Norvik Quays</ORG>'s pumps help the clients,\" said <PERSON>Jane Roe</PERSON>, Chief Executive Officer.",
    "\"<ORG>Norvik Quays</ORG> beat <ORG>Acme</ORG> to our joy,\" said <PERSON>Jane Roe</PERSON>, Chief Executive Officer.",
    "\"<ORG>Norvik Quays</ORG>'s pumps help our clients,\" said <PERSON>Jane Roe</PERSON>, chief executive, who sells pumps.",
    "\"<ORG>Norvik Quays</ORG>'s pumps help our clients,\" said <PERSON>Jane Roe</PERSON>, President.",
    "\"<LOC>Norvik</LOC>'s pumps help our clients,\" said <PERSON>Jane Roe</PERSON>, Chief Executive Officer.",
    # who announces is nobody, or a place
    "The appointment of <PERSON>Jane Roe</PERSON> as Chief Financial Officer came late.",
    "<LOC>Norvik</LOC> announced the appointment of <PERSON>Jane Roe</PERSON> as Chief Financial Officer.",
])
def test_is_none(rows: Rows, text: str) -> None:
    assert all(" | - | " in row for row in rows(text))
