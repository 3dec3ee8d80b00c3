"""The end of a run, killed between any two of its steps."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from citybeat.batch import finish as module
from citybeat.batch.finish import FINISH, Finish, complete, put
from citybeat.batch.manifest import Manifest, write_synced
from citybeat.batch.summary import Summary
from citybeat.errors import BatchError
from tests.helpers.kills import Kill, every_kill

MANIFEST = Manifest({"model": None}, None, "ab", 3, 2, 1, {"records": "r", "failures": None}, 1, [[0, 2, 1]])
SUMMARY = Summary(articles=3, records=2, failures=1)
SUMMARY.facts["people"] = 4
OLD = {"r.jsonl": "old", "r.failed.jsonl": "old failures", "r.manifest.json": "old manifest"}


@pytest.fixture
def make(tmp_path):
    """Folders in which a run is about to put its files in place."""
    made = []

    def make(records="new\n", failures="new failure\n", manifest=MANIFEST, old=OLD):
        folder = tmp_path / str(len(made))
        made.append(folder)
        (folder / "r.jsonl.run").mkdir(parents=True)
        for name, text in old.items():
            (folder / name).write_text(text)
        for name, text in (("records", records), ("failures", failures), ("journal", "x"), ("run.json", "{}")):
            (folder / "r.jsonl.run" / name).write_text(text)
        write_synced(folder / "r.jsonl.run" / FINISH, Finish.of({"model": None}, "ab", manifest, SUMMARY).to_json())
        return folder

    return make


def completed(folder):
    return complete(folder / "r.jsonl.run", folder / "r.jsonl")


def texts(folder):
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def test_files_are_put_in_place_and_the_folder_is_empty(make):
    folder = make()
    finish = completed(folder)
    assert finish.manifest == MANIFEST
    found = texts(folder)
    assert found.pop("r.manifest.json").startswith("{")
    assert found == {"r.jsonl": "new\n", "r.failed.jsonl": "new failure\n"}
    assert Manifest.read(folder / "r.manifest.json") == MANIFEST
    assert os.listdir(folder / "r.jsonl.run") == []


def test_where_no_end_was_begun_nothing_happens(make):
    folder = make()
    (folder / "r.jsonl.run" / FINISH).unlink()
    assert completed(folder) is None
    assert texts(folder) == OLD
    assert len(os.listdir(folder / "r.jsonl.run")) == 4


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"manifest": {"x": 1}}', b'{"manifest": null, "more": 1}'])
def test_an_end_that_cannot_be_read(make, data):
    folder = make()
    (folder / "r.jsonl.run" / FINISH).write_bytes(data)
    with pytest.raises(BatchError, match=r"finish\.json: .*move the folder away and extract anew"):
        completed(folder)
    assert texts(folder) == OLD


def test_a_summary_has_the_numbers_of_the_run(make):
    filled = completed(make()).fill(Summary())
    assert (filled.articles, filled.records, filled.failures, filled.earlier, filled.facts) == (3, 2, 1, 3, {"people": 4})


def test_without_failures_older_ones_go(make):
    folder = make(failures="")
    completed(folder)
    assert sorted(texts(folder)) == ["r.jsonl", "r.manifest.json"]


def test_no_records_are_an_empty_file(make):
    folder = make(records="")
    completed(folder)
    assert texts(folder)["r.jsonl"] == ""


def test_without_a_manifest_older_records_stay_with_their_failures(make):
    folder = make(manifest=None)
    completed(folder)
    assert texts(folder) == OLD
    assert os.listdir(folder / "r.jsonl.run") == []


def test_without_a_manifest_the_failures_are_told_where_no_run_was(make):
    folder = make(manifest=None, old={"r.jsonl": "of another"})
    completed(folder)
    assert texts(folder) == {"r.jsonl": "of another", "r.failed.jsonl": "new failure\n"}


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("how", [{}, {"failures": ""}, {"records": ""}, {"manifest": None}, {"manifest": None, "old": {}}, {"old": {}}])
def test_killed_between_any_two_steps_the_files_end_the_same(make, how, after):
    expected = make(**how)
    completed(expected)
    kills = 0
    for folder in every_kill(lambda: make(**how), completed, after=after):
        kills += 1
        if (folder / "r.jsonl.run" / FINISH).exists():
            assert completed(folder) is not None
        assert texts(folder) == texts(expected)
        assert os.listdir(folder / "r.jsonl.run") == []
    assert kills >= 5


def test_killed_twice(make):
    expected = make()
    completed(expected)
    for first in range(1, 8):
        for second in (1, 3, 5):
            folder = make()
            for number in (first, second):
                with Kill(folder, number):
                    completed(folder)
            completed(folder)
            assert texts(folder).items() >= texts(expected).items()


def test_records_and_manifest_appear_after_the_failures(make):
    """Who sees a new manifest sees all that it tells of."""
    for folder in every_kill(make, completed):
        found = texts(folder)
        if found["r.manifest.json"] != "old manifest":
            assert found["r.jsonl"] == "new\n"
        if found["r.jsonl"] == "new\n":
            assert found["r.failed.jsonl"] == "new failure\n"


def test_through_a_link(make, tmp_path):
    folder = make(old={})
    (folder / "r.jsonl").symlink_to(tmp_path / "real.jsonl")
    completed(folder)
    assert (folder / "r.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_text() == "new\n"


def test_to_another_device_by_copying_first(make, monkeypatch):
    expected = make()
    completed(expected)
    monkeypatch.setattr(module, "same_device", lambda file, folder: False)
    seen = []
    copyfile = shutil.copyfile
    monkeypatch.setattr(shutil, "copyfile", lambda file, target, **how: (seen.append(Path(target).name), copyfile(file, target, **how)))
    for folder in every_kill(make, completed):
        completed(folder)
        assert {name: text for name, text in texts(folder).items() if not name.startswith(".")} == texts(expected)
    assert set(seen) >= {".r.jsonl.tmp", ".r.failed.jsonl.tmp"}


def test_what_was_moved_is_not_moved_again(tmp_path):
    (tmp_path / "target").write_text("new")
    put(tmp_path / "gone", tmp_path / "target")
    assert (tmp_path / "target").read_text() == "new"
