"""Whether a place that the gazetteer lists is a part of a larger city: "Redhill" that lies in Sydney.

GeoNames lists districts and suburbs of large cities as places of their own. Those cities whose suburbs are no towns are listed in the
lexicon as "name country kilometres", with how far they reach.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from citybeat.extract.cities.lexicon import words
from citybeat.gazetteer import Gazetteer, Place

TIMES = 5  # so many times the inhabitants the city has at least


@lru_cache(maxsize=1)
def metropolises(gazetteer: Gazetteer) -> Mapping[tuple[str, str | None], Sequence[tuple[Place, float]]]:
    """The cities of the lexicon, each with its reach in kilometres, by country and first-level region."""
    found: dict[tuple[str, str | None], list[tuple[Place, float]]] = {}
    for entry in sorted(words()["metropolises"]):
        name, country, reach = entry.rsplit(" ", 2)
        place = next((m.place for m in gazetteer.matches(name) if m.place.country == country), None)
        if place is not None:
            found.setdefault(region_of(place), []).append((place, float(reach)))
    return found


def region_of(place: Place) -> tuple[str, str | None]:
    """The country and first-level region of a place; of a city-state, whose regions are districts, the country alone."""
    return place.country, None if place.country in words()["city_states"] else place.admin1_code


def is_district(place: Place, gazetteer: Gazetteer) -> bool:
    """Whether a place lies in a far larger city of its region."""
    return not place.capital and any(
        place.population * TIMES < city.population and place.geonames_id != city.geonames_id and place.distance(city) < reach
        for city, reach in metropolises(gazetteer).get(region_of(place), ()))
