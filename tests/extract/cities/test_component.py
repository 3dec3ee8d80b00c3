"""Marked-up sentences: what the model would have found in upper case, the expected mentions in lower case with their GeoNames id."""

import re

import pytest
import spacy

from citybeat import testing
from citybeat.article import Article
from citybeat.extract.cities.component import Cities, head_scores, region_behind, set_neighbours, with_article
from citybeat.extract.cities.decide import Group
from citybeat.extract.cities.evidence import Evidence
from citybeat.extract.facts import facts_of

FINDS = [
    # named as a place
    "The works in <LOC><CITY><city:658225>Helsinki</city></CITY></LOC> closed.",
    "Snow fell in <LOC><CITY><city:3133880>Trondheim</city></CITY></LOC>, <LOC>Norway</LOC>.",
    "<LOC><CITY><city:658225>Helsinki</city></CITY></LOC>'s harbour froze.",
    "the <LOC>nearby <CITY><city:2797656>Ghent</city></CITY></LOC> works",
    "The <LOC><CITY><city:633679>Turku</city></CITY></LOC>-based firm grew.",
    "<LOC><CITY><city:1880252>Singapore</city></CITY></LOC> is a city-state.",
    "They met in <LOC><CITY><city:5128581>New York</city></CITY></LOC>.",
    # named as its government
    "The <ORG>City of <city:658225>Helsinki</city></ORG> decided.",
    "<ORG><city:2654675>Bristol</city> City Council</ORG> asked for money.",
    "Ana Ruiz, Mayor of <LOC><city:3133880>Trondheim</city></LOC>, resigned.",
    "<ORG><city:634963>Tampere</city> Mayor</ORG> Ana Ruiz resigned.",
    "the town of <LOC><city:650946>Kotka</city></LOC>",
    # datelines
    "<LOC>TROY, N.C.</LOC> (Wire) -- Nobody was hurt when the old banner of the fire station fell on Monday night.",
    "<LOC><city:285787>KUWAIT</city></LOC>: The country will plant a thousand trees along its roads, the ministry of works said on Sunday.",
    # every occurrence
    "<LOC><CITY><city:2797656>Ghent</city></CITY></LOC> voted."
    " All <LOC><city:2797656>Ghent</city></LOC> voted. <city:2797656>GHENT</city> slept.",
    # by description
    "<LOC><CITY><city:658225>Helsinki</city></CITY></LOC> is cold. <city:658225>The Finnish capital</city> likes it so.",
    # short for a fuller name
    "They left <LOC><city:3985344>San Miguel de Allende</city></LOC> at noon. Trees shade <LOC><city:3985344>San Miguel</city></LOC>.",
    "Trees shade <LOC><city:2155472>Newcastle</city></LOC>, <LOC>Australia</LOC>,"
    " as they do <LOC><city:2641673>Newcastle upon Tyne</city></LOC>.",
    # in another spelling
    "the harbour of <LOC><city:379555>Al-Fasher</city></LOC>, a town in <LOC>Sudan</LOC>",
    "the city of <LOC><CITY><city:6822204>Kitaakita</city></CITY></LOC>, <LOC>Japan</LOC>",
    # not where the name is read as the region's
    "<LOC>Ghent</LOC> provincial police searched a house in <LOC><CITY><city:2797656>Ghent</city></CITY></LOC>, <LOC>Belgium</LOC>.",
    "The chief minister of <LOC>Jammu and Kashmir</LOC> flew to <LOC><CITY><city:1269321>Jammu</city></CITY></LOC>.",
]
FINDS[12] = FINDS[12].replace("<LOC>TROY, N.C.</LOC>", "<LOC><city:4495714>TROY</city>, N.C.</LOC>")

