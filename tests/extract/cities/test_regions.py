"""Where a name that a region and a town share is the region's."""

import pytest

from citybeat.extract.cities.regions import is_governed, is_of_district, is_region_here, listed, throughout


def span_of(doc, name, which=0):
    start = -1
    for _ in range(which + 1):
        start = doc.text.index(name, start + 1)
    return doc.char_span(start, start + len(name))


@pytest.mark.parametrize(("text", "governed"), [
    ("Salta governor Ana Roe spoke.", True),
    ("Salta Governor Ana Roe spoke.", True),
    ("Salta Gov. Ana Roe spoke.", True),
    ("Salta's governor spoke.", True),
    ("Salta's former Republican governor spoke.", True),
    ("Salta Lt. Gov. Ana Roe spoke.", True),
    ("the Salta gubernatorial race", True),
    ("the governor of Salta", True),
    ("Governor Ana Roe of Salta spoke.", True),
    ("Gov. Ana Q. Roe of Salta spoke.", True),
    ("Salta's mayor spoke.", False),
    ("In Salta, Governor Roe spoke.", False),
    ("Governor Roe of the harbour of Salta spoke.", False),
    ("The governor spoke of rain in Salta.", False),
    ("Salta", False),
])
def test_a_name_with_its_governor(nlp, text, governed):
    assert is_governed(span_of(nlp(text), "Salta")) is governed


@pytest.mark.parametrize(("text", "of_district"), [
    ("in Salta's Dunmore district", True),
    ("in Salta’s Upper Dunmore District", True),
    ("in the Dunmore district of Salta", True),
    ("in Dunmore township in Salta", True),
    ("in Salta's poorest district", False),
    ("in Salta's Dunmore school", False),
    ("in a district of Salta", False),
    ("in Salta's", False),
])
def test_a_name_with_a_district(nlp, text, of_district):
    assert is_of_district(span_of(nlp(text), "Salta")) is of_district


@pytest.mark.parametrize(("text", "start", "step", "names"), [
    ("Salta, Jujuy and Chaco voted", 1, 1, ["Jujuy", "Chaco"]),
    ("Salta, Jujuy, and Chaco, Roe said", 1, 1, ["Jujuy", "Chaco"]),
    ("nine in Salta, seven in Jujuy and one apiece in Rio Grande do Sul", 3, 1, ["Jujuy", "Rio Grande do Sul"]),
    ("nine in Rio Grande do Sul, seven in Jujuy", 8, -1, ["Rio Grande do Sul"]),
    ("in Salta, Jujuy and Chaco", 4, -1, ["Jujuy", "Salta"]),
    ("in Salta and it rained", 2, 1, []),
    ("Salta", 1, 1, []),
])
def test_the_others_of_a_list(nlp, text, start, step, names):
    assert list(listed([token.text for token in nlp(text)], start, step)) == names


@pytest.mark.parametrize(("text", "name", "region"), [
    ("cases in Washington, Pennsylvania and California", "Washington", True),
    ("in Ohio, Texas and New York", "New York", True),
    ("nine in New York, seven in Ohio and one apiece in Iowa and Utah", "New York", True),
    ("in Washington, London and Ohio", "Washington", False),
    ("in Washington, Pennsylvania", "Washington", False),
    ("in Ohio and New York", "New York", False),
    ("Mayors of Chicago, Ohio and Iowa", "Chicago", False),
    ("in Lagos, Ohio and Iowa", "Lagos", False),
    ("New York's governor", "New York", True),
    ("Washington Governor Roe", "Washington", True),
    ("Tokyo Governor Roe", "Tokyo", False),
    ("the governor of Saint Petersburg", "Saint Petersburg", False),
    ("the governor of Springfield", "Springfield", False),
    ("in Songkhla's Dunmore district", "Songkhla", True),
    ("in Lagos's Dunmore district", "Lagos", False),
])
def test_a_region_by_the_words_about_it(nlp, gazetteer, text, name, region):
    assert is_region_here(span_of(nlp(text), name), gazetteer) is region


@pytest.mark.parametrize(("text", "others", "cues", "territory", "found"), [
    ("In Lagos state it rained. Lagos schools closed.", ["region", ""], [{}, {}], 1, ["region", "region"]),
    ("In Lagos state it rained. Lagos won.", ["region", "team"], [{}, {}], 1, ["region", "team"]),
    ("In Lagos state it rained. Lagos is a city.", ["region", ""], [{}, {"a": 2.0}], 1, ["region", ""]),
    ("In Lagos state it rained. The city slept, as Lagos does.", ["region", ""], [{}, {}], 1, ["region", ""]),
    ("In Lagos state it rained. Trains left Abuja and Lagos.", ["region", ""], [{}, {}], 1, ["region", ""]),
    ("In Lagos state it rained. Lagos slept. So did Lagos.", ["region", "", ""], [{}, {}, {}], 1, ["region", "", ""]),
    ("In Lagos it rained, as it did in Lagos State.", [""], [{}], 1, ["region"]),
    ("In Lagos it rained.", [""], [{}], 0, [""]),
    ("In Springfield state it rained. Springfield slept.", ["region", ""], [{}, {}], 1, ["region", ""]),
])
def test_a_region_throughout(nlp, gazetteer, text, others, cues, territory, found):
    doc, name = nlp(text), text.split()[1]
    assert throughout([span_of(doc, name, i) for i in range(len(others))], others, cues, territory, gazetteer) == found
