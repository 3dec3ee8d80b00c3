"""All places where a project is named, and the name that its record bears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc

from citybeat.extract.facts import Mention
from citybeat.extract.projects import names
from citybeat.extract.projects.groups import Group, Site, is_acronym
from citybeat.extract.projects.lexicon import words
from citybeat.nlp.columns import columns_of
from citybeat.nlp.entities import labels_of

LONGEST_BARE = 2  # words of a mention whose first word is a name by itself ("the Lantern project")
Form = Literal["name", "short", "acronym"]


def name_of(group: Group) -> str:
    """The fullest name, one in mixed case before one in capitals; a function word keeps the noun that follows it ("Yes campaign"), and so
    does a single word before a noun that others describe ("Orla hydropower project"), or a place before a campaign or operation."""
    best = max(group.sites, key=fullness)
    best = max([site for site in group.sites if is_usual(site, best, group)] or [best], key=fullness)
    alone = len(best.name) == 1 and (best.name[0].lower_ in words("never_first") or len(best.mention) > LONGEST_BARE)
    alone = alone or is_described(best) or is_half(best)
    return " ".join(names.GLUED.sub("", (best.mention if alone or is_place_only(best) else best.name).text).split())


def is_usual(site: Site, full: Site, group: Group) -> bool:
    """Whether a name is the usual one and a word that stands before it once only says where: "Gulls & Terns" of "the Orla Gulls & Terns
    meeting"; one that ends in a head noun rather is the short form of the longer."""
    keys = [s.key for s in group.sites]
    once = full.key.partition(" ")[2] == site.key and " " in site.key and keys.count(full.key) == 1
    return once and keys.count(site.key) > 1 and site.name[-1].lower_ not in names.heads()


def is_described(site: Site) -> bool:
    """Whether small letters that say of what sort it is belong to the whole: "the Orla Bay iron ore project", "the Orla hydro-electric
    project"."""
    name, last = site.name, site.mention[-1]
    if last.i < name.end or last.text not in words("described_nouns") or not names.is_plain_run(name.doc, name.end, last.i):
        return False
    return last.i > name.end or (name[-1].is_lower and name[-1].is_alpha and name[-1].lower_ not in words("counted"))


def is_half(site: Site) -> bool:
    """Whether a name ends in a word that its noun in small letters makes whole: "the Orla Action plan"."""
    name, noun = site.name, site.mention[-1]
    return noun.i >= name.end and noun.text == "plan" and name[-1].lower_ in words("half_heads")


def is_place_only(site: Site) -> bool:
    """Whether a name before a noun of an operation is one plain word or that of a place or person alone: "the Orla Peninsula campaign",
    "the Stay campaign"."""
    name, noun = site.name, site.mention[-1]
    if noun.i < name.end or noun.text not in words("place_undertakings"):
        return False
    if len(name) == 1:
        return name.text.istitle()
    return name[-1].lower_ in words("place_ends") or set(labels_of(name.doc)[name.start:name.end]) in ({"LOC"}, {"PERSON"})


def fullness(site: Site) -> tuple[bool, int, int, int]:
    """By which the name of a group is chosen: not in capitals throughout (acronyms apart), more words, longer, earlier."""
    parts = site.key.split()
    acronym = len(parts) == 1 and is_acronym(site.name.text)
    return not site.name.text.isupper() or acronym, len(parts), len(site.key), -site.name.start


def complete(doc: Doc, groups: list[Group]) -> None:
    """Find further occurrences of the groups' names and acronyms, longer names first."""
    known: dict[str, Group] = {}
    for group in groups:
        for form in forms(group):
            known.setdefault(form, group)
            known.setdefault(form.upper(), group)
    if not known:
        return
    taken = {i for g in groups for s in g.sites for i in range(s.mention.start, s.mention.end)}
    ordered = sorted(known, key=lambda n: (-len(n), n))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(r"\s+".join(map(re.escape, n.split())) for n in ordered) + r")(?!\w)")
    for match in pattern.finditer(columns_of(doc).text):
        span = doc.char_span(match.start(), match.end())
        if span is not None and not any(t.i in taken for t in span):
            group = known[" ".join(match.group().split())]
            group.others.append((span, "acronym" if is_acronym(span.text) else "name"))
            taken.update(range(span.start, span.end))


def forms(group: Group) -> Iterator[str]:
    """The names that are searched for: those of two words or more, acronyms, and single words that are written like no other."""
    for site in group.sites:
        whole = is_place_only(site) or site.key in words("never_first")  # "Gallia" and "no" are not the campaign
        for span in (site.mention if whole else site.name, site.alias, site.acronym):
            if span is not None:
                yield " ".join(span.text.split())


def mentions_of(group: Group) -> list[Mention]:
    """Mentions of a group in the order of the text, each place once."""
    found: dict[tuple[int, int], Mention] = {}
    longest = max(len(s.key.split()) for s in group.sites)
    for site in group.sites:
        for mention in of_site(site, longest):
            found.setdefault((mention.span.start, mention.span.end), mention)
    for span, form in group.others:
        found.setdefault((span.start, span.end), Mention(span, "acronym" if form == "acronym" else "name"))
    return [found[k] for k in sorted(found)]


def of_site(site: Site, longest: int) -> Iterator[Mention]:
    """The mention at a site with its acronym and alias in brackets."""
    parts = len(site.key.split())
    form: Form = "acronym" if parts == 1 and is_acronym(site.name.text) else "short" if parts < longest - 1 else "name"
    yield Mention(site.mention, form)
    if site.acronym is not None and not (site.mention.start <= site.acronym.start < site.mention.end):
        yield Mention(site.acronym, "acronym")
    if site.alias is not None:
        yield Mention(site.alias, "name")


def is_taken(mention: Mention, others: list[Mention]) -> bool:
    """Whether a mention shares words with one of `others`."""
    return any(mention.span.start < o.span.end and o.span.start < mention.span.end for o in others)
