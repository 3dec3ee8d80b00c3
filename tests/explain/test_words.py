"""Words are found where they stand, the nearest first."""

from __future__ import annotations

import pytest

from citybeat.article import Article
from citybeat.explain.words import Words, holds
from citybeat.record import Span
from tests.report.made import ARTICLE, TEXT, record, span

WORDS = Words(ARTICLE, record())


def passage(text: str) -> Span:
    return Span.model_validate(span(text))


def at(start: int, end: int) -> Span:
    return Span(start=start, end=end, text=TEXT[start:end])


@pytest.mark.parametrize(("words", "near", "start"), [
    ("Vejle", 0, 0),
    ("Vejle", 45, TEXT.index("Vejle aims")),
    ("vejle AIMS", 0, TEXT.index("Vejle aims")),
    ("harbour\n\n mayor", 0, TEXT.index("harbour\n")),
])
def test_the_nearest_place(words: str, near: int, start: int) -> None:
    (found,) = WORDS.find(words, at(near, near + 1))
    assert found.start == start
    assert TEXT[found.start:found.end] == found.text


@pytest.mark.parametrize("words", ["Vejl", "Kolding leads Port", "", " ", None, "(.*)"])
def test_what_stands_nowhere(words: str | None) -> None:
    assert WORDS.find(words, at(0, 1)) == []


def test_a_passage_goes_before_a_nearer_place() -> None:
    within = passage("Vejle aims to cut")
    (found,) = WORDS.find("Vejle", at(0, 1), [within])
    assert holds(within, found)
    (other,) = WORDS.find("harbour", at(0, 1), [passage("Arun Desai")])
    assert other.start == TEXT.index("harbour")


def test_mentions_of_an_entry() -> None:
    (found,) = WORDS.mention("p2", at(0, 1))
    assert found.text == "Arun Desai"
    assert WORDS.mention(None, at(0, 1)) == []
    assert (WORDS.name("o1"), WORDS.name(None)) == ("Port of Kolding", None)


def test_a_title_apart_from_the_text() -> None:
    words = Words(Article("Berg spoke.", title="Lahtela visits Bergen"), record())
    near = Span(start=0, end=4, text="Berg")
    (found,) = words.find("bergen", near)
    assert (found.in_, found.start, found.text) == ("title", 15, "Bergen")


def test_countries_and_regions() -> None:
    text = "The Finnish town of Kotka. Danish ferries. A port in Texas."
    words = Words(Article(text), record())
    near, whole = Span(start=20, end=25, text="Kotka"), Span(start=0, end=len(text), text=text)
    assert [s.text for s in words.country("FI", near, [whole])] == ["Finnish"]
    assert [s.text for s in words.country("US", near, [whole])] == ["Texas"]
    assert words.country("FI", near, [Span(start=27, end=42, text=text[27:42])]) == []
    assert words.country("SE", near, [whole]) == []
    assert words.country(None, near, [whole]) == []
