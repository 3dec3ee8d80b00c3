"""What the extractors find in one Doc, before it becomes a record.

Entities and facts hold spaCy Spans of the Doc; `citybeat.assemble` turns them into the record's ids and offsets. Extractors read what
earlier ones wrote: people, cities and organizations first, then projects, roles and targets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from spacy.tokens import Doc, Span

from citybeat.gazetteer import Place
from citybeat.nlp.columns import text_of
from citybeat.nlp.notes import notes_of
from citybeat.record import ProjectKind

Form = Literal["name", "short", "acronym", "description"]


@dataclass(eq=False)
class Mention:
    span: Span
    form: Form = "name"

    @cached_property
    def text(self) -> str:
        return text_of(self.span)


@dataclass(eq=False)
class Entity:
    """Something with a name: all its mentions, in the order of the text.

    `signals` are what speaks for and against it, by name: what its `confidence` is computed from (null until that was done).
    """

    name: str
    mentions: list[Mention] = field(default_factory=list)
    signals: dict[str, float] = field(default_factory=dict, kw_only=True)
    confidence: float | None = field(default=None, kw_only=True)

    @property
    def start(self) -> int:
        """Token offset of the first mention."""
        return min([m.span.start for m in self.mentions], default=0)

    @property
    def names(self) -> list[str]:
        """The name and every other form of it, descriptions apart, each once."""
        return list(dict.fromkeys([self.name, *[m.text for m in self.mentions if m.form != "description"]]))


@dataclass(eq=False)
class City(Entity):
    """`confidence` is that it is a city, `link_confidence` that it is `place`."""

    place: Place | None = None
    resolution: Literal["unique", "context", "prominence"] | None = None
    rule: str = ""
    link_confidence: float | None = None


@dataclass(eq=False)
class Person(Entity):
    honorific: str | None = None


@dataclass(eq=False)
class Organization(Entity):
    acronym: str | None = None


@dataclass(eq=False, kw_only=True)
class Fact:
    """`evidence` is the clause or sentence that states it; `rule` the id of the rule or head that made it; `signals` and `confidence` as
    of an Entity; `trigger` the words that set it off."""

    evidence: list[Span]
    rule: str
    signals: dict[str, float] = field(default_factory=dict)
    confidence: float | None = None
    trigger: Span | None = None


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


@dataclass(slots=True)
class NearMiss:
    """A candidate that an extractor looked at and dropped: `kind` is city, person, organization, role, target or project."""

    kind: str
    span: Span
    rule: str
    reason: str


@dataclass
class Facts:
    cities: list[City] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    near_misses: list[NearMiss] = field(default_factory=list)

    def drop(self, kind: str, span: Span, rule: str, reason: str) -> None:
        """Note that a candidate was dropped, by which rule or head, and why (a short clause in plain words)."""
        self.near_misses.append(NearMiss(kind, span, rule, reason))

    def take_up(self, kind: str, span: Span) -> None:
        """Forget that a candidate was dropped: what dropped it has been overruled."""
        self.near_misses = [m for m in self.near_misses if (m.kind, m.span.start, m.span.end) != (kind, span.start, span.end)]

    def entities(self) -> Iterator[Entity]:
        yield from self.people
        yield from self.cities
        yield from self.organizations

    def at(self, span: Span) -> Entity | None:
        """The entity with a mention that has most words in common with a span, people before cities before organizations."""
        start, end = span.start, span.end
        best, found = 0, None
        for entity in self.entities():
            for mention in entity.mentions:
                other = mention.span
                if other.start < end and other.end > start and (shared := min(end, other.end) - max(start, other.start)) > best:
                    best, found = shared, entity
        return found

    def all_at(self, spans: Sequence[Span]) -> list[Entity | None]:
        """The entity `at` each of some spans, with one walk over the mentions."""
        mentions = [(mention.span.start, mention.span.end, entity) for entity in self.entities() for mention in entity.mentions]
        found: list[Entity | None] = []
        for span in spans:
            start, end = span.start, span.end
            best: tuple[int, Entity | None] = (0, None)
            for first, last, entity in mentions:
                if first < end and last > start and (shared := min(end, last) - max(start, first)) > best[0]:
                    best = shared, entity
            found.append(best[1])
        return found

    def named(self, name: str) -> Entity | None:
        """The entity one of whose names is `name` (case and a leading "the" apart)."""
        wanted = plain(name)
        for entity in self.entities():
            if plain(entity.name) == wanted or any(plain(m.text) == wanted for m in entity.mentions if m.form != "description"):
                return entity
        return None


@lru_cache(4096)
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