LEAVES = [
    # inside the name of something else
    "She studied at the <ORG>University of Helsinki</ORG>.",
    "<ORG>Helsinki Business Hub</ORG> opened.",
    "<PROJECT>Testbed Helsinki</PROJECT> tests things.",
    "the <MISC>Paris Agreement</MISC>",
    "the Paris Agreement",
    "<ORG>Manchester United</ORG> lost.",
    "at <FAC>Oslo Airport</FAC>",
    "<PERSON>Jack London</PERSON> wrote.",
    "the <LOC>Hong Kong Island</LOC> constituency",
    # a region that shares its name with a town
    "rain in <LOC>Khost</LOC> and <LOC>Paktika</LOC> provinces of <LOC>Afghanistan</LOC>",
    "The governor of <LOC>Khost</LOC> spoke of <LOC>Khost</LOC> province.",
    "the <LOC>Songkhla</LOC> and <LOC>Trang</LOC> districts",
    "<LOC>Mandera</LOC>, <LOC>Wajir</LOC> and <LOC>Garissa</LOC> are among the worst hit districts of <LOC>Kenya</LOC>.",
    "The ruler of <LOC>Fujairah</LOC> spoke.",
    "a bakery in <LOC><city:5812944>Tacoma</city></LOC>, <LOC>Washington</LOC> shares its bread",
    # a part of a city, another country's name, a saint's
    "She rents a flat in <LOC>Redfern</LOC>.",
    "the slum of <LOC>Sadr City</LOC>",
    "a camp in <LOC>Congo</LOC> (<LOC>Kinshasa</LOC>)",
    "the feast of <PERSON>St. Olga</PERSON> of <LOC>Kotka</LOC>",
    # a team, a treaty, an acronym
    "He plays on loan from <LOC>Reading</LOC>, whose striker is hurt. The goalkeeper of the team has not played this season.",
    "the <LOC>Astana</LOC> process",
    "<LOC>Norwich City</LOC> lost.",
    "the <LOC>Paris</LOC> climate goals",
    "the <ORG>National Youth Council</ORG> (<LOC>NYC</LOC>)",
    "The paper at <ORG>Iowa State University</ORG> at <LOC>Ames</LOC> is old.",
    "He earned a transfer to <LOC>Reading</LOC>, whose striker is hurt. The goalkeeper of the team has not played this season.",
    # no populated place
    "<LOC>Georgia</LOC> and <LOC>Mexico</LOC> signed.",
    "<LOC>Oklahoma</LOC> says no, and <LOC>Maine</LOC> agrees.",
    "across <LOC>Africa</LOC> and the <LOC>Middle East</LOC>",
    "the Chinese capital markets",
    "<LOC>Kuwait</LOC> will plant trees.",
    "in <LOC>Manhattan</LOC>",
    "the <LOC>Nile</LOC> valley",
    # the head read it and says no
    "<LOC><CITY>Turku</CITY></LOC> beat <LOC>Barcelona</LOC>.",
]
LEAVES[-1] = "<LOC><CITY><city:633679>Turku</city></CITY></LOC> bought a striker from <ORG>Barcelona</ORG>."


def found(nlp, component, sentence, url=None):
    doc = testing.make_doc(nlp, sentence)
    doc.user_hooks["citybeat.article"] = Article(sentence.text, url=url)
    component(doc)
    return facts_of(doc).cities


def mentions_of(cities):
    return sorted((m.span.start_char, m.span.text, str(c.place.geonames_id) if c.place else "") for c in cities for m in c.mentions)


@pytest.mark.parametrize("markup", [*FINDS, *LEAVES])
def test_sentence(nlp, component, markup):
    sentence = testing.parse(markup)
    expected = [(m.start, sentence.text[m.start:m.end], m.value) for m in sentence.expected]
    assert mentions_of(found(nlp, component, sentence)) == expected


def test_one_entry_for_one_place_under_two_names(nlp, component):
    sentence = testing.parse("<LOC><CITY>Kiev</CITY></LOC> was cold. <LOC><CITY>Kyiv</CITY></LOC> was dark.")
    (city,) = found(nlp, component, sentence)
    assert city.names == ["Kiev", "Kyiv"]


def test_entries_stand_in_the_order_of_the_text(nlp, component):
    sentence = testing.parse("From <LOC><CITY>Oslo</CITY></LOC> to <LOC><CITY>Bergen</CITY></LOC> and <LOC><CITY>Oslo</CITY></LOC>.")
    assert [c.name for c in found(nlp, component, sentence)] == ["Oslo", "Bergen"]


