"""What comes out: the record of one article, as pydantic models (schema version 1).

Every key is always present: null means that the article does not state it, [] that none was found. Unknown keys are refused.
Offsets are Unicode code points into the article's text (or its title, where `in` is "title").
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from citybeat.article import Article
from citybeat.errors import SpanError

SCHEMA_VERSION = "1.0.0"

IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Probability = Annotated[float, Field(ge=0, le=1)]
Form = Literal["name", "short", "acronym", "description"]
Status = Literal["current", "former", "incoming", "acting"]
RoleClass = Literal[
    "mayor", "head_of_state", "head_of_government", "minister", "legislator", "official", "diplomat", "judge", "military",
    "police", "executive", "spokesperson", "academic", "journalist", "sports", "arts", "activist", "candidate", "other",
]
TargetKind = Literal["target", "forecast", "achievement"]
Direction = Literal["reduce", "increase", "reach", "maintain"]
Comparator = Literal["exact", "at_least", "at_most", "about", "range"]
ProjectKind = Literal[
    "project", "programme", "initiative", "campaign", "plan", "fund", "network", "incubator", "facility",
    "infrastructure", "study", "operation",
]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Span(Model):
    """A passage: `article[in][start:end] == text`."""

    in_: Literal["text", "title"] = Field(alias="in", default="text")
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    text: str


class Mention(Span):
    form: Form


class Entry(Model):
    id: str
    name: str
    confidence: Probability | None
    mentions: list[Mention]


class City(Entry):
    canonical_name: str | None
    geonames_id: int | None
    country: Country | None
    admin1_code: str | None
    admin1_name: str | None
    latitude: float | None
    longitude: float | None
    population: int | None
    resolution: Literal["unique", "context", "prominence"] | None
    link_confidence: Probability | None


class Person(Entry):
    name_key: str
    honorific: str | None
    aliases: list[str]


class Organization(Entry):
    name_key: str
    acronym: str | None
    aliases: list[str]


class Fact(Model):
    id: str
    key: Key
    evidence: list[Span] = Field(min_length=1)
    rule: str
    confidence: Probability | None


class Role(Fact):
    person: str
    title: str
    title_span: Span
    title_key: str
    role_class: RoleClass
    organization: str | None
    organization_text: str | None
    organization_path: list[str]
    organization_country: Country | None
    status: Status
    start: IsoDate | None
    end: IsoDate | None


class Holder(Model):
    name: str
    ref: str | None
    country: Country | None


class Quantity(Model):
    value: float
    value_to: float | None
    unit: str | None
    comparator: Comparator
    change: Literal["by", "to"] | None


class Target(Fact):
    kind: TargetKind
    holder: Holder | None
    goal: str
    direction: Direction | None
    quantity: Quantity | None
    deadline: IsoDate | None
    deadline_text: str | None
    deadline_basis: Literal["stated", "relative"] | None
    baseline: str | None
    mentions: list[Span]


class Participant(Model):
    name: str
    ref: str | None


class Project(Fact):
    name: str
    acronym: str | None
    aliases: list[str]
    kind: ProjectKind
    description: str | None
    lead: str | None
    participants: list[Participant]
    cities: list[str]
    start: IsoDate | None
    end: IsoDate | None
    mentions: list[Mention]


class Source(Model):
    path: str | None
    line: int | None
    url: str | None
    publisher: str | None


class Text(Model):
    sha256: str
    near_key: str
    chars: int
    tokens: int
    sentences: int
    content: str | None


class PipelineInfo(Model):
    version: str
    model: str
    config: str


class Record(Model):
    """Everything that citybeat found in one article."""

    schema_version: str
    id: str
    source: Source
    title: str | None
    published: str | None
    published_from: Literal["metadata", "dateline"] | None
    language: str | None
    text: Text
    cities: list[City]
    people: list[Person]
    organizations: list[Organization]
    roles: list[Role]
    targets: list[Target]
    projects: list[Project]
    warnings: list[str]
    pipeline: PipelineInfo

    def to_json(self) -> str:
        """One line of JSONL, without the line break."""
        return self.model_dump_json(by_alias=True)

    @classmethod
    def from_json(cls, line: str | bytes) -> Record:
        return cls.model_validate_json(line)


def spans_of(value: Any) -> Iterator[Span]:
    """Every span in a record or in a part of one."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from spans_of(item)


def check_spans(record: Record, article: Article) -> None:
    """Raise SpanError unless every span of the record stands in the article as it says."""
    sources = {"text": article.text, "title": article.title or ""}
    for span in spans_of(record):
        found = sources[span.in_][span.start:span.end]
        if found != span.text:
            raise SpanError(f"record {record.id}: {span.in_}[{span.start}:{span.end}] is {found!r}, not {span.text!r}")


def check_refs(record: Record) -> None:
    """Raise SpanError unless every ref of the record names one of its entries."""
    known = {entry.id for entry in [*record.cities, *record.people, *record.organizations]}
    refs = [r for role in record.roles for r in (role.person, role.organization)]
    refs += [target.holder.ref for target in record.targets if target.holder]
    for project in record.projects:
        refs += [project.lead, *project.cities, *(p.ref for p in project.participants)]
    for ref in refs:
        if ref is not None and ref not in known:
            raise SpanError(f"record {record.id}: ref {ref!r} names no entry")


def fact_key(text_sha256: str, kind: str, *slots: object) -> str:
    """16 hex digits over the text's hash, the kind and the normalised slots of a fact."""
    parts = [text_sha256, kind, *(re.sub(r"\s+", " ", str("" if s is None else s)).strip().casefold() for s in slots)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
