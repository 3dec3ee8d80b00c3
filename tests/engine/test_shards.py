"""How a stream is cut, and what a digest tells."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.limits import SHARD_ARTICLES, SHARD_CHARS
from citybeat.engine.shards import cut, fingerprint


def sizes(items, **limits):
    return [len(shard.items) for shard in cut(items, **limits)]


def test_shards_are_cut_by_articles_and_by_characters():
    assert sizes([Article("x")] * (2 * SHARD_ARTICLES + 1)) == [SHARD_ARTICLES, SHARD_ARTICLES, 1]
    assert sizes([Article("x" * (SHARD_CHARS // 2))] * 5) == [2, 2, 1]
    assert sizes([]) == []


def test_a_long_article_travels_alone():
    assert sizes([Article("a"), Article("x" * 30), Article("b"), Article("c")], chars=10) == [1, 1, 2]


def test_all_that_travels_with_an_article_counts():
    assert sizes([Article("x", title="y" * 30), Article("x", url="y" * 9), Article("x")], chars=10) == [1, 1, 1]


def test_further_keys_stay_at_home():
    """No record shows them, and they may be huge."""
    (shard,) = cut([Article("x", id="a", extra={"html": "y" * 30})])
    assert shard.items == [Article("x", id="a")]


def test_failures_have_no_length():
    assert sizes([Article("x" * 10), *[Failure("json", "m")] * 3, Article("y")], chars=10) == [4, 1]


def test_shards_are_numbered_and_hold_what_was_given():
    items = [Article(str(n)) for n in range(7)]
    shards = list(cut(items, articles=3))
    assert [shard.number for shard in shards] == [0, 1, 2]
    assert [item for shard in shards for item in shard.items] == items


def test_a_full_shard_is_given_before_the_next_item_is_read():
    read = []
    shards = cut((read.append(n) or Article(str(n)) for n in range(5)), articles=2, position=lambda: len(read))
    assert next(shards).position == 2
    assert read == [0, 1]
    assert [shard.position for shard in shards] == [4, 5]


@given(st.lists(st.integers(0, 12), max_size=30), st.integers(1, 6), st.integers(1, 20))
def test_cuts_keep_the_order_and_the_limits(lengths, articles, chars):
    items = [Article("x" * length, id=str(n)) for n, length in enumerate(lengths)]
    shards = list(cut(items, articles=articles, chars=chars))
    assert [item for shard in shards for item in shard.items] == items
    assert [shard.number for shard in shards] == list(range(len(shards)))
    for shard in shards:
        assert 1 <= len(shard.items) <= articles
        assert len(shard.items) == 1 or sum(len(item.text) for item in shard.items) <= chars


@given(st.integers(0, 20), st.integers(0, 20))
def test_what_comes_after_a_shard_does_not_change_it(before, after):
    items = [Article("x" * (n % 5), id=str(n)) for n in range(before + after)]
    whole = [shard.digest for shard in cut(items, articles=4, chars=9)]
    part = [shard.digest for shard in cut(items[:before], articles=4, chars=9)]
    assert whole[:max(0, len(part) - 1)] == part[:-1]


def test_digests_tell_shards_apart():
    def digest(*items):
        (shard,) = cut(items)
        return shard.digest

    assert digest(Article("a"), Article("b")) == digest(Article("a"), Article("b"))
    assert digest(Article("a"), Article("b")) != digest(Article("b"), Article("a"))
    assert digest(Article("ab")) != digest(Article("a"), Article("b"))
    assert digest(Article("a")) != digest(Failure("a", "b"))


SHOWN = [field.name for field in fields(Article) if field.name not in ("line", "extra")]


@pytest.mark.parametrize("name", SHOWN)
def test_whatever_a_record_can_show_is_in_the_fingerprint(name):
    article = Article("text")
    assert fingerprint(replace(article, **{name: "other"})) != fingerprint(article)


def test_lines_and_half_characters_are_in_the_fingerprint():
    assert fingerprint(Article("x", line=1)) != fingerprint(Article("x", line=2))
    assert fingerprint(Article("\ud83d")) != fingerprint(Article("\udc00"))


def test_further_keys_are_not_in_the_fingerprint():
    assert fingerprint(Article("x", extra={"a": 1})) == fingerprint(Article("x"))


@pytest.mark.parametrize("name", [field.name for field in fields(Failure) if field.name != "line"])
def test_whatever_a_failure_shows_is_in_the_fingerprint(name):
    failure = Failure("reason", "message")
    assert fingerprint(replace(failure, **{name: "other"})) != fingerprint(failure)
