"""Lists of roles in running text: "Project Director, Strategy Division, City of Oslo; and Assistant Director and Manager, Acme".

Works on character offsets of a passage, without a Doc: titles that share an organization are one entry each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from citybeat.extract.roles.lexicon import LINKS, lexicon, split

ITEM = re.compile(r"[^;\n]+")
PART = re.compile(r"[^,]+")
LEAD = re.compile(r"\s*(?:and\s+|as\s+|the\s+|a\s+|an\s+|at\s+|&\s+)*", re.I)
TIES = re.compile(r"\s+(?:at|for|with|of|in)\s+(?:the\s+)?", re.I)
SUFFIXES = frozenset({"inc", "ltd", "llc", "plc", "co", "corp", "gmbh", "ag", "sa", "oy"})


@dataclass(frozen=True)
class Piece:
    """Characters [start, end) of the passage."""

    start: int
    end: int


@dataclass
class Entry:
    """One title of a list and the organization parts after it, inner to outer."""

    title: Piece
    organization: list[Piece] = field(default_factory=list)


def entries(text: str) -> list[Entry]:
    """The titles of a list with their organizations; a part before the first title is dropped.

    >>> [(text[e.title.start:e.title.end], len(e.organization)) for text in ["Director and Manager, Acme"] for e in entries(text)]
    [('Director', 1), ('Manager', 1)]
    """
    out: list[Entry] = []
    for item in ITEM.finditer(text):
        group: list[Entry] = []
        pieces = list(parts(text, item.start(), item.end()))
        for piece, after in zip(pieces, [*pieces[1:], None], strict=False):
            titles = list(title_pieces(text, piece))
            if titles:
                if group and group[-1].organization:
                    group = []
                bodies_follow = after is not None and not list(title_pieces(text, after))
                new = [tied(text, t, of=not bodies_follow) for t in titles]
                if new[-1].organization:
                    for entry in new[:-1]:
                        entry.organization = entry.organization or list(new[-1].organization)
                group += new
                out += new
            elif group:
                for entry in group:
                    entry.organization.append(piece)
    return out


def parts(text: str, start: int, end: int) -> Iterator[Piece]:
    """Comma-separated parts without "and"; "Inc." and the like stay with the name before."""
    found: list[Piece] = []
    for match in PART.finditer(text, start, end):
        lead = LEAD.match(text, match.start(), match.end())
        a = lead.end() if lead else match.start()
        b = match.start() + len(match.group().rstrip(" ."))
        if match.group().rstrip().endswith(".") and text[a:b].rsplit(" ", 1)[-1].lower() in SUFFIXES:
            b += 1
        if a >= b:
            continue
        if found and text[a:b].strip(". ").lower() in SUFFIXES:
            found[-1] = Piece(found[-1].start, b)
        else:
            found.append(Piece(a, b))
    yield from found


def title_pieces(text: str, piece: Piece) -> Iterator[Piece]:
    """The titles of a part: the part itself, or both sides of an "and" that joins two titles; none for a name."""
    for match in re.finditer(r"\s+(?:and|&)\s+", text[piece.start:piece.end]):
        left = Piece(piece.start, piece.start + match.start())
        right = Piece(piece.start + match.end(), piece.end)
        if is_title(text[left.start:left.end]) and is_title(text[right.start:right.end]):
            yield from title_pieces(text, left)
            yield from title_pieces(text, right)
            return
    if is_title(text[piece.start:piece.end]):
        yield piece


def is_title(part: str) -> bool:
    """Whether a part ends in a known title, or has one before its first "of", "for" or "at".

    >>> is_title("Head of Sport"), is_title("Ministry of Labour"), is_title("Prime Minister's Office")
    (True, False, False)
    """
    words = split(part)
    stop = next((i for i, w in enumerate(words) if i and w in LINKS), len(words))
    known = lexicon()
    return any((phrase := known.head_at(words, i)) is not None and i + len(phrase) in (stop, len(words)) for i in range(stop))


def tied(text: str, piece: Piece, of: bool = True) -> Entry:
    """A title and the organization that "at", "for" or "of" joins to it within the part ("Head of Sport for the City of Oslo").

    Without `of` what comes after "of" is part of the title: the bodies follow after a comma.
    """
    ties = list(TIES.finditer(text[piece.start:piece.end]))
    for tie in ties:
        word = tie.group().split()[0].lower()
        rest = text[piece.start + tie.end():piece.end]
        if (word in ("at", "for", "with") and tie is not ties[0]) or word in ("at", "with") or (of and not is_field(rest)):
            return Entry(Piece(piece.start, piece.start + tie.start()), [Piece(piece.start + tie.end(), piece.end)])
    return Entry(piece)


def is_field(rest: str) -> bool:
    """Whether what follows "of" is a field of work (part of the title) rather than a body's name."""
    words = split(rest)
    known = lexicon()
    first = next((i for i, w in enumerate(words) if w in LINKS), len(words))
    plain = known.field_words | known["modifiers"] | {"and", "&", ",", "services", "affairs"}
    return all(w in plain for w in words[:first])
