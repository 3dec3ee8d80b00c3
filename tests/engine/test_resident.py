"""A worker that stays between calls."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal

import pytest

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.limits import TIME_LIMIT
from citybeat.engine.resident import Resident
from citybeat.engine.shards import Shard
from citybeat.engine.task import Setup
from citybeat.errors import ModelError
from tests.helpers.fake_pipelines import LOAD, NAME
from tests.helpers.spark_pipelines import NAME as TELLING

SETUP = Setup(factory=f"{TELLING}:load_telling")

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture(autouse=True)
def none_left():
    """Each test begins without one, and leaves no process."""
    assert Resident.current is None
    yield
    if Resident.current is not None:
        Resident.current.close()
    assert not multiprocessing.active_children()


def work(texts, setup=SETUP, time_limit=TIME_LIMIT):
    items = [text if isinstance(text, Failure) else Article(text, id=str(n)) for n, text in enumerate(texts)]
    return Resident.of(setup, time_limit).work(Shard(0, items))


def makers(outcomes):
    """The processes that made the records."""
    return {json.loads(outcome.json)["pipeline"]["model"] for outcome in outcomes}


def test_one_process_works_for_all_calls():
    (maker,) = makers(work(["Ada"] * 3))
    assert makers(work(["Ada", "Bea"])) == {maker}
    assert maker == str(multiprocessing.active_children()[0].pid)


def test_outcomes_are_in_order_with_one_for_each_item():
    setup = Setup(factory=LOAD)
    outcomes = work(["Ada", "RAISE", Failure("no_text", "why"), "KILL", "Ada Ada"], setup)
    assert [outcome.reason if isinstance(outcome, Failure) else len(json.loads(outcome.json)["people"]) for outcome in outcomes] == [
        1, "extraction", "no_text", "worker", 2]
    assert len(work(["Ada"], setup)) == 1, "and it goes on"


def test_nothing_is_started_for_failures_alone():
    failure = Failure("no_text", "why")
    assert work([failure]) == [failure]
    assert not multiprocessing.active_children()


def test_a_death_between_calls_costs_nothing():
    first = makers(work(["Ada"]))
    (child,) = multiprocessing.active_children()
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    second = makers(work(["Ada", "Bea"]))
    assert len(second) == 1
    assert second != first


@pytest.mark.parametrize(("setup", "limit"), [(Setup(factory=f"{TELLING}:load_telling", max_chars=9), TIME_LIMIT), (SETUP, 5.0)])
def test_other_settings_take_its_place(setup, limit):
    first = makers(work(["Ada"]))
    assert makers(work(["Ada"], setup, limit)) != first
    assert len(multiprocessing.active_children()) == 1, "never two models in memory"


def test_the_time_limit_holds():
    (slow, quick) = work(["HANG", "Ada"], Setup(factory=LOAD), 0.2)
    assert slow.reason == "timeout"
    assert not isinstance(quick, Failure)


def test_after_an_error_there_is_a_new_one():
    with pytest.raises(ModelError, match="there is no model"):
        work(["Ada"], Setup(factory=f"{NAME}:load_missing"))
    assert Resident.current is None
    assert len(work(["Ada"])) == 1
