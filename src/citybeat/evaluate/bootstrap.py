"""Intervals for the figures: the articles are drawn again and again, with replacement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from citybeat.evaluate.counts import Count

LEVEL = 0.95


def f1_intervals(
    articles: Sequence[Mapping[str, Count]], rows: Sequence[str], samples: int, seed: int = 0
) -> dict[str, tuple[float, float]]:
    """The 95% interval of each row's F1, by percentiles over `samples` draws of the articles.

    The same seed gives the same intervals; rows of one call share their draws. No articles or no samples: no intervals.
    """
    if not articles or samples < 1:
        return {}
    table = np.array([[(c[row].right, c[row].predicted, c[row].gold) for row in rows] for c in articles], np.int64)
    size = len(articles)
    times = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), samples)  # (samples, articles)
    f1 = _f1(np.einsum("sa,arc->src", times, table))
    low, high = np.quantile(f1, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return {row: (float(low[k]), float(high[k])) for k, row in enumerate(rows)}


def _f1(sums: NDArray[np.int64]) -> NDArray[np.float64]:
    """(..., 3) of right, predicted and gold to F1; 0 where there was nothing to count."""
    right, both = sums[..., 0], sums[..., 1] + sums[..., 2]
    f1: NDArray[np.float64] = np.divide(2.0 * right, both, out=np.zeros(right.shape), where=both > 0)
    return f1
