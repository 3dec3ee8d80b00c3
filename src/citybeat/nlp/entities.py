"""The names of a Doc, read off once: the getter of doc.ents looks through all its tokens each time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from spacy.tokens import Doc, Span

from citybeat.nlp.columns import columns_of
from citybeat.nlp.notes import notes_of


@dataclass(slots=True, eq=False)
class Ent:
    """One of doc.ents: the tokens [start, end), its label ("PERSON") and its text, read off the Span.

    Not frozen, for that makes it four times as slow to make.
    """

    span: Span
    start: int
    end: int
    label: str
    text: str


def ent_rows(doc: Doc) -> list[Ent]:
    """doc.ents with what is asked of each most often; made at first use, and not to be changed. Whoever sets other ents later calls
    `forget_ents`."""
    found: list[Ent] | None = notes_of(doc).get("citybeat.ents")
    if found is None:
        between = columns_of(doc).between
        found = notes_of(doc)["citybeat.ents"] = [Ent(e, start := e.start, end := e.end, e.label_, between(start, end)) for e in doc.ents]
    return found


def ents_within(span: Span) -> list[Ent]:
    """span.ents, those that lie wholly in a span, without a look through all of the Doc."""
    rows = ent_rows(span.doc)
    return rows[bisect_left(rows, span.start, key=attrgetter("start")):bisect_right(rows, span.end, key=attrgetter("end"))]


def labels_of(doc: Doc) -> list[str]:
    """For each token the label of the one of doc.ents that it belongs to, or "": what its `ent_type_` says."""
    found: list[str] | None = notes_of(doc).get("citybeat.labels")
    if found is None:
        found = notes_of(doc)["citybeat.labels"] = [""] * len(doc)
        for ent in ent_rows(doc):
            found[ent.start:ent.end] = [ent.label] * (ent.end - ent.start)
    return found


def forget_ents(doc: Doc) -> None:
    """Read doc.ents anew at the next look: for a Doc whose ents have been set again."""
    for name in ("citybeat.ents", "citybeat.labels"):
        notes_of(doc).pop(name, None)
