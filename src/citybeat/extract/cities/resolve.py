"""Which place a name means: a linear score over evidence in the article, learned on annotated news.

A name's candidates are all places that the gazetteer lists under it. Features are differences that an article can make between
them (`FEATURES`); the weights lie in data/resolver.json.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, log1p, log10
from operator import mul
from pathlib import Path
from typing import Literal

from citybeat.extract.cities.evidence import Evidence, GeoMention
from citybeat.extract.cities.lexicon import words
from citybeat.gazetteer import Match, Place
from citybeat.gazetteer.fold import fold

Span = tuple[int, int]
Resolution = Literal["unique", "context", "prominence"]
WEIGHTS = Path(__file__).parent / "data" / "resolver.json"
FEATURES = (
    "population", "renown", "primary", "capital", "exact", "beside_region", "beside_country", "beside_other", "country_count",
    "country_share", "country_near", "region_count", "region_share", "near_city", "same_country_city", "publisher", "governed", "main",
    "lead", "short", "company",
)
NEAR, SAME, COMPANY_AT = (FEATURES.index(feature) for feature in ("near_city", "same_country_city", "company"))  # of what other names mean
PROMINENT = 5  # of these say how well-known a place is, the first; the others what the article says of it
NEAR_KM, SAME_KM = 100.0, 400.0
SAME_DEGREES = 4.0  # of latitude, which are more than SAME_KM
WELL_KNOWN = 20  # names in other languages from which a place may be meant by another name than its main one in any article
FEW = 3  # other names at least by which it is told where an article is set
COMPANY = 300  # other names that a name is held against, the first of the article
LARGE = 50_000  # inhabitants
KNOWN = 100_000  # inhabitants of a place that no namesake eclipses
UNSAID = 1.0  # added to the number of countries and regions named, so that a single one says less than one of many
REGIONAL = 1.5  # how much more a region says than a country
FAR_SMALLER = 40  # times the inhabitants of a place that another name may still not mean
ECLIPSE, ECLIPSE_AT_HOME = 1.4, 2.0  # how much better known a namesake is that is meant abroad; and where the place's region is named
OFTEN = 2  # times that a place's region is named from which it may be meant, where that is half of what the article speaks of,
HOPELESS = 5.0  # unless a namesake is so much better known
BESIDE = 1 / 6  # times that, the nearness of another city of the article that still speaks for the small place
MOST = 40  # candidates that are looked at: the most populous, and those that the text beside the name asks for


@dataclass
class Name:
    """One name of the article with where it stands and what it can mean.

    `resolve` sets `evidence`, by which it last read the name, and what that said: `beside`, `behind` (the countries and regions that it
    surely lies in), the matches that are `worth` scoring, in `said` by a place's id and whether the name is its main one the features that
    the other names do not change, and the choice that it makes `alone`, without a look at them.
    """

    text: str
    spans: list[Span]
    matches: Sequence[Match]
    beside: list[GeoMention] = field(default_factory=list)
    behind: list[GeoMention] = field(default_factory=list)
    evidence: Evidence | None = field(default=None, repr=False)
    worth: list[Match] = field(default_factory=list, repr=False)
    said: dict[tuple[int, bool], list[float]] = field(default_factory=dict, repr=False)
    alone: Choice | None = field(default=None, repr=False)


@dataclass
class Choice:
    """The place that a name means; null when the gazetteer has none."""

    place: Place | None
    resolution: Resolution | None
    probability: float


def supports(mention: GeoMention, place: Place) -> tuple[bool, bool]:
    """Whether a country or region named beside a city speaks for a place: (by its region, by its country)."""
    by_region = (place.country, place.admin1_code) in mention.regions
    return by_region, place.country in mention.countries


def evidence_features(place: Place, name: Name, evidence: Evidence) -> list[float]:
    """The features beside_region to region_share of FEATURES, and governed to short."""
    besides = [supports(m, place) for m in name.beside]
    by_region, by_country = any(r for r, _ in besides), any(c for _, c in besides)
    total, count = evidence.total, evidence.counts.get(place.country, 0)
    regional = evidence.regions.get((place.country, place.admin1_code or ""), 0)
    return [
        float(by_region), float(by_country), float(bool(besides) and not by_region and not by_country),
        log1p(count), count / (total + UNSAID), evidence.nearness(place.country, name.spans), log1p(regional),
        regional / (total + UNSAID), governed(place, name, evidence), float(place.country == evidence.main),
        float(place.country in evidence.leading), float(is_short(name.text, place)),
    ]


def said_of(match: Match, name: Name, evidence: Evidence) -> list[float]:
    """One number for each of FEATURES, 0 for what the other names say; worked out once for a name that `resolve` reads by this evidence:
    only the company changes from pass to pass."""
    place, key = match.place, (match.place.geonames_id, match.primary)
    if name.evidence is evidence and key in name.said:
        return name.said[key]
    said = evidence_features(place, name, evidence)
    found = [
        log10(place.population + 10), log1p(place.names), float(match.primary), float(place.capital), float(place.name == name.text),
        *said[:NEAR - PROMINENT], 0.0, 0.0, float(place.country == evidence.publisher), *said[NEAR - PROMINENT:], 0.0,
    ]
    if name.evidence is evidence:
        name.said[key] = found
    return found


def company_features(place: Place, name: Name, others: Sequence[tuple[Name, Place]]) -> list[float]:
    """The features near_city, same_country_city and company: does the place lie beside what the other names mean?"""
    near, same, towns = 0.0, 0, 0
    number, country, latitude = place.geonames_id, place.country, place.latitude
    for other, chosen in others:
        if other is not name and chosen.geonames_id != number:
            if chosen.country == country:
                same += 1
                towns += not chosen.capital
            if -SAME_DEGREES < latitude - chosen.latitude < SAME_DEGREES and (distance := place.distance(chosen)) < SAME_KM:
                near = max(near, exp(-distance / NEAR_KM))
    return [near, log1p(same), towns / max(FEW, len(others))]


def features(match: Match, name: Name, evidence: Evidence, others: Sequence[tuple[Name, Place]]) -> list[float]:
    """One number for each of FEATURES."""
    found = said_of(match, name, evidence).copy()
    found[NEAR], found[SAME], found[COMPANY_AT] = company_features(match.place, name, others)
    return found


def is_short(name: str, place: Place) -> bool:
    """Whether a place's name goes on with a particle where the name ends: "Santa Cruz" for "Santa Cruz de la Sierra"."""
    short, full = fold(name), fold(place.name)
    return full.startswith(short + " ") and full[len(short) + 1:].split(" ", 1)[0] in words()["particles"]


