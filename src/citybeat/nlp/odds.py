"""Between probabilities and log-odds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

CLIP = 0.01  # a probability counts as no surer than this


def sigmoid(logit: float) -> float:
    """The probability of a log-odds."""
    return 1 / (1 + math.exp(-logit))


def logit(p: float, least: float = CLIP) -> float:
    """The log-odds of a probability, which counts as no less than `least` and no more than 1 - `least`."""
    p = min(1 - least, max(least, p))
    return math.log(p / (1 - p))


def weighted(weights: Mapping[str, float], traits: Mapping[str, float]) -> float:
    """The log-odds of traits by a linear model; those without a weight say nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in traits.items())


def shares(logits: Sequence[float]) -> list[float]:
    """Softmax."""
    top = max(logits)
    powers = [math.exp(x - top) for x in logits]
    total = sum(powers)
    return [power / total for power in powers]
