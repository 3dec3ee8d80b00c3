"""A made-up article with its annotation and a record of it, whole or with one thing changed."""

from __future__ import annotations

import copy
from typing import Any

from citybeat.evaluate.counts import Count
from citybeat.evaluate.run import evaluate
from citybeat.evaluate.scoring import Mistake
from citybeat.evaluate.shapes import GoldArticle, GoldShape, RecordShape

TEXT = """Vejle opens its harbour to ferries

Mayor Signe Lind of Vejle said the town aims to cut harbour noise by 30% by 2032. Traffic is expected to grow by 8% next year.
Port of Kolding, led by Arun Desai until 2021, joins the Quiet Quays project (QQ).
"""

GOLD: dict[str, Any] = {
    "id": "vejle",
    "cities": [
        {"name": "Vejle", "aliases": [], "geonames_id": 2610613, "country": "DK"},
        {"name": "Kolding", "aliases": ["Koldinghus"], "geonames_id": None, "country": "DK"},
    ],
    "people": [{"name": "Signe Lind", "aliases": ["Lind"]}, {"name": "Arun Desai", "aliases": []}],
    "roles": [
        {"person": "Signe Lind", "title": "Mayor", "organization": "Vejle", "status": "current", "start": None, "end": None},
        {"person": "Arun Desai", "title": "leader", "organization": "Port of Kolding", "status": "former", "start": None, "end": "2021"},
    ],
    "targets": [{
        "holder": "Vejle", "goal": "cut harbour noise by 30% by 2032", "value": 30, "unit": "percent", "deadline": "2032", "baseline": None,
        "evidence": "the town aims to cut harbour noise by 30% by 2032",
    }],
    "near_targets": [{"kind": "forecast", "evidence": "Traffic is expected to grow by 8% next year"}],
    "projects": [{
        "name": "Quiet Quays", "aliases": ["QQ"], "kind": "project", "lead": None,
        "participants": ["Port of Kolding"], "cities": ["Kolding"],
    }],
}


def span(text: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"in": "text", "start": start, "end": start + len(text), "text": text}


RECORD: dict[str, Any] = {
    "id": "vejle",
    "cities": [{"id": "c1", "name": "Vejle", "geonames_id": 2610613}, {"id": "c2", "name": "Kolding", "geonames_id": 1}],
    "people": [{"id": "p1", "name": "Signe Lind", "aliases": []}, {"id": "p2", "name": "Arun Desai", "aliases": []}],
    "organizations": [{"id": "o1", "name": "Port of Kolding", "aliases": []}],
    "roles": [
        {"person": "p1", "title": "mayor", "organization": "c1", "status": "current", "start": None, "end": None},
        {"person": "p2", "title": "leader", "organization_text": "the Port of Kolding", "status": "former", "start": None, "end": "2021"},
    ],
    "targets": [
        {"kind": "target", "holder": {"name": "Vejle"}, "goal": "cut harbour noise by 30% by 2032", "deadline": "2032", "baseline": None,
         "quantity": {"value": 30.0, "unit": "percent"}, "evidence": [span("aims to cut harbour noise by 30% by 2032")]},
        {"kind": "forecast", "goal": "grow by 8%", "evidence": [span("Traffic is expected to grow by 8% next year")]},
    ],
    "projects": [{
        "name": "Quiet Quays", "aliases": [], "kind": "project", "lead": None,
        "participants": [{"name": "Port of Kolding"}], "cities": ["c2"],
    }],
}


def changed(value: dict[str, Any], path: str, new: Any) -> dict[str, Any]:
    """A copy with what stands at a path ("roles.0.title") set anew."""
    out = copy.deepcopy(value)
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    at: Any = out
    for step in way:
        at = at[step]
    at[last] = new
    return out


def scored(gold: dict[str, Any] = GOLD, record: dict[str, Any] = RECORD) -> tuple[dict[str, Count], list[Mistake]]:
    """Counts by row, and the mistakes, of the one article."""
    article = GoldArticle(GoldShape.model_validate(gold), TEXT)
    result = evaluate([article], {record["id"]: RecordShape.model_validate(record)})
    return {row: Count(f.right, f.predicted, f.gold) for row, f in result.figures.items()}, result.mistakes
