"""Whether the text says outright that a name is that of a thing of another sort: a work, a product, an award, an event, a company.

What counts is the head noun of a predicate ("Lantern is a British sitcom") or an apposition ("Lantern, a video game by"), the noun before a
name or an enumeration of names ("the series Lantern and Harbour"), the noun behind it ("the Lantern sitcom"), and what is done with it
("received a Lantern Fellowship"). All of the text is read, the first that says anything decides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from spacy.tokens import Span

from citybeat.extract.projects import names
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.kinds import singular
from citybeat.extract.projects.lexicon import words
from citybeat.nlp.columns import Columns, columns_of

Sort = Literal["undertaking", "other"]
BE = frozenset({"is", "was", "are", "were"})
DETERMINERS = frozenset({"a", "an", "the", "another", "one"})
MARKS = frozenset({",", "(", "–", "—"})
TITLES = frozenset({"codename", "codenamed", "title", "titled"})
QUALIFIED = (
    ("broadcast_nouns", "broadcast_qualities"), ("software_nouns", "software_qualities"), ("funds_nouns", "funds_qualities"),
    ("transit_nouns", "transit_qualities"), ("nature_nouns", "nature_qualities"), ("sports_nouns", "sports_qualities"),
    ("business_nouns", "business_qualities"),
)
"""Nouns that are of another sort only behind some words: a television network, a hedge fund."""
INTRODUCED = frozenset({"introduced", "released", "marketed", "sold", "published", "created", "developed", "founded", "established"})
LONGEST_PHRASE = 14  # words of a predicate up to its head
LONGEST_INSERTION = 14  # words between a name and its verb: "Lantern, founded in Orla by Ana Ruiz, is a sitcom"
LONGEST_LIST = 24  # words of an enumeration
MOST_PLACES = 12  # occurrences of a name that are read
NEAR = 8  # words before a name in which it is received, presented or played


def is_otherwise(group: Group) -> bool:
    """Whether the first statement about what a group is calls it a thing of another sort; what is told to be an undertaking is none."""
    if any(c.told for c in group.candidates):
        return False
    best = max((site.name for site in group.sites), key=lambda s: (len(s), -s.start))
    columns = columns_of(best.doc)
    places = list(occurrences(best))
    said = next((sort for start, end in places for sort in told_of(columns, start, end)), None)
    if said == "other" or any(is_handled(columns, start, is_awarded(best)) for start, _ in places):
        return True
    return said is None and any(is_artistic(site.mention) for site in group.sites)


def occurrences(name: Span) -> Iterator[tuple[int, int]]:
    """Token offsets of the places where a text has a name, in the singular as well where it is a plural."""
    columns = columns_of(name.doc)
    text = singular(name.text) if len(name) > 1 else name.text
    for first, last in islice(whole_words(text, columns.text), MOST_PLACES):
        start, end = bisect_left(columns.offsets, first), bisect_left(columns.offsets, last)
        if columns.offsets[start:start + 1] == [first] and columns.offsets[end - 1] + len(columns.texts[end - 1]) == last:
            yield start, end


def whole_words(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Characters of the places where a text has a name, or its plural, as whole words.

    >>> list(whole_words("Orla Plan", "Orla Planning, Orla Plans, the Orla Plan"))
    [(15, 25), (31, 40)]
    """
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        ends = [e for e in (end + 1, end) if text[end:e] == "s" * (e - end) and not is_inside(text, e)]
        before = at > 0 and is_inside(text, at - 1)
        if ends and not before:
            yield at, ends[0]
        at = text.find(name, ends[0] if ends and not before else at + 1)


def is_inside(text: str, at: int) -> bool:
    """Whether a character is one of a word."""
    return text[at:at + 1].isalnum() or text[at:at + 1] == "_"


def told_of(columns: Columns, start: int, end: int) -> Iterator[Sort]:
    """What the words behind and before one occurrence say it is."""
    behind = past_brackets(columns, end)
    at = predicate(columns, behind, is_subject(columns, start))
    if at is not None:
        said = head_of(columns.lower, at, min(len(columns.lower), at + LONGEST_PHRASE))
        if said is not None:
            yield said
    if is_bare(columns, start, end) and noun_behind(columns, behind):
        yield "other"
    if noun_before(columns, start) and not is_modifier(columns, behind):
        yield "other"


def is_bare(columns: Columns, start: int, end: int) -> bool:
    """Whether no noun of an undertaking stands in a name itself: "the Lantern Project film" is about the project."""
    return words("undertakings").isdisjoint(columns.lower[start:end])


def is_modifier(columns: Columns, at: int) -> bool:
    """Whether a noun in small letters that is no work stands behind a name, so that what is said is said of it: "products such as the
    Lantern index"."""
    noun = columns.texts[at] if at < len(columns.texts) else ""
    return noun in words("thing_nouns") and noun not in words("works_of_media")


