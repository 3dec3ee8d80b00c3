"""Whatever the articles do, wherever the run is broken off, and with any number of workers: the same bytes."""

from __future__ import annotations

import multiprocessing
import tempfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybeat.batch.folder import RunFolder
from citybeat.engine.shards import cut
from tests.batch.conftest import World
from tests.helpers.kills import Kill
from tests.helpers.processes import forked, in_this_process

STORY = "Ada opened the bridge over the river on Monday while the town band played in the rain"
ARTICLES = st.lists(st.sampled_from(["Ada", "Bo met Ada", "", "RAISE", "REFUSE", STORY, STORY, STORY.upper(), "x" * 500]), max_size=14)
PARTS = st.sampled_from([None, (1, 2), (2, 2)])
OPTIONS = st.fixed_dictionaries({"skip_copies": st.booleans(), "with_text": st.booleans(), "shard": PARTS})
OUTPUT = st.sampled_from(["r.jsonl", "r.jsonl.gz"])
SETTINGS = {"suppress_health_check": [HealthCheck.function_scoped_fixture]}


@pytest.fixture
def cut_small(monkeypatch):
    monkeypatch.setattr("citybeat.batch.extract.cut", partial(cut, articles=2, chars=200))


@settings(max_examples=25, **SETTINGS)
@given(ARTICLES, OPTIONS, OUTPUT, st.lists(st.integers(1, 40), max_size=4))
def test_killed_at_any_steps(cut_small, monkeypatch, articles, options, output, kills):
    monkeypatch.setattr("citybeat.batch.extract.run_shards", in_this_process)
    with tempfile.TemporaryDirectory() as folder:
        expected, world = (World(Path(folder) / name, output).write(*articles) for name in ("expected", "world"))
        whole = expected.run(options=options)
        for number in kills:
            with Kill(world.folder, number):
                world.run(options=options)
        summary = world.run(options=options)
        assert world.files() == expected.files()
        assert (summary.articles, summary.records, summary.failures, summary.facts) == (
            whole.articles, whole.records, whole.failures, whole.facts)  # fmt: skip


HARMFUL = st.lists(st.sampled_from(["Ada", "Ada 1", "Ada 2", "RAISE", "KILL", "EXIT", "UNPICKLABLE", STORY]), min_size=1, max_size=9)


@settings(max_examples=8, **SETTINGS)
@given(HARMFUL, st.booleans(), st.integers(1, 2), st.lists(st.integers(1, 4), max_size=2))
def test_broken_off_among_articles_that_kill(cut_small, monkeypatch, articles, skip_copies, workers, breaks):
    monkeypatch.setattr(multiprocessing, "get_context", forked)
    commit, options = RunFolder.commit, {"skip_copies": skip_copies}

    def breaking(left, folder, lines):
        commit(folder, lines)
        left.pop()
        if not left:
            raise KeyboardInterrupt

    with tempfile.TemporaryDirectory() as folder:
        expected, world = (World(Path(folder) / name).write(*articles) for name in ("expected", "world"))
        expected.run(options=options, workers=3 - workers)
        for number in breaks:
            left = [1] * number
            with monkeypatch.context() as patch:
                patch.setattr(RunFolder, "commit", lambda folder, lines, left=left: breaking(left, folder, lines))
                try:
                    world.run(options=options, workers=workers)
                except KeyboardInterrupt:
                    continue
        world.run(options=options, workers=workers)
        assert world.files() == expected.files()
        accounted(world, articles, skip_copies)


def accounted(world, articles, skip_copies):
    """Every article has its record or its failure, once."""
    manifest = world.manifest()
    assert manifest["articles"] == len(articles) == manifest["records"] + manifest["failures"]
    failures = world.failures() if manifest["failures"] else []
    found = [record["source"]["line"] for record in world.records()] + [failure["line"] for failure in failures]
    assert sorted(found) == list(range(1, len(articles) + 1))
    reasons = {"KILL": "worker", "EXIT": "worker", "RAISE": "extraction", "UNPICKLABLE": "extraction"}
    assert {failure["line"]: failure["reason"] for failure in failures} == {
        n + 1: reasons[text] for n, text in enumerate(articles) if text in reasons}
    assert manifest["options"]["skip_copies"] == skip_copies
