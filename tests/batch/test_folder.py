"""The folder of a run: what is committed is there, and nothing else counts."""

from __future__ import annotations

import errno
import gzip
import json
import multiprocessing
import os
from collections import Counter

import pytest

from citybeat.batch import folder as module
from citybeat.batch.folder import RunFolder, ShardLines
from citybeat.batch.options import Options
from citybeat.engine.failure import Failure
from citybeat.engine.task import Extracted
from citybeat.errors import BatchError

OUTPUTS = ["r.jsonl", "r.jsonl.gz"]


@pytest.fixture(params=OUTPUTS)
def output(request, tmp_path):
    return tmp_path / request.param


def lines_of(number, records=2, failures=1):
    lines = ShardLines(number, f"{number:032x}")
    for n in range(records):
        lines.add(Extracted(json.dumps({"shard": number, "n": n}), Counter(people=1)))
    for _ in range(failures):
        lines.add(Failure("json", f"of {number}"))
    return lines


def written(output, *numbers, **options):
    """A folder in which these shards are committed and which is broken off then."""
    with RunFolder(output, Options(**options)) as folder:
        for number in numbers:
            folder.commit(lines_of(number))
    return output.with_name(output.name + ".run")


def test_what_is_committed_is_there_again(output):
    place = written(output, 0, 1)
    assert sorted(os.listdir(place)) == ["failures", "journal", "lock", "records", "run.json"]
    with RunFolder(output, Options()) as folder:
        assert (folder.count, folder.records, folder.failures, folder.facts) == (2, 4, 2, {"people": 4})
        assert folder.finished is None
        records, failures = folder.lines_of(1)
        assert records == b'{"shard": 1, "n": 0}\n{"shard": 1, "n": 1}\n'
        assert json.loads(failures)["message"] == "of 1"
        assert folder.done() == [[0, 2, 1], [1, 2, 1]]
        assert [entry.input for entry, _ in folder.entries()] == [f"{n:032x}" for n in (0, 1)]


def test_lines_can_be_read_between_commits(output):
    with RunFolder(output, Options()) as folder:
        for number in range(4):
            folder.commit(lines_of(number, records=number % 3, failures=number % 2))
            for earlier in range(number + 1):
                records, failures = folder.lines_of(earlier)
                assert records.count(b"\n") == earlier % 3
                assert failures.count(b"\n") == earlier % 2


def test_members_of_a_compressed_file_make_one_file(tmp_path):
    place = written(tmp_path / "r.jsonl.gz", 0, 1, 2)
    data = (place / "records").read_bytes()
    assert gzip.decompress(data).count(b"\n") == 6
    assert data.count(b"\x1f\x8b\x08") == 3
    assert not data.startswith(b"\x1f\x8b\x08\x08"), "no name of a file"
    assert data[4:8] == bytes(4), "no time"


@pytest.mark.parametrize("name", ["records", "failures", "journal"])
@pytest.mark.parametrize("rest", [b"{", b"\n", b'{"shard": 2', b"\xff\xfe\x00", b'{"shard": 2}\n', b"x" * 10_000])
def test_what_no_line_of_the_journal_covers_is_cut_off(output, name, rest):
    place = written(output, 0, 1)
    before = {file: (place / file).read_bytes() for file in ("records", "failures", "journal")}
    with (place / name).open("ab") as file:
        file.write(rest)
    with RunFolder(output, Options()) as folder:
        assert folder.count == 2
        assert {file: (place / file).read_bytes() for file in before} == before


def test_a_line_of_the_journal_that_was_torn_off_is_no_line(output):
    place = written(output, 0, 1)
    whole = (place / "journal").read_bytes()
    first = whole.index(b"\n") + 1
    for length in [first, first + 1, *range(first + 9, len(whole) - 1, 23), len(whole) - 1]:
        (place / "journal").write_bytes(whole[:length])
        with RunFolder(output, Options()) as folder:
            assert (folder.count, folder.records) == (1, 2)
            folder.commit(lines_of(1))
        assert (place / "journal").read_bytes() == whole


def test_a_torn_first_line_leaves_nothing(output):
    place = written(output, 0)
    (place / "journal").write_bytes((place / "journal").read_bytes()[:-1])
    with RunFolder(output, Options()) as folder:
        assert folder.count == 0
        assert (place / "records").read_bytes() == b""
    assert not place.exists()


@pytest.mark.parametrize("name", ["records", "failures"])
@pytest.mark.parametrize("change", [
    lambda data: data[:-1], lambda data: data[1:], lambda data: b"", lambda data: data.replace(b"0", b"1") if b"0" in data else data[::-1],
])  # fmt: skip
def test_damage_to_what_is_committed_is_noticed(output, name, change):
    place = written(output, 0, 1)
    (place / name).write_bytes(change((place / name).read_bytes()))
    before = (place / "journal").read_bytes()
    with pytest.raises(BatchError, match=r"is damaged: what shard \d wrote is not there; begin anew with --restart"):
        RunFolder(output, Options())
    assert (place / "journal").read_bytes() == before
    with RunFolder(output, Options(), restart=True) as folder:
        assert folder.count == 0


@pytest.mark.parametrize("name", ["records", "failures"])
def test_a_file_that_is_gone_is_noticed(output, name):
    (written(output, 0) / name).unlink()
    with pytest.raises(BatchError, match="is damaged"):
        RunFolder(output, Options())


def test_a_missing_journal_means_that_nothing_is_committed(output):
    (written(output, 0, 1) / "journal").unlink()
    with RunFolder(output, Options()) as folder:
        assert (folder.count, folder.records) == (0, 0)


def test_a_folder_without_options_is_a_new_one(output):
    (written(output, 0, 1) / "run.json").unlink()
    with RunFolder(output, Options()) as folder:
        assert folder.count == 0
        assert folder.files[0].tell() == 0


