"""Institutions without a name of their own right before a title: "foreign ministry spokesman", "supreme court justice"."""

from __future__ import annotations

from collections.abc import Sequence

from citybeat.extract.roles.lexicon import lexicon

STATE_OFFICES = frozenset({"foreign", "home", "cabinet"})  # "Foreign Office | minister"
LONGEST = 5  # words of an institution


def institution_before(lower: Sequence[str], end: int, floor: int = 0) -> int | None:
    """The first word of an institution whose last word is right before word `end`: a body of the state and what it is for.

    A parliament is one by itself; a ministry, court or bank needs a word that says which. None where there is none.
    """
    known = lexicon()
    core = lower[end - 1] if end > floor else ""
    alone = core in known["sole_institutions"]
    if core == "office" and end - 1 > floor and lower[end - 2] in STATE_OFFICES:
        return end - 2
    if not alone and core not in known["institutions"]:
        return None
    start = end - 1
    while start > floor and end - start < LONGEST and qualifies(lower, start, end):
        start -= 1
    if start < end - 1 and lower[start] in ("and", "&"):
        start += 1
    return start if alone or start < end - 1 else None


def qualifies(lower: Sequence[str], start: int, end: int) -> bool:
    """Whether the word before `start` says which institution is meant, or joins two that do."""
    known, word = lexicon(), lower[start - 1]
    if word in ("and", "&"):
        return start < end - 1 and start > 1 and lower[start - 2] in known.field_words
    return word in known["courts"] if lower[end - 1] in ("court", "tribunal", "bank") else word in known.field_words


def institution_within(lower: Sequence[str], start: int, head: int) -> int:
    """Where a title's own words go on behind the institution that opens it ("central bank | governor"); `start` where none does.

    What is whole with its house ("assembly speaker", "senate president") stays so.
    """
    known = lexicon()
    for end in range(head, start, -1):
        core = lower[end - 1]
        if (core in known["institutions"] or core == "office") and institution_before(lower, end, start) == start:
            return end
    return start
