"""Labels of plain news: stand-off, found again in the texts of the public sets."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

TEXT = "It rained in Kotka. Turku slept."
WORDS = ["Kotka", "'s", "port", ",", "said", "Moe", ",", "is", "(", "mostly", ")", "shut", "."]


@pytest.fixture(scope="module")
def plain(recipe: Any) -> Any:
    return recipe("plain_news")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one article of each set, and ten sentences in the form of the Groningen Meaning Bank."""
    (tmp_path / "eww/articles").mkdir(parents=True)
    (tmp_path / "geo").mkdir()
    (tmp_path / "gmb").mkdir()
    (tmp_path / "eww/articles/xx_news_1.txt").write_bytes(TEXT.encode())
    for file, name in (("geo/geowebnews.jsonl", "geowebnews_1"), ("geo/geovirus.jsonl", "geovirus_1"), ("articles.jsonl", "sg_1")):
        (tmp_path / file).write_text(json.dumps({"id": name, "text": TEXT}) + "\n", encoding="utf8")
    rows = ["Sentence #,Word,POS,Tag"]
    for i in range(10):
        rows += [f'{f"Sentence: {i}" if k == 0 else ""},"{word}",X,O' for k, word in enumerate([*WORDS, f"n{i}"])]
    with zipfile.ZipFile(tmp_path / "gmb/ner_dataset.csv.zip", "w") as archive:
        archive.writestr("ner_dataset.csv", "\n".join(rows))
    return tmp_path


def test_texts_of_all_sets(plain: Any, data: Path) -> None:
    names = {"xx_news_1", "geowebnews_1", "geovirus_1", "sg_1"}
    assert plain.texts(data, names) == dict.fromkeys(names, TEXT)
    assert plain.texts(data, {"geovirus_1", "nowhere_1"}) == {"geovirus_1": TEXT}


def test_passages_are_eight_sentences_written_out(plain: Any, data: Path) -> None:
    first, second = plain.passages(data)
    assert (first[0], second[0]) == ("gmb_0", "gmb_8")
    assert first[1].startswith("Kotka's port, said Moe, is (mostly) shut. n0 Kotka's port")
    assert (first[1].count("Kotka"), second[1].count("Kotka")) == (8, 2)
    assert plain.texts(data, {"gmb_8"}) == {"gmb_8": second[1]}


@pytest.mark.parametrize(("words", "text"), [
    (['"', "We", "do", "n't", "know", ",", '"', "he", "said"], '"We don\'t know," he said'),
    (["It", "cost", "$", "5", "."], "It cost $5."),
    (["They", "'ll", "go"], "They'll go"),
])
def test_a_sentence_from_its_words(plain: Any, words: list[str], text: str) -> None:
    assert plain.sentence_of(words) == text


def test_passages_of_wikipedia(plain: Any, data: Path) -> None:
    (data / "redocred").mkdir()
    for part in ("dev", "test"):
        content = [{"title": part, "sents": [["Turku", "slept", "."], [*WORDS]]}]
        (data / f"redocred/{part}_revised.json").write_text(json.dumps(content), encoding="utf8")
    written = "Turku slept. Kotka's port, said Moe, is (mostly) shut."
    assert plain.texts(data, {"redocred_test_0", "redocred_dev_7"}) == {"redocred_test_0": written}


def test_documents_of_treebanks(plain: Any, data: Path) -> None:
    (data / "ud_gum").mkdir()
    lines = [
        "# newdoc id = GUM_a", "# newpar", "# text = One.", "1\tOne", "", "# text = Two.", "", "# newpar = p2", "# text = Three = 3.", "",
        "# newdoc id = GUM_b", "# newpar", "# text = Four.",
    ]  # fmt: skip
    (data / "ud_gum/dev.conllu").write_text("\n".join(lines), encoding="utf8")
    assert dict(plain.documents(data)) == {"ud_gum_GUM_a": "One. Two.\nThree = 3.", "ud_gum_GUM_b": "Four."}
    assert plain.texts(data, {"ud_gum_GUM_b"}) == {"ud_gum_GUM_b": "Four."}


def test_texts_to_extract_from(plain: Any, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "redocred").mkdir()
    for part in ("dev", "test"):
        (data / f"redocred/{part}_revised.json").write_text(json.dumps([{"sents": [["Turku", "slept", "."]]}]), encoding="utf8")
    monkeypatch.setattr("sys.argv", ["plain_news.py", str(data), str(tmp_path / "out")])
    plain.main()
    written = {name: (tmp_path / f"out/{name}.jsonl").read_text(encoding="utf8").splitlines() for name in ("gmb", "redocred", "ud")}
    assert [json.loads(line)["id"] for line in written["gmb"]] == ["gmb_0", "gmb_8"]
    assert json.loads(written["redocred"][1]) == {"id": "redocred_test_0", "text": "Turku slept."}
    assert written["ud"] == []


def put(folder: Path, **row: object) -> None:
    (folder / "towns.jsonl").write_text(json.dumps(row) + "\n", encoding="utf8")


def test_labels_are_found_again(plain: Any, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain.labels, "__defaults__", (data,))
    put(data, article="sg_1", start=13, end=18, label="city", sha256=plain.digest("Kotka"))
    ((article, text, (row,)),) = plain.labelled(data, "towns")
    assert (article, text[row.start:row.end], row.label) == ("sg_1", "Kotka", "city")


@pytest.mark.parametrize("row", [
    {"article": "sg_1", "start": 14, "end": 19}, {"article": "nowhere_1", "start": 13, "end": 18},
])
def test_another_text_is_refused(plain: Any, data: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    monkeypatch.setattr(plain.labels, "__defaults__", (data,))
    put(data, label="city", sha256=plain.digest("Kotka"), **row)
    with pytest.raises(ValueError, match="not the text that was labelled"):
        list(plain.labelled(data, "towns"))


def test_the_labels_of_cities_hold_no_text(plain: Any) -> None:
    rows = plain.labels("cities")
    assert len(rows) > 150
    assert {row.label for row in rows} > {"city", "region", "suburb"}
    for row in rows:
        assert re.fullmatch(r"[0-9a-f]{12}", row.sha256)
        assert 0 <= row.start < row.end
    assert len({(row.article, row.start) for row in rows}) == len(rows)
