"""What is proposed, before anything is decided."""

import pytest
from spacy.tokens import Doc

from citybeat import testing
from citybeat.extract.cities.candidates import (
    anchor,
    candidates,
    cues_of,
    halves,
    is_apart,
    is_name,
    named_at,
    named_head,
    opening,
    parts,
    possessor,
    trimmed,
    with_code,
)
from citybeat.extract.cities.lexicon import cue_rules
from citybeat.extract.rules import Rule
from citybeat.nlp.columns import columns_of


def proposed(nlp, finder, gazetteer, markup):
    doc = testing.make_doc(nlp, testing.parse(markup))
    found = candidates(doc, gazetteer, finder(doc))
    return sorted({(span.text, rule) for span, rule in found})


@pytest.mark.parametrize(("text", "name"), [
    ("the nearby Ghent", "Ghent"),
    ("downtown Lima", "Lima"),
    ("Ghent's", "Ghent"),
    ("Ghent’s", "Ghent"),
    ("Meru town", "Meru"),
    ("Tampere municipality", "Tampere"),
    ("Ghent,", "Ghent"),
    ("in Ghent .", "Ghent"),
    ("north-west London", "London"),
    ("Near Ghent", "Ghent"),
    ("southern Ghent and", "Ghent"),
    ("the Ghent metro", "Ghent"),
    ("Ghent north of", "Ghent"),
    ("Ghent to", "Ghent"),
    ("St. Gallen", "St. Gallen"),
    ("The Hague", "The Hague"),
    ("N.C.", "N.C."),
])
def test_words_around_a_name_are_trimmed(nlp, text, name):
    assert trimmed(nlp(text)[:]).text == name


@pytest.mark.parametrize("text", ["the city", "downtown", ",", "1999", "village of", "  "])
def test_nothing_is_left_without_a_name(nlp, text):
    assert trimmed(nlp(text)[:]) is None


@pytest.mark.parametrize(("text", "names"), [
    ("TROY, N.C.", ["TROY", "N.C."]),
    ("Ghent (Belgium)", ["Ghent", "Belgium"]),
    ("City of Helsinki", ["Helsinki"]),
    ("Municipality of Kotka", ["Kotka"]),
    ("harbour city Kotka", ["Kotka"]),
    ("Lighthouse city Munich", ["Munich"]),
    ("Oslo", ["Oslo"]),
    ("Mexico City", ["Mexico City"]),
])
def test_parts_of_a_span(nlp, text, names):
    assert [part.text for part in parts(nlp(text)[:])] == names


@pytest.mark.parametrize(("text", "head"), [
    ("OSLO - Trams", "OSLO"), ("NEW DELHI — Trams stop", "NEW DELHI"), ("Oslo to", "Oslo"), ("Oslo-Bergen", "Oslo-Bergen"),
    ("Oslo Trams", "Oslo Trams"), ("to", "to"), ("- Oslo", "- Oslo"),
])
def test_the_head_of_a_name(nlp, text, head):
    doc = nlp(text)
    assert doc[:named_head(columns_of(doc), 0, len(doc))].text == head


@pytest.mark.parametrize(("text", "length", "name"), [
    ("Washington, D.C. slept", 1, "Washington, D.C."), ("Washington, DC slept", 1, "Washington, DC"), ("Washington, Ohio", 1, "Washington"),
    ("Ghent, DC", 1, "Ghent"), ("Washington,", 1, "Washington"), ("Washington D.C.", 1, "Washington"),
])
def test_a_city_with_its_code(nlp, gazetteer, text, length, name):
    assert with_code(nlp(text)[:length], gazetteer).text == name


@pytest.mark.parametrize(("text", "names"), [
    ("OSLO and ROME", ["OSLO", "ROME"]), ("Oslo & Rome", ["Oslo", "Rome"]), ("Oslo and Qwertyholm", ["Oslo and Qwertyholm"]),
    ("Oslo-Rome", ["Oslo", "Rome"]), ("Oslo", ["Oslo"]),
])
def test_the_names_of_a_pair(nlp, gazetteer, text, names):
    assert [name.text for name in halves(nlp(text)[:], gazetteer)] == names


@pytest.mark.parametrize(("text", "named"), [
    ("Oslo", True), ("Rio de Janeiro", True), ("Stratford-upon-Avon", True), ("Stoke on Trent", True), ("oslo", False),
    ("Oslo decided", False), ("of Oslo", False), ("Oslo of", False),
])
def test_what_looks_like_a_name(nlp, text, named):
    assert is_name([token.text for token in nlp(text)]) is named


