"""The full names of firms and bodies that an article calls by short ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Facts, Mention, Organization
from citybeat.extract.targets.holders.fullnames import in_full


@pytest.mark.parametrize(
    ("text", "names", "full"),
    [
        ("OFG", ["Orla Foods Group"], "Orla Foods Group"),
        ("OFG", ["Orla Foods Group, LLC", "Orla Foods Group"], "Orla Foods Group"),
        ("OFG", ["Orla Mills"], None),
        ("OFG", ["Orla Foods Group", "Old Farm Guild"], None),
        ("Orla", ["Orla Foods Inc."], "Orla Foods Inc."),
        ("Orla", ["Orla Foods, Inc."], "Orla Foods, Inc."),
        ("Orla", ["Orla Foods Inc.", "Orla Mills Ltd"], None),
        ("Orla", ["Orla Foundation"], None),
        ("Orla", ["Orla Norland Inc."], None),
        ("Orla", ["Orla Norland Grill Inc."], "Orla Norland Grill Inc."),
    ],
)
def test_in_full(text: str, names: list[str], full: str | None) -> None:
    facts = Facts()
    facts.organizations.extend(Organization(name) for name in names)
    found = in_full(facts, text, lambda word: word == "Norland")
    assert (found[1] if found is not None else None) == full


def test_a_form_of_an_organization_stands_for_its_name(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("<ORG>Orla</ORG> met.")
    facts = Facts()
    facts.organizations.append(Organization("Royal Orla", [Mention(doc[:1], "short")]))
    found = in_full(facts, "Orla", lambda word: False)
    assert found is not None
    assert found[1] == "Royal Orla"
