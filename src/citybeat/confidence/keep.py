"""Leave out what is not sure enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from citybeat.extract.facts import Entity, Fact, Facts

LEAST_PROJECT = 0.5  # what is less sure is more likely wrong than right
E = TypeVar("E", bound=Entity)
F = TypeVar("F", bound=Fact)


def drop_unsure(facts: Facts) -> None:
    """Drop, as near misses, the projects that are too unsure to be stated at all: the signals of all extractors know more than the one that
    found them."""
    for project in facts.projects:
        if not is_sure(project, LEAST_PROJECT):
            reason = f"not surely a project: its confidence is {project.confidence:.2f}, {LEAST_PROJECT} is needed"
            facts.drop("project", project.entity.mentions[0].span, project.rule, reason)
    facts.projects = sure(facts.projects, LEAST_PROJECT)


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
