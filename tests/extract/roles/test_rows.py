"""Bodies that lists and signatures set off by commas behind a title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "found"), [
    ("<PERSON>Jane Roe</PERSON>, Professor of Law, The <ORG>Norvik University</ORG>",
     ["Jane Roe | Professor of Law | Norvik University | current"]),
    ("<PERSON>Jane Roe</PERSON>, climate scientist, The <ORG>University of Kenya</ORG> at <LOC>Norvik</LOC>, said so.",
     ["Jane Roe | climate scientist | University of Kenya at Norvik | current"]),
    ("<PERSON>Jane Roe</PERSON>, counsellor, <ORG>Kenyan Embassy</ORG> in <LOC>Norvik</LOC>, said so.",
     ["Jane Roe | counsellor | Kenyan Embassy | current"]),
    ("<PERSON>Jane Roe</PERSON>, counsellor, technology and higher education, <ORG>Kenyan Embassy</ORG>, said so.",
     ["Jane Roe | counsellor | Kenyan Embassy | current"]),
    ("<PERSON>Jane Roe</PERSON>, Dean and Professor of Law, <ORG>Norvik University</ORG>, <LOC>Kenya</LOC>",
     ["Jane Roe | Dean | Norvik University, Kenya | current", "Jane Roe | Professor of Law | Norvik University, Kenya | current"]),
    ("<PERSON>Jane Roe</PERSON>, Chief Security Officer, Vice President, <ORG>Norvik Quays</ORG>",
     ["Jane Roe | Chief Security Officer | Norvik Quays | current", "Jane Roe | Vice President | Norvik Quays | current"]),
])
def test_is_found(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize("text", [
    "<PERSON>Jane Roe</PERSON>, director, The <MISC>Long Quay</MISC>, came.",
    "<PERSON>Jane Roe</PERSON>, counsellor, technology and higher education, came.",
])
def test_is_none(rows: Rows, text: str) -> None:
    assert all(" | - | " in row for row in rows(text))
