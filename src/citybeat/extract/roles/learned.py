"""The person and the organization of a title by the model's linkers, where no rule gives one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.chunks import PersonMention
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.words import Words
from citybeat.nlp.columns import columns_of
from citybeat.nlp.encoder import heads_of
from citybeat.nlp.heads import DECIMALS, Heads
from citybeat.nlp.odds import shares

REACH = 160  # words to either side of a title in which candidates are looked for


@dataclass(frozen=True)
class Linked:
    """The nearest mention of the person that a title is linked to, the person's probability, the next person's, and that of nobody."""

    mention: PersonMention
    share: float
    second: float
    none: float


class LearnedLinker:
    """The linkers of people and organizations over one Doc.

    On articles that were held out the linker of people and the head of status lost to the rules in every construction; who is meant by the
    titles that rules leave over is decided in unclaimed.py.
    """

    def __init__(self, text: Words, bodies: Bodies):
        self.doc, self.bodies, self.words = text.doc, bodies, text.texts
        self.heads: Heads | None = heads_of(text.doc)
        self.names: dict[tuple[int, int], str] = {}  # of bodies, as they are compared
        self.read: dict[tuple[int, int], tuple[list[tuple[int, int]], dict[str, float], float]] = {}  # `organizations` by title
        self.statuses: dict[tuple[int, int], dict[str, float]] = {}  # `status` by title

    def title(self, title: Title) -> tuple[float, float]:
        """How sure the head of titles is of the words of one: their mean and their least probability, 0 without a model."""
        if self.heads is None:
            return 0.0, 0.0
        vectors = np.asarray(self.doc.tensor[title.start:title.end], np.float32)
        p = 1 - self.heads.probabilities_of("title", vectors)[:, 0]
        return round(float(p.mean()), DECIMALS), round(float(p.min()), DECIMALS)

    def status(self, title: Title) -> dict[str, float]:
        """The probability of each status of a title by the head of it; none without a model."""
        key = title.start, title.end
        if self.heads is not None and key not in self.statuses:
            self.statuses[key] = self.heads.status(np.asarray(self.doc.tensor[title.start:title.end], np.float32))
        return self.statuses.get(key, {})

    def person(self, title: Title, mentions: Sequence[PersonMention]) -> Linked | None:
        """The person that a title is linked to, of those of `mentions`, by the sum over their mentions; None without any near."""
        near = [m for m in mentions if abs(m.start - title.start) <= REACH and not (m.start < title.end and title.start < m.end)]
        if self.heads is None or not near:
            return None
        spans = [(m.start, m.end) for m in near]
        vectors = np.asarray(self.doc.tensor, np.float32)
        logits, null = self.heads.link("person", (title.start, title.end), spans, ["PERSON"] * len(near), self.words, vectors)
        *weights, none = shares([*logits, null])
        total: dict[int, float] = {}
        for mention, weight in zip(near, weights, strict=True):
            total[id(mention.person)] = total.get(id(mention.person), 0.0) + weight
        ranked = sorted((round(share, DECIMALS) for share in total.values()), reverse=True)
        best = next(m.person for m in near if round(total[id(m.person)], DECIMALS) == ranked[0])
        mention = min((m for m in near if m.person is best), key=lambda m: abs(m.start - title.start))
        return Linked(mention, ranked[0], ranked[1] if len(ranked) > 1 else 0.0, round(none, DECIMALS))

    def organization(self, title: Title) -> tuple[tuple[int, int], float] | None:
        """The organization of a title and its probability against the others and none; None without a model or a candidate."""
        near, total, _ = self.organizations(title)
        if not near:
            return None
        best = max(total, key=lambda n: (round(total[n], 3), n))
        spans = [s for s in near if self.name_of(s) == best]
        return min(spans, key=lambda s: abs(s[0] - title.start)), total[best]

    def share_of(self, title: Title, body: tuple[int, int] | None) -> float:
        """The probability that an organization is a title's, against the others near it and none; of None that it has none."""
        _, total, none = self.organizations(title)
        return round(none if body is None else total.get(self.name_of(body), 0.0), DECIMALS)

    def organizations(self, title: Title) -> tuple[list[tuple[int, int]], dict[str, float], float]:
        """The candidates near a title, the probability of each name, and that of none of them; no candidates without a model."""
        found = self.read.get((title.start, title.end))
        if found is not None:
            return found
        near = [s for s in self.bodies.spans if abs(s[0] - title.start) <= REACH and not (s[0] < title.end and title.start < s[1])]
        if self.heads is None or not near:
            return [], {}, 1.0
        types = ["ORG" if self.bodies.label[s] == "ROLE_ORG" else self.bodies.label[s] for s in near]
        vectors = np.asarray(self.doc.tensor, np.float32)
        logits, null = self.heads.link("organization", (title.start, title.end), near, types, self.words, vectors)
        *weights, none = shares([*logits, null])
        total: dict[str, float] = {}
        for span, weight in zip(near, weights, strict=True):
            name = self.name_of(span)
            total[name] = total.get(name, 0.0) + weight
        found = self.read[title.start, title.end] = near, total, none
        return found

    def name_of(self, span: tuple[int, int]) -> str:
        """The text of words [start, end), case folded."""
        found = self.names.get(span)
        if found is None:
            found = self.names[span] = columns_of(self.doc).between(*span).casefold()
        return found
