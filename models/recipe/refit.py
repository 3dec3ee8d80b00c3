#!/usr/bin/env python3
"""Fit heads again on what the 8-bit encoder gives: python models/recipe/refit.py DATA GOLD models/citybeat_en

Logistic regressions over the shipped encoder's word vectors; the encoder stays as it is. The sentence head, on the training parts of EWT
and GUM; the heads of titles and of organizations of roles, drawn to what they were, on the articles of GOLD/train that are trained on:
verdicts on roles say what titles are and seldom what none are, which makes them find too many.

Rewrites heads.npz and prints F1 of sentence starts on the test parts before and after, and the losses of the others.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import data
import numpy as np
import spacy
import torch
from evaluate import sentences

from citybeat.nlp.encoder import CLOSING, Encoder

ROLES = ("title", "role_org")
WORDS = 280  # words of a window, about
DRAWN = 1e-5  # what a squared change of a weight costs


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


def fit(vectors: np.ndarray, starts: np.ndarray, rounds: int = 60) -> tuple[np.ndarray, np.ndarray]:
    """Weights (2, 384) and bias (2) of a logistic regression with a little weight decay."""
    torch.manual_seed(0)
    x, y = torch.from_numpy(vectors).float(), torch.from_numpy(starts).long()
    head = torch.nn.Linear(x.shape[1], 2)
    optimizer = torch.optim.LBFGS(head.parameters(), max_iter=rounds, history_size=20, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(head(x), y) + 1e-5 * head.weight.square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return head.weight.detach().numpy(), head.bias.detach().numpy()


def labelled(encoder: Encoder, gold: Path) -> dict[str, tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """For each head of ROLES the vectors of the words that are labelled, their labels, and what they count: a window's worth an article."""
    rows: dict[str, list[tuple[np.ndarray, np.ndarray, np.ndarray]]] = {head: [] for head in ROLES}
    for example in data.gold(gold / "train"):
        if not data.held_out(example.name):
            vectors = encoder.vectors(example.words)
            for head in ROLES:
                known = example.tags[head] >= 0
                share = max(1, round(len(example.words) / WORDS)) / max(1, known.sum())
                rows[head].append((vectors[known], example.tags[head][known], np.full(known.sum(), share, np.float32)))
    joined = {head: [torch.from_numpy(np.concatenate(column)) for column in zip(*parts, strict=True)] for head, parts in rows.items()}
    return {head: (x.float(), y.long(), w / w.sum()) for head, (x, y, w) in joined.items()}


def refit(weight: np.ndarray, bias: np.ndarray, x: torch.Tensor, y: torch.Tensor, counts: torch.Tensor, rounds: int = 60) -> tuple[
        np.ndarray, np.ndarray, float]:
    """A head (labels, 384) and (labels) fitted again, drawn to what it was, and its loss."""
    first = torch.from_numpy(weight)
    w, b = first.clone().requires_grad_(), torch.from_numpy(bias).clone().requires_grad_()
    optimizer = torch.optim.LBFGS([w, b], max_iter=rounds, history_size=20, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        lost = torch.nn.functional.cross_entropy(x @ w.T + b, y, reduction="none")
        loss = (lost * counts).sum() + DRAWN * (w - first).square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return w.detach().numpy(), b.detach().numpy(), float(closure())


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
    weight, bias = fit(*vectors_of(encoder, args.data, "train"))
    weights = encoder.heads.weights
    weights.update({"starts.weight": weight, "starts.bias": bias})
    for head, rows in labelled(encoder, args.gold).items():
        weight, bias, loss = refit(weights[f"spans.{head}.weight"], weights[f"spans.{head}.bias"], *rows)
        weights.update({f"spans.{head}.weight": weight, f"spans.{head}.bias": bias})
        print(head, round(loss, 5))
    encoder.heads.to_disk(args.model / "encoder")
    print("after", sentences(spacy.load(args.model), args.data))


if __name__ == "__main__":
    main()
