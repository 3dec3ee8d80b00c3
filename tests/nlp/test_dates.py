"""Dates: every form with its precision, relative ones counted from the article's date, and what is none."""

from __future__ import annotations

import pytest

from citybeat.nlp.dates import Anchor, DateMention, add_months, find_dates, iso

PUBLISHED = "2024-06-15"


def isos(text: str, published: str | None = PUBLISHED) -> list[tuple[str | None, str | None]]:
    return [(d.iso, d.iso_to) for d in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("He left in May 2021.", "May 2021", "2021-05"),
        ("cut each year up to 2031", "2031", "2031"),
        ("up to 2031 and beyond", "2031", "2031"),
        ("She joined on 3 May 2021.", "3 May 2021", "2021-05-03"),
        ("On May 3, 2021, she joined.", "May 3, 2021", "2021-05-03"),
        ("It began on May 3rd, 2021", "May 3rd, 2021", "2021-05-03"),
        ("the 31st of December 2026", "the 31st of December 2026", "2026-12-31"),
        ("signed 2021-05-03 in Riga", "2021-05-03", "2021-05-03"),
        ("due 25/12/2024", "25/12/2024", "2024-12-25"),
        ("due 10/12/2024", "10/12/2024", "2024"),
        ("born in 1963", "1963", "1963"),
        ("by the end of 2030", "the end of 2030", "2030"),
        ("by the end of May 2030", "the end of May 2030", "2030-05"),
        ("before mid-2025", "mid-2025", "2025"),
        ("by summer 2026", "summer 2026", "2026"),
        ("in the third quarter of 2025", "the third quarter of 2025", "2025"),
        ("by the year 2020", "the year 2020", "2020"),
        ("revenue in FY28", "FY28", "2028"),
        ("on Sept. 5, 2023", "Sept. 5, 2023", "2023-09-05"),
        ("by around 2045", "around 2045", "2045"),
    ],
)
def test_stated(text: str, found: str, value: str) -> None:
    (date,) = find_dates(text)
    assert (date.text, date.iso, date.iso_to, date.basis) == (found, value, None, "stated")
    assert text[date.start_char : date.end_char] == found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("the 2021-2025 plan", "2021", "2025"),
        ("chair (2009–2013) of the board", "2009", "2013"),
        ("from 2009 to 2013", "2009", "2013"),
        ("between 2022 and 2025", "2022", "2025"),
        ("in 2005-06", "2005", "2006"),
        ("the 2005-6 budget", "2005", "2006"),
        ("season 2023/2024", "2023", "2024"),
        ("from May 2009 to June 2013", "2009-05", "2013-06"),
        ("from 11 to 22 November 2024", "2024-11-11", "2024-11-22"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    assert isos(text) == [(first, last)]


def test_a_range_without_an_end() -> None:
    assert isos("director, 2009-present") == [("2009", None)]


def test_a_month_written_with_numbers() -> None:
    assert isos("since 2021-05, when") == [("2021-05", None)]


def test_years_beside_each_other_are_no_range() -> None:
    assert isos("in 2021 and 2023") == [("2021", None), ("2023", None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("this year", "2024"),
        ("next year", "2025"),
        ("by July next year", "2025-07"),
        ("at the end of March this year", "2024-03"),
        ("in October of last year", "2023-10"),
        ("last year", "2023"),
        ("later this year", "2024"),
        ("by the end of next year", "2025"),
        ("by year's end", "2024"),
        ("last month", "2024-05"),
        ("next month", "2024-07"),
        ("by the end of the month", "2024-06"),
        ("by the close of the month", "2024-06"),
        ("by March", "2025-03"),
        ("by July", "2024-07"),
        ("since last December", "2023-12"),
        ("since March", "2024-03"),
        ("from 1 July", "2024-07-01"),
        ("on Aug. 2", "2024-08-02"),
        ("within five years", "2029"),
        ("over the next three years", "2027"),
        ("in the next six months", "2024-12"),
        ("within 100 days", "2024-09-23"),
        ("two years ago", "2022"),
        ("five years from now", "2029"),
        ("by the end of the decade", "2030"),
        ("next summer", "2025"),
        ("by the summer", "2024"),
        ("yesterday", "2024-06-14"),
        ("later in the year", "2024"),
        ("during the year", "2024"),
        ("in the years to come", "2025"),
        ("sales are expected to have grown in May", "2024-05"),
        ("sales will grow in March", "2025-03"),
        ("sales will grow by May", "2025-05"),
    ],
)
def test_relative(text: str, value: str) -> None:
    (date,) = find_dates(text, PUBLISHED)
    assert (date.iso, date.basis) == (value, "relative")


@pytest.mark.parametrize("text", ["within five years", "next year", "by March", "by the end of the decade", "last month", "on 1 July"])
def test_relative_without_the_article_date_fixes_nothing(text: str) -> None:
    (date,) = find_dates(text)
    assert (date.iso, date.basis) == (None, "relative")


@pytest.mark.parametrize("text", ["by mid-century", "over the next decade", "in the 1990s", "on Monday", "by the end of the century",
                                  "in two or three years", "over the next 5-10 years", "within three months of the start of talks",
                                  "within 90 days after the vote"])
def test_open_times_are_found_and_fix_nothing(text: str) -> None:
    (date,) = find_dates(text, PUBLISHED)
    assert date.iso is None


def test_only_a_year_is_known_of_the_article() -> None:
    assert isos("next year", "2021") == [("2022", None)]
    assert isos("next month", "2021") == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "about 2000 people",
        "2,000 trees",
        "£2000 a month",
        "the Boeing 2000",
        "room 2012",
        "A 20-year-old",
        "May will stay",
        "sentenced to two years in prison",
        "she may go",
        "march on the palace",
        "No 1945",
        "paid Rs 1999",
        "30 to 40 jobs",
        "over the years",
        "in the year of the rooster",
        "during the month of March",
    ],
)
def test_no_dates(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []


def test_several_in_order() -> None:
    found = find_dates("Cut waste from 2019 levels by 2030, with a review in June 2027.", PUBLISHED)
    assert [d.iso for d in found] == ["2019", "2030", "2027-06"]
    assert found == sorted(found, key=lambda d: d.start_char)


def test_a_day_that_does_not_exist_is_dropped() -> None:
    assert all(d.iso != "2021-02-30" for d in find_dates("on 30 February 2021"))
    assert iso(2021, 2, 30) is None


def test_months_are_added_over_the_year() -> None:
    assert add_months(2023, 11, 3) == "2024-02"
    assert add_months(2024, 1, -1) == "2023-12"


def test_the_anchor_reads_any_precision() -> None:
    assert Anchor.of("2024-06-15T10:00:00Z") == Anchor(2024, 6, 15)
    assert Anchor.of("2024") == Anchor(2024)
    assert Anchor.of("yesterday") == Anchor() == Anchor.of(None)


def test_mentions_compare_by_value() -> None:
    assert find_dates("in 2021") == [DateMention(3, 7, "2021", "2021", None, "stated")]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("its aim for the year is 5%", "the year", "2024"),
        ("its aim for the full year", "the full year", "2024"),
        ("5% throughout the year", "the year", "2024"),
        ("It opens by October.", "October", "2024-10"),
        ("It opens by Dec. 2024", "Dec. 2024", "2024-12"),
    ],
)
def test_the_year_and_the_full_stop(text: str, found: str, value: str) -> None:
    (date,) = find_dates(text, PUBLISHED)
    assert (date.text, date.iso) == (found, value)


def test_a_time_of_day_is_no_year() -> None:
    assert find_dates("orders by 1530 EST") == []
    assert [d.iso for d in find_dates("orders by 2030 EU states")] == ["2030"]


def test_a_year_with_a_dash_that_was_joined_to_it() -> None:
    assert [d.iso for d in find_dates("cut it by 2031-to between 6 and 8 percent")] == ["2031"]
    assert find_dates("a 2031-model car") == []
