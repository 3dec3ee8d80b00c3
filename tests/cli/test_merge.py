"""`citybeat merge` from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import citybeat.batch.merge
from citybeat.cli.main import main
from tests.batch.complete_runs import extract, extract_parts, write_news


@pytest.fixture(autouse=True)
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    write_news(tmp_path / "news")
    return [str(part) for part in extract_parts(monkeypatch, 3)]


def merge(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["merge", *arguments])


def test_parts_become_one(monkeypatch: pytest.MonkeyPatch, parts: list[str]) -> None:
    result = merge(*parts, "-o", "all.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "121 articles, 107 records, 14 failures in all.jsonl\n"
    whole = extract(monkeypatch, Path("whole.jsonl"))
    assert Path("all.jsonl").read_bytes() == whole.read_bytes()


def test_a_part_is_missing(parts: list[str]) -> None:
    Path("all.jsonl").write_text("old")
    result = merge(*parts[:2], "--output", "all.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "error: of 3 parts 1 is missing: 3; extract with --shard K/3, and name all outputs; all.jsonl is as it was\n"
    )
    assert Path("all.jsonl").read_text() == "old"


def test_interrupted(monkeypatch: pytest.MonkeyPatch, parts: list[str]) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(citybeat.batch.merge, "write", interrupt)
    result = merge(*parts, "-o", "all.jsonl")
    assert (result.exit_code, result.stderr) == (130, "interrupted; all.jsonl is as it was\n")
    assert not list(Path().glob("all*"))


@pytest.mark.parametrize(("arguments", "message"), [
    (["part1.jsonl"], "Missing option '-o'"),
    (["-o", "all.jsonl"], "Missing argument 'PART...'"),
    (["part1.jsonl", "-o", "-"], "three files are written; name a regular one with -o"),
    (["part1.jsonl", "-o", "/dev/null"], "three files are written; name a regular one with -o"),
    (["part1.jsonl", "-o", "news"], "news is a folder; name a file in it"),
    (["part1.jsonl", "-o", "none/all.jsonl"], "the folder none does not exist; create it first"),
])  # fmt: skip
def test_wrong_usage(arguments: list[str], message: str) -> None:
    result = merge(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
