"""The mark-up of rule tests: what it reads and what it refuses."""

from __future__ import annotations

import pytest
import spacy

from citybeat.errors import RuleError
from citybeat.testing import Marked, make_doc, parse


def test_given_and_expected() -> None:
    found = parse("<PERSON>Ana Ruiz</PERSON>, <title:r1>head of <x>sport</x></title>")
    assert found.text == "Ana Ruiz, head of sport"
    assert found.given == [Marked("PERSON", None, 0, 8)]
    assert found.expected == [Marked("title", "r1", 10, 23), Marked("x", None, 18, 23)]
    assert found.texts("x") == ["sport"]


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("<a>b", "not closed"), ("b</a>", "closes nothing"), ("<a><b>x</a></b>", "closes nothing"), ("<a></a>", "holds nothing"),
        ("x <a", "broken"),
    ],
)
def test_what_does_not_parse_is_refused(markup: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        parse(markup)


def test_signs_that_are_no_tags_stay() -> None:
    assert parse("2 < 3 and 5 > 4").text == "2 < 3 and 5 > 4"


def test_make_doc() -> None:
    doc = make_doc(spacy.blank("en"), parse("<PERSON>Ana Ruiz</PERSON> spoke. <TITLE>Mayor</TITLE> Poe\nleft."))
    assert [(e.text, e.label_) for e in doc.ents] == [("Ana Ruiz", "PERSON")]
    assert [s.text for s in doc.spans["title"]] == ["Mayor"]
    assert [s.text.strip() for s in doc.sents] == ["Ana Ruiz spoke.", "Mayor Poe", "left."]
