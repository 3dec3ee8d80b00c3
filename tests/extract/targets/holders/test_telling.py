"""Who only tells of an aim, and what is only measured against one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Target

AIM = "cut waste by 43% by 2030"
One = Callable[[str], list[Target]]


@pytest.mark.parametrize(
    "markup",
    [
        f"<PERSON>Ana Ruiz</PERSON> spoke of the remarks. <PERSON>Ana Ruiz</PERSON> pointed to international plans to {AIM}.",
        f"<PERSON>Ana Ruiz</PERSON> spoke. He said: “A commitment has been made to {AIM}.”",
        f"<PERSON>Ana Ruiz</PERSON> said the goal is to {AIM}.",
        f"Remarks by <PERSON>Ana Ruiz</PERSON> that last month's council in the hills agreed to {AIM} were read.",
    ],
)
def test_who_reports_an_aim_does_not_hold_it(targets_in: One, markup: str) -> None:
    assert [(t.holder_text, t.holder_country) for t in targets_in(markup)] == [(None, None)]


@pytest.mark.parametrize(
    "markup",
    [
        "<ORG>Orla Bank</ORG> says that inflation was well above the 43% waste target for 2030.",
        "<ORG>Orla Foods</ORG> used the 43% waste target for 2030.",
    ],
)
def test_what_is_measured_against_an_aim_does_not_hold_it(targets_in: One, markup: str) -> None:
    assert {t.holder_text for t in targets_in(markup)} == {None}


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<ORG>Orla Foods Plc</ORG> said the goal is to {AIM}.", "Orla Foods Plc"),
        (f"<PERSON>Ana Ruiz</PERSON> said that she plans to {AIM}.", "Ana Ruiz"),
        (f"<ORG>Orla Foods</ORG> has a plan, made by others, and it plans to {AIM}.", "Orla Foods"),
    ],
)
def test_who_speaks_of_an_own_aim_holds_it(targets_in: One, markup: str, holder: str) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"It rained in <LOC>Norway</LOC>. The government has said the new land plan aims to {AIM}.", "government of Norway"),
        (f"It rained in <LOC>Norway</LOC>. The government has said the <ORG>Orla</ORG> plan aims to {AIM}.", "Orla"),
        (f"It rained in <LOC>Norway</LOC>. The government has said the farmers' plan aims to {AIM}.", None),
        (f"It rained in <LOC>Norway</LOC>. In May, the government announced mills would {AIM}.", "government of Norway"),
        (f"It rained in <LOC>Norway</LOC>. In May, the newspaper announced mills would {AIM}.", None),
        (f"It rained in <LOC>Norway</LOC>. They fought a government order that mills would {AIM}.", "government of Norway"),
        (f"An <ORG>Orla Foods</ORG> spokesman said Friday the agency plans to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> executive <PERSON>Ana Ruiz</PERSON> said it plans to {AIM}.", "Orla Foods"),
        (f"An <ORG>Orla Foods</ORG> spokesman met men, and the farm plans to {AIM}.", None),
        (f"They helped <LOC>Chad</LOC>. The <LOC>Central Africa</LOC> nation hopes to {AIM}.", "Chad"),
        (f"The <NORP>Liberal Democrats</NORP> spoke. The party says it plans to {AIM}.", "Liberal Democrats"),
    ],
)
def test_a_government_speaks_of_its_own_plans(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]
