"""What a target states: quantity, deadline, baseline, direction."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import Target
from citybeat.extract.targets.deadlines import deadline_of
from citybeat.extract.targets.slots import amounts_in, as_quantity, baseline_of, direction_of, quantity_of
from citybeat.extract.targets.traits import Reading
from tests.extract.targets.aims import span

One = Callable[[str], list[Target]]


@pytest.mark.parametrize("markup", [
    "<ORG>Orla</ORG> aims to give free bread to its roughly 39 million residents.",
    "<ORG>Orla</ORG> aims to arm all halls, raising the number from the 19 halls currently open.",
])
def test_how_many_there_are_is_no_quantity(targets_in: One, markup: str) -> None:
    assert [t.quantity for t in targets_in(markup)] in ([None], [])


@pytest.mark.parametrize(
    ("markup", "value", "unit"),
    [
        ("<ORG>Orla</ORG> aims to cut emissions by at least 43% by 2030.", 43, "percent"),
        ("<ORG>Orla</ORG> aims to raise its share from 20% to 24% by 2030.", 24, "percent"),
        ("<ORG>Orla</ORG> aims to expand its fleet from 40 buses to 60 by 2030.", 60, "bus"),
        ("<ORG>Orla</ORG> aims to double output to 500 tonnes by 2030.", 500, "tonne"),
        ("<ORG>Orla</ORG> aims to halve its waste by 2030.", 50, "percent"),
        ("<ORG>Orla</ORG> aims to invest £3bn in 12 ports by 2030.", 3e9, "GBP"),
        ("<ORG>Orla</ORG> aims to merge 35 agencies into nine by 2030.", 9, "agency"),
        ("<ORG>Orla</ORG> aims to lift annual sales in Ghent to 40,000 by 2030.", 40_000, "sale"),
        ("<ORG>Orla</ORG> aims to raise car sales to more than two million by 2030.", 2e6, "car"),
        ("<ORG>Orla</ORG> aims to let a million residents meet within a five-minute walk by 2030.", 1e6, "resident"),
        ("<ORG>Orla</ORG> aims to get every home within a 10-minute walk of a park by 2030.", 10, "minute"),
        ("<ORG>Orla</ORG> pledged €25 million in addition to the €33 million of 2021.", 25e6, "EUR"),
        ("<ORG>Orla</ORG> aims to plant 300 trees by spending €9 million.", 300, "tree"),
        ("<ORG>Orla</ORG> aims to plant 300 trees in a town 9 miles (14 km) south of <LOC>Ghent</LOC>.", 300, "tree"),
        ("<ORG>Orla</ORG> is aiming for at least 10 to 15 more trams by 2030.", 10, "tram"),
    ],
)
def test_quantity(targets_in: One, markup: str, value: float, unit: str) -> None:
    (target,) = targets_in(markup)
    assert target.quantity is not None
    assert (target.quantity.value, target.quantity.unit) == (value, unit)


def test_an_end_state_has_no_quantity(targets_in: One) -> None:
    (target,) = targets_in("<ORG>Orla</ORG> aims to become carbon neutral by 2035.")
    assert target.quantity is None
    assert (target.deadline, target.direction) == ("2035", "reach")


def test_range_and_comparator(targets_in: One) -> None:
    (target,) = targets_in("<ORG>Orla</ORG> plans to cut waste by 10 to 15% by 2030.")
    assert target.quantity is not None
    assert (target.quantity.value, target.quantity.value_to, target.quantity.comparator, target.quantity.change) == (10, 15, "range", "by")


@pytest.mark.parametrize(
    ("goal", "value", "unit", "comparator"),
    [
        ("ensure their budgets are limited to 1% of output", 1, "percent", "at_most"),
        ("keep warming to 2 degrees", 2, "degree", "at_most"),
        ("raise the limit to 9%", 9, "percent", "exact"),
        ("make the share exceed 50 percent", 50, "percent", "at_least"),
        ("buy at least 57 million pounds of local ingredients", 57e6, "pound", "at_least"),
        ("spend 57 million pounds of new money on it", 57e6, "GBP", "exact"),
    ],
)
def test_bounds_and_weights(nlp: Language, goal: str, value: float, unit: str, comparator: str) -> None:
    doc = nlp.make_doc(goal)
    found = quantity_of(doc[:], Reading.of(doc[:], None))
    assert found is not None
    assert (found.value, found.unit, found.comparator) == (value, unit, comparator)


def test_the_length_of_a_race_is_no_number(nlp: Language) -> None:
    doc = nlp.make_doc("earn a 1,500m place in the Norland team")
    assert quantity_of(doc[:], Reading.of(doc[:], None)) is None


@pytest.mark.parametrize(
    ("markup", "deadline", "text", "basis"),
    [
        ("<ORG>Orla</ORG> aims to cut waste by 43% by the end of May 2030.", "2030-05", "the end of May 2030", "stated"),
        ("By 2030, <ORG>Orla</ORG> aims to cut waste by 43%.", "2030", "2030", "stated"),
        ("<ORG>Orla</ORG> aims to cut waste by 43% within five years.", "2029", "within five years", "relative"),
        ("<ORG>Orla</ORG> aims to cut waste by 43% by the end of the decade.", "2030", "the end of the decade", "relative"),
        ("<ORG>Orla</ORG> aims to cut waste by 43% between 2025 and 2028.", "2028", "2025 and 2028", "stated"),
        ("<ORG>Orla</ORG> aims to cut waste by 43% from 2019 levels by 2030.", "2030", "2030", "stated"),
        ("<ORG>Orla</ORG> aims to cut waste by 43% by mid-century.", None, "mid-century", None),
        ("<ORG>Orla</ORG> aims to cut waste by 43%.", None, None, None),
        ("<ORG>Orla</ORG> in 2031 aims to cut waste by 43%.", "2031", "2031", "stated"),
        ("<ORG>Orla</ORG> aims to cut waste by 43% for 2030 and 2031.", "2031", "2031", "stated"),
        ("<ORG>Orla</ORG> aims to cut waste by 43% in 2030 and sales in 2031.", "2030", "2030", "stated"),
        ("<ORG>Orla</ORG> aims to cut waste by 43% for the year to August 2024.", "2024-08", "August 2024", "stated"),
        ("<ORG>Orla</ORG> aims to cut waste by 43% from early August.", None, None, None),
        ("<ORG>Orla</ORG> aims to cut waste by 43% from August 2031.", "2031-08", "August 2031", "stated"),
        ("<ORG>Orla</ORG> aims to cut debts due this year by 43%.", None, None, None),
        ("Waste fell by 4% this year, against a target of 43% of all.", "2024", "this year", "relative"),
        ("Waste fell by 4% this year, far from a target of 43% of all.", None, None, None),
        ("<ORG>Orla</ORG> this year aims to cut waste by 43%.", "2024", "this year", "relative"),
        ("<ORG>Orla</ORG> said in 2031 firms will hear why it aims to cut waste by 43%.", None, None, None),
        ("In 2031 fares will rise, said <ORG>Orla</ORG>, adding it aims to cut waste by 43%.", None, None, None),
        ("<ORG>Orla</ORG> aims to cut waste by 43% in the year beginning April 1 2031.", None, None, None),
        ("<ORG>Orla</ORG> aims to cut waste by 43% after 12% in 2021.", None, None, None),
        ("<ORG>Orla</ORG> aims to cut waste by 43% under the Ferries Act, 2031.", None, None, None),
        ("<ORG>Orla</ORG> aims to cut by 43% the debt that falls due between 2030 and 2032.", None, None, None),
        ("<ORG>Orla</ORG> aims to cut waste by 43% beyond 2031, when the port opens.", None, None, None),
        ("Under its five-year plan to 2031, <ORG>Orla</ORG> aims to cut waste by 43%.", "2031", "2031", "stated"),
        ("In the 14th plan (2027-2031) <ORG>Orla</ORG> aims to cut waste by 43%.", "2031", "2027-2031", "stated"),
        ("<ORG>Orla</ORG> in its plan of 2031 aims to cut waste by 43%.", "2031", "2031", "stated"),
        ("In its budget for 2031, <ORG>Orla</ORG> aims to cut the deficit by 43%.", "2031", "2031", "stated"),
        ("In its 2031 draft budget <ORG>Orla</ORG> aims to cut the deficit by 43%.", "2031", "2031", "stated"),
        ("In talks on its 2031 budget <ORG>Orla</ORG> aims to cut waste by 43%.", None, None, None),
        ("<ORG>Orla</ORG> aims to cut waste by 43%, and thinks it can achieve this in 2031.", "2031", "2031", "stated"),
        ("<ORG>Orla</ORG> aims to cut waste by 43%, and thinks it can open a hall in 2031.", None, None, None),
    ],
)
def test_deadline(targets_in: One, markup: str, deadline: str | None, text: str | None, basis: str | None) -> None:
    (target,) = targets_in(markup)
    assert (target.deadline, target.deadline_text, target.deadline_basis) == (deadline, text, basis)


@pytest.mark.parametrize(
    ("goal", "baseline"),
    [
        ("cut emissions by 55% from 1990 levels by 2030", "1990"),
        ("cut emissions by 55% compared with 2005 by 2030", "2005"),
        ("cut emissions by 55% relative to the 2010 baseline", "2010"),
        ("cut emissions by 55% by 2030", None),
        ("cut 20% off the 1990 greenhouse gas level by 2030", "1990"),
    ],
)
def test_baseline(nlp: Language, goal: str, baseline: str | None) -> None:
    doc = nlp.make_doc(goal)
    assert baseline_of(doc[:], Reading.of(doc[:], None)) == baseline


@pytest.mark.parametrize(
    ("goal", "direction"),
    [
        ("cut emissions by 55%", "reduce"),
        ("phasing out diesel buses", "reduce"),
        ("increase output by 5%", "increase"),
        ("plant 500 trees", "increase"),
        ("keep the deficit below 3%", "maintain"),
        ("become carbon neutral", "reach"),
        ("a 20 per cent reduction in waste", "reduce"),
    ],
)
def test_direction(nlp: Language, goal: str, direction: str) -> None:
    assert direction_of(nlp.make_doc(goal)[:]) == direction


def test_a_year_before_the_article_is_no_deadline(nlp: Language) -> None:
    doc = nlp.make_doc("cut emissions by 55% after 2019")
    assert deadline_of(doc[:], Reading.of(doc[:], None), 2024) is None


def test_no_number_no_quantity(nlp: Language) -> None:
    doc = nlp.make_doc("become carbon neutral")
    assert quantity_of(doc[:], Reading.of(doc[:], None)) is None
    assert as_quantity(None) is None


def test_what_is_measured_comes_before_a_few_things(nlp: Language) -> None:
    doc = nlp.make_doc("spend in 3 towns some £40m")
    found = quantity_of(doc[:], Reading.of(doc[:], None))
    assert found is not None
    assert found.unit == "GBP"


def test_one_date_for_all(targets_in: One) -> None:
    found = targets_in("The public sector committed to cutting power use by 10%, and waste by 30% respectively in 2030.")
    assert [(t.quantity and t.quantity.value, t.deadline) for t in found] == [(10, "2030"), (30, "2030")]


def test_a_number_of_another_aim_is_left(nlp: Language) -> None:
    doc = nlp.make_doc("reach net zero by 2050 and a 35 per cent cut in waste")
    assert quantity_of(doc[:], Reading.of(doc[:], None)) is None


def test_a_number_behind_a_relative_clause(nlp: Language) -> None:
    doc = nlp.make_doc("Orla plans to cut the budget, which pays for trips, by £45m.")
    found = quantity_of(doc[3:6], Reading.of(doc[:], None))
    assert found is not None
    assert (found.value, found.unit) == (45e6, "GBP")


def test_how_long_is_not_how_much(nlp: Language) -> None:
    doc = nlp.make_doc("reach full employment five years ahead of others")
    assert quantity_of(doc[:], Reading.of(doc[:], None)) is None


def test_a_period_to_come_is_counted_from_the_article(targets_in: One) -> None:
    (target,) = targets_in("<ORG>Orla</ORG> aims to cut waste by 43% over the next three years.")
    assert (target.deadline, target.deadline_text, target.deadline_basis) == ("2027", "over the next three years", "relative")
    (target,) = targets_in("<ORG>Orla</ORG> aims to cut waste by 43% over three years.")
    assert (target.deadline, target.deadline_text) == (None, "over three years")


@pytest.mark.parametrize(
    ("text", "deadline", "baseline"),
    [
        ("<ORG>Orla</ORG> aims to cut waste by 40% from the 2005 figure.", None, "2005"),
        ("<ORG>Orla</ORG> aims to use 35% less heat than it did in 2015.", None, "2015"),
        ("<ORG>Orla</ORG> aims to cut waste by 40% over 2019 by 2031.", "2031", None),
        ("<ORG>Orla</ORG> aims to cut waste by 40% from its 2020 level and to close both kilns within ten years.", "2034", "2020"),
    ],
)
def test_what_is_compared_with_is_no_deadline(targets_in: One, text: str, deadline: str | None, baseline: str | None) -> None:
    target, *_ = targets_in(text)
    assert (target.deadline, target.baseline) == (deadline, baseline)


def test_by_then_is_the_last_date_to_come(targets_in: One) -> None:
    _, target = targets_in("<ORG>Orla</ORG> aims to be carbon neutral by 2031. <ORG>Orla</ORG> also aims to have 90 halls by then.")
    assert (target.deadline, target.deadline_text) == ("2031", "by then")
    (target,) = targets_in("<ORG>Orla</ORG> lost 9 halls in 2019. <ORG>Orla</ORG> aims to have 90 halls by then.")
    assert target.deadline is None


def test_an_age_is_no_quantity(targets_in: One) -> None:
    (target,) = targets_in("<ORG>Orla</ORG> aims to clear all cases older than three years by 2031.")
    assert target.quantity is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the first cut in ten years", None),
        ("the coldest winter in ten years", None),
        ("cut waste by at least 20 percent in ten years", "in ten years"),
        ("cut waste within six months after the vote", "within six months"),
        ("cut waste in two or three years", "in two or three years"),
        ("cut waste in the months after the vote", None),
    ],
)
def test_how_long_it_was_is_no_deadline(nlp: Language, text: str, found: str | None) -> None:
    doc = nlp.make_doc(text)
    date = deadline_of(doc[:], Reading.of(doc[:], "2026-06-15"), 2026)
    assert (date.text if date is not None else None) == found
    assert date is None or date.iso is None


@pytest.mark.parametrize(
    ("goal", "value"),
    [
        ("resume the six-party talks", None),
        ("become one of the three largest ports", None),
        ("take every one of its 640 pumps off the grid", 640),
        ("keep its \"one town, two banks\" rule in force", None),
        ("end 12 years of war", None),
        ("double its current 32 buses", 2),
        ("reduce its 5,500-member force by 40 percent", 40),
        ("raise its fleet from the current 20 buses to 80", 80),
        ("open 12 schools", 12),
        ("win 60 of the 100 seats", 60),
        ("give nine million of its 94 million doses to others", 9e6),
        ("keep 90% of its 400 buses", 90),
        ("sign a pact to formally end 21 years of war", None),
        ("rebuild towns after 21 years of war", None),
        ("narrow a gap that stood at $375 billion", None),
        ("narrow a gap to $375 billion", 375e9),
        ("set a \"40% by 2030\" target", 40),
        ("cut debts totalling some $44 billion", None),
        ("raise funds totalling $44 billion", 44e9),
        ("sell the maker with $300 million in sales", None),
        ("end the year with $300 million in sales", 300e6),
        ("cut the 900-tonne surplus by 20 tonnes and raise prices", 20),
        ("cut its workforce of 6,000 by 500", 500),
        ("cut output of 64K chips by 20 percent to 40 million", 20),
        ("double output at the works in Ghent to 40,000 vans", 40_000),
        ("use its $40 million fund to build 300 homes", 300),
        ("use its $40 million fund for homes", 40e6),
        ("raise its 5% growth target for 300 towns", 5),
        ("make 35-mm cameras at a rate of 7,000", 7000),
        ("cut the deficit to 115 billion francs, and to 90 billion francs later", 115e9),
        ("win a 20 percent share and to hold 10 percent of all shops", 20),
        ("the aim for 2031 of 40 seats", 40),
        ("shed 40 of the mill's 900 jobs", 40),
        ("withdraw all 500- and 1,000-peso notes", None),
        ("raise 500 pesos", 500),
        ("end a flood that has killed 30 people, injured 200 and displaced 12,000", None),
        ("heal 200 injured people", 200),
        ("sell more tickets for the 40,000-seat hall", None),
        ("build the 40,000-seat hall", 40_000),
        ("help Orla, a town of 40,000 people", None),
        ("train a staff of 40,000 people", 40_000),
        ("keep a 900-metre-long bridge open", None),
        ("run it over a 20-year period", None),
        ("wipe out $40 billion worth of debt owed by 18 nations", 40e9),
        ("raise the number of shops from 40 across 20 towns to 60 in 2031", 60),
        ("make all 300 of the city's buses electric", 300),
        ("40 per cent", 40),
    ],
)
def test_the_number_aimed_at_and_no_other(nlp: Language, goal: str, value: float | None) -> None:
    doc = nlp.make_doc(goal)
    found = quantity_of(doc[:], Reading.of(doc[:], None))
    assert (found.value if found is not None else None) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Talks between the two towns will go on until 40 shops open.", 40),
        ("Talks between two towns will go on until 40 shops open.", 2),
    ],
)
def test_a_few_known_things_of_a_whole_sentence_are_not_counted(nlp: Language, text: str, value: float) -> None:
    doc = nlp.make_doc(text)
    assert amounts_in(doc[:], Reading.of(doc[:], None))[0].value == value


@pytest.mark.parametrize(
    ("goal", "comparator"),
    [
        ("have no child waiting more than 12 months", "at_most"),
        ("see nobody travel more than 40 km", "at_most"),
        ("have children wait more than 12 months", "at_least"),
    ],
)
def test_no_more_than_is_at_most(nlp: Language, goal: str, comparator: str) -> None:
    doc = nlp.make_doc(goal)
    found = quantity_of(doc[:], Reading.of(doc[:], None))
    assert found is not None
    assert found.comparator == comparator


def test_from_before_a_goal_is_not_of_it(nlp: Language) -> None:
    doc = nlp.make_doc("It cut its estimate from a 40 per cent target.")
    found = quantity_of(doc[6:10], Reading.of(doc[:], None))
    assert found is not None
    assert found.value == 40


@pytest.mark.parametrize(
    ("text", "goal", "deadline"),
    [
        ("Orla said its shops will close by 2027 and that by 2031 it hopes to cut waste by 43%.", "cut waste by 43%", "2031"),
        ("Staff will leave by 2027 and there are plans to move another 3,500.", "move another 3,500", None),
        ("Orla hopes to own 42 ships and would like to lift sales to 45 percent by 2031.", "own 42 ships", None),
        ("Orla aims to cut its fees, which are the highest, by 2031.", "cut its fees", "2031"),
        ("Orla hopes to own 42 ships and sell 45 by 2031.", "own 42 ships", "2031"),
        ("If Orla keeps its pledge to serve a full term, it will be its longest by 2031.", "serve a full term", None),
        ("This year Orla is to cut it to 5%, taking it further to 2% in 2031.", "cut it to 5%, taking it further to 2% in 2031", "2026"),
        ("Orla is to free 500 birds this year, and 400 others by 2031.", "free 500 birds this year, and 400 others by 2031", "2026"),
        ("Orla is to build 300 homes and 20 shops by 2031.", "build 300 homes and 20 shops by 2031", "2031"),
        ("Orla may miss the 2031 public waste target of 5%.", "5%", "2031"),
        ("To meet this year's target of 5%, Orla has to hurry.", "5%", "2026"),
        ("Orla met in 2031 the makers of 5%.", "5%", None),
        ("Waste may grow by 9% in 2031, against the city target of 5%.", "city target of 5%", "2031"),
        ("Orla will save £5m ($7m; €6m) this year.", "save £5m ($7m", "2026"),
        ("Earlier this year Orla pledged to plant 300 trees.", "plant 300 trees", None),
        ("In the months following the vote Orla pledged to plant 300 trees.", "plant 300 trees", None),
        ("Orla aims to plant 300 trees in March 2026.", "plant 300 trees in March 2026", None),
        ("Orla aims to plant 300 trees in July 2026.", "plant 300 trees in July 2026", "2026-07"),
        ("Sales in the year ended January 31 will reach a target of 5%.", "target of 5%", None),
        ("Orla kept its target for the year of 5%.", "target for the year of 5%", "2026"),
        ("Orla aims to raise its share to 9% from 5% for 2031.", "raise its share to 9% from 5% for 2031", "2031"),
        ("Orla aims to raise its share to 9% from 5% in 2026.", "raise its share to 9% from 5% in 2026", None),
        ("Orla aims to lift it from 40 shops by year's end to 60 in 2027.", "lift it from 40 shops by year's end to 60 in 2027", "2027"),
        ("Orla is to cut it to 5% this year and lift it to 9% by 2031.", "cut it to 5% this year and lift it to 9% by 2031", "2026"),
        ("Orla is to hire 40 cooks this year and 50 by 2031.", "hire 40 cooks this year and 50 by 2031", "2026"),
        ("Orla is to hire 40 cooks and 50 by 2031.", "hire 40 cooks and 50 by 2031", "2031"),
        ("Orla grew by 3% in the first half of 2025, its target being 5% for the year.", "5% for the year", None),
        ("Orla grew by 3%, its target being 5% for the year.", "5% for the year", "2026"),
        ("Orla vowed during its campaign to plant 300 trees within 90 days.", "plant 300 trees within 90 days", None),
        ("Orla vowed in 2024 to plant 300 trees within five years.", "plant 300 trees within five years", None),
        ("Orla vowed to plant 300 trees within five years.", "plant 300 trees within five years", "2031"),
        ("Growth in 2031 may be 3% or 4%, below the budget target of 5%.", "budget target of 5%", "2031"),
        ("Growth in 2031 may be 3%, said Orla, far from the target of 5%.", "target of 5%", None),
        ("Orla named its targets for 2031, putting the growth goal at 5%.", "growth goal at 5%", "2031"),
        ("Orla named its mayors for 2031, putting the growth goal at 5%.", "growth goal at 5%", None),
        ("Today, Orla has 40 shops and plans to open 30.", "open 30", None),
        ("The 2026-06-15 paper says Orla plans to open 30.", "open 30", None),
        ("(16.06.2026) Orla plans to open 30.", "open 30", None),
        ("Orla plans to open 30 on 16 June 2026.", "open 30 on 16 June 2026", "2026-06-16"),
        ("Orla, host of this year's games, plans to open 30.", "open 30", None),
        ("Orla will lend £5m ($7m; €6m) from 2025 to 2031.", "lend £5m ($7m", "2025"),
    ],
)
def test_the_date_of_the_clause(nlp: Language, text: str, goal: str, deadline: str | None) -> None:
    doc = nlp.make_doc(text)
    span = doc.char_span(text.index(goal), text.index(goal) + len(goal), alignment_mode="expand")
    assert span is not None
    found = deadline_of(span, Reading.of(doc[:], "2026-06-15"), 2026)
    assert (found.iso if found is not None else None) == deadline


@pytest.mark.parametrize(
    ("text", "goal", "baseline"),
    [
        ("raise trade to $60 million by 2031, from $22 million in 2024", None, "2024"),
        ("It set a target of 40 tonnes, up from 30 tonnes in 2024.", "target of 40 tonnes", "2024"),
        ("It set a target of 40 tonnes, and sales rose from 30 tonnes in 2024.", "target of 40 tonnes", None),
        ("lift output from 20 tonnes to 30 in 2031", None, None),
        ("withdraw from Ghent in 2031", None, None),
        ("It hopes to hit its peak by 2031 and cut waste by 20% from the 2025 level.", "hit its peak by 2031", None),
        ("It hopes to cut waste by 20% from the 2025 level.", "cut waste", "2025"),
    ],
)
def test_the_year_of_what_there_was(nlp: Language, text: str, goal: str | None, baseline: str | None) -> None:
    doc = nlp.make_doc(text)
    span = doc[:] if goal is None else doc.char_span(text.index(goal), text.index(goal) + len(goal))
    assert span is not None
    assert baseline_of(span, Reading.of(doc[:], None)) == baseline
    assert baseline_of(span, Reading.of(doc[:], "2020-01-01")) is None  # a year to come is none


@pytest.mark.parametrize(
    ("goal", "deadline"),
    [
        ("replace the 2026 Fisheries Treaty", None),
        ("replace the 2026 Ghent Agreement on Fisheries by 2031", "2031"),
        ("build the 300 homes pledged by the mayors in Ghent in 2025", None),
        ("host 40 nations at the 2032 Olympic Games", None),
        ("reach fourth place at the 2032 Ghent Games", "2032"),
        ("build 300 homes in 2025", "2025"),
    ],
)
def test_the_year_of_a_treaty_or_of_the_pledge_is_no_deadline(nlp: Language, goal: str, deadline: str | None) -> None:
    doc = nlp.make_doc(goal)
    found = deadline_of(doc[:], Reading.of(doc[:], None), 2024)
    assert (found.iso if found is not None else None) == deadline


def test_a_list_of_goals_has_the_date_at_its_end(targets_in: One) -> None:
    found = targets_in("<ORG>Orla</ORG> aims to plant 300 trees and build 900 homes in 2031.")
    assert [(t.goal.text, t.deadline) for t in found] == [("plant 300 trees", "2031"), ("build 900 homes in 2031", "2031")]


def test_a_year_right_behind_a_goal_is_its_own(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("Orla has set 5% as its target for 2031, and not for 2035.")
    goal = doc.char_span(9, 29)
    assert goal is not None
    deadline = deadline_of(goal, Reading.of(doc[:], None), 2024)
    assert deadline is not None
    assert (goal.text, deadline.iso) == ("set 5% as its target", "2031")


@pytest.mark.parametrize(
    ("markup", "value"),
    [
        ("<ORG>Orla</ORG> aims to cut waste to 10 tonnes within a decade to save $70 billion.", 10),
        ("<ORG>Orla</ORG> aims to cut waste to almost nothing from 600 tonnes.", None),
        ("<ORG>Orla</ORG> aims to raise all of its flights from Ghent and 90% of its others.", 90),
    ],
)
def test_what_there_is_and_what_it_is_for_are_not_what_is_aimed_at(targets_in: One, markup: str, value: float | None) -> None:
    found = targets_in(markup)
    assert [t.quantity and t.quantity.value for t in found] == [value]


@pytest.mark.parametrize(
    ("text", "goal", "deadline"),
    [
        ("The aim is closing the gap during the next session, which runs from 2031 to 2035, said Lund.", (11, 50), "2035"),
        ("The aim is closing the gap in the next mill, which runs from 2031 to 2035, said Lund.", (11, 43), None),
        ("The aim is to help 90 mills within 100 days.", (14, 43), None),
        ("The aim is to help 90 mills within three years.", (14, 46), "2027"),
    ],
)
def test_the_time_of_a_period_and_one_that_nobody_starts(doc_of: Callable[[str], Doc], text: str, goal: tuple[int, int],
                                                         deadline: str | None) -> None:
    doc = doc_of(text)
    span = doc.char_span(*goal)
    assert span is not None
    found = deadline_of(span, Reading.of(doc[:], "2024-06-15"), 2024)
    last = (found.iso_to or found.iso) if found is not None else None
    assert last == deadline


@pytest.mark.parametrize(
    ("markup", "value"),
    [
        ("<ORG>Orla</ORG> aims to add tens of millions in pay to a $7bn budget by 2031.", None),
        ("<ORG>Orla</ORG> aims to add $40m in pay to its $7bn budget by 2031.", 40e6),
        ("<ORG>Orla</ORG> aims to raise pay to $7bn by 2031.", 7e9),
    ],
)
def test_what_is_added_to(targets_in: One, markup: str, value: float | None) -> None:
    assert [t.quantity and t.quantity.value for t in targets_in(markup)] == [value]


@pytest.mark.parametrize(
    ("text", "goal", "deadline"),
    [
        ("Orla has to push back its break-even target from 2030 to 2031.", "break-even target", "2031"),
        ("Orla has a break-even target and a loan from 2030 to 2031.", "break-even target", None),
        ("Shops are shut, and 40 homes is its target for 2032.", "40 homes", "2032"),
        ("Orla has a target of 40 homes, set for the end of 2031.", "target of 40 homes", "2031"),
    ],
)
def test_a_deadline_beside_a_goal(nlp: Language, text: str, goal: str, deadline: str | None) -> None:
    doc = nlp.make_doc(text)
    found = deadline_of(span(doc, goal), Reading.of(doc[:], "2024"), 2024)
    assert ((found.iso_to or found.iso) if found else None) == deadline


def test_what_there_is_does_not_count(nlp: Language) -> None:
    doc = nlp.make_doc("phase out coal, which makes up 40% of its power")
    assert quantity_of(doc[:], Reading.of(doc[:], None)) is None
