"""The words that the roles extractor knows: heads of titles by class, their modifiers, words of status, short forms.

The words lie in `lexicon/*.json`. Phrases are kept as tuples of lower-case words, split as spaCy's English tokenizer splits them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from citybeat.extract.rules import read_words

Phrase = tuple[str, ...]
WORD = re.compile(r"[^\W\d_]+['’](?!s\b)[^\W\d_]+|(?:[^\W\d_]\.){2,}|[\w]+\.?|['’]s|-|\S")
AFTER_HEAD = frozenset({"-", "elect", "designate", "emeritus", "general", "in"})
OFFICE_GENERAL = frozenset({"attorney", "secretary", "director", "solicitor", "consul", "governor", "-"})
LINKS = frozenset({"of", "for", "to", "in", "at", "on", "without"})
SOLE = frozenset({"head_of_state", "head_of_government"})  # classes of offices of state that one person holds at a time
GOVERNING = SOLE | {"minister"}  # classes of those who govern a state
SUCCEEDING = frozenset({"succeeds", "succeeded", "succeed", "succeeding", "replaces", "replaced", "replace", "replacing"})
TAKING = frozenset({"takes", "took", "taking", "take"})  # "over from"
IRREGULAR = {"man": "men", "woman": "women", "person": "people"}
FOLDER = files("citybeat.extract.roles") / "lexicon"


def split(phrase: str) -> Phrase:
    """The words of a phrase in lower case, hyphens and possessives apart.

    >>> split("Vice-President of Sales")
    ('vice', '-', 'president', 'of', 'sales')
    """
    return tuple(WORD.findall(phrase.lower()))


def plural(word: str) -> str:
    """The plural of a noun.

    >>> plural("spokesman"), plural("deputy"), plural("coach"), plural("mp")
    ('spokesmen', 'deputies', 'coaches', 'mps')
    """
    for end, many in IRREGULAR.items():
        if word.endswith(end) and word not in ("human", "german"):
            return word if word in ("person",) else word[:-len(end)] + (many if end != "person" else "persons")
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def head_index(words: Sequence[str]) -> int:
    """Position of the noun that the rest of a title belongs to: the last before "of", "for", "in" and the like.

    >>> head_index(("vice", "president", "of", "sales"))
    1
    """
    stop = next((i for i, w in enumerate(words) if w in LINKS and i), len(words))
    while stop > 1 and words[stop - 1] in AFTER_HEAD:
        if words[stop - 1] == "general" and words[stop - 2] not in OFFICE_GENERAL:
            break
        stop -= 1
    return stop - 1


def plurals(words: Phrase) -> set[Phrase]:
    """Plural forms of a title: of its head, and of its last word ("attorneys general", "attorney generals")."""
    if words[-1].endswith("."):
        return set()
    spots = {head_index(words), len(words) - 1} if not set(words) & LINKS else {head_index(words)}
    return {(*words[:i], plural(words[i]), *words[i + 1:]) for i in spots}


def abbreviations(phrase: Phrase) -> list[Phrase]:
    """The other ways in which a tokenizer may cut a phrase with full stops.

    >>> abbreviations(("lt.", "gen."))
    [('lt.', 'gen', '.'), ('lt', '.', 'gen.'), ('lt', '.', 'gen', '.')]
    """
    ways: list[Phrase] = [()]
    for word in phrase:
        cuts: list[Phrase] = [(word,), (word[:-1], ".")] if word.endswith(".") and len(word) > 1 else [(word,)]
        ways = [(*way, *cut) for way in ways for cut in cuts]
    return ways[1:]


@dataclass(frozen=True)
class Head:
    """A known title: its class, and the singular where it is a plural form."""

    role_class: str
    singular: Phrase | None = None


class Lexicon(dict[str, frozenset[str]]):
    """All word lists, by their names; use `lexicon()`, which reads them once."""

    def __init__(self) -> None:
        words = read_words(FOLDER / "words.json")
        super().__init__({name: frozenset(w.lower() for w in entries) for name, entries in words.items()})
        self.fields = {split(f) for f in words["fields"]}
        drop = ("status_former", "status_acting", "status_skip", "determiners", "adjectives")
        self.no_part = frozenset().union(*(self[name] for name in drop))  # words before a title that are no part of it
        self.field_words = frozenset(f[0] for f in self.fields if len(f) == 1)
        self.field_ends: dict[str, list[Phrase]] = {}
        for field in sorted(self.fields, key=lambda f: (-len(f), f)):
            self.field_ends.setdefault(field[-1], []).append(field)
        self.heads: dict[Phrase, Head] = {}
        for role_class, titles in read_words(FOLDER / "heads.json").items():
            for title in titles:
                phrase = split(title)
                self.heads.setdefault(phrase, Head(role_class))
                for other in abbreviations(phrase):
                    self.heads.setdefault(other, Head(role_class))
        for phrase, head in list(self.heads.items()):
            for many in sorted(plurals(phrase)):
                self.heads.setdefault(many, Head(head.role_class, phrase))
        self.shortened = {p[0].rstrip(".") for p in self.heads if p[0].endswith(".")} | {h.rstrip(".") for h in self["honorifics"]}
        self.by_first: dict[str, list[Phrase]] = {}
        for phrase in sorted(self.heads, key=lambda p: (-len(p), p)):
            self.by_first.setdefault(phrase[0], []).append(phrase)
        self.lengths = {first: sorted({len(p) for p in phrases}, reverse=True) for first, phrases in self.by_first.items()}
        self.full_forms = {split(short): split(full) for full, shorts in read_words(FOLDER / "keys.json").items() for short in shorts}
        verbs = json.loads((FOLDER / "verbs.json").read_text(encoding="utf8"))
        self.verbs: dict[str, str] = {form: noun for noun, forms in verbs.items() for form in forms}
        self.telling = self.by_first.keys() | self.verbs.keys() | SUCCEEDING | TAKING

    def field_before(self, words: Sequence[str], end: int) -> int:
        """How many words before `end` are a known field of work ("human rights")."""
        for field in self.field_ends.get(words[end - 1], ()) if end else ():
            if tuple(words[max(0, end - len(field)):end]) == field:
                return len(field)
        return 0

    def head_at(self, words: Sequence[str], i: int, limit: int = 99) -> Phrase | None:
        """The longest known title of at most `limit` words that begins at word `i` of lower-case words."""
        for length in self.lengths.get(words[i], ()):
            if length <= limit and (phrase := tuple(words[i:i + length])) in self.heads:
                return phrase
        return None


@cache
def lexicon() -> Lexicon:
    return Lexicon()
