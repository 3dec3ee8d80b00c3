"""What the network is trained to lessen, over the words of all windows of a batch at once.

Each window counts the same, whatever it holds; what a window does not label costs nothing there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from data import Span
from labels import IGNORE, NOT_PERSON, SCHEMES, bio
from network import Linker, Network
from torch import Tensor
from torch.nn import functional as F
from windows import Batch, Window

from citybeat.nlp.linking import features

HEAD_WEIGHT = {
    "names": 1.0, "title": 1.0, "role_org": 0.5, "project": 1.0, "goal": 1.0, "city": 0.7, "starts": 0.3, **dict.fromkeys(SCHEMES, 0.5),
}  # fmt: skip
KIND_WEIGHT, LINK_WEIGHT, STATUS_WEIGHT = 0.5, 0.7, 0.5
OF_KIND = (0.5, 1.5, 1.0, 1.0, 1.0, 1.0)  # what a sentence counts by its kind
NOT_RIGHT = 0.3  # what it counts that a wrong candidate scores below NULL
CANDIDATES = {"person": ("PERSON",), "organization": ("ORG", "LOC", "NORP", "FAC"), "holder": ("ORG", "LOC", "NORP", "PERSON")}
PERSON = [bio("names").index(f"{b}-PERSON") for b in "BI"]
NO_PERSON = [i for i in range(len(bio("names"))) if i not in PERSON]


@dataclass
class Choice:
    """A title or goal and the candidates for it, as words of the batch.

    `traits` (candidates, FEATURES); `groups`: for each right entry, which candidates (candidates) are its mentions; `share`: its weight.
    """

    head: Span
    candidates: list[Span]
    traits: np.ndarray
    groups: list[np.ndarray]
    share: float


def words_of(model: Network, batch: Batch) -> Tensor:
    """(W, 384): the vector of each word's first piece, zeros where it has none."""
    with torch.autocast(batch.ids.device.type, torch.bfloat16):
        hidden = model.encoder(ids=batch.ids, mask=batch.mask, shapes=batch.shapes)
    hidden = model.dropout(hidden.float())
    return hidden.flatten(0, 1)[batch.first] * batch.has_piece[:, None]


def scores_of(model: Network, head: str, h: Tensor) -> Tensor:
    """(W, labels)"""
    found: Tensor = (model.starts if head == "starts" else model.spans[head])(h)
    return found


