"""Where a city may be named: names of places, spans of the city head, datelines, and the names of governments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from citybeat.extract.cities.lexicon import words
from citybeat.extract.rules import Rule, RuleMatcher, found_by, required
from citybeat.gazetteer import Gazetteer
from citybeat.gazetteer.fold import fold
from citybeat.nlp.columns import Columns, columns_of, text_of
from citybeat.nlp.entities import ent_rows, labels_of
from citybeat.nlp.layout import layout_of

LONGEST_NAME = 6  # words of a place's name
REACH = 8  # words about a trigger that the cue rules look at
LONGEST_LISTED = 3  # words of a name in a list that the model takes for something else
LISTED = ([","], ["and"], [",", "and"])
SEPARATORS = frozenset({",", "(", ")", "/", ";", ":"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
COUNTS = frozenset({"DATE", "MONEY"})
HYPHENS = frozenset({"-", "‑", "–"})
JOINTS = HYPHENS | {"and", "&"}
DASHES = HYPHENS | {"—", "―", "--"}
LARGE = 10_000  # inhabitants
CACHE = 20_000  # names of which it is kept whether they are those of large places
WELL_KNOWN = 100_000  # inhabitants of a place that may open an article before a mark alone
PARAGRAPH = re.compile(r"^[^\n]{100,}$", re.M)
OPENING = re.compile(
    r"(?P<place>[A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w){0,2})(?:,? [A-Z][\w.]+)? ?(?:/[A-Z]{2,}/|[-–—] ?(?=\d)|: (?=[A-Z\"“]))")
CAPITALISED = re.compile(r"[A-Z][^\W\d_]{3,}")
Cues = dict[tuple[int, str], dict[str, float]]
"""Rule ids and weights by the token at which a name must begin ("after") or end ("before")."""


def trimmed(span: Span) -> Span | None:
    """A span without words around the name ("downtown", "city", "'s") and without what is no letter; None where no capital is left."""
    doc, start, end = span.doc, span.start, span.end
    columns = columns_of(doc)
    texts, before, after = columns.texts, words()["trimmed_before"], words()["trimmed_after"]
    while start < end and (texts[start] in before or (not texts[start].isalnum() and is_mark(doc, start))):
        start += 1
    while end > start and (texts[end - 1] in after or (not texts[end - 1].isalnum() and is_mark(doc, end - 1))):
        end -= 1
    name = columns.between(start, end)
    if not name or name.endswith("-") or not name[0].isalpha() or not any(c.isupper() for c in name):
        return None
    return span if (start, end) == (span.start, span.end) else doc[start:end]


def is_mark(doc: Doc, i: int) -> bool:
    """Whether a token that is no word or figure is white space or a punctuation mark."""
    return columns_of(doc).is_space[i] or bool(doc[i].is_punct)


def parts(span: Span) -> Iterator[Span]:
    """The names in a span: the pieces between commas and brackets ("TROY, N.C."), without a leading "City of"."""
    start, end, texts = span.start, span.end, columns_of(span.doc).texts
    for i in range(start, end + 1):
        if i == end or texts[i] in SEPARATORS or "\n" in texts[i]:
            piece = trimmed(span if i - start == len(span) else span.doc[start:i]) if i > start else None
            if piece is not None:
                yield without_government(piece)
            start = i + 1


def without_government(span: Span) -> Span:
    """ "City of Oslo", "harbour city Oslo" to "Oslo"; anything else as it is."""
    columns, start, end = columns_of(span.doc), span.start, span.end
    if end - start > 2 and columns.between(start, start + 2) in words()["governments"]:
        return span.doc[start + 2:end]
    for i in range(start + 1, end - 1):
        if columns.texts[i] in words()["kinds"]:
            return span.doc[i + 1 + (i + 2 < end and columns.lower[i + 1] == "of"):end]
    return span


def candidates(doc: Doc, gazetteer: Gazetteer, cues: Cues) -> Iterator[tuple[Span, str]]:
    """Spans that may name a city, each with the id of the rule that proposed it; the same span may come twice."""
    for span in doc.spans.get("city", ()):
        yield from ((piece, "cities.head") for piece in parts(span))
    columns = columns_of(doc)
    for entity in ent_rows(doc):
        start, end = entity.start, entity.end
        if entity.label == "LOC":
            for piece in parts(entity.span):
                yield from ((name, "cities.name") for name in halves(with_code(whole(piece, gazetteer), gazetteer), gazetteer))
        elif (until := possessor(columns, start, end)) < end and is_large(columns.between(start, until), gazetteer):
            yield doc[start:until], "cities.gazetteer"
        elif is_large(columns.between(start, until := named_head(columns, start, end)), gazetteer) \
                and not (entity.label == "PERSON" and fold(entity.text) in words()["given_names"]):
            yield entity.span if until == end else doc[start:until], "cities.gazetteer"
    yield from ((span, "cities.list") for span in listed(doc) if gazetteer.matches(text_of(span)))
    yield from ((span, "cities.gazetteer") for span in unclaimed(doc, gazetteer))
    place = layout_of(doc).dateline_place
    if place is None:
        place = opening(doc, gazetteer)
    if place is not None:
        yield from ((name, "cities.dateline") for piece in parts(place) for name in halves(piece, gazetteer))
    for (i, side), rules in cues.items():
        strongest = max(rules, key=lambda r: (rules[r], r))
        found = named_at(doc, i, side, gazetteer) if rules[strongest] >= 1 else None
        if found is not None:
            yield found, strongest


def named_head(columns: Columns, start: int, end: int) -> int:
    """Where the words of a name end before a dash between blanks, or before a small word that ends it ("OSLO - Trams", "Oslo to"); else
    its end."""
    for i in range(start + 1, end - 1):
        if is_dash(columns, i):
            return i
    while end - 1 > start and columns.texts[end - 1] in words()["trimmed_after"]:
        end -= 1
    return end


def is_dash(columns: Columns, i: int) -> bool:
    """Whether word i is a dash with blanks on both sides."""
    return columns.texts[i] in DASHES and columns.spaced[i] and columns.spaced[i - 1]


def with_code(span: Span, gazetteer: Gazetteer) -> Span:
    """A name with the abbreviation of the same city behind it: "Washington, D.C."; else the span itself."""
    texts, end = columns_of(span.doc).texts, span.end + 2
    if end > len(texts) or texts[span.end] != "," or texts[end - 1] not in gazetteer.tables.abbreviations:
        return span
    return span.doc[span.start:end] if gazetteer.matches(columns_of(span.doc).between(span.start, end)) else span


def possessor(columns: Columns, start: int, end: int) -> int:
    """Where the words of a longer name end before its first "'s" ("Derry's General Hospital"); its own end where it has none."""
    return next((i for i in range(start + 1, end) if columns.texts[i] in {"'s", "’s"}), end) if end - start > 1 else end


def opening(doc: Doc, gazetteer: Gazetteer) -> Span | None:
    """The place at the head of the first paragraph, before an agency, a dash or a colon ("Kuwait: ", "ULAANBAATAR /AGENCY/")."""
    text = columns_of(doc).text
    paragraph = PARAGRAPH.search(text)
    found = OPENING.match(text, paragraph.start()) if paragraph else None
    if found is None or not any(m.primary and m.place.population >= WELL_KNOWN for m in gazetteer.matches(found["place"])):
        return None
    return doc.char_span(*found.span("place"))


def whole(span: Span, gazetteer: Gazetteer) -> Span:
    """The name of the gazetteer of which the model found only a part ("Salaam" of "Dar es Salaam"); else the span itself."""
    columns, first, last = columns_of(span.doc), span.start, span.end
    if gazetteer.matches(columns.between(first, last)):
        return span
    texts = columns.texts
    for start in range(max(0, first - LONGEST_NAME + 1), first + 1):
        if not texts[start][:1].isupper():
            continue
        for end in range(min(len(texts), last + 2, start + LONGEST_NAME), max(last, start + last - first + 1, start + 2) - 1, -1):
            if is_name(texts[start:end]) and gazetteer.matches(columns.between(start, end)):
                return span.doc[start:end]
    return span


def halves(span: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """The two names of a pair ("Dallas-Fort Worth", "OSLO and ROME"), where the gazetteer knows both and not the whole; else the name."""
    texts = columns_of(span.doc).texts
    hyphens = [i for i in range(span.start, span.end) if texts[i] in JOINTS]
    if len(hyphens) == 1 and span.start < hyphens[0] < span.end - 1 and not gazetteer.matches(span.text):
        pair = span.doc[span.start:hyphens[0]], span.doc[hyphens[0] + 1:span.end]
        if all(any(m.primary for m in gazetteer.matches(name.text)) for name in pair):
            yield from pair
            return
    yield span


def listed(doc: Doc) -> Iterator[Span]:
    """Names that the model takes for people or bodies and that stand in a list behind a place ("in Almere, Marea and Tal")."""
    for entity, following in pairwise(ent_rows(doc)):
        if entity.label == "LOC" and following.label in {"PERSON", "ORG"} and following.end - following.start <= LONGEST_LISTED \
                and columns_of(doc).lower[entity.end:following.start] in LISTED:
            yield following.span


@lru_cache(CACHE)
def is_large(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a place large enough to be looked at without any other sign."""
    return any(m.primary and m.place.population >= LARGE for m in gazetteer.matches(name))


