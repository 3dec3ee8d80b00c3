"""The contract: keys, refusals, spans and refs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from citybeat.article import Article
from citybeat.errors import SpanError
from citybeat.record import Record, check_refs, check_spans, fact_key, spans_of

TEXT = "Mayor Ana Ruiz said Lima aims to plant 10 trees by 2030."


def span(text: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"in": "text", "start": start, "end": start + len(text), "text": text, **more}


def record(**changes: Any) -> dict[str, Any]:
    fact = {"key": "0" * 16, "evidence": [span(TEXT)], "rule": "x.y", "confidence": None}
    base: dict[str, Any] = {
        "schema_version": "1.0.0", "id": "a", "source": {"path": None, "line": None, "url": None, "publisher": None}, "title": None,
        "published": None, "published_from": None, "language": "en",
        "text": {"sha256": "", "near_key": "", "chars": 1, "tokens": 1, "sentences": 1, "content": None},
        "cities": [], "organizations": [],
        "people": [{"id": "p1", "name": "Ana Ruiz", "name_key": "ana ruiz", "honorific": None, "aliases": [], "confidence": None,
                    "mentions": [span("Ana Ruiz", form="name")]}],
        "roles": [{**fact, "id": "r1", "person": "p1", "title": "Mayor", "title_span": span("Mayor"), "title_key": "mayor",
                   "role_class": "mayor", "organization": None, "organization_text": None, "organization_path": [],
                   "organization_country": None, "status": "current", "start": None, "end": None}],
        "targets": [], "projects": [], "warnings": [], "pipeline": {"version": "0", "model": "m", "config": "c"},
    }
    return base | changes


def test_round_trip() -> None:
    made = Record.model_validate(record())
    assert json.loads(made.to_json()) == record()
    assert Record.from_json(made.to_json()) == made
    assert made.to_json().startswith('{"schema_version":')


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"surprise": 1}, "surprise"),
        ({"cities": None}, "cities"),
        ({"text": {"sha256": ""}}, "text.near_key"),
        ({"roles": [{"id": "r1"}]}, "roles.0.key"),
    ],
)
def test_unknown_and_missing_keys_are_refused(change: dict[str, Any], where: str) -> None:
    with pytest.raises(ValidationError) as error:
        Record.model_validate(record(**change))
    assert where in [".".join(map(str, e["loc"])) for e in error.value.errors()]


def test_a_key_that_is_left_out_is_refused() -> None:
    content = record()
    del content["warnings"]
    with pytest.raises(ValidationError, match="warnings"):
        Record.model_validate(content)


@pytest.mark.parametrize("date", ["2030-1", "spring 2030", "30"])
def test_dates_are_iso(date: str) -> None:
    content = record()
    content["roles"][0]["start"] = date
    with pytest.raises(ValidationError, match="start"):
        Record.model_validate(content)


def test_spans_are_checked_against_the_article() -> None:
    made = Record.model_validate(record())
    assert {s.text for s in spans_of(made)} == {"Ana Ruiz", "Mayor", TEXT}
    check_spans(made, Article(TEXT))
    with pytest.raises(SpanError, match=r"text\[6:14\] is 'na Ruiz '"):
        check_spans(made, Article(TEXT[1:]))


def test_refs_must_name_entries() -> None:
    content = record()
    content["roles"][0]["organization"] = "o9"
    with pytest.raises(SpanError, match="o9"):
        check_refs(Record.model_validate(content))


def test_fact_key_normalises_its_slots() -> None:
    assert fact_key("d", "role", "Ana  Ruiz", None) == fact_key("d", "role", "ana ruiz", "")
    assert fact_key("d", "role", "Ana Ruiz") != fact_key("e", "role", "Ana Ruiz")
    assert len(fact_key("d", "role")) == 16
