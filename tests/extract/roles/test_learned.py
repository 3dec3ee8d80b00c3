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
    """Prefers the candidate whose first word is `name`; `null` is the score of none; `former` how sure it is that all offices are over."""

    def __init__(self, name: str, null: float, former: float = 0.0):
        self.name, self.null, self.former = name, null, former

    def status(self, vectors: Any) -> dict[str, float]:
        return {"current": 1 - self.former, "former": self.former}

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


@pytest.mark.parametrize(("words", "former", "status"), [
    ("Chief executive", 0.95, "former"),
    ("Chief executive", 0.85, "current"),
    ("Now chief executive", 0.95, "current"),
    ("Acting chief executive", 0.95, "acting"),
])
def test_an_office_is_over_where_the_model_is_sure_and_no_word_says_otherwise(
    nlp: Any, component: Roles, words: str, former: float, status: str,
) -> None:
    doc = read(nlp, TEXT.replace("Chief executive", words), Heads("nobody", 9.0, former))
    (role,) = facts_of(component(doc)).roles
    assert role.status == status


@pytest.mark.parametrize(("heads", "organization", "least", "most"), [
    (Heads("Norvik", 0.0), "Norvik", 0.9, 1.0),
    (Heads("Norvik", 9.0), None, 0.9, 1.0),  # none, as the model says
    (Heads("Norvik", 5.0), None, 0.4, 0.6),
])
def test_what_the_model_says_of_organization_and_status_is_noted(
    nlp: Any, component: Roles, heads: Heads, organization: str | None, least: float, most: float,
) -> None:
    (role,) = facts_of(component(read(nlp, TEXT, heads))).roles
    assert role.organization_text == organization
    assert least <= role.signals["body"] <= most
    assert role.signals["status"] == 1
