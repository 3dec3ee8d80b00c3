"""The index leaves out no pair that could be one person, and keeps long lists of names quick."""

from __future__ import annotations

import time
from itertools import product

import pytest
import spacy
from spacy.tokens import Span

from citybeat.extract.facts import facts_of
from citybeat.extract.people import People
from citybeat.extract.people.index import Index, keys_of
from citybeat.extract.people.names import parse_name, same_person, stands_for

FULL = [
    "Jane Roe", "J. Roe", "Jane Mary Roe", "William Hartnell", "Bill Hartnell", "Robert “Shorty” Ellis", "Shorty Ellis",
    "Xu Jialing", "Jialing Xu",
    "Omar al-Hadid", "Omar El Hadid", "Ana Roe-Lund", "Ana Lund", "Kateryna Marchenko",
    "Katerina Marchenco", "Paul Tam Wai-man", "Tam Wai-man",
]
SHORT = ["Roe", "Jane", "Bill", "Hartnell", "Shorty", "Xu", "Hadid", "al-Hadid", "Lund", "Marchenco",
         "Tam", "Wai-man", "Robert", "Lund-Roe"]


@pytest.mark.parametrize(("a", "b"), [(a, b) for a, b in product(FULL, FULL) if same_person(parse_name(a), parse_name(b)) > 0])
def test_full_names_of_one_person_share_a_key(a: str, b: str) -> None:
    assert keys_of(parse_name(a)) & keys_of(parse_name(b))


@pytest.mark.parametrize(("a", "b"), [(a, b) for a, b in product(SHORT, FULL) if stands_for(parse_name(a), parse_name(b)) > 0])
def test_short_forms_share_a_key_with_what_they_stand_for(a: str, b: str) -> None:
    assert keys_of(parse_name(a)) & keys_of(parse_name(b))


def test_order_is_that_of_adding() -> None:
    index: Index[str] = Index()
    roe, poe, lund = "1", "2", "3"
    for thing, name in ((lund, "Jane Lund"), (roe, "Jane Roe"), (poe, "Karl Poe"), (lund, "J. Lund")):
        index.add(thing, parse_name(name))
    assert index.things == [lund, roe, poe]
    assert index.near(parse_name("Jane")) == [lund, roe]
    assert index.near(parse_name("Ann")) == []


def test_a_long_list_of_names_is_read_in_seconds() -> None:
    nlp = spacy.blank("en")
    letters = "bcdfghklmnprstvz"
    words = [f"{a.upper()}{x}{b}{y}{c}a" for a in letters for x in "aeiou" for b in letters[:5] for y in "eo" for c in letters[:5]]
    names = [f"{words[i]} {words[-i]}" for i in range(1, 4000)]
    doc = nlp.make_doc(", ".join(names))
    doc.ents = tuple(Span(doc, i, i + 2, label="PERSON") for i in range(0, len(doc), 3))
    started = time.process_time()
    People()(doc)
    assert time.process_time() - started < 20
    assert len(facts_of(doc).people) > 1900

