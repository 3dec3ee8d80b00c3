"""From a span that a model marked to the span of an organization's name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from citybeat.extract.organizations.names import LEGAL, LEXICON, SMALL, is_generic, is_origin, key_of

LEADING, TRAILING = frozenset(LEXICON["leading_junk"]), frozenset(LEXICON["trailing_junk"])
POSSESSIVES = frozenset({"'s", "’s", "‘s", "'", "’", "‘", "'S", "’S"})
MARKS = frozenset("\"“”„«»‘[]{}*•|/\\_;:,.!?—–-…#")


def cleaned(span: Span) -> list[Span]:
    """The names in a span: cut at line breaks, brackets and commas; without articles, possessives and words round the name."""
    found = []
    for start, end in parts(span.doc, span.start, span.end):
        bounds = trimmed(span.doc, start, end)
        if bounds is not None:
            found.append(span.doc[bounds[0]:bounds[1]])
    return found


def parts(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for i in range(start, end):
        if breaks(doc, i, end):
            if at < i:
                yield at, i
            at = i + 1
    if at < end:
        yield at, end


def breaks(doc: Doc, i: int, end: int) -> bool:
    """Whether a token stands between two names; a comma before "Inc." or in a list inside one name ("Food, Drugs and Health") does not."""
    token = doc[i]
    if token.is_space:
        return "\n" in token.text
    if token.text in "()[]|;":
        return True
    if token.text != ",":
        return False
    after = doc[i + 1].text if i + 1 < end else ""
    if after.lower().strip(".") in LEGAL:
        return False
    rest = [t.text for t in doc[i + 1:min(end, i + 6)]]
    return not ("and" in rest or "&" in rest) or "of" in rest[:2]


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Bounds without what does not belong to a name; None where nothing with a capital is left."""
    owner = next((i for i in range(start, end) if doc[i].text in POSSESSIVES), end)
    if owner + 1 < end and is_owner(doc[start:owner].text):
        start = owner + 1
    while start < end and (doc[start].is_space or doc[start].text in MARKS or doc[start].text in POSSESSIVES or leads(doc[start].text)):
        start += 1
    while end > start and trails(doc, start, end):
        end -= 1
    return (start, end) if start < end and any(c.isupper() for c in doc[start:end].text) else None


def is_owner(text: str) -> bool:
    """Whether a possessive in front is no part of the name: a country, or only the kind of a body ("the Agency's Advisory Panel")."""
    words = key_of(text)
    return bool(words) and (is_generic(words) or all(is_origin(w) for w in words))


def leads(word: str) -> bool:
    return word in ("The", "A", "An", "Former", "Our", "Its") or (word.islower() and word in LEADING) or (word.islower() and word.isalpha())


def trails(doc: Doc, start: int, end: int) -> bool:
    token = doc[end - 1]
    if token.is_space or token.text in POSSESSIVES:
        return True
    if token.text in MARKS:
        return True
    if token.lower_ in TRAILING and end - start > 1:
        return token.text.islower()
    ordinary = token.text.islower() and (token.lower_ in SMALL or token.is_alpha) and token.text not in LEGAL
    return end - start > 1 and ordinary and doc[end - 2].text != "-"
