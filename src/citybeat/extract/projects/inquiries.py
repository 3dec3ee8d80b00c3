"""Whether an inquiry has a name of its own: that of its chair, its place or its matter, as one calls it that everybody knows."""

from __future__ import annotations

from spacy.tokens import Span

from citybeat.extract.projects.lexicon import words
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of
from citybeat.nlp.entities import labels_of

BODILY = frozenset({"ORG", "LOC", "NORP"})


def is_any_inquiry(name: Span, noun: str | None) -> bool:
    """Whether an inquiry is only said to be somebody's or of a sort: "a Norvik inquiry", "the Senate inquiry", "the Public Inquiry"; "the
    Roe inquiry", "the Harbour Deaths Inquiry" are named."""
    columns = columns_of(name.doc)
    lower = columns.lower[name.start:name.end]
    behind = noun is not None and columns.lower[name.end:name.end + 1] == [noun]
    if (noun if behind else lower[-1]) not in words("inquests"):
        return False
    core = lower if behind else lower[:-1]
    if name.start == 0 or columns.lower[name.start - 1] != "the" or not words("inquest_words").isdisjoint(core):
        return True
    end = name.start + len(core)
    owned = behind and not BODILY.isdisjoint(labels_of(name.doc)[name.start:end])
    return owned or Gazetteer.open().nation(" ".join(columns.texts[name.start:end])) is not None
