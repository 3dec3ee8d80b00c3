"""Words of status and the first half of a title that stand further before it, and offices that the rest of an article shows to be past."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "found"), [
    ("Former <ORG>Norvik</ORG> and <ORG>Quay</ORG> striker <PERSON>Jane Roe</PERSON> wept.",
     ["Jane Roe | striker | Norvik | former", "Jane Roe | striker | Quay | former"]),
    ("<PERSON>Jane Roe</PERSON>, a former <ORG>Norvik</ORG> and <ORG>Quay Bank</ORG> director, wept.",
     ["Jane Roe | director | Quay Bank | former"]),
    ("The former <PERSON>Poe</PERSON> adviser <PERSON>Jane Roe</PERSON> wept.", ["Jane Roe | adviser | - | former"]),
    ("But then President <PERSON>Jane Roe</PERSON> wept.", ["Jane Roe | President | - | current"]),
    ("They met then President <PERSON>Jane Roe</PERSON>.", ["Jane Roe | President | - | former"]),
    ("But then-President <PERSON>Jane Roe</PERSON> wept.", ["Jane Roe | President | - | former"]),
    ("<ORG>Norvik</ORG> and <ORG>Quay</ORG> striker <PERSON>Jane Roe</PERSON> wept.", ["Jane Roe | striker | Quay | current"]),
    ("They met former boxers and <ORG>Quay</ORG> striker <PERSON>Jane Roe</PERSON>.", ["Jane Roe | striker | Quay | current"]),
])
def test_status_before_several_names(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("The former <NORP>Kenyan</NORP> Deputy <ORG>UN</ORG> ambassador <PERSON>Jane Roe</PERSON> spoke.",
     ["Jane Roe | Deputy UN ambassador | Kenyan | former"]),
    ("<PERSON>Jane Roe</PERSON>, <LOC>Kenya</LOC>'s deputy <ORG>UN</ORG> ambassador, spoke.",
     ["Jane Roe | deputy UN ambassador | Kenya | current"]),
    ("Deputy <ORG>Harbour Board</ORG> spokesman <PERSON>Jane Roe</PERSON> spoke.",
     ["Jane Roe | Deputy spokesman | Harbour Board | current"]),
    ("<ORG>Norvik</ORG> chief Admiral <PERSON>Jane Roe</PERSON> spoke.",
     ["Jane Roe | chief | Norvik | current", "Jane Roe | Admiral | - | current"]),
])
def test_a_rank_that_opens_the_title_behind_it(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found


NOW = "President <PERSON>Tom Poe</PERSON> spoke. <PERSON>Poe</PERSON> sat. <PERSON>Poe</PERSON> ate. <PERSON>Poe</PERSON> left. " \
    "<PERSON>Poe</PERSON> slept. "


@pytest.mark.parametrize(("told", "status"), [
    ("The act was signed by President <PERSON>Jane Roe</PERSON>.", "former"),
    ("President <PERSON>Jane Roe</PERSON> has signed the act.", "current"),  # maybe of another country
    ("The act on <LOC>Kenya</LOC> was signed by President <PERSON>Jane Roe</PERSON>.", "current"),
    ("The act was signed by Chairwoman <PERSON>Jane Roe</PERSON>.", "current"),
    ("The act was signed by Vice President <PERSON>Jane Roe</PERSON>.", "current"),
])
def test_a_president_beside_the_one_of_now(rows: Rows, told: str, status: str) -> None:
    found = rows(NOW + told)
    assert found[0] == "Tom Poe | President | - | current"
    assert [found[1].partition(" | ")[0], found[1].rpartition(" | ")[2]] == ["Jane Roe", status]


def test_two_heads_of_one_state(rows: Rows) -> None:
    now = NOW.replace("President", "<NORP>Kenyan</NORP> President")
    found = rows(now + "The <NORP>Kenyan</NORP> President <PERSON>Jane Roe</PERSON> signed.")
    assert found == ["Tom Poe | President | Kenyan | current", "Jane Roe | President | Kenyan | former"]


def test_a_judge_called_retired_elsewhere(rows: Rows) -> None:
    found = rows("Retired judge <PERSON>Jane Roe</PERSON> wrote it. Justice <PERSON>Roe</PERSON> spoke.")
    assert found == ["Jane Roe | judge | - | former", "Jane Roe | Justice | - | former"]
