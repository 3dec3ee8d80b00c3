"""What else a name is: a country, a region, a district, a thing. Asked of the name alone, or with what the article speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
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
ALIKE = 0.5  # how like two names are that are two spellings of one
ARTICLES = frozenset({"al", "an", "ar", "as", "at", "az", "ad", "ash", "el"})
MOST_FELLOWS = 3  # other regions about a name, beyond which more say no more


def kind_of_name(name: str, gazetteer: Gazetteer, evidence: Evidence | None = None) -> str:
    """What else the name is: state (a city-state), country, region, county, district, area ("Long Island"), thing, generic, never, or "".

    A region counts where its country's states are household names, or where the article (`evidence`) is from there or speaks of it.
    """
    kind, named = meanings(name, gazetteer)
    if not named:
        return kind
    regions = {(region.country, region.code) for region in named
               if region.country in words()["household_states"] or (evidence is not None and evidence.is_home(region.country))}
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
        other = not match.primary and (place.country in words()["household_states"] or is_of_region(folded, fold(place.name)))
        least = OWN_METROPOLIS if other else OWN_CITY
        if (own and place.population >= least) or (place.capital and match.primary and place.population >= OWN_CAPITAL):
            return True
    return False


def is_of_region(region: str, city: str) -> bool:
    """Whether a region's name, folded, is another name of a city only because that lies in it: the city's own name is unlike it ("Tepic"
    in Nayarit), or says at its end what region it is of ("San Miguel de Tucumán")."""
    if city.endswith((f" de {region}", f" of {region}")):
        return True
    bare = city.split(" ", 1)[1] if city.split(" ", 1)[0] in ARTICLES and " " in city else city
    return region not in city and region[0] != bare[0] and SequenceMatcher(None, region, bare).ratio() < ALIKE


def fellow_regions(name: str, spans: Sequence[tuple[int, int]], evidence: Evidence, gazetteer: Gazetteer) -> float:
    """How much a name that a region has stands among other regions of its country, from 0 to 1: "in Ohio, in Texas and in New York".

    Regions that are known as cities say nothing: "Berlin, Hamburg and Munich".
    """
    countries = {region.country for region in gazetteer.region(name)}
    if not countries or not spans:
        return 0.0
    found = 0.0
    for span in spans:
        counts = [sum(is_only_region(evidence.text[m.start:m.end], gazetteer) for m in evidence.standing_by(span, country))
                  for country in countries]
        found += min(1.0, max(counts) / MOST_FELLOWS)
    return found / len(spans)


@lru_cache(CACHE)
def is_only_region(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a region's name is not that of a city in it which is known as such."""
    return not has_own_city(fold(name), {(region.country, region.code) for region in gazetteer.region(name)}, gazetteer)


def shares_region(name: str, place: Place | None, gazetteer: Gazetteer) -> bool:
    """Whether the region in which a place lies has its name."""
    return place is not None and any((r.country, r.code) == (place.country, place.admin1_code) for r in gazetteer.region(name))
