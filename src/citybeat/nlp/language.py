"""Which language a text is in: English by its function words, all else by py3langid (whose model takes a while to load)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

SAMPLE, SHORTEST, SURE = 2_000, 80, 0.9  # characters read; letters needed; probability needed
FUNCTION_WORDS = frozenset(
    "the of to and in that is was for with on as by at from it his her he she they".split()  # noqa: SIM905
)
ENGLISH_SHARE = 0.2  # of the words; other languages of Latin script stay below 0.1


@lru_cache(maxsize=1)
def identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None for a text too short or too mixed to tell."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < SHORTEST:
        return None
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    if sum(map(FUNCTION_WORDS.__contains__, words)) >= ENGLISH_SHARE * len(words):
        return "en"
    language, probability = identifier().classify(sample)
    return str(language) if probability >= SURE else None
