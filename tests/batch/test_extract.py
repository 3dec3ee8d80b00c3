"""Runs over files: whatever ends them, the same call goes on to the same bytes."""

from __future__ import annotations

import errno
import gzip
import hashlib
import io
import json

import pytest

from citybeat.batch import Options, extract_files, extract_stream
from citybeat.batch.extract import Run
from citybeat.batch.folder import RunFolder
from citybeat.errors import BatchError, ModelError
from tests.batch.conftest import World
from tests.helpers import fake_pipelines
from tests.helpers.fake_pipelines import LOAD, NAME
from tests.helpers.kills import Kill, every_kill

TEXTS = ["Ada 0", "Ada 1", "RAISE", "RAISE 3", "Ada 4", "Ada 5", "", "Ada 7", "RAISE", "Ada 9", "Ada met Ada."]
OUTPUTS = ["r.jsonl", "r.jsonl.gz"]


@pytest.fixture(params=OUTPUTS)
def output(request):
    return request.param


@pytest.fixture
def expected(make_world, inline, output):
    """The files of an undisturbed run."""
    world = make_world(output).write(*TEXTS)
    world.run()
    return world.files()


@pytest.fixture
def stop_at(monkeypatch):
    """Ends the next run at the n-th commit: before it, or after it."""

    def stop(number, after=False):
        done, commit = [], RunFolder.commit

        def stopping(folder, lines):
            done.append(1)
            if len(done) == number and not after:
                raise KeyboardInterrupt
            commit(folder, lines)
            if len(done) == number:
                raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(RunFolder, "commit", stopping)
            yield

    return stop


def interrupted(world, stop_at, number, after=False, **how):
    """Whether the run was ended there."""
    for _ in stop_at(number, after):
        try:
            world.run(**how)
        except KeyboardInterrupt:
            return True
        return False
    raise AssertionError


def test_a_run_writes_records_failures_and_a_manifest(world, inline):
    summary = world.write(*TEXTS).run()
    assert sorted(world.files()) == ["r.failed.jsonl", "r.jsonl", "r.manifest.json"]
    assert [record["id"] for record in world.records()] == ["0", "1", "4", "5", "7", "9", "10"]
    assert [(failure["line"], failure["reason"]) for failure in world.failures()] == [
        (3, "extraction"), (4, "extraction"), (7, "no_text"), (9, "extraction")]  # fmt: skip
    assert (summary.articles, summary.records, summary.failures, summary.earlier, summary.exit_code) == (10, 7, 4, 0, 1)
    assert summary.facts["people"] == 8
    assert summary.seconds > 0
    manifest = world.manifest()
    assert (manifest["articles"], manifest["records"], manifest["failures"]) == (11, 7, 4)
    assert manifest["sha256"] == {"records": sha256(world.output), "failures": sha256(world.folder / "r.failed.jsonl")}
    assert (manifest["shards"], manifest["done"]) == (4, [[0, 2, 1], [1, 2, 1], [2, 1, 2], [3, 2, 0]])
    assert manifest["identity"] == ["0", "fake", "0" * 16]
    assert manifest["options"] == Options(factory=LOAD).as_json()


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_is_told_on_the_way(world, inline):
    told, steps = [], []
    world.write(*TEXTS).run(on_failure=told.append, advance=lambda *step: steps.append(step))
    assert [failure.line for failure in told] == [3, 4, 7, 9]
    assert [step[1:] for step in steps] == [(3, 1), (6, 2), (9, 4), (11, 4)]
    assert steps[-1][0] == (world.folder / "news.jsonl").stat().st_size


def test_processes_give_the_same_bytes(make_world, quick, expected, output, monkeypatch):
    monkeypatch.undo()
    world = make_world(output).write(*TEXTS)
    extract_files([str(world.folder / "news.jsonl")], world.output, options=Options(factory=LOAD), workers=2)
    assert world.files().keys() == expected.keys()
    if output == "r.jsonl":  # shards are not small here, and so the members of a compressed file are others
        assert world.files()["r.jsonl"] == expected["r.jsonl"]
        assert world.files()["r.failed.jsonl"] == expected["r.failed.jsonl"]


def test_an_output_does_not_take_the_files_of_another(make_world, quick):
    world = make_world("r.jsonl").write(*TEXTS)
    world.run()
    before, world.output = world.files(), world.folder / "r.jsonl.gz"
    with pytest.raises(BatchError, match=r"r\.manifest\.json is that of"):
        world.run()
    assert world.files() == before


