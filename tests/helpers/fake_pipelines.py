"""Pipelines without language, for tests of what moves articles: the engine finds them by their dotted name."""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import os
import pickle
import signal
import stat
import time
from typing import Any

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.limits import MAX_CHARS
from citybeat.record import SCHEMA_VERSION, Person, PipelineInfo, Record, Source, Text

NAME = "tests.helpers.fake_pipelines"
LOAD = f"{NAME}:load"
MODEL, MENDED = "CITYBEAT_FAKE_MODEL", "CITYBEAT_FAKE_MENDED"
"""Environment: what the pipeline calls its model; set to 1, RAISE, SLOW and HANG do no harm."""


def record_of(article: Article, with_text: bool = False, min_confidence: float | None = None) -> Record:
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
        pipeline=PipelineInfo(version="0", model="fake", config=f"{min_confidence or 0:016g}"),
    )  # fmt: skip


class Unpicklable(Failure):
    """A result that cannot travel."""

    def __reduce__(self) -> Any:
        raise TypeError("it holds a lock")


def write_into_pipes(data: bytes) -> None:
    """Into every socket of this process: in a worker, its pipe to the parent."""
    for number in map(int, os.listdir("/proc/self/fd")):
        with contextlib.suppress(OSError):  # the one that listed them is closed
            if number > 2 and stat.S_ISSOCK(os.fstat(number).st_mode):
                os.write(number, data)


class FakePipeline:
    """Does what the article's text says; else gives a record.

    RAISE, REFUSE; ONCE (raises, when it is asked for the first time); KILL, EXIT, SEGV, HANG (its own process); SLOW (0.3 s);
    HALF (hangs in the middle of a message);
    UNPICKLABLE (a result that cannot travel), JUNK and NOTRESULT (something strays into the pipe to the parent), PRINT.
    """

    def __init__(self, model: Any = None, max_chars: int = MAX_CHARS, with_text: bool = False, min_confidence: float | None = None):
        self.model, self.max_chars, self.with_text, self.min_confidence = model, max_chars, with_text, min_confidence
        self.info = PipelineInfo(version="0", model=os.environ.get(MODEL, "fake"), config="0" * 16)
        self.seen: set[str] = set()

    def process(self, article: Article) -> Record | Failure:
        if len(article.text) > self.max_chars:
            return Failure.of(article, "too_long", f"{len(article.text):,} characters, more than {self.max_chars:,}")
        first = "ONCE" in article.text and article.text[:100] not in self.seen
        self.seen.add(article.text[:100])
        if first or ("RAISE" in article.text and os.environ.get(MENDED) != "1"):
            raise ZeroDivisionError("a bug in a rule")
        if "REFUSE" in article.text:
            return Failure.of(article, "extraction", "refused by the pipeline")
        if "UNPICKLABLE" in article.text:
            return Unpicklable("extraction", "why")
        self.misbehave(article.text)
        return record_of(article, self.with_text, self.min_confidence)

    def misbehave(self, text: str) -> None:
        for word, number in (("KILL", signal.SIGKILL), ("SEGV", signal.SIGSEGV)):
            if word in text:
                faulthandler.disable()  # which would print where a test was
                os.kill(os.getpid(), number)
        if "EXIT" in text:
            os._exit(3)
        if os.environ.get(MENDED) != "1":
            time.sleep(1000 if "HANG" in text else 0.3 if "SLOW" in text else 0)
        if "JUNK" in text:
            write_into_pipes(b"what native code printed\n" * 3)
        if "HALF" in text:
            write_into_pipes(bytes(3) + b"\x09half")
            time.sleep(1000)
        if "NOTRESULT" in text:
            write_into_pipes(message_of("hello"))
        if "PRINT" in text:
            os.write(1, b"printed by a rule\n")


def message_of(value: object) -> bytes:
    """What a pipe of multiprocessing carries for a small value."""
    data = pickle.dumps(value)
    return len(data).to_bytes(4, "big") + data


def load(model: Any = None, **options: Any) -> FakePipeline:
    return FakePipeline(model, **options)


def load_missing(model: Any = None, **options: Any) -> FakePipeline:
    from citybeat.errors import ModelError

    raise ModelError(f"there is no model {model!r}; install it first")


def load_dying(model: Any = None, **options: Any) -> FakePipeline:
    os._exit(7)


def load_hanging(model: Any = None, **options: Any) -> FakePipeline:
    time.sleep(1000)
    return FakePipeline(model, **options)


def load_nameless(model: Any = None, **options: Any) -> Any:
    """A pipeline that does not say what it is."""
    pipeline = FakePipeline(model, **options)
    del pipeline.info
    return pipeline


def load_changing(model: Any = None, **options: Any) -> FakePipeline:
    """A pipeline that is another one in each process."""
    pipeline = FakePipeline(model, **options)
    pipeline.info = PipelineInfo(version="0", model=f"fake-{os.getpid()}", config="0" * 16)
    return pipeline
