"""The word lists of the component, and the forms of verbs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from citybeat.extract.rules import Rule, read_rules, read_words

DATA = files("citybeat.extract.targets") / "data"
VOWELS = "aeiou"
STRESSED = ("mmit", "dmit", "fer", "cur", "set", "fit", "quip", "nrol")  # ends of verbs that are stressed: "equipped"


@cache
def lexicon() -> dict[str, list[str]]:
    """The lists of lexicon.json."""
    return read_words(DATA / "lexicon.json")


@cache
def words(name: str) -> frozenset[str]:
    """One list of lexicon.json, lower case."""
    return frozenset(lexicon()[name])


@cache
def word_sets(file: str) -> dict[str, frozenset[str]]:
    """The lists of another data file ("matters.json"), each a set of lower-case words."""
    return {name: frozenset(entries) for name, entries in read_words(DATA / file).items()}


@dataclass(frozen=True)
class Lists:
    """The word lists of a room of rules: `politics("bills")` is one of politics.json."""

    file: str

    @cached_property
    def sets(self) -> dict[str, frozenset[str]]:
        """The lists by name."""
        return word_sets(self.file)

    def __call__(self, name: str) -> frozenset[str]:
        """One list, lower case."""
        return self.sets[name]

    def any_of(self, found: Iterable[str], name: str) -> bool:
        """Whether a word of a list is among these words."""
        return not self.sets[name].isdisjoint(found)


@cache
def phrases(name: str) -> re.Pattern[str]:
    """The phrases of a list as one pattern of whole words, longest first."""
    alternatives = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(lexicon()[name], key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w])", re.IGNORECASE)


@cache
def beginnings(name: str) -> frozenset[str]:
    """The first words of the phrases of a list: a text that holds none of them, be it inside another word, holds no phrase."""
    first = {phrase.split()[0].lower() for phrase in lexicon()[name]}
    return frozenset(word for word in first if not any(other in word for other in first - {word}))


def find_phrase(name: str, text: str) -> re.Match[str] | None:
    """The first phrase of a list in a text; the pattern, which is slow, is tried only where one of its beginnings is there."""
    lower = text.lower()
    return phrases(name).search(text) if any(start in lower for start in beginnings(name)) else None


@cache
def verbs(name: str) -> dict[str, str]:
    """Every form of the verbs of a list, to the verb."""
    return {form: verb for verb in reversed(lexicon()[name]) for form in forms(verb)}


def forms(verb: str) -> list[str]:
    """The regular forms of a verb.

    >>> forms("cut"), forms("reduce"), forms("supply"), forms("equip")
    (['cut', 'cuts', 'cutted', 'cutting'], ['reduce', 'reduces', 'reduced', 'reducing'], ['supply', 'supplies', 'supplied', 'supplying'], \
['equip', 'equips', 'equipped', 'equipping'])
    """
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return [verb, verb + "es", verb + "ed", verb + "ing"]
    closed = verb[-1] not in "aeiouwxy" and verb[-2] in VOWELS
    stressed = sum(c in VOWELS for c in verb) == 1 or (verb.endswith(STRESSED) and not verb.endswith("ffer"))
    stem = verb + verb[-1] if closed and stressed else verb
    return [verb, verb + "s", stem + "ed", stem + "ing"]


@cache
def aim_rules() -> tuple[Rule, ...]:
    """The rules of aims.jsonl."""
    return tuple(read_rules(DATA / "aims.jsonl"))
