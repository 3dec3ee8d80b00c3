"""From text to the words of a Doc, in a time that grows as the text does."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

LONGEST, PIECE = 1_000, 200  # characters
LONG = re.compile(rf"\S{{{LONGEST}}}")
# lost spaces: "(ORLA)Rain fell", "KOTKA--(Orla)--Rain fell"
GLUED = r"(?<=\w)[)\]](?=[A-Z]|--)|(?<=\w)--+(?=\()|(?<=--)\((?=\w)|(?<=\))--+(?=\w)|(?<=\w)[.,:;!?)\"”]+(?=</?\w{1,6}/?>)"
BLOCKS = "li|ul|ol|p|br|div|tr|td|th|table|h[1-6]"  # elements of a page that begin on a line of their own
TAG = rf"</?(?:{BLOCKS}|a|b|i|em|strong|span|u)(?:\s*/)?>"  # a remnant of a page
BLOCK = re.compile(rf"</?(?:{BLOCKS})/?>", re.IGNORECASE)
PIECES = re.compile(rf"\s*\S{{1,{PIECE}}}\s*|\s+")


def split_glued(tokenizer: Any) -> None:
    """Make a tokenizer of spaCy's part a closing bracket from the capital behind it, dashes from brackets, and tags from words."""
    prefixes, infixes, suffixes = (
        find.__self__.pattern for find in (tokenizer.prefix_search, tokenizer.infix_finditer, tokenizer.suffix_search)
    )
    tokenizer.prefix_search = re.compile(f"^{TAG}|{prefixes}").search
    tokenizer.infix_finditer = re.compile(f"{TAG}|{infixes}|{GLUED}").finditer
    tokenizer.suffix_search = re.compile(f"{TAG}$|{suffixes}").search


def is_block(word: str) -> bool:
    """Whether a word is the tag of an element that begins on a line of its own.

    >>> is_block("</li>"), is_block("<br/>"), is_block("<b>"), is_block("li")
    (True, True, False, False)
    """
    return word[0] == "<" and BLOCK.fullmatch(word) is not None


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
