"""From signals to a probability: a logistic regression for each kind, whose weights lie in data/weights.json.

A signal counts as it is (`plain`), by the logarithm of one more (`log`, for numbers of things), or by its log-odds (`logit`, for
probabilities), each as its difference from what is `usual`; one that was not measured says nothing. Rules of one family share a weight.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log1p
from pathlib import Path
from typing import Any

from citybeat.nlp.odds import logit, sigmoid

WEIGHTS = Path(__file__).parent / "data" / "weights.json"
DECIMALS = 3


FORMS: dict[str, Callable[[float], float]] = {"plain": float, "log": log1p, "logit": logit}


def family_of(rule: str) -> str:
    """The leading two parts of a rule's id.

    >>> family_of("roles.after_name.list")
    'roles.after_name'
    """
    return ".".join(rule.split(".")[:2])


@dataclass(frozen=True)
class Weighed:
    """How one signal counts; `sign` is the direction in which it may (1 or -1), for the fit."""

    form: str
    sign: int
    usual: float
    weight: float

    def part(self, value: float) -> float:
        """What a value adds to the log-odds."""
        return self.weight * (FORMS[self.form](value) - self.usual)


@dataclass(frozen=True)
class Table:
    """The regression of one kind."""

    bias: float
    signals: dict[str, Weighed]
    families: dict[str, float]

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Table:
        return cls(content["bias"], {name: Weighed(**weighed) for name, weighed in content["signals"].items()}, content["families"])

    def parts(self, signals: Mapping[str, float], rule: str = "") -> dict[str, float]:
        """What each signal and the rule's family add to the log-odds, beside the bias."""
        found = {name: weighed.part(signals[name]) for name, weighed in self.signals.items() if name in signals}
        family = family_of(rule)
        return found | ({family: self.families[family]} if family in self.families else {})

    def probability(self, signals: Mapping[str, float], rule: str = "") -> float:
        return round(sigmoid(self.bias + sum(self.parts(signals, rule).values())), DECIMALS)


@cache
def tables() -> dict[str, Table]:
    """The shipped tables by kind: city, link, person, organization, role, target, other (forecasts and achievements), project."""
    content = json.loads(WEIGHTS.read_text(encoding="utf8"))
    return {kind: Table.of(table) for kind, table in content["kinds"].items()}
