import pytest

from citybeat.extract.cities.evidence import Evidence, country_of_url, geo_mentions, link_of


def read(text):
    return [(text[m.start:m.end], m.countries, m.regions) for m in geo_mentions(text)]


@pytest.mark.parametrize(("text", "found", "country"), [
    ("Snow fell in Finland.", "Finland", "FI"),
    ("A U.S. envoy came.", "U.S.", "US"),
    ("The UK's offer stands.", "UK", "GB"),
    ("Finnish firms gained.", "Finnish", "FI"),
    ("Guinea-Bissau voted.", "Guinea-Bissau", "GW"),
    ("Trade with South Korea grew.", "South Korea", "KR"),
    ("the Kingdom of Saudi Arabia", "Kingdom of Saudi Arabia", "SA"),
])
def test_countries_and_adjectives(text, found, country):
    assert [(name, countries) for name, countries, _ in read(text) if countries] == [(found, (country,))]


@pytest.mark.parametrize(("text", "regions"), [
    ("TROY, N.C. (AP)", [("US", "NC")]),
    ("in Raleigh, NC, and", [("US", "NC")]),
    ("across British Columbia", [("CA", "02")]),
    ("a farm in Punjab", [("IN", "23"), ("PK", "04")]),
])
def test_regions(text, regions):
    assert [list(found) for _, _, found in read(text) if found] == [regions]


NO_REGIONS = ["IN or OUT", "the MP for Leeds", "they gave us ten", "UP goes the lift", "a polish of shoes", "Texarkana slept"]


@pytest.mark.parametrize("text", NO_REGIONS)
def test_codes_and_words_that_are_no_regions(text):
    assert read(text) == []


def test_georgia_is_a_country_and_a_state():
    ((_, countries, regions),) = read("He moved to Georgia.")
    assert (countries, regions) == (("GE",), (("US", "GA"),))


def beside(text, city):
    start = text.index(city)
    evidence = Evidence.of(text)
    return [text[m.start:m.end] for m in evidence.beside((start, start + len(city)))]


@pytest.mark.parametrize(("text", "found"), [
    ("Kotka, Finland, is small.", ["Finland"]),
    ("The works at Kotka (Finland) closed.", ["Finland"]),
    ("He lives in Kotka in southern Finland.", ["Finland"]),
    ("Kotka, a port town in Finland, is small.", ["Finland"]),
    ("Finland's harbour of Kotka is small.", ["Finland"]),
    ("the Finnish port city of Kotka", ["Finnish"]),
    ("Kotka is small. Finland is large.", []),
    ("Finland lost. Then Kotka voted.", []),
    ("the Finnish embassy in Kotka", []),
    ("Swedish troops in Kotka", []),
    ("a Swedish laboratory in Kotka", []),
    ("the Swedish suburbs outside of Kotka", []),
    ("Kotka, in Kymi county, Finland, is small.", ["Finland"]),
    ("Kotka in Kymi, Finland", []),
    ("Kotka in the Kymi Valley, northern Finland", ["Finland"]),
    ("Kotka in Kymi district of Finland", ["Finland"]),
    ("the U.S. consulate in Kotka", []),
    ("Kotka voted, while in the north of Finland it snowed.", []),
    ("the Finnish capital Kotka", ["Finnish"]),
    ("Finland's plans for Kotka", ["Finland"]),
    ("from Finland and Kotka", []),
    ("how much Finnish grain Kotka would buy", []),
    ("He left Finland for Kotka.", []),
])
def test_what_stands_beside_a_city(text, found):
    assert beside(text, "Kotka") == found


@pytest.mark.parametrize(("text", "found"), [
    ("Troy, Rensselaer County, New York", ["New York"]),
    ("LIMA, Ohio (Wire)", ["Ohio"]),
    ("Bangor, Maine,", ["Maine"]),
    ("Washington, Oregon and Idaho", []),
    ("Washington, Oregon, Idaho", []),
    ("Washington, Pennsylvania", ["Pennsylvania"]),
])
def test_states_beside_a_city(text, found):
    assert beside(text, text[:text.index(",")]) == found


def test_counts_leave_out_city_candidates():
    text = "Lagos grew. Nigeria voted. Lagos slept."
    assert Evidence.of(text).regions["NG", "05"] == 2
    spans = [(0, 5), (27, 32)]
    assert Evidence.of(text, spans).regions["NG", "05"] == 0
    assert Evidence.of(text, spans).countries["NG"] == 1


@pytest.mark.parametrize(("text", "main"), [
    ("Finland voted. Finnish law. Sweden slept.", "FI"), ("Alabama voted.", "US"), ("Finland and Sweden voted.", None),
    ("It rained.", None),
])
def test_the_country_that_an_article_speaks_most_of(text, main):
    assert Evidence.of(text).main == main


def test_the_countries_at_the_head_of_an_article():
    evidence = Evidence.of("Finland voted, as did Alabama. " + "It rained all day. " * 30 + "Sweden slept.")
    assert evidence.leading == {"FI", "US"}
    assert Evidence.of("It rained.").leading == frozenset()


def test_nearness_falls_with_distance():
    text = "Kotka " + "x" * 100 + " Finland"
    evidence = Evidence.of(text)
    assert 0.5 < evidence.nearness("FI", [(0, 5)]) < 0.8
    assert evidence.nearness("SE", [(0, 5)]) == 0


@pytest.mark.parametrize(("url", "country"), [
    ("https://www.example.co.uk/a", "GB"), ("http://paper.in/1.html", "IN"), ("paper.com.au", "AU"), ("https://paper.com/x.fi", None),
    ("https://startup.io", None), (None, None), ("", None),
])
def test_the_publisher_s_country(url, country):
    assert country_of_url(url) == country


def test_the_link_that_a_text_begins_with():
    assert link_of("https://news.example.ke/1 Nairobi slept.") == "https://news.example.ke/1"
    assert link_of("Nairobi slept.") is None
    assert link_of("word " * 200 + "https://news.example.ke/1") is None


@pytest.mark.parametrize(("text", "found"), [
    ("Kotka, Finland, is small.", "Finland"), ("Kotka (Finland)", "Finland"), ("Kotka, Ontario, Canada, is small.", "Ontario"),
    ("Kotka, Finland and Sweden", None), ("Kotka, Finland, Sweden", None), ("Turku, Kotka, Finland", None),
    ("Oslo and Kotka, Finland", None),
    ("Kotka in the Kymi Valley, northern Finland", "Finland"), ("Kotka in Kymi district of Finland", "Finland"),
    ("Kotka in Kymi district of Finnish towns", None), ("Kotka in May, Finland", None),
    ("Kotka, Finnish and small", None), ("Kotka in Finland", None), ("Kotka", None),
])
def test_what_a_name_surely_lies_in(text, found):
    start = text.index("Kotka")
    mention = Evidence.of(text).behind((start, start + 5))
    assert (mention and text[mention.start:mention.end]) == found


@pytest.mark.parametrize(("text", "found"), [
    ("two in Ohio, three in Texas, and Kotka slept", ["Ohio", "Texas"]), ("Ohio, Texas, Kotka", ["Ohio", "Texas"]),
    ("Ames, Iowa, and Kotka", []), ("Ohio and Ohio and Kotka", ["Ohio"]), ("Ontario and Kotka", []),
    ("Ohio slept. " + "It rained all day. " * 20 + "Kotka slept.", []),
])
def test_states_that_stand_alone_about_a_name(text, found):
    start = text.index("Kotka")
    assert [text[m.start:m.end] for m in Evidence.of(text).standing_by((start, start + 5), "US")] == found
