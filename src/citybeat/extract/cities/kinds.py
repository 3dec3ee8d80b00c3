"""What else a name is: a country, a region, a district, a thing. Asked of the name alone, or with what the article speaks of."""

from __future__ import annotations

from functools import lru_cache

from citybeat.extract.cities.evidence import Evidence
from citybeat.extract.cities.lexicon import words
from citybeat.gazetteer import Gazetteer, Place
from citybeat.gazetteer.fold import fold
from citybeat.gazetteer.place import Region

CACHE = 20_000  # names of which it is kept what they mean
TOWN = 10_000  # inhabitants from which a place may be called "Hills" or "Beach"
ACRONYM = 6  # letters of the longest acronym
OWN_CITY = 20_000  # inhabitants from which a region's namesake within it is what its bare name may mean,
OWN_CAPITAL = 100_000  # of a country elsewhere (Washington; but not Victoria in the Seychelles),
OWN_METROPOLIS = 1_000_000  # and where that is only another name of it (New York City)


def kind_of_name(name: str, gazetteer: Gazetteer, evidence: Evidence | None = None) -> str:
    """What else the name is: state (a city-state), country, region, county, district, area ("Long Island"), thing, generic, never, or "".

    A region counts where its country's states are household names, or where the article (`evidence`) speaks of its country.
    """
    kind, named = meanings(name, gazetteer)
    if not named:
        return kind
    regions = {(region.country, region.code) for region in named
               if region.country in words()["household_states"] or (evidence is not None and evidence.countries[region.country])}
    return "region" if regions and not has_own_city(fold(name), regions, gazetteer) else kind


@lru_cache(CACHE)
def meanings(name: str, gazetteer: Gazetteer) -> tuple[str, tuple[Region, ...]]:
    """What else the name is, regions apart, and the regions that come before that."""
    folded = fold(name)
    if folded in words()["never"]:
        return "never", ()
    country = gazetteer.country(name) or gazetteer.country(name.title())
    if country is not None:
        return "state" if country in words()["city_states"] else "country", ()
    if folded in words()["districts"]:
        return "district", ()
    if is_area(name, gazetteer):
        return "area", ()
    for kind, names in (("county", "counties"), ("thing", "things")):
        if folded in words()[names]:
            return kind, ()
    regions = gazetteer.region(name) or gazetteer.region(name.title())
    return "generic" if is_generic(name, gazetteer) else "", tuple(regions)


def is_area(name: str, gazetteer: Gazetteer) -> bool:
    """Whether the last word of a name makes it an area, a street or a building, and no town is known by the name ("Beverly Hills")."""
    last = name.split()[-1].title()
    if " " not in name or last not in words()["areas"]:
        return False
    return last in words()["always_areas"] or not any(m.primary and m.place.population >= TOWN for m in gazetteer.matches(name))


def is_generic(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name that no place has is an acronym, or holds a word of direction, rank or kind, a country's name or its adjective."""
    if gazetteer.matches(name):
        return False
    parts = name.split()
    if (name.isupper() and len(name) <= ACRONYM) or gazetteer.demonym(name) is not None:
        return True
    spelled = {word.title() for word in parts}
    if spelled & words()["areas"] or spelled & words()["generic"]:
        return True
    return any(gazetteer.demonym(word) or gazetteer.country(word.title()) for word in parts)


def has_own_city(folded: str, regions: set[tuple[str, str]], gazetteer: Gazetteer) -> bool:
    """Whether regions share their name with a city in them that is known as such (Lagos, Córdoba, New York), or with a capital."""
    for match in gazetteer.matches(folded):
        place = match.place
        own = (place.country, place.admin1_code) in regions
        least = OWN_CITY if match.primary or place.country not in words()["household_states"] else OWN_METROPOLIS
        if (own and place.population >= least) or (place.capital and match.primary and place.population >= OWN_CAPITAL):
            return True
    return False


def shares_region(name: str, place: Place | None, gazetteer: Gazetteer) -> bool:
    """Whether the region in which a place lies has its name."""
    return place is not None and any((r.country, r.code) == (place.country, place.admin1_code) for r in gazetteer.region(name))
