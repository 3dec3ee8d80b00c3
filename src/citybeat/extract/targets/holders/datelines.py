"""The line before an agency's report, "GHENT (ONA) - ": no holder stands in it, and behind it one may that no model saw whole."""

from __future__ import annotations

from spacy.tokens import Doc

from citybeat.extract.targets.clauses import DASHES
from citybeat.extract.targets.holders.subjects import Subjects, any_of
from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import Candidate

HEADING = 6  # words of a dateline before the bracket
NAMING = frozenset({"of", "the", "and", "for", "&", "at", "on"})  # in small letters inside the name of an office
SHORTEST = 3  # words of an office's name that is taken whole


def behind_dateline(doc: Doc, begin: int, end: int) -> int | None:
    """The first word behind "GHENT (ONA) - " at the head of a sentence at words [begin, end); None where none is."""
    opening = next((i for i in range(begin + 1, min(end - 4, begin + HEADING)) if doc[i].text == "("), None)
    if opening is None or doc[opening + 2].text != ")" or doc[opening + 3].text not in DASHES:
        return None
    named = all(t.text[:1].isupper() or t.text == "," for t in doc[begin:opening])
    return opening + 4 if named and doc[opening + 1].text.isupper() else None


def office_behind(subjects: Subjects, candidate: Candidate) -> str | None:
    """The office that is the subject behind a dateline: "GHENT (ONA) - [Bread Quality Office at the Farm Ministry] aims"."""
    doc, lower = subjects.doc, subjects.lower
    first = behind_dateline(doc, candidate.sentence.start, candidate.sentence.end)
    if first is None:
        return None
    first += lower[first] == "the"
    end = first
    while end < candidate.subject_end and (doc[end].text[:1].isupper() or lower[end] in NAMING):
        end += 1
    verb = lower[end] in any_of("auxiliaries") | words("clause_verbs") or end == candidate.subject_end
    if not verb or end - first < SHORTEST or any_of("bodies").isdisjoint(lower[first:end]) or lower[end - 1] in NAMING:
        return None
    return " ".join(doc[first:end].text.split())
