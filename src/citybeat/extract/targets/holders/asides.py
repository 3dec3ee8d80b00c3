"""Who stands beside the subject of an aim: in an aside, in apposition, as the object of another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citybeat.extract.targets.clauses import DASHES, POSSESSIVES
from citybeat.extract.targets.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Span

    from citybeat.extract.targets.holders.subjects import Subject, Subjects

ARTICLES = frozenset({"the", "a", "an", "its", "their", "our"})
INDEFINITE = frozenset({"a", "an", "one"})
CONJUNCTIONS = frozenset({"and", "&", "or"})
RELATIVES = frozenset({"what", "which", "whom", "whose", "where", "when"})
SUBJECTS = frozenset({"it", "they", "he", "she"})
INTO = frozenset({"in", "into", "on", "against", "across", "over", "at", "near"})  # where what a name owns happens
QUOTES = frozenset({'"', "“", "”", "‘", "``", "''"})
BRACKETS = frozenset({")", ">"})
SEAT = 5  # words from a town to "based" behind the name of its region
KINDS = 2  # words between a number and the first of two kinds


def is_aside(subjects: Subjects, found: Subject, begin: int, at: int) -> bool:
    """Whether another verb than the aim's has a noun phrase: the object of one before "and" ("trained Ghent's officers and hopes"), the
    subject of a relative clause ("what Ghent calls a record, hoping"), what a clause about the subject tells of."""
    doc, lower = subjects.doc, subjects.lower
    i, between = subjects.before_phrase(found.start, begin), lower[found.end:at]
    while i > begin and (doc[i].like_num or lower[i].endswith("ly") or lower[i] in ("almost", "about", "over")):
        i -= 1
    if i < begin:
        return False
    if "," in between and ends_aside(subjects, found, begin):
        return True
    if lower[i] in RELATIVES:
        return "," in between and i > begin  # "When Ruiz met Lund, she pledged" begins with a clause of its own
    return not CONJUNCTIONS.isdisjoint(between) and is_transitive(subjects, i, begin)


def ends_aside(subjects: Subjects, found: Subject, begin: int) -> bool:
    """Whether a noun phrase stands in an aside that tells of a name before it ("Acme, founded by a friend of Ruiz, plans", "Acme, which
    runs Orla stores, plans"); not one in which somebody speaks."""
    lower, lists = subjects.lower, subjects.lists
    comma = next((i for i in range(found.start - 1, begin, -1) if lower[i] == ","), begin)
    if comma not in subjects.ends and lower[comma - 1] not in BRACKETS and lower[comma + 2] != "by":
        return False  # "The amendment, drafted by Ruiz, aims" tells of a thing
    first, inside = lower[comma + 1], lower[comma + 1:found.start]
    if first in ("which", "who", "whose"):
        return found.kind != "pronoun" and lists["speech"].isdisjoint([*inside, *lower[found.end:found.end + 1]])
    told = found.kind == "name" and lower[found.end] == ","
    return told and (first.endswith("ed") or first in lists["irregular"] or "by" in inside)  # "Acme, the mill founded by baker Ruiz, plans"


def is_transitive(subjects: Subjects, i: int, begin: int) -> bool:
    """Whether a word is a verb with a subject before it, and an object after it."""
    word, lists = subjects.lower[i], subjects.lists
    if i <= begin or i in subjects.inside or word in lists["speech"] | lists["auxiliaries"] | lists["telling"]:
        return False
    if not (word.endswith("ed") or word in lists["irregular"]) or word in ("say", "think", "hope", "know", "believe", "insist"):
        return False
    before = subjects.lower[i - 1]
    return i in subjects.ends or before in ("has", "have", "had") or any(
        before in lists[name] for name in ("pronouns", "bodies", "groups", "tellers"))


def is_made_by(subjects: Subjects, start: int, begin: int) -> bool:
    """Whether a noun phrase at a word is the object of the verb behind a name ("Ruiz founded [the country]'s first mill and pledged")."""
    i = subjects.before_phrase(start, begin)
    return i > begin and i in subjects.ends and is_transitive(subjects, i, begin)


def is_object(subjects: Subjects, found: Subject, pronoun: Subject, begin: int) -> bool:
    """Whether a name is what the verb of another name is about, before the clause of a pronoun ("When Ruiz met Lund, he pledged")."""
    i = subjects.before_phrase(found.start, begin)
    apart = pronoun.word in SUBJECTS and "," in subjects.lower[found.end:pronoun.start]
    return apart and found.kind == "name" and i > begin and i in subjects.ends and is_transitive(subjects, i, begin)


def is_apposition(subjects: Subjects, first: int, begin: int, end: int, at: int) -> bool:
    """Whether words say what the name before them is ("Acme, Chad's largest brewer, plans", "Peru and Chad, two nations with mines, plan",
    "Acme, a subsidiary of Orla, is looking")."""
    lower, i = subjects.lower, first - 1
    while i > begin and (lower[i] in ARTICLES or subjects.doc[i].like_num):
        i -= 1
    if i <= begin or lower[i] != "," or "," not in lower[end:at]:
        return False
    if lower[end] == ",":
        return i in subjects.ends or lower[i - 1] in BRACKETS  # "Acme <ACME.N>, Chad's largest brewer, plans"
    told = lower[end].endswith("ed") or lower[end] in subjects.lists["prepositions"]  # "Acme, the mill founded in May, plans"
    loose = told or lower[i + 1] in INDEFINITE or subjects.doc[i + 1].like_num or not POSSESSIVES.isdisjoint(lower[i + 1:end])
    return loose and i in subjects.ends and subjects.ending(i, begin, at) is not None


def is_alias(subjects: Subjects, start: int, end: int) -> bool:
    """Whether a name is another one of what stands before it ("the central bank, or CBP, said")."""
    lower = subjects.lower
    return start > 1 and lower[start - 1] == "or" and lower[start - 2] == "," and end < len(lower) and lower[end] == ","


def is_kind(subjects: Subjects, start: int, end: int) -> bool:
    """Whether a name says of what kind the bearer of the name before it is ("Ruiz, a Republican, plans")."""
    lower = subjects.lower
    if start < 2 or lower[start - 1] not in INDEFINITE or lower[start - 2] != "," or start - 2 not in subjects.ends:
        return False
    return end < len(lower) and lower[end] == ","


def is_paper(subjects: Subjects, following: str) -> bool:
    """Whether the noun after a person's name is what bears it ("the Ruiz amendment")."""
    return following in subjects.lists["papers"] and following not in words("aim_nouns")


def without_place(subjects: Subjects, between: list[str], reach: int) -> list[str]:
    """The words from a possessive name to its aim, without where it happens what the name owns ("Chad's army push [into northern Togo]
    aims"); not behind one who can aim himself ("Chad's mayor in Togo")."""
    place = next((i for i, word in enumerate(between) if i > 1 and word in INTO), len(between))
    if place == len(between) or len(between) - place > reach:
        return between
    lists, owned = subjects.lists, between[:place]
    human = not (lists["posts"] | lists["tellers"]).isdisjoint(owned) or owned[-1] in lists["bodies"] | lists["groups"]
    return between if human else owned


def unquoted(between: list[str]) -> list[str]:
    """The words from a possessive to its aim, without a name in quotation marks ("our '40 by 40' goal")."""
    marks = [i for i, word in enumerate(between) if word in QUOTES]
    return [w for i, w in enumerate(between) if not marks[0] <= i <= marks[-1]] if len(marks) == 2 else between


def is_dashed(subjects: Subjects, begin: int, end: int) -> bool:
    """Whether a dash parts words [begin, end): no hyphen, as in "Chad's long-sought pledge"."""
    doc = subjects.doc
    return any(subjects.lower[i] in DASHES and (doc[i].whitespace_ or doc[i - 1].whitespace_) for i in range(begin, end))


def is_antecedent(subjects: Subjects, end: int, at: int) -> bool:
    """Whether a clause about a noun phrase leads to the aim ("lies with the ministry, which has said it wants")."""
    lower, lists = subjects.lower, subjects.lists
    i = lower.index(")", end) + 1 if lower[end:end + 3:2] == ["(", ")"] else end  # "with Orla Foods (OF), which"
    i += i < at and lower[i] == ","
    if i >= at or lower[i] not in ("which", "who") or "," in lower[i:at]:
        return False
    return i + 1 == at or lower[i + 1] in lists["speech"] | lists["auxiliaries"] | words("clause_verbs")


def is_urged(subjects: Subjects, start: int, begin: int, end: int, at: int) -> bool:
    """Whether somebody else asks the bearer of a name for what is before the aim ("pressed Chad to come, with the aim of")."""
    i = subjects.before_phrase(start, begin)
    return i > begin and end + 1 < at and subjects.lower[end] == "to" and subjects.lower[i] in subjects.lists["urging"]


def is_seat(subjects: Subjects, mention: Span, end: int) -> bool:
    """Whether a name only says where the next one is at home: "[Ghent], East Flanders-based Orla"."""
    if mention.label_ != "LOC" or subjects.lower[end:end + 1] != [","]:
        return False
    return any(is_based(subjects, i) for i in range(end + 2, min(end + 2 + SEAT, len(subjects.lower))))


def is_based(subjects: Subjects, i: int) -> bool:
    """Whether a word ends what says where somebody is at home: "Ghent-based"."""
    lower = subjects.lower
    return (lower[i] == "based" and lower[i - 1] == "-") or lower[i].endswith("-based")


def counted(subjects: Subjects, start: int, begin: int) -> int:
    """Where the number stands that counts a noun of two kinds, the second of which begins at a word: "[50 oil and] gas companies"; `start`
    where none does."""
    if start - 2 <= begin or start in subjects.inside or subjects.lower[start - 1] not in CONJUNCTIONS:
        return start
    number = next((i for i in range(start - 3, max(begin, start - 3 - KINDS) - 1, -1) if subjects.doc[i].like_num), None)
    return number if number is not None and all(subjects.narrows(i, begin) for i in range(number, start - 1)) else start
