"""Groups of copies: by near key, in order, with nothing held in memory."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from citybeat.article import Article
from citybeat.batch.dedupe import Copies, dedupe
from citybeat.errors import BatchError
from citybeat.record import Record
from citybeat.text import sha256
from tests.batch.complete_runs import load

PIPELINE = load()


def record(text: str, **article: Any) -> Record:
    found = PIPELINE.process(Article(text, **article))
    assert isinstance(found, Record)
    return found


def groups_of(path: Path, records: Iterable[Record]) -> tuple[list[dict[str, Any]], Copies]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf8") as file:  # type: ignore[operator]
        file.writelines(one.to_json() + "\n" for one in records)
    output = io.BytesIO()
    copies = dedupe(path, output)
    return [json.loads(line) for line in output.getvalue().splitlines()], copies


@pytest.mark.parametrize("name", ["r.jsonl", "r.jsonl.gz"])
def test_groups_in_the_order_of_their_first_records(tmp_path: Path, name: str) -> None:
    groups, copies = groups_of(tmp_path / name, [
        record("Ada alone.", id="lonely"),
        record("Storm hits the coast.", id="s1", path="wire.jsonl", line=1, published="2024-05-03"),
        record("A mayor é gone.", id="m1", path="mayor é.txt"),
        record("A mayor é gone.", id="m2"),
        record("STORM hits the coast", id="s2", path="wire.jsonl", line=9),
        record("Storm hits the coast.", id="s3"),
    ])  # fmt: skip
    assert copies == Copies(records=6, groups=2, equal=1, grouped=5)
    storm, mayor = groups
    assert storm == {
        "near_key": record("Storm hits the coast").text.near_key, "count": 3, "equal": False, "articles": [
            {"id": "s1", "path": "wire.jsonl", "line": 1, "sha256": sha256("Storm hits the coast."), "published": "2024-05-03"},
            {"id": "s2", "path": "wire.jsonl", "line": 9, "sha256": sha256("STORM hits the coast"), "published": None},
            {"id": "s3", "path": None, "line": None, "sha256": sha256("Storm hits the coast."), "published": None},
        ],
    }  # fmt: skip
    assert list(storm) == ["near_key", "count", "equal", "articles"]
    assert list(storm["articles"][0]) == ["id", "path", "line", "sha256", "published"]
    assert (mayor["equal"], [article["path"] for article in mayor["articles"]]) == (True, ["mayor é.txt", None])


def test_texts_without_words_are_grouped_only_where_they_are_equal(tmp_path: Path) -> None:
    texts = ["...", "---", "...", "!!!", "---", "..."]
    groups, copies = groups_of(tmp_path / "r.jsonl", [record(text, id=str(number)) for number, text in enumerate(texts)])
    assert [(group["near_key"], group["count"], group["equal"]) for group in groups] == [("0" * 16, 3, True), ("0" * 16, 2, True)]
    assert [[article["id"] for article in group["articles"]] for group in groups] == [["0", "2", "5"], ["1", "4"]]
    assert copies.equal == 2


def test_no_copies(tmp_path: Path) -> None:
    assert groups_of(tmp_path / "r.jsonl", [record("One."), record("Two.")]) == ([], Copies(records=2))
    assert groups_of(tmp_path / "r.jsonl", []) == ([], Copies())


def test_a_line_number_may_be_anything(tmp_path: Path) -> None:
    big = record("One.")
    big.source.line = 1 << 70
    groups, _ = groups_of(tmp_path / "r.jsonl", [big, big])
    assert groups[0]["articles"][1]["line"] == 1 << 70


@pytest.mark.parametrize(("content", "message"), [
    (b'{"id": 1}\n', "r.jsonl:2: no record: schema_version: Field required"),
    (b"\xff\n", "r.jsonl:2: no record: Invalid JSON"),
])  # fmt: skip
def test_what_is_no_record(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(record("One.").to_json().encode() + b"\n" + content)
    with pytest.raises(BatchError, match=message):
        dedupe(path, io.BytesIO())


def test_an_archive_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl.gz"
    path.write_bytes(b"text")
    with pytest.raises(BatchError, match=r"r\.jsonl\.gz:1: cannot be read on: Not a gzipped file"):
        dedupe(path, io.BytesIO())


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        dedupe(tmp_path / "none.jsonl", io.BytesIO())


class Nothing(io.RawIOBase):
    """Where bytes go and are counted."""

    size = longest = 0

    def write(self, data: Any) -> int:
        self.size, self.longest = self.size + len(data), max(self.longest, len(data))
        return len(data)


def test_memory_does_not_grow_with_a_group(tmp_path: Path) -> None:
    """One group of 5,000 records, whose line would have a megabyte."""
    path, output = tmp_path / "r.jsonl", Nothing()
    line = record("Ada.", id="x" * 100).to_json() + "\n"
    with path.open("w") as file:
        for _ in range(5_000):
            file.write(line)
    tracemalloc.start()
    dedupe(path, output)  # type: ignore[arg-type]  # a stream that only takes
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert output.size > 1_000_000
    assert output.longest < 1_000
    assert peak < 500_000
