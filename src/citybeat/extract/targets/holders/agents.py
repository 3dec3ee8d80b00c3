"""Who is to do what is aimed at: who the plan calls on, who says "my pledge is to"."""

from __future__ import annotations

import re

from spacy.tokens import Span

from citybeat.extract.targets.holders.subjects import Subject, Subjects, lists
from citybeat.extract.targets.triggers import Candidate

DOER = 8  # words of a goal in which it is said who is to reach it ("goals for 14 rich nations to cut")
FIRST = frozenset({"i", "my"})
AGED = re.compile(r"(?:-|^)year-old|^old$")
OPENING = 10  # words at the head of a sentence up to its verb
BREAKS = frozenset({",", "that", "said", "says", "of", "for", "who"})
MODALS = frozenset({"will", "would", "shall"})
BEGINNING = frozenset({"begin", "start", "continue", "keep", "finish", "stop"})  # before the -ing form of a goal

LAUNCHED = frozenset({"pledge", "initiative", "challenge", "programme", "program", "campaign", "coalition", "alliance"})
JOINING = frozenset({"joined", "signed", "launched", "unveiled", "introduced", "joins", "signs", "launches", "announced", "endorsed"})
TELLING = frozenset({"that", "which", "who", ";"})


def first_person(subjects: Subjects, candidate: Candidate) -> Span | None:
    """Who says "my pledge is to", "I would like to": the one person of the sentence who says anything."""
    lower, sentence, at = subjects.lower, candidate.sentence, candidate.subject_end
    if not FIRST.intersection(lower[max(sentence.start, at - 2):at]):
        return None
    tellers = [m for m in subjects.mentioned(sentence.start, sentence.end, "PERSON")
               if not lists()["speech"].isdisjoint(lower[max(sentence.start, m.start - 1):min(sentence.end, m.end + 1)])]
    return tellers[0] if len(tellers) == 1 else None


def doer(subjects: Subjects, candidate: Candidate) -> Subject | None:
    """Who is to do it in "the plan calls for Acme to cut", "goals for 14 rich nations to cut", "the bill requires Acme to cut"."""
    lower, begin, goal = subjects.lower, candidate.sentence.start, candidate.goal
    if lower[goal.start].endswith("ing"):
        return doer_apart(subjects, goal.start, begin)
    trigger = candidate.trigger
    if trigger is not None and trigger.end == goal.start and lower[goal.start - 1] == "of":  # "the intention of the new cabinet to cut"
        to = next((i for i in range(goal.start, min(goal.end, goal.start + DOER)) if lower[i] == "to"), None)
        inside = subjects.ending(to, goal.start, to) if to is not None else None
        return inside if inside is not None and subjects.before_phrase(inside.start, goal.start) <= goal.start else None
    at = goal.start if lower[goal.start] == "to" else goal.start - 1
    if at > begin and lower[at] == "for":
        at = next((i for i in range(goal.start, min(goal.end, goal.start + DOER)) if lower[i] == "to"), at)
    if at <= begin or lower[at] != "to":
        return None
    subject = subjects.ending(at, begin, at)
    if subject is None or subject.start == begin:
        return None
    head = lower[subjects.before_phrase(subject.start, begin)]
    return subject if head == "for" or head in lists()["requiring"] else None


def doer_apart(subjects: Subjects, at: int, begin: int) -> Subject | None:
    """Who is to do it where the goal is an -ing form: "with the other members paying", "requires Acme to begin cutting"."""
    lower = subjects.lower
    begun = at - 2 > begin and lower[at - 1] in BEGINNING and lower[at - 2] == "to"
    end = at - 2 if begun else at
    subject = subjects.ending(end, begin, end)
    if subject is None or subject.start == begin or subject.kind == "pronoun":
        return None
    head = lower[subjects.head(subject.start, begin)]
    return subject if (begun and head in lists()["requiring"]) or (not begun and head == "with") else None


def speaks_of_itself(subjects: Subjects, subject: Subject, at: int) -> bool:
    """Whether a group aims itself: "Chadian officials plan to", "Chadian officials say they plan to"."""
    between = subjects.lower[subject.end:at]
    own = "they" in between and between[0] in lists()["speech"] and {"they", "that", "will", "would", "are"}.issuperset(between[1:])
    return not between or own


def staffed(subjects: Subjects, subject: Subject) -> Span | None:
    """The organization of "Orla executives"."""
    return next((m for m in subjects.mentions if m.label_ == "ORG" and m.start == subject.start and m.end == subject.end - 1), None)


def aged(subjects: Subjects, candidate: Candidate) -> Subject | None:
    """"The 63-year-old former baker wants to", as if it were "he"."""
    begin, at = candidate.sentence.start, candidate.subject_end
    opening = subjects.lower[begin:at]
    if len(opening) > OPENING or opening[:1] != ["the"] or not any(AGED.search(word) for word in opening):
        return None
    if not BREAKS.isdisjoint(opening):
        return None  # "The 63-year-old said the plan aims"
    return Subject(begin, begin + 1, "pronoun", "he")


def promised(subjects: Subjects, candidate: Candidate) -> Subject | None:
    """Who is to do it in "Ruiz promised that his party will cut"."""
    lower, trigger, goal = subjects.lower, candidate.trigger, candidate.goal
    if trigger is None or lower[trigger.end - 1] != "that" or trigger.end > goal.start - 1:
        return None
    modal = next((i for i in range(trigger.end + 1, goal.start) if lower[i] in MODALS), None)
    found = subjects.ending(modal, trigger.end, modal) if modal is not None else None
    return found if found is not None and found.kind == "body" and subjects.before_phrase(found.start, trigger.end) <= trigger.end else None


def pursuer(subjects: Subjects, candidate: Candidate) -> Subject | None:
    """Orla in "Orla put limits on homes and shops, with a goal of cutting it by 9%", "Orla joined the Clean Pledge, a commitment to":
    who heads the sentence; not "Vik said that Orla put"."""
    begin, at, lower = candidate.sentence.start, candidate.subject_end, subjects.lower
    purpose = candidate.rule == "targets.goal_of" and "with" in lower[at - 2:at + 1]
    nearest = next(iter(subjects.before(at, begin)), None)
    launched = nearest is not None and nearest.mention is not None and nearest.mention[-1].lower_ in LAUNCHED and (
        not JOINING.isdisjoint(lower[begin:nearest.start]))
    if not (purpose or launched):
        return None
    main = subjects.main(begin, nearest.start if launched and nearest is not None else at)
    if main is None or main.kind != "name" or main.mention is None:
        return None
    said = set(lower[main.end:at])
    return main if TELLING.isdisjoint(said) and lists()["speech"].isdisjoint(said - {"announced"}) else None
