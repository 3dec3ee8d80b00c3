"""Constructions that tie somebody to a project, and what they make of the lead and the participants."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Facts, facts_of
from citybeat.extract.projects.component import Projects
from citybeat.extract.projects.parties import Reader

FactsIn = Callable[[str], Facts]

LEADS = [
    ("<ORG>Acme</ORG> launched the Clear Rivers Programme in May.", "Acme"),
    ("<ORG>Acme</ORG>, which hosts the Clear Rivers Programme, is new.", "Acme"),
    ("They like the ties with <ORG>Acme</ORG> (ACM), which hosts the Clear Rivers Programme.", "Acme"),
    ("They praised <ORG>Acme</ORG>'s flagship Clear Rivers Programme again.", "Acme"),
    ("The Clear Rivers Programme was launched in May by <ORG>Acme</ORG>.", "Acme"),
    ("The Clear Rivers Programme, <ORG>Acme</ORG>'s flagship, has ended.", "Acme"),
    ("They praised the Clear Rivers Programme of the <ORG>Acme Trust</ORG> again.", "Acme Trust"),
    ("<PERSON>Ana Ruiz</PERSON> is in charge of the Clear Rivers Programme here.", "Ana Ruiz"),
    ("<PERSON>Ana Ruiz</PERSON>, director of the Clear Rivers Programme, said no.", "Ana Ruiz"),
    ("Clear Rivers Programme director <PERSON>Ana Ruiz</PERSON> said no.", "Ana Ruiz"),
    ("<LOC>Oslo</LOC> is proud that the Oslo Harbour Plan has worked.", "Oslo"),
]


@pytest.mark.parametrize(("markup", "lead"), LEADS)
def test_lead(facts_in: FactsIn, markup: str, lead: str) -> None:
    (project,) = facts_in(markup).projects
    assert project.lead is not None
    assert project.lead.name == lead
    assert lead not in [name for name, _ in project.participants]


@pytest.fixture
def stated_in(doc_of: Callable[[str], Doc], projects: Projects) -> Callable[[str], list[tuple[str, str]]]:
    """The constructions that a text's one project stands in."""

    def read(markup: str) -> list[tuple[str, str]]:
        doc = doc_of(markup)
        (group,) = projects.groups(doc, facts_of(doc))
        return [(name, span.text) for name, span in Reader(doc, facts_of(doc), [group]).stated(group)]

    return read


@pytest.mark.parametrize("markup", [
    "<ORG>Acme</ORG> closed, but the Clear Rivers Programme goes on.",
    "According to <ORG>Acme</ORG>, launched plans such as the Clear Rivers Programme are few.",
    "The Clear Rivers Programme goes on, and <ORG>Acme</ORG> was founded by <PERSON>Ana Ruiz</PERSON>.",
    "<LOC>Oslo</LOC> is proud that the Oslo Climate Agenda has worked.",
    "<PERSON>Ana Ruiz</PERSON> joined the Clear Rivers Programme in May.",
    "<ORG>Acme</ORG>'s work on the Clear Rivers Programme grew.",
    "<ORG>Acme</ORG> announced that the Clear Rivers Programme has ended.",
    "<ORG>Acme</ORG> announced a grant to the Clear Rivers Programme.",
    "Few thank <ORG>Acme</ORG>, and the Clear Rivers Programme ended.",
    "They chose <ORG>Acme</ORG>, and the Clear Rivers Programme ended.",
    "The Clear Rivers Programme grew, and few from the ruling coalition partner <ORG>Acme</ORG> spoke.",
    "The Clear Rivers Programme is sold in towns including <LOC>Oslo</LOC> and <LOC>Ghent</LOC>.",
    "The government introduced the Clear Rivers Programme.",
])
def test_no_construction(stated_in: Callable[[str], list[tuple[str, str]]], markup: str) -> None:
    assert stated_in(markup) == []


