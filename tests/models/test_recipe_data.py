"""The recipe's readers: labels fall on the right words, and what a set does not label is left out. No torch needed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def data(recipe: Callable[[str], ModuleType]) -> Any:
    return recipe("data")


TEXT = "Mayor Ana Ruiz of Lima spoke.\nRuiz said Lima aims to plant 10 trees by 2030. MPs Roe and Poe left. The University of Lima closed."
GOLD: dict[str, Any] = {
    "cities": [{"name": "Lima", "aliases": []}],
    "people": [{"name": "Ana Ruiz", "aliases": ["Ruiz"]}, {"name": "Roe", "aliases": []}, {"name": "Poe", "aliases": []}],
    "roles": [
        {"person": "Ana Ruiz", "title": "Mayor", "organization": "Lima", "status": "current", "evidence": "Mayor Ana Ruiz of Lima"},
        {"person": "Roe", "title": "MP", "organization": None, "status": "current", "evidence": "MPs Roe and Poe left"},
        {"person": "Poe", "title": "MP", "organization": None, "status": "current", "evidence": "MPs Roe and Poe left"},
    ],
    "targets": [{"goal": "plant 10 trees by 2030", "holder": "Lima", "evidence": "Ruiz said Lima aims to plant 10 trees by 2030."}],
    "projects": [], "near_targets": [],
}


def words(example: Any, head: str) -> list[str]:
    return [w for w, tag in zip(example.words, example.tags[head], strict=True) if tag > 0]


def test_an_annotated_article(data: Any) -> None:
    example = data.gold_example("x", TEXT, GOLD)
    assert words(example, "names") == ["Ana", "Ruiz", "Ruiz", "Roe", "Poe"]
    assert words(example, "title") == ["Mayor", "MPs"]
    assert words(example, "goal") == ["plant", "10", "trees", "by", "2030"]
    assert words(example, "city") == ["Lima"]  # after "Ruiz of" it may be part of a longer name
    university = example.words.index("University")
    assert example.tags["city"][university + 2] == data.IGNORE  # may stand inside a longer name
    assert (example.starts == data.IGNORE).all()                # sentences are not annotated


def test_what_no_set_says_of_goals(data: Any) -> None:
    example = data.gold_example("x", TEXT, GOLD)
    example.tags["names"][:] = data.IGNORE
    data.settle_goals(example)
    settled = {word for word, tag in zip(example.words, example.tags["names"], strict=True) if tag == 0}
    assert settled == {"plant", "trees", "by"}
    assert {word for word, start in zip(example.words, example.starts, strict=True) if start == 0} == {"10", "trees", "by", "2030"}
    assert (example.starts <= 0).all()


def test_links_hold_every_mention_of_the_right_entry(data: Any) -> None:
    example = data.gold_example("x", TEXT, GOLD)
    mayor, goal, mps = sorted(example.links, key=lambda link: link.head)
    assert [[example.words[a:b] for a, b in group] for group in mayor.right["person"]] == [[["Ana", "Ruiz"], ["Ruiz"]]]
    assert len(mps.right["person"]) == 2
    assert len(goal.right["holder"][0]) >= 2


def test_kinds_of_sentences(data: Any) -> None:
    example = data.gold_example("x", TEXT, GOLD)
    kinds = {" ".join(example.words[a:b])[:9]: data.KINDS[k] for a, b, k in example.kinds}
    assert kinds == {"Mayor Ana": "none", "Ruiz said": "target", "MPs Roe a": "none", "The Unive": "none"}


def test_newswire_is_projected_onto_its_text(data: Any, tmp_path: Path) -> None:
    annotated, raw = tmp_path / "a.txt.tsv", tmp_path / "a.txt"
    rows = "https://x.org/a O| |Ana B-Person|Ruiz I-Person|left O|Lima B-Location|. O| |Peruvians B-NORP|stayed O"
    annotated.write_text(rows.replace(" ", "\t").replace("|", "\n"), encoding="utf8")
    raw.write_text("https://x.org/a\n\nAna Ruiz left Lima.\nPeruvians stayed", encoding="utf8")
    example = data.eww_example(annotated, raw)
    assert example.words == ["Ana", "Ruiz", "left", "Lima", ".", "\n", "Peruvians", "stayed"]
    assert words(example, "names") == ["Ana", "Ruiz", "Lima", "Peruvians"]
    assert (example.starts == data.IGNORE).all()  # its blank lines part paragraphs, not sentences
    assert (example.tags["title"] == data.IGNORE).all()


def test_newswire_that_does_not_fit_its_text_is_left_out(data: Any, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("Ana\tB-Person\nRuiz\tI-Person", encoding="utf8")
    (tmp_path / "a.txt").write_text("Something else.", encoding="utf8")
    assert data.eww_example(tmp_path / "a.tsv", tmp_path / "a.txt") is None


def test_single_sentences(data: Any, tmp_path: Path) -> None:
    targets = [{"goal": "plant 10 trees", "holder": "Lima"}]
    row = {"n": 1, "before": "Lima met.", "text": "It aims to plant 10 trees.", "kind": "target", "targets": targets}
    (tmp_path / "s.jsonl").write_text(json.dumps(row) + "\n", encoding="utf8")
    (example,) = data.sentences(tmp_path / "s.jsonl")
    assert words(example, "goal") == ["plant", "10", "trees"]
    assert example.tags["goal"][0] == data.IGNORE  # the sentence before is not annotated
    assert example.links[0].right["holder"] == [[(0, 1)]]


def test_the_held_out_tenth_is_stable(data: Any) -> None:
    assert [n for n in map(str, range(40)) if data.held_out(n)] == [n for n in map(str, range(40)) if data.held_out(n)] != []


CLEANED = [
    ("LOC", "Kigali , Rwanda", ["Kigali", "Rwanda"]),
    ("LOC", "the Volta", ["Volta"]),
    ("ORG", "the Ministry of Ports", ["Ministry of Ports"]),
    ("ORG", "Roe , Poe and Sons", ["Roe , Poe and Sons"]),
    ("PERSON", "Mr. Ana Ruiz", ["Ana Ruiz"]),
    ("MISC", "Water Act ,", ["Water Act"]),
    ("MISC", ",", []),
]


@pytest.mark.parametrize(("kind", "text", "wanted"), CLEANED)
def test_newswire_labels_are_made_consistent(data: Any, kind: str, text: str, wanted: list[str]) -> None:
    words = text.split()
    assert [" ".join(words[a:b]) for a, b, _ in data.cleaned(words, [(0, len(words), kind)])] == wanted
