"""The shipped index and tables."""

import sys
import time

import pytest

from citybeat.gazetteer import Gazetteer, Place
from citybeat.gazetteer.tables import is_code, load_tables


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


@pytest.mark.parametrize(("name", "number"), [
    ("Helsinki", 658225), ("TOKYO", 1850147), ("Kiev", 703448), ("Bombay", 1275339), ("The Hague", 2747373),
    ("St. John's", 6324733), ("Gqeberha", 964420), ("Xi'an", 1790630), ("Nay Pyi Taw", 6611854), ("Port Elizabeth", 964420),
])
def test_the_most_populous_place_of_a_name(gazetteer, name, number):
    assert gazetteer.lookup(name)[0].geonames_id == number


@pytest.mark.parametrize("code", ["TYO", "LHR", "CDG", "JFK"])
def test_airport_codes_are_no_names(gazetteer, code):
    assert gazetteer.lookup(code) == []


def test_namesakes_are_sorted_by_population(gazetteer):
    people = [p.population for p in gazetteer.lookup("Springfield")]
    assert len(people) > 20
    assert people == sorted(people, reverse=True)


def test_opening_twice_gives_the_same(gazetteer):
    assert Gazetteer.open() is gazetteer


def test_opening_takes_milliseconds(gazetteer):
    best = min(timed(lambda: Gazetteer.open(gazetteer.source)) for _ in range(5))
    assert best < 0.03


def test_looking_up_takes_microseconds(gazetteer):
    names = [f"Nowhere {i}" for i in range(500)] + ["Oslo", "Ghent", "Suva", "Pune"] * 125
    best = min(timed(lambda: [gazetteer.matches(name) for name in names]) for _ in range(5))
    assert best / len(names) < 50e-6


def timed(call):
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def test_the_builder_imports_nothing_heavy(tmp_path):
    import subprocess

    code = "import sys, citybeat.gazetteer.build; print([m for m in ('spacy', 'pydantic', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_capitals(gazetteer):
    capitals = gazetteer.capitals
    assert len(capitals) > 230
    assert [capitals[c].name for c in ("FI", "US", "KW", "SG", "AU")] == ["Helsinki", "Washington", "Kuwait City", "Singapore", "Canberra"]


def test_distance():
    oslo = Place(1, "Oslo", "NO", None, None, 59.91273, 10.74609, 0, 0, True)
    bergen = Place(2, "Bergen", "NO", None, None, 60.39299, 5.32415, 0, 0, False)
    assert oslo.distance(bergen) == pytest.approx(305, abs=5)
    assert oslo.distance(oslo) == 0


@pytest.mark.parametrize(("name", "code"), [
    ("Finland", "FI"), ("UK", "GB"), ("U.S.", "US"), ("United States", "US"), ("UAE", "AE"), ("Burma", "MM"), ("the Netherlands", "NL"),
    ("Ivory Coast", "CI"), ("Côte d’Ivoire", "CI"), ("DRC", "CD"), ("Soviet Union", "RU"), ("TURKIYE", "TR"), ("South Korea", "KR"),
])
def test_countries(gazetteer, name, code):
    assert gazetteer.country(name) == code


@pytest.mark.parametrize("name", ["us", "uk", "Oslo", "Bavaria", ""])
def test_what_is_no_country(gazetteer, name):
    assert gazetteer.country(name) is None


@pytest.mark.parametrize(("word", "code"), [
    ("Finnish", "FI"), ("Finns", "FI"), ("Dutch", "NL"), ("Emirati", "AE"), ("polish", None), ("Oslo", None),
])
def test_demonyms(gazetteer, word, code):
    assert gazetteer.demonym(word) == code


@pytest.mark.parametrize(("text", "code"), [("Finland", "FI"), ("Finnish", "FI"), ("Tampere", None)])
def test_a_nation_by_name_or_adjective(gazetteer, text, code):
    assert gazetteer.nation(text) == code


@pytest.mark.parametrize(("name", "expected"), [
    ("N.C.", [("US", "NC")]), ("NC", [("US", "NC")]), ("Calif.", [("US", "CA")]), ("Punjab", [("IN", "23"), ("PK", "04")]),
    ("New South Wales", [("AU", "02")]), ("Baden-Wurttemberg", [("DE", "01")]), ("Ont.", [("CA", "08")]), ("Oregonia", []), ("in", []),
])
def test_regions(gazetteer, name, expected):
    assert [(r.country, r.code) for r in gazetteer.region(name)] == expected


@pytest.mark.parametrize(("short", "name"), [
    ("NYC", "New York City"), ("KL", "Kuala Lumpur"), ("L.A.", "Los Angeles"), ("TLV", "Tel Aviv"), ("D.C.", "Washington"),
])
def test_abbreviations(gazetteer, short, name):
    assert gazetteer.abbreviation(short).name == name


def test_an_unknown_abbreviation(gazetteer):
    assert gazetteer.abbreviation("LHR") is None


def test_every_abbreviation_names_a_place(gazetteer):
    assert [short for short in load_tables().abbreviations if gazetteer.abbreviation(short) is None] == []


def test_every_region_lies_in_a_known_country():
    tables = load_tables()
    assert {country for country, _ in tables.region_names} <= set(tables.country_names)


@pytest.mark.parametrize(("country", "city", "region"), [
    ("US", "Raleigh", "North Carolina"), ("IN", "Bengaluru", "Karnataka"), ("AU", "Melbourne", "Victoria"), ("CA", "Winnipeg", "Manitoba"),
    ("GB", "Cardiff", "Wales"), ("NG", "Kano", "Kano"), ("ZA", "Cape Town", "Western Cape"), ("DE", "Munich", "Bavaria"),
    ("JP", "Sapporo", "Hokkaido"), ("BR", "Salvador", "Bahia"), ("TH", "Chai Nat", "Chai Nat"), ("CU", "Santa Clara", "Villa Clara"),
    ("TR", "Erzurum", "Erzurum"), ("DZ", "Batna", "Batna"),
])
def test_regions_have_the_name_of_their_code(gazetteer, country, city, region):
    place = next(p for p in gazetteer.lookup(city) if p.country == country)
    assert place.admin1_name == region


@pytest.mark.parametrize(("name", "code"), [
    ("US", True), ("N.C.", True), ("Calif.", True), ("Oslo", False), ("us", False), ("DRC", True), ("FINLAND", False),
])
def test_codes_are_told_from_names(name, code):
    assert is_code(name) is code
