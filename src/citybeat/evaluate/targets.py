"""Scoring targets, their slots, and what only looks like a target."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from citybeat.evaluate.matching import fold, match, overlap, token_f1
from citybeat.evaluate.scoring import Sheet
from citybeat.evaluate.shapes import GoldTarget, NearTarget, TargetShape

SAME_PASSAGE = 0.5
SAME_HOLDER = 0.5
# a bare "$" in gold or record is any of these
DOLLARS = frozenset({"usd", "aud", "cad", "sgd", "nzd", "hkd", "us$", "s$", "a$", "c$", "nz$", "hk$"})


def same_value(left: float | None, right: float | None) -> bool:
    if left is None or right is None:
        return left is right
    return round(left, 6) == round(right, 6)


def same_unit(left: str | None, right: str | None) -> bool:
    """Plural apart; a bare dollar sign is any dollar."""
    a, b = (re.sub(r"s$", "", fold(unit)) for unit in (left, right))
    return a == b or (a == "$" and b in DOLLARS) or (b == "$" and a in DOLLARS)


def main_slots(gold: GoldTarget, target: TargetShape) -> tuple[bool, bool, bool]:
    """Whether deadline, value and holder are right, an absent one where gold has none included."""
    holder = target.holder_name
    return (
        gold.deadline == target.deadline,
        same_value(gold.value, target.value),
        (gold.holder is None and holder is None) or token_f1(gold.holder, holder) >= SAME_HOLDER,
    )


def stated_slots(gold: GoldTarget, target: TargetShape) -> Iterator[tuple[bool, bool, bool]]:
    """(right, filled in the record, stated in gold) for each of the five slots."""
    for want, got, same in (
        (gold.deadline, target.deadline, gold.deadline == target.deadline),
        (gold.value, target.value, same_value(gold.value, target.value)),
        (gold.unit, target.unit, same_unit(gold.unit, target.unit)),
        (gold.holder, target.holder_name, token_f1(gold.holder, target.holder_name) >= SAME_HOLDER),
        (gold.baseline, target.baseline, gold.baseline == target.baseline),
    ):
        yield same and want is not None and got is not None, got is not None, want is not None


def target_fit(text: str) -> Callable[[GoldTarget, TargetShape], float]:
    """How well a target of the record fits one of gold: by the passage, then by its slots."""

    def fit(gold: GoldTarget, target: TargetShape) -> float:
        shared = overlap(gold.evidence, target.evidence or [], text)
        return shared + sum(main_slots(gold, target)) if shared >= SAME_PASSAGE else 0.0

    return fit


def near_fit(text: str) -> Callable[[NearTarget, TargetShape], float]:
    """How well a forecast or achievement of the record fits a near-target of gold: by kind and passage."""

    def fit(near: NearTarget, target: TargetShape) -> float:
        shared = overlap(near.evidence, target.evidence or [], text)
        return shared if near.kind == target.kind and shared >= SAME_PASSAGE else 0.0

    return fit


def score_targets(sheet: Sheet) -> None:
    """Rows `targets` (the passage), `targets.full` (deadline, value and holder too) and `targets.slots`."""
    gold = sheet.article.gold.targets
    predicted = [target for target in sheet.record.targets if target.kind == "target"]
    found = match(gold, predicted, target_fit(sheet.article.text))
    wrong = [(g, p) for g, p in found.pairs if not all(main_slots(g, p))]
    sheet.count("targets", len(found.pairs), len(predicted), len(gold))
    sheet.count("targets.full", len(found.pairs) - len(wrong), len(predicted), len(gold))
    for g, p in found.pairs:
        for right, filled, stated in stated_slots(g, p):
            sheet.count("targets.slots", right, filled, stated)
    sheet.note("targets", "missed", (f"{g.holder} | {g.goal} | {g.value} {g.unit} | {g.deadline}" for g in found.missed))
    sheet.note("targets", "extra", (f"{p.holder_name} | {p.goal} | {p.deadline}" for p in found.extra))
    sheet.note("targets.full", "wrong", (
        f"{p.holder_name} {p.value} {p.deadline} for {g.holder} {g.value} {g.deadline}" for g, p in wrong
    ))
    if sheet.article.gold.near_targets is not None:
        score_near_targets(sheet, sheet.article.gold.near_targets, found.extra)


def score_near_targets(sheet: Sheet, near: Sequence[NearTarget], extra: Sequence[TargetShape]) -> None:
    """Rows `targets.resisted` (near-targets not taken for targets) and `targets.other` (forecasts, achievements)."""
    text = sheet.article.text
    kinds = ("forecast", "achievement")
    fooled = [n for n in near if any(overlap(n.evidence, p.evidence or [], text) >= SAME_PASSAGE for p in extra)]
    sheet.count("targets.resisted", len(near) - len(fooled), len(near), len(near))
    sheet.note("targets.resisted", "wrong", (f"{n.kind}: {n.evidence}" for n in fooled))
    predicted = [target for target in sheet.record.targets if target.kind in kinds]
    wanted = [n for n in near if n.kind in kinds]
    found = match(wanted, predicted, near_fit(text))
    sheet.count("targets.other", len(found.pairs), len(predicted), len(wanted))
    sheet.note("targets.other", "missed", (f"{g.kind}: {g.evidence}" for g in found.missed))
    sheet.note("targets.other", "extra", (f"{p.kind}: {p.goal}" for p in found.extra))
