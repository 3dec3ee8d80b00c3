"""Failures as values and as JSON."""

from __future__ import annotations

import hashlib
import json

from citybeat.article import Article
from citybeat.engine.failure import Failure


def test_of_an_article_has_its_place_and_hash():
    failure = Failure.of(Article("Ōsaka", id="a", path="f.jsonl", line=3), "extraction", "why")
    assert failure == Failure("extraction", "why", "a", "f.jsonl", 3, hashlib.sha256("Ōsaka".encode()).hexdigest())


def test_json_is_one_line_with_all_keys():
    line = Failure("json", "two\nlines, Ōsaka", path="f.jsonl", line=1).to_json()
    assert "\n" not in line
    assert "Ōsaka" in line
    assert json.loads(line) == {"reason": "json", "message": "two\nlines, Ōsaka", "id": None, "path": "f.jsonl", "line": 1, "sha256": None}


def test_half_characters_can_be_written():
    failure = Failure.of(Article("x\ud83d", id="\udc00"), "encoding", "why")
    assert json.loads(failure.to_json().encode())["id"] == "\udc00"
