"""What can be the subject of an aim: names, bodies without a name, pronouns, to the left of a goal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Span

from citybeat.extract.targets.lexicon import DATA

LABELS = ("ORG", "LOC", "NORP", "PERSON")
OTHER_LABELS = ("PRODUCT", "MISC", "FAC")  # a name right before "aims to" is its subject, whatever a model took it for
OWNER_REACH = 4  # words from a possessor to the aim ("Oslo's national climate target")
OWNED = frozenset({"our", "its", "their", "his", "her", "your"})
ARTICLES = frozenset({"the", "a", "an", "its", "their", "our"})
POSSESSIVES = frozenset({"'s", "’s", "’", "'"})


@cache
def lists() -> dict[str, frozenset[str]]:
    """The lists of holders.json."""
    content: dict[str, list[str]] = json.loads((DATA / "holders.json").read_text(encoding="utf8"))
    return {name: frozenset(entries) for name, entries in content.items()}


@dataclass(frozen=True)
class Subject:
    """A possible subject at words [start, end): a name (`mention`), a body ("the company", `phrase`), or a pronoun (`word`)."""

    start: int
    end: int
    kind: Literal["name", "body", "post", "pronoun"]
    word: str
    mention: Span | None = None
    phrase: str | None = None


class Subjects:
    """The possible subjects of one Doc."""

    def __init__(self, doc: Doc):
        self.doc = doc
        self.mentions = [e for e in doc.ents if e.label_ in LABELS]
        taken = {i for e in self.mentions for i in range(e.start, e.end)}
        others = [*(e for e in doc.ents if e.label_ in OTHER_LABELS), *doc.spans.get("project", ())]
        self.others = [p for p in others if not taken & set(range(p.start, p.end)) and p[0].text[:1].isupper() and not self.is_plan(p)]
        self.ends = {e.end: e for e in [*self.mentions, *self.others]}
        self.inside = {i for e in [*self.mentions, *self.others] for i in range(e.start, e.end)}

    @staticmethod
    def is_plan(span: Span) -> bool:
        """A plan, a law or a meeting aims at what somebody else holds."""
        return any(t.lower_ in lists()["plans"] for t in span)

    def before(self, at: int, begin: int) -> Iterator[Subject]:
        """Possible subjects in words [begin, at), the nearest first."""
        i = at
        while i > begin:
            found = self.ending(i, begin, at)
            if found is not None:
                yield found
                i = found.start
            else:
                i -= 1

    def ending(self, i: int, begin: int, at: int) -> Subject | None:
        """The possible subject whose last word is the one before word i."""
        mention = self.ends.get(i)
        if mention is not None:
            return self.name(mention, begin, at)
        if i - 1 in self.inside:
            return None
        word = self.doc[i - 1].lower_
        if word in lists()["pronouns"]:
            return Subject(i - 1, i, "pronoun", word)
        if word in lists()["bodies"] | lists()["places"]:
            return self.body(i - 1, begin)
        if word in lists()["posts"] and i - 1 > begin and self.doc[i - 2].lower_ in ("the", "its", "his", "her"):
            return Subject(i - 1, i, "post", word, None, self.doc[i - 1].text)
        return None

    def name(self, mention: Span, begin: int, at: int) -> Subject | None:
        """A name that can be a subject: not after a preposition, no adjective of something else ("the Finnish winter")."""
        doc, end = self.doc, mention.end
        following = doc[end].lower_ if end < len(doc) else ""
        owner = following in POSSESSIVES and at - end <= OWNER_REACH
        if mention.start > begin and doc[mention.start - 1].lower_ in OWNED:
            return None  # "our Green Fund" is what somebody has
        if mention.start < begin or (self.governed(mention.start, begin) and not owner):
            return None
        human = following in lists()["people"] | lists()["bodies"]
        if mention.label_ == "NORP" and following.isalpha() and not human and not self.verbal(following):
            return None
        return Subject(mention.start, end, "name", following, mention)

    def verbal(self, word: str) -> bool:
        """Whether a word may be the verb after a name."""
        return word in lists()["speech"] | lists()["auxiliaries"] or word.endswith(("ed", "s"))

    def governed(self, start: int, begin: int) -> bool:
        """Whether a preposition stands before a name (its article and modifiers apart); "by" makes an agent."""
        i = start - 1
        while i > begin and (self.doc[i].lower_ in ARTICLES or (self.doc[i].text[:1].isupper() and i - 1 > begin)):
            i -= 1
        if i <= begin:
            return False
        agent = self.doc[i].lower_ == "by" and not any(t.lower_ in ("which", "who") for t in self.doc[start:start + 8])
        return agent or self.doc[i].lower_ in lists()["prepositions"]

    def body(self, i: int, begin: int) -> Subject | None:
        """"the company", "the Finnish government", "the city council": with the name in front of it or after "of"."""
        doc, start = self.doc, i
        while start > begin and doc[start - 1].lower_ in lists()["bodies"] | lists()["adjectives"] and start - 1 not in self.inside:
            start -= 1
        mention = self.ends.get(start)
        before = doc[start - 1].lower_ if start > begin else ""
        if mention is None and before in POSSESSIVES:
            mention = self.ends.get(start - 1)
        if mention is None and i + 1 < len(doc) and doc[i + 1].lower_ == "of":
            mention = next((m for m in self.mentions if m.start in (i + 2, i + 3)), None)
        if mention is None and (before not in ("the", "this", "its", "our", "their", "his", "her", "") or self.governed(start, begin)):
            return None
        first = min(mention.start, start) if mention is not None and mention.start >= begin else start
        if mention is not None and self.governed(first, begin):
            return None
        return Subject(first, i + 1, "body", doc[i].lower_, mention, doc[start:i + 1].text)

    def main(self, begin: int, end: int) -> Subject | None:
        """The first name or named body of a sentence that can be its subject."""
        found = [s for s in self.before(end, begin) if s.mention is not None]
        return found[-1] if found else None
