"""Lines of the files that runs write, read one by one with their place."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from citybeat.batch.files import opened
from citybeat.errors import BatchError
from citybeat.read.streams import lines
from citybeat.record import Record

MAX_LINE = 1 << 28
"""Bytes of the longest line that is read: what is longer is no record, and would have to be held in memory to find out."""


@dataclass(frozen=True)
class Line:
    """A line without its line break, and where it stands ("FILE:NUMBER"). `whole`: whether it had a line break."""

    place: str
    data: bytes
    whole: bool = True


def read_lines(path: Path) -> Iterator[Line | BatchError]:
    """The lines of a file; an error in the place of one that is longer than `MAX_LINE`, and as the last where the file cannot be read on.

    Errors: OSError when it cannot be opened.
    """
    number = 0
    with opened(path) as file:
        try:
            for number, data in lines(file, MAX_LINE):
                place = f"{path}:{number}"
                if data is None:
                    yield BatchError(f"{place}: more than {MAX_LINE:,} bytes, no line that citybeat writes")
                else:
                    yield Line(place, data.removesuffix(b"\n"), data.endswith(b"\n"))
        except (OSError, EOFError, zlib.error) as error:
            yield BatchError(f"{path}:{number + 1}: cannot be read on: {error}")


def record_of(line: Line) -> Record:
    """The record on a line. Errors: BatchError with its place and what is wrong."""
    try:
        return Record.from_json(line.data)
    except ValidationError as error:
        raise BatchError(f"{line.place}: no record: {first_of(error)}") from None


def first_of(error: ValidationError) -> str:
    """The first of the faults that pydantic found, with where it stands."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else str(first["msg"])
