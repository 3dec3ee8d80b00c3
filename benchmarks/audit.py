#!/usr/bin/env python3
"""A hundred facts of each kind, read by others than who made the rules: how many are right.

    python benchmarks/audit.py draw SHEETS ARTICLES... [--without FOLDER ...] [--fill ARTICLES ...] [--kinds KIND ...] [--read FOLDER ...]
                                    [--controls FOLDER]
    python benchmarks/audit.py collect SHEETS
    python benchmarks/audit.py count

`draw` extracts the articles (folders of .txt, or .jsonl with id and text) but for those whose name (with or without a prefix) stands in a
folder of annotated ones, and draws 100 facts of each kind with a fixed seed; a kind that has fewer is filled up from the articles of
`--fill`. Facts that stand in the <kind>.csv of a folder of `--read` were read before and are not drawn. Facts of annotated articles
(`--controls`) are mixed in, of the kinds that annotators write down whole: how many of them a reader passes says how strict the reader is.

SHEETS/<kind>.jsonl has each fact with a number and its passage, and SHEETS/texts/ the articles, under names that do not tell where a fact
is from. A reader answers in SHEETS/<kind>.out.jsonl, a line {"n", "verdict", "reason"} each: right or wrong, and of a wrong one why, a
class and a colon first. `collect` writes the answers to docs/audit/<kind>.csv and docs/audit/controls/<kind>.csv, which have article,
offsets and fact (of controls none), and no text. `count` prints the share of right ones with 95% intervals (Wilson). Names of articles are
those of their sets, see models/recipe/plain_news.py.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import citybeat
from citybeat import Article, Record

AUDIT = Path(__file__).resolve().parents[1] / "docs" / "audit"
KINDS = ("cities", "people", "roles", "targets", "others", "projects")  # others: forecasts and achievements
COLUMNS = ("article", "start", "end", "fact", "confidence", "verdict", "reason")
COUNT, CONTEXT = 100, 300
CONTROLS = "controls"  # folder of verdicts on annotated facts
CONTROL_COUNT = 30
CONTROLLED = ("roles", "targets", "projects")
SLOTS = frozenset({"holder", "quantity", "deadline", "goal"})  # why a target is wrong of which the aim is right
EMPTY = {  # how a fact reads of which a slot is left empty, by why it is wrong then
    "organization": " | None | ", "holder": " | holder None | ", "quantity": " | None None | ", "deadline": "deadline None",
}  # fmt: skip


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


def read_articles(places: Sequence[Path]) -> Iterator[Article]:
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


def annotated(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The facts of annotated articles by kind, as `facts` has them, with the article's text."""
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in CONTROLLED}
    for path in sorted(folder.glob("*.json")):
        text, data = path.with_suffix(".txt").read_bytes().decode("utf8"), json.loads(path.read_text(encoding="utf8"))
        for kind in CONTROLLED:
            for row in data[kind]:
                words = re.search(r"\s+".join(map(re.escape, (row.get("evidence") or row.get("name", "")).split())) or "(?!)", text)
                if words:
                    place = {"article": path.stem, "start": words.start(), "end": words.end()}
                    found[kind].append({**place, "fact": annotated_line(kind, row), "confidence": "", "text": text})
    return found


def annotated_line(kind: str, row: dict[str, Any]) -> str:
    """The line of an annotated fact, in the form of `line`."""
    if kind == "roles":
        return f"{row['person']}: {row['title']} | {row['organization']} | {row['status']} | {row['start']} to {row['end']}"
    if kind == "projects":
        return f"{row['name']} ({row['kind']})"
    value = None if row["value"] is None else float(row["value"])  # as in records, so that its form does not tell
    return f"{row['goal']} | holder {row['holder']} | {value} {row['unit']} | deadline {row['deadline']}"


