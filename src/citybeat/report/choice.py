"""Which article to show, and with which record."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.errors import InputError
from citybeat.read import read
from citybeat.record import Record, check_spans
from citybeat.text import sha256

RECORD_BEGINS = b'{"schema_version"'  # the first key of every record


def choose(file: Path, line: int | None = None, records: Path | None = None) -> tuple[Article, Record | None]:
    """The article of a file (of its `line`, else its first), with its record where there is one to read.

    The record is that of the same text in `records`; a file of records that hold their text (`extract --with-text`) is both. Raises
    InputError where something is missing or does not fit, SpanError where a record is not one of this article.
    """
    if records is None and begins_with_record(file):
        return from_records(file, line)
    article = article_at(file, line)
    record = None if records is None else record_of(article, records)
    if record is not None:
        check_spans(record, article)
    return article, record


def article_at(file: Path, line: int | None) -> Article:
    for item in read([str(file)]):
        if line is not None and item.line is None and isinstance(item, Article):
            raise InputError("this file is one article, without lines to choose from", item.path)
        if line is None or item.line == line:
            if isinstance(item, Failure):
                raise InputError(item.message, item.path, item.line)
            return item
    raise InputError("there is no article" if line is None else "there is no article on this line", str(file), line)


def record_of(article: Article, records: Path) -> Record:
    """The first record of the article's text."""
    digest = sha256(article.text)
    for number, data in lines(records):
        if digest.encode() in data:  # cheaper than reading every record
            record = parsed(data, records, number)
            if record.text.sha256 == digest:
                return record
    raise InputError(f"holds no record of the text of {article.id or article.path}", str(records))


def from_records(file: Path, line: int | None) -> tuple[Article, Record]:
    for number, data in lines(file):
        if line is None or number == line:
            record = parsed(data, file, number)
            if record.text.content is None:
                message = "the record holds no text; write records with --with-text, or name the article and give these with --records"
                raise InputError(message, str(file), number)
            in_title = any(span.in_ == "title" for entry in record.people + record.cities + record.organizations for span in entry.mentions)
            article = Article(record.text.content, id=record.id, title=record.title if in_title else None)
            check_spans(record, article)
            return article, record
    raise InputError("there is no record on this line", str(file), line)


def begins_with_record(file: Path) -> bool:
    try:
        return any(data.startswith(RECORD_BEGINS) for _, data in zip(range(1), (data for _, data in lines(file)), strict=False))
    except InputError:
        return False  # the reader of articles says what is wrong with it


def lines(file: Path) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, with their numbers (from 1)."""
    try:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
            for number, data in enumerate(stream, start=1):
                if data.strip():
                    yield number, data
    except (OSError, EOFError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}", str(file)) from None


def parsed(data: bytes, file: Path, number: int) -> Record:
    try:
        return Record.from_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise InputError(f"no record of schema version 1: {'.'.join(map(str, first['loc']))}: {first['msg']}", str(file), number) from None
