"""The quality floors: what the shipped pipeline must reach on corpus/, and the one command that raises them.

    python benchmarks/floors.py check
    python benchmarks/floors.py raise
    python benchmarks/floors.py raise --reason "why lower figures are right" --lower

`check` fails when a figure falls below its floor, or when the corpus is not the one that the floors were set on. `raise` lifts each
floor to what is reached now; only with --lower and a reason, which is kept in the file, does it lower any or accept another corpus.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import floor
from pathlib import Path
from typing import Any

from citybeat.article import Article
from citybeat.evaluate import evaluate, read_gold
from citybeat.evaluate.shapes import RecordShape

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
FLOORS = ROOT / "tests" / "quality" / "floors.json"
PARTS = ("dev", "test")
ROWS = ("cities", "cities.linked", "people", "roles", "roles.full", "targets", "targets.full", "projects")
# 8-bit arithmetic differs in the last digit between types of CPU, and a decision on the edge with it
MARGIN = 0.01

Figures = dict[str, dict[str, float]]


@dataclass
class Floors:
    """F1 by part and row; `corpus` is the hash of the articles and annotation they hold for; `lowered` says when and why."""

    corpus: str = ""
    floors: Figures = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path) -> Floors:
        return cls(**json.loads(path.read_text(encoding="utf8"))) if path.exists() else cls()

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(vars(self), indent=2, ensure_ascii=False) + "\n", encoding="utf8")


def corpus_hash(corpus: Path) -> str:
    """16 hex digits over names and contents of all articles and annotations."""
    digest = hashlib.sha256()
    for part in PARTS:
        for path in sorted(p for p in (corpus / part).iterdir() if p.suffix in (".txt", ".json")):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{part}/{path.name} {content}\n".encode())
    return digest.hexdigest()[:16]


def reached(corpus: Path) -> Figures:
    """F1 of the shipped pipeline by part and row."""
    import citybeat

    pipeline = citybeat.load()
    figures: Figures = {}
    for part in PARTS:
        gold = read_gold(corpus / part)
        records = {}
        for article in gold:
            record = pipeline.extract(Article(article.text, id=article.gold.id))
            records[record.id] = RecordShape.model_validate_json(record.to_json())
        result = evaluate(gold, records)
        figures[part] = {row: result.figures[row].f1 for row in ROWS}
    return figures


def faults(floors: Floors, figures: Figures, corpus: str) -> Iterator[str]:
    """What `check` fails on."""
    if floors.corpus != corpus:
        yield f"the corpus is {corpus}, the floors are for {floors.corpus or 'none'}: raise them, with --lower and --reason"
    for part, row, value in rows(figures):
        least = floors.floors.get(part, {}).get(row)
        if least is None:
            yield f"{part} {row} has no floor: raise them"
        elif value < least:
            yield f"{part} {row} is {value:.4f}, below its floor of {least:.3f}"


def rows(figures: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[str, str, float]]:
    for part, by_row in figures.items():
        for row, value in by_row.items():
            yield part, row, value


def floor_of(figure: float) -> float:
    """Where the floor goes under a figure: the margin below it, in thousandths."""
    return max(0.0, floor((figure - MARGIN) * 1000 + 1e-6) / 1000)


def raised(floors: Floors, figures: Figures, corpus: str, reason: str | None = None) -> Floors:
    """The floors after `raise`: the higher one of old and new; with a reason always the new one.

    Raises ValueError when the corpus is another one than before and no reason is given.
    """
    if reason is None and floors.corpus not in ("", corpus):
        raise ValueError("the corpus has changed, so that the old floors mean nothing; give --lower and --reason")
    new = Floors(corpus, {}, list(floors.lowered))
    lowered: Figures = {}
    for part, row, value in rows(figures):
        before, now = floors.floors.get(part, {}).get(row, 0.0), floor_of(value)
        new.floors.setdefault(part, {})[row] = now if reason is not None else max(before, now)
        if now < before:
            lowered.setdefault(part, {})[row] = before
    if reason is not None and (lowered or floors.corpus != corpus):
        new.lowered.append({"reason": reason, "from": lowered, "corpus": floors.corpus})
    return new


def report(floors: Floors, figures: Figures) -> str:
    lines = [f"{'':20}{'F1':>8}{'floor':>8}"]
    lines += [f"{part:6}{row:14}{value:8.3f}{floors.floors.get(part, {}).get(row, 0.0):8.3f}" for part, row, value in rows(figures)]
    return "\n".join(lines)


def main(arguments: list[str] | None = None, *, path: Path = FLOORS, corpus: Path = CORPUS) -> int:
    """0: all is well; 1: a floor or the corpus's hash does not hold; 2: wrong usage."""
    parser = argparse.ArgumentParser(prog="floors.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("check", "raise"))
    parser.add_argument("--lower", action="store_true", help="let floors fall, or take another corpus; needs --reason")
    parser.add_argument("--reason", help="why; kept in the file of floors")
    options = parser.parse_args(arguments)
    if options.lower != bool(options.reason) or (options.lower and options.what == "check"):
        parser.error("--lower and --reason go together, and with raise")
    floors, figures, digest = Floors.load(path), reached(corpus), corpus_hash(corpus)
    wrong: list[str] = []
    if options.what == "check":
        wrong = list(faults(floors, figures, digest))
    else:
        try:
            floors = raised(floors, figures, digest, options.reason)
        except ValueError as error:
            wrong = [str(error)]
        else:
            floors.save(path)
    print(report(floors, figures))
    for line in wrong:
        print(f"FAIL {line}", file=sys.stderr)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
