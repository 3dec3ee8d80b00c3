"""Articles without number, made from those of the corpus: runs of their sentences in which some words are replaced by invented ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

SENTENCE = re.compile(r"[^.!?\n]+[.!?]")
WORD = re.compile(r"\b[a-z]{6,}\b")
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in ("a", "e", "i", "o", "u", "ai", "or")]
REPLACED = 6  # words of an article


def sentences_of(corpus: Path) -> list[list[str]]:
    """The sentences of each article."""
    found = [[s.strip() for s in SENTENCE.findall(p.read_text(encoding="utf8"))] for p in sorted(corpus.rglob("*.txt"))]
    return [sentences for sentences in found if len(sentences) > 5]


def invented(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(4))


def varied(corpus: Path, words: int, seed: int = 0) -> Iterator[str]:
    """Texts of about so many words, for ever, the same for the same seed."""
    rng, articles = random.Random(seed), sentences_of(corpus)
    while True:
        article = rng.choice(articles)
        start = rng.randrange(len(article))
        text, size = [], 0
        for sentence in islice(article, start, None):
            text.append(sentence)
            size += len(sentence.split())
            if size >= words:
                break
        yield replaced(" ".join(text), rng)


def replaced(text: str, rng: random.Random) -> str:
    """The text with up to REPLACED of its longer words replaced."""
    places = [m.span() for m in WORD.finditer(text)]
    for start, end in sorted(rng.sample(places, min(REPLACED, len(places))), reverse=True):
        text = text[:start] + invented(rng) + text[end:]
    return text
