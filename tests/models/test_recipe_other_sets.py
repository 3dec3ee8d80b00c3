"""Sets with schemes of their own: each labels its own head, and ours only where people are meant. No torch needed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

Recipe = Callable[[str], ModuleType]


@pytest.fixture(scope="module")
def sets(recipe: Recipe) -> Any:
    return recipe("other_sets")


@pytest.fixture(scope="module")
def labels(recipe: Recipe) -> Any:
    return recipe("labels")


def said(labels: Any, example: Any, head: str) -> list[str]:
    names = labels.bio(head)
    return [names[k] if k >= 0 else str(k) for k in example.tags[head]]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf8")


def test_a_set_labels_its_own_head_and_our_people(sets: Any, labels: Any, tmp_path: Path) -> None:
    first = "Ana B-politician\nRuiz I-politician\nof O\nLima B-location\nleft O\n"
    write(tmp_path / "crossner/politics/train.txt", first + "\nIt O\nrained O\n")
    (example,) = sets.crossner(tmp_path)
    assert example.words == ["Ana", "Ruiz", "of", "Lima", "left", "It", "rained"]
    assert said(labels, example, "crossner") == ["B-PERSON", "I-PERSON", "O", "B-LOC", "O", "O", "O"]
    assert said(labels, example, "names")[:2] == ["B-PERSON", "I-PERSON"]
    assert set(example.tags["names"][2:]) == {labels.NOT_PERSON}
    assert (example.tags["title"] == labels.IGNORE).all()
    assert (example.starts == labels.IGNORE).all()


def test_inside_labels_alone_begin_a_span(sets: Any, labels: Any, tmp_path: Path) -> None:
    write(tmp_path / "wikigold/CONLL-format/data/wikigold.conll.txt", "Ana I-PER\nRuiz I-PER\nmet O\nPoe I-PER\nof O\nUnited I-ORG\n")
    (example,) = sets.wikigold(tmp_path)
    assert said(labels, example, "wikigold") == ["B-PERSON", "I-PERSON", "O", "B-PERSON", "O", "B-ORG"]


def test_half_automatic_people_are_not_ours(sets: Any, labels: Any, tmp_path: Path) -> None:
    (tmp_path / "gmb").mkdir()
    rows = "Sentence #,Word,POS,Tag\nSentence: 1,President,NNP,B-per\n,Ruiz,NNP,I-per\n,left,VBD,O\nSentence: 2,Peruvians,NNS,B-gpe\n"
    with zipfile.ZipFile(tmp_path / "gmb/ner_dataset.csv.zip", "w") as archive:
        archive.writestr("ner_dataset.csv", rows)
    (example,) = sets.gmb(tmp_path)
    assert said(labels, example, "gmb") == ["B-PERSON", "I-PERSON", "O", "B-NORP"]
    assert (example.tags["names"] == labels.IGNORE).all()


def test_documents_with_mentions_by_sentence(sets: Any, labels: Any, tmp_path: Path) -> None:
    document = {
        "sents": [["Ana", "Ruiz", "left", "."], ["Ruiz", "likes", "Lima", "."]],
        "vertexSet": [[{"sent_id": 0, "pos": [0, 2], "type": "PER"}, {"sent_id": 1, "pos": [0, 1], "type": "PER"}],
                      [{"sent_id": 1, "pos": [2, 3], "type": "LOC"}]],
    }
    for part, content in (("dev", [document]), ("test", [])):
        write(tmp_path / f"redocred/{part}_revised.json", json.dumps(content))
    (example,) = sets.redocred(tmp_path)
    assert said(labels, example, "redocred") == ["B-PERSON", "I-PERSON", "O", "O", "B-PERSON", "O", "B-LOC", "O"]


def test_comments_of_a_treebank_are_no_words(sets: Any, labels: Any, tmp_path: Path) -> None:
    write(tmp_path / "uner_ewt/train.iob2", "# sent_id = 1\n# text = Ruiz left\n1\tRuiz\tB-PER\t-\tx\n2\tleft\tO\t-\tx\n")
    (example,) = sets.uner(tmp_path)
    assert example.words == ["Ruiz", "left"]
    assert said(labels, example, "uner") == ["B-PERSON", "O"]
