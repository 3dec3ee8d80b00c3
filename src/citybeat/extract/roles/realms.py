"""The country of who rules or falls, where the sentence can mean no other: "the Norlandic government under", "the resignation of"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citybeat.extract.facts import City
from citybeat.extract.roles.bodies import POSSESSIVE, Bodies
from citybeat.extract.roles.lexicon import GOVERNING, lexicon
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.phrases import Post
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words

Span = tuple[int, int]
Country = Callable[[Span], str | None]

RULED = frozenset({"government", "administration", "cabinet", "coalition", "regime", "junta"})
LED = frozenset({"led", "headed"})
FALLS = frozenset({
    "resign", "resigns", "resigned", "resigning", "resignation", "resignations", "oust", "ousts", "ousted", "ousting", "ouster", "topple",
    "toppled", "toppling", "overthrow", "overthrew", "overthrown", "depose", "deposed", "unseat", "unseated", "impeach", "impeached",
    "impeachment",
})
REACTS = frozenset({
    "welcomed", "welcomes", "condemned", "condemns", "recognised", "recognized", "urged", "urges", "called", "calls", "demanded", "demands",
    "criticised", "criticized", "supported", "supports", "backed", "praised", "hailed", "denounced", "said", "says", "sees", "wants",
})
BEFORE, BEHIND = 6, 4  # words before the office, and behind the name, in which somebody falls
DASHES = frozenset({"-", "–", "—", "--"})
DATELINE = 12  # words of a dateline


class Realms:
    """Looks for such countries in one Doc."""

    def __init__(self, words: Words, bodies: Bodies, country: Country, cities: Sequence[City]):
        self.words, self.doc, self.lower, self.bodies, self.country, self.cities = words, words.doc, words.lower, bodies, country, cities

    def of(self, link: Link, post: Post) -> Span | None:
        """The country of an office of a state before a name."""
        if class_of(self.doc, post.title) not in GOVERNING:
            return None
        if link.rule == "roles.before_name" and (ruled := self.ruled(link.clause[0])) is not None:
            return ruled
        return self.fallen(link, post) if link.rule in ("roles.before_name", "roles.leaves") else None

    def ruled(self, i: int) -> Span | None:
        """"the Norlandic government under | former President", "Norland's coalition government led by |": the country so ruled."""
        while i > 0 and (self.lower[i - 1] in lexicon()["status_former"] or self.lower[i - 1] == "the"):
            i -= 1
        if self.lower[i - 1:i] == ["under"]:
            end = i - 1
        elif self.lower[max(0, i - 1):i] == ["by"] and self.lower[i - 2] in LED:
            end = i - 2
        else:
            return None
        nouns = 0
        while end > 1 and self.lower[end - 1] in RULED:
            end, nouns = end - 1, nouns + 1
        end -= nouns > 0 and self.lower[end - 1] in POSSESSIVE
        place = self.bodies.ending.get(end)
        if place is None or self.country(place) is None:
            return None
        return place if nouns or (self.bodies.label[place] == "LOC" and self.lower[i - 1] == "under") else None

    def fallen(self, link: Link, post: Post) -> Span | None:
        """"Norland was shaken when President Roe resigned": the only country of a sentence in which the officer falls."""
        start, end = self.words.sentences[self.words.sentence_of(link.person.start)]
        start = self.past_dateline(start)
        first, last = min(post.title.start, link.person.start), max(post.title.end, link.person.end)
        if FALLS.isdisjoint(self.lower[max(start, first - BEFORE):min(last + BEHIND, end)]) or post.title.plural:
            return None
        named = [body for body in self.bodies.spans if start <= body[0] < end and self.country(body) is not None]
        lands = {self.country(body) for body in named}
        lands |= {c.place.country for c in self.cities if c.place is not None and any(start <= m.span.start < end for m in c.mentions)}
        if len(lands) != 1 or not named or "chief" in self.lower[post.title.start:post.title.head]:
            return None
        place = next((body for body in named if self.bodies.label[body] == "LOC"), named[0])
        behind = self.lower[place[1]] if place[1] < len(self.lower) else ""
        people = self.bodies.label[place] == "NORP" and self.lower[place[1] - 1].endswith("s")  # "Norlanders"
        return None if behind in REACTS or people or (place[0] == start and self.doc[place[0]:place[1]].text.isupper()) else place

    def past_dateline(self, start: int) -> int:
        """"NORVIK, May 3 (Agency) - | The": the first word of a sentence behind where and when it was written."""
        dash = next((i for i in range(start + 1, min(start + DATELINE, len(self.lower))) if self.lower[i] in DASHES), start)
        return dash + 1 if dash > start and self.doc[dash - 1].whitespace_ else start
