"""The results of a run, held against its input: each article has one result, in order, and each span stands in its article."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from citybeat.article import Article
from citybeat.batch.complete import Complete
from citybeat.batch.faults import Faults
from citybeat.batch.options import Options
from citybeat.batch.paths import manifest_path, own_paths
from citybeat.batch.results import EXTRACT_ANEW, Result
from citybeat.engine.failure import Failure
from citybeat.engine.shards import Shard, cut
from citybeat.errors import SpanError
from citybeat.read import read
from citybeat.read.report import place
from citybeat.record import Record, check_spans
from citybeat.text import sha256

Streams = tuple[Iterator[Result], Iterator[Result]]
RESTORE = "bring back what was changed, the files or the input, or extract anew"
AHEAD = 64  # results that are looked through for one that is not where it should be


class Stream:
    """Results in their order, of which some next ones can be looked at."""

    def __init__(self, results: Iterator[Result]):
        self.results = results
        self.held: deque[Result] = deque()

    def find(self, fits: Callable[[Result], bool], most: int) -> int | None:
        """How many results stand before the first that fits, among the next `most`."""
        for number in range(most):
            if number == len(self.held):
                following = next(self.results, None)
                if following is None:
                    return None
                self.held.append(following)
            if fits(self.held[number]):
                return number
        return None

    def take(self, before: int) -> tuple[list[Result], Result]:
        """Take a result that was found, and those before it."""
        return [self.held.popleft() for _ in range(before)], self.held.popleft()

    def rest(self) -> Iterator[Result]:
        while self.held:
            yield self.held.popleft()
        yield from self.results


class Against:
    """One pass over the input, with the results beside it (records and failures). `run` is None where there is no manifest, which alone
    knows the encoding of the input and the part of it; `failures_known` is false where failures were not written."""

    def __init__(self, output: Path, run: Complete | None, results: Streams, failures_known: bool, faults: Faults):
        self.output, self.run, self.faults, self.failures_known = output, run, faults, failures_known
        self.records, self.failures = map(Stream, results)
        self.options = run.options if run else Options()
        self.counts: Counter[str] = Counter()
        self.miscounted: list[str] = []  # faults of the manifest, if it is the input's
        self.articles = 0

    def check(self, inputs: Sequence[str], stdin: BinaryIO | None) -> None:
        """Read the input and tell what does not fit."""
        digest, total = hashlib.sha256(), 0
        items = read(inputs, encoding=self.options.encoding, stdin=stdin, max_bytes=self.options.max_bytes, exclude=own_paths(self.output))
        done = iter(self.run.manifest.done if self.run else [])
        for shard in cut(items):
            digest.update(bytes.fromhex(shard.digest))
            total += 1
            self.articles += sum(isinstance(item, Article) for item in shard.items)
            if self.options.has(shard.number):
                self.check_shard(shard, next(done, None))
        for result in [*self.first(self.records.rest()), *self.first(self.failures.rest())]:
            self.faults.add(f"{result.at}: {result.place} is not in the input, or not so often; name the input of the run, or extract anew")
        if self.run and (digest.hexdigest(), total) == (self.run.manifest.input, self.run.manifest.shards):
            for fault in self.miscounted:
                self.faults.add(fault)
        elif self.run:
            self.faults.add(f"{manifest_path(self.output)}: the run read another input (some text, title, date, name or order differs); "
                            "name the same files in the same way as then, or extract anew")

    def first(self, results: Iterator[Result]) -> Iterator[Result]:
        """Results that are left over; a long rest is counted, not held."""
        for number, result in enumerate(results):
            if number < self.faults.most:
                yield result
            else:
                self.faults.count += 1

    def check_shard(self, shard: Shard, done: list[int] | None) -> None:
        before = self.faults.count
        self.counts.clear()
        for item in shard.items:
            assert isinstance(item, Article | Failure)
            self.check_item(item)
        found = [shard.number, self.counts["records"], self.counts["failures"]]
        if done is not None and done != found and self.faults.count == before and len(self.miscounted) < self.faults.most:
            self.miscounted.append(f"{manifest_path(self.output)}: shard {done[0]} has {done[1]} records and {done[2]} failures, "
                                   f"the files have {found[1]} and {found[2]} for shard {found[0]}; {EXTRACT_ANEW}")

    def check_item(self, item: Article | Failure) -> None:
        """Find the result of an article (or of what is none) and compare them; what stands before it belongs elsewhere."""

        def fits(result: Result) -> bool:
            same = (result.path, result.line) == (item.path, item.line)
            # what could not be read may have the name of an article that could
            return same and (isinstance(item, Failure) or isinstance(result.of, Record) or result.sha256 is not None)

        streams = {"failures": self.failures, "records": self.records}
        for most in (1, AHEAD):
            for name, stream in streams.items():
                before = stream.find(fits, most)
                if before is not None:
                    passed, result = stream.take(before)
                    for one in passed:
                        self.faults.add(f"{one.at}: {one.place} does not come here in the input; {RESTORE}")
                    self.counts[name] += 1
                    self.compare(item, result)
                    return
        if isinstance(item, Article) or self.failures_known:
            self.faults.add(f"{place(item.path, item.line)}: has no result in {self.output}; name the input of the run, or extract anew")

    def compare(self, item: Article | Failure, result: Result) -> None:
        """Tell where an article and the result at its place do not fit."""
        where = place(item.path, item.line)
        if isinstance(item, Failure):
            if not isinstance(result.of, Failure) or result.of.reason != item.reason:
                self.faults.add(f"{result.at}: {where} is no article now ({item.message}); bring back the input, or extract anew")
            return
        if result.sha256 != sha256(item.text):
            self.faults.add(f"{result.at}: the text of {where} is not the one that the run read (another sha256); bring back the input, "
                            "or extract anew")
            return
        for fault in wrong_between(item, result.of):
            self.faults.add(f"{result.at}: {fault}; {EXTRACT_ANEW}")


def wrong_between(article: Article, result: Record | Failure) -> Iterator[str]:
    """What a result of this very text says that its article does not."""
    if isinstance(result, Failure):
        if result.id != article.id:
            yield f"id is {result.id!r}, the article's is {article.id!r}"
        return
    expected = article.id or f"sha256:{result.text.sha256[:16]}"
    if result.id != expected:
        yield f"id is {result.id!r}, the article's is {expected!r}"
    if result.text.chars != len(article.text):
        yield f"text.chars is {result.text.chars:,}, the article has {len(article.text):,}"
    try:
        check_spans(result, article)
    except SpanError as error:
        yield str(error)
