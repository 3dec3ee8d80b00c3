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
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybeat.article import Article
from citybeat.engine import pool as pool_module
from citybeat.engine.failure import Failure
from citybeat.engine.limits import SHARD_ARTICLES, SHARDS_PER_WORKER
from citybeat.engine.pool import Lost
from citybeat.engine.run import Job, identity_of, run, run_shards
from citybeat.engine.shards import Copy, Shard, cut
from citybeat.engine.task import Extracted, Setup
from citybeat.errors import ModelError
from tests.helpers.fake_pipelines import LOAD, NAME

SETUP = Setup(factory=LOAD)


def results(items, workers=1, name="load", articles=SHARD_ARTICLES, **options):
    shards = run_shards(cut(items, articles=articles), workers=workers, setup=Setup(factory=f"{NAME}:{name}"), **options)
    return [outcome for _, outcomes in shards for outcome in outcomes]


def articles(count, special=None):
    special = special or {}
    return [Article(special.get(n, f"Ada {n}"), id=str(n), path="f.jsonl", line=n + 1) for n in range(count)]


def id_of(result):
    return result.id if isinstance(result, Failure) else json.loads(result.json)["id"]


def failed(found):
    return {result.id: result.reason for result in found if isinstance(result, Failure)}


def test_workers_do_not_change_the_results(quick):
    items = articles(150, {7: "RAISE", 60: "REFUSE", 3: "SLOW", 99: "KILL", 149: "word " * 50_000})
    items[20] = Failure("json", "why", path="f.jsonl", line=21)
    one = results(items, 1)
    assert results(items, 2) == one
    assert results(items, 3, articles=5) == one
    assert [id_of(result) for result in one] == [None if n == 20 else str(n) for n in range(150)]


def test_fresh_interpreters_give_the_same(quick, monkeypatch):
    items = articles(40, {7: "RAISE", 9: "KILL"})
    expected = results(items)
    monkeypatch.undo()
    assert results(items, 2) == expected


def test_shards_come_back_as_they_were(quick):
    shards = list(cut(articles(10), articles=3))
    found = list(run_shards(iter(shards), workers=2, setup=SETUP))
    assert [shard for shard, _ in found] == shards
    assert [len(outcomes) for _, outcomes in found] == [3, 3, 3, 1]


def test_nothing_in_nothing_out():
    assert results([], 1) == results([], 2) == []


def test_what_is_no_article_passes_through_and_needs_no_pipeline():
    article = Article("x")
    items = [Failure("json", "why"), Copy(article, 0, None, "f", 1), Extracted("{}", {})]
    shards = [Shard(n, [item]) for n, item in enumerate(items)]
    found = list(run_shards(shards, setup=Setup(factory=f"{NAME}:load_missing")))
    assert [outcomes for _, outcomes in found] == [[item] for item in items]
    assert found[1][1][0] is items[1]


def test_a_stream_gives_results(quick):
    found = list(run([Article("Ada", id="a"), Failure("json", "why")], setup=SETUP))
    assert isinstance(found[0], Extracted)
    assert found[1] == Failure("json", "why")


@pytest.mark.parametrize("workers", [1, 2])
def test_only_the_articles_that_kill_their_worker_are_lost(quick, workers):
    items = articles(50, {0: "SEGV", 5: "KILL", 6: "KILL", 40: "EXIT", 49: "KILL"})
    found = results(items, workers)
    assert [id_of(result) for result in found] == [str(n) for n in range(50)]
    assert failed(found) == dict.fromkeys(("0", "5", "6", "40", "49"), "worker")
    assert found[5].line == 6
    assert found[5].message == "the worker process died on this article, twice (signal SIGKILL), perhaps for want of memory"
    assert "exit code 3" in found[40].message
    assert found[5].sha256


def test_an_article_that_hangs_costs_itself_and_its_time(quick):
    begin = time.monotonic()
    found = results(articles(6, {1: "HANG", 4: "HANG"}), time_limit=0.2)
    assert failed(found) == {"1": "timeout", "4": "timeout"}
    assert found[1].message == "the article took longer than 0.2 seconds, twice; allow more with --time-limit"
    assert 0.8 <= time.monotonic() - begin < 60


