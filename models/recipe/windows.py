"""Windows of examples as the network reads them: cut, and put together into batches of tensors."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from data import Example, Found, Link, Span, inside
from labels import IGNORE
from torch import Tensor

from citybeat.nlp.wordpieces import WordPieces

WINDOW = 382  # word pieces that are read at once, without [CLS] and [SEP]
LEAST_LABELLED = 8  # a window in which fewer words are labelled for a head counts less for it


@dataclass
class Window:
    """A stretch of an example's words, with what is said of them; spans count from its first word."""

    words: list[str]
    tags: dict[str, np.ndarray]
    kinds: list[tuple[int, int, int]]
    not_kinds: list[tuple[int, int, tuple[int, ...]]]
    links: list[Link]
    people: list[Span]
    length: int
    found: Found = field(default_factory=Found)

    @property
    def is_annotated(self) -> bool:
        return bool(self.tags or self.kinds or self.not_kinds)


def window_of(example: Example, start: int, end: int, length: int) -> Window:
    """Words [start, end) of an example, which are `length` word pieces; what reaches over an edge is left out."""
    links = [
        Link(head[0], {kind: [inside(group, start, end) for group in groups] for kind, groups in link.right.items()}, link.status)
        for link in example.links if (head := inside([link.head], start, end))
    ]
    tags = {head: row[start:end] for head, row in (example.tags | {"starts": example.starts}).items()}
    return Window(
        example.words[start:end], {head: row for head, row in tags.items() if (row != IGNORE).any()},
        [(a - start, b - start, kind) for a, b, kind in example.kinds if start <= a and b <= end],
        [(a - start, b - start, kinds) for a, b, kinds in example.not_kinds if start <= a and b <= end],
        links, inside(example.people, start, end), length, example.found.within(start, end))


def cut(example: Example, pieces: WordPieces, rng: random.Random, size: int = WINDOW) -> list[Window]:
    """Windows of at most `size` pieces that tile an example, the first of random length."""
    out, start, used = [], 0, 0
    limit = rng.randint(size // 3, size)
    for i, word in enumerate(example.words):
        n = len(pieces.pieces_of(word))
        if used + n > limit:
            out.append(window_of(example, start, i, used))
            start, used, limit = i, 0, size
        used += n
    out.append(window_of(example, start, len(example.words), used))
    return [window for window in out if window.length]


@dataclass
class Batch:
    """Windows side by side. `ids`, `mask` and `shapes` are (windows, pieces); all else counts the W words of all windows as one row.

    `first` (W) is where the first piece of a word stands among all pieces, `has_piece` (W) that it has one; `window` (W) is the window of
    a word; `offsets` says with which word a window begins. `gold` has the labels (W) of each head that any window labels.
    """

    windows: list[Window]
    ids: Tensor
    mask: Tensor
    shapes: Tensor
    first: Tensor
    has_piece: Tensor
    window: Tensor
    gold: dict[str, Tensor]
    offsets: list[int]

    def to(self, device: str) -> Batch:
        moved = {name: getattr(self, name).to(device) for name in ("ids", "mask", "shapes", "first", "has_piece", "window")}
        return replace(self, gold={head: row.to(device) for head, row in self.gold.items()}, **moved)

    def shares(self, chosen: Tensor) -> Tensor:
        """(W) what each word counts, so that the chosen words of every window count as much as those of another, and all together 1."""
        counts = torch.zeros(len(self.windows), device=chosen.device).index_add_(0, self.window, chosen.float())
        return chosen / counts.clamp(min=LEAST_LABELLED)[self.window] / len(self.windows)


def batch_of(windows: list[Window], pieces: WordPieces, rng: random.Random | None) -> Batch:
    """The tensors of some windows; with `rng`, some stretches are turned to capitals or lower case (shapes alone change)."""
    longest = max(w.length for w in windows) + 2
    ids = np.zeros((len(windows), longest), np.int64)
    mask, shapes = np.zeros_like(ids), np.full_like(ids, 6)
    first, offsets = [], [0]
    for k, window in enumerate(windows):
        found = pieces(window.words)
        n = len(found.ids)
        ids[k, 0], ids[k, n + 1], ids[k, 1:n + 1] = pieces.special["[CLS]"], pieces.special["[SEP]"], found.ids
        mask[k, :n + 2] = 1
        shapes[k, 1:n + 1] = found.shapes
        if rng and rng.random() < 0.08:
            a = rng.randrange(n)
            b, form = a + rng.randint(4, 16), rng.choice((1, 2, 2))
            part = shapes[k, 1 + a:1 + b]
            part[np.isin(part, (0, 1, 2, 4))] = form
        elif rng and rng.random() < 0.03:
            part = shapes[k, 1:n + 1]
            part[np.isin(part, (1, 2, 4, 7))] = 0
        first.append(np.where(found.first >= 0, found.first + 1 + k * longest, -1))
        offsets.append(offsets[-1] + len(window.words))
    at = torch.from_numpy(np.concatenate(first))
    heads = sorted({head for window in windows for head in window.tags})
    unlabelled = {len(w.words): np.full(len(w.words), IGNORE) for w in windows}
    gold = {head: torch.from_numpy(np.concatenate([w.tags.get(head, unlabelled[len(w.words)]) for w in windows])) for head in heads}
    window = torch.repeat_interleave(torch.arange(len(windows)), torch.tensor([len(w.words) for w in windows]))
    padded = (torch.from_numpy(array) for array in (ids, mask, shapes))
    return Batch(windows, *padded, at.clamp(min=0), at >= 0, window, gold, offsets)
