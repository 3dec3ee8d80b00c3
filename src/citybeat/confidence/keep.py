"""Leave out what is not sure enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from spacy.tokens import Span

from citybeat.extract.facts import Entity, Fact, Facts, Project, Role, Target

# how sure a fact must be that nobody asked to be surer: set on annotated articles, where F1 of facts right in full stays about the same
LEAST: Mapping[str, float] = MappingProxyType({"role": 0.4, "target": 0.2, "project": 0.6})
E = TypeVar("E", bound=Entity)
F = TypeVar("F", bound=Fact)


def drop_unsure(facts: Facts) -> None:
    """Drop, as near misses, the facts that are too unsure to be stated at all: the signals of all extractors know more than the one that
    found them. Forecasts and achievements stay."""
    facts.roles = [role for role in facts.roles if is_stated(facts, "role", role, role.title_span)]
    facts.targets = [t for t in facts.targets if t.kind != "target" or is_stated(facts, "target", t, t.goal)]
    facts.projects = [p for p in facts.projects if is_stated(facts, "project", p, p.entity.mentions[0].span)]


def is_stated(facts: Facts, kind: str, fact: Role | Target | Project, span: Span) -> bool:
    """Whether a fact is sure enough for its kind; one that is not becomes a near miss at `span`."""
    if is_sure(fact, LEAST[kind]):
        return True
    facts.drop(kind, span, fact.rule, f"not surely a {kind}: its confidence is {fact.confidence:.2f}, {LEAST[kind]} is needed")
    return False


def keep_sure(facts: Facts, least: float) -> None:
    """Drop facts whose confidence is below `least`, then entries below it that no fact that is left refers to.

    What has no confidence stays. A city's link is not looked at: its own confidence says how sure it is.
    """
    facts.roles, facts.targets, facts.projects = (sure(some, least) for some in (facts.roles, facts.targets, facts.projects))
    needed = {id(entity) for entity in referred(facts)}
    facts.cities, facts.people, facts.organizations = (
        wanted(some, least, needed) for some in (facts.cities, facts.people, facts.organizations)
    )


def is_sure(item: Entity | Fact, least: float) -> bool:
    return item.confidence is None or item.confidence >= least


def sure(facts: list[F], least: float) -> list[F]:
    return [fact for fact in facts if is_sure(fact, least)]


def wanted(entities: list[E], least: float, needed: set[int]) -> list[E]:
    return [entity for entity in entities if is_sure(entity, least) or id(entity) in needed]


def referred(facts: Facts) -> Iterator[Entity]:
    """The entries to which a fact's ref will point: its entity, else the entry that has its name."""
    known = {id(entity) for entity in facts.entities()}
    for entity, name in references(facts):
        if entity is not None and id(entity) in known:
            yield entity
        elif name and (other := facts.named(name)) is not None:
            yield other


def references(facts: Facts) -> Iterator[tuple[Entity | None, str | None]]:
    """What the facts refer to, as entity and by name."""
    for role in facts.roles:
        yield role.person, None
        yield role.organization, role.organization_text
    for target in facts.targets:
        yield target.holder, target.holder_text or (target.holder.name if target.holder else None)
    for project in facts.projects:
        yield project.lead, None
        yield from ((entity, name) for name, entity in project.participants)
        yield from ((city, None) for city in project.cities)
