"""The heads: small matrices over the encoder's word vectors, in numpy.

They are kept in one .npz (arrays only, never pickled objects) beside a JSON file of their labels.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybeat.errors import ModelError
from citybeat.nlp.linking import Floats, Linker, Span, features

DECIMALS = 3  # scores are rounded before anything is decided on them: the last digits differ between types of CPU
LEAST = 5e-4  # what a probability that rounds to nothing counts as
SURELY_OUTSIDE = 0.98  # a word that is outside with this probability ends every span


@dataclass(frozen=True)
class Found:
    """A span that a head found: words [start, end), label and its mean probability over them; `kinds`: that of each type of the head."""

    start: int
    end: int
    label: str
    score: float
    kinds: Floats = field(compare=False, repr=False)


def softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32)


def mean_of(vectors: Floats, span: Span) -> Floats:
    """The mean vector of words [start, end); for so few words numpy's own `mean` takes longer to begin than to count."""
    start, end = span
    total: Floats = np.add.reduce(vectors[start:end], 0)
    return total / np.float32(end - start)


def means_of(vectors: Floats, spans: Sequence[Span]) -> Floats:
    """(spans, 384): `mean_of` for each of many short spans, their first words together, then their second ones and so on."""
    starts, ends = np.array(spans, np.int64).T
    total = vectors[starts]
    for step in range(1, int((ends - starts).max())):
        longer = starts + step < ends
        total[longer] += vectors[starts[longer] + step]
    return np.asarray(total / (ends - starts)[:, None].astype(np.float32), np.float32)


def decode(probabilities: Floats, labels: Sequence[str], threshold: float = 0.5) -> Iterator[Found]:
    """Spans from (words, labels) BIO probabilities: the likeliest sequence in which an I- follows its own B- or I- (Viterbi).

    `labels` are O, then B- and I- of each type. Each span carries the mean probability of each type over its words.
    """
    p = np.round(probabilities, DECIMALS)
    types = [label[2:] for label in labels[1::2]]
    logs = np.log(np.maximum(p, LEAST))
    logs[:, 0] += math.log(threshold / (1 - threshold))
    inside = p[:, 1::2] + p[:, 2::2]
    for first, last in stretches(p[:, 0] < SURELY_OUTSIDE):
        for start, end, kind in runs(best_path(logs[first:last].tolist())):
            mass = mean_of(inside, (first + start, first + end))
            yield Found(first + start, first + end, types[kind], round(float(mass[kind]), DECIMALS), mass)


