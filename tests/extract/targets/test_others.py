"""Forecasts and achievements, by what the sentence head says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.targets.others import expected_by, expected_quantity, kind_of, others_of
from citybeat.extract.targets.traits import Reading

RISE = "Sales are expected to rise 12% next year."
LIKELY = "The town is likely to have 500 trees."


@pytest.mark.parametrize(
    ("text", "kinds", "kind"),
    [
        (RISE, {"forecast": 0.4, "achievement": 0.1}, "forecast"),
        (RISE, {"forecast": 0.1, "achievement": 0.1}, None),
        ("The mood is good in the town.", {"forecast": 0.5, "achievement": 0.1}, None),
        ("The mood is good in the town.", {"forecast": 0.8, "achievement": 0.1}, "forecast"),
        ("The town reached its goal of 500 trees.", {"forecast": 0.1, "achievement": 0.6}, "achievement"),
        ("The town reached its goal of 500 trees.", {"forecast": 0.1, "achievement": 0.3}, None),
        (RISE, {}, None),
    ],
)
def test_kind(doc_of: Callable[[str], Doc], text: str, kinds: dict[str, float], kind: str | None) -> None:
    assert kind_of(doc_of(text)[:], kinds) == kind


def test_a_number_makes_it_surer(doc_of: Callable[[str], Doc]) -> None:
    kinds = {"forecast": 0.3}
    assert kind_of(doc_of("Sales will rise 12%.")[:], kinds) == "forecast"
    assert kind_of(doc_of("Sales will rise.")[:], kinds) is None


@pytest.mark.parametrize(("text", "sure", "found"), [
    (LIKELY, 0.15, True), (LIKELY, 0.05, False),
    ("The town is likely to have trees.", 0.45, True), ("The town is likely to have trees.", 0.3, False),
    ("The town has 500 trees.", 0.2, False),
])
def test_a_word_of_expectation_makes_it_surer(doc_of: Callable[[str], Doc], text: str, sure: float, found: bool) -> None:
    doc = doc_of(text)
    assert bool(list(others_of([doc[:]], {0: {"forecast": sure}}))) == found


def test_what_only_sounds_like_a_forecast_is_dropped(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("The mayor is expected to meet the minister.")
    assert not list(others_of([doc[:]], {0: {"forecast": 0.9}}))


@pytest.mark.parametrize(("text", "deadline"), [
    ("Sales are expected to rise in 2031.", "2031"),
    ("Sales are likely to rise, as a deal reached by Orla in November 2031 helps.", None),
    ("(05.02.2031) The party would win most seats.", None),
    ("Attendance is expected to be higher than at the meeting in November 2031.", None),
    ("The count in June 2031 was expected to rise.", None),
    ("The bridge is expected to be finished in 2031.", "2031"),
    ("More than 60 percent growth is expected in 2031.", "2031"),
])
def test_by_when_it_is_expected(doc_of: Callable[[str], Doc], text: str, deadline: str | None) -> None:
    sentence = doc_of(text)[:]
    found = expected_by(sentence, Reading.of(sentence, "2030-05-01"), 2030)
    assert ((found.iso_to or found.iso) if found else None) == deadline


def test_without_a_model_there_are_none(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of(RISE)
    assert list(others_of([doc[:]], {})) == []


@pytest.mark.parametrize(("text", "reached"), [
    ("The town met its goal of 500 trees.", True),
    ("It has already planted 500 trees in the park.", False),
    ("The scheme has given 500 homes a roof of panels.", False),
    ("Only 40 of the 90 homes that it promised stand.", False),
    ("The ferry firm made a profit of 5 million euros in 2023.", False),
    ("The scheme earned revenues of 5 million euros.", False),
    ("Some 500 trees fell in the storm of March.", False),
    ("Sales rose 5%, ahead of the plan for the year.", True),
])
def test_a_result_without_a_goal_in_sight_is_no_achievement(doc_of: Callable[[str], Doc], text: str, reached: bool) -> None:
    doc = doc_of(text)
    assert bool(list(others_of([doc[:]], {0: {"achievement": 0.9}}))) == reached


@pytest.mark.parametrize(("first", "reached"), [("The goal was 400 trees.", True), ("It was a mild spring there.", False)])
def test_the_goal_may_stand_in_the_sentence_before(doc_of: Callable[[str], Doc], first: str, reached: bool) -> None:
    doc = doc_of(f"{first} Some 500 trees stand in the park.")
    one, two = doc.sents
    assert bool(list(others_of([one, two], {two.start: {"achievement": 0.9}}))) == reached
    assert list(others_of([one, two], {two.start: {"achievement": 0.9}}, {one.start}))  # the sentence before states a target
    assert not list(others_of([one, two], {two.start: {"achievement": 0.9}}, {two.start}))


@pytest.mark.parametrize(("text", "value"), [
    ("Sales are expected to rise 12% from 5% last year.", 12),
    ("Prices fell 3% but will rise by 4% next year.", 4),
    ("Some 500 jobs are likely to go.", 500),
    ("Growth will be well above last year's 3 percent.", None),
    ("Earnings are forecast to be better than the 33 euros of 2023.", None),
    ("A boom could follow, with inflation currently running at about 30 percent.", None),
    ("The town grew faster than expected by 7% and may grow 5% next year.", 5),
    ("The rate, 6% a year earlier, is expected to fall to 5%.", 5),
    ("The mill, which has made 40 tonnes a day, would close.", None),
    ("The firm expects to raise its share from 20 percent to 25 percent.", 25),
    ("Around 30,000 guests are expected to take part in four marches.", 30000),
    ("Some 40 lines are expected to be cut to 30.", 30),
    ("At least 26 people were hurt and the toll was expected to rise.", None),
    ("Sales will rise even if the price is 40 euros.", None),
    ("Half of them rose, with 86 percent expecting a rise of at least 5 percent.", 5),
])
def test_the_number_that_is_expected(doc_of: Callable[[str], Doc], text: str, value: float | None) -> None:
    sentence = doc_of(text)[:]
    found = expected_quantity(sentence, Reading.of(sentence, None))
    assert (found.value if found else None) == value
