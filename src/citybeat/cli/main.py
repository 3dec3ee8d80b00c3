"""The `citybeat` command: finds its subcommands by name and imports one only when it runs, so that help is instant."""

from __future__ import annotations

import importlib

import click

from citybeat import __version__

COMMANDS = {
    "extract": ("citybeat.cli.extract:command", "Turn articles into records, one JSON object a line."),
    "verify": ("citybeat.cli.verify:command", "Check records against their manifest, and against the articles."),
    "merge": ("citybeat.cli.merge:command", "Put the parts of a run with --shard together."),
    "dedupe": ("citybeat.cli.dedupe:command", "List groups of records whose texts are copies."),
    "show": ("citybeat.cli.show:command", "Show an article with its facts marked, or a table of records."),
    "explain": ("citybeat.cli.explain:command", "Say what each fact of an article stands on, and why near misses were dropped."),
    "evaluate": ("citybeat.cli.evaluate:command", "Compare records with gold: precision, recall and F1 by kind."),
    "schema": ("citybeat.cli.schema:command", "Print the JSON Schema of a record."),
}


class LazyGroup(click.Group):
    """A group whose commands are dotted names with a line of help each."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


def print_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    """Print the version and end."""
    if not value or ctx.resilient_parsing:
        return
    click.echo(f"citybeat {__version__}")
    ctx.exit()


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=print_version, help="Print the version and exit.")
def main() -> None:
    """Read news, write records: the cities, people, organizations, roles, targets and projects of each article."""


if __name__ == "__main__":
    main()