def unclaimed(doc: Doc, gazetteer: Gazetteer) -> Iterator[Span]:
    """Capitalised words that no entity claims and that are the name of a large place."""
    columns, labels = columns_of(doc), labels_of(doc)
    texts = columns.texts
    for i in [i for i, text in enumerate(texts) if "A" <= text < "[" and (not labels[i] or labels[i] in COUNTS)]:
        if is_large(texts[i], gazetteer) and CAPITALISED.fullmatch(texts[i]) and is_apart(columns, i) and not doc[i].is_sent_start:
            yield doc[i:i + 1]


def is_apart(columns: Columns, i: int) -> bool:
    """Whether neither a letter nor a figure is glued to word i."""
    start, text = columns.offsets[i], columns.text
    end = start + len(columns.texts[i])
    return not (start and is_wordly(text[start - 1])) and not is_wordly(text[end:end + 1])


def is_wordly(character: str) -> bool:
    """Whether a character is part of a word, as \\w has it."""
    return character.isalnum() or character == "_"


def named_at(doc: Doc, i: int, side: str, gazetteer: Gazetteer) -> Span | None:
    """The longest name of the gazetteer that begins at token i ("after") or ends before it ("before")."""
    columns = columns_of(doc)
    texts = columns.texts
    if side == "before" and i and texts[i - 1] in POSSESSIVES:
        i -= 1
    for length in range(LONGEST_NAME, 0, -1):
        start, end = (i, i + length) if side == "after" else (i - length, i)
        if start < 0 or end > len(texts) or not is_name(texts[start:end]):
            continue
        if gazetteer.matches(columns.between(start, end)):
            return doc[start:end]
    return None


