"""The names of a Doc that can be what a role is in or of."""

from __future__ import annotations

import re
from collections.abc import Collection

from spacy.tokens import Doc, Span

from citybeat.nlp.columns import columns_of

PARTY_TAG = re.compile(r"[DRI]\.?\s?[-–]\s?[A-Z][\w. ]*")  # party and state of an American legislator: "D-CT", "R-Texas"
ORGANIZATIONS = frozenset({"ORG", "LOC", "NORP", "FAC", "MISC", "PERSON"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
LOOSE_ENDS = frozenset({"of", "the", "in", "at", "for", "and"})  # where a name was cut: "Department of Health in"


class Bodies:
    """The spans of a Doc that can be an organization of a role: names and the model's head spans, the longest at each word."""

    def __init__(self, doc: Doc, people: Collection[int] = ()):
        """`people` are the words of people's names; a name that was taken for a person's and is none can be a body."""
        self.doc = doc
        spans = [e for e in doc.ents if e.label_ in ORGANIZATIONS and not any(i in people for i in range(e.start, e.end))]
        heads = list(doc.spans["role_org"]) if "role_org" in doc.spans else []
        self.label: dict[tuple[int, int], str] = {}
        for span in [*heads, *spans]:
            start, end = trimmed(span)
            if start < end and any(t.text[0].isalnum() for t in doc[start:end]) and not is_party_tag(doc, start, end):
                label = "ORG" if span.label_ == "PERSON" else span.label_
                self.label[(start, end)] = label if span in spans else "ROLE_ORG"
        ordered = sorted(self.label, key=lambda s: (s[0] - s[1], s))
        self.spans: list[tuple[int, int]] = []
        taken: set[int] = set()
        for span in ordered:
            if not taken & set(range(*span)):
                self.spans.append(span)
                taken.update(range(*span))
        self.spans.sort()
        self.starting = {s[0]: s for s in self.spans}
        self.ending = {s[1]: s for s in self.spans}

    def around(self, i: int) -> tuple[int, int] | None:
        """The part before word `i` of a name that goes over it ("Acme Project" of "Acme Project Manager")."""
        covering = next((s for s in self.spans if s[0] < i < s[1]), None)
        return (covering[0], i) if covering is not None and self.doc[i - 1].lower_ not in LOOSE_ENDS else None


def trimmed(span: Span) -> tuple[int, int]:
    """A span's words without a leading article and a trailing possessive."""
    start, end = span.start, span.end
    while start < end and span.doc[start].lower_ in ("the", "a", "an"):
        start += 1
    while end > start and (span.doc[end - 1].text in POSSESSIVE | {",", "("} or span.doc[end - 1].lower_ in LOOSE_ENDS):
        end -= 1
    return start, end


def is_party_tag(doc: Doc, start: int, end: int) -> bool:
    """Whether a name in brackets is, or is the state in, the tag of party and state behind a legislator ("R-Texas")."""
    columns = columns_of(doc)
    opening = next((i for i in range(start - 1, max(-1, start - 4), -1) if columns.texts[i] == "("), None)
    return PARTY_TAG.fullmatch(columns.between(start if opening is None else opening + 1, end)) is not None
