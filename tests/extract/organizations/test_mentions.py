"""Occurrences of a known name that the model passed over: `<more>` marks what must be found, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import facts_of
from citybeat.testing import parse


@pytest.mark.parametrize(
    "markup",
    [
        "<ORG>Acme Trust</ORG> met. Then <more>Acme Trust</more> left.",
        "<ORG>Acme Trust</ORG> met. Then <more>Acme Trust</more>'s boss left.",
        "<ORG>Acme</ORG> met. An <more>Acme</more>-led group left.",
        "<ORG>Acme</ORG> met. Then <more>Acme</more> left.",
        "<ORG>Acme</ORG> met. <LOC><more>Acme</more></LOC> left.",
        "<ORG>Acme</ORG> met. Acme Street is long.",
        "<ORG>Acme</ORG> met. <FAC>Acme Tower</FAC> is tall.",
        "<ORG>Acme</ORG> met. Pro-Acme and #Acme and @Acme are words.",
        "<ORG>Acme</ORG> met. Acme-Nordic is another.",
        "<ORG>Acme</ORG> met. acme is a word.",
        "<ORG>Acme</ORG> met <PERSON>Jane Acme</PERSON>.",
    ],
)
def test_more_mentions(read: Callable[[str], Doc], markup: str) -> None:
    sentence = parse(markup)
    given = {(m.start, m.end) for m in sentence.given if m.tag == "ORG"}
    found = {(m.span.start_char, m.span.end_char) for o in facts_of(read(markup)).organizations for m in o.mentions}
    assert found - given == {(m.start, m.end) for m in sentence.expected}
