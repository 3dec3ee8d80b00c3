"""What the heads say of spans that are not their own."""

from __future__ import annotations

import pytest

from citybeat.confidence.words import Words
from citybeat.nlp.encoder import heads_of

GIVEN = {
    ("names", "Ana"): {"B-PERSON": 0.9, "I-PERSON": 0.05},
    ("names", "Ruiz"): {"B-PERSON": 0.1, "I-PERSON": 0.7},
    ("names", "Sosa"): {"I-PERSON": 0.6},
    ("title", "Mayor"): {"B-TITLE": 0.8},
}


def words_of(read, text="Mayor Ana Ruiz Sosa spoke."):
    doc = read(text, GIVEN)
    return doc, Words(doc, heads_of(doc))


def test_a_spans_probability_is_the_mean_of_its_words_whichever_way_they_are_inside(read):
    doc, words = words_of(read)
    assert words.of("names", "PERSON", doc[1:3]) == pytest.approx((0.95 + 0.8) / 2, abs=1e-3)
    assert words.of("names", "PERSON", doc[4:5]) == 0
    assert words.of("title", "TITLE", doc[0:1]) == 0.8


def test_a_span_that_is_cut_short_runs_on(read):
    doc, words = words_of(read)
    assert words.runs_on("names", "PERSON", doc[1:3]) == 0.6  # Sosa
    assert words.runs_on("names", "PERSON", doc[1:4]) == 0.05  # Ana
    assert words.runs_on("names", "PERSON", doc[2:4]) == 0.7  # Ruiz
    assert words.runs_on("names", "PERSON", doc[4:6]) == 0  # to the end of the Doc


def test_white_space_counts_for_nothing(read):
    doc, words = words_of(read, "Ana\nRuiz Sosa")
    assert doc[1].is_space
    assert words.of("names", "PERSON", doc[0:3]) == pytest.approx((0.95 + 0.8) / 2, abs=1e-3)
    assert words.of("names", "PERSON", doc[1:2]) == 0
    assert words.runs_on("names", "PERSON", doc[0:1]) == 0.05


def test_mean_and_best_over_spans(read):
    doc, words = words_of(read)
    spans = [doc[1:2], doc[3:4]]
    assert words.mean("names", "PERSON", spans) == pytest.approx((0.95 + 0.6) / 2, abs=1e-3)
    assert words.best("names", "PERSON", spans) == 0.95
    assert words.mean("names", "PERSON", []) == words.best("names", "PERSON", []) == 0


def test_a_head_or_type_that_the_model_lacks_says_nothing(read):
    doc, words = words_of(read)
    assert words.of("names", "MONEY", doc[1:3]) == 0
    assert words.runs_on("weather", "RAIN", doc[1:3]) == 0
