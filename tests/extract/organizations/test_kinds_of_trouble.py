"""Texts of several sentences with the troubles that names of bodies bring: each body with its forms, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Organization

TEXTS = {
    "acronym before its name": (
        "<ORG>NPC</ORG> TO MEET\n\nThe <ORG>Nordic Port Council</ORG> (NPC) will meet. An NPC spokeswoman said so.",
        {"Nordic Port Council": ["NPC", "Nordic Port Council"]},
    ),
    "company and its short names": (
        "<ORG>Harrow Holdings plc</ORG> fell. <ORG>Harrow</ORG>'s shares fell; Harrow, of <ORG>Harrow Street Bank</ORG> fame, rose.",
        {"Harrow Holdings plc": ["Harrow Holdings plc", "Harrow"], "Harrow Street Bank": ["Harrow Street Bank"]},
    ),
    "ministry by two names": (
        "The <ORG>Ministry of Fisheries</ORG> agreed. "
        "The <ORG>Fisheries Ministry</ORG> and the <ORG>Ministry of Trade</ORG> and Industry met.",
        {
            "Ministry of Fisheries": ["Ministry of Fisheries", "Fisheries Ministry"],
            "Ministry of Trade and Industry": ["Ministry of Trade and Industry"],
        },
    ),
    "kind of body alone": (
        "The <ORG>Fish Commission</ORG> met. “The <ORG>Commission</ORG> is slow,” a <ORG>Commission</ORG> clerk said of the commission.",
        {"Fish Commission": ["Fish Commission", "Commission"]},
    ),
    "people, places and days": (
        "<PERSON>Jane Harrow</PERSON> told <ORG>Harrow</ORG> and <ORG>Norway</ORG> of it on <ORG>Monday</ORG>. "
        "<PERSON>Harrow</PERSON> left. Then <PERSON>Harrow</PERSON> sat.",
        {},
    ),
    "laws, awards and events": (
        "The <ORG>Clear Rivers Act</ORG>, the <ORG>Brandt Prize</ORG> and the <ORG>Nordic Cup</ORG> pleased the <ORG>Rivers Trust</ORG>.",
        {"Rivers Trust": ["Rivers Trust"]},
    ),
    "amounts and marks": (
        "<ORG>R4bn</ORG> went to <ORG>“Harbour Watch”</ORG> in <ORG>FY2023</ORG>, said <ORG>@harbour</ORG>.",
        {"Harbour Watch": ["Harbour Watch"]},
    ),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_text(bodies: Callable[[str], list[Organization]], kind: str) -> None:
    markup, expected = TEXTS[kind]
    assert {o.name: list(dict.fromkeys(m.span.text for m in o.mentions)) for o in bodies(markup)} == expected
