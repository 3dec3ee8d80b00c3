#!/usr/bin/env python3
"""Fit what decides about projects: python models/recipe/fit_projects.py GOLD CORPUS DATA [--write]

(../shared/gold corpus, DATA as of train.py.) A logistic regression over the traits of what rules and head propose, drawn to weights set by
hand (PRIOR), on GOLD/train, CORPUS/dev, articles of plain news that were annotated in full (plain_articles.py) and proposals in plain news
of DATA that readers judged (plain_news/projects.jsonl, and the verdicts of docs/audit/ on news). The project head knows the articles and
verdicts that it was trained on, so those count less (REST). Some articles of plain news are never fitted on (plain_news.is_apart).
Proposals whose name is only cut wrongly, and those that no weight decides about, are left out.

Prints figures by cross-validation over articles and on the plain news kept apart, then how far the weights are from the shipped ones; with
--write they are replaced. The threshold beside them stays.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import data
import fitting
import judged
import numpy as np
import plain_articles
import plain_news
from linear import Rows, differences, figures, logistic, out_of_fold, sigmoid

from citybeat.evaluate.matching import fold, token_f1
from citybeat.extract.facts import facts_of
from citybeat.extract.projects import choose, lexicon
from citybeat.extract.projects.component import Projects
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.mentions import name_of
from citybeat.extract.projects.traits import is_likely, traits_of

WEIGHTS = Path(str(lexicon.data("group_weights.json")))
COMMENT = "Written by models/recipe/fit_projects.py; a logistic regression on annotated articles and judged proposals of plain news."
PRIOR = {"bias": -1.5, "rule": 3.0, "head": 2.3, "sites": 0.3, "beside": 0.4, "head_sure": 3.0, "head_only&no_noun": -0.4,
         "head_only&one_word": -1.0, "rule_only&as_body": -1.0, "as_body": -0.3, "told": 1.0, "told&label=LOC": -0.5, "stands": -1.5,
         "is_body": -2.0, "is_thing": -1.5, "listed_body": -2.0, "based": -1.0, "body_before": -1.0,
         "is_alliance&sentence=party_words": -1.5}
STRENGTH, BIAS_STRENGTH = 5.0, 0.5
REST = 0.2  # what a case counts that is from an article on which the encoder was trained
LEAST = 6  # cases in which a trait must stand
SMALLEST = 0.02  # a smaller weight is left out
NEAR = 0.5  # token F1 with a project's name from which on a proposal is one that was cut wrongly
PARTS = 5


@dataclass
class Case:
    """A proposal's traits, whether it is a project, its article, what it counts, and whether it is from plain news."""

    traits: dict[str, float]
    right: bool
    article: str
    weight: float
    plain: bool

    @property
    def is_apart(self) -> bool:
        """Whether it is never fitted on."""
        return self.plain and plain_news.is_apart(self.article)


class Reader:
    """Reads articles and proposes projects in them."""

    def __init__(self, model: Path):
        self.nlp = fitting.pipeline_of_names(model)
        self.projects = Projects(self.nlp)

    def groups(self, text: str) -> list[tuple[Group, dict[str, float]]]:
        """The proposals that weights decide about, with their traits."""
        doc = self.nlp(text)
        groups, facts = self.projects.proposed(doc), facts_of(doc)
        likely = sum(map(is_likely, groups))
        return [(g, traits_of(g, facts, likely - is_likely(g))) for g in groups if not choose.is_other(g, facts)]

    def annotated(self, article: dict[str, Any], text: str, weight: float = 1.0) -> Iterator[Case]:
        """The cases of an annotated article, each of which counts `weight`."""
        groups = self.groups(text)
        names = [name for project in article["projects"] for name in (project["name"], *project["aliases"])]
        whole = {fold(name) for name in names}
        for group, traits in groups:
            name = name_of(group)
            if fold(name) in whole or all(token_f1(name, other) < NEAR for other in names):
                yield Case(traits, fold(name) in whole, article["id"], weight, False)

    def judged(self, article: str, text: str, labels: Sequence[plain_news.Label]) -> Iterator[Case]:
        """The cases of an article of plain news of which single proposals were judged."""
        groups = self.groups(text)
        for label in labels:
            traits = next((traits for group, traits in groups if names(group, label.start, label.end)), None)
            if traits is not None and label.label not in judged.CUT:
                yield Case(traits, label.label == "right", article, 1.0, True)

    def audited(self, article: str, text: str, verdicts: Sequence[judged.Verdict], weight: float) -> Iterator[Case]:
        """The cases, each of which counts `weight`, of an article of which single facts were audited, where they are still proposed under
        that name."""
        groups = self.groups(text)
        for row in verdicts:
            name = fold(row.fact.rpartition(" (")[0])
            traits = next((traits for group, traits in groups if names(group, row.start, row.end) and fold(name_of(group)) == name), None)
            if traits is not None and row.reason not in judged.CUT:
                yield Case(traits, row.right, article, weight, True)


