"""Plain text: the whole file is one article."""

from __future__ import annotations

from typing import BinaryIO

from citybeat.article import Article
from citybeat.read.decoding import decode
from citybeat.read.refusal import Refusal
from citybeat.read.report import ReadReport
from citybeat.read.sources import Source
from citybeat.read.streams import up_to


def read_text(source: Source, stream: BinaryIO, encoding: str | None, limit: int, report: ReadReport) -> Article:
    """The one article of a stream. Errors: Refusal, and OSError or EOFError of the stream."""
    data = up_to(stream, limit + 1)
    if len(data) > limit:
        raise Refusal("too_long", f"the file has more than {limit:,} bytes (unpacked), the limit; split it")
    text, guessed = decode(data, encoding)
    if guessed:
        report.detected[guessed] += 1
    if not text.strip():
        raise Refusal("no_text", "the file is empty" if not data else "the file holds only white space")
    return Article(text=text, id=source.id or None, path=source.path)
