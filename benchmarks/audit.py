#!/usr/bin/env python3
"""A hundred facts of each kind, read by people: how many are right.

    python benchmarks/audit.py draw SHEETS ARTICLES... [--without FOLDER ...] [--fill ARTICLES ...] [--kinds KIND ...] [--read FOLDER ...]
    python benchmarks/audit.py count

`draw` extracts the articles (folders of .txt, or .jsonl with id and text) but for those whose name (with or without a prefix) stands in a
folder of annotated ones, and draws 100 facts of each kind with a fixed seed; a kind that has fewer is filled up from the articles of
`--fill`. Facts that stand in the <kind>.csv of a folder of `--read` were read before and are not drawn. SHEETS/<kind>.jsonl holds each
with its passage, to be read; docs/audit/<kind>.csv gets article, offsets, fact, and columns for verdict (right, wrong) and reason (of a
wrong one a class and a colon first), and no text. `count` prints the share of right ones with 95% intervals (Wilson). Names of articles
are those of their sets; gmb_N, redocred_N, reuters_N, lee_N and brown_ID see models/recipe/plain_news.py.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from typing import Any

import citybeat
from citybeat import Article, Record

AUDIT = Path(__file__).resolve().parents[1] / "docs" / "audit"
KINDS = ("cities", "people", "roles", "targets", "others", "projects")  # others: forecasts and achievements
COLUMNS = ("article", "start", "end", "fact", "confidence", "verdict", "reason")
COUNT, CONTEXT = 100, 300
SLOTS = frozenset({"holder", "quantity", "deadline", "goal"})  # why a target is wrong of which the aim is right


def facts(record: Record, kind: str) -> Iterator[dict[str, Any]]:
    """Each fact with the span that shows it and a line that says it."""
    data = record.model_dump(by_alias=True)
    names = {e["id"]: e["name"] for e in (*data["cities"], *data["people"], *data["organizations"])}
    for row in data["targets" if kind == "others" else kind]:
        if kind in ("targets", "others") and (row["kind"] == "target") == (kind == "others"):
            continue
        span = (row.get("evidence") or row["mentions"])[0]
        fact = line(kind, row, names)
        yield {"article": record.id, "start": span["start"], "end": span["end"], "fact": fact, "confidence": row["confidence"]}


def line(kind: str, row: dict[str, Any], names: dict[str, str]) -> str:
    if kind == "cities":
        return f"{row['name']} = {row['canonical_name']}, {row['admin1_name']}, {row['country']} ({row['geonames_id']})"
    if kind == "people":
        return str(row["name"])
    if kind == "roles":
        return f"{names[row['person']]}: {row['title']} | {row['organization_text']} | {row['status']} | {row['start']} to {row['end']}"
    if kind == "projects":
        return f"{row['name']} ({row['kind']})"
    holder, quantity = row["holder"] or {}, row["quantity"] or {}
    says = f"{row['goal']} | holder {holder.get('name')}" if kind == "targets" else row["kind"]  # what others state is a whole sentence
    return f"{says} | {quantity.get('value')} {quantity.get('unit')} | deadline {row['deadline']}"


def read_articles(places: list[Path]) -> Iterator[Article]:
    """The articles of folders and JSONL files."""
    for place in places:
        if place.is_dir():  # line ends as they are
            yield from (Article(p.read_bytes().decode("utf8", "replace"), id=p.stem) for p in sorted(place.glob("*.txt")))
        else:
            for row in map(json.loads, place.read_text(encoding="utf8").split("\n")[:-1]):
                yield Article(row["text"], id=row["id"], published=row.get("published"))


def found_in(articles: dict[str, Article]) -> dict[str, list[dict[str, Any]]]:
    """All facts of some articles by kind."""
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    for record in citybeat.load().pipe(article for article in articles.values() if article.text.strip()):
        for kind in KINDS:
            found[kind] += facts(record, kind)
    return found


def unread(kind: str, rows: list[dict[str, Any]], folders: list[Path]) -> list[dict[str, Any]]:
    """The facts that stand in none of the folders' files of their kind."""
    known = {(row["article"], int(row["start"])) for folder in folders if (folder / f"{kind}.csv").exists() for row in read(kind, folder)}
    return [row for row in rows if (row["article"], row["start"]) not in known]


