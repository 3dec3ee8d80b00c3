"""The country of who rules or falls in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "role"), [
    ("<LOC>Kenya</LOC>'s coalition government led by Prime Minister <PERSON>Tom Poe</PERSON> met.",
     "Tom Poe | Prime Minister | Kenya | current"),
    ("The <NORP>Kenyan</NORP> administration under former President <PERSON>Tom Poe</PERSON> met.",
     "Tom Poe | President | Kenyan | former"),
    ("It was backed by <LOC>Kenya</LOC> under President <PERSON>Tom Poe</PERSON>.", "Tom Poe | President | Kenya | current"),
    ("Crowds across <LOC>Kenya</LOC> sought the resignation of President <PERSON>Tom Poe</PERSON>.",
     "Tom Poe | President | Kenya | current"),
    ("<LOC>Norvik</LOC> — <LOC>Kenya</LOC> was shaken when Prime Minister <PERSON>Tom Poe</PERSON> resigned.",
     "Tom Poe | Prime Minister | Kenya | former"),
    ("In <LOC>Kenya</LOC>, <PERSON>Tom Poe</PERSON> resigned as prime minister.", "Tom Poe | prime minister | Kenya | former"),
])
def test_is_found(rows: Rows, text: str, role: str) -> None:
    assert rows(text) == [role]


@pytest.mark.parametrize("text", [
    # another country's words, two countries, a people, a dateline, a province's officer
    "<LOC>Kenya</LOC> welcomed the resignation of President <PERSON>Tom Poe</PERSON>.",
    "<LOC>Kenya</LOC> and <LOC>Finland</LOC> mourned the ouster of President <PERSON>Tom Poe</PERSON>.",
    "<NORP>Kenyans</NORP> sought the resignation of President <PERSON>Tom Poe</PERSON>.",
    "<LOC>KENYA</LOC>: Crowds sought the resignation of President <PERSON>Tom Poe</PERSON>.",
    "Crowds across <LOC>Kenya</LOC> sought the resignation of Chief Minister <PERSON>Tom Poe</PERSON>.",
    "Crowds across <LOC>Kenya</LOC> sought a letter of President <PERSON>Tom Poe</PERSON>.",
    "The choir under President <PERSON>Tom Poe</PERSON> met.",
    "<LOC>Norvik</LOC> under President <PERSON>Tom Poe</PERSON> is grey.",
])
def test_is_none(rows: Rows, text: str) -> None:
    assert all(" | - | " in row for row in rows(text))
