"""Articles that readers annotated in full: places in the text become the words that stand there, and say nothing of names and cities."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TEXT = "Mayor Ana Ruiz chairs Brisk Rivers. Kotka aims to plant 10 trees by 2030. Ruiz slept. Jo Poe of Oslo woke."


def at(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


LINE = {
    "people": [[at("Ana Ruiz"), at("Ruiz")]],
    "roles": [[at("Ana Ruiz"), at("Mayor"), None, "current", None, None, at("Mayor Ana Ruiz")],
              [at("Ana Ruiz"), "chair", at("Brisk Rivers"), "current", "2021", None, at("Ana Ruiz chairs Brisk Rivers")]],
    "targets": [[at("Kotka"), at("plant 10 trees by 2030"), 10, "tree", "2030", None, at("Kotka aims to plant 10 trees by 2030.")]],
    "near_targets": [["vague", at("Ruiz slept")]],
    "projects": [[at("Brisk Rivers"), [], "project", at("Ana Ruiz"), [at("Kotka")], [at("Kotka")], at("chairs Brisk Rivers")]],
}  # fmt: skip


@pytest.fixture(scope="module")
def plain(recipe: Callable[[str], ModuleType]) -> Any:
    return recipe("plain_articles")


@pytest.fixture
def folder(plain: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of labels in place of the shipped one; the texts of all articles are TEXT."""
    monkeypatch.setattr(plain, "LABELS", tmp_path)
    monkeypatch.setattr(plain.plain_news, "texts", lambda data, names: dict.fromkeys(names, TEXT))
    return tmp_path


def put(plain: Any, folder: Path, *articles: str, sha256: str | None = None) -> None:
    rows = [{"article": article, "sha256": sha256 or plain.plain_news.digest(TEXT), **LINE} for article in articles]
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")


def test_places_become_the_words_that_stand_there(plain: Any) -> None:
    found = plain.annotation({"article": "x", **LINE}, TEXT)
    assert found["people"] == [{"name": "Ana Ruiz", "aliases": ["Ruiz"]}]
    roles = [(role["title"], role["organization"], role["start"]) for role in found["roles"]]
    assert roles == [("Mayor", None, None), ("chair", "Brisk Rivers", "2021")]
    assert (found["targets"][0]["goal"], found["targets"][0]["value"]) == ("plant 10 trees by 2030", 10)
    assert found["near_targets"] == [{"kind": "vague", "evidence": "Ruiz slept"}]
    assert found["projects"][0]["participants"] == ["Kotka"]


def test_an_article_is_trained_on_or_kept_apart(plain: Any, folder: Path) -> None:
    names = [f"newsarticles_{n}" for n in range(40)] + [f"zz_paper_{n}" for n in range(40)]
    put(plain, folder, *names)
    trained, kept = ({gold["id"] for gold, _ in plain.annotated(folder, apart)} for apart in (False, True))
    assert trained | kept == set(names)
    assert not trained & kept
    assert {n for n in names if plain.plain_news.is_apart(n) or (n.startswith("zz") and plain.data.held_out(f"{n}.txt.tsv"))} == kept


def test_another_text_is_refused(plain: Any, folder: Path) -> None:
    put(plain, folder, *(f"newsarticles_{n}" for n in range(9)), sha256="0" * 12)
    with pytest.raises(ValueError, match="not the text that was annotated"):
        list(plain.annotated(folder))


def test_what_is_not_annotated_is_left_out_of_training(plain: Any, folder: Path) -> None:
    put(plain, folder, *(f"newsarticles_{n}" for n in range(9)))
    example = next(plain.examples(folder))
    assert all((example.tags[head] == plain.IGNORE).all() for head in ("names", "city"))
    assert (example.tags["title"] > 0).sum() == 2
    assert (example.tags["title"] == 0).any()
    assert (example.tags["project"] > 0).sum() == 2
    assert {kind: len(link.right[kind]) for link in example.links for kind in link.right} == {"person": 1, "organization": 1, "holder": 1}
    assert not example.people


def test_the_shipped_annotation_holds_no_text(plain: Any) -> None:
    """Strings are labels, numbers, dates, units and titles in another form than the text's."""
    for line in (plain.plain_news.LABELS / "articles.jsonl").read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        texts = [x for role in row["roles"] for x in role[1:2] if isinstance(x, str)]
        assert all(len(x) < 80 for x in texts)
        assert all(isinstance(x, list) or x is None for t in row["targets"] for x in (t[0], t[1], t[6]))
        assert all(isinstance(x, list) for p in row["projects"] for x in (p[0], p[6], *p[1], *p[4], *p[5]))
        assert all(isinstance(evidence, list) for _, evidence in row["near_targets"])
