"""What a run says at its end."""

from __future__ import annotations

from collections import Counter

import pytest

from citybeat.batch.summary import Summary
from citybeat.read import ReadReport


def test_an_empty_one():
    assert next(Summary().lines()) == "0 articles, 0 records, 0 failures in 0.0 s (0.0 articles/s)"


def test_all_there_is_to_tell():
    report = ReadReport(files=4, skipped=Counter({".html": 2, ".csv": 1}), detected=Counter(cp1252=1))
    summary = Summary(report, articles=1_201, records=1_200, failures=3, earlier=201, seconds=100, facts=Counter(people=2_000, cities=1))
    assert list(summary.lines()) == [
        "1,201 articles, 1,200 records, 3 failures in 100.0 s (10.0 articles/s)",
        "201 results of an interrupted run were there already",
        "cities 1, people 2,000, organizations 0, roles 0, targets 0, forecasts 0, achievements 0, projects 0",
        "skipped: 3 files (.csv 1, .html 2)",
        "encoding guessed: 1 file (cp1252 1)",
    ]


def test_one_of_each():
    first, second, *_ = Summary(articles=1, records=1, failures=1, earlier=1, seconds=1).lines()
    assert first == "1 article, 1 record, 1 failure in 1.0 s (0.0 articles/s)"
    assert second == "1 result of an interrupted run was there already"


@pytest.mark.parametrize(("articles", "failures", "files", "code"), [
    (2, 0, 1, 0), (2, 1, 1, 1), (0, 1, 1, 2), (0, 0, 0, 2), (0, 0, 1, 0),
])  # fmt: skip
def test_the_exit_code(articles, failures, files, code):
    assert Summary(ReadReport(files=files), articles=articles, failures=failures).exit_code == code


def test_ids_that_occur_twice():
    report = ReadReport(duplicates={"q": [f"f.jsonl:{line}" for line in range(1, 8)], "r": ["f.jsonl:10", "f.jsonl:11"]})
    assert Summary(report).warning() == (
        "warning: 2 ids used more than once (all articles are kept; source tells them apart): 'q' at f.jsonl:1, f.jsonl:2, f.jsonl:3, "
        "f.jsonl:4, f.jsonl:5, ...; 'r' at f.jsonl:10, f.jsonl:11")
    assert Summary().warning() is None


def test_many_ids_that_occur_twice():
    report = ReadReport(duplicates={str(number): ["f:1", "g:1"] for number in range(7)})
    assert Summary(report).warning().endswith("'4' at f:1, g:1; ...")
