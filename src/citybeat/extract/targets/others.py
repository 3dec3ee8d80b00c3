"""Forecasts and achievements: what a reader may take for a target and is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from spacy.tokens import Span

from citybeat.extract.facts import facts_of
from citybeat.extract.targets.decide import DECIMALS, settings
from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import Candidate
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.quantities import find_quantities

OtherKind = Literal["forecast", "achievement"]
KINDS: tuple[OtherKind, ...] = ("forecast", "achievement")
SHORTEST = 5  # words
NEAR = 0.4  # the head's probability from which a sentence that was not taken is worth a word
READ_AS = {"forecast": "a forecast", "achievement": "an achievement"}


def others_of(sentences: Sequence[Span], kinds: Mapping[int, Mapping[str, float]]) -> Iterator[tuple[Candidate, OtherKind]]:
    """Sentences that the model takes for a forecast or an achievement, with the whole sentence as what is stated.

    `kinds` are the probabilities by the first word of a sentence; none without a model.
    """
    for sentence in sentences:
        if len(sentence) >= SHORTEST and sentence.start in kinds:
            kind = kind_of(sentence, kinds[sentence.start])
            if kind is not None:
                yield Candidate(sentence, sentence, f"targets.head_{kind}"), kind
            else:
                drop(sentence, kinds[sentence.start])


def drop(sentence: Span, kinds: Mapping[str, float]) -> None:
    """Note a sentence that was nearly taken for a forecast or an achievement."""
    sure, kind = max((kinds.get(kind, 0.0), kind) for kind in KINDS)
    if sure >= NEAR:
        reason = f"not surely {READ_AS[kind]} (the model's probability: {sure:.2f})"
        facts_of(sentence.doc).drop("target", sentence, f"targets.head_{kind}", reason)


def kind_of(sentence: Span, kinds: Mapping[str, float]) -> OtherKind | None:
    """The kind that is sure enough: the head's probability, raised where the sentence has a number and where it has a word for it."""
    if max(kinds.get(kind, 0.0) for kind in KINDS) < settings()["other_floor"]:
        return None
    lower = columns_of(sentence.doc).lower[sentence.start:sentence.end]
    cued = {kind: 0.0 if words(f"{kind}_cues").isdisjoint(lower) else settings()["other_cue"] for kind in KINDS}
    most = settings()["other_counted"]
    if all(round(kinds.get(kind, 0.0) + most + cued[kind], DECIMALS) < settings()[kind] for kind in KINDS):
        return None  # whether there is a number or not: most sentences need not be searched for one
    counted = most if find_quantities(text_of(sentence)) else 0.0
    sure: list[tuple[float, OtherKind]] = []
    for kind in KINDS:
        score = round(kinds.get(kind, 0.0) + counted + cued[kind], DECIMALS)
        if score >= settings()[kind]:
            sure.append((score, kind))
    return max(sure, key=lambda s: s[0])[1] if sure else None
