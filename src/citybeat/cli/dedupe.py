"""`citybeat dedupe`: which records are of copies of one text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from citybeat.cli.outcome import check_output, ended_cleanly, is_regular
from citybeat.cli.terminal import say


@click.command("dedupe")
@click.argument("records", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), callback=check_output,
              help="File to write (.jsonl, or .jsonl.gz).  [default: standard output]")
def command(records: Path, output: Path | None) -> None:
    """List groups of records whose texts say the same.

    RECORDS is a file that `citybeat extract` wrote, plain or .gz. Each line of the output is a group of two or more records with
    the same near key, in the order of their first records: {"near_key", "count", "equal": whether all texts are the same,
    "articles": [{"id", "path", "line", "sha256", "published"}]}. Texts without a word are grouped only where they are equal.

    \b
    Exit codes:
      0    done, whether there are copies or not
      2    wrong usage, or something could not be read or written
      130  interrupted (Ctrl-C)
      141  the reader of standard output went away
      143  terminated
    """
    with ended_cleanly(output):
        from citybeat.batch.dedupe import dedupe
        from citybeat.batch.files import replaced
        from citybeat.batch.summary import counted

        if output is not None and output.exists() and records.exists() and output.samefile(records):
            raise click.UsageError(f"{output} is the file of records; name another output")
        if output is None:
            copies = dedupe(records, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            with replaced(output) if is_regular(output) else output.open("wb") as file:
                copies = dedupe(records, file)
        groups = f"{counted(copies.groups, 'group')} of copies"
        say(f"{counted(copies.records, 'record')}, {groups} ({counted(copies.grouped, 'record')}), {copies.equal:,} of equal texts")
