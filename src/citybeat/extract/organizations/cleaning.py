"""From a span that a model marked to the span of an organization's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from citybeat.extract.organizations.names import LEGAL, LEXICON, SMALL, is_generic, is_origin, key_of
from citybeat.nlp.columns import Columns, columns_of

LEADING, TRAILING = frozenset(LEXICON["leading_junk"]), frozenset(LEXICON["trailing_junk"])
POSSESSIVES = frozenset({"'s", "’s", "‘s", "'", "’", "‘", "'S", "’S"})
MARKS = frozenset("\"“”„«»‘[]{}*•|/\\_;:,.!?—–-…#")


def cleaned(span: Span) -> list[Span]:
    """The names in a span: cut at line breaks, brackets and commas; without articles, possessives and words round the name."""
    columns = columns_of(span.doc)
    bounds = [trimmed(columns, start, end) for start, end in parts(columns.texts, span.start, span.end)]
    return [span.doc[start:end] for start, end in filter(None, bounds)]


def parts(texts: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for i in range(start, end):
        if not texts[i].isalnum() and breaks(texts, i, end):
            if at < i:
                yield at, i
            at = i + 1
    if at < end:
        yield at, end


def breaks(texts: Sequence[str], i: int, end: int) -> bool:
    """Whether a token stands between two names; a comma before "Inc." or in a list inside one name ("Food, Drugs and Health") does not."""
    text = texts[i]
    if text.isspace():
        return "\n" in text
    if text in "()[]|;":
        return True
    if text != ",":
        return False
    after = texts[i + 1] if i + 1 < end else ""
    if after.lower().strip(".") in LEGAL:
        return False
    rest = texts[i + 1:min(end, i + 6)]
    return not ("and" in rest or "&" in rest) or "of" in rest[:2]


def trimmed(columns: Columns, start: int, end: int) -> tuple[int, int] | None:
    """Bounds without what does not belong to a name; None where nothing with a capital is left."""
    texts = columns.texts
    if not POSSESSIVES.isdisjoint(texts[start:end]):
        owner = next(i for i in range(start, end) if texts[i] in POSSESSIVES)
        if owner + 1 < end and is_owner(columns.between(start, owner)):
            start = owner + 1
    while start < end and (texts[start].isspace() or texts[start] in MARKS or texts[start] in POSSESSIVES or leads(texts[start])):
        start += 1
    while end > start and trails(texts, start, end):
        end -= 1
    return (start, end) if start < end and (texts[start][0].isupper() or any(map(str.isupper, columns.between(start, end)))) else None


def is_owner(text: str) -> bool:
    """Whether a possessive in front is no part of the name: a country, or only the kind of a body ("the Agency's Advisory Panel")."""
    words = key_of(text)
    return bool(words) and (is_generic(words) or all(is_origin(w) for w in words))


def leads(word: str) -> bool:
    return word in ("The", "A", "An", "Former", "Our", "Its") or (word.islower() and word in LEADING) or (word.islower() and word.isalpha())


def trails(texts: Sequence[str], start: int, end: int) -> bool:
    text = texts[end - 1]
    if text.isspace() or text in POSSESSIVES or text in MARKS:
        return True
    if end - start == 1:
        return False
    if text.lower() in TRAILING:
        return text.islower()
    return text.islower() and (text in SMALL or text.isalpha()) and text not in LEGAL and texts[end - 2] != "-"