@pytest.mark.parametrize(("markup", "construction"), [
    ("<ORG>Acme</ORG> runs the Clear Rivers Programme.", ("leads", "Acme")),
    ("<ORG>Acme</ORG>'s Clear Rivers Programme grew.", ("possessor", "Acme")),
    ("The Clear Rivers Programme was launched by <ORG>Acme</ORG>.", ("led_by", "Acme")),
    ("The Clear Rivers Programme is sponsored by <ORG>Acme</ORG>.", ("backed_by", "Acme")),
    ("They run the Clear Rivers Programme in collaboration with <ORG>Acme</ORG>.", ("together", "Acme")),
    ("<ORG>Acme</ORG> has joined the Clear Rivers Programme.", ("joins", "Acme")),
    ("They praised the Clear Rivers Programme (<LOC>Oslo</LOC>) again.", ("bracketed", "Oslo")),
    ("<PERSON>Ana Ruiz</PERSON>, head of the Clear Rivers Programme, spoke.", ("in_charge", "Ana Ruiz")),
    ("They praised the Clear Rivers Programme of <ORG>Acme</ORG> again.", ("owner_behind", "Acme")),
    ("The Clear Rivers Programme is steered by Dr <PERSON>Ana Ruiz</PERSON>.", ("led_by", "Ana Ruiz")),
    ("The Clear Rivers Programme is run by the then mayor <PERSON>Ana Ruiz</PERSON>.", ("led_by", "Ana Ruiz")),
    ("The Clear Rivers Programme is funded by <ORG>Bolt</ORG> and run by <ORG>Acme</ORG>.", ("led_by", "Acme")),
    ("Founded by <ORG>Acme</ORG>, a maker of bolts, the Clear Rivers Programme grew.", ("led_by", "Acme")),
    ("They like the Clear Rivers Programme, a survey that <ORG>Acme</ORG> paid for.", ("joins", "Acme")),
    ("They like the Clear Rivers Programme, which <ORG>Acme</ORG> has launched.", ("leads", "Acme")),
    ("<ORG>Acme</ORG>, on the advice of <ORG>Bolt</ORG>, has drafted the Clear Rivers Programme.", ("leads", "Acme")),
    ("In May the Government introduced the Clear Rivers Programme.", ("leads", "Government")),
    ("<PERSON>Ana Ruiz</PERSON>, the chief executive officer of the Clear Rivers Programme, spoke.", ("in_charge", "Ana Ruiz")),
    ("They like the Clear Rivers Programme, a scheme it began in 2031 with <ORG>Acme</ORG>.", ("together", "Acme")),
    ("The Clear Rivers Programme shows the close cooperation between <ORG>Bolt</ORG> and <ORG>Acme</ORG>.", ("between", "Acme")),
    ("They like the Clear Rivers Programme, a new initiative by Brill Works, <ORG>Bolt</ORG> and <ORG>Acme</ORG>.", ("defined_by", "Acme")),
    ("The Clear Rivers Programme is a partnership of <ORG>Bolt</ORG> and <ORG>Acme</ORG>.", ("defined_by", "Acme")),
    ("The Clear Rivers Programme grew with the financial support of <ORG>Acme</ORG>.", ("supported", "Acme")),
    ("The Clear Rivers Programme is possible thanks to <ORG>Bolt</ORG> in <LOC>Oslo</LOC> and <ORG>Acme</ORG>.", ("supported", "Acme")),
    ("I thank <ORG>Bolt</ORG> and <ORG>Acme</ORG> for organising the Clear Rivers Programme.", ("thanked", "Acme")),
    ("Firms that take part in the Clear Rivers Programme as members include <ORG>Bolt</ORG> and <ORG>Acme</ORG>.", ("members", "Acme")),
    ("<ORG>Acme</ORG> (ACM), a supporting partner of the Clear Rivers Programme, spoke.", ("members", "Acme")),
    ("Few from Clear Rivers Programme partner <ORG>Acme</ORG> spoke.", ("members", "Acme")),
    ("They have chosen <ORG>Bolt</ORG> and <ORG>Acme</ORG> to run the Clear Rivers Programme.", ("chosen", "Acme")),
])
def test_a_construction_has_its_name(
    stated_in: Callable[[str], list[tuple[str, str]]], markup: str, construction: tuple[str, str],
) -> None:
    assert construction in stated_in(markup)


