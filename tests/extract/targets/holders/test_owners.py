"""Who is behind the thing that aims, parties and firms that are named without a mark, and who has no name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Role, Target, facts_of
from citybeat.extract.targets.component import Targets

AIM = "cut waste by 43% by 2030"
CUTTING = "cutting waste by 43% by 2030"
One = Callable[[str], list[Target]]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"The rules put forward by the <PERSON>Ruiz</PERSON> administration aim to {AIM}.", "Ruiz administration"),
        (f"A bill, drafted by <ORG>Orla Foods</ORG>, aims to {AIM}.", "Orla Foods"),
        (f"It is a pact signed by 14 nations with the aim of {CUTTING}.", "14 nations"),
        (f"<ORG>Orla Foods</ORG>, founded by <PERSON>Ana Ruiz</PERSON>, aims to {AIM}.", "Orla Foods"),
        (f"They spoke of the intention of the new <LOC>Norway</LOC> administration to {AIM}.", "Norway administration"),
    ],
)
def test_who_is_behind_the_thing_that_aims(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"Democrats plan to {AIM}.", "Democrats"),
        (f"Republicans said on Monday that they plan to {AIM}.", "Republicans"),
        (f"<NORP>Democrats</NORP> said they plan to {AIM}.", "Democrats"),
        (f"They met a judge for whom Democrats have pledged to {AIM}.", "Democrats"),
        (f"Farmers plan to {AIM}.", None),
    ],
)
def test_a_party_is_named_by_its_members(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"A subsidiary of <ORG>Orla Foods</ORG>, a bread maker, plans to {AIM}.", None),
        (f"These moves hurt <LOC>Norway\"?chances</LOC>, and the goal is to {AIM}.", None),
        (f"It rained on the three <NORP>Finns</NORP>, with the school itself having pledged to {AIM}.", None),
        (f"It was the <PERSON>Ruiz</PERSON> administration. The administration plans to {AIM}.", "Ruiz administration"),
        (f"<PERSON>Ana Ruiz</PERSON> spoke in May. The 63-year-old former baker wants to {AIM}.", "Ana Ruiz"),
        (f"<PERSON>Ana Ruiz</PERSON> spoke in May. The 63-year-old said the plan aims to {AIM}.", None),
    ],
)
def test_who_has_a_name(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


def test_it_shows_a_firm(doc_of: Callable[[str], Doc], component: Targets) -> None:
    markup = f"<PERSON>Lund Brothers</PERSON> announced it would {AIM}."
    (target,) = facts_of(component(doc_of(markup))).targets
    assert target.holder_text == "Lund Brothers"
    doc = doc_of(markup)
    facts = facts_of(doc)
    (person,) = facts.people
    facts.roles.append(Role(evidence=[doc[:]], rule="test", person=person, title="mayor", title_span=doc[:2]))
    (target,) = facts_of(component(doc)).targets
    assert target.holder_text is None


def test_the_city_that_an_article_is_of(targets_in: One) -> None:
    markup = f"<LOC>Ghent</LOC> grew. It rained in <LOC>Ghent</LOC>. It was May. It was cold. The city plans to {AIM}."
    assert [t.holder_text for t in targets_in(markup)] == ["Ghent"]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"Last week, <ORG>Orla</ORG> and 14 non-<ORG>Orla</ORG> nations, including <LOC>Norway</LOC>, agreed to {AIM}.",
         "Orla and 14 non-Orla nations"),
        (f"Last week, several mills, including <ORG>Brevik</ORG>, agreed to {AIM}.", None),
        (f"<LOC>Norway</LOC> may lose its place in the so-called <ORG>Ruiz Plan</ORG>, which aims to {AIM}.", None),
        (f"<LOC>Norway</LOC> has its <MISC>Green Plan</MISC>, which aims to {AIM}.", "Norway"),
        (f"<ORG>Orla</ORG>'s long-sought agreement to {AIM}.", "Orla"),
        (f"<PERSON>Lund</PERSON> says <LOC>Norway</LOC>'s big push into <LOC>Chad</LOC> aims to {AIM}.", "Norway"),
        (f"<PERSON>Ana Ruiz</PERSON>, its head, said a national effort to {AIM} was dear.", None),
        (f"<PERSON>Ana Ruiz</PERSON> said she plans to {AIM}.", "Ana Ruiz"),
        (f"Ten days into office, <PERSON>Ruiz</PERSON>, a <NORP>Republican</NORP>, is true to campaign pledges to {AIM}.", "Ruiz"),
        (f"Sichuan says that it will {AIM}.", "Sichuan"),
        (f"Brevvik says that it will {AIM}.", None),
        (f"<LOC>Ghent</LOC> Malia (Chad) <ORG>Bread Co</ORG>, a young firm, plans to {AIM}.", "Ghent Malia (Chad) Bread Co"),
        (f"<ORG>Malia</ORG> (<ORG>Chad) Bread Co</ORG>, a young firm, plans to {AIM}.", "Malia (Chad) Bread Co"),
        (f"<ORG>Malia Bread Co</ORG>, a young firm, plans to {AIM}.", "Malia Bread Co"),
    ],
)
def test_who_holds_it_among_others_that_are_named(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]