def governed(place: Place, name: Name, evidence: Evidence) -> float:
    """The share of a name's occurrences before which their sentence names the place's country or region (REGIONAL), and no other.

    0 for small places, which are seldom meant where a city abroad is called so ("Cuba's envoy in Madrid").
    """
    if place.population < LARGE or not name.spans:
        return 0.0
    found = [m for span in name.spans if (m := evidence.governing(span)) is not None]
    said = [supports(m, place) for m in found]
    return sum(REGIONAL if by_region else float(by_country) for by_region, by_country in said) / len(name.spans)


@lru_cache(maxsize=1)
def weights() -> tuple[float, ...]:
    content = json.loads(WEIGHTS.read_text(encoding="utf8"))
    return tuple(float(content["weights"][name]) for name in FEATURES)


def plausible(name: Name) -> list[Match]:
    """What a name can mean in any article."""
    return [m for m in name.matches if m.primary or not is_outworn(m, name)]


def shortlist(name: Name) -> list[Match]:
    """The matches worth scoring."""
    matches = plausible(name)
    if name.behind:
        said = [m for m in matches if any(any(supports(b, m.place)) for b in name.behind)]
        matches = said or [m for m in matches if m.place.population >= KNOWN]  # Belfast that is said to lie in Ireland
    first = matches[:MOST]
    asked = [m for m in matches[MOST:] if any(any(supports(b, m.place)) for b in name.beside)]
    return first + asked


def is_outworn(match: Match, name: Name) -> bool:
    """Whether another name of a place is rather the main name of one that is not far smaller, or of a capital.

    So in countries where such names are mostly former ones, and in all where the two names of the place have nothing in common.
    """
    place, folded = match.place, fold(name.text)
    if folded in fold(place.name):
        return False
    former = place.country in words()["former_names"]
    return any(m.primary and (m.place.capital or (former and m.place.population * FAR_SMALLER > place.population)) for m in name.matches)


