"""Whether the text treats a name as that of a body or of something to invest in, whatever noun it ends with: it says things, somebody is
"of" it, or its sentence is about investors."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span

from citybeat.extract.projects import names
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.kinds import kind_of
from citybeat.extract.projects.lexicon import words
from citybeat.extract.projects.traits import ARTICLES, OFFICE_LINKS, end_of, is_built
from citybeat.nlp.columns import columns_of

SPEAKING = frozenset({"network", "incubator", "facility", "operation"})  # kinds that say things and have people, and yet are undertakings
NEAR = 6  # words behind a name up to a verb of speech
CLAUSES = frozenset({",", ".", ";", ":", "but", "and", "that", "while"})  # what a subject can follow


def is_bodily(group: Group) -> bool:
    """Whether a site of a group is that of a body or an investment; what is told to be an undertaking is none."""
    if any(c.told for c in group.candidates):
        return False
    places = [site.mention for site in group.sites]
    if all(map(is_dealt_with, places)) or any(map(is_asset, places)):
        return True
    if any(t.lower_ in {"fund", "funds"} for place in places for t in place):
        return any(is_invested(p) or is_bank(p) or speaks(p) or has_employee(p) for p in places)
    if any(map(is_persons, places)):
        return True
    return kind_of(group) not in SPEAKING and any(speaks(place) or has_employee(place) for place in places)


def is_dealt_with(place: Span) -> bool:
    """Whether a partnership, or a fund in a sentence about stakes and notes, has no article, as firms have none: "sold notes to Orla Growth
    Fund", "an agreement with Harbour Partnership"."""
    last, before = place[-1].lower_, place.doc[max(0, place.start - 1)].text
    if last not in words("dealt_with") or place.start == place.sent.start:
        return False
    bare = before in words("lead_ins") or (before.islower() and before.endswith("ed"))
    said = columns_of(place.doc).lower[place.sent.start:place.sent.end]
    return bare and (last == "partnership" or not (words("business_words") | words("dealings")).isdisjoint(said))


def is_asset(place: Span) -> bool:
    """Whether it is works of a firm that stand already: "at its Silver Gull Mine"."""
    if place[-1].lower_ not in words("owned_works") or not place.start:
        return False
    return columns_of(place.doc).lower[place.start - 1] in words("possessors") and not is_built(place)


def is_invested(place: Span) -> bool:
    """Whether the sentence about a fund has words of investors: "venture fund", "closed-end", "shareholders"."""
    sentence = place.sent
    said = [word for word in columns_of(place.doc).lower[sentence.start:sentence.end] if word != "-"]
    return not words("investment_words").isdisjoint(said) or not words("investment_pairs").isdisjoint(map(" ".join, pairwise(said)))


def is_bank(place: Span) -> bool:
    """Whether a fund is one of states and their central banks: "the Orla Monetary Fund"."""
    return not words("monetary_names").isdisjoint(columns_of(place.doc).lower[place.start:place.end])


def subject_start(place: Span) -> int:
    """Where a mention begins with its article and quotation mark."""
    doc, start = place.doc, place.start
    while start > place.sent.start and (doc[start - 1].lower_ in ARTICLES or doc[start - 1].text in names.OPENING):
        start -= 1
    return start


def speaks(place: Span) -> bool:
    """Whether a mention is the subject of a verb of speech: "The Orla Campaign last week accused". Behind a noun in small letters people
    may be meant ("those on the Lantern project said")."""
    columns, sentence, start = columns_of(place.doc), place.sent, subject_start(place)
    if place[-1].is_lower or (start > sentence.start and columns.lower[start - 1] not in CLAUSES):
        return False
    near = columns.lower[end_of(place):min(sentence.end, end_of(place) + NEAR)]
    verb = next((word for word in near if word not in words("passing_words")), "")
    return verb in words("saying_verbs")


def is_persons(place: Span) -> bool:
    """Whether a person is "of" it with no office between: "Ana Ruiz, of the Harbour Programme,"."""
    doc, start, floor = place.doc, subject_start(place), place.sent.start
    if start - 2 < floor or doc[start - 1].lower_ != "of" or place[-1].is_lower:
        return False
    before = start - 2 - (doc[start - 2].text == ",")
    return before >= floor and doc[before].ent_type_ == "PERSON"


def has_employee(place: Span) -> bool:
    """Whether somebody works there as people do with bodies: "an analyst at the Harbour Project"."""
    doc, start = place.doc, subject_start(place)
    if start - 2 < place.sent.start or doc[start - 1].lower_ not in OFFICE_LINKS or place[-1].is_lower:
        return False
    return doc[start - 2].lower_ in words("employees")
