"""What each rule and head is, in a sentence: rules.json has one for every id that a record can bear."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from spacy.language import Language

from citybeat.explain.model import RuleText
from citybeat.extract.rules import Rule

NO_NOTE = "A rule of your own, without a note."


@cache
def shipped() -> dict[str, RuleText]:
    """The rules and heads that ship with citybeat, by id."""
    content: dict[str, dict[str, str]] = json.loads((files("citybeat.explain") / "rules.json").read_text(encoding="utf8"))
    return {key: RuleText(id=key, says=entry["says"], example=entry["example"]) for key, entry in content.items()}


def rule_text(rule: str, notes: Mapping[str, str | None] | None = None) -> RuleText:
    """What a rule is; of one that does not ship with citybeat its note in `notes`."""
    known = shipped().get(rule)
    return known or RuleText(id=rule, says=(notes or {}).get(rule) or NO_NOTE, example=None)


def notes_of_rules(nlp: Language) -> dict[str, str | None]:
    """The notes of all rules that the components of a pipeline hold, a user's own among them."""
    notes: dict[str, str | None] = {}
    for _, component in nlp.pipeline:
        for held in (getattr(component, "rules", None), getattr(component, "own", None)):
            for rule in held if isinstance(held, list) else []:
                if isinstance(rule, Rule):
                    notes[rule.id] = notes.get(rule.id) or rule.note
    return notes
