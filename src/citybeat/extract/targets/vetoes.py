"""What is no aim whatever else speaks for it: denied and dropped aims, targets of attacks, goals in sport."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import Candidate

BEFORE, AFTER = 4, 6  # words around a trigger in which a veto stands
CLAUSE = frozenset({",", ";", "but", "and", "that"})
MEASURES = frozenset({"%", "per", "percent", "cent", "degrees", "degree", "times", "million", "billion"})
GENERIC = frozenset(f"targets.{name}" for name in ("change_to", "changing", "change_item", "must", "have_to"))


def vetoed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that a veto meets: their own, or that of a trigger whose goal holds theirs."""
    denied = [c for c in candidates if c.trigger is not None and is_denied(c)]
    return [c for c in candidates if any(test(c) for test in TESTS) or any(within(c, d) for d in denied)]


def within(candidate: Candidate, denied: Candidate) -> bool:
    """Whether a candidate is, or begins in the goal of, a denied one."""
    return candidate is denied or denied.goal.start <= candidate.goal.start < denied.goal.end


def is_denied(candidate: Candidate) -> bool:
    """"no plans to", "denied that it aims to", "dropped its target of"; "not only" and "no later than" deny nothing."""
    trigger, sentence = candidate.trigger, candidate.sentence
    assert trigger is not None
    if candidate.rule in GENERIC:
        return False
    doc = sentence.doc
    for i in range(trigger.start - 1, max(sentence.start, trigger.start - BEFORE) - 1, -1):
        word, following = doc[i].lower_, doc[i + 1].lower_
        if word in words("vetoes") and following not in ("only", "later", "less", "fewer", "just", "doubt", "longer"):
            return True
        if word in CLAUSE and not (word == "that" and i > sentence.start and doc[i - 1].lower_ in words("vetoes")):
            return False
    return any(t.lower_ in ("not", "n't", "n’t") for t in trigger) or (
        candidate.rule == "targets.will" and candidate.goal[0].lower_ in ("not", "n't", "n’t", "never"))


def is_attack(candidate: Candidate) -> bool:
    """"the target of three air raids", "targets of criticism"."""
    trigger = candidate.trigger
    if trigger is None or not any(t.lower_ in ("target", "targets", "targeted", "targeting") for t in trigger):
        return False
    doc = candidate.sentence.doc
    near = doc[trigger.start:min(candidate.sentence.end, trigger.end + AFTER)]
    return any(t.lower_ in words("attacks") for t in near)


def is_game(candidate: Candidate) -> bool:
    """"scored two goals", "his tenth goal of the season"."""
    trigger = candidate.trigger
    if trigger is None or not any(t.lower_ in ("goal", "goals") for t in trigger):
        return False
    return any(t.lower_ in words("games") for t in candidate.sentence)


def is_count_of_aims(candidate: Candidate) -> bool:
    """"three main targets", "the 21 targets of the pact": how many aims there are."""
    trigger, goal = candidate.trigger, candidate.goal
    if trigger is None or candidate.rule != "targets.named_goal" or not trigger[0].lower_.endswith("s"):
        return False
    named = goal.doc[goal.start:trigger.start]
    return bool(len(named)) and named[0].like_num and not any(t.lower_ in MEASURES for t in named)


def is_misplaced(candidate: Candidate) -> bool:
    """"targets across all sectors" (no verb with an object), and spans of the head that begin inside a word group."""
    first = candidate.goal[0]
    if candidate.trigger is None:
        return first.is_punct or first.lower_ in ("'s", "’s")
    bare = candidate.rule == "targets.seek_to" and candidate.trigger[-1].lower_ != "to"
    return bare and first.lower_ in words("prepositions_after")


def is_courtesy(candidate: Candidate) -> bool:
    """"I want to thank all 20 volunteers": nothing that could be reached."""
    return candidate.goal[0].lower_ in words("courtesies")


TESTS: tuple[Callable[[Candidate], bool], ...] = (is_attack, is_game, is_courtesy, is_count_of_aims, is_misplaced)
