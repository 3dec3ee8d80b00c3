"""What the gazetteer returns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0
CACHE = 5_000  # distances that are kept: the places of an article are held against each other more than once


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place of GeoNames.

    `country` is an ISO 3166-1 alpha-2 code, `admin1_code` GeoNames' code of the first-level region (null where it has none),
    `admin1_name` its name where the project knows it; coordinates are in degrees; `population` is 0 where GeoNames has none;
    `names` counts the names that GeoNames lists in any language (a measure of renown); `capital` is that of a country.
    """

    geonames_id: int
    name: str
    country: str
    admin1_code: str | None
    admin1_name: str | None
    latitude: float
    longitude: float
    population: int
    names: int
    capital: bool

    def distance(self, other: Place) -> float:
        """Great-circle distance in kilometres."""
        return great_circle(self.latitude, self.longitude, other.latitude, other.longitude)


@lru_cache(CACHE)
def great_circle(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The distance in kilometres of two places given in degrees."""
    a, b = radians(latitude), radians(other_latitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


class Match(NamedTuple):
    """A place that a name can mean; `primary` when it is the place's main name, not one of its other names."""

    place: Place
    primary: bool


class Region(NamedTuple):
    """A first-level region: ISO code of its country, GeoNames admin1 code, name."""

    country: str
    code: str
    name: str
