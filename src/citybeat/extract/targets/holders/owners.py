"""Whose aim it is where the words around it say so: "the aim of Acme is to", "rules drafted by Acme seek to"."""

from __future__ import annotations

from spacy.tokens import Span

from citybeat.extract.targets.holders.subjects import Subject, Subjects, any_of, lists
from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import Candidate

AGENT = 10  # words from "by" to the end of its noun phrase
PARTICLES = frozenset({"forward", "up", "out", "together", "down"})  # "put forward by"
ACRONYM = 3  # letters of an acronym that is looked up
JOINING = frozenset({"of", "the", "and", "for", "&", ",", "on"})
PLACED = 3  # words of a place in brackets inside a name
HANDED = 6  # words from "proposals" to "by"
PROPOSED = frozenset({"proposal", "proposals", "plan", "plans", "scheme", "application"})
BEHIND = 12  # words behind a goal in which "by" may name who plans it


def owner_inside(subjects: Subjects, candidate: Candidate) -> Span | None:
    """The name in "the aim of Acme is to", "a pledge from Acme for"."""
    trigger, mentions = candidate.trigger, subjects.mentions
    if trigger is None:
        return None
    if candidate.goal.start < trigger.start:  # "the [Finnish government's 9% target]", "the [Acme output target]"
        first = next((m for m in mentions if candidate.goal.start <= m.start and m.end <= trigger.start), None)
        if first is not None and first.label_ != "PERSON":
            return first
    inside = [m for m in mentions if trigger.start < m.start and m.end <= trigger.end]
    owner = next((m for m in inside if subjects.lower[m.start - 1] in ("of", "the")), None)
    if owner is None and subjects.lower[trigger.end - 1] in words("aim_nouns") and subjects.lower[trigger.end] == "from":
        owner = next((m for m in mentions if m.start in (trigger.end + 1, trigger.end + 2)), None)
    return owner


def agent_after(subjects: Subjects, candidate: Candidate) -> Span | None:
    """The agent of a passive: "plans ... unveiled by the Conservatives"."""
    lower, end = subjects.lower, candidate.sentence.end
    for i in range(candidate.goal.start + 1, min(end - 1, candidate.goal.end + BEHIND)):
        if lower[i] != "by":
            continue
        handed = any(lower[j] in PROPOSED and lower[j + 1].endswith("ed") for j in range(max(candidate.goal.start, i - HANDED), i - 1))
        if lower[i - 1].endswith("ed") or handed:  # "plans unveiled by Acme", "under proposals handed to the mayor by Acme"
            return next((m for m in subjects.mentions if m.start in (i + 1, i + 2)), None)
    return None


def agent_before(subjects: Subjects, candidate: Candidate) -> Subject | None:
    """Who is behind the thing that aims: "the rules put forward by the ministry seek to", "a pact signed by 14 nations with the aim of"."""
    lower, begin, trigger = subjects.lower, candidate.sentence.start, candidate.trigger
    with_aim = trigger is not None and lower[trigger.start] == "with" and trigger.end <= candidate.goal.start
    at = trigger.start if trigger is not None and with_aim else candidate.subject_end
    at -= at > begin and lower[at - 1] == ","
    by = next((i for i in range(at - 1, max(begin + 1, at - AGENT), -1) if lower[i] == "by"), None)
    if by is None or not is_made(subjects, by, begin):
        return None
    found = subjects.ending(at, by, at)
    return found if found is not None and found.kind != "pronoun" and subjects.head(found.start, by) == by else None


def is_made(subjects: Subjects, by: int, begin: int) -> bool:
    """Whether a plan, a law or the like stands before "by" with what somebody did to make it ("the bill, drafted by")."""
    lower = subjects.lower
    done = by - 1 - (lower[by - 1] in PARTICLES)
    thing = done - 1 - (lower[done - 1] == ",")
    if thing < begin or not (lower[done].endswith("ed") or lower[done] in lists()["irregular"]):
        return False
    noun = lower[thing]
    return not any_of("plans", "proposals", "papers", "laws", "treaties", "drafts").isdisjoint((noun, noun.removesuffix("s")))


def whole_name(subjects: Subjects, mention: Span) -> str | None:
    """The whole of a firm's name of which only what stands behind a bracket was seen: "Orla Foods (Ghent) Bread Co"."""
    doc, start = mention.doc, mention.start
    inside = ")" in mention.text and "(" not in mention.text  # the bracket was taken for a part of the name
    if start < 2 or not (inside or doc[start - 1].text == ")") or not subjects.is_company(mention):
        return None
    opening = next((i for i in range(start - 1, max(0, start - PLACED - 2), -1) if doc[i].text == "("), 0)
    first = opening
    while first > 0 and doc[first - 1].text[:1].isupper() and not doc[first - 1].is_punct:
        first -= 1
    return " ".join(doc[first:mention.end].text.split()) if first < opening else None


def spelled_out(subjects: Subjects, mention: Span) -> str | None:
    """The long name before the bracket that tells what an acronym stands for, where a model saw but parts of it: "the Office of Bread, Cake
    and Tea (OBCT)"."""
    doc, letters = mention.doc, mention.text
    if len(mention) != 1 or len(letters) < ACRONYM or not (letters.isalpha() and letters.isupper()):
        return None
    for i in range(2, len(doc) - 1):
        if doc[i].text != letters or doc[i - 1].text != "(" or doc[i + 1].text != ")":
            continue
        left, start = len(letters), i - 1
        while left > 0 and start > 0 and (doc[start - 1].text[:1].isupper() or doc[start - 1].lower_ in JOINING):
            start -= 1
            if doc[start].text[:1].isupper():
                left -= 1
                if doc[start].text[0] != letters[left]:
                    return None
        parts = [m for m in subjects.mentions if start <= m.start and m.end < i and len(m) < i - 1 - start]
        return " ".join(doc[start:i - 1].text.split()) if left == 0 and parts else None
    return None
