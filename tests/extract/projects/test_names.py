"""Reading a name to the left, to the right and in quotes."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.projects.complements import extended
from citybeat.extract.projects.enumerations import list_after
from citybeat.extract.projects.names import cleaned, is_led, is_name_word, name_after, name_before, spelled_out
from citybeat.testing import make_doc, parse

BEFORE = [
    ("They praised the Clear Rivers Programme |", "Clear Rivers Programme"),
    ("They praised the Youth Action for Clean Air Programme |", "Youth Action for Clean Air Programme"),
    ("They praised the Warm Homes (WH) Scheme |", "Warm Homes (WH) Scheme"),
    ("They praised the Low-Carbon Farms Scheme |", "Low-Carbon Farms Scheme"),
    ("They praised Oslo's Clean Air Plan |", "Clean Air Plan"),
    ("They praised the Harbour Plan and the Clean Air Plan |", "Clean Air Plan"),
    ("They praised the Harbour Plan and Clean Air Strategy |", "Clean Air Strategy"),
    ("They met the Minister for Harbour Works |", "Harbour Works"),
    ("They praised the 4th Quiet Streets Campaign |", "Quiet Streets Campaign"),
    ("Under Clear Rivers Programme |", "Clear Rivers Programme"),
    ("They praised “Full Basket” |", "Full Basket"),
    ("They praised the Plan d'Appui aux Rives Bleues |", "Plan d'Appui aux Rives Bleues"),
    ("Moreover Clear Rivers Programme |", "Clear Rivers Programme"),
    ("They joined the U.S.-led Clear Rivers Programme |", "Clear Rivers Programme"),
    ("They joined the Oslo-based Clear Rivers Programme |", "Clear Rivers Programme"),
    ("They joined the Community-Led Housing Programme |", "Community-Led Housing Programme"),
    ("It was part of the anti-Orla Tide |", "Tide"),
    ("They adopted the 10-Year Harbour Plan |", "10-Year Harbour Plan"),
    ("They wore Project Lantern T-shirts |", "Project Lantern"),
    ("They praised the Harbour Follow-up Plan |", "Harbour Follow-up Plan"),
    ("They praised the Governor's Literacy Initiative |", "Governor's Literacy Initiative"),
    ("They praised the Children's Reading Programme |", "Children's Reading Programme"),
    ("They praised Ruiz's Reading Programme |", "Reading Programme"),
    ("They praised its Closing the Tide Gap Programme |", "Closing the Tide Gap Programme"),
    ("They praised Under the Tide Gap Programme |", "Tide Gap Programme"),
    ("They praised our internal All Hands Programme |", "All Hands Programme"),
    ("They praised in full All Hands Programme |", "Hands Programme"),
    ("They praised the Fourteenth Orla Annual Programme |", "Orla Annual Programme"),
    ("They praised Luz por la Costa |", "Luz por la Costa"),
    ("They praised Luz y Mar |", "Luz y Mar"),
    ("It was part of the Orla - Big Tide Project |", "Orla - Big Tide Project"),
    ("They praised Orla - Big Tide Project |", "Big Tide Project"),
    ("They praised the Save the Harbour Campaign |", "Save the Harbour Campaign"),
    ("They praised the Saved the Harbour Campaign |", "Saved the Harbour Campaign"),
    ("They told Ruiz the Harbour Campaign |", "Harbour Campaign"),
    ("They gave a 20 million euro Harbour Fund |", "Harbour Fund"),
    ("They gave a $20bn Harbour Fund |", "Harbour Fund"),
    ("They read the 7th Ten-Year Plan |", "7th Ten-Year Plan"),
    ("They read the 7th Harbour Plan |", "Harbour Plan"),
    ("The 1963 Harbour Plan |", "Harbour Plan"),
    ("They read the 2031 Harbour Plan |", "2031 Harbour Plan"),
    ("They read the 2014 Blue Gull |", "Blue Gull"),
    ("They read the 2031-2035 Harbour Plan |", "2031-2035 Harbour Plan"),
    ("They read “1963 Blue Gull” |", "1963 Blue Gull"),
    ("They joined the Grown in Upland Initiative |", "Grown in Upland Initiative"),
    ("The Grown in Upland Initiative |", "Grown in Upland Initiative"),
    ("They joined the national Grown in Upland |", "Grown in Upland"),
    ("They joined the Fair Work on Clean Rivers Fund |", "Fair Work on Clean Rivers Fund"),
    ("They told the Minister on Harbour Plan |", "Harbour Plan"),
    ("They invested with Acme in Harbour Fund |", "Harbour Fund"),
    ("They joined the Yes | campaign", "Yes"),
    ("They joined the Late | campaign", "Late"),
    ("They joined the Quiet Streets, Clean Water | initiative", "Quiet Streets, Clean Water"),
    ("They joined the Quiet Streets, Clean Water | initiatives", "Clean Water"),
    ("They joined Quiet Streets, Clean Water | initiative", "Clean Water"),
    ("It was paid by its $20-million Quiet Streets, Clean Water | initiative", "Quiet Streets, Clean Water"),
    ("They joined the new Quiet Streets, Clean Water | initiative", "Quiet Streets, Clean Water"),
    ("The mayor has praised Quiet Streets, Clean Water | initiative", "Clean Water"),
    ("They read the Science, Harbours and Trade Strategy |", "Science, Harbours and Trade Strategy"),
    ("They read the Harbour Plan, Clean Water Strategy |", "Clean Water Strategy"),
    ("They read its Clean Air, Land and Water Plan | and the Tide Scheme", "Clean Air, Land and Water Plan"),
    ("They read the Harbour Peace, Trade, and Water Framework |", "Harbour Peace, Trade, and Water Framework"),
    ("They met Ruiz, Lind, and Water Framework |", "Water Framework"),
    ("They paid the Tide Fee, Clean Water Fund | , Harbour Fund and more", "Clean Water Fund"),
    ("SOURCE The Harbour Project |", "Harbour Project"),
    ("It runs by the planned Orla - Big Tide Corridor |", "Orla - Big Tide Corridor"),
    ("It runs from Orla - Big Tide Corridor |", "Big Tide Corridor"),
    ("The Quiet Belt, Quiet Road Initiative |", "Quiet Belt, Quiet Road Initiative"),
    ("But the Safe at Harbour Campaign |", "Safe at Harbour Campaign"),
    ("They told the Council, Clean Water Strategy |", "Clean Water Strategy"),
    ("They praised the Orla Institute and Clean Harbour Project |", "Clean Harbour Project"),
    ("They praised the Institute and Harbour Project |", "Institute and Harbour Project"),
    ("They joined Acme's All Hands Program |", "All Hands Program"),
    ("They joined All Hands Program |", "Hands Program"),
    ("They joined the EUs Harbour Mission |", "Harbour Mission"),
    ("They read Ghanas Harbour Plan |", "Harbour Plan"),
    ("They read the Ghanas Harbour Plan |", "Ghanas Harbour Plan"),
    ("It is Orlabank's. Orlabanks Harbour Plan |", "Harbour Plan"),
    ("It is Orlabank. Orlabanks Harbour Plan |", "Orlabanks Harbour Plan"),
    ("They paid into the For Orla Harbours Fund |", "For Orla Harbours Fund"),
    ("They paid For Orla Harbours Fund |", "Orla Harbours Fund"),
    ("They joined Girls Harbour Plan |", "Girls Harbour Plan"),
    ("Unveils Harbour Renewal Roadmap |", "Harbour Renewal Roadmap"),
]
AFTER = [
    ("a scheme called | Full Basket for all", "Full Basket"),
    ("a scheme called | the Walls of Peace and Hope in May", "Walls of Peace and Hope"),
    ("a scheme called | “Eat Well, Live Well” for all", "Eat Well, Live Well"),
    ("a scheme called | Horizon 2040 for all", "Horizon 2040"),
    ("a scheme called | Section 416 for all", "Section 416"),
    ("a scheme called | Lantern 416 for all", "Lantern"),
    ('a scheme called | "Full Basket"-after all', 'Full Basket"-after'),
    ("a scheme called | Full Basket.- He left", "Full Basket.-"),
    ("a scheme called | Our Full Basket for all", "Our Full Basket"),
    ("a scheme called | our Full Basket for all", "Full Basket"),
    ("a scheme called | One Stop Women's Helpline for all", "One Stop Women's Helpline"),
    ("a scheme called | Full Basket's Helpline for all", "Full Basket"),
]


def split(nlp: Language, text: str) -> tuple[object, int]:
    """A Doc of the text without its bar, and the offset of the word at the bar."""
    left, right = text.split("|")
    return nlp.make_doc(left.rstrip() + " " + right.lstrip()), len(nlp.make_doc(left.rstrip()))


@pytest.mark.parametrize(("text", "name"), BEFORE)
def test_name_before(nlp: Language, text: str, name: str) -> None:
    doc, at = split(nlp, text)
    found = name_before(doc, at, 0)  # type: ignore[arg-type]
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(("text", "name"), AFTER)
def test_name_after(nlp: Language, text: str, name: str) -> None:
    doc, at = split(nlp, text)
    found = name_after(doc, at, len(doc))  # type: ignore[arg-type]
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize("text", ["they went home |", "on Monday 's |", "in “which nobody likes” |"])
def test_no_name_before(nlp: Language, text: str) -> None:
    doc, at = split(nlp, text)
    assert name_before(doc, at, 0) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "rest"), [
    ("the Harbour Plan | 2035 and more", "2035"),
    ("the Harbour Plan | 2021-2025 and more", "2021-2025"),
    ("the Harbour Plan | and Strategy for all", "and Strategy"),
    ("the Harbour Plan | for Clean Air in May", "for Clean Air"),
    ("the Harbour Plan | on Monday", ""),
    ("the Harbour Plan | for all", ""),
    ("the Harbour Plan | for 2021-2025 and more", "for 2021-2025"),
    ("the Harbour Plan | for 2021–25 and more", "for 2021–25"),
    ("the Harbour Plan | for 2021 and more", ""),
    ("the Harbour Plan | to a Town", ""),
    ("the Harbour Campaign | of the Upland Civil War", ""),
    ("the Harbour Campaign | of the Upland Farmers", "of the Upland Farmers"),
    ("the Harbour Campaign | against a Toll", ""),
    ("the Harbour Campaign | against Tolls", "against Tolls"),
    ("the Harbour Dam | for Clean Air", ""),
    ("the Harbour Plan | and Project Lantern", ""),
    ("the Harbour Plan | and Project for all", "and Project"),
    ("the Harbour Plan | for the 6th year", ""),
    ("the Harbour Plan | for Data Care in the Public Service now", "for Data Care in the Public Service"),
    ("the Harbour Plan | for Data Care in May", "for Data Care"),
    ("the Harbour Plan | for Data Care in Q3", "for Data Care"),
    ("the Harbour Mission | in Upland (HAMUP) now", "in Upland"),
    ("the Harbour Mission | in Upland (HM Upland) now", "in Upland"),
    ("the Harbour Mission | in Quiet Upland (QU) now", ""),
    ("the Harbour Mission | in Upland (see map) now", ""),
])
def test_extended(nlp: Language, text: str, rest: str) -> None:
    doc, at = split(nlp, text)
    assert doc[at:extended(doc, at, len(doc))].text == rest  # type: ignore[index,arg-type]


@pytest.mark.parametrize(("word", "expected"), [
    ("Lantern", True), ("eMobility", True), ("30x30", True), ("lantern", False), ("2030", False), (",", False),
])
def test_is_name_word(nlp: Language, word: str, expected: bool) -> None:
    assert is_name_word(nlp.make_doc(word)[0]) is expected


@pytest.mark.parametrize(("text", "name"), [
    ("QSF) Connect", "Connect"),
    ("Quiet Streets (QS) Fund", "Quiet Streets (QS) Fund"),
    ("of the Quiet Streets Fund and", "Quiet Streets Fund"),
    ("QSF)", None),
    ("Opponents of Quiet Streets", "Quiet Streets"),
    ("Opponents Quiet Streets", "Opponents Quiet Streets"),
])
def test_cleaned(nlp: Language, text: str, name: str | None) -> None:
    doc = nlp.make_doc(text)
    found = cleaned(doc, 0, len(doc))
    assert (found.text if found is not None else None) == name


@pytest.mark.parametrize(("text", "name"), [
    ("They paid the First Orla Lantern Fund | again", "First Orla Lantern Fund"),
    ("They paid the First Orla Lantern Plan | again", "Orla Lantern Plan"),
    ("First Orla Lantern Fund | again", "Orla Lantern Fund"),
    ("They paid the First Fund | again", "Fund"),
    ("They read a “New Lantern Policy | again", "New Lantern Policy"),
    ("They read a New Lantern Policy | again", "New Lantern Policy"),
    ("In the North New Lantern Policy | again", "North New Lantern Policy"),
    ("New Lantern Policy | again", "Lantern Policy"),
])
def test_words_that_may_begin_a_name(nlp: Language, text: str, name: str) -> None:
    doc, at = split(nlp, text)
    for token in doc:  # type: ignore[attr-defined]
        token.is_sent_start = token.i == 0
    found = name_before(doc, at, 0)  # type: ignore[arg-type]
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(("word", "expected"), [("U.S.-led", True), ("London-based", True), ("well-led", True), ("led", False),
                                                ("Clean-up", False), ("Community-Led", False)])
def test_words_that_say_whose_something_is(word: str, expected: bool) -> None:
    assert is_led(word) is expected


@pytest.mark.parametrize(("text", "name"), [
    ("Under the Renewal of Small Towns in Upland Areas | (RESTUA) project", "Renewal of Small Towns in Upland Areas"),
    ("Under the Growth and Tending of Trees with Dry Farms | (GATT) project", "Growth and Tending of Trees with Dry Farms"),
    ("Two towns in Upland Areas | (UA) joined", "Upland Areas"),
    ("Two towns in Upland Areas | (RESTUA) joined", "Upland Areas"),
    ("Two towns in Upland Areas | joined", "Upland Areas"),
    ("They took Skola fir Upland | (SFU, school for the hills) again", "Skola fir Upland"),
])
def test_an_acronym_says_where_a_name_begins(nlp: Language, text: str, name: str) -> None:
    doc, at = split(nlp, text)
    found = spelled_out(name_before(doc, at, 0), 0)  # type: ignore[arg-type]
    assert found.text == name


@pytest.mark.parametrize(("text", "name"), [
    ("the Plan | on Flood Control, Soil Care and Clean Water", "Plan on Flood Control, Soil Care and Clean Water"),
    ("the Plan | on Flood Control, Soil Care, and Clean Water in May", "Plan on Flood Control, Soil Care, and Clean Water"),
    ("the Plan | on Flood Control, said Ruiz", "Plan on Flood Control"),
    ("the Plan | on Flood Control, Soil Care was left out", "Plan on Flood Control"),
    ("the Plan | for Flood Control, Project Lantern and others", "Plan for Flood Control"),
])
def test_a_series_of_subjects_belongs_to_the_name(nlp: Language, text: str, name: str) -> None:
    doc, at = split(nlp, text)
    assert doc[at - 1:extended(doc, at, len(doc))].text == name  # type: ignore[index,arg-type]


@pytest.mark.parametrize(("text", "found"), [
    ("schemes like | the Quiet Streets and Lantern schemes", ["Quiet Streets", "Lantern"]),
    ("schemes like | the Quiet Streets and Lantern sub-schemes", ["Quiet Streets", "Lantern"]),
    ("schemes like | the Quiet Streets and Lantern scheme", ["Quiet Streets and Lantern"]),
    ("schemes like | the Oil and Gas schemes", ["Oil and Gas"]),
])
def test_two_names_share_a_noun_in_the_plural(nlp: Language, text: str, found: list[str]) -> None:
    doc, at = split(nlp, text)
    assert [name.text for name in list_after(doc, at, len(doc))] == found  # type: ignore[arg-type]


@pytest.mark.parametrize(("markup", "found"), [
    ("Try schemes like Full Basket, <PERSON>Luz Solana</PERSON>, and others.", ["Full Basket", "Luz Solana"]),
    ("Try schemes like PM <PERSON>Solana</PERSON>, Full Basket and others.", ["PM Solana", "Full Basket"]),
    ("Try schemes like <PERSON>Ana Ruiz</PERSON>, who ran it.", []),
    ("Try schemes like Full Basket, the Orla Mayors’ Pledge and others.", ["Full Basket"]),
])
def test_an_item_that_was_taken_for_a_person_is_one_like_others(nlp: Language, markup: str, found: list[str]) -> None:
    doc = make_doc(nlp, parse(markup))
    assert [name.text for name in list_after(doc, 3, len(doc))] == found


def test_remnants_of_tags_end_a_name(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["the", "Build", "Tide", "campaign.</li><li"])
    found = cleaned(doc, 1, 4)
    assert found is not None
    assert found.text == "Build Tide"
