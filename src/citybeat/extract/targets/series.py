"""Numbered aims that share a verb: "cut waste by 25% by 2030, and 50% by 2040" holds two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from citybeat.extract.targets.clauses import without_trailing
from citybeat.extract.targets.frames import is_checkable, opens_amount
from citybeat.extract.targets.lexicon import find_phrase, words
from citybeat.extract.targets.triggers import form_of, is_number
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
SHARED = re.compile(r"\brespectively\b|\bbetween\s+(?:[^,;]|(?<=\d),(?=\d)){1,30}$|\bfrom\s+[$€£]?\d[^;]{0,40}\sto\b", re.IGNORECASE)
# verbs that say how much, or that nothing is to be left
MULTIPLYING = frozenset({"double", "treble", "triple", "quadruple", "halve"})
ENDING = frozenset({"eliminate", "abolish", "end", "scrap", "eradicate", "ban", "close", "clear", "finish", "replace"})
FRACTIONS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "tenth"})
JOINING = frozenset({"and", "to", "of", "also", "then"})
LISTED = 2  # things behind commas that are a list without "and"
STEM = 5  # letters; a shorter word in -ing is seldom a form of a verb ("bring", "thing")
NO_GERUNDS = frozenset({"including", "excluding", "according", "following", "depending", "regarding", "during"})
# what else stands before an amount: "type 2 diabetes", "across all towns"
NO_VERBS = frozenset({
    "type", "phase", "section", "article", "level", "grade", "class", "tier", "stage", "line", "route", "unit", "scope", "category",
    "chapter", "zone", "track", "version", "only", "just", "even", "then", "or", "that", "than", "as", "with", "without", "for", "in",
    "on", "at", "of", "by", "from", "to", "between", "under", "above", "below", "within", "across", "throughout", "around", "during",
    "among", "against", "per", "into", "onto", "over", "after", "before", "behind", "beside", "near", "every", "each", "is", "are",
    "was", "were", "be", "not",
})
ITEM_VERB = 4  # words between the verb and the first amount of a list of things
COUNTED = 3  # words behind an amount among which its thing stands
PREPOSED = frozenset({"to", "by", "of", "up", "than"})  # before an amount that belongs to what stands before
DURATIONS = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
MEASURES = DURATIONS | {"year", "month", "week", "day", "hour", "minute", "decade", "decades", "percentage", "percent", "per", "pct",
                        "million", "billion", "thousand"}


def series_of(goal: Span) -> list[Span]:
    """The goals of a goal, one for each numbered part."""
    return [item for part in verbal_parts(goal) for step in numbered_parts(part) for item in items_of(step)]


def verbal_parts(goal: Span) -> Iterator[Span]:
    """The parts of a goal that have a verb and a measure each: "double its patrols, halve its fuel bill and eliminate finning"."""
    doc, start = goal.doc, goal.start
    first = form_at(doc, start)
    joints = [i for i in range(start + 2, goal.end - 2) if doc[i].lower_ in ("and", ",", ";") and not in_brackets(doc, start, i)]
    begins = {i: begun(goal, i) for i in joints}
    for i, at in begins.items():
        form = form_at(doc, at)
        if i < start + 2 or form is None or first not in (form, None):
            continue
        if form == "ing" and not any(k >= i and doc[k].lower_ == "and" and form_at(doc, begins[k]) == "ing" for k in joints):
            continue  # "planting 300 trees, bringing the total to 900"
        part = doc[start:without_trailing(doc, start, i)]
        if len(part) > 1 and is_measured(part) and is_measured(doc[at:min((k for k in joints if k > at), default=goal.end)]):
            yield part
            start = at
    yield doc[start:goal.end]


def begun(goal: Span, i: int) -> int:
    """Where the words behind a comma or "and" begin, without the "and to" before them."""
    at = i + 1
    while at < goal.end - 2 and goal.doc[at].lower_ in JOINING:
        at += 1
    return at


def form_at(doc: Doc, i: int) -> str | None:
    """The form of a verb: "base" of those that are known and of what stands right before an amount ("pave 35 kilometres"), "ing" of any
    that ends so."""
    word = doc[i].lower_
    if not doc[i].text.islower() or not doc[i].is_alpha:
        return None
    if word.endswith("ing") and len(word) > STEM:
        return "ing" if word not in NO_GERUNDS else None
    if word in MULTIPLYING | ENDING or (form := form_of(doc, i)) == "base":
        return "base"
    measured = i + 2 < len(doc) and doc[i + 2].is_alpha and (
        doc[i + 1].lower_ in ("all", "every", "each") or opens_amount(doc, i + 1))
    return "base" if measured and word not in LEADING | NO_VERBS and not word.endswith("ly") and not is_number(doc[i]) else form


def is_measured(part: Span) -> bool:
    """Whether words say how much of something, or that all or nothing of it is to be left."""
    verb = part[0].lower_
    stem = verb.removesuffix("ing")
    if not any(t.is_alpha and t.lower_ not in words("function_words") and not is_number(t) for t in part):
        return False
    if {verb, stem, f"{stem}e", stem[:-1]} & (MULTIPLYING | ENDING) or find_phrase("end_states", part.text):
        return True
    told = words("universals") | FRACTIONS
    return any(is_number(t) or t.lower_ in told for t in part)


def items_of(goal: Span) -> Iterator[Span]:
    """The parts of a goal that share its verb and are each a number of things: "hire 300 clerks, 40 nurses and 9 cooks", or each change by
    an amount: "cut losses by 30%, overheads by 10% and fuel by 2%"."""
    doc, start = goal.doc, goal.start
    marks = [i for i in range(start + 2, goal.end - 1) if doc[i].lower_ in ("and", ",", ";") and not in_brackets(doc, start, i)]
    begins: list[int] = []
    for i in marks:
        at = i + 1
        if at < goal.end and doc[at].lower_ in ("and", "or", ","):
            continue
        stop = next((k for k in marks if k > at), goal.end)
        if opens_item(doc, at, stop) or changes(doc[at:stop]):
            begins.append(at)
    if len(begins) < LISTED and not any(doc[at - 1].lower_ == "and" for at in begins):
        begins = []  # "raise $9 million, 40% of its budget"
    ranged = start > 0 and doc[start - 1].lower_ == "between"
    if not begins or ranged or "respectively" in goal.text:
        yield goal
        return
    first = doc[start:without_trailing(doc, start, begins[0])]
    alike = all(opens_item(doc, at, goal.end) for at in begins) and counts_things(first)
    changed = all(changes(doc[a:b]) for a, b in zip([start, *begins], [*begins, goal.end], strict=True))
    if not (alike or changed) or SHARED.search(first.text):
        yield goal
        return
    for a, b in zip([start, *begins], [*begins, goal.end], strict=True):
        yield doc[a:b if b == goal.end else without_trailing(doc, a, b)]


def opens_item(doc: Doc, at: int, stop: int) -> bool:
    """Whether "300 clerks", "another 40 nurses in towns", "$9 million for trams" begin at a word."""
    amount = amount_start(doc[at:stop])
    if amount is None or doc[at].lower_ in PREPOSED:
        return False
    after = [t.lower_ for t in doc[amount + 1:min(stop, amount + 1 + COUNTED)]]
    return any(w.isalpha() and w not in MEASURES for w in after) and after[0] not in DURATIONS


def counts_things(first: Span) -> bool:
    """Whether the first part of a list is a verb and a number of things, a number of things alone, or an end state ("be carbon neutral [and
    100% renewable]")."""
    doc = first.doc
    amount = next((i for i in range(first.start, first.end) if opens_amount(doc, i)), None)
    if amount is None:
        return find_phrase("end_states", first.text) is not None
    if not opens_item(doc, amount, first.end):
        return False
    lead = amount - 1
    while lead > first.start and doc[lead].lower_ in LEADING - PREPOSED:
        lead -= 1
    led = doc[lead].lower_
    return amount == first.start or led == "of" or (lead <= first.start + ITEM_VERB and led not in PREPOSED | PREPOSITIONS | {"at", "from"})


def changes(span: Span) -> bool:
    """Whether words are a thing and by how much it changes: "overheads by 10%"."""
    doc = span.doc
    return any(doc[i].lower_ == "by" and opens_amount(doc, i + 1) for i in range(span.start + 1, span.end - 1))


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
