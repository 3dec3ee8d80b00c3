"""Articles of plain news that readers annotated in full (plain_news/articles.jsonl), in the form of GOLD/train.

A line is an article without its text: every string of the annotation is the place [start, end) (code points) where it stands, but titles
that the text has in another form ("chairs": chair) and what is no string of it (kinds, dates, units). People are those alone
who have a role or a part in a target or project; cities are not annotated. Every fifth article, and those of EWW that are held out, are
kept from training.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import data
import plain_news
from data import Example
from labels import IGNORE
from package_texts import PREFIXES
from plain_news import LABELS

ROLE = ("person", "title", "organization", "status", "start", "end", "evidence")
TARGET = ("holder", "goal", "value", "unit", "deadline", "baseline", "evidence")
NEAR = ("kind", "evidence")
PROJECT = ("name", "aliases", "kind", "lead", "participants", "cities", "evidence")
UNKNOWN = ("names", "city")  # heads of which these articles say nothing


def is_apart(article: str) -> bool:
    """Whether an article is kept from training."""
    return plain_news.is_apart(article) or (not article.startswith(PREFIXES) and data.held_out(data.public_name(f"eww_{article}")))


def written(value: Any, text: str) -> Any:
    """A value with the words of the text in place of where they stand; several in a list of places."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, int) for part in value):
        return text[value[0]:value[1]]
    return [written(part, text) for part in value] if isinstance(value, list) else value


def annotation(row: dict[str, Any], text: str) -> dict[str, Any]:
    """One line in the form of an annotated article, with no cities."""
    def table(key: str, fields: tuple[str, ...]) -> list[dict[str, Any]]:
        return [dict(zip(fields, written(item, text), strict=True)) for item in row[key]]

    projects = [project | {"start": None, "end": None, "description": None} for project in table("projects", PROJECT)]
    people = [{"name": name, "aliases": others} for name, *others in written(row["people"], text)]
    return {"id": row["article"], "cities": [], "people": people, "roles": table("roles", ROLE), "targets": table("targets", TARGET),
            "near_targets": table("near_targets", NEAR), "projects": projects}


def annotated(folder: Path, apart: bool = False) -> Iterator[tuple[dict[str, Any], str]]:
    """Annotation and text of each article that is trained on, or with `apart` of the others; `folder` has the public sets.

    ValueError where a text is not there or is not the one that was annotated.
    """
    rows = map(json.loads, (LABELS / "articles.jsonl").read_text(encoding="utf8").splitlines())
    kept = {row["article"]: row for row in rows if is_apart(row["article"]) == apart}
    texts = plain_news.texts(folder, set(kept))
    for article, row in sorted(kept.items()):
        if plain_news.digest(texts.get(article, "")) != row["sha256"]:
            raise ValueError(f"{article}: not in {folder}, or not the text that was annotated; get the sets as sources.json says")
        yield annotation(row, texts[article]), texts[article]


def examples(folder: Path, apart: bool = False) -> Iterator[Example]:
    """The articles as examples; who is meant is learned against all people that the network finds."""
    for gold, text in annotated(folder, apart):
        yield example_of(f"plain-{gold['id']}", text, gold)


def example_of(name: str, text: str, gold: dict[str, Any]) -> Example:
    """One article, of whose names and cities nothing is said."""
    example = data.gold_example(name, text, gold)
    example.people = []
    for head in UNKNOWN:
        example.tags[head][:] = IGNORE
    return example
