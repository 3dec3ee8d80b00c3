"""Trying failures again: the others keep their bytes, and what is mended stands in its place."""

from __future__ import annotations

import gzip
import json

import pytest

from citybeat.batch.folder import RunFolder
from citybeat.errors import BatchError
from tests.batch.conftest import World
from tests.helpers import fake_pipelines
from tests.helpers.kills import every_kill

TEXTS = ["Ada 0", "RAISE 1", "Ada 2", "a long text, Ada 3", b"{", "Ada 5", "RAISE 6", "Ada 7"]
RETRY = {"retry_failed": True}


@pytest.fixture(params=["r.jsonl", "r.jsonl.gz"])
def complete(request, make_world, inline):
    """A complete run with failures."""
    world = make_world(request.param).write(*TEXTS)
    world.run()
    return world


@pytest.fixture
def mended(monkeypatch):
    """From here on RAISE raises no more."""
    monkeypatch.setenv(fake_pipelines.MENDED, "1")


def lines(world):
    data = world.output.read_bytes()
    return (gzip.decompress(data) if world.output.suffix == ".gz" else data).splitlines()


def ids(world):
    return [json.loads(line)["id"] for line in lines(world)]


def fresh(make_world, world, *texts, **options):
    """What a run over this input would have written from the start."""
    other = make_world(world.output.name).write(*texts)
    other.run(options=options)
    return other.files()


def test_what_is_mended_gets_its_record_in_its_place(complete, make_world, mended):
    before = lines(complete)
    summary = complete.run(options=RETRY)
    assert ids(complete) == ["0", "1", "2", "3", "5", "6", "7"]
    assert [line for line in lines(complete) if json.loads(line)["id"] not in ("1", "6")] == before
    assert [failure["reason"] for failure in complete.failures()] == ["json"]
    assert (summary.articles, summary.records, summary.failures) == (7, 7, 1)
    assert complete.files() == fresh(make_world, complete, *TEXTS)


def test_only_failures_are_worked_at(complete, monkeypatch):
    seen = []

    def process(_, article):
        seen.append(article.id)
        return fake_pipelines.record_of(article)

    monkeypatch.setattr(fake_pipelines.FakePipeline, "process", process)
    complete.run(options=RETRY)
    assert seen == ["1", "6"]


def test_what_fails_again_stays_a_failure(complete):
    before = complete.files()
    assert complete.run(options=RETRY).exit_code == 1
    assert complete.files() == before


def test_without_failures_nothing_changes(make_world, inline):
    world = make_world().write("Ada", "Bo")
    world.run()
    before = world.files()
    assert world.run(options=RETRY).exit_code == 0
    assert world.files() == before


def test_a_repaired_line_is_read_again(complete, make_world):
    texts = [*TEXTS[:4], "repaired", *TEXTS[5:]]
    complete.write(*texts).run(options=RETRY)
    assert ids(complete) == ["0", "2", "3", "4", "5", "7"]
    assert complete.files() == fresh(make_world, complete, *texts)


def test_longer_articles_may_be_allowed(make_world, inline):
    world = make_world().write(*TEXTS)
    world.run(options={"max_chars": 8})
    assert ids(world) == ["0", "2", "5", "7"]
    world.run(options=RETRY | {"max_chars": 50})
    assert ids(world) == ["0", "2", "3", "5", "7"]
    assert world.manifest()["options"]["max_chars"] == 50
    assert world.files() == fresh(make_world, world, *TEXTS, max_chars=50)


@pytest.mark.parametrize("texts", [
    ["other", *TEXTS[1:]], [*TEXTS[:3], "put in", *TEXTS[3:]], [TEXTS[0], *TEXTS[2:]], TEXTS[1:], [*TEXTS, "one more"],
    [*TEXTS[:5], b"{", *TEXTS[6:]],
])  # fmt: skip
def test_a_changed_input_is_noticed(complete, texts):
    before = complete.files()
    complete.write(*texts)
    with pytest.raises(BatchError, match=r"is not the article that .* was made from; extract it anew, without --retry-failed"):
        complete.run(options=RETRY)
    assert {name: data for name, data in complete.files().items() if ".run" not in name} == before


def test_a_shorter_input_is_noticed(complete):
    complete.write(*TEXTS[:5])
    with pytest.raises(BatchError, match=r"holds more than the input does; extract it anew"):
        complete.run(options=RETRY)


def test_a_failure_that_is_not_there_any_more_is_noticed(complete):
    complete.write(*TEXTS[:4])
    with pytest.raises(BatchError, match="holds more than the input does"):
        complete.run(options=RETRY)


