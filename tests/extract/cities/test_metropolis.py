"""Places that are parts of a larger city."""

from __future__ import annotations

import pytest

from citybeat.extract.cities.lexicon import words
from citybeat.extract.cities.metropolis import is_district, metropolises
from citybeat.gazetteer import Gazetteer


@pytest.mark.parametrize(("name", "country", "district"), [
    ("Redfern", "AU", True), ("Simmering", "AT", True), ("Bukit Bintang", "MY", True), ("Sadr City", "IQ", True), ("Wembley", "GB", True),
    ("Sydney", "AU", False), ("Parramatta", "US", False), ("Newcastle", "AU", False), ("Salford", "GB", False), ("New Delhi", "IN", False),
    ("Yau Ma Tei", "HK", True), ("Hong Kong", "HK", False), ("Singapore", "SG", False),
    ("Petaling Jaya", "MY", False), ("Pasadena", "US", False), ("Kotka", "FI", False), ("Guarulhos", "BR", False),
])
def test_parts_of_large_cities(gazetteer: Gazetteer, name: str, country: str, district: bool) -> None:
    places = [place for place in gazetteer.lookup(name) if place.country == country][:1]
    assert [is_district(place, gazetteer) for place in places] == [district] * len(places)


def test_every_city_of_the_lexicon_is_in_the_gazetteer(gazetteer: Gazetteer) -> None:
    found = [place for places in metropolises(gazetteer).values() for place, _ in places]
    assert len(found) == len(words()["metropolises"])
    assert min(place.population for place in found) > 500_000


def test_a_city_reaches_as_far_as_its_entry_says(gazetteer: Gazetteer) -> None:
    (vienna,) = [(place, reach) for place, reach in metropolises(gazetteer)["AT", "09"]]
    assert vienna[0].name == "Vienna"
    assert vienna[1] == 12.0


def test_the_same_place_is_no_part_of_itself(gazetteer: Gazetteer) -> None:
    for places in metropolises(gazetteer).values():
        assert not any(is_district(place, gazetteer) for place, _ in places)
