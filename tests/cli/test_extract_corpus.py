"""`citybeat extract` with the shipped pipeline on articles of the corpus."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from citybeat.read import read
from citybeat.record import Record, check_refs, check_spans

ARTICLES = 3
HOSTILE = {
    "control.txt": "\x07Oslo\x0c\u200b decided,\u202e said Mayor\x1b[31m Anne\u200d Berg.\r\n\r\n",
    "emoji.txt": "🏙️👩‍💼 Mayor Anne Berg said Oslo aims to cut emissions by 80% by 2030. 🇳🇴",
    "one.txt": "x",
    "right.txt": "قالت العمدة إن المدينة ستفتح خط الترام. Mayor Anne Berg of Oslo agreed. ירושלים",
}


@pytest.fixture(scope="module")
def inputs(root, tmp_path_factory):
    """A folder with some articles of the corpus and some that are hard to read."""
    folder = tmp_path_factory.mktemp("news")
    for path in sorted((root / "corpus/dev").glob("*.txt"))[:ARTICLES]:
        (folder / path.name).write_bytes(path.read_bytes())
    for name, text in HOSTILE.items():
        (folder / name).write_bytes(text.encode())
    return folder


def extract(root, *arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "citybeat.cli.main", "extract", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def one(root, inputs):
    """What one worker writes."""
    done = extract(root, inputs)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_all_articles_have_a_record_whose_spans_stand_in_them(inputs, one):
    records = [Record.from_json(line) for line in one.splitlines()]
    articles = list(read([str(inputs)]))
    assert len(articles) == ARTICLES + len(HOSTILE)
    assert [record.id for record in records] == [article.id for article in articles]
    for record, article in zip(records, articles, strict=True):
        check_spans(record, article)
        check_refs(record)
    assert any(record.people for record in records)


def test_two_workers_write_the_same_bytes(root, inputs, one):
    assert extract(root, inputs, "--workers", "2").stdout == one


def test_records_do_not_depend_on_the_order_of_the_input(root, inputs, one):
    files = sorted(inputs.iterdir(), reverse=True)
    assert sorted(extract(root, *files).stdout.splitlines()) == sorted(one.splitlines())


def test_files_have_the_bytes_of_the_stream_and_copies_have_those_of_their_own_extraction(root, inputs, one, tmp_path):
    """A copy's record goes through JSON and back; every number must come out as it went in."""
    folder = tmp_path / "news"
    folder.mkdir()
    for path in inputs.iterdir():
        for name in (path.name, f"~{path.name}"):
            (folder / name).write_bytes(path.read_bytes())
    done = extract(root, folder, "-o", tmp_path / "r.jsonl", "--skip-copies", "--workers", "2")
    assert done.returncode == 0, done.stderr.decode()
    found = (tmp_path / "r.jsonl").read_bytes().splitlines()
    count = ARTICLES + len(HOSTILE)
    assert found[:count] == one.splitlines()
    own = extract(root, *sorted(folder.glob("~*")))
    assert found[count:] == own.stdout.splitlines()
