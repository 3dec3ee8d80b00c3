"""`citybeat extract` from end to end, over a pipeline without language."""

from __future__ import annotations

import errno
import gzip
import json
import os
import signal
import sqlite3
import sys
import time
from functools import partial
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import citybeat.batch
from citybeat.batch.options import Options
from citybeat.cli.main import main
from citybeat.cli.outcome import what_is_kept
from citybeat.confidence.keep import LEAST
from tests.helpers.fake_pipelines import MENDED, NAME

DOCS = Path(__file__).resolve().parents[2] / "docs"
BESIDE = ["r.failed.jsonl", "r.jsonl", "r.manifest.json"]


def extract(*arguments, stdin=None):
    return CliRunner().invoke(main, ["extract", *map(str, arguments)], input=stdin)


def ids(text):
    return [json.loads(line)["id"] for line in text.splitlines()]


def test_a_folder_to_a_file(folder):
    result = extract("news", "-o", "records.jsonl")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert ids((folder / "records.jsonl").read_text()) == ["a", "b"]
    assert sorted(os.listdir(folder)) == ["news", "records.jsonl", "records.manifest.json"]
    first, second = result.stderr.splitlines()
    assert first.startswith("2 articles, 2 records, 0 failures in ")
    assert second == "cities 0, people 2, organizations 0, roles 0, targets 0, forecasts 0, achievements 0, projects 0"


def test_to_standard_output(folder):
    for arguments in (["news"], ["news", "-o", "-"]):
        result = extract(*arguments)
        assert ids(result.stdout) == ["a", "b"]
        assert "2 records" in result.stderr


def test_from_standard_input(folder):
    assert ids(extract("-", stdin='{"text": "x", "id": 5}\n').stdout) == ["5"]
    (record,) = extract("-", stdin="Ada\r\n").stdout.splitlines()
    assert json.loads(record)["id"].startswith("sha256:")
    assert json.loads(record)["text"]["chars"] == 5


def test_quiet_leaves_failures_alone(folder):
    assert extract("news", "--quiet").stderr == ""
    (folder / "news/c.txt").write_text("RAISE")
    assert extract("news", "--quiet").stderr == "c.txt: ZeroDivisionError: a bug in a rule\n"


def test_with_text(folder):
    records = [json.loads(line) for line in extract("news", "--with-text").stdout.splitlines()]
    assert [record["text"]["content"] for record in records] == ["Ada met Ada.", "Nobody."]


def test_min_confidence_goes_to_the_pipeline(folder):
    (plain, *_), (sure, *_) = (extract("news", *option).stdout.splitlines() for option in ((), ("--min-confidence", "0.75")))
    assert json.loads(plain)["pipeline"]["config"] == "0" * 16
    assert float(json.loads(sure)["pipeline"]["config"]) == 0.75


def test_the_help_says_how_sure_each_kind_of_fact_must_be_unasked():
    said = " ".join(CliRunner().invoke(main, ["extract", "--help"]).output.split())
    assert "[default: " + ", ".join(f"{least} for {kind}s" for kind, least in LEAST.items()) + "]" in said


@pytest.mark.parametrize("page", ["cli.md", "confidence.md"])
def test_so_does_the_documentation(page):
    role, target, project = (f"{kind}s below {least}" for kind, least in LEAST.items())
    assert f"{role}, {target} and {project} are left out" in (DOCS / page).read_text(encoding="utf8")


def test_failures_are_told_and_written_and_cost_nobody_else(folder):
    lines = [b'{"text": "one", "id": "m1"}', b'{"text"', b'{"text": "RAISE", "id": "m3"}', b'{"text": "\xff"}', b'{"text": "y", "id": 5}']
    (folder / "news/m.jsonl").write_bytes(b"\n".join(lines))
    (folder / "news/n.txt").write_bytes(b"")
    result = extract("news", "-o", "r.jsonl")
    assert result.exit_code == 1
    assert ids((folder / "r.jsonl").read_text()) == ["a", "b", "m1", "5"]
    failures = [json.loads(line) for line in (folder / "r.failed.jsonl").read_text().splitlines()]
    assert [(f["path"], f["line"], f["reason"]) for f in failures] == [
        ("m.jsonl", 2, "json"), ("m.jsonl", 3, "extraction"), ("m.jsonl", 4, "encoding"), ("n.txt", None, "no_text"),
    ]  # fmt: skip
    told = result.stderr.splitlines()
    assert told[0].startswith("m.jsonl:2: invalid JSON")
    assert told[3] == "n.txt: the file is empty"
    assert told[4].startswith("5 articles, 4 records, 4 failures")


