"""Manifests."""

from __future__ import annotations

import json
import os

import pytest

from citybeat.batch.manifest import FORMAT, Manifest
from citybeat.errors import BatchError

MANIFEST = Manifest({"model": None}, ["0", "Modèle", "c"], "ab", 3, 2, 1, {"records": "r", "failures": None}, 1, [[0, 2, 1]])


def test_what_is_written_is_read(tmp_path):
    MANIFEST.write(tmp_path / "m.json")
    assert Manifest.read(tmp_path / "m.json") == MANIFEST
    assert os.listdir(tmp_path) == ["m.json"]
    content = json.loads((tmp_path / "m.json").read_text(encoding="utf8"))
    assert list(content) == [
        "options", "identity", "input", "articles", "records", "failures", "sha256", "shards", "done", "format"]


def test_none_there(tmp_path):
    with pytest.raises(BatchError, match=r"m\.json is missing; `citybeat extract` writes it"):
        Manifest.read(tmp_path / "m.json")


@pytest.mark.parametrize(("data", "message"), [
    (b"", "no manifest that can be read"), (b"{", "no manifest that can be read"), (b"[]", "no manifest that can be read"),
    (b"\xff", "no manifest that can be read"), (b'{"format": 99}', f"a manifest of format 99, not {FORMAT}"), (b"{}", "of format None"),
    (b'{"format": 1}', "missing 8 required"), (b'{"format": 1, "more": 1}', "unexpected keyword"),
])  # fmt: skip
def test_what_is_no_manifest(tmp_path, data, message):
    (tmp_path / "m.json").write_bytes(data)
    with pytest.raises(BatchError, match=message) as error:
        Manifest.read(tmp_path / "m.json")
    assert str(tmp_path / "m.json") in str(error.value)


def test_a_folder_is_no_manifest(tmp_path):
    with pytest.raises(BatchError, match="no manifest that can be read"):
        Manifest.read(tmp_path)
