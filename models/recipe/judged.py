"""What readers said of facts in plain news (docs/audit/, plain_news/targets.jsonl) as examples to train on.

A verdict labels the words of its fact and says nothing about the rest of its article. Every fifth article, and those of APART, are kept
from training: they say how sure a fact is (fit_confidence.py), and how good the training was.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import data
import plain_news
from data import Example, Link, Span
from labels import KINDS, STATUS
from spacy.tokens import Doc

AUDIT = Path(__file__).resolve().parents[2] / "docs" / "audit"
# audits of those halves of news, reports and bulletins of which nothing is trained on
APART = ("", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
         "nineteenth", "lower", "agency")
CONTROLS = "controls"  # verdicts on annotated facts, of the same folder
FITTED = ("first",)  # projects of this audit fit what decides about projects
SLOTS = frozenset({"holder", "quantity", "deadline", "goal"})  # why a target is wrong of which the aim is right
CUT = frozenset({"cut", "incomplete"})  # why a project is wrong that is one under another name
ROLE = re.compile(r"(?P<person>.*?): (?P<title>.*) \| (?P<organization>.*) \| (?P<status>\w+) \| (?P<start>\S+) to (?P<end>\S+)", re.S)
TARGET = re.compile(r"(?P<goal>.*) \| holder (?P<holder>.*) \| (?P<quantity>.*) \| deadline (?P<deadline>\S+)", re.S)
TARGET_KIND = KINDS.index("target")


@dataclass(frozen=True)
class Verdict:
    """A fact of a kind in the words [start, end) (code points) of an article, whether it is right, and if not, why (a word)."""

    kind: str
    article: str
    start: int
    end: int
    fact: str
    right: bool
    reason: str
    audit: str


def audited(kinds: Iterable[str]) -> Iterator[Verdict]:
    """The verdicts of all audits ("" is the last) on facts of some kinds."""
    for kind in kinds:
        for path in sorted(AUDIT.rglob(f"{kind}.csv")):
            audit = "" if path.parent == AUDIT else path.parent.name
            if audit == CONTROLS:
                continue
            with path.open(newline="", encoding="utf8") as file:
                for row in csv.DictReader(file):
                    if row["verdict"]:
                        yield Verdict(kind, row["article"], int(row["start"]), int(row["end"]), row["fact"], row["verdict"] == "right",
                                      row["reason"].partition(":")[0], audit)


def verdicts() -> Iterator[Verdict]:
    """All verdicts on the kinds of MARK: those of audits, and the labels of proposed targets."""
    yield from audited(MARK)
    for label in plain_news.labels("targets"):
        yield Verdict("targets", label.article, label.start, label.end, "", label.label == "target", label.label, "plain")


def kept_apart() -> set[str]:
    """The articles with verdicts that are not trained on."""
    every = list(verdicts())
    return {v.article for v in every if v.audit in APART or plain_news.is_apart(v.article)}


def examples(folder: Path, apart: bool = False) -> Iterator[Example]:
    """The articles with verdicts as examples; with `apart`, those that are not trained on instead. `folder` has the public sets."""
    kept = kept_apart()
    by_article: dict[str, list[Verdict]] = {}
    for verdict in verdicts():
        if (verdict.article in kept) == apart and not (verdict.kind == "projects" and verdict.audit in FITTED and not apart):
            by_article.setdefault(verdict.article, []).append(verdict)
    texts = plain_news.texts(folder, set(by_article))
    for article, rows in sorted(by_article.items()):
        if article in texts:
            doc = data.TOKENIZER(texts[article])
            example = data.blank(doc, f"judged-{article}")
            for row in rows:
                MARK[row.kind](example, doc, row)
            yield example


def sentence_of(doc: Doc, start: int, end: int) -> Span | None:
    """The words of the sentence in which most of the characters [start, end) stand."""
    spans = list(data.sentence_spans(doc.text))
    best = max(spans, key=lambda s: min(s[1], end) - max(s[0], start), default=None)
    return data.word_span(doc, best)


def within(doc: Doc, verdict: Verdict, needle: str) -> Span | None:
    """Where in the passage of a fact some words of it stand."""
    found = data.occurrences_loose(doc.text[verdict.start:verdict.end], needle)
    return data.word_span(doc, (verdict.start + found[0][0], verdict.start + found[0][1])) if found else None


def mark_target(example: Example, doc: Doc, verdict: Verdict) -> None:
    sentence, tags = sentence_of(doc, verdict.start, verdict.end), example.tags["goal"]
    if sentence is None:
        return
    if verdict.right or verdict.reason in SLOTS:
        example.kinds.append((*sentence, TARGET_KIND))
        parts = TARGET.fullmatch(verdict.fact)
        goal = within(doc, verdict, parts["goal"]) if parts and verdict.reason != "goal" else None
        if parts and goal:
            tags[sentence[0]:sentence[1]] = 0
            data.mark(tags, "goal", "GOAL", goal)
            holder = parts["holder"] if parts["holder"] != "None" else ""
            mentions = [s for h in data.occurrences(doc.text, holder) if (s := data.word_span(doc, h))]
            if verdict.reason != "holder" and bool(holder) == bool(mentions):
                example.links.append(Link(goal, {"holder": [mentions] if holder else []}))
        return
    if verdict.reason in KINDS and verdict.reason != "target":
        example.kinds.append((*sentence, KINDS.index(verdict.reason)))
    else:
        example.not_kinds.append((*sentence, (TARGET_KIND,)))
    tags[sentence[0]:sentence[1]] = 0


def mark_other(example: Example, doc: Doc, verdict: Verdict) -> None:
    sentence, kind = sentence_of(doc, verdict.start, verdict.end), verdict.fact.partition(" |")[0]
    if sentence is None or kind not in KINDS:
        return
    if verdict.right or verdict.reason in SLOTS:
        example.kinds.append((*sentence, KINDS.index(kind)))
    elif verdict.reason in KINDS:
        example.kinds.append((*sentence, KINDS.index(verdict.reason)))
    else:
        example.not_kinds.append((*sentence, tuple(KINDS.index(k) for k in ("target", "forecast", "achievement"))))


def mark_project(example: Example, doc: Doc, verdict: Verdict) -> None:
    """A project's name wherever it stands, with the words beside it; of what is none, that its words are none."""
    name, tags = verdict.fact.rpartition(" (")[0], example.tags["project"]
    if not verdict.right and verdict.reason in CUT:
        return
    for found in data.occurrences(doc.text, name):
        span = data.word_span(doc, found)
        if span and not (tags[span[0]:span[1]] > 0).any():
            beside = slice(max(0, span[0] - 1), span[1] + 1)
            tags[beside] = [max(0, tag) for tag in tags[beside]]
            if verdict.right:
                data.mark(tags, "project", "PROJECT", span)


