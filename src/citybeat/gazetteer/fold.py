"""Normalising names, so that spellings of one name meet: Düsseldorf, DUSSELDORF; St. John's, Saint Johns; Xi’an, Xian."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that NFKD leaves whole, and marks that are dropped or stand for a space.
LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "a",
    **dict.fromkeys("'’‘`´ʻʼʽʾʿ′.·", ""),
    **dict.fromkeys("-‐‑‒–—_/,()", " "),
    "&": " and ",
})
WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
CACHE = 20_000  # names
PLAIN = re.compile(r"[a-z ]+")


@lru_cache(CACHE)
def fold(name: str) -> str:
    """The key of a name: lower case, no diacritics, no apostrophes or full stops, hyphens as spaces, no leading "the".

    >>> fold("St. John’s"), fold("The Hague"), fold("Aix-en-Provence")
    ('st johns', 'hague', 'aix en provence')
    """
    text = name.casefold()
    if PLAIN.fullmatch(text) is None:
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c)).translate(LETTERS)
    words = [WORDS.get(w, w) for w in text.split()]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)
