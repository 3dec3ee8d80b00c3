"""Who held an office before, and what goes on behind a name or a title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Role

Rows = Callable[..., list[str]]

CHAIR = "<PERSON>Jane Roe</PERSON> was appointed chair of <ORG>Acme</ORG> in May."


@pytest.mark.parametrize(("text", "role"), [
    (f"{CHAIR} She succeeded <PERSON>Tom Poe</PERSON>.", "Tom Poe | chair | Acme | former"),
    (f"{CHAIR} She takes over from <PERSON>Tom Poe</PERSON>.", "Tom Poe | chair | Acme | former"),
    (f"{CHAIR} She replaces Captain <PERSON>Tom Poe</PERSON>, who retires.", "Tom Poe | chair | Acme | current"),
    ("<PERSON>Jane Roe</PERSON> will become chair of <ORG>Acme</ORG>. She succeeds <PERSON>Tom Poe</PERSON>.",
     "Tom Poe | chair | Acme | current"),
])
def test_predecessor(rows: Rows, text: str, role: str) -> None:
    assert role in rows(text)


@pytest.mark.parametrize("text", [
    f"{CHAIR} He succeeds at all that <PERSON>Tom Poe</PERSON> does.",  # nobody is followed
    f"{CHAIR} The tide rose. The quay held. She replaced <PERSON>Tom Poe</PERSON>.",  # too far off
    "Striker <PERSON>Jane Roe</PERSON> replaced <PERSON>Tom Poe</PERSON>.",  # on the field
    "Former mayor <PERSON>Jane Roe</PERSON> replaced <PERSON>Tom Poe</PERSON>.",  # not in that office
])
def test_no_predecessor(rows: Rows, text: str) -> None:
    assert not any(row.startswith("Tom Poe") for row in rows(text))


def test_evidence_is_the_sentence_of_the_verb(read: Callable[..., list[Role]]) -> None:
    role = next(r for r in read(f"{CHAIR} She succeeded <PERSON>Tom Poe</PERSON>.") if r.person.name == "Tom Poe")
    assert [span.text for span in role.evidence] == ["She succeeded Tom Poe."]


@pytest.mark.parametrize(("text", "roles"), [
    # each name of a list with its own body
    ("MPs <PERSON>Jane Roe</PERSON> of the <ORG>Quay Party</ORG>, <PERSON>Tom Poe</PERSON> from <ORG>Tide</ORG> and "
     "<PERSON>Li Wen</PERSON> came.",
     ["Jane Roe | MP | Quay Party | current", "Tom Poe | MP | Tide | current", "Li Wen | MP | - | current"]),
    # the officers of one body in a row
    ("<ORG>Acme</ORG> chairman <PERSON>Jane Roe</PERSON>, secretary <PERSON>Tom Poe</PERSON> and treasurer <PERSON>Li Wen</PERSON> came.",
     ["Jane Roe | chairman | Acme | current", "Tom Poe | secretary | Acme | current", "Li Wen | treasurer | Acme | current"]),
    ("<ORG>Acme</ORG> chairman <PERSON>Jane Roe</PERSON> and President <PERSON>Tom Poe</PERSON> came.",
     ["Jane Roe | chairman | Acme | current", "Tom Poe | President | - | current"]),
    # with colleagues
    ("<PERSON>Jane Roe</PERSON>, Permanent Secretary, and other senior officials from the <ORG>Ministry of Ports</ORG> came.",
     ["Jane Roe | Permanent Secretary | Ministry of Ports | current"]),
    ("<PERSON>Jane Roe</PERSON>, Permanent Secretary, and officials from the <ORG>Ministry of Ports</ORG> came.",
     ["Jane Roe | Permanent Secretary | - | current"]),
    # one after the other
    ("<PERSON>Jane Roe</PERSON> became a prosecutor, later a judge, and now minister.",
     ["Jane Roe | prosecutor | - | former", "Jane Roe | judge | - | former", "Jane Roe | minister | - | current"]),
    ("<PERSON>Jane Roe</PERSON> has been chair of <ORG>Acme</ORG> since 2016 and a member of the <ORG>Tide Council</ORG> since 2022.",
     ["Jane Roe | chair | Acme | current", "Jane Roe | member | Tide Council | current"]),
    # two that are counted
    ("Two nurses, <PERSON>Jane Roe</PERSON> and <PERSON>Ann Poe</PERSON>, came.",
     ["Jane Roe | nurse | - | current", "Ann Poe | nurse | - | current"]),
])
def test_row(rows: Rows, text: str, roles: list[str]) -> None:
    assert rows(text) == roles


def test_each_office_of_a_chain_has_its_own_dates(read: Callable[..., list[Role]]) -> None:
    text = "<PERSON>Jane Roe</PERSON> has been chair of <ORG>Acme</ORG> since 2016 and a member of the <ORG>Tide Council</ORG> since 2022."
    assert [role.start for role in read(text)] == ["2016", "2022"]


def test_lines_with_labels_are_apart(rows: Rows) -> None:
    lines = ("Scientific Manager of the tidal energy project: <PERSON>Jane Roe</PERSON>, <ORG>Acme</ORG>\n"
             "Communications Manager: <PERSON>Tom Poe</PERSON>, <ORG>Tide</ORG>\n")
    assert "Tom Poe | Communications Manager | - | current" in rows(lines)
