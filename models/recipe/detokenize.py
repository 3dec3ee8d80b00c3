"""Sentences as they would be written, from the words of corpora that part all of them by blanks."""

from __future__ import annotations

import re

SPACED = (
    (re.compile(r" ([.,;:?!%)\]'’]|'s|n't)(?= |$)"), r"\1"), (re.compile(r"([(\[$]) "), r"\1"), (re.compile(r'" ([^"]*) "'), r'"\1"'),
    (re.compile(r" ('s|'re|'ve|'ll|n't)\b"), r"\1"),
)


def sentence_of(words: list[str]) -> str:
    """A sentence as it would be written, from its words."""
    text = " ".join(words)
    for pattern, written in SPACED:
        text = pattern.sub(written, text)
    return text
