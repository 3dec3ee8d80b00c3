"""Who is the subject of an aim, and who only stands near it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Target

AIM = "cut waste by 43% by 2030"
One = Callable[[str], list[Target]]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<ORG>Brevik</ORG> trained 900 <NORP>Chadian</NORP> officers last year, and hopes to {AIM}.", "Brevik"),
        (f"<ORG>Brevik</ORG> trained <ORG>Orla Foods</ORG> last year, and hopes to {AIM}.", "Brevik"),
        (f"<LOC>Peru</LOC> is planning what <ORG>Orla Foods</ORG> calls a record, hoping to {AIM}.", "Peru"),
        (f"<LOC>Peru</LOC>'s president plans to {AIM}.", "Peru"),
        (f"A <NORP>Finnish</NORP> climate pledge to {AIM} was heard in <LOC>Finland</LOC>.", "Finland"),
        (f"A recent <NORP>Finnish</NORP> pledge to {AIM} was heard.", "Finnish"),
        (f"<ORG>Brevik</ORG> grew. Brevik aims to {AIM}.", "Brevik"),
        (f"The <NORP>Democrats</NORP> plan to {AIM}.", "Democrats"),
        (f"<NORP>Chadian</NORP> officials hope to {AIM}.", "Chadian officials"),
        ("<PERSON>Ana Ruiz</PERSON> opposes the bill, which requires <LOC>Peru</LOC> to begin cutting waste by 43% by 2030.", "Peru"),
        (f"A pledge from <LOC>Norway</LOC> to {AIM} was read.", "Norway"),
        (f"Among other offers of help, <ORG>Brevik</ORG> pledged to {AIM}.", "Brevik"),
    ],
)
def test_the_subject_of_the_aim(targets_in: One, markup: str, holder: str) -> None:
    (target,) = targets_in(markup)
    assert target.holder_text == holder


@pytest.mark.parametrize(
    "markup",
    [
        f"The <LOC>Texas</LOC>-based company plans to {AIM}.",
        f"<PERSON>Ana Ruiz</PERSON> signed an agreement to {AIM}.",
        f"<PERSON>Ana Ruiz</PERSON> also repeated a pledge to {AIM}.",
        f"<PERSON>Ana Ruiz</PERSON> announced a plan that aims to {AIM}.",
        f"Officials hope to {AIM}.",
        f"World health officials hope to {AIM}.",
        f"Output grew by 9 <ORG>GW</ORG> and aims to {AIM}.",
    ],
)
def test_who_stands_near_is_no_holder(targets_in: One, markup: str) -> None:
    (target,) = targets_in(markup)
    assert (target.holder_text, target.holder_country) == (None, None)


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<PERSON>Ana Ruiz</PERSON> signed the roll and pledged to {AIM}.", "Ana Ruiz"),
        (f"<PERSON>Ana Ruiz</PERSON> announced plans to {AIM}.", "Ana Ruiz"),
        (f"<LOC>Peru</LOC> has approved plans to {AIM}.", "Peru"),
    ],
)
def test_who_makes_the_aim_known_as_their_own_holds_it(targets_in: One, markup: str, holder: str) -> None:
    (target,) = targets_in(markup)
    assert target.holder_text == holder


def test_who_is_to_do_it_beside_the_subject(targets_in: One) -> None:
    (target,) = targets_in("<LOC>Peru</LOC> vowed to pay, with the rest of the <ORG>Brevik</ORG> members cutting waste by 43% by 2030.")
    assert target.holder_text == "Brevik members"
