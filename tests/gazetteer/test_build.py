import json
import struct

import pytest

from citybeat.errors import ModelError
from citybeat.gazetteer import Gazetteer
from citybeat.gazetteer.build import build, is_current, is_useful, names_of
from citybeat.gazetteer.format import FILE_NAME, MAGIC


def city(number, name, country="FI", population=1000, alternates=(), admin1="01", latitude=60.0, longitude=25.0):
    return {"geonameid": number, "name": name, "countrycode": country, "population": population, "latitude": latitude,
            "longitude": longitude, "admin1code": admin1, "alternatenames": list(alternates), "timezone": "UTC"}


CITIES = [
    city(1, "Helsinki", population=650_000, alternates=["HEL", "Helsingfors", "Хельсинки", "helsinki si"]),
    city(2, "Aurajoki", population=300),
    city(3, "Aurajoki", country="SE", population=9_000, admin1="26"),
    city(4, "Marburg an der Lahn", country="DE", alternates=["Marburg", "Marburg"], admin1="05"),
    city(5, "Nowhere", country="US", population=None, admin1=""),
]


@pytest.fixture
def index(tmp_path):
    return Gazetteer.open(build(tmp_path, CITIES))


@pytest.mark.parametrize("name", ["Helsingfors", "New Delhi", "Ōtsu", "DUBLIN", "Sao Tome"])
def test_useful_names(name):
    assert is_useful(name)


@pytest.mark.parametrize("name", ["HEL", "TYO", "LON", "HH", "Хельсинки", "東京", "dong jing", "A1V 0A9", "Ō"])
def test_codes_and_other_scripts_are_dropped(name):
    assert not is_useful(name)


def test_names_of_are_folded_once_each_with_the_main_name_first():
    assert list(names_of(CITIES[0])) == [("helsinki", True), ("helsingfors", False)]


def test_the_short_form_of_a_main_name_counts_as_main():
    assert list(names_of(CITIES[3])) == [("marburg an der lahn", True), ("marburg", True)]


@pytest.mark.parametrize(("name", "main", "country", "current"), [
    ("new york", "new york city", "US", True), ("google", "topeka", "US", False), ("washington dc", "washington", "US", True),
    ("philly", "philadelphia", "US", True), ("milton", "kansas city", "US", False), ("aabo", "turku", "FI", True),
])
def test_other_names_where_english_is_spoken_must_resemble_the_main_one(name, main, country, current):
    assert is_current(name, main, country) is current


def test_a_numbered_district_has_only_its_main_name():
    assert list(names_of(city(6, "Paris 08 Élysée", country="FR", alternates=["Élysée"]))) == [("paris 08 elysee", True)]


def test_lookup_sorts_by_population(index):
    assert [p.geonames_id for p in index.lookup("Aurajoki")] == [3, 2]


def test_lookup_by_another_name(index):
    (match,) = index.matches("HELSINGFORS")
    assert match.place.geonames_id == 1
    assert not match.primary


def test_columns_survive(index):
    (place,) = index.lookup("Helsinki")
    assert (place.name, place.country, place.admin1_code, place.admin1_name) == ("Helsinki", "FI", "01", "Uusimaa")
    assert (place.latitude, place.longitude, place.population, place.names) == (60.0, 25.0, 650_000, 4)
    assert place.capital


def test_a_place_without_population_or_region(index):
    (place,) = index.lookup("nowhere")
    assert (place.population, place.admin1_code, place.admin1_name) == (0, None, None)


@pytest.mark.parametrize("name", ["", "HEL", "Хельсинки", "Helsink", "Atlantis"])
def test_what_is_not_there(index, name):
    assert index.lookup(name) == []
    assert name not in index


def test_the_same_input_gives_the_same_bytes(tmp_path):
    first = build(tmp_path / "a", CITIES).read_bytes()
    assert build(tmp_path / "b", list(reversed(CITIES))).read_bytes() == first


def test_the_digest_tells_indexes_apart(tmp_path, index):
    other = Gazetteer.open(build(tmp_path / "other", CITIES[:2]))
    assert other.digest != index.digest
    assert len(index.digest) == 16


def test_a_missing_index_says_what_to_do(tmp_path):
    with pytest.raises(ModelError, match=r"python -m citybeat\.gazetteer\.build"):
        Gazetteer.open(tmp_path)


@pytest.mark.parametrize("content", [b"", b"something else that is no index at all"])
def test_a_foreign_file_is_refused(tmp_path, content):
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(ModelError, match="gazetteer"):
        Gazetteer.open(tmp_path)


def test_the_other_byte_order_is_refused(tmp_path):
    path = build(tmp_path, CITIES)
    content = path.read_bytes()
    (length,) = struct.unpack_from("<I", content, len(MAGIC))
    start = len(MAGIC) + 4
    header = json.loads(content[start:start + length])
    header["byteorder"] = "middle"
    changed = json.dumps(header).encode()
    path.write_bytes(MAGIC + struct.pack("<I", len(changed)) + changed)
    with pytest.raises(ModelError, match="byte order"):
        Gazetteer.open(path)
