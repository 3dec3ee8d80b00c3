"""The gate before the patterns of phrases."""

import pytest

from citybeat.extract.targets.lexicon import beginnings, find_phrase, phrases
from citybeat.nlp.quantities import comparator_of


@pytest.mark.parametrize(
    "text", ["be Net\nZero by 2040", "run a CO2-neutral fleet", "carry on", "networks of zeros", "the number\none port", ""])
@pytest.mark.parametrize("name", ["end_states", "superlatives"])
def test_the_gate_changes_nothing(name: str, text: str) -> None:
    expected, found = phrases(name).search(text), find_phrase(name, text)
    assert (found and found.span()) == (expected and expected.span())


def test_no_beginning_holds_another() -> None:
    known = beginnings("end_states")
    assert known
    assert not any(a != b and a in b for a in known for b in known)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("cut it by at least ", "at_least"), ("the price (about ", "about"), ("a rise(up to ", "at_most"), ("combat ", "exact"),
        ("", "exact"),
    ],
)
def test_a_comparator_stands_right_before_its_number(before: str, expected: str) -> None:
    assert comparator_of(before + "5", len(before)) == expected
