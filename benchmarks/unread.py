#!/usr/bin/env python3
"""Figures on annotated articles, those that rule writers read apart from those that stay unread: python benchmarks/unread.py GOLD

GOLD is a folder of <id>.txt and <id>.json; unread.txt beside this file lists the unread ones by sha256 of their ids. Prints F1 by row with
the bounds of a bootstrap over articles, and no mistakes: whoever reads the mistakes of the unread part spoils it.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import citybeat
from citybeat import Article
from citybeat.evaluate import Figures, evaluate, read_gold
from citybeat.evaluate.shapes import GoldArticle, RecordShape

UNREAD = Path(__file__).with_name("unread.txt")
SAMPLES = 1000


def unread_hashes() -> set[str]:
    return {line for line in UNREAD.read_text(encoding="utf8").split() if len(line) == 64}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    hashes, pipeline = unread_hashes(), citybeat.load()
    parts: dict[str, list[GoldArticle]] = {"read": [], "unread": []}
    records: dict[str, RecordShape] = {}
    for article in read_gold(args.gold):
        name = article.gold.id
        parts["unread" if hashlib.sha256(name.encode()).hexdigest() in hashes else "read"].append(article)
        records[name] = RecordShape.model_validate_json(pipeline.extract(Article(article.text, id=name)).to_json())
    results = {part: evaluate(gold, records, bootstrap=SAMPLES).figures for part, gold in parts.items()}
    print(f"{'':18}" + "".join(f"{f'{part} ({len(gold)})':>26}" for part, gold in parts.items()))
    for row in results["read"]:
        print(f"{row:18}" + "".join(f"{cell(figures[row]):>26}" for figures in results.values()))


def cell(figures: Figures) -> str:
    return f"{figures.f1:.3f} ({figures.low or 0:.3f} to {figures.high or 0:.3f})"


if __name__ == "__main__":
    main()
