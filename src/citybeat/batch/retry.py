"""Going through an input once more for the sake of the articles that failed: all others keep the records that they have."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from citybeat.article import Article
from citybeat.batch.files import opened, sha256_of
from citybeat.batch.manifest import Manifest
from citybeat.batch.options import Options
from citybeat.batch.paths import failures_path, manifest_path
from citybeat.engine.failure import Failure
from citybeat.engine.shards import Copy, Item, Shard
from citybeat.engine.task import Extracted, count_facts
from citybeat.errors import BatchError
from citybeat.read.report import place

MAY_CHANGE = ("retry_failed", "max_chars", "encoding", "factory")  # what records do not depend on, beside those that failed
WHAT_TO_DO = "extract it anew, without --retry-failed"


class Earlier:
    """The results of a complete run, read along with its input. Errors: BatchError when it is not complete, was made with other options,
    or the input is another one."""

    def __init__(self, output: Path, options: Options):
        self.output = output
        self.manifest = Manifest.read(manifest_path(output))
        wanted = options.as_json()
        changed = [name for name, value in wanted.items() if name not in MAY_CHANGE and self.manifest.options.get(name) != value]
        if changed:
            raise BatchError(f"{output} was made with other settings ({', '.join(changed)}); use the same ones, or {WHAT_TO_DO}")
        for name, path in (("records", output), ("failures", failures_path(output))):
            if sha256_of(path) != self.manifest.sha256[name]:
                raise BatchError(f"{path} is not what {manifest_path(output)} tells of; {WHAT_TO_DO}")

    def __enter__(self) -> Earlier:
        with ExitStack() as stack:
            self.records = stack.enter_context(opened(self.output))
            failures = failures_path(self.output)
            self.failures = stack.enter_context(opened(failures)) if failures.exists() else None
            self.stack = stack.pop_all()
        self.record, self.failure = self.records.readline(), self.next_failure()
        return self

    def __exit__(self, *_: Any) -> None:
        self.stack.close()

    def next_failure(self) -> dict[str, Any] | None:
        line = self.failures.readline() if self.failures is not None else b""
        return json.loads(line) if line else None

    def filled(self, shards: Iterable[Shard]) -> Iterator[Shard]:
        """The run's shards, each article that has a record replaced by it."""
        for shard in shards:
            yield replace(shard, items=[self.item(item) for item in shard.items])
        if self.record or self.failure:
            raise BatchError(f"{self.output} holds more than the input does; {WHAT_TO_DO}")

    def item(self, item: Item) -> Item:
        """The record of an article, or the item itself where it had failed: it may have been repaired meanwhile."""
        article = item.article if isinstance(item, Copy) else item
        assert isinstance(article, Article | Failure)
        if self.failure is not None and (self.failure["path"], self.failure["line"]) == (article.path, article.line):
            self.failure = self.next_failure()
            return item
        known = self.known(article) if self.record else None
        if known is None:
            raise BatchError(f"{place(article.path, article.line)} is not the article that {self.output} was made from; {WHAT_TO_DO}")
        self.record = self.records.readline()
        return known

    def known(self, article: Article | Failure) -> Extracted | None:
        """The record that is next, if it is the article's; that may be a near copy by now, of one that has been repaired."""
        from citybeat.record import Record  # pydantic is slow to import
        from citybeat.text import sha256

        record = Record.from_json(self.record)
        digest = article.sha256 if isinstance(article, Failure) else sha256(article.text)
        same = (record.source.path, record.source.line, record.text.sha256) == (article.path, article.line, digest)
        return Extracted(self.record.decode("utf8").rstrip("\n"), count_facts(record)) if same else None
