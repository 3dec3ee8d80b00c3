"""Pipelines without language for the tests of Spark: they tell which process they are in, or end the one that Spark started."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.record import Record
from tests.helpers.fake_pipelines import FakePipeline, record_of

NAME = "tests.helpers.spark_pipelines"


class Telling(FakePipeline):
    """Its records name the process that made them, as their model."""

    def process(self, article: Article) -> Record | Failure:
        record = record_of(article)
        record.pipeline.model = str(os.getpid())
        return record


class Felling(FakePipeline):
    """At the first article with FELL that any process sees, kills its parent: Spark's Python worker. `model` is the file that marks it."""

    def process(self, article: Article) -> Record | Failure:
        if "FELL" in article.text:
            self.fell()
        return super().process(article)

    def fell(self) -> None:
        marker = Path(str(self.model))
        if not marker.exists():
            marker.touch()
            os.kill(os.getppid(), signal.SIGKILL)


def load_telling(model: Any = None, **options: Any) -> Telling:
    return Telling(model, **options)


def load_felling(model: Any = None, **options: Any) -> Felling:
    return Felling(model, **options)


class RealFelling(Felling):
    """The pipeline itself, which kills Spark's Python worker at the second article that a process sees, once."""

    def __init__(self, model: Any = None, **options: Any):
        from citybeat.pipeline import load

        super().__init__(model, **options)
        self.pipeline = load(**options)
        self.count = 0

    def process(self, article: Article) -> Record | Failure:
        self.count += 1
        if self.count == 2:
            self.fell()
        return self.pipeline.process(article)


def load_real_felling(model: Any = None, **options: Any) -> RealFelling:
    return RealFelling(model, **options)
