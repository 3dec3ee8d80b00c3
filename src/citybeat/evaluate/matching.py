"""Comparing names and passages, and pairing what was found with what should have been found."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from citybeat.evaluate.shapes import Passage

G = TypeVar("G")
P = TypeVar("P")

SILENT = frozenset({"the", "a", "an"})
# a word: letters, digits and currency signs, held together by hyphens, apostrophes and full stops
WORD = re.compile(r"[\w$%€£&+]+(?:[-'’.][\w]+)*")
LONGEST_PASSAGE = 400  # characters; evidence longer than this, or than twice gold's, points at nothing


def fold(text: str | None) -> str:
    """A name as it is compared: compatibility forms and case made one, articles and punctuation gone.

    >>> fold("The City of Oslo")
    'city of oslo'
    """
    words = WORD.findall(unicodedata.normalize("NFKC", text or "").casefold())
    return " ".join(word for word in words if word not in SILENT)


def token_f1(left: str | None, right: str | None) -> float:
    """How far two names share their words, 0 to 1; two empty ones are equal, an empty one equals nothing else.

    >>> token_f1("Ministry of Energy", "the energy ministry")
    0.8
    """
    a, b = Counter(fold(left).split()), Counter(fold(right).split())
    if a and b:
        return 2 * (a & b).total() / (a.total() + b.total())
    return 1.0 if a == b else 0.0


def folded(names: Iterable[str]) -> frozenset[str]:
    """The names of one entry, each as it is compared."""
    return frozenset(map(fold, names))


@dataclass(frozen=True)
class Matching(Generic[G, P]):
    """What was found of what should have been: pairs, gold items missed, and predictions that fit none."""

    pairs: list[tuple[G, P]]
    missed: list[G]
    extra: list[P]


def match(gold: Sequence[G], predicted: Sequence[P], fit: Callable[[G, P], float]) -> Matching[G, P]:
    """Pair each prediction with at most one gold item, the best fit first; a fit of 0 is none.

    Of equal fits the earlier gold item and then the earlier prediction goes first.
    """
    fits = [(-value, i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted) if (value := fit(g, p))]
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(fits):
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return Matching(
        pairs=[(gold[i], predicted[j]) for i, j in chosen.items()],
        missed=[g for i, g in enumerate(gold) if i not in chosen],
        extra=[p for j, p in enumerate(predicted) if j not in taken],
    )


def positions(passage: Passage, text: str) -> frozenset[int]:
    """The characters of the text that a passage covers: a quotation (white space apart), or spans."""
    if isinstance(passage, str):
        pattern = r"\s+".join(map(re.escape, passage.split()))
        found = re.search(pattern, text) if pattern else None
        return frozenset(range(*found.span())) if found else frozenset()
    return frozenset(at for span in passage if span.in_ == "text" for at in range(span.start, span.end))


def overlap(gold: Passage, predicted: Passage, text: str) -> float:
    """Share of the shorter passage that both cover, 0 to 1; whole paragraphs as evidence cover nothing."""
    a, b = positions(gold, text), positions(predicted, text)
    if not a or not b or len(b) > max(LONGEST_PASSAGE, 2 * len(a)):
        return 0.0
    return len(a & b) / min(len(a), len(b))
