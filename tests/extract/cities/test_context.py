"""What the words about a name say of its kind."""

import pytest

from citybeat import testing
from citybeat.extract.cities.candidates import CueFinder, cues_of
from citybeat.extract.cities.context import (
    is_acronym,
    is_behind_town,
    is_holder,
    is_residence,
    list_noun,
    names_begun,
    preposition_before,
    readings,
    regional,
    sporting,
    territories,
)
from citybeat.extract.cities.lexicon import cue_rules


def span_of(doc, name, which=0):
    start = -1
    for _ in range(which + 1):
        start = doc.text.index(name, start + 1)
    return doc.char_span(start, start + len(name))


@pytest.mark.parametrize(("text", "name", "noun"), [
    ("in Salta and Jujuy provinces", "Salta", "provinces"),
    ("in Salta and Jujuy provinces", "Jujuy", "provinces"),
    ("the Salta, San Juan and Jujuy districts", "Salta", "districts"),
    ("in the provinces of Salta and Jujuy", "Salta", "provinces"),
    ("in the provinces of Salta, San Juan and Jujuy", "Jujuy", "provinces"),
    ("three counties in the country – Salta, Jujuy and Chaco", "Jujuy", "counties"),
    ("in 17 districts, such as Salta (+62); Jujuy (+56) and Chaco", "Chaco", "districts"),
    ("in Salta and five other provinces", "Salta", "provinces"),
    ("the towns of Salta and Jujuy", "Jujuy", "towns"),
    ("Salta, Jujuy and Chaco are among the worst hit districts", "Salta", "districts"),
    ("Salta and Jujuy were the driest provinces", "Jujuy", "provinces"),
    ("Salta and Jujuy are towns", "Salta", "towns"),
    ("Salta and Jujuy are to visit three districts", "Salta", None),
    ("Salta and Jujuy are twins, not districts", "Salta", None),
    ("Salta and Jujuy are in northern provinces", "Salta", None),
    ("Salta is among the districts", "Salta", None),
    ("cities such as Salta", "Salta", "cities"),
    ("Salta, Jujuy and other cities", "Salta", "cities"),
    ("Salta slept. The provinces woke.", "Salta", None),
    ("Salta, in the provinces", "Salta", None),
    ("Salta and Swedish cities", "Salta", None),
    ("Salta provinces", "Salta", None),
    ("in Salta, United States of Qwerty", "Salta", None),
    ("a town – Salta", "Salta", None),
])
def test_the_noun_of_a_list(nlp, gazetteer, text, name, noun):
    assert list_noun(span_of(nlp(text), name), gazetteer) == noun


@pytest.mark.parametrize(("text", "name", "behind"), [
    ("in Rochester, New York", "New York", True), ("in Tacoma, Washington", "Washington", True),
    ("Tacoma (Washington)", "Washington", True),
    ("in Tampere, Washington", "Washington", False), ("in New York, New York", "New York", False), ("in Washington", "Washington", False),
    ("Tacoma, Seattle", "Seattle", False), (", Washington", "Washington", False),
])
def test_a_region_behind_a_town_in_it(nlp, gazetteer, text, name, behind):
    assert is_behind_town(nlp(text)[-len(name.split()) - text.endswith(")"):len(nlp(text)) - text.endswith(")")], gazetteer) is behind


@pytest.mark.parametrize(("text", "before"), [
    ("in Kotka", True), ("near the town of Kotka", True), ("in southern Kotka", True), ("from Kotka", True), ("for Kotka", False),
    ("Kotka", False), ("the Kotka", False), ("in", False),
])
def test_a_preposition_before_a_name(nlp, text, before):
    doc = nlp(text)
    assert preposition_before(doc[len(doc) - 1:]) is before


@pytest.mark.parametrize(("markup", "resident"), [
    ("<PERSON>Ana Ruiz</PERSON> of Kotka", True), ("<PERSON>Ana Ruiz</PERSON>, 32, of Kotka", True),
    ("<PERSON>Ana Ruiz</PERSON>, of Kotka", True),
    ("<PERSON>Ana Ruiz</PERSON>, from Kotka", True), ("the <ORG>Bank</ORG> of Kotka", False), ("<PERSON>Ana Ruiz</PERSON> in Kotka", False),
    ("of Kotka", False),
])
def test_a_person_of_a_place(nlp, markup, resident):
    doc = testing.make_doc(nlp, testing.parse(markup))
    assert is_residence(doc[len(doc) - 1:]) is resident


@pytest.mark.parametrize(("text", "name", "acronym"), [
    ("the National Youth Council (NYC) met", "NYC", True), ("the city (NYC) met", "NYC", False), ("in NYC", "NYC", False),
    ("the Big Apple Council (NYC)", "NYC", False), ("the Council (Nyc)", "Nyc", False),
])
def test_an_acronym_that_the_article_explains(nlp, text, name, acronym):
    assert is_acronym(span_of(nlp(text), name)) is acronym


