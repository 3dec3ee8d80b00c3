"""Fixtures for the tests of organizations."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import City, Facts, Mention, Organization, facts_of
from citybeat.extract.organizations import Organizations
from citybeat.extract.people import People
from citybeat.testing import make_doc, parse

Read = Callable[[str], Doc]


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """A Doc of a marked-up text, with people, the spans marked CITY as cities, and organizations found."""

    def read_text(markup: str) -> Doc:
        doc = People()(make_doc(nlp, parse(markup)))
        for span in doc.spans["city"]:
            facts_of(doc).cities.append(City(span.text, [Mention(span)]))
        found: Doc = Organizations()(doc)
        return found

    return read_text


@pytest.fixture(scope="session")
def facts(read: Read) -> Callable[[str], Facts]:
    return lambda markup: facts_of(read(markup))


@pytest.fixture(scope="session")
def bodies(facts: Callable[[str], Facts]) -> Callable[[str], list[Organization]]:
    return lambda markup: facts(markup).organizations
