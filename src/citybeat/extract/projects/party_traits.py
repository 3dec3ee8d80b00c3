"""What speaks for and against a contender's being a party of a project: the traits that the decision weighs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from spacy.tokens import Doc, Span

from citybeat.extract.facts import plain
from citybeat.extract.projects import names
from citybeat.extract.projects.describe import after_bracket
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.lexicon import kind_of_noun, words
from citybeat.extract.projects.pool import Contender, Pool
from citybeat.nlp.columns import columns_of
from citybeat.record import ProjectKind

GAPS = (1, 3, 6, 12, 24)  # words between two mentions: the upper bounds of the buckets
FAR = 4  # sentences beyond which distance says no more
SPOKEN_OF = 3  # sentences behind a mention in which "the project" still means it
FEW = 4  # contenders below which salience says nothing
LISTED = 12  # members of an enumeration
VERB_LISTS = ("lead_verbs", "led_by", "backed_by", "joining_verbs", "joint_words", "speech_verbs")


@dataclass(frozen=True)
class Place:
    """Where a project is named, or meant by "the project" (`named` is false then)."""

    start: int
    end: int
    sentence: int
    named: bool = True


def places_of(groups: list[Group], kinds: Sequence[ProjectKind], pool: Pool) -> list[list[Place]]:
    """The places of each group: its mentions, and where "the project" and the like mean the one that was named last."""
    found = [[Place(s.start, after_bracket(s), pool.sentence_of(s.start)) for s in group.spans()] for group in groups]
    last: tuple[int, int] | None = None  # group and sentence
    named = {place.start: (number, place) for number, places in enumerate(found) for place in places}
    added: list[tuple[int, Place]] = []
    texts, nouns, every = columns_of(pool.doc).texts, kind_of_noun(), words("any_project")
    for i, text in enumerate(texts):
        if i in named:
            last = named[i][0], named[i][1].sentence
        elif last is not None and (text in nouns or text in every) and means_project(pool, texts, i, kinds[last[0]]):
            sentence = pool.sentence_of(i)
            if sentence - last[1] <= SPOKEN_OF:
                added.append((last[0], Place(i, i + 1, sentence, False)))
                last = last[0], sentence
    for number, place in added:
        found[number].append(place)
    return found


def means_project(pool: Pool, texts: Sequence[str], at: int, kind: ProjectKind) -> bool:
    """Whether a word (`texts` are all of the Doc) is the noun of "the project", "this pilot scheme": lower case, no name behind it, of this
    kind or of any."""
    doc, noun = pool.doc, texts[at]
    if (noun not in words("any_project") and kind_of_noun().get(noun) != kind) or not noun.islower() or at in pool.taken or not at:
        return False
    first, lower, pointers = at - 1, columns_of(doc).lower, words("pointers")
    while first > 0 and (lower[first] in words("modifiers") or lower[first] in words("generic")) and lower[first] not in pointers:
        first -= 1
    return lower[first] in pointers and not (at + 1 < len(lower) and lower[at + 1] in {"of", "called", "named", "dubbed"})


class Traits:
    """The traits of all contenders for one project, by name, each 0 to 1."""

    def __init__(self, pool: Pool, group: Group, kind: ProjectKind, places: list[Place], related: Collection[int] = ()):
        self.pool, self.doc, self.kind, self.places = pool, pool.doc, kind, places
        self.related = set(related)  # the contenders (by id) that a construction ties to the project
        self.words = {word for site in group.sites for word in site.key.split()}
        self.prefixes = {site.key for site in group.sites}
        self.near = {p.sentence for p in places}
        bodies = [c for c in pool.contenders if c.sort == "body"]
        self.most = max((len(c.spans) for c in pool.contenders), default=0)
        self.top_body = max(bodies, key=lambda c: (len(c.spans), -c.start), default=None)
        places_named = [c for c in pool.contenders if c.sort in {"city", "country"}]
        self.top_place = max(places_named, key=lambda c: (len(c.spans), -c.start), default=None)
        self.subjects = {number: subject_of(pool, number) for n in self.near for number in (n - 1, n, n + 1)}

    def of(self, contender: Contender, relations: frozenset[str]) -> dict[str, float]:
        """The traits of one contender; `relations` are the constructions that tie it to the project."""
        found = dict.fromkeys([f"rel:{name}" for name in relations], 1.0)
        found["bias"] = 1.0
        found[f"sort:{contender.sort}"] = 1.0
        found[f"sort:{contender.sort}&{self.kind}"] = 1.0
        if relations:
            found["related"] = 1.0
            found[f"related:{contender.sort}"] = 1.0
        for name in [*self.salience(contender), *self.name(contender), *self.located(contender)]:
            found[name] = 1.0
        for name in self.rivals(contender):
            found[name] = 1.0
        for name in [*self.closest(contender), *self.beside(contender)]:
            found[name] = 1.0
            if contender.sort == "person":
                found[f"person:{name}"] = 1.0
        found["mentions"] = log(len(contender.spans)) / 3 if contender.spans else 0.0
        return found

    def salience(self, contender: Contender) -> Iterator[str]:
        """How much the article is about a contender; a text that names few says nothing of that."""
        if len(self.pool.contenders) < FEW:
            return
        if contender is self.top_body:
            yield "top_body"
        if contender is self.top_place:
            yield "top_place"
            if self.is_ours():
                yield "top_place&ours"
        if len(contender.spans) == self.most:
            yield "most_named"
        if contender is self.pool.contenders[0]:
            yield "first_named"
        if contender.spans and self.pool.sentence_of(contender.start) == 0:
            yield "in_first_sentence"
        if len(contender.spans) == 1:
            yield "named_once"

    def name(self, contender: Contender) -> Iterator[str]:
        """Whether the project's name holds the contender's."""
        key = plain(contender.name)
        if any(p.startswith(key + " ") for p in self.prefixes):
            yield "name_begins"
        elif len(key) > 2 and all(part in self.words for part in key.split()):
            yield "name_within"

    def located(self, contender: Contender) -> Iterator[str]:
        """Whether a city stands right behind the project's name with a preposition, or in the name."""
        if contender.sort != "city":
            return
        behind = {place.end + 1 for place in self.places if place.end < len(self.doc) and self.doc[place.end].lower_ in {"in", "at", "for"}}
        named = {plain(name) for name in (contender.entity.names if contender.entity is not None else [contender.name])}
        if any(span.start in behind for span in contender.spans) or named & self.words:
            yield "located"

    def is_ours(self) -> bool:
        """Whether "we" or "our" stands right before a mention: "we launched the X"."""
        return any(t.lower_ in {"we", "our"} for place in self.places for t in self.doc[max(0, place.start - 5):place.start])

    def rivals(self, contender: Contender) -> Iterator[str]:
        """Whether constructions tie others to the project, and whether one of them stands in an enumeration with this one."""
        others = self.related - {id(contender)}
        if not others:
            return
        if id(contender) not in self.related:
            yield "others_related"
        for span, _ in self.pairs(contender):
            first, last = enumeration(self.pool, span)
            if any(id(self.pool.owners[i][0]) in others for i in range(first.start, last.end) if i in self.pool.owners):
                yield "listed_with_related"
                return

    def pairs(self, contender: Contender) -> list[tuple[Span, Place]]:
        """The contender's mentions with the places in their sentences."""
        return [(span, place) for place in self.places for span in contender.sentences.get(place.sentence, ())]

    def beside(self, contender: Contender) -> Iterator[str]:
        """What stands before and behind any mention in a sentence that names the project."""
        for span, place in self.pairs(contender):
            side = "left" if span.end <= place.start else "right"
            first, last = enumeration(self.pool, span)
            if side == "left":
                yield f"any-left:after={self.follower(last)}"
            yield f"any-{side}:before={self.lead_in(first)[0]}"

    def closest(self, contender: Contender) -> Iterator[str]:
        """What stands between the project and the contender's nearest mention."""
        near = self.pairs(contender)
        if near:
            span, place = min(near, key=lambda pair: (gap(*pair), not pair[1].named, pair[0].start))
            yield from self.same_sentence(contender, span, place)
            if len({place.sentence for _, place in near}) > 1:
                yield "together_often"
        else:
            yield from self.apart(contender)
        if any(contender is self.subjects.get(place.sentence - 1) for place in self.places):
            yield "subject_before"
            for word in self.pronouns():
                yield f"subject_before&{word}"

    def same_sentence(self, contender: Contender, span: Span, place: Place) -> Iterator[str]:
        """Traits of a contender in a sentence that names the project."""
        side = "left" if span.end <= place.start else "right"
        prefix = side if place.named else f"meant-{side}"
        yield "same"
        yield f"{prefix}:gap{bucket(gap(span, place))}"
        low, high = (span.end, place.start) if side == "left" else (place.end, span.start)
        between = {id(self.pool.owners[i][0]) for i in range(low, high) if i in self.pool.owners} - {id(contender)}
        yield f"{side}:others{min(len(between), 2)}"
        if any(i in self.pool.taken for i in range(low, high)):
            yield f"{side}:project_between"
        first, last = enumeration(self.pool, span)
        listed = len({id(self.pool.owners[i][0]) for i in range(first.start, last.end) if i in self.pool.owners})
        if listed > 1:
            yield f"listed{min(listed, 4)}"
            yield f"listed:{contender.sort}"
        yield f"{side}:after={self.follower(last)}"
        lead_in, at = self.lead_in(first)
        yield f"{side}:before={lead_in}"
        verb = verb_class(self.doc[at - 1].lower_) if at > 0 else ""
        if verb:
            yield f"{side}:before={verb}+{lead_in}"
        for name in sorted({v for t in self.doc[low:min(high, low + 40)] if (v := verb_class(t.lower_))}):
            yield f"{side}:between={name}"
        if contender is self.subjects.get(place.sentence):
            yield "subject"
            for word in self.pronouns():
                yield f"subject&{word}"

    def apart(self, contender: Contender) -> Iterator[str]:
        """Traits of a contender that no sentence names together with the project."""
        distance = min((self.pool.distance(contender, number) for number in sorted(self.near)), key=lambda d: (abs(d), d))
        yield f"apart:{max(-FAR, min(FAR, distance))}"

    def pronouns(self) -> list[str]:
        """What stands for somebody in the sentences that name the project, and whether right before its name."""
        found = set()
        for place in self.places:
            start, _ = self.pool.bounds(place.sentence)
            before = [t.lower_ for t in self.doc[max(start, place.start - 4):place.start]]
            found |= {f"own_{w}" for w in before if w in words("owners")}
            found |= {w for t in self.doc[start:place.start] if (w := t.lower_) in words("standing_for")}
        return sorted(found)

    def follower(self, span: Span) -> str:
        """What stands behind a mention and an acronym in brackets."""
        at = after_bracket(span)
        if at >= len(self.doc):
            return "end"
        word = self.doc[at].lower_
        if word in names.POSSESSIVES:
            return "possessive"
        if word in {",", ".", "and", ")", "-"}:
            return word
        if word in words("auxiliaries"):
            return "auxiliary"
        return verb_class(word) or ("word" if word.isalpha() else "mark")

    def lead_in(self, span: Span) -> tuple[str, int]:
        """The preposition before a mention, or what else stands there, and where."""
        at = span.start - 1
        start, _ = self.pool.bounds(self.pool.sentence_of(span.start))
        while at > start and self.doc[at].lower_ in words("name_openers"):
            at -= 1
        if at < start or self.doc[at].is_space or (at == start and self.doc[at].lower_ in words("name_openers")):
            return "start", max(at, 0)
        word = self.doc[at].lower_
        if word in words("lead_ins") or word in {",", "and", "("}:
            return word, at
        return verb_class(word) or ("noun" if word.isalpha() and word.islower() else "name" if word.isalpha() else "mark"), at


