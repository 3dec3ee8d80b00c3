"""Files that appear whole or not at all."""

from __future__ import annotations

import gzip
import os
import stat
from pathlib import Path

import pytest

from citybeat.write import AtomicFile


def test_nothing_is_there_before_commit(tmp_path):
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"old")
    with AtomicFile(target) as file:
        file.write(b"new")
        assert target.read_bytes() == b"old"
        file.commit()
        assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_without_commit_nothing_changes(tmp_path):
    target = tmp_path / "out.jsonl"
    with AtomicFile(target) as file:
        file.write(b"half")
    assert os.listdir(tmp_path) == []
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), AtomicFile(target):
        raise ZeroDivisionError
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_rights_are_those_of_any_new_file(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    with AtomicFile(tmp_path / "out") as file:
        file.commit()
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def test_gzip_has_no_time_in_it(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        with AtomicFile(tmp_path / folder / "out.jsonl.gz") as file:
            file.write(b"x\n" * 9)
            file.commit()
    data = (tmp_path / "a/out.jsonl.gz").read_bytes()
    assert gzip.decompress(data) == b"x\n" * 9
    assert data == (tmp_path / "b/out.jsonl.gz").read_bytes()
    assert data[4:8] == b"\0\0\0\0"


def test_a_link_stays_and_its_target_is_written(tmp_path):
    (tmp_path / "real").mkdir()
    os.symlink("real/out", tmp_path / "link")
    with AtomicFile(tmp_path / "link") as file:
        file.write(b"x")
        file.commit()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/out").read_bytes() == b"x"


def test_a_device_is_written_straight_to():
    with AtomicFile(Path(os.devnull)) as file:
        assert file.special
        file.write(b"x")
        file.commit()
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        AtomicFile(tmp_path / "none" / "out")
