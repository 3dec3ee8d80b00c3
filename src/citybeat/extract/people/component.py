"""The component `citybeat_people`: PERSON entities become one entry for each human being."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import Form, Mention, Person, facts_of
from citybeat.extract.people.candidates import Candidate, candidates_of
from citybeat.extract.people.grouping import Group, grouped, merged_variants
from citybeat.extract.people.names import GLUED_POSSESSIVE, UNCLOSED
from citybeat.extract.people.spread import is_other_script, spread

STRAY = re.compile(r"^[^“\"‘'(]*\w[”\"’')]\s")  # a closing mark of a nickname of which the opening one was cut off


@Language.factory("citybeat_people", requires=["doc.ents"])
def make_people(nlp: Language, name: str) -> People:
    return People()


class People:
    """Writes `facts_of(doc).people`."""

    def __call__(self, doc: Doc) -> Doc:
        groups = merged_variants(grouped(candidates_of(doc)))
        spread(doc, groups)
        people = [person_of(group) for group in groups]
        facts_of(doc).people.extend(sorted(people, key=lambda p: (p.start, p.name)))
        return doc


def person_of(group: Group) -> Person:
    members = sorted(group.members, key=lambda m: m.span.start)
    best = min(members, key=rank)
    name = clean(best.text)
    mentions = [Mention(m.span, form_of(m, best)) for m in members]
    return Person(name=name, mentions=mentions, honorific=next((m.honorific for m in members if m.honorific), None))


def rank(member: Candidate) -> tuple[int, int, int, bool, int]:
    """Sorts the forms of a name by fullness: spelled-out words, words, then small letters before capitals, and no mark without its mate."""
    words = member.name.words
    text = member.text
    flawed = text.isupper() or is_other_script(text) or STRAY.search(text) is not None
    return -member.name.spelled, -len(words), -len(member.name.core), flawed, member.span.start


def form_of(member: Candidate, best: Candidate) -> Form:
    if member.name == best.name or member.name.full:
        return "name"
    text = member.text
    if best.name.full and text.isupper() and len(text) <= 5 and member.name.words[0] not in best.name.words:
        return "acronym"
    return "short" if best.name.full else "name"


def clean(text: str) -> str:
    """A name without white space of the layout, and at its end without a possessive and a bracket that is never closed."""
    plain = " ".join(text.split())
    if not plain.isascii() or "`" in plain:
        plain = GLUED_POSSESSIVE.sub("", plain)
    return UNCLOSED.sub("", plain) or plain if "(" in plain or "[" in plain else plain

