"""Finding or making the organization that a span names."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from citybeat.extract.facts import City, Entity, Facts, Organization, Person, facts_of
from citybeat.extract.organizations import ensure_organization
from citybeat.extract.organizations.names import index_keys
from citybeat.extract.organizations.registry import Index, add_organization

Read = Callable[[str], Doc]


def span_of(doc: Doc, text: str) -> Span:
    """The last occurrence of a text as a Span."""
    start = doc.text.rindex(text)
    span = doc.char_span(start, start + len(text), alignment_mode="expand")
    assert span is not None
    return span


def ensured(doc: Doc, text: str) -> Entity | None:
    return ensure_organization(facts_of(doc), span_of(doc, text))


@pytest.mark.parametrize(
    "text",
    [
        "Acme Trust",
        "the Acme Trust",
        "Acme Trust's",
    ],
)
def test_known_by_its_mention(read: Read, text: str) -> None:
    doc = read("She left the <ORG>Acme Trust</ORG>'s board.")
    assert ensured(doc, text) is facts_of(doc).organizations[0]
    assert len(facts_of(doc).organizations[0].mentions) == 1


def test_known_by_its_name_gains_a_mention(read: Read) -> None:
    doc = read("<ORG>Acme Trust</ORG> met. She works at the ACME TRUST now.")
    body = ensured(doc, "the ACME TRUST")
    assert body is facts_of(doc).organizations[0]
    assert [m.span.text for m in facts_of(doc).organizations[0].mentions] == ["Acme Trust", "ACME TRUST"]


def test_known_by_its_acronym(read: Read) -> None:
    doc = read("<ORG>Nordic Port Council</ORG> met. She chairs NPC today.")
    assert ensured(doc, "NPC") is facts_of(doc).organizations[0]
    assert facts_of(doc).organizations[0].acronym == "NPC"


def test_new(read: Read) -> None:
    doc = read("She works at the Harbour Watch's office.")
    body = ensured(doc, "the Harbour Watch's")
    assert isinstance(body, Organization)
    assert (body.name, [m.span.text for m in body.mentions]) == ("Harbour Watch", ["Harbour Watch"])
    assert facts_of(doc).organizations == [body]
    assert ensured(doc, "Harbour Watch") is body


def test_innermost_of_nested_bodies(read: Read) -> None:
    doc = read("Head, Sales Unit, Acme Trust")
    body = ensured(doc, "Sales Unit, Acme Trust")
    assert body is not None
    assert body.name == "Sales Unit"


def test_city_and_person_stay_what_they_are(read: Read) -> None:
    doc = read("The mayor of <CITY>Norrby</CITY> met <PERSON>Jane Roe</PERSON>.")
    assert isinstance(ensured(doc, "Norrby"), City)
    assert isinstance(ensured(doc, "Jane Roe"), Person)
    assert facts_of(doc).organizations == []


def test_city_as_government(read: Read) -> None:
    doc = read("The mayor of the City of <CITY>Norrby</CITY> left.")
    assert isinstance(ensured(doc, "City of Norrby"), City)


def test_body_with_a_city_in_its_name_is_new(read: Read) -> None:
    doc = read("The head of <CITY>Norrby</CITY> Water Works met us.")
    body = ensured(doc, "Norrby Water Works")
    assert isinstance(body, Organization)
    assert body.name == "Norrby Water Works"


@pytest.mark.parametrize(
    "text",
    [
        "the harbour",
        "Norwegian",
        "the Board",
        ".",
    ],
)
def test_no_name(read: Read, text: str) -> None:
    doc = read("The Norwegian head of the harbour met the Board .")
    assert ensured(doc, text) is None
    assert facts_of(doc).organizations == []


FORMS = [
    ("World Health Organization", "WHO"),
    ("Norrby Harbour Authority Ltd", "NHA"),
    ("Norwegian Harbour Watch Agency", "HWA"),
    ("Acme Holdings plc", "Acme"),
    ("Ministry of Labour", "Labour Ministry"),
    ("Finnish Ministry of Labour", "Ministry of Labour"),
    ("US Congress", "Congress"),
    ("The Acme Trust", "Acme Trust"),
]


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_forms_of_one_body_share_a_key(name: str, form: str) -> None:
    assert index_keys(name) & index_keys(form)


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_index_and_plain_search_agree(read: Read, name: str, form: str) -> None:
    doc = read(f"{name} met. {form} left.")
    for index in (None, Index()):
        facts = Facts()
        first = add_organization(facts, span_of(doc, f"{name} met")[:-1], index)
        assert add_organization(facts, span_of(doc, f"{form} left")[:-1], index) is first
        assert len(facts.organizations) == 1


def test_many_organizations_are_read_in_seconds(read: Read, nlp: Language) -> None:
    letters = "bcdfghklmnprstvz"
    names = [f"{a.upper()}a{b}e{c}o Trust" for a in letters for b in letters for c in letters]
    doc = nlp.make_doc(" ".join(names))
    facts, index = Facts(), Index()
    started = time.process_time()
    for i in range(0, len(doc), 2):
        add_organization(facts, doc[i:i + 2], index)
    assert len(facts.organizations) == len(names)
    assert time.process_time() - started < 20
