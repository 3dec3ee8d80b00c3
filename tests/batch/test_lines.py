"""Reading lines with their places, and files that appear as a whole or not at all."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import citybeat.batch.lines
from citybeat.batch.lines import Line, read_lines, record_of
from citybeat.errors import BatchError


def test_lines_and_their_places(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one\n\r\ntwo\r\nend")
    assert list(read_lines(path)) == [
        Line(f"{path}:1", b"one"), Line(f"{path}:2", b"\r"), Line(f"{path}:3", b"two\r"), Line(f"{path}:4", b"end", whole=False),
    ]


def test_a_long_line_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citybeat.batch.lines, "MAX_LINE", 10)
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b"one\n" + b"x" * 100_000 + b"\ntwo\n"))
    one, error, two = read_lines(path)
    assert (one, two) == (Line(f"{path}:1", b"one"), Line(f"{path}:3", b"two"))
    assert isinstance(error, BatchError)
    assert str(error) == f"{path}:2: more than 10 bytes, no line that citybeat writes"


@pytest.mark.parametrize("keep", [5, -8])
def test_damage_is_the_last_thing_read(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b"one\n")[:keep])
    *_, error = read_lines(path)
    assert isinstance(error, BatchError)
    assert "cannot be read on: " in str(error)


@pytest.mark.parametrize(("data", "message"), [
    (b"", "a:7: no record: Invalid JSON: EOF while parsing a value at line 1 column 0"),
    (b"{}", "a:7: no record: schema_version: Field required"),
])  # fmt: skip
def test_what_is_no_record_is_told_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(BatchError) as caught:
        record_of(Line("a:7", data))
    assert str(caught.value) == message
