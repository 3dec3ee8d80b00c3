"""Whether a sentence states a forecast, by the traits of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.targets.forecasts import CLASSES, LEAST, decider, score, traits_of
from citybeat.extract.targets.lexicon import word_sets

KINDS = {"none": 0.2, "target": 0.1, "forecast": 0.5, "achievement": 0.1, "schedule": 0.05, "vague": 0.05}


def test_the_classes_of_words_that_stand_in_it(doc_of: Callable[[str], Doc]) -> None:
    found = traits_of(doc_of("Sales are likely to meet their target.")[:], KINDS)
    assert {name for name in found if name.startswith("words=")} == {"words=expecting", "words=goal_signs"}
    assert found["kind=forecast"] == 0
    assert found["kind=none"] < 0


def test_the_surer_the_head_the_surer_the_forecast(doc_of: Callable[[str], Doc]) -> None:
    sentence = doc_of("Sales will rise 12% next year.")[:]
    sure = [score(sentence, KINDS | {"forecast": p, "none": 0.9 - p}) for p in (0.2, 0.5, 0.8)]
    assert None not in sure
    assert sure == sorted(sure, key=lambda s: s or 0.0)


def test_a_sentence_without_a_chance_is_not_looked_at(doc_of: Callable[[str], Doc]) -> None:
    sentence = doc_of("Sales will rise 12% next year.")[:]
    assert score(sentence, KINDS | {"forecast": LEAST - 0.01}) is None
    assert score(sentence, {}) is None


@pytest.mark.parametrize("name", CLASSES)
def test_the_shipped_weights_are_of_traits(name: str, doc_of: Callable[[str], Doc]) -> None:
    word = sorted(word_sets("others.json")[name])[0]
    assert f"words={name}" in traits_of(doc_of(f"The town has {word} trees.")[:], KINDS)
    assert set(decider()["weights"]) <= {"bias", "length", *(f"kind={k}" for k in KINDS), *(f"words={c}" for c in CLASSES)}
