"""What the words about a name say of its kind."""

import pytest

from citybeat import testing
from citybeat.extract.cities.candidates import CueFinder, cues_of
from citybeat.extract.cities.context import (
    MOST_SPORTING,
    astray,
    city_heads,
    is_acronym,
    is_attribute,
    is_behind_town,
    is_behind_unit,
    is_club,
    is_holder,
    is_residence,
    list_noun,
    names_begun,
    other_readings,
    preposition_before,
    readings,
    regional,
    sporting,
    territories,
)
from citybeat.extract.cities.lexicon import cue_rules, words


def read(doc, spans, gazetteer, cues=None):
    """The readings of a name's occurrences by their cue rules, and what they are otherwise."""
    nouns = [list_noun(span, gazetteer) for span in spans]
    others = other_readings(spans, cues or [{}] * len(spans), nouns, gazetteer)
    return readings(doc, spans, nouns, others), others


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
    ("in Salta and Jujuy taluks", "Salta", "taluks"),
    ("the barangays of Salta and Jujuy", "Jujuy", "barangays"),
    ("in both Salta and Jujuy, the two safest constituencies", "Jujuy", "constituencies"),
    ("in Salta and Jujuy, both farming districts", "Jujuy", "districts"),
    ("in Salta and Jujuy, the districts", "Jujuy", None),
    ("in Salta and Jujuy, the two ministers of all districts", "Jujuy", None),
    ("in Salta and Jujuy, the two. Districts", "Jujuy", None),
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
    ("Tacoma (Washington)", "Washington", True), ("in Canterbury, Kent", "Kent", True), ("in Tampere, Kent", "Kent", False),
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
    found, others = read(doc, spans, gazetteer, [cues_of(span, cues) for span in spans])
    assert others == ["region", "", "", ""]
    assert astray(spans, [{}] * 4, others) == {spans[0].start}
    assert astray(spans, [{"cities.apposition": 2.5}] * 4, others) == set()
    assert found == {
        "region": 0.25, "only_region": 0.0, "listed": 0.0, "locative": 0.25, "the": 0.25, "resident": 1.0, "acronym": 0.0,
        "holder": 0.0, "unit_of": 0.0, "team": 0.0, "sport": 0.0,
    }


@pytest.mark.parametrize(("text", "share"), [
    ("The Harwell is dry.", 1), ("A Harwell, said Roe.", 1), ("the lower Harwell burnt", 0), ("the northern Harwell is dry", 1),
    ("the central Harwell and", 1), ("a Harwell court met", 0), ("the Harwell firm", 0), ("the Harwell was", 1),
    ("the port Harwell was", 0), ("Harwell was", 0), ("lower Harwell was", 0), ("the Harwell Trams", 1),
])
def test_an_article_counts_but_before_a_noun(nlp, gazetteer, text, share):
    doc = nlp(text)
    assert read(doc, [span_of(doc, "Harwell")], gazetteer)[0]["the"] == share


@pytest.mark.parametrize(("text", "attribute"), [
    ("Harwell court", True), ("Harwell is", False), ("Harwell in", False), ("Harwell, court", False), ("Harwell", False),
    ("Harwell Court", False), ("Harwell 7", False),
])
def test_a_noun_behind_a_name(nlp, text, attribute):
    assert is_attribute(span_of(nlp(text), "Harwell")) is attribute


def test_from_a_body_is_no_place(nlp, gazetteer):
    doc = testing.make_doc(nlp, testing.parse("They bought a striker from <ORG>Salta</ORG>."))
    assert read(doc, [span_of(doc, "Salta")], gazetteer)[0]["locative"] == 0


def test_a_name_that_is_only_a_region(nlp, gazetteer):
    doc = nlp("Rain fell in Salta and Jujuy provinces.")
    span = span_of(doc, "Jujuy")
    assert read(doc, [span], gazetteer)[0]["only_region"] == 1


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
    assert read(doc, spans[:1], gazetteer)[0]["sport"] == 1.0
    assert read(doc, spans[1:], gazetteer)[0]["sport"] == 0.0


