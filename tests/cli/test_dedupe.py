"""`citybeat dedupe` from end to end."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citybeat.cli.main import main
from tests.batch.complete_runs import extract


@pytest.fixture(autouse=True)
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Records of five articles, two of which are equal and two nearly so."""
    monkeypatch.chdir(tmp_path)
    texts = ["Ada went home.", "Bo stayed here.", "Ada went home.", "BO STAYED HERE", "Nobody else."]
    Path("n.jsonl").write_text("".join(json.dumps({"text": text, "id": str(number)}) + "\n" for number, text in enumerate(texts)))
    return extract(monkeypatch, Path("r.jsonl"), "n.jsonl")


def dedupe(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["dedupe", *arguments])


def ids(text: str) -> list[list[str]]:
    return [[article["id"] for article in json.loads(line)["articles"]] for line in text.splitlines()]


def test_to_standard_output() -> None:
    result = dedupe("r.jsonl")
    assert result.exit_code == 0
    assert ids(result.stdout) == [["0", "2"], ["1", "3"]]
    assert [json.loads(line)["equal"] for line in result.stdout.splitlines()] == [True, False]
    assert result.stderr == "5 records, 2 groups of copies (4 records), 1 of equal texts\n"


def test_to_a_file() -> None:
    Path("g.jsonl").write_text("old")
    result = dedupe("r.jsonl", "-o", "g.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert ids(Path("g.jsonl").read_text()) == [["0", "2"], ["1", "3"]]
    dedupe("r.jsonl", "-o", "g.jsonl.gz")
    assert gzip.decompress(Path("g.jsonl.gz").read_bytes()) == Path("g.jsonl").read_bytes()
    assert dedupe("r.jsonl", "-o", "/dev/null").exit_code == 0


def test_what_cannot_be_read() -> None:
    Path("g.jsonl").write_text("old")
    with Path("r.jsonl").open("a") as file:
        file.write("{}\n")
    result = dedupe("r.jsonl", "-o", "g.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: r.jsonl:6: no record: schema_version: Field required; g.jsonl is as it was\n"
    assert Path("g.jsonl").read_text() == "old"


@pytest.mark.parametrize(("arguments", "message"), [
    (["none.jsonl"], "No such file or directory"),
    (["r.jsonl", "-o", "r.jsonl"], "r.jsonl is the file of records; name another output"),
    (["r.jsonl", "-o", "./r.jsonl"], "r.jsonl is the file of records"),
    (["r.jsonl", "-o", "none/g.jsonl"], "the folder none does not exist"),
    ([], "Missing argument 'RECORDS'"),
])  # fmt: skip
def test_wrong_usage(run: Path, arguments: list[str], message: str) -> None:
    before = run.read_bytes()
    result = dedupe(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert run.read_bytes() == before


def test_a_reader_that_goes_away() -> None:
    with Path("r.jsonl").open("r+") as file:
        line = file.readline()
        file.write(line * 3_000)
    with subprocess.Popen(
        [sys.executable, "-m", "citybeat.cli.main", "dedupe", "r.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
