"""Complete runs to verify, merge and damage: made in this process, over a pipeline whose records have spans and near keys."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import citybeat.batch.extract
from citybeat.article import Article
from citybeat.batch import Options, extract_files
from citybeat.batch.files import sha256_of
from citybeat.batch.paths import failures_path, manifest_path
from citybeat.engine.failure import Failure
from citybeat.record import Mention, Record
from citybeat.text import near_key
from tests.helpers.fake_pipelines import FakePipeline
from tests.helpers.processes import in_this_process

FACTORY = "tests.batch.complete_runs:load"
Json = dict[str, Any]


class SpanPipeline(FakePipeline):
    """Finds each "Ada" where it stands."""

    def process(self, article: Article) -> Record | Failure:
        record = super().process(article)
        if isinstance(record, Record):
            start = 0
            for person in record.people:
                start = article.text.index("Ada", start)
                person.mentions.append(Mention(start=start, end=start + 3, text="Ada", form="name"))
                start += 3
            record.text.near_key = near_key(article.text)
        return record


def load(model: Any = None, **options: Any) -> SpanPipeline:
    return SpanPipeline(model, **options)


def write_news(folder: Path, articles: int = 120) -> None:
    """A folder of one JSONL file, in which some lines are broken and some articles fail, and a text file."""
    folder.mkdir()
    lines = []
    for number in range(articles):
        text = "RAISE" if number % 17 == 3 else f"Story {number}: Ada met Bo and Ada left."
        lines.append('{"text"' if number % 19 == 5 else json.dumps({"text": text, "id": f"a{number}", "publisher": "The Sun"}))
    (folder / "m.jsonl").write_text("\n".join([*lines, ""]), encoding="utf8")
    (folder / "z.txt").write_text("Ada.\n", encoding="utf8")


def extract(monkeypatch: pytest.MonkeyPatch, output: Path, *inputs: str, **options: Any) -> Path:
    """The output of a run."""
    monkeypatch.setattr(citybeat.batch.extract, "run_shards", in_this_process)
    monkeypatch.setattr(os, "fsync", lambda _: None)  # a test makes many runs, and the disk may be slow
    extract_files(inputs or ("news",), output, options=Options(factory=FACTORY, **options))
    return output


def extract_parts(monkeypatch: pytest.MonkeyPatch, count: int, end: str = ".jsonl", *inputs: str, **options: Any) -> list[Path]:
    """The outputs of the parts of a run."""
    return [
        extract(monkeypatch, Path(f"part{number}{end}"), *inputs, shard=(number, count), **options) for number in range(1, count + 1)
    ]


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf8").splitlines(keepends=True)


def change_lines(path: Path, change: Callable[[list[str]], object]) -> None:
    """Change the list of a file's lines in place."""
    lines = lines_of(path)
    change(lines)
    path.write_text("".join(lines), encoding="utf8")


def change_record(path: Path, number: int, change: Callable[[Json], object]) -> None:
    """Change the JSON of a line (counted from 1)."""
    def changed(lines: list[str]) -> None:
        record = json.loads(lines[number - 1])
        change(record)
        lines[number - 1] = json.dumps(record) + "\n"

    change_lines(path, changed)


def change_manifest(output: Path, change: Callable[[Json], object]) -> None:
    path = manifest_path(output)
    content = json.loads(path.read_text(encoding="utf8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf8")


def seal(output: Path) -> None:
    """Let the manifest say that the files are as they are now."""
    sums = {"records": sha256_of(output), "failures": sha256_of(failures_path(output))}
    change_manifest(output, lambda manifest: manifest.update(sha256=sums))