def verb_class(word: str) -> str:
    """The list of the lexicon that holds a verb, the first of several; "" where none does."""
    return verb_classes().get(word, "")


@cache
def verb_classes() -> dict[str, str]:
    """The verbs of VERB_LISTS by their list."""
    return {word: name for name in reversed(VERB_LISTS) for word in words(name)}


def gap(span: Span, place: Place) -> int:
    """Words between a mention and a place."""
    return max(0, place.start - span.end, span.start - place.end)


def bucket(distance: int) -> int:
    """The number of the bucket of GAPS that a distance falls in."""
    return next((i for i, bound in enumerate(GAPS) if distance <= bound), len(GAPS))


def subject_of(pool: Pool, number: int) -> Contender | None:
    """Who a sentence begins with, before any verb that the lexicon knows and not behind a preposition."""
    for contender, span in pool.inside(number)[:2]:
        start, _ = pool.bounds(number)
        before = [t.lower_ for t in pool.doc[start:span.start]]
        if len(before) > 8 or any(w in words("auxiliaries") and w != "," for w in before):
            return None
        if words("prepositions").isdisjoint(before[-2:]):
            return contender
    return None


def enumeration(pool: Pool, span: Span) -> tuple[Span, Span]:
    """The first and the last mention of the enumeration that a mention stands in ("A, B (the C agency) and D")."""
    return step(pool, span, -1), step(pool, span, 1)


def step(pool: Pool, span: Span, way: int) -> Span:
    """The last mention that commas and "and" lead to in one direction."""
    doc: Doc = pool.doc
    for _ in range(LISTED):
        at = span.start - 1 if way < 0 else after_bracket(span)
        marks = 0
        while 0 <= at < len(doc) and (doc[at].lower_ in {",", "and", "&", ")"} or (marks and doc[at].lower_ in words("name_openers"))):
            marks += doc[at].lower_ in {",", "and", "&"}
            at += way
            if marks > 2:
                return span
        if not 0 <= at < len(doc) or not marks or at not in pool.owners:
            return span
        span = pool.owners[at][1]
    return span
