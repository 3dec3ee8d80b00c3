"""Labels of facts that citybeat proposed on news nobody had annotated: stand-off, in plain_news/<kind>.jsonl, over the public sets.

A line has `article`, `start` and `end` (code points), `label`, and `sha256`, the first digits over the span's text, so that a text that has
changed is noticed. Names of articles are those of their sets; `gmb_N` are PASSAGE sentences of the Groningen Meaning Bank from the
Nth, `redocred_PART_N` the Nth passage of a part of Re-DocRED, `ud_SET_ID` the document of that id of a treebank; `reuters_N`, `lee_N`,
`lee_background_N`, `newsarticles_N`, `newsnlp_N`, `bbcnews_TOPIC_N` and `brown_ID` see package_texts.py.

`cities`, `projects` and `targets` say of proposals what they are, `sentences` what kind of statement a sentence holds, `goals` of a goal
where its holder is named ("START END", or "none"), `organizations` of a title how the article tells its organization, and where,
`forecasts` of proposed forecasts and achievements what they are, and where number and deadline stand ("KIND number START END").

    python models/recipe/plain_news.py DATA FOLDER     writes these three as FOLDER/gmb.jsonl, redocred.jsonl and ud.jsonl, to extract from
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import package_texts
from detokenize import sentence_of
from linear import part_of

LABELS = Path(__file__).with_name("plain_news")
PASSAGE = 8
NO_NEWS = ("redocred_", "ud_", "brown_")  # how names of texts begin that are no news
APART = 5  # one article in so many is never fitted on
DIGITS = 12


@dataclass(frozen=True)
class Label:
    """What a reader said of the span [start, end) of an article."""

    article: str
    start: int
    end: int
    label: str
    sha256: str


def is_apart(article: str) -> bool:
    """Whether an article is never fitted on."""
    return part_of(article, APART) == 0


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def labels(kind: str, folder: Path = LABELS) -> list[Label]:
    """The labels of a kind, in the order of the file."""
    return [Label(**row) for row in map(json.loads, (folder / f"{kind}.jsonl").read_text(encoding="utf8").splitlines())]


def gmb_sentences(data: Path) -> list[list[tuple[str, str]]]:
    """The sentences of the Groningen Meaning Bank: words with their labels."""
    sentences: list[list[tuple[str, str]]] = []
    with zipfile.ZipFile(data / "gmb/ner_dataset.csv.zip") as archive:
        text = io.TextIOWrapper(archive.open(archive.namelist()[0]), encoding="latin-1", newline="")
        for row in csv.DictReader(text):
            if row["Sentence #"] or not sentences:
                sentences.append([])
            sentences[-1].append((row["Word"], row["Tag"]))
    return sentences


def passages(data: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each PASSAGE sentences of the Groningen Meaning Bank."""
    sentences = [[word for word, _ in sentence] for sentence in gmb_sentences(data)]
    for i in range(0, len(sentences), PASSAGE):
        yield f"gmb_{i}", " ".join(map(sentence_of, sentences[i:i + PASSAGE]))


def wikipedia(data: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each passage of Re-DocRED."""
    for part in ("dev", "test"):
        passages = json.loads((data / f"redocred/{part}_revised.json").read_text(encoding="utf8"))
        yield from ((f"redocred_{part}_{n}", " ".join(map(sentence_of, passage["sents"]))) for n, passage in enumerate(passages))


def documents(data: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each document of the treebanks (GUM, EWT), a paragraph a line."""
    for path in sorted(data.glob("ud_*/*.conllu")):
        name, text = "", ""
        for line in path.read_text(encoding="utf8").split("\n"):
            kind, _, value = line.partition(" = ")
            if kind == "# newdoc id":
                if text:
                    yield name, text
                name, text = f"{path.parent.name}_{value.strip()}", ""
            elif kind.startswith("# newpar") and text:
                text += "\n"
            elif kind == "# text":
                text += value if not text or text.endswith("\n") else f" {value}"
        if text:
            yield name, text


def texts(data: Path, names: set[str]) -> dict[str, str]:
    """The texts of some articles of the public sets, by name."""
    found = {name: path.read_bytes().decode("utf8", "replace") for name in sorted(names)
             if (path := data / f"eww/articles/{name}.txt").exists()}
    for file in ("geo/geowebnews.jsonl", "geo/geovirus.jsonl", "articles.jsonl"):
        with (data / file).open(encoding="utf8", newline="\n") as lines:
            found |= {row["id"]: row["text"] for row in map(json.loads, lines) if row["id"] in names}
    for prefix, read in (("gmb_", passages), ("redocred_", wikipedia), ("ud_", documents)):
        if any(name.startswith(prefix) for name in names):
            found |= {name: text for name, text in read(data) if name in names}
    if any(name.startswith(package_texts.PREFIXES) for name in names):
        found |= {name: text for name, text in package_texts.texts() if name in names}
    return found


def labelled(data: Path, kind: str) -> Iterator[tuple[str, str, list[Label]]]:
    """Name, text and labels of each labelled article; ValueError where a text is not there or is not the one that was labelled."""
    by_article: dict[str, list[Label]] = {}
    for label in labels(kind):
        by_article.setdefault(label.article, []).append(label)
    found = texts(data, set(by_article))
    for article, rows in sorted(by_article.items()):
        text = found.get(article)
        if text is None or any(digest(text[row.start:row.end]) != row.sha256 for row in rows):
            raise ValueError(f"{article}: not in {data}, or not the text that was labelled; get the sets as sources.json says")
        yield article, text, rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    for name, read in (("gmb", passages), ("redocred", wikipedia), ("ud", documents)):
        with (args.folder / f"{name}.jsonl").open("w", encoding="utf8") as file:
            file.writelines(json.dumps({"id": id, "text": text}) + "\n" for id, text in read(args.data))


if __name__ == "__main__":
    main()
