"""`read` on whole inputs, hostile ones included."""

from __future__ import annotations

import gzip
import io
import json
import os
import tracemalloc

import pytest

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.read import ReadReport, read


def test_a_text_file_is_one_article(tmp_path):
    text = "Oslo opens a tram\r\n\r\nIt \u200bruns.\n"
    (tmp_path / "tram.txt").write_bytes(("\ufeff" + text).encode())
    assert list(read([str(tmp_path / "tram.txt")])) == [Article(text=text, id="tram", path="tram.txt")]


@pytest.mark.parametrize("text", ["x", "\x07\x1b[31m\u200b\u202e", "🏙️", "عمّان ستفتح خطًا جديدًا", "a\rb\r\n\x0c\x85\u2028"])
def test_odd_text_stays_exact(tmp_path, text):
    (tmp_path / "a.txt").write_bytes(text.encode())
    (item,) = read([str(tmp_path / "a.txt")])
    assert item.text == text


@pytest.mark.parametrize(("data", "reason", "message"), [
    (b"", "no_text", "the file is empty"),
    (b" \r\n\t", "no_text", "only white space"),
    (b"\xef\xbb\xbf", "no_text", "only white space"),
    (b"\x7fELF\x02\x01\x01\x00\x00", "binary", "binary data"),
    (b"Z\xc3\xbcrich, K\xc3\xb6ln, Troms\xc3 and Malm\xc3\xb6", "encoding", "damaged UTF-8"),
])  # fmt: skip
def test_a_bad_file_is_a_failure_and_the_others_are_read(tmp_path, data, reason, message):
    (tmp_path / "a.txt").write_text("first")
    (tmp_path / "b.txt").write_bytes(data)
    (tmp_path / "c.txt").write_text("last")
    first, failure, last = read([str(tmp_path)])
    assert (first.text, last.text) == ("first", "last")
    assert (failure.reason, failure.path, failure.id, failure.line) == (reason, "b.txt", "b", None)
    assert message in failure.message


def test_utf16_file(tmp_path):
    (tmp_path / "a.txt").write_bytes("Ōsaka\r\n".encode("utf-16"))
    (item,) = read([str(tmp_path)])
    assert item.text == "Ōsaka\r\n"


def test_a_guessed_encoding_is_reported(tmp_path):
    (tmp_path / "a.txt").write_bytes(("The café in Orléans was rebuilt after the flood, and people returned. " * 3).encode("cp1252"))
    report = ReadReport()
    (item,) = read([str(tmp_path)], report=report)
    assert item.text.startswith("The café in Orléans")
    assert report.detected == {"cp1252": 1}


def test_an_unreadable_file_is_a_failure(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("secret")
    (tmp_path / "b.txt").write_text("open")
    import citybeat.read.reader as module

    real = module.open_file

    def refusing(path, *rest):  # root may read everything, so that a mode of 000 would not do
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest)

    monkeypatch.setattr(module, "open_file", refusing)
    failure, item = read([str(tmp_path)])
    assert (failure.reason, failure.path, failure.message) == ("unreadable", "a.txt", "cannot be read: Permission denied")
    assert item.text == "open"


