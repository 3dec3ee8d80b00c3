"""For whom somebody speaks who says "we": the body of their role, or the one that is named beside them."""

from __future__ import annotations

from spacy.tokens import Span

from citybeat.extract.facts import Entity, Facts
from citybeat.extract.targets.holders.states import Holder, States
from citybeat.extract.targets.holders.subjects import Subject, Subjects, any_of, lists

SPEAKERS = frozenset({"executive", "executives", "representative", "representatives", "manager", "president"})
BELONGING = frozenset({"from", "of", "at", "with", "for"})


def in_role(facts: Facts, states: States, person: Entity) -> Holder | None:
    """The organization of somebody's role; the country for an adjective ("the German chancellor")."""
    role = next((r for r in facts.roles if r.person is person and r.organization_text), None)
    if role is None:
        return None
    text, code = role.organization_text or "", role.organization_country
    if role.organization is None and text.islower() and code is None:
        unseen = called(states.subjects, text)
        return Holder(unseen) if unseen is not None else None  # "Ruiz, the head of an oil company"
    if role.organization is None and code is not None:
        land = next((m for found, m in states.countries if found == code and m.label_ == "LOC"), None)
        text = land.text if land is not None else text
    return Holder(role.organization.name if role.organization else text, role.organization, code)


def called(subjects: Subjects, text: str) -> str | None:
    """The name behind a body that no model saw: of "the bread company" where the article has "the bread company Orla"."""
    doc, kind = subjects.doc, text.split()
    if kind[-1] not in lists()["companies"]:
        return None
    for i in range(len(doc) - len(kind)):
        end = i + len(kind)
        if subjects.lower[i:end] == kind and doc[end].text.istitle():
            last = end + 1
            while last < len(doc) and doc[last].text.istitle() and doc[last].text.isalpha():
                last += 1
            return doc[end:last].text
    return None


def body_beside(subjects: Subjects, person: Span) -> Span | None:
    """The organization of a speaker without a role: "says Jane Roe, from Orla Foods's research group", "said Jane Roe of Orla Foods"."""
    lower, i = subjects.lower, person.end
    i += lower[i:i + 1] == [","]
    if i >= len(lower) or lower[i] not in BELONGING:
        return None
    i += 1 + (lower[i + 1:i + 2] == ["the"])
    return next((m for m in subjects.mentions if m.start == i and m.label_ == "ORG"), None)


def spoken_for(subjects: Subjects, subject: Subject, begin: int) -> Span | None:
    """The organization whose spokesman says what "it" or "the agency" does: "An [Orla Foods] spokesman said the company plans to"."""
    lower, speaking = subjects.lower, any_of("posts", "tellers")
    named = [m for m in subjects.mentions if begin <= m.start and m.end < subject.start and m.label_ == "ORG"]
    if len(named) != 1 or lower[named[0].end] not in speaking | SPEAKERS:
        return None
    told = lower[named[0].end:subject.start]
    return named[0] if not lists()["speech"].isdisjoint(told) else None
