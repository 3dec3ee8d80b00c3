"""The group: quick, and honest about its commands."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from citybeat.cli.main import COMMANDS, main


def test_help_lists_all_commands_without_importing_them():
    code = "import sys; from citybeat.cli.main import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *_, modules = done.stdout.splitlines()
    for name, (target, summary) in COMMANDS.items():
        assert f"  {name}" in done.stdout
        assert summary.rstrip(".")[:30] in done.stdout
        assert target.partition(":")[0] not in modules.split()
    heavy = {"spacy", "pydantic", "numpy", "onnxruntime", "tokenizers", "rich", "pycountry", "charset_normalizer"}
    assert not heavy & set(modules.split())


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_of_each_command(name):
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert f"Usage: main {name}" in result.output


def test_an_unknown_command_is_a_usage_error():
    result = CliRunner().invoke(main, ["extrakt"])
    assert result.exit_code == 2
    assert "No such command 'extrakt'" in result.output


def test_version():
    assert CliRunner().invoke(main, ["--version"]).output.startswith("citybeat ")