def past_brackets(columns: Columns, end: int) -> int:
    """Where the text goes on behind a closing quotation mark and brackets: "Lantern" (Orla) is."""
    lower, at = columns.lower, end
    while at < len(lower) and lower[at] in names.CLOSING:
        at += 1
    if at < len(lower) and lower[at].startswith("("):
        close = next((i for i in range(at, min(len(lower), at + LONGEST_INSERTION)) if lower[i].endswith(")")), None)
        at = close + 1 if close is not None else at
    return at


def is_subject(columns: Columns, start: int) -> bool:
    """Whether a name can be what a verb behind it speaks of: not in "the head of Lantern is a singer"."""
    at = past_opening(columns, start)
    return at == 0 or columns.lower[at - 1] not in words("lead_ins")


def predicate(columns: Columns, at: int, subject: bool) -> int | None:
    """Where the noun phrase begins that says what a name is: behind a comma, or where the name is the subject behind "is a", "was one of
    the" and an insertion between commas. Behind a comma "the" may begin a clause ("..., the company said")."""
    lower = columns.lower
    if at >= len(lower):
        return None
    if lower[at] in BE:
        return None if not subject else phrase(lower, at + 1) or introduced_as(lower, at + 1)
    if lower[at] not in MARKS:
        return None
    following = at + 1
    while following < len(lower) and lower[following] in {"which", "is", "was", "who"}:
        following += 1
    found = phrase(lower, following)
    if found is not None:
        return found if lower[following] != "the" or following > at + 1 else None
    if not subject:
        return None
    close = next((i for i in range(following, min(len(lower) - 2, at + LONGEST_INSERTION)) if lower[i] in {",", ")", "."}), None)
    if close is None or lower[close] == "." or lower[close + 1] not in BE:
        return None
    return phrase(lower, close + 2) or introduced_as(lower, close + 2)


def introduced_as(lower: Sequence[str], at: int) -> int | None:
    """Where the noun phrase begins behind "was introduced by Orla in 1994 as a"."""
    if at >= len(lower) or lower[at] not in INTRODUCED:
        return None
    found = next((i for i in range(at + 1, min(len(lower), at + NEAR)) if lower[i] in {"as", "."}), None)
    return phrase(lower, found + 1) if found is not None and lower[found] == "as" else None


def phrase(lower: Sequence[str], at: int) -> int | None:
    """Where a noun phrase goes on behind its determiner, "one of the" and a possessive; None where none begins."""
    if at + 2 < len(lower) and lower[at] == "one" and lower[at + 1] == "of":
        at += 2
    if at < len(lower) and lower[at] in DETERMINERS:
        return at + 1
    return None


def head_of(lower: Sequence[str], start: int, end: int) -> Sort | None:
    """What the head noun of a phrase says: the last noun of a known sort before a preposition, mark or verb ends it. "And" goes on only
    between what is said before the head ("a music and entertainment channel")."""
    found: Sort | None = None
    for i in range(start, end):
        word = lower[i]
        if word in {"and", "or", "&", "-", "/"}:
            if found is not None and word not in {"-", "/"}:
                break
            continue
        if word in names.POSSESSIVES or (i > start and word in words("officers") | words("speech_verbs")):
            found = None  # "a company official"
            continue
        if word in words("phrase_ends") or not word[0].isalnum():
            break
        found = sort_of(lower, start, i) or found
    return found


def sort_of(lower: Sequence[str], start: int, at: int) -> Sort | None:
    """What one noun says, by the words before it where it needs them: a "television network", a "river system"."""
    word = singular(lower[at])
    if is_qualified(lower[at], lower[start:at]):
        return "other"
    if word in words("undertakings") or word in words("nouns"):
        return "undertaking"
    return "other" if is_in(lower[at], "other_nouns") or is_in(lower[at], "works_of_media") else None


def is_qualified(noun: str, before: Sequence[str]) -> bool:
    """Whether the words before a noun make it one of another sort: a television network, a hedge fund, a cycling tour."""
    qualities = {part for word in before for part in (word, *word.split("-"))}
    return any(is_in(noun, nouns) and not words(needed).isdisjoint(qualities) for nouns, needed in QUALIFIED)


def is_in(word: str, name: str) -> bool:
    """Whether a word or its singular is in a list of the lexicon."""
    return word in words(name) or singular(word) in words(name)


def noun_behind(columns: Columns, at: int) -> bool:
    """Whether the small letters directly behind a name end in a noun of another sort: "the Lantern television series"."""
    lower, end = columns.lower, at
    while end < min(len(lower), at + 2) and columns.texts[end].islower() and lower[end] not in words("phrase_ends"):
        if lower[end] in words("undertakings") or lower[end] in words("nouns"):
            return False
        end += 1
    return any(lower[i] in words("works_of_media") for i in range(at, end))


