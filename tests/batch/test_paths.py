"""Names of a run's files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from citybeat.batch.paths import failures_path, manifest_path, own_paths, run_path


@pytest.mark.parametrize(("output", "stem"), [
    ("records.jsonl", "records"), ("records.jsonl.gz", "records"), ("records.ndjson", "records"), ("records.json", "records"),
    ("records", "records"), ("records.txt", "records.txt"), ("a.b.jsonl", "a.b"), ("records.gz", "records"), ("in/r.jsonl", "in/r"),
])  # fmt: skip
def test_names_beside_the_output(output, stem):
    assert failures_path(Path(output)) == Path(f"{stem}.failed.jsonl")
    assert manifest_path(Path(output)) == Path(f"{stem}.manifest.json")
    assert run_path(Path(output)) == Path(f"{output}.run")


def test_own_paths_are_real_ones(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    real = os.path.realpath(tmp_path / "real")
    assert own_paths(tmp_path / "link/r.jsonl") == {
        f"{real}/r.jsonl", f"{real}/r.failed.jsonl", f"{real}/r.manifest.json", f"{real}/r.jsonl.run"}
    (tmp_path / "real/r.jsonl").symlink_to(tmp_path / "elsewhere.jsonl")
    assert os.path.realpath(tmp_path / "elsewhere.jsonl") in own_paths(tmp_path / "link/r.jsonl")
