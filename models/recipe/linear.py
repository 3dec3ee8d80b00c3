"""Small linear models, fitted by Newton's method to the minimum itself: the same rows give the same weights again.

Each weight is drawn to a `prior` with a `strength` (the inverse variance of a normal distribution about it; a number, or one a weight).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Choices = list[tuple[np.ndarray, int, float]]
"""Cases: the features of what may be chosen (choices, features), the number of the right one, how much the case counts."""
Loss = Callable[[np.ndarray], float]
Product = Callable[[np.ndarray], np.ndarray]
Slopes = Callable[[np.ndarray], tuple[np.ndarray, Product]]


def part_of(name: str, parts: int) -> int:
    """Which part of a cross-validation an article belongs to, by its name."""
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % parts


@dataclass
class Rows:
    """A sparse matrix (cases, features): the entries' rows, columns and values."""

    row: np.ndarray
    column: np.ndarray
    value: np.ndarray
    shape: tuple[int, int]

    @classmethod
    def of(cls, cases: Sequence[Mapping[str, float]], names: Sequence[str]) -> Rows:
        """The features of each case that have one of `names`."""
        at = {name: i for i, name in enumerate(names)}
        entries = [(i, at[name], value) for i, case in enumerate(cases) for name, value in case.items() if value and name in at]
        row, column, value = (np.array(part) for part in zip(*entries, strict=True))
        return cls(row, column, value, (len(cases), len(names)))

    def only(self, mask: np.ndarray) -> Rows:
        kept, number = mask[self.row], np.cumsum(mask) - 1
        return Rows(number[self.row[kept]], self.column[kept], self.value[kept], (int(mask.sum()), self.shape[1]))

    def times(self, weights: np.ndarray) -> np.ndarray:
        """A number a case."""
        return np.bincount(self.row, self.value * weights[self.column], self.shape[0])

    def back(self, numbers: np.ndarray) -> np.ndarray:
        """The sum over the cases of their features, each times its number."""
        return np.bincount(self.column, self.value * numbers[self.row], self.shape[1])


def solve(product: Product, right: np.ndarray, close: float = 1e-10) -> np.ndarray:
    """Conjugate gradients: the vector of which a positive definite matrix, known by its products, makes `right`."""
    found, rest = np.zeros_like(right), right.copy()
    way, size = rest.copy(), float(rest @ rest)
    aim = close * close * max(size, 1e-30)
    for _ in range(10 * len(right)):
        if size <= aim:
            break
        made = product(way)
        length = size / float(way @ made)
        found, rest = found + length * way, rest - length * made
        size, before = float(rest @ rest), size
        way = rest + size / before * way
    return found


def newton(loss: Loss, slopes: Slopes, start: np.ndarray, rounds: int = 50, close: float = 1e-7) -> np.ndarray:
    """The minimum of a convex function by its gradient and the products of its Hessian; steps are halved until they descend."""
    weights = start.astype(float)
    for _ in range(rounds):
        gradient, product = slopes(weights)
        step, now, size = solve(product, gradient), loss(weights), 1.0
        while size > 1e-6 and loss(weights - size * step) > now - 1e-4 * size * float(gradient @ step) + 1e-12 * abs(now):
            size /= 2
        weights = weights - size * step
        if np.abs(step).max() < close:
            break
    return weights


def sigmoid(logits: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(logits, -500, 500)))


def logistic(
    rows: Rows, right: np.ndarray, prior: np.ndarray, strength: float | np.ndarray, counts: float | np.ndarray = 1.0,
) -> np.ndarray:
    """Weights of a logistic regression of `right` (0 or 1 a case); a bias is a feature that is always 1. `counts`: a case's weight."""
    strengths = np.broadcast_to(np.asarray(strength, float), prior.shape)

    def loss(weights: np.ndarray) -> float:
        logits = rows.times(weights)
        return float((counts * (np.logaddexp(0, logits) - right * logits)).sum() + 0.5 * strengths @ (weights - prior) ** 2)

    def slopes(weights: np.ndarray) -> tuple[np.ndarray, Product]:
        p = sigmoid(rows.times(weights))
        gradient = rows.back(counts * (p - right)) + strengths * (weights - prior)
        return gradient, lambda v: rows.back(counts * p * (1 - p) * rows.times(v)) + strengths * v

    return newton(loss, slopes, prior)


def conditional(cases: Choices, prior: np.ndarray, strength: float) -> np.ndarray:
    """Weights of a conditional logit: the right one of each case's choices against the others."""

    def shares(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
        scores = np.exp(rows @ weights - (rows @ weights).max())
        return scores / scores.sum()

    def loss(weights: np.ndarray) -> float:
        found = sum(-count * np.log(shares(rows, weights)[right] + 1e-300) for rows, right, count in cases)
        return float(found + 0.5 * strength * ((weights - prior) ** 2).sum())

    def slopes(weights: np.ndarray) -> tuple[np.ndarray, Product]:
        gradient, hessian = strength * (weights - prior), strength * np.eye(len(prior))
        for rows, right, count in cases:
            p = shares(rows, weights)
            mean = p @ rows
            gradient = gradient + count * (mean - rows[right])
            hessian += count * ((rows.T * p) @ rows - np.outer(mean, mean))
        return gradient, lambda v: hessian @ v

    return newton(loss, slopes, prior)


def out_of_fold(articles: Sequence[str], parts: int, rows: Rows, fit: Callable[[Rows, np.ndarray], np.ndarray]) -> np.ndarray:
    """Logits of each case by the weights that `fit` found on the cases (rows, mask) of the other parts."""
    part = np.array([part_of(name, parts) for name in articles])
    logits = np.zeros(len(articles))
    for i in sorted(set(part.tolist())):
        logits[part == i] = rows.only(part == i).times(fit(rows.only(part != i), part != i))
    return logits


def figures(scores: np.ndarray, right: np.ndarray, threshold: float) -> dict[str, float]:
    """Precision, recall and F1 of what scores at least a threshold."""
    said = scores >= threshold
    hits = int((said & (right > 0)).sum())
    p, r = hits / max(1, int(said.sum())), hits / max(1, int(right.sum()))
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if hits else 0.0}


def differences(shipped: Mapping[str, float], fitted: Mapping[str, float]) -> str:
    """How far two sets of weights are apart, in words; a weight that one lacks is 0 there."""
    apart = {name: fitted.get(name, 0.0) - shipped.get(name, 0.0) for name in sorted({*shipped, *fitted})}
    name = max(apart, key=lambda n: abs(apart[n]))
    mean = sum(map(abs, apart.values())) / len(apart)
    return (f"{len(shipped)} weights shipped, {len(fitted)} fitted, {len(shipped.keys() & fitted.keys())} in both; "
            f"mean change {mean:.3f}, largest {apart[name]:+.3f} ({name})")
