"""Is a name that of a city? The head that reads the context, the gazetteer and the cues beside the name decide together.

A logit, summed from parts whose weights lie in data/decider.json.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, log
from pathlib import Path

from spacy.tokens import Span

from citybeat.extract.cities.evidence import Evidence
from citybeat.extract.cities.lexicon import words
from citybeat.extract.cities.resolve import Choice, Name, supports
from citybeat.gazetteer import Gazetteer
from citybeat.gazetteer.fold import fold

WEIGHTS = Path(__file__).parent / "data" / "decider.json"
CLIP = 0.01


@dataclass
class Group:
    """All occurrences of one name in an article.

    `heads` and `labels` are the city head's probability and the entity label (or "") of each occurrence; `cues` the strongest weight of
    each rule that spoke; `surname` whether it is the first or last word of a person's name in the article.
    `neighbours` are the groups that it is listed with; `probability` is what the last round decided.
    """

    name: str
    spans: list[Span] = field(default_factory=list)
    heads: list[float] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    cues: dict[str, float] = field(default_factory=dict)
    rules: set[str] = field(default_factory=set)
    surname: bool = False
    neighbours: list[Group] = field(default_factory=list)
    probability: float = 0.5
    next_probability: float = 0.5


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    content = json.loads(WEIGHTS.read_text(encoding="utf8"))
    return {str(k): float(v) for k, v in content["weights"].items()}


def logit(p: float) -> float:
    p = min(1 - CLIP, max(CLIP, p))
    return log(p / (1 - p))


def kind_of_name(name: str, gazetteer: Gazetteer, evidence: Evidence | None = None) -> str:
    """What else the name is: state (a city-state), country, region, district, area ("Long Island"), never; "" when nothing else.

    A region counts where its country's states are household names, or where the article (`evidence`) speaks of its country.
    """
    folded = fold(name)
    if folded in words()["never"]:
        return "never"
    country = gazetteer.country(name) or gazetteer.country(name.title())
    if country is not None:
        return "state" if country in words()["city_states"] else "country"
    if folded in words()["districts"]:
        return "district"
    if " " in name and name.split()[-1].title() in words()["areas"]:
        return "area"
    regions = {(region.country, region.code) for region in gazetteer.region(name) or gazetteer.region(name.title())
               if region.country in words()["household_states"] or (evidence is not None and evidence.countries[region.country])}
    return "region" if regions and not has_own_city(folded, regions, gazetteer) else ""


def has_own_city(folded: str, regions: set[tuple[str, str]], gazetteer: Gazetteer) -> bool:
    """Whether regions share their name with a city in them that is known as such (Lagos, Córdoba, New York), or with a capital."""
    for match in gazetteer.matches(folded):
        place = match.place
        own = (place.country, place.admin1_code) in regions
        least = OWN_CITY if match.primary or place.country not in words()["household_states"] else OWN_METROPOLIS
        if (own and place.population >= least) or (place.capital and match.primary and place.population >= OWN_CAPITAL):
            return True
    return False


WELL_KNOWN = 200_000  # inhabitants from which a place may be named in an article about other countries
OWN_CITY = 20_000  # inhabitants from which a region's namesake within it is what its bare name may mean,
OWN_CAPITAL = 100_000  # of a country elsewhere (Washington; but not Victoria in the Seychelles),
OWN_METROPOLIS = 1_000_000  # and where that is only another name of it (New York City)


def parts(group: Group, name: Name, choice: Choice, evidence: Evidence, gazetteer: Gazetteer) -> dict[str, float]:
    """The inputs of the decision, by the names of the weights."""
    mean = sum(group.heads) / len(group.heads)
    best = max(group.heads)
    place = choice.place
    home = place is not None and evidence.speaks_of(place.country)
    dateline = "cities.dateline" in group.rules
    kind = kind_of_name(group.name, gazetteer, evidence)
    if kind == "country" and dateline and place is not None and place.capital:
        kind = ""  # "KUWAIT, 3 May": the capital that is called as its country
    bare = place is not None and kind not in {"country", "region", "area", "never"}  # else the place is a lesser namesake
    size = log(max(place.population, 100) / 10_000, 10) if bare and place is not None else 0.0
    return {
        "bias": 1.0, "head_mean": logit(mean), "head_best": logit(best),
        "location": group.labels.count("LOC") / len(group.labels), "person": group.labels.count("PERSON") / len(group.labels),
        "organization": group.labels.count("ORG") / len(group.labels),
        "unknown": float(place is None), "size": size, "capital": float(bare and place is not None and place.capital),
        "beside": float(place is not None and any(any(supports(m, place)) for m in name.beside)), "home": float(bare and home),
        "stray": float(place is not None and not home and place.population < WELL_KNOWN), "count": log(len(group.spans)),
        "peers": peers(group), "renown": log(1 + place.names) / 3 - 1 if bare and place is not None else 0.0,
        "alias": float(bare and not any(m.primary for m in name.matches if m.place == place)),
        "surname": float(group.surname), "cue": sum(sorted(group.cues.values())), "dateline": float(dateline),
        **({f"kind_{kind}": 1.0} if kind else {}),
    }


def peers(group: Group) -> float:
    """How much the names that this one is listed with are cities, from -1 to 1; 0 without any."""
    return sum(2 * other.probability - 1 for other in group.neighbours) / (len(group.neighbours) or 1)


def probability(inputs: dict[str, float]) -> float:
    """That the name is a city's."""
    table = weights()
    return round(1 / (1 + exp(-sum(table[name] * value for name, value in inputs.items()))), 3)


def decide(group: Group, name: Name, choice: Choice, evidence: Evidence, gazetteer: Gazetteer) -> float:
    """The probability that a group is a city; `name` and `choice` are what the resolver made of it."""
    return probability(parts(group, name, choice, evidence, gazetteer))
