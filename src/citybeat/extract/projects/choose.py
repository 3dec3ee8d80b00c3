"""Whether a group of sites is a project: the head's score and the rules' strength weighed together."""

from __future__ import annotations

import math

from spacy.tokens import Span

from citybeat.extract.facts import City, Facts, Person, plain
from citybeat.extract.projects.candidates import MODEL, Candidate
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.lexicon import kind_of_noun, words
from citybeat.nlp.odds import sigmoid

THRESHOLD = 0.5
ALONE = 0.5  # strength that a rule needs where no model has read the text
BIAS, RULE, HEAD, SITES = -1.5, 3.0, 2.3, 0.3
HEAD_ONLY, NO_NOUN, ONE_WORD = 0.0, -0.4, -1.0  # where no rule agrees; and there is no noun of an undertaking; and it is one common word


def confidence(group: Group, with_model: bool) -> float:
    """A number in 0..1 that grows with the surest site of either side and with the number of sites."""
    rule = max((s.rule() for s in group.sites), default=0.0)
    model = max((s.model() for s in group.sites), default=0.0)
    if not with_model:
        return 0.5 + rule - ALONE if rule else 0.0
    logit = BIAS + RULE * rule + HEAD * model + SITES * math.log(len(group.sites))
    if not rule:
        logit += doubts(group)
    return sigmoid(logit)


def doubts(group: Group) -> float:
    """What speaks against a group that only the head found."""
    found = HEAD_ONLY
    if not group.nouns() and not any(word in kind_of_noun() for site in group.sites for word in site.key.split()):
        found += NO_NOUN
    if all(len(site.name) == 1 and site.name.text.istitle() for site in group.sites):
        found += ONE_WORD
    return found


def is_project(group: Group, with_model: bool, facts: Facts) -> bool:
    """Sure enough, and not the name of a person, a place or a thing of another sort."""
    sure = round(confidence(group, with_model), 3)
    if sure < THRESHOLD:
        facts.drop("project", group.sites[0].mention, rule_of(group), f"not surely a project: {sure:.2f}, {THRESHOLD:.2f} is needed")
        return False
    if is_other(group, facts):
        facts.drop("project", group.sites[0].mention, rule_of(group), "the name of a person, a city or a thing of another sort")
        return False
    return True


def is_other(group: Group, facts: Facts) -> bool:
    """Whether a name is that of a person or city, or the text calls it a festival, a company, a law."""
    entities = [facts.named(site.name.text) for site in group.sites]
    if any(isinstance(entity, City) or (isinstance(entity, Person) and not is_told(group)) for entity in entities):
        return True
    if any(site.rule() for site in group.sites):
        return False
    alone = all(site.name[0].ent_type_ in {"LOC", "PERSON", "NORP"} and is_whole_entity(site.name) for site in group.sites)
    return alone or all(called_otherwise(site.mention) for site in group.sites)


def is_told(group: Group) -> bool:
    """Whether the text says outright that it is a project: what was taken for a person's name is none then."""
    return any(c.told for c in group.candidates)


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