def is_name(texts: Sequence[str]) -> bool:
    """Whether some words look like a name: capitalised at both ends, particles between."""
    if not (texts[0][:1].isupper() and texts[-1][:1].isupper()):
        return False
    return all(text[:1].isupper() or text.lower() in words()["particles"] for text in texts)


class CueFinder:
    """Runs the cue rules, only where one of their words stands: most of an article holds none."""

    def __init__(self, vocab: Vocab, rules: Sequence[Rule]):
        self.matcher = RuleMatcher(vocab, rules)
        self.options = {rule.id: rule.options for rule in rules}
        self.triggers = frozenset(word for rule in rules for word in anchor(rule))

    def __call__(self, doc: Doc) -> Cues:
        cues: Cues = {}
        columns = columns_of(doc)
        for first, last in self.windows(columns.lower):
            words = columns.lower[first:last]
            trials = self.matcher.possible(words)
            window = partial(Span, doc, first, last)
            for rule, start, end in found_by(trials, (columns.texts[first:last], words, ()), window) if trials else ():
                side, weight = str(self.options[rule]["place"]), float(str(self.options[rule]["weight"]))
                at = first + (end if side == "after" else start)
                cues.setdefault((at, side), {})[rule] = weight
        return cues

    def windows(self, lower: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Stretches of REACH words about each trigger, joined where they touch."""
        start = end = 0
        triggers = self.triggers
        for i in [i for i, word in enumerate(lower) if word in triggers]:
            if i - REACH > end and end:
                yield start, end
                start = i - REACH
            elif not end:
                start = max(0, i - REACH)
            end = min(len(lower), i + REACH + 1)
        if end:
            yield start, end


def anchor(rule: Rule) -> list[str]:
    """The words of a pattern one of which must stand in the text, in lower case: of the token pattern that names most."""
    lists = [sorted(words) for words in required(rule.pattern) if all(word[0].isalpha() for word in words)]
    return max(lists, key=lambda words: (len(words), words))


def cues_of(span: Span, cues: Cues) -> dict[str, float]:
    """Rules that speak for or against the name at a span."""
    if not cues:
        return {}
    columns, start, end = columns_of(span.doc), span.start, span.end
    found: dict[str, float] = {}
    if start and columns.lower[start - 1] == "the":
        found |= cues.get((start - 1, "after"), {})
    found |= cues.get((start, "after"), {})
    found |= cues.get((end, "before"), {})
    if end < len(columns.texts) and columns.texts[end] in POSSESSIVES:
        found |= cues.get((end + 1, "before"), {})
    return found
