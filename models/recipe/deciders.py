"""What the fits of small yes-or-no models have in common: the articles they read, the cases in them, the fit, and the file of weights.

The articles are those of GOLD/train and those of plain news that were annotated in full (plain_articles.py). The encoder was trained on
most of them and is surer there than elsewhere, so a case counts less (REST) there than in an article that was held out of all training.
The articles of plain news that are kept apart only measure.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import data
import numpy as np
import plain_articles
from linear import Rows, differences, figures, logistic, out_of_fold

STRENGTH, BIAS_STRENGTH = 2.0, 0.05
REST = 0.3
LEAST = 8  # cases in which a trait must stand
SMALLEST = 0.02  # a smaller weight is left out
PARTS = 8
Judged = Iterator[tuple[dict[str, float], bool]]
"""The traits of what is to be decided, and whether the answer is yes."""


@dataclass
class Case:
    """Traits, the right answer, the article, what the case counts, and whether it only measures."""

    traits: dict[str, float]
    right: bool
    article: str
    weight: float
    apart: bool


def cases(gold: Path, public: Path, judged: Callable[[dict[str, Any], str], Judged]) -> list[Case]:
    """The cases of all articles; `judged` finds them in one, by its annotation and text."""
    known = ((a, text, 1.0 if data.held_out(data.public_name(a["id"])) else REST, False) for a, text in data.annotated(gold / "train"))
    plain = ((a, text, REST, False) for a, text in plain_articles.annotated(public))
    apart = ((a, text, 1.0, True) for a, text in plain_articles.annotated(public, apart=True))
    return [Case(traits, right, article["id"], weight, is_apart)
            for article, text, weight, is_apart in chain(known, plain, apart) for traits, right in judged(article, text)]


def fitted(found: list[Case], threshold: float) -> dict[str, float]:
    """The weights, rounded; figures by cross-validation over articles and on those kept apart are printed. `threshold` in log-odds."""
    kept, apart = ([case for case in found if case.apart is which] for which in (False, True))
    counts = Counter(name for case in kept for name, value in case.traits.items() if value)
    traits = ["bias", *sorted(name for name, count in counts.items() if name != "bias" and count >= LEAST)]
    right, weight = np.array([float(c.right) for c in kept]), np.array([c.weight for c in kept])
    strength = np.full(len(traits), STRENGTH)
    strength[0] = BIAS_STRENGTH

    def fit(part: Rows, mask: np.ndarray) -> np.ndarray:
        return logistic(part, right[mask], np.zeros(len(traits)), strength, weight[mask])

    rows = Rows.of([case.traits for case in kept], traits)
    print(f"{len(kept)} cases, {int(right.sum())} of them right, {len(traits)} traits; threshold {threshold}")
    logits, unknown = out_of_fold([c.article for c in kept], PARTS, rows, fit), weight == 1
    print("  cross-validated", figures(logits, right, threshold), "held-out articles", figures(logits[unknown], right[unknown], threshold))
    weights = fit(rows, np.ones(len(kept), bool))
    if apart:
        scores = Rows.of([case.traits for case in apart], traits).times(weights)
        print(f"  plain news kept apart ({len(apart)})", figures(scores, np.array([float(c.right) for c in apart]), threshold))
    return {name: round(float(w), 3) for name, w in zip(traits, weights, strict=True) if abs(w) >= SMALLEST}


def settle(path: Path, found: list[Case], recipe: str, write: bool) -> None:
    """Fit the weights of a file, say how far they are from it, and with `write` replace them; the threshold beside them stays."""
    shipped = json.loads(path.read_text(encoding="utf8"))
    weights = fitted(found, shipped["threshold"])
    print(differences(shipped["weights"], weights))
    if write:
        comment = f"Written by models/recipe/{recipe}; a logistic regression on annotated articles."
        content = {"comment": comment, "threshold": shipped["threshold"], "weights": weights}
        path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf8")
