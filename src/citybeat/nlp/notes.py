"""What citybeat keeps beside a Doc that spaCy has no place for: the article, scores, heads, layout, facts.

Kept in `doc.user_hooks`, which unlike `doc.user_data` is not serialised with the Doc.
"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc


def notes_of(doc: Doc) -> dict[str, Any]:
    """The Doc's notes, by name; a name begins with `citybeat.`."""
    notes: dict[str, Any] = doc.user_hooks
    return notes