def test_a_result_that_cannot_travel_and_what_strays_into_the_pipe(quick):
    found = results(articles(6, {1: "UNPICKLABLE", 3: "JUNK", 4: "NOTRESULT"}))
    assert failed(found) == {"1": "extraction", "3": "worker", "4": "worker"}


@pytest.mark.parametrize("special", ["ONCE", "ONCE ONCE"])
def test_what_fails_is_done_again_alone(quick, special):
    """A bug that shows only after other articles, or once, costs nobody a record."""
    assert failed(results(articles(5, {2: special}))) == {}


def test_a_worker_that_is_killed_from_outside_costs_no_article(quick):
    stream = run_shards(cut(articles(200, {20: "SLOW"}), articles=5), workers=2, setup=SETUP)
    found = list(next(stream)[1])
    for child in multiprocessing.active_children():
        child.kill()
    found.extend(outcome for _, outcomes in stream for outcome in outcomes)
    assert [id_of(result) for result in found] == [str(n) for n in range(200)]
    assert failed(found) == {}


def test_recycled_workers_change_nothing(quick, monkeypatch):
    items = articles(30, {7: "RAISE", 9: "KILL"})
    expected = results(items, 2, articles=4)
    started = []
    monkeypatch.setattr(pool_module, "RECYCLE_ARTICLES", 1)
    start = pool_module.Pool.start
    monkeypatch.setattr(pool_module.Pool, "start", lambda pool: (started.append(1), start(pool))[1])
    monkeypatch.setattr(pool_module.Worker, "end", lambda worker: worker.process.kill() or "signal SIGKILL")
    assert results(items, 2, articles=4) == expected
    assert len(started) > 8


def test_the_identity_is_told_before_a_workers_first_result(quick):
    told = []
    items = [Failure("json", "why"), *articles(3)]
    stream = run_shards(cut(items, articles=1), workers=2, setup=SETUP, ahead=2, ready=told.append)
    assert isinstance(next(stream)[1][0], Failure)
    assert isinstance(next(stream)[1][0], Extracted)
    assert told == [("0", "fake", "0" * 16)]
    assert len(list(stream)) == 2
    assert len(told) == 1


def test_what_the_caller_says_of_the_identity_ends_the_run(quick):
    def refuse(identity):
        raise ModelError(f"not {identity[1]}")

    with pytest.raises(ModelError, match="not fake"):
        list(run_shards(cut(articles(3)), setup=SETUP, ready=refuse))
    assert not multiprocessing.active_children()


def test_a_model_that_cannot_be_loaded(quick):
    with pytest.raises(ModelError, match="there is no model None; install it first"):
        results(articles(3), 2, "load_missing")


def test_workers_that_die_while_they_load_end_the_run(quick):
    with pytest.raises(ModelError, match=r"end while they load the model \(exit code 7\)"):
        results(articles(3), 2, "load_dying")


def test_the_identity_can_be_asked_for(quick):
    assert identity_of(SETUP) == ("0", "fake", "0" * 16)
    assert identity_of(Setup(factory=f"{NAME}:load_nameless")) is None
    with pytest.raises(ModelError, match="there is no model"):
        identity_of(Setup(factory=f"{NAME}:load_missing"))
    assert not multiprocessing.active_children()


def test_what_is_nested_too_deeply_to_travel_stays_at_home(quick):
    deep = json.loads("[" * 900 + "]" * 900)
    assert failed(results([Article("Ada", id="a", extra={"x": deep})])) == {}


def test_workers_must_be_some():
    with pytest.raises(ValueError, match="at least 1"):
        next(run_shards([], workers=0))


@pytest.mark.parametrize(("ahead", "most"), [(None, 2 * SHARDS_PER_WORKER), (3, 3), (1, 1)])
def test_what_is_read_ahead_is_bounded(quick, ahead, most):
    taken, given = [], 0
    shards = cut((taken.append(1) or article for article in articles(60)), articles=2)
    for _, outcomes in run_shards(shards, workers=2, setup=SETUP, ahead=ahead):
        assert len(taken) - given <= 2 * most
        given += len(outcomes)
    assert given == 60


