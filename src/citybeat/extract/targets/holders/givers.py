"""Who gave a promise, is bound to an aim, or sets it by office: "the promise that Orla made to", "has committed Norland to cutting"."""

from __future__ import annotations

from spacy.tokens import Span

from citybeat.extract.facts import Facts
from citybeat.extract.targets.holders.agents import doer, promised
from citybeat.extract.targets.holders.subjects import Subject, Subjects, lists
from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import Candidate

MADE = frozenset({"made", "gave", "signed", "set", "issued", "announced"})
GIVEN = 9  # words from "promise" to "made" in "the promise that the rich nations of the north have made"
BINDING = frozenset({"commit", "commits", "committed", "committing", "bind", "binds", "bound", "binding"})
BOUND = 40  # words from "committed" to a second goal
LEADING = frozenset({"minister", "secretary", "president", "chancellor", "premier", "mayor", "governor", "commissioner", "taoiseach"})
SPOKE = 2  # words from a name to its verb of speech ("has said")


def giver(subjects: Subjects, candidate: Candidate) -> Subject | None:
    """Whom the words right before a goal name as the one who is to reach it, or who promised it."""
    return doer(subjects, candidate) or promised(subjects, candidate) or bound(subjects, candidate) or promise_giver(subjects, candidate)


def promise_giver(subjects: Subjects, candidate: Candidate) -> Subject | None:
    """Who is the subject of the clause behind the noun of an aim: "broke the promise (that) the 14 rich nations made in Ghent to"."""
    lower, trigger = subjects.lower, candidate.trigger
    if trigger is None or lower[trigger.start] not in words("aim_nouns") or trigger.start == candidate.sentence.start:
        return None
    end = min(candidate.goal.start, trigger.start + GIVEN)
    made = next((i for i in range(trigger.start + 2, end) if lower[i] in MADE), None)
    if made is None or "," in lower[trigger.start:made]:
        return None
    begin = trigger.start + 1 + (lower[trigger.start + 1] in ("that", "which"))
    verb = made - (lower[made - 1] in ("has", "have", "had"))
    found = subjects.ending(verb, begin, verb)
    return found if found is not None and subjects.before_phrase(found.start, begin) <= begin else None


def bound(subjects: Subjects, candidate: Candidate) -> Subject | None:
    """Whom somebody else binds to an aim: "Vik has committed [Norland] to cutting waste by 9% and to planting"; nobody himself."""
    lower, goal, begin = subjects.lower, candidate.goal, candidate.sentence.start
    if not lower[goal.start].endswith("ing") or lower[goal.start - 1] != "to":
        return None
    for verb in range(goal.start - 3, max(begin, goal.start - BOUND), -1):
        if lower[verb] not in BINDING:
            continue
        to = next((i for i in range(verb + 2, goal.start) if lower[i] == "to"), None)
        joined = to is not None and (to == goal.start - 1 or lower[goal.start - 2] == "and")
        found = subjects.ending(to, verb, to) if to is not None and joined and lower[to + 1].endswith("ing") else None
        return found if found is not None and found.kind != "pronoun" and subjects.before_phrase(found.start, verb) <= verb else None
    return None


def setter(subjects: Subjects, facts: Facts, candidate: Candidate) -> Span | None:
    """A minister or the like who says what "the aim is": of "Health minister Jane Roe has said that the aim is to" the name."""
    lower, trigger, begin = subjects.lower, candidate.trigger, candidate.sentence.start
    if trigger is None or lower[trigger.start] not in words("aim_nouns") or lower[trigger.end - 1:trigger.end] != ["to"]:
        return None
    if lower[trigger.start - 1] != "the" or lower[trigger.start + 1] not in ("is", "was"):
        return None
    said = trigger.start - 2 - (lower[trigger.start - 2] == "that")
    if said <= begin or lower[said] not in lists()["speech"]:
        return None
    name = next((m for m in subjects.mentioned(begin, said, "PERSON") if 0 <= said - m.end < SPOKE), None)
    entity = facts.at(name) if name is not None else None
    titles = (r.title.casefold().split() for r in facts.roles if r.person is entity) if entity is not None else ()
    return name if any(not LEADING.isdisjoint(title) for title in titles) else None