def resolve(names: Sequence[Name], evidence: Evidence) -> list[Choice]:
    """Choose a place for each name, in two passes: the second knows what the first chose for the other names."""
    for name in names:
        if name.evidence is not evidence:
            name.evidence, name.said, name.alone = evidence, {}, None
            name.beside = [m for span in name.spans for m in evidence.beside(span)]
            name.behind = [m for span in name.spans if (m := evidence.behind(span)) is not None]
            name.worth = shortlist(name)
    picks: list[tuple[Name, Place]] = []
    for name in names:
        name.alone = name.alone or choose(name, name.worth, evidence, [])
        if name.alone.place is not None:
            picks.append((name, name.alone.place))
    return [choose(name, name.worth, evidence, picks[:COMPANY]) for name in names]


def choose(name: Name, matches: Sequence[Match], evidence: Evidence, others: Sequence[tuple[Name, Place]]) -> Choice:
    """The best match of one name, the kind of its choice, and its share of the softmax."""
    if not matches:
        return Choice(None, None, 0.0)
    if len(matches) == 1:
        if is_obscure_alias(matches[0], evidence):
            return Choice(None, None, 0.0)
        return Choice(matches[0].place, "unique" if len(plausible(name)) == 1 else "context", 1.0)
    rows = [features(match, name, evidence, others) for match in matches]
    table = weights()
    scores = [round(sum(map(mul, table, row)), 6) for row in rows]
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))
    if order[0]:  # not the most populous
        renown = best_known(matches)
        order = [i for i in order if not is_eclipsed(matches[i].place, name, renown, evidence, others)]
    best = order[0]
    if is_obscure_alias(matches[best], evidence) or is_contradicted(matches[best].place, name, evidence):
        return Choice(None, None, 0.0)
    total = sum(exp(scores[i] - scores[best]) for i in order)
    return Choice(matches[best].place, "context" if by_context(rows, best) else "prominence", round(1 / total, 4))


def is_eclipsed(place: Place, name: Name, renown: float, evidence: Evidence, others: Sequence[tuple[Name, Place]]) -> bool:
    """Whether a far better known namesake (of such `renown`) is meant, although the article is set in the country of a small place: Cairo
    and Geneva in an article about the United States. Not where the text beside the name, a city near it or its region, which is most of
    what the article speaks of, speaks for the place, nor in its own press."""
    of_region = evidence.regions.get((place.country, place.admin1_code or ""), 0)
    if place.population >= KNOWN or place.capital or place.country == evidence.publisher:
        return False
    least = ECLIPSE_AT_HOME if of_region else ECLIPSE
    gap = renown - fame(place)
    if of_region >= max(OFTEN, evidence.total / 2) and gap < HOPELESS:
        return False
    if gap < least or any(any(supports(m, place)) for m in name.beside):
        return False
    return company_features(place, name, others)[0] < BESIDE * gap


def is_obscure_alias(match: Match, evidence: Evidence) -> bool:
    """Whether a name is only another one of a little known place, in a country of which an article that names others says nothing."""
    place = match.place
    return not match.primary and place.names < WELL_KNOWN and evidence.total > 0 and not evidence.is_at_home(place.country)


def is_contradicted(place: Place, name: Name, evidence: Evidence) -> bool:
    """Whether a name of several places is said to lie in another country, and the best of them is a small one in a country of which the
    article says nothing: "Salem in northern Peru" is not that of Illinois."""
    if place.population >= KNOWN or place.capital or evidence.is_at_home(place.country):
        return False
    said = [mention for mention in name.beside if not mention.adjective]
    return bool(said) and not any(any(supports(mention, place)) for mention in said)


def fame(place: Place) -> float:
    """How well known a place is, by its inhabitants and its names in other languages."""
    return log10(place.population + 10) + log1p(place.names)


def best_known(matches: Sequence[Match]) -> float:
    """The fame of the best known place whose main name a name is."""
    return max((fame(m.place) for m in matches if m.primary), default=0.0)


def by_context(rows: Sequence[Sequence[float]], best: int) -> bool:
    """Whether the article said anything for the winner, or against a more prominent namesake."""
    table = weights()[:PROMINENT]
    prominence = [sum(map(mul, table, row)) for row in rows]
    if best != prominence.index(max(prominence)):
        return True
    said: float = sum(map(mul, weights()[PROMINENT:], rows[best][PROMINENT:]))
    return said > 0
