"""`citybeat explain`: what it prints, and how it fails; over a pipeline that explains everything alike."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from citybeat.article import Article
from citybeat.cli.main import main
from citybeat.errors import ExtractionError, ModelError
from citybeat.explain.model import KINDS, Explanation
from tests.explain.made import explained, explanation, missed
from tests.report.made import TEXT, record

SEEN: list[Article] = []


class Fake:
    """A pipeline that has one explanation."""

    def explain(self, article: Article) -> Explanation:
        SEEN.append(article)
        if "unreadable" in article.text:
            raise ExtractionError("vejle: ValueError: unreadable")
        return explanation(found=[explained(), explained(kind="city", id="c1", statement="Vejle\x1b[2J")], near_misses=[missed()])


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    def load(model: Path | None = None) -> Fake:
        if model is not None:
            raise ModelError(f"{model}: no pipeline that spaCy can load")
        return Fake()

    SEEN.clear()
    monkeypatch.setattr("citybeat.pipeline.load", load)
    (tmp_path / "vejle.txt").write_text(TEXT, encoding="utf8")
    return str(tmp_path / "vejle.txt")


def run(*arguments: str, env: dict[str, str | None] | None = None) -> Result:
    return CliRunner(env={"NO_COLOR": None, "FORCE_COLOR": None, "COLUMNS": None, **(env or {})}).invoke(main, ["explain", *arguments])


def test_text(file: str) -> None:
    result = run(file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("r1 role: Signe Lind: Mayor\n  rule                roles.before_name: ")
    assert "\nc1 city: Vejle⟨U+001B⟩[2J\n" in result.stdout
    assert "\nno target: sell 40 buses\n  dropped             the aim is denied or dropped\n" in result.stdout
    assert SEEN[0].text == TEXT


def test_lines_are_not_broken(file: str) -> None:
    narrow = run(file, env={"COLUMNS": "30"})
    assert narrow.stdout == run(file).stdout


def test_json(file: str) -> None:
    result = run(file, "--format", "json")
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    content = json.loads(result.stdout)
    assert [item["id"] for item in content["found"]] == ["r1", "c1"]
    assert content["near_misses"][0]["reason"] == "the aim is denied or dropped"


@pytest.mark.parametrize(("kinds", "ids", "misses"), [(["city"], ["c1"], 0), (["role", "target"], ["r1"], 1), (["project"], [], 0)])
def test_kinds(file: str, kinds: list[str], ids: list[str], misses: int) -> None:
    content = json.loads(run(file, "--format", "json", *(word for kind in kinds for word in ("--kind", kind))).stdout)
    assert ([item["id"] for item in content["found"]], len(content["near_misses"])) == (ids, misses)


def test_all_kinds_can_be_named() -> None:
    help_text = run("--help").stdout
    assert f"[{'|'.join(KINDS)}]" in "".join(help_text.split())


def test_colour(file: str) -> None:
    assert "\x1b" not in run(file, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in run(file, "--no-color").stdout
    colored = run(file, "--color", env={"NO_COLOR": "1"}).stdout
    assert "\x1b[33mSigne Lind: Mayor\x1b[0m" in colored
    assert "\x1b[2J" not in colored


def test_a_line_of_a_file(tmp_path: Path, file: str) -> None:
    lines = tmp_path / "two.jsonl"
    lines.write_text('{"text": "Oslo voted."}\n{"text": "Kotka voted.", "published": "2024-05-03"}\n', encoding="utf8")
    assert run(str(lines), "--line", "2").exit_code == 0
    assert (SEEN[-1].text, SEEN[-1].published) == ("Kotka voted.", "2024-05-03")


@pytest.mark.parametrize(("basis", "published"), [("metadata", "2024-05-03"), ("dateline", None)])
def test_a_record_with_its_text(tmp_path: Path, file: str, basis: str, published: str | None) -> None:
    found = record(published="2024-05-03", published_from=basis, source={"path": None, "line": None, "url": "https://example.org/a",
                                                                        "publisher": "Example"})
    whole: Any = found.model_copy(update={"text": found.text.model_copy(update={"content": TEXT})})
    (tmp_path / "records.jsonl").write_text(whole.to_json() + "\n", encoding="utf8")
    assert run(str(tmp_path / "records.jsonl")).exit_code == 0
    article = SEEN[-1]
    assert (article.text, article.published, article.url, article.publisher) == (TEXT, published, "https://example.org/a", "Example")


@pytest.mark.parametrize(("arguments", "message"), [
    (["none.txt"], "error: none.txt: cannot be read: No such file or directory"),
    (["none.txt", "--kind", "town"], "'town' is not one of 'city'"),
    (["none.txt", "--format", "xml"], "Invalid value for '--format'"),
    ([], "Missing argument 'FILE'"),
])
def test_what_cannot_be_explained(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_errors_are_told(tmp_path: Path, file: str) -> None:
    (tmp_path / "bad.txt").write_text("unreadable", encoding="utf8")
    result = run(str(tmp_path / "bad.txt"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: vejle: ValueError: unreadable\n"
    assert "no pipeline that spaCy can load" in run(file, "--model", "elsewhere").stderr


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "oslo.txt").write_text("Oslo voted.", encoding="utf8")
    command = [sys.executable, "-m", "citybeat.cli.main", "explain", str(tmp_path / "oslo.txt")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141
