"""What is looked at first to save time never hides a date or a quantity."""

from __future__ import annotations

import pytest

from citybeat.nlp import dates, quantities
from citybeat.nlp.dates import readers
from citybeat.nlp.quantities import find_quantities

SENTENCES = [
    "Signed on 2021-05-03 and again on 03/05/2021 or 3.5.2021, it ran from 2005-06 to 2009-present and FY28.",
    "By 3 May 2021, May 3, 2021 or 11-22 November 2024 the mayor, elected in June and since March, wants the end of May.",
    "Before April, next July, late-August or early September; in May 2031, by June next year, mid-2025, Q3 2026, the 1990s and 2040.",
    "This year, next financial year, later this year, by year-end, the year's end, by the summer, this Christmas, before Easter.",
    "Next month, by the end of this decade, this decade, within five years, over the coming six months, 100 days from now.",
    "Three years ago, today, YESTERDAY, tomorrow, mid-century, the end of the century, the next two decades, on Monday, last week.",
    "Spring 2024, the autumn of 2025 and winter; the end of the week, within the decade, in twenty-five days.",
    "It doubled, halved, trebled and rose tenfold, two-fold; a third of pupils, half the cars, three quarters of a million, one in five.",
    "At least 43%, up to fifty thousand trees, a dozen buses, half a million people, Rs 5 crore, €10bn, no more than two hundred and six.",
    "Nothing is said here of any time or number.",
    "",
]


@pytest.mark.parametrize("text", [*SENTENCES, *(s.upper() for s in SENTENCES), *(s.lower() for s in SENTENCES)])
def test_cues_hide_no_date(text: str) -> None:
    every = [m.span() for pattern, _, _ in readers() for m in pattern.finditer(text)]
    assert [m.span() for m, _ in dates._matches(text)] == every


@pytest.mark.parametrize("text", [*SENTENCES, *(s.upper() for s in SENTENCES)])
def test_gates_hide_no_quantity(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = find_quantities(text)
    monkeypatch.setattr(quantities, "holds", lambda lower, words: True)
    monkeypatch.setattr(quantities, "counts", lambda text, lower: True)
    assert find_quantities(text) == found


def test_every_form_is_tried_somewhere() -> None:
    tried = {pattern for text in SENTENCES for pattern, _, cues in readers() if all(dates.cues_in(text) & words for words in cues)}
    assert len(tried) == len(readers())
    assert dates.cues_in(SENTENCES[-2]) & {dates.NUMBER_CUE, dates.MONTH_CUE} == set()
