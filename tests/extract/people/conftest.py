"""Fixtures for the tests of people: marked-up sentences read by the component."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import Person, facts_of
from citybeat.extract.people import People
from citybeat.testing import make_doc, parse

Read = Callable[[str], Doc]


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """A Doc of a marked-up text, with people found."""

    def read_text(markup: str) -> Doc:
        doc: Doc = People()(make_doc(nlp, parse(markup)))
        return doc

    return read_text


@pytest.fixture(scope="session")
def people(read: Read) -> Callable[[str], list[Person]]:
    return lambda markup: facts_of(read(markup)).people


@pytest.fixture(scope="session")
def names(people: Callable[[str], list[Person]]) -> Callable[[str], list[str]]:
    return lambda markup: [p.name for p in people(markup)]