@pytest.mark.parametrize(("text", "word", "side", "name"), [
    ("the town of Kotka slept", 3, "after", "Kotka"),
    ("the city of Rio de Janeiro slept", 3, "after", "Rio de Janeiro"),
    ("the mayor of New York City spoke", 3, "after", "New York City"),
    ("San Diego City Council", 2, "before", "San Diego"),
    ("Kotka's mayor", 2, "before", "Kotka"),
    ("the town of kotka slept", 3, "after", None),
    ("the town of Qwertyholm slept", 3, "after", None),
    ("mayor", 0, "before", None),
    ("the town of", 3, "after", None),
])
def test_the_longest_name_beside_a_cue(nlp, gazetteer, text, word, side, name):
    found = named_at(nlp(text), word, side, gazetteer)
    assert (found.text if found is not None else None) == name


PROPOSALS = [
    ("in <LOC>Kotka</LOC>", ("Kotka", "cities.name")),
    ("in <CITY>Kotka</CITY>", ("Kotka", "cities.head")),
    ("the town of Kotka", ("Kotka", "cities.government_of")),
    ("<ORG>Bristol City Council</ORG>", ("Bristol", "cities.council")),
    ("the mayor of Oslo", ("Oslo", "cities.government_of")),
    ("Oslo Mayor Ana Ruiz", ("Oslo", "cities.mayor")),
    ("Kotka, a quiet port town, slept", ("Kotka", "cities.apposition")),
    ("Kotka is a small town", ("Kotka", "cities.is_a")),
    ("downtown Tampere", ("Tampere", "cities.downtown")),
    ("the Turku-based firm", ("Turku", "cities.based")),
    ("He left Tampere", ("Tampere", "cities.gazetteer")),
    ("He played for <ORG>Tampere</ORG>", ("Tampere", "cities.gazetteer")),
    ("the <LOC>Turku-Tampere</LOC> line", ("Turku", "cities.name")),
    ("the <LOC>Turku-Tampere</LOC> line", ("Tampere", "cities.name")),
    ("in <LOC>Stratford-upon-Avon</LOC>", ("Stratford-upon-Avon", "cities.name")),
    ("in Dar es <LOC>Salaam</LOC>", ("Dar es Salaam", "cities.name")),
    ("at <FAC>Tampere's General Hospital</FAC>", ("Tampere", "cities.gazetteer")),
    ("in <LOC>Kotka</LOC>, <PERSON>Hamina</PERSON> and others", ("Hamina", "cities.list")),
    ("a mill 12 km north of Soldeu", ("Soldeu", "cities.distance")),
    ("the Town Clerk of Soldeu", ("Soldeu", "cities.officer_of")),
    ("<LOC>Tampere</LOC>: \"The tram was late again on Monday, and nobody at the depot, which was built in spring, would say why it was.\"",
     ("Tampere", "cities.dateline")),
    ("Tampere /WIRE/. The tram was late again on Monday, and nobody at the depot, which was built in spring, would say why it was so.",
     ("Tampere", "cities.dateline")),
    ("<LOC>TAMPERE</LOC> (Wire) -- The tram was late again on Monday, and nobody would say why.", ("TAMPERE", "cities.dateline")),
]


@pytest.mark.parametrize(("markup", "candidate"), PROPOSALS)
def test_a_candidate_is_proposed(nlp, finder, gazetteer, markup, candidate):
    assert candidate in proposed(nlp, finder, gazetteer, markup)


@pytest.mark.parametrize("markup", [
    "nothing here is a name",
    "Nobody came, and Perhaps never",
    "He met <PERSON>Florence</PERSON>.",
    "He met <PERSON>Ana Ruiz</PERSON>.",
    "a cost of <MONEY>ten euros</MONEY>",
])
def test_nothing_is_proposed(nlp, finder, gazetteer, markup):
    assert proposed(nlp, finder, gazetteer, markup) == []


def test_a_city_before_a_dash_or_a_small_word_is_proposed(nlp, finder, gazetteer):
    assert ("OSLO", "cities.gazetteer") in proposed(nlp, finder, gazetteer, "<ORG>OSLO - Trams</ORG> stood still")
    assert ("Oslo", "cities.gazetteer") in proposed(nlp, finder, gazetteer, "the <MISC>Oslo to</MISC> Bergen race")
    assert ("Washington, D.C.", "cities.name") in proposed(nlp, finder, gazetteer, "a shop in <LOC>Washington, D.C.</LOC> burnt")


def test_a_small_place_needs_a_sign(nlp, finder, gazetteer):
    assert gazetteer.lookup("Soldeu")
    assert proposed(nlp, finder, gazetteer, "He left Soldeu") == []


def test_the_first_word_of_a_sentence_needs_a_sign(nlp, finder, gazetteer):
    assert proposed(nlp, finder, gazetteer, "Tampere slept.") == []


