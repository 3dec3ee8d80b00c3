"""What speaks for and against each entry and fact, by plain names: measured once, after all extractors.

Probabilities of the model are between 0 and 1, numbers of things are counts, and what holds or does not is 1 or 0. Some signals are known
to an extractor alone and are there before (`decision`, `choice`); they stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from citybeat.confidence.words import Words
from citybeat.extract.facts import City, Entity, Facts, Organization, Person, Project, Role, Target, plain
from citybeat.extract.roles.titles import role_class
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.encoder import sentence_kinds
from citybeat.nlp.heads import DECIMALS, means_of
from citybeat.nlp.linking import Floats
from citybeat.nlp.odds import shares

REACH = 80  # words around a title in which the linker looks for its person
CANDIDATES = 24  # of whom it compares so many, the nearest
# classes of titles that one has in a body or town, which an article hardly ever leaves out
OF_BODIES = frozenset({"executive", "official", "spokesperson", "diplomat", "police", "mayor"})
Signals = dict[str, float]


def measure(words: Words, facts: Facts) -> None:
    """Fill in the signals of all entries and facts; people before the roles that stand on them."""
    holders = {id(role.person) for role in facts.roles}
    for city in facts.cities:
        city.signals.update(of_city(words, city))
    for person in facts.people:
        person.signals.update(of_person(words, person, id(person) in holders))
    for organization in facts.organizations:
        organization.signals.update(of_organization(words, organization))
    people = Bearers.of(words, facts.people) if facts.roles else Bearers([], [], words.vectors[:0])
    for role in facts.roles:
        role.signals.update(of_role(words, role, people))
    for target in facts.targets:
        found = of_target(words, target) if target.kind == "target" else of_other(words, target, len(facts.targets) - 1)
        target.signals.update(found)
    for project in facts.projects:
        project.signals.update(of_project(words, project))


# -- entries

def named(entity: Entity) -> list[Span]:
    """The mentions that are a form of the name, all of them where each is a description."""
    return [m.span for m in entity.mentions if m.form != "description"] or [m.span for m in entity.mentions]


def in_full(entity: Entity) -> list[Span]:
    """The mentions by the entry's own name, else all."""
    name = plain(entity.name)
    return [m.span for m in entity.mentions if m.form != "description" and plain(m.text) == name] or named(entity)


def of_name(words: Words, head: str, kind: str, entity: Entity) -> Signals:
    """What holds for names of any kind; `head` and `kind` are the model's for it."""
    spans, full = named(entity), in_full(entity)
    return {
        "model_mean": words.mean(head, kind, spans), "model_best": words.best(head, kind, full),
        "runs_on": min((words.runs_on(head, kind, span) for span in full), default=0.0),
        "mentions": float(len(spans)), "single_word": float(len(entity.name.split()) == 1),
    }


def of_city(words: Words, city: City) -> Signals:
    spans = named(city)
    found = {
        "location": words.mean("names", "LOC", spans), "mentions": float(len(spans)), "linked": float(city.place is not None),
    }
    return found | (of_link(city) if city.place is not None else {})


def of_link(city: City) -> Signals:
    """How well-known the place is, and how many share the city's name."""
    place = city.place
    assert place is not None
    others = [match for match in Gazetteer.open().matches(city.name) if match.place.geonames_id != place.geonames_id]
    return {"population": float(place.population), "namesakes": float(len(others)), "unique": float(city.resolution == "unique")}


def of_person(words: Words, person: Person, has_role: bool) -> Signals:
    return of_name(words, "names", "PERSON", person) | {"has_role": float(has_role), "honorific": float(person.honorific is not None)}


def of_organization(words: Words, organization: Organization) -> Signals:
    return of_name(words, "names", "ORG", organization) | {"acronym": float(organization.acronym is not None)}


# -- facts

