"""Numbered aims that share a verb: "cut waste by 25% by 2030, and 50% by 2040" holds two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from citybeat.extract.targets.clauses import without_trailing
from citybeat.extract.targets.frames import is_checkable, opens_amount
from citybeat.extract.targets.triggers import is_number, parts_of
from citybeat.nlp.columns import columns_of

# what may stand before the number of another aim
LEADING = frozenset({"a", "an", "all", "its", "their", "the", "another", "further", "additional", "at", "least", "up", "to", "by", "more",
                     "than", "some", "about", "around", "over", "nearly", "-", "–", "almost", "of"})
LED = 5  # words before it
SHORTEST = 3  # words of an aim
# "over five years", "by 2031", "within a decade"
TIME = re.compile(r"\b(?:by|in|over|within|for|until|before|through)\s+(?:the\s+|about\s+|around\s+|year[- ]?end\s+|end\s+of\s+)*"
                  r"(?:(?:19|20)\d\d\b|(?:the\s+next\s+)?\w+\s+(?:years|months|decades)\b)")
SUM = re.compile(r"(?:[$€£¥]|US\$)\s?\d|\d\s?(?:million|billion|bn|mln|trillion)\s+(?:euros|dollars|pounds|yuan|yen|rupees)", re.IGNORECASE)
PREPOSITIONS = frozenset({"in", "to", "for", "on"})
# "between 9% in 2030 [and]", "from $5 to $25 in 2030, [and]": steps of one
SHARED = re.compile(r"\brespectively\b|\bbetween\s+[^,;]{1,30}$|\bfrom\s+[$€£]?\d[^;]{0,40}\sto\b", re.IGNORECASE)


def series_of(goal: Span) -> list[Span]:
    """The goals of a goal, one for each numbered part."""
    return [part for verbal in parts_of(goal) for part in numbered_parts(verbal)]


def numbered_parts(goal: Span) -> Iterator[Span]:
    """The parts of a goal that share its verb, each with a number and a time or object of its own."""
    doc, start = goal.doc, goal.start
    for i in range(goal.start + 2, goal.end - 2):
        if doc[i].lower_ not in ("and", "or") or i <= start + 1:
            continue
        at = i + 1
        first, second = doc[start:without_trailing(doc, start, i)], doc[at:goal.end]
        if len(second) >= SHORTEST and not in_brackets(doc, start, i) and are_apart(first, second):
            yield first
            start = without_lead(doc, at)
    yield doc[start:goal.end]


def are_apart(first: Span, second: Span) -> bool:
    """Whether two parts of a goal are aims of their own: each has a number and a time, or each a sum and what it is for."""
    amount = amount_start(second)
    if amount is None or not is_checkable(first) or SHARED.search(first.text) or "respectively" in second.text:
        return False
    if TIME.search(first.text) and TIME.search(second.text):
        return True
    return bool(SUM.search(first.text) and SUM.match(second.doc[amount:second.end].text)) and have_objects(first, second, amount)


def have_objects(first: Span, second: Span, amount: int) -> bool:
    """Whether sums are for something each, in the same words: "9 million in trade", "3 million in aid"; "a $9 levy", "a $7 levy"."""
    own = next((k for k in range(first.start, first.end) if opens_amount(first.doc, k)), first.start)
    if first.doc[first.start].lower_ in ("a", "an") and second.doc[second.start].lower_ in ("a", "an") and own == first.start + 1:
        return True
    lower = columns_of(first.doc).lower
    ours = {w for w in lower[own:first.end] if w in PREPOSITIONS}
    theirs = {w for w in lower[amount:second.end] if w in PREPOSITIONS}
    return bool(ours & theirs)


def amount_start(span: Span) -> int | None:
    """Where the number of words begins that open with one: "at least [9%] by 2031"; None for others."""
    for i in range(span.start, min(span.end, span.start + LED)):
        if opens_amount(span.doc, i):
            return i
        if span.doc[i].lower_ not in LEADING:
            return None
    return None


def without_lead(doc: Doc, at: int) -> int:
    """Where another aim begins without the preposition that its number shares with the first: "[by] 50% by 2040"."""
    led = doc[at].lower_ in ("by", "to") and (is_number(doc[at + 1]) or doc[at + 1].is_currency)
    return at + 1 if led else at


def in_brackets(doc: Doc, start: int, i: int) -> bool:
    """Whether a word stands in brackets that open in the goal."""
    texts = columns_of(doc).texts[start:i]
    return texts.count("(") > texts.count(")")
