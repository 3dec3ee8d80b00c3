"""Facts as a place to look things up."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from citybeat.extract.facts import City, Facts, Mention, Organization, Person, plain


@pytest.fixture
def doc() -> Doc:
    return spacy.blank("en")("Ana Ruiz of the Oslo Harbour Board met Ruiz in Oslo")


@pytest.fixture
def facts(doc: Doc) -> Facts:
    facts = Facts()
    facts.people = [Person("Ana Ruiz", [Mention(doc[0:2]), Mention(doc[8:9], "short")])]
    facts.cities = [City("Oslo", [Mention(doc[4:5]), Mention(doc[10:11])])]
    facts.organizations = [Organization("Oslo Harbour Board", [Mention(doc[4:7])])]
    return facts


def test_the_entity_with_most_words_in_common(doc: Doc, facts: Facts) -> None:
    assert facts.at(doc[0:3]) is facts.people[0]
    assert facts.at(doc[3:7]) is facts.organizations[0]
    assert facts.at(doc[2:4]) is None


def test_of_equals_people_come_before_cities_and_cities_before_organizations(doc: Doc, facts: Facts) -> None:
    assert facts.at(doc[4:5]) is facts.cities[0]
    assert facts.at(doc[1:5]) is facts.people[0]


def test_many_at_once_are_the_same_as_one_by_one(doc: Doc, facts: Facts) -> None:
    spans = [doc[a:b] for a in range(len(doc)) for b in range(a + 1, len(doc) + 1)]
    assert facts.all_at(spans) == [facts.at(span) for span in spans]
    assert facts.all_at([]) == []


def test_named(facts: Facts) -> None:
    assert facts.named("the  oslo harbour board") is facts.organizations[0]
    assert facts.named("Ruiz") is facts.people[0]
    assert facts.named("Poe") is None
    assert plain("The  Hague") == "hague"
