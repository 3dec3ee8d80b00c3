"""`citybeat verify`: whether the files of a run are whole and fit together."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from citybeat.cli.outcome import told
from citybeat.cli.terminal import printable

FAULTS = 20


@click.command("verify")
@click.argument("records", type=click.Path(path_type=Path))
@click.argument("inputs", metavar="[INPUT]...", nargs=-1)
@click.option("--faults", type=click.IntRange(min=1), default=FAULTS, show_default=True, metavar="N",
              help="List at most N faults; all are counted.")
def command(records: Path, inputs: tuple[str, ...], faults: int) -> None:
    """Check RECORDS, a file that `citybeat extract -o` or `citybeat merge` wrote.

    With its manifest beside it: the files are the ones that were written, the numbers agree, every line is a valid record
    whose refs stand, each article has one result. With INPUT, named as it was then, also: the input is the same, each of its articles has
    its result in order, and every span stands in its article. Takes parts of --shard K/N too (name the whole input).

    \b
    Exit codes:
      0    all is well
      1    there are faults: each is told with its file and line
      2    wrong usage, or there are no records or no articles to read
      141  the reader of standard output went away
    """
    with told():
        from citybeat.batch.verify import verify_files

        verdict = verify_files(records, inputs, stdin=sys.stdin.buffer if sys.stdin else None, most=faults)
        for line in verdict.lines():
            click.echo(printable(line))
    sys.exit(0 if verdict.is_well else 1)
