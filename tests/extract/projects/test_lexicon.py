"""The data files: whole lists, no word in two kinds, every list used by the code or a rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citybeat.extract.projects import lexicon
from citybeat.extract.rules import read_words

LISTS = read_words(lexicon.data("lexicon.json"))
KINDS = read_words(lexicon.data("kinds.json"))
FOLDER = Path(str(lexicon.FOLDER))


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_has_words_each_once(name: str) -> None:
    lower = [word.lower() for word in LISTS[name]]
    assert lower
    assert len(set(lower)) == len(lower), [w for w in lower if lower.count(w) > 1]


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_is_used(name: str) -> None:
    code = "".join(path.read_text(encoding="utf8") for path in FOLDER.glob("*.py"))
    rules = (FOLDER / "rules.jsonl").read_text(encoding="utf8")
    assert f'"{name}"' in code or re.search(rf'"@{name}"|"anchor": "{name}"', rules)


def test_heads_are_written_with_a_capital_and_nouns_without() -> None:
    for name in ("strong_heads", "fair_heads", "weak_heads", "works_heads", "site_heads", "first_heads"):
        assert all(word[0].isupper() for word in LISTS[name]), name
    for name in ("nouns", "after_nouns", "defining_nouns", "called_nouns", "plural_nouns", "works_nouns"):
        assert all(word.islower() for word in LISTS[name]), name


def test_no_noun_has_two_kinds() -> None:
    every = [noun for nouns in KINDS.values() for noun in nouns]
    assert sorted(every) == sorted(set(every))


def test_the_kinds_are_those_of_the_contract() -> None:
    assert set(KINDS) == set(lexicon.KINDS)


@pytest.mark.parametrize("word", sorted({w.lower() for n in ("strong_heads", "works_heads") for w in LISTS[n]}))
def test_every_strong_head_has_a_kind(word: str) -> None:
    assert word in lexicon.kind_of_noun()


def test_every_rule_says_where_the_name_stands_and_how_sure_it_is() -> None:
    for rule in lexicon.rules():
        assert rule.options["name"] in {"before", "after", "list_after", "quote_after", "ending", "beginning"}, rule.id
        assert 0 < rule.options["strength"] < 1, rule.id
        assert rule.options["anchor"] in LISTS, rule.id
        assert rule.note, rule.id
