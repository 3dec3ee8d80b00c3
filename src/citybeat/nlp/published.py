"""The date of an article: from its metadata, else from a date at its top."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Doc

from citybeat.article import Article
from citybeat.nlp.layout import layout_of, read_date
from citybeat.nlp.notes import notes_of

Basis = Literal["metadata", "dateline"]


def published_of(doc: Doc) -> tuple[str | None, Basis | None]:
    """ISO 8601 date at the precision stated, and where it was found; metadata that holds no date is passed over."""
    article: Article | None = notes_of(doc).get("citybeat.article")
    stated = article.published if article is not None else None
    if stated and re.search(r"\d", stated) and (found := read_date(stated)):
        return found, "metadata"
    dateline = layout_of(doc).published
    return (dateline, "dateline") if dateline else (None, None)


def published_year(doc: Doc) -> int | None:
    """The year of an article, where it is known."""
    published, _ = published_of(doc)
    return int(published[:4]) if published else None
