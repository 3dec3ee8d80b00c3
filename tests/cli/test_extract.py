"""`citybeat extract` from end to end, over a pipeline without language."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time

import click
import pytest
from click.testing import CliRunner

from citybeat.cli.extract import Summary
from citybeat.cli.main import main
from citybeat.cli.progress import progress
from citybeat.read import ReadReport
from tests.helpers import fake_pipelines


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with two articles, where `citybeat.pipeline` is a fake."""
    monkeypatch.setitem(sys.modules, "citybeat.pipeline", fake_pipelines)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text("Ada met Ada.")
    (tmp_path / "news/b.txt").write_text("Nobody.")
    return tmp_path


def extract(*arguments, stdin=None):
    return CliRunner().invoke(main, ["extract", *map(str, arguments)], input=stdin)


def ids(text):
    return [json.loads(line)["id"] for line in text.splitlines()]


def test_a_folder_to_a_file(folder):
    result = extract("news", "-o", "records.jsonl")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert ids((folder / "records.jsonl").read_text()) == ["a", "b"]
    assert sorted(os.listdir(folder)) == ["news", "records.jsonl"]
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
    assert sorted(os.listdir(folder)) == ["news", "r.jsonl"]


def test_a_second_run_does_not_read_its_own_output(folder):
    (folder / "news/c.txt").write_text("RAISE")
    for _ in range(2):
        result = extract("news", "-o", "news/r.jsonl")
        assert ids((folder / "news/r.jsonl").read_text()) == ["a", "b"]
    assert "output of this run 2" in result.stderr


@pytest.mark.parametrize("arguments", [["none.txt"], ["none*.txt"], ["empty"], ["news/a.pdf"]])
def test_nothing_to_read_is_exit_code_2_and_the_output_stays(folder, arguments):
    (folder / "empty").mkdir()
    (folder / "news/a.pdf").write_bytes(b"%PDF")
    (folder / "r.jsonl").write_text("old")
    result = extract(*arguments, "-o", "r.jsonl")
    assert result.exit_code == 2
    assert (folder / "r.jsonl").read_text() == "old"
    assert result.stderr.endswith("error: no article could be read; r.jsonl is as it was\n")


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
])  # fmt: skip
def test_wrong_usage(folder, arguments, message):
    result = extract(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_a_missing_model_is_told(folder, monkeypatch):
    monkeypatch.setattr(fake_pipelines, "load", fake_pipelines.load_missing)
    result = extract("news", "-o", "r.jsonl", "--model", "gone")
    assert result.exit_code == 2
    assert result.stderr == "error: there is no model 'gone'; install it first; r.jsonl is as it was\n"
    assert os.listdir(folder) == ["news"]


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
    from citybeat.write.atomic import AtomicFile

    def full(self, data):
        raise OSError(28, "No space left on device")

    (folder / "r.jsonl").write_text("old")
    monkeypatch.setattr(AtomicFile, "write", full)
    result = extract("news", "-o", "r.jsonl")
    assert result.exit_code == 2
    assert "No space left on device; r.jsonl is as it was" in result.stderr
    assert sorted(os.listdir(folder)) == ["news", "r.jsonl"]


def test_rate_and_counts_of_an_empty_summary():
    (line,) = Summary(ReadReport()).lines()
    assert line == "0 articles, 0 records, 0 failures in 0.0 s (0.0 articles/s)"


@pytest.mark.parametrize("total", [None, 100])
def test_the_bar_takes_what_it_is_given(total, capsys):
    with progress(total) as advance:
        advance(50, 3)
    assert capsys.readouterr().out == ""


@pytest.fixture
def process(folder, root):
    """Starts `citybeat extract` as a process, with the fake pipeline in the place of the real one."""
    code = "import sys; from tests.helpers import fake_pipelines; sys.modules['citybeat.pipeline'] = fake_pipelines\n"
    code += "from citybeat.cli.main import main; main()"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    started = []

    def start(*arguments):
        command = [sys.executable, "-c", code, "extract", *arguments]
        started.append(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for each in started:
        each.kill()
        each.communicate()


@pytest.mark.parametrize(("number", "code", "message"), [
    (signal.SIGINT, 130, "interrupted; r.jsonl is as it was\n"), (signal.SIGTERM, 143, ""),
])  # fmt: skip
def test_signals_leave_the_old_output_and_nothing_else(folder, process, number, code, message):
    (folder / "many.jsonl").write_text('{"text": "SLOW"}\n' * 100)
    (folder / "r.jsonl").write_text("old")
    running = process("many.jsonl", "-o", "r.jsonl")
    deadline = time.monotonic() + 60
    while not any(name.endswith(".tmp") for name in os.listdir(folder)):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.3)
    running.send_signal(number)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (code, message)
    assert sorted(os.listdir(folder)) == ["many.jsonl", "news", "r.jsonl"]
    assert (folder / "r.jsonl").read_text() == "old"


def test_a_closed_pipe_ends_quietly(folder, process):
    (folder / "many.jsonl").write_text('{"text": "Ada"}\n' * 20_000)
    running = process("many.jsonl")
    running.stdout.readline()
    running.stdout.close()
    err = running.stderr.read()
    assert running.wait(timeout=60) == 141
    assert err == ""