@pytest.mark.parametrize(("data", "message"), [
    (b"", r"run\.json: cannot be read"), (b"\xff", "cannot be read"), (b"[]", "another version"), (b'{"format": 99}', "another version"),
    (b'{"format": 1}', "another version"),
])  # fmt: skip
def test_options_that_cannot_be_read(output, data, message):
    place = written(output, 0)
    (place / "run.json").write_bytes(data)
    with pytest.raises(BatchError, match=message + r".*begin anew with --restart"):
        RunFolder(output, Options())
    with RunFolder(output, Options(), restart=True) as folder:
        assert folder.count == 0


def test_changed_options_are_named(output):
    written(output, 0, model="a", with_text=True)
    with pytest.raises(BatchError, match=r"other settings \(model was 'a' and is 'b', with_text was True and is False\)"):
        RunFolder(output, Options(model="b"))


def test_another_identity_is_refused_and_the_same_is_not(output):
    with RunFolder(output, Options()) as folder:
        folder.identify(("1", "m", "c"))
        folder.commit(lines_of(0))
    with RunFolder(output, Options()) as folder:
        assert folder.identity == ("1", "m", "c")
        folder.identify(("1", "m", "c"))
        folder.identify(None)
        assert folder.identity == ("1", "m", "c")
        with pytest.raises(BatchError, match=r"\(1 m c, now 2 m c\); use that one, or begin anew with --restart"):
            folder.identify(("2", "m", "c"))


def test_an_identity_may_become_known_later(output):
    written(output, 0)
    with RunFolder(output, Options()) as folder:
        assert folder.identity is None
        folder.identify(("1", "m", "c"))
    with RunFolder(output, Options()) as folder:
        assert folder.identity == ("1", "m", "c")


def test_nothing_committed_leaves_nothing(output):
    with RunFolder(output, Options()):
        assert output.with_name(output.name + ".run").is_dir()
    assert os.listdir(output.parent) == []


def test_what_is_committed_stays(output):
    assert written(output, 0).is_dir()


def test_interrupted_within_the_first_commit_what_is_in_the_journal_stays(output, monkeypatch):
    def interrupt(_entry):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(RunFolder, "add", lambda folder, entry: interrupt(entry))
        with pytest.raises(KeyboardInterrupt):
            written(output, 0)
    with RunFolder(output, Options()) as folder:
        assert folder.count == 1


@pytest.mark.parametrize("restart", [False, True])
def test_only_one_process_works_at_a_folder(output, restart):
    with RunFolder(output, Options()) as folder:
        folder.commit(lines_of(0))
        with pytest.raises(BatchError, match=r"another process is working at .*\.run; wait for it, or name another output"):
            RunFolder(output, Options(), restart)
        assert folder.count == 1
    with RunFolder(output, Options()) as folder:
        assert folder.count == 1


def hold(output, connection):
    with RunFolder(output, Options()):
        connection.send("held")
        connection.recv()


def test_the_lock_goes_with_its_process(output):
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=hold, args=(output, there))
    process.start()
    assert here.recv() == "held"
    with pytest.raises(BatchError, match="another process"):
        RunFolder(output, Options())
    process.kill()
    process.join()
    with RunFolder(output, Options()) as folder:
        assert folder.count == 0


def test_a_folder_that_another_process_removes_meanwhile_is_made_again(output, monkeypatch):
    """Between opening the lock and holding it, the process that held it may remove the folder, lock and all."""
    import fcntl

    first, flock, place = RunFolder(output, Options()), fcntl.flock, output.with_name(output.name + ".run")
    rounds = []

    def late(handle, how):
        if not rounds:
            first.__exit__()
        rounds.append(1)
        flock(handle, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with RunFolder(output, Options()) as folder:
        assert len(rounds) == 2
        folder.commit(lines_of(0))
    assert (place / "journal").stat().st_size > 0


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP])
def test_where_the_file_system_knows_no_locks_the_run_goes_on(output, monkeypatch, number):
    import fcntl

    def refuse(_handle, _how):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    written(output, 0)
    with RunFolder(output, Options()) as folder:
        assert folder.count == 1


def test_what_others_put_into_the_folder_stays(output):
    place = output.with_name(output.name + ".run")
    place.mkdir()
    (place / "mine.txt").write_text("mine")
    with RunFolder(output, Options()):
        pass
    assert os.listdir(place) == ["mine.txt"]


def test_the_names_of_the_files_are_synced_before_anything_is_committed(output, monkeypatch):
    synced = []
    monkeypatch.setattr(module, "sync_folder", lambda folder: synced.append(sorted(os.listdir(folder))))
    with RunFolder(output, Options()):
        assert synced[-1] == ["failures", "journal", "lock", "records", "run.json"]


def test_a_folder_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        RunFolder(tmp_path / "none/r.jsonl", Options())


def test_a_commit_syncs_the_data_before_the_journal_says_so(output, monkeypatch):
    with RunFolder(output, Options()) as folder:
        names = {file.fileno(): os.path.basename(str(file.name)) for file in folder.files}
        synced, sizes = [], {}

        def note(handle):
            synced.append(names[handle])
            sizes[names[handle]] = os.fstat(handle).st_size

        monkeypatch.setattr(os, "fsync", note)
        folder.commit(lines_of(0))
        folder.commit(lines_of(1, failures=0))
        folder.commit(lines_of(2, records=0, failures=0))
        assert synced == ["records", "failures", "journal", "records", "journal", "journal"]
        assert sizes["records"] == (folder.path / "records").stat().st_size
        assert [entry.ends for entry, _ in folder.entries()][-1] == [sizes["records"], sizes["failures"]]
