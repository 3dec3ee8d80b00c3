"""Lists of roles in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.extract.roles.lists import Piece, entries, is_field, is_title, parts, tied, title_pieces


def shown(text: str) -> list[tuple[str, list[str]]]:
    return [(text[e.title.start:e.title.end], [text[p.start:p.end] for p in e.organization]) for e in entries(text)]


@pytest.mark.parametrize(("text", "found"), [
    ("Project Director, Rivers Division, City of Turku; and Assistant Director, Sales Manager, and Project Manager, Norvik", [
        ("Project Director", ["Rivers Division", "City of Turku"]),
        ("Assistant Director", ["Norvik"]), ("Sales Manager", ["Norvik"]), ("Project Manager", ["Norvik"]),
    ]),
    ("Development Manager, Tallow Oy Ltd., and Social Fund Coordinator, Ministry of Labour, Government of Norland", [
        ("Development Manager", ["Tallow Oy Ltd."]), ("Social Fund Coordinator", ["Ministry of Labour", "Government of Norland"]),
    ]),
    ("Editor and Manager, Tallow", [("Editor", ["Tallow"]), ("Manager", ["Tallow"])]),
    ("Marketing and Communications Director, Norvik", [("Marketing and Communications Director", ["Norvik"])]),
    ("Head of Sport for the City of Turku", [("Head of Sport", ["City of Turku"])]),
    ("chair of Norvik", [("chair", ["Norvik"])]),
    ("Head of Rivers, Norvik", [("Head of Rivers", ["Norvik"])]),
    ("Director, Tallow, Inc.", [("Director", ["Tallow, Inc."])]),
    ("Rivers, Lakes, and Seas", []),
    ("Norvik, Director", [("Director", [])]),
    ("", []),
])
def test_entries(text: str, found: list[tuple[str, list[str]]]) -> None:
    assert shown(text) == found


@pytest.mark.parametrize(("part", "expected"), [
    ("Project Director", True), ("Head of Sport", True), ("Ministry of Labour", False), ("Prime Minister's Office", False),
    ("Norvik", False),
    ("Institute of Directors", False), ("editor at large", True),
])
def test_is_title(part: str, expected: bool) -> None:
    assert is_title(part) is expected


@pytest.mark.parametrize(("rest", "expected"), [
    ("Sport", True), ("Innovation Services", True), ("Norvik", False), ("sales at Norvik", True),
])
def test_is_field(rest: str, expected: bool) -> None:
    assert is_field(rest) is expected


def test_both_sides_of_an_and_are_titles() -> None:
    text = "founder and chair"
    assert [text[p.start:p.end] for p in title_pieces(text, Piece(0, len(text)))] == ["founder", "chair"]


def test_at_ties_in_any_case() -> None:
    text = "Head of Rivers at Norvik"
    entry = tied(text, Piece(0, len(text)), of=False)
    assert text[entry.title.start:entry.title.end] == "Head of Rivers"


@given(st.text(alphabet="abc ,;.&\nDirector", max_size=60))
def test_pieces_lie_in_the_text_and_hold_words(text: str) -> None:
    for piece in parts(text, 0, len(text)):
        assert 0 <= piece.start < piece.end <= len(text)
    for entry in entries(text):
        assert text[entry.title.start:entry.title.end].strip()
