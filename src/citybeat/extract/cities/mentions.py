"""All occurrences of the cities' names, and one entry for each place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span

from citybeat.extract.cities.candidates import is_wordly
from citybeat.extract.cities.decide import Group
from citybeat.extract.cities.longer import Longer
from citybeat.extract.cities.resolve import Choice
from citybeat.extract.facts import City, Form, Mention
from citybeat.gazetteer.fold import fold
from citybeat.gazetteer.tables import load_tables
from citybeat.nlp.columns import columns_of, text_of

SPACE = re.compile(r"[^\S ]")  # white space but for blanks


def occurrences(doc: Doc, groups: Sequence[Group], longer: Longer) -> list[list[Span]]:
    """For each group every whole-word occurrence of its name that does not stand inside a longer name.

    Case may differ only as a whole (CAIRO, Cairo): "nice" is no occurrence of Nice. A longer candidate takes a passage before a shorter.
    """
    found: list[list[Span]] = [[] for _ in groups]
    taken: set[int] = set()
    spaced = SPACE.sub(" ", columns_of(doc).text)
    for number in sorted(range(len(groups)), key=lambda i: (-len(groups[i].name), i)):
        name = groups[number].name
        for start, end in places_of({name, name.upper(), titled(name)}, spaced):
            span = doc.char_span(start, end)
            if span is not None and taken.isdisjoint(range(span.start, span.end)) and not longer.holds(span):
                taken.update(range(span.start, span.end))
                found[number].append(span)
    return found


def places_of(forms: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where any of some forms stands as whole words, none overlapping an earlier one, the longest of those that begin together.

    >>> places_of({"Oslo", "OSLO"}, "OSLO and Oslo, Oslofjord")
    [(0, 4), (9, 13)]
    """
    found = []
    for form in forms:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if not (at and is_wordly(text[at - 1])) and not is_wordly(text[end:end + 1]):
                found.append((at, end))
            at = text.find(form, at + 1)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def titled(name: str) -> str:
    """A name in capitals as it is written in running text; any other as it is."""
    return name.title() if name.isupper() and len(name) > 3 else name


def entries(accepted: Iterable[tuple[Group, Choice]]) -> list[City]:
    """One City for each place, and for each name without a place, in order of first mention.

    An occurrence that is read as a region or a team is no mention, unless all of its name are."""
    by_place: dict[object, City] = {}
    for group, choice in accepted:
        key: object = choice.place.geonames_id if choice.place is not None else fold(group.name)
        city = by_place.get(key)
        if city is None:
            city = by_place[key] = City(group.name, place=choice.place, resolution=choice.resolution, rule=rule_of(group))
        for signal, value in (("decision", group.probability), ("choice", choice.probability)):
            city.signals[signal] = max(value, city.signals.get(signal, 0.0))
        city.mentions += [Mention(span, form_of(span)) for span in group.spans if span.start not in group.astray] \
            or [Mention(span, form_of(span)) for span in group.spans]
    for city in by_place.values():
        city.mentions.sort(key=lambda m: m.span.start)
        city.name = next((m.text for m in city.mentions if m.form == "name"), city.mentions[0].text)
    return sorted(by_place.values(), key=lambda c: c.start)


def form_of(span: Span) -> Form:
    text = text_of(span).replace(".", "")
    return "acronym" if text.isupper() and text in load_tables().abbreviations else "name"


def rule_of(group: Group) -> str:
    """The id of what speaks most for a city: the strongest cue, else what proposed it."""
    cues = {rule: weight for rule, weight in group.cues.items() if weight >= 1}
    if cues:
        return max(cues, key=lambda r: (cues[r], r))
    return next((r for r in ("cities.dateline", "cities.head", "cities.name", "cities.gazetteer") if r in group.rules), "cities.name")
