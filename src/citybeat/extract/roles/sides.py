"""A body that a clause names apart from the title: "on the Norland side", "the board, led by", "For the Norvik Party, ... said"."""

from __future__ import annotations

from citybeat.extract.roles.bodies import POSSESSIVE, Bodies
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.words import Words

Span = tuple[int, int]

LED = frozenset({"led", "represented", "headed", "chaired"})  # before "by" and who does it
PASSIVE = frozenset({",", "which", "that", "is", "was", "being"})  # between the body and such a verb
TEAM = frozenset({"squad", "side", "team", "xv", "line-up", "lineup"})
AHEAD = 40  # words behind a name within which "on the Norland side" stands
OPENING = 6  # words of a sentence within which it may stand before the names


class Sides:
    """Looks for such bodies in one Doc."""

    def __init__(self, words: Words, bodies: Bodies):
        self.doc, self.lower, self.bodies = words.doc, words.lower, bodies
        self.sentences, self.sentence_of = words.sentences, words.sentence_of

    def led(self, begin: int) -> Span | None:
        """"the Norvik Board, led by chairwoman Jane Roe": the body before the verb whose "by" is right before word `begin`."""
        if begin < 3 or self.lower[begin - 1] != "by" or self.lower[begin - 2] not in LED:
            return None
        end = begin - 2
        while end > 0 and begin - end < 5 and self.lower[end - 1] in PASSIVE:
            end -= 1
        body = self.bodies.ending.get(end)
        return body if body is not None and self.bodies.label[body] == "ORG" else None

    def spoken_for(self, link: Link) -> Span | None:
        """"For the Norvik Party, harbour spokesman Tom Poe said": the body for which somebody speaks."""
        begin, done = link.clause[0], link.person.end
        start, _ = self.sentences[self.sentence_of(begin)]
        if self.lower[start] != "for" or self.lower[begin - 1] != "," or self.lower[done:done + 1] == []:
            return None
        body = self.bodies.starting.get(start + 1 + (self.lower[start + 1] == "the"))
        told = self.lower[done] in lexicon()["speech"]
        return body if told and body is not None and body[1] == begin - 1 and self.bodies.label[body] == "ORG" else None

    def squad(self, link: Link) -> Span | None:
        """""Norland name three for their side. Forwards: Jane Roe, Ann Poe": the only team whose squad is told of before a list."""
        title = link.post.title
        if link.rule != "roles.list_after" or not title.plural or self.lower[title.end:title.end + 1] != [":"]:
            return None
        named = [body for body in self.bodies.spans if body[1] < title.start and self.is_team(body)]
        return named[-1] if len({self.doc[a:b].text for a, b in named}) == 1 else None

    def is_team(self, body: Span) -> bool:
        """"the Norland squad", "Norland's side"."""
        end = body[1] + (self.lower[body[1]] in POSSESSIVE)
        return self.lower[end] in TEAM and self.bodies.may_play(body)

    def side(self, link: Link) -> Span | None:
        """"Minister Jane Roe and Envoy Tom Poe on the Norland side": the next side named behind who stands on it, or before them all."""
        here = self.sentence_of(link.person.start)
        start, end = self.sentences[here]
        after = range(link.person.end, min(link.person.end + AHEAD, end))
        found = next((body for i in after if (body := self.side_at(i)) is not None), None)
        return found or next((body for i in range(start, min(start + OPENING, link.person.start)) if (body := self.side_at(i))), None)

    def side_at(self, i: int) -> Span | None:
        """The country of "on the Norland side", "from Norland's side" from word `i` on."""
        if self.lower[i] not in ("on", "from", "for"):
            return None
        at = i + 1 + (self.lower[i + 1:i + 2] == ["the"])
        body = self.bodies.starting.get(at)
        if body is None or self.bodies.label[body] not in ("LOC", "NORP"):
            return None
        stop = body[1] + (self.lower[body[1]:body[1] + 1] in (["'s"], ["’s"]))
        return body if self.lower[stop:stop + 1] == ["side"] else None
