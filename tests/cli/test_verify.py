"""`citybeat verify` from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citybeat.cli.main import main
from tests.batch.complete_runs import change_lines, extract, write_news


@pytest.fixture(autouse=True)
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_news(tmp_path / "news")
    return extract(monkeypatch, Path("r.jsonl"))


def verify(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["verify", *arguments], input=stdin)


def test_all_is_well() -> None:
    result = verify("r.jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "r.jsonl: 121 articles, 107 records, 14 failures (held against the manifest): all is well\n"
    assert "the manifest and the input" in verify("r.jsonl", "news").stdout


def test_inputs_are_taken_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    extract(monkeypatch, Path("two.jsonl"), "news/z.txt", "news/m.jsonl")
    assert verify("two.jsonl", "news/z.txt", "news/m.jsonl").exit_code == 0
    assert verify("two.jsonl", "news/m.jsonl", "news/z.txt").exit_code == 1


def test_faults(run: Path) -> None:
    change_lines(run, lambda lines: lines.pop(4))
    result = verify("r.jsonl", "news")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[1:] == [
        "m.jsonl:7: has no result in r.jsonl; name the input of the run, or extract anew",
        "r.jsonl: 106 lines, the manifest says 107; bring back the file as the run wrote it, or extract anew",
        "r.jsonl: 120 articles, 106 records, 14 failures (held against the manifest and the input): 3 faults",
    ]


def test_a_number_of_faults(run: Path) -> None:
    change_lines(run, lambda lines: lines.clear())
    lines = verify("r.jsonl", "news", "--faults", "3").stdout.splitlines()
    assert len(lines) == 5
    assert lines[3] == "and 106 more faults"


def test_what_a_file_says_does_not_steer_the_terminal(run: Path) -> None:
    change_lines(run, lambda lines: lines.insert(0, lines[0].replace('"path":"m.jsonl"', '"path":"\\u001b[2J"')))
    stdout = verify("r.jsonl", "news").stdout
    assert "\x1b" not in stdout
    assert r"\x1b[2J:1 does not come here" in stdout


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "-:1: has no result" in verify("r.jsonl", "-", stdin='{"text": "Ada."}\n').stdout


@pytest.mark.parametrize(("arguments", "message"), [
    (["none.jsonl"], "error: none.jsonl: there is no such file of records\n"),
    (["r.jsonl", "nowhere"], "error: there is no article in nowhere; name the input that r.jsonl was made of\n"),
    (["r.jsonl", "--faults", "0"], "0 is not in the range"),
    ([], "Missing argument 'RECORDS'"),
])  # fmt: skip
def test_what_is_missing(arguments: list[str], message: str) -> None:
    result = verify(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
