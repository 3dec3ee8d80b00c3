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


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        (f"<ORG>Orla</ORG> Motor has announced that it plans to {AIM}.", "Orla"),
        (f"<ORG>Orla Foods</ORG> (<ORG>OF</ORG>), which makes bread, plans to {AIM}.", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG>, set up by baker and miller <PERSON>Ana Ruiz</PERSON>, plans to {AIM}.", "Orla Foods"),
        (f"Most of it lies with <ORG>Orla Foods</ORG>, which has said it wants to {AIM}.", "Orla Foods"),
        (f"<LOC>Peru</LOC> has pressed <ORG>Orla Foods</ORG> to make an offer, with the aim to {AIM}.", "Peru"),
        (f"<LOC>Peru</LOC> policy now is to {AIM}.", "Peru"),
        (f"<PERSON>Ana Ruiz</PERSON> spoke of it, referring to the government's aim to {AIM}.", "government"),
        (f"It rose again after <ORG>Orla Foods</ORG> set its goal to {AIM}.", "Orla Foods"),
        (f"<LOC>Peru</LOC>'s new finance minister plans to {AIM}.", "Peru"),
        (f"<ORG>Orla Foods</ORG>, <LOC>Peru</LOC>'s largest chipmaker, plans to {AIM}.", "Orla Foods"),
    ],
)
def test_the_subject_of_a_clause_among_others(targets_in: One, markup: str, holder: str) -> None:
    assert [t.holder_text for t in targets_in(markup)] == [holder]


@pytest.mark.parametrize(
    "markup",
    [
        f"<ORG>The</ORG> aim of the instructions is to {AIM}.",
        f"Growth of <ORG>M3</ORG> aims to {AIM}.",
        f"The broad stock of money in public hands (<ORG>BSM</ORG>) plans to {AIM}.",
        f"It complements our <ORG>Green Deal</ORG> and <ORG>Blue Deal</ORG> to {AIM}.",
        "Levels are set to meet the <PERSON>Ruiz</PERSON> budget law target of cutting waste by 43% by 2030.",
        f"The plan, the first since <PERSON>Ana Ruiz</PERSON> took power, seeks to {AIM}.",
    ],
)
def test_what_is_no_actor_holds_nothing(targets_in: One, markup: str) -> None:
    assert {t.holder_text for t in targets_in(markup)} == {None}


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        ("The fund (<ORG>FFR</ORG>) plans to {AIM}.", "FFR"),  # the short form of a body that has no other name here
        ("<ORG>Radio Peru</ORG> (<ORG>National Radio of Peru</ORG>) plans to {AIM}.", "Radio Peru"),
    ],
)
def test_a_short_form_in_brackets(targets_in: One, markup: str, holder: str) -> None:
    assert [t.holder_text for t in targets_in(markup.format(AIM=AIM))] == [holder]
