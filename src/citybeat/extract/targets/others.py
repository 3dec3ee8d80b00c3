"""Forecasts and achievements: what a reader may take for a target and is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from spacy.tokens import Span

from citybeat.extract.facts import facts_of
from citybeat.extract.targets.decide import DECIMALS, settings
from citybeat.extract.targets.lexicon import word_sets, words
from citybeat.extract.targets.slots import amounts_in
from citybeat.extract.targets.traits import Reading
from citybeat.extract.targets.triggers import Candidate
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.quantities import QuantityMention, find_quantities

OtherKind = Literal["forecast", "achievement"]
KINDS: tuple[OtherKind, ...] = ("forecast", "achievement")
SHORTEST = 5  # words
NEAR = 0.4  # the head's probability from which a sentence that was not taken is worth a word
READ_AS = {"forecast": "a forecast", "achievement": "an achievement"}
# "expected", "will", "may fall to": what stands behind it is what is expected
CUE = re.compile(
    r"(?<!than )\b(?:expect(?:s|ed|ing)?|forecasts?|forecasting|predict(?:s|ed|ing)?|projected|projects|estimate[sd]?|anticipate[sd]?"
    r"|likely|will|would|could|may|might|should|[’']ll|set to|due to|on course to|on track to)\b", re.IGNORECASE)
SUBJECT = re.compile(r"[^,;.:]{0,40}$")  # between a number and the cue behind it: "sales of 5 million are expected"
# "than the 33 cents", "from the current share of about 30%", "compared with 12%", "currently running at 30%": what was or is
COMPARED = re.compile(
    r"\b(?:(?:compared|in line) (?:with|to)|against|versus|vs\.?|than (?:the|its|their|last)"
    r"|(?:above|below|over|on|up|down) (?:last|the|its|their)"
    r"|from|after|since|had|has|was|were|current(?:ly)?|present(?:ly)?|existing|already)\s+"
    r"(?:(?!to\b|by\b|expected|forecast|projected|estimated|predicted|put\b|seen\b)[a-z’'-]+\s+){0,4}$", re.IGNORECASE)
PAST = re.compile(
    r"\W+(?:[a-z]+\s+){0,3}(?:last (?:year|month|quarter|week|season)|a year (?:ago|earlier|before)|previously|earlier)\b(?!\s+\w)",
    re.IGNORECASE)


def others_of(
    sentences: Sequence[Span], kinds: Mapping[int, Mapping[str, float]], taken: Collection[int] = ()
) -> Iterator[tuple[Candidate, OtherKind]]:
    """Sentences that the model takes for a forecast or an achievement, with the whole sentence as what is stated.

    `kinds` are the probabilities by the first word of a sentence, none without a model; `taken` holds the first words of those that state
    a target.
    """
    for before, sentence in pairwise([None, *sentences]):
        if sentence is None or sentence.start in taken or len(sentence) < SHORTEST or sentence.start not in kinds:
            continue
        kind = kind_of(sentence, kinds[sentence.start])
        if kind is None:
            drop(sentence, kinds[sentence.start])
        elif kind == "achievement" and not ((before is not None and before.start in taken) or against_goal(sentence, before)):
            facts_of(sentence.doc).drop("target", sentence, "targets.head_achievement", "a result, and no goal is in sight that it reaches")
        else:
            yield Candidate(sentence, sentence, f"targets.head_{kind}"), kind


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


def against_goal(sentence: Span, before: Span | None) -> bool:
    """Whether a goal is in sight that a result reaches: its sentence or the one before speaks of one; or it speaks of progress, and not of
    a balance."""
    lexicon, lower = word_sets("others.json"), columns_of(sentence.doc).lower
    inside = lower[sentence.start:sentence.end]
    if not lexicon["goal_signs"].isdisjoint(inside):
        return True
    if not lexicon["results"].isdisjoint(inside):
        return False
    earlier = lower[before.start:before.end] if before is not None else []
    return not (lexicon["progress"].isdisjoint(inside) and lexicon["goal_signs"].isdisjoint(earlier))


def expected_quantity(sentence: Span, reading: Reading) -> QuantityMention | None:
    """The number that a forecast expects: the first behind a word of expectation that is not what it is compared with; a number before that
    word where it belongs to its subject."""
    text = reading.sentence.text
    expected = [q for q in amounts_in(sentence, reading) if not (COMPARED.search(text[:q.start_char]) or PAST.match(text, q.end_char))]
    cues = [m.start() for m in CUE.finditer(text)]
    behind = next((q for q in expected if cues and q.start_char > cues[0]), None)
    if behind is not None:
        return behind
    return next((q for q in expected if any(q.end_char <= cue and SUBJECT.fullmatch(text, q.end_char, cue) for cue in cues)), None)
