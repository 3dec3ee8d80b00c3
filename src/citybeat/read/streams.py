"""Bytes of one input: counted, unpacked, and read in bounded pieces."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from citybeat.read.report import ReadReport

GZIP_MAGIC = b"\x1f\x8b"
BUFFER = 8_192  # small, so that the bytes counted are about those of the article at hand
LOOK = 65_536  # leading white space that is looked through


class Counted(io.RawIOBase):
    """A raw stream that adds what is read to the report; `head` is read first (bytes that were taken for a look).

    Closing it closes `raw` as well, unless that is `borrowed`.
    """

    def __init__(self, raw: BinaryIO, report: ReadReport, head: bytes = b"", borrowed: bool = False):
        self.raw, self.report, self.head, self.borrowed = raw, report, head, borrowed
        # read1 gives what there is, so that a slow pipe's lines are seen as they come
        self.take = getattr(raw, "read1", raw.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        if self.head:
            data, self.head = self.head[:len(buffer)], self.head[len(buffer):]
        else:
            data = self.take(len(buffer)) or b""
            self.report.bytes_read += len(data)
        buffer[:len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed and not self.borrowed:
            self.raw.close()
        super().close()


def buffered(raw: io.RawIOBase) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(raw, BUFFER))


class Unpacked(gzip.GzipFile):
    """A gzip stream that closes what it reads from."""

    def __init__(self, packed: BinaryIO):
        super().__init__(fileobj=packed, mode="rb")
        self.packed = packed

    def close(self) -> None:
        super().close()
        self.packed.close()


def open_file(path: Path, compressed: bool, report: ReadReport) -> BinaryIO:
    """A file's bytes, unpacked where it is compressed."""
    raw = cast(BinaryIO, open(path, "rb", buffering=0))  # noqa: SIM115 (the stream that is returned closes it)
    stream = buffered(Counted(raw, report))
    return cast(BinaryIO, Unpacked(stream)) if compressed else stream


def looked_at(raw: BinaryIO, report: ReadReport, borrowed: bool = False) -> tuple[BinaryIO, bool]:
    """A stream of unknown kind, unpacked if it is gzip, and whether it is JSONL: whether `{` is its first character that is not blank.

    The look takes no byte away.
    """
    stream = buffered(Counted(raw, report, borrowed=borrowed))
    head = stream.read(2)
    if head == GZIP_MAGIC:
        stream = cast(BinaryIO, Unpacked(buffered(Counted(stream, ReadReport(), head))))
        head = b""
    while len(head) < LOOK:
        more = stream.read1(256)  # type: ignore[attr-defined]  # what there is, without waiting for more
        head += more
        # marks and NULs are blank as well, so that UTF-16 is seen through
        begin = head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
        if begin or not more:
            break
    return buffered(Counted(stream, ReadReport(), head)), begin[:1] == b"{"


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers (from 1) and line breaks; None for a line of more than `limit` bytes, which is passed over in pieces."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(BUFFER)
        yield number, None
