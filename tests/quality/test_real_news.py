"""What the pipeline must reach on annotated real news, and on the article that the project began with."""

from __future__ import annotations

from pathlib import Path

import pytest

import citybeat
from citybeat import Article, Pipeline, Record
from citybeat.evaluate import Evaluation, evaluate, read_gold
from citybeat.evaluate.shapes import RecordShape
from citybeat.record import check_spans

FLOORS = {"people": 0.94, "cities": 0.87, "roles": 0.75, "targets": 0.64, "projects": 0.62}
FIRST = "helsinki"

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return citybeat.load()


@pytest.fixture(scope="module")
def result(pipeline: Pipeline, shared: Path) -> Evaluation:
    gold = read_gold(shared / "gold/dev")
    records = {}
    for item in gold:
        article = Article(item.text, id=item.gold.id)
        record = pipeline.extract(article)
        check_spans(record, article)
        records[record.id] = RecordShape.model_validate_json(record.to_json())
    return evaluate(gold, records)


@pytest.mark.parametrize(("row", "floor"), FLOORS.items())
def test_floors(result: Evaluation, row: str, floor: float) -> None:
    assert result.articles > 100
    assert result.figures[row].f1 >= floor


@pytest.fixture(scope="module")
def first(pipeline: Pipeline, shared: Path) -> Record:
    text = (shared / f"gold/dev/{FIRST}.txt").read_bytes().decode("utf8")
    return pipeline.extract(Article(text, id=FIRST))


def test_both_cities_and_no_other(first: Record) -> None:
    assert {(c.name, c.geonames_id) for c in first.cities} == {("Helsinki", 658225), ("Tokyo", 1850147)}


def test_both_people(first: Record) -> None:
    assert [p.name for p in first.people] == ["Laura Uuttu-Deschryvere", "Kimmo Heinonen"]


def test_roles_of_both_biographies(first: Record) -> None:
    people = {p.id: p.name.split()[0] for p in first.people}
    found = {(people[r.person], r.title, r.organization_text, r.status) for r in first.roles}
    expected = {
        ("Laura", "Head of International Affairs", "City of Helsinki", "current"),
        ("Laura", "Project Director", "Strategy Division, City of Helsinki", "former"),
        ("Laura", "Marketing and Communications Director", "Helsinki Business Hub", "former"),
        ("Laura", "Assistant Director", "EY", "former"),
        ("Laura", "Marketing Manager", "EY", "former"),
        ("Laura", "Project Manager", "EY", "former"),
        ("Kimmo", "head of Innovation Services", "Business Helsinki, City Executive Office, City of Helsinki", "current"),
        ("Kimmo", "Development Manager", "Culminatum Innovation Oy Ltd.", "former"),
        ("Kimmo", "European Social Fund Coordinator", "Ministry of Labour, Government of Finland", "former"),
    }
    assert len(found & expected) >= 8
    assert {r.start for r in first.roles if r.status == "current"} == {"2021", "2010"}


def test_the_target_and_not_the_forecast(first: Record) -> None:
    (target,) = [t for t in first.targets if t.kind == "target"]
    assert target.holder is not None
    assert (target.holder.name, target.holder.ref, target.deadline) == ("Helsinki", "c1", "2030")
    assert "43%" not in target.evidence[0].text


def test_projects(first: Record) -> None:
    found = {name for p in first.projects for name in (p.name, *p.aliases)}
    expected = {"G-NETS", "G-NETS Working Group Joint Project", "King Salmon Project", "Urban Tech Helsinki", "Testbed Helsinki"}
    assert len(found & expected) >= 4
