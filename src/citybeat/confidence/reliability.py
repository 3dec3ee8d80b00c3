"""How good probabilities are: do they come true as often as they say (calibration), and do they tell right from wrong (ranking)?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 10
DRAWS = 400
SURE = 0.6  # probability from which precision is told by itself
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Bin:
    """Cases of about the same probability: how many, their mean probability, and the share of them that is right."""

    cases: int
    said: float
    right: float


@dataclass(frozen=True)
class Reliability:
    """Figures of one kind.

    `ece` is the expected calibration error over bins of as many cases each; `ece_by_chance` what it would be on average were every
    probability exact, for few cases never come out at their shares; `auroc` the chance that a right one is surer than a wrong one (null
    where there is only one sort); `precision` of all, `surer_half` of the half with the greater confidence, `sure` of those of at least
    SURE (null where there are none), and `kept` the share of the right ones that are among these.
    """

    cases: int
    precision: float
    mean: float
    ece: float
    ece_by_chance: float
    auroc: float | None
    surer_half: float
    sure: float | None
    kept: float | None
    bins: list[Bin]

    @classmethod
    def of(cls, probabilities: Sequence[float], right: Sequence[bool], bins: int = BINS) -> Reliability:
        """The figures of at least one case."""
        p, y = np.asarray(probabilities, np.float64), np.asarray(right, np.float64)
        order = np.argsort(-p, kind="stable")
        half, sure = order[:(len(p) + 1) // 2], p >= SURE
        parts = equal_parts(p, bins)
        return cls(
            cases=len(p), precision=float(y.mean()), mean=float(p.mean()), ece=ece(p, y, parts), ece_by_chance=chance(p, parts),
            auroc=auroc(p, y), surer_half=expected(p, y, p[half[-1]], len(half)),
            sure=float(y[sure].mean()) if sure.any() else None, kept=float(y[sure].sum() / y.sum()) if y.any() else None,
            bins=[Bin(len(i), float(p[i].mean()), float(y[i].mean())) for i in parts],
        )


def equal_parts(p: Numbers, bins: int) -> list[NDArray[np.int64]]:
    """Indices of the cases, least sure first, in bins that differ by one case at most."""
    return [part for part in np.array_split(np.argsort(p, kind="stable"), bins) if len(part)]


def ece(p: Numbers, right: Numbers, parts: Sequence[NDArray[np.int64]]) -> float:
    """The mean distance between what bins say and what is right in them, each by its cases."""
    return float(sum(len(i) * abs(p[i].mean() - right[i].mean()) for i in parts) / len(p))


def chance(p: Numbers, parts: Sequence[NDArray[np.int64]], draws: int = DRAWS) -> float:
    """The mean `ece` of cases drawn with just these probabilities; seeded, so that it is the same every time."""
    random = np.random.default_rng(0)
    return float(np.mean([ece(p, (random.random(len(p)) < p).astype(np.float64), parts) for _ in range(draws)]))


def auroc(p: Numbers, right: Numbers) -> float | None:
    """Of all pairs of a right and a wrong case the share in which the right one is surer; equally sure ones count half."""
    good, bad = p[right > 0], p[right == 0]
    if not len(good) or not len(bad):
        return None
    return float(np.mean((good[:, None] > bad).astype(np.float64) + 0.5 * (good[:, None] == bad)))


def expected(p: Numbers, right: Numbers, least: float, count: int) -> float:
    """The precision of the `count` surest, of which those at just `least` are any of the cases there."""
    above, edge = p > least, p == least
    return float((right[above].sum() + (count - above.sum()) * right[edge].mean()) / count)
