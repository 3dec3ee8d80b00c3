"""`citybeat extract`: articles in, records out."""

from __future__ import annotations

import codecs
import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citybeat.cli.outcome import check_output, ended_cleanly, is_regular
from citybeat.cli.terminal import say
from citybeat.engine.limits import MAX_CHARS, TIME_CHARS, TIME_LIMIT

if TYPE_CHECKING:
    from citybeat.batch import Options, Summary
    from citybeat.engine.failure import Failure


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


def check_shard(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """K/N as two numbers."""
    if value is None:
        return None
    first, _, last = value.partition("/")
    if not (first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last)):
        raise click.BadParameter(f"{value!r} is not K/N with 1 <= K <= N; for example 3/20")
    return int(first), int(last)


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
@click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="P",
              help="Leave out facts whose confidence is below P, and entries below P that no fact refers to; 0 keeps all.  "
                   "[default: 0.4 for roles, 0.2 for targets, 0.6 for projects]")
@click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), default=TIME_LIMIT, show_default=True, metavar="SECONDS",
              help=f"Longest time for an article, and as much again for each {TIME_CHARS:,} characters; then it fails.")
@click.option("--max-failures", type=click.IntRange(min=0), metavar="N", help="End the run when more than N articles fail.")
@click.option("--retry-failed", is_flag=True, help="Try the failures of a complete run again; all other records stay.")
@click.option("--restart", is_flag=True, help="Forget what an interrupted run left, and begin anew.")
@click.option("--skip-copies", is_flag=True, help="Extract one of each set of copies; equal ones get its facts, near ones fail.")
@click.option("--shard", metavar="K/N", callback=check_shard, help="Do the Kth of N parts of the input; see `citybeat merge`.")
@click.option("--quiet", is_flag=True, help="No progress and no summary; failures are still told.")
def command(
    inputs: tuple[str, ...], output: Path | None, workers: int, with_text: bool, model: str | None, encoding: str | None, max_chars: int,
    min_confidence: float | None, time_limit: float, max_failures: int | None, retry_failed: bool, restart: bool, skip_copies: bool,
    shard: tuple[int, int] | None, quiet: bool,
) -> None:
    """Turn articles into records, one JSON object a line.

    INPUT is a text file (one article), a .jsonl or .ndjson file (one object with "text" a line), either as .gz, a
    folder of these, a quoted glob, or - for standard input (text or JSONL). Hidden files and links out of a folder are
    passed over.

    Articles that cannot be read or processed are told on standard error as FILE:LINE: MESSAGE, and written to
    NAME.failed.jsonl beside the output NAME.jsonl; all others get their records. An article that hangs or kills its process
    costs only itself.

    The output appears when the run is complete; until then what stood there stays, and what is done is kept in
    OUTPUT.run. Stopped by whatever, the same command goes on from there to the same bytes. NAME.manifest.json tells
    `citybeat verify` and `citybeat merge` what the records were made of.

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
        from citybeat.batch import Options, extract_files, extract_stream
        from citybeat.cli.progress import shown

        options = Options(
            model=model, with_text=with_text, min_confidence=min_confidence, max_chars=max_chars, encoding=encoding,
            skip_copies=skip_copies, retry_failed=retry_failed, shard=shard)
        stdin = sys.stdin.buffer if sys.stdin else None  # a caller may have closed any of the three
        with contextlib.ExitStack() as stack:
            bar_fits = output is not None or not (sys.stdout and sys.stdout.isatty())  # records on the same terminal would tear it apart
            advance = stack.enter_context(shown(inputs, output, quiet, bar_fits))
            if output is not None and is_regular(output):
                summary = extract_files(
                    inputs, output, options=options, workers=workers, stdin=stdin, restart=restart, max_failures=max_failures,
                    time_limit=time_limit, on_failure=tell_failure, advance=advance)
            else:
                refuse_files(options)
                stream = stack.enter_context(output.open("wb")) if output else sys.stdout.buffer if sys.stdout else None
                if stream is None:
                    raise click.UsageError("standard output is closed; name a file with -o")
                summary = extract_stream(
                    inputs, stream, options=options, workers=workers, stdin=stdin, max_failures=max_failures, time_limit=time_limit,
                    on_failure=tell_failure, advance=advance)
    tell(summary, output, quiet)
    sys.exit(summary.exit_code)


def refuse_files(options: Options) -> None:
    """What needs files beside the output."""
    for name in ("retry_failed", "skip_copies", "shard"):
        if getattr(options, name):
            raise click.UsageError(f"--{name.replace('_', '-')} needs a file; name it with -o")


def tell_failure(failure: Failure) -> None:
    from citybeat.read.report import place

    say(f"{place(failure.path, failure.line) if failure.path else failure.id or '?'}: {failure.message}")


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
