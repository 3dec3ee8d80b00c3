from __future__ import annotations

import json

import pytest

from tests.docs.generated import as_documented, part, short, with_part

PAGE = "before\n<!-- a -->\nold\n<!-- /a -->\nafter\n<!-- b -->\n<!-- /b -->\n"


def test_parts_are_replaced_between_their_comments() -> None:
    assert part(PAGE, "a") == "old\n"
    assert with_part(PAGE, "a", "new\n") == PAGE.replace("old", "new")
    assert part(with_part(PAGE, "b", "first\n"), "b") == "first\n"


def test_a_part_that_is_missing_is_an_error() -> None:
    with pytest.raises(AssertionError, match="no part c"):
        part(PAGE, "c")


def test_short() -> None:
    mention = {"in": "text", "start": 0, "end": 4, "text": "Oslo", "form": "name"}
    assert json.dumps(short({"mentions": 1, "end": None})) == '{"mentions": 1}'
    assert short([mention]) == [{"start": 0, "end": 4, "text": "Oslo"}]
    assert short(None) is None


@pytest.mark.parametrize(("printed", "same"), [
    ("| dev | 0.91 | 0.80 |", True),
    ("| dev | 0.93 | 0.80 |", True),
    ("| dev | 0.94 | 0.80 |", False),
    ("| test | 0.91 | 0.80 |", False),
    ("| dev | 0.91 |", False),
])
def test_figures_may_differ_a_little(printed: str, same: bool) -> None:
    assert as_documented(printed, "| dev | 0.91 | 0.80 |") is same
