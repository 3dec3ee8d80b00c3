"""Who leads a project, who takes part and where it runs: linear models over the traits of all that the article names.

The weights (log-odds) and thresholds are in party_weights.json; they were fitted on annotated articles.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from citybeat.extract.facts import City, Entity, Facts, plain
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.lexicon import data, kind_of_noun, words
from citybeat.extract.projects.parties import Reader
from citybeat.extract.projects.party_traits import FAR, Place, Traits, places_of
from citybeat.extract.projects.pool import Contender, Pool
from citybeat.nlp.columns import columns_of
from citybeat.nlp.odds import weighted
from citybeat.record import ProjectKind

DECIMALS = 3
REACH = 60  # sentences between a project and a contender beyond which they have nothing to do with each other
NAMED_AFTER_PLACES = frozenset({"infrastructure", "project", "fund", "operation"})  # kinds whose names say where, not whose
SURE = frozenset({
    "possessor", "led_by", "backed_by", "in_charge", "owner_behind", "pair", "between", "together", "defined_by", "supported", "thanked",
    "members", "chosen",
})
"""Constructions that make a party even of one that opposes something in the same sentence."""
LEADING = frozenset({"possessor", "led_by", "leads", "in_charge", "owner_behind", "defined_by", "name_begins"})  # those of a lead


@dataclass
class Parties:
    """Who a project's parties are, the lead not among the participants, and its cities."""

    lead: Entity | None = None
    participants: list[tuple[str, Entity | None]] = field(default_factory=list)
    cities: list[City] = field(default_factory=list)


@cache
def weights() -> dict[str, dict[str, float]]:
    """Log-odds by trait: that a contender is a party ("party"), that it is the lead ("lead"), that the project runs there ("city"); and
    the "thresholds" of the three."""
    content: dict[str, dict[str, float]] = json.loads(data("party_weights.json").read_text(encoding="utf8"))
    return content


@dataclass(frozen=True, eq=False)
class Described:
    """A contender, the constructions that tie it to a project, and its traits."""

    contender: Contender
    relations: frozenset[str]
    traits: Mapping[str, float]

    def score(self, what: str) -> float:
        """The log-odds of its traits; those without a weight say nothing."""
        return round(weighted(weights()[what], self.traits), DECIMALS)

    def passes(self, what: str) -> bool:
        """Whether it reaches the threshold."""
        return self.score(what) >= weights()["thresholds"][what]


class Judge:
    """Judges the contenders of one Doc for each of its groups."""

    def __init__(self, doc: Doc, facts: Facts, groups: list[Group], kinds: Sequence[ProjectKind]):
        self.groups, self.kinds = groups, kinds
        self.reader = Reader(doc, facts, groups)
        self.pool = Pool(doc, facts, self.reader.taken)
        self.places = places_of(groups, kinds, self.pool)

    def constructions(self, number: int) -> dict[int, list[str]]:
        """The constructions that tie contenders, given by their id, to a group, in the order in which they were found."""
        stated: dict[int, list[str]] = {}
        meant = [self.pool.doc[p.start:p.end] for p in self.places[number] if not p.named]
        for relation, span in self.reader.stated(self.groups[number], meant):
            if relation == "name_begins" and self.kinds[number] in NAMED_AFTER_PLACES:
                continue
            stated.setdefault(id(self.pool.of(span)), []).append(relation)
        return stated

    def described(self, number: int) -> list[Described]:
        """The contenders for a group, those that a construction ties to it first; the project itself is none."""
        group, stated = self.groups[number], self.constructions(number)
        traits = Traits(self.pool, group, self.kinds[number], self.places[number], stated)
        own = names_of(group) | words("list_words")
        found = []
        for contender in self.pool.within({place.sentence for place in self.places[number]}, REACH):
            if plain(contender.name) not in own and not is_short_form(plain(contender.name), own) and not is_bare(contender):
                relations = frozenset(stated.get(id(contender), ()))
                if relations.isdisjoint(SURE) and is_opponent(contender, self.places[number]):
                    continue
                if not relations and is_seat_of_other(contender, self.places[number]):
                    continue
                found.append(Described(contender, relations, traits.of(contender, relations)))
        order = list(stated)
        return sorted(found, key=lambda d: order.index(id(d.contender)) if d.relations else len(order))

    def parties(self, number: int) -> Parties:
        """The parties and cities of a group: whom a construction ties to it, and whom the weights find likely."""
        described = self.described(number)
        chosen = [d for d in described if d.relations or d.passes("party")]
        lead = lead_of(chosen)
        found = Parties(lead=lead.contender.entity if lead is not None else None)
        found.participants = [(d.contender.name, d.contender.entity) for d in chosen if d is not lead]
        cities = [(d, d.contender.entity) for d in described]
        found.cities = [city for d, city in cities if isinstance(city, City) and runs_there(d)]
        return found


def runs_there(city: Described) -> bool:
    """Whether a project runs in a city: one that a construction ties to it or that stands behind its name, and one that the weights find
    likely where it is not sentences away ("Oslo, 3 May" at the head of a long article)."""
    far = not city.traits.keys().isdisjoint({f"apart:{FAR}", f"apart:{-FAR}"})
    return bool(city.relations) or "located" in city.traits or (city.passes("city") and not far)


def lead_of(chosen: list[Described]) -> Described | None:
    """The party that a construction makes the lead, the first of several; else the surest of those that no construction makes a
    participant. None where none of those that are entries is sure enough."""
    able = [d for d in chosen if d.contender.entity is not None]
    said = next((d for d in able if not d.relations.isdisjoint(LEADING)), None)
    likely = [d for d in able if not d.relations and d.passes("lead")]
    return said or max(likely, key=lambda d: d.score("lead"), default=None)


def is_opponent(contender: Contender, places: Sequence[Place]) -> bool:
    """Whether words of ending or opposing stand between one and a project behind: "Orla sued to block the Lantern pipeline"."""
    for place in places:
        for span in contender.sentences.get(place.sentence, ()):
            between = columns_of(span.doc).lower[span.end:place.start]
            if not words("opposing_words").isdisjoint(between) and ";" not in between:
                return True
    return False


def is_seat_of_other(contender: Contender, places: Sequence[Place]) -> bool:
    """Whether a city stands in the project's sentences only in brackets, and so behind something else: Ghent for X in "X and Y (Ghent)"."""
    spans = [span for place in places for span in contender.sentences.get(place.sentence, ())]
    texts = columns_of(spans[0].doc).texts if spans else []
    return contender.sort == "city" and bool(spans) and all(
        span.start and texts[span.start - 1] == "(" and texts[span.end:span.end + 1] == [")"] for span in spans
    )


def is_bare(contender: Contender) -> bool:
    """Whether one that is no entry of the record is called by a common noun alone: "the Ministry", "the Kingdom"."""
    return contender.sort == "other" and plain(contender.name) in words("body_nouns") | words("polities")


def is_short_form(name: str, own: set[str]) -> bool:
    """Whether a name ends in the noun of an undertaking, and one of `own` ends in all of it: "relief fund" of "orla relief fund"."""
    return name.rpartition(" ")[2] in kind_of_noun() and any(longer.endswith(f" {name}") for longer in own)


def names_of(group: Group) -> set[str]:
    """What the text calls a project."""
    spans = [s for site in group.sites for s in (site.name, site.mention, site.acronym, site.alias) if s is not None]
    return {plain(s.text) for s in spans}
