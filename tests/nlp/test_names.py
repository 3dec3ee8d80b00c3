"""Names are tidied, and mentions of one name agree on its kind."""

from __future__ import annotations

import numpy as np
import pytest

from citybeat.nlp.heads import Found
from citybeat.nlp.names import agree, repeat, settle, tidy

LABELS = ["PERSON", "LOC", "ORG"]


def found(start: int, end: int, *kinds: float) -> Found:
    mass = np.array(kinds, np.float32)
    return Found(start, end, LABELS[int(mass.argmax())], float(mass.max()), mass)


def labels(spans: list[Found], text: str) -> list[str]:
    return [f.label for f in agree(spans, text.split(), LABELS)]


def test_the_likelier_kind_of_all_mentions_wins() -> None:
    spans = [found(0, 1, 0.1, 0.6, 0.3), found(3, 4, 0.1, 0.1, 0.8), found(6, 7, 0.0, 0.2, 0.8)]
    assert labels(spans, "Lumo said . Lumo rose . Lumo fell") == ["ORG"] * 3


def test_a_single_mention_keeps_its_kind_and_score() -> None:
    (only,) = [found(0, 1, 0.2, 0.7, 0.1)]
    assert agree([only], ["Lumo"], LABELS) == [only]


def test_a_full_name_speaks_for_its_surname() -> None:
    spans = [found(0, 2, 0.95, 0.05, 0.0), found(4, 5, 0.3, 0.7, 0.0)]
    assert labels(spans, "Ana Jordan left . Jordan slept") == ["PERSON", "PERSON"]


def test_a_country_stays_one_beside_its_namesake() -> None:
    spans = [found(0, 2, 0.95, 0.05, 0.0), *(found(i, i + 1, 0.05, 0.95, 0.0) for i in (3, 5, 9))]
    assert labels(spans, "Ana Jordan visited Jordan . Jordan is dry . Jordan is warm") == ["PERSON", "LOC", "LOC", "LOC"]


def test_case_tells_names_apart() -> None:
    assert labels([found(0, 1, 0.1, 0.1, 0.8), found(1, 2, 0.9, 0.05, 0.05)], "MAY May") == ["ORG", "PERSON"]


def test_a_changed_mention_is_as_sure_as_all_together() -> None:
    spans = [found(0, 1, 0.0, 0.1, 0.9), found(1, 2, 0.0, 0.6, 0.4)]
    assert [f.score for f in agree(spans, ["Lumo", "Lumo"], LABELS)] == [pytest.approx(0.9), pytest.approx(0.65)]


def test_nothing_to_read() -> None:
    assert agree([], [], LABELS) == []


def test_marks_at_the_end_are_cut_off() -> None:
    words = ["Ana", "Ruiz", "(", "-", "led"]
    assert [(f.start, f.end) for f in tidy([found(0, 4, 0.9, 0.1, 0.0)], words)] == [(0, 2)]


def test_a_mark_alone_is_no_name_but_stays_one_word() -> None:
    assert [(f.start, f.end) for f in tidy([found(0, 1, 0.9, 0.1, 0.0)], ["("])] == [(0, 1)]


@pytest.mark.parametrize(("text", "count"), [("Ruiz was bribing", 1), ("ruiz was bribing", 2)])
def test_small_letters_are_a_name_only_in_a_text_without_capitals(text: str, count: int) -> None:
    spans = [found(0, 1, 0.9, 0.1, 0.0), found(2, 3, 0.1, 0.1, 0.8)]
    assert len(settle(spans, text.split(), LABELS, np.ones(3, np.float32))) == count


def test_other_kinds_are_left_alone() -> None:
    date = Found(0, 2, "DATE", 0.9, np.array([0.0, 0.0, 0.0], np.float32))
    assert next(iter(tidy([date, found(2, 3, 0.9, 0.1, 0.0)], ["today", ",", "Ruiz"]))) == date


def repeats(doubts: list[float], score: float = 0.95) -> list[tuple[int, int, str]]:
    words = ["Lumo", "Works", "rose", ";", "Lumo", "Works", "fell"]
    mass = np.array([0.0, 1 - score, score], np.float32)
    first = Found(0, 2, "ORG", score, mass)
    return [(f.start, f.end, f.label) for f in repeat([first], words, np.array([0, 0, 1, 1, *doubts, 1], np.float32))]


def test_a_sure_name_is_one_where_the_head_was_in_doubt() -> None:
    assert repeats([0.6, 0.8]) == [(0, 2, "ORG"), (4, 6, "ORG")]


@pytest.mark.parametrize(("doubts", "score"), [([0.6, 0.95], 0.95), ([0.6, 0.8], 0.7)])
def test_no_repeat_where_the_head_is_sure_or_the_name_is_not(doubts: list[float], score: float) -> None:
    assert repeats(doubts, score) == [(0, 2, "ORG")]
