"""Bounded pieces of streams."""

from __future__ import annotations

import gzip
import io
import os

import pytest

from citybeat.read.report import ReadReport
from citybeat.read.streams import lines, looked_at, open_file


def test_lines_are_numbered_and_keep_their_breaks():
    assert list(lines(io.BytesIO(b"a\n\r\nb\rc\nd"), 10)) == [(1, b"a\n"), (2, b"\r\n"), (3, b"b\rc\n"), (4, b"d")]


@pytest.mark.parametrize("length", [9, 10, 11, 12, 200_000])
def test_a_long_line_is_passed_over_whole(length):
    data = b"x" * length + b"\nshort\n"
    expected = (1, b"x" * length + b"\n") if length <= 10 else (1, None)
    assert list(lines(io.BytesIO(data), 10)) == [expected, (2, b"short\n")]


def test_a_long_last_line():
    assert list(lines(io.BytesIO(b"a\n" + b"x" * 99), 10)) == [(1, b"a\n"), (2, None)]


@pytest.mark.parametrize(("data", "is_lines"), [
    (b'{"text": "x"}\n', True), (b' \r\n\t {"text": 1}', True), (b'\xef\xbb\xbf{"a"', True), ('{"a": 1}'.encode("utf-16"), True),
    (b"Oslo {decided}", False), (b"", False), (b"\n\n", False), (b"x", False), (b" " * 70_000 + b"{", False),
])  # fmt: skip
def test_a_look_tells_jsonl_and_takes_nothing(data, is_lines):
    for given in (data, gzip.compress(data)):
        stream, answer = looked_at(io.BytesIO(given), ReadReport())
        assert stream.read() == data
        assert answer is is_lines


def test_a_slow_pipe_is_read_as_it_comes():
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as raw, os.fdopen(writing, "wb") as out:
        out.write(b'{"text": "one"}\n')
        out.flush()
        stream, answer = looked_at(raw, ReadReport(), borrowed=True)
        assert answer
        assert next(lines(stream, 100)) == (1, b'{"text": "one"}\n')  # would wait for ever if it asked for a full buffer


def test_a_borrowed_stream_stays_open():
    raw = io.BytesIO(b"abc")
    stream, _ = looked_at(raw, ReadReport(), borrowed=True)
    stream.close()
    assert not raw.closed


def test_bytes_are_counted_as_they_lie_on_disk(tmp_path):
    data = gzip.compress(b"x" * 100_000)
    (tmp_path / "a.gz").write_bytes(data)
    report = ReadReport()
    with open_file(tmp_path / "a.gz", True, report) as stream:
        assert len(stream.read()) == 100_000
    assert report.bytes_read == len(data)
