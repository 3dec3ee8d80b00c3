"""Who held an office before: "Roe was made chair in May. She succeeds Tom Poe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from citybeat.extract.roles.chunks import Chunk, PersonMention
from citybeat.extract.roles.lexicon import SUCCEEDING, TAKING
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.rows import Row
from citybeat.extract.roles.wording import class_of

FILL = frozenset({",", "who", "has", "had", "will", "to", "is", "and", "recently", "now", "formally", "officially"})
OFFICES = frozenset({
    "executive", "official", "head_of_state", "head_of_government", "minister", "mayor", "diplomat", "spokesperson", "judge",
})
LEAVING = frozenset({"retires", "retiring", "leaves", "leaving", "departs", "departing"})
REACH = 2  # sentence ends at most between the office and the verb
AHEAD = 5  # words behind the name in which leaving is told


def tells_succession(words: Sequence[str]) -> bool:
    """Whether a sentence has a verb of succession.

    >>> tells_succession(["she", "takes", "over", "from", "poe"]), tells_succession(["she", "takes", "it"])
    (True, False)
    """
    return not SUCCEEDING.isdisjoint(words) or ("over" in words and not TAKING.isdisjoint(words))


@dataclass(frozen=True)
class Handover:
    """The person whom the holder of a link's post follows, and the words [start, end) that say so."""

    gone: PersonMention
    link: Link
    clause: tuple[int, int]
    leaves: bool  # whether the person still holds it


class Succession(Row):
    """Finds such statements in the chunks of one Doc."""

    def __init__(self, doc: Doc, chunks: Sequence[Chunk], links: Sequence[Link]):
        super().__init__(doc, chunks)
        self.links = links

    def handovers(self) -> Iterator[Handover]:
        for k in self.verbs():
            at = k + 1 + 2 * self.is_taking(k)
            at += at < len(self.chunks) and self.chunks[at].tag == "ROLE"
            gone = self.chunks[at].person if at < len(self.chunks) else None
            heir = self.heir(k)
            if gone is None or heir is None or gone.person is heir.person or self.word(at + 1) == "as":
                continue
            if (link := self.office(heir, k)) is not None and not self.holds(gone, link):
                ahead = {self.word(j) for j in range(at + 1, min(at + AHEAD, len(self.chunks)))}
                yield Handover(gone, link, (self.chunks[k].start, self.chunks[at].end), bool(LEAVING & ahead))

    def verbs(self) -> Iterator[int]:
        """The chunks that are such a verb; the Doc's words are looked through but once."""
        lower = self.lower
        if tells_succession(lower):
            for k, chunk in enumerate(self.chunks[1:], 1):
                word = lower[chunk.start] if chunk.tag == "WORD" else ""
                if word in SUCCEEDING or (word in TAKING and self.is_taking(k)):
                    yield k

    def is_taking(self, k: int) -> bool:
        """"takes over from" from word `k` on."""
        return self.word(k) in TAKING and self.word(k + 1) == "over" and self.word(k + 2) == "from"

    def heir(self, k: int) -> PersonMention | None:
        """The person named right before the verb, or whom a pronoun there means."""
        at = k - 1
        while at > 0 and self.word(at) in FILL:
            at -= 1
        if self.chunks[at].tag == "ROLE" and self.word(at - 1) == ",":
            at -= 2
        return self.person_at(at) if self.chunks[at].tag in ("PERSON", "PRON") else None

    def office(self, heir: PersonMention, k: int) -> Link | None:
        """The last post of a person told of before the verb, in its sentence or the one before."""
        verb = self.chunks[k].start
        first = next((self.chunks[j].start for j in self.breaks_before(k)), 0)
        told = [link for link in self.links if link.person.person is heir.person and first <= link.post.title.start < verb]
        told = [link for link in told if class_of(self.doc, link.post.title) in OFFICES and link.post.status != "former"]
        return max(told, key=lambda link: link.post.title.start, default=None)

    def breaks_before(self, k: int) -> list[int]:
        """The end of a sentence that many sentences before chunk `k`, if there is one."""
        return [j for j in range(k - 1, -1, -1) if self.chunks[j].tag == "BREAK"][REACH - 1:REACH]

    def holds(self, gone: PersonMention, link: Link) -> bool:
        """Whether a title of the same class is tied to the one who is followed already."""
        office = class_of(self.doc, link.post.title)
        return any(o.person.person is gone.person and class_of(self.doc, o.post.title) == office for o in self.links)
