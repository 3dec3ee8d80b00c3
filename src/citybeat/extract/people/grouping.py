"""One group of mentions for each human being."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from citybeat.extract.facts import facts_of
from citybeat.extract.people.candidates import Candidate, Gender
from citybeat.extract.people.index import Index
from citybeat.extract.people.lone import TOWN, is_elsewhere, is_place, is_shown
from citybeat.extract.people.names import Name, acronym_of, is_initial, match, same_person, stands_for

TIE = 0.06  # forms this close in rank are told apart by the context
NEAR = 25  # words within which a full name claims the short forms after it
SURE = 0.45  # what the model must give a name
SURER = 0.95  # and a name that is a town's as well
SURE_ALONE = 0.93  # and a name without a given name that nothing else shows to be a person's


@dataclass(eq=False)
class Group:
    """Mentions of one human being; `lead` is the fullest name, `names` all forms with a given name."""

    lead: Name
    names: list[Name] = field(default_factory=list)
    members: list[Candidate] = field(default_factory=list)
    gender: Gender | None = None
    starts: list[int] = field(default_factory=list)  # where the mentions begin, in order
    full_starts: list[int] = field(default_factory=list)  # and those with a given name

    def add(self, member: Candidate) -> None:
        self.members.append(member)
        insort(self.starts, member.span.start)
        if member.name.full:
            insort(self.full_starts, member.span.start)
        self.gender = self.gender or member.gender
        if member.name.full and member.name not in self.names:
            self.names.append(member.name)

    def allows(self, gender: Gender | None) -> bool:
        return gender is None or self.gender is None or gender == self.gender

    def last_full_name(self, at: int) -> int:
        """Where the last full name before a token stands; far below 0 where there is none."""
        i = bisect_left(self.full_starts, at)
        return self.full_starts[i - 1] if i else -NEAR

    def distance(self, at: int) -> int:
        """Tokens from a token to the nearest mention."""
        i = bisect_left(self.starts, at)
        return min(abs(start - at) for start in self.starts[max(0, i - 1):i + 1])

    def standing(self, short: Name) -> float:
        """How well a short form stands for one of the group's names."""
        return max((stands_for(short, name) for name in self.names or [self.lead]), default=0.0)


def grouped(candidates: Sequence[Candidate]) -> list[Group]:
    """Groups in no particular order; lone names that the model was unsure of are left out."""
    groups: Index[Group] = Index()
    full = [c for c in candidates if c.name.full]
    for name, members in by_name(full):
        group = group_of(name, members, groups.near(name)) or Group(name)
        groups.add(group, name)
        for member in members:
            group.add(member)
    for candidate in candidates:
        if not candidate.name.full:
            place(candidate, groups)
    found = [(g, is_sure(g)) for g in groups.things]
    for group in (g for g, sure in found if not sure):
        drop(group)
    return [g for g, sure in found if sure]


def drop(group: Group) -> None:
    """Note what speaks against a group that is not sure to be a person."""
    span, score = group.members[0].span, max(m.score for m in group.members)
    lone = "not surely a person's name" if group.names else "a lone name that nothing beside it shows to be a person's"
    reason = "rather the place of that name" if is_place(group.members[0].text, TOWN) else lone
    facts_of(span.doc).drop("person", span, "people.name", f"{reason} (the model's probability of a name: {score:.2f})")


def by_name(candidates: Iterable[Candidate]) -> list[tuple[Name, list[Candidate]]]:
    """Candidates of each name, the fullest names first."""
    found: dict[Name, list[Candidate]] = {}
    for candidate in candidates:
        found.setdefault(candidate.name, []).append(candidate)
    return sorted(found.items(), key=lambda item: fullness(item[0], item[1][0].span.start))


def fullness(name: Name, position: int) -> tuple[int, int, int, int]:
    spelled = [w for w in name.core if not is_initial(w)]
    return -len(spelled), -len(name.core), -len(name.words), position


def group_of(name: Name, members: Sequence[Candidate], groups: Sequence[Group]) -> Group | None:
    """The group that a full name belongs to: the best fit, and the nearest of equals."""
    gender = next((m.gender for m in members if m.gender), None)
    fits = [(same_person(name, g.lead), g) for g in groups if g.names and g.allows(gender)]
    fits = [(fit, g) for fit, g in fits if fit > 0]
    if not fits:
        return None
    best = max(fit for fit, _ in fits)
    at = members[0].span.start
    return min((g for fit, g in fits if fit == best), key=lambda g: g.distance(at))


def place(candidate: Candidate, groups: Index[Group]) -> None:
    """Put a short form into the group that it stands for, or into one of its own."""
    short, gender = candidate.name, candidate.gender
    ranked = [(g.standing(short), g) for g in groups.near(short) if g.allows(gender)]
    ranked = [(rank, g) for rank, g in ranked if rank > 0]
    if not ranked:
        ranked = [(1.0, g) for g in groups.things if acronym_of(candidate.text, g.lead)]
    if not ranked:
        group = Group(short, gender=gender)
        groups.add(group, short)
        group.add(candidate)
        return
    best = max(rank for rank, _ in ranked)
    nearest([g for rank, g in ranked if rank > best - TIE], candidate.span.start).add(candidate)


def nearest(groups: Sequence[Group], at: int) -> Group:
    """Of groups that share a short form: one whose full name stands close before, else the one named most so far, else the next."""
    if len(groups) == 1:
        return groups[0]
    close = max(groups, key=lambda g: g.last_full_name(at))
    if close.last_full_name(at) > at - NEAR:
        return close
    so_far = [bisect_left(g.starts, at) for g in groups]
    if any(so_far):
        return groups[so_far.index(max(so_far))]
    return min(groups, key=lambda g: g.starts[0])


def is_sure(group: Group) -> bool:
    """A group with an honorific, a full name, or a lone name that the model is sure of and that is no abbreviation."""
    score = max(m.score for m in group.members)
    texts = {m.text for m in group.members}
    if group.names or any(m.honorific for m in group.members):
        place = len(texts) == 1 and score < SURER and is_place(group.members[0].text, TOWN)
        return (score >= SURE and not place) or any(is_shown(m) for m in group.members)
    if all(t.isupper() and len(t) <= 5 for t in texts) and not all(in_capitals(m) for m in group.members):
        return False
    sure = score >= SURE_ALONE or (score >= SURE and any(is_shown(m) for m in group.members))
    return sure and not is_elsewhere(group.members)


def in_capitals(member: Candidate) -> bool:
    """Whether the words around a mention are capitals too, so that capitals say nothing."""
    around = member.span.doc[max(0, member.span.start - 4):member.span.end + 4]
    words = [t for t in around if t.is_alpha and len(t) > 1]
    return len(words) > 2 and all(t.is_upper for t in words)


def merged_variants(groups: list[Group]) -> list[Group]:
    """Lone names in two spellings put together."""
    lone: Index[Group] = Index()
    merged = set()
    for group in (g for g in groups if not g.names):
        twins = [g for g in lone.near(group.lead) if g.allows(group.gender) and match(g.lead.words[-1], group.lead.words[-1]) >= 0.5]
        if not twins:
            lone.add(group, group.lead)
            continue
        merged.add(id(group))
        for member in group.members:
            twins[0].add(member)
    return [g for g in groups if id(g) not in merged]
