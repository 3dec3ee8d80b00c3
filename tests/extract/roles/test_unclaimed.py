"""Titles that no rule claims, with a stand-in for the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Facts, facts_of
from citybeat.extract.roles import unclaimed
from citybeat.extract.roles.component import Reader, Roles
from citybeat.testing import make_doc, parse
from tests.extract.roles.conftest import add_people

TEXT = "The harbour was shut. The <PERSON>Jane Roe</PERSON> that the clerk knew met <PERSON>Tom Poe</PERSON>."


class Heads:
    """Is sure of titles by `title` and prefers the person whose first name is `name`; `null` is the score of nobody."""

    def __init__(self, name: str, null: float = 0.0, title: float = 0.9):
        self.name, self.null, self.title = name, null, title

    def probabilities_of(self, name: str, vectors: Any) -> Any:
        assert name == "title"
        return np.full((len(vectors), 3), 1 - self.title)

    def status(self, vectors: Any) -> dict[str, float]:
        return {}

    def link(
        self, name: str, head: tuple[int, int], candidates: Sequence[tuple[int, int]], types: Sequence[str], words: Sequence[str],
        vectors: Any,
    ) -> tuple[list[float], float]:
        return [5.0 if words[a] == self.name else 0.0 for a, _ in candidates], self.null


@pytest.fixture
def decided(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A decider that the test may change: as sure as the linker."""
    made: dict[str, Any] = {"weights": {"link": 1.0}, "threshold": 1.0}
    monkeypatch.setattr(unclaimed, "decider", lambda: made)
    return made


def read(nlp: Any, heads: Heads | None, text: str = TEXT) -> Doc:
    doc = make_doc(nlp, parse(text))
    doc.tensor = np.zeros((len(doc), 4), np.float32)
    if heads is not None:
        doc.user_hooks["citybeat.heads"] = heads
    add_people(doc)
    return doc


def facts(nlp: Any, component: Roles, heads: Heads | None) -> Facts:
    return facts_of(component(read(nlp, heads)))


@pytest.mark.parametrize(("heads", "holders"), [
    (Heads("Jane"), ["Jane Roe"]),
    (Heads("Tom"), ["Tom Poe"]),
    (Heads("Jane", null=9.0), []),  # nobody's
    (Heads("Jane", title=0.1), []),  # no title
    (None, []),
])
def test_the_person_whom_the_model_links(
    nlp: Any, component: Roles, decided: dict[str, Any], heads: Heads | None, holders: list[str]) -> None:
    found = facts(nlp, component, heads)
    assert [(role.person.name, role.title, role.rule) for role in found.roles] == [(name, "clerk", "roles.model") for name in holders]
    assert ("clerk" in {miss.span.text for miss in found.near_misses}) == (not holders)


def test_only_where_it_is_sure(nlp: Any, component: Roles, decided: dict[str, Any]) -> None:
    decided["threshold"] = 9.0
    assert not facts(nlp, component, Heads("Jane")).roles


def test_what_a_rule_claims_is_not_asked_again(nlp: Any, component: Roles, decided: dict[str, Any]) -> None:
    doc = read(nlp, Heads("Tom"), "Clerk <PERSON>Jane Roe</PERSON> met <PERSON>Tom Poe</PERSON>.")
    reader = Reader(doc, facts_of(doc), component.linker)
    assert [(role.person.name, role.rule) for role in reader.roles()] == [("Jane Roe", "roles.before_name")]
    assert not reader.proposals


def test_the_traits_of_a_proposal(nlp: Any, component: Roles, decided: dict[str, Any]) -> None:
    doc = read(nlp, Heads("Jane"))
    reader = Reader(doc, facts_of(doc), component.linker)
    reader.roles()
    (proposal,) = reader.proposals
    wanted = {"before=the": 1.0, "after=other": 1.0, "person_before": 1.0, "same_sentence": 1.0, "plural": 0.0, "busy": 0.0}
    assert wanted.items() <= proposal.traits.items()
    assert proposal.traits["next"] < 0 < proposal.traits["link"]


def test_the_shipped_weights_prefer_what_the_model_is_sure_of() -> None:
    weights = unclaimed.decider()["weights"]
    assert min(weights["title"], weights["link"]) > 0 > weights["taken"]
