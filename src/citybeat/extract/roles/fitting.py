"""Which link rules can match in a sentence at all: a few looks at its words, for each run of a pattern over them saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from citybeat.extract.rules import Rule, RuleMatcher, Trial, required


def neighbours(pattern: Sequence[dict[str, Any]], bits: Mapping[frozenset[str], int]) -> Iterator[tuple[int, int]]:
    """The bits (see RuleMatcher) of each two tokens that a pattern must have one right after the other."""
    for tokens in pairwise(pattern):
        words = [next(required([token]), None) for token in tokens]
        if words[0] is not None and words[1] is not None:
            yield bits[words[0]], bits[words[1]]


class Fitter:
    """Knows of each rule which words must stand side by side."""

    def __init__(self, rules: Sequence[Rule], matcher: RuleMatcher):
        self.matcher = matcher
        self.wanted: dict[tuple[int, int], int] = {}  # a bit for each two words that must stand side by side in some pattern
        self.beside: dict[str, list[int]] = {}  # of each rule's patterns, these bits
        for rule in rules:
            pairs = {self.wanted.setdefault(pair, 1 << len(self.wanted)) for pair in neighbours(rule.pattern, matcher.bits)}
            self.beside.setdefault(rule.id, []).append(sum(pairs))
        self.pairs: dict[tuple[int, int], int] = {}  # by the bits of two words side by side, those of `wanted` that they are

    def fitting(self, words: Sequence[str], tags: Sequence[str]) -> list[Trial]:
        """The rules that can match in a sentence of these words and tags ("TAG=..."): those whose words stand in it, side by side where
        they must."""
        possible = self.matcher.possible({*words, *tags})
        if not possible:
            return possible
        bits, standing = self.matcher.bits_of, 0
        for pair in {*pairwise([bits.get(word, 0) | bits.get(tag, 0) for word, tag in zip(words, tags, strict=True)])}:
            standing |= self.pairs[pair] if pair in self.pairs else self.standing(pair)
        return [(rule, matcher) for rule, matcher in possible if any(needed & standing == needed for needed in self.beside[rule])]

    def standing(self, pair: tuple[int, int]) -> int:
        """The bits of what two words side by side, with these bits each, are of `wanted`; kept for the next look."""
        found = sum(bit for (first, second), bit in self.wanted.items() if first & pair[0] and second & pair[1])
        self.pairs[pair] = found
        return found
