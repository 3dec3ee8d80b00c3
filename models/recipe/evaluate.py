#!/usr/bin/env python3
"""Figures of an exported pipeline, read through the shipped component: python models/recipe/evaluate.py DATA [--model FOLDER]

Entity precision, recall and F1 (exact spans) on the held-out tenth of EWW with 95% intervals (bootstrap over articles), by label and
region; sentence starts on the test parts of EWT and GUM.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import data
import numpy as np
import spacy
from losses import spans_of
from spacy.tokens import Doc

from citybeat.evaluate.bootstrap import f1_intervals
from citybeat.evaluate.counts import Count, Figures

REGIONS = Path(__file__).with_name("regions.json")  # prefixes of EWW's file names, after its own list
MAIN = ("PERSON", "LOC", "ORG", "NORP")
SAMPLES = 1000
Counts = dict[str, Count]


def count(gold: set[tuple[int, int, str]], said: set[tuple[int, int, str]]) -> Counts:
    """Right, said and gold spans by label; places include facilities among the main four."""
    out: Counts = {}
    for spans, one in ((gold & said, Count(right=1)), (said, Count(predicted=1)), (gold, Count(gold=1))):
        for _, _, label in spans:
            for row in (label, "four") if label in MAIN else (label,):
                out[row] = out.get(row, Count()) + one
    return out


def figures(articles: list[Counts], label: str) -> Figures:
    """Figures of one label, with the interval of a bootstrap over articles."""
    counts = [{label: article.get(label, Count())} for article in articles]
    return Figures.of(Count.total(c[label] for c in counts), f1_intervals(counts, [label], SAMPLES)[label])


def merged(spans: set[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    return {(a, b, "LOC" if label == "FAC" else label) for a, b, label in spans}


def names(nlp: spacy.Language, folder: Path) -> dict[str, object]:
    rows: list[Counts] = []
    tidied: list[Counts] = []
    regions: dict[str, list[Counts]] = {}
    region_of = {prefix: region for region, prefixes in json.loads(REGIONS.read_text(encoding="utf8")).items() for prefix in prefixes}
    for example in data.eww(folder):
        if not data.held_out(example.name):
            continue
        doc = nlp.get_pipe("encoder")(Doc(nlp.vocab, words=example.words, spaces=example.spaces))
        gold = set(spans_of(example.tags["names"], "names"))
        said = {(e.start, e.end, e.label_) for e in doc.ents}
        rows.append(count(merged(gold), merged(said)))
        tidied.append(count(merged(set(data.cleaned(example.words, sorted(gold)))), merged(said)))
        regions.setdefault(region_of.get(example.name.split("_")[0], "elsewhere"), []).append(rows[-1])
    out: dict[str, object] = {"articles": len(rows)}
    for label in ("four", *sorted({k for row in rows for k in row} - {"four"})):
        out[label] = asdict(figures(rows, label))
    out["labels made consistent"] = {label: figures(tidied, label).f1 for label in ("four", *MAIN)}
    out["regions"] = {name: {"articles": len(part), **asdict(figures(part, "four"))} for name, part in sorted(regions.items())}
    return out


def sentences(nlp: spacy.Language, folder: Path) -> dict[str, float]:
    """F1 of sentence starts, the first of a document left out."""
    counts = {"ud_ewt": Count(), "ud_gum": Count()}
    for example in data.ud(folder, "test"):
        doc = nlp.get_pipe("encoder")(Doc(nlp.vocab, words=example.words, spaces=example.spaces))
        gold = set(np.flatnonzero(example.starts == 1).tolist()) - {0}
        said = {t.i for t in doc if t.is_sent_start and t.i}
        counts[example.name.split("-")[0]] += Count(len(gold & said), len(said), len(gold))
    return {name: Figures.of(found).f1 for name, found in counts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, default=Path(__file__).parents[1] / "citybeat_en")
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    print(json.dumps({"names": names(nlp, args.data), "sentence_starts": sentences(nlp, args.data)}, indent=1))


if __name__ == "__main__":
    main()
