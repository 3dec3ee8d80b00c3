"""The tokens of a Doc as columns, read off once: to make a spaCy Token for each look at a word costs more than most rules do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.attrs import IDX, ORTH, SPACY
from spacy.tokens import Doc, Span

from citybeat.nlp.tokens import is_block


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a token: its text, the same in lower case, its first character in `text` (which is doc.text), whether a space follows it
    and whether it is white space, or a tag of a page that stands for a line break."""

    text: str
    texts: list[str]
    lower: list[str]
    offsets: list[int]
    spaced: list[bool]
    is_space: list[bool]

    def between(self, start: int, end: int) -> str:
        """The text of tokens [start, end), as doc[start:end].text gives it."""
        return self.text[self.offsets[start]:self.offsets[end - 1] + len(self.texts[end - 1])] if start < end else ""

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Tokens [start, end) without white space at both ends; of nothing but white space the first token."""
        while end > start + 1 and self.is_space[end - 1]:
            end -= 1
        while start + 1 < end and self.is_space[start]:
            start += 1
        return start, end


def columns_of(doc: Doc) -> Columns:
    """The Columns of a Doc, made at first use, and again where its tokens have been merged or split since."""
    notes: dict[str, Any] = doc.user_hooks  # without a call of `notes_of`: nothing is asked for more often
    found: Columns | None = notes.get("citybeat.columns")
    if found is None or len(found.texts) != len(doc):
        found = notes["citybeat.columns"] = make_columns(doc)
    return found


def is_layout(word: str) -> bool:
    """Whether a token is white space or such a tag."""
    return word.isspace() or (word[:1] == "<" and is_block(word))


def make_columns(doc: Doc) -> Columns:
    strings = doc.vocab.strings
    table = doc.to_array([ORTH, IDX, SPACY]).reshape(-1, 3)
    texts = [strings[orth] for orth in table[:, 0].tolist()]
    spaced = table[:, 2].astype(bool).tolist()
    text = "".join([word + " " if space else word for word, space in zip(texts, spaced, strict=True)])
    return Columns(text, texts, [w.lower() for w in texts], table[:, 1].tolist(), spaced, [is_layout(w) for w in texts])


def text_of(span: Span) -> str:
    """span.text, without a look at each of its tokens."""
    return columns_of(span.doc).between(span.start, span.end)
