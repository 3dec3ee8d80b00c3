"""Whether a sentence states a forecast: a linear model over what the sentence head makes of it, its length and some classes of words.

On annotated articles it is no less right than rules for what a forecast must say and what only sounds like one, and finds far more; so
there are no such rules. The weights (log-odds) and the threshold are in data/forecasts.json; models/recipe/fit_forecasts.py fits them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from spacy.tokens import Span

from citybeat.extract.targets.lexicon import DATA, word_sets
from citybeat.nlp.columns import columns_of
from citybeat.nlp.odds import logit, weighted

LEAST = 0.1  # the head's probability of a forecast from which a sentence is looked at
LENGTH = 30  # words of a sentence of usual length
CLASSES = ("expecting", "predictions", "possible", "vague", "helping", "goal_signs")  # lists of others.json


@cache
def decider() -> dict[str, Any]:
    """`weights`: log-odds by trait; `threshold`: the log-odds from which a sentence is a forecast."""
    content: dict[str, Any] = json.loads((DATA / "forecasts.json").read_text(encoding="utf8"))
    return content


def traits_of(sentence: Span, kinds: Mapping[str, float]) -> dict[str, float]:
    """What is known of a sentence; `kinds` are the head's probabilities."""
    found = {"bias": 1.0, "length": len(sentence) / LENGTH, **{f"kind={kind}": logit(p) for kind, p in kinds.items()}}
    return found | {f"words={name}": 1.0 for name, is_said in said_in(sentence, CLASSES).items() if is_said}


def said_in(sentence: Span, names: Iterable[str]) -> dict[str, bool]:
    """For each of some lists of others.json whether a sentence has a word of it."""
    lower, lists = columns_of(sentence.doc).lower[sentence.start:sentence.end], word_sets("others.json")
    return {name: not lists[name].isdisjoint(lower) for name in names}


def hedges_of(sentence: Span) -> dict[str, float]:
    """Whether it says that something is expected, and that it is but possible, as signals of confidence."""
    return {name: float(is_said) for name, is_said in said_in(sentence, ("expecting", "possible")).items()}


def score(sentence: Span, kinds: Mapping[str, float]) -> float | None:
    """The log-odds that a sentence states a forecast; None where the head gives it next to no chance."""
    return weighted(decider()["weights"], traits_of(sentence, kinds)) if kinds.get("forecast", 0.0) >= LEAST else None
