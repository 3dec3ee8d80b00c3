"""The kind of a project: from the noun of its name, else from what the text calls it."""

from __future__ import annotations

from collections import Counter

from citybeat.extract.projects import names
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.lexicon import kind_of_noun, words
from citybeat.nlp.columns import columns_of
from citybeat.record import ProjectKind

DEFAULT: ProjectKind = "initiative"
CALLED: dict[ProjectKind, frozenset[ProjectKind]] = {
    "facility": frozenset({"programme", "initiative", "campaign", "study", "operation"}),
    "infrastructure": frozenset({"initiative", "campaign"}),
    "network": frozenset({"programme", "initiative", "campaign", "study", "operation", "project"}),
}
"""What a noun behind a name makes of one that ends like that of a centre, of works or of members."""
NEAR = 40  # words on both sides of an exercise among which those of troops count
INNER = frozenset({"for", "of", "on", "to", "against", "in"})  # behind the head of a name


def kind_of(group: Group) -> ProjectKind:
    """One of the kinds of the contract.

    The head noun of the fullest name says it ("... Programme"); else the phrase that defines it; else any noun at the name's end that has a
    kind ("... House"); else what the text calls it, the most frequent first; else the name's first word.
    """
    ordered = [site.key.split() for site in sorted(group.sites, key=lambda s: -len(s.key))]
    defined = [[c.noun] for c in group.candidates if c.noun and (c.definition is not None or c.told)]
    found = first_kind(ordered, names.heads()) or first_kind(defined) or first_kind(ordered)
    if found:
        return called_kind(group, found) or found
    if is_exercise(group):
        return "operation"
    called = Counter(kind_of_noun().get(singular(noun)) for noun in group.nouns())
    for kind, _ in called.most_common():
        if kind is not None:
            return kind
    for site in group.sites:
        first = kind_of_noun().get(singular(site.key.split()[0]))
        if first:
            return first
    return DEFAULT


def called_kind(group: Group, named: ProjectKind) -> ProjectKind | None:
    """The kind of the noun behind a name whose own last word is only that of a place, works or members: "the Learning Centers programme",
    "the Orla Bridge initiative"; a scheme or project of works remains works."""
    if named == "infrastructure" and all(site.key.endswith("development") for site in group.sites) and is_programme(group):
        return "programme"
    behind = Counter(kind_of_noun().get(site.mention[-1].lower_) for site in group.sites if site.mention.end > site.name.end)
    kind = next((kind for kind, _ in behind.most_common()), None)
    return kind if kind in CALLED.get(named, ()) else None


def is_programme(group: Group) -> bool:
    """Whether what a group is called is a programme: "the Harbour Skills and Development program"."""
    return any(kind_of_noun().get(noun) == "programme" for noun in group.nouns())


def is_exercise(group: Group) -> bool:
    """Whether a group is an exercise of soldiers: "the Gull Storm exercise", where troops are spoken of."""
    if {"exercise", "exercises", "drill", "drills"}.isdisjoint(group.nouns()):
        return False
    found = [site.name for site in group.sites]
    return any(not words("troop_words").isdisjoint(columns_of(n.doc).lower[max(0, n.start - NEAR):n.end + NEAR]) for n in found)


def first_kind(phrases: list[list[str]], heads: frozenset[str] | None = None) -> ProjectKind | None:
    """The kind of the first of several names or nouns that has one."""
    return next((kind for parts in phrases if (kind := kind_in(parts, heads))), None)


def kind_in(parts: list[str], heads: frozenset[str] | None = None) -> ProjectKind | None:
    """By the head of a name: the word before "for", "of", "on", "to" and the like, else the last; years are passed over. Only nouns of
    `heads` count, where they are given."""
    while len(parts) > 1 and (parts[-1].isdigit() or parts[-1] in {"phase", "ii", "iii", "iv", "v"}):
        parts = parts[:-1]
    if parts[0] in words("first_heads") and len(parts) > 1:
        return kind_of_noun()[parts[0]]
    cut = complement_start(parts)
    if cut > 1 and (heads is None or parts[cut - 1] in heads | words("lent")):
        if parts[cut - 1] in words("lent") and not words("money_words").isdisjoint(parts[:cut - 1]):
            return "fund"  # "Upland Growth Facility"
        if parts[cut - 1] == "project" and parts[cut - 2] in words("works_heads"):
            return "infrastructure"  # "Orla Interchange Project"
    for word in (parts[cut - 1], singular(parts[cut - 1]), parts[-1], singular(parts[-1])):
        if word in kind_of_noun() and (heads is None or word in heads):
            return kind_of_noun()[word]
    return None


def complement_start(parts: list[str]) -> int:
    """Where what a name is for or of begins ("for rivers"); the number of its words where nothing of the kind follows its head."""
    return next((i for i, word in enumerate(parts) if i and word in INNER), len(parts))


def singular(noun: str) -> str:
    """programmes: programme.

    >>> singular("strategies"), singular("campaigns"), singular("campus")
    ('strategy', 'campaign', 'campus')
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us")) else noun
