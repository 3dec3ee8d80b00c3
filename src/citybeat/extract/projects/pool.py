"""Who may be a party of a project: the people, bodies, cities and countries that an article names, with where it names them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Span

from citybeat.extract.facts import City, Entity, Facts, Person, plain
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of
from citybeat.nlp.entities import ent_rows

Sort = Literal["person", "body", "city", "country", "government", "other"]


@dataclass(eq=False)
class Contender:
    """One that may be a party: its name, its entity where it is an entry of the record, and its mentions in the order of the text,
    all and by the number of their sentence."""

    name: str
    sort: Sort
    entity: Entity | None = None
    spans: list[Span] = field(default_factory=list)
    sentences: dict[int, list[Span]] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Token offset of the first mention."""
        return self.spans[0].start


class Pool:
    """The contenders of one Doc. `taken` are tokens of project mentions: what stands there is nobody's mention.

    `owners` has the contender and the mention that hold a token, `of` the contender of a span, `sentence_of` the number of a token's
    sentence, `inside` the mentions in a sentence.
    """

    def __init__(self, doc: Doc, facts: Facts, taken: set[int]):
        self.doc = doc
        self.taken = taken
        self.owners: dict[int, tuple[Contender, Span]] = {}
        self.starts = [sentence.start for sentence in doc.sents]
        self.contenders = [c for c in [*self.entities(facts), *self.countries(), *self.governments()] if c.spans]
        self.merge_bracketed()
        for contender in self.contenders:
            self.order(contender)
        self.contenders.sort(key=lambda c: (c.start, c.name))

    def entities(self, facts: Facts) -> list[Contender]:
        """A contender for each entry of the record, people before cities before organizations where they share a mention."""
        found = []
        for entity in facts.entities():
            sort: Sort = "person" if isinstance(entity, Person) else "city" if isinstance(entity, City) else "body"
            contender = Contender(entity.name, sort, entity)
            for mention in entity.mentions:
                self.claim(contender, mention.span)
            found.append(contender)
        return found

    def countries(self) -> list[Contender]:
        """A contender for each country that is no entry, under its first name in the text; its adjective counts as a mention."""
        gazetteer, found = Gazetteer.open(), dict[str, Contender]()
        for entity in ent_rows(self.doc):
            if entity.label not in {"LOC", "NORP"} or entity.start in self.owners:
                continue
            code = gazetteer.country(entity.text)
            named = code is not None
            code = code or gazetteer.demonym(entity.text)
            if code is None:
                continue
            contender = found.setdefault(code, Contender("", "country"))
            contender.name = contender.name or (entity.text if named else "")
            self.claim(contender, entity.span)
        return [c for c in found.values() if c.name]

    def governments(self) -> list[Contender]:
        """One contender for all mentions of a government that no name tells from others."""
        found = Contender("Government", "government")
        for span in unnamed_governments(self.doc):
            self.claim(found, span)
        return [found]

    def claim(self, contender: Contender, span: Span) -> None:
        """Note a mention, unless another contender or a project has its words."""
        words = range(span.start, span.end)
        if any(i in self.taken or i in self.owners for i in words):
            return
        contender.spans.append(span)
        self.owners.update((i, (contender, span)) for i in words)

    def merge_bracketed(self) -> None:
        """Take a body of one word that stands alone in brackets behind a longer name for the same: "Orla Trade Bank (Orlabank)"."""
        texts = columns_of(self.doc).texts
        for short in [c for c in self.contenders if c.sort == "body" and " " not in c.name]:
            for span in short.spans:
                at = span.start - 1
                if at > 0 and texts[at] == "(" and texts[span.end:span.end + 1] == [")"] and at - 1 in self.owners:
                    long, named = self.owners[at - 1]
                    if long is not short and long.sort == "body" and len(named) > 1:
                        long.spans += short.spans
                        self.owners.update((i, (long, s)) for s in short.spans for i in range(s.start, s.end))
                        self.contenders.remove(short)
                        break

    def order(self, contender: Contender) -> None:
        """Bring a contender's mentions into the order of the text, and note their sentences."""
        contender.spans.sort(key=lambda s: s.start)
        for span in contender.spans:
            contender.sentences.setdefault(self.sentence_of(span.start), []).append(span)

    def of(self, span: Span) -> Contender:
        """The contender that a span mentions; one of that name is made where there is none and the name is no entry's."""
        for i in range(span.start, span.end):
            if i in self.owners:
                return self.owners[i][0]
        name = plain(span.text)
        known = next((c for c in self.contenders if plain(c.name) == name), None)
        if known is None:
            known = Contender(" ".join(span.text.split()), "other", None, [span])
            self.order(known)
            self.contenders.append(known)
        return known

    def within(self, sentences: set[int], reach: int) -> list[Contender]:
        """The contenders that are named at most so many sentences away from one of `sentences`."""
        near = {n + step for n in sentences for step in range(-reach, reach + 1)}
        return [c for c in self.contenders if not near.isdisjoint(c.sentences)]

    def sentence_of(self, token: int) -> int:
        """The number of the sentence that holds a token."""
        return bisect_right(self.starts, token) - 1

    def distance(self, contender: Contender, sentence: int) -> int:
        """Sentences from one to the nearest that mentions a contender: below 0 where that comes before, the earlier of two as near."""
        return min((number - sentence for number in contender.sentences), key=lambda d: (abs(d), d))

    def bounds(self, number: int) -> tuple[int, int]:
        """First token of a sentence, and the one behind its last."""
        return self.starts[number], self.starts[number + 1] if number + 1 < len(self.starts) else len(self.doc)

    def inside(self, number: int) -> list[tuple[Contender, Span]]:
        """The mentions in a sentence, in order."""
        if not 0 <= number < len(self.starts):
            return []
        start, end = self.bounds(number)
        found: list[tuple[Contender, Span]] = []
        for i in range(start, end):
            owner = self.owners.get(i)
            if owner is not None and (not found or found[-1][1] is not owner[1]):
                found.append(owner)
        return found


def unnamed_governments(doc: Doc) -> list[Span]:
    """Where a text says "the Government", in capitals, and no name of a country, a city or a head of it."""
    texts = columns_of(doc).texts
    return [
        Span(doc, i, i + 1, label="ORG") for i, text in enumerate(texts[:-1])
        if text == "Government" and i and texts[i - 1].lower() in {"the", "our", ","}
        and texts[i + 1] not in {"of", "-"} and not texts[i + 1][:1].isupper()
    ]
