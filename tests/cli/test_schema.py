"""The contract as JSON Schema, in the command and in the docs."""

from __future__ import annotations

import json

from click.testing import CliRunner

from citybeat.cli.main import main
from citybeat.cli.schema import schema_text
from citybeat.record import Record


def test_the_command_prints_the_schema():
    result = CliRunner().invoke(main, ["schema"])
    assert result.exit_code == 0
    assert result.output == schema_text()
    assert result.output.startswith('{\n  "$schema": "https://json-schema.org/draft/2020-12/schema"')
    assert result.output.endswith("}\n")


def test_the_docs_hold_the_same_schema(root):
    path = root / "docs" / "record.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text(), f"run: citybeat schema > {path.relative_to(root)}"


def test_every_key_is_required_and_no_other_allowed():
    schema = json.loads(schema_text())
    assert list(schema["properties"]) == list(Record.model_fields)
    for name, part in [("Record", schema), *schema["$defs"].items()]:
        assert part["additionalProperties"] is False, name
        assert sorted(part["required"]) == sorted(part["properties"]), name
    assert "in" in schema["$defs"]["Span"]["properties"]