def draw(articles: list[Path], sheets: Path, without: list[Path], fill: list[Path], kinds: list[str], before: list[Path]) -> None:
    stems = {p.stem for folder in without for p in folder.glob("*.txt")}
    known = stems | {stem.split("_", 1)[-1] for stem in stems}
    texts = {str(article.id): article for article in read_articles(articles) if article.id not in known}
    found = {kind: unread(kind, rows, before) for kind, rows in found_in(texts).items() if kind in kinds}
    more = {str(article.id): article for article in read_articles(fill)} if any(len(rows) < COUNT for rows in found.values()) else {}
    filled = {kind: unread(kind, rows, before) for kind, rows in found_in(more).items() if kind in kinds}
    texts |= more
    AUDIT.mkdir(exist_ok=True)
    sheets.mkdir(parents=True, exist_ok=True)
    for kind, rows in found.items():
        rng = random.Random(f"{kind} 0")
        drawn = rng.sample(rows, min(COUNT, len(rows)))
        drawn += rng.sample(filled[kind], min(COUNT - len(drawn), len(filled[kind])))
        with (AUDIT / f"{kind}.csv").open("w", newline="", encoding="utf8") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(drawn)
        with (sheets / f"{kind}.jsonl").open("w", encoding="utf8") as file:
            for row in drawn:
                text, start, end = texts[row["article"]].text, row["start"], row["end"]
                passage = f"{text[max(0, start - CONTEXT):start]}[[{text[start:end]}]]{text[end:end + CONTEXT]}"
                file.write(json.dumps({**row, "passage": passage}, ensure_ascii=False) + "\n")
        print(f"{kind}: {len(drawn)} of {len(rows)} facts in the articles and {len(filled[kind])} in those to fill up from")


def share(right: int, total: int, z: float = 1.96) -> tuple[float, float, float]:
    """A share with Wilson's interval."""
    if not total:
        return 0.0, 0.0, 1.0
    p, spread = right / total, z * z / total
    middle, half = p + spread / 2, z * sqrt(p * (1 - p) / total + spread / (4 * total))
    return p, (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def read(kind: str, folder: Path | None = None) -> list[dict[str, str]]:
    with ((folder or AUDIT) / f"{kind}.csv").open(newline="", encoding="utf8") as file:
        return list(csv.DictReader(file))


def is_aim(row: dict[str, str]) -> bool:
    """Whether a target is one, whatever its slots: what `citybeat evaluate` counts as `targets`."""
    return row["verdict"] == "right" or row["reason"].partition(":")[0] in SLOTS


def count() -> Iterator[str]:
    """A line of Markdown for each kind."""
    yield "| kind | facts | right | share | 95% |"
    yield "|---|---|---|---|---|"
    for kind in KINDS:
        rows = read(kind)
        counts = {kind: sum(row["verdict"] == "right" for row in rows)}
        if kind == "targets":
            counts["targets, the aim alone"] = sum(map(is_aim, rows))
        for name, right in counts.items():
            p, low, high = share(right, len(rows))
            yield f"| {name} | {len(rows)} | {right} | {p:.2f} | {low:.2f} to {high:.2f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("sheets", type=Path)
    drawing.add_argument("articles", type=Path, nargs="+")
    drawing.add_argument("--without", type=Path, nargs="*", default=[])
    drawing.add_argument("--fill", type=Path, nargs="*", default=[])
    drawing.add_argument("--kinds", choices=KINDS, nargs="*", default=KINDS)
    drawing.add_argument("--read", dest="before", type=Path, nargs="*", default=[])
    commands.add_parser("count")
    args = parser.parse_args()
    if args.command == "draw":
        draw(args.articles, args.sheets, args.without, args.fill, args.kinds, args.before)
    else:
        print("\n".join(count()))


if __name__ == "__main__":
    main()
