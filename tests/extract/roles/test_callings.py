"""Where somebody has their calling, told by a verb or an adverb behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "role"), [
    ("<PERSON>Jane Roe</PERSON>, a correspondent reporting for <ORG>Norvik News</ORG>, came.",
     "Jane Roe | correspondent | Norvik News | current"),
    ("<PERSON>Jane Roe</PERSON>, a researcher formerly with the <LOC>Norvik</LOC>-based <ORG>Quay Center</ORG>, came.",
     "Jane Roe | researcher | Quay Center | former"),
    ("<PERSON>Jane Roe</PERSON>, a researcher now at the <ORG>Quay Center</ORG>, came.", "Jane Roe | researcher | Quay Center | current"),
    ("<PERSON>Jane Roe</PERSON> is an academic who lectures at <ORG>Norvik University</ORG>.",
     "Jane Roe | academic | Norvik University | current"),
    ("Researcher <PERSON>Jane Roe</PERSON>, who works with <ORG>Harbour Rights</ORG>, came.",
     "Jane Roe | Researcher | Harbour Rights | current"),
    ("Engineer <PERSON>Jane Roe</PERSON>, posted at <ORG>Norvik Water Corporation</ORG>, came.",
     "Jane Roe | Engineer | Norvik Water Corporation | current"),
    ("<PERSON>Jane Roe</PERSON>, an expert on <LOC>Kenya</LOC> at <ORG>Norvik University</ORG>, came.",
     "Jane Roe | expert | Norvik University | current"),
    ("<PERSON>Jane Roe</PERSON>, the lawyer representing <ORG>Norvik Quays</ORG>, came.", "Jane Roe | lawyer | Norvik Quays | current"),
    ("<PERSON>Jane Roe</PERSON>, the lawyer representing <LOC>Kenya</LOC>, came.", "Jane Roe | lawyer | Kenya | current"),
])
def test_is_found(rows: Rows, text: str, role: str) -> None:
    assert rows(text) == [role]


@pytest.mark.parametrize("text", [
    "<PERSON>Jane Roe</PERSON>, a reporter working for <LOC>Norvik</LOC>, came.",
    "<PERSON>Jane Roe</PERSON>, a reporter who worked on <ORG>Norvik News</ORG>, came.",
    "<PERSON>Jane Roe</PERSON>, a reporter representing <ORG>Norvik News</ORG>, came.",
    "<PERSON>Jane Roe</PERSON>, a reporter working for <ORG>Norvik News</ORG>'s owner, came.",
    "<PERSON>Jane Roe</PERSON>, an expert on tides, looks at <ORG>Norvik University</ORG>.",
    "<PERSON>Jane Roe</PERSON>, an expert on tides from the north at <ORG>Norvik University</ORG>, came.",
    "<PERSON>Jane Roe</PERSON>, a reporter and",
])
def test_nobody_works_there(rows: Rows, text: str) -> None:
    assert all(" | - | " in row for row in rows(text))
