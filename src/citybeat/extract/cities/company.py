"""What the other places of an article say of a name's place: does it lie beside them, in their country, in the shadow of a larger one?"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log1p

from citybeat.extract.cities.decide import Group
from citybeat.extract.cities.resolve import Choice
from citybeat.gazetteer import Place

NEAR_KM = 60.0  # at this distance nearness has fallen to 1/e
SUBURB_KM, SUBURB_TIMES = 20.0, 8.0  # so near to a place that has so many times the inhabitants
MOST = 300  # other names that are looked at, the first of the article


def set_company(groups: Sequence[Group], choices: Sequence[Choice]) -> None:
    """Fill in `company` of each group, by the places chosen for the others and how probable they are cities."""
    placed = [(g, c.place) for g, c in zip(groups, choices, strict=True) if c.place is not None][:MOST]
    for group, choice in zip(groups, choices, strict=True):
        group.company = company_of(group, choice.place, placed) if choice.place is not None else {}


def company_of(group: Group, place: Place, placed: Sequence[tuple[Group, Place]]) -> dict[str, float]:
    """near: 1 where a probable city is beside the place; fellows: how many lie in its country; suburb: a far larger one is beside it."""
    near = fellows = suburb = 0.0
    for other, chosen in placed:
        if other is group or chosen.geonames_id == place.geonames_id or chosen.country != place.country:
            continue
        fellows += other.probability
        distance = place.distance(chosen)
        near = max(near, other.probability * exp(-distance / NEAR_KM))
        if distance < SUBURB_KM and chosen.population > SUBURB_TIMES * place.population:
            suburb = max(suburb, other.probability)
    return {"near": near, "fellows": log1p(fellows), "suburb": suburb}
