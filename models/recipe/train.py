#!/usr/bin/env python3
"""Train the encoder and its heads: python models/recipe/train.py DATA GOLD --out model.pt

DATA is the folder of public sets (see ../README.md), GOLD the folder with train/ and sentences.jsonl. Fixed seed; a GPU is used
where there is one. Held-out articles (one in ten, by a hash of the file name) are scored after each epoch.

The steps in which the shipped network was trained, averaged and distilled are in ../README.md.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import data
import judged
import labelled
import network
import numpy as np
import other_sets
import plain_articles
import torch
import written_articles
from augment import Swapper, city_names
from data import Example
from labels import IGNORE, KINDS, NOT_PERSON, SCHEMES, SPAN_HEADS
from losses import batch_loss, kind_scores, scores_of, spans_of, words_of
from network import WIDTH, Network, base_folder
from torch.utils.data import DataLoader
from windows import Batch, Window, batch_of, cut

from citybeat.nlp.wordpieces import WordPieces, load_tokenizer

SHARES = {"ud": 0.3, "gmb": 0.3, "judged": 0.8}  # of a set that an epoch reads, at random; all of the others
TOKENS = 16 * 256  # word pieces of a batch at most, padding included


@torch.no_grad()
def evaluate(model: Network, examples: list[Example], pieces: WordPieces, device: str) -> dict[str, float]:
    """Exact-span F1 by label over held-out examples, sentence starts, kinds of sentences."""
    model.eval()
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    gold_count: Counter[str] = Counter()
    rng = random.Random(1)
    rows = [window for e in examples for window in cut(e, pieces, rng)]
    for i in range(0, len(rows), 16):
        batch = batch_of(rows[i:i + 16], pieces, None).to(device)
        for gold, found in compared(model, batch, words_of(model, batch)):
            right.update(s[2] for s in set(gold) & set(found))
            gold_count.update(s[2] for s in gold)
            said.update(s[2] for s in found)
    model.train()
    return {k: round(2 * right[k] / max(1, said[k] + gold_count[k]), 3) for k in sorted(gold_count)}


def compared(model: Network, batch: Batch, h: torch.Tensor) -> Iterator[tuple[list[Any], list[Any]]]:
    """Annotated and found (start, end, label) of each head of each window of a batch that annotates it; `h` is words_of the batch."""
    best = {head: scores_of(model, head, h).argmax(-1).cpu().numpy() for head in (*SPAN_HEADS, "starts")}
    for offset, window in zip(batch.offsets, batch.windows, strict=False):
        end = offset + len(window.words)
        for head in SPAN_HEADS:
            gold = window.tags.get(head)
            if gold is not None and (gold >= 0).any() and not (gold == NOT_PERSON).any():
                found = np.where(gold == IGNORE, 0, best[head][offset:end])
                yield spans_of(gold, head), spans_of(found, head)
        if "starts" in window.tags:
            starts = (window.tags["starts"], best["starts"][offset:end])
            yield tuple([(int(k), 0, "START") for k in np.flatnonzero(row == 1)] for row in starts)
        if window.kinds:
            kinds = kind_scores(model, h, [(offset + a, offset + b) for a, b, _ in window.kinds]).argmax(-1).tolist()
            for (a, b, kind), said in zip(window.kinds, kinds, strict=True):
                yield [(a, b, "kind:" + KINDS[kind])], [(a, b, "kind:" + KINDS[said])]


def load(args: argparse.Namespace) -> tuple[list[Example], list[Example]]:
    """Training examples and held-out ones."""
    sets: dict[str, list[Example]] = {}
    if "eww" not in args.without:
        sets["eww"] = list(data.eww(args.data, clean=True))
    if "ud" not in args.without:
        sets["ud"] = list(data.ud(args.data))
    sets["gold"] = list(data.gold(args.gold / "train", tuple(args.without)))
    sets["sentences"] = list(data.sentences(args.gold / "sentences.jsonl"))
    if "judged" not in args.without:
        sets["judged"] = list(judged.examples(args.data))
    if "plain" not in args.without:
        sets["plain"] = list(plain_articles.examples(args.data))
    if "written" not in args.without:
        sets["written"] = list(written_articles.examples())
    if "labelled" not in args.without:
        sets["labelled"] = list(labelled.examples(args.data))
    sets |= {name: list(read(args.data)) for name, read in other_sets.READERS.items() if name not in args.without}
    if args.limit:
        sets = {name: part[:args.limit] for name, part in sets.items()}
    print({name: len(part) for name, part in sets.items()}, flush=True)
    train = [e for name, part in sets.items() for e in part if name in ("plain", "written") or not data.held_out(e.name)]
    for example in train:
        data.settle_goals(example)
    test = [e for name in ("eww", "gold") for e in sets.get(name, []) if data.held_out(e.name)]
    return train, test


def epoch_batches(train: list[Example], pieces: WordPieces, rng: random.Random, args: argparse.Namespace, swap: Swapper,
                  others: bool, shares: Mapping[str, float] = SHARES, whole: bool = False) -> list[list[Window]]:
    """Batches of one epoch, of windows of like length: all of the articles, half of them with other names, `shares` of the rest.

    `others`: whether the sets of other schemes are read too; `whole`: whether windows without annotation are.
    """
    def chosen(e: Example) -> bool:
        name = re.split("[-_]", e.name)[0]
        return (others or name not in SCHEMES) and rng.random() < shares.get(name, 1)

    windows = (w for e in train if chosen(e) for w in cut(swap(e, rng), pieces, rng) if whole or w.is_annotated)
    rows = sorted(windows, key=lambda w: w.length + rng.randint(0, 60))
    batches: list[list[Window]] = [[]]
    for row in rows:
        if len(batches[-1]) == args.batch or (len(batches[-1]) + 1) * (row.length + 2) > args.tokens:
            batches.append([])
        batches[-1].append(row)
    rng.shuffle(batches)
    return [part for part in batches if part]


def optimizer_of(model: Network, steps: int, rate: float, heads: float = 6) -> tuple[Any, Any]:
    """The optimizer and its schedule; the heads learn `heads` times as fast as the encoder."""
    slow = list(model.encoder.bert.parameters())
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.bert")]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": rate}, {"params": fast, "lr": heads * rate}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: min(1, (k + 1) / 150) * max(0.02, 1 - k / steps))
    return optimizer, schedule


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--others", type=int, default=3, help="epochs, from the first on, that read the sets of other schemes too")
    parser.add_argument("--batch", type=int, default=16, help="windows of a batch at most")
    parser.add_argument("--tokens", type=int, default=TOKENS, help="word pieces of a batch at most")
    parser.add_argument("--workers", type=int, default=0, help="processes that prepare batches")
    parser.add_argument("--without", action="append", default=[], help="leave out a set (eww, judged, ...) or a prefix of gold articles")
    parser.add_argument("--limit", type=int, help="examples of each set, for a quick try")
    parser.add_argument("--start", type=Path, help="go on from this network instead of the base encoder")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="highest rate of the encoder; the heads have six times as much")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("model.pt"))
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    train, test = load(args)
    pieces = WordPieces(load_tokenizer(base_folder() / "vocab.txt"), cache_size=200_000)
    swap = Swapper(train, city_names())
    model = network.load(args.start, device) if args.start else Network(args.layers).to(device)
    others = [epoch < args.others for epoch in range(args.epochs)]
    plan = {both: len(epoch_batches(train, pieces, random.Random(args.seed), args, swap, both)) for both in set(others)}
    steps = sum(plan[both] for both in others)
    print(f"{len(train)} training and {len(test)} held-out examples, {steps} steps, width {WIDTH}", flush=True)
    optimizer, schedule = optimizer_of(model, steps, args.rate)
    step, started = 0, time.time()
    for epoch in range(args.epochs):
        model.train()
        batches = epoch_batches(train, pieces, rng, args, swap, others[epoch])
        loader: DataLoader[Any] = DataLoader(
            batches, batch_size=None, num_workers=args.workers,  # type: ignore[arg-type]
            collate_fn=lambda windows: batch_of(windows, pieces, random.Random(rng.random())))
        for batch in loader:
            batch = batch.to(device)
            loss = batch_loss(model, batch, words_of(model, batch))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            if step % 50 == 0:
                print(f"step {step}/{steps} loss {loss.item():.3f} {time.time() - started:.0f} s", flush=True)
        network.save(model, args.out)
        print("epoch", epoch + 1, evaluate(model, test, pieces, device), flush=True)


if __name__ == "__main__":
    main()
