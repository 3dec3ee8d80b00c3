"""People whom an article says to be dead: their offices are former ones."""

from __future__ import annotations

from collections.abc import Sequence

from citybeat.extract.facts import Person
from citybeat.extract.roles.chunks import PersonMention
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.words import Words

BEFORE, AFTER = 3, 6  # words before and after a name in which its death is stated


def dead_people(text: Words, people: Sequence[PersonMention]) -> set[Person]:
    """The people with "the death of", "the late" before a mention, or "has died", "was assassinated" after it."""
    before, after = lexicon()["death_before"], lexicon()["death_after"]
    out: set[Person] = set()
    for mention in people:
        left = text.lower[max(0, mention.start - BEFORE):mention.start]
        right = text.lower[mention.end:mention.end + AFTER]
        if states_death(left, right, before, after):
            out.add(mention.person)
    return out


def states_death(left: list[str], right: list[str], before: frozenset[str], after: frozenset[str]) -> bool:
    """Whether the words beside a name say that its bearer is dead.

    >>> states_death(["death", "of"], [], frozenset({"death"}), frozenset())
    True
    """
    if left[-1:] == ["late"] or (left[-1:] == ["of"] and left[-2:-1] and left[-2] in before):
        return True
    if right[:1] in (["'s"], ["’s"]):
        return right[1:2] in (["death"], ["funeral"], ["assassination"], ["murder"], ["killing"], ["obituary"])
    verbs = right[:4] if right[:1] in (["has"], ["was"], ["had"], ["who"], [","]) else right[:1]
    stop = next((i for i, w in enumerate(verbs) if w in (".", ";", "and", "that", "by", "when")), len(verbs))
    return any(w in after for w in verbs[:stop])
