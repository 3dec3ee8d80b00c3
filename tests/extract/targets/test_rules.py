"""Every rule by marked-up sentences: the goal that it finds, and a sentence with its words that states no target."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from citybeat.errors import RuleError
from citybeat.extract.facts import Target
from citybeat.extract.targets.clauses import sentences
from citybeat.extract.targets.component import Targets
from citybeat.extract.targets.lexicon import aim_rules
from citybeat.testing import parse

EXAMPLES: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("examples.jsonl").read_text(encoding="utf8").splitlines()
]
POSITIVE = [e for e in EXAMPLES if not e.get("negative")]
NEGATIVE = [e for e in EXAMPLES if e.get("negative")]


def name(example: dict[str, Any]) -> str:
    return f"{example['rule']}: {example['text'][:50]}"


@pytest.mark.parametrize("example", POSITIVE, ids=name)
def test_the_rule_finds_the_goal(example: dict[str, Any], component: Targets, doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of(example["text"])
    found = [c.goal.text for c in component.candidates(doc, list(sentences(doc)), "2024-06-15", 2024, {}) if c.rule == example["rule"]]
    assert parse(example["text"]).texts("goal")[0] in found


@pytest.mark.parametrize("example", POSITIVE, ids=name)
def test_it_is_a_target(example: dict[str, Any], targets_in: Callable[[str], list[Target]]) -> None:
    (target,) = targets_in(example["text"])
    (goal,) = parse(example["text"]).texts("goal")
    assert goal in target.goal.text or target.goal.text in goal


@pytest.mark.parametrize("example", NEGATIVE, ids=name)
def test_no_target(example: dict[str, Any], targets_in: Callable[[str], list[Target]]) -> None:
    assert targets_in(example["text"]) == []


@pytest.mark.parametrize("rule", sorted({r.id for r in aim_rules()}))
def test_every_rule_has_both_kinds_of_example(rule: str) -> None:
    assert {bool(e.get("negative")) for e in EXAMPLES if e["rule"] == rule} == {True, False}


def test_examples_name_rules_that_exist() -> None:
    assert {e["rule"] for e in EXAMPLES} == {r.id for r in aim_rules()}


def test_rules_of_a_user_are_added(component: Targets, nlp: Any, tmp_path: Path, doc_of: Callable[[str], Doc]) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"id": "mine.dream", "label": "AIM", "pattern": [{"LOWER": "dreams"}, {"LOWER": "of"}]}\n', encoding="utf8")
    mine = Targets(nlp.vocab)
    mine.add_rules(path)
    doc = doc_of("The town dreams of 500 new homes by 2030.")
    found = mine.candidates(doc, list(sentences(doc)), None, None, {})
    assert [c.goal.text for c in found if c.rule == "mine.dream"] == ["500 new homes by 2030"]


def test_a_broken_rule_of_a_user_is_refused(nlp: Any, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"id": "mine.dream", "label": "AIM", "patern": []}\n', encoding="utf8")
    with pytest.raises(RuleError, match=r"mine\.jsonl:1"):
        Targets(nlp.vocab).add_rules(path)
