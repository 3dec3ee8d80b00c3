"""Our figures are those of the scorer that the annotated articles come with, on records with every sort of mistake."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType

import pytest

from citybeat.evaluate import ROWS, evaluate, read_gold, read_records
from tests.evaluate.pseudo import pseudo_record

KEYS = ("p", "r", "f1", "right", "predicted", "gold")


def reference_scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sample(shared: Path, folder: Path, seed: int) -> None:
    """A tenth of the training articles, copied to `folder`."""
    folder.mkdir()
    for path in sorted((shared / "gold" / "train").glob("*.json"))[seed::10]:
        (folder / path.name).write_bytes(path.read_bytes())
        text = path.with_suffix(".txt")
        (folder / text.name).write_bytes(text.read_bytes())


def write_records(folder: Path, target: Path, seed: int, wrong: float) -> None:
    chance = random.Random(seed)
    lines = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf8")
        if chance.random() < 0.95:  # the others have no record
            lines.append(json.dumps(pseudo_record(gold, text, chance, wrong), ensure_ascii=False))
    target.write_text("\n".join(lines), encoding="utf8")


@pytest.mark.shared
@pytest.mark.parametrize(("seed", "wrong"), [(0, 0.0), (1, 0.1), (2, 0.25), (3, 0.5)])
def test_every_row_equals_the_reference(shared: Path, tmp_path: Path, seed: int, wrong: float) -> None:
    sample(shared, tmp_path / "gold", seed)
    write_records(tmp_path / "gold", tmp_path / "records.jsonl", seed, wrong)
    records = [json.loads(line) for line in (tmp_path / "records.jsonl").read_text(encoding="utf8").splitlines()]
    expected, report, count = reference_scorer(shared).score(tmp_path / "gold", {r["id"]: r for r in records})
    result = evaluate(read_gold(tmp_path / "gold"), read_records(tmp_path / "records.jsonl"))
    assert result.articles == count
    assert list(expected) == list(ROWS)
    assert {row: {key: getattr(f, key) for key in KEYS} for row, f in result.figures.items()} == expected
    ours = {(m.article, m.row, m.what) for m in result.mistakes}
    assert {tuple(line.split("\t")[:3]) for line in report} <= ours
    assert wrong == 0 or 0 < expected["roles.full"]["f1"] < 1
