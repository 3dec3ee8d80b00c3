"""Numbers in words: a grammar, not any row of words."""

from __future__ import annotations

import re

import pytest

from citybeat.nlp.numerals import number_of, scale_of, words_pattern


@pytest.mark.parametrize(("text", "value"), [
    ("seven", 7), ("twenty-five", 25), ("ninety nine", 99), ("a hundred", 100), ("two hundred and six", 206), ("fifty thousand", 50_000),
    ("one million two hundred thousand", 1_200_000), ("three thousand five hundred", 3500), ("two dozen", 24), ("a dozen", 12),
    ("five hundred million", 500_000_000), ("one and a half million", 1_500_000), ("six-and-a-half", 6.5), ("1,250.5", 1250.5),
    ("two-point-five million", 2_500_000), ("9-1/2", 9.5), ("6 1/4", 6.25), ("5½", 5.5),
    ("a half million", 500_000), ("12 500", 12_500),
])
def test_a_number_is_matched_whole_and_read(text: str, value: float) -> None:
    if not text[0].isdigit():
        assert re.fullmatch(words_pattern(), text)
    assert number_of(text) == value


@pytest.mark.parametrize("text", ["five and six", "five six", "thirty forty", "one million and two million", "hundred and two hundred"])
def test_two_numbers_are_not_matched_as_one(text: str) -> None:
    assert not re.fullmatch(words_pattern(), text)


@pytest.mark.parametrize("text", ["half", "some", "five of six", ""])
def test_what_is_no_number(text: str) -> None:
    assert number_of(text) is None


@pytest.mark.parametrize(("text", "factor"), [("six", 1), ("sixty-five", 1), ("six million", 10**6), ("five hundred thousand", 10**5)])
def test_the_scale_at_the_end(text: str, factor: int) -> None:
    assert scale_of(text) == factor
