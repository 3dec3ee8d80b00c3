"""Bytes of one input: counted, unpacked, and read in bounded pieces."""

from __future__ import annotations

import gzip
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from citybeat.read.refusal import Refusal
from citybeat.read.report import ReadReport

GZIP_MAGIC = b"\x1f\x8b"
BUFFER = 8_192  # small, so that the bytes counted are about those of the article at hand
LOOK = 65_536  # leading white space that is looked through
PIECE = 1 << 20
BLANK = 16  # blank lines are passed over so much more slowly than one long line


class Endless(Exception):
    """A stream of which nothing more is to be had in good time; says why."""


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


def open_file(path: Path, compressed: bool, report: ReadReport, listed: bool = False) -> BinaryIO:
    """A file's bytes, unpacked where it is compressed. `listed`: refuse what is no file or a link, without waiting for it: since the
    folder was listed it may have become a FIFO or a link out. Errors: OSError, Refusal."""
    raw = open(path, "rb", buffering=0, opener=open_listed if listed else None)  # noqa: SIM115 (the stream that is returned closes it)
    if listed and not stat.S_ISREG(os.fstat(raw.fileno()).st_mode):
        raw.close()
        raise Refusal("unreadable", "cannot be read: it is no file any more")
    stream = buffered(Counted(cast(BinaryIO, raw), report))
    return cast(BinaryIO, Unpacked(stream)) if compressed else stream


def open_listed(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))


def up_to(stream: BinaryIO, most: int) -> bytes:
    """What a stream holds, at most so many bytes; memory is taken as it comes, not for the most that may come."""
    data = bytearray()
    while len(data) < most and (piece := stream.read(min(PIECE, most - len(data)))):
        data += piece
    return bytes(data)


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


def lines(stream: BinaryIO, limit: int, most: int | None = None) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers (from 1) and line breaks; None for a line of more than `limit` bytes, which is passed over in pieces.

    Errors: Endless at a line of more than `most` bytes, and at a 16th of that in blank lines in a row: some megabytes of gzip hold
    terabytes, which would take for ever.
    """
    number = blank = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            blank = 0 if len(line) > 2 else blank + len(line)
            if most is not None and blank > most // BLANK:
                raise Endless(f"there are more than {most // BLANK:,} bytes of blank lines in a row")
            yield number, line
            continue
        length = len(line)
        while line and not line.endswith(b"\n"):
            line = stream.readline(BUFFER)
            length += len(line)
            if most is not None and length > most:
                raise Endless(f"the line has more than {most:,} bytes")
        yield number, None