@pytest.mark.parametrize("after", [False, True])
def test_stopped_at_any_commit_a_run_goes_on_to_the_same_bytes(make_world, stop_at, expected, output, after):
    for number in range(1, 9):
        world = make_world(output).write(*TEXTS)
        if not interrupted(world, stop_at, number, after):
            break
        committed = number if after else number - 1
        assert (world.folder / f"{output}.run").exists() == (committed > 0)
        assert not world.output.exists()
        summary = world.run()
        assert summary.earlier == min(3 * committed, len(TEXTS))
        assert (summary.articles, summary.records, summary.failures, summary.facts["people"]) == (10, 7, 4, 8)
        assert world.files() == expected
    assert number == 5, "four shards"


def test_stopped_again_and_again(make_world, stop_at, expected, output):
    world = make_world(output).write(*TEXTS)
    rounds = 0
    while interrupted(world, stop_at, 1, after=True):
        rounds += 1
    assert rounds == 4
    assert world.files() == expected


@pytest.mark.parametrize("after", [False, True])
def test_killed_at_any_step_a_run_goes_on_to_the_same_bytes(make_world, expected, output, after):
    """Every sync, move and removal; what is not on its way to the disk then is lost."""
    def make():
        world = make_world(output).write(*TEXTS)
        world.output.write_text("old")
        return world.folder

    kills = 0
    for folder in every_kill(make, lambda folder: World(folder, output).run(), after=after):
        kills += 1
        world = World(folder, output)
        assert world.output.read_bytes() in (b"old", expected[output])
        world.run()
        assert world.files() == expected
    assert kills > 20


def test_killed_twice(make_world, expected, output):
    for first, second in [(5, 3), (9, 9), (13, 4), (17, 2), (20, 1), (22, 2), (24, 1)]:
        world = make_world(output).write(*TEXTS)
        for number in (first, second):
            with Kill(world.folder, number) as kill:
                world.run()
            assert kill.struck
        world.run()
        assert world.files() == expected


def test_after_an_error_of_the_disk_at_any_step_the_run_goes_on(make_world, expected, output):
    errors = 0

    def make():
        world = make_world(output).write(*TEXTS)
        world.output.write_text("old")
        return world.folder

    for number in range(1, 200):
        folder = make()
        with Kill(folder, number, error=OSError(errno.ENOSPC, "No space left")) as kill:
            World(folder, output).run()
        if not kill.struck:
            break
        errors += 1
        World(folder, output).run()
        assert World(folder, output).files() == expected
    assert errors > 20


