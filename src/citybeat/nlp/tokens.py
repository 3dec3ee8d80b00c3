"""From text to the words of a Doc, in a time that grows as the text does."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

LONGEST, PIECE = 1_000, 200  # characters
LONG = re.compile(rf"\S{{{LONGEST}}}")
GLUED = r"(?<=\w)[)\]](?=[A-Z])"  # a lost space: "(ORLA)Rain fell"
PIECES = re.compile(rf"\s*\S{{1,{PIECE}}}\s*|\s+")


def split_glued(tokenizer: Any) -> None:
    """Make a tokenizer of spaCy's part a closing bracket from the capital behind it."""
    tokenizer.infix_finditer = re.compile(f"{tokenizer.infix_finditer.__self__.pattern}|{GLUED}").finditer


def tokenized(nlp: Language, text: str) -> Doc:
    """`nlp.make_doc(text)`; where more than a thousand characters stand without white space, in pieces.

    spaCy's tokenizer takes quotation marks and the like off a word one by one and looks through the whole rest of it each time: for a
    page of them it takes hours. No word of any language is so long, so that the words of a real text are the same.
    """
    if not LONG.search(text):
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    for piece in PIECES.findall(text):
        for token in nlp.make_doc(piece):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(nlp.vocab, words=words, spaces=spaces)
