"""Pipelines without language, for tests of what moves articles: the engine finds them by their dotted name."""

from __future__ import annotations

import hashlib
import os
import signal
import time
from typing import Any

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.limits import MAX_CHARS
from citybeat.record import SCHEMA_VERSION, Person, PipelineInfo, Record, Source, Text


def record_of(article: Article, with_text: bool = False, min_confidence: float = 0.0) -> Record:
    """A valid record that holds a person for each occurrence of "Ada"; its config tells the least confidence."""
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    people = [
        Person(id=f"p{n + 1}", name="Ada", confidence=None, mentions=[], name_key="ada", honorific=None, aliases=[])
        for n in range(article.text.count("Ada"))
    ]
    return Record(
        schema_version=SCHEMA_VERSION,
        id=article.id or f"sha256:{digest[:16]}",
        source=Source(path=article.path, line=article.line, url=article.url, publisher=article.publisher),
        title=article.title,
        published=article.published,
        published_from="metadata" if article.published else None,
        language=article.language,
        text=Text(sha256=digest, near_key="0" * 16, chars=len(article.text), tokens=0, sentences=0,
                  content=article.text if with_text else None),
        cities=[], people=people, organizations=[], roles=[], targets=[], projects=[], warnings=[],
        pipeline=PipelineInfo(version="0", model="fake", config=f"{min_confidence:016g}"),
    )  # fmt: skip


class FakePipeline:
    """Does what the article's text says: RAISE, REFUSE, KILL (its own process), SLOW; else gives a record."""

    def __init__(self, model: Any = None, max_chars: int = MAX_CHARS, with_text: bool = False, min_confidence: float = 0.0):
        self.model, self.max_chars, self.with_text, self.min_confidence = model, max_chars, with_text, min_confidence

    def process(self, article: Article) -> Record | Failure:
        if len(article.text) > self.max_chars:
            return Failure.of(article, "too_long", f"{len(article.text):,} characters, more than {self.max_chars:,}")
        if "RAISE" in article.text:
            raise ZeroDivisionError("a bug in a rule")
        if "REFUSE" in article.text:
            return Failure.of(article, "extraction", "refused by the pipeline")
        if "KILL" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "SLOW" in article.text:
            time.sleep(0.3)
        return record_of(article, self.with_text, self.min_confidence)


def load(model: Any = None, **options: Any) -> FakePipeline:
    return FakePipeline(model, **options)


def load_missing(model: Any = None, **options: Any) -> FakePipeline:
    from citybeat.errors import ModelError

    raise ModelError(f"there is no model {model!r}; install it first")


def load_dying(model: Any = None, **options: Any) -> FakePipeline:
    os._exit(7)
