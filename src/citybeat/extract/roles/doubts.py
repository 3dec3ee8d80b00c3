"""Roles that are better left out: what somebody is to another, kin, and offices that may be another's of the same name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from citybeat.extract.roles.bodies import POSSESSIVE, POSSESSORS, Bodies
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.titles import title_key
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words

FAMILY = 9  # words after "member" in which "of the Roe family" ends
FATHERS = frozenset({"bin", "ibn", "bint"})  # before the name of the father
PARTNERS: tuple[list[str], ...] = ([], ["life"], ["romantic"])  # words before "partner" that name no post
OWN = POSSESSORS | POSSESSIVE
SOLE = frozenset({"head_of_state", "head_of_government"})  # offices that one person holds, and no other beside them
BESIDE = frozenset({"minister", "mayor", "legislator", "judge", "candidate"})


def is_personal(words: Words, title: Title) -> bool:
    """Whether a title tells what somebody is to others, or where they sat: "fellow countryman", "a member of the Roe family"."""
    lower, i = words.lower, title.head + 1
    if lower[title.head] in lexicon()["peers"]:
        return True
    if lower[title.head] == "chair" and lower[max(0, title.start - 2):title.start] == ["in", "the"]:
        return True  # "who was in the chair"
    if lower[title.head] not in ("member", "members", "scion", "scions") or lower[i:i + 1] != ["of"]:
        return False
    stop = next((k for k in range(i + 1, min(i + FAMILY, len(lower))) if lower[k] in lexicon()["families"]), None)
    return stop is not None and all(word.isalnum() or word == "-" for word in lower[i:stop])


class Doubts:
    """Judges the links of one Doc."""

    def __init__(self, words: Words, bodies: Bodies, links: Sequence[Link]):
        self.doc, self.lower, self.bodies, self.links = words.doc, words.lower, bodies, links

    def are_raised(self, link: Link) -> bool:
        return self.is_partner(link) or self.is_father(link) or self.is_namesake(link)

    def is_partner(self, link: Link) -> bool:
        """"Roe's partner Tom Poe": whose partner, where no body stands with it."""
        title, body = link.post.title, link.post.organization
        if self.lower[title.head] not in ("partner", "partners") or self.lower[title.start:title.head] not in PARTNERS:
            return False
        if link.person.start < title.end and self.lower[title.start - 1] not in OWN:
            return False  # "Norvik has named Jane Roe a partner"
        return body is None or self.bodies.label.get(body) not in ("ORG", "ROLE_ORG")

    @staticmethod
    def is_short(link: Link) -> bool:
        return link.person.end - link.person.start == 1

    def is_father(self, link: Link) -> bool:
        """Whether the name beside the title is only the father's: "Ali bin Omar Roe", "Emir Omar Roe", "King Omar"."""
        name, said = link.person.person.name.casefold().split(), self.doc[link.person.start:link.person.end].text.casefold().split()
        return any(name[i - 1] in FATHERS and name[i:i + len(said)] == said for i in range(1, len(name)))

    @cached_property
    def full(self) -> list[Link]:
        """The links to a name of more than one word."""
        return [link for link in self.links if not self.is_short(link)]

    def is_namesake(self, link: Link) -> bool:
        """"Prime Minister Roe" in an article on Justice Minister Tom Poe Roe: an office of a state beside another that the person holds."""
        post, person = link.post, link.person.person
        if not self.is_short(link) or post.status is not None or class_of(self.doc, post.title) not in SOLE:
            return False
        key = title_key(self.doc[post.title.start:post.title.end].text)
        named = [o for o in self.full if o.person.person is person and o.post.status in (None, "current")]
        offices = {title_key(self.doc[o.post.title.start:o.post.title.end].text): class_of(self.doc, o.post.title) for o in named}
        return key not in offices and bool(offices) and set(offices.values()) <= BESIDE
