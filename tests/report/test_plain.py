from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.report.plain import printable, visible


@pytest.mark.parametrize(("text", "shown"), [
    ("plain text", "plain text"),
    ("tab\tand\nline", "tab\tand\nline"),
    ("dos\r\nline", "dos\nline"),
    ("bare\rreturn", "bare⟨U+000D⟩return"),
    ("\x1b[31mred", "⟨U+001B⟩[31mred"),
    ("\x9b31m", "⟨U+009B⟩31m"),
    ("a\u202eb", "a⟨U+202E⟩b"),
    ("zero\u200bwidth", "zero⟨U+200B⟩width"),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("👩\u200d🚒 naïve “quoted”", "👩\u200d🚒 naïve “quoted”"),
    ("half \ud83d", "half ⟨U+D83D⟩"),
])
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_printable_is_one_line() -> None:
    assert printable(" two\n\n lines\x07 ") == "two lines⟨U+0007⟩"


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    left = set(visible(text)) - set("\n\t\u200c\u200d")
    assert not {c for c in left if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}}
    assert "\n" not in printable(text)
