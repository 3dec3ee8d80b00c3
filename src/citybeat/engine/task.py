"""What is done to one item, in this process or in a worker: an article in, a line of JSON or a Failure out."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.limits import MAX_CHARS
from citybeat.errors import CitybeatError, ModelError

if TYPE_CHECKING:  # pydantic is slow to import and only the pipeline needs it
    from citybeat.record import Record

KINDS = ("cities", "people", "organizations", "roles", "projects")


class Processor(Protocol):
    """What the engine asks of a pipeline."""

    def process(self, article: Article) -> Record | Failure: ...


@dataclass(frozen=True)
class Setup:
    """How to make the pipeline and what to do with its records; travels to the workers.

    `factory` is the dotted name ("module:function") of a function like `citybeat.load`, which takes `model`, `max_chars`,
    `with_text` and `min_confidence` and returns a Processor.
    """

    model: str | None = None
    factory: str = "citybeat.pipeline:load"
    max_chars: int = MAX_CHARS
    with_text: bool = False
    min_confidence: float | None = None


@dataclass(frozen=True)
class Extracted:
    """The record of one article as a line of JSON (without the line break), and how many facts of each kind it holds."""

    json: str
    facts: Counter[str]


def count_facts(record: Record) -> Counter[str]:
    """Entries and facts of a record by kind; forecasts and achievements are counted apart from targets."""
    counts = Counter({kind: len(getattr(record, kind)) for kind in KINDS})
    counts.update(f"{target.kind}s" for target in record.targets)
    return counts


Result = Extracted | Failure
Identity = tuple[str, str, str]
"""Version, model and configuration of what makes records; equal ones make equal records."""


class Task:
    """Holds a loaded pipeline; calling it never raises for the sake of one article."""

    def __init__(self, setup: Setup):
        """Load the pipeline (seconds). Errors: a CitybeatError of the factory; ModelError for any other."""
        module, _, name = setup.factory.partition(":")
        try:
            factory: Callable[..., Any] = getattr(importlib.import_module(module), name)
            self.pipeline: Processor = factory(
                setup.model, max_chars=setup.max_chars, with_text=setup.with_text, min_confidence=setup.min_confidence)
        except CitybeatError:
            raise
        except Exception as error:
            raise ModelError(f"the pipeline cannot be loaded: {type(error).__name__}: {error}") from error

    @property
    def identity(self) -> Identity | None:
        """What the pipeline says that it is; None where it does not say."""
        info = getattr(self.pipeline, "info", None)
        return None if info is None else (info.version, info.model, info.config)

    def __call__(self, article: Article) -> Result:
        """The article's record, with its counts, or why it has none."""
        try:
            return self.extract(article)
        except Exception as error:  # one article must never cost the others their records
            return Failure.of(article, "extraction", f"{type(error).__name__}: {error}")

    def extract(self, article: Article) -> Result:
        record = self.pipeline.process(article)
        if isinstance(record, Failure):
            return record
        return Extracted(record.to_json(), count_facts(record))
