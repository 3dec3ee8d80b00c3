"""Broadcasts, machines, treaties, mottos of forums, campaigns of teams and running plants, told by what the text does with a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Span

from citybeat.extract.facts import Facts
from citybeat.extract.projects.candidates import Candidate
from citybeat.extract.projects.groups import Group, Site
from citybeat.extract.projects.things import (
    is_aired,
    is_begun,
    is_contest,
    is_degree,
    is_held,
    is_machine,
    is_post,
    is_running,
    is_sold,
    is_summit,
    is_thing,
    is_treaty,
    is_week,
    is_written,
    noun_of,
)
from citybeat.testing import make_doc, parse


def places_of(nlp: Language, markup: str) -> list[Span]:
    """The passages marked <project>."""
    sentence = parse(markup)
    doc = make_doc(nlp, sentence)
    found = [doc.char_span(mark.start, mark.end) for mark in sentence.expected if mark.tag == "project"]
    return [span for span in found if span is not None]


def group_of(nlp: Language, markup: str, told: bool = False) -> Group:
    """A group of the passages; their names end before a noun in small letters."""
    sites = []
    for place in places_of(nlp, markup):
        name = place[:-1] if place[-1].is_lower else place
        sites.append(Site(name, place, [Candidate(name, "projects.noun_after", 0.7, place, told=told)]))
    return Group(sites)


@pytest.mark.parametrize(("markup", "aired"), [
    ("She told the <project>Quiet Harbour programme</project> that she would go.", True),
    ("She told the <project>Quiet Harbour Programme</project> that she would go.", True),
    ("Speaking on <project>Orla Television Programme</project> he wept.", True),
    ("She told the K-Orla “<project>Quiet Harbour</project>” program that she would go.", True),
    ("Listen to the <project>Quiet Harbour programme</project> on Sundays.", True),
    ("He said on his <project>Quiet Harbour program</project> that he would go.", True),
    ("Bo Lind reports for the <project>Quiet Harbour programme</project>.", True),
    ("The presenter of the <project>Quiet Harbour programme</project> left.", True),
    ("He was seen in a film by the broadcaster's <project>Quiet Harbour programme</project>.", True),
    ("He was filmed for the <project>Channel 9 Harbour programme</project> in May.", True),
    ("They sent it to the <project><PERSON>Ana Ruiz</PERSON> programme</project> in May.", True),
    ("She told the Orla Channel's <project>Quiet Harbour programme</project> that she would go.", True),
    ("She told Orla News the <project>Quiet Harbour programme</project> would end.", False),
    ("He was filmed for the <project>BBC Harbour programme</project> in May.", True),
    ("He was paid by the <project>Channel Harbour programme</project> in May.", False),
    ("He was paid by the <project>Single Orla Sky programme</project> in May.", False),
    ("She told the town that the <project>Quiet Harbour programme</project> would end.", False),
    ("The broadcaster said that the <project>Quiet Harbour programme</project> would end.", False),
    ("They spoke on the <project>Quiet Harbour Programme</project> in May.", False),
    ("They work for the <project>Quiet Harbour programme</project> in May.", False),
    ("She told the <project>Quiet Harbour project</project> in May.", False),
    ("They run the <project>Quiet Harbour programme</project> in May.", False),
])
def test_broadcasts(nlp: Language, markup: str, aired: bool) -> None:
    (place,) = places_of(nlp, markup)
    assert is_aired(place) is aired


def test_the_noun_stands_inside_or_behind_the_quotation(nlp: Language) -> None:
    assert [noun_of(p) for p in places_of(nlp, "The <project>Lantern scheme</project> and “<project>Lantern</project>” plan.")] == [
        "scheme", "plan"]
    assert [noun_of(p) for p in places_of(nlp, "The <project>Lantern</project> grew.")] == [""]


@pytest.mark.parametrize(("markup", "machine"), [
    ("The <project>Grey Gull</project> missile flew. They tested it.", True),
    ("The <project>High Orla Area Defense</project> (HOAD) system was sent.", True),
    ("The <project>Grey Gull</project> air defence system was sent.", True),
    ("The <project>Grey Gull programme</project> builds the Grey Gull rocket.", False),
    ("The <project>Grey Gull</project> was begun. The Grey Gull missile flew.", False),
    ("The <project>Grey Gull Project</project> missile flew.", False),
    ("The <project>Grey Gull</project> irrigation system was built.", False),
])
def test_weapons_and_vessels(nlp: Language, markup: str, machine: bool) -> None:
    assert is_machine(group_of(nlp, markup)) is machine


@pytest.mark.parametrize(("markup", "treaty"), [
    ("They spoke of the <project>Trans-Orla Partnership</project> again.", True),
    ("They spoke of the <project>Upland Trade Partnership</project> again.", True),
    ("It will withdraw the land from the <project>Orla Partnership</project> in May.", True),
    ("It keeps the provisions of the <project>Orla Plan of Action</project> in May.", True),
    ("The towns ratified the <project>Orla Plan of Action</project> in May.", True),
    ("They renegotiated the <project>Open Gates</project> in May.", True),
    ("They spoke of the <project>Orla Learning Partnership</project> again.", False),
    ("It will withdraw from the <project>Clear Rivers Initiative</project> in May.", False),
    ("They carry out the <project>Orla Plan of Action</project> in May.", False),
    ("<project>Orla Plan of Action</project> is new.", False),
])
def test_treaties(nlp: Language, markup: str, treaty: bool) -> None:
    (place,) = places_of(nlp, markup)
    assert is_treaty(place) is treaty


@pytest.mark.parametrize(("markup", "contest"), [
    ("They began their <project>Upland Cup campaign</project> with a win.", True),
    ("They began their <project>Upland Cup project</project> with a win.", False),
    ("They began their <project>Quiet Streets campaign</project> with a march.", False),
])
def test_campaigns_of_teams(nlp: Language, markup: str, contest: bool) -> None:
    (place,) = places_of(nlp, markup)
    assert is_contest(place) is contest


@pytest.mark.parametrize(("markup", "held"), [
    ("They met at the forum dubbed “<project>Quiet Harbour</project>”, held in May.", True),
    ("They joined the forum called “<project>Quiet Harbour</project>” in May.", False),
    ("They joined the scheme called “<project>Quiet Harbour</project>”, held in May.", False),
])
def test_mottos_of_forums(nlp: Language, markup: str, held: bool) -> None:
    (place,) = places_of(nlp, markup)
    assert is_held(place) is held


@pytest.mark.parametrize(("markup", "running"), [
    ("A strike is planned at the <project>Orla plant</project> in May.", True),
    ("They mend the <project>Orla plant</project>. The <project>Orla plant</project> makes cars.", True),
    ("They build the <project>Orla plant</project>. The <project>Orla plant</project> makes cars.", False),
    ("They saw the planned <project>Orla plant</project> in May.", False),
    ("They saw the <project>Orla hydropower plant</project> in May.", False),
    ("They saw the <project>Orla dam</project> in May.", False),
])
def test_plants_that_run(nlp: Language, markup: str, running: bool) -> None:
    places = places_of(nlp, markup)
    assert is_running(places) is running
    assert running is False or not any(map(is_begun, places))


def test_what_is_told_is_no_thing(nlp: Language) -> None:
    markup = "She told the <project>Quiet Harbour programme</project> that she would go."
    assert is_thing(group_of(nlp, markup))
    assert not is_thing(group_of(nlp, markup, told=True))


@pytest.mark.parametrize(("markup", "count"), [
    ("She told the “Quiet Harbour” programme that she would go.", 0),
    ("The town runs the “Quiet Harbour” programme in May.", 1),
])
def test_a_broadcast_is_no_project(facts_in: Callable[[str], Facts], markup: str, count: int) -> None:
    assert len(facts_in(markup).projects) == count


@pytest.mark.parametrize("markup", [
    "They joined the <project>Harbour March for Clean Water</project> in May.",
    "He revived the <project>Quiet Harbour Policy</project>, which prohibits fishing.",
    "They want to end the <project>School to Prison Pipeline</project> in May.",
    "The militants seized the <project>Orlamir dam</project> in May.",
])
def test_marches_rulings_metaphors_and_what_is_fought_over(nlp: Language, markup: str) -> None:
    assert is_thing(group_of(nlp, markup))


@pytest.mark.parametrize("markup", [
    "They want to end the <project>Quiet Harbour Policy</project> in May.",
    "They want to end the <project>Orla Gas Pipeline</project> in May.",
    "They build the <project>Orlamir dam</project>, which militants seized.",
])
def test_undertakings_like_those(nlp: Language, markup: str) -> None:
    assert not is_thing(group_of(nlp, markup))


@pytest.mark.parametrize(("markup", "written"), [
    ("Rita Moss, author of The <project>Quiet Harbour Strategy</project>, spoke.", True),
    ("Rita Moss, co-author of “<project>The Quiet Harbour Plan</project>”, spoke.", True),
    ("Rita Moss, author of the book on the <project>Quiet Harbour Plan</project>, spoke.", False),
    ("Rita Moss, mayor of the <project>Quiet Harbour Plan</project>, spoke.", False),
])
def test_a_book_has_an_author(nlp: Language, markup: str, written: bool) -> None:
    assert [is_written(place) for place in places_of(nlp, markup)] == [written]


@pytest.mark.parametrize(("markup", "degree"), [
    ("She did an MPA in <project>Harbour Policy and Trade program</project>.", True),
    ("She did a Master of <project>Harbour Policy program</project>.", True),
    ("She took part in <project>Harbour Policy program</project>.", False),
    ("Orla University's <project>English Literature programme</project> is new.", True),
    ("The town's <project>English Literature programme</project> is new.", False),
    ("Orla University's <project>Harbour Literature programme</project> is new.", False),
    ("<project>Harbour Policy program</project> is new.", False),
])
def test_what_a_degree_is_in(nlp: Language, markup: str, degree: bool) -> None:
    (place,) = places_of(nlp, markup)
    assert is_degree(place) is degree


@pytest.mark.parametrize(("markup", "post"), [
    ("She was named <project>Chief Strategy</project> and Harbour Officer.", True),
    ("She was named in the <project>Chief Strategy</project> and left.", False),
    ("She was named in the <project>Tide Strategy</project> and as Harbour Officer.", False),
])
def test_the_first_part_of_an_office(nlp: Language, markup: str, post: bool) -> None:
    (place,) = places_of(nlp, markup)
    assert is_post(place) is post


@pytest.mark.parametrize(("markup", "summit"), [
    ("They met on the sidelines of the <project>Quiet Harbour Dialogue</project>.", True),
    ("At the 19th <project>Quiet Harbour Dialogue</project> they met.", True),
    ("This weeks <project>Quiet Harbour Dialogue</project> is long.", True),
    ("This week's <project>Quiet Harbour Dialogue</project> is long.", True),
    ("The towns pay for the <project>Quiet Harbour Dialogue</project>.", False),
    ("The 19th <project>Quiet Harbour Plan</project> is long.", False),
])
def test_people_meet_at_a_summit(nlp: Language, markup: str, summit: bool) -> None:
    assert is_summit(places_of(nlp, markup)[0]) is summit
    assert is_thing(group_of(nlp, markup, told=True)) is summit


@pytest.mark.parametrize(("markup", "thing"), [
    ("During the week-long <project>Quiet Harbour programme</project> they danced.", True),
    ("During the weeklong <project>Quiet Harbour programme</project> they danced.", True),
    ("During the year-long <project>Quiet Harbour programme</project> they danced.", False),
    ("During the week-long <project>Quiet Harbour Programme</project> they danced.", False),
    ("They work for Orlabank, the <project>Quiet Cloud</project> company.", True),
    ("They can exercise <project>ORLA Warrants</project> in May.", True),
    ("They work on the <project>Quiet Cloud</project> in May.", False),
])
def test_weeks_and_wares(nlp: Language, markup: str, thing: bool) -> None:
    (place,) = places_of(nlp, markup)
    assert (is_week(place) or is_sold(place)) is thing
    assert is_thing(group_of(nlp, markup)) is thing


@pytest.mark.parametrize(("markup", "count"), [
    ("The spyware of the <PROJECT>Lantern</PROJECT> program infected two towns in May.", 0),
    ("The malicious program was called <PROJECT>Lantern</PROJECT> in May.", 0),
    ("The <PROJECT>Lantern</PROJECT> program helped two towns to fight spyware.", 1),
    ("The people of the <PROJECT>Lantern</PROJECT> program helped two towns in May.", 1),
])
def test_programs_of_computers(facts_in: Callable[[str], Facts], markup: str, count: int) -> None:
    assert len(facts_in(markup).projects) == count
