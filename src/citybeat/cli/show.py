"""`citybeat show`: one article with what is found in it, for eyes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citybeat.cli.outcome import told

if TYPE_CHECKING:
    from rich.console import Console

PIPE_WIDTH = 120


@click.command("show")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--line", type=click.IntRange(min=1), metavar="N", help="Which line of a JSONL file (default: the first article).")
@click.option("--records", type=click.Path(path_type=Path), metavar="RECORDS",
              help="Show the record that RECORDS has of this text; extract nothing.")
@click.option("--model", type=click.Path(path_type=Path), metavar="FOLDER", help="Another pipeline than the shipped one.")
@click.option("--color/--no-color", default=None, help="Colours, or brackets (default: colours on a terminal, unless NO_COLOR is set).")
def command(file: Path, line: int | None, records: Path | None, model: Path | None, color: bool | None) -> None:
    """Print an article of FILE with its facts marked, and its record as tables.

    FILE is a text file, a JSONL file of articles, or a JSONL file of records that hold their text. Each mark carries the id that
    its entry has in the tables. Control characters of the text are printed as codes.

    \b
    Exit codes:
      0    done
      2    wrong usage, or the article has no record
      141  the reader of standard output went away
    """
    with told():
        from citybeat.report.choice import choose
        from citybeat.report.marks import marked_article
        from citybeat.report.tables import tables

        article, record = choose(file, line, records)
        if record is None:
            from citybeat.pipeline import load

            record = load(model).extract(article)
        console, colored = console_for(color)
        with console.capture() as page:
            console.print(marked_article(article, record, color=colored))
            for part in tables(record):
                console.print()
                console.print(part)
        click.echo(page.get(), nl=False, color=colored)  # not by rich, which has an exit code of its own for broken pipes


def console_for(color: bool | None) -> tuple[Console, bool]:
    """A console on standard output, and whether it shows colours; without them it writes no escape sequence at all."""
    from rich.console import Console

    is_terminal = sys.stdout.isatty()
    if color is None:
        color = is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Console(
        # the caller's word stands above the environment's (NO_COLOR, FORCE_COLOR)
        force_terminal=color, no_color=not color, color_system="standard" if color else None,
        width=None if is_terminal or "COLUMNS" in os.environ else PIPE_WIDTH,
        highlight=False, markup=False, emoji=False,
    ), color
