#!/usr/bin/env python3
"""Train the encoder and its heads: python models/recipe/train.py DATA GOLD --out model.pt

DATA is the folder of public sets (see ../README.md), GOLD the folder with train/ and sentences.jsonl. Fixed seed; a GPU is used
where there is one. Held-out articles (one in ten, by a hash of the file name) are scored after each epoch.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

import data
import numpy as np
import other_sets
import torch
from augment import Swapper, city_names
from labels import IGNORE, KINDS, NOT_PERSON, SCHEMES, SPAN_HEADS, bio
from network import WIDTH, Network, base_folder
from torch import Tensor
from torch.nn import functional as F

from citybeat.nlp.linking import features
from citybeat.nlp.wordpieces import WordPieces, load_tokenizer

HEAD_WEIGHT = {"names": 1.0, "title": 1.0, "role_org": 0.5, "project": 1.0, "goal": 1.0, "city": 0.7} | dict.fromkeys(SCHEMES, 0.5)
SHARES = {"ud": 0.3, "gmb": 0.3}  # of a set that an epoch reads, at random; all of the others
WINDOW = 382  # word pieces that are read at once, without [CLS] and [SEP]
TOKENS = 16 * 256  # word pieces of a batch at most, padding included
CANDIDATES = {"person": ("PERSON",), "organization": ("ORG", "LOC", "NORP", "FAC"), "holder": ("ORG", "LOC", "NORP", "PERSON")}


class Piece:
    """A window of an example: its word pieces and the words [start, end) that it holds."""

    def __init__(self, example: data.Example, start: int, end: int, pieces: WordPieces):
        self.example, self.start, self.end = example, start, end
        self.pieces = pieces(example.words[start:end])


def cut(example: data.Example, pieces: WordPieces, rng: random.Random, size: int = WINDOW) -> list[Piece]:
    """Windows of at most `size` pieces that tile an example, the first of random length."""
    lengths = [len(pieces.pieces_of(w)) for w in example.words]
    out, start, used = [], 0, 0
    limit = rng.randint(size // 3, size)
    for i, n in enumerate(lengths):
        if used + n > limit:
            out.append(Piece(example, start, i, pieces))
            start, used, limit = i, 0, size
        used += n
    out.append(Piece(example, start, len(lengths), pieces))
    return [p for p in out if len(p.pieces.ids)]


def batch_of(rows: list[Piece], special: dict[str, int], rng: random.Random | None) -> dict[str, Tensor]:
    """Padded ids, mask and shapes; with `rng`, some stretches are turned to capitals or lower case (shapes alone change)."""
    longest = max(len(r.pieces.ids) for r in rows) + 2
    ids = np.zeros((len(rows), longest), np.int64)
    mask, shapes = np.zeros_like(ids), np.full_like(ids, 6)
    for k, row in enumerate(rows):
        n = len(row.pieces.ids)
        ids[k, 0], ids[k, n + 1], ids[k, 1:n + 1] = special["[CLS]"], special["[SEP]"], row.pieces.ids
        mask[k, :n + 2] = 1
        shapes[k, 1:n + 1] = row.pieces.shapes
        if rng and rng.random() < 0.08:
            a = rng.randrange(n)
            b, form = a + rng.randint(4, 16), rng.choice((1, 2, 2))
            part = shapes[k, 1 + a:1 + b]
            part[np.isin(part, (0, 1, 2, 4))] = form
        elif rng and rng.random() < 0.03:
            part = shapes[k, 1:n + 1]
            part[np.isin(part, (1, 2, 4, 7))] = 0
    return {"ids": torch.from_numpy(ids), "mask": torch.from_numpy(mask), "shapes": torch.from_numpy(shapes)}


def vectors(model: Network, rows: list[Piece], special: dict[str, int], rng: random.Random | None, device: str) -> list[Tensor]:
    """For each window a (words, 384) tensor: the vector of each word's first piece (zeros where it has none)."""
    x = {k: v.to(device) for k, v in batch_of(rows, special, rng).items()}
    with torch.autocast(device, torch.bfloat16):
        hidden = model.encoder(**x)
    hidden = model.dropout(hidden.float())
    out = []
    for k, row in enumerate(rows):
        first = torch.from_numpy(row.pieces.first).to(device)
        out.append(hidden[k, first.clamp(min=0) + 1] * (first >= 0)[:, None])
    return out


