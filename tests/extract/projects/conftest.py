"""Docs from marked-up sentences, and the facts that the component makes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import City, Facts, Mention, Organization, Person, facts_of
from citybeat.extract.projects.component import Projects
from citybeat.testing import make_doc, parse


@pytest.fixture(scope="session")
def projects(nlp: Language) -> Projects:
    return Projects(nlp)


@pytest.fixture(scope="session")
def doc_of(nlp: Language) -> Callable[[str], Doc]:
    """A Doc of a marked-up text, with the entities that earlier components would have made of its names."""

    def make(markup: str) -> Doc:
        doc = make_doc(nlp, parse(markup))
        facts = facts_of(doc)
        makers = {"PERSON": (Person, facts.people), "ORG": (Organization, facts.organizations), "LOC": (City, facts.cities)}
        known: dict[tuple[str, str], Person | Organization | City] = {}
        for ent in doc.ents:
            make_entity, entities = makers[ent.label_]
            if (ent.label_, ent.text) not in known:
                known[ent.label_, ent.text] = make_entity(ent.text)
                entities.append(known[ent.label_, ent.text])  # type: ignore[attr-defined]
            known[ent.label_, ent.text].mentions.append(Mention(ent))
        return doc

    return make


@pytest.fixture(scope="session")
def facts_in(doc_of: Callable[[str], Doc], projects: Projects) -> Callable[[str], Facts]:
    return lambda markup: facts_of(projects(doc_of(markup)))
