"""Records made from annotation, with mistakes of every sort in them, to score what no pipeline has read."""

from __future__ import annotations

import random
import re
from typing import Any

Json = dict[str, Any]


def pseudo_record(gold: Json, text: str, chance: random.Random, wrong: float = 0.25) -> Json:
    """A record that says what gold says, each thing dropped, bent or doubled with the chance `wrong`."""
    bend = Bender(text, chance, wrong)
    record: Json = {"id": gold["id"]}
    record["cities"] = bend.entries(gold["cities"], "c")
    record["people"] = bend.entries(gold["people"], "p")
    bodies = sorted({r["organization"] for r in gold["roles"]} | {p.get("lead") for p in gold["projects"]} - {None}, key=str)
    record["organizations"] = bend.entries([{"name": name, "aliases": []} for name in bodies if name], "o")
    record["roles"] = [bend.role(role, record) for role in bend.some(gold["roles"])]
    record["targets"] = [bend.target(target) for target in bend.some(gold["targets"])]
    record["targets"] += [bend.near_target(near) for near in bend.some(gold.get("near_targets", []))]
    record["projects"] = [bend.project(project, record) for project in bend.some(gold["projects"])]
    for kind in ("roles", "targets", "projects"):
        chance.shuffle(record[kind])
    return record


class Bender:
    def __init__(self, text: str, chance: random.Random, wrong: float):
        self.text, self.chance, self.wrong = text, chance, wrong

    def slip(self) -> bool:
        return self.chance.random() < self.wrong

    def some(self, items: list[Json]) -> list[Json]:
        """The items, some missing, some twice."""
        return [item for item in items for _ in range(self.chance.choice((0, 2, 2)) if self.slip() else 1)]

    def or_else(self, value: Any, *others: Any) -> Any:
        return self.chance.choice(others) if self.slip() else value

    def name(self, name: str) -> str:
        """The name, or one that is near it or far from it."""
        words = name.split()
        shorter = " ".join(words[1:]) or "Nobody"
        return self.or_else(name, name.upper(), f"the {name}", shorter, f"{name} and Sons", "Somebody Else", f"“{name}”")

    def entries(self, gold: list[Json], letter: str) -> list[Json]:
        out = []
        for number, item in enumerate(self.some(gold), start=1):
            names = [item["name"], *item.get("aliases", [])]
            first = self.or_else(names[0], *names)
            entry = {"id": f"{letter}{number}", "name": self.name(first), "aliases": [n for n in names if n != first]}
            if "geonames_id" in item:
                entry["geonames_id"] = self.or_else(item["geonames_id"], None, 1, 658225)
            out.append(entry)
        return out

    def reference(self, name: str | None, entries: list[Json]) -> str | None:
        found = [entry["id"] for entry in entries if name and name.casefold() in (n.casefold() for n in [entry["name"], *entry["aliases"]])]
        return found[0] if found else None

    def role(self, role: Json, record: Json) -> Json:
        body = role["organization"]
        shape = self.chance.choice(("text", "ref", "path"))
        path = [part.strip() for part in body.split(",")] if body and shape == "path" else []
        return {
            "person": self.reference(self.or_else(role["person"], "nobody"), record["people"]) or self.or_else("p1", None),
            "title": self.name(role["title"]),
            "organization": self.reference(body, record["organizations"]) if shape == "ref" else None,
            "organization_text": self.or_else(body if shape == "text" else None, "Ministry of Works", None),
            "organization_path": path,
            "status": self.or_else(role["status"], "former", "current"),
            "start": self.or_else(role["start"], "2019", None),
            "end": self.or_else(role["end"], "2024-05", None),
        }

    def evidence(self, quotation: str) -> Any:
        """Where a quotation stands, exactly, roughly, far too widely, or not at all."""
        found = re.search(r"\s+".join(map(re.escape, quotation.split())), self.text)
        if not found:
            return []
        start, end = found.span()
        shift = self.chance.randrange(0, end - start)
        wrong = [[(start + shift, end + shift)], [(0, len(self.text))], [(start, start + 3), (start + 1, end)], []]
        spans = self.or_else([(start, end)], *wrong)
        return [{"in": self.or_else("text", "title"), "start": a, "end": b} for a, b in spans]

    def target(self, target: Json) -> Json:
        holder, unit = target["holder"], target["unit"]
        value = self.or_else(target["value"], None, 7, 0.5)
        return {
            "kind": self.or_else("target", "forecast", "achievement"),
            "goal": target["goal"],
            "holder": self.or_else({"name": self.name(holder)} if holder else None, None, {"name": "The Town"}),
            "quantity": None if value is None and unit is None else {"value": value, "unit": self.or_else(unit, None, "$", "USD", "homes")},
            "deadline": self.or_else(target["deadline"], None, "2030"),
            "baseline": self.or_else(target["baseline"], None, "1990"),
            "evidence": self.evidence(target["evidence"]),
        }

    def near_target(self, near: Json) -> Json:
        kind = near["kind"] if near["kind"] in ("forecast", "achievement") else "target"
        return {"kind": self.or_else(kind, "target", "forecast"), "evidence": self.evidence(near["evidence"])}

    def project(self, project: Json, record: Json) -> Json:
        names = [project["name"], *project["aliases"]]
        first = self.or_else(names[0], *names)
        cities = [self.reference(name, record["cities"]) for name in project.get("cities", [])]
        return {
            "name": self.name(first),
            "aliases": self.or_else([n for n in names if n != first], []),
            "kind": self.or_else(project["kind"], "fund", "plan"),
            "lead": self.reference(project.get("lead"), record["organizations"]),
            "participants": [{"name": self.name(name)} for name in project.get("participants", [])],
            "cities": [ref for ref in cities if ref] + self.or_else([], ["c1"], ["c99"]),
        }
