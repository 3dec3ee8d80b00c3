"""One article scored: counts a row, and the mistakes behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from citybeat.evaluate.counts import ROWS, Count
from citybeat.evaluate.shapes import GoldArticle, RecordShape


@dataclass(frozen=True)
class Mistake:
    """One thing missed, one too many (`extra`), or one found with a wrong slot (`wrong`)."""

    article: str
    row: str
    what: str
    item: str


@dataclass
class Sheet:
    """The score of one article, filled in by the kinds."""

    article: GoldArticle
    record: RecordShape
    counts: dict[str, Count] = field(default_factory=lambda: dict.fromkeys(ROWS, Count()))
    mistakes: list[Mistake] = field(default_factory=list)

    def count(self, row: str, right: int, predicted: int, gold: int) -> None:
        self.counts[row] += Count(right, predicted, gold)

    def note(self, row: str, what: str, items: Iterable[str]) -> None:
        self.mistakes += [Mistake(self.article.gold.id, row, what, item) for item in items]
