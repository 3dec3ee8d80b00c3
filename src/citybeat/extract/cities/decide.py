"""Is a name that of a city? The head that reads the context, the gazetteer and the cues beside the name decide together.

A logit, summed from parts whose weights lie in data/decider.json.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from pathlib import Path

from spacy.tokens import Span

from citybeat.extract.cities.evidence import LONGEST_GAP, Evidence
from citybeat.extract.cities.kinds import fellow_regions, kind_of_name, shares_region
from citybeat.extract.cities.lexicon import words
from citybeat.extract.cities.metropolis import is_district
from citybeat.extract.cities.resolve import Choice, Name, supports
from citybeat.gazetteer import Gazetteer, Place
from citybeat.gazetteer.fold import fold
from citybeat.nlp.heads import DECIMALS
from citybeat.nlp.odds import logit, sigmoid

WEIGHTS = Path(__file__).parent / "data" / "decider.json"
LABELS = {"location": "LOC", "person": "PERSON", "organization": "ORG"}
NAMESAKES = frozenset({"country", "region", "area", "county", "district", "never"})


@dataclass(eq=False)
class Group:
    """All occurrences of one name in an article.

    `heads` and `labels` are the city head's probability and the entity label (or "") of each occurrence; `cues` the strongest weight of
    each rule that spoke; `surname` whether it is the first or last word of a person's name in the article.
    `context` are the readings of context.py, `company` what company.py says of the other places; `begun` the share of all occurrences
    that stand at the head of a longer name, `astray` the first tokens of those that are read as a region or a team. `neighbours` are the
    groups that it is listed with; `probability` is what the last round decided, `weighed` what each input weighed in it, by the place's id.
    """

    name: str
    spans: list[Span] = field(default_factory=list)
    heads: list[float] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    cues: dict[str, float] = field(default_factory=dict)
    rules: set[str] = field(default_factory=set)
    surname: bool = False
    context: dict[str, float] = field(default_factory=dict)
    company: dict[str, float] = field(default_factory=dict)
    begun: float = 0.0
    astray: set[int] = field(default_factory=set)
    neighbours: list[Group] = field(default_factory=list)
    probability: float = 0.5
    weighed: dict[int | None, dict[str, float]] = field(default_factory=dict, repr=False)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    content = json.loads(WEIGHTS.read_text(encoding="utf8"))
    return {str(k): float(v) for k, v in content["weights"].items()}


TOLD = 3.0  # the most that cues speak for a name without a place
SMALL = 20_000  # inhabitants of a place whose country a dateline's article would name
WELL_KNOWN = 1_000_000  # inhabitants from which a place may be named in any article about other countries; of a tenth it is odd


def parts(group: Group, name: Name, choice: Choice, evidence: Evidence, gazetteer: Gazetteer) -> dict[str, float]:
    """The inputs of the decision, by the names of the weights."""
    place, labels = choice.place, group.labels
    beside, within, dateline = is_beside(name, place), is_within(name, place), "cities.dateline" in group.rules
    kind = kind_of_name(group.name, gazetteer, evidence)
    if (kind == "country" and dateline and place is not None and place.capital) or (kind == "county" and beside):
        kind = ""  # "KUWAIT, 3 May": the capital that is called as its country; "Kent, Washington": no county
    elif kind in {"region", "area"} and within and fold(group.name.split()[-1]).title() not in words()["always_areas"]:
        kind = ""  # "Victoria, British Columbia"; "Gold River, British Columbia"
    against, speaking = against_and_for(group)
    best = logit(max(group.heads))
    return {
        "bias": 1.0, "head_mean": logit(sum(group.heads) / len(group.heads)), "head_best": best,
        **{part: labels.count(label) / len(labels) for part, label in LABELS.items()},
        "unknown": float(place is None), "told": min(TOLD, speaking) if place is None else 0.0,
        "unknown_head": best if place is None else 0.0, "within": float(within),
        "unknown_behind": float(place is None and bool(name.behind)),
        "beside": float(beside), "count": log(len(group.spans)), "peers": peers(group), "surname": float(group.surname),
        "dateline": float(dateline), "bare": float(dateline and not beside and is_bare(place, evidence)), "begun": group.begun,
        "cue": speaking, "cue_against": against, **group.company, "states": fellow_regions(group.name, name.spans, evidence, gazetteer),
        **context_parts(group, place, kind, gazetteer), **(place_parts(group, place, name, kind, evidence) if place is not None else {}),
        **({f"kind_{kind}": 1.0} if kind else {}),
    }


def context_parts(group: Group, place: Place | None, kind: str, gazetteer: Gazetteer) -> dict[str, float]:
    """The inputs that look at how the occurrences are read; some speak only where a region or a part of a city may be meant.

    shared_regional, shared_region: the region about a place has its name, and the article speaks more of regions than of cities, or once
    calls it a region and never a city; district: the place is a part of a large city.
    """
    read, shared = group.context, shares_region(group.name, place, gazetteer)
    district = place is not None and is_district(place, gazetteer)
    told = any(weight >= 1 for weight in group.cues.values())
    return {
        **read, "shared": float(shared), "shared_regional": shared * max(0.0, read.get("regional", 0.0)),
        "shared_region": float(shared and read.get("region", 0.0) > 0 and not told), "district": float(district),
        "region_list": read.get("region_list", 0.0) * bool(gazetteer.region(group.name)),
        "resident": read.get("resident", 0.0) * (place is not None and not district and kind not in NAMESAKES),
        "holder": read.get("holder", 0.0) * (place is not None), "part": read.get("part", 0.0) * (place is None),
        "unknown_locative": read.get("locative", 0.0) * (place is None),
    }


def place_parts(group: Group, place: Place, name: Name, kind: str, evidence: Evidence) -> dict[str, float]:
    """The inputs that look at the place; its rank says nothing where the name is rather that of something else.

    stray: the article is set in other countries, and how far the place is too small and too little known to be named there, from 0 to 1;
    known_person, known_body: the share that the model takes for a person or a body, by the size of a city that no person is
    named like, in no report of sport.
    """
    home = evidence.is_at_home(place.country)
    abroad = bool(evidence.countries or evidence.regions) and not home
    renown = log(1 + place.names) / 3 - 1
    found = {"stray": abroad * min(1.0, max(0.0, log(WELL_KNOWN / max(1, place.population), 10) - renown))}
    if kind not in NAMESAKES:
        size = log(max(place.population, 100) / 10_000, 10)
        is_else = group.surname or fold(group.name) in words()["given_names"] or group.context.get("sport", 0.0) > 0
        known = 0.0 if is_else else max(0.0, size)
        found |= {
            "known_person": known * group.labels.count("PERSON") / len(group.labels),
            "known_body": known * group.labels.count("ORG") / len(group.labels),
            "size": size, "small_home": -min(0.0, size) * home, "capital": float(place.capital), "home": float(home),
            "renown": renown, "alias": float(not any(m.primary for m in name.matches if m.place == place)),
        }
    return found


def is_bare(place: Place | None, evidence: Evidence) -> bool:
    """Whether a place is small and in no country that the article speaks of: an odd one for a dateline ("GEM: ..." over a picture)."""
    return place is not None and place.population < SMALL and not evidence.is_at_home(place.country)


def against_and_for(group: Group) -> tuple[float, float]:
    """The sums of the cues' weights that speak against a city, and for one."""
    cues = sorted(group.cues.values())
    return sum(w for w in cues if w < 0), sum(w for w in cues if w > 0)


