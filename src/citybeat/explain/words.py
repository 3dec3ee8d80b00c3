"""Where the words of a record's values stand in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from citybeat.article import Article
from citybeat.extract.cities.evidence import geo_mentions
from citybeat.record import Entry, Mention, Record, Span


class Words:
    """Looks words up in one article; everything is given and found as spans of the record."""

    def __init__(self, article: Article, record: Record):
        self.article = article
        entries: list[Entry] = [*record.cities, *record.people, *record.organizations]
        self.entries = {entry.id: entry for entry in entries}
        self.published = record.published

    def find(self, words: str | None, near: Span, within: Sequence[Span] = ()) -> list[Span]:
        """The place of some words that is nearest to a span: in one of the passages `within`, else anywhere; [] where there is none.

        White space and case need not be the same.
        """
        if not words or not words.split():
            return []
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(re.escape(w) for w in words.split()) + r"(?!\w)", re.IGNORECASE)
        return self.nearest([s for passage in within for s in matches(pattern, passage)], near) or self.nearest(
            [s for passage in self.everything() for s in matches(pattern, passage)], near)

    def mention(self, ref: str | None, near: Span, within: Sequence[Span] = ()) -> list[Span]:
        """The mention of an entry that is nearest to a span, one of the passages `within` before others."""
        entry = self.entries.get(ref or "")
        if entry is None:
            return []
        spans = [span_of(m) for m in entry.mentions]
        inside = [s for s in spans if any(holds(p, s) for p in within)]
        return self.nearest(inside or spans, near)

    def nearest(self, spans: Sequence[Span], near: Span) -> list[Span]:
        """The span with the fewest characters to another."""
        if not spans:
            return []
        return [min(spans, key=lambda s: (s.in_ != near.in_, max(s.start - near.end, near.start - s.end, 0), s.start))]

    def everything(self) -> Iterator[Span]:
        """The text, then the title where it was handed in apart."""
        yield Span(start=0, end=len(self.article.text), text=self.article.text)
        if self.article.title:
            yield Span(in_="title", start=0, end=len(self.article.title), text=self.article.title)

    def country(self, code: str | None, near: Span, within: Sequence[Span]) -> list[Span]:
        """The name or adjective of a country, or of a region of it, that is nearest to a span in some passages."""
        named = [s for s, codes in self.geography if code in codes]
        return self.nearest([s for s in named if any(holds(p, s) for p in within)], near)

    @cached_property
    def geography(self) -> list[tuple[Span, frozenset[str]]]:
        """The countries and regions named in the article, with the codes of the countries that they can mean."""
        return [
            (part(passage, m.start, m.end), frozenset([*m.countries, *(country for country, _ in m.regions)]))
            for passage in self.everything() for m in geo_mentions(passage.text)
        ]

    def name(self, ref: str | None) -> str | None:
        """The name of an entry."""
        entry = self.entries.get(ref or "")
        return entry.name if entry is not None else None


def matches(pattern: re.Pattern[str], passage: Span) -> Iterator[Span]:
    """Where a pattern matches in a passage."""
    return (part(passage, found.start(), found.end()) for found in pattern.finditer(passage.text))


def holds(passage: Span, span: Span) -> bool:
    """Whether a span stands in a passage."""
    return span.in_ == passage.in_ and passage.start <= span.start and span.end <= passage.end


def part(passage: Span, start: int, end: int) -> Span:
    """Characters [start, end) of a passage."""
    return Span(in_=passage.in_, start=passage.start + start, end=passage.start + end, text=passage.text[start:end])


def span_of(mention: Mention) -> Span:
    """A mention without its form."""
    return Span(in_=mention.in_, start=mention.start, end=mention.end, text=mention.text)