def test_an_unreadable_folder_is_a_failure(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    (tmp_path / "z.txt").write_text("x")
    real = os.scandir

    def refusing(path):
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    failure, item = read([str(tmp_path)])
    assert (failure.reason, failure.path, item.path) == ("unreadable", "sub", "z.txt")


def test_missing_inputs_do_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    failure, item = read([str(tmp_path / "none.txt"), str(tmp_path / "a.txt")])
    assert isinstance(failure, Failure)
    assert item.text == "x"


def test_standard_input_of_both_kinds():
    (text,) = read(["-"], stdin=io.BytesIO(b"\n  Oslo\n"))
    assert text == Article(text="\n  Oslo\n", path="-")
    one, two = read(["-"], stdin=io.BytesIO(b'\n{"text": "a"}\n{"text": "b", "id": 2}\n'))
    assert (one.text, one.path, one.line, two.id, two.line) == ("a", "-", 2, "2", 3)


def test_standard_input_may_be_empty_or_absent():
    assert [item.reason for item in read(["-"], stdin=io.BytesIO(b""))] == ["no_text"]
    assert [item.reason for item in read(["-"])] == ["unreadable"]


def test_gzip_of_both_kinds(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Oslo\r\n"))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "one"}\n') + gzip.compress(b'{"text": "two"}\n'))
    a, one, two = read([str(tmp_path)])
    assert (a.text, a.id, one.text, two.text, two.line) == ("Oslo\r\n", "a", "one", "two", 2)


def test_truncated_gzip_gives_what_came_before_and_a_failure(tmp_path):
    rows = [json.dumps({"text": f"{n} " + os.urandom(40).hex()}) for n in range(5000)]
    data = gzip.compress("\n".join(rows).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[:len(data) // 2])
    *articles, failure = read([str(tmp_path)])
    assert len(articles) > 2000
    assert [json.loads(row)["text"] for row in rows[:len(articles)]] == [item.text for item in articles]
    assert (failure.reason, failure.line) == ("unreadable", len(articles) + 1)


@pytest.mark.parametrize("data", [b"no gzip at all", gzip.compress(b"x" * 9999)[:20], gzip.compress(b"hello world")[:-9] + b"\0" * 9])
def test_damaged_gzip_is_a_failure(tmp_path, data):
    (tmp_path / "a.txt.gz").write_bytes(data)
    (tmp_path / "b.jsonl.gz").write_bytes(data)
    text, line = read([str(tmp_path)])
    assert (text.reason, line.reason) == ("unreadable", "unreadable")
    assert text.message.startswith("cannot be read: ")


def test_a_gzip_bomb_stays_small_in_memory(tmp_path):
    bomb = gzip.compress(b"\0" * 50_000_000)
    for name in ("a.txt.gz", "b.jsonl.gz"):
        (tmp_path / name).write_bytes(bomb)
    tracemalloc.start()
    try:
        text, line = read([str(tmp_path)], max_bytes=1_000_000)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (text.reason, line.reason, line.line) == ("too_long", "too_long", 1)
    assert peak < 8_000_000


def test_ten_megabytes_in_one_article_are_read(tmp_path):
    (tmp_path / "a.txt").write_text("Oslo. " * 1_700_000)
    (item,) = read([str(tmp_path)])
    assert len(item.text) == 10_200_000  # the limit on characters is the pipeline's


def test_reading_is_lazy(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "one"}\n' * 100_000 + "broken")
    items = read([str(path)])
    assert next(items).line == 1
    items.close()


def test_duplicate_ids_are_kept_and_reported(tmp_path):
    (tmp_path / "a.jsonl").write_text("".join(f'{{"text": "x", "id": "{id}"}}\n' for id in "abac") + '{"text": "x"}\n' * 2)
    (tmp_path / "a.txt").write_text("x")
    report = ReadReport()
    items = list(read([str(tmp_path)], report=report))
    assert [item.id for item in items] == ["a", "b", "a", "c", None, None, "a"]
    assert len({(item.path, item.line) for item in items}) == len(items)
    assert report.duplicates == {"a": ["a.jsonl:1", "a.jsonl:3", "a.txt"]}


def test_what_a_text_file_holds_is_not_taken_for_jsonl(tmp_path):
    (tmp_path / "a.txt").write_text('{"text": "x"}')
    (tmp_path / "noext").write_text('{"text": "x"}')
    (item,) = read([str(tmp_path / "a.txt")])
    assert item.text == '{"text": "x"}'
    (item,) = read([str(tmp_path / "noext")])
    assert (item.text, item.line) == ("x", 1)


def test_the_same_order_every_time(tmp_path):
    for name in ("z.txt", "a/b.txt", "a.txt", "B.txt", "é.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [item.path for item in read([str(tmp_path)])] == ["B.txt", "a/b.txt", "a.txt", "z.txt", "é.txt"]
