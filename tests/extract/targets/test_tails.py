"""Where a goal has run on."""

from __future__ import annotations

import pytest
from spacy.language import Language

from citybeat.extract.targets.tails import without_tail


@pytest.mark.parametrize(
    ("goal", "tail"),
    [
        ("plant 300 trees by 2030", ", without giving a budget"),
        ("buy 57 tonnes of local grain", ", up from the 55 tonnes it bought in 2021"),
        ("lift its profit to 9 million euros", ", up four percent on the year before"),
        ("balance the budget in 9 years", ", balancing cuts with reform"),
        ("open 40 shops in four years", ", aiming to reach smaller towns by 2031"),
        ("become carbon neutral by 2050", ", hosted the ferry talks in Norvik"),
        ("become carbon neutral by 2050", ", and reduced waste per head by 9%"),
        ("become carbon neutral by 2050", ", and the opening of a Norland hall"),
        ("expand the council from 10 to 20 seats", ", to have more voices in it"),
        ("found 500 more villages by 2030", ", Harbour Director General Jane Roe stated at an event"),
        ("become carbon neutral by 2050", "—formed in 2001 to run ferries"),
        ("expand to 30 towns", " and start a tour of Norland"),
        ("spend 9% of it on parks", " and announcing the purchase of a ferry"),
        ("reach 18 percent growth this year", ", official figures showed"),
    ],
)
def test_what_runs_on_goes(nlp: Language, goal: str, tail: str) -> None:
    doc = nlp.make_doc(goal + tail)
    assert without_tail(doc[:]).text == goal


@pytest.mark.parametrize(
    "goal",
    [
        "ban all 40 lenders, including Orla, from the park",
        "open 40 shops, show rooms and data centres",
        "turn 90% of its vans electric, using 40 chargers, by 2031",
        "allow 300 tenants to meet the mayor",
        "issue 40 permits by hand, and start issuing the rest by 2031",
        "insulate 300 homes and schools in Norvik",
        "help 300 firms to meet the rules",
        "cut waste by 9%, and the cost by 5%",
        "cutting waste by 9%, planting the rest",
        "give 9 million by 2031 to help towns in Norland",
    ],
)
def test_what_belongs_to_a_goal_stays(nlp: Language, goal: str) -> None:
    assert without_tail(nlp.make_doc(goal)[:]).text == goal


@pytest.mark.parametrize(
    ("before", "goal", "verb"),
    [
        ("the target of ", "9 GWh in 2031", " means it can no longer wait"),
        ("the town says ", "creating 300 jobs", " is the next step"),
    ],
)
def test_a_goal_that_is_the_subject_ends_before_the_verb(nlp: Language, before: str, goal: str, verb: str) -> None:
    doc = nlp.make_doc(before + goal + verb)
    span = doc.char_span(len(before), len(doc.text))
    assert span is not None
    assert without_tail(span).text == goal
