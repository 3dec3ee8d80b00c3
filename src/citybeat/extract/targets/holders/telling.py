"""Who only tells of an aim that somebody else has: speakers, critics, signers of a bill, and what is measured against a goal."""

from __future__ import annotations

from citybeat.extract.targets.clauses import BE
from citybeat.extract.targets.holders.subjects import Subject, Subjects, any_of, lists
from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import Candidate

TOLD = 4  # words between a verb and the noun of the aim that it tells of ("welcomed the new plan")
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "any", "some", "no"})
INTERNATIONAL = frozenset({"international", "worldwide"})
QUOTED = frozenset({":", ",", '"', "“", "‘", "'", "``"})  # between a verb and what is said
STATE = frozenset({"government", "ministry", "cabinet", "council", "administration", "parliament"})
PROJECTS = frozenset({"project", "scheme", "initiative", "law", "bill", "reform", "reforms", "package"})
RULING = frozenset({"announced", "announces", "ordered", "orders", "decided", "decreed", "directed", "instructed", "ruled"})
PASSIVE = frozenset({"has", "have", "had", "been", "was", "were", "is", "are", "being"})


def is_told(subjects: Subjects, candidate: Candidate) -> bool:
    """Whether somebody only speaks of the aim ("welcomed a plan to", "said there are plans to", "says the goal is to"), or gets
    what others have promised."""
    lower, begin, at = subjects.lower, candidate.sentence.start, candidate.subject_end
    if candidate.trigger is None and at > begin and lower[at - 1] in lists()["receipts"]:
        return True
    if lower[at] not in words("aim_nouns") and at > begin:
        while at - 1 > begin and lower[at - 1] in PASSIVE:
            at -= 1  # "a pledge has been made to"
        at -= 1
    i = at
    while i > begin and at - i < TOLD and (lower[i - 1] in DETERMINERS or lower[i - 1] in lists()["adjectives"]):
        i -= 1
    if i == begin or lower[at] not in words("aim_nouns"):
        return is_compared(subjects, candidate)
    if lower[at - 1] in INTERNATIONAL and at - 1 not in subjects.inside:
        return True  # "pointed to international plans to"
    while i > begin + 1 and lower[i - 1] in QUOTED:
        i -= 1
    if lower[i - 1] in lists()["judgements"]:
        return True
    if lower[i - 1] in lists()["speech"] and subjects.is_company(subjects.ends.get(i - 1)):
        return False  # a firm speaks of its own
    there = lower[i - 1] in BE and i - 1 > begin and lower[i - 2] == "there"
    return there or (i < at and (lower[i - 1] in lists()["speech"] or lower[i - 1] == "that"))


def is_compared(subjects: Subjects, candidate: Candidate) -> bool:
    """Whether something is only measured against an aim ("growth of 3% is above the 2% target", "used the output goal")."""
    lower, begin, i = subjects.lower, candidate.sentence.start, candidate.subject_end
    if candidate.trigger is None or candidate.goal.start > candidate.trigger.start:
        return False
    while i > begin and (lower[i - 1] in DETERMINERS or lower[i - 1] in lists()["adjectives"]):
        i -= 1
    return i > begin and lower[i - 1] in lists()["comparing"]


def only_tells(subjects: Subjects, subject: Subject, at: int) -> bool:
    """Whether a subject tells what something that was not seen will do ("Ruiz said fares would")."""
    lower, i = subjects.lower, subject.end
    while i < at and lower[i] in any_of("links", "auxiliaries"):
        i += 1
    remark = subject.mention is not None and subject.mention.label_ == "PERSON" and lower[subject.end] == "that"  # "Ruiz's word that"
    if subject.kind == "pronoun" or i >= at or not (remark or lower[i] in lists()["telling"]):
        return False
    beyond = [w for w in lower[i if remark else i + 1:at] if w.isalpha()]
    if subject.word in STATE and subject.kind == "body" and is_own_plan(subjects, i + 1, at):
        return False
    if DETERMINERS.issuperset(beyond) and subjects.is_company(subject.mention):
        return False  # "Orla Plc said the target"
    return bool(beyond) and not any(w in lists()["pronouns"] for w in beyond)


def is_own_plan(subjects: Subjects, begin: int, at: int) -> bool:
    """Whether words [begin, at) are a plan without an owner: "[that the new land plan] aims", said by a government."""
    told = [w for w in subjects.lower[begin:at] if w != "that"]
    if not told or told[0] not in DETERMINERS | {"its"} or (told[-1] not in lists()["plans"] and told[-1] not in PROJECTS):
        return False
    return subjects.inside.isdisjoint(range(begin, at)) and any_of("bodies", "posts", "groups").isdisjoint(told)


def rules_on(subjects: Subjects, group: Subject, begin: int) -> Subject | None:
    """The body of a state that makes known what those without a name will do: "[the government] announced universities would admit"."""
    if group.kind != "group" or group.phrase is not None:
        return None
    found = next(subjects.before(group.start, begin), None)
    if found is None or found.kind != "body" or found.word not in STATE:
        return None
    between = [w for w in subjects.lower[found.end:group.start] if w not in DETERMINERS]
    return found if between and between[-1] in RULING and len(between) <= TOLD else None


def only_signs(subjects: Subjects, subject: Subject, at: int) -> bool:
    """Whether a person puts a name or a word to an aim of others ("Ruiz signed a bill that", "predicted that the goal"), or makes known
    a plan that aims at something itself."""
    if subject.kind != "name" or subject.mention is None or subject.mention.label_ != "PERSON":
        return False
    between = subjects.lower[subject.end:at]
    if not any_of("conjunctions").isdisjoint(between[-TOLD:]):
        return False
    known = between[-1:] in (["that"], ["which"]) and not lists()["announcing"].isdisjoint(between)
    return known or not lists()["signing"].isdisjoint(between)
