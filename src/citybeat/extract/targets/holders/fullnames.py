"""The full name of a firm or body that an article calls by a short one: "OFG" for Orla Foods Group, "Orla" for Orla Foods Inc."""

from __future__ import annotations

from collections.abc import Callable

from citybeat.extract.facts import Entity, Facts, Organization
from citybeat.extract.organizations.names import abbreviates, is_acronym
from citybeat.extract.targets.holders.subjects import lists


def in_full(facts: Facts, text: str, is_place: Callable[[str], bool]) -> tuple[Entity, str] | None:
    """The organization that a short form stands for, and its full name, where the article has but one of that kind; a branch that is named
    after a place ("Orla Norland Inc.") is none. A legal form behind a comma goes where the article also leaves it out."""
    known = facts.named(text)
    if isinstance(known, Organization) and known.name != text:
        return known, known.name
    names = {name for organization in facts.organizations for name in organization.names}
    found = [(o, name) for o in facts.organizations if (name := long_form(o, text)) is not None]
    plain = [(o, stem if (stem := name.partition(",")[0]) in names else name) for o, name in found]
    if len({name for _, name in plain}) != 1 or is_branch(plain[0][1], is_place):
        return None
    return plain[0]


def is_branch(name: str, is_place: Callable[[str], bool]) -> bool:
    """Whether a place ends a firm's name, its legal form apart: "Orla Norland Inc."."""
    words = [w.strip(",.") for w in name.split()]
    return any(is_place(w) for w, after in zip(words[1:], [*words[2:], ""], strict=True) if is_legal(after))


def is_legal(word: str) -> bool:
    """Whether a word is a legal form or the like at the end of a firm's name."""
    return not word or word.casefold() in lists()["designators"]


def long_form(organization: Organization, text: str) -> str | None:
    """The name of an organization that a form is short for: an acronym for its initials, the first words for the name of a firm."""
    for name in organization.names:
        stem = name.partition(",")[0]
        spelled = is_acronym(text) and not is_acronym(stem) and abbreviates(text, stem)
        if spelled or (name.startswith(f"{text} ") and is_legal(name.split()[-1].rstrip("."))):
            return name
    return None
