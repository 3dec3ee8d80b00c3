from __future__ import annotations

import json

from citybeat.evaluate import ROWS, Evaluation, evaluate
from citybeat.evaluate.shapes import GoldArticle, GoldShape, RecordShape
from citybeat.report.figures import figures_json, figures_table, mistakes_list
from tests.evaluate.helpers import GOLD, RECORD, TEXT, changed


def result(bootstrap: int = 0, **more: RecordShape) -> Evaluation:
    found = RecordShape.model_validate(changed(changed(RECORD, "people.1.name", "Arun\n\x1b[1mDe Sai"), "roles.0.status", "former"))
    gold = [GoldArticle(GoldShape.model_validate(GOLD), TEXT)]
    return evaluate(gold, {"vejle": found, **more}, bootstrap=bootstrap)


def test_table() -> None:
    lines = figures_table(result()).splitlines()
    assert lines[0] == "1 articles, 1 records"
    assert lines[1].split() == ["P", "R", "F1", "gold"]
    assert [line.split()[0] for line in lines[2:-1]] == list(ROWS)
    assert "people               0.500   0.500   0.500      2" in lines
    assert lines[-1] == "mean of five                         0.800"


def test_table_with_intervals() -> None:
    lines = figures_table(result(bootstrap=10)).splitlines()
    assert "people               0.500   0.500   0.500      2  F1 0.500 to 0.500" in lines


def test_table_tells_what_has_no_counterpart() -> None:
    more = {f"x{n}": RecordShape(id=f"x{n}") for n in range(6)}
    assert figures_table(result(**more)).splitlines()[-1] == "6 records without an article: x0, x1, x2, x3, x4, …"
    alone = evaluate([GoldArticle(GoldShape.model_validate(GOLD), TEXT)], {})
    assert figures_table(alone).splitlines()[-1] == "1 articles without a record: vejle"


def test_mistakes_by_kind() -> None:
    assert mistakes_list(result()) == """people: 1 missed, 1 extra
  missed  vejle  Arun Desai
  extra   vejle  Arun ⟨U+001B⟩[1mDe Sai

roles: 1 missed, 1 extra
  missed  vejle  Arun Desai | leader | Port of Kolding | former
  extra   vejle  Arun ⟨U+001B⟩[1mDe Sai | leader | the Port of Kolding | former

roles.full: 1 wrong
  wrong   vejle  Signe Lind | Mayor: None former for Vejle current

"""


def test_json() -> None:
    rows = json.loads(figures_json(result()))
    assert list(rows) == list(ROWS)
    assert rows["people"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "right": 1, "predicted": 2, "gold": 2}


def test_json_with_intervals_and_mistakes() -> None:
    rows = json.loads(figures_json(result(bootstrap=10), with_mistakes=True))
    assert (rows["people"]["low"], rows["people"]["high"]) == (0.5, 0.5)
    assert rows["errors"][0] == {"article": "vejle", "row": "people", "what": "missed", "item": "Arun Desai"}
