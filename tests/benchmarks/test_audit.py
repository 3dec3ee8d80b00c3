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


@pytest.mark.parametrize(("fact", "verdict", "reason", "right"), [
    ("Jane Roe: mayor | None | current | None to None", "right", "", True),
    ("Jane Roe: mayor | None | current | None to None", "wrong", "organization: Norvik stands in the clause", True),
    ("Jane Roe: mayor | None | current | None to None", "wrong", "status: resigned", False),
    ("Jane Roe: mayor | Varby | current | None to None", "wrong", "organization: Norvik", False),
    ("halve waste | holder None | 50.0 percent | deadline 2031", "wrong", "holder: Norvik", True),
    ("halve waste | holder Norvik | 50.0 percent | deadline 2031", "wrong", "holder: Varby", False),
    ("halve waste | holder Norvik | None None | deadline 2031", "wrong", "quantity: a half", True),
    ("forecast | 50.0 percent | deadline None", "wrong", "deadline: May is stated", True),
    ("forecast | 50.0 percent | deadline None", "wrong", "conditional: only if it rains", False),
])
def test_a_fact_that_leaves_out_a_slot_says_nothing_wrong(audit: ModuleType, fact: str, verdict: str, reason: str, right: bool) -> None:
    assert audit.says_right({"fact": fact, "verdict": verdict, "reason": reason}) is right


def test_the_interval_of_a_share(audit: ModuleType) -> None:
    assert audit.share(0, 0) == (0.0, 0.0, 1.0)
    p, low, high = audit.share(83, 100)
    assert (p, round(low, 2), round(high, 2)) == (0.83, 0.74, 0.89)


@pytest.fixture
def folder(audit: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(audit, "AUDIT", tmp_path / "audit")
    return tmp_path


def answered(sheets: Path, kind: str, wrong: str = "") -> list[dict[str, object]]:
    """The rows of a sheet, which a reader answers: wrong where the fact begins so, else right."""
    rows = [json.loads(line) for line in (sheets / f"{kind}.jsonl").read_text(encoding="utf8").splitlines()]
    answers = [{"n": r["n"], "verdict": "wrong", "reason": "name: cut"} if wrong and r["fact"].startswith(wrong) else
               {"n": r["n"], "verdict": "right", "reason": ""} for r in rows]
    (sheets / f"{kind}.out.jsonl").write_text("".join(json.dumps(a) + "\n" for a in answers), encoding="utf8")
    return rows


def test_a_draw(audit: ModuleType, folder: Path) -> None:
    (folder / "texts").mkdir()
    (folder / "texts/known.txt").write_text("Mayor Ulla Gran of Bergen resigned.", encoding="utf8")
    (folder / "texts/new.txt").write_bytes(b"A line.\r\nMayor Anne Berg of Oslo resigned on Monday.")
    lines = [json.dumps({"id": "other", "text": "The governor, Carl Roe, spoke in Lima."})]
    (folder / "more.jsonl").write_text("\n".join(lines) + "\n", encoding="utf8")
    (folder / "annotated").mkdir()
    (folder / "annotated/set_known.txt").write_text("", encoding="utf8")
    audit.Draw([folder / "texts", folder / "more.jsonl"], [folder / "annotated"], kinds=["people"]).sheets(folder / "sheets")
    sheet = answered(folder / "sheets", "people", "Carl")
    assert any("[[Anne Berg]]" in str(row["passage"]) for row in sheet)
    assert all((folder / f"sheets/texts/{row['text']}.txt").exists() for row in sheet)
    audit.collect(folder / "sheets")
    people = audit.read("people")
    assert sorted((row["fact"], row["verdict"], row["reason"]) for row in people) == [
        ("Anne Berg", "right", ""), ("Carl Roe", "wrong", "name: cut"),
    ]  # fmt: skip
    (berg,) = [row for row in people if row["article"] == "new"]
    assert b"A line.\r\nMayor Anne Berg of Oslo resigned on Monday."[int(berg["start"]):int(berg["end"])] == b"Anne Berg"


def test_facts_that_were_read_before_are_not_drawn(audit: ModuleType, folder: Path) -> None:
    texts = folder / "texts.jsonl"
    texts.write_text(json.dumps({"id": "a", "text": "Mayor Anne Berg of Oslo met Carl Roe, the governor."}) + "\n", encoding="utf8")
    (folder / "first").mkdir()
    audit.write(folder / "first/people.csv", [{"article": "a", "start": 28, "end": 36, "verdict": "right"}])
    audit.Draw([texts], kinds=["people", "cities"], before=[folder / "first"]).sheets(folder / "sheets")
    assert [row["fact"] for row in answered(folder / "sheets", "people")] == ["Anne Berg"]


def test_annotated_facts_are_mixed_in_and_counted_apart(audit: ModuleType, folder: Path) -> None:
    (folder / "new.jsonl").write_text(json.dumps({"id": "a", "text": "Anne Berg, mayor of Oslo, spoke."}) + "\n", encoding="utf8")
    (folder / "gold").mkdir()
    (folder / "gold/b.txt").write_text("Carl\nRoe, governor, aims to plant 10 trees.", encoding="utf8")
    role = {"person": "Carl Roe", "title": "governor", "organization": None, "status": "current", "start": None, "end": None}
    aim = {"goal": "plant 10 trees", "holder": "Carl Roe", "value": 10, "unit": "tree", "deadline": None, "evidence": "plant 10 trees"}
    annotation = {"roles": [{**role, "evidence": "Carl Roe, governor"}], "targets": [aim], "projects": []}
    (folder / "gold/b.json").write_text(json.dumps(annotation), encoding="utf8")
    audit.Draw([folder / "new.jsonl"], kinds=["roles", "targets"], controls=folder / "gold").sheets(folder / "sheets")
    assert {row["fact"] for row in answered(folder / "sheets", "roles", "Carl")} == {
        "Anne Berg: mayor | Oslo | current | None to None", "Carl Roe: governor | None | current | None to None",
    }  # fmt: skip
    (row,) = answered(folder / "sheets", "targets")
    assert row["fact"] == "plant 10 trees | holder Carl Roe | 10.0 tree | deadline None"
    audit.collect(folder / "sheets")
    assert [row["article"] for row in audit.read("roles")] == ["a"]
    (control,) = audit.read("roles", folder / "audit/controls")
    assert (control["article"], control["fact"], control["verdict"]) == ("b", "", "wrong")


def test_a_fact_without_a_verdict_is_refused(audit: ModuleType, folder: Path) -> None:
    (folder / "new.jsonl").write_text(json.dumps({"id": "a", "text": "Anne Berg, mayor of Oslo, spoke."}) + "\n", encoding="utf8")
    audit.Draw([folder / "new.jsonl"], kinds=["people"]).sheets(folder / "sheets")
    (folder / "sheets/people.out.jsonl").write_text('{"n": 0, "verdict": "wrong"}\n', encoding="utf8")
    with pytest.raises(ValueError, match=r"people\.out\.jsonl: no verdict on fact 0, or no reason"):
        audit.collect(folder / "sheets")
