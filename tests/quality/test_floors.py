from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.floors import PARTS, Figures, Floors, corpus_hash, faults, floor_of, raised

HIGH: Figures = {"dev": {"people": 0.9, "roles": 0.6}}
LOW: Figures = {"dev": {"people": 0.95, "roles": 0.5}}


def test_floors_lie_a_margin_below_the_figures() -> None:
    assert (floor_of(0.9), floor_of(0.8567), floor_of(0.005)) == (0.89, 0.846, 0.0)


def test_what_was_reached_passes() -> None:
    assert list(faults(raised(Floors(), HIGH, "abc"), HIGH, "abc")) == []


def test_a_figure_below_its_floor_fails() -> None:
    assert list(faults(raised(Floors(), HIGH, "abc"), LOW, "abc")) == ["dev roles is 0.5000, below its floor of 0.590"]


def test_another_corpus_fails() -> None:
    (fault,) = faults(raised(Floors(), HIGH, "abc"), HIGH, "def")
    assert fault.startswith("the corpus is def, the floors are for abc")


def test_a_row_without_floor_fails() -> None:
    assert list(faults(Floors("abc"), {"dev": {"people": 1.0}}, "abc")) == ["dev people has no floor: raise them"]


def test_raising_never_lowers() -> None:
    after = raised(raised(Floors(), HIGH, "abc"), LOW, "abc")
    assert after.floors == {"dev": {"people": 0.94, "roles": 0.59}}
    assert after.lowered == []


def test_lowering_needs_a_reason_that_is_kept() -> None:
    after = raised(raised(Floors(), HIGH, "abc"), LOW, "abc", "stricter definition")
    assert after.floors == {"dev": {"people": 0.94, "roles": 0.49}}
    assert after.lowered == [{"reason": "stricter definition", "from": {"dev": {"roles": 0.59}}, "corpus": "abc"}]


def test_another_corpus_needs_a_reason() -> None:
    before = raised(Floors(), HIGH, "abc")
    with pytest.raises(ValueError, match="the corpus has changed"):
        raised(before, HIGH, "def")
    after = raised(before, HIGH, "def", "more articles")
    assert after.corpus == "def"
    assert [entry["reason"] for entry in after.lowered] == ["more articles"]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for part in PARTS:
        (tmp_path / part).mkdir()
        (tmp_path / part / "a.txt").write_text("text", encoding="utf8")
        (tmp_path / part / "a.json").write_text("{}", encoding="utf8")
    return tmp_path


def test_the_hash_is_of_names_and_contents(corpus: Path) -> None:
    first = corpus_hash(corpus)
    (corpus / "README.md").write_text("not an article", encoding="utf8")
    assert corpus_hash(corpus) == first
    (corpus / "dev" / "a.txt").write_text("texts", encoding="utf8")
    second = corpus_hash(corpus)
    (corpus / "dev" / "a.txt").rename(corpus / "dev" / "b.txt")
    assert len({first, second, corpus_hash(corpus)}) == 3


def test_the_command(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    path = corpus / "floors.json"
    monkeypatch.setattr(floors, "reached", lambda _: HIGH)
    assert floors.main(["check"], path=path, corpus=corpus) == 1
    assert floors.main(["raise"], path=path, corpus=corpus) == 0
    assert floors.main(["check"], path=path, corpus=corpus) == 0
    monkeypatch.setattr(floors, "reached", lambda _: LOW)
    capsys.readouterr()
    assert floors.main(["check"], path=path, corpus=corpus) == 1
    assert capsys.readouterr().err == "FAIL dev roles is 0.5000, below its floor of 0.590\n"
    assert floors.main(["raise", "--lower", "--reason", "stricter"], path=path, corpus=corpus) == 0
    assert json.loads(path.read_text(encoding="utf8"))["lowered"][0]["reason"] == "stricter"
    (corpus / "test" / "a.json").write_text("[]", encoding="utf8")
    assert floors.main(["raise"], path=path, corpus=corpus) == 1


@pytest.mark.parametrize("arguments", [["raise", "--lower"], ["raise", "--reason", "x"], ["check", "--lower", "--reason", "x"], []])
def test_wrong_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        floors.main(arguments)
    assert exit_.value.code == 2


def test_the_floors_cover_every_row_of_the_corpus_as_it_is(root: Path) -> None:
    stored = Floors.load(root / "tests" / "quality" / "floors.json")
    assert {part: tuple(by_row) for part, by_row in stored.floors.items()} == dict.fromkeys(PARTS, floors.ROWS)
    assert stored.corpus == corpus_hash(root / "corpus")
