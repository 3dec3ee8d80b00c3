"""Where a city may be named: names of places, spans of the city head, datelines, and the names of governments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from citybeat.extract.cities.lexicon import words
from citybeat.extract.rules import Rule, RuleMatcher
from citybeat.gazetteer import Gazetteer
from citybeat.gazetteer.fold import fold
from citybeat.nlp.columns import columns_of
from citybeat.nlp.layout import layout_of

LONGEST_NAME = 6  # words of a place's name
REACH = 8  # words about a trigger that the cue rules look at
LONGEST_LISTED = 3  # words of a name in a list that the model takes for something else
LISTED = ([","], ["and"], [",", "and"])
HYPHENS = frozenset({"-", "‑", "–"})
LARGE = 10_000  # inhabitants
WELL_KNOWN = 100_000  # inhabitants of a place that may open an article before a mark alone
PARAGRAPH = re.compile(r"^[^\n]{100,}$", re.M)
OPENING = re.compile(
    r"(?P<place>[A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w){0,2})(?:,? [A-Z][\w.]+)? ?(?:/[A-Z]{2,}/|[-–—] ?(?=\d)|: (?=[A-Z\"“]))")
CAPITALISED = re.compile(r"(?<!\w)[A-Z][^\W\d_]{3,}(?!\w)")
Cues = dict[tuple[int, str], dict[str, float]]
"""Rule ids and weights by the token at which a name must begin ("after") or end ("before")."""


def trimmed(span: Span) -> Span | None:
    """A span without words around the name ("downtown", "city", "'s") and without what is no letter; None where no capital is left."""
    doc, start, end = span.doc, span.start, span.end
    before, after = words()["trimmed_before"], words()["trimmed_after"]
    while start < end and (doc[start].text in before or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in after or doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    name = doc[start:end]
    if start == end or name.text.endswith("-") or not name.text[0].isalpha() or not any(c.isupper() for c in name.text):
        return None
    return name


def parts(span: Span) -> Iterator[Span]:
    """The names in a span: the pieces between commas and brackets ("TROY, N.C."), without a leading "City of"."""
    start = span.start
    for i in range(span.start, span.end + 1):
        if i == span.end or span.doc[i].text in {",", "(", ")", "/", ";", ":"} or "\n" in span.doc[i].text:
            if i > start and (piece := trimmed(span.doc[start:i])) is not None:
                yield without_government(piece)
            start = i + 1


def without_government(span: Span) -> Span:
    """ "City of Oslo", "harbour city Oslo" to "Oslo"; anything else as it is."""
    if len(span) > 2 and span[:2].text in words()["governments"]:
        return span.doc[span.start + 2:span.end]
    for token in list(span)[1:-1]:
        if token.text in words()["kinds"]:
            start = token.i + 1 + (token.i + 2 < span.end and span.doc[token.i + 1].lower_ == "of")
            return span.doc[start:span.end]
    return span


def candidates(doc: Doc, text: str, gazetteer: Gazetteer, cues: Cues) -> Iterator[tuple[Span, str]]:
    """Spans that may name a city, each with the id of the rule that proposed it; the same span may come twice."""
    for span in doc.spans.get("city", ()):
        yield from ((piece, "cities.head") for piece in parts(span))
    for entity in doc.ents:
        if entity.label_ == "LOC":
            yield from ((name, "cities.name") for piece in parts(entity) for name in halves(whole(piece, gazetteer), gazetteer))
        elif (owner := possessor(entity)) is not None and known(owner, gazetteer):
            yield owner, "cities.gazetteer"
        elif known(entity, gazetteer) and not (entity.label_ == "PERSON" and fold(entity.text) in words()["given_names"]):
            yield entity, "cities.gazetteer"
    yield from ((span, "cities.list") for span in listed(doc) if gazetteer.matches(span.text))
    yield from ((span, "cities.gazetteer") for span in unclaimed(doc, text, gazetteer))
    place = layout_of(doc).dateline_place
    if place is None:
        place = opening(doc, text, gazetteer)
    if place is not None:
        yield from ((piece, "cities.dateline") for piece in parts(place))
    for (i, side), rules in cues.items():
        strongest = max(rules, key=lambda r: (rules[r], r))
        found = named_at(doc, i, side, gazetteer) if rules[strongest] >= 1 else None
        if found is not None:
            yield found, strongest


def possessor(span: Span) -> Span | None:
    """The words of a longer name before its first "'s" ("Derry's General Hospital")."""
    for i in range(span.start + 1, span.end):
        if span.doc[i].text in {"'s", "’s"}:
            return span.doc[span.start:i]
    return None


def opening(doc: Doc, text: str, gazetteer: Gazetteer) -> Span | None:
    """The place at the head of the first paragraph, before an agency, a dash or a colon ("Kuwait: ", "ULAANBAATAR /AGENCY/")."""
    paragraph = PARAGRAPH.search(text)
    found = OPENING.match(text, paragraph.start()) if paragraph else None
    if found is None or not any(m.primary and m.place.population >= WELL_KNOWN for m in gazetteer.matches(found["place"])):
        return None
    return doc.char_span(*found.span("place"))


def whole(span: Span, gazetteer: Gazetteer) -> Span:
    """The name of the gazetteer of which the model found only a part ("Salaam" of "Dar es Salaam"); else the span itself."""
    doc = span.doc
    if gazetteer.matches(span.text):
        return span
    texts = columns_of(doc).texts
    for start in range(max(0, span.start - LONGEST_NAME + 1), span.start + 1):
        if not texts[start][:1].isupper():
            continue
        for end in range(min(len(doc), span.end + 2, start + LONGEST_NAME), max(span.end, start + len(span) + 1, start + 2) - 1, -1):
            longer = doc[start:end]
            if is_name(longer) and gazetteer.matches(longer.text):
                return longer
    return span


def halves(span: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """The two names of a pair ("Dallas-Fort Worth"), where the gazetteer knows both and not the whole; else the name itself."""
    hyphens = [t.i for t in span if t.text in HYPHENS]
    if len(hyphens) == 1 and span.start < hyphens[0] < span.end - 1 and not gazetteer.matches(span.text):
        pair = span.doc[span.start:hyphens[0]], span.doc[hyphens[0] + 1:span.end]
        if all(any(m.primary for m in gazetteer.matches(name.text)) for name in pair):
            yield from pair
            return
    yield span


def listed(doc: Doc) -> Iterator[Span]:
    """Names that the model takes for people or bodies and that stand in a list behind a place ("in Almere, Marea and Tal")."""
    entities = list(doc.ents)
    for entity, following in pairwise(entities):
        if entity.label_ == "LOC" and following.label_ in {"PERSON", "ORG"} and len(following) <= LONGEST_LISTED \
                and columns_of(doc).lower[entity.end:following.start] in LISTED:
            yield following


def known(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a place large enough to be looked at without any other sign."""
    return any(m.primary and m.place.population >= LARGE for m in gazetteer.matches(span.text))


