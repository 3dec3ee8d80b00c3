"""The organization that the model's linker gives where no rule does, with a stand-in for the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Mention, Person, facts_of
from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.candidates import Finder
from citybeat.extract.roles.component import Roles
from citybeat.extract.roles.learned import LearnedLinker
from citybeat.extract.roles.words import Words
from citybeat.testing import make_doc, parse


class Heads:
    """Prefers the candidate whose first word is `name`; `null` is the score of none."""

    def __init__(self, name: str, null: float):
        self.name, self.null = name, null

    def link(
        self, name: str, head: tuple[int, int], candidates: Sequence[tuple[int, int]], types: Sequence[str], words: Sequence[str],
        vectors: Any,
    ) -> tuple[list[float], float]:
        assert name == "organization"
        assert len(types) == len(candidates)
        return [5.0 if words[a] == self.name else 0.0 for a, _ in candidates], self.null


TEXT = "<ORG>Norvik</ORG> grew, and <ORG>Tallow</ORG> fell. Chief executive <PERSON>Jane Roe</PERSON> said so."


def read(nlp: Any, text: str, heads: Heads | None) -> Doc:
    doc = make_doc(nlp, parse(text))
    doc.tensor = np.zeros((len(doc), 4), np.float32)
    if heads is not None:
        doc.user_hooks["citybeat.heads"] = heads
    facts_of(doc).people.append(Person("Jane Roe", [Mention(next(e for e in doc.ents if e.label_ == "PERSON"))]))
    return doc


@pytest.mark.parametrize(("heads", "organization"), [
    (Heads("Norvik", 0.0), "Norvik"),
    (Heads("Tallow", 0.0), "Tallow"),
    (Heads("Norvik", 9.0), None),
    (None, None),
])
def test_a_sure_choice_is_taken(nlp: Any, component: Roles, heads: Heads | None, organization: str | None) -> None:
    (role,) = facts_of(component(read(nlp, TEXT, heads))).roles
    assert role.organization_text == organization


def test_only_for_classes_that_are_always_in_a_body(nlp: Any, component: Roles) -> None:
    text = TEXT.replace("Chief executive", "President")
    (role,) = facts_of(component(read(nlp, text, Heads("Norvik", 0.0)))).roles
    assert role.organization_text is None


def test_a_rule_goes_before_the_model(nlp: Any, component: Roles) -> None:
    text = TEXT.replace("Chief executive", "<ORG>Zorb</ORG> chief executive")
    (role,) = facts_of(component(read(nlp, text, Heads("Norvik", 0.0)))).roles
    assert role.organization_text == "Zorb"


def test_no_candidates(nlp: Any) -> None:
    doc = read(nlp, "Chief executive <PERSON>Jane Roe</PERSON> said so.", Heads("Norvik", 0.0))
    words = Words(doc)
    (title,) = Finder(words).find()
    assert LearnedLinker(words, Bodies(doc, {2, 3})).organization(title) is None


def test_mentions_of_one_name_count_together(nlp: Any) -> None:
    text = "<ORG>Norvik</ORG> and <ORG>Norvik</ORG> grew, <ORG>Tallow</ORG> fell. Chief executive <PERSON>Jane Roe</PERSON> said so."
    doc = read(nlp, text, Heads("nobody", 0.0))
    words = Words(doc)
    (title,) = Finder(words).find()
    people = {e.start for e in doc.ents if e.label_ == "PERSON"}
    found = LearnedLinker(words, Bodies(doc, people)).organization(title)
    assert found is not None
    assert (doc[found[0][0]].text, round(found[1], 3)) == ("Norvik", 0.5)
