"""Small pure functions over strings: folding names, hashing texts, telling copies."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import pairwise

import numpy as np

WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Without diacritics and case, white space squeezed: a key for blocking, not an identity.

    >>> fold("Diébédo  Francis KÉRÉ")
    'diebedo francis kere'
    """
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


def name_key(name: str) -> str:
    """A folded name with its punctuation turned to spaces.

    >>> name_key("Uuttu-Deschryvere, Laura")
    'uuttu deschryvere laura'
    """
    return " ".join(WORD.findall(fold(name)))


def sha256(text: str) -> str:
    """Of the text's UTF-8, 64 hex digits."""
    return hashlib.sha256(text.encode("utf8")).hexdigest()


def near_key(text: str) -> str:
    """A 64-bit SimHash over pairs of neighbouring words (Charikar 2002), 16 hex digits.

    Copies of one story differ in few bits; the key depends on the text's words alone, not on case, marks or white space.
    """
    words = " ".join(WORD.findall(text.casefold())).encode("utf8").split()
    pairs = [first + b" " + second for first, second in pairwise(words)] or words
    if not pairs:
        return "0" * 16
    blake2b = hashlib.blake2b
    digests = b"".join([blake2b(pair, digest_size=8).digest() for pair in pairs])
    bits = np.unpackbits(np.frombuffer(digests, np.uint8).reshape(-1, 8), axis=1)
    majority = bits.sum(0) * 2 > len(pairs)
    return np.packbits(majority).tobytes().hex()