def mark_role(example: Example, doc: Doc, verdict: Verdict) -> None:
    """A title, who and what belongs to it, and its status, as far as the verdict vouches for them."""
    parts = ROLE.fullmatch(verdict.fact)
    title = within(doc, verdict, parts["title"]) if parts else None
    if not parts or not title or not (verdict.right or verdict.reason in {"organization", "status", "dates", "none"}):
        return
    if verdict.reason == "none":
        example.tags["title"][title[0]:title[1]] = 0
        return
    data.mark(example.tags["title"], "title", "TITLE", title)
    forms = {parts["person"], parts["person"].split()[-1]}
    link = Link(title, {"person": [mentions_of(doc, forms)]})
    organization = parts["organization"] if parts["organization"] != "None" else ""
    if verdict.reason != "organization":
        found = mentions_of(doc, {organization}) if organization else []
        if bool(found) == bool(organization):
            link.right["organization"] = [found] if organization else []
        near = within(doc, verdict, organization) if organization else None
        if near:
            data.mark(example.tags["role_org"], "role_org", "ROLE_ORG", near)
    if verdict.reason != "status" and parts["status"] in STATUS:
        link.status = STATUS.index(parts["status"])
    if link.right["person"][0]:
        example.links.append(link)


def mentions_of(doc: Doc, forms: set[str]) -> list[Span]:
    """Where some names stand, the longest of those that overlap."""
    spans: list[Span] = []
    for form in sorted(forms, key=len, reverse=True):
        for found in data.occurrences(doc.text, form):
            span = data.word_span(doc, found)
            if span and not any(a < span[1] and span[0] < b for a, b in spans):
                spans.append(span)
    return spans


MARK = {"targets": mark_target, "others": mark_other, "projects": mark_project, "roles": mark_role}
