"""Candidates: what a rule or the model's head takes for a project's name, each with the id of what found it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

MODEL = "projects.head"  # the rule id of what the model's head found


@dataclass(eq=False)
class Candidate:
    """One place where a project seems to be named.

    `name` is the name's words ("Lantern"), `mention` the same with the generic noun behind it ("Lantern project"); `strength` how often
    what this rule finds is a project, or the head's score; `noun` what the text calls it; `definition` the words that say what it is;
    `trigger` what a rule matched; `told` whether the text says outright that it is a project ("a scheme called Lantern").
    """

    name: Span
    rule: str
    strength: float
    mention: Span
    noun: str | None = None
    definition: Span | None = None
    trigger: Span | None = None
    told: bool = False

    @property
    def from_model(self) -> bool:
        """Whether the head found it."""
        return self.rule == MODEL
