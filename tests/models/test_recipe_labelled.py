"""Readers' labels of plain news as examples: they label their words and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

TEXT = "It rained. Mayor Ana Ruiz of Lima said Lima aims to plant 10 trees by 2030. Peru slept. President Ana Ruiz woke."
PASSAGE = "Mayor Ana Ruiz of Lima said Lima aims to plant 10 trees by 2030."


@pytest.fixture(scope="module")
def labelled(recipe: Callable[[str], ModuleType]) -> Any:
    return recipe("labelled")


def marked(labelled: Any, kind: str, passage: str, label: str) -> Any:
    """The example of TEXT with one label."""
    doc = labelled.data.TOKENIZER(TEXT)
    example = labelled.data.blank(doc, "x")
    start = TEXT.index(passage)
    labelled.MARK[kind](example, doc, labelled.Label("x", start, start + len(passage), label, ""))
    return example


def place(name: str) -> str:
    return f"{TEXT.index(name)} {TEXT.index(name) + len(name)}"


def test_a_single_measure_says_nothing(labelled: Any) -> None:
    example = marked(labelled, "sentences", PASSAGE, "measure")
    assert not example.kinds
    assert not example.not_kinds
    assert (example.tags["goal"] == labelled.data.IGNORE).all()


@pytest.mark.parametrize(("label", "kind"), [("target", "target"), ("forecast", "forecast"), ("call", "vague"), ("past", None)])
def test_kinds_of_sentences(labelled: Any, label: str, kind: str | None) -> None:
    example = marked(labelled, "sentences", PASSAGE, label)
    found = [(example.words[a], labelled.KINDS[kind]) for a, _, kind in example.kinds]
    assert found == ([("Mayor", kind)] if kind else [])
    assert len(example.not_kinds) == (kind is None)
    assert (example.tags["goal"] == 0).any() == (label != "target")


def test_goals_and_their_holders(labelled: Any) -> None:
    example = marked(labelled, "goals", "plant 10 trees by 2030", place("Lima"))
    goal = [word for word, tag in zip(example.words, example.tags["goal"], strict=True) if tag > 0]
    assert goal == ["plant", "10", "trees", "by", "2030"]
    assert (example.tags["goal"][:3] == labelled.data.IGNORE).all()  # the other sentences
    (link,) = example.links
    assert len(link.right["holder"][0]) == 2
    (link,) = marked(labelled, "goals", "plant 10 trees by 2030", "none").links
    assert link.right == {"holder": []}


@pytest.mark.parametrize(("title", "how", "bodies"), [
    ("Mayor", "clause Lima", [2]), ("Mayor", "article Lima", [2]), ("Mayor", "none", []), ("Mayor", "norole", None),
    ("President", "clause Peru", [1]), ("President", "near Peru", None), ("President", "article Peru", None),
])
def test_titles_and_their_organizations(labelled: Any, title: str, how: str, bodies: list[int] | None) -> None:
    kind, _, body = how.partition(" ")
    links = marked(labelled, "organizations", title, f"{kind} {place(body)}" if body else kind).links
    assert [[len(mentions) for mentions in link.right["organization"]] for link in links] == ([] if bodies is None else [bodies])


def test_every_fifth_article_is_kept_apart(labelled: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labelled.plain_news, "texts", lambda _, names: dict.fromkeys(names, TEXT))
    trained, apart = ({e.name for e in labelled.examples(None, kept)} for kept in (False, True))
    assert len(trained) > 3 * len(apart) > 0
    assert trained.isdisjoint(apart)
