"""Articles that were written for training: their annotation stands in their text, and they say nothing of names and cities."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

HOW_MANY = {False: 1665, True: 125}  # those that are trained on and those that are not, as the model card says


@pytest.fixture(scope="module")
def written(recipe: Callable[[str], ModuleType]) -> Any:
    return recipe("written_articles")


@pytest.fixture(scope="module")
def rows(written: Any) -> list[tuple[dict[str, Any], str]]:
    return [row for apart in HOW_MANY for row in written.annotated(apart)]


def test_an_article_is_trained_on_or_kept_apart(written: Any) -> None:
    names = {apart: {gold["id"] for gold, _ in written.annotated(apart)} for apart in HOW_MANY}
    assert {apart: len(found) for apart, found in names.items()} == HOW_MANY
    assert not names[True] & names[False]


def test_what_is_annotated_stands_in_the_text(rows: list[tuple[dict[str, Any], str]]) -> None:
    for gold, text in rows:
        people = [person["name"] for person in gold["people"]]
        stated = [role["evidence"] for role in gold["roles"]] + [target["goal"] for target in gold["targets"]]
        stated += [near["evidence"] for near in gold["near_targets"]] + [project["name"] for project in gold["projects"]]
        assert [words for words in (*people, *stated) if words not in text] == [], gold["id"]
        assert {role["person"] for role in gold["roles"]} <= set(people), gold["id"]


def test_no_two_articles_begin_alike(rows: list[tuple[dict[str, Any], str]]) -> None:
    assert len({text[:60] for _, text in rows}) == len(rows)


def test_examples_say_nothing_of_names_and_cities(written: Any, recipe: Callable[[str], ModuleType]) -> None:
    example = next(written.examples())
    assert example.name.startswith("written-")
    assert all((example.tags[head] == recipe("labels").IGNORE).all() for head in written.plain_articles.UNKNOWN)
    assert (example.tags["title"] >= 0).any()
