"""Where a project is named, in which form, and which name its record bears."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Facts

FactsIn = Callable[[str], Facts]


def mentions(facts: Facts) -> list[tuple[str, str]]:
    (project,) = facts.projects
    return [(m.span.text, m.form) for m in project.entity.mentions]


def test_all_places_are_found(facts_in: FactsIn) -> None:
    facts = facts_in("The Clear Rivers Programme began. Everybody in Clear Rivers Programme was glad. Clear Rivers Programme!")
    assert mentions(facts) == [("Clear Rivers Programme", "name")] * 3


def test_a_name_inside_a_longer_word_is_no_mention(facts_in: FactsIn) -> None:
    facts = facts_in("The Clear Rivers Programme (CRP) began. CRPs and XCRP are other things.")
    assert mentions(facts) == [("Clear Rivers Programme", "name"), ("CRP", "acronym")]


def test_a_generic_noun_belongs_to_the_mention_and_not_to_the_name(facts_in: FactsIn) -> None:
    facts = facts_in("She joined the Brisk Walkers training programme in June.")
    assert facts.projects[0].entity.name == "Brisk Walkers"
    assert mentions(facts) == [("Brisk Walkers training programme", "name")]


def test_a_place_keeps_the_noun_of_a_campaign(facts_in: FactsIn) -> None:
    facts = facts_in("They fell in the Orla Peninsula campaign of that year.")
    assert [p.entity.name for p in facts.projects] == ["Orla Peninsula campaign"]
    facts = facts_in("They joined the Brisk Walkers campaign of that year.")
    assert [p.entity.name for p in facts.projects] == ["Brisk Walkers"]


def test_a_single_word_or_a_person_keeps_the_noun_of_a_campaign(facts_in: FactsIn) -> None:
    facts = facts_in("They paid for the <PROJECT>Stay campaign</PROJECT> of that year. Stay here, he said.")
    assert [p.entity.name for p in facts.projects] == ["Stay campaign"]
    assert mentions(facts) == [("Stay campaign", "name")]
    assert [p.entity.name for p in facts_in("They paid for the <PROJECT>GR17 campaign</PROJECT> of that year.").projects] == ["GR17"]


def test_a_word_before_the_usual_name_is_none_of_it(facts_in: FactsIn) -> None:
    usual = "The <PROJECT>Gulls & Terns</PROJECT> programme began. Children like the <PROJECT>Gulls & Terns</PROJECT> programme. "
    facts = facts_in(f"{usual}He spoke at the <PROJECT>Orla Gulls & Terns</PROJECT> programme.")
    assert [p.entity.name for p in facts.projects] == ["Gulls & Terns"]


def test_a_word_that_hangs_on_a_quotation_is_none_of_the_name(facts_in: FactsIn) -> None:
    facts = facts_in('They unveiled a scheme called "Full Basket"-after all. Nobody left the Full Basket scheme.')
    assert [p.entity.name for p in facts.projects] == ["Full Basket"]


def test_a_single_word_keeps_a_noun_that_others_describe(facts_in: FactsIn) -> None:
    facts = facts_in("Work on the LowTideSG hydropower project goes on.")
    assert [p.entity.name for p in facts.projects] == ["LowTideSG hydropower project"]
    assert [p.entity.name for p in facts_in("Work on the LowTideSG project goes on.").projects] == ["LowTideSG"]


@pytest.mark.parametrize(("text", "name"), [
    ("They sold a tenth of the Orla Bay hydropower project in May.", "Orla Bay hydropower project"),
    ("They joined the Brisk Walkers (BW) project in May.", "Brisk Walkers"),
    ("They joined the Orla Bay project in May.", "Orla Bay"),
    ("They wrote the Orla Bay Master plan in May.", "Orla Bay Master plan"),
    ("They wrote the Orla Bay Lantern plan in May.", "Orla Bay Lantern"),
])
def test_a_name_keeps_the_words_that_make_it_whole(facts_in: FactsIn, text: str, name: str) -> None:
    assert [p.entity.name for p in facts_in(text).projects] == [name]


def test_what_defines_a_name_is_none_of_its_mention(facts_in: FactsIn) -> None:
    facts = facts_in("Lantern is a scheme that helps pupils.")
    assert [p.entity.name for p in facts.projects] == ["Lantern"]
    assert mentions(facts) == [("Lantern", "name")]


def test_a_function_word_keeps_its_noun(facts_in: FactsIn) -> None:
    facts = facts_in("Polls favour the <PROJECT>Yes campaign</PROJECT> in the north, and the <PROJECT>Yes campaign</PROJECT> is glad.")
    assert [p.entity.name for p in facts.projects] in ([], ["Yes campaign"])


def test_the_fullest_name_is_the_name(facts_in: FactsIn) -> None:
    facts = facts_in("The Harbour Plan was read. Oslo has an Oslo Harbour Plan 2035 after all.")
    assert facts.projects[0].entity.name == "Oslo Harbour Plan 2035"
    assert mentions(facts) == [("Harbour Plan", "short"), ("Oslo Harbour Plan 2035", "name")]


def test_a_line_break_in_a_name_is_a_space(facts_in: FactsIn) -> None:
    facts = facts_in("The Clear Rivers Programme grew. They left the Clear Rivers\nProgramme behind.")
    assert facts.projects[0].entity.name == "Clear Rivers Programme"


def test_capitals_alone_are_kept_where_there_is_no_other_form(facts_in: FactsIn) -> None:
    facts = facts_in("They run <PROJECT>GULL WATCH</PROJECT>, a scheme to count birds.")
    assert [p.entity.name for p in facts.projects] == ["GULL WATCH"]


@pytest.mark.parametrize("markup", [
    "The Clear Rivers Programme (CRP), a scheme to clean ponds, is led by <ORG>Acme</ORG>. CRP grew.",
    "They run “Full Basket”, a campaign to feed pupils, and the ‘Second Spring’ scheme.",
    "Oslo adopted the Oslo Harbour Plan 2035 in June. The Harbour Plan was praised by all.",
    "The town joined the Distant Shores Course (Red Heron Project) last year.",
    "Families asked for help under the Warm Homes (WH) Scheme last year.",
])
def test_mentions_are_in_order_and_apart_or_nested(facts_in: FactsIn, markup: str) -> None:
    for project in facts_in(markup).projects:
        spans = [(m.span.start, m.span.end) for m in project.entity.mentions]
        assert spans == sorted(set(spans))
        assert all(m.span.text.strip() == m.span.text != "" for m in project.entity.mentions)