def unclaimed(doc: Doc, text: str, gazetteer: Gazetteer) -> Iterator[Span]:
    """Capitalised words that no entity claims and that are the name of a large place."""
    claimed = [(entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ not in {"DATE", "MONEY"}]
    ends = [end for _, end in claimed]
    for match in CAPITALISED.finditer(text):
        if not any(m.primary and m.place.population >= LARGE for m in gazetteer.matches(match.group())):
            continue
        following = bisect_right(ends, match.start())
        if following == len(claimed) or claimed[following][0] >= match.end():
            span = doc.char_span(*match.span())
            if span is not None and not span[0].is_sent_start:
                yield span


def named_at(doc: Doc, i: int, side: str, gazetteer: Gazetteer) -> Span | None:
    """The longest name of the gazetteer that begins at token i ("after") or ends before it ("before")."""
    if side == "before" and i and doc[i - 1].text in {"'s", "’s", "'", "’"}:
        i -= 1
    for length in range(LONGEST_NAME, 0, -1):
        start, end = (i, i + length) if side == "after" else (i - length, i)
        if start < 0 or end > len(doc) or not is_name(doc[start:end]):
            continue
        if gazetteer.matches(doc[start:end].text):
            return doc[start:end]
    return None


def is_name(span: Span) -> bool:
    """Whether the words look like a name: capitalised at both ends, particles between."""
    if not (span[0].text[:1].isupper() and (span[-1].text[:1].isupper() or len(span) == 1)):
        return False
    return all(t.text[:1].isupper() or t.lower_ in words()["particles"] for t in span)


class CueFinder:
    """Runs the cue rules, only where one of their words stands: most of an article holds none."""

    def __init__(self, vocab: Vocab, rules: Sequence[Rule]):
        self.matcher = RuleMatcher(vocab, rules)
        self.options = {rule.id: rule.options for rule in rules}
        self.triggers = frozenset(word.lower() for rule in rules for word in anchor(rule))

    def __call__(self, doc: Doc) -> Cues:
        cues: Cues = {}
        lower = columns_of(doc).lower
        for window in self.windows(doc):
            for rule, start, end in self.matcher.matches(window, lower[window.start:window.end]):
                side, weight = str(self.options[rule]["place"]), float(str(self.options[rule]["weight"]))
                at = window.start + (end if side == "after" else start)
                cues.setdefault((at, side), {})[rule] = weight
        return cues

    def windows(self, doc: Doc) -> Iterator[Span]:
        """Stretches of REACH words about each trigger, joined where they touch."""
        start = end = 0
        for i, word in enumerate(columns_of(doc).lower):
            if word not in self.triggers:
                continue
            if i - REACH > end and end:
                yield doc[start:end]
                start = i - REACH
            elif not end:
                start = max(0, i - REACH)
            end = min(len(doc), i + REACH + 1)
        if end:
            yield doc[start:end]


def anchor(rule: Rule) -> list[str]:
    """The words of a pattern one of which must stand in the text: of the token pattern that names most."""
    lists = [value["IN"] if isinstance(value, dict) else [value] for token in rule.pattern if "OP" not in token
             for key, value in token.items() if key in ("LOWER", "ORTH") and not (isinstance(value, dict) and "IN" not in value)]
    return list(max((words for words in lists if all(w[0].isalpha() for w in words)), key=lambda w: (len(w), w)))


def cues_of(span: Span, cues: Cues) -> dict[str, float]:
    """Rules that speak for or against the name at a span."""
    end = span.end + (span.end < len(span.doc) and span.doc[span.end].text in {"'s", "’s", "'", "’"})
    found = {**cues.get((span.start, "after"), {}), **cues.get((span.end, "before"), {}), **cues.get((end, "before"), {})}
    if span.start and span.doc[span.start - 1].lower_ == "the":
        found = {**cues.get((span.start - 1, "after"), {}), **found}
    return found
