"""The component in a pipeline: what it writes into the Facts, what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import Facts, facts_of
from citybeat.extract.projects.choose import confidence, rule_of
from citybeat.extract.projects.component import Projects
from citybeat.extract.projects.groups import Group, sites_of

FactsIn = Callable[[str], Facts]


def test_the_factory_is_registered() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("citybeat_projects")
    assert nlp.pipe_names == ["citybeat_projects"]


def test_an_empty_doc_has_no_projects(nlp: Language, projects: Projects) -> None:
    assert facts_of(projects(nlp.make_doc(""))).projects == []


def test_the_rule_that_found_it_is_named(facts_in: FactsIn) -> None:
    (project,) = facts_in("They praised the Clear Rivers Programme again.").projects
    assert project.rule == "projects.head_noun"


def test_what_only_the_head_found_says_so(facts_in: FactsIn) -> None:
    (project,) = facts_in("They praised <PROJECT>Lantern House</PROJECT> again.").projects
    assert (project.entity.name, project.rule) == ("Lantern House", "projects.head")


@pytest.mark.parametrize("markup", [
    "The <ORG>Danube Commission</ORG> met at the World Water Forum about the Water Act.",
    "The project grew, and so did the plan and the Fund.",
    "They met at the <PROJECT>Quiet Wave</PROJECT> music festival in May.",
    "They met <LOC>Oslo</LOC> <PROJECT><PERSON>Ana Ruiz</PERSON></PROJECT> in May.",
    "It was paid by the Orla Valley Project, Inc. in full.",
    "<ORG>Acme</ORG> sells the Gull 3 phone to the World Food Programme.",
])
def test_no_project(facts_in: FactsIn, markup: str) -> None:
    assert facts_in(markup).projects == []


def test_a_project_is_no_organization(facts_in: FactsIn) -> None:
    facts = facts_in("They praised the <ORG>Clear Rivers Programme</ORG> of <ORG>Acme</ORG> again.")
    assert [o.name for o in facts.organizations] == ["Acme"]


def test_a_fund_stays_an_organization(facts_in: FactsIn) -> None:
    facts = facts_in("They praised the <ORG>Quiet Streets Fund</ORG> again.")
    assert [o.name for o in facts.organizations] == ["Quiet Streets Fund"]
    assert [p.kind for p in facts.projects] == ["fund"]


def test_an_organization_with_other_mentions_stays(facts_in: FactsIn) -> None:
    facts = facts_in("They praised the <ORG>Acme</ORG> Programme, as <ORG>Acme</ORG> knows.")
    assert "Acme" in [o.name for o in facts.organizations]


def test_what_the_text_calls_a_project_is_no_person(facts_in: FactsIn) -> None:
    facts = facts_in("<PERSON>Hana Watts</PERSON>, a project funded by the bank, sends vans to <PERSON>Ana Ruiz</PERSON>.")
    assert [p.entity.name for p in facts.projects] == ["Hana Watts"]
    assert [p.name for p in facts.people] == ["Ana Ruiz"]


def test_a_city_stays_a_city(facts_in: FactsIn) -> None:
    facts = facts_in("<LOC>New Orla</LOC>, a network of canals and alleys, woke.")
    assert facts.projects == []
    assert [c.name for c in facts.cities] == ["New Orla"]


def test_projects_stand_in_the_order_of_the_text(facts_in: FactsIn) -> None:
    facts = facts_in("The Quiet Streets Initiative grew. Then the Clear Rivers Programme grew.")
    assert [p.entity.name for p in facts.projects] == ["Quiet Streets Initiative", "Clear Rivers Programme"]


def test_agreement_makes_a_site_surer(doc_of: Callable[[str], Doc], projects: Projects) -> None:
    def sureness(markup: str) -> float:
        doc = doc_of(markup)
        (group,) = projects.groups(doc, facts_of(doc))
        return confidence(group, True, facts_of(doc))

    alone = sureness("They praised the Clear Rivers Programme again, and <PROJECT>Clear Rivers Programme</PROJECT> grew.")
    assert alone > 0.5


def test_confidence_without_a_model_is_the_rules(doc_of: Callable[[str], Doc], projects: Projects) -> None:
    (site,) = sites_of(projects.rules(doc_of("They praised the Clear Rivers Programme again.")))
    group = Group([site])
    assert 0.5 < confidence(group, False, facts_of(site.name.doc)) < 1
    assert rule_of(group) == "projects.head_noun"


def test_two_readings_are_the_same(doc_of: Callable[[str], Doc], projects: Projects) -> None:
    markup = "<ORG>Acme</ORG> launched the Clear Rivers Programme (CRP), a scheme to clean ponds, in 2019. CRP has grown."
    first, second = (facts_of(projects(doc_of(markup))).projects for _ in range(2))
    assert [(p.entity.names, p.kind, p.description) for p in first] == [(p.entity.names, p.kind, p.description) for p in second]