@pytest.mark.parametrize(("text", "word", "rule"), [
    ("the province of Salta", "Salta", "cities.not_region_of"),
    ("Punjab province", "Punjab", "cities.not_region_after"),
    ("a win against Barcelona", "Barcelona", "cities.not_team_after"),
    ("Barcelona beat them", "Barcelona", "cities.not_team"),
    ("Kuwait nationals", "Kuwait", "cities.not_nation"),
    ("Oslo residents", "Oslo", "cities.residents"),
    ("Oslo's mayor", "Oslo", "cities.mayor"),
    ("the mayor of the Hague", "Hague", "cities.government_of"),
    ("Lima is home to millions", "Lima", "cities.home_to"),
    ("Meru town slept", "Meru", "cities.kind_after"),
    ("its port city Kotka", "Kotka", "cities.kind_before"),
    ("the capital, Oslo", "Oslo", "cities.kind_before"),
    ("Kotka, a district in the north", "Kotka", "cities.not_region_is"),
    ("the governor of Salta", "Salta", "cities.not_governor_of"),
    ("Salta's governor", "Salta", "cities.not_governor"),
    ("the Dewsbury constituency", "Dewsbury", "cities.not_seat"),
    ("the seat of Dewsbury", "Dewsbury", "cities.not_seat_of"),
    ("a win over Barcelona", "Barcelona", "cities.not_team_over"),
    ("the Oslo, Norway-based firm", "Oslo", "cities.based_in"),
    ("OSLO (AP) - Trams stood still", "OSLO", "cities.agency"),
    ("Oslo's Qwe'rty neighbourhood of Lima", "Lima", "cities.not_region_part_of"),
])
def test_cues(nlp, finder, text, word, rule):
    doc = nlp(text)
    (at,) = [t.i for t in doc if t.text == word]
    assert rule in cues_of(doc[at:at + 1], finder(doc))


def test_the_capital_of_a_state_is_no_state(nlp, finder):
    doc = nlp("in Kotka, the state capital.")
    assert "cities.not_region_is" not in cues_of(doc[1:2], finder(doc))


def test_an_opening_needs_a_known_place_and_a_paragraph(nlp, gazetteer):
    rest = "the tram was late again on Monday, and nobody at the depot, which was built in spring, would say why it was so."
    for text, place in ((f"Tampere: The news: {rest}", "Tampere"), (f"Qwertyholm: The news: {rest}", None), ("Tampere: The news.", None),
                        (f"Soldeu: The news: {rest}", None), (f"A headline\n\nCAIRO - 24 July: {rest}", "CAIRO")):
        found = opening(nlp(text), gazetteer)
        assert (found.text if found is not None else None) == place


def test_cues_do_not_reach_over_other_words(nlp, finder):
    doc = nlp("Oslo slept while the mayor of Bergen spoke.")
    assert cues_of(doc[:1], finder(doc)) == {}


def test_cues_far_into_a_text_have_the_right_place(nlp, finder):
    text = "word " * 300 + "the town of Kotka " + "word " * 300 + "Oslo residents"
    doc = nlp(text)
    cues = finder(doc)
    by_name = {doc[i].text: rules for (i, side), rules in cues.items() if side == "after"}
    assert "cities.government_of" in by_name["Kotka"]
    assert any("cities.residents" in rules for (_, side), rules in cues.items() if side == "before")


def test_windows_cover_each_word_once(nlp, finder):
    doc = nlp("mayor " + "word " * 40 + "town mayor " + "word " * 5 + "city " + "word " * 40)
    covered = [i for window in finder.windows([token.lower_ for token in doc]) for i in range(*window)]
    assert len(covered) == len(set(covered))
    assert {t.i for t in doc if t.text in {"mayor", "town", "city"}} <= set(covered)


def test_a_rule_is_anchored_by_the_words_that_must_stand():
    rule = Rule(id="cities.x", label="CUE", pattern=[{"ORTH": ","}, {"LOWER": "a", "OP": "?"}, {"LOWER": {"IN": ["town", "village"]}}])
    assert anchor(rule) == ["town", "village"]
    free = Rule(id="cities.y", label="CUE", pattern=[{"LOWER": "state"}, {"LOWER": {"NOT_IN": ["capital", "seat"]}}])
    assert anchor(free) == ["state"]


def test_every_cue_rule_has_side_weight_and_note():
    for rule in cue_rules():
        assert rule.options["place"] in {"before", "after"}, rule.id
        assert float(rule.options["weight"]) != 0, rule.id
        assert rule.note, rule.id


def test_rule_ids_are_unique():
    ids = [rule.id for rule in cue_rules()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("text", "end"), [("Harwell's Old Mill", 1), ("Harwell Mill’s Gate", 2), ("Harwell Mill", 2), ("Harwell", 1)])
def test_what_has_something_ends_before_its_s(nlp, text, end):
    doc = nlp(text)
    assert possessor(columns_of(doc), 0, len(doc)) == end


def test_a_word_that_is_glued_to_another_stands_not_apart(nlp):
    doc = Doc(nlp.vocab, ["In", "Oslo", "2", "Oslo"], spaces=[True, False, True, False])
    assert [is_apart(columns_of(doc), i) for i in range(len(doc))] == [True, False, False, True]
