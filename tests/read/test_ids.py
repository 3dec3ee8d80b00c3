"""Ids that stand more than once."""

from __future__ import annotations

import tracemalloc

from citybeat.article import Article
from citybeat.read.ids import MAX_DUPLICATES, Ids
from citybeat.read.report import ReadReport


def told(*articles: Article) -> dict[str, list[str]]:
    report = ReadReport()
    with Ids(report) as ids:
        for article in articles:
            ids.note(article)
    return report.duplicates


def test_the_places_of_an_id_are_told_in_order():
    articles = [Article("x", id=id, path="f.jsonl", line=line) for line, id in enumerate("abacab", 1)]
    assert told(*articles) == {"a": ["f.jsonl:1", "f.jsonl:3", "f.jsonl:5"], "b": ["f.jsonl:2", "f.jsonl:6"]}


def test_articles_without_an_id_are_not_compared():
    assert told(Article("x"), Article("x")) == {}


def test_ids_and_names_of_files_may_hold_half_characters():
    assert told(*[Article("x", id="\udce9", path="caf\udce9.txt")] * 2) == {"\udce9": ["caf\udce9.txt"] * 2}


def test_no_more_than_a_bounded_number_of_ids_is_told():
    assert len(told(*[Article("x", id=str(number % 1_500)) for number in range(3_000)])) == MAX_DUPLICATES


def test_memory_does_not_grow_with_the_ids():
    tracemalloc.start()
    try:
        told(*(Article("x", id=f"a rather long id of a number {number}", path="f.jsonl", line=number) for number in range(2_000)))
        before, _ = tracemalloc.get_traced_memory()
        report = ReadReport()
        with Ids(report) as ids:
            for number in range(20_000):
                ids.note(Article("x", id=f"a rather long id of a number {number}", path="f.jsonl", line=number))
            after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 200_000  # bytes; twenty thousand ids take millions
