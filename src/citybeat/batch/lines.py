"""Lines of the files that runs write: read one by one with their place, and new files put in the place of old ones as a whole."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from pydantic import ValidationError

from citybeat.batch.manifest import sync_folder
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


def opened(path: Path) -> BinaryIO:
    """A file's bytes, unpacked where its name ends in .gz. Errors: OSError."""
    return cast(BinaryIO, gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb"))


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
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise BatchError(f"{line.place}: no record: {f'{where}: ' if where else ''}{first['msg']}") from None


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A file to write, compressed where its name ends in .gz, that takes the place of `path` when all went well; else nothing changes."""
    target = Path(os.path.realpath(path))  # through a link, so that the link stays
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with temporary.open("wb") as raw:
            if path.suffix == ".gz":
                with gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
                    yield cast(BinaryIO, packed)
            else:
                yield raw
            raw.flush()
            os.fsync(raw.fileno())
        os.replace(temporary, target)
        sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)
