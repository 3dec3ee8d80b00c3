"""Metadata wins over the date at the top; what is no date is passed over."""

from __future__ import annotations

import pytest
import spacy

from citybeat.article import Article
from citybeat.nlp.notes import notes_of
from citybeat.nlp.published import published_of

TEXT = "LIMA, 4 March 2024 - The council met on Monday to vote on the budget for the year, officials said."


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        (TEXT, None, ("2024-03-04", "dateline")),
        (TEXT, "2023-01-02T10:00:00Z", ("2023-01-02", "metadata")),
        (TEXT, "some day", ("2024-03-04", "dateline")),
        ("The council met.", "May 2021", ("2021-05", "metadata")),
        ("The council met.", None, (None, None)),
    ],
)
def test_published_of(text: str, stated: str | None, expected: tuple[str | None, str | None]) -> None:
    doc = spacy.blank("en")(text)
    notes_of(doc)["citybeat.article"] = Article(text, published=stated)
    assert published_of(doc) == expected


def test_a_doc_without_article() -> None:
    assert published_of(spacy.blank("en")(TEXT)) == ("2024-03-04", "dateline")
