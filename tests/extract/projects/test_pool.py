"""Who may be a party: the people, bodies, cities and countries of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import facts_of
from citybeat.extract.projects.pool import Pool, unnamed_governments

PoolOf = Callable[[str], Pool]


@pytest.fixture
def pool_of(doc_of: Callable[[str], Doc]) -> PoolOf:
    def make(markup: str) -> Pool:
        doc = doc_of(markup)
        return Pool(doc, facts_of(doc), set())

    return make


@pytest.fixture
def without_cities(doc_of: Callable[[str], Doc]) -> PoolOf:
    """A Pool of a text whose places are no cities."""

    def make(markup: str) -> Pool:
        doc = doc_of(markup)
        facts_of(doc).cities.clear()
        return Pool(doc, facts_of(doc), set())

    return make


def test_contenders_stand_in_the_order_of_the_text(pool_of: PoolOf) -> None:
    pool = pool_of("<PERSON>Ana Ruiz</PERSON> of <ORG>Acme</ORG> met <LOC>Oslo</LOC>. <ORG>Acme</ORG> grew.")
    found = [(c.name, c.sort, len(c.spans)) for c in pool.contenders]
    assert found == [("Ana Ruiz", "person", 1), ("Acme", "body", 2), ("Oslo", "city", 1)]


def test_a_country_is_a_contender_with_its_adjective(without_cities: PoolOf) -> None:
    pool = without_cities("<LOC>Norway</LOC> grew, and <LOC>Norwegian</LOC> towns with it, though <LOC>Danish</LOC> ones did not.")
    (country,) = pool.contenders
    assert (country.name, country.sort, country.entity, len(country.spans)) == ("Norway", "country", None, 2)


def test_what_stands_in_a_projects_name_is_no_mention(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("The <ORG>Acme</ORG> Programme grew.")
    assert Pool(doc, facts_of(doc), {1, 2}).contenders == []


def test_the_contender_of_a_span(pool_of: PoolOf) -> None:
    pool = pool_of("<ORG>Acme</ORG> grew and Bolt with it. Acme shrank.")
    (acme,) = pool.contenders
    assert pool.of(pool.doc[0:1]) is acme
    assert pool.of(pool.doc[7:8]) is acme  # by its name


def test_a_span_that_is_nobodys_makes_a_contender(without_cities: PoolOf) -> None:
    pool = without_cities("The <LOC>Orla Valley</LOC> grew.")
    assert pool.contenders == []
    made = pool.of(pool.doc[1:3])
    assert (made.name, made.sort, pool.contenders) == ("Orla Valley", "other", [made])
    assert pool.of(pool.doc[1:3]) is made


def test_who_is_within_reach(pool_of: PoolOf) -> None:
    pool = pool_of("<ORG>Acme</ORG> grew. Rain fell. Rain fell. <ORG>Bolt</ORG> grew. <ORG>Cove</ORG> and <ORG>Acme</ORG> grew.")
    assert [c.name for c in pool.within({0}, 2)] == ["Acme"]
    assert [c.name for c in pool.within({0}, 3)] == ["Acme", "Bolt"]
    assert [c.name for c in pool.within({2}, 1)] == ["Bolt"]
    assert pool.distance(pool.contenders[0], 3) == 1


def test_sentences(pool_of: PoolOf) -> None:
    pool = pool_of("<ORG>Acme</ORG> grew. <ORG>Bolt</ORG> and <ORG>Acme</ORG> met.")
    assert [pool.sentence_of(i) for i in (0, 2, 3, 7)] == [0, 0, 1, 1]
    assert pool.bounds(1) == (3, 8)
    assert [(c.name, span.start) for c, span in pool.inside(1)] == [("Bolt", 3), ("Acme", 5)]
    assert pool.inside(2) == []


@pytest.mark.parametrize(("markup", "names"), [
    ("<ORG>Orla Trade Bank</ORG> (<ORG>Orlabank</ORG>) grew. <ORG>Orlabank</ORG> shrank.", ["Orla Trade Bank"]),
    ("<ORG>Orla Trade Bank</ORG> grew (<ORG>Orlabank</ORG> too).", ["Orla Trade Bank", "Orlabank"]),
    ("<ORG>Orla</ORG> (<ORG>Orlabank</ORG>) grew.", ["Orla", "Orlabank"]),
    ("<ORG>Orla Trade Bank</ORG> (<LOC>Oslo</LOC>) grew.", ["Orla Trade Bank", "Oslo"]),
])
def test_a_short_name_in_brackets_is_the_same_body(pool_of: PoolOf, markup: str, names: list[str]) -> None:
    assert [c.name for c in pool_of(markup).contenders] == names


@pytest.mark.parametrize(("text", "count"), [
    ("On Monday the Government met. Later our Government slept.", 2),
    ("The Government of Orla met.", 0),
    ("The Orla Government met, and so did the Government Technology Agency.", 0),
    ("The government met.", 0),
])
def test_governments_without_a_name(doc_of: Callable[[str], Doc], text: str, count: int) -> None:
    assert len(unnamed_governments(doc_of(text))) == count
