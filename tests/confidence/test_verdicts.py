"""What is right, agreed with the scorer."""

from __future__ import annotations

from collections import Counter

import pytest

from citybeat.confidence.verdicts import FULL_LIST, verdicts
from citybeat.evaluate.run import evaluate
from citybeat.evaluate.shapes import GoldArticle, GoldShape, RecordShape
from tests.report import made

GOLD = {
    "id": "vejle", "cities": [{"name": "Vejle", "aliases": [], "geonames_id": 2610613}],
    "people": [{"name": "Signe Lind", "aliases": ["Lind"]}],
    "roles": [{"person": "Signe Lind", "title": "mayor", "organization": "Vejle", "status": "current", "start": None, "end": None}],
    "targets": [{"holder": "Vejle", "goal": "cut harbour noise by 30%", "value": 30, "unit": "percent", "deadline": "2032",
                 "baseline": None, "evidence": "Vejle aims to cut harbour noise by 30% by 2032"}],
    "near_targets": [], "projects": [{"name": "Quiet Quays", "aliases": [], "kind": "project"}],
}
FORECAST = {**made.TARGET, "id": "t2", "kind": "forecast", "evidence": [made.span("Vejle opens its harbour")]}


def judged(record, **changes):
    article = GoldArticle(GoldShape.model_validate({**GOLD, **changes}), made.TEXT)
    return {(kind, name): right for kind, name, right in verdicts(article, record)}


def test_each_kind():
    assert judged(made.record()) == {
        ("city", "c1"): True, ("link", "c1"): True, ("person", "p1"): True, ("person", "p2"): False, ("role", "r1"): True,
        ("target", "t1"): True, ("project", "j1"): True,
    }


@pytest.mark.parametrize(("changes", "key"), [
    ({"cities": []}, ("city", "c1")),
    ({"cities": []}, ("link", "c1")),
    ({"cities": [{"name": "Vejle", "aliases": [], "geonames_id": 1}]}, ("link", "c1")),
    ({"people": []}, ("person", "p1")),
    ({"roles": []}, ("role", "r1")),
    ({"roles": [{**GOLD["roles"][0], "title": "harbour master"}]}, ("role", "r1")),
    ({"targets": []}, ("target", "t1")),
    ({"roles": [{**GOLD["roles"][0], "organization": "Port of Kolding"}]}, ("role", "r1")),
    ({"roles": [{**GOLD["roles"][0], "status": "former"}]}, ("role", "r1")),
    ({"targets": [{**GOLD["targets"][0], "evidence": "Vejle opens its harbour"}]}, ("target", "t1")),
    ({"targets": [{**GOLD["targets"][0], "holder": "Port of Kolding"}]}, ("target", "t1")),
    ({"targets": [{**GOLD["targets"][0], "value": 20}]}, ("target", "t1")),
    ({"targets": [{**GOLD["targets"][0], "deadline": None}]}, ("target", "t1")),
    ({"projects": []}, ("project", "j1")),
])
def test_what_the_annotation_does_not_have_is_wrong(changes, key):
    assert judged(made.record(), **changes)[key] is False


def test_a_place_that_the_annotation_leaves_open_is_not_judged():
    found = judged(made.record(), cities=[{"name": "Vejle", "aliases": [], "geonames_id": None}])
    assert found["city", "c1"] is True
    assert ("link", "c1") not in found


def test_forecasts_are_judged_by_the_near_targets():
    record = made.record(targets=[made.TARGET, FORECAST])
    near = {"kind": "forecast", "evidence": "Vejle opens its harbour"}
    assert judged(record, near_targets=[near])["other", "t2"] is True
    assert judged(record, near_targets=[{**near, "kind": "achievement"}])["other", "t2"] is False
    assert judged(record, near_targets=[near])["target", "t1"] is True
    assert ("other", "t2") not in judged(record, near_targets=None)


def test_a_list_of_near_targets_that_is_full_judges_nothing():
    record = made.record(targets=[FORECAST])
    others = [{"kind": "vague", "evidence": "Mayor Signe Lind"}] * FULL_LIST
    full = [{"kind": "forecast", "evidence": "Vejle opens its harbour"}, *others[1:]]
    assert ("other", "t2") not in judged(record, near_targets=full)
    assert ("other", "t2") not in judged(record, near_targets=others)
    assert judged(record, near_targets=others[1:])["other", "t2"] is False


def test_counts_are_the_scorers():
    record = made.record(targets=[made.TARGET, FORECAST])
    article = GoldArticle(GoldShape.model_validate(GOLD), made.TEXT)
    figures = evaluate([article], {"vejle": RecordShape.model_validate_json(record.to_json())}).figures
    counts = Counter((kind, right) for kind, _, right in verdicts(article, record))
    rows = {"city": "cities", "person": "people", "role": "roles.full", "target": "targets.full", "project": "projects"}
    for kind, row in rows.items():
        assert counts[kind, True] == figures[row].right
        assert counts[kind, True] + counts[kind, False] == figures[row].predicted
