#!/usr/bin/env python3
"""Fit the sentence head again on what the 8-bit encoder gives: python models/recipe/refit.py DATA models/citybeat_en

A logistic regression over the shipped encoder's word vectors, on the training parts of EWT and GUM; the encoder stays as it is.
Rewrites heads.npz and prints F1 of sentence starts on the test parts before and after.
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    encoder = nlp.get_pipe("encoder")
    assert isinstance(encoder, Encoder)
    print("before", sentences(nlp, args.data))
    weight, bias = fit(*vectors_of(encoder, args.data, "train"))
    encoder.heads.weights.update({"starts.weight": weight, "starts.bias": bias})
    encoder.heads.to_disk(args.model / "encoder")
    print("after", sentences(spacy.load(args.model), args.data))


if __name__ == "__main__":
    main()
