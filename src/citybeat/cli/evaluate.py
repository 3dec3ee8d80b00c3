"""`citybeat evaluate`: score records against annotated articles."""

from __future__ import annotations

from pathlib import Path

import click

from citybeat.cli.outcome import told


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("records", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
@click.option("--errors/--no-errors", default=None, help="List every mistake by kind (default: yes, with --json no).")
@click.option("--bootstrap", type=click.IntRange(min=0), default=0, metavar="N",
              help="Draw the articles N times and give the 95% interval of each F1 (1000 is a good N).")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the draws.")
def command(gold: Path, records: Path, as_json: bool, errors: bool | None, bootstrap: int, seed: int) -> None:
    """Score RECORDS (a JSONL file that `citybeat extract` wrote) against GOLD.

    GOLD is a folder of annotated articles, <id>.json beside <id>.txt. An article without a record counts as missed
    altogether. Prints precision, recall and F1 of each kind, and the mistakes.

    \b
    Exit codes:
      0    done, whatever the figures are
      2    wrong usage, or something could not be read
      141  the reader of standard output went away
    """
    with told():
        from citybeat.evaluate import evaluate, read_gold, read_records
        from citybeat.report.figures import figures_json, figures_table, mistakes_list

        result = evaluate(read_gold(gold), read_records(records), bootstrap=bootstrap, seed=seed)
        if as_json:
            click.echo(figures_json(result, with_mistakes=bool(errors)))
            return
        if errors is not False:
            click.echo(mistakes_list(result), nl=False)
        click.echo(figures_table(result), nl=False)
