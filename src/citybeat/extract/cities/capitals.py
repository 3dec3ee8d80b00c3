"""Mentions by description: "the Finnish capital", "Finland's capital"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc

from citybeat.extract.cities.lexicon import words
from citybeat.extract.facts import City, Mention
from citybeat.gazetteer.tables import load_tables
from citybeat.nlp.columns import columns_of


@lru_cache(maxsize=256)
def pattern_for(country: str) -> re.Pattern[str]:
    """Finds descriptions of a country's capital; "capital" of money (capital markets) is left out."""
    tables = load_tables()
    names = sorted({re.escape(form) for form, code, adjective in tables.forms() if code == country and not adjective}, reverse=True)
    adjectives = sorted({re.escape(form) for form, code, adjective in tables.forms() if code == country and adjective}, reverse=True)
    not_after = "|".join(sorted(words()["not_after_capital"]))
    owner = "|".join([f"(?:{'|'.join(names)})[’']s?", *([f"(?:[Tt]he )?(?:{'|'.join(adjectives)})"] if adjectives else [])])
    return re.compile(rf"(?<!\w)(?:{owner})\scapital(?: city)?(?!\w)(?!\s(?:{not_after})\b)")


def described(doc: Doc, cities: list[City]) -> Iterator[tuple[City, Mention]]:
    """Descriptions of those entries that are capitals."""
    text = columns_of(doc).text
    if "capital" not in text:
        return
    for city in cities:
        if city.place is not None and city.place.capital:
            for match in pattern_for(city.place.country).finditer(text):
                span = doc.char_span(*match.span())
                if span is not None:
                    yield city, Mention(span, "description")
