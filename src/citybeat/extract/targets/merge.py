"""Restatements: targets that say the same become one, with the others as its mentions."""

from __future__ import annotations

from collections.abc import Iterable

from citybeat.extract.facts import Target
from citybeat.extract.targets.lexicon import phrases, words

JOINTS = frozenset({",", "and", "or", "by", "to"})  # between two parts of a goal
JOINT = 3  # words
MEASURES = frozenset({"percent", "pct", "cent", "target", "targets", "goal", "goals"})  # words that say how much, not of what


def joined(targets: Iterable[Target]) -> list[Target]:
    """The targets with restatements joined: the fullest statement stays, the first where two are equally full."""
    groups: list[list[Target]] = []
    for target in targets:
        group = next((g for g in groups if all(same(target, other) for other in g)), None)
        if group is None:
            groups.append([target])
        else:
            group.append(target)
    return [merge(group) for group in groups]


def same(a: Target, b: Target) -> bool:
    """One kind, number and (where both state one) deadline and holder; and goals that speak of the same thing."""
    if are_parts(a, b) or a.kind != b.kind or (a.deadline and b.deadline and a.deadline[:4] != b.deadline[:4]):
        return False
    if a.holder is not None and b.holder is not None and a.holder is not b.holder:
        return False
    if (a.quantity is None) != (b.quantity is None):
        return False
    if a.quantity is not None and b.quantity is not None:
        if (a.quantity.value, a.quantity.unit) != (b.quantity.value, b.quantity.unit):
            return False
        return overlap(a, b) >= 0.34 or not (content(a) and content(b))  # "the 9% target"
    return states(a) == states(b) != frozenset() or overlap(a, b) >= 0.6


def are_parts(a: Target, b: Target) -> bool:
    """Whether one is the next part of the other's goal: "9 million for Orla and 9 million for Brevik" is no restatement."""
    first, second = sorted((a.goal, b.goal), key=lambda goal: goal.start)
    between = first.doc[first.end:max(first.end, second.start)]
    return 0 < len(between) <= JOINT and all(t.lower_ in JOINTS for t in between)


def states(target: Target) -> frozenset[str]:
    """The end states that a goal names, spelled alike."""
    return frozenset(m.casefold().replace("-", " ").removesuffix(" emissions") for m in phrases("end_states").findall(target.goal.text))


def content(target: Target) -> frozenset[str]:
    """The words of a goal that carry meaning, without a plural s."""
    return frozenset(t.lower_.rstrip("s") for t in target.goal
                     if t.is_alpha and not t.like_num and t.lower_ not in MEASURES and t.lower_ not in words("function_words"))


def overlap(a: Target, b: Target) -> float:
    """Share of the smaller goal's words that both have."""
    first, second = content(a), content(b)
    return len(first & second) / max(1, min(len(first), len(second)))


def fullness(target: Target) -> tuple[int, int]:
    """How much a target states: slots, then words."""
    slots = (target.deadline, target.quantity, target.baseline, target.holder or target.holder_text)
    return sum(s is not None for s in slots), len(target.goal)


def merge(group: list[Target]) -> Target:
    """The fullest of a group, with what it lacks from the others."""
    main = max(group, key=lambda t: (fullness(t), -t.goal.start))
    for other in group:
        if other is main:
            continue
        main.mentions.extend(other.evidence)
        if main.deadline is None and other.deadline is not None:
            main.deadline, main.deadline_text, main.deadline_basis = other.deadline, other.deadline_text, other.deadline_basis
        main.baseline = main.baseline or other.baseline
        if main.holder is None and main.holder_text is None:
            main.holder, main.holder_text, main.holder_country = other.holder, other.holder_text, other.holder_country
    return main
