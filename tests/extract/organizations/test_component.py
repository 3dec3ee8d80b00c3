"""One entry for each body: marked-up texts, what the model found given in capitals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Facts, Organization

Bodies = Callable[[str], list[Organization]]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # forms of one body
        ("<ORG>World Health Organization</ORG> (<ORG>WHO</ORG>) met. <ORG>WHO</ORG> left.", ["World Health Organization"]),
        ("<ORG>World Health Organization (WHO)</ORG> met. WHO left.", ["World Health Organization"]),
        ("<ORG>WHO</ORG> met. The <ORG>World Health Organization</ORG> left.", ["World Health Organization"]),
        ("<ORG>Acme Corporation</ORG> grew. <ORG>Acme</ORG> fell.", ["Acme Corporation"]),
        ("<ORG>Acme</ORG> grew. <ORG>Acme Holdings plc</ORG> fell.", ["Acme Holdings plc"]),
        ("<ORG>the Ministry of Labour</ORG> met the <ORG>Ministry of Labour</ORG>.", ["Ministry of Labour"]),
        ("<ORG>Ministry of Labour</ORG> met. <ORG>Labour Ministry</ORG> left.", ["Ministry of Labour"]),
        ("<ORG>Finnish Ministry of Labour</ORG> met. <ORG>Ministry of Labour</ORG> left.", ["Finnish Ministry of Labour"]),
        ("<ORG>ACME TRUST</ORG> WINS\n<ORG>Acme Trust</ORG> won.", ["Acme Trust"]),
        ("<ORG>Smith & Roe</ORG> met <ORG>Smith and Roe</ORG>.", ["Smith & Roe"]),
        # apart
        ("<ORG>Acme</ORG> met <ORG>Acme Trust</ORG>.", ["Acme", "Acme Trust"]),
        ("<ORG>Ministry of Labour</ORG> met <ORG>Ministry of Trade</ORG>.", ["Ministry of Labour", "Ministry of Trade"]),
        # clean names
        ("<ORG>Acme's</ORG> boss left.", ["Acme"]),
        ("<ORG>Acme’s</ORG> boss left.", ["Acme"]),
        ("<ORG>The Harbour Trust</ORG> met.", ["Harbour Trust"]),
        ("“<ORG>Acme”</ORG> met.", ["Acme"]),
        ("<ORG>Acme\nNordic Trust</ORG> met.", ["Acme", "Nordic Trust"]),
        ("<ORG>Acme Trust, Nordic Bank</ORG> met.", ["Acme Trust", "Nordic Bank"]),
        ("<ORG>Acme Foods, Inc.</ORG> met.", ["Acme Foods, Inc."]),
        ("<ORG>Acme Co.</ORG>, <ORG>Ltd.</ORG>, met.", ["Acme Co., Ltd."]),
        ("<TITLE>Head of <ORG>Harbour Affairs</ORG></TITLE>, <ORG>Acme</ORG>", ["Acme"]),
        ("<ORG>Ministry of Trade</ORG> and Industry met.", ["Ministry of Trade and Industry"]),
        ("<ORG>Ministry of Culture</ORG>, Community and Youth met.", ["Ministry of Culture, Community and Youth"]),
        ("<ORG>Ministry of Trade</ORG> and Acme met.", ["Ministry of Trade"]),
        ("<ORG>Norway's Ministry of Trade</ORG> met.", ["Ministry of Trade"]),
        ("<ORG>Agency's Advisory Panel on Water</ORG> met.", ["Advisory Panel on Water"]),
        ("<ORG>Workers' Union of Dahl</ORG> met.", ["Workers' Union of Dahl"]),
        # institutions among the facilities
        ("She left <FAC>Norrby University</FAC>.", ["Norrby University"]),
        ("She left <FAC>Norrby General Hospital</FAC>.", ["Norrby General Hospital"]),
        ("She crossed <FAC>Norrby Bridge</FAC>.", []),
        # organizations of roles
        ("head of <ROLE_ORG>Harbour Watch</ROLE_ORG> since May", ["Harbour Watch"]),
        ("head of <ROLE_ORG>the harbour</ROLE_ORG> since May", []),
        ("head at <ROLE_ORG><ORG>Norrby Foods</ORG> Oy Ltd</ROLE_ORG> since May", ["Norrby Foods Oy Ltd"]),
        ("head at <ROLE_ORG>Water Unit, <ORG>Norrby Works</ORG></ROLE_ORG>", ["Water Unit", "Norrby Works"]),
        # other things
        ("<ORG>Norway</ORG> met.", []),
        ("<ORG>Norwegian</ORG> met.", []),
        ("<ORG>CEO</ORG> met.", []),
        ("<ORG>Clear Water Act</ORG> passed.", []),
        ("<ORG>Board</ORG> met.", []),
        ("<ORG>Critical</ORG> work met a critical end.", []),
        ("<ORG>Harrow</ORG> met <ORG>Harrow</ORG> on a harrow.", ["Harrow"]),
        ("<LOC>Acme</LOC> and <MISC>Acme Cup</MISC>", []),
        ("<PERSON>Jane Roe</PERSON> met <ORG>Roe</ORG>. <PERSON>Roe</PERSON> left. <PERSON>Roe</PERSON> sat.", []),
        ("In <CITY>Norrby</CITY> they met. <ORG>Norrby</ORG> won.", []),
        ("In <CITY>Norrby</CITY> they met. <ORG>Norrby City Council</ORG> won.", ["Norrby City Council"]),
        ("In <CITY>Norrby</CITY> they met. The <ORG>City of Norrby</ORG> won.", []),
    ],
)
def test_entries(bodies: Bodies, markup: str, expected: list[str]) -> None:
    assert [o.name for o in bodies(markup)] == expected


@pytest.mark.parametrize(
    ("markup", "acronym", "names"),
    [
        ("<ORG>World Health Organization</ORG> (WHO)", "WHO", ["World Health Organization", "WHO"]),
        ("<ORG>WHO</ORG> and <ORG>World Health Organization</ORG>", "WHO", ["World Health Organization", "WHO"]),
        ("<ORG>Norrby Port Authority</ORG> (NorPort)", "NorPort", ["Norrby Port Authority", "NorPort"]),
        ("<ORG>Norrby Port Authority</ORG> (XYZ)", None, ["Norrby Port Authority"]),
        ("<ORG>Norrby Port Authority</ORG> (in May)", None, ["Norrby Port Authority"]),
        ("<ORG>WHO</ORG>", "WHO", ["WHO"]),
        ("<ORG>Acme</ORG>", None, ["Acme"]),
    ],
)
def test_acronyms(bodies: Bodies, markup: str, acronym: str | None, names: list[str]) -> None:
    (body,) = bodies(markup)
    assert (body.acronym, body.names) == (acronym, names)


def test_forms(bodies: Bodies) -> None:
    (body,) = bodies("<ORG>Acme Corporation</ORG> (AC) said <ORG>Acme</ORG> and the Acme Corporation were one.")
    assert [(m.span.text, m.form) for m in body.mentions] == [
        ("Acme Corporation", "name"), ("AC", "acronym"), ("Acme", "short"), ("Acme Corporation", "name"),
    ]


def test_kind_of_body_is_the_last_of_that_kind(bodies: Bodies) -> None:
    port, fish = bodies(
        "<ORG>Nordic Port Commission</ORG> met. The <ORG>Commission</ORG> left. "
        "<ORG>Fish Commission</ORG> met. The <ORG>Commission</ORG> left."
    )
    assert [m.span.text for m in port.mentions] == ["Nordic Port Commission", "Commission"]
    assert [m.span.text for m in fish.mentions] == ["Fish Commission", "Commission"]


def test_order_of_first_appearance(bodies: Bodies) -> None:
    found = bodies("<ORG>WHO</ORG>, <ORG>Acme</ORG>, <ORG>World Health Organization</ORG>")
    assert [o.name for o in found] == ["World Health Organization", "Acme"]


def test_words_of_people_are_not_of_organizations(facts: Callable[[str], Facts]) -> None:
    found = facts("The <ORG>Bureau of Trade Relations S</ORG> <PERSON>Iswan</PERSON> left.")
    assert [p.name for p in found.people] == ["S Iswan"]
    assert [o.name for o in found.organizations] == ["Bureau of Trade Relations"]


def test_empty_doc(bodies: Bodies) -> None:
    assert bodies(" ") == []
