from __future__ import annotations

import pytest

from citybeat.evaluate.bootstrap import f1_intervals
from citybeat.evaluate.counts import ROWS, Count, Figures
from citybeat.evaluate.run import evaluate
from citybeat.evaluate.shapes import GoldArticle, GoldShape, RecordShape
from tests.evaluate.helpers import GOLD, RECORD, TEXT


def test_figures() -> None:
    figures = Figures.of(Count(right=2, predicted=3, gold=4))
    assert (figures.p, figures.r, figures.f1) == (0.6667, 0.5, 0.5714)
    assert (figures.low, figures.high) == (None, None)


@pytest.mark.parametrize("count", [Count(), Count(0, 3, 0), Count(0, 0, 3), Count(0, 3, 3)])
def test_nothing_right_is_zero(count: Count) -> None:
    assert Figures.of(count).f1 == 0


def test_total() -> None:
    assert Count.total([Count(1, 2, 3), Count(10, 20, 30)]) == Count(11, 22, 33)


def article(name: str) -> GoldArticle:
    return GoldArticle(GoldShape.model_validate({**GOLD, "id": name}), TEXT)


def record(name: str) -> RecordShape:
    return RecordShape.model_validate({**RECORD, "id": name})


def test_an_article_without_record_is_missed_altogether() -> None:
    result = evaluate([article("a"), article("b")], {"a": record("a"), "z": record("z")})
    assert result.figures["people"].r == 0.5
    assert result.figures["people"].p == 1
    assert result.without_record == ["b"]
    assert result.without_gold == ["z"]
    assert result.mean_f1 == pytest.approx(2 / 3, abs=1e-4)
    assert {m.what for m in result.mistakes} == {"missed"}
    assert {m.article for m in result.mistakes} == {"b"}


def counts(*rights: int) -> list[dict[str, Count]]:
    return [{"people": Count(right, 10, 10), "cities": Count(5, 10, 10)} for right in rights]


def test_intervals_hold_the_figure_and_repeat() -> None:
    table = counts(2, 4, 5, 6, 8, 9, 3, 7)
    first = f1_intervals(table, ["people", "cities"], 500, seed=3)
    low, high = first["people"]
    assert 0.3 < low < 0.55 < high < 0.8
    assert first["cities"] == (0.5, 0.5)
    assert first == f1_intervals(table, ["people", "cities"], 500, seed=3)
    assert first != f1_intervals(table, ["people", "cities"], 500, seed=4)


def test_more_articles_narrow_the_interval() -> None:
    few, many = (f1_intervals(counts(*([2, 8] * size)), ["people"], 400)["people"] for size in (3, 60))
    assert many[1] - many[0] < (few[1] - few[0]) / 2


@pytest.mark.parametrize(("table", "samples"), [([], 100), (counts(1), 0)])
def test_no_articles_or_no_draws_no_intervals(table: list[dict[str, Count]], samples: int) -> None:
    assert f1_intervals(table, ["people"], samples) == {}


def test_rows_without_anything_to_count_are_zero() -> None:
    assert f1_intervals([{"people": Count()}], ["people"], 10) == {"people": (0.0, 0.0)}


def test_evaluate_gives_intervals_on_request() -> None:
    gold = [article("a"), article("b")]
    plain = evaluate(gold, {"a": record("a")})
    drawn = evaluate(gold, {"a": record("a")}, bootstrap=200)
    assert {f.low for f in plain.figures.values()} == {None}
    assert (drawn.figures["people"].low, drawn.figures["people"].high) == (0.0, 1.0)
    assert list(drawn.figures) == list(ROWS)
