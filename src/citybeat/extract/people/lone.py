"""Lone names: whether a name that never stands with a given name or an honorific is rather a place, a body or a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span

from citybeat.extract.people.candidates import AMBIGUOUS, KIN, POSSESSIVES, TITLES, Candidate, kin_before, plain_word
from citybeat.extract.people.names import WORDS
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of, text_of

PREPOSITIONS, BODY_NOUNS, SPEECH = (frozenset(WORDS[key]) for key in ("place_prepositions", "body_nouns", "speech_verbs"))
WEAK_TITLES = frozenset(WORDS["weak_titles"])  # words of titles that say little by themselves
STRONG_TITLES = TITLES - WEAK_TITLES
PEOPLE_OF_PEOPLE = frozenset(KIN) | frozenset(WORDS["people_of_people"])
NOT_BEFORE = PREPOSITIONS | BODY_NOUNS | {"the", "a", "an"}
PREFIXES = "Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O'|O’|D'|D’|El|Al|Ibn|Abd"
CAMEL = re.compile(rf"(?!(?:{PREFIXES})[A-Z])[A-ZÀ-Þ]?[^\W\d_A-ZÀ-Þ]+[A-ZÀ-Þ]|[A-ZÀ-Þ]{{2,}}[a-z]")
LARGE = 25_000  # inhabitants from which a city is likelier to be meant than a person without a given name
TOWN = 20_000  # the same for a name of two words or more
FEW = 3


def is_elsewhere(members: Sequence[Candidate]) -> bool:
    """Whether the mentions of a lone name show it to be no person."""
    text = members[0].text
    if any(CAMEL.match(part) for part in re.split(r"[-\s]", text)):
        return True
    if any(before(m) in BODY_NOUNS for m in members) or (is_country(text) and not any(has_title(m) for m in members)):
        return True
    if any(speaks(m.span) or kin_before(m.span) for m in members):
        return False
    if all(word in AMBIGUOUS for word in members[0].name.words):
        return True
    if any(has_title(m) for m in members):
        return False
    signs = sum(bracketed(m) or before(m) in NOT_BEFORE for m in members)
    if 2 * signs >= len(members):
        return True
    return len(members) <= FEW and is_place(text)


def is_place(name: str, inhabitants: int = LARGE) -> bool:
    """Whether a name is a country, a first-level region or a city with so many inhabitants."""
    gazetteer = Gazetteer.open()
    if is_country(name) or gazetteer.region(name):
        return True
    return any((place.population or 0) >= inhabitants for place in gazetteer.lookup(name))


def is_country(name: str) -> bool:
    return Gazetteer.open().country(name) is not None


def before(member: Candidate) -> str:
    start = member.span.start
    return plain_word(columns_of(member.span.doc).texts[start - 1]) if start else ""


def is_shown(member: Candidate) -> bool:
    """Whether an honorific, a title, a word of kinship or a verb of speech beside a name shows it to be a person's."""
    span = member.span
    return member.honorific is not None or has_title(member) or kin_before(span) is not None or speaks(span) or has_people(member)


def has_people(member: Candidate) -> bool:
    """Whether somebody whom only people have is named as the name's: "Roe’s widow", "Roe's lawyer"."""
    columns, end = columns_of(member.span.doc), member.span.end
    texts = columns.texts
    return end + 1 < len(texts) and texts[end] in POSSESSIVES and columns.lower[end + 1] in PEOPLE_OF_PEOPLE


def has_title(member: Candidate) -> bool:
    return before(member) in STRONG_TITLES


def speaks(span: Span) -> bool:
    """Whether a name is the subject of a verb of speech or life, or a speaker in a transcript."""
    lower, end = columns_of(span.doc).lower, span.end
    after = lower[end] if end < len(lower) else ""
    return after in SPEECH or (after == ":" and text_of(span).isupper())


def bracketed(member: Candidate) -> bool:
    """Whether the name stands in brackets by itself, as clubs, places and companies stand after people."""
    doc, span = member.span.doc, member.span
    return span.start > 0 and doc[span.start - 1].text in "([" and span.end < len(doc) and doc[span.end].text in "),;/"
