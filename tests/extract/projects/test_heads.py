"""Boundaries of what the model's head found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.projects.heads import head_candidates

CLEANED = [
    ("She joined <PROJECT>the Lantern House</PROJECT> in May.", "Lantern House"),
    ("She joined <PROJECT>“Lantern House”</PROJECT> in May.", "Lantern House"),
    ("She joined the <PROJECT>Lantern House pilot scheme</PROJECT> in May.", "Lantern House"),
    ("They praised <PROJECT><ORG>Acme</ORG>'s Lantern House</PROJECT> again.", "Lantern House"),
    ("The Great <PROJECT>Orla Estuary</PROJECT> Tunnel was dug by hand.", "Great Orla Estuary Tunnel"),
    ("The <PROJECT>Harbour Green Plan</PROJECT> 2035 was adopted last night.", "Harbour Green Plan 2035"),
    ("They run <PROJECT>Low</PROJECT>-Tide Lantern every year.", "Low-Tide Lantern"),
    ("They run <PROJECT>Growth of Farming</PROJECT> in <PROJECT>Dry Valleys</PROJECT> every year.", "Growth of Farming in Dry Valleys"),
    ("They joined <PROJECT>the U.S.-led Lantern House</PROJECT> in May.", "Lantern House"),
    ("They run the Renewal of Towns in <PROJECT>Upland Areas</PROJECT> (RETUA) every year.", "Renewal of Towns in Upland Areas"),
    ("They praised the <PROJECT>Governor's Literacy Initiative</PROJECT> again.", "Governor's Literacy Initiative"),
    ("They ran the <PROJECT>Quiet Streets sticker campaign</PROJECT> again.", "Quiet Streets"),
    ("They ran the <PROJECT>Quiet Streets sticker</PROJECT> campaign again.", "Quiet Streets"),
    ("They ran the “<PROJECT>Quiet Streets forever</PROJECT>” campaign again.", "Quiet Streets forever"),
    ("It joined the 3rd <PROJECT>Lantern House</PROJECT> last year.", "Lantern House"),
    ("<PROJECT><ORG>Acme</ORG> Launches Lantern House</PROJECT> for poor towns and firms.", "Lantern House"),
    ("They read the <ORG>Orla Tide</ORG> and <PROJECT>Harbour Life Project</PROJECT> again.", "Orla Tide and Harbour Life Project"),
    ("They read the <ORG>Orla Bank</ORG> and <PROJECT>Harbour Life Project</PROJECT> again.", "Harbour Life Project"),
    ("They met <ORG>Orla Tide</ORG> and <PROJECT>Harbour Life Project</PROJECT> again.", "Harbour Life Project"),
    ("They gave to a fund for <PROJECT>Lantern Programme</PROJECT> again.", "Lantern Programme"),
    ("They like the <PROJECT>Lantern Launch House</PROJECT> for poor towns and firms.", "Lantern Launch House"),
]


@pytest.mark.parametrize(("markup", "name"), CLEANED)
def test_boundaries_are_cleaned(doc_of: Callable[[str], Doc], markup: str, name: str) -> None:
    assert [c.name.text for c in head_candidates(doc_of(markup))] == [name]


@pytest.mark.parametrize("markup", [
    "They gave to a fund for <PROJECT>Upland Cooperation</PROJECT> in May.",
    "They will end the <PROJECT>pilot scheme</PROJECT> in May.",
    "They will end the <PROJECT>Project</PROJECT> in May.",
    "They will amend the <PROJECT>Clean Water Act</PROJECT> in May.",
    "They offer the <PROJECT>Masters in Harbour Studies</PROJECT> in May.",
    "They signed the <PROJECT>Quiet Streets Manifesto</PROJECT> in May.",
    "They met at the <PROJECT>Quiet Streets Fest</PROJECT> in May.",
    "They left the <PROJECT>Lantern Directorate</PROJECT> in May.",
    "They met the <PROJECT>White House</PROJECT> in May.",
    "They met the <PROJECT>International Monetary Fund</PROJECT> in May.",
    "They met the <PROJECT>U.N. Development Program</PROJECT> in May.",
    "They fired a <PROJECT>Red Gull Missile</PROJECT> in May.",
    "They spent more on <PROJECT>R&D</PROJECT> in May.",
    "They saw the launch of <PROJECT>Orla Satellite-2</PROJECT> in May.",
    "They read the <PROJECT>AU recovery plan</PROJECT> in May.",
    "They left the <PROJECT>U.N. <LOC>Darfur</LOC></PROJECT> mission in May.",
    "They left the <PROJECT>Free Orla Movement</PROJECT> in May.",
])
def test_what_is_no_name_of_a_project_is_dropped(doc_of: Callable[[str], Doc], markup: str) -> None:
    assert list(head_candidates(doc_of(markup))) == []


def test_the_noun_behind_a_name_belongs_to_the_mention(doc_of: Callable[[str], Doc]) -> None:
    (candidate,) = head_candidates(doc_of("The <PROJECT>Lantern House</PROJECT> training programme will begin soon."))
    assert (candidate.name.text, candidate.noun) == ("Lantern House", "programme")
    assert candidate.mention.text == "Lantern House training programme"


def test_a_part_counts_less_than_the_whole(doc_of: Callable[[str], Doc]) -> None:
    (whole,) = head_candidates(doc_of("They dug the <PROJECT>Great Orla Tunnel</PROJECT> by hand."))
    (part,) = head_candidates(doc_of("They dug the Great <PROJECT>Orla</PROJECT> Tunnel by hand."))
    assert part.name.text == whole.name.text
    assert part.strength < whole.strength == 1.0


def test_two_names_before_a_plural_are_two(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("They left the <PROJECT>Quiet Streets and Lantern</PROJECT> schemes in May.")
    assert [c.name.text for c in head_candidates(doc)] == ["Quiet Streets", "Lantern"]
