"""The component as a whole: dates, organizations and their chain and country, status, evidence, roles stated twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Role, facts_of
from citybeat.extract.roles.component import Roles, trimmed
from citybeat.testing import make_doc, parse

Read = Callable[..., list[Role]]
Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("markup", "start", "end"), [
    ("<PERSON>Jane Roe</PERSON>, who has been chair of <ORG>Norvik</ORG> since 2021, left.", "2021", None),
    ("<PERSON>Jane Roe</PERSON> served as the chief executive of <ORG>Norvik</ORG> from 2004 to 2014.", "2004", "2014"),
    ("<PERSON>Jane Roe</PERSON> was harbour minister from 2009 to 2013.", "2009", "2013"),
    ("<PERSON>Jane Roe</PERSON> was mayor of <LOC>Turku</LOC> until May 2015.", None, "2015-05"),
    ("<PERSON>Jane Roe</PERSON> was elected mayor of <LOC>Turku</LOC> in 2019.", "2019", None),
    ("<PERSON>Jane Roe</PERSON> was appointed director on 3 May 2021.", "2021-05-03", None),
    ("<PERSON>Jane Roe</PERSON> stepped down as chair of <ORG>Norvik</ORG> in 2012.", None, "2012"),
    ("<PERSON>Jane Roe</PERSON>, mayor of <LOC>Turku</LOC> (2001-2009), left.", "2001", "2009"),
    ("<PERSON>Jane Roe</PERSON>, the mayor of <LOC>Turku</LOC>, said 2019 was hard.", None, None),
    ("Mayor <PERSON>Jane Roe</PERSON> opened the bridge in 2019.", None, None),
    ("In May 2019 <PERSON>Jane Roe</PERSON> became director of <ORG>Norvik</ORG>.", "2019-05", None),
    ("In May 2019, Ms <PERSON>Jane Roe</PERSON> was elected mayor of <LOC>Turku</LOC>.", "2019-05", None),
    ("<PERSON>Jane Roe</PERSON> sings. In May 2019 she became director of <ORG>Norvik</ORG>.", "2019-05", None),
    ("Since 2019 <PERSON>Jane Roe</PERSON> has been mayor of <LOC>Turku</LOC>.", "2019", None),
    ("From 2009 to 2013 <PERSON>Jane Roe</PERSON> was harbour minister.", "2009", "2013"),
    ("Until 2019 <PERSON>Jane Roe</PERSON> was mayor of <LOC>Turku</LOC>.", None, "2019"),
    ("Governor from 2011 to 2019, <PERSON>Jane Roe</PERSON> now farms.", "2011", "2019"),
    ("Mayor of <LOC>Turku</LOC> since May 2019, <PERSON>Jane Roe</PERSON> was born abroad.", "2019-05", None),
    ("In 2019 <PERSON>Jane Roe</PERSON> was mayor of <LOC>Turku</LOC>.", None, None),
    ("In 2019 the town wept. <PERSON>Jane Roe</PERSON> became mayor of <LOC>Turku</LOC>.", None, None),
    ("In 2019, after the flood, <PERSON>Jane Roe</PERSON> became mayor of <LOC>Turku</LOC>.", None, None),
])
def test_dates(read: Read, markup: str, start: str | None, end: str | None) -> None:
    roles = read(markup)
    assert [(r.start, r.end) for r in roles] == [(start, end)]


def test_the_date_of_a_succession_is_the_successor_s(read: Read) -> None:
    roles = read("<PERSON>Jane Roe</PERSON> succeeded <PERSON>Tom Poe</PERSON> as chair of <ORG>Norvik</ORG> in March 2022.")
    assert [(r.person.name, r.status, r.start, r.end) for r in roles] == [
        ("Jane Roe", "current", "2022-03", None), ("Tom Poe", "former", None, None)]


@pytest.mark.parametrize(("markup", "published", "status"), [
    ("<PERSON>Jane Roe</PERSON> was mayor. Later she will become director of <ORG>Norvik</ORG>.", None, "former"),
    ("<PERSON>Jane Roe</PERSON> was ill. She is the director of <ORG>Norvik</ORG>.", None, "current"),
    ("<PERSON>Jane Roe</PERSON> was appointed chair of <ORG>Norvik</ORG> from 1 July 2026.", "2026-05-02", "incoming"),
    ("<PERSON>Jane Roe</PERSON> was appointed chair of <ORG>Norvik</ORG> from 1 July 2026.", "2027-01-01", "current"),
    ("<PERSON>Jane Roe</PERSON> will succeed <PERSON>Tom Poe</PERSON> as chair of <ORG>Norvik</ORG>.", None, "incoming"),
    ("<PERSON>Jane Roe</PERSON> is to become chair of <ORG>Norvik</ORG>.", None, "incoming"),
    ("Acting mayor <PERSON>Jane Roe</PERSON> left.", None, "acting"),
    ("Ex-minister <PERSON>Jane Roe</PERSON> left.", None, "former"),
    ("The late chairman <PERSON>Jane Roe</PERSON> was kind.", None, "former"),
    ("The then chairman, <PERSON>Jane Roe</PERSON>, was kind.", None, "former"),
    ("Outgoing chairman <PERSON>Jane Roe</PERSON> left.", None, "current"),
    ("President-elect <PERSON>Jane Roe</PERSON> left.", None, "incoming"),
    ("Incoming director <PERSON>Jane Roe</PERSON> spoke.", None, "incoming"),
    ("<PERSON>Jane Roe</PERSON> was the chair of <ORG>Norvik</ORG>.", None, "former"),
    ("<PERSON>Jane Roe</PERSON> has been the chair of <ORG>Norvik</ORG>.", None, "current"),
    ("<PERSON>Jane Roe</PERSON>, once chair of <ORG>Norvik</ORG>, left.", None, "former"),
    ("Singer <PERSON>Jane Roe</PERSON> has died.", None, "former"),
    ("The death of singer <PERSON>Jane Roe</PERSON> was mourned. The murder of <PERSON>Jane Roe</PERSON> was not solved.", None, "former"),
    ("Singer <PERSON>Jane Roe</PERSON>'s mother has died.", None, "current"),
])
def test_status(read: Read, markup: str, published: str | None, status: str) -> None:
    assert read(markup, published)[0].status == status


@pytest.mark.parametrize(("markup", "text", "path", "country"), [
    ("<NORP>Finnish</NORP> President <PERSON>Jane Roe</PERSON> left.", "Finnish", ["Finnish"], "FI"),
    ("<LOC>Kenya</LOC>'s finance minister <PERSON>Jane Roe</PERSON> left.", "Kenya", ["Kenya"], "KE"),
    ("<PERSON>Jane Roe</PERSON>, mayor of <LOC>Turku</LOC>, left.", "Turku", ["Turku"], None),
    ("<PERSON>Jane Roe</PERSON>, head of the <ORG>Rivers Division</ORG>, <ORG>Norvik</ORG>, left.", "Rivers Division",
     ["Rivers Division"], None),
    ("<PERSON>Jane Roe</PERSON>, head, <ORG>Rivers Division</ORG>, <ORG>Norvik</ORG>, said no.", "Rivers Division, Norvik",
     ["Rivers Division", "Norvik"], None),
    ("<PERSON>Jane Roe</PERSON>, director of <ORG>Norvik</ORG>'s <ORG>Rivers Division</ORG>, left.", "Norvik's Rivers Division",
     ["Rivers Division", "Norvik"], None),
    ("<PERSON>Jane Roe</PERSON>, chief executive of mining company <ORG>Norvik</ORG>, left.", "Norvik", ["Norvik"], None),
    ("<PERSON>Jane Roe</PERSON>, analyst at <LOC>London</LOC>-based <ORG>Norvik</ORG>, left.", "Norvik", ["Norvik"], None),
    ("<PERSON>Jane Roe</PERSON>, director of <LOC>US</LOC> firm <ORG>Norvik</ORG>, left.", "Norvik", ["Norvik"], None),
    ("<PERSON>Jane Roe</PERSON>, head of the provincial police force, left.", "provincial police force", ["provincial police force"], None),
    ("<PERSON>Jane Roe</PERSON>, president of the <LOC>Verdy</LOC> region, left.", "Verdy region", ["Verdy region"], None),
    ("<ORG>Norvik Energy</ORG> (NE) chairman <PERSON>Jane Roe</PERSON> left.", "Norvik Energy", ["Norvik Energy"], None),
    ("<NORP>Algerian</NORP> actress <PERSON>Jane Roe</PERSON> left.", None, [], None),
    ("President <PERSON>Jane Roe</PERSON> left.", None, [], None),
    ("Governor <PERSON>Jane Roe</PERSON> of <LOC>Verdy</LOC> left.", "Verdy", ["Verdy"], None),
    ("<NORP>Norwegian</NORP> ambassador to <LOC>Kenya</LOC> <PERSON>Jane Roe</PERSON> left.", "Norwegian", ["Norwegian"], "NO"),
])
def test_organization(read: Read, markup: str, text: str | None, path: list[str], country: str | None) -> None:
    role = read(markup)[0]
    assert (role.organization_text, role.organization_path, role.organization_country) == (text, path, country)


def test_the_organization_is_an_entry(read: Read) -> None:
    role = read("<PERSON>Jane Roe</PERSON>, chief executive of <ORG>Norvik</ORG>, left.")[0]
    assert role.organization is not None
    assert role.organization.name == "Norvik"


@pytest.mark.parametrize(("markup", "titles"), [
    ("Professor of public affairs <PERSON>Jane Roe</PERSON> left.", ["Professor of public affairs"]),
    ("<PERSON>Jane Roe</PERSON>, Minister for Health and the Arts, left.", ["Minister for Health and the Arts"]),
    ("<PERSON>Jane Roe</PERSON>, Minister of Labour, Trade and Industry, left.", ["Minister of Labour, Trade and Industry"]),
    ("<PERSON>Jane Roe</PERSON>, Permanent Secretary (Law), left.", ["Permanent Secretary (Law)"]),
    ("<PERSON>Jane Roe</PERSON>, vice president of advanced lidar programmes at <ORG>Norvik</ORG>, left.",
     ["vice president of advanced lidar programmes"]),
    ("<PERSON>Jane Roe</PERSON>, minister for the <LOC>Middle East</LOC>, left.", ["minister for the Middle East"]),
    ("<PERSON>Jane Roe</PERSON>, adviser to the president, left.", ["adviser to the president"]),
    ("<PERSON>Jane Roe</PERSON>, Chief Rivers and Lakes Officer of <ORG>Norvik</ORG>, left.", ["Chief Rivers and Lakes Officer"]),
    ("Trade and industry secretary <PERSON>Jane Roe</PERSON> left.", ["Trade and industry secretary"]),
    ("Silk farmer <PERSON>Jane Roe</PERSON> left.", ["Silk farmer"]),
    ("The influential local councillor <PERSON>Jane Roe</PERSON> left.", ["councillor"]),
    ("Newly elected pro-government MP <PERSON>Jane Roe</PERSON> left.", ["MP"]),
    ("Pro-democracy activist <PERSON>Jane Roe</PERSON> left.", ["Pro-democracy activist"]),
    ("Maj. Gen. <PERSON>Jane Roe</PERSON> left.", ["Maj. Gen."]),
    ("Deputy President <PERSON>Jane Roe</PERSON> left.", ["Deputy President"]),
    ("<ORG>National Assembly</ORG> Speaker <PERSON>Jane Roe</PERSON> left.", ["Speaker"]),
    ("<ORG>Norvik Project</ORG> Manager <PERSON>Jane Roe</PERSON> left.", ["Project Manager"]),
    ("Cpl <PERSON>Jane Roe</PERSON> and Sgt <PERSON>Tom Poe</PERSON> left.", ["Cpl", "Sgt"]),
    ("Secretaries <PERSON>Jane Roe</PERSON> and <PERSON>Tom Poe</PERSON> left.", ["Secretary", "Secretary"]),
    ("Spokeswomen <PERSON>Jane Roe</PERSON> and <PERSON>Ana Poe</PERSON> left.", ["Spokeswoman", "Spokeswoman"]),
])
def test_titles(read: Read, markup: str, titles: list[str]) -> None:
    assert [role.title for role in read(markup)] == titles


@pytest.mark.parametrize("markup", [
    "Dr <PERSON>Jane Roe</PERSON> and Rev. <PERSON>Tom Poe</PERSON> QC left.",
    "<PERSON>Jane Roe</PERSON>, a resident of <LOC>Turku</LOC>, won.",
    "<PERSON>Jane Roe</PERSON>, the winner, and the witness <PERSON>Tom Poe</PERSON> left.",
    "<PERSON>Jane Roe</PERSON>, <PERSON>Tom Poe</PERSON>'s wife, left.",
    "The private papers of <PERSON>Jane Roe</PERSON>, the major works and the general mood were lost.",
    "Two officials <PERSON>Jane Roe</PERSON> left.",
    "If <PERSON>Jane Roe</PERSON> becomes president, all will change.",
    "<PERSON>Jane Roe</PERSON> became the first player to win.",
    "The mayor left. <PERSON>Jane Roe</PERSON> stayed.",
    "<PERSON>Jane Roe</PERSON>",
])
def test_no_role(read: Read, markup: str) -> None:
    assert read(markup) == []


def test_no_people_no_roles(nlp: Any, component: Roles) -> None:
    doc = component(nlp.make_doc("The mayor left."))
    assert facts_of(doc).roles == []


def test_an_empty_doc(nlp: Any, component: Roles) -> None:
    assert facts_of(component(Doc(nlp.vocab))).roles == []


def test_a_role_stated_twice_is_one(rows: Rows) -> None:
    text = "Chairman <PERSON>Jane Roe</PERSON> left. <PERSON>Jane Roe</PERSON>, chairman of <ORG>Norvik</ORG>, came back."
    assert rows(text) == ["Jane Roe | Chairman | Norvik | current"]


def test_a_shorter_title_is_part_of_the_fuller_one(rows: Rows) -> None:
    text = "Finance minister <PERSON>Jane Roe</PERSON> left. The minister, <PERSON>Roe</PERSON>, came back."
    assert rows(text) == ["Jane Roe | Finance minister | - | current"]


def test_a_deputy_is_no_chief(rows: Rows) -> None:
    text = "Deputy mayor <PERSON>Jane Roe</PERSON> left. Mayor <PERSON>Jane Roe</PERSON> came back."
    assert rows(text) == ["Jane Roe | Deputy mayor | - | current", "Jane Roe | Mayor | - | current"]


def test_two_organizations_are_two_roles(rows: Rows) -> None:
    text = "<PERSON>Jane Roe</PERSON>, director of <ORG>Norvik</ORG> and director of <ORG>Tallow</ORG>, left."
    assert rows(text) == ["Jane Roe | director | Norvik | current", "Jane Roe | director | Tallow | current"]


def test_dates_come_from_the_later_statement(read: Read) -> None:
    text = "Chairman <PERSON>Jane Roe</PERSON> left. <PERSON>Jane Roe</PERSON>, who has been chairman since 2011, came back."
    (role,) = read(text)
    assert (role.start, len(role.evidence)) == ("2011", 2)


def test_current_role_since(read: Read) -> None:
    text = (
        "Some words about rivers stand here, and they go on for a while.\n\n<PERSON>Ana Ruiz</PERSON>\nHead of Rivers, Norvik\n"
        "Her previous roles include Editor, Tallow. She has been in her current role since 2021."
    )
    current, former = read(text)
    assert (current.title, current.status, current.start) == ("Head of Rivers", "current", "2021")
    assert (former.title, former.status, former.start) == ("Editor", "former", None)


def test_board_list(rows: Rows) -> None:
    text = "The board: <PERSON>Jane Roe</PERSON> (chair), <PERSON>Tom Poe</PERSON>, director; <PERSON>Li Wen</PERSON>, treasurer."
    assert rows(text) == ["Jane Roe | chair | - | current", "Tom Poe | director | - | current", "Li Wen | treasurer | - | current"]


def test_a_line_broken_by_its_width_goes_on(rows: Rows) -> None:
    text = (
        "The meeting about rivers was opened by the foreign minister of the\nstate and by the very well known and much loved Minister\n"
        "of Finance, <PERSON>Jane Roe</PERSON>, in May."
    )
    assert rows(text) == ["Jane Roe | Minister of Finance | - | current"]


def test_pairs_of_title_and_name(rows: Rows) -> None:
    text = (
        "The chair of <ORG>Norvik</ORG>, Ms <PERSON>Ana Roe</PERSON>, the rector of <ORG>Tallow</ORG>, Mr <PERSON>Tom Poe</PERSON>, "
        "and others came."
    )
    assert rows(text) == ["Ana Roe | chair | Norvik | current", "Tom Poe | rector | Tallow | current"]


def test_evidence_is_the_sentence(read: Read) -> None:
    (role,) = read("It rained. Mayor <PERSON>Jane Roe</PERSON> left.\nIt rained again.")
    assert [span.text for span in role.evidence] == ["Mayor Jane Roe left."]


def test_title_span_is_where_the_title_stands(read: Read) -> None:
    (role,) = read("Former mayor <PERSON>Jane Roe</PERSON> left.")
    assert role.title_span.text == "mayor"


def test_span_of_a_verb(read: Read) -> None:
    (role,) = read("<PERSON>Jane Roe</PERSON> co-chairs the <ORG>Norvik Council</ORG>.")
    assert (role.title, role.title_span.text) == ("co-chair", "co-chairs")


def test_same_text_same_roles(rows: Rows) -> None:
    text = "<ORG>Norvik</ORG> chairman <PERSON>Jane Roe</PERSON>, <PERSON>Tom Poe</PERSON> MP and mayor <PERSON>Li Wen</PERSON> met."
    assert rows(text) == rows(text)


def test_the_model_s_titles_count(nlp: Any, rows: Rows) -> None:
    assert rows("<TITLE>Zorbist</TITLE> <PERSON>Jane Roe</PERSON> left.") == ["Jane Roe | Zorbist | - | current"]
    assert rows("<TITLE>former Zorbist</TITLE> <PERSON>Jane Roe</PERSON> left.") == ["Jane Roe | Zorbist | - | former"]
    assert rows("Zorbist <PERSON>Jane Roe</PERSON> left.") == []


def test_the_model_s_organizations_count(rows: Rows) -> None:
    assert rows("<PERSON>Jane Roe</PERSON>, head of the <ROLE_ORG>old mill</ROLE_ORG>, left.") == ["Jane Roe | head | old mill | current"]


def test_trimmed_drops_white_space(nlp: Any) -> None:
    doc = make_doc(nlp, parse("Mayor left.\n\n"))
    assert trimmed(doc[0:len(doc)]).text == "Mayor left."