@pytest.mark.parametrize("option", [
    {"model": "other"}, {"with_text": True}, {"min_confidence": 0.5}, {"skip_copies": True}, {"shard": (1, 1)},
])  # fmt: skip
def test_other_settings_are_refused(complete, option):
    with pytest.raises(BatchError, match=rf"made with other settings \({next(iter(option))}\); use the same ones, or extract it anew"):
        complete.run(options=RETRY | option)


def test_another_model_is_refused(complete, monkeypatch, mended):
    before = complete.files()
    monkeypatch.setenv(fake_pipelines.MODEL, "better")
    with pytest.raises(BatchError, match=r"0 fake 0+, now 0 better 0+\); use that one, or extract anew, without --retry-failed"):
        complete.run(options=RETRY)
    assert {name: data for name, data in complete.files().items() if ".run" not in name} == before


def test_without_a_complete_run_there_is_nothing_to_retry(make_world, inline):
    world = make_world().write(*TEXTS)
    with pytest.raises(BatchError, match=r"r\.manifest\.json is missing"):
        world.run(options=RETRY)
    assert world.files() == {}


@pytest.mark.parametrize("name", ["records", "failures"])
@pytest.mark.parametrize("change", [lambda data: data + b"\n", lambda data: data[:-5], None])
def test_files_that_were_edited_are_refused(complete, name, change):
    path = complete.output if name == "records" else complete.folder / "r.failed.jsonl"
    if change is None:
        path.unlink()
    else:
        path.write_bytes(change(path.read_bytes()))
    with pytest.raises(BatchError, match=rf"{path.name} is not what .*r\.manifest\.json tells of; extract it anew"):
        complete.run(options=RETRY)


def test_an_interrupted_retry_goes_on(complete, make_world, mended, monkeypatch):
    commit, before = RunFolder.commit, complete.files()

    def once(folder, lines):
        commit(folder, lines)
        raise KeyboardInterrupt

    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(RunFolder, "commit", once)
            with pytest.raises(KeyboardInterrupt):
                complete.run(options=RETRY)
        assert {name: data for name, data in complete.files().items() if ".run" not in name} == before
    with pytest.raises(BatchError, match="retry_failed was True and is False"):
        complete.run()
    assert complete.run(options=RETRY).earlier == 6
    assert complete.files() == fresh(make_world, complete, *TEXTS)


@pytest.mark.parametrize("output", ["r.jsonl", "r.jsonl.gz"])
def test_a_retry_that_is_killed_at_any_step_goes_on(make_world, inline, monkeypatch, output):
    def make():
        world = make_world(output).write(*TEXTS)
        world.run()
        return world.folder

    def retry(folder):
        monkeypatch.setenv(fake_pipelines.MENDED, "1")
        try:
            World(folder, output).run(options=RETRY)
        finally:
            monkeypatch.delenv(fake_pipelines.MENDED)

    expected = make()
    retry(expected)
    for folder in every_kill(make, retry):
        retry(folder)
        assert World(folder, output).files() == World(expected, output).files()


# -- with copies

STORY = "Ada opened the bridge over the river on Monday while the town band played in the rain"
COPIES = {"skip_copies": True}


def test_copies_of_what_is_mended_are_mended(make_world, inline, mended, monkeypatch):
    monkeypatch.delenv(fake_pipelines.MENDED)
    news = ["Ada", "RAISE " + STORY, "Bo", "Cy", "RAISE " + STORY, STORY.upper(), STORY]
    world = make_world().write(*news)
    world.run(options=COPIES)
    assert [failure["reason"] for failure in world.failures()] == ["extraction", "extraction", "copy"]
    monkeypatch.setenv(fake_pipelines.MENDED, "1")
    world.run(options=COPIES | RETRY)
    assert [failure["reason"] for failure in world.failures()] == ["copy"]
    assert world.files() == fresh(make_world, world, *news, **COPIES)


def test_a_repaired_article_takes_no_record_from_its_near_copies(make_world, inline):
    """It comes first now, but what has a record keeps it."""
    world = make_world().write(b"{", STORY, STORY.upper())
    world.run(options=COPIES)
    assert ids(world) == ["1"]
    world.write(STORY.title(), STORY, STORY.upper()).run(options=COPIES | RETRY)
    assert ids(world) == ["0", "1"]
    assert [failure["id"] for failure in world.failures()] == ["2"]


def test_a_retry_of_a_part(make_world, inline, mended, monkeypatch):
    monkeypatch.delenv(fake_pipelines.MENDED)
    part = {"shard": (1, 2)}
    world = make_world().write(*TEXTS)
    world.run(options=part)
    monkeypatch.setenv(fake_pipelines.MENDED, "1")
    world.run(options=part | RETRY)
    assert ids(world) == ["0", "1", "2", "6", "7"]
    assert world.files() == fresh(make_world, world, *TEXTS, **part)
