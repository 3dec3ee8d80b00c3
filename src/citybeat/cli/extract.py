"""`citybeat extract`: articles in, records out."""

from __future__ import annotations

import codecs
import contextlib
import os
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from citybeat.cli.terminal import say
from citybeat.engine.limits import MAX_BYTES, MAX_CHARS

if TYPE_CHECKING:
    from citybeat.article import Article
    from citybeat.cli.progress import Advance
    from citybeat.engine.failure import Failure
    from citybeat.engine.task import Setup
    from citybeat.read import ReadReport

INTERRUPTED, BROKEN_PIPE, TERMINATED = 130, 141, 143
COUNTED = ("cities", "people", "organizations", "roles", "targets", "forecasts", "achievements", "projects")


@dataclass
class Summary:
    """What a run did. `articles` were read, of which `records` have a record; `failures` counts these and what could not be read."""

    report: ReadReport
    articles: int = 0
    records: int = 0
    failures: int = 0
    seconds: float = 0.0
    facts: Counter[str] = field(default_factory=Counter)

    @property
    def exit_code(self) -> int:
        """0: all articles have records; 1: some have none; 2: no article could be read at all."""
        if not self.articles and (self.failures or not self.report.files):
            return 2
        return 1 if self.failures else 0

    def lines(self) -> Iterator[str]:
        """The closing summary."""
        rate = self.articles / max(self.seconds, 0.001)
        counts = [counted(self.articles, "article"), counted(self.records, "record"), counted(self.failures, "failure")]
        yield f"{', '.join(counts)} in {self.seconds:.1f} s ({rate:.1f} articles/s)"
        if self.records:
            yield ", ".join(f"{kind} {self.facts[kind]:,}" for kind in COUNTED)
        for name, counter in (("skipped", self.report.skipped), ("encoding guessed", self.report.detected)):
            if counter:
                parts = ", ".join(f"{key} {count:,}" for key, count in sorted(counter.items()))
                yield f"{name}: {counted(counter.total(), 'file')} ({parts})"

    def warning(self) -> str | None:
        """One line on ids that occur more than once."""
        duplicates = self.report.duplicates
        if not duplicates:
            return None
        some = [f"{id!r} at {', '.join(places[:5])}{', ...' if len(places) > 5 else ''}" for id, places in list(duplicates.items())[:5]]
        listed = "; ".join([*some, "..."] if len(duplicates) > 5 else some)
        return f"warning: {counted(len(duplicates), 'id')} used more than once (all articles are kept; source tells them apart): {listed}"


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def extract(
    inputs: Sequence[str],
    output: Path | BinaryIO,
    *,
    setup: Setup,
    workers: int = 1,
    encoding: str | None = None,
    stdin: BinaryIO | None = None,
    show_progress: bool = False,
) -> Summary:
    """Read `inputs`, write records to `output` and failures beside it (see `ResultWriter`), and say each failure on standard error.

    Files change only when the run comes to its end, and records only when an article could be read. Errors: ModelError,
    OSError when the output cannot be written.
    """
    from citybeat.cli.progress import no_progress, progress
    from citybeat.engine.run import run
    from citybeat.read import ReadReport, read
    from citybeat.read.sources import total_bytes
    from citybeat.write import ResultWriter, failures_path

    begin = time.monotonic()
    summary = Summary(ReadReport())
    own = frozenset(os.path.realpath(path) for path in (output, failures_path(output))) if isinstance(output, Path) else frozenset()
    max_bytes = max(MAX_BYTES, 12 * setup.max_chars)  # a character has at most twelve bytes, as two JSON escapes
    with ResultWriter(output) as writer, progress(total_bytes(inputs, own)) if show_progress else no_progress() as advance:
        items = read(inputs, encoding=encoding, stdin=stdin, max_bytes=max_bytes, exclude=own, report=summary.report)
        positions: deque[int] = deque()
        results = run(watched(items, summary, positions), workers=workers, setup=setup)
        with contextlib.closing(results):
            take(results, writer, summary, positions, advance)
        writer.commit(records=summary.exit_code != 2)
    summary.seconds = time.monotonic() - begin
    return summary


def watched(items: Iterator[Article | Failure], summary: Summary, positions: deque[int]) -> Iterator[Article | Failure]:
    """The items, counted; how far each stands in the input goes to `positions`, for the engine reads ahead of its results."""
    from citybeat.engine.failure import Failure

    for item in items:
        summary.articles += not isinstance(item, Failure)
        positions.append(summary.report.bytes_read)
        yield item


