"""Where a goal begins and what clings to its edges: the frame of the aim before it ("its goal of"), tags, quotation marks, a last "to"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from citybeat.extract.targets.clauses import POSSESSIVES
from citybeat.extract.targets.lexicon import find_phrase
from citybeat.extract.targets.triggers import form_of, is_number
from citybeat.nlp.columns import columns_of

AIMS = frozenset({"goal", "goals", "aim", "target", "targets", "ambition", "ambitions", "commitment", "commitments", "objective", "pledge",
                  "pledges", "promise", "vow", "plan", "plans", "proposal", "proposals", "scheme", "bid", "effort", "efforts"})
FRAME = 12  # words of a frame: "raise sales in 2031 with the stated goal of"
TIMES = frozenset({"year", "month", "week", "day", "decade"})  # "a six year scheme"
TAGS = re.compile(r"(?:</?[a-z]{1,6}>\s*)+", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
QUOTES = frozenset("\"“”")
PAIRS = {")": "(", "]": "["}
LAST = frozenset(".!?")


def outlined(goal: Span) -> Span:
    """A goal that begins where it is said what is to be reached, without debris at its edges: "its goal to [plant 300 trees]".

    A goal that is no more than its frame and debris comes back as it is.
    """
    doc, end = goal.doc, goal.end
    start = past_debris(doc, goal.start, end)
    start = past_frame(doc, start, end)
    end = before_debris(doc, start, end)
    return doc[with_quote(doc, start, end):end] if end > start else goal


def past_debris(doc: Doc, start: int, end: int) -> int:
    """Where words begin without tags and the "to" of an infinitive: "</li><li>[Plant 300 trees]"."""
    if doc[start].text.startswith("<"):
        start = past_tags(doc, start, end)
    if doc[start].lower_ == "to" and start + 1 < end and doc[start + 1].is_alpha and not is_number(doc[start + 1]):
        start += 1
    return start


def past_tags(doc: Doc, start: int, end: int) -> int:
    """Where words begin behind tags; a year that clings to the last goes with it, any other word keeps them all."""
    found = TAGS.match(columns_of(doc).between(start, end))
    if found is None:
        return start
    edge = doc[start].idx + found.end()
    first = next((i for i in range(start, end) if doc[i].idx >= edge), end)
    rest = doc.text[edge:doc[first - 1].idx + len(doc[first - 1])]
    return first if first < end and (not rest or YEAR.fullmatch(rest)) else start


def past_frame(doc: Doc, start: int, end: int) -> int:
    """Where a goal begins behind the noun of an aim in it: "lift sales with the aim of [earning 9 million]", "a bold plan to [plant 300]";
    `start` where a number stands before it ("300 homes in a plan to house all")."""
    if doc[start].lower_ in ("target", "targets", "targeting") and start + 1 < end and opens_amount(doc, start + 1):
        return start + 1  # "target 9 million in sales"
    found = start
    for i in range(start, min(end - 2, start + FRAME)):
        if is_number(doc[i]) and not is_span(doc, i):
            break
        if doc[i].lower_ in AIMS and begins_act(doc, i + 1) and is_checkable(doc[i + 2:end]):
            found = i + 2
    return found


def is_span(doc: Doc, i: int) -> bool:
    """Whether a number says how long: "a [six] year scheme", "a [six]-month plan"."""
    after = doc[i + 2] if i + 2 < len(doc) and doc[i + 1].text == "-" else doc[i + 1]
    return after.lower_ in TIMES


def begins_act(doc: Doc, i: int) -> bool:
    """Whether "to plant", "of planting" begin at a word."""
    word, verb = doc[i].lower_, doc[i + 1]
    if word == "of":
        return verb.text.islower() and verb.text.endswith("ing")
    told = verb.text.islower() and verb.is_alpha and not doc[i - 1].lower_.startswith("commitment")  # "its commitment to clean power"
    return word == "to" and (told or form_of(doc, i + 1) == "base")


def is_checkable(words: Span) -> bool:
    """Whether words say how much, or name an end state."""
    return any(map(is_number, words)) or find_phrase("end_states", words.text) is not None


def opens_amount(doc: Doc, i: int) -> bool:
    """Whether an amount begins at a word: "$9m", "9 million"."""
    return is_number(doc[i]) or (doc[i].is_currency and i + 1 < len(doc) and is_number(doc[i + 1]))


def before_debris(doc: Doc, start: int, end: int) -> int:
    """Where words end without a full stop, a lone quotation mark or bracket, and a verb whose object was cut off ("by 2031 [to meet]")."""
    while end - start > 1:
        last = doc[end - 1]
        lone = last.text in QUOTES and sum(t.text in QUOTES for t in doc[start:end]) % 2 and not is_opened(doc, start)
        opener = PAIRS.get(last.text)
        unmatched = opener is not None and not any(opener in t.text for t in doc[start:end])
        if not (last.text in LAST or lone or unmatched):
            break
        end -= 1
    if end - start > FRAME // 2 and doc[end - 2].lower_ == "to" and doc[end - 1].text.islower() and doc[end - 1].is_alpha and (
            is_checkable(doc[start:end - 2]) and form_of(doc, end - 1) == "base"):
        return end - 2
    return end


def is_opened(doc: Doc, start: int) -> bool:
    """Whether a quotation mark stands right before a word."""
    return start > 0 and doc[start - 1].text in QUOTES and not doc[start - 1].whitespace_


def with_quote(doc: Doc, start: int, end: int) -> int:
    """Where a goal begins with the quotation mark before it, where the one that closes it stands in the goal: "“[scrap” all fees]"."""
    marks = list(marks_in(doc, start, end))
    return start - 1 if is_opened(doc, start) and len(marks) % 2 and marks[0] > start else start


def marks_in(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Where quotation marks stand in words."""
    texts = columns_of(doc).texts
    return (i for i in range(start, end) if texts[i] in QUOTES and texts[i] not in POSSESSIVES)
