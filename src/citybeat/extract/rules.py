"""Rule files: token patterns in spaCy's Matcher format, one JSON object a line, each with an id.

    {"id": "roles.after_name", "label": "ROLE", "pattern": [{"ENT_TYPE": "PERSON", "OP": "+"}, {"ORTH": ","}, {"_": ...}], "note": "why"}

Files beside a component are its own rules; a user's files in the same form are added with `add_rules`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from spacy.matcher import Matcher
from spacy.vocab import Vocab

from citybeat.errors import RuleError


class Rule(BaseModel):
    """One rule: its id, what it marks, the pattern, and what it captures.

    `pattern` is a list of token patterns; `options` holds what the component wants to know
    about it (for example the status that it implies).
    """

    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")
    label: str
    pattern: list[dict[str, Any]] = Field(min_length=1)
    options: dict[str, Any] = Field(default_factory=dict)
    note: str | None = None


def read_rules(path: Path | Traversable) -> Iterator[Rule]:
    """Rules of a JSONL file; RuleError names file, line and what is wrong. Blank lines and lines that begin with # are skipped."""
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            yield Rule.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "line"
            raise RuleError(f"{path}:{number}: {where}: {first['msg']}") from error


def matcher_of(vocab: Vocab, rules: list[Rule]) -> Matcher:
    """A Matcher that holds each rule under its id; RuleError when spaCy refuses a pattern or an id is used twice."""
    matcher = Matcher(vocab, validate=True)
    by_id: dict[str, list[list[dict[str, Any]]]] = {}
    for rule in rules:
        by_id.setdefault(rule.id, []).append(rule.pattern)
    for key, patterns in by_id.items():
        try:
            matcher.add(key, patterns, greedy="LONGEST")
        except ValueError as error:
            raise RuleError(f"rule {key}: {error}") from error
    return matcher


def read_words(path: Path | Traversable) -> dict[str, list[str]]:
    """A lexicon: a JSON object of lists of words or phrases; RuleError names the file."""
    try:
        content = json.loads(path.read_text(encoding="utf8"))
    except json.JSONDecodeError as error:
        raise RuleError(f"{path}:{error.lineno}: {error.msg}") from error
    if not isinstance(content, dict) or not all(isinstance(v, list) and all(isinstance(w, str) for w in v) for v in content.values()):
        raise RuleError(f"{path}: a lexicon is a JSON object whose values are lists of strings")
    return content
