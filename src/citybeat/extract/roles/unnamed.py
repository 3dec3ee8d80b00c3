"""Bodies without a name of their own that a verb of office is about: "chairs the harbour committee", "a delegation led by"."""

from __future__ import annotations

from collections.abc import Iterator

from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.phrases import Builder
from citybeat.extract.roles.words import Words

Span = tuple[int, int]

BESIDE = frozenset({  # between such a body and "led by"
    ",", "which", "that", "is", "was", "being", "currently", "now", "will", "be", "to", "has", "been",
})
LEADING = frozenset({"leader", "manager", "director", "coordinator"})  # what one may be of any team or work
OWNING = frozenset({"founder", "co-founder", "owner", "co-owner"})  # of a body that has a name
SENT = frozenset({"delegation", "mission"})  # bodies that somebody leads for as long as they are told of
LONGEST = 6  # words of such a body


class Unnamed:
    """Finds such bodies in one Doc."""

    def __init__(self, words: Words, bodies: Bodies, builder: Builder):
        self.doc, self.lower, self.starts, self.telling = words.doc, words.lower, words.starts, words.telling
        self.bodies, self.builder, self.known = bodies, builder, lexicon()

    def found(self) -> dict[int, tuple[int, Span]]:
        """By the first word of what is said of the body: its end, and the words of the body."""
        out: dict[int, tuple[int, Span]] = {}
        for i in self.verbs():
            body = self.led_by(i) if self.lower[i + 1] == "by" else self.object(i)
            if body is not None:
                out[body[0]] = body[1]
        return out

    def verbs(self) -> Iterator[int]:
        verbs, last = self.known.verbs, len(self.lower) - 2
        return (i for i in self.telling if 0 < i < last and self.lower[i] in verbs and self.doc[i].is_lower)

    def object(self, i: int) -> tuple[int, tuple[int, Span]] | None:
        """"heads the ferry section", "founded the charity Norvik Aid" behind the verb at word `i`."""
        noun, first = self.known.verbs[self.lower[i]], i + 2
        if self.lower[i + 1] not in ("the", "its", "a", "an"):
            return None
        if (place := self.bodies.starting.get(first)) is not None:  # "leads the Norland | delegation"
            sent = self.bodies.label[place] in ("LOC", "NORP") and self.lower[place[1]] in SENT and noun == "leader"
            return (first, (place[1] + 1, (first, place[1] + 1))) if sent else None
        noun_at = first + (self.lower[first] not in self.known["bodies"] and self.doc[first].is_lower)  # "the small | charity Norvik Aid"
        after = self.bodies.starting.get(noun_at + 1)
        if self.lower[noun_at] in self.known["bodies"] and after is not None and self.bodies.label[after] == "ORG":
            return first, (after[1], after)
        body = self.builder.common_body(i + 1)
        if body is None or body[0] < first or any(k in self.starts for k in range(i, body[1])):
            return None
        inner = next((s for k in range(first + 1, body[1]) if (s := self.bodies.starting.get(k)) and self.bodies.label[s] == "ORG"), None)
        if inner is not None and inner[1] < body[1]:
            body = inner[0], body[1]  # "the ruling Quay | party"
        named = body[0] > first
        if named or (noun not in OWNING and self.is_particular(first, body[1], noun, self.lower[i + 1])):
            return first, (body[1], body)
        return None

    def is_particular(self, first: int, end: int, noun: str, article: str) -> bool:
        """Whether a body is one that meets or one unit of a larger body, rather than just any team or firm."""
        last = next((k for k in range(first, end) if self.lower[k] in self.known["bodies"]), first)
        if self.lower[last] in self.known["convened"] | self.known["gathered"]:
            return True
        return noun not in LEADING and article in ("the", "its") and end - first > 1

    def led_by(self, i: int) -> tuple[int, tuple[int, Span]] | None:
        """"The Norland delegation was", "a committee" before "led by" at word `i`."""
        if self.lower[i] not in self.known.verbs or self.known.verbs[self.lower[i]] in OWNING:
            return None
        end = i
        while end > 0 and i - end < 4 and self.lower[end - 1] in BESIDE:
            end -= 1
        if end < 1 or self.lower[end - 1] not in self.known["convened"] | self.known["gathered"] or end in self.bodies.ending:
            return None
        first = next((k + 1 for k in range(end - 2, max(end - LONGEST, -1), -1) if self.lower[k] in self.known["determiners"]), None)
        if first is not None and self.lower[first:first + 2] == ["-", "member"]:
            first += 2  # "six-member | committee"
        inside = range(first, end) if first is not None else range(0)
        if first is None or not all(self.doc[k].is_alpha and self.lower[k] not in self.known["prepositions"] for k in inside):
            return None
        return first, (end, (first, end))
