"""What the words of a candidate say that several vetoes ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from functools import wraps
from itertools import pairwise

from citybeat.extract.targets.lexicon import find_phrase, words
from citybeat.extract.targets.triggers import Candidate, is_number
from citybeat.nlp.columns import columns_of

DATE = re.compile(
    r"\b(?:by|before|until|till|through|within|between|from|in|to)\s+"
    r"(?:(?:the|early|late|mid|end|middle|start|year|fiscal|of|at|least|about|around|[A-Z][a-z]+)\s+){0,4}(?:19|20)\d\d\b|"
    r"\bby\s+then\b|\b(?:by|before|until|within)\s+(?:the\s+|this\s+|next\s+|that\s+)*"
    r"(?:end|middle|start|beginning|mid|early|late|year|month|summer|winter|spring|autumn|decade|[A-Z][a-z]+)\b|"
    r"\bwithin\s+(?:\w+\s+){1,4}(?:days|weeks|months|years)\b|\byear-end\b")
FRONT = re.compile(r"(?:by|before|until|within)\s+(?:the\s+)?(?:(?:end|middle|start|early|late|mid|year|of)\s+){0,3}20\d\d,", re.IGNORECASE)
FRONTED = 8  # words before the comma of a date at the head of a sentence
MEMBERS = 5  # words before a goal in which those stand whom it binds
OBLIGED = 6  # words before a goal in which the verb of an order stands
AFTER = 3  # words after a goal in which its deadline may stand
SHARE = re.compile(r"%|\bper ?cent\b|\bpct\b|\b(?:half|third|quarter|fifth|tenth)s?\b", re.IGNORECASE)
# behind an amount that says where something is: "in a town 9 miles (14 km) south of here"
AWAY = re.compile(r"\s*\)?\s*(?:\([^)]*\)\s*)?(?:(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?\s+(?:of|from)|outside|away)\b")
# behind these stands what an aim costs, not how much of it
MEANS = re.compile(r"\bby\s+(?:\w+ly\s+)?(?:borrowing|spending|investing|issuing|selling|using|allocating|injecting|offering"
                   r"|setting\s+aside)\b", re.IGNORECASE)
AMOUNT = re.compile(
    r"[$€£¥₹]\s?\d|(?:\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|hundred)\b)\s*(?:million|billion|trillion|mln|bln|bn"
    r"|dollars|dlrs|euros|pounds|rupees|pesos|yen|yuan|francs|marks|rand|shillings)\b", re.IGNORECASE)
Test = Callable[[Candidate], bool]
GENERIC = frozenset(f"targets.{name}" for name in ("change_to", "changing", "change_item", "must", "have_to"))
WITHOUT_AIM = GENERIC | {"targets.head"}  # rules that need no word for an aim
NAMED = frozenset(f"targets.{name}" for name in ("named_goal", "goal_of", "goal_is"))
BOUND = frozenset({"targets.commit_to", "targets.pledge_to"})
PLEDGED = BOUND | {"targets.pledge"}
NEEDED: dict[Test, frozenset[str]] = {}
"""Words one of which a sentence must have for a veto to meet a candidate in it: the sentence of most has none."""


def remembered(test: Test) -> Test:
    """A test whose answer is kept with the candidate: many vetoes ask for the same."""
    name = f"_{test.__name__}"

    @wraps(test)
    def answer(candidate: Candidate) -> bool:
        known: bool | None = candidate.__dict__.get(name)
        if known is None:
            known = candidate.__dict__[name] = test(candidate)
        return known

    return answer


def needs(some: Set[str]) -> Callable[[Test], Test]:
    """Marks a veto that meets no candidate whose sentence has none of some words, so that it need not be tried there."""

    def mark(test: Test) -> Test:
        NEEDED[test] = frozenset(some)
        return test

    return mark


class Trials:
    """Vetoes to be tried one after the other, each only where the words of the sentence let it meet a candidate."""

    def __init__(self, tests: Iterable[Test]):
        self.tests = [(test, NEEDED.get(test)) for test in tests]
        bits = {some: 1 << i for i, some in enumerate({some: None for _, some in self.tests if some is not None})}
        self.needed = [(test, bits[some] if some is not None else 0) for test, some in self.tests]
        self.bits_of: dict[str, int] = {}
        for some, bit in bits.items():
            for word in some:
                self.bits_of[word] = self.bits_of.get(word, 0) | bit

    def possible(self, candidate: Candidate) -> Iterator[Test]:
        """The vetoes that may meet a candidate, in their order."""
        sentence, held, bits_of = candidate.sentence, 0, self.bits_of
        for word in columns_of(sentence.doc).lower[sentence.start:sentence.end]:
            if word in bits_of:
                held |= bits_of[word]
        return (test for test, bit in self.needed if bit & held == bit)


def goal_words(candidate: Candidate) -> list[str]:
    """The goal's words without a first "to", lower case."""
    found = candidate.goal_words
    return found[1:] if found[0] == "to" and len(found) > 1 else found


@remembered
def is_dated(candidate: Candidate) -> bool:
    """Whether the goal has a deadline in it or right after it, or its sentence begins with one: "by 2030", "before next summer", "within
    ten years"."""
    goal, columns = candidate.goal, columns_of(candidate.goal.doc)
    if FRONT.match(columns.between(candidate.sentence.start, min(goal.start, candidate.sentence.start + FRONTED))):
        return True
    return bool(DATE.search(columns.between(goal.start, min(candidate.sentence.end, goal.end + AFTER))))


@remembered
def is_firm(candidate: Candidate) -> bool:
    """Whether the goal names a year or a share, as one-off acts seldom do."""
    return is_dated(candidate) or bool(SHARE.search(candidate.goal_text))


@remembered
def is_whole(candidate: Candidate) -> bool:
    """Whether the goal is an end state, or all of something."""
    return not words("universals").isdisjoint(candidate.goal_words) or bool(find_phrase("end_states", candidate.goal_text))


@remembered
def is_counted(candidate: Candidate) -> bool:
    """Whether the goal holds a number other than a year."""
    return any(map(is_number, candidate.goal))


def is_counted_outside(candidate: Candidate, apart: re.Pattern[str]) -> bool:
    """Whether the goal holds a number other than a year, and other than those in words that match `apart`."""
    bounds = [m.span() for m in apart.finditer(candidate.goal_text)]
    shift = candidate.goal.start_char
    return any(is_number(t) and not any(start <= t.idx - shift < end for start, end in bounds) for t in candidate.goal)


def is_of_members(candidate: Candidate) -> bool:
    """Whether it is a rule of a body for those who belong to it: "asks its members to spend 2% of it on parks"."""
    before = candidate.lead[-MEMBERS:]
    if before[-1:] != ["to"] or not ("members" in before or "member" in before):
        return False
    named = any(a in ("its", "all", "their") and b in ("members", "member") for a, b in pairwise(before))
    return named and bool(SHARE.search(candidate.goal_text))


def is_binding(candidate: Candidate) -> bool:
    """Whether law or court sets it, by a date and with a number or as a whole: "a judge ordered Orla to replace 300 pipes by 2031"."""
    bound = not words("lawgivers").isdisjoint(candidate.lead) and not words("obliging").isdisjoint(candidate.lead[-OBLIGED:])
    return bound and is_dated(candidate) and (is_counted(candidate) or is_whole(candidate))
