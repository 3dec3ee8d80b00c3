"""Test rules with marked-up sentences.

    <PERSON>Ana Ruiz</PERSON>, <title>head of <x>sport</x></title> at <ORG>Acme</ORG>, resigned.

Upper-case tags are given (names and head spans that the model would have found); lower-case tags are what a rule is expected to
find. Tags may nest, and a tag may carry one value: `<person:p1>`. What does not parse is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from citybeat.errors import RuleError

TAG = re.compile(r"<(/?)([A-Za-z_]+)(?::([^<>]*))?>")
HEADS = {"TITLE": "title", "ROLE_ORG": "role_org", "PROJECT": "project", "GOAL": "goal", "CITY": "city"}


@dataclass(frozen=True)
class Marked:
    """A tagged passage: tag, value after the colon (or None), character offsets."""

    tag: str
    value: str | None
    start: int
    end: int


@dataclass
class Sentence:
    text: str
    given: list[Marked] = field(default_factory=list)
    expected: list[Marked] = field(default_factory=list)

    def texts(self, tag: str) -> list[str]:
        """The passages expected under a tag, in order."""
        return [self.text[m.start:m.end] for m in self.expected if m.tag == tag]


def parse(markup: str) -> Sentence:
    """Read a marked-up sentence; RuleError at a tag that is not closed, closes nothing, or holds nothing."""
    text, at, found = "", 0, []
    opened: list[tuple[str, str | None, int]] = []
    for match in TAG.finditer(markup):
        text += markup[at:match.start()]
        at = match.end()
        closing, tag, value = match.groups()
        if not closing:
            opened.append((tag, value, len(text)))
            continue
        if not opened or opened[-1][0] != tag:
            raise RuleError(f"</{tag}> at {match.start()} closes nothing in {markup!r}")
        _, value, start = opened.pop()
        if start == len(text):
            raise RuleError(f"<{tag}> at {match.start()} holds nothing in {markup!r}")
        found.append(Marked(tag, value, start, len(text)))
    text += markup[at:]
    if opened:
        raise RuleError(f"<{opened[-1][0]}> is not closed in {markup!r}")
    if re.search(r"</?[A-Za-z_]+(:[^<>]*)?$", text):
        raise RuleError(f"a broken tag ends {markup!r}")
    found.sort(key=lambda m: (m.start, -m.end))
    return Sentence(text, [m for m in found if m.tag.isupper()], [m for m in found if not m.tag.isupper()])


def make_doc(nlp: Language, sentence: Sentence) -> Doc:
    """A Doc with the given names as entities, the given head spans in doc.spans, sentences by line and full stop."""
    doc = nlp.make_doc(sentence.text)
    entities: list[Span] = []
    heads: dict[str, list[Span]] = {name: [] for name in HEADS.values()}
    for mark in sentence.given:
        span = doc.char_span(mark.start, mark.end, label=mark.tag, alignment_mode="expand")
        if span is None:
            raise RuleError(f"<{mark.tag}> holds no word in {sentence.text!r}")
        if mark.tag in HEADS:
            heads[HEADS[mark.tag]].append(span)
        else:
            entities.append(span)
    doc.ents = tuple(filter_spans(entities))
    for name, spans in heads.items():
        doc.spans[name] = spans
    for token in doc:
        before = doc[token.i - 1] if token.i else None
        token.is_sent_start = before is None or "\n" in before.text or (before.text in ".!?" and token.text[:1].isupper())
    return doc
