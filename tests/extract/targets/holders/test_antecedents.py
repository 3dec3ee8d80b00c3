"""What "it", "the province" and "its" stand for in the sentence of an aim and right before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Role, Target, facts_of
from citybeat.extract.targets.component import Targets
from citybeat.extract.targets.holders.antecedents import heads_sentence, namesake
from citybeat.extract.targets.holders.backing import is_worldwide
from citybeat.extract.targets.holders.subjects import Subject, Subjects
from citybeat.extract.targets.triggers import Candidate

AIM = "cut waste by 43% by 2030"
One = Callable[[str], list[Target]]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<LOC>Norway</LOC> was cold. The government met. It also aims to {AIM}.", "Norway"),
        (f"The town of <LOC>Brevik</LOC> grew. The town, which bakes a third of <LOC>Norway</LOC>'s bread, plans to {AIM}.", "Brevik"),
        (f"<LOC>Brevik</LOC> met in <LOC>Norway</LOC>. The country plans to {AIM}.", "Norway"),
        (f"It rained in <LOC>Brevik</LOC> and <LOC>Orla</LOC>. The town plans to {AIM}.", None),
        (f"It rained in <LOC>Orla</LOC> and <LOC>Brevik</LOC>. It rained in <LOC>Brevik</LOC>. The town plans to {AIM}.", "Brevik"),
    ],
)
def test_what_was_named_right_before(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


def test_the_province_is_no_town(doc_of: Callable[[str], Doc], component: Targets) -> None:
    doc = doc_of(f"It rained in <LOC>Ghent</LOC>, a town of <LOC>Flanders</LOC>. The province plans to {AIM}.")
    del facts_of(doc).cities[1]
    (target,) = facts_of(component(doc)).targets
    assert target.holder_text == "Flanders"


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<LOC>Norway</LOC>'s first minister has told the press she plans to {AIM}.", "Norway"),
        (f"The chairman of <ORG>Orla Foods</ORG>, a bread maker, said in May that his group would {AIM}.", "Orla Foods"),
    ],
)
def test_who_speaks_without_a_name(targets_in: One, markup: str, holder: str) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


def test_the_mayor_is_no_deputy_mayor(doc_of: Callable[[str], Doc], component: Targets) -> None:
    doc = doc_of(f"<PERSON>Ana Ruiz</PERSON> spoke. Later the mayor pledged to {AIM}.")
    facts = facts_of(doc)
    (person,) = facts.people
    facts.roles.append(Role(evidence=[doc[:]], rule="test", person=person, title="deputy mayor", title_span=doc[:2]))
    (target,) = facts_of(component(doc)).targets
    assert target.holder_text == "mayor"


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        ("To meet its target of cutting waste by 43% by 2030, <ORG>Orla Foods</ORG> must buy ovens.", "Orla Foods"),
        ("The committee says to meet its target of cutting waste by 43% by 2030, <LOC>Norway</LOC> must pay.", "Norway"),
        ("<ORG>Brevik</ORG> hopes to meet its target of cutting waste by 43% by 2030, and <ORG>Orla Foods</ORG> will pay.", "Brevik"),
    ],
)
def test_what_follows_a_phrase_before_its_clause(targets_in: One, markup: str, holder: str) -> None:
    assert {t.holder_text for t in targets_in(markup)} == {holder}


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"When <PERSON>Ana Ruiz</PERSON> met <PERSON>Bo Lund</PERSON> in May, she pledged to {AIM}.", "Ana Ruiz"),
        (f"<PERSON>Ana Ruiz</PERSON> accused <PERSON>Bo Lund</PERSON> of missing his target to {AIM}.", "Bo Lund"),
    ],
)
def test_a_pronoun_means_the_subject_of_a_clause_before(targets_in: One, markup: str, holder: str) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    ("markup", "country", "holder"),
    [
        (f"<ORG>Orla Foods</ORG> met. <PERSON>Ana Ruiz</PERSON> said her bread brand aims to {AIM}.", None, "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> met. <PERSON>Ana Ruiz</PERSON> came. “We plan to {AIM}”, she told reporters.", None, "Orla Foods"),
        (f"<LOC>Norway</LOC> met. <PERSON>Ana Ruiz</PERSON> came. “We plan to {AIM}”, she told reporters.", "NO", "Norway"),
    ],
)
def test_what_somebody_with_a_role_speaks_for(
    doc_of: Callable[[str], Doc], component: Targets, markup: str, country: str | None, holder: str
) -> None:
    doc = doc_of(markup)
    facts = facts_of(doc)
    body = None if country else facts.organizations[0]
    facts.roles.append(Role(evidence=[doc[:]], rule="test", person=facts.people[0], title="chief", title_span=doc[:1], organization=body,
                            organization_text="Norwegian" if country else "Orla Foods", organization_country=country))
    assert [t.holder_text for t in facts_of(component(doc)).targets] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<PERSON>Ana Ruiz</PERSON> spoke. She was ill. She met us. Her car is old. She has pledged to {AIM}.", "Ana Ruiz"),
        (f"<PERSON>Ana Ruiz</PERSON>'s word was a rebuttal of one of <PERSON>Bo Lund</PERSON>. She has pledged to {AIM}.", "Ana Ruiz"),
        (f"It rained, and <PERSON>Ana Ruiz</PERSON>'s lead vanished. She has pledged to {AIM}.", "Ana Ruiz"),
        (f"<PERSON>Ana Ruiz</PERSON>'s win was hailed, but <PERSON>Bo Lund</PERSON>'s lead vanished. He has pledged to {AIM}.", "Bo Lund"),
        (f'<PERSON>Ana Ruiz</PERSON> said: "<PERSON>Bo Lund</PERSON> is ill. "He has pledged to {AIM}."', "Bo Lund"),
    ],
)
def test_of_whom_others_speak(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


def test_the_company_is_one_through_several_sentences(targets_in: One) -> None:
    text = "<ORG>Orla Foods</ORG> was founded in May. In June, the company opened a mill. Bread was sold, with the company promising to"
    assert [t.holder_text for t in targets_in(f"<ORG>Brevik</ORG> met. {text} {AIM}.")] == ["Orla Foods"]


@pytest.mark.parametrize(
    ("text", "heads"),
    [("It will", True), ("As a first step, it will", True), ("In May, they said it will", False), ("Bread sold, it will", False)],
)
def test_a_phrase_before_the_head_of_a_sentence(doc_of: Callable[[str], Doc], text: str, heads: bool) -> None:
    doc = doc_of(text)
    at = len(doc) - 2
    assert heads_sentence(Subjects(doc), Subject(at, at + 1, "pronoun", "it"), 0) is heads


def test_the_council_that_is_named_near(doc_of: Callable[[str], Doc]) -> None:
    near = "<ORG>Orla Town Council</ORG> met. " + "It rained. " * 45 + "<ORG>Brevik Council</ORG> met. The council plans"
    subjects = Subjects(doc := doc_of(near))
    council = Subject(len(doc) - 2, len(doc) - 1, "body", "council")
    found = namesake(subjects, facts_of(doc), council)
    assert found is not None
    assert found.text == "Brevik Council"
    subjects = Subjects(doc := doc_of("<ORG>Orla Town Council</ORG> met <ORG>Brevik Council</ORG>. The council plans"))
    assert namesake(subjects, facts_of(doc), Subject(len(doc) - 2, len(doc) - 1, "body", "council")) is None


@pytest.mark.parametrize(
    ("aim", "worldwide"),
    [
        ("The goal under the Orla Agreement is to cut waste", True),
        ("The goal is to cut global waste", True),
        ("The goal is to cut waste", False),
    ],
)
def test_an_aim_of_all(doc_of: Callable[[str], Doc], aim: str, worldwide: bool) -> None:
    doc = doc_of(aim)
    assert is_worldwide(Subjects(doc), Candidate(doc[:], doc[doc.text.split().index("cut"):], "targets.goal_is")) is worldwide
