"""`extract_files` and `extract_stream`: from inputs to records, the first resumable at any instant."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import BinaryIO

from citybeat.article import Article
from citybeat.batch.copies import CopyIndex, resolved
from citybeat.batch.finish import Finish
from citybeat.batch.folder import RunFolder, ShardLines
from citybeat.batch.manifest import Manifest
from citybeat.batch.options import Options
from citybeat.batch.paths import own_paths, refuse_twin
from citybeat.batch.retry import Earlier
from citybeat.batch.summary import Summary, counted
from citybeat.engine.failure import Failure
from citybeat.engine.limits import SHARD_ARTICLES, TIME_LIMIT
from citybeat.engine.run import identity_of, run_shards
from citybeat.engine.shards import Copy, Shard, cut
from citybeat.engine.task import Extracted, Identity, Result
from citybeat.errors import BatchError
from citybeat.read import read

Told = Callable[[Failure], None]
Advance = Callable[[int, int, int], None]
"""Called after each shard: bytes of input that are done, results, and failures among them."""
GIVE_SAME = "give the same input, or begin anew with --restart"


def no_telling(_failure: Failure) -> None:
    """What `on_failure` does unless told otherwise."""


def no_advance(_position: int, _results: int, _failures: int) -> None:
    """What `advance` does unless told otherwise."""


def extract_files(
    inputs: Sequence[str], output: Path, *, options: Options | None = None, workers: int = 1, stdin: BinaryIO | None = None,
    restart: bool = False, max_failures: int | None = None, time_limit: float = TIME_LIMIT, on_failure: Told = no_telling,
    advance: Advance = no_advance,
) -> Summary:
    """Write the records of all articles of `inputs` (see `citybeat.read.read`) to `output`, JSONL, what failed and a manifest beside it.

    What is done is kept in a folder OUTPUT.run; broken off at any instant, the same call goes on where it stopped, and the files get the
    same bytes. They appear when all is done; until then, and where no article could be read at all, what stood there stays. `restart`
    forgets what an earlier call left; more than `max_failures` failures end the run; `time_limit` see `citybeat.engine.run.run_shards`.
    Errors: BatchError (input, model or options changed meanwhile, too many failures), ModelError, OSError.
    """
    options, begin = options or Options(), time.monotonic()
    refuse_twin(output, inputs)
    with RunFolder(output, options, restart) as folder:
        run = Run(inputs, output, options, stdin)
        ended = folder.finished
        if ended is not None and not restart and ended.options == options.as_json():  # the run was killed at its very end
            for _ in run.shards():
                pass
            if run.input_digest() == ended.input and ended.identity in (None, identity_of(options.setup())):
                return ended.fill(run.summary)
            if "-" in inputs:
                raise BatchError("an interrupted run over another input or with another model has been completed now; give this input once "
                                 "more to extract it")
            run = Run(inputs, output, options, stdin)
        run.work(folder, workers, time_limit, max_failures, on_failure, advance)
        run.finish(folder)
    run.summary.seconds = time.monotonic() - begin
    return run.summary


def extract_stream(
    inputs: Sequence[str], output: BinaryIO, *, options: Options | None = None, workers: int = 1, stdin: BinaryIO | None = None,
    max_failures: int | None = None, time_limit: float = TIME_LIMIT, on_failure: Told = no_telling, advance: Advance = no_advance,
) -> Summary:
    """Write records to a stream; see `extract_files`, of which it has neither resumption nor files beside. One worker gives each record as
    soon as its article was read."""
    options, begin = options or Options(), time.monotonic()
    summary = Summary()
    read_items = read(inputs, encoding=options.encoding, stdin=stdin, max_bytes=options.max_bytes, report=summary.report)
    items = counted_items(read_items, summary)
    shards = cut(items, articles=1 if workers == 1 else SHARD_ARTICLES, position=lambda: summary.report.bytes_read)
    ahead = 1 if workers == 1 else None
    with closing(run_shards(shards, workers=workers, setup=options.setup(), time_limit=time_limit, ahead=ahead)) as results:
        for shard, outcomes in results:
            for outcome in outcomes:
                if isinstance(outcome, Extracted):
                    output.write(outcome.json.encode("utf8") + b"\n")
                    summary.records += 1
                    summary.facts.update(outcome.facts)
                elif isinstance(outcome, Failure):
                    summary.failures += 1
                    on_failure(outcome)
            output.flush()
            check_failures(summary.failures, max_failures)
            advance(shard.position, summary.results, summary.failures)
    summary.seconds = time.monotonic() - begin
    return summary


def counted_items(items: Iterable[Article | Failure], summary: Summary) -> Iterator[Article | Failure]:
    for item in items:
        summary.articles += isinstance(item, Article)
        yield item


def check_failures(failures: int, most: int | None, kept: str = "") -> None:
    """Errors: BatchError when there are more failures than allowed."""
    if most is not None and failures > most:
        raise BatchError(f"{counted(failures, 'failure')}, more than --max-failures {most} allows; the run ends here{kept}")


class Run:
    """One pass over the inputs, to one output."""

    def __init__(self, inputs: Sequence[str], output: Path, options: Options, stdin: BinaryIO | None):
        self.inputs, self.output, self.options, self.stdin = inputs, output, options, stdin
        self.summary = Summary()
        self.digest = hashlib.sha256()
        self.total = self.own = self.items = 0

    # -- reading

    def shards(self, copies: CopyIndex | None = None) -> Iterator[Shard]:
        """The shards of the input that are this run's; the digest takes in all, and so does the index of copies."""
        report = self.summary.report
        items = read(self.inputs, encoding=self.options.encoding, stdin=self.stdin, max_bytes=self.options.max_bytes,
                     exclude=own_paths(self.output), report=report)
        for shard in cut(items, position=lambda: report.bytes_read):
            self.total += 1
            self.digest.update(bytes.fromhex(shard.digest))
            is_own, articles = self.options.has(shard.number), sum(isinstance(item, Article) for item in shard.items)
            if copies is not None:
                shard = copies.marked(shard, self.own if is_own else None)
            if not is_own:
                self.summary.elsewhere += articles
                continue
            self.own += 1
            self.items += len(shard.items)
            self.summary.articles += articles
            yield shard

    def input_digest(self) -> str:
        return self.digest.hexdigest()

    def left(self, shards: Iterable[Shard], folder: RunFolder) -> Iterator[Shard]:
        """The shards that are not committed yet. Errors: BatchError where the input is not what was committed."""
        committed = folder.count
        entries = folder.entries()
        number = -1
        for number, shard in enumerate(shards):
            if number >= committed:
                yield shard
                continue
            entry, _ = next(entries)
            if (entry.shard, entry.input) != (shard.number, shard.digest):
                raise BatchError(f"the input is not what the interrupted run in {folder.path} read (shard {shard.number}); {GIVE_SAME}")
        if number + 1 < committed:
            raise BatchError(f"the input has less than the interrupted run in {folder.path} read; {GIVE_SAME}")

    # -- working

    def work(
        self, folder: RunFolder, workers: int, time_limit: float, max_failures: int | None, on_failure: Told, advance: Advance,
    ) -> None:
        """Commit all shards that are left."""
        self.summary.earlier = folder.records + folder.failures
        kept = f"; what is done is kept in {folder.path}, the same command with a higher number goes on"
        check_failures(folder.failures, max_failures, kept)
        with ExitStack() as stack:
            copies = stack.enter_context(CopyIndex()) if self.options.skip_copies else None
            shards: Iterable[Shard] = self.shards(copies)
            if self.options.retry_failed:
                earlier = stack.enter_context(Earlier(self.output, self.options))
                folder.identify(earlier.manifest.made_by)
                shards = earlier.filled(shards)
            left = self.left(shards, folder)
            setup = self.options.setup()
            told: list[Identity | None] = []

            def ready(identity: Identity | None) -> None:
                folder.identify(identity)
                told.append(identity)

            results = run_shards(left, workers=workers, setup=setup, time_limit=time_limit, ready=ready)
            for shard, outcomes in stack.enter_context(closing(results)):
                lines = ShardLines(shard.number, shard.digest)
                for outcome in outcomes:
                    result = original(outcome, lines, folder) if isinstance(outcome, Copy) else outcome
                    lines.add(result)
                    if isinstance(result, Failure):
                        on_failure(result)
                folder.commit(lines)
                check_failures(folder.failures, max_failures, kept)
                advance(shard.position, folder.records + folder.failures, folder.failures)
            if self.summary.earlier and folder.identity is not None and not told:  # all was done, and no worker needed to go on
                folder.identify(identity_of(setup))

    # -- ending

    def finish(self, folder: RunFolder) -> None:
        """Check the numbers and put the files in place."""
        summary = self.summary
        summary.records, summary.failures, summary.facts = folder.records, folder.failures, folder.facts
        if self.items != summary.results:
            raise BatchError(f"{self.items:,} articles were read and {summary.results:,} results written; begin anew with --restart")
        folder.seal()
        manifest = self.manifest(folder) if summary.exit_code != 2 else None
        folder.finish(Finish.of(self.options.as_json(), self.input_digest(), manifest, summary), self.output)

    def manifest(self, folder: RunFolder) -> Manifest:
        """Of files that are whole and not yet in place."""
        return Manifest(
            self.options.as_json() | {"retry_failed": False}, list(folder.identity) if folder.identity else None, self.input_digest(),
            self.items, folder.records, folder.failures, folder.sha256(), self.total, folder.done())


def original(copy: Copy, lines: ShardLines, folder: RunFolder) -> Result:
    """What a copy's original became: in the shard that is being written, or in one before."""
    if copy.shard == folder.count:
        return resolved(copy, (lines.records, lines.failures))
    records, failures = folder.lines_of(copy.shard)
    return resolved(copy, (records.splitlines(), failures.splitlines()))
