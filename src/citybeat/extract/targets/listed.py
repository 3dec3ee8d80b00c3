"""The items of a list of goals: "The firm has set these goals for 2031: • Inspire 60% of its staff to walk • Fill 75% of its posts"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from citybeat.extract.targets.clauses import clause_end
from citybeat.extract.targets.lexicon import find_phrase
from citybeat.extract.targets.triggers import Candidate, form_of, is_number
from citybeat.nlp.columns import Columns, columns_of, text_of

LISTED = "targets.listed"
GOALS = frozenset({"goal", "goals", "target", "targets", "commitment", "commitments", "objectives", "pledges", "ambitions", "aims"})
# what has been reached, or is told of others: "met these goals:", "would need targets:"
MET = frozenset({"met", "achieved", "reached", "surpassed", "exceeded", "missed", "toward", "towards", "progress", "achievements",
                 "highlights", "if", "should", "may", "might", "could", "would", "not"})
TAG, BULLETS = "<li>", frozenset("•*‣▪●-–")
ENDS = frozenset({"</ul>", "</ol>"})
LABEL = 5  # words of the heading of an item: "Clean water: plant 300 trees"
FEWEST = 2  # items of a list
PAST = ("ed", "s", "ly", "ing")
FUNCTION = frozenset({"a", "an", "the", "as", "by", "in", "on", "at", "for", "from", "with", "to", "of", "we", "it", "they", "our", "their",
                      "all", "more", "over", "about", "since", "when", "while", "if", "this", "that", "new", "no", "net", "zero",
                      "won", "led"})
AHEAD = re.compile(r"\b(?:by|for)\s+(?:the\s+end\s+of\s+)?((?:19|20)\d\d)\b")
OF_YEAR = re.compile(r"\b((?:19|20)\d\d)\s+(?:[A-Za-z&-]+\s+){0,3}(?:goals|targets)\b")
GRADES = frozenset({"tier", "scope", "phase", "stage", "level", "category", "class", "grade", "step"})  # "scope 1", "tier 2"


@dataclass(frozen=True)
class GoalList:
    """What introduces a list of goals, and the year that holds for them all."""

    introduction: Span
    year: str | None

    def holding(self, item: Candidate) -> Candidate:
        """A candidate as if it stood in the introduction: who is said there to have goals has those of the list."""
        doc, lower = item.sentence.doc, columns_of(item.sentence.doc).lower
        start, end = self.introduction.start, self.introduction.end
        at = next(i for i in range(start, end) if lower[i] in GOALS)
        return replace(item, sentence=self.introduction, goal=doc[end - 1:end], trigger=doc[at:at + 1])


def goal_items(parts: Sequence[Span]) -> Iterator[tuple[Span, GoalList]]:
    """The sentences that are items of a list whose introduction speaks of goals."""
    i, whole = 0, None
    while i < len(parts):
        items = items_behind(parts, i) if introduces(parts[i]) else []
        if len(items) >= FEWEST:
            whole = whole or {year for part in parts for year in OF_YEAR.findall(text_of(part))}
            text = text_of(parts[i])
            years = {*AHEAD.findall(text), *OF_YEAR.findall(text)} or whole
            found = GoalList(parts[i], next(iter(years)) if len(years) == 1 else None)
            yield from ((item, found) for item in items)
        i += 1 + len(items)


def introduces(sentence: Span) -> bool:
    """Whether a sentence announces goals: "It has set these targets:"; not "It has met these targets:"."""
    columns = columns_of(sentence.doc)
    if columns.texts[sentence.end - 1] != ":":
        return False
    lower = columns.lower[sentence.start:sentence.end]
    return not GOALS.isdisjoint(lower) and MET.isdisjoint(lower)


def items_behind(parts: Sequence[Span], at: int) -> list[Span]:
    """The items of the list behind a sentence, the first sentence of each."""
    columns = columns_of(parts[at].doc)
    found: list[Span] = []
    for before, item in zip(parts[at:], parts[at + 1:], strict=False):
        gap = columns.texts[before.end:item.start]
        if (found and not ENDS.isdisjoint(gap)) or not is_marked(columns, gap, item):
            break
        found.append(item)
    return found


def is_marked(columns: Columns, gap: Sequence[str], item: Span) -> bool:
    """Whether a sentence begins with the mark of an item."""
    return TAG in gap or (columns.texts[item.start] in BULLETS and any("\n" in word for word in gap))


def listed_goal(item: Span) -> Candidate | None:
    """What an item of a list of goals aims at, from its verb on, where it says how much or names an end state."""
    doc, columns = item.doc, columns_of(item.doc)
    start = past_label(columns, item.start + (columns.texts[item.start] in BULLETS), item.end)
    if start >= item.end or not opens_act(item, start):
        return None
    goal = doc[start:clause_end(doc, start, item.end)]
    if not len(goal) or not (is_counted(columns, goal) or find_phrase("end_states", text_of(goal))):
        return None
    return Candidate(item, goal, LISTED)


def is_counted(columns: Columns, goal: Span) -> bool:
    """Whether a goal has a number; "scope 1" has none."""
    return any(is_number(t) and columns.lower[t.i - 1] not in GRADES for t in goal)


def past_label(columns: Columns, start: int, end: int) -> int:
    """Where an item begins behind its heading: "Clean water: [plant 300 trees]"."""
    return next((i + 1 for i in range(start + 1, min(start + LABEL, end - 1)) if columns.texts[i] == ":"), start)


def opens_act(item: Span, start: int) -> bool:
    """Whether what is to be done opens an item: a verb of the lists, or a word with a capital that can be one ("Inspire and move 60%",
    "Graduate over 300 people"); not what was done ("Planted 300 trees") and no clause ("As a first step", "We will")."""
    if form_of(item.doc, start) == "base":
        return True
    text = item.doc[start].text
    return text.istitle() and text.isalpha() and not text.endswith(PAST) and text.lower() not in FUNCTION
