#!/usr/bin/env python3
"""Fit what decides about targets: python models/recipe/fit_targets.py GOLD DATA [--write]   (../shared/gold, DATA as of train.py)

A logistic regression over the traits of what the rules propose, on GOLD/sentences.jsonl, on articles of plain news that were annotated in
full and on those articles of GOLD/train that are not held out of all training; weights near 0 are left out. Prints figures by
cross-validation over articles and sentences, and on the held-out articles, then how far the weights are from the shipped ones; with --write
they are replaced. The settings beside them (thresholds, what the heads count) stay: they were chosen by trying values on annotated
articles; and so do the word lists, made by hand.

It also prints how many of the targets that the shipped pipeline finds in news nobody annotated are targets by the labels of
plain_news/targets.jsonl. These labels are no rows of the fit: as such, with the heads as traits, they did not put the candidates into a
better order, neither there nor on annotated articles. The lists of single acts (measures.json) and `threshold_alone` were made on them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import data
import fitting
import numpy as np
import plain_articles
import spacy
from linear import Rows, differences, figures, logistic, out_of_fold
from plain_news import Label, labelled
from spacy.tokens import Doc, Span

import citybeat
from citybeat.article import Article
from citybeat.extract.rules import RuleMatcher
from citybeat.extract.targets.clauses import sentences
from citybeat.extract.targets.component import can_hold
from citybeat.extract.targets.decide import expanded
from citybeat.extract.targets.lexicon import DATA, aim_rules
from citybeat.extract.targets.traits import Reading, describe
from citybeat.extract.targets.triggers import Candidate, candidates_of, find_triggers, matcher_options
from citybeat.extract.targets.vetoes.veto import vetoed

WEIGHTS = Path(str(DATA)) / "weights.json"
STRENGTH, BIAS_STRENGTH = 3.0, 0.03
LEAST, LEAST_WORD = 5, 8  # cases in which a trait, or a word, must stand
SMALLEST = 0.05  # a smaller weight is left out
PARTS = 5
WORDS = ("w:", "t:", "b:")  # traits that are words: of the goal, of the trigger, before it


@dataclass
class Case:
    """A candidate's traits, whether it is a target, its article or sentence, and whether that is held out."""

    traits: dict[str, float]
    right: bool
    article: str
    held_out: bool


class Proposer:
    """The rules' candidates, described, as the extractor makes them where no model has read the text."""

    def __init__(self) -> None:
        self.nlp = spacy.blank("en")
        rules = list(aim_rules())
        self.matcher, self.options = RuleMatcher(self.nlp.vocab, rules), matcher_options(rules)

    def candidates(self, parts: list[Span]) -> Iterator[Candidate]:
        for part in filter(can_hold, parts):
            found = candidates_of(part, find_triggers(part, self.matcher), self.options)
            refused = vetoed(found)
            reading = Reading.of(part, None)
            for candidate in found:
                if id(candidate) not in refused:
                    describe(candidate, reading)
                    yield candidate

    def cases(self, parts: list[Span], goals: list[data.Span], article: str, held_out: bool) -> Iterator[Case]:
        for candidate in self.candidates(parts):
            right = any(is_same(candidate.goal, goal) for goal in goals)
            yield Case(expanded(candidate), right, article, held_out)


def is_same(span: Span, goal: data.Span) -> bool:
    """Whether a span and a goal share more than half of the shorter one's characters."""
    common = min(goal[1], span.end_char) - max(goal[0], span.start_char)
    return common > 0.5 * min(goal[1] - goal[0], span.end_char - span.start_char)


def one_sentence(doc: Doc) -> Doc:
    """The Doc as a single sentence, which the extractor cuts by the punctuation."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def goals_of(article: dict[str, Any], text: str) -> Iterator[data.Span]:
    """Where the goals of an article's targets stand: within the evidence, or the whole of it where the goal is worded otherwise."""
    for target in article["targets"]:
        place = data.evidence(text, target["evidence"])
        if place is not None:
            inside = data.evidence(text[place[0]:place[1]], target["goal"])
            yield (place[0] + inside[0], place[0] + inside[1]) if inside else place


