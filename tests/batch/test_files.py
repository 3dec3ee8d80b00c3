"""Files that are put in the place of old ones as a whole, and synced."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import pytest

from citybeat.batch.files import replaced, sha256_of, sync_folder, write_synced


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_file_is_replaced_as_a_whole(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    with replaced(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    data = path.read_bytes()
    assert (gzip.decompress(data) if name.endswith(".gz") else data) == b"new"
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_file_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"old")

    def half() -> None:
        with replaced(path) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with replaced(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_packed_files_have_the_same_bytes_every_time(tmp_path: Path) -> None:
    for name in ("a.gz", "b.gz"):
        with replaced(tmp_path / name) as file:
            file.write(b"new")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


def test_a_file_is_replaced_only_when_the_new_one_is_whole(tmp_path, monkeypatch):
    file = tmp_path / "f.json"
    write_synced(file, b"old")
    order = []
    monkeypatch.setattr(os, "fsync", lambda handle: order.append(file.read_bytes()))
    write_synced(file, b"new")
    assert order == [b"old", b"new"], "the data before it takes the name, the folder after it"

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_synced(file, b"newer")
    assert file.read_bytes() == b"new"


def test_a_folder_that_is_not_there_cannot_be_synced(tmp_path):
    sync_folder(tmp_path)
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "none")


def test_sha256(tmp_path):
    (tmp_path / "f").write_bytes(b"abc" * 100_000)
    assert sha256_of(tmp_path / "f") == hashlib.sha256(b"abc" * 100_000).hexdigest()
    assert sha256_of(tmp_path / "g") is None
