"""What holds for any input: texts come through unchanged, and no bytes make the reader raise."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.read import read
from citybeat.read.streams import lines

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


def read_bytes(name: str, data: bytes, **options: Any) -> list[Article | Failure]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        return list(read([folder], **options))


@settings(deadline=None)  # a busy machine is no failure
@given(TEXTS.filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_a_text_comes_through_unchanged(text):
    for data in (text.encode("utf-8"), text.encode("utf-8-sig"), text.encode("utf-16")):
        (item,) = read_bytes("a.txt", data)
        assert item.text == text


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(TEXTS, max_size=5), st.booleans())
def test_texts_of_jsonl_come_through_unchanged(texts, ascii_only):
    rows = [json.dumps({"text": text}, ensure_ascii=ascii_only) for text in texts]
    for name, pack in (("a.jsonl", bytes), ("a.ndjson.gz", gzip.compress)):
        items = read_bytes(name, pack("\n".join(rows).encode()))
        assert [item.text for item in items] == texts
        assert [item.line for item in items] == list(range(1, len(texts) + 1))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.jsonl", "a.txt.gz", "a.jsonl.gz"]))
def test_no_bytes_make_the_reader_raise(data, name):
    for content in (data, gzip.compress(data), b'{"text": "x"}\n' + data):
        items = read_bytes(name, content)
        assert all(item.path == name for item in items)
        assert all(isinstance(item, Failure) or item.text.strip() for item in items)
        (*_,) = read(["-"], stdin=io.BytesIO(content))


VALUES = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.none())


@settings(deadline=None)  # a busy machine is no failure
@given(st.dictionaries(st.sampled_from(["text", "id", "title", "published", "more"]), VALUES))
def test_an_object_is_an_article_or_a_failure(data):
    (item,) = read_bytes("a.jsonl", json.dumps(data).encode(), extra=True)
    assert isinstance(item, Article | Failure)
    assert item.line == 1
    if isinstance(item, Article):
        assert item.text == data["text"]
        assert set(item.extra) == set(data) & {"more"}


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(st.binary(max_size=12).filter(lambda line: b"\n" not in line)), st.integers(1, 12))
def test_lines_of_any_length(content, limit):
    data = b"".join(line + b"\n" for line in content)
    expected = [line + b"\n" if len(line) <= limit else None for line in content]
    assert list(lines(io.BytesIO(data), limit)) == list(enumerate(expected, 1))
