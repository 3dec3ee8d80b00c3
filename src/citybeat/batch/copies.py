"""Articles that say the same as an earlier one: told when they are read, given that one's facts when they are written.

Equal in all that a record's facts depend on (text, title, date, language): the copy gets the earlier record under its own id and source.
Equal only in `text.near_key`: it becomes a Failure (`copy`), for whoever wants it can extract it, and nobody takes it for read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from citybeat.article import Article
from citybeat.database import temporary
from citybeat.engine.failure import Failure
from citybeat.engine.shards import Copy, Item, Shard
from citybeat.engine.task import Extracted, Result, count_facts
from citybeat.read.report import place
from citybeat.text import near_key

NO_WORDS = "0" * 16  # the near key of a text without words
SCHEMA = """
    CREATE TABLE equal (key BLOB PRIMARY KEY, shard INTEGER, id TEXT, path TEXT, line INTEGER) WITHOUT ROWID;
    CREATE TABLE near (key BLOB PRIMARY KEY, place TEXT) WITHOUT ROWID;
"""
Lines = tuple[Iterable[bytes], Iterable[bytes]]


class CopyIndex:
    """Knows the articles seen so far, in a temporary database on disk that goes when it is closed; memory does not grow with them."""

    def __init__(self) -> None:
        self.database = temporary(SCHEMA)

    def __enter__(self) -> CopyIndex:
        return self

    def __exit__(self, *_: Any) -> None:
        self.database.close()

    def marked(self, shard: Shard, number: int | None) -> Shard:
        """The shard, its copies replaced by what stands for them; `number` is what `shard` of a Copy calls it, None in another part."""
        return replace(shard, items=[self.item(item, number) if isinstance(item, Article) else item for item in shard.items])

    def item(self, article: Article, number: int | None) -> Item:
        """The article, or what stands for it."""
        key, shown = digest(article), (article.id, article.path, article.line)
        known = self.database.execute("SELECT shard, id, path, line FROM equal WHERE key = ?", (key,)).fetchone()
        if known is not None and known[0] is not None:
            return Copy(article, known[0], known[1], known[2], known[3])
        if known is not None:  # in another part, whose results are not here: extracted here, where it is the original of what follows
            self.database.execute("UPDATE equal SET shard = ?, id = ?, path = ?, line = ? WHERE key = ?", (number, *shown, key))
            return article
        near = key_of(article.text)
        if near != NO_WORDS:
            known = self.database.execute("SELECT place FROM near WHERE key = ?", (bytes.fromhex(near),)).fetchone()
            if known is not None:
                message = f"says nearly the same as {known[0]} (near_key {near}); without --skip-copies it is extracted"
                return Failure.of(article, "copy", message)
            self.database.execute("INSERT INTO near VALUES (?, ?)", (bytes.fromhex(near), place(article.path, article.line)))
        self.database.execute("INSERT INTO equal VALUES (?, ?, ?, ?, ?)", (key, number, *shown))
        return article


def key_of(text: str) -> str:
    """The near key, none for a text with half characters, which will fail."""
    try:
        return near_key(text)
    except UnicodeEncodeError:
        return NO_WORDS


def digest(article: Article) -> bytes:
    """Equal for articles whose records say the same."""
    shown = [article.text, article.title, article.published, article.language]
    return hashlib.blake2b(json.dumps(shown).encode("ascii"), digest_size=16).digest()


def resolved(copy: Copy, original: Lines) -> Result:
    """What the copy's original became, with the copy's id and source; `original` are the lines of records and failures of its shard."""
    from citybeat.record import Record, Source  # pydantic is slow to import

    article = copy.article
    for line in original[0]:
        record = Record.from_json(line)
        if (record.source.path, record.source.line) == (copy.path, copy.line) and copy.id in (None, record.id):
            source = Source(path=article.path, line=article.line, url=article.url, publisher=article.publisher)
            own = record.model_copy(update={"source": source, "id": article.id or f"sha256:{record.text.sha256[:16]}"})
            return Extracted(own.to_json(), count_facts(own))
    for line in original[1]:
        failure = json.loads(line)
        if (failure["path"], failure["line"], failure["id"]) == (copy.path, copy.line, copy.id):
            return Failure.of(article, failure["reason"], failure["message"])
    raise LookupError(f"{place(copy.path, copy.line)} is not where its copy says")
