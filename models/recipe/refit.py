#!/usr/bin/env python3
"""Fit heads again on what the 8-bit encoder gives: python models/recipe/refit.py DATA GOLD models/citybeat_en

Logistic regressions over the shipped encoder's word vectors; the encoder stays as it is. The sentence head, on the training parts of EWT
and GUM, and on goals of targets, in which no sentence begins: in training no set says so of them; the heads of titles and of
organizations of roles, drawn to what they were, on the articles of GOLD/train and of plain news that are trained on: verdicts on roles say
what titles are and seldom what none are, which makes them find too many.

Rewrites heads.npz and prints F1 of sentence starts on the test parts before and after, and the loss of each head.
"""

from __future__ import annotations

import argparse
from itertools import chain
from pathlib import Path

import data
import numpy as np
import plain_articles
import spacy
import torch
import written_articles
from data import Example
from evaluate import sentences

from citybeat.nlp.encoder import CLOSING, Encoder

ROLES = ("title", "role_org")
WORDS = 280  # words of a window, about
DRAWN = 1e-5  # what a squared change of a weight costs
ROUNDS = 60


def vectors_of(encoder: Encoder, folder: Path, part: str) -> tuple[np.ndarray, np.ndarray]:
    """Word vectors and starts of the words where a sentence may begin: not white space, not a closing mark, not after a line break."""
    rows, starts = [], []
    for example in data.ud(folder, part):
        vectors = encoder.vectors(example.words)
        for i, word in enumerate(example.words):
            if i and not word.isspace() and word not in CLOSING and "\n" not in example.words[i - 1]:
                rows.append(vectors[i])
                starts.append(example.starts[i])
    return np.stack(rows), np.array(starts)


Labelled = dict[str, tuple[torch.Tensor, torch.Tensor, torch.Tensor]]


def annotated(encoder: Encoder, folder: Path, gold: Path) -> tuple[Labelled, np.ndarray]:
    """What the articles that are trained on say: for each head of ROLES the vectors of the words that are labelled, their labels, and what
    they count (a window's worth an article), from GOLD/train and plain news; and the vectors of words within goals, written articles too.
    """
    rows: dict[str, list[tuple[np.ndarray, np.ndarray, np.ndarray]]] = {head: [] for head in ROLES}
    goals: list[np.ndarray] = []
    learned = (example for example in data.gold(gold / "train") if not data.held_out(example.name))
    for example in chain(learned, plain_articles.examples(folder)):
        vectors = encoder.vectors(example.words)
        goals += in_goals(example, vectors)
        for head in ROLES:
            known = example.tags[head] >= 0
            share = max(1, round(len(example.words) / WORDS)) / max(1, known.sum())
            rows[head].append((vectors[known], example.tags[head][known], np.full(known.sum(), share, np.float32)))
    for example in written_articles.examples():
        if (example.tags["goal"] > 0).any():
            goals += in_goals(example, encoder.vectors(example.words))
    joined = {head: [torch.from_numpy(np.concatenate(column)) for column in zip(*parts, strict=True)] for head, parts in rows.items()}
    return {head: (x.float(), y.long(), w / w.sum()) for head, (x, y, w) in joined.items()}, np.stack(goals)


def in_goals(example: Example, vectors: np.ndarray) -> list[np.ndarray]:
    """Vectors of the words of annotated goals, but for those before which a sentence or line may end."""
    words = example.words
    return [vectors[i] for i in np.flatnonzero(example.tags["goal"] > 0)
            if i and not words[i].isspace() and words[i - 1] not in CLOSING and "\n" not in words[i - 1]]


def fit(weight: torch.Tensor, bias: torch.Tensor, drawn_to: torch.Tensor, x: torch.Tensor, y: torch.Tensor,
        counts: torch.Tensor) -> tuple[np.ndarray, np.ndarray, float]:
    """A logistic regression from weights (labels, 384) and bias (labels) on, its weights drawn to some; and its loss.

    Rows (n, 384), labels (n) and what each counts (n), all together 1.
    """
    w, b = weight.clone().requires_grad_(), bias.clone().requires_grad_()
    optimizer = torch.optim.LBFGS([w, b], max_iter=ROUNDS, history_size=20, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        lost = torch.nn.functional.cross_entropy(x @ w.T + b, y, reduction="none")
        loss = (lost * counts).sum() + DRAWN * (w - drawn_to).square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return w.detach().numpy(), b.detach().numpy(), float(closure().detach())


def fit_starts(vectors: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """The sentence head anew, with a little weight decay."""
    torch.manual_seed(0)
    head = torch.nn.Linear(vectors.shape[1], 2)
    x, y = torch.from_numpy(vectors).float(), torch.from_numpy(starts).long()
    return fit(head.weight.detach(), head.bias.detach(), torch.zeros_like(head.weight), x, y, torch.full((len(y),), 1 / len(y)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("model", type=Path)
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    encoder = nlp.get_pipe("encoder")
    assert isinstance(encoder, Encoder)
    print("before", sentences(nlp, args.data))
    weights = encoder.heads.weights
    vectors, starts = vectors_of(encoder, args.data, "train")
    roles, goals = annotated(encoder, args.data, args.gold)
    fitted = {"starts": fit_starts(np.concatenate([vectors, goals]), np.concatenate([starts, np.zeros(len(goals), starts.dtype)]))}
    for head, rows in roles.items():
        weight, bias = (torch.from_numpy(weights[f"spans.{head}.{part}"]) for part in ("weight", "bias"))
        fitted[f"spans.{head}"] = fit(weight, bias, weight, *rows)
    for head, (new_weight, new_bias, loss) in fitted.items():
        weights.update({f"{head}.weight": new_weight, f"{head}.bias": new_bias})
        print(head, round(loss, 5))
    encoder.heads.to_disk(args.model / "encoder")
    print("after", sentences(spacy.load(args.model), args.data))


if __name__ == "__main__":
    main()
