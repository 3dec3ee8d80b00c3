"""`read`: every input that was named, as articles, lazily."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.limits import MAX_BYTES
from citybeat.read.ids import Ids
from citybeat.read.jsonl import read_jsonl
from citybeat.read.refusal import Refusal
from citybeat.read.report import ReadReport
from citybeat.read.sources import Finder, Source
from citybeat.read.streams import looked_at, open_file
from citybeat.read.text import read_text

Items = Iterator[Article | Failure]


def read(
    inputs: Sequence[str],
    *,
    encoding: str | None = None,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    exclude: Iterable[str] = (),
    report: ReadReport | None = None,
    extra: bool = False,
) -> Items:
    """Articles of files, folders, globs and standard input (`-`), in a fixed order, one held at a time.

    What is no article is a Failure with its file and line, and reading goes on. `encoding` is that of all inputs (default: byte-order
    mark, UTF-8, or a guess where it is safe). `max_bytes` bounds one article after decompression. `exclude` names
    files never to read. `report` is filled on the way. `extra`: keep the further keys of JSONL (`Article.extra`); they may hold
    much more than the articles. Errors: LookupError when Python does not know the encoding.
    """
    report = ReadReport() if report is None else report
    with Ids(report) as ids:
        for source in Finder(report, frozenset(exclude)).find(inputs):
            if isinstance(source, Failure):
                yield source
                continue
            report.files += 1
            for item in read_source(source, encoding, stdin, max_bytes, report, extra):
                if isinstance(item, Article):
                    ids.note(item)
                yield item


def read_source(
    source: Source, encoding: str | None, stdin: BinaryIO | None, max_bytes: int, report: ReadReport, extra: bool = False,
) -> Items:
    """The articles of one source; a Failure where it cannot be opened or is broken."""
    try:
        stream, is_lines = opened(source, stdin, report)
        with stream:
            if is_lines:
                yield from read_jsonl(source, stream, encoding, max_bytes, extra)
            else:
                yield read_text(source, stream, encoding, max_bytes, report)
    except Refusal as refusal:
        yield Failure(refusal.reason, refusal.message, source.id or None, source.path)
    except (OSError, EOFError, zlib.error) as error:
        what = getattr(error, "strerror", None) or error
        yield Failure("unreadable", f"cannot be read: {what}", source.id or None, source.path)


def opened(source: Source, stdin: BinaryIO | None, report: ReadReport) -> tuple[BinaryIO, bool]:
    """The bytes of a source, and whether they are lines of JSON."""
    if source.file is None:
        if stdin is None:
            raise Refusal("unreadable", "there is no standard input")
        return looked_at(stdin, report, borrowed=True)
    stream = open_file(source.file, source.compressed, report, source.listed)
    return looked_at(stream, report) if source.lines is None else (stream, source.lines)
