"""Where a title ends and its organization begins, in the wordings of plain news; whom a construction means; when a term is over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from citybeat.extract.facts import Role, facts_of
from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.component import Reader, Roles
from citybeat.extract.roles.status import latest_day
from citybeat.testing import make_doc, parse

Read = Callable[..., list[Role]]
Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("markup", "found"), [
    ("First Deputy Minister of Justice <PERSON>Jane Roe</PERSON> left.", "Jane Roe | First Deputy Minister of Justice | - | current"),
    ("<PERSON>Jane Roe</PERSON>, the first deputy director of <ORG>Norvik</ORG>, left.",
     "Jane Roe | first deputy director | Norvik | current"),
    ("<PERSON>Jane Roe</PERSON>, the second director of <ORG>Norvik</ORG>, left.", "Jane Roe | director | Norvik | current"),
    ("<LOC>Freedonia</LOC> Trade Representative <PERSON>Jane Roe</PERSON> left.",
     "Jane Roe | Trade Representative | Freedonia | current"),
    ("Ambassador Extraordinary and Plenipotentiary of <LOC>Freedonia</LOC> <PERSON>Jane Roe</PERSON> left.",
     "Jane Roe | Ambassador Extraordinary and Plenipotentiary | Freedonia | current"),
    ("The City Councilman <PERSON>Tom Poe</PERSON> left.", "Tom Poe | City Councilman | - | current"),
    ("<LOC>Turku</LOC> chief of detectives <PERSON>Jane Roe</PERSON> left.", "Jane Roe | chief of detectives | Turku | current"),
    ("Papers that suggest programme chief <PERSON>Jane Roe</PERSON> was paid.", "Jane Roe | programme chief | - | current"),
])
def test_titles_in_full(rows: Rows, markup: str, found: str) -> None:
    assert rows(markup) == [found]


@pytest.mark.parametrize(("markup", "found"), [
    ("<PERSON>Jane Roe</PERSON>, who is a non-MP, left.", []),
    ("<PERSON>Jane Roe</PERSON> is a non-executive director of <ORG>Norvik</ORG>.",
     ["Jane Roe | non-executive director | Norvik | current"]),
    ("She met her previous boss, <PERSON>Jane Roe</PERSON>, there.", []),
    ("She met the <ORG>Norvik</ORG> boss, <PERSON>Jane Roe</PERSON>, there.", ["Jane Roe | boss | Norvik | current"]),
    ("Experts like <PERSON>Jane Roe</PERSON> agree.", []),
    ("Bakers like <PERSON>Jane Roe</PERSON> agree.", ["Jane Roe | Baker | - | current"]),
    ("Police chief Colonel <PERSON>Jane Roe</PERSON> left.", ["Jane Roe | Police chief | - | current", "Jane Roe | Colonel | - | current"]),
    ("<PERSON>Jane Roe</PERSON> has appointed a mayor.", []),
    ("<PERSON>Jane Roe</PERSON> has been appointed mayor.", ["Jane Roe | mayor | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, who has named a director, left.", []),
    ("<PERSON>Jane Roe</PERSON>, who was named director, left.", ["Jane Roe | director | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, who is also the Director General of Immigration, and <ORG>Norvik</ORG> Marketing Manager "
     "<PERSON>Tom Poe</PERSON> left.",
     ["Jane Roe | Director General of Immigration | - | current", "Tom Poe | Marketing Manager | Norvik | current"]),
])
def test_who_holds_what(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("<ORG>Norvik</ORG>’s <LOC>Freedonia</LOC> director <PERSON>Jane Roe</PERSON> left.", "Freedonia director | Norvik"),
    ("<LOC>Freedonia</LOC>’s <LOC>Turku</LOC> mayor <PERSON>Jane Roe</PERSON> left.", "mayor | Freedonia’s Turku"),
    ("<ORG>Norvik Regional</ORG> manager <PERSON>Jane Roe</PERSON> left.", "Regional manager | Norvik"),
    ("<PERSON>Jane Roe</PERSON>, <ORG>Norvik</ORG>'s director of sales for <LOC>Freedonia</LOC>, <LOC>Sylvania</LOC>, "
     "and the <LOC>Arctic</LOC>.", "director of sales for Freedonia, Sylvania, and the Arctic | Norvik"),
    ("<PERSON>Jane Roe</PERSON>, director for <LOC>Freedonia</LOC> at <ORG>Norvik</ORG>, left.", "director for Freedonia | Norvik"),
    ("<PERSON>Jane Roe</PERSON>, director-general for <NORP>North Freedonian</NORP> affairs at the <ORG>Trade Ministry</ORG>, left.",
     "director-general for North Freedonian affairs | Trade Ministry"),
    ("<PERSON>Jane Roe</PERSON>, spokeswoman for <LOC>Freedonia</LOC>, left.", "spokeswoman | Freedonia"),
    ("<PERSON>Jane Roe</PERSON>, a professor in the sociology department at <ORG>Norvik University</ORG>, left.",
     "professor | sociology department at Norvik University"),
    ("<PERSON>Jane Roe</PERSON>, the director of the town’s board of education, left.", "director | town’s board of education"),
    ("<PERSON>Jane Roe</PERSON>, head of the <ORG>Norvik police</ORG> operations room, left.", "head | Norvik police operations room"),
    ("<PERSON>Jane Roe</PERSON> is commander of a special unit of <NORP>Freedonian</NORP> forces.",
     "commander | special unit of Freedonian forces"),
    ("<PERSON>Jane Roe</PERSON> heads the <ORG>Norvik Service</ORG>'s mental health department.",
     "head | Norvik Service's mental health department"),
    ("The <ORG>Norvik Front</ORG>, of which <PERSON>Jane Roe</PERSON> is a leader, lost.", "leader | Norvik Front"),
    ("Report co-author <PERSON>Jane Roe</PERSON> from the <LOC>Turku</LOC>-based <ORG>Norvik Group</ORG> left.", "co-author | None"),
    ("<LOC>US</LOC> writer <PERSON>Jane Roe</PERSON> left.", "writer | None"),
    ("<LOC>US</LOC> senator <PERSON>Jane Roe</PERSON> left.", "senator | US"),
    ("<PERSON>Jane Roe</PERSON>, head of the <ORG>Department of Health in</ORG> <LOC>Turku</LOC>, left.", "head | Department of Health"),
    ("The <ORG>Norvik Party of</ORG> Prime Minister <PERSON>Jane Roe</PERSON> left.", "Prime Minister | None"),
    ("<ORG>Norvik</ORG> met rivals. The company's director <PERSON>Jane Roe</PERSON> left.", "director | Norvik"),
    ("<ORG>Norvik</ORG> met rivals. The tribunal's prosecutor <PERSON>Jane Roe</PERSON> left.", "prosecutor | None"),
    ("<ORG>Norvik Tribunal</ORG> met. The tribunal's prosecutor <PERSON>Jane Roe</PERSON> left.", "prosecutor | Norvik Tribunal"),
    ("<ORG>NCT</ORG> met. The tribunal's prosecutor <PERSON>Jane Roe</PERSON> left.", "prosecutor | NCT"),
])
def test_the_organization_of_a_title(read: Read, markup: str, found: str) -> None:
    assert [f"{role.title} | {role.organization_text}" for role in read(markup)] == [found]


def test_one_body_for_president_and_chief_executive(rows: Rows) -> None:
    both = ["Jane Roe | President | Norvik | current", "Jane Roe | CEO | Norvik | current"]
    assert rows("<PERSON>Jane Roe</PERSON>, President and CEO of <ORG>Norvik</ORG>, left.") == both
    assert rows("<PERSON>Jane Roe</PERSON>, Minister and CEO of <ORG>Norvik</ORG>, left.")[0] == "Jane Roe | Minister | - | current"


def test_a_verb_over_what_a_body_owns_states_no_office(rows: Rows) -> None:
    assert rows("<PERSON>Jane Roe</PERSON> leads <ORG>Norvik</ORG>'s drive to the north.") == []
    assert rows("<PERSON>Jane Roe</PERSON> leads <ORG>Norvik</ORG>.") == ["Jane Roe | leader | Norvik | current"]


@pytest.mark.parametrize(("markup", "statuses"), [
    ("They recalled the ouster of President <PERSON>Jane Roe</PERSON> in May.", ["former"]),
    ("The army overthrew King <PERSON>Jan Roe</PERSON> in May.", ["former"]),
    ("They recalled the speech of President <PERSON>Jane Roe</PERSON> in May.", ["current"]),
    ("Since that day presidents <PERSON>Jane Roe</PERSON> and now <PERSON>Tom Poe</PERSON> moved on.", ["former", "current"]),
    ("Since that day presidents <PERSON>Jane Roe</PERSON> and <PERSON>Tom Poe</PERSON> moved on.", ["current", "current"]),
    ("President <PERSON>Jane Roe</PERSON> (1989-1991) rose.", ["former"]),
    ("A police official, <PERSON>Jane Roe</PERSON>, was among the dead.", ["former"]),
    ("A police official, <PERSON>Jane Roe</PERSON>, was among the guests.", ["current"]),
    ("Gunmen killed the head of the <ORG>Norvik</ORG> police station, <PERSON>Jane Roe</PERSON>.", ["former"]),
    ("He is accused of the fatal 2003 shooting of actress <PERSON>Jane Roe</PERSON>.", ["former"]),
    ("He is accused of the 2003 shooting of actress <PERSON>Jane Roe</PERSON>.", ["current"]),
    ("<PERSON>Jane Roe</PERSON> was named president in 1831. The party lost in 1931.", ["former"]),
    ("<PERSON>Jane Roe</PERSON> was named president in 1911. The party lost in 1931.", ["current"]),
    ("May 3, 2021. It was signed by President <PERSON>Jane Roe</PERSON> in 1994.", ["former"]),
    ("May 3, 2001. It was signed by President <PERSON>Jane Roe</PERSON> in 1994.", ["current"]),
])
def test_terms_that_are_over(read: Read, markup: str, statuses: list[str]) -> None:
    assert [role.status for role in read(markup)] == statuses


def test_a_term_in_brackets_has_its_years(read: Read) -> None:
    [role] = read("President <PERSON>Jane Roe</PERSON> (1989-1991) rose.")
    assert (role.start, role.end) == ("1989", "1991")


@pytest.mark.parametrize(("text", "year"), [
    ("They met on May 3, 2021 and in June 2019.", 2021),
    ("https://example.org/2022/07/12/sales", 2022),
    ("They will meet by May 2040.", None),
    ("They met in 1994.", None),
    ("", None),
])
def test_the_year_that_an_article_cannot_be_older_than(text: str, year: int | None) -> None:
    assert latest_day(text) == year


@pytest.mark.parametrize(("markup", "owned"), [
    ("<PERSON>Jane Roe</PERSON>'s clerk <PERSON>Tom Poe</PERSON> left.", True),
    ("She named <PERSON>Tom Poe</PERSON> as her new clerk.", True),
    ("She named <PERSON>Tom Poe</PERSON> as its new clerk.", False),
])
def test_the_clerk_of_a_person(nlp: Language, component: Roles, markup: str, owned: bool) -> None:
    doc = make_doc(nlp, parse(markup))
    reader = Reader(doc, facts_of(doc), component.linker)
    assert [reader.is_owned(title) for title in reader.titles] == [owned]


@pytest.mark.parametrize(("markup", "bodies"), [
    ("The <ORG>Department of Health in</ORG> town.", ["Department of Health"]),
    ("The <ORG>Norvik Corporation (</ORG>NC) left.", ["Norvik Corporation"]),
    ("<ORG>The Norvik Court's</ORG> clerk.", ["Norvik Court"]),
    ("<ORG>of the</ORG> clerk.", []),
])
def test_names_cut_short_end_before_loose_words(nlp: Language, markup: str, bodies: list[str]) -> None:
    doc = make_doc(nlp, parse(markup))
    assert [doc[a:b].text for a, b in Bodies(doc).spans] == bodies


@pytest.mark.parametrize(("markup", "found"), [
    ("He would press Prime Minister <PERSON>Jane Roe</PERSON> again.", ["Jane Roe | Prime Minister | - | current"]),
    ("He met press secretary <PERSON>Jane Roe</PERSON> again.", ["Jane Roe | press secretary | - | current"]),
    ("It grew under President <PERSON>Jane Roe</PERSON>.", ["Jane Roe | President | - | current"]),
    ("The under secretary <PERSON>Jane Roe</PERSON> left.", ["Jane Roe | under secretary | - | current"]),
    ("The centre-left president <PERSON>Jane Roe</PERSON> left.", ["Jane Roe | president | - | current"]),
    ("<PERSON>Jane Roe</PERSON>, the leader of the opposition pro-reform <ORG>Norvik Party</ORG>, left.",
     ["Jane Roe | leader | Norvik Party | current"]),
    ("<PERSON>Jane Roe</PERSON>, the leader of the opposition, met <ORG>Norvik</ORG>.",
     ["Jane Roe | leader of the opposition | - | current"]),
    ("A spokesman for the minister, <PERSON>Jane Roe</PERSON>, left.", []),
    ("A friend of the minister, <PERSON>Jane Roe</PERSON>, left.", ["Jane Roe | minister | - | current"]),
    ("They saw cameraman <PERSON>Tom Poe</PERSON> from <LOC>Freedonia</LOC> leave.", ["Tom Poe | cameraman | - | current"]),
    ("They saw cameraman <PERSON>Tom Poe</PERSON> from <ORG>Norvik TV</ORG> leave.", ["Tom Poe | cameraman | Norvik TV | current"]),
    ("<PERSON>Jane Roe</PERSON> is the founder and CEO of <ORG>Norvik</ORG>.",
     ["Jane Roe | founder | Norvik | current", "Jane Roe | CEO | Norvik | current"]),
    ("They ousted current President <PERSON>Jane Roe</PERSON>'s predecessor.", ["Jane Roe | President | - | current"]),
    ("They backed ousted President <PERSON>Jane Roe</PERSON>.", ["Jane Roe | President | - | former"]),
])
def test_words_beside_a_title(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("sentence", "status"), [
    ("It was named in honour of Prince <PERSON>Jan Roe</PERSON> in the 17th century.", "former"),
    ("Nobody came until 1770, when Captain <PERSON>Jan Roe</PERSON> took the coast.", "former"),
    ("Nobody came until 1990, when Captain <PERSON>Jan Roe</PERSON> took the coast.", "current"),
    ("The bridge of 1770 was closed, Mayor <PERSON>Jan Roe</PERSON> said.", "current"),
    ("With help from abroad, President <PERSON>Jan Roe</PERSON> was deposed in 1989.", "former"),
    ("With help from abroad, President <PERSON>Jan Roe</PERSON> was elected in 1989.", "current"),
])
def test_holders_of_long_ago(read: Read, sentence: str, status: str) -> None:
    assert [role.status for role in read(f"They met. {sentence} They left.", published="2021-05-04")] == [status]


@pytest.mark.parametrize(("markup", "found"), [
    ("<NORP>Freedonian</NORP> oil tycoon <PERSON>Jane Roe</PERSON> left.", ["Jane Roe | oil tycoon | - | current"]),
    ("<NORP>Freedonian</NORP> senator <PERSON>Jane Roe</PERSON> left.", ["Jane Roe | senator | Freedonian | current"]),
    ("<PERSON>Jane Roe</PERSON>, a professor and weather researcher at <ORG>Norvik University</ORG>, left.",
     ["Jane Roe | professor | Norvik University | current", "Jane Roe | weather researcher | Norvik University | current"]),
    ("<PERSON>Jane Roe</PERSON>, officer-in-charge of <ORG>Norvik Police Station</ORG>, left.",
     ["Jane Roe | officer-in-charge | Norvik Police Station | current"]),
    ("Judge <PERSON>Jane Roe</PERSON>, head of <ORG>Norvik Court Branch</ORG> 25, left.",
     ["Jane Roe | Judge | - | current", "Jane Roe | head | Norvik Court Branch 25 | current"]),
])
def test_occupations_and_offices(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("text", "found"), [
    ("<PERSON>Jane Roe</PERSON>, now a senior <ORG>Norvik</ORG> adviser, and his former chief clerk, <PERSON>Tom Poe</PERSON>, met.",
     ["Tom Poe | chief clerk | - | former"]),
    ("<PERSON>Jane Roe</PERSON> is a <ORG>Norvik</ORG> commentator and former press director for <PERSON>Tom Poe</PERSON>'s campaign.",
     ["Jane Roe | commentator | Norvik | current", "Jane Roe | press director | - | former"]),
    ("At her oath as <LOC>Norvik</LOC> Attorney General, President <PERSON>Tom Poe</PERSON> spoke.", ["Tom Poe | President | - | current"]),
])
def test_titles_side_by_side_that_are_not_one_phrase(text: str, found: list[str], rows: Rows) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("Former <ORG>Norvik Metropolitan</ORG> Police Officer <PERSON>Jane Roe</PERSON> spoke.",
     ["Jane Roe | Officer | Norvik Metropolitan Police | former"]),
    ("<NORP>Finnish</NORP> police officer <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | police officer | Finnish | current"]),
    ("<PERSON>Jane Roe</PERSON>, general manager of state-owned <ORG>Norvik Co</ORG>, left.",
     ["Jane Roe | general manager | Norvik Co | current"]),
    ("<LOC>Norvik</LOC> (CCA) President <PERSON>Jane Roe</PERSON> left.", ["Jane Roe | President | - | current"]),
    ("<LOC>United Arab Emirates</LOC> (UAE) President <PERSON>Jane Roe</PERSON> left.",
     ["Jane Roe | President | United Arab Emirates | current"]),
    ("<PERSON>Jane Roe</PERSON> was a close adviser to <ORG>Norvik</ORG>.", ["Jane Roe | adviser | Norvik | former"]),
    ("The late authoritarian president <PERSON>Jane Roe</PERSON> ruled.", ["Jane Roe | president | - | former"]),
    ("<PERSON>Jane Roe</PERSON>, chief advocacy and policy officer at <ORG>Norvik</ORG>, left.",
     ["Jane Roe | chief advocacy and policy officer | Norvik | current"]),
    ("Fire chief and police officer <PERSON>Jane Roe</PERSON> left.",
     ["Jane Roe | Fire chief | - | current", "Jane Roe | police officer | - | current"]),
    ("Del. <PERSON>Jane Roe</PERSON> left.", ["Jane Roe | Del. | - | current"]),
    ("Second gentleman <PERSON>Tom Poe</PERSON> left.", ["Tom Poe | Second gentleman | - | current"]),
    ("<PERSON>Jane Roe</PERSON> is the President, CEO and owner of <ORG>Norvik</ORG>.",
     ["Jane Roe | President | Norvik | current", "Jane Roe | CEO | Norvik | current", "Jane Roe | owner | Norvik | current"]),
])
def test_titles_of_a_body_without_what_only_stands_beside(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found
