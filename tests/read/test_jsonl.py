"""Articles and failures of JSONL."""

from __future__ import annotations

import io
import json

import pytest

from citybeat.article import Article
from citybeat.read.jsonl import read_jsonl
from citybeat.read.sources import Source


def items(data, encoding=None, limit=1_000_000, extra=False):
    if isinstance(data, str):
        data = data.encode()
    return list(read_jsonl(Source(None, "f.jsonl", "f", True), io.BufferedReader(io.BytesIO(data)), encoding, limit, extra))


def only(data, **options):
    (item,) = items(data, **options)
    return item


def test_all_fields():
    fields = {"text": "Oslo.\r\n", "id": "a", "title": "T", "published": "2031-05", "url": "u", "publisher": "P", "language": "en"}
    line = json.dumps({**fields, "n": [1]})
    assert only(line) == Article(**fields, path="f.jsonl", line=1)
    assert only(line, extra=True) == Article(**fields, path="f.jsonl", line=1, extra={"n": [1]})


def test_only_text_is_needed_and_null_is_nothing():
    assert only('{"text": "x"}') == Article(text="x", path="f.jsonl", line=1)
    assert only('{"text": "x", "id": null, "title": null, "url": ""}') == Article(text="x", path="f.jsonl", line=1)


def test_whole_numbers_are_ids():
    assert only('{"text": "x", "id": 17}').id == "17"
    assert only('{"text": "x", "id": 0}').id == "0"


@pytest.mark.parametrize(("line", "reason", "message"), [
    ('{"text": "x"', "json", "invalid JSON at character 13: "),
    ("Oslo decided", "json", "invalid JSON at character 1: "),
    ('{"text": "a\tb"}', "json", "invalid JSON at character 12: "),
    ('{"text": ' + "[" * 100_000, "json", "cannot be read"),
    ('{"text": "x", "n": ' + "9" * 5000 + "}", "json", "cannot be read"),
    ("[1]", "type", "must be a JSON object with a `text`, is an array"),
    ("null", "type", "is null"),
    ("17", "type", "is a number"),
    ("{}", "no_text", "no `text`"),
    ('{"Text": "x"}', "no_text", "no `text`"),
    ('{"text": null}', "no_text", "no `text`"),
    ('{"text": ""}', "no_text", "`text` is empty"),
    ('{"text": " \\n\\u00a0"}', "no_text", "`text` is empty"),
    ('{"text": 17}', "type", "`text` must be a string, is a number"),
    ('{"text": ["x"]}', "type", "`text` must be a string, is an array"),
    ('{"text": "x", "id": true}', "type", "`id` must be a string or a whole number, is a boolean"),
    ('{"text": "x", "id": 1.5}', "type", "`id` must be a string or a whole number, is a number"),
    ('{"text": "x", "id": {}}', "type", "is an object"),
    ('{"text": "x", "title": 5}', "type", "`title` must be a string, is a number"),
    ('{"text": "x", "published": 2031}', "type", "`published` must be a string"),
    ('{"text": "x \\ud83d"}', "encoding", "`text` holds half a character (\\ud83d at character 3)"),
    ('{"text": "x", "id": "\\udc00"}', "encoding", "`id` holds half a character"),
])  # fmt: skip
def test_a_bad_line_is_a_failure_and_the_others_are_read(line, reason, message):
    good = '{"text": "good"}'
    before, failure, after = items(f"{good}\n{line}\n{good}\n")
    assert (failure.reason, failure.path, failure.line) == (reason, "f.jsonl", 2)
    assert message in failure.message
    assert (before.text, before.line, after.text, after.line) == ("good", 1, "good", 3)


@pytest.mark.parametrize("document", ['{\n"text": "x"\n}', '[\n{"text": "x"}\n]'])
def test_one_json_document_gets_a_hint(document):
    assert "one object a line, not one document" in items(document)[0].message


def test_pairs_of_escapes_are_one_character():
    assert only('{"text": "\\ud83c\\udfd9"}').text == "🏙"


def test_invalid_utf8_on_a_line():
    bad, good = items(b'{"text": "caf\xe9"}\n{"text": "ok"}')
    assert (bad.reason, bad.line, good.text) == ("encoding", 1, "ok")
    assert "byte 0xe9 at offset 13" in bad.message
    assert "--encoding" in bad.message


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_a_named_encoding(encoding):
    assert only('{"text": "café"}'.encode(encoding), encoding=encoding).text == "café"


@pytest.mark.parametrize(("data", "named"), [
    ("utf-16", None), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"), ("utf-32", None), ("utf-8-sig", None),
])  # fmt: skip
def test_encodings_of_wide_characters(data, named):
    text = '{"text": "Ċity ਊ one"}\n\n{"text": "two"}\n'  # both letters have the byte 0x0A in UTF-16
    one, two = items(text.encode(data), encoding=named)
    assert (one.text, one.line, two.text, two.line) == ("Ċity ਊ one", 1, "two", 3)


def test_broken_utf16_ends_the_file_with_a_failure():
    one, failure = items('{"text": "one"}\n'.encode("utf-16") + b"\x00\xd8\x00")
    assert one.text == "one"
    assert (failure.reason, failure.line) == ("encoding", 2)


def test_utf16_that_was_named_and_has_no_mark():
    failure = only('{"text": "one"}\n'.encode("utf-16-le"), encoding="utf-16")
    assert (failure.reason, failure.line) == ("encoding", 1)
    assert "not valid utf-16: UTF-16 stream does not start with BOM" in failure.message


def test_blank_lines_are_passed_over_and_counted():
    assert [item.line for item in items('\n{"text": "x"}\n  \r\n\n{"text": "y"}')] == [2, 5]


def test_separators_of_unicode_do_not_end_a_line():
    assert only('{"text": "a\u2028b\x85c"}').text == "a\u2028b\x85c"


def test_an_enormous_line_is_a_failure():
    good, failure, after = items('{"text": "a"}\n{"text": "' + "x" * 300_000 + '"}\n{"text": "b"}\n', limit=1000)
    assert (good.text, failure.reason, failure.line, after.line) == ("a", "too_long", 2, 3)
    assert "more than 1,000 bytes" in failure.message
