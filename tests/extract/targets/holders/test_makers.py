"""Whose the plan is that aims, and names that no model saw."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Target

AIM = "cut waste by 43% by 2030"
One = Callable[[str], list[Target]]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<ORG>Orla Foods</ORG> published its growth plan on Monday. The plan aims to {AIM}.", "Orla Foods"),
        (f"<LOC>Ghent</LOC>'s new bread plan was praised. Under the plan, a goal was set to {AIM}.", "Ghent"),
        (f"They met over a scheme drawn up and approved by <ORG>Orla Foods</ORG>. The scheme aims to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> published a plan. <ORG>Brevik</ORG> published a plan. The plan aims to {AIM}.", "Brevik"),
        (f"<ORG>Orla Foods</ORG> published a plan, and <ORG>Brevik</ORG> unveiled a plan. The plan aims to {AIM}.", None),
        (f"<ORG>Orla Foods</ORG> published a plan. The strategy aims to {AIM}.", None),
        (f"<ORG>Orla Foods</ORG> published a plan. The plan of others aims to {AIM}.", None),
        (f"<ORG>Orla Foods</ORG> spoke of a plan. The plan aims to {AIM}.", None),
        (f"<ORG>Orla Foods</ORG> published a plan. The Green Plan aims to {AIM}.", None),
    ],
)
def test_a_plan_is_of_who_made_it(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<LOC>Ghent</LOC>, East Flanders-based Orla Foods also said it will {AIM}.", "Orla Foods"),
        (f"<LOC>Ghent</LOC>, East Flanders-based <ORG>Orla Foods</ORG> said it will {AIM}.", "Orla Foods"),
        (f"<LOC>Ghent</LOC>-based <PERSON>Orla</PERSON> said it will {AIM}.", "Orla"),
        (f"A Ghent-based baker said it will {AIM}.", None),
        (f"New <LOC>Flanders</LOC> rule aims to {AIM}.", "Flanders"),
        (f"New <LOC>Flanders</LOC> rule aims to {AIM}, <ORG>Orla Foods</ORG> said.", "Flanders"),
        (f"The <PERSON>Ruiz</PERSON> budget law aims to {AIM}.", None),
    ],
)
def test_who_is_at_home_somewhere_and_what_rules_there(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<PERSON>Ruiz</PERSON> officials seek to {AIM}.", "Ruiz officials"),
        (f"The <PERSON>Ruiz</PERSON> administration was new. <PERSON>Ruiz</PERSON> officials seek to {AIM}.", "Ruiz administration"),
        (f"Officials seek to {AIM}.", None),
        (f"Some 50 oil and gas companies have pledged to {AIM}.", "50 oil and gas companies"),
        (f"They met 50 farmers and gas companies, which have pledged to {AIM}.", None),
        (f"The two steel and cement makers have pledged to {AIM}.", "two steel and cement makers"),
        (f"<ORG>Orla Foods</ORG> does its part. This week, it announced that it aims to {AIM}.", "Orla Foods"),
    ],
)
def test_officials_kinds_and_it_behind_a_time(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<PERSON>Ana Ruiz</PERSON> spoke. Her proposals were a new deal, in a bid to {AIM}.", "Ana Ruiz"),
        (f"Sources said the next government programme is to {AIM}.", "government"),
        (f'"<LOC>Norway</LOC>\'s new proposal is so good - raising aid to <LOC>Chad</LOC> in a bid to {AIM}."', "Norway"),
        (f'"<LOC>Norway</LOC>\'s bread is so good - raising aid in a bid to {AIM}."', None),
        (f"A government scheme aims to {AIM}.", "government"),
        (f"Sources spoke of our government programme, which aims to {AIM}.", None),
        (f"Doctors' groups and <ORG>Orla Foods</ORG> quarrel over a government plan to {AIM}.", "government"),
        (f"It rained in <LOC>Norway</LOC>. <ORG>Orla Foods</ORG> quarrels over a government plan to {AIM}.", "government of Norway"),
        (f"<ORG>Orla Foods</ORG> quarrels over an old plan to {AIM}.", None),
    ],
)
def test_a_plan_is_of_its_owner(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"Keep On's growth target is to {AIM}.", "Keep On"),
        (f"The <MISC>Bread Agency</MISC> <MISC>Mill Repair Scheme</MISC> aims to {AIM}.", "Bread Agency"),
        (f"The <MISC>Bread Rise</MISC> <MISC>Mill Repair Scheme</MISC> aims to {AIM}.", "Mill Repair Scheme"),
        (f"Last Year's growth target is to {AIM}.", None),
        (f"Bread's growth target is to {AIM}.", None),
        (f"The Board of Orchard Keepers, which runs the mill, aims to {AIM}.", "Board of Orchard Keepers"),
        (f"The board of the mill aims to {AIM}.", None),
    ],
)
def test_names_that_no_model_saw(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"The <ORG>Office of Tea</ORG> and Cake (<ORG>OTC</ORG>) met. <ORG>OTC</ORG> plans to {AIM}.", "Office of Tea and Cake"),
        (f"Bakers of Chad (<ORG>OBCT</ORG>) met. <ORG>OBCT</ORG> plans to {AIM}.", "OBCT"),
        (f"It is an <ORG>OBCT</ORG> bread goal to {AIM}.", "OBCT"),
        (f"The <ORG>Bank of Veldia</ORG> met <ORG>Orla Foods</ORG>. The <ORG>Bank</ORG> plans to {AIM}.", "Bank of Veldia"),
        (f"<LOC>Norway</LOC> spoke. Our \"40 by 40\" goal seeks to {AIM}.", None),
        (f"<LOC>Norway</LOC>'s \"40 by 40 by 40\" goal seeks to {AIM}.", "Norway"),
    ],
)
def test_short_forms_of_names(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]
