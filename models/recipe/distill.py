#!/usr/bin/env python3
"""Teach a network what larger ones say: python models/recipe/distill.py DATA GOLD --teacher T1 --teacher T2 --start BEFORE --out AFTER

(DATA and GOLD as of train.py.) The network goes on from BEFORE, on all training articles, annotated or not, and on news without any
annotation (package_texts.py fetches it). Wherever it reads, it learns the mean probabilities of the teachers for every word, sentence,
title and goal (Hinton, Vinyals and Dean 2015, Distilling the knowledge in a neural network); where something is annotated, that as well.
Whom a title or goal may belong to, is asked of those that --pipeline finds.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import data
import fitting
import judged
import network
import package_texts
import plain_news
import spacy
import torch
import train
from augment import Swapper, city_names
from data import Example, Found, Span
from labels import SCHEMES, SPAN_HEADS
from losses import (
    CANDIDATES,
    HEAD_WEIGHT,
    KIND_WEIGHT,
    LINK_WEIGHT,
    STATUS_WEIGHT,
    Choice,
    batch_loss,
    choice_of,
    kind_scores,
    link_scores,
    means_of,
    scores_of,
    spans_of,
    words_of,
)
from network import Network
from torch import Tensor
from windows import Batch, Window, batch_of

from citybeat.nlp.encoder import Encoder
from citybeat.nlp.wordpieces import WordPieces, load_tokenizer

HEADS = (*SPAN_HEADS, "starts")
TEXTS = {"news_0": 1.0, "reports_0": 1.0, "bulletins_0": 1.0, "wires_0": 0.4}  # files of downloads/ and the share of their articles
LONGEST = 12_000  # characters of such an article that are read
SHARES = {**train.SHARES, **dict.fromkeys(SCHEMES, 0.25)}  # of a set that an epoch reads; those of other schemes are mere text here
MOST = 10  # titles and goals of a window that are asked about
HEADS_RATE = 3  # how much faster the heads learn: they are no new ones


def texts(annotated: set[str]) -> Iterator[Example]:
    """News without annotation, but for the articles that are kept apart and those of which something is `annotated`."""
    rng, apart = random.Random(3), judged.kept_apart()
    for name, share in TEXTS.items():
        with (package_texts.DOWNLOADS / f"{name}.jsonl").open(encoding="utf8") as file:
            for row in map(json.loads, file):
                if rng.random() < share and not (plain_news.is_apart(row["id"]) or row["id"] in apart or row["id"] in annotated):
                    yield data.blank(data.TOKENIZER(row["text"][:LONGEST]), f"text-{row['id']}")


def found_in(encoder: Encoder, example: Example) -> Found:
    """What a pipeline's encoder finds in an example."""
    vectors, weights = encoder.vectors(example.words), encoder.heads.weights
    spans = {head: spans_of((vectors @ weights[f"spans.{head}.weight"].T + weights[f"spans.{head}.bias"]).argmax(1), head)
             for head in ("names", "title", "goal")}
    titles, goals = ([(a, b) for a, b, _ in spans[head]] for head in ("title", "goal"))
    return Found({(a, b): kind for a, b, kind in spans["names"]}, titles, goals, sentences_of(example))


def sentences_of(example: Example) -> list[Span]:
    """The words of the sentences; none of an example whose text is not known."""
    if not example.spaces:
        return []
    doc = spacy.tokens.Doc(data.TOKENIZER.vocab, words=example.words, spaces=example.spaces)
    found = (data.word_span(doc, span) for span in data.sentence_spans(doc.text))
    return [span for span in found if span is not None and span[1] - span[0] > 3]


@dataclass
class Asked:
    """What the teachers are asked of a batch beside its words, with what each counts: sentences, titles for their status, and choices."""

    sentences: dict[Span, float] = field(default_factory=dict)
    titles: dict[Span, float] = field(default_factory=dict)
    choices: dict[str, list[Choice]] = field(default_factory=lambda: {kind: [] for kind in CANDIDATES})


def asked_of(batch: Batch, rng: random.Random) -> Asked:
    """The sentences of all windows, and titles and goals with all that they may belong to; every window counts the same."""
    asked, windows = Asked(), len(batch.windows)
    for offset, window in zip(batch.offsets, batch.windows, strict=False):
        sentences = window.found.sentences
        asked.sentences |= {(offset + a, offset + b): 1 / len(sentences) / windows for a, b in sentences}
        heads = [("title", span) for span in window.found.titles] + [("goal", span) for span in window.found.goals]
        heads = rng.sample(heads, min(MOST, len(heads)))
        made: list[Choice] = []
        for what, (a, b) in heads:
            if what == "title":
                asked.titles[(offset + a, offset + b)] = 1 / len(heads) / windows
            for kind in ("person", "organization") if what == "title" else ("holder",):
                choice = choice_of(kind, (a, b), window.found.names, [], window.words, offset)
                if choice is not None:
                    asked.choices[kind].append(choice)
                    made.append(choice)
        for choice in made:
            choice.share = 1 / len(made) / windows
    return asked


