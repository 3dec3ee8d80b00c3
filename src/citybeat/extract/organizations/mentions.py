"""Further occurrences of organizations' names in the text, outside longer names."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from citybeat.extract.facts import Facts, Organization
from citybeat.extract.forms import Words, by_first_word, places_of
from citybeat.extract.organizations.names import is_generic, key_of
from citybeat.extract.organizations.registry import add_mention, form_in
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.entities import ent_rows

OTHERS = ("PERSON", "ORG", "LOC", "FAC", "PRODUCT", "MISC")


def spread(doc: Doc, facts: Facts) -> None:
    """Add to each organization the whole-word occurrences of its forms that stand in no other name."""
    forms = by_first_word((words, organization) for organization in facts.organizations for words in forms_of(organization))
    taken = taken_tokens(doc, facts)
    for start, end, organization in places_of(forms, columns_of(doc).texts):
        if taken.isdisjoint(range(start, end)) and stands_alone(span := doc[start:end]):
            add_mention(organization, span, form_in(organization, text_of(span)))


def forms_of(organization: Organization) -> Iterator[Words]:
    """The words of each of its mentions that says more than what kind of body it is."""
    spans = [m.span for m in organization.mentions]
    for words in dict.fromkeys([tuple(columns_of(span.doc).texts[span.start:span.end]) for span in spans]):
        if not is_generic(key_of(" ".join(words))):
            yield words


def taken_tokens(doc: Doc, facts: Facts) -> set[int]:
    """Words of mentions, and of other entities that are longer than a known name."""
    taken = {i for e in facts.entities() for m in e.mentions for i in range(m.span.start, m.span.end)}
    names = {n for o in facts.organizations for n in o.names}
    for ent in ent_rows(doc):
        if ent.label in OTHERS and (ent.text[4:] if ent.text.startswith(("The ", "the ")) else ent.text) not in names:
            taken.update(range(ent.start, ent.end))
    return taken


def stands_alone(span: Span) -> bool:
    """Whether an occurrence is no part of a longer capitalised name or of a word with a hyphen in front."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if before is not None and before.text in "-@#/." and not before.whitespace_:
        return False
    if after is None or len(span) > 1:
        return True
    if after.text == "-" and not doc[span.end - 1].whitespace_ and span.end + 1 < len(doc):
        return doc[span.end + 1].text.islower()
    return not (after.is_title and after.is_alpha and not after.is_sent_start and after.ent_type_ not in ("PERSON",))
