"""The town of "Mayor Roe": the one that the sentence names, or that the article is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import takewhile

from citybeat.extract.facts import City, Facts
from citybeat.extract.roles.bodies import POSSESSIVE
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.nearby import ANAPHORA
from citybeat.extract.roles.phrases import Post
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words

GOVERNED = frozenset({"council", "mayor", "hall", "councillors", "councilors", "municipality"})  # behind a town's name
STOPS = frozenset({".", ",", ";", ":", "(", "\n"})
SPAN = 4  # words behind the name in which such a word stands


class Town:
    """Looks for the town in one Doc."""

    def __init__(self, words: Words, facts: Facts, links: Sequence[Link]):
        self.doc, self.lower, self.facts, self.links = words.doc, words.lower, facts, links
        self.words = words

    def filled(self, link: Link, post: Post) -> Post:
        """The post of a link with its town, if it is a mayor's or councillor's without one."""
        if post.organization is None and (own := self.owning(post.title.start)) is not None:
            return replace(post, organization=own, rule="town")
        if post.organization is not None or post.status == "former" or not self.is_municipal(post):
            return post
        town = self.town_at(post.title.start)
        spans = [(m.span.start, m.span.end) for m in town.mentions if m.form == "name"] if town is not None else []
        if not spans or any(self.holds(other, spans) for other in self.links if other.person.person is not link.person.person):
            return post
        before = [s for s in spans if s[1] <= post.title.start]
        return replace(post, organization=(before or spans)[-1 if before else 0], rule="town")

    def owning(self, i: int) -> tuple[int, int] | None:
        """"the city's former party chief" with the title at word `i`: the city named last before."""
        known = lexicon()
        while i > 3 and (self.lower[i - 1] in known["status_former"] or self.lower[i - 1] in known["status_skip"]):
            i -= 1
        if i < 3 or self.lower[i - 1] not in POSSESSIVE or self.lower[i - 2] not in ("city", "town") or self.lower[i - 3] != "the":
            return None
        named = [(m.span.start, m.span.end) for city in self.facts.cities for m in city.mentions if m.form == "name"]
        return max((s for s in named if i - ANAPHORA < s[0] < i), default=None)

    def is_municipal(self, post: Post) -> bool:
        title = post.title
        if post.country is not None or title.plural or title.noun is not None:
            return False
        if {"local", *lexicon()["municipal"]} & set(self.lower[max(0, title.start - 1):title.head]):
            return False  # "local councillor", "district councillor"
        return class_of(self.doc, title) == "mayor" or self.lower[title.head] in lexicon()["councillors"]

    def holds(self, other: Link, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether another person's post is the mayor's of the town."""
        body = other.post.organization
        return body is not None and class_of(self.doc, other.post.title) == "mayor" and body in spans

    def town_at(self, i: int) -> City | None:
        """The one city that the sentence names before word `i`; where it names none, that of the article."""
        start, _ = self.words.sentences[self.words.sentence_of(i)]
        near = [city for city in self.facts.cities if any(start <= m.span.start < i for m in city.mentions)]
        return (near[0] if len(near) == 1 else None) if near else self.town

    @cached_property
    def town(self) -> City | None:
        """The one city that the article calls governed, or its only one, if that is named more than once."""
        cities = self.facts.cities
        governed = [city for city in cities if any(self.is_governed(m.span.start, m.span.end) for m in city.mentions)]
        if len(governed) == 1:
            return governed[0]
        return cities[0] if len(cities) == 1 and len(cities[0].mentions) > 1 else None

    def is_governed(self, start: int, end: int) -> bool:
        """"Norvik City Council", "Norvik's mayor", "the City of Norvik", "Mayor of Norvik"."""
        before = self.lower[max(0, start - 2):start]
        after = [*takewhile(lambda word: word not in STOPS, self.lower[end:end + SPAN])]
        return bool(GOVERNED & set(after)) or (before[-1:] == ["of"] and before[0] in ("city", "town", "mayor"))
