"""Sets whose names follow schemes of their own: each trains a head of its own beside ours, which is dropped at export.

So a set teaches the encoder what it knows, and what it does not label is never a negative for ours. Only people mean the same
nearly everywhere: where a set finds its people reliably, it also says which words are a person in our scheme and which are none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from data import Example
from labels import IGNORE, NOT_PERSON, SCHEMES, SPAN_HEADS, bio
from plain_news import gmb_sentences

Rows = list[tuple[str, str]]  # words with their labels, "O" or B- or I- and the set's own type
GMB = {"per": "PERSON", "org": "ORG", "geo": "LOC", "gpe": "NORP", "tim": "DATE"}
WIKIPEDIA = {
    "PER": "PERSON", "person": "PERSON", "politician": "PERSON", "scientist": "PERSON", "writer": "PERSON", "musicalartist": "PERSON",
    "researcher": "PERSON", "ORG": "ORG", "organisation": "ORG", "politicalparty": "ORG", "university": "ORG", "band": "ORG",
    "LOC": "LOC", "location": "LOC", "country": "LOC",
}
PASSAGES = 8  # sentences that are read in one window, where a set has single sentences


def example_of(name: str, scheme: str, rows: Rows, types: dict[str, str], people: bool) -> Example:
    """One example; types that the table lacks are MISC."""
    words, labels, tags = [word for word, _ in rows], bio(scheme), np.zeros(len(rows), np.int64)
    before = ""
    for i, (_, label) in enumerate(rows):
        kind = types.get(label[2:], "MISC") if label != "O" else ""
        if kind:
            tags[i] = labels.index(f"{'B' if label[0] == 'B' or kind != before else 'I'}-{kind}")
        before = kind
    all_tags = {head: np.full(len(words), IGNORE) for head in SPAN_HEADS} | {scheme: tags}
    if people:
        person, ours = [labels.index(f"{b}-PERSON") for b in "BI"], [bio("names").index(f"{b}-PERSON") for b in "BI"]
        all_tags["names"] = np.select([tags == person[0], tags == person[1]], ours, NOT_PERSON)
    return Example(name, words, all_tags, np.full(len(words), IGNORE), spaces=[True] * len(words))


def joined(sentences: Iterable[Rows], size: int = PASSAGES) -> Iterator[Rows]:
    """Sentences by the handful."""
    held: list[Rows] = []
    for sentence in sentences:
        held.append(sentence)
        if len(held) == size:
            yield [row for part in held for row in part]
            held = []
    if held:
        yield [row for part in held for row in part]


def columns(path: Path, word: int, label: int) -> Iterator[Rows]:
    """Sentences of a CoNLL file, blank lines between them."""
    for block in path.read_text(encoding="utf8", errors="replace").split("\n\n"):
        rows = [line.split() for line in block.split("\n") if line.strip() and not line.startswith("# ")]
        if any(len(row) > max(word, label) for row in rows):
            yield [(row[word], row[label]) for row in rows if len(row) > max(word, label)]


def gmb(folder: Path) -> Iterator[Example]:
    """Groningen Meaning Bank, half automatic: its people include titles, so they do not count as ours."""
    for k, rows in enumerate(joined(gmb_sentences(folder))):
        yield example_of(f"gmb-{k}", "gmb", rows, GMB, people=False)


def redocred(folder: Path) -> Iterator[Example]:
    """Re-DocRED, whole documents."""
    types = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "TIME": "DATE", "NUM": "NUM"}
    for part in ("dev", "test"):
        for k, document in enumerate(json.loads((folder / f"redocred/{part}_revised.json").read_text(encoding="utf8"))):
            offsets = np.cumsum([0, *map(len, document["sents"])])
            labels = ["O"] * int(offsets[-1])
            for mention in (m for entity in document["vertexSet"] for m in entity):
                a, b = (int(offsets[mention["sent_id"]]) + p for p in mention["pos"])
                labels[a:b] = [f"B-{mention['type']}", *[f"I-{mention['type']}"] * (b - a - 1)]
            words = [word for sentence in document["sents"] for word in sentence]
            rows = [(word, label) for word, label in zip(words, labels, strict=True) if word]
            yield example_of(f"redocred-{part}-{k}", "redocred", rows, types, people=True)


def crossner(folder: Path) -> Iterator[Example]:
    for path in sorted((folder / "crossner").glob("*/*.txt")):
        for k, rows in enumerate(joined(columns(path, 0, 1))):
            yield example_of(f"crossner-{path.parent.name}-{path.stem}-{k}", "crossner", rows, WIKIPEDIA, people=True)


def wikigold(folder: Path) -> Iterator[Example]:
    for k, rows in enumerate(joined(columns(folder / "wikigold/CONLL-format/data/wikigold.conll.txt", 0, 1))):
        yield example_of(f"wikigold-{k}", "wikigold", rows, WIKIPEDIA, people=True)


def uner(folder: Path) -> Iterator[Example]:
    """The Universal NER layer over the training part of EWT."""
    for k, rows in enumerate(joined(columns(folder / "uner_ewt/train.iob2", 1, 2))):
        yield example_of(f"uner-{k}", "uner", rows, WIKIPEDIA, people=True)


READERS = {"gmb": gmb, "redocred": redocred, "crossner": crossner, "wikigold": wikigold, "uner": uner}
assert READERS.keys() == SCHEMES.keys()
