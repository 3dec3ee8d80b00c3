#!/usr/bin/env python3
"""Fit what decides about a project's parties and cities: python models/recipe/fit_parties.py GOLD DATA [--write]

(../shared/gold, DATA as of train.py.) Three logistic regressions over the traits of all that an article of GOLD/train, or of plain news
that was annotated in full, names, for each of its projects by the names that the annotation gives them: that it is a party (lead or
participant), that it is the lead, that the project runs there. Articles that are held out of all training are left out. Prints figures by
cross-validation over articles and on the held-out ones, then how far the weights are from the shipped ones; with --write they are replaced.
The thresholds beside them stay: they were chosen on the cross-validated scores.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import data
import fitting
import numpy as np
import plain_articles
from linear import Rows, differences, figures, logistic, out_of_fold
from spacy.tokens import Doc

from citybeat.evaluate.matching import fold, token_f1
from citybeat.extract.facts import facts_of
from citybeat.extract.projects import lexicon
from citybeat.extract.projects.groups import Group, Site
from citybeat.extract.projects.heads import following_noun
from citybeat.extract.projects.judging import Judge

WEIGHTS = Path(str(lexicon.data("party_weights.json")))
STRENGTH, BIAS_STRENGTH = 10.0, 0.03
LEAST = {"party": 20, "lead": 20, "city": 6}  # cases in which a trait must stand
SMALLEST = 0.02  # a smaller weight is left out
PARTS = 5
SAME = 0.6  # token F1 of two names of one party


@dataclass
class Case:
    """A contender's traits for a project, what it is of it ("party", "lead", "city"), its article, and whether that is held out."""

    traits: dict[str, float]
    right: set[str]
    is_city: bool
    article: str
    held_out: bool


def group_of(doc: Doc, project: dict[str, Any]) -> Group | None:
    """All places of a text that give a project one of its names."""
    names = sorted({" ".join(n.split()) for n in [project["name"], *project["aliases"]]}, key=lambda n: (-len(n), n))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(r"\s+".join(map(re.escape, n.split())) for n in names) + r")(?!\w)")
    sites = []
    for match in pattern.finditer(doc.text):
        name = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if name is not None:
            noun = following_noun(name)
            sites.append(Site(name, doc[name.start:noun.end] if noun is not None else name, []))
    return Group(sites) if sites else None


def rights(project: dict[str, Any], names: list[str]) -> list[set[str]]:
    """What each name is of a project: a name goes to the party that it is most like, each party to one name."""
    parties = [p for p in [project["lead"], *project["participants"]] if p]
    pairs = sorted(((-token_f1(p, n), i, j) for i, p in enumerate(parties) for j, n in enumerate(names) if token_f1(p, n) >= SAME))
    found: list[set[str]] = [set() for _ in names]
    done: set[int] = set()
    for _, i, j in pairs:
        if i not in done and not found[j]:
            done.add(i)
            found[j] |= {"party", "lead"} if project["lead"] and i == 0 else {"party"}
    cities = {fold(city) for city in project["cities"]}
    for name, what in zip(names, found, strict=True):
        what |= {"city"} if fold(name) in cities else set()
    return found


def cases_of(doc: Doc, article: dict[str, Any]) -> Iterator[Case]:
    """The contenders of an article for each of its projects whose parties are annotated."""
    projects = [(p, group) for p in article["projects"] if "participants" in p and (group := group_of(doc, p)) is not None]
    judge = Judge(doc, facts_of(doc), [group for _, group in projects], [p["kind"] for p, _ in projects])
    held_out = data.held_out(data.public_name(article["id"]))
    for number, (project, _) in enumerate(projects):
        described = judge.described(number)
        right = rights(project, [d.contender.name for d in described])
        for d, what in zip(described, right, strict=True):
            yield Case(dict(d.traits), what, d.contender.sort == "city", article["id"], held_out)


def cases(gold: Path, public: Path, model: Path) -> Iterator[Case]:
    nlp = fitting.pipeline_of_names(model)
    for article, text in chain(data.annotated(gold / "train"), plain_articles.annotated(public)):
        if article["projects"]:
            yield from cases_of(nlp(text), article)


def fit(rows: Rows, right: np.ndarray) -> np.ndarray:
    """Weights in the order of the traits, the bias first."""
    strength = np.full(rows.shape[1], STRENGTH)
    strength[0] = BIAS_STRENGTH
    return logistic(rows, right, np.zeros(rows.shape[1]), strength)


def fitted(what: str, found: list[Case], threshold: float) -> dict[str, float]:
    """The weights for one question, rounded; figures are printed."""
    kept = [case for case in found if not case.held_out]
    counts = Counter(name for case in kept for name, value in case.traits.items() if value)
    names = ["bias", *sorted(n for n, count in counts.items() if n != "bias" and count >= LEAST[what])]
    rows, right = Rows.of([case.traits for case in kept], names), np.array([float(what in case.right) for case in kept])
    print(f"{what}: {len(kept)} contenders, {int(right.sum())} right, {len(names)} traits; threshold {threshold}")
    logits = out_of_fold([case.article for case in kept], PARTS, rows, lambda part, mask: fit(part, right[mask]))
    print("  cross-validated", figures(logits, right, threshold))
    weights = fit(rows, right)
    held = [case for case in found if case.held_out]
    if held:
        scores = Rows.of([case.traits for case in held], names).times(weights)
        print("  held-out articles", figures(scores, np.array([float(what in case.right) for case in held]), threshold))
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST}


def main() -> None:
    parser = fitting.parser(__doc__, "gold", "data")
    parser.add_argument("--model", type=Path, default=fitting.MODEL)
    args = parser.parse_args()
    shipped = json.loads(WEIGHTS.read_text(encoding="utf8"))
    found = list(cases(args.gold, args.data, args.model))
    new = {}
    for what, threshold in shipped["thresholds"].items():
        asked = [case for case in found if case.is_city or what != "city"]
        new[what] = fitted(what, asked, threshold)
        print(f"  {differences(shipped[what], new[what])}")
    if args.write:
        WEIGHTS.write_text(json.dumps({**shipped, **new}, indent=0) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
