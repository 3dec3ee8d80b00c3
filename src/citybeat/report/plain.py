"""Text of strangers, made fit for a terminal."""

from __future__ import annotations

import unicodedata

# control characters, invisible format characters (among them those that turn the direction of writing), private use, lone surrogates,
# line and paragraph separators
UNSAFE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
JOINERS = "\u200c\u200d"  # invisible and harmless: spelling in Persian and Indic scripts, families of emoji


def visible(text: str, keep: str = "\n\t" + JOINERS) -> str:
    """The text with each character that a terminal would obey, or not show, as its code in brackets.

    >>> visible("a\\x1b[31mb")
    'a⟨U+001B⟩[31mb'
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n")
    return "".join(c if c in keep or unicodedata.category(c) not in UNSAFE else f"⟨U+{ord(c):04X}⟩" for c in text)


def printable(text: str) -> str:
    """The same on one line: white space squeezed.

    >>> printable("two\\n  lines")
    'two lines'
    """
    return visible(" ".join(text.split()), keep=JOINERS)
