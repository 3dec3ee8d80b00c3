"""News articles written for training, and annotated in full by their writers (written/articles.jsonl).

Language models wrote them to assignments drawn by chance (country, year, genre, topic, how an aim, its holder and its deadline are worded,
which statements only look like facts); places and public bodies are real, people, companies and projects are invented. A line is in the
form of plain_news/articles.jsonl, with the `text` in place of its hash; those that are `apart` are not trained on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plain_articles
from data import Example

WRITTEN = Path(__file__).with_name("written") / "articles.jsonl"


def annotated(apart: bool = False) -> Iterator[tuple[dict[str, Any], str]]:
    """Annotation and text of each article that is trained on, or with `apart` of the others."""
    for row in map(json.loads, WRITTEN.read_text(encoding="utf8").splitlines()):
        if row["apart"] == apart:
            yield plain_articles.annotation(row, row["text"]), row["text"]


def examples() -> Iterator[Example]:
    """The articles that are trained on, as examples."""
    for gold, text in annotated():
        yield plain_articles.example_of(f"written-{gold['id']}", text, gold)
