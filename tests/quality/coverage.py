"""Two counts over records and gold: how many occurrences of a name are mentions, and how many named parties carry a ref."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from citybeat.evaluate.matching import fold

Span = tuple[int, int]
NEIGHBOUR = re.compile(r"[^\W\d_][\w’'-]*")


def occurrences(text: str, name: str) -> list[Span]:
    """Whole-word occurrences of a name."""
    pattern = r"\s+".join(map(re.escape, name.split()))
    return [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)] if pattern else []


def all_names(gold: dict[str, Any]) -> set[str]:
    """Every name that the annotation holds, of whatever kind."""
    found = {name for kind in ("cities", "people", "projects") for entry in gold[kind] for name in (entry["name"], *entry["aliases"])}
    found |= {role["organization"] for role in gold["roles"] if role["organization"]}
    found |= {target["holder"] for target in gold["targets"] if target["holder"]}
    return found | {name for p in gold["projects"] for name in (p.get("lead"), *p.get("participants", [])) if name}


def capital_beside(text: str, span: Span) -> bool:
    """Whether a capitalised word touches an occurrence, or stands before it across "of": it may be part of a longer name."""
    before, after = text[max(0, span[0] - 40):span[0]], text[span[1]:span[1] + 40]
    left = re.search(r"([^\W\d_][\w’'.-]*)[ -]$", before)
    if left and (left[1][0].isupper() or (left[1] == "of" and re.search(r"[A-Z][\w-]* of $", before))):
        return True
    right = re.match(r"[ -]([^\W\d_][\w’'-]*)", after)
    return bool(right and right[1][0].isupper())


def free_occurrences(text: str, gold: dict[str, Any], names: list[str]) -> Iterator[Span]:
    """Occurrences of an entry's names that stand inside no longer name."""
    longer = [s for name in all_names(gold) for s in occurrences(text, name)]
    for span in sorted({s for name in names for s in occurrences(text, name)}):
        inside = any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in longer)
        if not inside and not capital_beside(text, span):
            yield span


def mentions_of(record: dict[str, Any], kind: str, names: list[str]) -> set[int]:
    """Characters that are mentions of an entry of this kind one of whose names is in `names`."""
    wanted = set(map(fold, names))
    entries = [e for e in record[kind] if wanted & set(map(fold, [e["name"], *(m["text"] for m in e["mentions"])]))]
    return {at for e in entries for m in e["mentions"] if m["in"] == "text" for at in range(m["start"], m["end"])}


def mention_counts(text: str, gold: dict[str, Any], record: dict[str, Any]) -> tuple[int, int]:
    """Occurrences of gold's cities and people that are mentions of the right entry, and all of them."""
    hit = total = 0
    for kind in ("cities", "people"):
        for entry in gold[kind]:
            names = [entry["name"], *entry["aliases"]]
            covered = mentions_of(record, kind, names)
            spans = list(free_occurrences(text, gold, names))
            total += len(spans)
            hit += sum(covered.issuperset(range(*span)) for span in spans)
    return hit, total


def ref_counts(record: dict[str, Any]) -> tuple[int, int]:
    """Of the organizations of roles and the holders of targets that an entry is named like: those with its ref, and all."""
    entries: dict[str, set[str]] = {}
    for kind in ("cities", "people", "organizations"):
        for entry in record[kind]:
            for name in (entry["name"], *entry.get("aliases", []), *(m["text"] for m in entry["mentions"])):
                entries.setdefault(fold(name), set()).add(entry["id"])
    named = [(role["organization_text"], role["organization"]) for role in record["roles"] if role["organization_text"]]
    named += [(t["holder"]["name"], t["holder"]["ref"]) for t in record["targets"] if t["holder"]]
    known = [(entries[fold(name)], ref) for name, ref in named if fold(name) in entries]
    return sum(ref in ids for ids, ref in known), len(known)