class Full:
    """A file on a disk that fills up within what is written: half of it fits."""

    def __init__(self, file):
        self.file = file

    def __getattr__(self, name):
        return getattr(self.file, name)

    def write(self, data):
        self.file.write(data[:len(data) // 2])
        self.file.flush()
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_disk_that_fills_up_within_a_commit(make_world, monkeypatch, expected, output, which, number):
    world, commit, done = make_world(output).write(*TEXTS), RunFolder.commit, []

    def filling(folder, lines):
        done.append(1)
        if len(done) == number:
            folder.files[which] = Full(folder.files[which])
        commit(folder, lines)

    world.output.write_text("old")
    with monkeypatch.context() as patch:
        patch.setattr(RunFolder, "commit", filling)
        with pytest.raises(OSError, match="No space left"):
            world.run()
    assert world.output.read_text() == "old"
    world.run()
    assert world.files() == expected


def test_the_old_output_stays_until_the_end(make_world, stop_at, inline):
    world = make_world().write("Ada", "RAISE", "Ada")
    world.run()
    old = world.files()
    world.write(*TEXTS)
    assert interrupted(world, stop_at, 2)
    assert {name: data for name, data in world.files().items() if ".run" not in name} == old
    world.run()
    assert len(world.records()) == 7


def test_a_second_run_is_a_new_one(make_world, inline):
    world = make_world().write(*TEXTS)
    world.run()
    summary = world.write("Ada").run()
    assert (summary.earlier, summary.records) == (0, 1)
    assert sorted(world.files()) == ["r.jsonl", "r.manifest.json"], "the failures of the run before are gone"


# -- what has changed meanwhile

@pytest.fixture
def broken_off(world, inline, stop_at):
    """A run of which two of four shards are committed."""
    world.write(*TEXTS)
    assert interrupted(world, stop_at, 3)
    return world


@pytest.mark.parametrize(("texts", "message"), [
    (["Ada x", *TEXTS[1:]], r"the input is not what the interrupted run in .*r\.jsonl\.run read \(shard 0\); give the same input"),
    ([*TEXTS[:5], "other", *TEXTS[6:]], r"\(shard 1\)"),
    (TEXTS[:5], r"\(shard 1\)"),
    (TEXTS[:3], r"the input has less than the interrupted run in .*read; give the same input, or begin anew with --restart"),
    ([*TEXTS[:2], "put in", *TEXTS[2:]], r"\(shard 0\)"),
])  # fmt: skip
def test_a_changed_input_is_noticed(broken_off, texts, message):
    before = broken_off.files()
    broken_off.write(*texts)
    with pytest.raises(BatchError, match=message):
        broken_off.run()
    assert broken_off.files() == before, "what is done stays"
    broken_off.write(*TEXTS).run()
    assert len(broken_off.records()) == 7


def test_more_input_at_the_end_is_no_change(broken_off):
    broken_off.write(*TEXTS, "Ada 11", "Ada 12").run()
    assert len(broken_off.records()) == 9


def test_more_input_in_the_last_shard_is_a_change(make_world, inline, stop_at):
    world = make_world().write(*TEXTS)
    assert interrupted(world, stop_at, 4, after=True)
    world.write(*TEXTS, "Ada 11")
    with pytest.raises(BatchError, match="shard 3"):
        world.run()


@pytest.mark.parametrize("option", [
    {"model": "other"}, {"with_text": True}, {"min_confidence": 0.5}, {"max_chars": 5}, {"encoding": "cp1252"}, {"skip_copies": True},
    {"shard": (1, 2)}, {"factory": f"{NAME}:load_nameless"},
])  # fmt: skip
def test_changed_options_are_noticed(broken_off, option):
    before = broken_off.files()
    ((name, value),) = option.items()
    with pytest.raises(BatchError, match=rf"other settings \({name} was .* and is .*\); use the same ones, or begin anew with --restart"):
        broken_off.run(options=option)
    assert broken_off.files() == before
    broken_off.run(options=option, restart=True)
    assert broken_off.manifest()["options"][name] == (list(value) if isinstance(value, tuple) else value)


def test_another_model_is_noticed(broken_off, monkeypatch):
    before = broken_off.files()
    monkeypatch.setenv(fake_pipelines.MODEL, "better")
    message = r"another model or version of citybeat \(0 fake 0+, now 0 better 0+\); use that one, or begin anew with --restart"
    with pytest.raises(BatchError, match=message):
        broken_off.run()
    assert broken_off.files() == before
    broken_off.run(restart=True)
    assert broken_off.manifest()["identity"] == ["0", "better", "0" * 16]


def test_another_model_is_noticed_when_all_articles_are_done(make_world, inline, stop_at, monkeypatch):
    """No worker is needed then, which would say what it is."""
    world = make_world().write(*TEXTS)
    assert interrupted(world, stop_at, 4, after=True)
    before = world.files()
    with monkeypatch.context() as patch:
        patch.setenv(fake_pipelines.MODEL, "better")
        with pytest.raises(BatchError, match=r"another model or version .* begin anew with --restart"):
            world.run()
    assert world.files() == before
    assert world.run().earlier == 11
    assert world.manifest()["identity"] == ["0", "fake", "0" * 16]


def test_restart_begins_anew(broken_off):
    broken_off.write("Ada", "Ada")
    summary = broken_off.run(restart=True)
    assert (summary.earlier, summary.records) == (0, 2)


def test_a_model_that_cannot_be_loaded_leaves_nothing(world, inline):
    world.write(*TEXTS)
    with pytest.raises(ModelError, match="no model None"):
        world.run(options={"factory": f"{NAME}:load_missing"})
    assert world.files() == {}


def test_a_run_killed_at_its_very_end_is_not_done_again(make_world, inline, monkeypatch):
    """It has nothing left to do but to put its files in place."""
    world = make_world().write(*TEXTS)
    ended = ending(world)
    monkeypatch.setattr(fake_pipelines.FakePipeline, "process", None)
    summary = world.run()
    assert (summary.articles, summary.records, summary.failures, summary.earlier, summary.facts["people"]) == (10, 7, 4, 11, 8)
    assert sorted(world.files()) == sorted(ended)


def ending(world):
    """Kill a run when all it has left is to put the files in place; the names of those that an undisturbed one leaves."""
    for number in range(1, 100):
        with Kill(world.folder, number):
            world.run()
        if (world.folder / "r.jsonl.run/finish.json").exists():
            return ["r.failed.jsonl", "r.jsonl", "r.manifest.json"]
        world.run(restart=True)
    raise AssertionError


def test_a_run_killed_at_its_very_end_is_ended_before_another_begins(make_world, inline):
    world = make_world().write(*TEXTS)
    ending(world)
    summary = world.write("Ada", "Ada").run()
    assert (summary.earlier, summary.records) == (0, 2)
    assert len(world.records()) == 2


def test_a_run_killed_at_its_very_end_is_not_taken_for_one_with_another_model(make_world, inline, monkeypatch):
    world = make_world().write(*TEXTS)
    ending(world)
    monkeypatch.setenv(fake_pipelines.MODEL, "better")
    assert world.run().earlier == 0
    assert world.manifest()["identity"] == ["0", "better", "0" * 16]


def test_restart_after_a_run_that_was_killed_at_its_very_end(make_world, inline, monkeypatch):
    world = make_world().write(*TEXTS)
    ending(world)
    monkeypatch.setenv(fake_pipelines.MODEL, "better")
    assert world.run(restart=True).earlier == 0
    assert world.manifest()["identity"][1] == "better"


def test_standard_input_is_read_only_once(make_world, inline):
    world = make_world()
    lines = (b'{"text": "Ada", "id": "a"}\n', b'{"text": "Bob", "id": "b"}\n')
    for number in range(1, 100):
        with Kill(world.folder, number):
            world.run(inputs=["-"], stdin=io.BytesIO(lines[0]))
        if (world.folder / "r.jsonl.run/finish.json").exists():
            break
        world.run(inputs=["-"], stdin=io.BytesIO(lines[0]), restart=True)
    with pytest.raises(BatchError, match="give this input once more"):
        world.run(inputs=["-"], stdin=io.BytesIO(lines[1]))
    assert [record["id"] for record in world.records()] == ["a"]
    world.run(inputs=["-"], stdin=io.BytesIO(lines[1]))
    assert [record["id"] for record in world.records()] == ["b"]


# -- failures

def test_what_is_nested_too_deeply_beside_a_text_costs_nothing(world, quick):
    world.write("Ada", b'{"text": "Ada", "id": "1", "more": ' + b"[" * 900 + b"]" * 900 + b"}", "Ada").run()
    assert [record["id"] for record in world.records()] == ["0", "1", "2"]


def test_too_many_failures_end_the_run_and_more_go_on(world, inline):
    world.write(*TEXTS)
    message = "3 failures, more than --max-failures 2 allows; .* is kept in .*run, the same command with a higher number goes on"
    # the third shard brings two at once
    with pytest.raises(BatchError, match=message.replace("3 failures", "4 failures")):
        world.run(max_failures=2)
    assert not world.output.exists()
    with pytest.raises(BatchError, match="4 failures, more than --max-failures 3"):
        world.run(max_failures=3)
    summary = world.run(max_failures=4)
    assert (summary.earlier, summary.failures) == (9, 4)


def test_no_failure_may_be_asked_for(world, inline):
    with pytest.raises(BatchError, match="1 failure, more than --max-failures 0"):
        world.write(*TEXTS).run(max_failures=0)
    assert world.write("Ada").run(max_failures=0, restart=True).exit_code == 0


def test_an_input_without_articles_leaves_what_was_there(world, inline):
    world.write(*TEXTS).run()
    before = world.files()
    summary = world.run(inputs=[str(world.folder / "none.txt")])
    assert (summary.exit_code, summary.failures) == (2, 1)
    assert world.files() == before


def test_an_input_without_articles_gives_its_failures(world, inline):
    world.output.write_text("old")
    assert world.write(b"{", b"[]").run().exit_code == 2
    assert [failure["reason"] for failure in world.failures()] == ["json", "type"]
    assert sorted(world.files()) == ["r.failed.jsonl", "r.jsonl"]
    assert world.output.read_text() == "old"


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_file_of_no_lines_is_a_run_of_no_records(make_world, inline, output):
    world = make_world(output).write(b"")
    assert world.run().exit_code == 0
    data = world.output.read_bytes()
    assert (gzip.decompress(data) if output.endswith(".gz") else data) == b""
    assert world.manifest()["articles"] == 0


def test_lost_articles_are_noticed(world, inline, monkeypatch):
    monkeypatch.setattr("citybeat.batch.extract.run_shards", lambda shards, **_: ((shard, []) for shard in shards))
    with pytest.raises(BatchError, match="11 articles were read and 0 results written"):
        world.write(*TEXTS).run()
    assert not world.output.exists()


# -- parts

@pytest.mark.parametrize("parts", [1, 2, 3, 7])
def test_parts_are_the_whole(make_world, inline, parts):
    whole = make_world().write(*TEXTS)
    whole.run()
    found, done = [], []
    for part in range(1, parts + 1):
        world = make_world().write(*TEXTS)
        summary = world.run(options={"shard": (part, parts)})
        found += world.output.read_bytes().splitlines() if world.output.exists() else []
        manifest = world.manifest() if summary.exit_code != 2 else None
        if manifest:
            assert (manifest["input"], manifest["shards"]) == (whole.manifest()["input"], 4)
            done += manifest["done"]
    assert sorted(found) == sorted(whole.output.read_bytes().splitlines())
    assert sorted(done) == whole.manifest()["done"]


def test_a_part_goes_on_where_it_stopped(make_world, inline, stop_at):
    expected = make_world().write(*TEXTS)
    expected.run(options={"shard": (2, 2)})
    world = make_world().write(*TEXTS)
    assert interrupted(world, stop_at, 2, options={"shard": (2, 2)})
    assert world.run(options={"shard": (2, 2)}).earlier == 3
    assert world.files() == expected.files()


def test_a_part_of_another_number_is_another_run(make_world, inline, stop_at):
    world = make_world().write(*TEXTS)
    assert interrupted(world, stop_at, 2, options={"shard": (1, 2)})
    with pytest.raises(BatchError, match=r"shard was \[1, 2\] and is \[2, 2\]"):
        world.run(options={"shard": (2, 2)})


# -- paths

def test_a_link_stays_a_link(world, inline):
    (world.folder / "elsewhere").mkdir()
    world.output.symlink_to(world.folder / "elsewhere/real.jsonl")
    world.write("Ada").run()
    assert world.output.is_symlink()
    assert len((world.folder / "elsewhere/real.jsonl").read_bytes().splitlines()) == 1


def test_a_run_does_not_read_its_own_files(world, inline, stop_at):
    world.write(*TEXTS)
    inputs = [str(world.folder)]
    assert interrupted(world, stop_at, 3, inputs=inputs)
    world.run(inputs=inputs)
    assert len(world.records()) == 7
    assert world.run(inputs=inputs).report.skipped == {"output of this run": 3}
    assert len(world.records()) == 7


def test_where_no_folder_can_be_made_nothing_happens(world, inline):
    (world.folder / "r.jsonl.run").write_text("a file")
    with pytest.raises(OSError, match=r"r\.jsonl\.run"):
        world.write("Ada").run()


# -- streams

def streamed(lines, **how):
    out = io.BytesIO()
    options = how.pop("options", Options(factory=LOAD))
    summary = extract_stream(["-"], out, options=options, stdin=io.BytesIO(b"\n".join(lines)), **how)
    return summary, [json.loads(line)["id"] for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stream_has_the_same_records(quick, workers):
    lines = [json.dumps({"text": text, "id": str(n)}).encode() for n, text in enumerate(TEXTS)]
    told = []
    summary, ids = streamed(lines, workers=workers, on_failure=told.append)
    assert ids == ["0", "1", "4", "5", "7", "9", "10"]
    assert [failure.line for failure in told] == [3, 4, 7, 9]
    assert (summary.articles, summary.records, summary.failures, summary.facts["people"]) == (10, 7, 4, 8)


def test_one_worker_gives_each_record_before_it_reads_on(quick):
    given, out = [], io.BytesIO()

    class Lines(io.RawIOBase):
        """Notes how many records there are when a line is asked for."""

        asked = 0

        def readable(self):
            return True

        def read1(self, size=-1):
            given.append(out.getvalue().count(b"\n"))
            self.asked += 1
            return b'{"text": "Ada"}\n' if self.asked <= 4 else b""

    extract_stream(["-"], out, options=Options(factory=LOAD), stdin=Lines())
    assert given[:5] == [0, 1, 2, 3, 4] or given[:6] == [0, 0, 1, 2, 3, 4]


def test_too_many_failures_end_a_stream(quick):
    with pytest.raises(BatchError, match=r"1 failure, more than --max-failures 0 allows; the run ends here$"):
        streamed([b"{"], max_failures=0)


def test_reading_has_a_bound_that_grows_with_the_longest_article(tmp_path):
    run = Run([], tmp_path / "r.jsonl", Options(max_chars=100_000_000), None)
    assert run.options.max_bytes == 1_200_000_000