def tag_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy; at NOT_PERSON only the probability of a person is pushed down."""
    plain = F.cross_entropy(scores, gold.clamp(min=IGNORE).masked_fill(gold == NOT_PERSON, IGNORE), ignore_index=IGNORE, reduction="sum")
    other = scores[gold == NOT_PERSON]
    if len(other):
        persons = torch.tensor([0, *range(3, scores.shape[1])], device=scores.device)
        plain = plain + (other.logsumexp(-1) - other[:, persons].logsumexp(-1)).sum()
    return plain / max(1, int((gold != IGNORE).sum()))


def spans_of(labels: np.ndarray, head: str) -> list[tuple[int, int, str]]:
    """Typed spans of BIO label indices; an I- without its B- begins a span."""
    names, found, start, kind = bio(head), [], None, ""
    for i, k in enumerate([*labels.tolist(), 0]):
        label = names[k] if k > 0 else "O"
        if start is not None and (label == "O" or label[0] == "B" or label[2:] != kind):
            found.append((start, i, kind))
            start = None
        if label != "O" and start is None:
            start, kind = i, label[2:]
    return found


def link_loss(model: Network, kind: str, words: list[str], h: Tensor, head: tuple[int, int], right: list[list[tuple[int, int]]],
              candidates: dict[tuple[int, int], str]) -> Tensor | None:
    """Log-sum over the right entry's mentions against all candidates and NULL; other candidates also lose to NULL."""
    pool = dict(candidates)
    for group in right:
        pool.update({s: pool.get(s, "PERSON" if kind == "person" else "ORG") for s in group})
    spans = [s for s in pool if s[1] <= head[0] or s[0] >= head[1]]
    if not spans:
        return None
    traits = torch.from_numpy(features(head, spans, [pool[s] for s in spans], words)).to(h.device)
    scores, null = model.links[kind](h[head[0]:head[1]].mean(0), torch.stack([h[a:b].mean(0) for a, b in spans]), traits)
    good = [torch.tensor([s in group for s in spans], device=h.device) for group in right]
    good = [g for g in good if g.any()]
    every = torch.stack(good).any(0) if good else torch.zeros(len(spans), dtype=torch.bool, device=h.device)
    total = 0.3 * F.softplus(scores[~every] - null).mean() if (~every).any() else scores.sum() * 0
    if not good:
        return total + torch.cat([scores, null[None]]).logsumexp(0) - null
    for g in good:
        field = torch.cat([scores[g | ~every], null[None]])
        total = total + (field.logsumexp(0) - scores[g].logsumexp(0)) / len(good)
    return total


def window_loss(model: Network, row: Piece, h: Tensor) -> Tensor:
    e, a, b = row.example, row.start, row.end
    device = h.device
    total = h.sum() * 0
    logits = {}
    for head, tags in e.tags.items():
        gold = torch.from_numpy(tags[a:b]).to(device)
        if head == "names" or bool((gold != IGNORE).any()):
            logits[head] = model.spans[head](h)
        if bool((gold != IGNORE).any()):
            total = total + HEAD_WEIGHT[head] * tag_loss(logits[head], gold)
    starts = torch.from_numpy(e.starts[a:b]).to(device)
    if bool((starts != IGNORE).any()):
        total = total + 0.3 * F.cross_entropy(model.starts(h), starts, ignore_index=IGNORE)
    inside = [(s - a, t - a, k) for s, t, k in e.kinds if a <= s and t <= b]
    if inside:
        pooled = torch.stack([torch.cat([h[s:t].max(0).values, h[s:t].mean(0)]) for s, t, _ in inside])
        weight = torch.tensor([0.5, 1.5, 1, 1, 1, 1], device=device)
        total = total + 0.5 * F.cross_entropy(model.kinds(pooled), torch.tensor([k for _, _, k in inside], device=device), weight=weight)
    local = [link for link in e.links if a <= link.head[0] and link.head[1] <= b]
    if local:
        total = total + links_loss(model, row, h, logits["names"], local)
    return total


def links_loss(model: Network, row: Piece, h: Tensor, logits: Tensor, local: list[data.Link]) -> Tensor:
    e, a, b = row.example, row.start, row.end
    found = {(s, t): k for s, t, k in spans_of(logits.detach().argmax(-1).cpu().numpy(), "names")}
    people = [(s - a, t - a) for s, t in e.people if a <= s and t <= b]
    if e.people:
        found = {s: k for s, k in found.items() if k != "PERSON"}
    found.update(dict.fromkeys(people, "PERSON"))
    words, total, count = e.words[a:b], h.sum() * 0, 0
    for link in local:
        head = (link.head[0] - a, link.head[1] - a)
        for kind, right in link.right.items():
            inside = [[(s - a, t - a) for s, t in group if a <= s and t <= b] for group in right]
            loss = link_loss(model, kind, words, h, head, inside, {s: k for s, k in found.items() if k in CANDIDATES[kind]})
            if loss is not None:
                total, count = total + loss, count + 1
        if link.status != IGNORE:
            status = model.status(h[head[0]:head[1]].mean(0))[None]
            total, count = total + 0.5 * F.cross_entropy(status, torch.tensor([link.status], device=h.device)), count + 1
    return 0.7 * total / max(1, count)


