"""Scoring cities and people."""

from __future__ import annotations

from citybeat.evaluate.matching import fold, folded, match
from citybeat.evaluate.scoring import Sheet
from citybeat.evaluate.shapes import CityShape, GoldCity, Named


def city_fit(gold: GoldCity, city: CityShape) -> float:
    """By name, by link, or best by both."""
    by_name = fold(city.name) in folded(gold.names)
    by_link = gold.geonames_id is not None and gold.geonames_id == city.geonames_id
    return float(by_name) + 0.5 * by_link


def score_cities(sheet: Sheet) -> None:
    """Rows `cities` and `cities.linked`; cities that gold could not link count only in the first."""
    gold, predicted = sheet.article.gold.cities, sheet.record.cities
    found = match(gold, predicted, city_fit)
    sheet.count("cities", len(found.pairs), len(predicted), len(gold))
    sheet.note("cities", "missed", (g.name for g in found.missed))
    sheet.note("cities", "extra", (p.name for p in found.extra))
    linkable = [(g, p) for g, p in found.pairs if g.geonames_id is not None]
    wrong = [(g, p) for g, p in linkable if g.geonames_id != p.geonames_id]
    sheet.count(
        "cities.linked",
        len(linkable) - len(wrong),
        len(found.extra) + len(linkable),
        sum(g.geonames_id is not None for g in gold),
    )
    sheet.note("cities.linked", "wrong", (f"{p.name}: {p.geonames_id} for {g.geonames_id}" for g, p in wrong))


def person_fit(gold: Named, person: Named) -> float:
    return float(fold(gold.name) == fold(person.name))


def score_people(sheet: Sheet) -> None:
    """Row `people`: the fullest name, once."""
    gold, predicted = sheet.article.gold.people, sheet.record.people
    found = match(gold, predicted, person_fit)
    sheet.count("people", len(found.pairs), len(predicted), len(gold))
    sheet.note("people", "missed", (g.name for g in found.missed))
    sheet.note("people", "extra", (p.name for p in found.extra))