def test_the_share_that_words_beside_a_name_show_to_be_a_team(nlp, gazetteer):
    doc = nlp("Salta players cheered. He plays on loan from Salta. It rained in Salta.")
    cues = CueFinder(nlp.vocab, cue_rules())(doc)
    spans = [span_of(doc, "Salta", i) for i in range(3)]
    found, others = read(doc, spans, gazetteer, [cues_of(span, cues) for span in spans])
    assert others == ["team", "team", ""]
    assert found["team"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(("text", "name", "count"), [
    ("in Salta Province", "salta", 1), ("in Rio Negro province and Rio Negro Province", "rio negro", 2), ("in the Salta", "salta", 0),
    ("the province", "the", 0), ("Province", "", 0),
])
def test_names_of_regions_that_begin_with_a_name(nlp, text, name, count):
    assert territories(nlp(text))[name] == count


@pytest.mark.parametrize(("text", "behind"), [
    ("He lives in Dunmore village of Salta.", True), ("A man from Upper Dunmore village in Salta came.", True),
    ("in a village in Salta", True), ("the villages in Salta", True),
    ("in the village of Salta", False), ("in the northern Kenyan village of Salta", False),
    ("the Gaza Strip village of Salta", False), ("Dunmore Village in Salta", False), ("the mayor of Salta", False), ("of Salta", False),
    ("the village near Salta", False), ("four townships in Salta", False),
])
def test_a_place_in_which_a_village_lies(nlp, text, behind):
    doc = nlp(text)
    assert is_behind_unit(span_of(doc, "Salta"), words()["units"]) is behind


@pytest.mark.parametrize("text", [
    "in Dunmore upazila of Salta", "a tehsil in Salta", "Salta prefectural police searched", "the Salta MP resigned", "in Salta taluk",
    "Salta, an area of Dunmore", "the Dunmore suburb of Salta",
])
def test_a_name_that_is_read_as_a_region(nlp, gazetteer, text):
    doc = nlp(f"He came {text}.")
    cues = CueFinder(nlp.vocab, cue_rules())(doc)
    span = span_of(doc, "Salta")
    speaking = cues_of(span, cues)
    _, (other,) = read(doc, [span], gazetteer, [speaking])
    assert other == "region" or sum(speaking.values()) < -1


@pytest.mark.parametrize("text", ["a suburb of Salta", "a leafy northern suburb of Salta", "a member of parliament in Salta"])
def test_a_city_beside_which_something_else_lies(nlp, text):
    doc = nlp(f"He came from {text}.")
    assert not cues_of(span_of(doc, "Salta"), {k: v for k, v in CueFinder(nlp.vocab, cue_rules())(doc).items() if min(v.values()) < 0})


SPORTY = " The striker scored two goals in the league for the champions."


@pytest.mark.parametrize(("text", "club"), [
    ("He earned a transfer to Salta in May." + SPORTY, True), ("He is on loan from Salta." + SPORTY, True),
    ("He joined Salta." + SPORTY, True),
    ("He made his debut for Salta." + SPORTY, True), ("He was born in Salta." + SPORTY, False), ("He drove to Salta." + SPORTY, False),
    ("The ministry ordered a transfer to Salta in May.", False), ("Salta", False), ("Transfers near Salta." + SPORTY, False),
])
def test_a_club_that_a_player_moves_to(nlp, gazetteer, text, club):
    doc = nlp(text)
    span = span_of(doc, "Salta")
    assert is_club(span) is club
    assert read(doc, [span], gazetteer)[1] == ["team" if club else ""]


def test_only_in_a_report_of_sport_a_team_is_no_mention(nlp):
    doc = nlp("The council spoke against Salta." + " It rained all day." * 20 + SPORTY + " They beat Salta.")
    spans = [span_of(doc, "Salta", i) for i in range(2)]
    assert astray(spans, [{}, {}], ["team", "team"]) == {spans[1].start}
    assert astray(spans, [{}, {}], ["", ""]) == set()


def test_regions_that_are_cities_at_the_head_of_a_body_s_name(nlp, gazetteer):
    doc = testing.make_doc(nlp, testing.parse(
        "The <ORG>New York Gazette</ORG> and the <ORG>Texas Health Board</ORG> in <LOC>New York State</LOC> met <ORG>New York</ORG>."))
    start = doc.text.index("New York")
    assert list(city_heads(doc, gazetteer)) == [(start, start + len("New York"))]


def test_no_more_than_so_many_words_of_sport_count(nlp):
    assert sporting(span_of(nlp("innings " * 6 + "Salta"), "Salta")) == 1.5
    assert sporting(span_of(nlp("innings " * 30 + "Salta"), "Salta")) == MOST_SPORTING
