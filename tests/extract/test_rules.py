"""A RuleMatcher finds what spaCy's Matcher finds with the same rules."""

from __future__ import annotations

import random
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from citybeat.extract.cities.lexicon import cue_rules
from citybeat.extract.rules import Rule, RuleMatcher, matcher_of, required
from citybeat.extract.targets.lexicon import aim_rules

NLP = spacy.blank("en")


def rule(*pattern: dict[str, Any], id: str = "test.rule") -> Rule:
    return Rule(id=id, label="X", pattern=list(pattern))


@pytest.mark.parametrize(("token", "words"), [
    ({"LOWER": "aim"}, [{"aim"}]),
    ({"ORTH": {"IN": ["City", "Town"]}}, [{"city", "town"}]),
    ({"TAG": {"IN": ["ROLE"]}}, [{"TAG=ROLE"}]),
    ({"TEXT": "Aim", "OP": "+"}, [{"aim"}]),
    ({"LOWER": "aim", "OP": "{1,3}"}, [{"aim"}]),
    ({"LOWER": "aim", "IS_ALPHA": True}, [{"aim"}]),
    ({"LOWER": "aim", "OP": "?"}, []),
    ({"LOWER": "aim", "OP": "*"}, []),
    ({"LOWER": "aim", "OP": "!"}, []),
    ({"LOWER": "aim", "OP": "{0,3}"}, []),
    ({"LOWER": {"NOT_IN": ["aim"]}}, []),
    ({"LOWER": {"REGEX": "^a"}}, []),
    ({"IS_ALPHA": True}, []),
    ({}, []),
])
def test_what_a_pattern_requires(token: dict[str, Any], words: list[set[str]]) -> None:
    assert [set(w) for w in required([token])] == words


def test_only_rules_whose_words_stand_are_tried() -> None:
    matcher = RuleMatcher(NLP.vocab, [
        rule({"LOWER": {"IN": ["aims", "plans"]}}, {"LOWER": "to"}, id="test.aim"),
        rule({"LOWER": "must"}, id="test.must"),
        rule({"IS_DIGIT": True}, id="test.any"),
    ])
    assert [id for id, _ in matcher.possible(["oslo", "plans"])] == ["test.any"]
    assert [id for id, _ in matcher.possible(["oslo", "plans", "to", "must"])] == ["test.aim", "test.must", "test.any"]


def test_two_patterns_of_one_rule_are_alternatives() -> None:
    matcher = RuleMatcher(NLP.vocab, [rule({"LOWER": "aims"}), rule({"LOWER": "goal"}, {"LOWER": "of"})])
    doc = NLP("Their goal of peace aims high")
    assert matcher.matches(doc, [t.lower_ for t in doc]) == [("test.rule", 1, 3), ("test.rule", 4, 5)]
    assert matcher.matches(doc[3:], [t.lower_ for t in doc[3:]]) == [("test.rule", 1, 2)]


@pytest.mark.parametrize("rules", [aim_rules(), cue_rules()], ids=["aims", "cues"])
def test_the_same_matches_as_spacys(rules: tuple[Rule, ...]) -> None:
    known = sorted({word for r in rules for words in required(r.pattern) for word in words})
    draw = random.Random(7)
    whole, quick = matcher_of(NLP.vocab, list(rules)), RuleMatcher(NLP.vocab, rules)
    found = 0
    for _ in range(60):
        others = ["the", "Oslo", "30", "to", "of", ",", "is"]
        words = [draw.choice(known if draw.random() < 0.6 else others) for _ in range(25)]
        doc = Doc(NLP.vocab, words=words)
        expected = sorted(((NLP.vocab.strings[key], a, b) for key, a, b in whole(doc)), key=lambda m: (m[1], -m[2], m[0]))
        assert quick.matches(doc, [word.lower() for word in words]) == expected
        found += len(expected)
    assert found > 100
