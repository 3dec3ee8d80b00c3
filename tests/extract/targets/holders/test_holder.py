"""Who holds a target: subjects, pronouns, bodies without a name, offices, quotations."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Mention, Organization, Role, Target, facts_of
from citybeat.extract.targets.clauses import sentences
from citybeat.extract.targets.component import Targets
from citybeat.extract.targets.holders.antecedents import first_of_two, main_company, namesake
from citybeat.extract.targets.holders.holder import Holders
from citybeat.extract.targets.holders.subjects import Subject, Subjects

AIM = "cut waste by 43% by 2030"
One = Callable[[str], list[Target]]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<ORG>Orla Foods</ORG> aims to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> has also pledged to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> lost money. The company plans to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> said it would {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> said on Monday that it plans to {AIM}.", "Orla Foods"),
        (f"The <NORP>Finnish</NORP> government plans to {AIM}.", "Finnish government"),
        (f"The government plans to {AIM}.", "government"),
        (f"The public sector has set a target to {AIM}.", "public sector"),
        (f"The aim of <ORG>Orla Foods</ORG> is to {AIM}.", "Orla Foods"),
        (f"<LOC>Ghent</LOC>'s plan to {AIM} was praised.", "Ghent"),
        (f"In <LOC>Ghent</LOC>, <ORG>Orla Foods</ORG> plans to {AIM}.", "Orla Foods"),
        (f"<PERSON>Ana Ruiz</PERSON> of <ORG>Orla Foods</ORG> spoke. She has pledged to {AIM}.", "Ana Ruiz"),
        (f"<ORG>Orla Foods</ORG>, which has pledged to {AIM}, grew.", "Orla Foods"),
        (f"Plans to {AIM} were unveiled by <ORG>Orla Foods</ORG>.", "Orla Foods"),
        (f"<LOC>Ghent</LOC> met its rivals. The city plans to {AIM}.", "Ghent"),
        (f"“My pledge is to {AIM},” <PERSON>Ana Ruiz</PERSON> said.", "Ana Ruiz"),
        (f"<ORG>Orla Foods</ORG> met. <PERSON>Ana Ruiz</PERSON> said: “I would like to {AIM}.”", "Ana Ruiz"),
        (f"<PERSON>Ana Ruiz</PERSON> spoke. She has announced her intention to {AIM}.", "Ana Ruiz"),
        (f"<ORG>Orla Foods</ORG> is selling the <PRODUCT>Ora</PRODUCT> in the hills and plans to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> executives say their goal is to {AIM}.", "Orla Foods"),
        (f"<LOC>Ghent</LOC>'s new climate plan, adopted in May, aims to {AIM}.", "Ghent"),
        (f"It was <LOC>Ghent</LOC>'s mayor who met them, and <ORG>Orla Foods</ORG> aims to {AIM}.", "Orla Foods"),
        (f"Currently farmers in the hills plan to {AIM}.", None),
        (f"Family farmers in the hills plan to {AIM}.", "Family farmers"),
        (f"In <LOC>Norway</LOC>, <PERSON>Ana Ruiz</PERSON> repeated government pledges to {AIM}.", "government of Norway"),
        (f"<PERSON>Ana Ruiz</PERSON> repeated government pledges to {AIM}.", None),
        (f"In May, the Government of <LOC>Norway</LOC> and the bakers launched an appeal to feed many, aiming to {AIM}.", "Norway"),
        (f"The <ORG>Government</ORG> aims to {AIM}.", "government"),
        (f"In <LOC>Norway</LOC>, <PERSON>Ana Ruiz</PERSON> says the <ORG>Government</ORG> aims to {AIM}.", "government of Norway"),
        (f"<ORG>Orla Foods</ORG> launched the <ORG>Orla One</ORG> initiative, a bold ambition to {AIM}.", "Orla Foods"),
        (f"The <ORG>Orla Trust</ORG> report set a goal to {AIM}.", "Orla Trust"),
        (f"<PERSON>Ana Ruiz</PERSON> called <LOC>Ghent</LOC>'s new pledges of aid and plans to {AIM} grand.", "Ghent"),
        (f"<PERSON>Ana Ruiz</PERSON> read <LOC>Ghent</LOC>'s new book of bread and plans to {AIM}.", "Ana Ruiz"),
        (f"Most towns - and many firms - have committed to {AIM}.", "Most towns"),
        (f"Those behind the mill plan to {AIM} under proposals handed to the mayor by <ORG>Orla Foods</ORG>.", "Orla Foods"),
        ("The current Coalition 43% target for 2030 is low.", "Coalition"),
    ],
)
def test_holder(targets_in: One, markup: str, holder: str) -> None:
    (target,) = targets_in(markup)
    assert target.holder_text == holder


def test_the_inner_subject_of_a_promise(with_role: Callable[[str, str], list[Target]]) -> None:
    markup = f"<ORG>Orla Party</ORG>'s leader <PERSON>Ana Ruiz</PERSON> promised that her party will {AIM}."
    assert [t.holder_text for t in with_role(markup, "leader")] == ["Orla Party"]


def test_no_organization_without_a_name(component: Targets, doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of(f"<PERSON>Ana Ruiz</PERSON>, head of the bread company, spoke. “We aim to {AIM},” <PERSON>Ana Ruiz</PERSON> said.")
    facts = facts_of(doc)
    facts.roles.append(Role(evidence=[doc[:]], rule="test", person=facts.people[0], title="head", title_span=doc[:1],
                            organization_text="bread company"))
    assert [t.holder_text for t in facts_of(component(doc)).targets] == [None]


def test_a_holder_that_is_an_entry_is_linked(targets_in: One) -> None:
    (target,) = targets_in(f"<ORG>Orla Foods</ORG> aims to {AIM}.")
    assert target.holder is not None
    assert target.holder.name == "Orla Foods"


@pytest.mark.parametrize(
    "markup",
    [
        f"Officials say they plan to {AIM}.",
        f"<PERSON>Ana Ruiz</PERSON> said there are plans to {AIM}.",
        f"<PERSON>Ana Ruiz</PERSON> said the goal is to {AIM}.",
        f"<PERSON>Ana Ruiz</PERSON> welcomed a plan to {AIM}.",
        f"Scientists plan to {AIM}.",
        f"<PERSON>Ana Ruiz</PERSON> and her neighbours have pledged to {AIM}.",
        f"<ORG>Orla Foods</ORG> lost money. Brevvik said it would {AIM}.",
    ],
)
def test_nobody_is_named(targets_in: One, markup: str) -> None:
    (target,) = targets_in(markup)
    assert (target.holder, target.holder_text, target.holder_country) == (None, None, None)


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<LOC>Norway</LOC> and <LOC>Chad</LOC> have agreed to {AIM}.", "Norway and Chad"),
        (f"<LOC>Norway</LOC>, <LOC>Chad</LOC> and <LOC>Peru</LOC> have agreed to {AIM}.", "Norway, Chad and Peru"),
        (f"<PERSON>Ana Ruiz</PERSON> and the government of <LOC>Norway</LOC> plan to {AIM}.", "Ana Ruiz and the government of Norway"),
        (f"<LOC>Norway</LOC>'s government and southern rebels have agreed to {AIM}.", "Norway's government and southern rebels"),
        (f"<ORG>Orla Foods</ORG> and its partners have pledged to {AIM}.", "Orla Foods and its partners"),
        (f"The presidents of <LOC>Norway</LOC> and <LOC>Chad</LOC> have pledged to {AIM}.", "presidents of Norway and Chad"),
        (f"Donor nations have pledged to {AIM}.", "Donor nations"),
        (f"Some 14 rich countries agreed to {AIM}.", "14 rich countries"),
        (f"Donor nations meeting in <LOC>Ghent</LOC> pledged to {AIM}.", "Donor nations"),
        (f"<PERSON>Ana Ruiz</PERSON> and <PERSON>Jo Lund</PERSON> said they would {AIM}.", "Ana Ruiz and Jo Lund"),
        (f"<ORG>Orla Foods</ORG> met <LOC>Norway</LOC> and agreed to {AIM}.", "Orla Foods"),
    ],
)
def test_several_hold_it_together(targets_in: One, markup: str, holder: str) -> None:
    (target,) = targets_in(markup)
    assert target.holder_text == holder
    assert (target.holder is None) == (holder != "Orla Foods")  # a phrase is no entry of the record


def test_one_of_several_is_never_taken_alone(targets_in: One) -> None:
    (target,) = targets_in(f"<LOC>Norway</LOC> and <LOC>Chad</LOC> have agreed to {AIM}.")
    assert target.holder_text not in ("Norway", "Chad")
    assert target.holder_country is None


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<LOC>Peru</LOC> has kept troops at <NORP>Finnish</NORP> bases and has promised to {AIM}.", "Peru"),
        (f"A <ORG>Brevik Mills</ORG> official said rich nations pledged to {AIM}.", "rich nations"),
        (f"The <NORP>Gulf</NORP> state of <LOC>Peru</LOC> says it will {AIM}.", "Peru"),
        (f"The <NORP>Finnish</NORP> farm ministry says it plans to {AIM}.", "Finnish farm ministry"),
        (f"<PERSON>Ana Ruiz</PERSON>'s party hopes to {AIM}.", "Ana Ruiz’s party"),
        (f"<LOC>Finland</LOC> met. They spoke of <NORP>Finnish</NORP> plans to {AIM}.", "Finland"),
        (f"The plan calls for <LOC>Norway</LOC> to {AIM}.", "Norway"),
        (f"The <MISC>Ghent Protocol</MISC> sets goals for 14 rich nations to {AIM}.", "14 rich nations"),
        (f"In <LOC>Ghent</LOC>, <PERSON>Ana Ruiz</PERSON> praised <LOC>Peru</LOC>'s past efforts and vowed to {AIM}.", "Ana Ruiz"),
        (f"<PERSON>Ana Ruiz</PERSON> said she hopes <ORG>Orla Foods</ORG> will be able to {AIM}.", "Ana Ruiz"),
        (f"<LOC>Norway</LOC>'s main union says the state is to {AIM}.", "Norway"),
        (f"It rained after <PERSON>Ana Ruiz</PERSON> toured <LOC>Ghent</LOC> and pledged to {AIM}.", "Ana Ruiz"),
        (f"Rain fell on <PERSON>Ana Ruiz</PERSON>, but her plan to {AIM} was heard.", "Ana Ruiz"),
        (f"Donor countries have paid, with <LOC>Norway</LOC> promising to {AIM}.", "Norway"),
        (f"<ORG>Orla Foods</ORG>, <LOC>Norway</LOC>'s biggest brewer, plans to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> (<ORG>ORLA.N</ORG>) plans to {AIM}.", "Orla Foods"),
        (f"<PERSON>Ana Ruiz</PERSON> told <ORG>Orla News</ORG> she plans to {AIM}.", "Ana Ruiz"),
        ("<LOC>Norway</LOC> set a <NORP>Norwegian</NORP> waste target of 43% by 2030.", "Norway"),
    ],
)
def test_the_whole_noun_phrase_counts(targets_in: One, markup: str, holder: str) -> None:
    (target,) = targets_in(markup)
    assert target.holder_text == holder


@pytest.mark.parametrize(
    ("markup", "name", "country"),
    [
        (f"It rained in <LOC>Norway</LOC>. The government plans to {AIM}.", "government of Norway", "NO"),
        (f"<LOC>Norway</LOC> is cold. The government plans to {AIM}.", "Norway", "NO"),
        (f"It is not known when <LOC>Norway</LOC> is cold. The government plans to {AIM}.", "government of Norway", "NO"),
        (f"It is not known what <LOC>Norway</LOC> plans. The government plans to {AIM}.", "Norway", "NO"),
        (f"<NORP>Norwegian</NORP> fishers met. The government plans to {AIM}.", "Norwegian government", "NO"),
        (f"It rained in <LOC>Norway</LOC>. The government plans to {AIM}. The <NORP>Norwegian</NORP> government met.",
         "Norwegian government", "NO"),
        (f"<LOC>Norway</LOC> is cold. The government plans to {AIM}. The government of Norway met.", "government of Norway", "NO"),
        (f"<LOC>Norway</LOC> met <LOC>Peru</LOC>. The government plans to {AIM}.", "government", None),
        (f"<LOC>NORWAY</LOC> was cold. In <LOC>Norway</LOC> it rained. It snowed. It froze. The government plans to {AIM}.",
         "Norway", "NO"),
        (f"<LOC>Norway</LOC> and <LOC>Peru</LOC> met. It rained. It snowed. It froze. The government plans to {AIM}.", "government", None),
        ("It rained in <LOC>Norway</LOC>, far from the government target of 43% less waste by 2030.", "government of Norway", "NO"),
        (f"<NORP>Norwegian</NORP> lawmakers plan to {AIM}.", "Norwegian lawmakers", "NO"),
        (f"<LOC>Norway</LOC> grew. <LOC>Norway</LOC> met. <LOC>Norway</LOC> aims high. Born in <LOC>Peru</LOC>, he left <LOC>Norway</LOC>. "
         f"The government's own target is to {AIM}.", "Norway", "NO"),
    ],
)
def test_whose_government(targets_in: One, markup: str, name: str, country: str | None) -> None:
    (target,) = targets_in(markup)
    assert (target.holder_text, target.holder_country) == (name, country)


def test_the_president_without_a_name(targets_in: One) -> None:
    (target,) = targets_in(f"The president has pledged to {AIM}.")
    assert (target.holder, target.holder_text) == (None, "president")


def test_a_holder_is_not_that_of_another_story(targets_in: One) -> None:
    first, second = targets_in(f"<ORG>Orla Foods</ORG> aims to {AIM}. The talks are aimed at planting 2 million trees by 2032.")
    assert (first.holder_text, second.holder_text) == ("Orla Foods", None)


@pytest.mark.parametrize(
    ("markup", "country"),
    [
        (f"The <NORP>Finnish</NORP> government plans to {AIM}.", "FI"),
        (f"<LOC>Norway</LOC> plans to {AIM}.", "NO"),
        (f"<ORG>Orla Foods</ORG> plans to {AIM}.", None),
    ],
)
def test_country(targets_in: One, markup: str, country: str | None) -> None:
    (target,) = targets_in(markup)
    assert target.holder_country == country


def test_we_is_the_body_of_the_speaker(with_role: Callable[[str, str], list[Target]]) -> None:
    (target,) = with_role(f"<ORG>Orla Foods</ORG> met. “We plan to {AIM}”, said <PERSON>Ana Ruiz</PERSON>.", "chief executive")
    assert target.holder_text == "Orla Foods"


def test_the_mayor_is_the_person_in_office(with_role: Callable[[str, str], list[Target]]) -> None:
    (target,) = with_role(f"<PERSON>Ana Ruiz</PERSON> spoke. Later the mayor pledged to {AIM}.", "mayor")
    assert target.holder_text == "Ana Ruiz"


def test_a_preposition_makes_no_holder(targets_in: One) -> None:
    (target,) = targets_in(f"<ORG>Orla Foods</ORG> in <LOC>Ghent</LOC> plans to {AIM}.")
    assert target.holder_text == "Orla Foods"


def test_an_open_holder_is_that_of_the_other_targets(targets_in: One) -> None:
    found = targets_in(f"<ORG>Orla Foods</ORG> aims to {AIM}.\nOther goals include:\n- Plant 2 million trees by 2032")
    assert [t.holder_text for t in found] == ["Orla Foods", "Orla Foods"]


def test_what_somebody_has_is_no_holder(targets_in: One) -> None:
    (target,) = targets_in(f"<ORG>Orla Foods</ORG> spoke. It praised its <ORG>Green Office</ORG> to {AIM}.")
    assert target.holder_text == "Orla Foods"


def test_an_aim_inside_another_has_its_holder(targets_in: One) -> None:
    markup = f"<ORG>Orla Foods</ORG> plans to help <ORG>Brevik Mills</ORG> in a bid to {AIM}."
    assert {t.holder_text for t in targets_in(markup)} == {"Orla Foods"}


def test_the_mayor_named_last_is_meant(doc_of: Callable[[str], Doc], component: Targets) -> None:
    doc = doc_of(f"<PERSON>Ana Ruiz</PERSON> left. <PERSON>Jo Lund</PERSON> came. The mayor vowed to {AIM}. <PERSON>Bo Holm</PERSON> fell.")
    facts = facts_of(doc)
    for person in facts.people:
        span = person.mentions[0].span
        facts.roles.append(Role(evidence=[span], rule="test", person=person, title="mayor", title_span=span))
    (target,) = facts_of(component(doc)).targets
    assert target.holder_text == "Jo Lund"


@pytest.mark.parametrize(
    ("markup", "words", "name"),
    [
        ("<ORG>Orla Foods</ORG> lost money. <ORG>Orla Foods</ORG> fell. The company plans it.", "company", "Orla Foods"),
        ("<ORG>Orla Foods</ORG> lost money. <ORG>Brevik</ORG> met <ORG>Orla Foods</ORG>. The company plans it.", "company", "Orla Foods"),
        ("<ORG>Orla Foods</ORG> met <ORG>Brevik</ORG> and <ORG>Brevik</ORG> <ORG>Orla Foods</ORG>. The company plans it.", "company", None),
        ("<ORG>Orla Foods</ORG> lost money. It rained. The company plans it.", "company", None),
        ("<ORG>Orla Foods Co</ORG> lost money. It rained. The <LOC>Ghent</LOC>-based company plans it.", "company", "Orla Foods Co"),
        ("It rained. It snowed. <ORG>Orla Foods</ORG> met <ORG>Orla Foods</ORG>. The company plans it.", "company", None),
        ("It rained. It snowed. <ORG>Orla Foods</ORG> met. <ORG>Orla Foods</ORG> bakes. The company plans it.", "company", "Orla Foods"),
        ("<ORG>Orla Foods</ORG> lost money. <ORG>Orla Foods</ORG> fell. This company plans it.", "company", None),
        ("<ORG>Orla Foods</ORG> lost money. <ORG>Orla Foods</ORG> fell. The council plans it.", "council", None),
    ],
)
def test_the_company_that_an_article_is_of(doc_of: Callable[[str], Doc], markup: str, words: str, name: str | None) -> None:
    holders, subject = body_in(doc_of(markup), words)
    found = main_company(holders.subjects, holders.facts, holders.sentences, subject)
    assert (found.text if found is not None else None) == name


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("The <ORG>Farm Ministry</ORG> met <ORG>Orla Foods</ORG>. The ministry plans it.", "Farm Ministry"),
        ("The <ORG>Farm Ministry</ORG> met the <ORG>War Ministry</ORG>. The ministry plans it.", None),
        ("The <ORG>Ministry</ORG> met. The ministry plans it.", None),
        ("The <ORG>Farm Ministry</ORG> met. A ministry plans it.", None),
    ],
)
def test_the_body_in_whose_name_the_word_stands(doc_of: Callable[[str], Doc], markup: str, name: str | None) -> None:
    holders, subject = body_in(doc_of(markup), "ministry")
    found = namesake(holders.subjects, holders.facts, subject)
    assert (found.text if found is not None else None) == name


def body_in(doc: Doc, word: str) -> tuple[Holders, Subject]:
    """The holders of a Doc, and the body without a name whose noun is the last such word of it."""
    at = max(t.i for t in doc if t.text == word)
    return Holders(doc, facts_of(doc), None, list(sentences(doc))), Subject(at, at + 1, "body", word, None, word)


@pytest.mark.parametrize(
    ("markup", "start"),
    [
        ("It said it hopes so.", 0),
        ("It said Ruiz, it hopes so.", 4),
        ("They said it hopes so.", 2),
        ("It grew as it said in May that it hopes so.", 3),
    ],
)
def test_the_second_of_two_pronouns_means_the_first(doc_of: Callable[[str], Doc], markup: str, start: int) -> None:
    doc = doc_of(markup)
    at = max(t.i for t in doc if t.lower_ == "it")
    found = first_of_two(Subjects(doc), Subject(at, at + 1, "pronoun", "it"), 0)
    assert found.start == start


@pytest.mark.parametrize(
    ("markup", "holder", "country"),
    [
        (f"<NORP>Finnish</NORP> officials say they will {AIM}.", "Finnish officials", "FI"),
        (f"<NORP>Finnish</NORP> officials say rates rose. <PERSON>Ana Ruiz</PERSON> hopes to {AIM}.", "Ana Ruiz", None),
        (f"It rained in <LOC>Norway</LOC>. The finance ministry plans to {AIM}.", "finance ministry of Norway", "NO"),
        (f"It rained in <LOC>Norway</LOC>. The administration plans to {AIM}.", "administration of Norway", "NO"),
        (f"It rained in the <LOC>U.S.</LOC> in May. The administration plans to {AIM}. The U.S. administration met.",
         "U.S. administration", "US"),
        (f"<LOC>Norway</LOC> met <LOC>Peru</LOC>. The finance ministry plans to {AIM}.", None, None),
        (f"It rained in <LOC>Norway</LOC>. The dairy ministry plans to {AIM}.", None, None),
        (f"The <NORP>Finnish</NORP> central bank is aiming to {AIM}.", "Finnish central bank", "FI"),
        (f"It rained in <LOC>Norway</LOC>. The central bank plans to {AIM}. Jo Lund of the Central Bank of Norway met them.",
         "Central Bank of Norway", "NO"),
    ],
)
def test_the_body_of_a_state(targets_in: One, markup: str, holder: str | None, country: str | None) -> None:
    assert [(t.holder_text, t.holder_country) for t in targets_in(markup)] == [(holder, country)]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"“It grows,” said <PERSON>Ana Ruiz</PERSON>, from the <ORG>Orla Foods</ORG> bakery. “We have pledged to {AIM}.”", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> grew. It added that it plans to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> grew. It rested. It plans to {AIM}.", "Orla Foods"),
        (f"The new company, <ORG>Orla Foods</ORG>, will bake. It plans to {AIM}.", "Orla Foods"),
        (f"<LOC>Norway</LOC> and <LOC>Peru</LOC> met. They plan to {AIM}.", "Norway and Peru"),
        (f"<LOC>Norway</LOC>'s output fell by a third, and that it plans to {AIM} is known.", "Norway"),
    ],
)
def test_what_a_pronoun_means(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


def test_his_government_is_that_of_the_land_of_his_office(doc_of: Callable[[str], Doc], component: Targets) -> None:
    doc = doc_of(f"<LOC>Norway</LOC> met <LOC>Peru</LOC>. <PERSON>Jo Lund</PERSON> said his government plans to {AIM}.")
    facts = facts_of(doc)
    (person,) = facts.people
    facts.roles.append(Role(evidence=[doc[:]], rule="test", person=person, title="minister", title_span=doc[:1], organization_country="NO"))
    (target,) = facts_of(component(doc)).targets
    assert (target.holder_text, target.holder_country) == ("government of Norway", "NO")


def test_the_holder_has_its_full_name(doc_of: Callable[[str], Doc], component: Targets) -> None:
    doc = doc_of(f"<ORG>Orla Foods Group</ORG> met in May. Later <ORG>OFG</ORG> said it aims to {AIM}.")
    facts_of(doc).organizations.append(Organization("Orla Foods Group", [Mention(doc[:3])]))
    (target,) = facts_of(component(doc)).targets
    assert target.holder_text == "Orla Foods Group"
