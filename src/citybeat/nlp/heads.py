"""The heads: small matrices over the encoder's word vectors, in numpy.

They are kept in one .npz (arrays only, never pickled objects) beside a JSON file of their labels.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybeat.errors import ModelError
from citybeat.nlp.linking import Floats, Linker, Span, features

DECIMALS = 3  # scores are rounded before anything is decided on them: the last digits differ between types of CPU


@dataclass(frozen=True)
class Found:
    """A span that a head found: words [start, end), label, and the mean probability of its words."""

    start: int
    end: int
    label: str
    score: float


def softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32)


def decode(probabilities: Floats, labels: Sequence[str], threshold: float = 0.5) -> Iterator[Found]:
    """Spans from (words, labels) BIO probabilities: words whose chance to be outside is below 1 - threshold.

    `labels` are O, then B- and I- of each type. A run goes on until the next B-; its type is the one with most probability over the run.
    """
    p = np.round(probabilities, DECIMALS)
    kinds = [label[2:] for label in labels[1::2]]
    begin, inside = p[:, 1::2], p[:, 2::2]
    words = np.flatnonzero(p[:, 0] < 1 - threshold)
    starts_here = begin.max(-1) >= inside.max(-1)
    run: list[int] = []
    for i in [*words.tolist(), len(p) + 1]:
        if run and (i != run[-1] + 1 or starts_here[i]):
            mass = begin[run[0]:run[-1] + 1] + inside[run[0]:run[-1] + 1]
            best = int(mass.sum(0).argmax())
            yield Found(run[0], run[-1] + 1, kinds[best], round(float(mass[:, best].mean()), DECIMALS))
            run = []
        if i < len(p):
            run.append(i)


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

    def spans(self, name: str, probabilities: Floats) -> list[Found]:
        return list(decode(probabilities, self.labels[name], self.thresholds.get(name, 0.5)))

    def kinds(self, vectors: Floats) -> dict[str, float]:
        """Probabilities of the kinds of the sentence whose words have these vectors (words, 384)."""
        pooled = np.concatenate([vectors.max(0), vectors.mean(0)])
        p = softmax(self.weights["kinds.weight"] @ pooled + self.weights["kinds.bias"])
        return {kind: round(float(x), DECIMALS) for kind, x in zip(self.labels["kinds"], p, strict=True)}

    def status(self, vectors: Floats) -> dict[str, float]:
        """Probabilities of the status of the title whose words have these vectors (words, 384)."""
        p = softmax(self.weights["status.weight"] @ vectors.mean(0) + self.weights["status.bias"])
        return {status: round(float(x), DECIMALS) for status, x in zip(self.labels["status"], p, strict=True)}

    def link(self, name: str, head: Span, candidates: Sequence[Span], types: Sequence[str], words: Sequence[str],
             vectors: Floats) -> tuple[list[float], float]:
        """Logits of each candidate span of words for a head span, and of NULL ("none of them").

        `words` and `vectors` (words, 384) are those of the whole Doc; `name` is a linker: person, organization, holder.
        """
        if not candidates:
            return [], 0.0
        means = np.stack([vectors[a:b].mean(0) for a, b in candidates])
        scores, null = self.linkers[name].scores(vectors[head[0]:head[1]].mean(0), means, features(head, candidates, types, words))
        return [round(float(s), DECIMALS) for s in scores], round(null, DECIMALS)

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
