"""Mentions of one project are joined: repeated names, acronyms, second names, short forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Facts
from citybeat.extract.projects.groups import core, is_acronym, is_short_form

FactsIn = Callable[[str], Facts]


def names(facts: Facts) -> list[list[str]]:
    return [p.entity.names for p in facts.projects]


def test_repeated_names_are_one(facts_in: FactsIn) -> None:
    facts = facts_in("The Clear Rivers Programme began. Later the Clear Rivers Programme grew.")
    assert names(facts) == [["Clear Rivers Programme"]]
    assert [m.span.text for m in facts.projects[0].entity.mentions] == ["Clear Rivers Programme"] * 2


def test_an_acronym_in_brackets_is_an_alias(facts_in: FactsIn) -> None:
    facts = facts_in("She runs the Clear Rivers Programme (CRP) here. Nobody doubts that CRP has worked.")
    (project,) = facts.projects
    assert project.acronym == "CRP"
    assert [(m.span.text, m.form) for m in project.entity.mentions] == [
        ("Clear Rivers Programme", "name"), ("CRP", "acronym"), ("CRP", "acronym")]


def test_an_acronym_behind_a_quotation_is_an_alias(facts_in: FactsIn) -> None:
    facts = facts_in("They praised the scheme called ‘Compact with Farmers’ (CwF) again. Nobody doubts that CwF has worked.")
    (project,) = facts.projects
    assert (project.entity.name, project.acronym, project.participants) == ("Compact with Farmers", "CwF", [])


def test_an_acronym_inside_the_name(facts_in: FactsIn) -> None:
    (project,) = facts_in("Families asked for help under the Warm Homes (WH) Scheme last year.").projects
    assert (project.entity.name, project.acronym) == ("Warm Homes (WH) Scheme", "WH")


def test_a_place_in_brackets_is_no_acronym(facts_in: FactsIn) -> None:
    (project,) = facts_in("She runs the Clear Rivers Programme (Oslo) in the north.").projects
    assert project.acronym is None


def test_a_second_name_in_brackets_is_an_alias(facts_in: FactsIn) -> None:
    (project,) = facts_in("The town joined the Distant Shores Course (Red Heron Project) last year.").projects
    assert project.entity.name == "Distant Shores Course" or "Distant Shores Course" in project.entity.names
    assert "Red Heron Project" in project.entity.names


def test_a_short_form_joins_the_full_name(facts_in: FactsIn) -> None:
    (project,) = facts_in("Oslo adopted the Oslo Harbour Plan 2035 in June. The Harbour Plan was praised by all.").projects
    assert project.entity.names == ["Oslo Harbour Plan 2035", "Harbour Plan"]


def test_the_last_word_joins_the_full_name_before_the_same_noun(facts_in: FactsIn) -> None:
    begin = "They own a tenth of the North-West Reef project. "
    (project,) = facts_in(f"{begin}Work on their Reef project goes on.").projects
    assert project.entity.name == "North-West Reef"
    assert [m.span.text for m in project.entity.mentions] == ["North-West Reef project", "Reef project"]
    assert len(facts_in(f"{begin}Work on their Lantern project goes on.").projects) == 2
    assert len(facts_in(f"{begin}Work on their Reef scheme goes on.").projects) == 2


@pytest.mark.parametrize(("first", "second", "count"), [
    ("the Orla Teaching Programme", "the Orla Programme", 1),
    ("<LOC>Orla</LOC>'s Low Tide Watching Mission", "the Orla Mission", 1),
    ("the Orla Programme", "the Orla Teaching Programme", 2),
    ("the Orla Teaching Programme", "the Orla Scheme", 2),
    ("the Orla Teaching Programme", "the Lantern Programme", 2),
])
def test_a_later_name_may_leave_out_words_inside(facts_in: FactsIn, first: str, second: str, count: int) -> None:
    facts = facts_in(f"They joined <PROJECT>{first}</PROJECT> in May. They left <PROJECT>{second}</PROJECT> in June.")
    assert len(facts.projects) == count


def test_works_are_one_with_the_project_of_their_name(facts_in: FactsIn) -> None:
    begin = "The <PROJECT>Orlamir railway</PROJECT> is to be built. "
    assert len(facts_in(f"{begin}They praised the <PROJECT>Orlamir</PROJECT> project.").projects) == 1
    assert len(facts_in(f"{begin}They praised the <PROJECT>Lantern</PROJECT> project.").projects) == 2


def test_an_acronym_before_a_translation(facts_in: FactsIn) -> None:
    (project,) = facts_in("She runs the Clear Rivers Programme (CRP, clean water in short) here.").projects
    assert project.acronym == "CRP"


def test_two_projects_stay_two(facts_in: FactsIn) -> None:
    facts = facts_in("The Clear Rivers Programme and the Quiet Streets Initiative were praised by all.")
    assert names(facts) == [["Clear Rivers Programme"], ["Quiet Streets Initiative"]]


def test_capitals_in_a_headline_are_a_mention(facts_in: FactsIn) -> None:
    facts = facts_in("CLEAR RIVERS PROGRAMME EXTENDED\nThe Clear Rivers Programme was extended on Monday.")
    assert [m.span.text for m in facts.projects[0].entity.mentions] == ["CLEAR RIVERS PROGRAMME", "Clear Rivers Programme"]
    assert facts.projects[0].entity.name == "Clear Rivers Programme"


@pytest.mark.parametrize(("short", "full", "expected"), [
    (("harbour", "plan"), ("oslo", "harbour", "plan"), True),
    (("quiet", "wave"), ("quiet", "wave", "season", "3"), True),
    (("action", "plan"), ("oslo", "action", "plan"), False),
    (("partnership", "programme"), ("oslo", "partnership", "programme"), True),
    (("partnership", "programme"), ("partnership", "programme", "campaign"), False),
    (("plan",), ("oslo", "plan"), False),
    (("harbour", "plan"), ("harbour", "plan", "2035"), True),
    (("harbour", "plan", "2030"), ("harbour", "plan", "2035"), False),
    (("icc", "framework"), ("international", "carbon", "credits", "framework"), True),
    (("clps",), ("commercial", "lunar", "payload", "services"), True),
    (("clp", "plan"), ("commercial", "lunar", "payload", "services"), False),
    (("quiet", "wave"), ("quiet", "wave", "bank"), False),
])
def test_is_short_form(short: tuple[str, ...], full: tuple[str, ...], expected: bool) -> None:
    assert is_short_form(short, full) is expected


def test_core_has_no_year_at_its_end() -> None:
    assert core(("oslo", "green", "plan", "2030")) == ("oslo", "green", "plan")
    assert core(("2030",)) == ("2030",)


@pytest.mark.parametrize(("text", "expected"), [
    ("CRP", True), ("G-NETS", True), ("PaSTI", True), ("Oslo", False), ("A B", False), ("C", False),
])
def test_is_acronym(text: str, expected: bool) -> None:
    assert is_acronym(text) is expected
