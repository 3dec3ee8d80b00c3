"""A made-up explanation."""

from __future__ import annotations

from typing import Any

from citybeat.explain.model import EXPLANATION_VERSION, Explained, Explanation, Missed, RuleText, Slot
from citybeat.record import PipelineInfo, Span

RULE = RuleText(id="roles.before_name", says="The title stands right before the name.", example="Mayor Jane Roe")


def words(text: str, start: int = 0) -> Span:
    return Span(start=start, end=start + len(text), text=text)


def slot(name: str, value: Any, *spans: Span, ref: str | None = None, note: str | None = None) -> Slot:
    return Slot(name=name, value=value, ref=ref, words=list(spans), note=note)


def explained(**changes: Any) -> Explained:
    whole: dict[str, Any] = {
        "kind": "role", "id": "r1", "statement": "Signe Lind: Mayor", "rule": RULE, "trigger": words("Mayor Signe Lind"),
        "evidence": [words("Mayor Signe Lind said so.")], "slots": [], "confidence": None, "signals": {},
    }
    return Explained(**{**whole, **changes})


def missed(**changes: Any) -> Missed:
    whole: dict[str, Any] = {
        "kind": "target", "words": words("sell 40 buses", 32), "evidence": words("They have no plans to sell 40 buses.", 10), "rule": RULE,
        "reason": "the aim is denied or dropped",
    }
    return Missed(**{**whole, **changes})


def explanation(**changes: Any) -> Explanation:
    whole: dict[str, Any] = {
        "explanation_version": EXPLANATION_VERSION, "id": "vejle", "found": [explained()], "near_misses": [missed()], "warnings": [],
        "pipeline": PipelineInfo(version="0.1.0", model="none", config="none"),
    }
    return Explanation(**{**whole, **changes})
