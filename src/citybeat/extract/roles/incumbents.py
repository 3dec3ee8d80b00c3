"""Offices that the rest of the article shows to be past: a president beside the one of now, a judge called retired elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from citybeat.extract.facts import Role
from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.lexicon import SOLE
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.places import country_of
from citybeat.extract.roles.titles import title_key
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words

Made = Sequence[tuple[Link, Role]]

LESS = 2  # times that the holder of now is named as often as one before
PRESENT = frozenset({"has", "have", "is", "are", "will", "says", "said", "told", "can", "now"})
AHEAD = 8  # words behind a name in which a verb of the present shows who is in office
OFTEN = 5  # mentions at least of the holder of now
RARE = 4  # mentions at most of one before, where no country stands with the office


class Incumbents:
    """Compares the roles of one Doc."""

    def __init__(self, words: Words, bodies: Bodies, made: Made):
        self.doc, self.words, self.bodies, self.made = words.doc, words, bodies, made

    def settled(self) -> list[Role]:
        """The roles, former where they are past."""
        return [replace(role, status="former") if self.is_past(link, role) else role for link, role in self.made]

    @cached_property
    def holders(self) -> Made:
        """The roles of those who may be in office now: current, and named often."""
        return [(link, role) for link, role in self.made
                if role.status == "current" and len(role.person.mentions) >= OFTEN and self.is_titled(link)]

    def is_past(self, link: Link, role: Role) -> bool:
        if role.status != "current":
            return False
        return self.has_retired(link, role) or (self.is_titled(link) and any(self.is_outlived(link, role, now) for _, now in self.holders))

    def has_retired(self, link: Link, role: Role) -> bool:
        """"Justice Roe" in an article that tells of "retired judge Jane Roe"."""
        if class_of(self.doc, link.post.title) != "judge" or role.organization_text is not None:
            return False
        same = (o for o, _ in self.made if o.person.person is role.person and class_of(self.doc, o.post.title) == "judge")
        return any(o.post.status == "former" for o in same)

    def is_outlived(self, link: Link, role: Role, now: Role) -> bool:
        """"President Roe signed it" in an article on President Poe: whether another, named far more often, holds the same office.

        Without a country it may be another country's, unless the sentence names none but that of the other.
        """
        times = len(role.person.mentions)
        if now.person is role.person or title_key(now.title) != title_key(role.title) or len(now.person.mentions) < LESS * times:
            return False
        countries = self.countries(role)
        if countries:
            return not countries.isdisjoint(self.countries(now))
        if PRESENT & set(self.words.lower[link.person.end:link.person.end + AHEAD]):
            return False
        bare = role.organization_text is None
        return bare and times <= RARE and title_key(role.title) == "president" and self.is_at_home(link, now)

    def is_titled(self, link: Link) -> bool:
        """"President Jane Roe": whether the title stands in capitals right before the name."""
        title = link.post.title
        before = link.rule == "roles.before_name" and link.person.start == title.end and self.doc[title.head].is_title
        return before and class_of(self.doc, title) in SOLE

    def is_at_home(self, link: Link, now: Role) -> bool:
        """Whether the sentence of a name tells of no country but that of the holder of now."""
        start, end = self.words.sentences[self.words.sentence_of(link.person.start)]
        names = (self.doc[a:b].text for a, b in self.bodies.spans if start <= a < end and self.bodies.label[a, b] in ("LOC", "NORP"))
        return {c for name in names if (c := country_of(name)) is not None} <= self.countries(now)

    def countries(self, role: Role) -> set[str]:
        """The countries that stand with a person's offices of a state."""
        same = (other for link, other in self.made if other.person is role.person and class_of(self.doc, link.post.title) in SOLE)
        return {other.organization_country for other in same if other.organization_country is not None}