def test_a_city_that_the_gazetteer_lacks_has_no_place(nlp, component):
    sentence = testing.parse("the village of <LOC><CITY>Qwertyholm</CITY></LOC>, where <LOC><CITY>Qwertyholm</CITY></LOC> lies")
    (city,) = found(nlp, component, sentence)
    assert (city.name, city.place, city.resolution) == ("Qwertyholm", None, None)
    assert len(city.mentions) == 2


def test_a_place_that_is_unknown_and_that_nothing_speaks_for_is_left_out(nlp, component):
    assert found(nlp, component, testing.parse("near <LOC>Qwertyholm</LOC>")) == []


def test_an_abbreviation_is_a_mention_of_its_city(nlp, component):
    sentence = testing.parse("<LOC><CITY>Kuala Lumpur</CITY></LOC> is hot. <LOC><CITY>KL</CITY></LOC> is humid.")
    (city,) = found(nlp, component, sentence)
    assert [(m.span.text, m.form) for m in city.mentions] == [("Kuala Lumpur", "name"), ("KL", "acronym")]


def test_a_description_has_its_form(nlp, component):
    sentence = testing.parse("<LOC><CITY>Oslo</CITY></LOC> grows. Norway's capital is young.")
    (city,) = found(nlp, component, sentence)
    assert [m.form for m in city.mentions] == ["name", "description"]
    assert city.name == "Oslo"


def test_a_description_alone_makes_no_entry(nlp, component):
    assert found(nlp, component, testing.parse("The Finnish capital slept.")) == []


def test_the_publisher_s_address_decides_among_namesakes(nlp, component):
    sentence = testing.parse("The bridge in <LOC><CITY>Newcastle</CITY></LOC> is shut.")
    (city,) = found(nlp, component, sentence, url="https://paper.co.uk/1")
    assert city.place.country == "GB"


@pytest.mark.parametrize(("markup", "rule"), [
    ("the town of <LOC>Kotka</LOC>", "cities.government_of"),
    ("<ORG>Bristol City Council</ORG> met.", "cities.council"),
    ("in <LOC><CITY>Kotka</CITY></LOC>", "cities.head"),
    ("in <LOC>Tampere</LOC>", "cities.name"),
    ("<LOC>TAMPERE</LOC> (Wire) -- The tram was late again on Monday, and nobody in the city hall would say why.", "cities.dateline"),
])
def test_the_rule_says_what_spoke_for_a_city(nlp, component, markup, rule):
    (city,) = found(nlp, component, testing.parse(markup))
    assert city.rule == rule


def test_a_name_in_two_cases_is_one_entry(nlp, component):
    sentence = testing.parse("<LOC><CITY>CAIRO</CITY></LOC> sleeps. It is late in <LOC><CITY>Cairo</CITY></LOC>.")
    (city,) = found(nlp, component, sentence)
    assert [m.span.text for m in city.mentions] == ["CAIRO", "Cairo"]


def test_lower_case_words_are_no_mentions(nlp, component):
    sentence = testing.parse("<LOC><CITY>Nice</CITY></LOC> is nice in May.")
    (city,) = found(nlp, component, sentence)
    assert len(city.mentions) == 1


def test_a_place_before_a_large_city_and_a_comma_is_a_part_of_it(nlp, component):
    sentence = testing.parse("a shop in <LOC>Qwertyhurst</LOC>, <LOC><city:2193733>Auckland</city></LOC>, <LOC>New Zealand</LOC>")
    assert [city.name for city in found(nlp, component, sentence)] == ["Auckland"]
    listed = testing.parse("shops in <LOC><CITY>Qwertyhurst</CITY></LOC>, <LOC>Auckland</LOC> and <LOC>Oslo</LOC>")
    doc = testing.make_doc(nlp, listed)
    groups = [Group(name, [doc.char_span(at := doc.text.index(name), at + len(name))]) for name in ("Qwertyhurst", "Auckland", "Oslo")]
    set_neighbours(groups, component.gazetteer, Evidence.of(doc.text))
    assert "part" not in groups[0].context
    assert groups[0].neighbours == [groups[1]]


