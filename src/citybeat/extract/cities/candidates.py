"""Where a city may be named: names of places, spans of the city head, datelines, and the names of governments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from citybeat.extract.cities.lexicon import words
from citybeat.extract.rules import Rule, matcher_of
from citybeat.gazetteer import Gazetteer
from citybeat.gazetteer.fold import fold
from citybeat.nlp.layout import layout_of

LONGEST_NAME = 6  # words of a place's name
REACH = 8  # words about a trigger that the cue rules look at
LARGE = 10_000  # inhabitants
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
            yield from ((piece, "cities.name") for piece in parts(entity))
        elif known(entity, gazetteer) and not (entity.label_ == "PERSON" and fold(entity.text) in words()["given_names"]):
            yield entity, "cities.gazetteer"
    yield from ((span, "cities.gazetteer") for span in unclaimed(doc, text, gazetteer))
    place = layout_of(doc).dateline_place
    if place is not None:
        yield from ((piece, "cities.dateline") for piece in parts(place))
    for (i, side), rules in cues.items():
        strongest = max(rules, key=lambda r: (rules[r], r))
        found = named_at(doc, i, side, gazetteer) if rules[strongest] >= 1 else None
        if found is not None:
            yield found, strongest


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
        self.matcher = matcher_of(vocab, list(rules))
        self.options = {rule.id: rule.options for rule in rules}
        triggers = sorted({word.casefold() for rule in rules for word in anchor(rule)})
        self.trigger = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, triggers))})(?!\w)", re.I)

    def __call__(self, doc: Doc, text: str) -> Cues:
        cues: Cues = {}
        for window in self.windows(doc, text):
            for key, start, end in self.matcher(window):
                rule = doc.vocab.strings[key]
                side, weight = str(self.options[rule]["place"]), float(str(self.options[rule]["weight"]))
                at = window.start + (end if side == "after" else start)
                cues.setdefault((at, side), {})[rule] = weight
        return cues

    def windows(self, doc: Doc, text: str) -> Iterator[Span]:
        """Stretches of REACH words about each trigger, joined where they touch."""
        offsets = doc.to_array("IDX").tolist()
        start = end = 0
        for match in self.trigger.finditer(text):
            i = bisect_right(offsets, match.start()) - 1
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
             for key, value in token.items() if key in ("LOWER", "ORTH")]
    return list(max((words for words in lists if all(w[0].isalpha() for w in words)), key=lambda w: (len(w), w)))


def cues_of(span: Span, cues: Cues) -> dict[str, float]:
    """Rules that speak for or against the name at a span."""
    end = span.end + (span.end < len(span.doc) and span.doc[span.end].text in {"'s", "’s", "'", "’"})
    found = {**cues.get((span.start, "after"), {}), **cues.get((span.end, "before"), {}), **cues.get((end, "before"), {})}
    if span.start and span.doc[span.start - 1].lower_ == "the":
        found = {**cues.get((span.start - 1, "after"), {}), **found}
    return found
