"""Candidates in a sentence that is the whole Doc, their goal and trigger given by their words."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Span

from citybeat.extract.targets.triggers import Candidate

Test = Callable[[Candidate], bool]
ROW = ("test", "text", "goal", "rule", "trigger", "met")  # whether a test meets the candidate of a text


def span(doc: Doc, words: str) -> Span:
    """The first place of these words."""
    start = doc.text.index(words)
    found = doc.char_span(start, start + len(words))
    assert found is not None
    return found


def candidate(doc: Doc, goal: str, rule: str = "plan_to", trigger: str | None = "plans to", score: float = 0.0) -> Candidate:
    """A candidate of the rule "targets." + `rule`."""
    return Candidate(doc[:], span(doc, goal), f"targets.{rule}", span(doc, trigger) if trigger else None, score=score)
