"""A made-up article and its record, whole."""

from __future__ import annotations

from typing import Any

from citybeat.article import Article
from citybeat.record import Record
from citybeat.text import near_key, sha256

TEXT = """Vejle opens its harbour

Mayor Signe Lind said Vejle aims to cut harbour noise by 30% by 2032.
Arun Desai of the Port of Kolding leads Quiet Quays (QQ).
"""


def span(text: str, source: str = TEXT, **more: Any) -> dict[str, Any]:
    start = source.index(text)
    return {"in": "text", "start": start, "end": start + len(text), "text": text, **more}


def mention(text: str, form: str = "name") -> dict[str, Any]:
    return span(text, form=form)


def fact(name: str, evidence: str) -> dict[str, Any]:
    return {"id": name, "key": "0123456789abcdef", "evidence": [span(evidence)], "rule": f"test.{name}", "confidence": None}


CITY = {
    "id": "c1", "name": "Vejle", "confidence": None, "mentions": [mention("Vejle")], "canonical_name": "Vejle", "geonames_id": 2610613,
    "country": "DK", "admin1_code": "21", "admin1_name": "South Denmark", "latitude": 55.7, "longitude": 9.5, "population": 61706,
    "resolution": "unique", "link_confidence": None,
}
PEOPLE = [
    {"id": "p1", "name": "Signe Lind", "confidence": None, "mentions": [mention("Signe Lind")], "name_key": "signe lind", "honorific": None,
     "aliases": []},
    {"id": "p2", "name": "Arun Desai", "confidence": None, "mentions": [mention("Arun Desai")], "name_key": "arun desai", "honorific": None,
     "aliases": ["Desai"]},
]
BODY = {
    "id": "o1", "name": "Port of Kolding", "confidence": None, "mentions": [mention("Port of Kolding")], "name_key": "port of kolding",
    "acronym": None, "aliases": [],
}
ROLE = {
    **fact("r1", "Mayor Signe Lind"), "person": "p1", "title": "Mayor", "title_span": span("Mayor"), "title_key": "mayor",
    "role_class": "mayor", "organization": "c1", "organization_text": None, "organization_path": [], "organization_country": None,
    "status": "current", "start": "2021", "end": None,
}
TARGET = {
    **fact("t1", "Vejle aims to cut harbour noise by 30% by 2032"), "kind": "target",
    "holder": {"name": "Vejle", "ref": "c1", "country": "DK"}, "goal": "cut harbour noise by 30%", "direction": "reduce",
    "quantity": {"value": 30, "value_to": None, "unit": "percent", "comparator": "exact", "change": "by"},
    "deadline": "2032", "deadline_text": "by 2032", "deadline_basis": "stated", "baseline": None, "mentions": [],
}
PROJECT = {
    **fact("j1", "Arun Desai of the Port of Kolding leads Quiet Quays (QQ)"), "name": "Quiet Quays", "acronym": "QQ", "aliases": ["QQ"],
    "kind": "project", "description": None, "lead": "p2", "participants": [{"name": "Port of Kolding", "ref": "o1"}], "cities": ["c1"],
    "start": None, "end": None, "mentions": [mention("Quiet Quays"), mention("QQ", "acronym")],
}


def record(**changes: Any) -> Record:
    """The record of `ARTICLE`, with fields set anew."""
    whole = {
        "schema_version": "1.0.0", "id": "vejle", "source": {"path": None, "line": None, "url": None, "publisher": None},
        "title": "Vejle opens its harbour", "published": None, "published_from": None, "language": "en",
        "text": {"sha256": sha256(TEXT), "near_key": near_key(TEXT), "chars": len(TEXT), "tokens": 40, "sentences": 3, "content": None},
        "cities": [CITY], "people": PEOPLE, "organizations": [BODY], "roles": [ROLE], "targets": [TARGET], "projects": [PROJECT],
        "warnings": [], "pipeline": {"version": "0.1.0", "model": "none", "config": "none"},
    }
    return Record.model_validate({**whole, **changes})


EMPTY: dict[str, Any] = {kind: [] for kind in ("cities", "people", "organizations", "roles", "targets", "projects")}
ARTICLE = Article(TEXT, id="vejle")