@dataclass(frozen=True)
class Draw:
    """What to draw facts from, see the top of this file."""

    articles: Sequence[Path]
    without: Sequence[Path] = ()
    fill: Sequence[Path] = ()
    kinds: Sequence[str] = KINDS
    before: Sequence[Path] = ()
    controls: Path | None = None

    def drawn(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Each kind with its facts, each with the text of its article."""
        stems = {p.stem for folder in self.without for p in folder.glob("*.txt")}
        known = stems | {stem.split("_", 1)[-1] for stem in stems}
        texts = {str(article.id): article for article in read_articles(self.articles) if article.id not in known}
        found = self.unread(texts)
        wanting = any(len(rows) < COUNT for rows in found.values())
        more = {str(article.id): article for article in read_articles(self.fill)} if wanting else {}
        filled = self.unread(more)
        texts |= more
        for kind, rows in found.items():
            rng = random.Random(f"{kind} 0")
            drawn = rng.sample(rows, min(COUNT, len(rows)))
            drawn += rng.sample(filled[kind], min(COUNT - len(drawn), len(filled[kind])))
            print(f"{kind}: {len(drawn)} of {len(rows)} facts in the articles and {len(filled[kind])} in those to fill up from")
            yield kind, [{**row, "text": texts[row["article"]].text} for row in drawn]

    def unread(self, texts: dict[str, Article]) -> dict[str, list[dict[str, Any]]]:
        """The facts of some articles, by kind, that nobody has read."""
        found = found_in(texts) if texts else {kind: [] for kind in KINDS}
        return {kind: unread(kind, rows, self.before) for kind, rows in found.items() if kind in self.kinds}

    def sheets(self, folder: Path) -> None:
        """Write what the readers get, and, for `collect`, which fact is where from."""
        (folder / "texts").mkdir(parents=True, exist_ok=True)
        controls = annotated(self.controls) if self.controls else {}
        names: dict[str, str] = {}
        for kind, rows in self.drawn():
            rng = random.Random(f"{kind} 1")
            mixed = rng.sample(controls.get(kind, []), min(CONTROL_COUNT, len(controls.get(kind, []))))
            mixed = [*({**row, "control": False} for row in rows), *({**row, "control": True} for row in mixed)]
            rng.shuffle(mixed)
            with (folder / f"{kind}.jsonl").open("w", encoding="utf8") as sheet:
                for n, row in enumerate(mixed):
                    text, start, end = row.pop("text"), row["start"], row["end"]
                    name = names.setdefault(row["article"], f"a{len(names):04}")
                    (folder / f"texts/{name}.txt").write_bytes(text.encode())
                    passage = f"{text[max(0, start - CONTEXT):start]}[[{text[start:end]}]]{text[end:end + CONTEXT]}"
                    sheet.write(json.dumps({"n": n, "text": name, "fact": row["fact"], "passage": passage}, ensure_ascii=False) + "\n")
            (folder / f"{kind}.key.json").write_text(json.dumps(mixed), encoding="utf8")


def unread(kind: str, rows: list[dict[str, Any]], folders: Sequence[Path]) -> list[dict[str, Any]]:
    """The facts that stand in none of the folders' files of their kind."""
    known = {(row["article"], int(row["start"])) for folder in folders if (folder / f"{kind}.csv").exists() for row in read(kind, folder)}
    return [row for row in rows if (row["article"], row["start"]) not in known]


def collect(sheets: Path) -> None:
    """Write the readers' answers to docs/audit/; ValueError where one is missing or is no verdict."""
    for path in sorted(sheets.glob("*.key.json")):
        kind = path.name.partition(".")[0]
        rows = json.loads(path.read_text(encoding="utf8"))
        answers = {a["n"]: a for a in map(json.loads, (sheets / f"{kind}.out.jsonl").read_text(encoding="utf8").splitlines())}
        for n, row in enumerate(rows):
            answer = answers.get(n, {})
            if answer.get("verdict") not in ("right", "wrong") or (answer["verdict"] == "wrong" and not answer.get("reason")):
                raise ValueError(f"{sheets / kind}.out.jsonl: no verdict on fact {n}, or no reason of a wrong one")
            row |= {"verdict": answer["verdict"], "reason": answer.get("reason", "")}
        write(AUDIT / f"{kind}.csv", [row for row in rows if not row["control"]])
        if controls := [{**row, "fact": ""} for row in rows if row["control"]]:
            write(AUDIT / CONTROLS / f"{kind}.csv", controls)


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


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


def says_right(row: dict[str, str]) -> bool:
    """Whether all that a fact says is right; what it leaves out may be stated all the same."""
    return row["verdict"] == "right" or EMPTY.get(row["reason"].partition(":")[0], "\0") in row["fact"]


def count() -> Iterator[str]:
    """A line of Markdown for each kind."""
    yield "| kind | facts | right | share | 95% |"
    yield "|---|---|---|---|---|"
    files = [(kind, kind, None) for kind in KINDS] + [(kind, f"annotated {kind}", AUDIT / CONTROLS) for kind in CONTROLLED]
    for kind, called, folder in files:
        if folder is not None and not (folder / f"{kind}.csv").exists():
            continue
        rows = read(kind, folder)
        counts = {called: sum(row["verdict"] == "right" for row in rows)}
        if folder is None and (said := sum(map(says_right, rows))) > counts[called]:
            counts[f"{called}, what they say"] = said
        if kind == "targets":
            counts[f"{called}, the aim alone"] = sum(map(is_aim, rows))
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
    drawing.add_argument("--controls", type=Path)
    commands.add_parser("collect").add_argument("sheets", type=Path)
    commands.add_parser("count")
    args = parser.parse_args()
    if args.command == "draw":
        Draw(args.articles, args.without, args.fill, args.kinds, args.before, args.controls).sheets(args.sheets)
    elif args.command == "collect":
        collect(args.sheets)
    else:
        print("\n".join(count()))


if __name__ == "__main__":
    main()
