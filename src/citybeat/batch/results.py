"""The results of a run as its files have them, each looked at by itself: a record that is valid and holds together, or a failure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citybeat.article import Article
from citybeat.batch.faults import Faults
from citybeat.batch.lines import Line, read_lines, record_of
from citybeat.database import temporary
from citybeat.engine.failure import Failure
from citybeat.errors import BatchError, SpanError
from citybeat.read.report import place
from citybeat.record import Record, check_refs, check_spans
from citybeat.text import sha256

EXTRACT_ANEW = "bring back the file as the run wrote it, or extract anew"
TYPES: dict[str, Any] = {"reason": str, "message": str, "id": str | None, "path": str | None, "line": int | None, "sha256": str | None}


@dataclass(frozen=True)
class Result:
    """A line of either file: where it stands (`at`), and of which article it is."""

    at: str
    path: str | None
    line: int | None
    sha256: str | None
    of: Record | Failure

    @property
    def place(self) -> str:
        return place(self.path, self.line)


class Places:
    """Tells places that were seen before, in a temporary database on disk that goes when it is closed; memory does not grow with them."""

    def __init__(self) -> None:
        self.database = temporary("CREATE TABLE seen (place BLOB PRIMARY KEY) WITHOUT ROWID;")

    def __enter__(self) -> Places:
        return self

    def __exit__(self, *_: Any) -> None:
        self.database.close()

    def is_new(self, path: str | None, line: int | None) -> bool:
        key = hashlib.blake2b(json.dumps([path, line]).encode("ascii"), digest_size=16).digest()
        return self.database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,)).rowcount == 1


@dataclass
class Results:
    """Reads both files and tells what is wrong with a line; only lines that are what they should be come out. `records` and `failures`
    count all lines. `identity` is what must have made the records, where that is known."""

    faults: Faults
    places: Places
    identity: list[str] | None = None
    records: int = 0
    failures: int = 0

    def read_records(self, path: Path) -> Iterator[Result]:
        for line in read_lines(path):
            self.records += 1
            try:
                record = record_of(checked(line))
            except BatchError as error:
                self.faults.add(f"{error}; {EXTRACT_ANEW}")
                continue
            result = Result(checked(line).place, record.source.path, record.source.line, record.text.sha256, record)
            for fault in self.wrong_with(record):
                self.faults.add(f"{result.at}: {fault}; {EXTRACT_ANEW}")
            self.check_place(result)
            yield result

    def read_failures(self, path: Path) -> Iterator[Result]:
        for line in read_lines(path):
            self.failures += 1
            try:
                failure = failure_of(checked(line))
            except BatchError as error:
                self.faults.add(f"{error}; {EXTRACT_ANEW}")
                continue
            result = Result(checked(line).place, failure.path, failure.line, failure.sha256, failure)
            if failure.sha256 is not None or failure.line is not None:  # a file that could not be read is no article and may share its name
                self.check_place(result)
            yield result

    def check_place(self, result: Result) -> None:
        if result.path is not None and not self.places.is_new(result.path, result.line):
            self.faults.add(f"{result.at}: {result.place} has a result before this one, an article has one; {EXTRACT_ANEW}")

    def wrong_with(self, record: Record) -> Iterator[str]:
        """What is wrong with a record that can be told without its article."""
        made_by = [record.pipeline.version, record.pipeline.model, record.pipeline.config]
        if self.identity is not None and made_by != self.identity:
            yield f"made by {' '.join(made_by)}, the run was made by {' '.join(self.identity)}"
        content = record.text.content
        if content is not None and (sha256(content), len(content)) != (record.text.sha256, record.text.chars):
            yield "text.content is not the text that text.sha256 and text.chars tell of"
        try:
            check_refs(record)
            if content is not None:
                check_spans(record, Article(content, title=record.title))
        except SpanError as error:
            yield str(error)


def checked(line: Line | BatchError) -> Line:
    """Errors: BatchError where it is none, or has no end."""
    if isinstance(line, BatchError):
        raise line
    if not line.whole:
        raise BatchError(f"{line.place}: the line has no end, the file is cut off")
    return line


def failure_of(line: Line) -> Failure:
    """Errors: BatchError with its place and what is wrong."""
    try:
        content = json.loads(line.data)
    except (ValueError, RecursionError) as error:
        raise BatchError(f"{line.place}: no failure: {error}") from None
    if not isinstance(content, dict) or content.keys() != TYPES.keys():
        raise BatchError(f"{line.place}: no failure: it must be an object with {', '.join(TYPES)}")
    for name, kind in TYPES.items():
        if not isinstance(content[name], kind):
            raise BatchError(f"{line.place}: no failure: {name} is {type(content[name]).__name__}")
    return Failure(**content)