def test_failures_of_an_earlier_run_go(folder):
    (folder / "news/c.txt").write_text("RAISE")
    assert extract("news", "-o", "r.jsonl").exit_code == 1
    (folder / "news/c.txt").unlink()
    assert extract("news", "-o", "r.jsonl").exit_code == 0
    assert sorted(os.listdir(folder)) == ["news", "r.jsonl", "r.manifest.json"]


def test_a_second_run_does_not_read_its_own_output(folder):
    (folder / "news/c.txt").write_text("RAISE")
    for _ in range(2):
        result = extract("news", "-o", "news/r.jsonl")
        assert ids((folder / "news/r.jsonl").read_text()) == ["a", "b"]
    assert "skipped: 3 files (output of this run 3)" in result.stderr


@pytest.mark.parametrize("arguments", [["none.txt"], ["none*.txt"], ["empty"], ["news/a.pdf"]])
def test_nothing_to_read_is_exit_code_2_and_the_output_stays(folder, arguments):
    (folder / "empty").mkdir()
    (folder / "news/a.pdf").write_bytes(b"%PDF")
    (folder / "r.jsonl").write_text("old")
    result = extract(*arguments, "-o", "r.jsonl")
    assert result.exit_code == 2
    assert (folder / "r.jsonl").read_text() == "old"
    assert result.stderr.endswith("error: no article could be read; r.jsonl is as it was\n")
    assert not (folder / "r.jsonl.run").exists()


def test_a_missing_input_beside_others_is_exit_code_1(folder):
    result = extract("news", "none.txt")
    assert result.exit_code == 1
    assert ids(result.stdout) == ["a", "b"]
    assert "none.txt: cannot be read: No such file or directory" in result.stderr


def test_a_file_of_lines_without_lines_is_no_error(folder):
    (folder / "e.jsonl").write_text("\n")
    result = extract("e.jsonl", "-o", "r.jsonl")
    assert result.exit_code == 0
    assert (folder / "r.jsonl").read_text() == ""


def test_the_limit_on_characters(folder):
    result = extract("news", "--max-chars", 8)
    assert result.exit_code == 1
    assert ids(result.stdout) == ["b"]
    assert "a.txt: 12 characters, more than 8" in result.stderr


def test_ten_megabytes_are_refused_and_the_next_article_is_read(folder):
    (folder / "big.jsonl").write_text(json.dumps({"text": "Ada " * 2_600_000}) + '\n{"text": "small", "id": "s"}\n')
    result = extract("big.jsonl")
    assert result.exit_code == 1
    assert ids(result.stdout) == ["s"]
    assert "big.jsonl:1: 10,400,000 characters, more than 1,000,000" in result.stderr


def test_duplicate_ids_give_one_warning(folder):
    (folder / "d.jsonl").write_text('{"text": "x", "id": "q"}\n' * 3 + '{"text": "x", "id": "r"}\n' * 2)
    result = extract("d.jsonl")
    assert result.exit_code == 0
    assert ids(result.stdout) == ["q", "q", "q", "r", "r"]
    (warning,) = [line for line in result.stderr.splitlines() if line.startswith("warning")]
    assert "2 ids used more than once" in warning
    assert "'q' at d.jsonl:1, d.jsonl:2, d.jsonl:3; 'r' at d.jsonl:4, d.jsonl:5" in warning


def test_names_cannot_forge_lines(folder):
    (folder / "news/evil\nb.txt: all is well\x1b[2J.txt").write_bytes(b"")
    result = extract("news")
    assert "evil\\x0ab.txt: all is well\\x1b[2J.txt: the file is empty" in result.stderr.splitlines()


def test_skipped_files_and_guessed_encodings_are_summed_up(folder):
    (folder / "news/x.html").write_text("x")
    (folder / "news/y.html").write_text("x")
    (folder / "news/c.txt").write_bytes(("The café in Orléans was rebuilt after the flood, and people returned. " * 3).encode("cp1252"))
    result = extract("news")
    assert "skipped: 2 files (.html 2)" in result.stderr
    assert "encoding guessed: 1 file (cp1252 1)" in result.stderr