@dataclass(frozen=True)
class Bearers:
    """Where the people of an article are named: the words, whom each mention is of, and its mean vector, the same for every title."""

    spans: Sequence[tuple[int, int]]
    people: Sequence[Person]
    vectors: Floats

    @classmethod
    def of(cls, words: Words, people: Sequence[Person]) -> Bearers:
        rows = [((span.start, span.end), person) for person in people for span in named(person)]
        spans = [span for span, _ in rows]
        return cls(spans, [person for _, person in rows], means_of(words.vectors, spans) if spans else words.vectors[:0])


def of_role(words: Words, role: Role, people: Bearers) -> Signals:
    title, person = role.title_span, role.person
    return {
        "model_mean": words.of("title", "TITLE", title), "runs_on": words.runs_on("title", "TITLE", title),
        "linker": linker_share(words, role, people), "organization": float(role.organization_text is not None),
        "bodiless": float(role.organization_text is None and role_class(role.title) in OF_BODIES),
        "person_mean": person.signals["model_mean"], "person_runs_on": person.signals["runs_on"],
        "person_mentions": person.signals["mentions"],
    }


def linker_share(words: Words, role: Role, people: Bearers) -> float:
    """The model's probability that the title is this person's, against the others near it and nobody."""
    start, end = role.title_span.start, role.title_span.end
    near = [(abs(first - start), (first, last), i) for i, (first, last) in enumerate(people.spans)
            if -REACH <= first - start <= REACH and (last <= start or first >= end)]
    near = sorted(near)[:CANDIDATES]
    if not near or "person" not in words.heads.linkers:
        return 0.0
    spans, numbers = [span for _, span, _ in near], [i for _, _, i in near]
    logits, null = words.heads.link("person", (start, end), spans, ["PERSON"] * len(spans), words.texts, words.vectors,
                                    people.vectors[numbers])
    of_each = zip(shares([*logits, null]), numbers, strict=False)  # the last is nobody's
    return round(sum(share for share, i in of_each if people.people[i] is role.person), DECIMALS)


def of_target(words: Words, target: Target) -> Signals:
    kinds = sentence_kinds(words.heads, target.goal.sent)
    return {
        "schedule": kinds.get("schedule", 0.0), "quantity": float(target.quantity is not None),
        "model_mean": words.of("goal", "GOAL", target.goal), "deadline": float(target.deadline is not None),
        "holder": float(target.holder_text is not None or target.holder is not None), "mentions": 1.0 + len(target.mentions),
    }


def of_other(words: Words, target: Target, beside: int) -> Signals:
    """A forecast or an achievement: the whole sentence is what is stated. `beside`: how many other targets, forecasts and achievements the
    article has; who states one in passing is seldom understood rightly."""
    kinds = sentence_kinds(words.heads, target.goal.sent)
    return {
        "sentence": kinds.get(target.kind, 0.0), "schedule": kinds.get("schedule", 0.0), "beside": float(beside),
        "quantity": float(target.quantity is not None), "deadline": float(target.deadline is not None),
    }


def of_project(words: Words, project: Project) -> Signals:
    name = project.entity.name.split()
    return {
        "runs_on": min((words.runs_on("project", "PROJECT", span) for span in in_full(project.entity)), default=0.0),
        "thing": words.mean("names", "MISC", named(project.entity)), "acronym": float(project.acronym is not None),
        "description": float(project.description is not None), "single_word": float(len(name) == 1),
        "capitalised": sum(word[0].isupper() for word in name) / len(name), "all_capitals": float(project.entity.name.isupper()),
    }


def entries_and_facts(facts: Facts) -> Iterator[tuple[str, Entity | Role | Target | Project]]:
    """All of them with the name of their kind of confidence: city, person, organization, role, target, other, project."""
    yield from (("city", city) for city in facts.cities)
    yield from (("person", person) for person in facts.people)
    yield from (("organization", organization) for organization in facts.organizations)
    yield from (("role", role) for role in facts.roles)
    yield from (("target" if target.kind == "target" else "other", target) for target in facts.targets)
    yield from (("project", project) for project in facts.projects)