def noun_before(columns: Columns, start: int) -> bool:
    """Whether a noun of works or software stands before a name, before "called", or before the enumeration that the name is in."""
    lower, at = columns.lower, past_opening(columns, start) - 1
    if at > 1 and lower[at] in words("called") | {"as"} and lower[at - 1] not in words("nouns"):
        at -= 2 if lower[at] == "as" else 1
        return any(is_other_noun(lower, i) for i in range(max(0, at - 3), at + 1)) and is_open(lower, at)
    if at > 1 and lower[at] in TITLES:
        return any(is_in(w, "works_of_media") for w in lower[max(0, at - NEAR):at])
    if at >= 0 and is_in(lower[at], "works_of_media") and columns.texts[at].islower():
        return not may_be_verb(lower, at)
    while at > max(0, start - LONGEST_LIST) and (is_item(columns, at) or lower[at] in names.OPENING or lower[at] in names.CLOSING):
        at -= 1
    if at > 0 and lower[at] in {"including", "as", "like"}:
        at -= 2 if lower[at] == "as" else 1
        at -= lower[at] == ","
    return at >= 0 and lower[at] in words("media_plurals") and not may_be_verb(lower, at)


def is_other_noun(lower: Sequence[str], at: int) -> bool:
    """Whether a word is a noun of works, software or another sort; a book of loans or orders is none."""
    ledger = singular(lower[at]) == "book" and at > 0 and lower[at - 1] in words("ledgers")
    return not ledger and (is_in(lower[at], "works_of_media") or is_in(lower[at], "other_nouns"))


def may_be_verb(lower: Sequence[str], at: int) -> bool:
    """Whether a word can be a verb or adjective rather than a noun of works: "figures show", "a single"; not so in "her show"."""
    before = lower[at - 1] if at else ""
    nominal = before in DETERMINERS | names.POSSESSIVES or before in words("possessors") | words("broadcast_qualities")
    return lower[at] in words("verbal_works") and (not nominal or lower[at] == "single")


def is_open(lower: Sequence[str], at: int) -> bool:
    """Whether no noun of an undertaking stands just before "called"."""
    return words("undertakings").isdisjoint(lower[max(0, at - 2):at + 1])


def is_item(columns: Columns, at: int) -> bool:
    """Whether a word can stand in an enumeration of titles."""
    first = columns.texts[at][0]
    return first.isupper() or first.isdigit() or columns.lower[at] in {",", "and", "the", "&", "of", "a", "in"}


def past_opening(columns: Columns, start: int) -> int:
    """Where a name begins with its quotation mark and article."""
    while start > 0 and (columns.lower[start - 1] in {"the", "a", "an"} or columns.texts[start - 1] in names.OPENING):
        start -= 1
    return start


def is_handled(columns: Columns, start: int, awarded: bool) -> bool:
    """Whether persons receive it, play in it, present or win it."""
    before = columns.lower[max(0, start - NEAR):start]
    ends = [i for i, word in enumerate(before) if word in {".", ";"}]
    before = before[ends[-1] + 1:] if ends else before
    if awarded and is_byname(before):  # "was awarded an Orla Fellowship, also known as a Tide Grant"
        before = columns.lower[max(0, start - 2 * NEAR):start]
    if awarded and not words("receiving").isdisjoint(before):
        return True
    while before and (before[-1] in DETERMINERS or before[-1] in names.OPENING or before[-1] in words("event_qualities")):
        before = before[:-1]
    return len(before) > 1 and before[-1] in {"of", "in", "on"} and before[-2] in words("contest_roles")


def is_byname(before: Sequence[str]) -> bool:
    """Whether words end in "known as", its article apart."""
    plain = [word for word in before if word not in DETERMINERS and word not in names.OPENING]
    return plain[-1:] == ["as"] and plain[-2] in words("called_or_known") if len(plain) > 1 else False


def is_awarded(name: Span) -> bool:
    """Whether a name ends like that of money or honours for single persons: "Orla Fellowship"."""
    return singular(name[-1].lower_) in words("award_heads")


def is_artistic(mention: Span) -> bool:
    """Whether it is a "movement" of which the sentence speaks as one of art: of painters, poets, exhibitions."""
    columns, sentence = columns_of(mention.doc), mention.sent
    at = past_brackets(columns, mention.end)
    if "movement" not in {columns.lower[mention.end - 1], *columns.lower[at:at + 1]}:
        return False
    return not words("art_words").isdisjoint(columns.lower[sentence.start:sentence.end])
