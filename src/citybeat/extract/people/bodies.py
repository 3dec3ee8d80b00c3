"""Names that the model took for a person's and that an office beside them shows to be a body's."""

from __future__ import annotations

from spacy.tokens import Span

from citybeat.extract.people.names import WORDS
from citybeat.nlp.columns import columns_of
from citybeat.nlp.encoder import score_of

OFFICES = frozenset(WORDS["offices_of_bodies"])  # offices that only a body has
SHARED_OFFICES = frozenset(WORDS["offices_of_bodies_and_people"])  # and such as people have as well (a president's head of protocol)
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
UNSURE = 0.8  # a name that the model gives less than this
LONGEST = 5  # words of an office


def is_body(span: Span, score: float) -> bool:
    """Whether an office beside a name shows it to be a body's; `score` is the model's probability of a person."""
    return holds_office(span, score) or employs(span, score)


def holds_office(span: Span, score: float) -> bool:
    """"president of Norvik Ferry": a name after an office, where the head for bodies of offices is surer."""
    if span.start < 2 or columns_of(span.doc).lower[span.start - 1] not in ("of", "at"):
        return False
    spans = span.doc.spans
    if "role_org" not in spans or "title" not in spans:
        return False
    if all(title.end != span.start - 1 for title in spans["title"]):
        return False
    return any(body.start < span.end and span.start < body.end and score_of(body) > score for body in spans["role_org"])


def employs(span: Span, score: float) -> bool:
    """"Norvik Oy's chief executive", "Tallow Mills' former head of research": a name in the possessive before an office of a body."""
    doc, i = span.doc, span.end
    if i + 1 >= len(doc) or columns_of(doc).texts[i] not in POSSESSIVES:
        return False
    office = ""
    for token in doc[i + 1:i + 1 + LONGEST]:
        if token.lower_ in ("and", "or") or not (token.text == "-" or (token.is_alpha and (token.is_lower or token.is_upper))):
            return False
        office = f"{office} {token.lower_}".strip()
        if any(office == o or office.endswith(" " + o) for o in OFFICES):
            return True
        if score < UNSURE and any(office == o or office.endswith(" " + o) for o in SHARED_OFFICES):
            return True
    return False
