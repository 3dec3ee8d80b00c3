import pytest
import spacy

from citybeat.extract.cities.capitals import described, pattern_for
from citybeat.extract.facts import City
from citybeat.gazetteer import Gazetteer


@pytest.mark.parametrize(("country", "text", "found"), [
    ("FI", "Trams run in the Finnish capital.", ["the Finnish capital"]),
    ("FI", "The Finnish capital slept.", ["The Finnish capital"]),
    ("FI", "Finland's capital slept.", ["Finland's capital"]),
    ("FI", "Finland’s capital city slept.", ["Finland’s capital city"]),
    ("NL", "the Dutch capital, and the Netherlands' capital", ["the Dutch capital", "Netherlands' capital"]),
    ("CN", "Chinese capital markets and a Chinese capital injection", []),
    ("CN", "the Chinese capitals", []),
    ("FI", "the Swedish capital", []),
    ("FI", "a Finnish capitalist", []),
])
def test_descriptions_of_a_capital(country, text, found):
    assert [m.group() for m in pattern_for(country).finditer(text)] == found


def mentions(text, *names):
    nlp = spacy.blank("en")
    doc = nlp(text)
    cities = [City(name, place=Gazetteer.open().lookup(name)[0]) for name in names]
    return [(city.name, mention.span.text, mention.form) for city, mention in described(doc, cities)]


def test_only_capitals_are_described():
    assert mentions("Norway's capital is far.", "Oslo", "Bergen") == [("Oslo", "Norway's capital", "description")]


def test_every_description_counts():
    assert len(mentions("The Norwegian capital slept. Norway's capital woke.", "Oslo")) == 2


def test_an_entry_is_needed():
    assert mentions("The Norwegian capital slept.") == []
