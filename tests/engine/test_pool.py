"""Worker processes, one at a time."""

from __future__ import annotations

import os
import signal

import pytest

from citybeat.article import Article
from citybeat.engine.pool import Pool
from citybeat.engine.task import Extracted, Setup
from citybeat.errors import ModelError

FAKES = "tests.helpers.fake_pipelines"


@pytest.fixture
def pool():
    with Pool(Setup(factory=f"{FAKES}:load"), 2) as pool:
        yield pool


def ready(pool, waiting):
    """Idle workers, once all that `waiting` jobs need are there."""
    while len(found := pool.idle(waiting)) < min(waiting, pool.size):
        assert list(pool.receive()) == []
    return found


def test_workers_are_started_as_they_are_needed(pool):
    assert pool.idle(0) == []
    assert pool.workers == []
    pool.idle(1)
    assert len(pool.workers) == 1
    pool.idle(1)
    assert len(pool.workers) == 1, "the one that loads is enough"
    pool.idle(9)
    assert len(pool.workers) == 2, "never more than the size"


def test_a_job_comes_back_with_its_results(pool):
    (worker,) = ready(pool, 1)
    pool.send(worker, "job", [Article("Ada"), Article("RAISE")])
    assert pool.idle(0) == []
    ((job, (first, second)),) = pool.receive()
    assert job == "job"
    assert isinstance(first, Extracted)
    assert second.reason == "extraction"
    assert worker.job is None


def test_a_death_at_work_gives_the_job_back(pool):
    (worker,) = ready(pool, 1)
    pool.send(worker, "job", [Article("KILL")])
    assert list(pool.receive()) == [("job", "signal SIGKILL")]
    assert pool.workers == []
    assert ready(pool, 1), "a fresh one can be had"


def test_a_death_while_idle_costs_nothing(pool):
    (worker,) = ready(pool, 1)
    os.kill(worker.process.pid, signal.SIGTERM)
    assert list(pool.receive()) == []
    assert pool.workers == []


def test_sending_to_a_dead_worker_is_noticed_by_receive(pool):
    (worker,) = ready(pool, 1)
    os.kill(worker.process.pid, signal.SIGKILL)
    worker.process.join()
    pool.send(worker, "job", [Article("Ada" * 100_000)])
    assert list(pool.receive()) == [("job", "signal SIGKILL")]


def test_workers_use_one_thread(pool):
    (worker,) = ready(pool, 1)
    with open(f"/proc/{worker.process.pid}/status") as status:
        (threads,) = [line.split()[1] for line in status if line.startswith("Threads:")]
    assert threads == "1"


def test_workers_ignore_the_keyboard(pool):
    (worker,) = ready(pool, 1)
    os.kill(worker.process.pid, signal.SIGINT)
    pool.send(worker, "job", [Article("Ada")])
    ((_, (result,)),) = pool.receive()
    assert isinstance(result, Extracted)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler, "and the parent does not"


def test_a_worker_that_cannot_load_says_why():
    with Pool(Setup(factory=f"{FAKES}:load_missing", model="gone"), 1) as pool:
        pool.idle(1)
        with pytest.raises(ModelError, match="there is no model 'gone'"):
            list(pool.receive())
