"""Roles that are better left out: what somebody is to another, kin, and offices that may be another's of the same name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from citybeat.extract.roles.bodies import EXCHANGES, POSSESSIVE, POSSESSORS, Bodies
from citybeat.extract.roles.lexicon import SOLE, lexicon
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.titles import title_key
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words
from citybeat.nlp.columns import columns_of

FAMILY = 9  # words after "member" in which "of the Roe family" ends
FATHERS = frozenset({"bin", "ibn", "bint"})  # before the name of the father
PARTNERS: tuple[list[str], ...] = ([], ["life"], ["romantic"])  # words before "partner" that name no post
FEIGNED = frozenset({"fake", "bogus", "phoney", "phony", "pretend", "fictional", "fictitious"})
PLAYING = frozenset({"played", "plays", "playing", "portrayed", "portrays", "portraying", "voiced", "voices"})
STAGE = frozenset({"actor", "actress", "film", "films", "movie", "movies", "series", "drama", "sitcom", "musical", "novel", "novels"})
SCENE = 12  # words around a name in which a film or play is told of
DASHES = frozenset({"-", "–", "—", "--"})
QUOTES = frozenset({"\"", "“", "‘", "``"})
POSSESSIONS = frozenset({
    "dog", "cat", "horse", "pony", "puppy", "kitten", "pet", "parrot", "terrier", "labrador", "retriever", "spaniel", "bulldog", "poodle",
    "collie", "shepherd", "car", "van", "truck", "vehicle", "motorcycle", "bike", "bicycle", "yacht", "house", "home", "flat", "cottage",
    "apartment", "property", "phone", "smartphone", "gun", "rifle", "handgun", "painting",
})
ENDS = frozenset({",", ".", ";", "called", "named", "that", "which", "who", "and", "in", "at", "on", "from", "with", "was", "is"})
PURSUED = frozenset({  # before the justice that is no judge
    "for", "of", "and", "to", "worldwide", "social", "global", "racial", "criminal", "seek", "seeking", "demand", "demanding",
})
PEOPLES = frozenset({"community", "minority", "generation", "crowd", "diaspora"})
TRUSTED = frozenset({"loyal", "trusted", "faithful", "top", "close", "closest", "chief", "key", "longtime", "long-time"})
ACTING = frozenset({  # before the actors that are no players
    "political", "state", "global", "rational", "bad", "social", "economic", "humanitarian", "regional", "international", "key", "savvy",
})
OWNED = 10  # words after "owner of" in which the thing stands
OWN = POSSESSORS | POSSESSIVE
BESIDE = frozenset({"minister", "mayor", "legislator", "judge", "candidate"})


def is_personal(words: Words, title: Title) -> bool:
    """Whether a title tells what somebody is to others, or where they sat: "fellow countryman", "a member of the Roe family"."""
    lower, i = words.lower, title.head + 1
    if lower[title.head] in lexicon()["peers"]:
        return True
    if lower[title.head] in ("elder", "younger") and lower[i - 2:title.head] == ["the"] and words.doc[min(i, len(lower) - 1)].is_title:
        return True  # "the elder Roe"
    if lower[title.head] in ("owner", "owners", "co-owner"):
        return is_of_thing(lower, title.head)
    if lower[title.head] == "justice" and title.start == title.head and words.doc[title.head].is_lower:
        return not lower[max(0, title.head - 1):title.head] or lower[title.head - 1] in PURSUED  # "called for justice"
    if lower[title.head] in ("lieutenant", "lieutenants") and is_follower(words, title.head):
        return True
    if lower[title.start:title.end] == ["deputy"] and lower[title.start - 1:title.start] and lower[title.start - 1] in POSSESSORS:
        return True  # "Jane Roe, her deputy": of what office only another sentence tells
    if lower[title.head] in ("actor", "actors") and lower[title.head - 1:title.head] and lower[title.head - 1] in ACTING:
        return True  # "a shrewd political actor"
    if lower[title.head] == "chair" and lower[max(0, title.start - 2):title.start] == ["in", "the"]:
        return True  # "who was in the chair"
    if lower[title.head] in ("member", "members") and is_of_people(lower[i:i + FAMILY]):
        return True
    if lower[title.head] not in ("member", "members", "scion", "scions") or lower[i:i + 1] != ["of"]:
        return False
    stop = next((k for k in range(i + 1, min(i + FAMILY, len(lower))) if lower[k] in lexicon()["families"]), None)
    return stop is not None and all(word.isalnum() or word == "-" for word in lower[i:stop])


def is_follower(words: Words, head: int) -> bool:
    """"a loyal lieutenant to Roe", "Roe's trusted lieutenant": a lieutenant who is whose follower rather than an officer."""
    lower, after = words.lower, words.lower[head + 1:head + 2]
    if not words.doc[head].is_lower or (words.named[head + 1:head + 2] == ["PERSON"]):
        return False
    return after == ["to"] or (lower[head - 1:head] != [] and lower[head - 1] in TRUSTED)


def is_of_people(words: Sequence[str]) -> bool:
    """Whether what follows "member" is but some people ("of a fishing community"), not one body.

    >>> is_of_people("of another fishing community in".split()), is_of_people("of a trade council in".split())
    (True, False)
    """
    if words[:1] != ["of"] or words[1:2] == [] or words[1] not in ("a", "an", "another"):
        return False
    stop = next((k for k, word in enumerate(words) if word in PEOPLES), None)
    return stop is not None and all(word.isalpha() or word == "-" for word in words[:stop])


def is_of_thing(lower: Sequence[str], head: int) -> bool:
    """Whether an owner owns an animal or thing rather than a body.

    >>> is_of_thing("the owner of a small terrier called".split(), 1), is_of_thing("the owner of a terrier kennel".split(), 1)
    (True, False)
    """
    if lower[head - 1:head] and lower[head - 1] in POSSESSIONS:
        return True
    if lower[head + 1:head + 3] not in (["of", "a"], ["of", "an"], ["of", "two"], ["of", "the"]):
        return False
    after = lower[head + 3:head + 3 + OWNED]
    stop = next((k for k, word in enumerate(after) if word in ENDS), len(after))
    return stop > 0 and after[stop - 1] in POSSESSIONS


class Doubts:
    """Judges the links of one Doc."""

    def __init__(self, words: Words, bodies: Bodies, links: Sequence[Link]):
        self.doc, self.lower, self.bodies, self.links = words.doc, words.lower, bodies, links

    def are_raised(self, link: Link) -> bool:
        return self.is_partner(link) or self.is_father(link) or self.is_namesake(link) or self.is_part(link) or (
            self.is_apart(link) or self.is_listed(link))

    def is_listed(self, link: Link) -> bool:
        """"Norvik Roe (NYSE: NVK), a builder": what is traded is a company, although its name was taken for a person's."""
        i = link.person.end
        return self.lower[i:i + 1] == ["("] and self.lower[i + 1] in EXCHANGES and self.lower[i + 2] == ":"

    def is_apart(self, link: Link) -> bool:
        """"a leader Jane Roe has met", "a clerk for Jane Roe": no name follows a title with "a" unless a comma parts them."""
        begin = link.clause[0]
        if link.rule != "roles.before_name" or self.lower[begin] not in ("a", "an"):
            return False
        return all(o.post.title.start >= link.post.title.start for o in self.links if o.rule == link.rule and o.clause == link.clause)

    def is_part(self, link: Link) -> bool:
        """"fake inspector Roe", "the actor who played Professor Roe", "Leading actor Jane Roe – "The Quay"": no post of the named."""
        begin, end = link.clause
        if link.rule != "roles.before_name":
            return False
        before = self.lower[max(0, begin - 1):begin]
        if FEIGNED & {*before, *self.lower[begin:link.post.title.start]}:
            return True
        if class_of(self.doc, link.post.title) == "arts" and self.lower[end:end + 1] and self.lower[end] in DASHES:
            return self.lower[end + 1:end + 2] != [] and self.lower[end + 1] in QUOTES
        return not PLAYING.isdisjoint(before) and bool(STAGE & set(self.lower[max(0, begin - SCENE):end + SCENE]))

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
        name = link.person.person.name.casefold().split()
        if FATHERS.isdisjoint(name):
            return False
        said = columns_of(self.doc).between(link.person.start, link.person.end).casefold().split()
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
