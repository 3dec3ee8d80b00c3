"""Who stands beside the subject of an aim, and who speaks up for the aims of others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Target

AIM = "cut waste by 43% by 2030"
One = Callable[[str], list[Target]]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<LOC>Norway</LOC> and <LOC>Peru</LOC>, two nations with new mines, have plans to {AIM}.", "Norway and Peru"),
        (f"<ORG>Orla Foods</ORG>, a subsidiary of <ORG>Brevik</ORG>, plans to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG>, <LOC>Peru</LOC>'s third-largest brewer by sales, plans to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG>, which operates <LOC>Northern</LOC> trains, plans to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG>, which said <ORG>Brevik</ORG>, its rival, plans to {AIM}, grew.", "Brevik"),
        (f"<ORG>Orla Foods</ORG> will grow via <ORG>Brevik</ORG>, aiming to {AIM}.", "Orla Foods"),
        (f"<LOC>Peru</LOC>'s central bank, or <ORG>CBP</ORG>, said in May that it plans to {AIM}.", "CBP"),
        (f"<ORG>Orla Bread Trading Co</ORG> grew. Orla Bread plans to {AIM}.", "Orla Bread Trading Co"),
        (f"<ORG>Orla Bread Trading Co</ORG> grew. Old Bread plans to {AIM}.", None),
        (f"The <PERSON>Ruiz</PERSON> amendment, drafted by the writer <PERSON>Ana Ruiz</PERSON>, aims to {AIM}.", None),
        (f"<ORG>Orla Foods</ORG>, the bread firm founded by baker <PERSON>Ana Ruiz</PERSON>, plans to {AIM}.", "Orla Foods"),
        (f"The <ORG>Bank of</ORG> plans to {AIM}.", None),
        (f"<ORG>Orla Foods</ORG> grew. The <NORP>European</NORP> bread maker said it plans to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG>' three-year business plan aims to {AIM}.", "Orla Foods"),
    ],
)
def test_the_subject_among_its_asides(targets_in: One, markup: str, holder: str | None) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"In the report, <ORG>Brevik</ORG> backed the decision to commit to {AIM.replace('cut', 'cutting')}.", None),
        (f"<LOC>Peru</LOC> can only welcome the proposal by <NORP>Chadian</NORP> lawmakers to {AIM}.", "Chadian lawmakers"),
        (f"<LOC>Peru</LOC> has backed plans to {AIM}.", "Peru"),
        ("Last week <ORG>Orla News</ORG> revealed that in order to meet targets to cut waste by 43% by 2030, ovens are needed.", None),
        (f"<ORG>Orla Foods</ORG> revealed that it plans to {AIM}.", "Orla Foods"),
    ],
)
def test_who_speaks_of_the_aims_of_others(targets_in: One, markup: str, holder: str | None) -> None:
    assert {t.holder_text for t in targets_in(markup)} == {holder}
