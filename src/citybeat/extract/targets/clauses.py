"""Sentences, clauses and where a goal begins and ends."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from citybeat.extract.targets.lexicon import words

MAX_GOAL = 45
STOPS = frozenset(".!?;")
DASHES = frozenset({"-", "–", "—", "--"})
POSSESSIVES = frozenset({"'s", "’s", "’", "'"})
CLOSING = frozenset("”\"’')]»")


def sentences(doc: Doc) -> Iterator[Span]:
    """doc.sents, cut again after a full stop before a capital, and without white space at the ends."""
    for sent in doc.sents:
        start = sent.start
        for i in range(sent.start, sent.end):
            if _ends(doc, i, sent.end):
                yield from _trimmed(doc, start, i + 1)
                start = i + 1
        yield from _trimmed(doc, start, sent.end)


def _ends(doc: Doc, i: int, end: int) -> bool:
    if "\n" in doc[i].text:
        return True
    if i + 1 >= end or not (doc[i].text in ".!?" or (doc[i].text in CLOSING and i and doc[i - 1].text in ".!?")):
        return False
    following = doc[i + 1].text
    if following in CLOSING and not (following in "\"'’" and doc[i].whitespace_):
        return False
    return (following[:1].isupper() or following[:1] in "“\"‘'([" or following[:1].isdigit()) and bool(doc[i].whitespace_)


def _trimmed(doc: Doc, start: int, end: int) -> Iterator[Span]:
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    if start < end:
        yield doc[start:end]


def clause_end(doc: Doc, start: int, end: int) -> int:
    """Where the clause that begins at a word ends, at most at `end`."""
    i = start
    while i < min(end, start + MAX_GOAL):
        word = doc[i].lower_
        dash = word in DASHES and i > start + 1 and doc[i - 1].whitespace_ and doc[i].whitespace_
        if dash or word in STOPS or word in words("breaks"):
            break
        if word in ("and", ",", "or") and i + 1 < end and doc[i + 1].lower_ in words("clause_verbs"):
            break
        if word == "," and i + 1 < end and _ends_clause(doc, i + 1, end):
            break
        if word in "”\"" and i > start and i + 1 < end and (doc[i - 1].text == "," or _speaker_follows(doc, i + 1, end)):
            break
        i += 1
    return without_trailing(doc, start, i)


def without_trailing(doc: Doc, start: int, end: int) -> int:
    """Where words end without white space, commas, opening brackets, dashes and conjunctions at their end."""
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in ",;:(“" or doc[end - 1].text in DASHES
                           or doc[end - 1].lower_ in ("and", "or")):
        end -= 1
    return end


def _ends_clause(doc: Doc, i: int, end: int) -> bool:
    """Whether the word after a comma begins something else than more of the goal."""
    return doc[i].lower_ in words("relative") or doc[i].text in CLOSING or _speaker_follows(doc, i, end)


def _speaker_follows(doc: Doc, i: int, end: int) -> bool:
    """Whether "Smith said", "the minister told" and the like begin at a word."""
    return any(doc[k].lower_ in words("speech") for k in range(i, min(end, i + 5)) if not any(doc[m].text in ",;" for m in range(i, k)))


def noun_phrase_start(doc: Doc, noun: int, begin: int) -> int:
    """Where the words that narrow a noun begin ("43 per cent emissions reduction" before "target")."""
    i = noun
    while i > begin and noun - i < 9 and (not _breaks_phrase(doc[i - 1]) or _in_range(doc, i - 1, begin)):
        i -= 1
    return i


def _in_range(doc: Doc, i: int, begin: int) -> bool:
    """Whether a word is the "to" of "1.5 to 2 degrees"."""
    return doc[i].lower_ == "to" and i > begin and doc[i - 1].like_num and doc[i + 1].like_num


def _breaks_phrase(token: Token) -> bool:
    return (token.is_space or token.lower_ in words("noun_breaks") or token.text in ",.;:!?()“”\"‘" or token.lower_ in POSSESSIVES
            or (token.text in DASHES and bool(token.whitespace_)))
