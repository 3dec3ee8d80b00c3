"""Institutions without a name of their own, and other bodies that only their words make out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.roles.institutions import institution_before, institution_within

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("words", "found"), [
    ("the foreign ministry", "foreign ministry"),
    ("a federal appeals court", "federal appeals court"),
    ("the central bank", "central bank"),
    ("the fire and rescue service", "fire and rescue service"),
    ("from parliament", "parliament"),
    ("the ministry", None),  # which one?
    ("the savings bank", None),
    ("her own service", None),
    ("the large city", None),
])
def test_before(words: str, found: str | None) -> None:
    lower = words.split()
    start = institution_before(lower, len(lower))
    assert (None if start is None else " ".join(lower[start:])) == found


def test_before_does_not_pass_the_floor() -> None:
    assert institution_before(["high", "court"], 2, floor=1) is None


@pytest.mark.parametrize(("title", "rest"), [
    ("central bank governor", "governor"), ("supreme court justice", "justice"), ("assembly speaker", "assembly speaker"),
    ("senate president", "senate president"), ("bank manager", "bank manager"),
])
def test_within(title: str, rest: str) -> None:
    words = title.split()
    assert " ".join(words[institution_within(words, 0, len(words) - 1):]) == rest


@pytest.mark.parametrize(("text", "role"), [
    ("They asked parliament president <PERSON>Jane Roe</PERSON> for help.", "Jane Roe | president | parliament | current"),
    ("The law is ready, foreign ministry spokesman <PERSON>Tom Poe</PERSON> said.", "Tom Poe | spokesman | foreign ministry | current"),
    ("An <NORP>Afghan</NORP> defence ministry spokesman, <PERSON>Tom Poe</PERSON>, said so.",
     "Tom Poe | spokesman | Afghan defence ministry | current"),
    ("<LOC>Kenya</LOC>'s foreign ministry spokesman <PERSON>Tom Poe</PERSON> said so.",
     "Tom Poe | spokesman | Kenya's foreign ministry | current"),
    ("He met central bank governor <PERSON>Jane Roe</PERSON>.", "Jane Roe | governor | central bank | current"),
    ("Police spokesman <PERSON>Tom Poe</PERSON> said so.", "Tom Poe | Police spokesman | - | current"),
])
def test_roles(text: str, role: str, rows: Rows) -> None:
    assert rows(text) == [role]
