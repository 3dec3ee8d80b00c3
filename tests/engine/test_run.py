"""Results in order, whatever the workers do."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.limits import BATCH_ARTICLES, BATCH_CHARS, BATCHES_PER_WORKER
from citybeat.engine.run import batches, run
from citybeat.engine.task import Setup
from citybeat.errors import ModelError

FAKES = "tests.helpers.fake_pipelines"


def results(items, workers, name="load"):
    return list(run(items, workers=workers, setup=Setup(factory=f"{FAKES}:{name}")))


def articles(count, special=None):
    special = special or {}
    return [Article(special.get(n, f"Ada {n}"), id=str(n), path="f.jsonl", line=n + 1) for n in range(count)]


def id_of(result):
    return result.id if isinstance(result, Failure) else json.loads(result.json)["id"]


def test_batches_are_cut_by_articles_and_by_characters():
    assert [len(batch) for batch in batches(articles(2 * BATCH_ARTICLES + 1))] == [BATCH_ARTICLES, BATCH_ARTICLES, 1]
    long = [Article("x" * (BATCH_CHARS // 2)) for _ in range(5)]
    assert [len(batch) for batch in batches(long)] == [2, 2, 1]
    huge = [Article("a"), Article("x" * (BATCH_CHARS * 3)), Failure("json", "m"), Article("b")]
    assert [len(batch) for batch in batches(huge)] == [1, 1, 2]
    assert list(batches([])) == []


def test_workers_do_not_change_the_results():
    items = articles(150, {7: "RAISE", 60: "REFUSE", 3: "SLOW", 149: "word " * 50_000})
    items[20] = Failure("json", "why", path="f.jsonl", line=21)
    one = results(items, 1)
    assert results(items, 2) == one
    assert results(items, 3) == one
    assert [id_of(result) for result in one] == [None if n == 20 else str(n) for n in range(150)]


def test_nothing_in_nothing_out():
    assert results([], 1) == results([], 2) == []


def test_failures_alone_need_no_pipeline():
    failures = [Failure("json", str(n)) for n in range(3)]
    assert results(failures, 1, "load_missing") == failures


def test_only_the_article_that_kills_its_worker_is_lost():
    items = articles(50, {5: "KILL", 6: "KILL", 40: "KILL"})
    found = results(items, 2)
    assert [id_of(result) for result in found] == [str(n) for n in range(50)]
    dead = [result for result in found if isinstance(result, Failure)]
    assert [(failure.id, failure.line) for failure in dead] == [("5", 6), ("6", 7), ("40", 41)]
    assert {failure.reason for failure in dead} == {"worker"}
    assert "SIGKILL" in dead[0].message
    assert dead[0].sha256


def test_a_killer_at_the_very_end():
    assert [type(result).__name__ for result in results(articles(3, {2: "KILL"}), 2)] == ["Extracted", "Extracted", "Failure"]


def test_a_model_that_cannot_be_loaded_in_a_worker():
    with pytest.raises(ModelError, match="there is no model None; install it first"):
        results(articles(3), 2, "load_missing")


def test_a_worker_that_dies_while_loading_ends_the_run():
    with pytest.raises(ModelError, match=r"ended while it loaded the model \(exit code 7\)"):
        results(articles(3), 2, "load_dying")


def test_workers_must_be_some():
    with pytest.raises(ValueError, match="at least 1"):
        run([], workers=0)


def test_what_is_read_ahead_is_bounded():
    taken = 0

    def counted():
        nonlocal taken
        for article in articles(2000):
            taken += 1
            yield article

    stream = run(counted(), workers=2, setup=Setup(factory=f"{FAKES}:load"))
    next(stream)
    assert taken <= 2 * BATCHES_PER_WORKER * BATCH_ARTICLES + 1
    stream.close()


def test_one_worker_reads_nothing_ahead():
    taken = []
    stream = run((taken.append(1) or article for article in articles(9)), setup=Setup(factory=f"{FAKES}:load"))
    next(stream)
    assert len(taken) == 1


def test_closing_ends_the_workers():
    stream = run(articles(100, {40: "SLOW"}), workers=2, setup=Setup(factory=f"{FAKES}:load"))
    next(stream)
    assert multiprocessing.active_children()
    stream.close()
    assert not multiprocessing.active_children()


def test_an_error_of_the_reader_comes_through_and_ends_the_workers():
    def broken():
        yield from articles(40)
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        list(run(broken(), workers=2, setup=Setup(factory=f"{FAKES}:load")))
    assert not multiprocessing.active_children()


def test_workers_end_when_their_parent_is_killed(tmp_path, root):
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(f"""
        import multiprocessing, os, sys
        from citybeat.article import Article
        from citybeat.engine.run import run
        from citybeat.engine.task import Setup
        if __name__ == "__main__":
            stream = run((Article("Ada") for _ in range(10 ** 9)), workers=2, setup=Setup(factory="{FAKES}:load"))
            for n, _ in enumerate(stream):
                if n == 50:
                    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
                    os.kill(os.getpid(), 9)
    """))  # fmt: skip
    path = os.pathsep.join([str(root), str(root / "src")])
    done = subprocess.run([sys.executable, script], env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, timeout=120)
    assert done.returncode == -signal.SIGKILL
    pids = [int(pid) for pid in done.stdout.split()]
    assert pids
    deadline = time.monotonic() + 60
    while any(alive(pid) for pid in pids):
        assert time.monotonic() < deadline, "a worker outlives its parent"
        time.sleep(0.05)


def alive(pid):
    """Whether a process runs; one that has ended and that nobody has asked about (a zombie) does not."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False
