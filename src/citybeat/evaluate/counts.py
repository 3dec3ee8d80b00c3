"""Counting what is right, and the figures that come of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ROWS = (
    "cities", "cities.linked", "people", "roles", "roles.full", "roles.dates",
    "targets", "targets.full", "targets.slots", "targets.resisted", "targets.other",
    "projects", "projects.partial", "projects.kind", "projects.parties", "projects.cities",
)
MAIN_ROWS = ("cities", "people", "roles", "targets", "projects")
DIGITS = 4


@dataclass(frozen=True)
class Count:
    """How many were right, how many were predicted, and how many there were to find."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @classmethod
    def total(cls, counts: Iterable[Count]) -> Count:
        return sum(counts, cls())


@dataclass(frozen=True)
class Figures:
    """Precision, recall and F1 of one row, rounded to four digits; `low` and `high` bound F1 where it was resampled."""

    p: float
    r: float
    f1: float
    right: int
    predicted: int
    gold: int
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, count: Count, interval: tuple[float, float] | None = None) -> Figures:
        precision = count.right / count.predicted if count.predicted else 0.0
        recall = count.right / count.gold if count.gold else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        low, high = (round(interval[0], DIGITS), round(interval[1], DIGITS)) if interval else (None, None)
        return cls(round(precision, DIGITS), round(recall, DIGITS), round(f1, DIGITS), count.right, count.predicted, count.gold, low, high)
