"""Copies: the facts of the original where the texts are equal, a failure where they are nearly so."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from citybeat.article import Article
from citybeat.batch.copies import CopyIndex, digest, resolved
from citybeat.batch.folder import RunFolder
from citybeat.engine.failure import Failure
from citybeat.engine.shards import Copy, Shard
from citybeat.engine.task import Extracted
from tests.helpers.fake_pipelines import FakePipeline, record_of

STORY = "Ada opened the bridge over the river on Monday while the town band played in the rain"
NEAR = STORY.upper() + "!"
OTHER = "Nobody came to the second meeting about the harbour because the ferry had been cancelled"


# -- telling copies

@pytest.fixture
def index():
    with CopyIndex() as index:
        yield index


def marked(index, *articles, number=0):
    return index.marked(Shard(number, list(articles)), number).items


def test_equal_articles_are_copies_of_the_first(index):
    first, second, third = (Article(STORY, id=str(n), path="f.jsonl", line=n) for n in range(3))
    assert marked(index, first, Article(OTHER), second, number=4) == [first, Article(OTHER), Copy(second, 4, "0", "f.jsonl", 0)]
    assert marked(index, third, number=5) == [Copy(third, 4, "0", "f.jsonl", 0)]


@pytest.mark.parametrize("name", ["text", "title", "published", "language"])
def test_what_facts_depend_on_makes_articles_differ(index, name):
    article = Article(STORY, path="f")
    other = replace(article, **{name: "2024"})
    assert digest(article) != digest(other)
    (_, second) = marked(index, article, other)
    assert not isinstance(second, Copy)


@pytest.mark.parametrize("name", ["id", "url", "publisher", "path"])
def test_what_they_do_not_depend_on_makes_copies(index, name):
    (_, second) = marked(index, Article(STORY), replace(Article(STORY), **{name: "other"}))
    assert isinstance(second, Copy)


def test_near_copies_fail_and_name_the_other(index):
    _, near, again = marked(index, Article(STORY, path="a.txt"), Article(NEAR, id="n", path="b.txt"), Article(NEAR, path="c.txt"))
    assert (near.reason, near.id, near.path) == ("copy", "n", "b.txt")
    assert near.message.startswith("says nearly the same as a.txt (near_key ")
    assert near.message.endswith("; without --skip-copies it is extracted")
    assert near.sha256
    assert again.reason == "copy"


def test_texts_without_words_are_no_near_copies(index):
    assert marked(index, Article("!!!"), Article("???")) == [Article("!!!"), Article("???")]


def test_a_text_with_half_a_character_is_left_to_fail(index):
    assert marked(index, Article("x\ud83d"), Article("y\ud83d")) == [Article("x\ud83d"), Article("y\ud83d")]


def test_failures_pass_through(index):
    failures = [Failure("json", "why"), Failure("json", "why")]
    assert index.marked(Shard(0, failures), 0).items == failures


def test_a_shard_keeps_what_it_is(index):
    shard = Shard(7, [Article("x")], "ab", 9)
    assert index.marked(shard, 3) == shard


# -- what becomes of them

def line_of(article):
    return record_of(article).to_json().encode() + b"\n"


def test_a_copy_gets_the_record_under_its_own_name():
    original = Article(STORY, id="o", path="f.jsonl", line=1, url="u", publisher="The Sun", title="T", published="2024-05-01")
    copy = replace(original, id="c", path="g.jsonl", line=9, url=None, publisher="The Moon")
    lines = ([line_of(Article(STORY, path="f.jsonl", line=0)), line_of(original)], [])
    result = resolved(Copy(copy, 0, "o", "f.jsonl", 1), lines)
    assert result == Extracted(record_of(copy).to_json(), result.facts)
    assert result.facts["people"] == 1


def test_a_copy_without_an_id_gets_its_hash():
    result = resolved(Copy(Article(STORY), 0, "o", None, None), ([line_of(Article(STORY, id="o"))], []))
    assert result.json == record_of(Article(STORY)).to_json()


def test_a_copy_of_what_failed_fails():
    failure = Failure.of(Article(STORY, id="o", path="f"), "timeout", "it took long")
    result = resolved(Copy(Article(STORY, id="c", path="g"), 0, "o", "f", None), ([], [failure.to_json().encode()]))
    assert result == replace(failure, id="c", path="g")


def test_a_copy_of_nothing_is_a_bug():
    with pytest.raises(LookupError, match="f:3 is not where its copy says"):
        resolved(Copy(Article(STORY), 0, "o", "f", 3), ([], []))


# -- in runs

def story(number, text, **more):
    return {"text": text, "id": f"a{number}", "publisher": f"Paper {number}", **more}


NEWS = [
    story(0, STORY), story(1, OTHER), story(2, STORY), story(3, NEAR), story(4, STORY, title="Own title"), story(5, "RAISE twice"),
    story(6, STORY), {"text": OTHER}, story(8, "RAISE twice"), b"{", story(10, NEAR), {"text": STORY, "url": "https://example.org"},
]  # fmt: skip
WORKED_AT = [0, 1, 5]
COPIES = {"skip_copies": True}


@pytest.fixture(params=["r.jsonl", "r.jsonl.gz"])
def output(request):
    return request.param


def test_equal_copies_have_the_bytes_that_extraction_gives(make_world, inline, monkeypatch):
    direct = make_world().write(*NEWS)
    direct.run()
    world = make_world().write(*NEWS)
    counted = Counter()
    process = FakePipeline.process
    monkeypatch.setattr(FakePipeline, "process", lambda fake, article: (counted.update([article.line]), process(fake, article))[1])
    summary = world.run(options=COPIES)
    assert sorted(counted) == [number + 1 for number in WORKED_AT]
    assert set(counted.values()) == {1}
    lines = {json.loads(line)["source"]["line"]: line for line in direct.output.read_bytes().splitlines()}
    found = world.output.read_bytes().splitlines()
    near = (3, 4, 10)
    assert found == [lines[n + 1] for n in range(12) if n not in (*near, 5, 8, 9)]
    assert [(failure["line"], failure["reason"]) for failure in world.failures()] == [
        (4, "copy"), (5, "copy"), (6, "extraction"), (9, "extraction"), (10, "json"), (11, "copy")]  # fmt: skip
    assert world.failures()[3]["id"] == "a8"
    assert (summary.articles, summary.records, summary.failures) == (11, 6, 6)
    assert summary.facts["people"] == 4


def test_interrupted_anywhere_copies_are_the_same(make_world, inline, monkeypatch, output):
    expected = make_world(output).write(*NEWS)
    expected.run(options=COPIES)
    commit = RunFolder.commit
    for number in range(1, 5):
        world = make_world(output).write(*NEWS)
        done = []

        def stopping(folder, lines, done=done, number=number):
            commit(folder, lines)
            done.append(1)
            if len(done) == number:
                raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(RunFolder, "commit", stopping)
            with pytest.raises(KeyboardInterrupt):
                world.run(options=COPIES)
        world.run(options=COPIES)
        assert world.files() == expected.files()


def test_copies_in_processes(make_world, quick, output):
    """An original that kills its worker gives its copies nothing but its failure."""
    news = [*NEWS, story(12, "KILL"), story(13, "Bo"), story(14, "Bo"), story(15, "KILL")]
    one, two = (make_world(output).write(*news) for _ in range(2))
    one.run(options=COPIES)
    two.run(options=COPIES, workers=2)
    assert two.files() == one.files()
    assert [(failure["id"], failure["reason"]) for failure in one.failures()[-2:]] == [("a12", "worker"), ("a15", "worker")]


def test_without_the_option_copies_are_articles_like_others(make_world, inline):
    world = make_world().write(*NEWS)
    assert world.run().records == 9