def tag_loss(head: str, scores: Tensor, gold: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy; at NOT_PERSON only the probability of a person is pushed down."""
    logs = scores.log_softmax(-1)
    loss = -logs.gather(1, gold.clamp(min=0)[:, None])[:, 0]
    if head == "names":
        loss = torch.where(gold == NOT_PERSON, -logs[:, NO_PERSON].logsumexp(-1), loss)
    return (loss * batch.shares(gold != IGNORE)).sum()


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


def rows_of(spans: Sequence[Span], device: torch.device) -> tuple[Tensor, Tensor]:
    """The words of some spans, one after the other, and how many each has."""
    words = np.concatenate([np.arange(a, b) for a, b in spans])
    return torch.from_numpy(words).to(device), torch.tensor([b - a for a, b in spans], device=device)


def means_of(h: Tensor, spans: Sequence[Span]) -> Tensor:
    """(spans, 384)"""
    words, lengths = rows_of(spans, h.device)
    return torch.segment_reduce(h[words], "mean", lengths=lengths, unsafe=True)


def kind_scores(model: Network, h: Tensor, sentences: Sequence[Span]) -> Tensor:
    """(sentences, kinds), from the maximum and the mean of each."""
    words, lengths = rows_of(sentences, h.device)
    rows = h[words]
    parts = [torch.segment_reduce(rows, how, lengths=lengths, unsafe=True) for how in ("max", "mean")]
    scores: Tensor = model.kinds(torch.cat(parts, 1))
    return scores


def kinds_loss(model: Network, batch: Batch, h: Tensor) -> Tensor:
    """Cross-entropy of the kinds of sentences; where only some kinds are ruled out, these are pushed down."""
    count = len(OF_KIND)
    spans, allowed, weights = [], [], []
    for offset, window in zip(batch.offsets, batch.windows, strict=False):
        rows = [(a, b, {kind}, OF_KIND[kind]) for a, b, kind in window.kinds]
        rows += [(a, b, set(range(count)) - set(kinds), 1.0) for a, b, kinds in window.not_kinds]
        spans += [(offset + a, offset + b) for a, b, _, _ in rows]
        allowed += [[k in good for k in range(count)] for _, _, good, _ in rows]
        weights += [w / sum(row[3] for row in rows) / len(batch.windows) for *_, w in rows]
    if not spans:
        return h.sum() * 0
    logs = kind_scores(model, h, spans).log_softmax(-1).masked_fill(~torch.tensor(allowed, device=h.device), -torch.inf)
    return -(logs.logsumexp(-1) * torch.tensor(weights, device=h.device)).sum()


def names_in(window: Window, labels: np.ndarray) -> dict[Span, str]:
    """The names of a window by their spans: those found beforehand or else by the network, but the people that are annotated if any are."""
    found = dict(window.found.names) or {(a, b): kind for a, b, kind in spans_of(labels, "names")}
    if window.people:
        found = {span: kind for span, kind in found.items() if kind != "PERSON"} | dict.fromkeys(window.people, "PERSON")
    return found


def choice_of(kind: str, head: Span, names: dict[Span, str], right: list[list[Span]], words: Sequence[str], offset: int) -> Choice | None:
    """The candidates of a kind for a head of a window that begins with word `offset`; None where there are none."""
    pool = {span: label for span, label in names.items() if label in CANDIDATES[kind]}
    for group in right:
        pool.update({span: pool.get(span, "PERSON" if kind == "person" else "ORG") for span in group})
    spans = [s for s in pool if s[1] <= head[0] or s[0] >= head[1]]
    if not spans:
        return None
    groups = [np.array([s in group for s in spans]) for group in right]
    moved = [(offset + a, offset + b) for a, b in spans]
    traits = features(head, spans, [pool[s] for s in spans], words)
    return Choice((offset + head[0], offset + head[1]), moved, traits, [g for g in groups if g.any()], 1.0)


def link_scores(linker: Linker, h: Tensor, choices: Sequence[Choice]) -> Tensor:
    """(choices, 1 + most candidates): the NULL score, then the candidates', minus infinity where a choice has no more."""
    counts = [len(choice.candidates) for choice in choices]
    item = torch.repeat_interleave(torch.arange(len(choices)), torch.tensor(counts)).to(h.device)
    place = torch.cat([torch.arange(n) for n in counts]).to(h.device)
    heads = means_of(h, [choice.head for choice in choices])
    candidates = means_of(h, [span for choice in choices for span in choice.candidates])
    traits = torch.from_numpy(np.concatenate([choice.traits for choice in choices])).to(h.device)
    scores, null = linker(heads, item, candidates, traits)
    table = torch.full((len(choices), max(counts)), -torch.inf, device=h.device).index_put((item, place), scores)
    return torch.cat([null[:, None], table], 1)


def link_loss(table: Tensor, choices: Sequence[Choice]) -> Tensor:
    """Log-sum over the right entry's mentions against all candidates and NULL; other candidates also lose to NULL.

    `table` is that of link_scores; a choice with several right entries is lost for each of them.
    """
    width = table.shape[1]
    rows, goods, shares = [], [], []
    anywhere = np.zeros(table.shape, bool)
    for i, choice in enumerate(choices):
        for group in choice.groups or [None]:
            good = np.zeros(width, bool)
            if group is None:
                good[0] = True
            else:
                good[1:1 + len(group)] = group
                anywhere[i] |= good
            rows.append(i)
            goods.append(good)
            shares.append(choice.share / max(1, len(choice.groups)))
    device = table.device
    right, good = torch.from_numpy(anywhere).to(device), torch.from_numpy(np.stack(goods)).to(device)
    others = ~right & (table > -torch.inf)
    others[:, 0] = False
    below = F.softplus(torch.where(others, table, 0) - table[:, :1]) * others
    total = NOT_RIGHT * (below.sum(1) / others.sum(1).clamp(min=1) * torch.tensor([c.share for c in choices], device=device)).sum()
    chosen = table[rows]
    field = chosen.masked_fill(right[rows] & ~good, -torch.inf)
    lost = field.logsumexp(1) - chosen.masked_fill(~good, -torch.inf).logsumexp(1)
    return total + (lost * torch.tensor(shares, device=device)).sum()


def links_loss(model: Network, batch: Batch, h: Tensor, names: Tensor) -> Tensor:
    """Over all annotated titles and goals of a batch: who and what belongs to them, and the status of a title. `names` (W, labels)."""
    choices: dict[str, list[Choice]] = {kind: [] for kind in CANDIDATES}
    heads, status, shares = [], [], []
    linked = [(offset, window) for offset, window in zip(batch.offsets, batch.windows, strict=False) if window.links]
    if not linked:
        return h.sum() * 0
    labels = names.detach().argmax(-1).cpu().numpy()
    for offset, window in linked:
        found = names_in(window, labels[offset:offset + len(window.words)])
        made, stated = [], []
        for link in window.links:
            for kind, right in link.right.items():
                choice = choice_of(kind, link.head, found, right, window.words, offset)
                if choice is not None:
                    choices[kind].append(choice)
                    made.append(choice)
            if link.status != IGNORE:
                stated.append(((offset + link.head[0], offset + link.head[1]), link.status))
        share = 1 / max(1, len(made) + len(stated)) / len(batch.windows)
        for choice in made:
            choice.share = share
        heads += [head for head, _ in stated]
        status += [s for _, s in stated]
        shares += [share] * len(stated)
    total = h.sum() * 0
    for kind, some in choices.items():
        if some:
            total = total + link_loss(link_scores(model.links[kind], h, some), some)
    if heads:
        lost = F.cross_entropy(model.status(means_of(h, heads)), torch.tensor(status, device=h.device), reduction="none")
        total = total + STATUS_WEIGHT * (lost * torch.tensor(shares, device=h.device)).sum()
    return total


def batch_loss(model: Network, batch: Batch, h: Tensor) -> Tensor:
    """The loss of a batch against what is annotated in it; `h` is words_of it."""
    scores = {head: scores_of(model, head, h) for head in batch.gold}
    total = h.sum() * 0
    for head, gold in batch.gold.items():
        total = total + HEAD_WEIGHT[head] * tag_loss(head, scores[head], gold, batch)
    names = scores["names"] if "names" in scores else scores_of(model, "names", h)
    return total + KIND_WEIGHT * kinds_loss(model, batch, h) + LINK_WEIGHT * links_loss(model, batch, h, names)
