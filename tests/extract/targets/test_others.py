"""Forecasts and achievements, by what the sentence head says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.targets.others import expected_by, expected_quantity, is_result, others_of
from citybeat.extract.targets.traits import Reading

RISE = "Sales are expected to rise 12% next year."


@pytest.mark.parametrize(
    ("text", "kinds", "kind"),
    [
        (RISE, {"forecast": 0.8, "none": 0.1}, "forecast"),
        (RISE, {"forecast": 0.2, "none": 0.7}, None),
        (RISE, {"forecast": 0.05, "none": 0.01}, None),
        ("The mayor is expected to meet the minister.", {"forecast": 0.15, "schedule": 0.8}, None),
        ("The town reached its goal of 500 trees.", {"forecast": 0.05, "achievement": 0.6}, "achievement"),
        ("The mood was good in the town.", {"achievement": 0.3}, None),
        (RISE, {"forecast": 0.9, "none": 0.02, "achievement": 0.9}, "forecast"),
        (RISE, {}, None),
    ],
)
def test_kind(doc_of: Callable[[str], Doc], text: str, kinds: dict[str, float], kind: str | None) -> None:
    doc = doc_of(text)
    assert [said for _, said in others_of([doc[:]], {0: kinds})] == [kind] * (kind is not None)


def test_a_number_and_a_word_for_it_make_a_result_surer(doc_of: Callable[[str], Doc]) -> None:
    kinds = {"achievement": 0.5}
    assert is_result(doc_of("The town reached its goal of 500 trees.")[:], kinds)
    assert not is_result(doc_of("The town reached its goal of trees.")[:], kinds)
    assert not is_result(doc_of("The town has a goal of 500 trees.")[:], kinds)


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
