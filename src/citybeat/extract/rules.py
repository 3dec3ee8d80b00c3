"""Rule files: token patterns in spaCy's Matcher format, one JSON object a line, each with an id.

    {"id": "roles.after_name", "label": "ROLE", "pattern": [{"ENT_TYPE": "PERSON", "OP": "+"}, {"ORTH": ","}, {"_": ...}], "note": "why"}

Files beside a component are its own rules; a user's files in the same form are added with `add_rules`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from citybeat.errors import RuleError
from citybeat.extract.plain import Columns, PlainMatcher, plain_tokens
from citybeat.nlp.columns import columns_of

MOST_KNOWN = 10_000  # passages of different trigger words of which the possible rules are kept
Trial = tuple[str, Matcher | PlainMatcher]
"""The id of a rule, and what matches its patterns."""
REQUIRED = re.compile(r"1|\+|\{[1-9]")  # values of OP of a token that must be there


class Rule(BaseModel):
    """One rule: its id, what it marks, the pattern, and what it captures.

    `pattern` is a list of token patterns; `options` holds what the component wants to know
    about it (for example the status that it implies).
    """

    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")
    label: str
    pattern: list[dict[str, Any]] = Field(min_length=1)
    options: dict[str, Any] = Field(default_factory=dict)
    note: str | None = None


def read_rules(path: Path | Traversable) -> Iterator[Rule]:
    """Rules of a JSONL file; RuleError names file, line and what is wrong. Blank lines and lines that begin with # are skipped."""
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            yield Rule.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "line"
            raise RuleError(f"{path}:{number}: {where}: {first['msg']}") from error


def matcher_of(vocab: Vocab, rules: list[Rule]) -> Matcher:
    """A Matcher that holds each rule under its id; RuleError when spaCy refuses a pattern or an id is used twice."""
    matcher = Matcher(vocab, validate=True)
    by_id: dict[str, list[list[dict[str, Any]]]] = {}
    for rule in rules:
        by_id.setdefault(rule.id, []).append(rule.pattern)
    for key, patterns in by_id.items():
        try:
            matcher.add(key, patterns, greedy="LONGEST")
        except ValueError as error:
            raise RuleError(f"rule {key}: {error}") from error
    return matcher


def quick_matcher_of(vocab: Vocab, rules: list[Rule]) -> Matcher | PlainMatcher:
    """What matches rules of one id: without spaCy where all their patterns look only at words and tags; RuleError as `matcher_of`."""
    matcher = matcher_of(vocab, rules)
    patterns = [tokens for rule in rules if (tokens := plain_tokens(rule.pattern)) is not None]
    return PlainMatcher(patterns) if len(patterns) == len(rules) else matcher


class RuleMatcher:
    """Matches rules as `matcher_of` does, each only on passages that hold a word for every token that one of its patterns must have.

    spaCy's Matcher asks every rule at every word; few of many rules can match in a sentence, and a look at its words tells which.
    """

    def __init__(self, vocab: Vocab, rules: Iterable[Rule]):
        by_id: dict[str, list[Rule]] = {}
        for rule in rules:
            by_id.setdefault(rule.id, []).append(rule)
        self.bits: dict[frozenset[str], int] = {}  # one for each set of words of which a passage must hold one
        self.rules = [(id, [self.needed(rule) for rule in same], quick_matcher_of(vocab, same)) for id, same in by_id.items()]
        self.bits_of: dict[str, int] = {}
        self.known: dict[int, list[Trial]] = {}  # by the bits of a passage the rules that can match in it
        for words, bit in self.bits.items():
            for word in words:
                self.bits_of[word] = self.bits_of.get(word, 0) | bit

    def needed(self, rule: Rule) -> int:
        """The bits of the sets of words that a rule's pattern must have."""
        needed = 0
        for words in required(rule.pattern):
            needed |= self.bits.setdefault(words, 1 << len(self.bits))
        return needed

    def possible(self, words: Iterable[str]) -> list[Trial]:
        """The rules that can match in a passage of these lower-case words (and tags, as "TAG=..."): id and Matcher."""
        held, bits_of = 0, self.bits_of
        for word in filter(bits_of.__contains__, words):
            held |= bits_of[word]
        known = self.known.get(held)
        if known is None:
            known = [(id, matcher) for id, needs, matcher in self.rules if any(needed & held == needed for needed in needs)]
            if len(self.known) < MOST_KNOWN:
                self.known[held] = known
        return known

    def matches(self, passage: Doc | Span, words: Sequence[str]) -> list[tuple[str, int, int]]:
        """(rule id, start, end) in a passage of these words (see `possible`), by place, the longest first where two begin together."""
        possible = self.possible(words)
        if not possible:
            return []
        start = passage.start if isinstance(passage, Span) else 0
        texts = columns_of(passage.doc).texts[start:start + len(words)]
        return found_by(possible, (texts, words, ()), lambda: passage)


def found_by(trials: Iterable[Trial], columns: Columns, passage: Callable[[], Doc | Span]) -> list[tuple[str, int, int]]:
    """What some rules match in a passage of these columns: `matches` of a RuleMatcher whose `possible` rules are known.

    `passage` makes the Doc or Span, for the rules that look at more than words and tags.
    """
    found: list[tuple[str, int, int]] = []
    for id, matcher in trials:
        if isinstance(matcher, PlainMatcher):
            found += [(id, start, end) for start, end in matcher(columns)]
        else:
            found += [(id, start, end) for _, start, end in matcher(passage())]
    return sorted(found, key=lambda m: (m[1], -m[2], m[0]))


def required(pattern: Iterable[dict[str, Any]]) -> Iterator[frozenset[str]]:
    """For each token that a pattern must have and that is one of some words: these in lower case, tags as "TAG=...".

    >>> list(required([{"LOWER": "aim"}, {"LOWER": "only", "OP": "?"}, {"TAG": "VERB"}]))
    [frozenset({'aim'}), frozenset({'TAG=VERB'})]
    """
    for token in pattern:
        if not REQUIRED.match(token.get("OP", "1")):
            continue
        for key, value in token.items():
            words = value.get("IN") if isinstance(value, dict) else [value]
            if key in ("LOWER", "ORTH", "TEXT", "TAG") and words:
                yield frozenset(f"TAG={word}" if key == "TAG" else word.lower() for word in words)


def read_words(path: Path | Traversable) -> dict[str, list[str]]:
    """A lexicon: a JSON object of lists of words or phrases; RuleError names the file."""
    try:
        content = json.loads(path.read_text(encoding="utf8"))
    except json.JSONDecodeError as error:
        raise RuleError(f"{path}:{error.lineno}: {error.msg}") from error
    if not isinstance(content, dict) or not all(isinstance(v, list) and all(isinstance(w, str) for w in v) for v in content.values()):
        raise RuleError(f"{path}: a lexicon is a JSON object whose values are lists of strings")
    return content
