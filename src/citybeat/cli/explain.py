"""`citybeat explain`: why each fact of an article stands in its record, and what was nearly one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import click

from citybeat.cli.outcome import told
from citybeat.cli.show import console_for

if TYPE_CHECKING:
    from citybeat.article import Article
    from citybeat.explain.model import Explanation, Kind

KindName = Literal["city", "person", "organization", "role", "target", "project"]  # as of an Explanation, without importing spaCy


@click.command("explain")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--kind", "kinds", type=click.Choice(get_args(KindName)), multiple=True,
              help="Only this kind; may be given more than once.  [default: all]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="Text for eyes, or one JSON object.")
@click.option("--line", type=click.IntRange(min=1), metavar="N", help="Which line of a JSONL file (default: the first article).")
@click.option("--model", type=click.Path(path_type=Path), metavar="FOLDER", help="Another pipeline than the shipped one.")
@click.option("--color/--no-color", default=None, help="Colours or none (default: colours on a terminal, unless NO_COLOR is set).")
def command(
    file: Path, kinds: tuple[Kind, ...], form: Literal["text", "json"], line: int | None, model: Path | None, color: bool | None,
) -> None:
    """Say of each entry and fact of an article what it stands on, and of near misses why they were dropped.

    FILE is a text file, a JSONL file of articles, or a JSONL file of records that hold their text; the article is read anew. Of
    each entry and fact are given the rule or head that found it, the words that set it off, the passage that states it, the words
    that each slot came from, and its confidence. Control characters of the text are printed as codes.

    \b
    Exit codes:
      0    done
      2    wrong usage, or the article has no record
      141  the reader of standard output went away
    """
    with told():
        from citybeat.pipeline import load

        article = article_of(file, line)
        explanation = load(model).explain(article)
        if kinds:
            explanation = explanation.only(kinds)
        if form == "json":
            click.echo(explanation.to_json())
        else:
            show(explanation, color)


def article_of(file: Path, line: int | None) -> Article:
    """The article of a file; of a record that holds its text, with the date that the record has from outside the text."""
    from citybeat.report.choice import choose

    article, record = choose(file, line)
    if record is None:
        return article
    published = record.published if record.published_from == "metadata" else None
    return replace(article, published=published, url=record.source.url, publisher=record.source.publisher)


def show(explanation: Explanation, color: bool | None) -> None:
    from citybeat.explain.page import lines

    console, colored = console_for(color)
    with console.capture() as page:
        for text in lines(explanation):
            console.print(text, soft_wrap=True)
    click.echo(page.get(), nl=False, color=colored)
