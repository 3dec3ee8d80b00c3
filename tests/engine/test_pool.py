"""Worker processes, one at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time

import pytest

from citybeat.article import Article
from citybeat.engine import pool as module
from citybeat.engine.limits import TIME_CHARS
from citybeat.engine.pool import Lost, Pool
from citybeat.engine.task import Extracted, Setup
from citybeat.errors import ModelError
from tests.helpers.fake_pipelines import LOAD, NAME


@pytest.fixture
def pool(quick):
    with Pool(Setup(factory=LOAD), 2) as pool:
        yield pool


def ready(pool, waiting=1):
    """Idle workers, once all that `waiting` jobs need are there."""
    while len(found := pool.idle(waiting)) < min(waiting, pool.size):
        assert list(pool.receive()) == []
    return found


def results(pool, *texts):
    """What comes of a job with these articles: all that `receive` gives, until it is through."""
    (worker,) = ready(pool)
    pool.send(worker, "job", [Article(text) for text in texts])
    found = []
    while not found or not found[-1][2]:
        found.extend(pool.receive())
    assert {job for job, _, _ in found} == {"job"}
    return [(result, through) for _, result, through in found]


def test_workers_are_started_as_they_are_needed(pool):
    assert pool.idle(0) == []
    assert pool.workers == []
    pool.idle(1)
    assert len(pool.workers) == 1
    pool.idle(1)
    assert len(pool.workers) == 1, "the one that loads is enough"
    pool.idle(9)
    assert len(pool.workers) == 2, "never more than the size"


def test_a_job_comes_back_result_by_result(pool):
    (first, one), (second, two) = results(pool, "Ada", "RAISE")
    assert isinstance(first, Extracted)
    assert second.reason == "extraction"
    assert (one, two) == (False, True)
    assert pool.workers[0].job is None
    assert pool.idle(0) == pool.workers, "it takes the next"


def test_the_identity_is_known_when_a_worker_has_loaded(pool):
    assert pool.identity is None
    ready(pool)
    assert pool.identity == ("0", "fake", "0" * 16)


def test_a_pipeline_need_not_say_what_it_is(quick):
    with Pool(Setup(factory=f"{NAME}:load_nameless"), 1) as pool:
        assert ready(pool)
        assert pool.identity is None


def test_workers_must_have_the_same_pipeline(quick):
    with Pool(Setup(factory=f"{NAME}:load_changing"), 2) as pool, pytest.raises(ModelError, match="changed while it ran; run it again"):
        ready(pool, 2)


@pytest.mark.parametrize(("text", "how"), [("KILL", "signal SIGKILL"), ("SEGV", "signal SIGSEGV"), ("EXIT", "exit code 3")])
def test_a_death_at_work_gives_the_job_back_with_the_article(pool, text, how):
    (first, one), (second, two) = results(pool, "Ada", text, "never read")
    assert isinstance(first, Extracted)
    assert (one, second, two) == (False, Lost("worker", how), True)
    assert pool.workers == []
    assert ready(pool), "a fresh one can be had"


def test_a_result_that_cannot_travel_is_a_failure_of_its_article(pool):
    (first, _), (second, _) = results(pool, "UNPICKLABLE", "Ada")
    assert (first.reason, first.message) == ("extraction", "the result cannot be sent: TypeError: it holds a lock")
    assert isinstance(second, Extracted)


@pytest.mark.parametrize("text", ["JUNK", "NOTRESULT"])
def test_what_strays_into_the_pipe_costs_the_worker(pool, text):
    ((lost, through),) = results(pool, text, "Ada")
    assert (lost.reason, through) == ("worker", True)
    assert pool.workers == []


def test_a_message_that_nobody_asked_for_costs_the_worker(pool):
    results(pool, "Ada")
    (worker,) = pool.workers
    worker.job, worker.waiting = None, []
    worker.connection.send([Article("NOTRESULT")])
    assert list(pool.receive()) == []
    assert pool.workers == []


def test_a_death_while_idle_costs_nothing(pool):
    (worker,) = ready(pool)
    os.kill(worker.process.pid, signal.SIGTERM)
    assert list(pool.receive()) == []
    assert pool.workers == []


def test_sending_to_a_dead_worker_is_noticed_by_receive(pool):
    (worker,) = ready(pool)
    os.kill(worker.process.pid, signal.SIGKILL)
    worker.process.join()
    pool.send(worker, "job", [Article("Ada" * 100_000)])
    assert list(pool.receive()) == [("job", Lost("worker", "signal SIGKILL"), True)]


def test_an_article_that_takes_too_long_costs_its_worker(quick):
    with Pool(Setup(factory=LOAD), 1, time_limit=0.2) as pool:
        begin = time.monotonic()
        (first, one), (second, two) = results(pool, "Ada", "HANG", "never read")
        assert isinstance(first, Extracted)
        assert (one, second, two) == (False, Lost("timeout", "took longer than 0.2 seconds"), True)
        assert 0.2 <= time.monotonic() - begin < 60
        assert pool.workers == []


def test_a_message_that_does_not_go_on_costs_the_worker(quick, monkeypatch):
    """One that hangs while it sends is not waited for without end, whatever the time limit."""
    monkeypatch.setattr(module, "STALLED", 1)
    with Pool(Setup(factory=LOAD), 1) as pool:
        (first, _), (second, through) = results(pool, "Ada", "HALF", "never read")
        assert isinstance(first, Extracted)
        assert (second, through) == (Lost("worker", "signal SIGKILL"), True)
        assert pool.workers == []


def test_a_worker_that_does_not_read_costs_itself(quick, monkeypatch):
    monkeypatch.setattr(module, "STALLED", 1)
    with Pool(Setup(factory=LOAD), 1) as pool:
        (worker,) = ready(pool)
        os.kill(worker.process.pid, signal.SIGSTOP)
        pool.send(worker, "job", [Article("Ada" * 1_000_000)])
        assert list(pool.receive()) == [("job", Lost("worker", "signal SIGKILL"), True)]


def test_time_in_which_this_process_was_stopped_does_not_count(quick, monkeypatch):
    stops = [1.0]

    def wait(connections, timeout=None):
        if not stops:
            return multiprocessing.connection.wait(connections, timeout)
        time.sleep(timeout + stops.pop())
        return []

    with Pool(Setup(factory=LOAD), 1, time_limit=0.5) as pool:
        (worker,) = ready(pool)
        monkeypatch.setattr(module, "STOPPED", 0.5)
        monkeypatch.setattr(module, "wait", wait)
        pool.send(worker, "job", [Article("HANG")])
        assert list(pool.receive()) == [], "it gets its time anew"
        assert list(pool.receive()) == [("job", Lost("timeout", "took longer than 0.5 seconds"), True)]


def test_each_article_has_its_own_time(quick):
    with Pool(Setup(factory=LOAD), 1, time_limit=0.5) as pool:
        assert all(isinstance(result, Extracted) for result, _ in results(pool, "SLOW", "SLOW", "SLOW"))


def test_long_articles_may_take_longer():
    pool = Pool(Setup(), 1, time_limit=2)
    assert [pool.allowed(Article("x" * length)) for length in (1, TIME_CHARS - 1, TIME_CHARS, 3 * TIME_CHARS)] == [2, 2, 4, 8]


@pytest.mark.parametrize(("name", "value"), [("RECYCLE_ARTICLES", 3), ("RECYCLE_BYTES", -1)])
def test_a_worn_worker_is_replaced_when_its_job_is_done(pool, monkeypatch, name, value):
    monkeypatch.setattr(module, name, value)
    assert len(results(pool, "Ada", "Ada", "Ada", "Ada")) == 4, "not in the middle of a job"
    assert pool.workers == []
    assert len(results(pool, "Ada")) == 1


def test_a_worker_that_is_not_worn_stays(pool, monkeypatch):
    monkeypatch.setattr(module, "RECYCLE_ARTICLES", 3)
    results(pool, "Ada", "Ada")
    (worker,) = pool.workers
    assert worker.done == 2
    assert worker.resident() > worker.loaded_bytes / 2 > 0


def test_the_memory_of_a_process_that_is_gone_is_nothing(pool):
    (worker,) = ready(pool)
    worker.end()
    assert worker.resident() == 0


def test_leaving_ends_workers_that_hang(quick):
    with Pool(Setup(factory=LOAD), 1) as pool:
        (worker,) = ready(pool)
        pool.send(worker, "job", [Article("HANG")])
        begin = time.monotonic()
    assert worker.process.exitcode == -signal.SIGKILL
    assert time.monotonic() - begin < 30


def test_fresh_interpreters_use_one_thread_and_ignore_the_keyboard_and_end_with_their_pipe():
    with Pool(Setup(factory=LOAD), 1) as pool:
        (worker,) = ready(pool)
        with open(f"/proc/{worker.process.pid}/status") as status:
            (threads,) = [line.split()[1] for line in status if line.startswith("Threads:")]
        assert threads == "1"
        os.kill(worker.process.pid, signal.SIGINT)
        ((result, _),) = results(pool, "Ada")
        assert isinstance(result, Extracted)
        worker.connection.close()
        worker.process.join(60)
        assert worker.process.exitcode == 0
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler, "and the parent does not ignore it"


def test_what_a_worker_prints_goes_to_standard_error(pool, capfd):
    results(pool, "PRINT")
    assert capfd.readouterr() == ("", "printed by a rule\n")


def test_a_worker_that_cannot_load_says_why(quick):
    with Pool(Setup(factory=f"{NAME}:load_missing", model="gone"), 1) as pool:
        pool.idle(1)
        with pytest.raises(ModelError, match="there is no model 'gone'"):
            list(pool.receive())


def test_a_worker_that_dies_while_it_loads_is_replaced_but_not_for_ever(quick):
    with Pool(Setup(factory=f"{NAME}:load_dying"), 1) as pool:
        for _ in range(module.STILLBORN - 1):
            pool.idle(1)
            assert list(pool.receive()) == []
            assert pool.workers == []
        pool.idle(1)
        with pytest.raises(ModelError, match=r"end while they load the model \(exit code 7\)"):
            list(pool.receive())


def test_workers_that_hang_while_they_load_are_not_waited_for(quick, monkeypatch):
    monkeypatch.setattr(module, "LOAD_LIMIT", 0.1)
    with Pool(Setup(factory=f"{NAME}:load_hanging"), 2) as pool:
        with pytest.raises(ModelError, match=r"end while they load the model \(took longer than 0.1 seconds\)"):
            ready(pool)
        assert pool.stillborn == module.STILLBORN