def test_encoding(folder):
    (folder / "k.txt").write_bytes("Осло".encode("koi8-r"))
    assert extract("k.txt", "--encoding", "koi8-r", "--with-text").stdout.count("Осло") == 1
    result = extract("k.txt")
    assert result.exit_code == 2
    assert "--encoding" in result.stderr


@pytest.mark.parametrize(("arguments", "message"), [
    ([], "Missing argument 'INPUT...'"),
    (["news", "--workers", "0"], "0 is not in the range"),
    (["news", "--encoding", "klingon"], "'klingon' is no encoding that Python knows"),
    (["news", "--encoding", "base64"], "'base64' is no encoding"),
    (["news", "-o", "news"], "news is a folder"),
    (["news", "-o", "none/r.jsonl"], "the folder none does not exist"),
    (["news", "--max-chars", "x"], "not a valid integer"),
    (["news", "--min-confidence", "1.5"], "1.5 is not in the range"),
    (["news", "--min-confidence", "-0.1"], "-0.1 is not in the range"),
    (["news", "--time-limit", "0"], "0.0 is not in the range x>0"),
    (["news", "--max-failures", "-1"], "-1 is not in the range"),
    (["news", "--shard", "3", "-o", "r.jsonl"], "'3' is not K/N with 1 <= K <= N; for example 3/20"),
    (["news", "--shard", "0/2", "-o", "r.jsonl"], "'0/2' is not K/N"),
    (["news", "--shard", "3/2", "-o", "r.jsonl"], "'3/2' is not K/N"),
    (["news", "--shard", "a/b", "-o", "r.jsonl"], "'a/b' is not K/N"),
    (["news", "--shard", "1/2"], "--shard needs a file; name it with -o"),
    (["news", "--skip-copies"], "--skip-copies needs a file"),
    (["news", "--retry-failed", "-o", "-"], "--retry-failed needs a file"),
])  # fmt: skip
def test_wrong_usage(folder, arguments, message):
    result = extract(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_a_missing_model_is_told(folder, monkeypatch):
    monkeypatch.setattr("citybeat.batch.Options", partial(Options, factory=f"{NAME}:load_missing"))
    (folder / "r.jsonl").write_text("old")
    result = extract("news", "-o", "r.jsonl", "--model", "gone")
    assert result.exit_code == 2
    assert result.stderr == "error: there is no model 'gone'; install it first; r.jsonl is as it was\n"
    assert sorted(os.listdir(folder)) == ["news", "r.jsonl"]


def test_standard_streams_may_be_closed(folder, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as end:
        main(["extract", "news", "-o", "r.jsonl"], standalone_mode=False)
    assert end.value.code == 0
    with pytest.raises(click.UsageError, match="standard output is closed; name a file with -o"):
        main(["extract", "news"], standalone_mode=False)


def test_compressed_output(folder):
    assert extract("news", "-o", "r.jsonl.gz").exit_code == 0
    assert ids(gzip.decompress((folder / "r.jsonl.gz").read_bytes()).decode()) == ["a", "b"]


def test_records_do_not_depend_on_the_order_of_inputs(folder):
    one = extract("news/a.txt", "news/b.txt").stdout.splitlines()
    two = extract("news/b.txt", "news/a.txt").stdout.splitlines()
    assert one == two[::-1]


def test_a_full_disk_leaves_the_old_output(folder, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    (folder / "r.jsonl").write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    result = extract("news", "-o", "r.jsonl")
    assert result.exit_code == 2
    assert result.stderr == "error: [Errno 28] No space left on device; r.jsonl is as it was\n"
    assert sorted(os.listdir(folder)) == ["news", "r.jsonl"]


@pytest.mark.parametrize(("error", "message"), [
    (sqlite3.OperationalError("database or disk is full"), "error: database or disk is full; r.jsonl is as it was\n"),
    (ZeroDivisionError("a bug"), "ZeroDivisionError: a bug\nerror: that is a fault of citybeat; r.jsonl is as it was\n"),
])  # fmt: skip
def test_what_nobody_expected_is_not_exit_code_1(folder, monkeypatch, error, message):
    """Which says that all went well but for some articles."""
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(citybeat.batch, "extract_files", fail)
    result = extract("news", "-o", "r.jsonl")
    assert result.exit_code == 2
    assert result.stderr.endswith(message)


# -- options of the engine

def many(folder, texts):
    (folder / "many.jsonl").write_text("".join(json.dumps({"text": text, "id": str(n)}) + "\n" for n, text in enumerate(texts)))


def test_an_article_that_hangs_is_a_failure(folder):
    many(folder, ["Ada", "HANG", "Ada"])
    result = extract("many.jsonl", "-o", "r.jsonl", "--time-limit", "0.3")
    assert result.exit_code == 1
    assert ids((folder / "r.jsonl").read_text()) == ["0", "2"]
    assert "many.jsonl:2: the article took longer than 0.3 seconds, twice; allow more with --time-limit" in result.stderr


def test_articles_that_kill_their_worker_are_failures(folder):
    many(folder, ["Ada", "KILL", "Ada", "EXIT"])
    result = extract("many.jsonl", "-o", "r.jsonl", "--workers", 2)
    assert ids((folder / "r.jsonl").read_text()) == ["0", "2"]
    assert "many.jsonl:2: the worker process died on this article, twice (signal SIGKILL), perhaps for want of memory" in result.stderr


def test_too_many_failures_end_the_run(folder):
    many(folder, ["Ada"] * 16 + ["RAISE", "RAISE"])
    result = extract("many.jsonl", "-o", "r.jsonl", "--max-failures", 1, "--quiet")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == (
        "error: 2 failures, more than --max-failures 1 allows; the run ends here; what is done is kept in r.jsonl.run, "
        "the same command with a higher number goes on; r.jsonl is as it was")
    result = extract("many.jsonl", "-o", "r.jsonl", "--max-failures", 2)
    assert result.exit_code == 1
    assert "18 results of an interrupted run were there already" in result.stderr


def test_too_many_failures_on_standard_output(folder):
    (folder / "news/c.txt").write_text("RAISE")
    result = extract("news", "--max-failures", 0)
    assert result.exit_code == 2
    assert result.stderr.endswith("error: 1 failure, more than --max-failures 0 allows; the run ends here\n")
    assert ids(result.stdout) == ["a", "b"]


def test_failures_can_be_tried_again(folder, monkeypatch):
    (folder / "news/c.txt").write_text("RAISE")
    assert extract("news", "-o", "r.jsonl").exit_code == 1
    monkeypatch.setenv(MENDED, "1")
    assert extract("news", "-o", "r.jsonl", "--retry-failed").exit_code == 0
    assert ids((folder / "r.jsonl").read_text()) == ["a", "b", "c"]
    assert not (folder / "r.failed.jsonl").exists()


def test_nothing_to_try_again(folder):
    result = extract("news", "-o", "r.jsonl", "--retry-failed")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: r.manifest.json is missing; `citybeat extract` writes it beside the records; r.jsonl is as it was\n")
    assert os.listdir(folder) == ["news"]


def test_copies(folder):
    (folder / "news/c.txt").write_text("Ada met Ada.")
    (folder / "news/d.txt").write_text("ADA MET ADA")
    result = extract("news", "-o", "r.jsonl", "--skip-copies")
    assert ids((folder / "r.jsonl").read_text()) == ["a", "b", "c"]
    assert "d.txt: says nearly the same as a.txt (near_key " in result.stderr


def test_parts(folder):
    many(folder, [f"Ada {n}" for n in range(40)])
    assert extract("many.jsonl", "-o", "whole.jsonl").exit_code == 0
    found = []
    for part in range(1, 4):
        assert extract("many.jsonl", "-o", f"{part}.jsonl", "--shard", f"{part}/3").exit_code == 0
        found += (folder / f"{part}.jsonl").read_text().splitlines()
    assert found == (folder / "whole.jsonl").read_text().splitlines()


# -- what ends a run early

def broken_off(folder):
    """What a killed run leaves: one shard of two."""
    many(folder, ["Ada"] * 16 + ["RAISE"])
    assert extract("many.jsonl", "-o", "r.jsonl", "--max-failures", 0).exit_code == 2
    assert (folder / "r.jsonl.run/journal").stat().st_size


def test_a_changed_setting_is_told_and_restart_helps(folder):
    broken_off(folder)
    result = extract("many.jsonl", "-o", "r.jsonl", "--with-text")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: r.jsonl.run holds a run with other settings (with_text was False and is True); use the same ones, or begin anew with "
        "--restart; r.jsonl is as it was\n")
    assert extract("many.jsonl", "-o", "r.jsonl", "--with-text", "--restart").exit_code == 1
    assert sorted(os.listdir(folder)) == ["many.jsonl", "news", *BESIDE]


def test_a_changed_input_is_told(folder):
    broken_off(folder)
    many(folder, ["Bo"] * 20)
    result = extract("many.jsonl", "-o", "r.jsonl")
    assert result.exit_code == 2
    assert "the input is not what the interrupted run in r.jsonl.run read (shard 0); give the same input, or begin anew" in result.stderr


def test_what_is_kept(folder):
    output = Path("r.jsonl")
    assert what_is_kept(None) == what_is_kept(Path("/dev/null")) == ""
    assert what_is_kept(output) == "; r.jsonl is as it was"
    (folder / "r.jsonl.run").mkdir()
    kept = "; r.jsonl is as it was; what is done is kept in r.jsonl.run, the same command goes on"
    assert what_is_kept(output) == kept
    assert what_is_kept(output, "r.jsonl.run is damaged") == "; r.jsonl is as it was"
    (folder / "r.jsonl.run/finish.json").touch()
    assert what_is_kept(output) == "; all articles are done, the same command puts r.jsonl in place"
    assert what_is_kept(output, "r.jsonl.run/finish.json: damaged") == "; r.jsonl is as it was"


KEPT = "; r.jsonl is as it was; what is done is kept in r.jsonl.run, the same command goes on\n"


@pytest.mark.parametrize(("number", "code", "message"), [
    (signal.SIGINT, 130, f"interrupted{KEPT}"), (signal.SIGTERM, 143, f"terminated{KEPT}"), (signal.SIGKILL, -9, ""),
], ids=["interrupted", "terminated", "killed"])  # fmt: skip
def test_whatever_ends_a_run_the_same_command_goes_on(folder, process, number, code, message):
    many(folder, ["Ada"] * 16 + ["HANG"] * 3)
    (folder / "r.jsonl").write_text("old")
    running, journal = process("many.jsonl", "-o", "r.jsonl"), folder / "r.jsonl.run/journal"
    deadline = time.monotonic() + 60
    while not (journal.exists() and journal.stat().st_size):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    running.send_signal(number)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (code, message)
    assert sorted(os.listdir(folder)) == ["many.jsonl", "news", "r.jsonl", "r.jsonl.run"]
    assert (folder / "r.jsonl").read_text() == "old"
    os.environ[MENDED] = "1"
    try:
        resumed, whole = extract("many.jsonl", "-o", "r.jsonl"), extract("many.jsonl", "-o", "whole.jsonl")
    finally:
        del os.environ[MENDED]
    assert resumed.exit_code == whole.exit_code == 0
    assert "16 results of an interrupted run were there already" in resumed.stderr
    assert (folder / "r.jsonl").read_bytes() == (folder / "whole.jsonl").read_bytes()
    assert (folder / "r.manifest.json").read_bytes() == (folder / "whole.manifest.json").read_bytes()
    assert sorted(os.listdir(folder)) == [
        "many.jsonl", "news", "r.jsonl", "r.manifest.json", "whole.jsonl", "whole.manifest.json"]


def test_a_closed_pipe_ends_quietly(folder, process):
    (folder / "many.jsonl").write_text('{"text": "Ada"}\n' * 20_000)
    running = process("many.jsonl")
    running.stdout.readline()
    running.stdout.close()
    err = running.stderr.read()
    assert running.wait(timeout=60) == 141
    assert err == ""


def test_what_rules_print_does_not_stand_among_the_records(folder, process):
    many(folder, ["Ada", "PRINT", "Ada"])
    out, err = process("many.jsonl", "--workers", "2", "--quiet").communicate(timeout=60)
    assert ids(out) == ["0", "1", "2"]
    assert err == "printed by a rule\n"
