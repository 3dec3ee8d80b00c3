"""What the words of a candidate say that several vetoes ask for."""

from __future__ import annotations

import re

from citybeat.extract.targets.lexicon import find_phrase, words
from citybeat.extract.targets.triggers import Candidate, is_number
from citybeat.nlp.columns import columns_of

DATE = re.compile(
    r"\b(?:by|before|until|till|through|within|between|from|in|to)\s+"
    r"(?:(?:the|early|late|mid|end|middle|start|year|fiscal|of|at|least|about|around|[A-Z][a-z]+)\s+){0,4}(?:19|20)\d\d\b|"
    r"\b(?:by|before|until|within)\s+(?:the\s+|this\s+|next\s+|that\s+)*"
    r"(?:end|middle|start|beginning|mid|early|late|year|month|summer|winter|spring|autumn|decade|[A-Z][a-z]+)\b|"
    r"\bwithin\s+(?:\w+\s+){1,4}(?:days|weeks|months|years)\b|\byear-end\b")
AFTER = 3  # words after a goal in which its deadline may stand
SHARE = re.compile(r"%|\bper ?cent\b|\bpct\b|\b(?:half|third|quarter|fifth|tenth)s?\b", re.IGNORECASE)
AMOUNT = re.compile(
    r"[$€£¥₹]\s?\d|(?:\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|hundred)\b)\s*(?:million|billion|trillion|mln|bln|bn"
    r"|dollars|dlrs|euros|pounds|rupees|pesos|yen|yuan|francs|marks|rand|shillings)\b", re.IGNORECASE)
GENERIC = frozenset(f"targets.{name}" for name in ("change_to", "changing", "change_item", "must", "have_to"))
WITHOUT_AIM = GENERIC | {"targets.head"}  # rules that need no word for an aim


def goal_words(candidate: Candidate) -> list[str]:
    """The goal's words without a first "to", lower case."""
    found = candidate.goal_words
    return found[1:] if found[0] == "to" and len(found) > 1 else found


def is_dated(candidate: Candidate) -> bool:
    """Whether the goal has a deadline in it or right after it: "by 2030", "before next summer", "within ten years"."""
    goal = candidate.goal
    return bool(DATE.search(columns_of(goal.doc).between(goal.start, min(candidate.sentence.end, goal.end + AFTER))))


def is_firm(candidate: Candidate) -> bool:
    """Whether the goal names a year or a share, as one-off acts seldom do."""
    return is_dated(candidate) or bool(SHARE.search(candidate.goal_text))


def is_whole(candidate: Candidate) -> bool:
    """Whether the goal is an end state, or all of something."""
    return not words("universals").isdisjoint(candidate.goal_words) or bool(find_phrase("end_states", candidate.goal_text))


def is_counted(candidate: Candidate, apart: re.Pattern[str] | None = None) -> bool:
    """Whether the goal holds a number other than a year, and other than those in words that match `apart`."""
    text = candidate.goal_text
    bounds = [m.span() for m in apart.finditer(text)] if apart is not None else []
    shift = candidate.goal.start_char
    return any(is_number(t) and not any(start <= t.idx - shift < end for start, end in bounds) for t in candidate.goal)
