"""The organization of a title by the model's linker, where no rule gives one."""

from __future__ import annotations

import numpy as np

from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.words import Words
from citybeat.nlp.columns import columns_of
from citybeat.nlp.encoder import heads_of
from citybeat.nlp.heads import Heads
from citybeat.nlp.odds import shares

REACH = 160  # words to either side of a title in which candidates are looked for


class LearnedLinker:
    """The linker of organizations over one Doc.

    On articles that were held out the linker of people and the head of status lost to the rules in every construction: of the titles that
    the rules leave over, a third at most are roles of the person that it names.
    """

    def __init__(self, text: Words, bodies: Bodies):
        self.doc, self.bodies, self.words = text.doc, bodies, text.texts
        self.heads: Heads | None = heads_of(text.doc)
        self.names: dict[tuple[int, int], str] = {}  # of bodies, as they are compared

    def organization(self, title: Title) -> tuple[tuple[int, int], float] | None:
        """The organization of a title and its probability against the others and none; None without a model or a candidate."""
        near = [s for s in self.bodies.spans if abs(s[0] - title.start) <= REACH and not (s[0] < title.end and title.start < s[1])]
        if self.heads is None or not near:
            return None
        types = ["ORG" if self.bodies.label[s] == "ROLE_ORG" else self.bodies.label[s] for s in near]
        vectors = np.asarray(self.doc.tensor, np.float32)
        logits, null = self.heads.link("organization", (title.start, title.end), near, types, self.words, vectors)
        weights = shares([*logits, null])
        total: dict[str, float] = {}
        for span, weight in zip(near, weights, strict=False):
            name = self.name_of(span)
            total[name] = total.get(name, 0.0) + weight
        best = max(total, key=lambda n: (round(total[n], 3), n))
        spans = [s for s in near if self.name_of(s) == best]
        return min(spans, key=lambda s: abs(s[0] - title.start)), total[best]

    def name_of(self, span: tuple[int, int]) -> str:
        """The text of words [start, end), case folded."""
        found = self.names.get(span)
        if found is None:
            found = self.names[span] = columns_of(self.doc).between(*span).casefold()
        return found
