"""Who gave a promise, is bound to an aim by others, or sets it by office; the office behind a dateline."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Role, Target, facts_of
from citybeat.extract.targets.component import Targets
from citybeat.extract.targets.holders.antecedents import heads_sentence
from citybeat.extract.targets.holders.releases import is_own
from citybeat.extract.targets.holders.subjects import Subject, Subjects

AIM = "cut waste by 43% by 2030"
One = Callable[[str], list[Target]]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"That would break the promise world leaders made in the hills in 2015 to {AIM}.", "world leaders"),
        ("<PERSON>Ana Ruiz</PERSON> has committed <LOC>Norway</LOC> to cutting waste by 43% by 2030.", "Norway"),
        ("The prince is striving to help, and has committed <LOC>Norway</LOC> to cutting waste by 43% by 2030.", "Norway"),
        (f"<NORP>Norwegian</NORP> bakers earn little. Despite the kingdom's promise in 2015 to {AIM}, it waits.", "Norwegian"),
        (f"<NORP>Norwegian</NORP> bakers met <NORP>Peruvian</NORP> ones. Despite the kingdom's promise in 2015 to {AIM}, it waits.", None),
    ],
)
def test_who_gave_a_promise(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


def test_of_two_aims_that_others_set(targets_in: One) -> None:
    markup = "The prince has committed <LOC>Norway</LOC> to cutting waste by 43% by 2030 and to planting 9,000 trees by 2031."
    assert {t.holder_text for t in targets_in(markup)} == {"Norway"}


@pytest.mark.parametrize(
    ("markup", "title", "holder"),
    [
        (f"Health minister <PERSON>Ana Ruiz</PERSON> has said that the aim is to {AIM}.", "health minister", "Ana Ruiz"),
        (f"Analyst <PERSON>Ana Ruiz</PERSON> has said that the aim is to {AIM}.", "analyst", None),
        (f"Minister <PERSON>Ana Ruiz</PERSON> has said that a rival's aim is to {AIM}.", "minister", None),
    ],
)
def test_a_minister_says_it(with_role: Callable[[str, str], list[Target]], markup: str, title: str, holder: str | None) -> None:
    assert [t.holder_text for t in with_role(markup, title)] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<LOC>Ghent</LOC> (<ORG>ONA</ORG>) - Bread Quality Agency General at the <ORG>Farm Ministry</ORG> is seeking to {AIM}.",
         "Bread Quality Agency General at the Farm Ministry"),
        (f"<LOC>Ghent</LOC> (<ORG>ONA</ORG>) - <ORG>Orla Foods</ORG> is seeking to {AIM}.", "Orla Foods"),
        (f"<LOC>Ghent</LOC> (<ORG>ONA</ORG>) - Bread mills in the hills are seeking to {AIM}.", None),
    ],
)
def test_behind_a_dateline(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<PERSON>Ruiz</PERSON> of the far-right <ORG>Bread Party</ORG> (BP) has pledged to {AIM}.", "Ruiz"),
        (f"<PERSON>Ruiz</PERSON> founded the country's first anti-waste council, as well as committed to {AIM}.", "Ruiz"),
        ("The <LOC>Principality of Orla</LOC> is green. Bread is dear. Farms are old. <PERSON>Ruiz</PERSON> has committed the principality "
         "to cutting waste by 43% by 2030.", "Principality of Orla"),
        (f"<ORG>Orla Foods</ORG> launched a review of bread. The review is meant to {AIM}.", "Orla Foods"),
    ],
)
def test_who_is_meant_among_neighbours(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(("firm", "holder"), [("bread company Orla", "Orla"), ("bread company", None)])
def test_we_of_a_firm_that_no_model_saw(component: Targets, doc_of: Callable[[str], Doc], firm: str, holder: str | None) -> None:
    doc = doc_of(f"<PERSON>Ana Ruiz</PERSON>, head of the {firm}, spoke. “We aim to {AIM},” <PERSON>Ana Ruiz</PERSON> said.")
    facts = facts_of(doc)
    facts.roles.append(Role(evidence=[doc[:]], rule="test", person=facts.people[0], title="head", title_span=doc[:1],
                            organization_text="bread company"))
    assert [t.holder_text for t in facts_of(component(doc)).targets] == [holder]


@pytest.mark.parametrize(("opening", "heads"), [("By 2023, it hopes to", True), ("By the mill, Orla says it hopes to", False)])
def test_it_heads_a_sentence_behind_a_date(doc_of: Callable[[str], Doc], opening: str, heads: bool) -> None:
    doc = doc_of(f"{opening} {AIM}.")
    at = next(t.i for t in doc if t.text == "it")
    assert heads_sentence(Subjects(doc), Subject(at, at + 1, "pronoun", "it"), 0) is heads


@pytest.mark.parametrize(("name", "own"), [("Orla", True), ("Ruiz", False)])
def test_a_firm_taken_for_a_person_in_its_release(doc_of: Callable[[str], Doc], name: str, own: bool) -> None:
    doc = doc_of(f"<ORG>Orla Foods</ORG> grew. How <PERSON>{name}</PERSON> will bake is open.")
    firm, person = Subjects(doc).mentions
    assert is_own(person, firm, facts_of(doc)) is own
