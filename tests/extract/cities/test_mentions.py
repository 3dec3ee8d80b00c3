import pytest

from citybeat.extract.cities.decide import Group
from citybeat.extract.cities.longer import Longer
from citybeat.extract.cities.mentions import entries, form_of, occurrences, rule_of, titled
from citybeat.extract.cities.resolve import Choice
from citybeat.gazetteer import Gazetteer


def found(nlp, finder, text, *names):
    doc = nlp(text)
    longer = Longer(doc, finder(doc), Gazetteer.open())
    return [[(s.start_char, s.text) for s in spans] for spans in occurrences(doc, [Group(n) for n in names], longer)]


@pytest.mark.parametrize(("text", "name", "starts"), [
    ("Oslo slept. Then Oslo woke.", "Oslo", [0, 17]),
    ("Oslo's trams", "Oslo", [0]),
    ("(Oslo)", "Oslo", [1]),
    ("the Oslo-based firm", "Oslo", [4]),
    ("OSLO sleeps in Oslo", "Oslo", [0, 15]),
    ("CAIRO sleeps in Cairo", "CAIRO", [0, 16]),
    ("Nice is nice", "Nice", [0]),
    ("Oslofjord", "Oslo", []),
    ("Rio de\nJaneiro", "Rio de Janeiro", [0]),
    ("no name at all", "Oslo", []),
])
def test_whole_words_of_the_name(nlp, finder, text, name, starts):
    (spans,) = found(nlp, finder, text, name)
    assert [start for start, _ in spans] == starts


def test_a_longer_name_takes_the_passage_first(nlp, finder):
    short, long = found(nlp, finder, "New York and New York City", "New York", "New York City")
    assert short == [(0, "New York")]
    assert long == [(13, "New York City")]


@pytest.mark.parametrize(("name", "other"), [
    ("CAIRO", "Cairo"), ("NEW DELHI", "New Delhi"), ("TROY", "Troy"), ("UAE", "UAE"), ("Cairo", "Cairo"), ("eThekwini", "eThekwini"),
])
def test_the_running_form_of_capitals(name, other):
    assert titled(name) == other


def place(name):
    return Gazetteer.open().lookup(name)[0]


def test_names_of_one_place_are_one_entry(nlp):
    doc = nlp("Kyiv and Kiev and Oslo")
    groups = [(Group("Kiev", spans=[doc[2:3]]), Choice(place("Kyiv"), "unique", 1.0)),
              (Group("Kyiv", spans=[doc[0:1]]), Choice(place("Kyiv"), "unique", 1.0)),
              (Group("Oslo", spans=[doc[4:5]]), Choice(place("Oslo"), "prominence", 0.9))]
    first, second = entries(groups)
    assert (first.name, first.names) == ("Kyiv", ["Kyiv", "Kiev"])
    assert (second.name, second.resolution) == ("Oslo", "prominence")


def test_names_without_a_place_are_told_apart_by_name(nlp):
    doc = nlp("Qwerty and Asdf and QWERTY")
    groups = [(Group("Qwerty", spans=[doc[0:1], doc[4:5]]), Choice(None, None, 0.0)),
              (Group("Asdf", spans=[doc[2:3]]), Choice(None, None, 0.0))]
    assert [(c.name, len(c.mentions)) for c in entries(groups)] == [("Qwerty", 2), ("Asdf", 1)]


def test_an_occurrence_that_is_read_as_something_else_is_no_mention(nlp):
    doc = nlp("Oslo province and Oslo")
    group = Group("Oslo", spans=[doc[0:1], doc[3:4]], astray={0})
    (city,) = entries([(group, Choice(place("Oslo"), "unique", 1.0))])
    assert [mention.span.start for mention in city.mentions] == [3]


def test_where_all_are_read_as_something_else_all_are_mentions(nlp):
    doc = nlp("Oslo province and Oslo")
    group = Group("Oslo", spans=[doc[0:1], doc[3:4]], astray={0, 3})
    (city,) = entries([(group, Choice(place("Oslo"), "unique", 1.0))])
    assert [mention.span.start for mention in city.mentions] == [0, 3]


def test_nothing_gives_no_entries():
    assert entries([]) == []


@pytest.mark.parametrize(("text", "form"), [
    ("KL", "acronym"), ("L.A.", "acronym"), ("NYC", "acronym"), ("Oslo", "name"), ("OSLO", "name"), ("Vegas", "name"),
])
def test_the_form_of_a_mention(nlp, text, form):
    assert form_of(nlp(text)[:]) == form


@pytest.mark.parametrize(("rules", "cues", "rule"), [
    ({"cities.name"}, {}, "cities.name"),
    ({"cities.name", "cities.head"}, {}, "cities.head"),
    ({"cities.name", "cities.head", "cities.dateline"}, {}, "cities.dateline"),
    ({"cities.name"}, {"cities.mayor": 2.5, "cities.residents": 0.8}, "cities.mayor"),
    ({"cities.name"}, {"cities.residents": 0.8}, "cities.name"),
    ({"cities.name"}, {"cities.not_team": -2.0}, "cities.name"),
    ({"cities.gazetteer"}, {}, "cities.gazetteer"),
])
def test_what_spoke_most_for_a_city(rules, cues, rule):
    assert rule_of(Group("X", rules=rules, cues=cues)) == rule
