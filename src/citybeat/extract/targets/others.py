"""Forecasts and achievements: what a reader may take for a target and is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from spacy.tokens import Span

from citybeat.extract.targets.decide import DECIMALS, settings
from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import Candidate
from citybeat.nlp.quantities import find_quantities

OtherKind = Literal["forecast", "achievement"]
KINDS: tuple[OtherKind, ...] = ("forecast", "achievement")
SHORTEST = 5  # words


def others_of(sentences: Sequence[Span], kinds: Mapping[int, Mapping[str, float]]) -> Iterator[tuple[Candidate, OtherKind]]:
    """Sentences that the model takes for a forecast or an achievement, with the whole sentence as what is stated.

    `kinds` are the probabilities by the first word of a sentence; none without a model.
    """
    for sentence in sentences:
        if len(sentence) >= SHORTEST and sentence.start in kinds:
            kind = kind_of(sentence, kinds[sentence.start])
            if kind is not None:
                yield Candidate(sentence, sentence, f"targets.head_{kind}"), kind


def kind_of(sentence: Span, kinds: Mapping[str, float]) -> OtherKind | None:
    """The kind that is sure enough: the head's probability, raised where the sentence has a number and where it has a word for it."""
    if max(kinds.get(kind, 0.0) for kind in KINDS) < settings()["other_floor"]:
        return None
    counted = settings()["other_counted"] if find_quantities(sentence.text) else 0.0
    lower = [t.lower_ for t in sentence]
    sure: list[tuple[float, OtherKind]] = []
    for kind in KINDS:
        cued = settings()["other_cue"] if any(w in words(f"{kind}_cues") for w in lower) else 0.0
        score = round(kinds.get(kind, 0.0) + counted + cued, DECIMALS)
        if score >= settings()[kind]:
            sure.append((score, kind))
    return max(sure, key=lambda s: s[0])[1] if sure else None
