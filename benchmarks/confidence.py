#!/usr/bin/env python3
"""How reliable the confidences are, as tables in Markdown: python benchmarks/confidence.py [GOLD...] [--write]

First the figures that models/recipe/fit_confidence.py found by cross-validation; then those on the folders GOLD of annotated articles
(<id>.txt and <id>.json), which must be others than it fitted on. With --write the tables go into docs/confidence.md.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import citybeat
from citybeat import Article, Pipeline, Record
from citybeat.confidence.calibration import WEIGHTS
from citybeat.confidence.reliability import BINS, SURE, Reliability
from citybeat.confidence.verdicts import verdicts
from citybeat.evaluate import read_gold
from citybeat.evaluate.shapes import GoldArticle
from citybeat.record import Entry, Fact

DOCS = Path(__file__).resolve().parents[1] / "docs" / "confidence.md"
Judged = tuple[float, bool]
Found = Mapping[str, Sequence[Judged]]
HEADER = (f"| kind | cases | precision | surer half | from {SURE} on | right ones kept | AUROC | ECE | ECE by chance |", "|---" * 9 + "|")
FIGURES = {"precision": ".2f", "surer_half": ".2f", "sure": ".2f", "kept": ".0%", "auroc": ".2f", "ece": ".3f", "ece_by_chance": ".3f"}
STEPS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
NAMES = {"other": "forecasts, achievements", "link": "city's link"}


def judged(article: GoldArticle, record: Record) -> Iterator[tuple[str, Judged]]:
    """For each verdict its kind, what the record said, and whether that was right."""
    items: list[Entry | Fact] = [*record.cities, *record.people, *record.roles, *record.targets, *record.projects]
    said, links = {item.id: item.confidence for item in items}, {city.id: city.link_confidence for city in record.cities}
    for kind, name, right in verdicts(article, record):
        confidence = links[name] if kind == "link" else said[name]
        if confidence is not None:
            yield kind, (confidence, right)


def collected(pipeline: Pipeline, folders: Sequence[Path]) -> dict[str, list[Judged]]:
    found: dict[str, list[Judged]] = {}
    for folder in folders:
        for article in read_gold(folder):
            for kind, pair in judged(article, pipeline.extract(Article(article.text, id=article.gold.id))):
                found.setdefault(kind, []).append(pair)
    return found


def figures_of(pairs: Sequence[Judged], bins: int = BINS) -> Reliability:
    return Reliability.of([p for p, _ in pairs], [right for _, right in pairs], bins)


def row(kind: str, figures: Mapping[str, float | None]) -> str:
    numbers = [f"{figures['cases']}"]
    for name, form in FIGURES.items():
        value = figures[name]
        numbers.append("" if value is None else format(value, form))
    return f"| {' | '.join([NAMES.get(kind, kind), *numbers])} |"


def cross_validated() -> Iterator[str]:
    """A row a kind, as the fit found it."""
    yield from HEADER
    for kind, figures in json.loads(WEIGHTS.read_text(encoding="utf8"))["reliability"].items():
        yield row(kind, figures)


def overview(found: Found) -> Iterator[str]:
    """A row a kind, and one for all together."""
    yield from HEADER
    for kind, pairs in found.items():
        yield row(kind, vars(figures_of(pairs)))
    yield row("all", vars(figures_of([pair for pairs in found.values() for pair in pairs])))


def by_bins(found: Found, bins: int = 5) -> Iterator[str]:
    """What each kind said and what was right, from the least sure fifth to the surest."""
    yield "| kind |" + "".join(f" {title} |" for title in ("least sure fifth", *[""] * (bins - 2), "surest fifth"))
    yield "|---|" + "---|" * bins
    for kind, pairs in found.items():
        cells = [f"{b.said:.2f}: {b.right:.2f}" for b in figures_of(pairs, bins).bins]
        yield f"| {' | '.join([NAMES.get(kind, kind), *cells, *[''] * (bins - len(cells))])} |"


def by_least(found: Found) -> Iterator[str]:
    """What --min-confidence leaves: precision, and the share of the right ones that stays."""
    yield "| kind |" + "".join(f" {least:g} |" for least in STEPS)
    yield "|---|" + "---|" * len(STEPS)
    for kind, pairs in found.items():
        yield f"| {NAMES.get(kind, kind)} | " + " | ".join(left(pairs, least) for least in STEPS) + " |"


def left(pairs: Sequence[Judged], least: float) -> str:
    kept = [right for p, right in pairs if p >= least]
    return f"{sum(kept) / len(kept):.2f} ({sum(kept) / max(1, sum(right for _, right in pairs)):.0%})" if kept else "none"


def with_part(page: str, name: str, content: str) -> str:
    """A page with what stands between the comments `name` and `/name` set anew."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not pattern.search(page):
        raise ValueError(f"the page has no part {name}")
    return pattern.sub(lambda match: match[1] + content + match[2], page)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/confidence.md")
    args = parser.parse_args()
    tables = {"cross-validated": cross_validated()}
    if args.gold:
        found = collected(citybeat.load(min_confidence=0), args.gold)
        tables |= {"unseen": overview(found), "fifths": by_bins(found), "least": by_least(found)}
    page = DOCS.read_text(encoding="utf8")
    for name, lines in tables.items():
        content = "\n".join(lines) + "\n"
        page = with_part(page, name, content)
        print(f"{name}\n\n{content}")
    if args.write:
        DOCS.write_text(page, encoding="utf8")


if __name__ == "__main__":
    main()
