"""The slots of entries and facts, each with the words of the article that it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from citybeat.explain.model import Slot
from citybeat.explain.words import Words, holds, part, span_of
from citybeat.extract.projects.kinds import singular
from citybeat.extract.projects.lexicon import kind_of_noun
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.targets.slots import direction_forms
from citybeat.nlp.dates import find_dates
from citybeat.nlp.quantities import find_quantities
from citybeat.record import City, Organization, Person, Project, Role, Span, Target
from citybeat.text import WORD

RESOLUTIONS = {
    "unique": "the gazetteer has one place of this name",
    "context": "what the article says of countries, regions and other cities speaks for this namesake",
    "prominence": "nothing in the article tells the namesakes apart: the most prominent one",
}
NO_PLACE = "the gazetteer has no place of this name"
STATUS_LISTS = {"former": "status_former", "acting": "status_acting", "incoming": "status_incoming"}


def slot(name: str, value: JsonValue, words: Sequence[Span] = (), *, ref: str | None = None, note: str | None = None) -> Slot:
    return Slot(name=name, value=value, ref=ref, words=list(words), note=note)


def stated(slots: Iterator[Slot]) -> list[Slot]:
    """Without those that the article does not state."""
    return [s for s in slots if s.value is not None and s.value != []]


# -- entries


def city_slots(city: City, words: Words) -> Iterator[Slot]:
    place = [p for p in (city.canonical_name, city.admin1_name, city.country) if p]
    near = span_of(city.mentions[0])
    if city.geonames_id is None:
        yield slot("place", "unknown", note=NO_PLACE)
    else:
        text = f"{', '.join(place)} (GeoNames {city.geonames_id})"
        yield slot("place", text, words.country(city.country, near, list(words.everything())))
        yield slot("resolution", city.resolution, note=RESOLUTIONS.get(city.resolution or ""))
        yield slot("link_confidence", city.link_confidence)
    yield mentions_slot(city)


def person_slots(person: Person, words: Words) -> Iterator[Slot]:
    yield slot("honorific", person.honorific, words.find(person.honorific, span_of(person.mentions[0])))
    yield mentions_slot(person)


def organization_slots(organization: Organization, words: Words) -> Iterator[Slot]:
    yield slot("acronym", organization.acronym, words.find(organization.acronym, span_of(organization.mentions[0])))
    yield mentions_slot(organization)


def mentions_slot(entry: City | Person | Organization | Project) -> Slot:
    """How often something is named, and where."""
    return slot("mentions", len(entry.mentions), [span_of(m) for m in entry.mentions])


# -- facts


def role_slots(role: Role, words: Words) -> Iterator[Slot]:
    near, within = role.title_span, role.evidence
    yield slot("person", words.name(role.person), words.mention(role.person, near, within), ref=role.person)
    yield slot("title", role.title, [near])
    yield slot("role_class", role.role_class, [near])
    body = words.find(role.organization_text, near, within)
    name = role.organization_text or words.name(role.organization)
    yield slot("organization", name, body or words.mention(role.organization, near, within), ref=role.organization)
    if len(role.organization_path) > 1:
        path = [s for inner in role.organization_path for s in words.find(inner, near, within)]
        yield slot("organization_path", [*role.organization_path], path)
    yield slot("organization_country", role.organization_country, words.country(role.organization_country, near, within))
    note = "nothing marks another" if role.status == "current" else None
    yield slot("status", role.status, status_words(role, words), note=note)
    for key, date in (("start", role.start), ("end", role.end)):
        yield slot(key, date, date_words(date, near, within, words))


def target_slots(target: Target, words: Words) -> Iterator[Slot]:
    within = target.evidence
    (goal,) = words.find(target.goal, within[0], within) or [within[0]]
    yield slot("kind", target.kind)
    holder = target.holder
    if holder is not None:
        named = words.find(holder.name, goal, within) if any(holder.name in p.text for p in within) else []
        named = named or words.mention(holder.ref, goal, within) or words.find(holder.name, goal)
        yield slot("holder", holder.name, named, ref=holder.ref)
        yield slot("holder_country", holder.country, words.country(holder.country, goal, named))
    yield slot("goal", target.goal, [goal])
    yield slot("direction", target.direction, direction_words(target, goal))
    quantity = target.quantity
    if quantity is not None:
        yield slot("quantity", quantity.model_dump(), quantity_words(target, goal))
    basis = None
    if target.deadline_basis == "relative":
        basis = f"counted from the article's date{f', {words.published}' if words.published else ''}"
    yield slot("deadline", target.deadline or target.deadline_text, words.find(target.deadline_text, goal, within), note=basis)
    yield slot("baseline", target.baseline, words.find(target.baseline, goal, within))
    yield slot("restated", len(target.mentions) or None, target.mentions)


def project_slots(project: Project, words: Words) -> Iterator[Slot]:
    near, within = span_of(project.mentions[0]), project.evidence
    yield slot("name", project.name, words.find(project.name, near, within) or [near])
    yield slot("kind", project.kind, kind_words(project))
    yield slot("acronym", project.acronym, words.find(project.acronym, near, within))
    yield slot("description", project.description, words.find(project.description, near, within))
    yield slot("lead", words.name(project.lead), words.mention(project.lead, near, within), ref=project.lead)
    for party in project.participants:
        yield slot("participant", party.name, words.find(party.name, near, within) or words.mention(party.ref, near), ref=party.ref)
    for ref in project.cities:
        yield slot("city", words.name(ref), words.mention(ref, near, within), ref=ref)
    for key, date in (("start", project.start), ("end", project.end)):
        yield slot(key, date, date_words(date, near, within, words))
    yield mentions_slot(project)


# -- words of values that are not written as they are in the record


def status_words(role: Role, words: Words) -> list[Span]:
    """The nearest word of status ("former", "acting", "-elect") in the evidence."""
    names = STATUS_LISTS.get(role.status)
    found = [s for word in sorted(lexicon()[names]) for p in role.evidence for s in words.find(word, role.title_span, [p])] if names else []
    return words.nearest([s for s in found if any(holds(p, s) for p in role.evidence)], role.title_span)


def date_words(date: str | None, near: Span, within: Sequence[Span], words: Words) -> list[Span]:
    """The nearest date of the passages that reads so."""
    found = [part(p, d.start_char, d.end_char) for p in within for d in find_dates(p.text, words.published) if date in (d.iso, d.iso_to)]
    return words.nearest(found, near) if date else []


def direction_words(target: Target, goal: Span) -> list[Span]:
    """The word of the goal that says in which direction something is to go."""
    if target.direction in (None, "reach"):
        return []
    forms = direction_forms(target.direction)
    at = 0
    for word in goal.text.split():
        at = goal.text.index(word, at)
        if word.strip(",.;:").lower() in forms:
            return [part(goal, at, at + len(word.strip(",.;:")))]
    return []


def kind_words(project: Project) -> list[Span]:
    """The noun that says what kind of undertaking it is: of a mention, else of the evidence."""
    for passage in [*map(span_of, project.mentions), *project.evidence]:
        for found in WORD.finditer(passage.text):
            if kind_of_noun().get(singular(found.group().lower())) == project.kind:
                return [part(passage, found.start(), found.end())]
    return []


def quantity_words(target: Target, goal: Span) -> list[Span]:
    """The number that reads so: in the goal, else in the evidence."""
    quantity = target.quantity
    for passage in [goal, *target.evidence]:
        for found in find_quantities(passage.text):
            if quantity is not None and (found.value, found.unit) == (quantity.value, quantity.unit):
                return [part(passage, found.start_char, found.end_char)]
    return []
