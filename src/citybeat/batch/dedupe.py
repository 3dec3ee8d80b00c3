"""Groups of records whose texts are copies of each other, as `text.near_key` tells."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from citybeat.batch.copies import NO_WORDS
from citybeat.batch.lines import read_lines, record_of
from citybeat.database import temporary
from citybeat.errors import BatchError

SCHEMA = "CREATE TABLE article (number INTEGER PRIMARY KEY, near TEXT, key TEXT, sha256 TEXT, shown TEXT);"
GROUPS = """
    SELECT near, key, COUNT(*), MIN(sha256) = MAX(sha256), MIN(number) AS first FROM article GROUP BY key HAVING COUNT(*) > 1 ORDER BY first
"""
MEMBERS = "SELECT shown FROM article WHERE key = ? ORDER BY number"
Row = tuple[int, str, str, str, str]


@dataclass
class Copies:
    """How many `records` were read, how many `groups` of copies they have, `equal` ones among these, and the records `grouped`."""

    records: int = 0
    groups: int = 0
    equal: int = 0
    grouped: int = 0


def dedupe(records: Path, output: BinaryIO) -> Copies:
    """Write the groups of two or more records with one near key, JSONL, in the order in which their first records stand.

    Each line has `near_key`, `count`, `equal` (whether all the texts are the same), and `articles`: `id`, `path`, `line`, `sha256` and
    `published` of each, in the order of the file. Texts without words have one near key (zeros), which says nothing: of these
    only equal texts make a group. What was read is kept in a temporary database on disk, so that memory does not grow with it.
    Errors: BatchError at the first line that is no record, OSError.
    """
    copies = Copies()
    with closing(temporary(SCHEMA)) as database:
        database.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?)", rows(records, copies))
        database.execute("CREATE INDEX by_key ON article (key)")
        for near, key, count, equal, _ in database.execute(GROUPS):
            write_group(output, database.execute(MEMBERS, (key,)), near, count, bool(equal))
            copies.groups, copies.grouped, copies.equal = copies.groups + 1, copies.grouped + count, copies.equal + equal
    return copies


def rows(records: Path, copies: Copies) -> Iterator[Row]:
    """A row for each record; its last column is the article as the group shows it."""
    for line in read_lines(records):
        if isinstance(line, BatchError):
            raise line
        record = record_of(line)
        text, source = record.text, record.source
        key = text.near_key + text.sha256 if text.near_key == NO_WORDS else text.near_key
        copies.records += 1
        shown = {"id": record.id, "path": source.path, "line": source.line, "sha256": text.sha256, "published": record.published}
        yield copies.records, text.near_key, key, text.sha256, json.dumps(shown, ensure_ascii=False)


def write_group(output: BinaryIO, members: Iterable[tuple[str]], near: str, count: int, equal: bool) -> None:
    """A group as a line, article by article: it may have very many."""
    head = json.dumps({"near_key": near, "count": count, "equal": equal})
    output.write(f'{head[:-1]}, "articles": ['.encode())
    for number, (shown,) in enumerate(members):
        output.write(f"{', ' if number else ''}{shown}".encode())
    output.write(b"]}\n")
