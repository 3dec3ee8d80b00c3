"""Holders who are dead or long gone, and organizations and titles that only look like some."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from citybeat.extract.facts import Role, facts_of
from citybeat.extract.roles.component import Reader, Roles
from citybeat.testing import make_doc, parse

Read = Callable[..., list[Role]]
Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("markup", "owned"), [
    ("The town's former clerk <PERSON>Jane Roe</PERSON> left.", True),
    ("The town’s clerk <PERSON>Jane Roe</PERSON> left.", True),
    ("The stranger's clerk <PERSON>Jane Roe</PERSON> left.", False),
    ("<ORG>Norvik</ORG>'s clerk <PERSON>Jane Roe</PERSON> left.", False),
    ("The clerk <PERSON>Jane Roe</PERSON> left.", False),
])
def test_the_office_of_a_town_without_a_name(nlp: Language, component: Roles, markup: str, owned: bool) -> None:
    doc = make_doc(nlp, parse(markup))
    reader = Reader(doc, facts_of(doc), component.linker)
    assert [reader.is_owned(title) for title in reader.titles] == [owned]


@pytest.mark.parametrize(("markup", "status"), [
    ("They mourn the killing of a baker, <PERSON>Jane Roe</PERSON>; he fled.", "former"),
    ("They mourn the murder of journalist <PERSON>Jane Roe</PERSON> in May.", "former"),
    ("They mourn the murder of a <NORP>Norvik</NORP> journalist, <PERSON>Jane Roe</PERSON>, in May.", "former"),
    ("The gang killed journalist <PERSON>Jane Roe</PERSON> in May.", "former"),
    ("Lawmaker <PERSON>Jane Roe</PERSON> shot dead in May.", "former"),
    ("Lawmaker <PERSON>Jane Roe</PERSON> was found dead in May.", "former"),
    ("Lawmaker <PERSON>Jane Roe</PERSON> was found guilty in May.", "current"),
    ("The man accused of murdering writer <PERSON>Jane Roe</PERSON> wept.", "former"),
    ("The man accused of nearly killing writer <PERSON>Jane Roe</PERSON> wept.", "current"),
    ("The rule was signed in 1942 by President <PERSON>Jane Roe</PERSON>.", "former"),
    ("The rule was signed in 1992 by President <PERSON>Jane Roe</PERSON>.", "current"),
    ("Since the toppling-of President <PERSON>Jane Roe</PERSON> it rains.", "former"),
    ("He named his new pick for harbour secretary, <PERSON>Jane Roe</PERSON>.", "incoming"),
    ("They lobbied for harbour secretary <PERSON>Jane Roe</PERSON>.", "current"),
    ("They want to replace minister <PERSON>Jane Roe</PERSON> with a friend.", "former"),
    ("They want to replace minister <PERSON>Jane Roe</PERSON>.", "current"),
    ("The minister, <PERSON>Jane Roe</PERSON>, was fired in May.", "former"),
    ("The minister, <PERSON>Jane Roe</PERSON>, was praised in May.", "current"),
    ("Minister <PERSON>Jane Roe</PERSON> resigned from her post to join the rebels.", "former"),
    ("The murder of journalist <PERSON>Jane Roe</PERSON>'s brother shocked us.", "current"),
    ("Five were killed Mayor <PERSON>Jane Roe</PERSON> said.", "current"),
    ("After the death of a baker, <PERSON>Jane Roe</PERSON> was named mayor.", "current"),
    ("The architect <PERSON>Jane Roe</PERSON> (1831–1902) built it.", "former"),
    ("The architect <PERSON>Jane Roe</PERSON> (1995–2002) built it.", "current"),
])
def test_the_dead_are_former(read: Read, markup: str, status: str) -> None:
    assert {role.status for role in read(markup)} == {status}


def test_the_widow_of_a_dead_holder_lives(read: Read) -> None:
    roles = read("The widow of the late mayor, <PERSON>Jane Roe</PERSON>, is a baker.")
    assert ("baker", "current") in [(role.title, role.status) for role in roles]


def test_years_of_birth_and_death_are_no_term(read: Read) -> None:
    [role] = read("The architect <PERSON>Jane Roe</PERSON> (1831–1902) built it.")
    assert (role.start, role.end) == (None, None)


@pytest.mark.parametrize(("markup", "status"), [
    ("It was signed by President <PERSON>Jane Roe</PERSON> in 1994.", "former"),
    ("It was signed by President <PERSON>Jane Roe</PERSON> in 2015.", "current"),
    ("It was opened by King <PERSON>Jan Roe</PERSON> in 1994.", "current"),
    ("It was built by architect <PERSON>Jan Roe</PERSON> in 1994.", "current"),
    ("It was built by architect <PERSON>Jan Roe</PERSON> in 1904.", "former"),
    ("In 1994, Mayor <PERSON>Jane Roe</PERSON> opened it.", "former"),
    ("In 1994 Mayor <PERSON>Jane Roe</PERSON> opened it.", "former"),
    ("After 1994, Mayor <PERSON>Jane Roe</PERSON> opened it.", "current"),
    ("Mayor <PERSON>Jane Roe</PERSON> was born in 1954.", "current"),
    ("The bridge of 1904 will close, said by Mayor <PERSON>Jane Roe</PERSON> today.", "current"),
])
def test_acts_of_long_ago(read: Read, markup: str, status: str) -> None:
    assert [role.status for role in read(markup, published="2021-05-04")] == [status]


def test_acts_are_not_long_ago_where_the_article_has_no_date(read: Read) -> None:
    assert [r.status for r in read("It was signed by President <PERSON>Jane Roe</PERSON> in 1994.")] == ["current"]


@pytest.mark.parametrize(("markup", "found"), [
    ("Representative <PERSON>Jane Roe</PERSON> (<ORG>D-CT</ORG>) asked.", ["Jane Roe | Representative | CT | current"]),
    ("Representative <PERSON>Jane Roe</PERSON> (R-<LOC>Texas</LOC>) asked.", ["Jane Roe | Representative | Texas | current"]),
    ("Representative <PERSON>Jane Roe</PERSON> (<ORG>Labour</ORG>) asked.", ["Jane Roe | Representative | Labour | current"]),
    ("Minister <PERSON>Jane Roe</PERSON> (<ORG>NPP</ORG>) asked.", ["Jane Roe | Minister | - | current"]),
    ("<LOC>Port Ellis, NT</LOC>-based playwright <PERSON>Jane Roe</PERSON> asked.", ["Jane Roe | playwright | - | current"]),
    ("<LOC>Turku</LOC>-based playwright <PERSON>Jane Roe</PERSON> asked.", ["Jane Roe | playwright | - | current"]),
    ("The Minister of Trade, Ports and Fisheries, Mr <PERSON>Tom Poe</PERSON>, and others left.",
     ["Tom Poe | Minister of Trade, Ports and Fisheries | - | current"]),
    ("The Minister for Trade and the Ports Ms <PERSON>Ana Roe</PERSON> left.",
     ["Ana Roe | Minister for Trade and the Ports | - | current"]),
    ("Fifty <ORG>Norvik</ORG> MPs, and party MP <PERSON>Jane Roe</PERSON>, left.", ["Jane Roe | MP | - | current"]),
    ("He became the protégé of <PERSON>Tom Poe</PERSON>. The painter's protégé <PERSON>Jane Roe</PERSON> left.", []),
    ("Asked about the <ORG>Norvik</ORG> model, <PERSON>Jane Roe</PERSON>, who farms, agreed.", []),
    ("Asked about it, the <ORG>Norvik</ORG> model <PERSON>Jane Roe</PERSON> agreed.", ["Jane Roe | model | Norvik | current"]),
])
def test_organizations_and_titles(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("text", "status"), [
    ("<ORG>Norvik</ORG> chairman <PERSON>Jane Roe</PERSON> resigned on Monday.", "former"),
    ("<ORG>Norvik</ORG> chairman <PERSON>Jane Roe</PERSON>, who has stepped down, spoke.", "former"),
    ("<NORP>Kenyan</NORP> president <PERSON>Tom Poe</PERSON> fled his country amid unrest.", "former"),
    ("<ORG>Norvik</ORG> chairman <PERSON>Jane Roe</PERSON> resigned from the party on Monday.", "current"),
    ("It will end unless <ORG>Norvik</ORG> chairman <PERSON>Jane Roe</PERSON> resigned.", "current"),
    ("The murderers of minister <PERSON>Tom Poe</PERSON> were caught.", "former"),
    ("Police met the killer of councillor <PERSON>Tom Poe</PERSON>.", "former"),
    ("Then long-time <ORG>Norvik</ORG> leader <PERSON>Tom Poe</PERSON> was feared.", "former"),
])
def test_gone_or_dead(text: str, status: str, rows: Rows) -> None:
    assert [row.rpartition(" | ")[2] for row in rows(text)] == [status]


@pytest.mark.parametrize(("text", "role"), [
    ("Colonel (retd) <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Colonel | - | former"),
    ("Colonel <PERSON>Jane Roe</PERSON> (retired) came.", "Jane Roe | Colonel | - | former"),
    ("Minister (Rtd.) General <PERSON>Jane Roe</PERSON> came.", "Jane Roe | General | - | current"),
    ("The baker <PERSON>Jane Roe</PERSON> (retired) came.", "Jane Roe | baker | - | current"),
    ("Chairman <PERSON>Jane Roe</PERSON> left the company in May.", "Jane Roe | Chairman | - | former"),
    ("Founder <PERSON>Jane Roe</PERSON> left the company in May.", "Jane Roe | Founder | - | current"),
    ("Chairman <PERSON>Jane Roe</PERSON> left the room.", "Jane Roe | Chairman | - | current"),
    ("Chairman <PERSON>Jane Roe</PERSON> (ロー), who resigned on Monday, came.", "Jane Roe | Chairman | - | former"),
    ("It fell after the resignation of its chairman, <PERSON>Jane Roe</PERSON>.", "Jane Roe | chairman | - | former"),
    ("They called for the resignation of its chairman, <PERSON>Jane Roe</PERSON>.", "Jane Roe | chairman | - | current"),
    ("<PERSON>Jane Roe</PERSON> was forced to resign as chairman.", "Jane Roe | chairman | - | former"),
    ("<PERSON>Jane Roe</PERSON> is to resign as chairman.", "Jane Roe | chairman | - | current"),
    ("<PERSON>Jane Roe</PERSON>, an architect, who died in 2012, drew it.", "Jane Roe | architect | - | former"),
    ("It was drawn by <PERSON>Jane Roe</PERSON>, an architect who died in 2012.", "Jane Roe | architect | - | former"),
])
def test_gone(rows: Rows, text: str, role: str) -> None:
    assert role in rows(text)


def test_a_stay_of_days_is_no_term(rows: Rows) -> None:
    text = "Minister <PERSON>Jane Roe</PERSON> was in <LOC>Norvik</LOC> from 2 to 4 May 2019."
    assert rows(text, "2019-06-01") == ["Jane Roe | Minister | - | current"]


@pytest.mark.parametrize(("markup", "found"), [
    ("After the resignation of <ORG>Norvik</ORG> chairman <PERSON>Jane Roe</PERSON>, director <PERSON>Ann Poe</PERSON> and clerk "
     "<PERSON>Tom Li</PERSON> it rained.",
     ["Jane Roe | chairman | Norvik | former", "Ann Poe | director | Norvik | former", "Tom Li | clerk | Norvik | former"]),
    ("After the resignation of chairman <PERSON>Jane Roe</PERSON>, said clerk <PERSON>Tom Li</PERSON>, it rained.",
     ["Jane Roe | chairman | - | former", "Tom Li | clerk | - | current"]),
    ("It fell after the resignation of <PERSON>Jane Roe</PERSON> as head of <ORG>Norvik</ORG>.", ["Jane Roe | head | Norvik | former"]),
    ("They called for the resignation of <PERSON>Jane Roe</PERSON> as head of <ORG>Norvik</ORG>.", ["Jane Roe | head | Norvik | current"]),
    ("The harbour adviser, <PERSON>Jane Roe</PERSON>, was forced to resign on Monday.", ["Jane Roe | harbour adviser | - | former"]),
    ("The harbour adviser, <PERSON>Jane Roe</PERSON>, was forced to swim on Monday.", ["Jane Roe | harbour adviser | - | current"]),
    ("Her harbour adviser, Gen. <PERSON>Jane Roe</PERSON>, resigned on Monday.",
     ["Jane Roe | harbour adviser | - | former", "Jane Roe | Gen. | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, a three-time presidential candidate, spoke.", ["Jane Roe | presidential candidate | - | former"]),
    ("The defeated candidate <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | candidate | - | former"]),
    ("The presidential candidate <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | presidential candidate | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, president of <ORG>Norvik</ORG>, and the former president met.",
     ["Jane Roe | president | Norvik | current"]),
    ("The caretaker Chairman <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | Chairman | - | acting"]),
    ("The caretaker, <PERSON>Jane Roe</PERSON>, spoke.", ["Jane Roe | caretaker | - | current"]),
    ("They executed cleric <PERSON>Jane Roe</PERSON> in May.", ["Jane Roe | cleric | - | former"]),
    ("Minister <PERSON>Jane Roe</PERSON>, whose aunt died in May, wept.", ["Jane Roe | Minister | - | current"]),
])
def test_who_has_left_and_who_has_not(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found