@torch.no_grad()
def evaluate(model: Network, examples: list[data.Example], pieces: WordPieces, device: str) -> dict[str, float]:
    """Exact-span F1 by label over held-out examples, sentence starts, accuracy of kinds."""
    model.eval()
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    gold_count: Counter[str] = Counter()
    rng = random.Random(1)
    rows = [p for e in examples for p in cut(e, pieces, rng)]
    for i in range(0, len(rows), 16):
        part = rows[i:i + 16]
        for row, h in zip(part, vectors(model, part, pieces.special, None, device), strict=True):
            pairs = []
            for head in SPAN_HEADS:
                gold = row.example.tags[head][row.start:row.end]
                if (gold >= 0).any() and not (gold == NOT_PERSON).any():
                    best = model.spans[head](h).argmax(-1).cpu().numpy()
                    best[gold == IGNORE] = 0
                    pairs.append((spans_of(gold, head), spans_of(best, head)))
            starts = row.example.starts[row.start:row.end]
            if (starts >= 0).any():
                best = model.starts(h).argmax(-1).cpu().numpy()
                pairs.append(([(int(k), 0, "START") for k in np.flatnonzero(starts == 1)],
                              [(int(k), 0, "START") for k in np.flatnonzero(best == 1)]))
            for s, t, k in row.example.kinds:
                if row.start <= s and t <= row.end:
                    x = h[s - row.start:t - row.start]
                    best_kind = int(model.kinds(torch.cat([x.max(0).values, x.mean(0)])).argmax())
                    pairs.append(([(s, t, "kind:" + KINDS[k])], [(s, t, "kind:" + KINDS[best_kind])]))
            for g, p in pairs:
                right.update(s[2] for s in set(g) & set(p))
                gold_count.update(s[2] for s in g)
                said.update(s[2] for s in p)
    model.train()
    return {k: round(2 * right[k] / max(1, said[k] + gold_count[k]), 3) for k in sorted(gold_count)}


def load(args: argparse.Namespace) -> tuple[list[data.Example], list[data.Example]]:
    """Training examples and held-out ones."""
    sets: dict[str, list[data.Example]] = {}
    if "eww" not in args.without:
        sets["eww"] = list(data.eww(args.data, clean=True))
    if "ud" not in args.without:
        sets["ud"] = list(data.ud(args.data))
    sets["gold"] = list(data.gold(args.gold / "train", tuple(args.without)))
    sets["sentences"] = list(data.sentences(args.gold / "sentences.jsonl"))
    sets |= {name: list(read(args.data)) for name, read in other_sets.READERS.items() if name not in args.without}
    if args.limit:
        sets = {name: part[:args.limit] for name, part in sets.items()}
    print({name: len(part) for name, part in sets.items()}, flush=True)
    train = [e for part in sets.values() for e in part if not data.held_out(e.name)]
    test = [e for name in ("eww", "gold") for e in sets.get(name, []) if data.held_out(e.name)]
    return train, test


def epoch_rows(train: list[data.Example], pieces: WordPieces, rng: random.Random, batch: int, swap: Swapper,
               others: bool) -> list[list[Piece]]:
    """Batches of one epoch, of windows of like length: all of the articles, half of them with other names, a share of the rest.

    `others`: whether the sets of other schemes are read too.
    """
    def chosen(e: data.Example) -> bool:
        name = re.split("[-_]", e.name)[0]
        return (others or name not in SCHEMES) and rng.random() < SHARES.get(name, 1)

    windows = (p for e in train if chosen(e) for p in cut(swap(e, rng), pieces, rng))
    rows = sorted(windows, key=lambda p: len(p.pieces.ids) + rng.randint(0, 60))
    batches: list[list[Piece]] = [[]]
    for row in rows:
        if len(batches[-1]) == batch or (len(batches[-1]) + 1) * (len(row.pieces.ids) + 2) > TOKENS:
            batches.append([])
        batches[-1].append(row)
    rng.shuffle(batches)
    return batches


def optimizer_of(model: Network, steps: int, rate: float) -> tuple[Any, Any]:
    slow = list(model.encoder.bert.parameters())
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.bert")]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": rate}, {"params": fast, "lr": 6 * rate}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: min(1, (k + 1) / 150) * max(0.02, 1 - k / steps))
    return optimizer, schedule


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--others", type=int, default=3, help="epochs, from the first on, that read the sets of other schemes too")
    parser.add_argument("--batch", type=int, default=16, help="windows of a batch at most")
    parser.add_argument("--without", action="append", default=[], help="leave out a set (eww, ud, gmb, ...) or a prefix of gold articles")
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
    model = Network(args.layers).to(device)
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True)["state"])
    others = [epoch < args.others for epoch in range(args.epochs)]
    plan = {both: len(epoch_rows(train, pieces, random.Random(args.seed), args.batch, swap, both)) for both in set(others)}
    steps = sum(plan[both] for both in others)
    print(f"{len(train)} training and {len(test)} held-out examples, {steps} steps, width {WIDTH}", flush=True)
    optimizer, schedule = optimizer_of(model, steps, args.rate)
    step, started = 0, time.time()
    for epoch in range(args.epochs):
        model.train()
        for part in epoch_rows(train, pieces, rng, args.batch, swap, others[epoch]):
            h = vectors(model, part, pieces.special, rng, device)
            loss = torch.stack([window_loss(model, row, x) for row, x in zip(part, h, strict=True)]).mean()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            if step % 50 == 0:
                print(f"step {step}/{steps} loss {loss.item():.3f} {time.time() - started:.0f} s", flush=True)
        torch.save({"layers": args.layers, "state": model.state_dict()}, args.out)
        print("epoch", epoch + 1, evaluate(model, test, pieces, device), flush=True)


if __name__ == "__main__":
    main()
