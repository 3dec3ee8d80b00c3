#!/usr/bin/env python3
"""Teach a network what larger ones say: python models/recipe/distill.py DATA GOLD --teacher T1 --teacher T2 --start BEFORE --out STUDENT

DATA and GOLD are those of train.py, which also makes teachers (--layers 6). The network goes on from BEFORE, on all training articles,
annotated or not, and on news without any annotation (package_texts.py fetches it). Wherever it reads, it learns the mean probabilities of
the teachers, for every word, sentence, title and goal (Hinton, Vinyals and Dean 2015, Distilling the knowledge in a neural network);
where something is annotated, that as well. Which titles and goals, and to whom they may belong, --pipeline finds beforehand.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import data
import fitting
import judged
import losses
import network
import package_texts
import plain_news
import spacy
import torch
import train
from augment import Swapper, city_names
from data import Example, Found, Span
from labels import SCHEMES, SPAN_HEADS
from losses import HEAD_WEIGHT, KIND_WEIGHT, LINK_WEIGHT, STATUS_WEIGHT, Choice
from network import Network
from spacy.tokens import Doc
from spacy.vocab import Vocab
from torch import Tensor
from windows import Batch, Window, batch_of

from citybeat.nlp.encoder import Encoder
from citybeat.nlp.wordpieces import WordPieces, load_tokenizer

HEADS = (*SPAN_HEADS, "starts")
TEXTS = {"news_0": 1.0, "reports_0": 1.0, "bulletins_0": 1.0, "wires_0": 0.4}  # files of package_texts.py, what share of each is read
LONGEST = 12_000  # characters of such an article that are read
NEWS = ("text-", "judged-", "plain-", "written-", "labelled-")  # how examples begin that are news; those of EWW end in .tsv
OTHERS = 0.25  # how much less of the sets of other schemes an epoch reads than in train.py: they are mere text here
SHARES = {**train.SHARES, **{scheme: OTHERS * train.SHARES.get(scheme, 1) for scheme in SCHEMES}}
MOST = 10  # titles and goals of a window that the teachers are asked about
FASTER = 3  # how much faster the heads learn than the encoder; half of what it is in train.py, as they are not new
KINDS_OF = {"title": ("person", "organization"), "goal": ("holder",)}  # what is asked of each: kinds of losses.CANDIDATES


def texts(annotated: set[str]) -> Iterator[Example]:
    """News without any annotation: neither articles that are kept apart nor those of which something is `annotated`."""
    rng, left_out = random.Random(3), judged.kept_apart() | annotated
    for file, share in TEXTS.items():
        for name, text in package_texts.texts([file]):
            if rng.random() < share and name not in left_out and not plain_news.is_apart(name):
                yield data.blank(data.TOKENIZER(text[:LONGEST]), f"text-{name}")


def sentences_of(example: Example) -> list[Span]:
    """The sentences of more than three words."""
    doc = Doc(Vocab(), words=example.words, spaces=example.spaces)
    found = (data.word_span(doc, span) for span in data.sentence_spans(doc.text))
    return [span for span in found if span is not None and span[1] - span[0] > 3]


def found_in(example: Example, encoder: Encoder) -> Found:
    """The sentences of an example, and the names, titles and goals that an encoder's heads find in it.

    These are sought in news and wherever links are annotated: other sets have few titles and goals.
    """
    sentences = sentences_of(example)
    if not (example.links or example.name.startswith(NEWS) or example.name.endswith(".tsv")):
        return Found(sentences=sentences)
    vectors, weights = encoder.vectors(example.words), encoder.heads.weights

    def spans(head: str) -> dict[Span, str]:
        best = (vectors @ weights[f"spans.{head}.weight"].T + weights[f"spans.{head}.bias"]).argmax(1)
        return {(a, b): kind for a, b, kind in losses.spans_of(best, head)}

    return Found(spans("names"), list(spans("title")), list(spans("goal")), sentences)


@dataclass
class Asked:
    """What the teachers are asked of a batch beside its words: by kind, spans of its words with what each counts, and choices."""

    sentences: dict[Span, float] = field(default_factory=dict)
    titles: dict[Span, float] = field(default_factory=dict)
    choices: dict[str, list[Choice]] = field(default_factory=lambda: {kind: [] for kind in losses.CANDIDATES})


def asked_of(batch: Batch, rng: random.Random) -> Asked:
    """The kind of every sentence, the status of titles, and to whom titles and goals belong; each window counts the same for each."""
    asked, windows = Asked(), len(batch.windows)
    for offset, window in zip(batch.offsets, batch.windows, strict=False):
        found, made = window.found, []
        asked.sentences |= {(offset + a, offset + b): 1 / len(found.sentences) / windows for a, b in found.sentences}
        heads = [("title", span) for span in found.titles] + [("goal", span) for span in found.goals]
        heads = rng.sample(heads, min(MOST, len(heads)))
        asked.titles |= {(offset + a, offset + b): 1 / len(heads) / windows for what, (a, b) in heads if what == "title"}
        for what, head in heads:
            for kind in KINDS_OF[what]:
                choice = losses.choice_of(kind, head, found.names, [], window.words, offset)
                if choice is not None:
                    asked.choices[kind].append(choice)
                    made.append(choice)
        for choice in made:
            choice.share = 1 / len(made) / windows
    return asked


def said(model: Network, h: Tensor, asked: Asked) -> dict[str, Tensor]:
    """What a network answers, as logits, by head; `h` (W, 384) is words_of a batch.

    (W, labels) of each of HEADS, `kinds` (sentences, kinds), `status` (titles, status), and of each linker (choices, 1 + most candidates).
    """
    answers = {head: losses.scores_of(model, head, h) for head in HEADS}
    if asked.sentences:
        answers["kinds"] = losses.kind_scores(model, h, list(asked.sentences))
    if asked.titles:
        answers["status"] = model.status(losses.means_of(h, list(asked.titles)))
    return answers | {kind: losses.link_scores(model.links[kind], h, some) for kind, some in asked.choices.items() if some}


@torch.no_grad()
def taught(teachers: Sequence[Network], batch: Batch, asked: Asked) -> dict[str, Tensor]:
    """The mean probabilities of the teachers, in the form of `said`."""
    answers = [said(teacher, losses.words_of(teacher, batch), asked) for teacher in teachers]
    return {head: torch.stack([each[head].softmax(-1) for each in answers]).mean(0) for head in answers[0]}


def divergence(logits: Tensor, target: Tensor) -> Tensor:
    """(n) the Kullback-Leibler divergence of logits (n, classes) from the probabilities `target` (n, classes)."""
    possible = target > 0  # link_scores pads with minus infinity, which times nothing would be no number
    logs = torch.where(possible, logits.log_softmax(-1), 0)
    return torch.where(possible, target * (target.clamp(min=1e-9).log() - logs), 0).sum(-1)


def soft_loss(answers: Mapping[str, Tensor], targets: Mapping[str, Tensor], batch: Batch, asked: Asked) -> Tensor:
    """How far the answers of a network are from those of its teachers, weighed as annotation is: see losses.py."""
    def counts(values: Sequence[float]) -> Tensor:
        return torch.tensor(values, device=batch.ids.device)

    weights = {head: HEAD_WEIGHT[head] * batch.shares(batch.has_piece) for head in HEADS}
    weights["kinds"] = KIND_WEIGHT * counts(list(asked.sentences.values()))
    weights["status"] = LINK_WEIGHT * STATUS_WEIGHT * counts(list(asked.titles.values()))
    weights |= {kind: LINK_WEIGHT * counts([choice.share for choice in some]) for kind, some in asked.choices.items()}
    return torch.stack([(weights[head] * divergence(logits, targets[head])).sum() for head, logits in answers.items()]).sum()


def hard_loss(model: Network, batch: Batch, h: Tensor) -> Tensor:
    """The loss against annotation, but not that of the heads of other schemes, which the student no longer needs."""
    return losses.batch_loss(model, replace(batch, gold={head: row for head, row in batch.gold.items() if head not in SCHEMES}), h)


def loss_of(model: Network, teachers: Sequence[Network], batch: Batch, asked: Asked, hard: float) -> Tensor:
    """The soft loss and `hard` times the hard one."""
    h = losses.words_of(model, batch)
    return hard * hard_loss(model, batch, h) + soft_loss(said(model, h, asked), taught(teachers, batch, asked), batch, asked)


def load(args: argparse.Namespace) -> tuple[list[Example], list[Example]]:
    """Training examples, with plain news and what the pipeline finds in all of them, and held-out ones."""
    examples, test = train.load(args)
    annotated = {example.name.partition("-")[2] for example in examples if example.name.startswith(NEWS)}
    examples += islice(texts(annotated), args.limit)
    encoder = spacy.load(args.pipeline).get_pipe("encoder")
    assert isinstance(encoder, Encoder)
    return [replace(example, found=found_in(example, encoder)) for example in examples], test


def batches(train_on: list[Example], pieces: WordPieces, rng: random.Random, args: argparse.Namespace) -> Iterator[list[Window]]:
    """Those of one epoch after the other, without end; nothing need be annotated in a window."""
    swap = Swapper(train_on, city_names())
    while True:
        yield from train.epoch_batches(train_on, pieces, rng, args, swap, True, SHARES, whole=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--teacher", type=Path, action="append", required=True, help="a network to learn from; several are averaged")
    parser.add_argument("--start", type=Path, required=True, help="the network to go on from")
    parser.add_argument("--pipeline", type=Path, default=fitting.MODEL, help="what finds names, titles and goals")
    parser.add_argument("--steps", type=int, default=2110)
    parser.add_argument("--batch", type=int, default=64, help="windows of a batch at most")
    parser.add_argument("--tokens", type=int, default=16_384, help="word pieces of a batch at most")
    parser.add_argument("--hard", type=float, default=1.0, help="what annotation counts beside the teachers")
    parser.add_argument("--without", action="append", default=[], help="leave out a set, as in train.py")
    parser.add_argument("--limit", type=int, help="examples of each set, for a quick try")
    parser.add_argument("--rate", type=float, default=2e-4, help="highest rate of the encoder; the heads have three times as much")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("model.pt"))
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng, device = random.Random(args.seed), "cuda" if torch.cuda.is_available() else "cpu"
    examples, test = load(args)
    pieces = WordPieces(load_tokenizer(network.base_folder() / "vocab.txt"), cache_size=200_000)
    model = network.load(args.start, device).train()
    teachers = [network.load(path, device).eval() for path in args.teacher]
    optimizer, schedule = train.optimizer_of(model, args.steps, args.rate, FASTER)
    started = time.time()
    for step, windows in enumerate(islice(batches(examples, pieces, rng, args), args.steps), 1):
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
