"""The edge between a title and the body beside it, and what only looks like a title or a body."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.mending import Mender
from citybeat.extract.roles.phrases import Post
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.words import Words
from citybeat.testing import make_doc, parse

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "role"), [
    # a capital word that opens the title and ends the body's name
    ("The <ORG>National Ferry</ORG> Service Director <PERSON>Jane Roe</PERSON> came.",
     "Jane Roe | Director | National Ferry Service | current"),
    ("The <ORG>Norvik</ORG> Project Director <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Project Director | Norvik | current"),
    # a part of the world is the title's
    ("<ORG>Norvik Aid</ORG> treasurer and <LOC>Africa</LOC> representative <PERSON>Jane Roe</PERSON> came.",
     "Jane Roe | Africa representative | Norvik Aid | current"),
    ("The <LOC>Kenya</LOC> representative <PERSON>Jane Roe</PERSON> came.", "Jane Roe | representative | Kenya | current"),
    ("<PERSON>Jane Roe</PERSON>, head of <LOC>Asia</LOC> for the advisory firm <ORG>Norvik Economics</ORG>, came.",
     "Jane Roe | head of Asia | Norvik Economics | current"),
    # two fields, the first taken for the end of a name
    ("<ORG>Danish Energy</ORG> and Climate Minister <PERSON>Jane Roe</PERSON> came.",
     "Jane Roe | Energy and Climate Minister | Danish | current"),
    # the party of who was elected is not what the office is in; a legislator's seat is spoken of as its party's
    ("<NORP>Democratic</NORP> Gov. <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Gov. | - | current"),
    ("<NORP>Mississippi Republican</NORP> Lt. Gov. <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Lt. Gov. | Mississippi | current"),
    ("<NORP>Republican</NORP> Sen. <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Sen. | Republican | current"),
    # hyphens that are none
    ("She met <NORP>Kenyan</NORP>-President <PERSON>Jane Roe</PERSON>.", "Jane Roe | President | Kenyan | current"),
    ("He left.- <NORP>Kenyan</NORP> President <PERSON>Jane Roe</PERSON> stays.", "Jane Roe | President | Kenyan | current"),
    ("He met now-<ORG>NBA</ORG> chief <PERSON>Jane Roe</PERSON>.", "Jane Roe | chief | NBA | current"),
    ("Bishop <PERSON>Jane Roe</PERSON>-of <LOC>Norvik</LOC>, came.", "Jane Roe | Bishop | Norvik | current"),
    ("He asked where IS leader <PERSON>Ali Roe</PERSON> was.", "Ali Roe | leader | IS | current"),
    ("He asked who is leader <PERSON>Ali Roe</PERSON> now.", "Ali Roe | leader | - | current"),
    ("He came with <LOC>Kenya</LOC>'s Grand Mufti <PERSON>Ali Roe</PERSON>.", "Ali Roe | Grand Mufti | Kenya | current"),
    ("<PERSON>Jane Roe</PERSON>, campaigner at environmentalist group <ORG>Norvik Bay</ORG>, came.",
     "Jane Roe | campaigner | Norvik Bay | current"),
    ("She is harbour secretary of President <PERSON>Jane Roe</PERSON>.", "Jane Roe | President | - | current"),
    # no bodies: an era, an outlet with its agency
    ("<PERSON>Jane Roe</PERSON>, a painter of the <MISC>Copper Age</MISC>, came.", "Jane Roe | painter | - | current"),
    ("<ORG>NORVIK TODAY</ORG> (QXZ) Mayor <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Mayor | - | current"),
    ("<ORG>NORVIK FERRY COMPANY</ORG> (NFC) Director <PERSON>Jane Roe</PERSON> came.",
     "Jane Roe | Director | NORVIK FERRY COMPANY | current"),
    # a board with whose it is
    ("<PERSON>Jane Roe</PERSON>, chair of the <ORG>Board</ORG> of Directors of the <ORG>Norvik Ferry</ORG>, came.",
     "Jane Roe | chair | Board of Directors of the Norvik Ferry | current"),
    ("<PERSON>Jane Roe</PERSON>, chair of the <ORG>Board</ORG> of Trustees, came.", "Jane Roe | chair | Board of Trustees | current"),
    ("<PERSON>Jane Roe</PERSON>, chair of the <ORG>Board</ORG> of the <ORG>Norvik Ferry</ORG>, came.",
     "Jane Roe | chair | Board of the Norvik Ferry | current"),
    ("<PERSON>Jane Roe</PERSON>, chair of the <ORG>Board</ORG> of late, came.", "Jane Roe | chair | Board | current"),
    # an adviser is in what is advised, an ambassador is not
    ("<PERSON>Jane Roe</PERSON>, adviser to the <ORG>Norvik Ministry of Trade</ORG>, came.",
     "Jane Roe | adviser | Norvik Ministry of Trade | current"),
    ("<PERSON>Jane Roe</PERSON>, ambassador to the <ORG>Norvik Union</ORG>, came.",
     "Jane Roe | ambassador to the Norvik Union | - | current"),
    # places that only tell whose the body is
    ("<PERSON>Jane Roe</PERSON>, head of the <LOC>Kenya</LOC>-backed <ORG>Lake Front</ORG>, came.",
     "Jane Roe | head | Lake Front | current"),
    ("<PERSON>Jane Roe</PERSON>, a member of the state-backed <ORG>Lake Front</ORG>, came.", "Jane Roe | member | Lake Front | current"),
    ("<PERSON>Jane Roe</PERSON>, ruler of <LOC>Norvik</LOC> directed the <ORG>Ministry of Ports</ORG> to act.",
     "Jane Roe | ruler | Norvik | current"),
    ("<PERSON>Jane Roe</PERSON>, a <NORP>Kenyan</NORP> art consultant, came.", "Jane Roe | art consultant | - | current"),
    ("The ruler of <LOC>Kenya</LOC>, King <PERSON>Omar II</PERSON>, came.", "Omar II | King | Kenya | current"),
    ("Bishop <PERSON>Jane Roe</PERSON> of <LOC>Norvik</LOC> came.", "Jane Roe | Bishop | Norvik | current"),
    # no body's name: a person's with "the" or a founder, a film
    ("<PERSON>Jane Roe</PERSON>, priest of the <PERSON>Norvik Math</PERSON>, came.", "Jane Roe | priest | Norvik Math | current"),
    ("<PERSON>Norvik Poe</PERSON>'s founder <PERSON>Jane Roe</PERSON> came.", "Jane Roe | founder | Norvik Poe | current"),
    ("<PERSON>Tom Poe</PERSON>'s lawyer <PERSON>Jane Roe</PERSON> came.", "Jane Roe | lawyer | - | current"),
    ("<MISC>The Long Quay</MISC> actress <PERSON>Jane Roe</PERSON> came.", "Jane Roe | actress | - | current"),
    ("<PERSON>Jane Roe</PERSON>, a member of the <ORG>Norvik Bakers</ORG> and <ORG>Senior Millers Association</ORG>, came.",
     "Jane Roe | member | Norvik Bakers and Senior Millers Association | current"),
    # what an office is about
    ("The shadow <MISC>Norexit</MISC> secretary <PERSON>Jane Roe</PERSON> came.", "Jane Roe | shadow Norexit secretary | - | current"),
    ("<PERSON>Jane Roe</PERSON> is a professor of <NORP>English</NORP> at <ORG>Norvik University</ORG>.",
     "Jane Roe | professor of English | Norvik University | current"),
    ("<PERSON>Jane Roe</PERSON> is a professor of <NORP>English</NORP>.", "Jane Roe | professor of English | - | current"),
    ("<PERSON>Jane Roe</PERSON>, a state senator in <LOC>Norvik</LOC>, came.", "Jane Roe | state senator | Norvik | current"),
    ("<LOC>US</LOC> Magistrate Judge <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Magistrate Judge | US | current"),
    # a party's office beside one in a house
    ("The <ORG>Harbour Party</ORG> met. <ORG>Norvik House</ORG> MP and party spokesman <PERSON>Jane Roe</PERSON> came.",
     "Jane Roe | party spokesman | Harbour Party | current"),
    # a judge's district, and a soldier's town
    ("<LOC>Kenya</LOC> <ORG>Norvik District</ORG> Judge <PERSON>Jane Roe</PERSON> came.", "Jane Roe | District Judge | Norvik | current"),
    ("Sergeant <PERSON>Jane Roe</PERSON> of <LOC>Norvik</LOC> came.", "Jane Roe | Sergeant | - | current"),
    ("Mayor <PERSON>Jane Roe</PERSON> of <LOC>Norvik</LOC> came.", "Jane Roe | Mayor | Norvik | current"),
    ("President <PERSON>Jane Roe</PERSON> at the <MISC>Norvik Boat Show</MISC> came.", "Jane Roe | President | - | current"),
    # a field of work that ends a short body
    ("The <ORG>EU Transport</ORG> Commissioner <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Transport Commissioner | EU | current"),
    ("The <LOC>Mexico City</LOC> Commissioner <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Commissioner | Mexico City | current"),
    # whole bodies, and offices that are none
    ("<PERSON>Jane Roe</PERSON>, aide for the <ORG>Norvik Secretary</ORG> General, came.",
     "Jane Roe | aide | Norvik Secretary General | current"),
    ("<PERSON>Jane Roe</PERSON>, chief of the press service for the <ORG>Lake Ministry</ORG>, came.",
     "Jane Roe | chief | press service for the Lake Ministry | current"),
    ("The <ORG>CFO</ORG> treasurer <PERSON>Jane Roe</PERSON> came.", "Jane Roe | treasurer | - | current"),
    # a contest, and the wing of a body
    ("The <MISC>Norvik Lake Games</MISC> swimmer <PERSON>Jane Roe</PERSON> came.", "Jane Roe | swimmer | - | current"),
    ("<PERSON>Jane Roe</PERSON>, head of mission at the <MISC>Norvik Lake Games</MISC>, came.",
     "Jane Roe | head of mission | Norvik Lake Games | current"),
    ("<PERSON>Jane Roe</PERSON>, president of the party's youth wing, came.", "Jane Roe | president | party's youth wing | current"),
    # officers of one body
    ("<PERSON>Jane Roe</PERSON>, co-founder, chairman and chief executive of <ORG>Norvik</ORG>, came.",
     "Jane Roe | co-founder | Norvik | current"),
    ("<PERSON>Jane Roe</PERSON>, engineer, chairman and chief executive of <ORG>Norvik</ORG>, came.", "Jane Roe | engineer | - | current"),
    # the one body that has the noun in its name
    ("The <ORG>Norvik Ferry Commission</ORG> met. It was led by Commission Chairman <PERSON>Jane Roe</PERSON>.",
     "Jane Roe | Chairman | Norvik Ferry Commission | current"),
    ("The <ORG>Norvik Ferry Commission</ORG> and the <ORG>Lake Commission</ORG> met. So did Commission Chairman <PERSON>Jane Roe</PERSON>.",
     "Jane Roe | Chairman | - | current"),
    ("The <ORG>Norvik Lake Hospital</ORG> was full, hospital spokeswoman <PERSON>Jane Roe</PERSON> told us.",
     "Jane Roe | spokeswoman | Norvik Lake Hospital | current"),
    # named before
    ("The <ORG>Ministry of Ports</ORG> wrote a letter, said <PERSON>Jane Roe</PERSON>, spokesman for the ministry.",
     "Jane Roe | spokesman | Ministry of Ports | current"),
    ("The <ORG>Norvik Group</ORG> wrote a letter, said <PERSON>Jane Roe</PERSON>, spokesman for the ministry.",
     "Jane Roe | spokesman | - | current"),
    ("The <ORG>Harbour Party</ORG> met in the <ORG>Norvik Hall</ORG>. Veteran party leader <PERSON>Jane Roe</PERSON> spoke.",
     "Jane Roe | party leader | Harbour Party | current"),
    ("The <ORG>Harbour Party</ORG> met in the <ORG>Norvik Hall</ORG>. His party leader, <PERSON>Jane Roe</PERSON>, spoke.",
     "Jane Roe | party leader | - | current"),
    ("The <ORG>Harbour Party</ORG> met in the <ORG>Norvik Hall</ORG>. The party's treasurer <PERSON>Jane Roe</PERSON> spoke.",
     "Jane Roe | treasurer | Harbour Party | current"),
])
def test_body(text: str, role: str, rows: Rows) -> None:
    assert role in rows(text)


@pytest.mark.parametrize(("text", "found"), [
    # a word of a name before a title in small letters
    ("They heard King drummer <PERSON>Tom Poe</PERSON>.", ["Tom Poe | drummer | - | current"]),
    ("The <ORG>Norvik National Guard</ORG> spokesman <PERSON>Tom Poe</PERSON> came.",
     ["Tom Poe | spokesman | Norvik National Guard | current"]),
    ("The Mayor candidate <PERSON>Tom Poe</PERSON> came.", ["Tom Poe | Mayor | - | current", "Tom Poe | candidate | - | current"]),
    ("The speaker Lt. Colonel <PERSON>Tom Poe</PERSON> came.", ["Tom Poe | speaker | - | current", "Tom Poe | Lt. Colonel | - | current"]),
    # an adjective
    ("<PERSON>Tom Poe</PERSON>, the boss of <ORG>Norvik</ORG>, the largest private <NORP>Kenyan</NORP> group, came.",
     ["Tom Poe | boss | Norvik | current"]),
    # superlatives and words of status
    ("<PERSON>Tom Poe</PERSON>, one of the earliest scholars, came.", ["Tom Poe | scholar | - | current"]),
    ("The outgoing justice minister <PERSON>Tom Poe</PERSON> came.", ["Tom Poe | justice minister | - | current"]),
    ("They want the removal of outgoing minister <PERSON>Tom Poe</PERSON>.", ["Tom Poe | minister | - | current"]),
    ("Then-justice minister <PERSON>Tom Poe</PERSON> came.", ["Tom Poe | justice minister | - | former"]),
    # a style behind a portfolio; a field of two words
    ("Minister of Defence Sheikh <PERSON>Tom Poe</PERSON> came.", ["Tom Poe | Minister of Defence | - | current"]),
    ("<PERSON>Tom Poe</PERSON>, director for port health and public protection, came.",
     ["Tom Poe | director for port health and public protection | - | current"]),
    # occupations that are in no body, beside an office that is
    ("<PERSON>Tom Poe</PERSON>, academic and leader of the <ORG>Lake Front</ORG>, came.",
     ["Tom Poe | academic | - | current", "Tom Poe | leader | Lake Front | current"]),
])
def test_title(text: str, found: list[str], rows: Rows) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(("text", "end", "kept"), [
    ("director of planning and building firm <ORG>Norvik</ORG>", 6, "director"),  # the firm is what Norvik is
    ("director of planning and building <ORG>Norvik</ORG>", 5, "director of planning and building"),
    ("bank firm <ORG>Norvik</ORG>", 2, "bank firm"),
])
def test_what_describes_the_body_is_no_title(nlp: object, text: str, end: int, kept: str) -> None:
    doc = make_doc(nlp, parse(text))  # type: ignore[arg-type]
    words = Words(doc)
    post = Mender(words, Bodies(doc), []).mended(Post(Title(0, end, 0, False, "model"), (end, end + 1), None, "of"))
    assert (doc[post.title.start:post.title.end].text, post.organization) == (kept, (end, end + 1))


@pytest.mark.parametrize(("text", "body"), [
    ("<NORP>Kenyan</NORP> foreign ministry spokesman", (0, 3)), ("the foreign ministry spokesman", (1, 3)),
    ("the ministry spokesman", (1, 2)),
])
def test_the_whole_of_an_institution(nlp: object, text: str, body: tuple[int, int]) -> None:
    doc = make_doc(nlp, parse(text))  # type: ignore[arg-type]
    last = len(doc) - 1
    post = Mender(Words(doc), Bodies(doc), []).mended(Post(Title(last, last + 1, last, False, "model"), (last - 1, last), None, "before"))
    assert post.organization == body


@pytest.mark.parametrize(("text", "title", "body"), [
    ("<NORP>Kenyan</NORP> Economy Minister", "Economy Minister", "Kenyan"),
    ("<NORP>European</NORP> Economy Minister", "European Economy Minister", None),  # no country
    ("<NORP>Kenyan</NORP> painter", "Kenyan painter", None),  # no office of a state
    ("<ORG>Norvik House</ORG> press secretary", "press secretary", "Norvik House"),
    ("<ORG>Norvik House</ORG> Press Secretary", "Norvik House Press Secretary", None),  # the name may go on
    ("<ORG>Homeland</ORG> Security Secretary", "Homeland Security Secretary", None),  # a field of work
])
def test_a_name_that_opens_the_title(nlp: object, text: str, title: str, body: str | None) -> None:
    doc = make_doc(nlp, parse(text))  # type: ignore[arg-type]
    last = len(doc) - 1
    post = Mender(Words(doc), Bodies(doc), []).mended(Post(Title(0, last + 1, last, False, "model")))
    found = post.organization and doc[post.organization[0]:post.organization[1]].text
    assert (doc[post.title.start:post.title.end].text, found) == (title, body)


@pytest.mark.parametrize(("when", "found"), [("in 1974", "- | former"), ("yesterday", "Kenyan | current")])
def test_an_office_of_long_ago_is_not_the_one_of_today(when: str, found: str, rows: Rows) -> None:
    text = f"The <NORP>Kenyan</NORP> president came late. It was signed by President <PERSON>Jane Roe</PERSON> {when}."
    assert rows(text, "2020-01-01") == [f"Jane Roe | President | {found}"]


@pytest.mark.parametrize(("text", "found"), [
    ("<ORG>Norvik Harbour</ORG> Police Commissioner <PERSON>Jane Roe</PERSON> spoke.",
     ["Jane Roe | Commissioner | Norvik Harbour Police | current"]),
    ("<LOC>Norvik</LOC> Police Commissioner <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | Police Commissioner | Norvik | current"]),
])
def test_a_named_force_is_the_body(rows: Rows, text: str, found: list[str]) -> None:
    assert rows(text) == found