def names(group: Group, start: int, end: int) -> bool:
    """Whether a site of a group shares characters with a span."""
    return any(site.name.start_char < end and start < site.name.end_char for site in group.sites)


def cases(gold: Path, corpus: Path, public: Path, reader: Reader) -> Iterator[Case]:
    for article, text in data.annotated(gold / "train"):
        yield from reader.annotated(article, text, 1.0 if data.held_out(data.public_name(article["id"])) else REST)
    for article, text in data.annotated(corpus / "dev"):
        yield from reader.annotated(article, text)
    for article, text in plain_articles.annotated(public):
        yield from reader.annotated(article, text, REST)
    for name, text, labels in plain_news.labelled(public, "projects"):
        yield from reader.judged(name, text, labels)
    by_article = defaultdict[str, list[judged.Verdict]](list)
    for verdict in judged.audited(["projects"]):
        if not verdict.article.startswith(plain_news.NO_NEWS):
            by_article[verdict.article].append(verdict)
    unknown = judged.kept_apart() | {v.article for rows in by_article.values() for v in rows if v.audit in judged.FITTED}
    for name, text in sorted(plain_news.texts(public, set(by_article)).items()):
        yield from reader.audited(name, text, by_article[name], 1.0 if name in unknown else REST)


def traits_in(found: list[Case]) -> list[str]:
    """The traits that stand in enough cases, those of PRIOR first."""
    counts = Counter(name for case in found for name, value in case.traits.items() if value)
    return [*PRIOR, *sorted(n for n, count in counts.items() if n not in PRIOR and count >= LEAST)]


def fit(rows: Rows, right: np.ndarray, weight: np.ndarray, traits: list[str]) -> np.ndarray:
    """Weights in the order of the traits, the bias first."""
    strength = np.full(len(traits), STRENGTH)
    strength[0] = BIAS_STRENGTH
    return logistic(rows, right, np.array([PRIOR.get(name, 0.0) for name in traits]), strength, weight)


def fitted(found: list[Case], threshold: float) -> dict[str, float]:
    """The weights, rounded; figures are printed."""
    kept = [case for case in found if not case.is_apart]
    traits = traits_in(kept)
    rows, right = Rows.of([case.traits for case in kept], traits), np.array([float(case.right) for case in kept])
    weight = np.array([case.weight for case in kept])
    print(f"{len(kept)} proposals, {int(right.sum())} of them projects, {len(traits)} traits; threshold {threshold}")
    logits = out_of_fold([c.article for c in kept], PARTS, rows, lambda part, mask: fit(part, right[mask], weight[mask], traits))
    for what, mask in (("plain news", [c.plain for c in kept]), ("unknown articles", [not c.plain and c.weight == 1 for c in kept])):
        print(f"  cross-validated, {what}", figures(sigmoid(logits[np.array(mask)]), right[np.array(mask)], threshold))
    weights = fit(rows, right, weight, traits)
    apart = [case for case in found if case.is_apart]
    if apart:
        scores = sigmoid(Rows.of([case.traits for case in apart], traits).times(weights))
        print(f"  plain news kept apart ({len(apart)})", figures(scores, np.array([float(c.right) for c in apart]), threshold))
    return {name: round(float(w), 3) for name, w in zip(traits, weights, strict=True) if abs(w) >= SMALLEST}


def main() -> None:
    parser = fitting.parser(__doc__, "gold", "corpus", "data")
    parser.add_argument("--model", type=Path, default=fitting.MODEL)
    args = parser.parse_args()
    shipped = json.loads(WEIGHTS.read_text(encoding="utf8"))
    weights = fitted(list(cases(args.gold, args.corpus, args.data, Reader(args.model))), shipped["threshold"])
    print(differences(shipped["weights"], weights))
    if args.write:
        content = {"comment": COMMENT, "threshold": shipped["threshold"], "weights": weights}
        WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
