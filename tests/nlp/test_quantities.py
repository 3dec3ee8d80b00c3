"""Quantities: value, range, unit, comparator and change, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.nlp.numerals import number_of
from citybeat.nlp.quantities import QuantityMention, change_of, comparator_of, find_quantities
from citybeat.nlp.units import is_plural, singular, unit_after


def one(text: str) -> QuantityMention:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("emissions fell 43%", 43, "percent"),
        ("a rise of 43pc", 43, "percent"),
        ("within a 10-minute walk", 10, "minute"),
        ("9 million of its new Orla XL handheld consoles", 9e6, "handheld console"),
        ("lift sales in Riga to 40,000", 40_000, "sale"),
        ("raise truck sales to 40,000", 40_000, "truck"),
        ("raise visitor numbers by 2031 to 40,000", 40_000, "visitor"),
        ("43 per cent of homes", 43, "percent"),
        ("a rise of 12.5 percent", 12.5, "percent"),
        ("trim it by 0.3 percentage points", 0.3, "percentage point"),
        ("invest £10bn in rail", 10e9, "GBP"),
        ("US$2 million for schools", 2e6, "USD"),
        ("a $2 billion loan", 2e9, "$"),
        ("S$35 million in grants", 35e6, "SGD"),
        ("Rs 500 crore for roads", 5e9, "Rs"),
        ("€3m of debt", 3e6, "EUR"),
        ("€3 million of debt", 3e6, "EUR"),
        ("30bn baht of aid", 30e9, "THB"),
        ("1,000 yen an hour", 1000, "JPY"),
        ("6.5bn euros in tax", 6.5e9, "EUR"),
        ("three million dollars of aid", 3e6, "$"),
        ("spend 30 mln Canadian dlrs on it", 30e6, "CAD"),
        ("spend 30 mln N.Z. Dlrs on it", 30e6, "NZD"),
        ("spend N.Z.$30 million on it", 30e6, "NZD"),
        ("lend 40 mln Special Drawing Rights", 40e6, "XDR"),
        ("spend 3 billion lire", 3e9, "ITL"),
        ("ship 300 mt annually", 300, "mt"),
        ("cut the rate to 9-1/2 pct", 9.5, "percent"),
        ("cut the rate to 5½ per cent", 5.5, "percent"),
        ("cut waste by half", 50, "percent"),
        ("cut the town's debt in half by 2031", 50, "percent"),
        ("raise output by a bit more than one quarter by 2031", 25, "percent"),
        ("feed two-point-five million people", 2.5e6, "person"),
        ("plant fifty thousand trees", 50000, "tree"),
        ("plant 50,000 trees", 50000, "tree"),
        ("1.5 million jobs", 1.5e6, "job"),
        ("hire 200 new nurses", 200, "nurse"),
        ("close nine nuclear reactors", 9, "nuclear reactor"),
        ("100 community gardens", 100, "community garden"),
        ("30 primary and secondary schools", 30, "school"),
        ("66 state-owned mining, banking and insurance firms", 66, "firm"),
        ("200 social or affordable homes", 200, "home"),
        ("a 15 million tonne target", 15e6, "tonne"),
        ("a 300 acre park", 300, "acre"),
        ("home to 1,4 million people", 1.4e6, "person"),
        ("cut it by 12,5%", 12.5, "percent"),
        ("raise it to 25p", 25, "pence"),
        ("plan for 20K jobs", 20000, "job"),
        ("raise it to 20M by May", 20e6, None),
        ("a screen of 720p", 720, None),
        ("raise output to almost one tonne", 1, "tonne"),
        ("cut it by one percentage point", 1, "percentage point"),
        ("install 30.8 GW of solar", 30.8, "GW"),
        ("reach 1000 megawatts", 1000, "megawatt"),
        ("limit it to 1.5 degrees Celsius", 1.5, "degree Celsius"),
        ("slow to 50km/h", 50, "km/h"),
        ("130 litres per person per day", 130, "litre per person per day"),
        ("750,000 barrels a day", 750000, "barrel per day"),
        ("train 12 people", 12, "person"),
        ("vaccinate 2,500 women", 2500, "woman"),
        ("5,00,000 tonnes of rice", 500000, "tonne"),
        ("a dozen schools", 12, "school"),
        ("twenty-five buses", 25, "bus"),
        ("double the number of buses", 2, "times"),
        ("with double the budget", 2, "times"),
        ("one and a half million trees", 1.5e6, "tree"),
        ("three-and-a-half percent", 3.5, "percent"),
        ("an eight-billion-dollar fund", 8e9, "$"),
        ("a 500 million rupee fund", 5e8, "Rs"),
        ("two hundred and six thousand five hundred homes", 206500, "home"),
        ("tripling cocoa output", 3, "times"),
        ("a tenfold rise", 10, "times"),
        ("ten times faster", 10, "times"),
        ("halve poverty", 50, "percent"),
        ("a third of the fleet", 33.3, "percent"),
        ("two-thirds of its members", 66.7, "percent"),
        ("take half the cars off the road", 50, "percent"),
        ("one in five households", 20, "percent"),
        ("clean water in four out of five households", 80, "percent"),
        ("license one household in ten", 10, "percent"),
        ("lay 5,000m of pipe", 5000, "m"),
        ("raise 5,000m euros", 5e9, "EUR"),
        ("raise 500m for schools", 500e6, None),
        ("a 5 billion U.S. dlr programme", 5e9, "USD"),
        ("opens one school in five towns", 5, "town"),
        ("bring it down to six per thousand", 6, "per thousand"),
        ("fewer than 25 per 1,000 by 2030", 25, "per 1,000"),
        ("below 70 maternal deaths per 100,000 live births", 70, "maternal death per 100,000 live births"),
        ("0.8 incidents per 10,000 landings in 2008", 0.8, "incident per 10,000 landings"),
        ("a quarter of a million jobs", 250000, "job"),
        ("cut deaths to zero", 0, None),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str | None) -> None:
    found = one(text)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("10 to 15% of sales", 10, 15, "percent"),
        ("10-15% of sales", 10, 15, "percent"),
        ("10,000-15,000 jobs", 10_000, 15_000, "job"),
        ("far from the 1.5 to 2 percent of then", 1.5, 2, "percent"),
        ("between 5 and 7 schools", 5, 7, "school"),
        ("an extra 900 to 1,100 jobs", 900, 1100, "job"),
        ("between 200 and 250 million users", 200e6, 250e6, "user"),
        ("$4-5bn of aid", 4e9, 5e9, "$"),
        ("between five and six percent", 5, 6, "percent"),
        ("between one and two million people", 1e6, 2e6, "person"),
        ("between 100 to 150 million on roads", 1e8, 1.5e8, None),
        ("five to six billion dollars", 5e9, 6e9, "$"),
        ("two to three hundred thousand homes", 2e5, 3e5, "home"),
        ("400-500 mn euros", 4e8, 5e8, "EUR"),
        ("1.6 or 1.7 billion dollars", 1.6e9, 1.7e9, "$"),
        ("five or six hundred homes", 500, 600, "home"),
        ("twenty-five to thirty buses", 25, 30, "bus"),
        ("open 10-15 new trial sites", 10, 15, "trial site"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str | None) -> None:
    found = one(text)
    assert (found.value, found.value_to, found.unit, found.comparator) == (low, high, unit, "range")


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("at least 40 buses", "at_least"),
        ("more than 40 buses", "at_least"),
        ("over £40m", "at_least"),
        ("40 or more buses", "at_least"),
        ("40 buses or fewer", "at_most"),
        ("£40m or more", "at_least"),
        ("up to 40 buses", "at_most"),
        ("no more than 40 buses", "at_most"),
        ("as many as 40 buses", "at_most"),
        ("less than 40%", "at_most"),
        ("about 40 buses", "about"),
        ("around 40%", "about"),
        ("nearly 40 buses", "about"),
        ("some 40 buses", "about"),
        ("another 40 buses", "exact"),
        ("40 buses", "exact"),
    ],
)
def test_comparators(text: str, comparator: str) -> None:
    assert one(text).comparator == comparator


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("cut waste by 20%", "by"),
        ("reduce it by at least 20%", "by"),
        ("cut 400 jobs", "by"),
        ("a 20 per cent reduction", "by"),
        ("increase sales to 150,000 cars", "to"),
        ("reduce the deficit to $230bn", "to"),
        ("a target of 20%", "to"),
        ("build 400 homes", None),
        ("pay it to 400 farmers", None),
    ],
)
def test_change(text: str, change: str | None) -> None:
    assert one(text).change == change


@pytest.mark.parametrize(
    "text",
    [
        "by 2030",
        "in May 2021",
        "on 3 May",
        "a 20-year-old man",
        "aged 18",
        "Scope 1 and 2 emissions",
        "scopes 1, 2 and 3",
        "readers aged 18 to 24",
        "at 10:30",
        "at 8am",
        "the 3rd time",
        "in the 80s",
        "won 2-1",
        "Article 5",
        "COVID-19",
        "Flight 370",
        "the 30 by 30 goal",
        "one of them",
        "net zero emissions",
        "a zero-waste nation",
        "a double-decker bus",
        "the second half",
        "\n4 Last spring",
        "phone 555-0199",
        "Boeing 737",
        "under-21",
        "double room for a double",
    ],
)
def test_no_quantities(text: str) -> None:
    found = find_quantities(text)
    assert [q for q in found if q.unit != "times"] == []


@pytest.mark.parametrize("text", ["hold a 5K race in May", "sell the 3B line"])
def test_a_name_with_a_number_is_none(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize("text", ["be double tracked", "a day of trading (triple witching)", "a ban on double taxation", "a triple jump"])
def test_double_as_an_adjective_multiplies_nothing(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(("text", "values"), [
    ("five and six schools", [6]), ("two or five schools", [5]), ("one million and two million trees", [1e6, 2e6]),
])
def test_two_numbers_are_not_one(text: str, values: list[float]) -> None:
    found = [q.value for q in find_quantities(text)]
    assert found[-len(values):] == values
    assert sum(values) not in found or len(values) == 1


def test_a_bare_number_takes_the_unit_of_the_number_it_comes_from() -> None:
    found = find_quantities("expand the fleet to 58 from 30 buses")
    assert [(q.value, q.unit) for q in found] == [(58, "bus"), (30, "bus")]


def test_a_bare_number_takes_the_unit_before_it() -> None:
    found = find_quantities("expand the force from 2,000 troops to 8,000")
    assert [(q.value, q.unit) for q in found] == [(2000, "troop"), (8000, "troop")]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("limit it to 21,000 and 7,000 tonnes", ["tonne", "tonne"]),
        ("limit it to 21,000 and cut 7 percent", [None, "percent"]),
        ("limit it to 21,000 and 7 percent", [None, "percent"]),
        ("earn 5.8 billion francs and cut what is spent on the roads by 14.3 billion", ["franc", "franc"]),
        ("grow 40 million tonnes, up from the low aim that was set of 35 million", ["tonne", "tonne"]),
        ("grow 40 million tonnes, with a bonus that is set at 35 million", ["tonne", None]),
        ("grow 40 million tonnes, then sell that for 35 million", ["tonne", None]),
        ("grow 4 million tonnes by May, then add what is sold, some 35 billion", ["tonne", None]),
        ("raise $40 million to reach the poor people, some 35 million", ["$", None]),
        ("cut it by 4 percent and reach in all 35 million", ["percent", None]),
    ],
)
def test_a_bare_number_goes_on_from_another(text: str, units: list[str | None]) -> None:
    assert [q.unit for q in find_quantities(text)] == units


def test_a_bare_word_takes_the_unit_before_it() -> None:
    found = find_quantities("extend paid leave from six months to nine")
    assert [(q.value, q.unit) for q in found] == [(6, "month"), (9, "month")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("limit the number of casinos in the town to 24", [(24, "casino")]),
        ("cut the number of its yards that can build ships from five to two", [(5, "yard"), (2, "yard")]),
        ("raise the number of shops from 40 across 20 towns to 60", [(40, "shop"), (20, "town"), (60, "shop")]),
        ("raise the age from 16 to 18", [(16, None), (18, None)]),
        ("open from nine to five", []),
    ],
)
def test_a_bare_number_takes_the_unit_of_what_is_counted(text: str, found: list[tuple[float, str | None]]) -> None:
    assert [(q.value, q.unit) for q in find_quantities(text)] == found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("run 300 of the city's electric buses", 300, "electric bus"),
        ("run all 6 of its harbour craft", 6, "harbour craft"),
        ("a fleet of 52 (EMU) trains", 52, "train"),
        ("open five 24-hour clinics", 5, "clinic"),
        ("scrap three of four tugs", 3, "tug"),
        ("hire 600 full time members", 600, "member"),
        ("invest a quarter of a billion pounds", 250e6, "GBP"),
        ("feed a half million people", 500_000, "person"),
        ("house 1 500 families", 1500, "family"),
        ("reach nine out of 10 children", 90, "percent"),
        ("reach fewer than one in 100 people", 1, "percent"),
    ],
)
def test_the_noun_of_a_number(text: str, value: float, unit: str) -> None:
    found = one(text)
    assert (found.value, found.unit) == (value, unit)


def test_several_in_order_and_apart() -> None:
    text = "cut waste by 20%, invest £3m and plant 1,000 trees by 2031"
    found = find_quantities(text)
    assert [q.value for q in found] == [20, 3e6, 1000]
    assert all(a.end_char <= b.start_char for a, b in pairwise(found))
    assert text[found[1].start_char : found[1].end_char] == "£3m"


@given(st.text(alphabet="0123456789 ,.-%£$abkmn to", max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for found in find_quantities(text):
        assert 0 <= found.start_char < found.end_char <= len(text)
        assert found.value_to is None or found.value_to > found.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,250.5", 1250.5),
        ("fifty thousand", 50000),
        ("twenty-five", 25),
        ("two hundred and six", 206),
        ("a million", 1e6),
        ("five lakh", 500000),
        ("a dozen", 12),
        ("trees", None),
        ("", None),
    ],
)
def test_numbers(text: str, value: float | None) -> None:
    assert number_of(text) == value


@pytest.mark.parametrize(
    ("plural", "noun"),
    [
        ("trees", "tree"),
        ("countries", "country"),
        ("people", "person"),
        ("salespeople", "salesperson"),
        ("firemen", "fireman"),
        ("policewomen", "policewoman"),
        ("grandchildren", "grandchild"),
        ("specimen", "specimen"),
        ("boxes", "box"),
        ("buses", "bus"),
        ("gas", "gas"),
        ("class", "class"),
        ("churches", "church"),
        ("houses", "house"),
        ("tonnes", "tonne"),
    ],
)
def test_singular(plural: str, noun: str) -> None:
    assert singular(plural) == noun
    assert is_plural(plural) == (plural != noun)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (" new affordable homes in", "home"),
        (" of its buses", "bus"),
        (" for the city", None),
        (" km of track", "km"),
        (" years-old ruins", None),
        (" overall and build homes", None),
        (" old, rare and tall trees", "tree"),
        (" slowly and clean streets", None),
        (" men, old and new towns", "man"),
        (" long and hard", None),
        ("", None),
    ],
)
def test_unit_after_a_number(text: str, unit: str | None) -> None:
    assert unit_after("7" + text, 1)[0] == unit


def test_words_before_a_number() -> None:
    assert comparator_of("by at least 20", len("by at least ")) == "at_least"
    assert comparator_of("", 0) == "exact"
    assert change_of("raise it to 20", len("raise it to "), len("raise it to 20")) == "to"


@pytest.mark.parametrize(
    ("text", "value", "value_to"),
    [("a target of 5-1/2 to 8-1/2 pct", 5.5, 8.5), ("in a six to 6-1/4 pct band", 6, 6.25), ("grow by 3 1/2 to four percent", 3.5, 4)],
)
def test_ranges_of_fractions(text: str, value: float, value_to: float) -> None:
    found = one(text)
    assert (found.value, found.value_to, found.comparator) == (value, value_to, "range")


@pytest.mark.parametrize("text", [
    "a score of 5-1/2008", "play the second half", "half past nine", "by 1530 GMT", "by 1530 EST", "the satellite Orlasat 1B failed",
    "won 10-15 against rivals", "a two-thirds majority", "take up to a half-year", "sell two in 10 days",
])
def test_no_fraction_and_no_number(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "comparator", "change"),
    [
        ("raise up to $300 million", "at_most", None),
        ("reducing waste to 4.9 tonnes", "exact", "to"),
        ("raising output to 4.9 tonnes", "exact", "to"),
        ("trimming 300 jobs", "exact", "by"),
        ("cut it to \"no more than 25 tonnes\"", "at_most", "to"),
        ("go up by as much as 26 tonnes", "at_most", "by"),
        ("cut waste in half", "exact", "by"),
    ],
)
def test_comparator_and_change(text: str, comparator: str, change: str | None) -> None:
    found = one(text)
    assert (found.comparator, found.change) == (comparator, change)


def test_a_part_has_the_unit_of_its_whole() -> None:
    assert [(q.value, q.unit) for q in find_quantities("sell 9,000 of its 70,000 shops")] == [(9000, "shop"), (70000, "shop")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("clear a 900sq-km zone", "sq km"),
        ("clear a 900sq km zone", "sq km"),
        ("build 900 kilowatt-hours of stores", "kilowatt-hour"),
        ("sell 900 sports tourism trips", "sports tourism trip"),
        ("open 900 sports clubs", "sports club"),
        ("fund 900 sports in schools", "sport"),
        ("help 900 farmers plant trees", "farmer"),
    ],
)
def test_a_measure_with_a_hyphen_and_a_noun_of_several(text: str, unit: str) -> None:
    assert one(text).unit == unit


@pytest.mark.parametrize("text", ["an elusive quadruple jump", "a rare double bill"])
def test_a_multiple_that_is_no_verb(text: str) -> None:
    assert find_quantities(text) == []


def test_numbers_that_are_merged_and_zero_take_no_stray_unit() -> None:
    assert [(q.value, q.unit) for q in find_quantities("merge 40 agencies into nine")] == [(40, "agency"), (9, "agency")]
    assert [(q.value, q.unit) for q in find_quantities("two parties agreed to cut duties to zero")][-1] == (0, None)
    assert [(q.value, q.unit) for q in find_quantities("cut it from 40 cases to zero")][-1] == (0, "case")
