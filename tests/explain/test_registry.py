"""Every rule id that can stand in a record has a description, and the documentation lists it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from spacy.lang.en import English

from citybeat.explain.registry import NO_NOTE, notes_of_rules, rule_text, shipped
from citybeat.extract.rules import read_rules
from citybeat.extract.targets.others import OtherKind
from tests.docs.generated import RULES, part, rules_table

EXTRACT = Path(__file__).parents[2] / "src" / "citybeat" / "extract"
QUOTED = re.compile(r"\"((?:cities|people|organizations|roles|targets|projects)\.[a-z0-9_]+)\"")
BEGINNINGS = {"cities.not_region"}  # of ids, no ids themselves
RULE_FILES = sorted(EXTRACT.rglob("*.jsonl"))


def in_files() -> set[str]:
    """The ids of the rule files."""
    return {rule.id for path in RULE_FILES for rule in read_rules(path)}


def in_code() -> set[str]:
    """The ids that the code of the extractors names."""
    quoted = {rule for path in EXTRACT.rglob("*.py") for rule in QUOTED.findall(path.read_text(encoding="utf8"))}
    return quoted - BEGINNINGS | {f"targets.head_{kind}" for kind in get_args(OtherKind)}


def test_rule_files_are_found() -> None:
    assert {path.name for path in RULE_FILES} == {"cues.jsonl", "rules.jsonl", "aims.jsonl"}
    assert {"roles.before_name", "targets.aim_to", "projects.head_noun", "cities.mayor"} <= in_files()
    assert {"targets.head", "projects.head", "cities.dateline", "roles.listed"} <= in_code()


def test_every_id_is_described() -> None:
    assert (in_files() | in_code()) - set(shipped()) == set()


def test_no_description_is_left_over() -> None:
    assert set(shipped()) - in_files() - in_code() == set()


@pytest.mark.parametrize("rule", list(shipped()))
def test_descriptions_are_sentences(rule: str) -> None:
    text = shipped()[rule]
    assert text.says[0].isupper() or text.says[0] == '"'
    assert text.says.endswith(".")
    assert text.example
    assert "|" not in f"{text.says}{text.example}"


def test_the_documentation_lists_them() -> None:
    assert part(RULES.read_text(encoding="utf8"), "rules") == rules_table(), "run python -m tests.docs.update"


def test_a_rule_of_ones_own_is_described_by_its_note(tmp_path: Path) -> None:
    nlp = English()
    nlp.add_pipe("citybeat_roles", name="roles")
    pattern = '"label": "LINK", "options": {"person": "first"}, "pattern": [{"TAG": "PERSON"}, {"LOWER": "qua"}, {"TAG": "ROLE"}]'
    lines = [f'{{"id": "roles.mine", {pattern}, "note": "Jane Roe qua chair"}}', f'{{"id": "roles.bare", {pattern}}}']
    (tmp_path / "mine.jsonl").write_text("\n".join(lines), encoding="utf8")
    nlp.get_pipe("roles").add_rules(tmp_path / "mine.jsonl")  # type: ignore[attr-defined]
    notes = notes_of_rules(nlp)
    assert rule_text("roles.mine", notes).says == "Jane Roe qua chair"
    assert rule_text("roles.bare", notes).says == NO_NOTE
    assert rule_text("roles.before_name", notes) == shipped()["roles.before_name"]


def test_an_id_that_nobody_knows() -> None:
    assert rule_text("roles.unheard_of").model_dump() == {"id": "roles.unheard_of", "says": NO_NOTE, "example": None}
