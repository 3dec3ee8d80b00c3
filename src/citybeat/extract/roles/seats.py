"""Bodies by which an office is told apart behind a name or before one: a state in brackets, somebody's office, a predecessor's country."""

from __future__ import annotations

from collections.abc import Iterable

from citybeat.extract.roles.bodies import POSSESSIVE, Bodies
from citybeat.extract.roles.lexicon import SUCCEEDING
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.phrases import Post
from citybeat.extract.roles.words import Words

Span = tuple[int, int]

PARTY_LETTERS = frozenset({"D", "R", "I", "DFL"})  # before the hyphen and the state: "R-Texas"
TWO_WORDS = frozenset({"north", "south", "new", "west", "rhode"})  # that states of two words begin with
BEHIND = ("(", ",", "[")
STAFFS = frozenset({"office", "administration", "cabinet", "government", "campaign", "team", "party", "secretariat", "household"})
PARTISANS = frozenset({"republican", "democrat", "independent", "liberal", "conservative", "nationalist"})
LEANINGS = frozenset({"moderate", "senior", "freshman", "progressive", "centrist", "first-term", "longtime", "veteran", "fellow", "top"})
GONE = frozenset({"death", "resignation", "ouster", "ousting", "removal", "assassination", "overthrow", "impeachment", "departure"})
UPON = frozenset({"after", "following", "upon"})


def ally_from(words: Words, bodies: Bodies, link: Link) -> Span | None:
    """"Rep. Jane Roe, a Republican from Norland", "Senator Tom Poe, the Norland independent": the state of who is told by their party."""
    i, lower = link.person.end, words.lower
    if lower[i:i + 1] != [","] or i + 3 >= len(lower):
        return None
    i += 1 + (lower[i + 1] in ("a", "an", "the"))
    while lower[i] in LEANINGS and i + 3 < len(lower):
        i += 1
    if lower[i] in PARTISANS:
        return bodies.place_at(i + 2) if lower[i + 1] in ("from", "of") else None
    place = bodies.place_at(i)
    return place if place is not None and place[1] < len(lower) and lower[place[1]] in PARTISANS else None


def seat_of(words: Words, bodies: Bodies, post: Post) -> Span | None:
    """"Jane Roe, member of parliament from Norland": whom a legislator was sent by."""
    i = post.title.end
    return bodies.place_at(i + 1 + (words.lower[i + 1:i + 2] == ["the"])) if words.lower[i:i + 1] == ["from"] else None


def state_behind(words: Words, link: Link) -> Span | None:
    """"Rep. Jane Roe (D-Minn.)", "Senator Tom Poe, R-Texas,": the state that a party's letter and a hyphen lead to behind a name."""
    i, doc = link.person.end, words.doc
    if words.lower[i:i + 1] == [] or words.lower[i] not in BEHIND or i + 3 >= len(doc):
        return None
    if doc[i + 1].text not in PARTY_LETTERS or words.lower[i + 2] not in ("-", "–"):
        return None
    end = i + 4 + (words.lower[i + 3] in TWO_WORDS)
    end += words.lower[end:end + 2] in ([".", ","], [".", ")"])  # the stop of "Vt."
    return (i + 3, end) if doc[i + 3].text[0].isupper() else None


def staff_of(words: Words, bodies: Bodies, post: Post) -> Span | None:
    """"deputy head of President Jane Roe's | office": the office or campaign of a person, with the title before the name."""
    lower, named, i = words.lower, words.named, post.title.end
    if lower[i:i + 1] not in (["of"], ["at"], ["for"], ["in"]) or i + 3 >= len(lower):
        return None
    start = end = i + 1 + (lower[i + 1] == "the")
    while end < len(lower) and end - start < 5 and named[end] != "PERSON" and words.doc[end].is_title:
        end += 1  # the title
    if end == start or named[end:end + 1] != ["PERSON"]:
        return None
    end = words.name_end[end]
    owned = lower[end:end + 1] and lower[end] in POSSESSIVE and lower[end + 1:end + 2] and lower[end + 1] in STAFFS
    return (start, end + 2) if owned else None


def outgone(words: Words, posts: Iterable[Post], begin: int) -> list[Post]:
    """"acting president of Norland after the death of | President Roe": the offices told of before word `begin` of the sentence where
    the words between tell that the one named there has left it."""
    start, _ = words.sentences[words.sentence_of(begin)]
    return [post for post in posts if start <= post.title.start < begin and is_left(words.lower[post.title.end:begin])]


def is_left(between: list[str]) -> bool:
    """
    >>> is_left("of Norland after the death of".split()), is_left("wept over the death of".split())
    (True, False)
    """
    return not SUCCEEDING.isdisjoint(between) or not (GONE.isdisjoint(between) or UPON.isdisjoint(between))
