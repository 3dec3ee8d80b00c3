"""Patterns that look only at words and tags, matched without spaCy: its Matcher makes a Token for each word and asks a Python function for
each list of words, which costs more than all that the rules find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

COLUMNS = {"ORTH": 0, "TEXT": 0, "LOWER": 1, "TAG": 2}
FLAGS: dict[str, Callable[[str], bool]] = {
    "IS_ALPHA": str.isalpha, "IS_DIGIT": str.isdigit, "IS_LOWER": str.islower, "IS_SPACE": str.isspace, "IS_TITLE": str.istitle,
    "IS_UPPER": str.isupper,
}
NO_END = 1 << 30  # of a token that may stand any number of times
TIMES = {"1": (1, 1), "?": (0, 1), "*": (0, NO_END), "+": (1, NO_END)}  # least and most by OP
COUNTED = re.compile(r"\{(\d+)(?:,(\d+))?\}")
Columns = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""The texts of a passage's words, the same in lower case, and their tags as "TAG=..." (empty where no pattern asks for them)."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a pattern: words that a column must hold or must not, what its text must be, and how many times it may stand."""

    lists: tuple[tuple[int, frozenset[str], bool], ...]
    flags: tuple[tuple[Callable[[str], bool], bool], ...]
    least: int
    most: int

    def fits(self, columns: Columns, i: int) -> bool:
        """Whether word `i` of a passage is such a token."""
        for column, words, wanted in self.lists:
            if (columns[column][i] in words) is not wanted:
                return False
        return not self.flags or all(flag(columns[0][i]) is wanted for flag, wanted in self.flags)

    def starts(self, columns: Columns) -> Iterable[int]:
        """The words of a passage at which a pattern that begins with this token may begin."""
        if not self.least or not self.lists or not self.lists[0][2]:
            return range(len(columns[0]))
        column, words, _ = self.lists[0]
        return [i for i, word in enumerate(columns[column]) if word in words]


class PlainMatcher:
    """Finds what spaCy's Matcher finds with some patterns of one id and greedy="LONGEST"."""

    def __init__(self, patterns: Iterable[Sequence[Token]]):
        self.patterns = [(pattern[0], pattern) for pattern in patterns]

    def __call__(self, columns: Columns) -> list[tuple[int, int]]:
        """[start, end) of the matches in a passage, the longest first, none that overlaps a longer or earlier one."""
        found = {(i, end) for first, tokens in self.patterns for i in first.starts(columns) for end in ends(tokens, columns, i)}
        if len(found) < 2:
            return list(found)
        kept: list[tuple[int, int]] = []
        for start, end in sorted(found, key=lambda m: (m[0] - m[1], m[0])):
            if all(end <= first or last <= start for first, last in kept):
                kept.append((start, end))
        return kept


def ends(tokens: Sequence[Token], columns: Columns, start: int) -> Iterator[int]:
    """Where the matches of a pattern end that begin at word `start` of a passage and hold a word."""
    reached, length = {start}, len(columns[0])
    for token in tokens:
        if token.least == token.most == 1:
            reached = {at + 1 for at in reached if at < length and token.fits(columns, at)}
            if not reached:
                return
            continue
        before, reached = reached, set()
        for at in before:
            count = 0
            while count < token.most and at < length and token.fits(columns, at):
                if count >= token.least:
                    reached.add(at)
                at, count = at + 1, count + 1
            if count >= token.least:
                reached.add(at)
        if not reached:
            return
    yield from (end for end in reached if end > start)


def plain_tokens(pattern: Iterable[dict[str, Any]]) -> list[Token] | None:
    """A pattern in the form that PlainMatcher takes; None where it asks for more than words, tags and how words are written.

    >>> plain_tokens([{"LOWER": {"REGEX": "^aim"}}]) is None
    True
    """
    found = [plain_token(token) for token in pattern]
    tokens = [token for token in found if token is not None]
    return tokens if len(tokens) == len(found) else None


def plain_token(token: dict[str, Any]) -> Token | None:
    """One token of a pattern, None where it asks for anything else."""
    times = times_of(token.get("OP", "1"))
    lists: list[tuple[int, frozenset[str], bool]] = []
    flags: list[tuple[Callable[[str], bool], bool]] = []
    for key, value in token.items():
        if key in FLAGS and isinstance(value, bool):
            flags.append((FLAGS[key], value))
        elif key in COLUMNS and (isinstance(value, str) or (isinstance(value, dict) and value.keys() <= {"IN", "NOT_IN"})):
            given = {"IN": [value]} if isinstance(value, str) else value
            lists += [(COLUMNS[key], frozenset(f"TAG={word}" if key == "TAG" else word for word in words), how == "IN")
                      for how, words in given.items()]
        elif key != "OP":
            return None
    return Token(tuple(sorted(lists, key=lambda entry: not entry[2])), tuple(flags), *times) if times is not None else None


def times_of(op: str) -> tuple[int, int] | None:
    """How many times a token may stand, at least and at most; None for "!" and what is no OP.

    >>> times_of("+")[0], times_of("{2}"), times_of("{0,3}"), times_of("!")
    (1, (2, 2), (0, 3), None)
    """
    counted = COUNTED.fullmatch(op)
    if counted is None:
        return TIMES.get(op)
    return int(counted[1]), int(counted[2] or counted[1])
