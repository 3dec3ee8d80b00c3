"""Shards: runs of consecutive items, the unit in which work is handed out and committed.

How a stream of items is cut depends on the items alone, so that a run that goes on after a break, and each machine of several, cuts the
same shards again. A shard's digest tells whether its input is still what it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.limits import SHARD_ARTICLES, SHARD_CHARS
from citybeat.engine.task import Result

DIGEST_BYTES = 16


@dataclass(frozen=True)
class Copy:
    """An article that says the same as an earlier one: that one's shard, as the writer calls it, its id, path and line."""

    article: Article
    shard: int
    id: str | None
    path: str | None
    line: int | None


Item = Article | Copy | Result
"""What goes into the engine: articles are worked at, all else passes through."""
Outcome = Copy | Result


@dataclass(frozen=True)
class Shard:
    """`number` counts from 0; `digest` is that of the items as they were read, 32 hex digits; `position` how far the input was read."""

    number: int
    items: Sequence[Item]
    digest: str = ""
    position: int = 0


def cut(
    items: Iterable[Article | Failure], *, articles: int = SHARD_ARTICLES, chars: int = SHARD_CHARS,
    position: Callable[[], int] | None = None,
) -> Iterator[Shard]:
    """Cut a stream into shards of at most `articles` items and `chars` characters (more only where one article alone is longer).

    A shard that has its number of items is given out before the next item is read. `extra` of articles is left out: no record shows it,
    and it may be huge, or nested so deeply that it cannot travel.
    """
    for number, group in enumerate(groups(items, articles, chars)):
        yield Shard(number, group, digest_of(group), position() if position else 0)


def groups(items: Iterable[Article | Failure], articles: int, chars: int) -> Iterator[list[Article | Failure]]:
    """The items of each shard; see `cut`."""
    group: list[Article | Failure] = []
    size = 0
    for item in items:
        if isinstance(item, Article) and item.extra:
            item = replace(item, extra={})
        length = 0 if isinstance(item, Failure) else chars_of(item)
        if group and size + length > chars:
            yield group
            group, size = [], 0
        group.append(item)
        size += length
        if len(group) == articles:
            yield group
            group, size = [], 0
    if group:
        yield group


def digest_of(items: Iterable[Article | Failure]) -> str:
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for item in items:
        digest.update(fingerprint(item))
    return digest.hexdigest()


def chars_of(article: Article) -> int:
    """Characters of all that travels with an article."""
    fields = (article.text, article.id, article.title, article.published, article.url, article.publisher, article.language)
    return sum(len(field) for field in fields if field)


def fingerprint(item: Article | Failure) -> bytes:
    """Bytes that differ where two items do in anything that a record or failure can show."""
    if isinstance(item, Failure):
        shown: list[object] = [asdict(item)]
    else:
        shown = [item.text, item.id, item.path, item.line, item.title, item.published, item.url, item.publisher, item.language]
    return json.dumps(shown, ensure_ascii=True).encode("ascii") + b"\n"
