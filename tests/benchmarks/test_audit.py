"""The audit of drawn facts: the tables in the documentation are those of its verdicts, and drawing works on folders and JSONL."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.scripts import BENCHMARKS, ROOT, script


@pytest.fixture
def audit() -> ModuleType:
    return script(BENCHMARKS, "audit")


def test_each_fact_has_a_verdict_and_each_wrong_one_a_reason(audit: ModuleType) -> None:
    for kind in audit.KINDS:
        rows = audit.read(kind)
        assert 20 < len(rows) <= audit.COUNT
        assert {row["verdict"] for row in rows} == {"right", "wrong"}
        assert all(row["reason"] for row in rows if row["verdict"] == "wrong")


def test_the_documentation_has_the_counts(audit: ModuleType) -> None:
    assert "\n".join(audit.count()) in (ROOT / "docs/evaluation.md").read_text(encoding="utf8")


def test_a_target_with_a_wrong_slot_is_an_aim_all_the_same(audit: ModuleType) -> None:
    rows = [("right", ""), ("wrong", "holder: the town, not its mayor"), ("wrong", "forecast: nobody aims at it")]
    assert [audit.is_aim({"verdict": verdict, "reason": reason}) for verdict, reason in rows] == [True, True, False]


def test_the_interval_of_a_share(audit: ModuleType) -> None:
    assert audit.share(0, 0) == (0.0, 0.0, 1.0)
    p, low, high = audit.share(83, 100)
    assert (p, round(low, 2), round(high, 2)) == (0.83, 0.74, 0.89)


def test_a_draw(audit: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "AUDIT", tmp_path / "audit")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/known.txt").write_text("Mayor Ulla Gran of Bergen resigned.", encoding="utf8")
    (tmp_path / "texts/new.txt").write_bytes(b"A line.\r\nMayor Anne Berg of Oslo resigned on Monday.")
    lines = [json.dumps({"id": "other", "text": "The governor, Carl Roe, spoke in Lima."})]
    (tmp_path / "more.jsonl").write_text("\n".join(lines) + "\n", encoding="utf8")
    (tmp_path / "annotated").mkdir()
    (tmp_path / "annotated/set_known.txt").write_text("", encoding="utf8")
    audit.draw([tmp_path / "texts", tmp_path / "more.jsonl"], tmp_path / "sheets", [tmp_path / "annotated"], [], list(audit.KINDS), [])
    people = audit.read("people")
    assert sorted(row["fact"] for row in people) == ["Anne Berg", "Carl Roe"]
    (berg,) = [row for row in people if row["article"] == "new"]
    assert b"A line.\r\nMayor Anne Berg of Oslo resigned on Monday."[int(berg["start"]):int(berg["end"])] == b"Anne Berg"
    sheet = [json.loads(line) for line in (tmp_path / "sheets/people.jsonl").read_text(encoding="utf8").splitlines()]
    assert any("[[Anne Berg]]" in row["passage"] for row in sheet)


def test_facts_that_were_read_before_are_not_drawn(audit: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "a", "text": "Mayor Anne Berg of Oslo met Carl Roe, the governor."}) + "\n", encoding="utf8")
    drawn = []
    for name, before in (("first", []), ("second", [tmp_path / "first"])):
        monkeypatch.setattr(audit, "AUDIT", tmp_path / name)
        audit.draw([texts], tmp_path / "sheets", [], [], ["people", "cities"], before)
        drawn.append(sorted(row["fact"] for row in audit.read("people")))
        with (tmp_path / "first/people.csv").open(encoding="utf8") as file:
            kept = [line for line in file if "Berg" not in line]  # the first reading knows of the governor alone
        (tmp_path / "first/people.csv").write_text("".join(kept), encoding="utf8")
    assert drawn == [["Anne Berg", "Carl Roe"], ["Anne Berg"]]
