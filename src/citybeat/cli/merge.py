"""`citybeat merge`: the parts of a divided run as one."""

from __future__ import annotations

from pathlib import Path

import click

from citybeat.cli.outcome import check_output, ended_cleanly, is_regular
from citybeat.cli.terminal import say


@click.command("merge")
@click.argument("parts", metavar="PART...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), callback=check_output,
              help="File to write (.jsonl, or .jsonl.gz).")
def command(parts: tuple[Path, ...], output: Path | None) -> None:
    """Put the outputs of `citybeat extract --shard K/N` together.

    Writes the records of all parts in the order of the input, and beside them NAME.failed.jsonl and NAME.manifest.json: the bytes that one
    run over the whole input writes. Parts may be named in any order; each must be there once, complete, unchanged, and made
    of the same input with the same options and model. The output appears when it is complete.

    \b
    Exit codes:
      0    done
      2    wrong usage, or the parts do not fit together; nothing was written
      130  interrupted (Ctrl-C)
      143  terminated
    """
    if output is None or not is_regular(output):
        raise click.UsageError("three files are written; name a regular one with -o, the others lie beside it")
    with ended_cleanly(output):
        from citybeat.batch.merge import merge_files
        from citybeat.batch.summary import numbers

        summary = merge_files(parts, output)
        say(f"{numbers(summary.articles, summary.records, summary.failures)} in {output}")
