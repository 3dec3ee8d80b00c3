"""All articles scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citybeat.evaluate.bootstrap import f1_intervals
from citybeat.evaluate.counts import MAIN_ROWS, ROWS, Count, Figures
from citybeat.evaluate.places import score_cities, score_people
from citybeat.evaluate.projects import score_projects
from citybeat.evaluate.roles import score_roles
from citybeat.evaluate.scoring import Mistake, Sheet
from citybeat.evaluate.shapes import GoldArticle, RecordShape
from citybeat.evaluate.targets import score_targets

KINDS = (score_cities, score_people, score_roles, score_targets, score_projects)


@dataclass(frozen=True)
class Evaluation:
    """Figures a row, micro-averaged over the articles, and every mistake behind them.

    `without_record` lists articles that had none (they count as empty); `without_gold` are ids of records that no article has.
    """

    figures: dict[str, Figures]
    mistakes: list[Mistake]
    articles: int
    records: int
    without_record: list[str]
    without_gold: list[str]

    @property
    def mean_f1(self) -> float:
        """Mean F1 of the five main rows."""
        return sum(self.figures[row].f1 for row in MAIN_ROWS) / len(MAIN_ROWS)


def score_article(article: GoldArticle, record: RecordShape | None) -> Sheet:
    """The counts and mistakes of one article; without a record everything is missed."""
    sheet = Sheet(article, record or RecordShape(id=article.gold.id))
    for score in KINDS:
        score(sheet)
    return sheet


def evaluate(
    gold: Sequence[GoldArticle], records: Mapping[str, RecordShape], *, bootstrap: int = 0, seed: int = 0
) -> Evaluation:
    """Score records (by id) against annotated articles; `bootstrap` draws give each F1 a 95% interval."""
    sheets = [score_article(article, records.get(article.gold.id)) for article in gold]
    intervals = f1_intervals([sheet.counts for sheet in sheets], ROWS, bootstrap, seed)
    ids = {article.gold.id for article in gold}
    return Evaluation(
        figures={row: Figures.of(Count.total(sheet.counts[row] for sheet in sheets), intervals.get(row)) for row in ROWS},
        mistakes=[mistake for sheet in sheets for mistake in sheet.mistakes],
        articles=len(gold),
        records=len(records),
        without_record=[article.gold.id for article in gold if article.gold.id not in records],
        without_gold=[name for name in records if name not in ids],
    )
