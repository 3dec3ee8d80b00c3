"""People whom another sentence of the article tells to have left office: "Mayor Roe said so. Roe resigned on Sunday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from citybeat.extract.facts import Person, Role
from citybeat.extract.roles.chunks import PersonMention
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.linking import FOUNDERS, Link
from citybeat.extract.roles.status import HAVE, LOSS, RELIEVED, RESIGNED, SUPPOSED, YEAR
from citybeat.extract.roles.titles import title_key
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words

OFFICES = frozenset({
    "head_of_state", "head_of_government", "minister", "mayor", "executive", "official", "spokesperson", "diplomat",
})  # classes of offices from which one resigns or is removed
OUSTED = re.compile(  # behind a name
    r",? (?:who )?(?:was|were|has been|had been) (?:later |then |subsequently |since |eventually |finally )?(?:(?:ousted|deposed|overthrown"
    r"|toppled|unseated|voted out|forced out|removed from (?:office|power))(?! as\b)|(?:sacked|fired|dismissed)(?= (?:on|in|last|this"
    r"|after|over|yesterday|earlier|following|amid)\b|[,.]))")
GOING = frozenset({"resigned", "quit", "stepped", "stood", "fled", "voted", "forced", "removed", "sacked", "fired", "dismissed",
                   "ousted", "deposed", "overthrown", "overthrew", "toppled", "unseated", "discharged", "relieved", "stripped"})
TOPPLED = frozenset({"ousted", "overthrew", "deposed", "toppled", "unseated"})  # with a name as their object
SACKED = frozenset({"fired", "sacked"})  # the same behind "has"
HARDLY = frozenset({"not", "never", "nearly", "almost", "be", "being", "-"})
OUSTING = frozenset({"ouster", "ousting", "overthrow", "toppling", "sacking", "removal"})
SINCE = frozenset({"after", "following", "since", "hours", "days", "weeks", "with"})
FACT = frozenset({  # behind "Roe's resignation" at the start of a sentence
    "came", "comes", "followed", "follows", "left", "led", "triggered", "has", "had", "is", "was", "on", "earlier", "last", "plunged",
})
STAYS = frozenset({  # in the sentence: who is in office yet or again
    "reinstated", "re-elected", "reelected", "returned", "returning", "withdrew", "withdrawn", "rejected", "refused", "caretaker", "until",
    "remain", "remains", "would", "should", "could", "might", "not", "never", "nearly", "comeback", "again", "now",
})
RECENT = 1  # years
TITLED = 6  # words before a name within which what it is of stands, with a title between


class Departures:
    """Compares the roles of one Doc with what its sentences tell of their holders."""

    def __init__(self, words: Words, people: Sequence[PersonMention], made: Sequence[tuple[Link, Role]], year: int | None):
        self.doc, self.words, self.people, self.made, self.year = words.doc, words, people, made, year

    def settled(self, roles: Sequence[Role]) -> list[Role]:
        """The roles, those former that their holder has left; `roles` are those of `made`, in order."""
        if not self.gone:
            return list(roles)
        out = []
        for (link, _), role in zip(self.made, roles, strict=True):
            left = role.person in self.gone and self.may_end(link, role) and self.is_only_office(role)
            out.append(replace(role, status="former") if left else role)
        return out

    @cached_property
    def gone(self) -> set[Person]:
        """The holders of an office of whom a sentence tells that they have left."""
        if GOING.isdisjoint(self.words.lower) and (LOSS | OUSTING).isdisjoint(self.words.lower):
            return set()
        holders = {role.person for link, role in self.made if self.may_end(link, role)}
        told = [m for m in self.people if self.has_gone(m) and not self.is_doubtful(m)]
        joined = {m.start - 1 for m in told if self.words.lower[m.start - 1:m.start] == ["and"]}  # "Roe and Poe resigned"
        return holders & {m.person for m in [*told, *(m for m in self.people if m.end in joined)]}

    def may_end(self, link: Link, role: Role) -> bool:
        """Whether a role is an office held now, by all that its own clause tells."""
        plain = role.status == "current" and link.post.status is None and link.status is None and role.start is None
        head = self.words.lower[link.post.title.head]
        return plain and head not in FOUNDERS and class_of(self.doc, link.post.title) in OFFICES

    def is_only_office(self, role: Role) -> bool:
        """Whether the article names no second office of the person, which may be the one that was left."""
        mine = [(title_key(r.title), class_of(self.doc, link.post.title)) for link, r in self.made if r.person is role.person]
        keys = {key for key, office in mine if office in OFFICES}
        longest = max(keys, key=len)
        return all(longest.endswith(key) or longest.startswith(key) for key in keys)

    def has_gone(self, mention: PersonMention) -> bool:
        """Whether the words beside a name tell that its bearer has left office."""
        last = self.doc[mention.end - 1]
        text, at = self.words.text, last.idx + len(last)
        if RESIGNED.match(text, at) or RELIEVED.match(text, at) or OUSTED.match(text, at):
            return True
        lower, i = self.words.lower, mention.start
        right = lower[mention.end:mention.end + 2]
        if right[:1] in (["'s"], ["’s"]):
            return bool(right[1:]) and right[1] in LOSS | OUSTING and self.is_told(mention)
        if i > 1 and ((lower[i - 1] in TOPPLED and lower[i - 2] not in HARDLY) or (lower[i - 1] in SACKED and lower[i - 2] in HAVE)):
            return True
        if i < 5 or lower[i - 1] != "of" or lower[i - 2] not in LOSS | OUSTING | lexicon()["ousting"]:
            return False
        return lower[i - 4 - (lower[i - 4] in ("the", "a"))] in SINCE  # "after the removal of Roe"

    def is_told(self, mention: PersonMention) -> bool:
        """"after Mayor Roe's resignation", "Roe's resignation came as": whether the loss is told of rather than called for."""
        lower, i = self.words.lower, mention.start
        opens = i in self.words.starts and not FACT.isdisjoint(lower[mention.end + 2:mention.end + 3])
        return opens or not SINCE.isdisjoint(lower[max(0, i - TITLED):i])

    def is_doubtful(self, mention: PersonMention) -> bool:
        """Whether the sentence only supposes it, tells of a year long past or that the person is back."""
        start, end = self.words.sentences[self.words.sentence_of(mention.start)]
        told = set(self.words.lower[start:end])
        if told & STAYS or SUPPOSED & set(self.words.lower[start:mention.start]):
            return True
        text = self.words.text
        now = self.year or max(map(int, YEAR.findall(text)), default=0)
        return any(int(year) < now - RECENT for year in YEAR.findall(self.doc[start:end].text))
