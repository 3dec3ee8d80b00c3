from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citybeat.cli.main import main
from citybeat.evaluate import ROWS
from tests.evaluate.helpers import GOLD, RECORD, TEXT, changed


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A folder of gold and a file of records with one mistake."""
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "vejle.json").write_text(json.dumps(GOLD), encoding="utf8")
    (gold / "vejle.txt").write_text(TEXT, encoding="utf8")
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps(changed(RECORD, "people.1.name", "Arun De Sai")) + "\n", encoding="utf8")
    return str(gold), str(records)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", *arguments])


def test_mistakes_and_figures(files: tuple[str, str]) -> None:
    result = run(*files)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:3] == ["people: 1 missed, 1 extra", "  missed  vejle  Arun Desai", "  extra   vejle  Arun De Sai"]
    assert "people               0.500   0.500   0.500      2" in lines
    assert lines[-1].startswith("mean of five")


def test_no_errors(files: tuple[str, str]) -> None:
    assert run(*files, "--no-errors").stdout.startswith("1 articles, 1 records\n")


def test_json(files: tuple[str, str]) -> None:
    rows = json.loads(run(*files, "--json").stdout)
    assert list(rows) == list(ROWS)
    assert rows["people"]["f1"] == 0.5
    assert "errors" in json.loads(run(*files, "--json", "--errors").stdout)


def test_bootstrap_is_seeded(files: tuple[str, str]) -> None:
    first = run(*files, "--json", "--bootstrap", "20", "--seed", "1").stdout
    assert json.loads(first)["people"]["high"] == 0.5
    assert first == run(*files, "--json", "--bootstrap", "20", "--seed", "1").stdout


@pytest.mark.parametrize(("gold", "records", "message"), [
    ("nowhere", None, "error: nowhere: there is no such folder"),
    (None, "none.jsonl", "error: none.jsonl: cannot be read: No such file or directory"),
])
def test_what_is_missing(files: tuple[str, str], gold: str | None, records: str | None, message: str) -> None:
    result = run(gold or files[0], records or files[1])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr


def test_broken_line(files: tuple[str, str]) -> None:
    with Path(files[1]).open("a", encoding="utf8") as out:
        out.write('{"id": "b", "roles": 3}\n')
    result = run(*files)
    assert result.exit_code == 2
    assert "records.jsonl:2: roles: Input should be a valid" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("gold",), ("gold", "records", "--bootstrap", "-1")])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
