"""Who holds a target: subjects, pronouns, bodies without a name, offices, quotations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Target

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
    ],
)
def test_holder(targets_in: One, markup: str, holder: str) -> None:
    (target,) = targets_in(markup)
    assert target.holder_text == holder


def test_a_holder_that_is_an_entry_is_linked(targets_in: One) -> None:
    (target,) = targets_in(f"<ORG>Orla Foods</ORG> aims to {AIM}.")
    assert target.holder is not None
    assert target.holder.name == "Orla Foods"


def test_nobody_is_named(targets_in: One) -> None:
    (target,) = targets_in(f"Calls for a campaign to {AIM} were heard.")
    assert (target.holder, target.holder_text, target.holder_country) == (None, None, None)


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