def test_workers_go_on_while_the_caller_has_a_result(quick, monkeypatch):
    sent, send = [], pool_module.Pool.send

    def note(pool, worker, job, items):
        sent.append(job.shard.number)
        send(pool, worker, job, items)

    monkeypatch.setattr(pool_module.Pool, "send", note)
    stream = run_shards(cut(articles(4), articles=1), setup=SETUP)
    for number in range(4):
        shard, _ = next(stream)
        assert shard.number == number
        assert sent == list(range(min(number + 2, 4)))


def test_closing_ends_the_workers(quick):
    stream = run(articles(100, {40: "SLOW"}), workers=2, setup=SETUP)
    next(stream)
    assert multiprocessing.active_children()
    stream.close()
    assert not multiprocessing.active_children()


def test_an_error_of_the_reader_comes_through_and_ends_the_workers(quick):
    def broken():
        yield from articles(40)
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        list(run(broken(), workers=2, setup=SETUP))
    assert not multiprocessing.active_children()


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["Ada", "Ada", "Ada", "RAISE", "KILL", "EXIT"]), max_size=14), st.integers(1, 4), st.integers(1, 3))
def test_whatever_the_articles_do(quick, texts, size, workers):
    items = [Article(text, id=str(n)) for n, text in enumerate(texts)]
    found = results(items, workers, articles=size)
    assert [id_of(result) for result in found] == [article.id for article in items]
    assert failed(found) == {a.id: "extraction" if a.text == "RAISE" else "worker" for a in items if a.text in ("RAISE", "KILL", "EXIT")}


# -- what a job does, without processes

KILLED, SLOW, BUG = Lost("worker", "signal SIGKILL"), Lost("timeout", "took long"), Failure("extraction", "a bug")
DONE, REFUSED = Extracted("{}", {}), Failure("too_long", "no")


def job_of(count):
    return Job(Shard(0, articles(count)))


def test_a_job_sends_all_then_what_failed_one_by_one():
    job = job_of(4)
    assert [article.id for article in job.next()] == ["0", "1", "2", "3"]
    assert not job.take(DONE, False)
    assert not job.take(BUG, False)
    assert job.take(KILLED, True), "the last is still to do"
    assert [article.id for article in job.next()] == ["3"]
    assert job.take(REFUSED, True), "the suspects are still to do"
    assert not job.is_done
    assert [article.id for article in job.next()] == ["1"]
    assert job.take(DONE, True)
    assert [article.id for article in job.next()] == ["2"]
    assert not job.take(SLOW, True)
    assert job.is_done
    assert [getattr(outcome, "reason", "done") for outcome in job.done()] == ["done", "done", "timeout", "too_long"]


def test_a_refusal_is_final_at_once():
    job = job_of(1)
    job.next()
    assert not job.take(REFUSED, True)
    assert job.done() == [REFUSED]


def test_a_job_without_articles_is_done():
    assert Job(Shard(0, [REFUSED, DONE])).done() == [REFUSED, DONE]


# -- when the parent is killed

PARENT = f"""
    import multiprocessing, os, threading
    from citybeat.article import Article
    from citybeat.engine.run import run
    from citybeat.engine.task import Setup

    def die():
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        os.kill(os.getpid(), 9)

    if __name__ == "__main__":
        texts = ["Ada"] * 16 + ["HANG"] * 64
        for n, _ in enumerate(run((Article(text) for text in texts), workers=2, setup=Setup(factory="{LOAD}"))):
            if n == 0:
                threading.Timer(2, die).start()  # when the workers hang
"""


def test_workers_end_when_their_parent_is_killed_even_those_that_hang(tmp_path, root):
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(PARENT))
    path = os.pathsep.join([str(root), str(root / "src")])
    done = subprocess.run([sys.executable, script], env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, timeout=120)
    assert done.returncode == -signal.SIGKILL
    pids = [int(pid) for pid in done.stdout.split()]
    assert pids
    deadline = time.monotonic() + 20
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
