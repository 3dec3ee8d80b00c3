"""Readers' labels of plain news (plain_news/sentences, goals and organizations.jsonl) as examples to train on.

A label says what kind of statement a sentence holds, which words are a goal and who holds it, or what a title's organization is, and
nothing about the rest of its article. Sentences that tell a single measure are left out: readers of plain news take them for no target,
annotators of articles more often than not for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import data
import judged
import plain_news
from data import Example, Link, Span
from labels import KINDS
from plain_news import Label
from spacy.tokens import Doc

from citybeat.extract.roles.lexicon import GOVERNING
from citybeat.extract.roles.titles import role_class

UNDECIDED = "measure"
NAMED = {"call": "vague"}  # what a reader called a kind
PARTLY = frozenset({"near", "article"})  # how an article tells of what state somebody is an officer, where annotators leave it out


def examples(folder: Path, apart: bool = False) -> Iterator[Example]:
    """The labelled articles as examples; with `apart`, every fifth, which is not trained on, instead. `folder` has the public sets."""
    by_article: dict[str, list[tuple[str, Label]]] = {}
    for kind in MARK:
        for label in plain_news.labels(kind):
            if plain_news.is_apart(label.article) == apart:
                by_article.setdefault(label.article, []).append((kind, label))
    texts = plain_news.texts(folder, set(by_article))
    for article, rows in sorted(by_article.items()):
        if article in texts:
            doc = data.TOKENIZER(texts[article])
            example = data.blank(doc, f"labelled-{article}")
            for kind, label in rows:
                MARK[kind](example, doc, label)
            yield example


def mark_sentence(example: Example, doc: Doc, label: Label) -> None:
    """What kind of statement a sentence is; one that is no target holds no goal."""
    sentence, kind = data.word_span(doc, (label.start, label.end)), NAMED.get(label.label, label.label)
    if sentence is None or kind == UNDECIDED:
        return
    if kind in KINDS:
        example.kinds.append((*sentence, KINDS.index(kind)))
    else:
        example.not_kinds.append((*sentence, (judged.TARGET_KIND,)))
    if kind != "target":
        example.tags["goal"][sentence[0]:sentence[1]] = 0


def mark_goal(example: Example, doc: Doc, label: Label) -> None:
    """A goal, the rest of its sentence, and its holder: the label is where that is named, or "none"."""
    sentence, goal = judged.sentence_of(doc, label.start, label.end), data.word_span(doc, (label.start, label.end))
    if sentence is None or goal is None:
        return
    tags = example.tags["goal"]
    tags[sentence[0]:sentence[1]] = [max(0, tag) for tag in tags[sentence[0]:sentence[1]]]
    data.mark(tags, "goal", "GOAL", goal)
    add_link(example, doc, goal, "holder", label.label)


def mark_organization(example: Example, doc: Doc, label: Label) -> None:
    """A title and its body: the label is how the article tells it, and where it is named."""
    title, (how, _, place) = data.word_span(doc, (label.start, label.end)), label.label.partition(" ")
    governs = title is not None and role_class(doc[slice(*title)].text) in GOVERNING
    if title is not None and how != "norole" and not (governs and how in PARTLY):
        add_link(example, doc, title, "organization", place or "none")


def add_link(example: Example, doc: Doc, head: Span, kind: str, place: str) -> None:
    """The link of a head to the name at a place, "start end", and wherever else it stands; or to none."""
    start, _, end = place.partition(" ")
    found = judged.mentions_of(doc, {doc.text[int(start):int(end)]}) if end else []
    if bool(found) == bool(end):
        example.links.append(Link(head, {kind: [found] if found else []}))


MARK = {"sentences": mark_sentence, "goals": mark_goal, "organizations": mark_organization}
