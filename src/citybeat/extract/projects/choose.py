"""Whether a group of sites is a project: a logistic regression over its traits, and what no weight can make good.

The weights (log-odds) and the threshold are in group_weights.json; they were fitted by models/recipe/fit_projects.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from spacy.tokens import Span

from citybeat.extract.facts import City, Facts, Person, plain
from citybeat.extract.projects.bodily import is_bodily
from citybeat.extract.projects.candidates import MODEL, Candidate
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.lexicon import data, words
from citybeat.extract.projects.otherwise import is_otherwise
from citybeat.extract.projects.things import is_thing
from citybeat.extract.projects.traits import is_likely, traits_of
from citybeat.extract.projects.unnamed import is_unnamed
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.odds import sigmoid, weighted

ALONE = 0.5  # strength that a rule needs where no model has read the text
OTHER = "the name of a person, a city or a thing of another sort"
BODILY = "a body, or something to invest in"
UNNAMED = "no name of its own: capitals of a headline, one of many, or only whose it is"
JOINT = re.compile(r"\s*[-–/]\s*|\s+and\s+")


@cache
def decider() -> dict[str, Any]:
    """`weights`: log-odds by trait; `threshold`: how sure a group must be."""
    content: dict[str, Any] = json.loads(data("group_weights.json").read_text(encoding="utf8"))
    return content


def chosen(groups: list[Group], with_model: bool, facts: Facts) -> list[Group]:
    """The groups that are projects."""
    likely = sum(map(is_likely, groups))
    return [group for group in groups if is_project(group, with_model, facts, likely - is_likely(group))]


def confidence(group: Group, with_model: bool, facts: Facts, beside: int = 0) -> float:
    """How sure a group is to be a project, in 0..1; where no model has read the text, by the strength of its rules alone. `beside`: how
    many other groups of the text are likely."""
    if not with_model:
        rule = max((s.rule() for s in group.sites), default=0.0)
        return decider()["threshold"] + rule - ALONE if rule else 0.0
    return sigmoid(logit(traits_of(group, facts, beside)))


def logit(traits: Mapping[str, float]) -> float:
    """The log-odds of traits by the weights."""
    return weighted(decider()["weights"], traits)


def is_project(group: Group, with_model: bool, facts: Facts, beside: int = 0) -> bool:
    """Sure enough, and not the name of a person, a place or a thing of another sort; what is sure is noted in the group."""
    group.sure = round(confidence(group, with_model, facts, beside), 3)
    if group.sure < (least := decider()["threshold"]):
        facts.drop("project", group.sites[0].mention, rule_of(group), f"not surely a project: {group.sure:.2f}, {least:.2f} is needed")
        return False
    if is_other(group, facts):
        reason = UNNAMED if is_unnamed(group) else BODILY if is_bodily(group) else OTHER
        facts.drop("project", group.sites[0].mention, rule_of(group), reason)
        return False
    return True


def is_other(group: Group, facts: Facts) -> bool:
    """Whether a name is that of a person or city, or the text calls it a festival, a company, a law."""
    entities = [facts.named(site.name.text) for site in group.sites]
    if any(isinstance(entity, City) or (isinstance(entity, Person) and not is_told(group)) for entity in entities):
        return True
    if all(is_country(site.name) or (is_person(site.name) and not is_told(group)) for site in group.sites):
        return True
    if is_otherwise(group) or is_unnamed(group) or is_bodily(group) or is_thing(group):
        return True
    if any(is_candidates(site.mention, facts) for site in group.sites) and not is_told(group):
        return True
    if any(site.rule() for site in group.sites):
        return False
    alone = all(site.name[0].ent_type_ in {"LOC", "PERSON", "NORP"} and is_whole_entity(site.name) for site in group.sites)
    return alone or all(called_otherwise(site.mention) for site in group.sites)


def is_told(group: Group) -> bool:
    """Whether the text says outright that it is a project: what was taken for a person's name is none then."""
    return any(c.told for c in group.candidates)


def is_person(name: Span) -> bool:
    """A person with an honorific or an office: "Mrs. Ruiz", "President Ana Ruiz"."""
    styles = words("honorifics") | words("titles")
    return name[-1].ent_type_ == "PERSON" and any(t.lower_.rstrip(".") in styles for t in name[:-1])


def is_candidates(mention: Span, facts: Facts) -> bool:
    """Whether a campaign is called by a candidate's name: "the Ana Ruiz campaign", "the Ruiz Campaign"."""
    if mention[-1].lower_ != "campaign" or len(mention) < 2:
        return False
    last = mention[-2].text
    return {t.ent_type_ for t in mention[:-1]} == {"PERSON"} or any(p.name.split()[-1] == last for p in facts.people)


def is_country(name: Span) -> bool:
    """Whether a name is that of a country or its people, or of several: "Ghana", "Peru-Bolivia"."""
    gazetteer = Gazetteer.open()
    return all(gazetteer.nation(part) is not None for part in JOINT.split(name.text))


def is_whole_entity(name: Span) -> bool:
    """Whether a name is exactly one of doc.ents."""
    return any(e.start == name.start and plain(e.text) == plain(name.text) for e in name.ents)


def called_otherwise(mention: Span) -> bool:
    """Whether one of the next lower-case words names a thing that is no project ("the X music festival")."""
    for token in mention.doc[mention.end:mention.end + 3]:
        if not (token.is_lower or token.text in {"”", "’", '"', "'"}):
            return False
        if token.lower_ in words("no_project_nouns"):
            return True
    return False


def rule_of(group: Group) -> str:
    """The id of the surest candidate; a rule before the head where both are as sure."""
    return surest(group).rule


def surest(group: Group) -> Candidate:
    """What found a group first and foremost."""
    return max(group.candidates, key=lambda c: (c.strength, c.rule != MODEL, c.rule))
