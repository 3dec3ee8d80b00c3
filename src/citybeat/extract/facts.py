"""What the extractors find in one Doc, before it becomes a record.

Entities and facts hold spaCy Spans of the Doc; `citybeat.assemble` turns them into the record's ids and offsets. Extractors read what
earlier ones wrote: people, cities and organizations first, then projects, roles and targets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Span

from citybeat.gazetteer import Place
from citybeat.nlp.notes import notes_of
from citybeat.record import ProjectKind

Form = Literal["name", "short", "acronym", "description"]


@dataclass(eq=False)
class Mention:
    span: Span
    form: Form = "name"


@dataclass(eq=False)
class Entity:
    """Something with a name: all its mentions, in the order of the text."""

    name: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Token offset of the first mention."""
        return min((m.span.start for m in self.mentions), default=0)

    @property
    def names(self) -> list[str]:
        """The name and every other form of it, descriptions apart, each once."""
        forms = dict.fromkeys([self.name, *(m.span.text for m in self.mentions if m.form != "description")])
        return list(forms)


@dataclass(eq=False)
class City(Entity):
    place: Place | None = None
    resolution: Literal["unique", "context", "prominence"] | None = None
    rule: str = ""


@dataclass(eq=False)
class Person(Entity):
    honorific: str | None = None


@dataclass(eq=False)
class Organization(Entity):
    acronym: str | None = None


@dataclass(eq=False, kw_only=True)
class Fact:
    """`evidence` is the clause or sentence that states it; `rule` the id of the rule or head that made it."""

    evidence: list[Span]
    rule: str


@dataclass(eq=False, kw_only=True)
class Role(Fact):
    person: Person
    title: str
    title_span: Span
    organization: Entity | None = None
    organization_text: str | None = None
    organization_path: list[str] = field(default_factory=list)
    organization_country: str | None = None
    status: Literal["current", "former", "incoming", "acting"] = "current"
    start: str | None = None
    end: str | None = None


@dataclass(eq=False)
class Quantity:
    value: float
    value_to: float | None = None
    unit: str | None = None
    comparator: Literal["exact", "at_least", "at_most", "about", "range"] = "exact"
    change: Literal["by", "to"] | None = None


@dataclass(eq=False, kw_only=True)
class Target(Fact):
    """`holder` is the entity where it is one, `holder_text` the name in the article's words, `holder_country` an ISO code."""

    kind: Literal["target", "forecast", "achievement"]
    goal: Span
    holder: Entity | None = None
    holder_text: str | None = None
    holder_country: str | None = None
    direction: Literal["reduce", "increase", "reach", "maintain"] | None = None
    quantity: Quantity | None = None
    deadline: str | None = None
    deadline_text: str | None = None
    deadline_basis: Literal["stated", "relative"] | None = None
    baseline: str | None = None
    mentions: list[Span] = field(default_factory=list)


@dataclass(eq=False, kw_only=True)
class Project(Fact):
    """`participants` are (name, entity or None); `lead` a person, organization or city."""

    entity: Entity
    kind: ProjectKind
    acronym: str | None = None
    description: str | None = None
    lead: Entity | None = None
    participants: list[tuple[str, Entity | None]] = field(default_factory=list)
    cities: list[City] = field(default_factory=list)
    start: str | None = None
    end: str | None = None


@dataclass
class Facts:
    cities: list[City] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)

    def entities(self) -> Iterator[Entity]:
        yield from self.people
        yield from self.cities
        yield from self.organizations

    def at(self, span: Span) -> Entity | None:
        """The entity with a mention that has most words in common with a span, people before cities before organizations."""
        best: tuple[int, Entity | None] = (0, None)
        for entity in self.entities():
            for mention in entity.mentions:
                shared = min(span.end, mention.span.end) - max(span.start, mention.span.start)
                if shared > best[0]:
                    best = shared, entity
        return best[1]

    def named(self, name: str) -> Entity | None:
        """The entity one of whose names is `name` (case and a leading "the" apart)."""
        wanted = plain(name)
        return next((e for e in self.entities() if any(plain(n) == wanted for n in e.names)), None)


def plain(name: str) -> str:
    """A name without a leading article and case, white space squeezed, for comparison."""
    words = name.casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def facts_of(doc: Doc) -> Facts:
    """The Facts of a Doc, made at first use."""
    found: Facts | None = notes_of(doc).get("citybeat.facts")
    if found is None:
        found = notes_of(doc)["citybeat.facts"] = Facts()
    return found