def is_beside(name: Name, place: Place | None) -> bool:
    """Whether the text ties the name to the country or region of its place; a name without a place, to any country or region."""
    if place is None:
        return any(not m.adjective and 0 < m.start - span[1] <= LONGEST_GAP for m in name.beside for span in name.spans)
    return any(any(supports(m, place)) for m in name.beside)


def is_within(name: Name, place: Place | None) -> bool:
    """Whether the text ties the name to the region that its place lies in: "Victoria, British Columbia"."""
    return place is not None and any(supports(m, place)[0] for m in name.beside)


def peers(group: Group) -> float:
    """How much the names that this one is listed with are cities, from -1 to 1; 0 without any."""
    return sum(2 * other.probability - 1 for other in group.neighbours) / (len(group.neighbours) or 1)


def weigh(inputs: dict[str, float]) -> dict[str, float]:
    """What each input adds to the logit."""
    table = weights()
    return {name: table[name] * value for name, value in inputs.items()}


def probability(inputs: dict[str, float]) -> float:
    """That the name is a city's."""
    return round(sigmoid(sum(weigh(inputs).values())), DECIMALS)


def decide(group: Group, name: Name, choice: Choice, evidence: Evidence, gazetteer: Gazetteer) -> float:
    """The probability that a group is a city; `name` and `choice` are what the resolver made of it.

    From round to round only the other groups of the article change: while it means the same place, the rest stays as it was weighed.
    """
    place = choice.place.geonames_id if choice.place is not None else None
    if place not in group.weighed:
        group.weighed[place] = weigh(parts(group, name, choice, evidence, gazetteer))
    return round(sigmoid(sum((group.weighed[place] | weigh({"peers": peers(group), **group.company})).values())), DECIMALS)
