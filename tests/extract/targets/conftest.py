"""Docs from marked-up sentences, and the targets that the component makes of them without a model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.article import Article
from citybeat.extract.facts import City, Facts, Mention, Organization, Person, Role, Target, facts_of
from citybeat.extract.targets.component import Targets
from citybeat.testing import make_doc, parse

PUBLISHED = "2024-06-15"


@pytest.fixture(scope="session")
def component(nlp: Language) -> Targets:
    return Targets(nlp.vocab)


@pytest.fixture(scope="session")
def doc_of(nlp: Language) -> Callable[[str], Doc]:
    """A Doc of a marked-up text of 15 June 2024, with the entities that earlier components would have made of its names."""

    def make(markup: str) -> Doc:
        doc = make_doc(nlp, parse(markup))
        doc.user_hooks["citybeat.article"] = Article(doc.text, published=PUBLISHED)  # type: ignore[assignment]
        add_entities(doc, facts_of(doc))
        return doc

    return make


def add_entities(doc: Doc, facts: Facts) -> None:
    for ent in doc.ents:
        known = facts.named(ent.text)
        if known is not None:
            known.mentions.append(Mention(ent))
        elif ent.label_ == "PERSON":
            facts.people.append(Person(ent.text, [Mention(ent)]))
        elif ent.label_ == "ORG":
            facts.organizations.append(Organization(ent.text, [Mention(ent)]))
        elif ent.label_ == "LOC":
            facts.cities.append(City(ent.text, [Mention(ent)]))


@pytest.fixture(scope="session")
def targets_in(component: Targets, doc_of: Callable[[str], Doc]) -> Callable[[str], list[Target]]:
    """The targets of a marked-up text."""
    return lambda markup: facts_of(component(doc_of(markup))).targets


@pytest.fixture(scope="session")
def with_role(component: Targets, doc_of: Callable[[str], Doc]) -> Callable[[str, str], list[Target]]:
    """The targets of a marked-up text in which the first person holds an office in the first organization."""

    def read(markup: str, title: str) -> list[Target]:
        doc = doc_of(markup)
        facts = facts_of(doc)
        body = facts.organizations[0] if facts.organizations else None
        facts.roles.append(
            Role(
                evidence=[doc[:]],
                rule="test",
                person=facts.people[0],
                title=title,
                title_span=doc[:1],
                organization=body,
                organization_text=body.name if body else None,
            )
        )
        return facts_of(component(doc)).targets

    return read
