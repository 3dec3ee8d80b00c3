"""Which entries and facts of a record are right, as `citybeat.evaluate` pairs them with the annotation of their article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from citybeat.evaluate.matching import match
from citybeat.evaluate.places import city_fit, person_fit
from citybeat.evaluate.projects import name_fit
from citybeat.evaluate.roles import RoleFit
from citybeat.evaluate.scoring import Sheet
from citybeat.evaluate.shapes import GoldArticle, GoldTarget, RecordShape, TargetShape
from citybeat.evaluate.targets import main_slots, near_fit, target_fit
from citybeat.record import Entry, Fact, Record

G = TypeVar("G")
P = TypeVar("P")

FULL_LIST = 8  # an article's list of near-targets ends here: what is not on a full list may be one all the same, so it judges nothing
OTHER = ("forecast", "achievement")
Verdict = tuple[str, str, bool]
"""The kind of a confidence, the id of the entry or fact, and whether it is right."""


def verdicts(article: GoldArticle, record: Record) -> list[Verdict]:
    """The verdict on each entry and fact that the annotation can judge; organizations are not annotated.

    Kinds are those of the calibration: city, link (of a city, to its place), person, role, target, other, project.
    """
    sheet = Sheet(article, RecordShape.model_validate_json(record.to_json()))
    gold, shape, fit = article.gold, sheet.record, RoleFit(sheet)
    return [
        *cities(sheet, record),
        *judged("person", record.people, is_paired(gold.people, shape.people, person_fit)),
        *judged("role", record.roles, is_paired(gold.roles, shape.roles, fit, fit.full)),
        *targets(sheet, record),
        *judged("project", record.projects, is_paired(gold.projects, shape.projects, name_fit)),
    ]


def judged(kind: str, items: Sequence[Entry | Fact], right: Sequence[bool]) -> Iterator[Verdict]:
    for item, is_right in zip(items, right, strict=True):
        yield kind, item.id, is_right


def paired(gold: Sequence[G], given: Sequence[P], fit: Callable[[G, P], float]) -> list[G | None]:
    """For each prediction the gold item that it is paired with."""
    partner = {id(p): g for g, p in match(gold, given, fit).pairs}
    return [partner.get(id(p)) for p in given]


def is_paired(
    gold: Sequence[G], given: Sequence[P], fit: Callable[[G, P], float], full: Callable[[G, P], bool] = lambda _gold, _given: True,
) -> list[bool]:
    """For each prediction whether a gold item is paired with it, of which it has the slots as well (`full`; any where there is none)."""
    partners: list[G | None] = paired(gold, given, fit)
    return [partner is not None and full(partner, p) for partner, p in zip(partners, given, strict=True)]


def cities(sheet: Sheet, record: Record) -> Iterator[Verdict]:
    """Whether each is a city, and whether it is its place; the latter is open where the annotation knows no place."""
    partners = paired(sheet.article.gold.cities, sheet.record.cities, city_fit)
    for city, partner in zip(record.cities, partners, strict=True):
        yield "city", city.id, partner is not None
        if city.geonames_id is not None and (partner is None or partner.geonames_id is not None):
            yield "link", city.id, partner is not None and partner.geonames_id == city.geonames_id


def has_slots(gold: GoldTarget, target: TargetShape) -> bool:
    return all(main_slots(gold, target))


def targets(sheet: Sheet, record: Record) -> Iterator[Verdict]:
    gold, shapes = sheet.article.gold, sheet.record.targets
    aims = [shape for shape in shapes if shape.kind == "target"]
    ids = {id(shape): target.id for shape, target in zip(shapes, record.targets, strict=True)}
    for shape, is_right in zip(aims, is_paired(gold.targets, aims, target_fit(sheet.article.text), has_slots), strict=True):
        yield "target", ids[id(shape)], is_right
    if gold.near_targets is None or len(gold.near_targets) >= FULL_LIST:
        return
    near = [n for n in gold.near_targets if n.kind in OTHER]
    others = [shape for shape in shapes if shape.kind in OTHER]
    for shape, is_right in zip(others, is_paired(near, others, near_fit(sheet.article.text)), strict=True):
        yield "other", ids[id(shape)], is_right
