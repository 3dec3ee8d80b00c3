#!/usr/bin/env python3
"""Figures of an exported pipeline, read through the shipped component: python models/recipe/evaluate.py DATA [--model FOLDER]

Entity precision, recall and F1 (exact spans) on the held-out tenth of EWW with 95% intervals (bootstrap over articles), by label and
region; sentence starts on the test parts of EWT and GUM.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import data
import numpy as np
import spacy
from spacy.tokens import Doc
from train import spans_of

REGIONS = Path(__file__).with_name("regions.json")  # prefixes of EWW's file names, after its own list
MAIN = ("PERSON", "LOC", "ORG", "NORP")
Counts = dict[str, Counter[str]]


def count(gold: set[tuple[int, int, str]], said: set[tuple[int, int, str]]) -> Counts:
    """Right, said and gold spans by label; places include facilities among the main four."""
    out: Counts = {}
    for name, spans in (("right", gold & said), ("said", said), ("gold", gold)):
        for _, _, label in spans:
            out.setdefault(label, Counter())[name] += 1
            if label in MAIN:
                out.setdefault("four", Counter())[name] += 1
    return out


def f1(counts: Counter[str]) -> float:
    return 2 * counts["right"] / max(1, counts["said"] + counts["gold"])


def total(rows: list[Counts], label: str) -> Counter[str]:
    return sum((row[label] for row in rows if label in row), Counter())


def interval(rows: list[Counts], label: str, rounds: int = 500) -> tuple[float, float]:
    rng = random.Random(0)
    values = sorted(f1(total(rng.choices(rows, k=len(rows)), label)) for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds)]


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
        c = total(rows, label)
        low, high = interval(rows, label)
        out[label] = {"p": round(c["right"] / max(1, c["said"]), 3), "r": round(c["right"] / max(1, c["gold"]), 3), "f1": round(f1(c), 3),
                      "low": round(low, 3), "high": round(high, 3), "gold": c["gold"]}
    out["labels made consistent"] = {label: round(f1(total(tidied, label)), 3) for label in ("four", *MAIN)}
    out["regions"] = {
        name: {"articles": len(part), "four": round(f1(total(part, "four")), 3), "interval": [round(x, 3) for x in interval(part, "four")]}
        for name, part in sorted(regions.items())
    }
    return out


def sentences(nlp: spacy.Language, folder: Path) -> dict[str, float]:
    """F1 of sentence starts, the first of a document left out."""
    counts: dict[str, Counter[str]] = {"ud_ewt": Counter(), "ud_gum": Counter()}
    for example in data.ud(folder, "test"):
        doc = nlp.get_pipe("encoder")(Doc(nlp.vocab, words=example.words, spaces=example.spaces))
        gold = set(np.flatnonzero(example.starts == 1).tolist()) - {0}
        said = {t.i for t in doc if t.is_sent_start and t.i}
        counts[example.name.split("-")[0]].update(right=len(gold & said), said=len(said), gold=len(gold))
    return {name: round(f1(c), 3) for name, c in counts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, default=Path(__file__).parents[1] / "citybeat_en")
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    print(json.dumps({"names": names(nlp, args.data), "sentence_starts": sentences(nlp, args.data)}, indent=1))


if __name__ == "__main__":
    main()