def cases(gold: Path, public: Path) -> Iterator[Case]:
    proposer = Proposer()
    for row in map(json.loads, filter(None, (gold / "sentences.jsonl").read_text(encoding="utf8").split("\n"))):
        doc = one_sentence(proposer.nlp.make_doc(row["text"]))
        goals = [goal for target in row["targets"] if (goal := data.evidence(row["text"], target["goal"]))]
        yield from proposer.cases([doc[:]], goals, f"sentence {row['n']}", False)
    for article, text in chain(data.annotated(gold / "train"), plain_articles.annotated(public)):
        doc = one_sentence(proposer.nlp.make_doc(text))
        held_out = data.held_out(data.public_name(article["id"]))
        yield from proposer.cases(list(sentences(doc)), list(goals_of(article, text)), article["id"], held_out)


def label_of(goal: Span, labels: Iterable[Label]) -> str:
    """What a reader said of a goal: the label of the words that share more than half of it; "none" where there is no such."""
    return next((label.label for label in labels if is_same(goal, (label.start, label.end))), "none")


def on_plain_news(folder: Path) -> Counter[str]:
    """How often what the shipped pipeline takes for a target has which label."""
    pipeline, found = citybeat.load(), Counter[str]()
    for name, text, labels in labelled(folder, "targets"):
        with pipeline.assembled(Article(text, id=name)) as (assembler, _):
            found.update(label_of(t.goal, labels) for t in assembler.facts.targets if t.kind == "target")
    return found


def names_of(found: list[Case]) -> list[str]:
    """The traits that stand in enough cases, the bias first."""
    counts = Counter(name for case in found for name, value in case.traits.items() if value)
    return ["bias", *sorted(n for n, c in counts.items() if n != "bias" and c >= (LEAST_WORD if n.startswith(WORDS) else LEAST))]


def fit(rows: Rows, right: np.ndarray) -> np.ndarray:
    """Weights in the order of the traits, the bias first."""
    strength = np.full(rows.shape[1], STRENGTH)
    strength[0] = BIAS_STRENGTH
    return logistic(rows, right, np.zeros(rows.shape[1]), strength)


def fitted(found: list[Case], threshold: float) -> dict[str, float]:
    """The weights, rounded; figures are printed."""
    kept = [case for case in found if not case.held_out]
    names = names_of(kept)
    rows, right = Rows.of([case.traits for case in kept], names), np.array([float(case.right) for case in kept])
    print(f"{len(kept)} candidates, {int(right.sum())} of them targets, {len(names)} traits; threshold {threshold}")
    logits = out_of_fold([case.article for case in kept], PARTS, rows, lambda part, mask: fit(part, right[mask]))
    for kind in ("sentences", "articles"):
        mask = np.array([case.article.startswith("sentence ") == (kind == "sentences") for case in kept])
        print(f"  cross-validated, {kind}", figures(logits[mask], right[mask], threshold))
    weights = fit(rows, right)
    held = [case for case in found if case.held_out]
    if held:
        scores = Rows.of([case.traits for case in held], names).times(weights)
        print("  held-out articles", figures(scores, np.array([float(case.right) for case in held]), threshold))
    return {name: round(float(w), 2) for name, w in sorted(zip(names, weights, strict=True)) if abs(w) >= SMALLEST}


def main() -> None:
    args = fitting.parser(__doc__, "gold", "data").parse_args()
    shipped = json.loads(WEIGHTS.read_text(encoding="utf8"))
    weights = fitted(list(cases(args.gold, args.data)), shipped["settings"]["threshold_rules"])
    print(differences(shipped["weights"], weights))
    found = on_plain_news(args.data)
    print(f"plain news: {found['target'] / max(1, found.total()):.3f} of {found.total()} are targets", dict(found.most_common()))
    if args.write:
        WEIGHTS.write_text(json.dumps({**shipped, "weights": weights}, indent=0, ensure_ascii=False) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
