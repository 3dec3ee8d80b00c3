"""PlainMatcher finds what spaCy's Matcher finds."""

from __future__ import annotations

import random
from typing import Any

import pytest
import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc

from citybeat.extract.plain import Columns, PlainMatcher, plain_token, plain_tokens, times_of
from citybeat.extract.roles.component import RULES as ROLE_RULES
from citybeat.extract.rules import Rule, RuleMatcher, read_rules

NLP = spacy.blank("en")
WORDS = ["a", "b", "A", "B", "7", ",", "Bb"]
TAGS = ["ROLE", "WORD"]


def passage(words: list[str], tags: list[str]) -> tuple[Columns, Doc]:
    return (words, [w.lower() for w in words], [f"TAG={t}" for t in tags]), Doc(NLP.vocab, words=words, tags=tags)


def plain(*patterns: list[dict[str, Any]]) -> PlainMatcher:
    tokens = [plain_tokens(pattern) for pattern in patterns]
    return PlainMatcher([found for found in tokens if found is not None])


def by_spacy(patterns: list[list[dict[str, Any]]], doc: Doc) -> list[tuple[int, int]]:
    matcher = Matcher(NLP.vocab)
    matcher.add("x", patterns, greedy="LONGEST")
    return sorted((start, end) for _, start, end in matcher(doc))


def drawn(draw: random.Random) -> dict[str, Any]:
    """A token of a pattern, at random."""
    token: dict[str, Any] = draw.choice([
        {"LOWER": "a"}, {"LOWER": {"IN": ["a", "b"]}}, {"ORTH": "B"}, {"TEXT": {"NOT_IN": ["a", ","]}}, {"TAG": "ROLE"},
        {"TAG": {"IN": ["ROLE", "WORD"]}, "LOWER": {"NOT_IN": ["b"]}}, {"IS_ALPHA": True}, {"IS_TITLE": False, "LOWER": "bb"},
        {"IS_DIGIT": True}, {"IS_UPPER": True, "LOWER": {"IN": ["a", "b"]}}, {"IS_LOWER": False}, {},
    ])
    op = draw.choice([None, None, None, "?", "*", "+", "{2}", "{0,2}", "{1,3}"])
    return token if op is None else {**token, "OP": op}


def test_any_patterns_match_as_with_spacy() -> None:
    draw, found = random.Random(11), 0
    for _ in range(600):
        patterns = [[drawn(draw) for _ in range(draw.randint(1, 4))] for _ in range(draw.randint(1, 2))]
        words, tags = draw.choices(WORDS, k=9), draw.choices(TAGS, k=9)
        columns, doc = passage(words, tags)
        expected = by_spacy(patterns, doc)
        assert sorted(plain(*patterns)(columns)) == expected, (patterns, words, tags)
        found += len(expected)
    assert found > 500


@pytest.mark.parametrize(("pattern", "words", "expected"), [
    ([{"LOWER": "a", "OP": "+"}], "a a b a", [(0, 2), (3, 4)]),
    ([{"LOWER": "a"}, {"ORTH": ",", "OP": "?"}, {"LOWER": "b"}], "a , b a b", [(0, 3), (3, 5)]),
    ([{"LOWER": "a"}, {}, {"LOWER": "b"}], "a , b a b", [(0, 3)]),
    ([{"LOWER": "a", "OP": "*"}], "b b", []),
    ([{"LOWER": "a", "OP": "?"}, {"ORTH": "B"}], "A B B", [(0, 2), (2, 3)]),
    ([{"LOWER": "a", "OP": "{2}"}], "a a a", [(0, 2)]),
])
def test_the_longest_that_do_not_overlap(pattern: list[dict[str, Any]], words: str, expected: list[tuple[int, int]]) -> None:
    columns, doc = passage(words.split(), ["WORD"] * len(words.split()))
    assert sorted(plain(pattern)(columns)) == expected == by_spacy([pattern], doc)


def test_patterns_of_one_id_are_alternatives_of_which_the_longer_counts() -> None:
    columns, _ = passage(["a", "b", "b"], ["WORD"] * 3)
    assert plain([{"LOWER": "a"}], [{"LOWER": "a"}, {"LOWER": "b"}], [{"LOWER": "b"}])(columns) == [(0, 2), (2, 3)]


@pytest.mark.parametrize("token", [
    {"LOWER": {"REGEX": "^a"}}, {"ENT_TYPE": "ORG"}, {"IS_PUNCT": True}, {"_": {"x": 1}}, {"LOWER": "a", "OP": "!"}, {"LENGTH": {">": 3}},
    {"LOWER": {"IN": ["a"], "REGEX": "b"}}, {"lower": "a"}, {"LOWER": "a", "OP": "{1,}"},
])
def test_what_asks_for_more_is_left_to_spacy(token: dict[str, Any]) -> None:
    assert plain_token(token) is None
    assert plain_tokens([{"LOWER": "a"}, token]) is None


@pytest.mark.parametrize(("op", "least", "most"), [("1", 1, 1), ("?", 0, 1), ("{3}", 3, 3), ("{2,5}", 2, 5)])
def test_how_many_times_a_token_may_stand(op: str, least: int, most: int) -> None:
    assert times_of(op) == (least, most)


def test_a_rule_matcher_leaves_to_spacy_only_what_it_must() -> None:
    rules = [
        Rule(id="test.plain", label="X", pattern=[{"LOWER": "a"}]), Rule(id="test.mixed", label="X", pattern=[{"LOWER": "b"}]),
        Rule(id="test.mixed", label="X", pattern=[{"LOWER": {"REGEX": "^bb"}}]),
    ]
    matcher = RuleMatcher(NLP.vocab, rules)
    assert [isinstance(found, PlainMatcher) for _, _, found in matcher.rules] == [True, False]
    doc = NLP("a b Bb a")
    assert matcher.matches(doc[1:], [t.lower_ for t in doc[1:]]) == [("test.mixed", 0, 1), ("test.mixed", 1, 2), ("test.plain", 2, 3)]


def test_all_rules_of_roles_are_plain() -> None:
    assert all(plain_tokens(rule.pattern) is not None for rule in read_rules(ROLE_RULES))
