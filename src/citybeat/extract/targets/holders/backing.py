"""Who speaks up for or against an aim of others, or reports it: "Ruiz backed the decision to", "Orla News revealed that"."""

from __future__ import annotations

from citybeat.extract.targets.holders.subjects import PLANS, Subject, Subjects, any_of, lists
from citybeat.extract.targets.holders.telling import DETERMINERS
from citybeat.extract.targets.triggers import Candidate

ADVERBS = 3  # words before a verb ("can only welcome")
EFFORTS = frozenset({"effort", "efforts", "campaign", "drive", "plan", "programme", "program", "push"})
WIDE = frozenset({"national", "nationwide", "international", "global", "worldwide"})
MODALS = frozenset({"may", "might", "could", "lose", "loses", "lost", "losing", "eligible", "eligibility"})  # of who has part in a plan
GLOBE = frozenset({"global", "globally", "worldwide"})
SIGNED = frozenset({"agreement", "protocol", "accord", "treaty", "convention"})
PLAN_WORDS = 8  # words of a plan's name with those before it
REACH = 3  # words between a verb and the noun of what it is about ("welcomed the new five-year plan")


def judged(subjects: Subjects, subject: Subject, at: int) -> int | None:
    """The word behind the noun of what others have proposed, where a subject says what it thinks of that: of "Peru can only welcome the
    proposal by Chad to cut" the word "by"; None where it says nothing of the kind."""
    lower = subjects.lower
    verb = next((i for i in range(subject.end, min(at, subject.end + ADVERBS + 1)) if lower[i] in lists()["backing"]), None)
    if verb is None or subject.kind == "pronoun" or lower[verb + 1] not in DETERMINERS:
        return None
    noun = next((i for i in range(verb + 2, min(at, verb + 2 + REACH)) if lower[i] in lists()["proposals"]), None)
    return noun + 1 if noun is not None and lower[noun + 1] in ("to", "by", "of", "from", "that") else None


def maker(subjects: Subjects, at: int, end: int) -> Subject | None:
    """Whose proposal it is: "[by] members of the house [to] cut"."""
    if subjects.lower[at] not in ("by", "of", "from"):
        return None
    to = next((i for i in range(at + 2, end) if subjects.lower[i] == "to"), None)
    found = subjects.ending(to, at, to) if to is not None else None
    return found if found is not None and subjects.head(found.start, at) <= at else None


def reports(subjects: Subjects, subject: Subject, at: int) -> bool:
    """Whether a subject reports or has found out what others aim at ("Orla News revealed that to meet targets")."""
    lower, verb = subjects.lower, subject.end
    while verb < at and lower[verb] in any_of("links", "auxiliaries"):
        verb += 1
    if verb + 1 >= at or lower[verb] not in lists()["reporting"] or lower[verb + 1] != "that":
        return False
    return lists()["pronouns"].isdisjoint(lower[verb + 2:at])


def is_worldwide(subjects: Subjects, candidate: Candidate) -> bool:
    """Whether the aim is one of all who signed a treaty, or of the world ("the 3C target under the Orla Agreement", "double the
    global rate")."""
    lower, sentence = subjects.lower, candidate.sentence
    signed = any(lower[i] in SIGNED and subjects.doc[i].text[:1].isupper() for i in range(sentence.start + 1, sentence.end))
    return signed or not GLOBE.isdisjoint(candidate.goal_words)


def is_nobodys(subjects: Subjects, candidate: Candidate) -> bool:
    """Whether somebody only tells of "a national effort to", or has part in a plan that aims itself ("may lose money from the Orla Plan,
    which aims to")."""
    lower, begin, at = subjects.lower, candidate.sentence.start, candidate.subject_end
    noun = at - (lower[at] not in EFFORTS)
    noun -= lower[noun] == "to"
    if noun - 2 > begin and lower[noun] in EFFORTS and lower[noun - 1] in WIDE and lower[noun - 2] in ("a", "the"):
        return lower[noun - 3] in lists()["speech"] or lower[noun - 3] == "that"
    if at - 1 <= begin or lower[at - 1] not in ("which", "that"):
        return False
    end = at - 1 - (lower[at - 2] == ",")
    plan = end - 1
    if lower[plan] not in PLANS or not subjects.doc[plan].text[:1].isupper():
        return False
    i = next((i for i in range(plan - 1, max(begin, plan - PLAN_WORDS), -1) if lower[i] in lists()["prepositions"]), begin)
    used = i > begin and lower[i + 1] == "the"
    return used and any_of("announcing").isdisjoint(lower[begin:i]) and not MODALS.isdisjoint(lower[begin:i])
