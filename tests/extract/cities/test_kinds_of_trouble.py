"""Kinds of trouble that the cases in tests/cases name: things and bodies called like towns, namesakes told apart by their sentence."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from citybeat.extract.cities.component import label_at
from citybeat.extract.cities.context import is_of_two_bodies, is_one_of_many, two_bodies
from citybeat.extract.cities.decide import is_within
from citybeat.extract.cities.evidence import Evidence
from citybeat.extract.cities.resolve import Name, governed, resolve
from citybeat.gazetteer import Gazetteer


def doc_of(text: str) -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp(text)


def span_of(text: str, name: str) -> Span:
    start = text.index(name)
    span = doc_of(text).char_span(start, start + len(name))
    assert span is not None
    return span


@pytest.mark.parametrize(
    ("text", "name", "thing"),
    [
        ("She bought a Lincoln for the farm.", "Lincoln", True),
        ("She bought an Austin.", "Austin", True),
        ("A Lincoln, red, stood there.", "Lincoln", True),
        ("She went to a London court.", "London", False),
        ("She runs a Paris-based firm.", "Paris", False),
        ("She left Lincoln for good.", "Lincoln", False),
    ],
)
def test_an_indefinite_article_makes_a_thing(text: str, name: str, thing: bool) -> None:
    assert is_one_of_many(span_of(text, name)) is thing


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Halifax and Santander cut their rates. Clients of the two banks rang.", "Santander", True),
        ("Halifax and Santander cut their rates. Both lenders are small.", "Halifax", True),
        ("Halifax and Santander cut their rates; both lenders did.", "Halifax", True),
        ("Halifax and Santander flooded. The two towns are far apart.", "Halifax", False),
        ("He left Halifax and Santander for the two banks.", "Halifax", False),
    ],
)
def test_two_names_that_are_said_to_be_bodies(text: str, name: str, body: bool) -> None:
    span = span_of(text, name)
    assert is_of_two_bodies(span, two_bodies(span.doc)) is body


TWO = "Lebanon's army left Tripoli. In Libya, the port of Benghazi stayed shut."


def named(text: str, name: str) -> tuple[Name, Evidence]:
    start = text.index(name)
    spans = [(start, start + len(name))]
    return Name(name, spans, Gazetteer.open().matches(name)), Evidence.of(text, spans)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (TWO, "Tripoli", "LB"),
        ("In Libya, the port of Tripoli stayed shut. Lebanon sent help.", "Tripoli", "LY"),
        ("Ontario's premier opened a plant in London. England has one as well.", "London", "CA"),
        ("Cuba's envoy arrived in Madrid. Spain was silent.", "Madrid", "ES"),
    ],
)
def test_the_country_of_the_sentence_decides(text: str, name: str, country: str) -> None:
    found, evidence = named(text, name)
    (choice,) = resolve([found], evidence)
    assert choice.place is not None
    assert choice.place.country == country


def test_two_countries_in_a_sentence_decide_nothing() -> None:
    found, evidence = named("Lebanon and Libya each have a Tripoli.", "Tripoli")
    assert {governed(match.place, found, evidence) for match in found.matches} == {0.0}


def test_a_city_in_a_region_beside_it_is_no_region() -> None:
    found, evidence = named("She moved to Victoria, British Columbia, last year.", "Victoria")
    (choice,) = resolve([found], evidence)
    assert is_within(found, choice.place)
    assert not is_within(found, None)


def test_a_person_that_nobody_is_behind_a_preposition_has_no_label() -> None:
    doc = doc_of("They met in Busan and saw Busan.")
    doc.ents = [Span(doc, 3, 4, "PERSON"), Span(doc, 6, 7, "PERSON")]
    assert [label_at(doc[3:4], ()), label_at(doc[3:4], {3}), label_at(doc[6:7], ())] == ["", "PERSON", "PERSON"]
