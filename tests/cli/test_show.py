from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citybeat.cli.main import main
from tests.report.made import BODY, TEXT, record


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, str]:
    """Arguments for an article with a record at hand, so that no pipeline is needed."""
    (tmp_path / "vejle.txt").write_text(TEXT, encoding="utf8")
    (tmp_path / "records.jsonl").write_text(record().to_json() + "\n", encoding="utf8")
    return str(tmp_path / "vejle.txt"), "--records", str(tmp_path / "records.jsonl")


def run(*arguments: str, env: dict[str, str | None] | None = None) -> Result:
    return CliRunner(env={"NO_COLOR": None, "FORCE_COLOR": None, "COLUMNS": None, **(env or {})}).invoke(main, ["show", *arguments])


def test_article_and_tables(files: tuple[str, str, str]) -> None:
    result = run(*files)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("⟦Vejle⟧c1 opens its harbour\n")
    assert "│ r1 │ Signe Lind │ Mayor │ Vejle " in result.stdout


def test_a_pipe_gets_no_escape_sequences(files: tuple[str, str, str]) -> None:
    assert "\x1b" not in run(*files).stdout
    assert "\x1b" not in run(*files, env={"FORCE_COLOR": "1"}).stdout


def test_colour_on_request(files: tuple[str, str, str]) -> None:
    colored = run(*files, "--color", env={"NO_COLOR": "1", "TERM": "dumb"}).stdout
    assert "\x1b[1;36mSigne Lind\x1b[0m\x1b[2mp1\x1b[0m" in colored
    assert "⟦" not in colored
    assert "\x1b" not in run(*files, "--no-color").stdout


@pytest.mark.parametrize(("env", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)])
def test_colour_on_a_terminal(monkeypatch: pytest.MonkeyPatch, env: dict[str, str], colored: bool) -> None:
    from citybeat.cli.show import console_for

    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    console, on = console_for(None)
    assert (on, console.color_system) == (colored, "standard" if colored else None)


def test_hostile_text_steers_nothing(tmp_path: Path) -> None:
    text = TEXT.replace("Port of", "[red]\x1b[2JPort\x07 of")
    (tmp_path / "bad.txt").write_text(text, encoding="utf8")
    body = {**BODY, "name": "[red]\x1b[2J", "mentions": []}
    empty = record(cities=[], people=[], roles=[], targets=[], projects=[], organizations=[body])
    content = empty.text.model_copy(update={"content": text})
    (tmp_path / "records.jsonl").write_text(empty.model_copy(update={"text": content}).to_json(), encoding="utf8")
    for more in ("--no-color", "--color"):
        result = run(str(tmp_path / "records.jsonl"), more)
        assert result.exit_code == 0
        assert "[red]⟨U+001B⟩[2JPort⟨U+0007⟩ of" in result.stdout
        assert "\x1b[2J" not in result.stdout


@pytest.mark.parametrize(("arguments", "message"), [
    (["none.txt"], "error: none.txt: cannot be read: No such file or directory"),
    (["none.txt", "--line", "0"], "Invalid value for '--line'"),
    ([], "Missing argument 'FILE'"),
])
def test_what_cannot_be_shown(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_reader_that_goes_away_is_no_error(files: tuple[str, str, str]) -> None:
    command = [sys.executable, "-m", "citybeat.cli.main", "show", *files]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141
