"""Records and failures in their files."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from citybeat.engine.failure import Failure
from citybeat.write import ResultWriter, failures_path


@pytest.mark.parametrize(("output", "failures"), [
    ("records.jsonl", "records.failed.jsonl"), ("a/r.ndjson", "a/r.failed.jsonl"), ("r.jsonl.gz", "r.failed.jsonl"),
    ("records", "records.failed.jsonl"), ("v1.2", "v1.2.failed.jsonl"),
])  # fmt: skip
def test_failures_path(output, failures):
    assert failures_path(Path(output)) == Path(failures)


def test_both_files_appear_at_commit(tmp_path):
    output = tmp_path / "r.jsonl"
    with ResultWriter(output) as writer:
        writer.record('{"id": "Ōsaka"}')
        writer.failure(Failure("json", "why", path="f", line=2))
        writer.record('{"id": "b"}')
        assert not output.exists()
        writer.commit()
    assert output.read_bytes() == '{"id": "Ōsaka"}\n{"id": "b"}\n'.encode()
    (line,) = (tmp_path / "r.failed.jsonl").read_text().splitlines()
    assert json.loads(line)["line"] == 2
    assert sorted(os.listdir(tmp_path)) == ["r.failed.jsonl", "r.jsonl"]


def test_no_failures_no_file(tmp_path):
    (tmp_path / "r.failed.jsonl").write_text("of an earlier run\n")
    with ResultWriter(tmp_path / "r.jsonl") as writer:
        writer.commit()
    assert os.listdir(tmp_path) == ["r.jsonl"]


def test_without_commit_nothing_changes(tmp_path):
    for name in ("r.jsonl", "r.failed.jsonl"):
        (tmp_path / name).write_text("old")
    with ResultWriter(tmp_path / "r.jsonl") as writer:
        writer.record("{}")
        writer.failure(Failure("json", "why"))
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"r.jsonl": "old", "r.failed.jsonl": "old"}


def test_failures_alone(tmp_path):
    (tmp_path / "r.jsonl").write_text("old")
    with ResultWriter(tmp_path / "r.jsonl") as writer:
        writer.failure(Failure("json", "why"))
        writer.commit(records=False)
    assert (tmp_path / "r.jsonl").read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["r.failed.jsonl", "r.jsonl"]


def test_a_stream_gets_records_only():
    stream = io.BytesIO()
    with ResultWriter(stream) as writer:
        writer.record("{}")
        writer.failure(Failure("json", "why"))
        writer.commit()
    assert stream.getvalue() == b"{}\n"


def test_a_device_has_no_failures_beside_it():
    with ResultWriter(Path(os.devnull)) as writer:
        writer.failure(Failure("json", "why"))
        writer.commit()
    assert not Path(os.devnull + ".failed.jsonl").exists()
