"""Further places of names that are known already: forms of several words, found word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Words = tuple[str, ...]
T = TypeVar("T")


def by_first_word(forms: Iterable[tuple[Words, T]]) -> dict[str, list[tuple[Words, T]]]:
    """Forms, each with what it stands for, by their first words, the longest first."""
    found: dict[str, list[tuple[Words, T]]] = defaultdict(list)
    for words, owner in forms:
        found[words[0]].append((words, owner))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def places_of(forms: Mapping[str, Sequence[tuple[Words, T]]], texts: Sequence[str]) -> Iterator[tuple[int, int, T]]:
    """Where forms (as of `by_first_word`) stand among the words of a text, from left to right, none overlapping: start, end, and what the
    form stands for."""
    free = 0
    for i in [i for i, text in enumerate(texts) if text in forms] if forms else ():
        if i < free:
            continue
        found = next((form for form in forms[texts[i]] if tuple(texts[i:i + len(form[0])]) == form[0]), None)
        if found is not None:
            words, owner = found
            free = i + len(words)
            yield i, free, owner
