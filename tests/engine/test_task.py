"""One item at a time."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from citybeat.article import Article
from citybeat.engine.limits import MAX_CHARS
from citybeat.engine.task import Extracted, Setup, Task, count_facts
from citybeat.errors import ModelError
from tests.helpers.fake_pipelines import record_of

FAKES = "tests.helpers.fake_pipelines"


def task(name="load", **options):
    return Task(Setup(factory=f"{FAKES}:{name}", **options))


def test_a_record_as_json_with_its_counts():
    result = task()(Article("Ada met Ada.", id="a"))
    assert isinstance(result, Extracted)
    assert json.loads(result.json)["id"] == "a"
    assert "\n" not in result.json
    assert result.facts["people"] == 2
    assert result.facts["cities"] == 0


def test_targets_are_counted_by_kind():
    targets = [SimpleNamespace(kind=kind) for kind in ("target", "forecast", "target")]
    record = record_of(Article("x")).model_copy(update={"targets": targets})
    counts = count_facts(record)
    assert (counts["targets"], counts["forecasts"], counts["achievements"]) == (2, 1, 0)


def test_the_model_goes_to_the_factory():
    assert task(model="news").pipeline.model == "news"


def test_text_is_put_in_only_when_asked_for():
    article = Article("Ada\r\n", title="T")
    assert json.loads(task()(article).json)["text"]["content"] is None
    assert json.loads(task(with_text=True)(article).json)["text"]["content"] == "Ada\r\n"


def test_the_least_confidence_goes_to_the_factory():
    assert task().pipeline.min_confidence is None
    assert task(min_confidence=0.5).pipeline.min_confidence == 0.5


def test_failures_of_the_pipeline_go_through():
    assert task()(Article("REFUSE", id="a")).message == "refused by the pipeline"


def test_the_identity_is_what_the_pipeline_says():
    assert task().identity == ("0", "fake", "0" * 16)
    assert task("load_nameless").identity is None


def test_an_exception_is_a_failure_of_its_article():
    failure = task()(Article("RAISE", id="a", path="f", line=2))
    assert (failure.reason, failure.id, failure.path, failure.line) == ("extraction", "a", "f", 2)
    assert failure.message == "ZeroDivisionError: a bug in a rule"
    assert failure.sha256


def test_the_limit_goes_to_the_factory():
    assert isinstance(task(max_chars=5)(Article("12345")), Extracted)
    assert task(max_chars=5)(Article("123456")).reason == "too_long"
    assert isinstance(task()(Article("x" * MAX_CHARS)), Extracted)
    assert task()(Article("x" * (MAX_CHARS + 1))).reason == "too_long"


def test_any_error_of_loading_is_a_model_error():
    with pytest.raises(ModelError, match="the pipeline cannot be loaded: ModuleNotFoundError: No module named 'nowhere'"):
        Task(Setup(factory="nowhere:load"))
    with pytest.raises(ModelError, match="AttributeError"):
        task("nothing")


def test_a_model_that_cannot_be_loaded():
    with pytest.raises(ModelError, match="no model 'gone'"):
        task("load_missing", model="gone")
