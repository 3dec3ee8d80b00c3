"""Why a name was not taken for a city's, in plain words: for the near misses."""

from __future__ import annotations

from citybeat.extract.cities.decide import Group
from citybeat.extract.cities.kinds import kind_of_name
from citybeat.gazetteer import Gazetteer

KINDS = {
    "country": "the name of a country, and no town of that name is written of",
    "region": "a region of that name is meant: no town of that name is written of",
    "district": "the name of a part of a city",
    "area": "the name of an island, a street, a building or another area",
    "county": "a county, province or territory of that name is meant: no town of that name is written of",
    "thing": "the name of a thing, not of a place",
    "generic": "an acronym, an adjective or only a word for a kind of place",
    "never": "never the name of a city",
}
LABELS = {
    "PERSON": "a person's name", "ORG": "a body's name", "NORP": "the name of a people", "FAC": "a building's name",
    "PRODUCT": "a thing's name",
}


def elsewhere(name: str, gazetteer: Gazetteer) -> str:
    """Why a name is refused before anything is weighed."""
    return KINDS.get(kind_of_name(name, gazetteer), KINDS["never"])


def objection(group: Group, least: float, gazetteer: Gazetteer) -> str:
    """The strongest of what speaks against a group whose probability is below `least`."""
    return f"{main_reason(group, gazetteer)} (probability of a city: {group.probability:.2f}, {least:.2f} is needed)"


def main_reason(group: Group, gazetteer: Gazetteer) -> str:
    """A rule beside the name, else what else it is the name of, else what the model takes it for."""
    cue = min(group.cues, key=lambda r: (group.cues[r], r), default=None)
    if cue is not None and group.cues[cue] < 0:
        return f"the words beside it speak for something else, by {cue}"
    kind = kind_of_name(group.name, gazetteer)
    if kind in KINDS:
        return KINDS[kind]
    label = max(sorted(set(group.labels)), key=group.labels.count, default="")
    if label in LABELS:
        return f"the model takes it for {LABELS[label]}"
    return "neither the model nor the words beside it say that it is a city"