def groups_of(doc, *names):
    """A group for each name, with its occurrences."""
    return [Group(name, [doc.char_span(m.start(), m.end()) for m in re.finditer(re.escape(name), doc.text)]) for name in names]


def test_a_region_behind_a_town_is_no_item_of_a_list(nlp, component):
    doc = nlp.make_doc("plants at Anaheim, California, Orlando, Florida, and Tokyo")
    groups = groups_of(doc, "Anaheim", "California", "Orlando", "Florida", "Tokyo")
    set_neighbours(groups, component.gazetteer, Evidence.of(doc.text))
    anaheim, california, orlando, florida, tokyo = groups
    assert california.neighbours == florida.neighbours == []
    assert (anaheim.neighbours, orlando.neighbours, tokyo.neighbours) == ([orlando], [anaheim, tokyo], [orlando])
    assert tokyo.context["region_list"] == 0


@pytest.mark.parametrize(("text", "name", "at"), [
    ("in Ames, Iowa, on Monday", "Ames", 3), ("in Ames, Ohio", "Ames", None), ("in Ames and Iowa", "Ames", None),
    ("in Ames,", "Ames", None), ("in Ames, where Iowa", "Ames", None), ("in Oslo, Norway", "Oslo", 3),
])
def test_the_region_behind_a_town(nlp, component, text, name, at):
    doc = nlp.make_doc(text)
    (group,) = groups_of(doc, name)
    assert region_behind(group.spans[0], Evidence.of(text), component.gazetteer) == at


def test_washington_with_its_code_is_one_city(nlp, component):
    (city,) = found(nlp, component, testing.parse("a shop in <LOC><CITY>Washington, D.C.</CITY></LOC> burnt"))
    assert (city.name, city.place.geonames_id, [m.span.text for m in city.mentions]) == ("Washington, D.C.", 4140963, ["Washington, D.C."])


@pytest.mark.parametrize(("name", "place"), [
    ("Kitaakita", "Kita-Akita"), ("Diwaniyah", "Al Diwaniyah"), ("Hels Inki", "Helsinki"), ("Sulaymaniya", "Sulaymaniyah"),
    ("Qwertyholm", None), ("Xyz", None),
])
def test_a_name_in_another_spelling(component, name, place):
    assert {match.place.name for match in component.matches(name)} >= ({place} if place else set())
    assert bool(component.matches(name)) is (place is not None)


def test_an_empty_doc(nlp, component):
    doc = nlp.make_doc("")
    component(doc)
    assert facts_of(doc).cities == []


def test_a_threshold_of_one_finds_nothing(nlp):
    strict = Cities(nlp.vocab, threshold=1.01)
    assert found(nlp, strict, testing.parse("in <LOC><CITY>Oslo</CITY></LOC>")) == []


def test_without_a_model_the_head_is_neutral(nlp):
    doc = testing.make_doc(nlp, testing.parse("in <LOC>Oslo</LOC>"))
    assert head_scores(doc, [doc[1:2]]) == [0.4]


def test_given_head_spans_are_the_head_s_word(nlp):
    doc = testing.make_doc(nlp, testing.parse("from <CITY>Oslo</CITY> to Bergen"))
    inside, outside = head_scores(doc, [doc[1:2], doc[3:4]])
    assert inside > 0.9
    assert outside < 0.1


def test_the_factory_is_registered(nlp):
    other = spacy.blank("en")
    assert other.add_pipe("citybeat_cities", config={"threshold": 0.7}).threshold == 0.7


@pytest.mark.parametrize(("name", "spellings"), [
    ("salloum", ["as salloum", "as sallum"]), ("ramtha", ["ar ramtha"]), ("shihr", ["ash shihr"]), ("kotka", []),
])
def test_the_arabic_article_as_it_sounds_before_a_name(name, spellings):
    assert with_article(name) == spellings
