"""`citybeat schema`: the contract, as JSON Schema."""

from __future__ import annotations

import json

import click


def schema_text() -> str:
    """The JSON Schema of a record, as docs/record.schema.json holds it."""
    from citybeat.record import Record

    schema = Record.model_json_schema(mode="serialization")
    for part in [schema, *schema["$defs"].values()]:
        part["required"] = list(part["properties"])  # a key with a default (a span's `in`) is written as well
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2, ensure_ascii=False) + "\n"


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of a record (draft 2020-12)."""
    click.echo(schema_text(), nl=False)
