"""The articles of `corpus/` and their annotation: form, strings and spread (what was overlooked in a text, no test can see)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PARTS = ("dev", "test")
ARTICLES = sorted(path for part in PARTS for path in (CORPUS / part).glob("*.txt"))
CORE_GENRES = {"report", "wire report", "press release", "interview", "profile", "briefs"}
KEYS = {
    "cities": {"name", "aliases", "geonames_id", "country"},
    "people": {"name", "aliases"},
    "roles": {"person", "title", "organization", "status", "start", "end", "evidence"},
    "targets": {"holder", "goal", "value", "unit", "deadline", "baseline", "evidence"},
    "near_targets": {"kind", "evidence"},
    "projects": {"name", "aliases", "kind", "start", "end", "lead", "participants", "cities", "description", "evidence"},
}
VERBATIM = ("name", "aliases", "person", "organization", "evidence", "holder", "goal", "lead", "participants", "cities", "description")
DATES = ("start", "end", "deadline", "baseline")
STATUS = {"current", "former", "incoming", "acting"}
NEAR = {"forecast", "achievement", "schedule", "vague"}
KINDS = {
    "project", "programme", "initiative", "campaign", "plan", "fund", "network", "incubator",
    "facility", "infrastructure", "study", "operation",
}  # fmt: skip
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Item = dict[str, Any]
Gold = dict[str, Any]

each_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)


def gold_of(path: Path) -> Gold:
    gold: Gold = json.loads(path.with_suffix(".json").read_text(encoding="utf8"))
    return gold


def squash(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def words(path: Path) -> int:
    return len(path.read_text(encoding="utf8").split())


def items(gold: Gold) -> Iterator[tuple[str, Item]]:
    for section in KEYS:
        for item in gold[section]:
            yield section, item


def strings(item: Item) -> Iterator[str]:
    for key in VERBATIM:
        value = item.get(key)
        yield from [value] if isinstance(value, str) else value or []


def stands(title: str, text: str) -> bool:
    """Whether a title, or a plural, verb or other form of each of its words, stands in the text."""
    text = text.replace(" led ", " led (leader) ")
    return title in text or all(word[:3].casefold() in text.casefold() for word in title.split())


def table() -> dict[str, tuple[str, str, int]]:
    """Part, genre and words of each article, as the README tells them."""
    readme = (CORPUS / "README.md").read_text(encoding="utf8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (dev|test) \| ([^|]+) \| [^|]+ \| (\d+) \|$", readme, re.M)
    return {name: (part, genre, int(count)) for name, part, genre, count in rows}


def test_there_are_at_least_forty_articles() -> None:
    assert len(ARTICLES) >= 40


def test_every_text_has_its_annotation_and_the_reverse() -> None:
    for part in PARTS:
        texts, golds = ({path.stem for path in (CORPUS / part).glob(f"*.{suffix}")} for suffix in ("txt", "json"))
        assert texts == golds


def test_no_id_is_in_both_parts() -> None:
    assert len({path.stem for path in ARTICLES}) == len(ARTICLES)


def test_the_readme_lists_every_article_as_it_is() -> None:
    listed = {name: (part, count) for name, (part, _, count) in table().items()}
    assert listed == {path.stem: (path.parent.name, words(path)) for path in ARTICLES}


@pytest.mark.parametrize("part", PARTS)
def test_both_parts_hold_the_genres(part: str) -> None:
    assert {genre for where, genre, _ in table().values() if where == part} >= CORE_GENRES


@each_article
def test_the_text_is_clean_and_of_the_length_of_news(path: Path) -> None:
    raw = path.read_bytes().decode("utf8")
    assert "\r" not in raw
    assert not raw.startswith("\ufeff")
    assert not re.search(r"[ \t]$", raw, re.M)
    assert 300 <= words(path) <= 900


@each_article
def test_the_id_is_the_name_of_the_file(path: Path) -> None:
    assert gold_of(path)["id"] == path.stem
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem)


@each_article
def test_the_keys_are_exact(path: Path) -> None:
    gold = gold_of(path)
    assert set(gold) == {"id", *KEYS}
    assert [(section, item) for section, item in items(gold) if set(item) != KEYS[section]] == []


@each_article
def test_strings_stand_in_the_text(path: Path) -> None:
    text = squash(path.read_text(encoding="utf8"))
    assert [string for _, item in items(gold_of(path)) for string in strings(item) if not string or squash(string) not in text] == []


@each_article
def test_titles_stand_in_the_text(path: Path) -> None:
    text = squash(path.read_text(encoding="utf8"))
    assert [role["title"] for role in gold_of(path)["roles"] if not role["title"] or not stands(role["title"], text)] == []


@each_article
def test_dates_are_iso(path: Path) -> None:
    dates = [item[key] for _, item in items(gold_of(path)) for key in DATES if item.get(key) is not None]
    assert [date for date in dates if not DATE.fullmatch(date)] == []


@each_article
def test_values_are_of_their_lists(path: Path) -> None:
    gold = gold_of(path)
    assert {role["status"] for role in gold["roles"]} <= STATUS
    assert {near["kind"] for near in gold["near_targets"]} <= NEAR
    assert {project["kind"] for project in gold["projects"]} <= KINDS
    assert len(gold["near_targets"]) <= 8


@each_article
def test_numbers_are_numbers(path: Path) -> None:
    gold = gold_of(path)
    assert all(target["value"] is None or type(target["value"]) in (int, float) for target in gold["targets"])
    assert all(city["geonames_id"] is None or type(city["geonames_id"]) is int for city in gold["cities"])
    assert all(re.fullmatch(r"[A-Z]{2}", city["country"]) for city in gold["cities"])


@each_article
def test_references_name_an_entry(path: Path) -> None:
    gold = gold_of(path)
    assert {role["person"] for role in gold["roles"]} <= {person["name"] for person in gold["people"]}
    assert {name for project in gold["projects"] for name in project["cities"]} <= {city["name"] for city in gold["cities"]}


@each_article
def test_nothing_is_annotated_twice(path: Path) -> None:
    gold = gold_of(path)
    places = [(city["name"], city["country"], city["geonames_id"]) for city in gold["cities"]]
    roles = [(role["person"], role["title"].casefold(), role["organization"], role["start"]) for role in gold["roles"]]
    for keys in (places, roles, [person["name"] for person in gold["people"]], [project["name"] for project in gold["projects"]]):
        assert len(set(keys)) == len(keys)
