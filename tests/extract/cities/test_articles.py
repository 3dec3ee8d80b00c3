"""Short articles: how candidates, decision and resolution work together. All invented.

Upper-case tags are what the model would have found; the expected entries stand beside each article as name and GeoNames id.
"""

from itertools import pairwise

import pytest

from citybeat import testing
from citybeat.article import Article
from citybeat.extract.facts import facts_of

ARTICLES = {
    "a state in the dateline serves the whole article": (
        """<LOC><CITY>TROY</CITY>, N.C.</LOC> (Wire) -- The old banner of the fire station was taken down on Monday after nine years.

        A television crew came from <LOC><CITY>Greensboro</CITY></LOC> to film it. Nobody in <LOC><CITY>Troy</CITY></LOC>
        would say who asked.""",
        [("TROY", 4495714), ("Greensboro", 4469146)],
    ),
    "a country named once serves its cities": (
        """The night train from <LOC><CITY>Valencia</CITY></LOC> to <LOC><CITY>Mérida</CITY></LOC> is back.

        <LOC>Venezuela</LOC> had closed the line in 2019, and <NORP>Venezuelan</NORP> drivers were never told why.""",
        [("Valencia", 3625549), ("Mérida", 3632308)],
    ),
    "large namesakes on two continents": (
        """The <NORP>Victorian</NORP> government will lend <LOC><CITY>Melbourne</CITY></LOC> the money for the tunnel.

        In the west of <LOC>England</LOC>, <ORG><CITY>Bristol</CITY> City Council</ORG> has asked
        <LOC><CITY>London</CITY></LOC> for the same.""",
        [("Melbourne", 2158177), ("Bristol", 2654675), ("London", 2643743)],
    ),
    "countries are no cities, whatever village bears their name": (
        """<LOC>Japan</LOC>, the <LOC>Soviet Union</LOC>, <LOC>Jordan</LOC>, <LOC>Lebanon</LOC>, <LOC>Cuba</LOC>
        and <LOC>Peru</LOC> signed the paper in <LOC><CITY>Geneva</CITY></LOC>. The <LOC>USA</LOC> stayed away.""",
        [("Geneva", 2660646)],
    ),
    "a team and a university beside their city": (
        """<LOC><CITY>Oxford</CITY></LOC> was quiet. <ORG>Oxford University</ORG> had sent its students home, and <ORG>Oxford United</ORG>
        did not play, said the <ORG>Oxford City Council</ORG>, which speaks for <LOC><CITY>Oxford</CITY></LOC>, <LOC>England</LOC>.""",
        [("Oxford", 2640729)],
    ),
    "a surname is no city": (
        """<PERSON>Dave Brighton</PERSON> left the club on Friday. Nobody had expected <LOC>Brighton</LOC> to go so soon.""",
        [],
    ),
    "a first name is no city": (
        """<PERSON>Florence</PERSON> was four when she fell. The doctors in <LOC><CITY>Ghent</CITY></LOC> saved her.""",
        [("Ghent", 2797656)],
    ),
    "a city-state is a city": (
        """<LOC><CITY>Singapore</CITY></LOC> and <LOC>Malaysia</LOC> will build the line. <LOC><CITY>Singapore</CITY></LOC>
        pays for the bridge.""",
        [("Singapore", 1880252)],
    ),
    "a capital that stands for its government": (
        """<LOC><CITY>Tehran</CITY></LOC> said it would answer. The <NORP>Iranian</NORP> minister left
        <LOC><CITY>Vienna</CITY></LOC> at noon.""",
        [("Tehran", 112931), ("Vienna", 2761369)],
    ),
    "a list lifts what the head doubts": (
        """The buses of <LOC><CITY>Tampere</CITY></LOC>, <LOC>Turku</LOC> and <LOC><CITY>Oulu</CITY></LOC> will be free,
        <LOC>Finland</LOC> says.""",
        [("Tampere", 634963), ("Turku", 633679), ("Oulu", 643492)],
    ),
    "the country's capital under the country's name": (
        """<LOC>KUWAIT</LOC>: The country will plant trees along its roads, the ministry said on Sunday. <LOC>Kuwait</LOC> is warm.""",
        [("KUWAIT", 285787)],
    ),
    "a village that the gazetteer lacks": (
        """The road ends at <LOC><CITY>Qwertyholm</CITY></LOC>, a village in <LOC>Sweden</LOC>.
        <LOC><CITY>Qwertyholm</CITY></LOC> has one shop.""",
        [("Qwertyholm", None)],
    ),
    "capitals in a headline": (
        """<LOC><CITY>LIMA</CITY></LOC> TO BUILD SECOND METRO LINE

        The mayor of <LOC><CITY>Lima</CITY></LOC> signed the paper on Monday. <LOC>Peru</LOC> pays for half of it.""",
        [("LIMA", 3936456)],
    ),
    "projects, agreements and games": (
        """<PROJECT>Testbed Helsinki</PROJECT>, the <MISC>Paris Agreement</MISC> and the <MISC>Tokyo 2020 Games</MISC> were named.""",
        [],
    ),
    "an empty hand": ("""Nobody went anywhere, and nothing was said about any place.""", []),
}


def read(nlp, component, markup, url=None):
    sentence = testing.parse("\n".join(line.strip() for line in markup.splitlines()))
    doc = testing.make_doc(nlp, sentence)
    doc.user_hooks["citybeat.article"] = Article(sentence.text, url=url)
    component(doc)
    return facts_of(doc).cities


@pytest.mark.parametrize("title", ARTICLES)
def test_article(nlp, component, title):
    markup, expected = ARTICLES[title]
    assert [(c.name, c.place.geonames_id if c.place else None) for c in read(nlp, component, markup)] == expected


def test_an_article_twice_gives_the_same(nlp, component):
    for markup, _ in ARTICLES.values():
        first, second = (read(nlp, component, markup) for _ in range(2))
        assert [(c.name, c.place, c.resolution, c.rule, [(m.span.start, m.form) for m in c.mentions]) for c in first] \
            == [(c.name, c.place, c.resolution, c.rule, [(m.span.start, m.form) for m in c.mentions]) for c in second]


def test_mentions_stand_in_order_and_do_not_overlap(nlp, component):
    for markup, _ in ARTICLES.values():
        spans = sorted((m.span.start, m.span.end) for c in read(nlp, component, markup) for m in c.mentions)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_every_entry_has_the_same_place_for_the_same_name(nlp, component):
    markup, _ = ARTICLES["a state in the dateline serves the whole article"]
    troy, _ = read(nlp, component, markup)
    assert [m.span.text for m in troy.mentions] == ["TROY", "Troy"]
    assert troy.place.admin1_name == "North Carolina"


def test_resolution_is_told(nlp, component):
    found = read(nlp, component, ARTICLES["large namesakes on two continents"][0])
    assert {c.name: c.resolution for c in found}["Melbourne"] == "context"
    assert all(c.resolution in {"unique", "context", "prominence"} for c in found)


def test_a_name_without_place_has_no_resolution(nlp, component):
    (city,) = read(nlp, component, ARTICLES["a village that the gazetteer lacks"][0])
    assert city.resolution is None
    assert city.rule in {"cities.apposition", "cities.head"}
