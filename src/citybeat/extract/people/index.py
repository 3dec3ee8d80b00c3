"""Which groups a name can belong to at all, so that a list of thousands of names is not compared pair by pair."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Generic, TypeVar

from citybeat.extract.people.names import SHORT_GIVEN, Name, bare, is_initial

T = TypeVar("T")
PREFIX = 3  # letters that two spellings of a name share at the beginning of at least one word

OTHER_GIVEN: dict[str, set[str]] = defaultdict(set)
for short, long in SHORT_GIVEN:
    OTHER_GIVEN[short].add(long)
    OTHER_GIVEN[long].add(short)


@cache
def keys_of(name: Name) -> frozenset[str]:
    """Beginnings of the words of a name, of the parts of words with a hyphen, and of the other forms of given names."""
    words = {w for w in (*name.words, *(name.nickname or "").split()) if not is_initial(w)}
    words |= {part for w in words for part in w.split("-")}
    words |= {other for w in words for other in OTHER_GIVEN.get(w, ())}
    return frozenset(bare(w)[:PREFIX] for w in words if w)


class Index(Generic[T]):
    """Things under the names that they have, in the order in which they were first added."""

    def __init__(self) -> None:
        self.things: list[T] = []
        self.numbers: dict[int, int] = {}
        self.by_key: dict[str, dict[int, None]] = defaultdict(dict)

    def add(self, thing: T, name: Name) -> None:
        number = self.numbers.setdefault(id(thing), len(self.things))
        if number == len(self.things):
            self.things.append(thing)
        for key in keys_of(name):
            self.by_key[key][number] = None

    def near(self, name: Name) -> list[T]:
        """The things that have a name which may be another form of this one."""
        numbers = {number for key in keys_of(name) for number in self.by_key.get(key, ())}
        return [self.things[number] for number in sorted(numbers)]