def take(results: Iterator[Any], writer: Any, summary: Summary, positions: deque[int], advance: Advance) -> None:
    """Write each result and count it."""
    from citybeat.engine.failure import Failure
    from citybeat.read.report import place

    for result in results:
        if isinstance(result, Failure):
            summary.failures += 1
            writer.failure(result)
            say(f"{place(result.path, result.line) if result.path else result.id or '?'}: {result.message}")
        else:
            summary.records += 1
            summary.facts += result.facts
            writer.record(result.json)
        advance(positions.popleft(), summary.records + summary.failures)


def check_encoding(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Refuse what Python does not know, or knows and is no encoding of text (base64, rot13)."""
    if value is None:
        return None
    try:
        with contextlib.suppress(UnicodeError):  # one byte is half a character in UTF-16
            b"x".decode(value)
        return codecs.lookup(value).name
    except LookupError:
        raise click.BadParameter(f"{value!r} is no encoding that Python knows; for example utf-8, cp1252, utf-16-le, shift_jis") from None


def check_output(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    """A file in a folder that exists; `-` means standard output."""
    if value is None or str(value) == "-":
        return None
    if value.is_dir():
        raise click.BadParameter(f"{value} is a folder; name a file in it")
    if not value.parent.is_dir():
        raise click.BadParameter(f"the folder {value.parent} does not exist; create it first")
    return value


@contextlib.contextmanager
def ended_cleanly(output: Path | None) -> Iterator[None]:
    """Turn Ctrl-C, a closed pipe, SIGTERM and errors into a message and an exit code, after all files are put away."""
    from citybeat.errors import CitybeatError

    unchanged = f"; {output} is as it was" if output else ""

    def terminate(_number: int, _frame: object) -> None:
        sys.exit(TERMINATED)  # unwinds, so that temporary files and workers go

    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    except KeyboardInterrupt:
        say(f"interrupted{unchanged}")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # else Python complains when it flushes at exit
        sys.exit(BROKEN_PIPE)
    except (CitybeatError, OSError) as error:
        say(f"error: {error}{unchanged}")
        sys.exit(2)
    finally:
        signal.signal(signal.SIGTERM, before)


@click.command("extract")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), callback=check_output,
              help="File to write (.jsonl, or .jsonl.gz).  [default: standard output]")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True,
              help="Processes that extract; the records do not depend on it.")
@click.option("--with-text", is_flag=True, help="Put each article's text into its record (text.content).")
@click.option("--model", help="Name or folder of the model.  [default: the one shipped with citybeat]")
@click.option("--encoding", callback=check_encoding, help="Encoding of all inputs.  [default: UTF-8, or by mark or safe guess]")
@click.option("--max-chars", type=click.IntRange(min=1), default=MAX_CHARS, show_default=True,
              help="Longest article; a longer one fails, nothing is cut off.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True, metavar="P",
              help="Leave out facts whose confidence is below P, and entries below P that no fact refers to.")
@click.option("--quiet", is_flag=True, help="No progress and no summary; failures are still told.")
def command(
    inputs: tuple[str, ...], output: Path | None, workers: int, with_text: bool, model: str | None, encoding: str | None,
    max_chars: int, min_confidence: float, quiet: bool,
) -> None:
    """Turn articles into records, one JSON object a line.

    INPUT is a text file (one article), a .jsonl or .ndjson file (one object with "text" a line), either as .gz, a
    folder of these, a quoted glob, or - for standard input (text or JSONL). Hidden files and links out of a folder are
    passed over.

    Articles that cannot be read or processed are told on standard error as FILE:LINE: MESSAGE, and written to
    NAME.failed.jsonl beside the output NAME.jsonl; all others get their records. The output appears when the run is
    complete; until then what stood there stays.

    \b
    Exit codes:
      0    all articles have records
      1    some articles have none
      2    wrong usage, no article could be read, or no output written
      130  interrupted (Ctrl-C)
      141  the reader of standard output went away
      143  terminated
    """
    with ended_cleanly(output):
        from citybeat.engine.task import Setup

        setup = Setup(model=model, max_chars=max_chars, with_text=with_text, min_confidence=min_confidence)
        stdin = sys.stdin.buffer if sys.stdin else None  # a caller may have closed any of the three
        target = output or (sys.stdout.buffer if sys.stdout else None)
        if target is None:
            raise click.UsageError("standard output is closed; name a file with -o")
        # records on the same terminal would tear the bar apart
        bar = not quiet and bool(sys.stderr) and sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())
        summary = extract(inputs, target, setup=setup, workers=workers, encoding=encoding, stdin=stdin, show_progress=bar)
    tell(summary, output, quiet)
    sys.exit(summary.exit_code)


def tell(summary: Summary, output: Path | None, quiet: bool) -> None:
    """The warnings, the summary, and what became of the output."""
    warning = summary.warning()
    if warning:
        say(warning)
    if not quiet:
        for line in summary.lines():
            say(line)
    if summary.exit_code == 2:
        say(f"error: no article could be read{f'; {output} is as it was' if output else ''}")
