"""Forecasts and achievements: what a reader may take for a target and is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from spacy.tokens import Span

from citybeat.extract.facts import facts_of
from citybeat.extract.targets.deadlines import deadline_of
from citybeat.extract.targets.decide import DECIMALS, settings
from citybeat.extract.targets.forecasts import decider, score
from citybeat.extract.targets.lexicon import word_sets, words
from citybeat.extract.targets.reaching import reached
from citybeat.extract.targets.slots import amounts_in
from citybeat.extract.targets.traits import Reading
from citybeat.extract.targets.triggers import Candidate
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.dates import DateMention
from citybeat.nlp.quantities import QuantityMention, find_quantities

OtherKind = Literal["forecast", "achievement"]
KINDS: tuple[OtherKind, ...] = ("forecast", "achievement")
SHORTEST = 5  # words
NEAR = 0.4  # the head's probability from which a sentence that was not taken is worth a word
READ_AS = {"forecast": "a forecast", "achievement": "an achievement"}
# "expected", "will", "may fall to": what stands behind it is what is expected
CUE = re.compile(
    r"(?<!than )\b(?:expect(?:s|ed|ing)?|forecasts?|forecasting|predict(?:s|ed|ing)?|projected|projects|estimate[sd]?|anticipate[sd]?"
    r"|likely|will|would|could|(?-i:(?!May\b))may|might|should|[’']ll|set to|due to|on course to|on track to)\b", re.IGNORECASE)
# between a number and the cue behind it: "sales of 5 million are expected"; not "26 were hurt and the toll is expected"
SUBJECT = re.compile(r"(?:(?!\b(?:and|but|was|were|had|has|have|with)\b(?!\s+(?:\w+ly\s+)?$))[^,;.:]){0,40}$")
# "Some 500 visitors are expected to": who comes is counted, and not "in four parks" behind it
OPENING = re.compile(
    r"(?:^|[,;:]\s+|\b(?:that|and|but|with)\s+)(?:(?:some|about|around|nearly|almost|roughly|only|over|another|up\s+to|as\s+many\s+as"
    r"|at\s+least|(?:more|fewer|less)\s+than|an?\s+(?:estimated|additional|further|extra|record))\s+){0,2}$", re.IGNORECASE)
TOWARDS = re.compile(r"\b(?:to|by|at|of|total(?:ling|s)?|reach|worth|than|about|around|least|cost|lose|earn|save)\s+[$€£]?$", re.IGNORECASE)
# "59% [of the firms asked] expect", "86% expecting": those who expect it
RESPONDENTS = re.compile(
    r"\s+(?:of\s+(?:[\w’'-]+\s+){1,8})?(?:expect(?:ed|ing)?|predict(?:ed|ing)?|believed?|think|thought|say|said|anticipate)\b",
    re.IGNORECASE)
# "than the 33 cents", "from the current share of about 30%", "compared with 12%", "running at 30%", "even if it is 40": what was or is
COMPARED = re.compile(
    r"\b(?:(?:compared|in line) (?:with|to)|against|versus|vs\.?|than (?:the|its|their|last)"
    r"|(?:above|below|over|on|up|down) (?:last|the|its|their)"
    r"|from|after|since|had|has|was|were|current(?:ly)?|present(?:ly)?|existing|already|if|unless|once"
    r"|(?:which|who)\s+(?:account\w*\s+for|makes?\s+up|employs?|produces?|represents?)|(?:survey|poll|study)\s+of)\s+"
    r"(?:(?!to\b|by\b|expected|forecast|projected|estimated|predicted|put\b|seen\b)[a-z’'-]+\s+){0,4}$", re.IGNORECASE)
# "a deal reached by Acme on [3 May]", "better than in [May]", "the last quarter of [2031]", "to publish on [9 May]"; no "be opened in"
BEEN = re.compile(
    r"(?<!be )(?<!have )\b(?!expected|forecast|projected|estimated|predicted|anticipated|needed|required)"
    r"(?:\w+ed|made|held|struck|won|begun|taken|sent)\s+(?:by\s+(?:[\w.’'-]+\s+){1,4})?(?:on|in|at|during)\s+(?:the\s+)?$"
    r"|(?<!more )(?<!less )(?<!fewer )\bthan\b(?!\s+[\d$€£])[^,;.]{0,40}$|\b(?:past|last|previous)\s+\w+\s+of\s+$"
    r"|\b(?:announce|publish|release|unveil)\w*\s+(?:on|in)\s+(?:the\s+)?$", re.IGNORECASE)
CAPTION = re.compile(r"\W*\(")  # "(05.02.2031) The party"
WAS = re.compile(r"\s+(?:was|were|had)\b")  # "inflation in [May] was expected"
PAST = re.compile(
    r"\W+(?:(?!from\b)[a-z]+\s+){0,3}(?:last (?:year|month|quarter|week|season)|a year (?:ago|earlier|before)|previously|earlier)\b"
    r"(?!\s+\w)", re.IGNORECASE)


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
        said = kinds[sentence.start]
        forecast = score(sentence, said)
        if forecast is not None and forecast >= decider()["threshold"]:
            yield Candidate(sentence, sentence, "targets.head_forecast", score=forecast), "forecast"
        elif reached(sentence, said):
            yield Candidate(sentence, sentence, "targets.reached"), "achievement"
        elif not is_result(sentence, said):
            drop(sentence, said)
        elif (before is not None and before.start in taken) or against_goal(sentence, before):
            yield Candidate(sentence, sentence, "targets.head_achievement"), "achievement"
        else:
            facts_of(sentence.doc).drop("target", sentence, "targets.head_achievement", "a result, and no goal is in sight that it reaches")


def drop(sentence: Span, kinds: Mapping[str, float]) -> None:
    """Note a sentence that was nearly taken for a forecast or an achievement."""
    sure, kind = max([(kinds.get(kind, 0.0), kind) for kind in KINDS])
    if sure >= NEAR:
        reason = f"not surely {READ_AS[kind]} (the model's probability: {sure:.2f})"
        facts_of(sentence.doc).drop("target", sentence, f"targets.head_{kind}", reason)


def is_result(sentence: Span, kinds: Mapping[str, float]) -> bool:
    """Whether the head is sure enough of an achievement: surer where the sentence has a number and where it has a word for it."""
    sure, most, cue = kinds.get("achievement", 0.0), settings()["other_counted"], settings()["other_cue"]
    if sure < settings()["other_floor"]:
        return False
    if not words("achievement_cues").isdisjoint(columns_of(sentence.doc).lower[sentence.start:sentence.end]):
        sure += cue
    needed = settings()["achievement"]
    return round(sure + most, DECIMALS) >= needed and round(sure + (most if find_quantities(text_of(sentence)) else 0), DECIMALS) >= needed


def against_goal(sentence: Span, before: Span | None) -> bool:
    """Whether a goal is in sight that a result reaches: its sentence or the one before speaks of one; not of a balance, and none missed."""
    lexicon, lower = word_sets("others.json"), columns_of(sentence.doc).lower
    inside = lower[sentence.start:sentence.end]
    if not lexicon["missed"].isdisjoint(inside):
        return False  # "only 40 of the 90 homes promised"
    if not lexicon["goal_signs"].isdisjoint(inside):
        return True
    earlier = lower[before.start:before.end] if before is not None else []
    return lexicon["results"].isdisjoint(inside) and not lexicon["goal_signs"].isdisjoint(earlier)


def expected_quantity(sentence: Span, reading: Reading) -> QuantityMention | None:
    """The number that a forecast expects: the first behind a word of expectation that is not what it is compared with; a number before that
    word where it belongs to its subject."""
    text = reading.text
    expected = [q for q in amounts_in(sentence, reading)
                if not (COMPARED.search(text[:q.start_char]) or PAST.match(text, q.end_char)
                        or (q.unit == "percent" and RESPONDENTS.match(text, q.end_char)))]
    cues = [m.start() for m in CUE.finditer(text)]
    before = next((q for q in expected if any(q.end_char <= cue and SUBJECT.fullmatch(text, q.end_char, cue) for cue in cues)), None)
    behind = next((q for q in expected if cues and q.start_char > cues[0]), None)
    opens = before is not None and OPENING.search(text[:before.start_char])
    if behind is None or (opens and not TOWARDS.search(text[:behind.start_char])):
        return before
    return behind


def expected_by(sentence: Span, reading: Reading, year: int | None) -> DateMention | None:
    """By when a forecast expects it: not the date of what has been, of what it is compared with or of a picture's caption."""
    text = reading.text
    dates = [d for d in reading.dates
             if not (BEEN.search(text[:d.start_char]) or CAPTION.fullmatch(text[:d.start_char]) or WAS.match(text, d.end_char))]
    return deadline_of(sentence, replace(reading, dates=dates), year)
