"""Where organizations are named: `<name>` marks the spans that must come out, in order."""

from __future__ import annotations

import pytest
from spacy.language import Language

from citybeat.extract.facts import City, Facts, Mention, Person
from citybeat.extract.organizations.candidates import bracketed, candidates_of
from citybeat.nlp.notes import notes_of
from citybeat.testing import make_doc, parse


@pytest.mark.parametrize(
    "markup",
    [
        "<ORG><name>Acme</name></ORG> and <ORG>the <name>Harbour Trust</name></ORG> met.",
        "<FAC><name>Norrby Museum</name></FAC> and <FAC>Norrby Bridge</FAC> shut.",
        "<LOC>Norrby</LOC>, <MISC>Norrby Cup</MISC> and <PRODUCT>Norrby X</PRODUCT>",
        "head of <ROLE_ORG><name>Harbour Watch</name></ROLE_ORG> and of <ROLE_ORG>the harbour</ROLE_ORG>",
        "head of <ROLE_ORG><LOC>Norrby</LOC></ROLE_ORG> and of <ROLE_ORG><PERSON>Jane Roe</PERSON></ROLE_ORG>",
        "head at <ROLE_ORG><name><ORG>Norrby Foods</ORG> Oy</name></ROLE_ORG>",
        "head at <ROLE_ORG><ORG><name>Norrby Foods</name></ORG>, <ORG><name>Dahl Trust</name></ORG></ROLE_ORG>",
        "<TITLE>Head of <ORG>Harbour Affairs</ORG></TITLE> at <ORG><name>Acme</name></ORG>",
        "<name><ORG>Ministry of Trade</ORG>, Industry and Energy</name> met.",
        "<name><ORG>Department of Health</ORG> and the Environment</name> met.",
        "<ORG><name>Ministry of Trade</name></ORG> and Norrby met.",
        "<name><ORG>Acme Co.</ORG>, Ltd.</name> met.",
        "<ORG><name>Acme</name></ORG>, limited by law, met.",
        "<ORG>Energy</ORG> costs rose, as energy does.",
    ],
)
def test_candidates(nlp: Language, markup: str) -> None:
    sentence = parse(markup)
    doc = make_doc(nlp, sentence)
    assert [s.text for s in candidates_of(doc, Facts())] == sentence.texts("name")


def test_people_and_cities_are_left_out(nlp: Language) -> None:
    marked = [f"<ORG>{name}</ORG>" for name in ("Norrby", "Jane Roe", "Roe", "City of Norrby", "Roe Trust")]
    doc = make_doc(nlp, parse(" and ".join(marked)))
    city, roe = doc[0:1], doc[2:4]
    facts = Facts(cities=[City("Norrby", [Mention(city)])], people=[Person("Jane Roe", [Mention(roe), Mention(doc[5:6], "short")])])
    assert [s.text for s in candidates_of(doc, facts)] == ["Roe Trust"]


def test_unsure_organizations_of_roles_are_left_out(nlp: Language) -> None:
    doc = make_doc(nlp, parse("head of <ROLE_ORG>Harbour Watch</ROLE_ORG>"))
    notes_of(doc)["citybeat.scores"] = {(2, 4): 0.2}
    assert candidates_of(doc, Facts()) == []


def test_longest_of_overlapping_spans(nlp: Language) -> None:
    doc = make_doc(nlp, parse("head of <ROLE_ORG>Harbour Watch of <ORG>Norrby Bay</ORG></ROLE_ORG>"))
    assert [s.text for s in candidates_of(doc, Facts())] == ["Norrby Bay"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<ORG>Norrby Port Authority</ORG> (NPA) met.", "NPA"),
        ("<ORG>Norrby Port Authority</ORG> (NorPort) met.", "NorPort"),
        ("<ORG>Norrby Port Authority</ORG> (NPA, founded in 1900) met.", "NPA"),
        ("<ORG>Norrby Port Authority</ORG> (XYZ) met.", None),
        ("<ORG>Norrby Port Authority</ORG> (npa) met.", None),
        ("<ORG>Norrby Port Authority</ORG> NPA met.", None),
        ("<ORG>NPA</ORG> (NP) met.", None),
        ("<ORG>Ceramics and Enamel Office</ORG> (CEO) met.", None),
        ("<ORG>Norrby Port Authority</ORG> (", None),
    ],
)
def test_bracketed(nlp: Language, text: str, expected: str | None) -> None:
    doc = make_doc(nlp, parse(text))
    inner = bracketed(doc, doc.ents[0])
    assert (None if inner is None else inner.text) == expected
