"""Inquiries that have a name of their own, and those that are only said to be somebody's or of a sort."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Facts
from citybeat.extract.projects.inquiries import is_any_inquiry


@pytest.mark.parametrize(("text", "expected"), [
    ("They spoke of the <PERSON>Hallam</PERSON> inquiry again.", False),
    ("They spoke of the Harbour Deaths enquiry again.", False),
    ("They spoke of a <PERSON>Hallam</PERSON> inquiry again.", True),
    ("They spoke of the <ORG>Hallam</ORG> inquiry again.", True),
    ("They spoke of the Ghana inquiry again.", True),
    ("They spoke of the Senate inquiry again.", True),
    ("They spoke of the <PERSON>Hallam</PERSON> scheme again.", False),
])
def test_an_inquiry_has_the_name_that_its_article_makes_known(doc_of: Callable[[str], Doc], text: str, expected: bool) -> None:
    doc = doc_of(text)
    end = len(doc) - 3
    assert is_any_inquiry(doc[4:end], doc[end].lower_) is expected


@pytest.mark.parametrize(("text", "expected"), [
    ("They spoke of the Harbour Deaths Inquiry again.", False),
    ("They spoke of the <ORG>Hallam Inquiry</ORG> again.", False),
    ("They spoke of the Ghana Inquiry again.", True),
    ("They spoke of the Public Inquiry again.", True),
])
def test_a_name_may_end_in_the_noun(doc_of: Callable[[str], Doc], text: str, expected: bool) -> None:
    doc = doc_of(text)
    assert is_any_inquiry(doc[4:len(doc) - 2], None) is expected


def test_what_an_inquiry_is_called_otherwise_is_its_name(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("It is an inquiry called Quiet Tide.")
    assert not is_any_inquiry(doc[5:7], "inquiry")


@pytest.mark.parametrize(("text", "name"), [
    ("That was said of the <PERSON>Hallam</PERSON> inquiry in May.", "Hallam inquiry"),
    ("She chairs the <ORG>Hallam Inquiry</ORG> for the town.", "Hallam Inquiry"),
])
def test_an_inquiry_is_a_study_with_its_noun_in_its_name(facts_in: Callable[[str], Facts], text: str, name: str) -> None:
    facts = facts_in(text)
    assert [(p.entity.name, p.kind) for p in facts.projects] == [(name, "study")]
    assert not facts.people