def said(model: Network, h: Tensor, asked: Asked) -> dict[str, Tensor]:
    """Logits of a network: by head (W, labels), of `kinds` (sentences, kinds), `status` (titles, status) and each linker (choices, 1 +
    candidates); `h` is words_of a batch."""
    out = {head: scores_of(model, head, h) for head in HEADS}
    if asked.sentences:
        out["kinds"] = kind_scores(model, h, list(asked.sentences))
    if asked.titles:
        out["status"] = model.status(means_of(h, list(asked.titles)))
    return out | {kind: link_scores(model.links[kind], h, some) for kind, some in asked.choices.items() if some}


@torch.no_grad()
def taught(teachers: Sequence[Network], batch: Batch, asked: Asked) -> dict[str, Tensor]:
    """The mean probabilities of the teachers, of the form of `said`."""
    each = [{name: logits.softmax(-1) for name, logits in said(t, words_of(t, batch), asked).items()} for t in teachers]
    return {name: torch.stack([one[name] for one in each]).mean(0) for name in each[0]}


def divergence(logits: Tensor, probabilities: Tensor) -> Tensor:
    """Kullback-Leibler divergence of each row (n) from the probabilities (n, choices); a choice that is none has no part in it."""
    possible = probabilities > 0
    logs = torch.where(possible, logits.log_softmax(-1), 0)
    return torch.where(possible, probabilities * (probabilities.clamp(min=1e-9).log() - logs), 0).sum(-1)


def soft_loss(logits: dict[str, Tensor], probabilities: dict[str, Tensor], batch: Batch, asked: Asked) -> Tensor:
    """How far a network is from its teachers, every window of the batch alike."""
    def weighed(name: str, counts: Sequence[float]) -> Tensor:
        lost = divergence(logits[name], probabilities[name])
        return (lost * torch.tensor(counts, device=lost.device)).sum()

    words = batch.shares(batch.has_piece)
    total = sum((HEAD_WEIGHT[head] * (divergence(logits[head], probabilities[head]) * words).sum() for head in HEADS), words.sum() * 0)
    if asked.sentences:
        total = total + KIND_WEIGHT * weighed("kinds", list(asked.sentences.values()))
    if asked.titles:
        total = total + LINK_WEIGHT * STATUS_WEIGHT * weighed("status", list(asked.titles.values()))
    for kind, some in asked.choices.items():
        if some:
            total = total + LINK_WEIGHT * weighed(kind, [choice.share for choice in some])
    return total


def loss_of(model: Network, teachers: Sequence[Network], batch: Batch, asked: Asked, hard: float) -> Tensor:
    """The soft loss, and `hard` times that against what is annotated; heads of other schemes learn nothing more."""
    h = words_of(model, batch)
    ours = replace(batch, gold={head: row for head, row in batch.gold.items() if head not in SCHEMES})
    return hard * batch_loss(model, ours, h) + soft_loss(said(model, h, asked), taught(teachers, batch, asked), batch, asked)


def batches(
    examples: list[Example], pieces: WordPieces, rng: random.Random, args: argparse.Namespace, swap: Swapper,
) -> Iterator[list[Window]]:
    """Windows side by side, epoch after epoch."""
    for _ in count():
        yield from train.epoch_batches(examples, pieces, rng, args, swap, True, SHARES, whole=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--teacher", type=Path, action="append", required=True)
    parser.add_argument("--start", type=Path, required=True, help="the network that learns on")
    parser.add_argument("--steps", type=int, default=2110)
    parser.add_argument("--tokens", type=int, default=16_384, help="word pieces of a batch at most")
    parser.add_argument("--batch", type=int, default=64, help="windows of a batch at most")
    parser.add_argument("--rate", type=float, default=2e-4, help="highest rate of the encoder")
    parser.add_argument("--hard", type=float, default=1.0, help="what annotation counts beside the teachers")
    parser.add_argument("--pipeline", type=Path, default=fitting.MODEL, help="what finds names, titles and goals")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("model.pt"))
    parser.set_defaults(without=[], limit=None)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng, device = random.Random(args.seed), "cuda" if torch.cuda.is_available() else "cpu"
    examples, test = train.load(args)
    examples += texts({example.name.partition("-")[2] for example in examples})
    encoder = spacy.load(args.pipeline).get_pipe("encoder")
    assert isinstance(encoder, Encoder)
    examples = [replace(example, found=found_in(encoder, example)) for example in examples]
    pieces = WordPieces(load_tokenizer(network.base_folder() / "vocab.txt"), cache_size=200_000)
    model = network.load(args.start, device).train()
    teachers = [network.load(path, device).eval().requires_grad_(False) for path in args.teacher]
    optimizer, schedule = train.optimizer_of(model, args.steps, args.rate, HEADS_RATE)
    started, swap = time.time(), Swapper(examples, city_names())
    for step, windows in zip(range(1, args.steps + 1), batches(examples, pieces, rng, args, swap), strict=False):
        batch = batch_of(windows, pieces, rng).to(device)
        loss = loss_of(model, teachers, batch, asked_of(batch, rng), args.hard)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        if step % 50 == 0:
            print(f"step {step}/{args.steps} loss {loss.item():.3f} {time.time() - started:.0f} s", flush=True)
    network.save(model, args.out)
    print(train.evaluate(model, test, pieces, device), flush=True)


if __name__ == "__main__":
    main()