@pytest.mark.parametrize(("markup", "participants"), [
    ("The Clear Rivers Programme is funded by the <ORG>Acme Trust</ORG> and <ORG>Bolt</ORG>.", ["Acme Trust", "Bolt"]),
    ("It runs the Red Reef Programme in partnership with <ORG>Acme</ORG>, <ORG>Bolt</ORG> and <ORG>Cove</ORG>.", ["Acme", "Bolt", "Cove"]),
    ("<LOC>Oslo</LOC> participated in the Clear Rivers Programme last year.", ["Oslo"]),
    ("<LOC>Oslo</LOC> and <LOC>Ghent</LOC> have joined the Clear Rivers Programme.", ["Oslo", "Ghent"]),
    ("They signed the Clear Rivers Programme between <LOC>Oslo</LOC> and <LOC>Ghent</LOC>.", ["Oslo", "Ghent"]),
    ("<LOC>Oslo</LOC> and <LOC>Ghent</LOC> met. They signed the Oslo-Ghent Clean Ports Programme last night.", ["Oslo", "Ghent"]),
])
def test_participants(facts_in: FactsIn, markup: str, participants: list[str]) -> None:
    (project,) = facts_in(markup).projects
    assert [name for name, _ in project.participants] == participants
    assert all(entity is not None for _, entity in project.participants)


@pytest.mark.parametrize(("markup", "lead", "participants"), [
    ("The Clear Rivers Programme grew. The programme is run by <ORG>Acme</ORG> and funded by <ORG>Bolt</ORG>.", "Acme", ["Bolt"]),
    ("The Clear Rivers Programme grew. <ORG>Acme</ORG> launched the programme with <ORG>Bolt</ORG>.", "Acme", []),
    ("The Clear Rivers Programme grew. This scheme is sponsored by <ORG>Bolt</ORG>.", None, ["Bolt"]),
])
def test_the_project_stands_for_its_name(
    stated_in: Callable[[str], list[tuple[str, str]]], facts_in: FactsIn, markup: str, lead: str | None, participants: list[str],
) -> None:
    (project,) = facts_in(markup).projects
    assert (project.lead.name if project.lead is not None else None) == lead
    assert set(participants) <= {name for name, _ in project.participants}
    assert stated_in(markup) == []  # no construction with the name itself


def test_joint_subjects_are_lead_and_participant(facts_in: FactsIn) -> None:
    (project,) = facts_in("<ORG>Acme</ORG> and <ORG>Bolt</ORG> launched the Clear Rivers Programme in May.").projects
    assert project.lead is not None
    assert (project.lead.name, [n for n, _ in project.participants]) == ("Acme", ["Bolt"])


def test_an_enumeration_of_projects_shares_its_subject(facts_in: FactsIn) -> None:
    facts = facts_in("<ORG>Acme</ORG> launched the Clear Rivers Programme and the Quiet Streets Initiative in May.")
    assert [p.lead.name if p.lead else None for p in facts.projects] == ["Acme", "Acme"]


def test_a_name_that_is_no_entry_keeps_its_words(facts_in: FactsIn) -> None:
    facts = facts_in("The Clear Rivers Programme is funded by <ORG>Acme</ORG> in full.")
    facts.organizations.clear()
    assert facts.projects[0].participants[0][0] == "Acme"


def test_partners_of_the_main_project(facts_in: FactsIn) -> None:
    (project,) = facts_in(
        "The Clear Rivers Programme grew. Many like the Clear Rivers Programme. "
        "Rain fell on the pilot cities of <LOC>Oslo</LOC>, <LOC>Ghent</LOC> and <LOC>Turku</LOC>."
    ).projects
    assert [name for name, _ in project.participants] == ["Oslo", "Ghent", "Turku"]
    assert [city.name for city in project.cities] == ["Oslo", "Ghent", "Turku"]


def test_cities(facts_in: FactsIn) -> None:
    facts = facts_in("The Clear Rivers Programme in <LOC>Oslo</LOC> was praised by <LOC>Ghent</LOC> and <ORG>Acme</ORG>.")
    assert [c.name for c in facts.projects[0].cities] == ["Oslo"]


def test_a_city_in_the_name_is_one_of_its_cities(facts_in: FactsIn) -> None:
    facts = facts_in("<LOC>Oslo</LOC> is new. He runs <PROJECT>Sandlot Oslo</PROJECT>, a program to test new services.")
    assert [c.name for c in facts.projects[0].cities] == ["Oslo"]
