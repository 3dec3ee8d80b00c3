"""Every rule by marked-up sentences: what it finds, and what it must not take for a role."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from citybeat.errors import RuleError
from citybeat.extract.facts import Mention, Person, Role, facts_of
from citybeat.extract.roles.component import RULES, Roles
from citybeat.extract.rules import read_rules
from citybeat.testing import make_doc, parse

EXAMPLES: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("examples.jsonl").read_text(encoding="utf8").splitlines()
]
BESIDE_PATTERNS = {"roles.title_line", "roles.listed", "roles.members"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e['rule']}: {e['text'][:60]}")
def test_example(example: dict[str, Any], rows: Callable[[str], list[str]], read: Callable[[str], list[Role]]) -> None:
    assert rows(example["text"]) == example["roles"]
    if not example.get("negative"):
        assert example["rule"] in {role.rule for role in read(example["text"])}


@pytest.mark.parametrize("rule", sorted({r.id for r in read_rules(RULES)} | BESIDE_PATTERNS))
def test_every_rule_has_both_kinds_of_example(rule: str) -> None:
    kinds = {bool(e.get("negative")) for e in EXAMPLES if e["rule"] == rule}
    assert kinds == {True, False}


def test_examples_name_rules_that_exist() -> None:
    assert {e["rule"] for e in EXAMPLES} <= {r.id for r in read_rules(RULES)} | BESIDE_PATTERNS


def test_rules_of_a_user_are_added(nlp: Any, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    rule = {"id": "mine.slash", "label": "LINK", "pattern": [{"TAG": "ROLE"}, {"ORTH": "/"}, {"TAG": "PERSON"}]}
    path.write_text(json.dumps(rule) + "\n", encoding="utf8")
    component = Roles(nlp)
    component.add_rules(path)
    doc = make_doc(nlp, parse("Chairman / <PERSON>Jane Roe</PERSON>"))
    person = Person("Jane Roe", [Mention(doc[2:4])])
    facts_of(doc).people.append(person)
    assert [(r.title, r.person, r.rule) for r in facts_of(component(doc)).roles] == [("Chairman", person, "mine.slash")]


def test_a_broken_rule_of_a_user_is_refused(nlp: Any, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"id": "mine.slash", "label": "LINK", "patern": []}\n', encoding="utf8")
    with pytest.raises(RuleError, match=r"mine\.jsonl:1"):
        Roles(nlp).add_rules(path)
