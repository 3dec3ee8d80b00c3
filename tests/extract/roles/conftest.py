"""Reads marked-up sentences with the rules alone: no model, people as they are given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.article import Article
from citybeat.extract.facts import Mention, Person, Role, facts_of
from citybeat.extract.roles.component import Roles
from citybeat.testing import make_doc, parse

Read = Callable[..., list[Role]]


@pytest.fixture(scope="session")
def component(nlp: Language) -> Roles:
    return Roles(nlp)


def add_people(doc: Doc) -> None:
    """One person for each full name; a surname alone belongs to the full name that ends with it."""
    people: list[Person] = []
    for entity in sorted((e for e in doc.ents if e.label_ == "PERSON"), key=lambda e: (-len(e), e.start)):
        known = next((p for p in people if p.name == entity.text or p.name.endswith(" " + entity.text)), None)
        if known is None:
            known = Person(entity.text)
            people.append(known)
        known.mentions.append(Mention(entity, "name" if entity.text == known.name else "short"))
    facts_of(doc).people.extend(sorted(people, key=lambda p: p.start))


@pytest.fixture(scope="session")
def read(nlp: Language, component: Roles) -> Read:
    """read(markup, published=None): the roles of a marked-up text."""

    def reader(markup: str, published: str | None = None) -> list[Role]:
        doc = make_doc(nlp, parse(markup))
        doc.user_hooks["citybeat.article"] = Article(doc.text, published=published)
        add_people(doc)
        return facts_of(component(doc)).roles

    return reader


def brief(role: Role) -> str:
    """person | title | organization | status"""
    return f"{role.person.name} | {role.title} | {role.organization_text or '-'} | {role.status}"


@pytest.fixture(scope="session")
def rows(read: Read) -> Callable[..., list[str]]:
    """rows(markup, published=None): the roles as lines."""
    return lambda markup, published=None: [brief(role) for role in read(markup, published)]
