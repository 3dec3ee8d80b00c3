"""Results as JSONL: records in one file, failures in another beside it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from citybeat.engine.failure import Failure
from citybeat.write.atomic import AtomicFile


def failures_path(output: Path) -> Path:
    """Where failures go: records.jsonl has records.failed.jsonl beside it."""
    name = output.name.removesuffix(".gz")
    stem = next((name.removesuffix(end) for end in (".jsonl", ".ndjson", ".json") if name.endswith(end)), name)
    return output.with_name(f"{stem}.failed.jsonl")


class ResultWriter:
    """Writes results to `output`, a path or an open binary stream.

    With a path both files appear at `commit`, and a failures file of an earlier run is removed when nothing failed now; without
    `commit` nothing changes. With a stream, or a path that is no regular file, failures are not written.
    """

    def __init__(self, output: Path | BinaryIO):
        self.stack = ExitStack()
        self.failures: AtomicFile | None = None
        self.failures_target: Path | None = None
        self.stream: AtomicFile | BinaryIO
        if isinstance(output, Path):
            self.stream = self.stack.enter_context(AtomicFile(output))
            if not self.stream.special:
                self.failures_target = failures_path(output)
        else:
            self.stream = output

    def record(self, line: str) -> None:
        """Write a record, a line of JSON without its line break."""
        self.stream.write(line.encode("utf-8") + b"\n")

    def failure(self, failure: Failure) -> None:
        if self.failures_target is None:
            return
        if self.failures is None:
            self.failures = self.stack.enter_context(AtomicFile(self.failures_target))
        self.failures.write(failure.to_json().encode("utf-8") + b"\n")

    def commit(self, records: bool = True) -> None:
        """Put the files in place; without `records` the failures alone, and the records of an earlier run stay."""
        if self.failures is not None:
            self.failures.commit()
        elif self.failures_target is not None:
            self.failures_target.unlink(missing_ok=True)
        if not isinstance(self.stream, AtomicFile):
            self.stream.flush()
        elif records:
            self.stream.commit()

    def __enter__(self) -> ResultWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stack.close()