def test_names_at_the_head_of_longer_ones(nlp):
    doc = testing.make_doc(nlp, testing.parse(
        "<ORG>Ithaca Holdings</ORG> bought <ORG>Ithaca New Foods</ORG> from <ORG>Oslo City Council</ORG>, <LOC>Kotka Bay</LOC> "
        "and <ORG>Acme</ORG>."))
    found = names_begun(doc)
    assert found["ithaca"] == 2
    assert found["ithaca new"] == 1
    assert found["oslo"] == found["kotka"] == found["acme"] == 0


@pytest.mark.parametrize(("text", "sign"), [
    ("Three provinces and two districts voted.", 1), ("Towns and villages slept, cities woke.", -1), ("Nobody slept.", 0),
    ("One town in two provinces of four towns", 0),
])
def test_whether_an_article_speaks_of_regions(text, sign):
    value = regional(text)
    assert (value > 0) - (value < 0) == sign
    assert -1.5 <= regional("provinces " * 99) <= 1.5


def test_readings_are_shares_of_the_occurrences(nlp, gazetteer):
    doc = testing.make_doc(nlp, testing.parse(
        "In Salta province rain fell. He came from Salta. The Salta of old, <PERSON>Ana Ruiz</PERSON> of Salta said."))
    cues = CueFinder(nlp.vocab, cue_rules())(doc)
    spans = [span_of(doc, "Salta", i) for i in range(4)]
    found = readings(doc, spans, [cues_of(span, cues) for span in spans], gazetteer)
    assert found == {
        "region": 0.25, "only_region": 0.0, "listed": 0.0, "locative": 0.25, "the": 0.25, "resident": 1.0, "acronym": 0.0,
        "holder": 0.0, "team": 0.0, "sport": 0.0,
    }


def test_from_a_body_is_no_place(nlp, gazetteer):
    doc = testing.make_doc(nlp, testing.parse("They bought a striker from <ORG>Salta</ORG>."))
    assert readings(doc, [span_of(doc, "Salta")], [{}], gazetteer)["locative"] == 0


def test_a_name_that_is_only_a_region(nlp, gazetteer):
    doc = nlp("Rain fell in Salta and Jujuy provinces.")
    span = span_of(doc, "Jujuy")
    assert readings(doc, [span], [{}], gazetteer)["only_region"] == 1


@pytest.mark.parametrize(("markup", "holder"), [
    ("It runs from <LOC>Hamina</LOC> in Salta.", True), ("It runs from <LOC>Hamina</LOC>, in Salta.", True),
    ("It stands at <LOC>Hamina</LOC> in the Salta.", True),
    ("It rained in Salta.", False), ("<PERSON>Ana Ruiz</PERSON> in Salta", False), ("on <LOC>Long Road</LOC> in Salta", False),
    ("Salta", False),
])
def test_a_name_that_another_place_lies_in(nlp, markup, holder):
    doc = testing.make_doc(nlp, testing.parse(markup))
    assert is_holder(span_of(doc, "Salta")) is holder


def test_words_of_sport_about_a_name(nlp):
    report = nlp("The coach praised the pitcher after nine innings: Salta won the game. " + "It rained all day. " * 20 + "Jujuy slept.")
    assert sporting(span_of(report, "Salta")) == 1.0
    assert sporting(span_of(report, "Jujuy")) == 0.0


def test_sport_counts_where_a_name_is_in_no_place(nlp, gazetteer):
    doc = nlp("The coach praised the pitcher after nine innings of the game. Salta won. They play in Salta.")
    spans = [span_of(doc, "Salta", i) for i in range(2)]
    assert readings(doc, spans[:1], [{}], gazetteer)["sport"] == 1.0
    assert readings(doc, spans[1:], [{}], gazetteer)["sport"] == 0.0


def test_the_share_that_words_beside_a_name_show_to_be_a_team(nlp, gazetteer):
    doc = nlp("Salta players cheered. He plays on loan from Salta. It rained in Salta.")
    cues = CueFinder(nlp.vocab, cue_rules())(doc)
    spans = [span_of(doc, "Salta", i) for i in range(3)]
    assert readings(doc, spans, [cues_of(span, cues) for span in spans], gazetteer)["team"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(("text", "name", "count"), [
    ("in Salta Province", "salta", 1), ("in Rio Negro province and Rio Negro Province", "rio negro", 2), ("in the Salta", "salta", 0),
    ("the province", "the", 0), ("Province", "", 0),
])
def test_names_of_regions_that_begin_with_a_name(nlp, text, name, count):
    assert territories(nlp(text))[name] == count
