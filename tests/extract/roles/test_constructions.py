"""Whole constructions of plain news: who a name, a pronoun or a definite title means, and what stands between it and the title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from citybeat.extract.facts import Mention, Person, Role
from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.candidates import Finder
from citybeat.extract.roles.chunks import PersonMention, is_other_gender
from citybeat.extract.roles.deaths import dies_after_aside
from citybeat.extract.roles.title import Title, combined, joined_to
from citybeat.extract.roles.words import Words
from citybeat.testing import make_doc, parse

Rows = Callable[..., list[str]]


@pytest.mark.parametrize(("markup", "found"), [
    ("<PERSON>Tom Poe</PERSON>, a spokesman for <NORP>Norvik</NORP> president <PERSON>Jane Roe</PERSON>, spoke.",
     ["Tom Poe | spokesman | - | current", "Jane Roe | president | Norvik | current"]),
    ("She spoke as envoy of <NORP>Freedonian</NORP> President <PERSON>Jane Roe</PERSON>.", ["Jane Roe | President | Freedonian | current"]),
    ("<PERSON>Tom Poe</PERSON>, the spokesman of the <ORG>Norvik</ORG> president's office, spoke.",
     ["Tom Poe | spokesman | Norvik president's office | current"]),
    ("The commander of the <ORG>Norvik Air Force</ORG> (NAF) Brig. Gen. <PERSON>Tom Poe</PERSON> spoke.",
     ["Tom Poe | commander | Norvik Air Force | current", "Tom Poe | Brig. Gen. | - | current"]),
])
def test_no_phrase_takes_words_of_another(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("<PERSON>Jane Roe</PERSON>, head of the <ORG>Assembly</ORG>'s legal committee, spoke.",
     ["Jane Roe | head | Assembly's legal committee | current"]),
    ("<PERSON>Jane Roe</PERSON>, controller of <ORG>Norvik</ORG>'s film rights, spoke.", ["Jane Roe | controller | Norvik | current"]),
    ("<PERSON>Jane Roe</PERSON>, head of <LOC>Norvik</LOC>'s film rights, spoke.", []),
])
def test_what_a_body_owns(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "found"), [
    ("<ORG>Team Norvik</ORG> leaves on Monday. The <ORG>Team</ORG>'s manager <PERSON>Jane Roe</PERSON> spoke.",
     ["Jane Roe | manager | Team Norvik | current"]),
    ("The <ORG>Team</ORG>'s manager <PERSON>Jane Roe</PERSON> spoke.", ["Jane Roe | manager | Team | current"]),
    ("The <ORG>Norvik Trade Council</ORG> met. " + "It rained and rained and rained. " * 12
     + "<PERSON>Jane Roe</PERSON>, the council's deputy director, spoke.", ["Jane Roe | deputy director | Norvik Trade Council | current"]),
    ("The <ORG>Norvik Museum</ORG> opened. " + "It rained and rained and rained. " * 12
     + "<PERSON>Jane Roe</PERSON>, the council's deputy director, spoke.", ["Jane Roe | deputy director | - | current"]),
])
def test_a_body_named_in_full_before(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("between", "found"), [
    ("She was a clerk. She was an engineer.", True),
    ("A clerk came. An engineer came.", False),
    ("He was a clerk. He was an engineer.", False),
])
def test_a_pronoun_is_followed_through_sentences_that_go_on_with_it(rows: Rows, between: str, found: bool) -> None:
    roles = rows(f"<PERSON>Jane Roe</PERSON> spoke. {between} She is chair of <ORG>Norvik</ORG>.")
    assert ("Jane Roe | chair | Norvik | current" in roles) is found


@pytest.mark.parametrize(("honorific", "pronoun", "other"), [
    ("Mr", "she", True), ("Mr.", "he", False), ("Ms", "he", True), ("Mrs.", "she", False), ("Dr", "he", False), (None, "she", False),
])
def test_an_honorific_decides_between_he_and_she(nlp: Any, honorific: str | None, pronoun: str, other: bool) -> None:
    doc = make_doc(nlp, parse("<PERSON>Jane Roe</PERSON> spoke."))
    person = Person("Jane Roe", [Mention(doc[0:2])], honorific=honorific)
    assert is_other_gender(PersonMention(person, 0, 2), pronoun) is other


@pytest.mark.parametrize(("sentence", "dead"), [
    ("<PERSON>Jane Roe</PERSON>, a founder of the club, died on Monday.", True),
    ("<PERSON>Jane Roe</PERSON>, the coach, was killed on Monday.", True),
    ("<PERSON>Jane Roe</PERSON>, the coach, was praised on Monday.", False),
    ("<PERSON>Jane Roe</PERSON>, a founder of the club, said her dog died.", False),
    ("<PERSON>Jane Roe</PERSON>, the widow of <PERSON>Tom Poe</PERSON>, died.", False),
    ("<PERSON>Jane Roe</PERSON> of the club, died.", False),
])
def test_deaths_behind_an_aside(nlp: Any, sentence: str, dead: bool) -> None:
    doc = make_doc(nlp, parse(sentence))
    person = Person("Jane Roe", [Mention(doc[0:2])])
    assert dies_after_aside(Words(doc), PersonMention(person, 0, 2), frozenset({"died", "killed"})) is dead


def test_who_died_behind_an_aside_holds_no_office_now(rows: Rows) -> None:
    assert rows("<PERSON>Jane Roe</PERSON>, a founding member of <ORG>Norvik FC</ORG>, died on Monday.") == [
        "Jane Roe | founding member | Norvik FC | former"]


@pytest.mark.parametrize(("markup", "found"), [
    ("<PERSON>Wen Li</PERSON> (文立), deputy director of <ORG>Norvik</ORG>, spoke.", ["Wen Li | deputy director | Norvik | current"]),
    ("<PERSON>Wen Li</PERSON> (<PERSON>文立</PERSON>), who now heads the <ORG>Norvik Bureau</ORG>, spoke.",
     ["Wen Li | head | Norvik Bureau | current"]),
    ("<PERSON>Wen Li</PERSON> (<PERSON>Tom Poe</PERSON>), who now heads the <ORG>Norvik Bureau</ORG>, spoke.", []),
])
def test_a_name_in_its_own_script(rows: Rows, markup: str, found: list[str]) -> None:
    assert rows(markup) == found


@pytest.mark.parametrize(("markup", "titles"), [
    ("The <ORG>Norvik Board</ORG>, <TITLE>chaired</TITLE> by <PERSON>Jane Roe</PERSON>, met.", []),
    ("<PERSON>Jane Roe</PERSON>, who <TITLE>heads</TITLE> it, met.", []),
    ("<TITLE>Head</TITLE> <PERSON>Jane Roe</PERSON> met.", ["Head"]),
    ("The Board of <TITLE>Directors</TITLE> met.", []),
    ("The <TITLE>Directors</TITLE> met.", ["Directors"]),
    ("The UN Rapporteur on arbitrary arrests, <PERSON>Jane Roe</PERSON>, spoke.", ["Rapporteur on arbitrary arrests"]),
    ("The UN Rapporteur on arbitrary arrests spoke.", ["Rapporteur"]),
    ("The Chief of Staff Major General <PERSON>Jane Roe</PERSON> spoke.", ["Chief of Staff", "Major General"]),
    ("He is the deal flow manager of it.", ["deal flow manager"]),
    ("The health and social services minister <PERSON>Jane Roe</PERSON> spoke.", ["health and social services minister"]),
    ("Doctor <PERSON>Jane Roe</PERSON> met the doctor.", ["doctor"]),
])
def test_bounds_of_titles(nlp: Any, markup: str, titles: list[str]) -> None:
    doc = make_doc(nlp, parse(markup))
    assert [doc[t.start:t.end].text for t in Finder(Words(doc)).find()] == titles


def test_a_field_of_the_model_and_the_title_behind_it_are_one() -> None:
    field, other = Title(2, 4, 3, False, "model", 0.95, known=False, is_field=True), Title(2, 4, 3, False, "model", 0.95)
    director = Title(4, 5, 4, False, "lexicon")
    assert (joined_to(field, [director]).end, joined_to(other, [director]).end, joined_to(field, []).end) == (5, 4, 4)
    assert [(t.start, t.end) for t in combined([field], [director])] == [(2, 5)]


@pytest.mark.parametrize(("word", "body"), [("cyan", False), ("taskforce", True), ("Cyan", True)])
def test_one_word_in_small_letters_is_no_body(nlp: Any, word: str, body: bool) -> None:
    doc = make_doc(nlp, parse(f"The <ROLE_ORG>{word}</ROLE_ORG> legislator spoke."))
    assert bool(Bodies(doc).spans) is body


def test_a_participle_does_not_lead_a_title_behind_a_possessive(read: Callable[[str], list[Role]]) -> None:
    found = read("The prince detained <LOC>Freedonia</LOC>'s Prime Minister <PERSON>Jane Roe</PERSON>.")
    assert [(r.title, r.person.name) for r in found] == [("Prime Minister", "Jane Roe")]
