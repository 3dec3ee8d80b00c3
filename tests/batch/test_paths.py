"""Names of a run's files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from citybeat.batch.paths import failures_path, manifest_path, own_paths, refuse_twin, run_path
from citybeat.errors import BatchError


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


@pytest.mark.parametrize(("twin", "output"), [("r.jsonl", "r.jsonl.gz"), ("r.jsonl.gz", "r.ndjson"), ("r.json", "r"), ("r.gz", "r.jsonl")])
def test_the_manifest_of_a_twin_is_not_replaced(tmp_path, twin, output):
    (tmp_path / twin).touch()
    refuse_twin(tmp_path / output, [])  # that file may be anything
    (tmp_path / "r.manifest.json").touch()
    with pytest.raises(BatchError, match=rf"r\.manifest\.json is that of \S+/{twin}, .*; name another output, or remove"):
        refuse_twin(tmp_path / output, [tmp_path / "news.json"])
    refuse_twin(tmp_path / output, [str(tmp_path / twin)])  # it is read, so the manifest is of an output that is gone
    (tmp_path / output).touch()
    refuse_twin(tmp_path / output, [])
