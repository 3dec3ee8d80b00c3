"""What an explanation says, as pydantic models; the shape is version 1 and may gain keys, never lose or rename one."""

from __future__ import annotations

from typing import Literal

from pydantic import JsonValue

from citybeat.record import Model, PipelineInfo, Probability, Span

EXPLANATION_VERSION = "1.0.0"

Kind = Literal["city", "person", "organization", "role", "target", "project"]
KINDS: tuple[Kind, ...] = ("city", "person", "organization", "role", "target", "project")


class RuleText(Model):
    """A rule or head by its id: a sentence on what it is, and an example where there is one."""

    id: str
    says: str
    example: str | None


class Slot(Model):
    """One field of an entry or fact: its value, the record's id that it refers to, the words it came from, and a remark."""

    name: str
    value: JsonValue
    ref: str | None
    words: list[Span]
    note: str | None


class Explained(Model):
    """Why an entry or fact stands in the record; `id` is its id there, `trigger` the words that set it off."""

    kind: Kind
    id: str
    statement: str
    rule: RuleText
    trigger: Span | None
    evidence: list[Span]
    slots: list[Slot]
    confidence: Probability | None
    signals: dict[str, float]


class Missed(Model):
    """What was nearly an entry or fact: the words, the sentence they stand in, the rule that found them, and why they were dropped."""

    kind: Kind
    words: Span
    evidence: Span
    rule: RuleText
    reason: str


class Explanation(Model):
    """Of one article: entries and facts by kind in the order of the record, then what was nearly one, in the order of the text."""

    explanation_version: str
    id: str
    found: list[Explained]
    near_misses: list[Missed]
    warnings: list[str]
    pipeline: PipelineInfo

    def only(self, kinds: tuple[Kind, ...]) -> Explanation:
        """The part of it about some kinds."""
        found = [item for item in self.found if item.kind in kinds]
        return self.model_copy(update={"found": found, "near_misses": [item for item in self.near_misses if item.kind in kinds]})

    def to_json(self) -> str:
        """One JSON object on one line."""
        return self.model_dump_json(by_alias=True)
