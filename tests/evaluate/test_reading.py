from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citybeat.errors import InputError
from citybeat.evaluate import read_gold, read_records
from tests.evaluate.helpers import GOLD, RECORD, TEXT


def put(folder: Path, gold: Any = GOLD, text: bytes | None = TEXT.encode(), name: str = "vejle") -> Path:
    (folder / f"{name}.json").write_text(gold if isinstance(gold, str) else json.dumps(gold), encoding="utf8")
    if text is not None:
        (folder / f"{name}.txt").write_bytes(text)
    return folder


def test_gold_is_read_with_its_text(tmp_path: Path) -> None:
    put(tmp_path, name="b")
    put(tmp_path, name="a", text=b"one\r\ntwo")
    a, b = read_gold(tmp_path)
    assert (a.text, b.text) == ("one\r\ntwo", TEXT)
    assert b.gold.projects[0].participants == ["Port of Kolding"]


def test_optional_sections_may_be_absent(tmp_path: Path) -> None:
    gold = {key: value for key, value in GOLD.items() if key != "near_targets"}
    gold["projects"] = [{"name": "Quiet Quays", "aliases": [], "kind": "project"}]
    (article,) = read_gold(put(tmp_path, gold))
    assert article.gold.near_targets is None
    assert article.gold.projects[0].participants is None


@pytest.mark.parametrize(("gold", "text", "message"), [
    ("{", b"", r"vejle\.json: Invalid JSON"),
    ({**GOLD, "roles": None}, b"", r"vejle\.json: roles: Input should be a valid (list|array)"),
    ({**GOLD, "people": [{}]}, b"", r"vejle\.json: people\.0\.name: Field required"),
    ({}, b"", r"vejle\.json: id: Field required"),
    (GOLD, None, r"vejle\.txt: cannot be read: No such file"),
    (GOLD, b"caf\xe9", r"vejle\.txt: the article is not UTF-8 \(.* at byte 3\)"),
])
def test_gold_that_does_not_fit(tmp_path: Path, gold: Any, text: bytes | None, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_gold(put(tmp_path, gold, text))


def test_gold_folder_is_missing_or_empty(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: there is no such folder"):
        read_gold(tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"holds no <id>\.json"):
        read_gold(tmp_path)


def test_records_by_id_the_last_one_counts(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    lines = [json.dumps(RECORD), "", json.dumps({**RECORD, "people": []}), json.dumps({"id": "other", "unknown": 1})]
    path.write_text("\r\n".join(lines), encoding="utf8")
    records = read_records(path)
    assert list(records) == ["vejle", "other"]
    assert records["vejle"].people == []


@pytest.mark.parametrize(("line", "message"), [
    ('{"id": "a"', r"records\.jsonl:2: Invalid JSON"),
    ('{"people": []}', r"records\.jsonl:2: id: Field required"),
    ('{"id": 4}', r"records\.jsonl:2: id: Input should be a valid string"),
    ('{"id": "a", "targets": [{"evidence": 3}]}', r"records\.jsonl:2: targets\.0\.evidence"),
    ("[]", r"records\.jsonl:2: "),
])
def test_broken_lines_are_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(f'{{"id": "ok"}}\n{line}\n', encoding="utf8")
    with pytest.raises(InputError, match=message):
        read_records(path)


def test_records_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read: No such file"):
        read_records(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        read_records(tmp_path)
