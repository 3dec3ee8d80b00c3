"""What the documentation shows of the pipeline's own output: written by `python -m tests.docs.update`, held to the truth by a test."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import citybeat
from benchmarks.floors import CORPUS, PARTS
from citybeat.article import Article
from citybeat.evaluate import MAIN_ROWS, evaluate, read_gold, read_records
from citybeat.explain.registry import shipped
from tests.docs.blocks import ROOT

README = ROOT / "README.md"
RULES = ROOT / "docs" / "rules.md"
TEXT = 'Oslo, 3 May 2024 - Mayor Anne Berg said Oslo aims to cut emissions by 95% by 2030. "We are on track," Berg added.\n'
SHOWN: dict[str, tuple[str, ...]] = {
    "cities": ("id", "name", "geonames_id", "country", "resolution", "mentions"),
    "people": ("id", "name", "mentions"),
    "roles": ("id", "person", "title", "role_class", "status", "rule"),
    "targets": ("id", "kind", "holder", "goal", "quantity", "deadline", "evidence"),
}
FIGURE = re.compile(r"\d\.\d\d")


def part(text: str, name: str) -> str:
    """What stands between the comments `name` and `/name` of a page."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
    assert found is not None, f"the page has no part {name}"
    return found[1]


def with_part(text: str, name: str, content: str) -> str:
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    return text.replace(f"{begin}{part(text, name)}{end}", f"{begin}{content}{end}")


def example() -> str:
    """The record of TEXT, with a choice of its fields, each entry on a line of its own."""
    record: dict[str, Any] = json.loads(citybeat.load().extract(Article(TEXT, id="oslo")).to_json())
    lines = [f'{{"id": "oslo", "published": {json.dumps(record["published"])},']
    for kind, keys in SHOWN.items():
        entries = [json.dumps({key: short(entry[key]) for key in keys}, ensure_ascii=False) for entry in record[kind]]
        lines.append(f' "{kind}": [' + ",\n    ".join(["", *entries]).removeprefix(",") + "],")
    return "```json\n" + "\n".join(lines).removesuffix(",") + "}\n```\n"


def rules_table() -> str:
    """Every rule and head by kind, with what it is and an example."""
    lines: list[str] = []
    kinds = list(dict.fromkeys(rule.partition(".")[0] for rule in shipped()))
    for kind in kinds:
        lines += [f"\n### {kind.capitalize()}\n", "| rule or head | what it is | example |", "|---|---|---|"]
        lines += [f"| `{text.id}` | {text.says} | {text.example} |" for text in shipped().values() if text.id.startswith(f"{kind}.")]
    return "\n".join(lines) + "\n\n"


def as_documented(printed: str, documented: str) -> bool:
    """Whether two tables of figures are the same but for two hundredths: 8-bit arithmetic differs a little between types of CPU."""
    ours, theirs = ([float(n) for n in FIGURE.findall(text)] for text in (printed, documented))
    same_rest = FIGURE.sub("", printed) == FIGURE.sub("", documented)
    return same_rest and all(abs(a - b) < 0.025 for a, b in zip(ours, theirs, strict=True))


def short(value: Any) -> Any:
    """Spans without `in`, other objects without what is null."""
    if isinstance(value, list):
        return [short(item) for item in value]
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key not in ("in", "form") and item is not None}
    return value


def figures(records: Path) -> str:
    """F1 on the parts of the corpus, as a table; `records` is what `citybeat extract corpus` wrote."""
    found, lines = read_records(records), []
    for name in PARTS:
        gold = read_gold(CORPUS / name)
        result = evaluate(gold, {key.removeprefix(f"{name}/"): record for key, record in found.items()})
        cells = [f"{result.figures[row].f1:.2f}" for row in MAIN_ROWS]
        lines.append(f"| `corpus/{name}` ({len(gold)} articles) | {' | '.join(cells)} |\n")
    return "| | cities | people | roles | targets | projects |\n|---|---|---|---|---|---|\n" + "".join(lines)
