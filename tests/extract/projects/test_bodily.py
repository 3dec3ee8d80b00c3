"""Names of bodies and of things to invest in, that end like those of projects."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from citybeat.extract.facts import Facts
from citybeat.extract.projects.bodily import is_asset, is_bodys, is_owner
from citybeat.testing import make_doc, parse

FactsIn = Callable[[str], Facts]


@pytest.mark.parametrize(("markup", "names"), [
    ("The Clean Harbour Campaign last week accused the town of sloth.", []),
    ("On Monday the town paid, but the Clean Harbour Campaign denied it.", []),
    ("The Clean Harbour Campaign last week began in two towns.", ["Clean Harbour Campaign"]),
    ("Those who run the Clean Harbour Campaign said it was late.", ["Clean Harbour Campaign"]),
    ("The Quiet Streets project said on Monday that it was late.", ["Quiet Streets"]),
    ("<PERSON>Ana Ruiz</PERSON>, of the Clean Harbour Project, saw the ship.", []),
    ("<PERSON>Ana Ruiz</PERSON> of Operation Quiet Streets saw the ship.", []),
    ("<PERSON>Ana Ruiz</PERSON> likes the Clean Harbour Project in May.", ["Clean Harbour Project"]),
    ("A lawyer at the Clean Harbour Project saw the ship.", []),
    ("A spokeswoman for the Clean Harbour project saw the ship.", ["Clean Harbour"]),
    ("A director of the Clean Harbour Project saw the ship.", ["Clean Harbour Project"]),
    ("They made a deal with Clean Harbour Partnership in May.", []),
    ("They launched the Clean Harbour Partnership in May.", ["Clean Harbour Partnership"]),
    ("Two wells are dry, according to the Clean Harbour Campaign.", []),
    ("Two wells are dry, according to the Clean Harbour Plan.", ["Clean Harbour Plan"]),
    ("Clean Harbour Campaign member <PERSON>Ana Ruiz</PERSON> saw the ship.", []),
    ("Clean Harbour Campaign members saw the ship.", ["Clean Harbour Campaign"]),
    ("He met rights groups, including Orla Watch, Clean Harbour Campaign and Tide.", []),
    ("He met rights groups such as Clean Harbour Campaign in May.", []),
    ("He met two rivers, including Orla Water, Clean Harbour Campaign and Tide.", ["Clean Harbour Campaign"]),
    ("They met the Clean Harbour Project, an Orla-based tenants' rights group, in May.", []),
    ("They met the Clean Harbour Project, a pride of many rights groups, in May.", ["Clean Harbour Project"]),
    ("They met the Clean Harbour Project, a rare thing", ["Clean Harbour Project"]),
    ("He works for the Department for Trade, Boats and Industrial Strategy in Lund.", []),
    ("He works at the Centre for Boats, Trade and Strategy in Lund.", []),
    ("The town launched boats, homes and the Quiet Harbour Strategy in Lund.", ["Quiet Harbour Strategy"]),
    ("The Department for Trade launched the Quiet Harbour Strategy in Lund.", ["Quiet Harbour Strategy"]),
])
def test_what_speaks_and_employs_is_a_body(facts_in: FactsIn, markup: str, names: list[str]) -> None:
    assert [p.entity.name for p in facts_in(markup).projects] == names


@pytest.mark.parametrize("markup", [
    "They sold the Orla Growth Fund to its shareholders.",
    "The Orla Lantern Venture Fund paid two towns.",
    "The closed-end Orla Lantern Fund grew in May.",
    "The Orla Lantern Fund, a limited partnership, grew in May.",
    "They owe much to the Upland Monetary Fund this year.",
    "The Orla Lantern Fund said on Monday that it would pay.",
    "A spokesman for the Orla Lantern Fund said no more.",
    "They sold a convertible note to Orla Lantern Fund in May.",
    "He put money into Orla Lantern Fund II LLP in May.",
])
def test_funds_of_investors_and_states_are_no_projects(facts_in: FactsIn, markup: str) -> None:
    assert facts_in(markup).projects == []


@pytest.mark.parametrize("markup", [
    "The town set up the Orla Lantern Fund to mend roofs.",
    "Gifts were paid into the Orla Lantern Fund after the flood.",
    "The ministry launched the Upland Growth Fund for small farms.",
])
def test_named_pots_are_projects(facts_in: FactsIn, markup: str) -> None:
    (project,) = facts_in(markup).projects
    assert project.kind == "fund"


@pytest.mark.parametrize(("markup", "asset"), [
    ("The firm paid men at its <project>Silver Gull Mine</project> in May.", True),
    ("The firm will open its <project>Silver Gull Mine</project>, now under construction, in May.", False),
    ("The town saw the <project>Silver Gull Mine</project> in May.", False),
    ("The town saw its <project>Silver Gull Bridge</project> in May.", False),
])
def test_works_that_a_firm_has_are_assets(nlp: Language, markup: str, asset: bool) -> None:
    sentence = parse(markup)
    mark = next(m for m in sentence.expected if m.tag == "project")
    place = make_doc(nlp, sentence).char_span(mark.start, mark.end)
    assert place is not None
    assert is_asset(place) is asset


def test_a_near_miss_says_so(facts_in: FactsIn) -> None:
    assert "a body" in facts_in("A lawyer at the Clean Harbour Project saw the ship.").near_misses[-1].reason


def test_what_is_told_is_no_body(facts_in: FactsIn) -> None:
    (project,) = facts_in("<PERSON>Ana Ruiz</PERSON>, of the scheme called Lantern House, saw the ship.").projects
    assert project.entity.name == "Lantern House"


@pytest.mark.parametrize(("markup", "names"), [
    ("Most agree, surveys by the Clean Harbour Fund show.", []),
    ("The wells are paid for by the Clean Harbour Fund.", ["Clean Harbour Fund"]),
    ("The charity Clean Orla Harbour Fund dug wells. The Harbour Fund paid for two.", []),
    ("The new Clean Orla Harbour Fund dug wells. The Harbour Fund paid for two.", ["Clean Orla Harbour Fund"]),
    ("They met <PERSON>Ana Ruiz</PERSON> of Lantern House. <PROJECT>Lantern House</PROJECT> plans to open.", []),
    ("They met <PERSON>Ana Ruiz</PERSON> of Lantern House. The <PROJECT>Lantern House</PROJECT> is to open.", ["Lantern House"]),
    ("A Clean Harbour Project report found two wells.", []),
    ("They met the advocacy group Clean Harbour Project in May.", []),
    ("Ben is director of the Clean Harbour Project at Orla Law School.", []),
    ("Ben is head of the Clean Harbour Program at the Orla Council.", ["Clean Harbour Program"]),
    ("They work with groups like Ruiz's Tide School, Lantern, and Clean Harbour Fund to find staff.", []),
    ("They wrote by the Task Force on Clean Harbours (TFCH) framework.", []),
    ("They fight in the Upland Unity Government (UUG) strategy.", []),
    ("They joined the Open Government for Upland (OGU) project.", ["Open Government for Upland"]),
])
def test_publishers_and_workplaces(facts_in: FactsIn, markup: str, names: list[str]) -> None:
    assert [p.entity.name for p in facts_in(markup).projects] == names


@pytest.mark.parametrize(("markup", "names"), [
    ("The farm is certified by the Clean Harbour Initiative (CHI) for its boats.", []),
    ("The firm used guidelines by the Clean Harbour Initiative (CHI) in May.", []),
    ("It was written with reference to Clean Harbour Initiative (CHI) standards.", []),
    ("The farm is paid by the Clean Harbour Initiative (CHI) for its boats.", ["Clean Harbour Initiative"]),
    ("They keep to standards such as ORLA, TIDE and Clean Harbour Framework.", []),
    ("They keep to standards such as ORLA, TIDE and Clean Harbour Scheme.", ["Clean Harbour Scheme"]),
    ("Ben Lind is the executive director of the Clean Harbour Project.", []),
    ("Ben Lind, the co-founder of Clean Harbour Project, saw the ship.", []),
    ("A spokesperson for the Clean Harbour Project saw the ship.", []),
    ("Ben Lind is the executive director of the Orla Institute Harbour Project.", ["Orla Institute Harbour Project"]),
    ("Ben Lind is a technical director of the Clean Harbour Project.", ["Clean Harbour Project"]),
    ("It is the talk, said <PERSON>Ana Ruiz</PERSON> of the Clean Harbour Fund.", []),
    ("They met journalists, including CHP (Clean Harbour Project) in May.", []),
    ("But programmes like Harbour Aid’s “Tide Boats” are rare.", []),
    ("But programmes like Harbour Aid are rare.", ["Harbour Aid"]),
])
def test_standards_offices_and_owners(facts_in: FactsIn, markup: str, names: list[str]) -> None:
    assert [p.entity.name for p in facts_in(markup).projects] == names


@pytest.mark.parametrize(("markup", "owner"), [
    ("He led the <project>Tidewater Law Center</project>'s Harbour Project.", True),
    ("He led the <project>Tidewater Law Center</project>'s staff.", False),
    ("He led the <project>Tidewater Law Center</project> in May.", False),
])
def test_what_has_an_undertaking_of_its_own(nlp: Language, markup: str, owner: bool) -> None:
    sentence = parse(markup)
    mark = next(m for m in sentence.expected if m.tag == "project")
    place = make_doc(nlp, sentence).char_span(mark.start, mark.end)
    assert place is not None
    assert is_owner(place) is owner


@pytest.mark.parametrize(("markup", "names"), [
    ("They met the think tank CHC (Clean Harbour Campaign) in May.", []),
    ("They met the town of CHC (Clean Harbour Campaign) in May.", ["Clean Harbour Campaign"]),
    ("They met the Clean Harbour Project, <PERSON>Jane Roe</PERSON>'s personal charity, in May.", []),
    ("They met the Clean Harbour Project, a nonprofit newsroom reporting on tides.", []),
    ("They met the Clean Harbour Project, an independent institution, in May.", []),
    ("They saw wells in the Clean Harbour Program, the science arm of the Lund Council, in May.", []),
    ("They saw wells in the Clean Harbour Program, the first part of the Lund farm, in May.", ["Clean Harbour Program"]),
    ("The Clean Harbour Project is a think tank in Orla.", []),
    ("The Clean Harbour Project is a group of ten towns.", ["Clean Harbour Project"]),
    ("The ODF, a network of fishers, fought near Lund, as the Orla Defence Force (ODF) says.", []),
    ("The ODF, a network of fishers, fought near Lund, as the Orla Dune Farm (ODF) says.", ["ODF"]),
])
def test_what_the_text_calls_a_body(facts_in: FactsIn, markup: str, names: list[str]) -> None:
    assert [p.entity.name for p in facts_in(markup).projects] == names


@pytest.mark.parametrize(("markup", "names"), [
    ("He likes the Lantern Renewal Programme. The Lantern Renewal Programme's CEO saw the ship.", []),
    ("He likes the Lantern Renewal Programme. The Lantern Renewal Programme's chief executive saw it.", []),
    ("He likes the Lantern Renewal Programme (LRP). He met LRP's CEO in May.", []),
    ("He likes the Lantern Renewal Programme. The Lantern Renewal Programme's", ["Lantern Renewal Programme"]),
    ("He likes the Lantern Renewal Programme (LRP). He met LRP's members in May.", ["Lantern Renewal Programme"]),
    ("Jane Roe, chairman of the Clean Harbour Project, saw the ship.", []),
    ("Jane Roe is a fellow in the Orla and Clean Harbour Program at the Lund Endowment.", []),
    ("Jane Roe is a partner in the Orla and Clean Harbour Program.", ["Orla and Clean Harbour Program"]),
    ("Jane Roe is director of the Harbour Health Program and professor of tides at the University of Orla.", []),
    ("The poll was made with the Program on Harbour Attitudes (Pha) at the University of Orla in May.", []),
    ("They report by reporting frameworks like Clean Harbour Initiative (CHI) and others.", []),
    ("They report on legal frameworks like Clean Harbour Initiative (CHI) and others.", ["Clean Harbour Initiative"]),
    ("Its reporting grew to include references to the Clean Harbour Initiative (CHI).", []),
    ("Its report grew to include references to the Clean Harbour Initiative (CHI).", ["Clean Harbour Initiative"]),
])
def test_offices_units_and_reporting(facts_in: FactsIn, markup: str, names: list[str]) -> None:
    assert [p.entity.name for p in facts_in(markup).projects] == names


@pytest.mark.parametrize(("markup", "governs"), [
    ("The <project>Harbour Alliance</project> government grew in May.", True),
    ("The <project>Harbour Alliance</project> grew in May.", False),
])
def test_an_alliance_that_governs_is_a_body(nlp: Language, markup: str, governs: bool) -> None:
    sentence = parse(markup)
    mark = next(m for m in sentence.expected if m.tag == "project")
    place = make_doc(nlp, sentence).char_span(mark.start, mark.end)
    assert place is not None
    assert is_bodys(place) is governs