def stretches(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The runs of true flags, as [start, end)."""
    edges = np.flatnonzero(np.diff(flags, prepend=False, append=False)).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def best_path(logs: Sequence[Sequence[float]]) -> list[int]:
    """Label indices of the best path through the log scores of some words by label; all steps are equal but those into an I-.

    In plain lists: a stretch is a few words long, too short for numpy to be faster.
    """
    score = [-math.inf if label and label % 2 == 0 else value for label, value in enumerate(logs[0])]
    steps: list[list[int]] = []
    for row in logs[1:]:
        top = max(score)
        step = [score.index(top)] * len(row)
        reached = [value + top for value in row]
        for label in range(2, len(row), 2):
            step[label] = label - (score[label - 1] > score[label])
            reached[label] = row[label] + score[step[label]]
        score = reached
        steps.append(step)
    path = [score.index(max(score))]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]


def runs(path: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """(start, end, type index) of the spans of a path of BIO labels."""
    start = -1
    for i, label in enumerate([*path, 0]):
        if start >= 0 and (label == 0 or label % 2):
            yield start, i, (path[start] - 1) // 2
            start = -1
        if label % 2:
            start = i


class Heads:
    """All heads of a model. `weights` maps names such as `spans.names.weight` to arrays; `labels` each head to its labels."""

    def __init__(self, weights: dict[str, Floats], labels: dict[str, list[str]], thresholds: dict[str, float] | None = None):
        self.weights, self.labels, self.thresholds = weights, labels, thresholds or {}
        names = sorted({key.split(".")[1] for key in weights if key.startswith("links.")})
        self.linkers = {n: Linker({k.split(".", 2)[2]: v for k, v in weights.items() if k.startswith(f"links.{n}.")}) for n in names}
        self.span_heads = [name for name in labels if f"spans.{name}.weight" in weights]
        self._stack()

    def _stack(self) -> None:
        """One matrix for all heads over words, so that a Doc costs one product."""
        parts = [*(f"spans.{name}" for name in self.span_heads), "starts"]
        self.matrix = np.concatenate([self.weights[f"{p}.weight"] for p in parts]).T.copy()
        self.bias = np.concatenate([self.weights[f"{p}.bias"] for p in parts])
        edges = np.cumsum([0, *(len(self.weights[f"{p}.bias"]) for p in parts)])
        self.parts = {p.removeprefix("spans."): slice(int(a), int(b)) for p, a, b in zip(parts, edges, edges[1:], strict=False)}

    def probabilities(self, vectors: Floats) -> dict[str, Floats]:
        """(words, 384) to a (words, labels) array for each span head and for `starts`."""
        logits = vectors @ self.matrix + self.bias
        return {name: softmax(logits[:, part]) for name, part in self.parts.items()}

    def probabilities_of(self, name: str, vectors: Floats) -> Floats:
        """(words, 384) to a (words, labels) array for one span head."""
        part = self.parts[name]
        return softmax(vectors @ self.matrix[:, part] + self.bias[part])

    def types(self, name: str) -> list[str]:
        """The types of a span head, in the order of `Found.kinds`."""
        return [label[2:] for label in self.labels[name][1::2]]

    def spans(self, name: str, probabilities: Floats) -> list[Found]:
        return list(decode(probabilities, self.labels[name], self.thresholds.get(name, 0.5)))

    def kinds(self, vectors: Floats) -> dict[str, float]:
        """Probabilities of the kinds of the sentence whose words have these vectors (words, 384)."""
        return self.kinds_of_each(vectors, [(0, len(vectors))])[0]

    def kinds_of_each(self, vectors: Floats, sentences: Sequence[Span]) -> list[dict[str, float]]:
        """For each sentence, words [start, end) of the Doc whose `vectors` (words, 384) these are, the probabilities of its kinds."""
        width = vectors.shape[1]
        pooled = np.empty((len(sentences), 2 * width), np.float32)
        most, total = pooled[:, :width], pooled[:, width:]
        for i, (start, end) in enumerate(sentences):
            part = vectors[start:end]
            np.maximum.reduce(part, 0, None, most[i])
            np.add.reduce(part, 0, None, total[i])
        total /= np.array([[end - start] for start, end in sentences], np.float32).reshape(-1, 1)
        p = softmax(pooled @ self.weights["kinds.weight"].T + self.weights["kinds.bias"])
        return [{kind: round(x, DECIMALS) for kind, x in zip(self.labels["kinds"], row, strict=True)} for row in p.tolist()]

    def status(self, vectors: Floats) -> dict[str, float]:
        """Probabilities of the status of the title whose words have these vectors (words, 384)."""
        p = softmax(self.weights["status.weight"] @ vectors.mean(0) + self.weights["status.bias"])
        return {status: round(float(x), DECIMALS) for status, x in zip(self.labels["status"], p, strict=True)}

    def link(self, name: str, head: Span, candidates: Sequence[Span], types: Sequence[str], words: Sequence[str],
             vectors: Floats, means: Floats | None = None) -> tuple[list[float], float]:
        """Logits of each candidate span of words for a head span, and of NULL ("none of them").

        `words` and `vectors` (words, 384) are those of the whole Doc; `name` is a linker: person, organization, holder. `means` are the
        `means_of` the candidates where they are known.
        """
        if not candidates:
            return [], 0.0
        traits = features(head, candidates, types, words)
        scores, null = self.linkers[name].scores(mean_of(vectors, head), means_of(vectors, candidates) if means is None else means, traits)
        return [round(s, DECIMALS) for s in scores.tolist()], round(null, DECIMALS)

    def to_disk(self, folder: Path) -> None:
        arrays: dict[str, Any] = {k: v.astype(np.float16) for k, v in self.weights.items()}
        np.savez_compressed(folder / "heads.npz", **arrays)
        content = json.dumps({"labels": self.labels, "thresholds": self.thresholds}, indent=1, sort_keys=True)
        (folder / "heads.json").write_text(content + "\n", encoding="utf8")

    @classmethod
    def from_disk(cls, folder: Path) -> Heads:
        try:
            with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
                weights: dict[str, NDArray[np.float32]] = {k: arrays[k].astype(np.float32) for k in arrays.files}
            content = json.loads((folder / "heads.json").read_text(encoding="utf8"))
        except (OSError, ValueError) as error:
            raise ModelError(f"{folder}: no heads of a citybeat model here ({error})") from error
        return cls(weights, content["labels"], content["thresholds"])
