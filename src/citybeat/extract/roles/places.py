"""The organization of a role: its words, its chain from inner to outer, its country, its entry."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from citybeat.extract.facts import Entity, Facts
from citybeat.extract.organizations.registry import ensure_organization
from citybeat.extract.roles.bodies import POSSESSIVE
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of

if TYPE_CHECKING:
    from citybeat.extract.roles.phrases import Post

SEATS = {  # names that stand for a country's government
    "white house": "US", "pentagon": "US", "capitol": "US", "congress": "US", "kremlin": "RU", "duma": "RU", "downing street": "GB",
    "whitehall": "GB", "westminster": "GB", "commons": "GB", "bundestag": "DE", "elysee": "FR", "knesset": "IL", "taoiseach": "IE",
    "oireachtas": "IE", "dáil": "IE",
}
SEATED = frozenset({name.split()[0] for name in SEATS})  # their first words

GLUED = re.compile(r"^(?:[^()\s]*\)(?=\w)|[-–—]+)")  # of an agency in brackets before a name, and dashes
NO_PART = frozenset({"inc", "inc.", "ltd", "ltd.", "llc", "co", "co.", "and"})  # a comma before these is inside a name
Found = tuple[str | None, str | None, list[str], Entity | None]


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def country_of(name: str) -> str | None:
    """ISO code of a country's name or adjective ("Finland", "Finnish"), else None."""
    return gazetteer().nation(name)


def cleaned(text: str) -> str:
    """A name on one line, without what a lost space joined to its begin.

    >>> cleaned("NNC)Port  Board"), cleaned("-Port Board"), cleaned("Port) Ltd")
    ('Port Board', 'Port Board', 'Port) Ltd')
    """
    return GLUED.sub("", " ".join(text.split()))


class Placer:
    """Places the posts of one Doc."""

    def __init__(self, doc: Doc, facts: Facts):
        self.doc, self.facts, self.columns = doc, facts, columns_of(doc)

    def place(self, post: Post) -> Found:
        """(text as written, country, path, entity) of a post's organization."""
        if post.organization is None:
            return None, country_of(post.country) if post.country else None, [], None
        parts = self.parts(post.organization)
        text, *path = (cleaned(self.columns.between(a, b)) for a, b in (post.organization, *parts))
        country = country_of(text) or next((c for p in path if (c := country_of(p))), None)
        country = country or (country_of(post.country) if post.country else None)
        return text, country, path, self.entity(parts[0])

    def parts(self, span: tuple[int, int]) -> list[tuple[int, int]]:
        """The chain of "Unit, Body" and "Body's Unit", inner first."""
        (start, end), texts = span, self.columns.texts
        commas = [i for i in range(start, end) if texts[i] == ","]
        if commas and not any(self.columns.lower[i + 1] in NO_PART for i in commas if i + 1 < end):
            return [(a + 1, b) for a, b in pairwise([start - 1, *commas, end]) if a + 1 < b]
        owner = next((i for i in range(start, end) if texts[i] in POSSESSIVE), None)
        if owner is not None and start < owner < end - 1:
            return [(owner + 1, end), (start, owner)]
        return [(start, end)]

    def entity(self, inner: tuple[int, int]) -> Entity | None:
        """The entry of the innermost part, made where there is none."""
        return ensure_organization(self.facts, Span(self.doc, *inner))
