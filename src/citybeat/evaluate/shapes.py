"""What is read for scoring: annotated articles, and as much of a record as the figures need.

Records are read leniently (missing keys are empty, further keys are passed over), so that records of an older version,
or of another program, can be scored as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)


class SpanShape(Shape):
    in_: str = Field(alias="in", default="text")
    start: int
    end: int


Passage = str | list[SpanShape]


class Named(Shape):
    """An entry with a name, in gold or in a record."""

    id: str | None = None
    name: str
    aliases: list[str] = []

    @property
    def names(self) -> list[str]:
        return [self.name, *self.aliases]


class CityShape(Named):
    geonames_id: int | None = None


class RoleShape(Shape):
    person: str | None = None
    title: str | None = None
    organization: str | None = None
    organization_text: str | None = None
    organization_path: list[str] | None = None
    status: str | None = None
    start: str | None = None
    end: str | None = None


class QuantityShape(Shape):
    value: float | None = None
    unit: str | None = None


class PartyShape(Shape):
    name: str | None = None


class TargetShape(Shape):
    kind: str = "target"
    goal: str | None = None
    holder: PartyShape | None = None
    quantity: QuantityShape | None = None
    deadline: str | None = None
    baseline: str | None = None
    evidence: Passage | None = None

    @property
    def holder_name(self) -> str | None:
        return self.holder.name if self.holder else None

    @property
    def value(self) -> float | None:
        return self.quantity.value if self.quantity else None

    @property
    def unit(self) -> str | None:
        return self.quantity.unit if self.quantity else None


class ProjectShape(Named):
    kind: str | None = None
    lead: str | None = None
    participants: list[PartyShape] = []
    cities: list[str] = []


class RecordShape(Shape):
    """A record, as far as it is scored."""

    id: str
    cities: list[CityShape] = []
    people: list[Named] = []
    organizations: list[Named] = []
    roles: list[RoleShape] = []
    targets: list[TargetShape] = []
    projects: list[ProjectShape] = []


class GoldCity(Named):
    geonames_id: int | None


class GoldRole(Shape):
    person: str
    title: str
    organization: str | None
    status: str
    start: str | None
    end: str | None


class GoldTarget(Shape):
    holder: str | None
    goal: str
    value: float | None
    unit: str | None
    deadline: str | None
    baseline: str | None
    evidence: str


class NearTarget(Shape):
    """A passage that a hasty reader would take for a target, and that is none."""

    kind: str
    evidence: str


class GoldProject(Named):
    kind: str
    lead: str | None = None
    participants: list[str] | None = None  # null: this article's annotation doesn't go into parties
    cities: list[str] = []


class GoldShape(Shape):
    """The annotation of one article."""

    id: str
    cities: list[GoldCity]
    people: list[Named]
    roles: list[GoldRole]
    targets: list[GoldTarget]
    near_targets: list[NearTarget] | None = None  # null: not annotated
    projects: list[GoldProject]


@dataclass(frozen=True)
class GoldArticle:
    """An annotated article: its annotation and its text."""

    gold: GoldShape
    text: str
