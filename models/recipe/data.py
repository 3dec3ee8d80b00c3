"""Read the training sets into examples of one form: words of an article, labels by word, links between spans.

A set says nothing about what it does not label: such labels are IGNORE, and the losses skip them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from labels import EWW_NAMES, IGNORE, KINDS, NOT_PERSON, SPAN_HEADS, STATUS, bio
from spacy.tokens import Doc

Span = tuple[int, int]
TOKENIZER = spacy.blank("en").tokenizer
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+")
AIM = re.compile(r"\d|\b(aim|goal|target|plan|pledg|commit|promis|expect|will|hope|want|seek|by the end)", re.I)


@dataclass
class Link:
    """A title or goal, and the mentions that are right for it (by candidate kind); empty means it has none."""

    head: Span
    right: dict[str, list[list[Span]]]
    status: int = IGNORE


def inside(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """The spans that lie within [start, end), counted from there."""
    return [(a - start, b - start) for a, b in spans if start <= a and b <= end]


@dataclass
class Found:
    """What a network found in some words, whether it is right or not: names by their spans, titles, goals; and the sentences."""

    names: dict[Span, str] = field(default_factory=dict)
    titles: list[Span] = field(default_factory=list)
    goals: list[Span] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)

    def within(self, start: int, end: int) -> Found:
        """What lies within words [start, end), counted from there."""
        names = {(a - start, b - start): kind for (a, b), kind in self.names.items() if start <= a and b <= end}
        return Found(names, *(inside(spans, start, end) for spans in (self.titles, self.goals, self.sentences)))


@dataclass
class Example:
    """Words of an article and what is said of them; spans are of words. `not_kinds`: sentences with the kinds that they are not of.

    `found` is filled in for distill.py alone.
    """

    name: str
    words: list[str]
    tags: dict[str, np.ndarray]
    starts: np.ndarray
    kinds: list[tuple[int, int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    people: list[Span] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    not_kinds: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list)
    found: Found = field(default_factory=Found)


def held_out(name: str) -> bool:
    """One article in ten is never trained on; `name` is the file name in its public home."""
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % 10 == 0


def blank(doc: Doc, name: str) -> Example:
    words = [t.text for t in doc]
    tags = {head: np.full(len(words), IGNORE) for head in SPAN_HEADS}
    return Example(name, words, tags, np.full(len(words), IGNORE), spaces=[bool(t.whitespace_) for t in doc])


def word_span(doc: Doc, span: Span | None) -> Span | None:
    """Words that a character span touches, or None."""
    if span is None or span[0] >= span[1]:
        return None
    found = doc.char_span(*span, alignment_mode="expand")
    return (found.start, found.end) if found is not None and len(found) else None


def mark(tags: np.ndarray, head: str, kind: str, span: Span) -> None:
    labels = bio(head)
    tags[span[0]] = labels.index(f"B-{kind}")
    tags[span[0] + 1:span[1]] = labels.index(f"I-{kind}")


def occurrences(text: str, needle: str | None, lo: int = 0, hi: int | None = None, stem: bool = False) -> list[Span]:
    """Character spans of whole-word occurrences; `stem` lets the last word's ending vary ("MPs" for "MP")."""
    parts = [re.escape(w) for w in (needle or "").split()]
    if not parts:
        return []
    if stem:
        last = needle.split()[-1] if needle else ""
        parts[-1] = re.escape(last[:max(3, len(last) - 3)]) + r"\w*"
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.I if stem else 0)
    return [m.span() for m in pattern.finditer(text, lo, len(text) if hi is None else min(hi, len(text)))]


def nearest(spans: list[Span], at: float) -> Span | None:
    return min(spans, key=lambda s: abs((s[0] + s[1]) / 2 - at), default=None)


# -- Everything Worldwide Newswire

def eww_rows(path: Path) -> list[tuple[str, str]]:
    """(token, outer label) of one annotated article."""
    rows = [line.rstrip("\r").split("\t") for line in path.read_text(encoding="utf8", errors="replace").split("\n")]
    return [(row[0].strip(), row[1].strip()) for row in rows if len(row) >= 2 and row[0].strip()]


TITLES = frozenset(
    ["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof.", "king", "queen", "prince", "princess", "sheikh", "imam", "sir",
     "president", "minister", "judge", "general", "gen."])
BEFORE_NAMES = frozenset({"the", "in", ",", ".", ";", ":"})


def cleaned(words: list[str], spans: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """What the annotation does one way mostly and another sometimes, always the first way.

    "Kigali, Rwanda" is two places; titles, articles and punctuation at its ends are no part of a name.
    """
    for start, end, kind in spans:
        cuts = [i for i in range(start, end) if words[i] == ","] if kind == "LOC" else []
        for a, b in zip([start, *(i + 1 for i in cuts)], [*cuts, end], strict=True):
            while a < b and (words[a].lower() in BEFORE_NAMES or (kind == "PERSON" and words[a].lower() in TITLES)):
                a += 1
            while a < b and words[b - 1] in {",", ";", ":", "“", "("}:
                b -= 1
            if a < b and (b - a > 1 or any(c.isalnum() for c in words[a])):
                yield a, b, kind


def eww_example(annotated: Path, raw: Path, clean: bool = False) -> Example | None:
    """Project the labels of the tokens onto the raw text; None where the two do not fit.

    The annotation's blank lines part paragraphs, not sentences, so they say nothing about sentence starts.
    """
    text = raw.read_text(encoding="utf8", errors="replace").replace("\r\n", "\n")
    spans: list[tuple[int, int, str]] = []
    at, lost, total, begin = 0, 0, 0, None
    for token, label in eww_rows(annotated):
        total += 1
        found = text.find(token, at, at + len(token) + 60)
        if found < 0:
            lost += 1
            continue
        at = found + len(token)
        if token.startswith("http") and begin is None:
            begin = at
        elif label[:1] in "IE" and spans and spans[-1][2] == label[2:] and found - spans[-1][1] <= 3:
            spans[-1] = (spans[-1][0], at, label[2:])
        elif label != "O":
            spans.append((found, at, label[2:]))
    if lost > 0.02 * total:
        return None
    begin = begin or 0
    while begin < len(text) and text[begin].isspace():
        begin += 1
    doc = TOKENIZER(text[begin:at])
    example = blank(doc, annotated.name)
    example.tags["names"][:] = 0
    found = [(word_span(doc, (a - begin, b - begin)) if a >= begin else None, EWW_NAMES.get(kind)) for a, b, kind in spans]
    marked = [(*span, kind) for span, kind in found if span and kind]
    for a, b, kind in cleaned(example.words, marked) if clean else marked:
        mark(example.tags["names"], "names", kind, (a, b))
    return example


def mark_starts(example: Example, doc: Doc, starts: list[int]) -> None:
    example.starts[:] = 0
    for start in starts:
        span = word_span(doc, (start, start + 1))
        if span:
            example.starts[span[0]] = 1


def eww(folder: Path, clean: bool = False) -> Iterator[Example]:
    for path in sorted((folder / "eww/annotated").glob("*.tsv")):
        raw = folder / "eww/articles" / path.name.removesuffix(".tsv")
        example = eww_example(path, raw, clean) if raw.exists() else None
        if example is not None:
            yield example


# -- Universal Dependencies: sentence starts

def ud(folder: Path, part: str = "train") -> Iterator[Example]:
    """Documents of EWT and GUM; a paragraph begins on a new line."""
    for name in ("ud_ewt", "ud_gum"):
        text, starts, count = "", [], 0
        for block in (folder / name / f"{part}.conllu").read_text(encoding="utf8").split("\n\n"):
            if "# newdoc" in block and text:
                yield ud_example(f"{name}-{count}", text, starts)
                text, starts, count = "", [], count + 1
            if text:
                text = text.rstrip(" ") + ("\n" if "# newpar" in block else " ")
            found = re.search(r"^# text = (.*)$", block, re.M)
            if found:
                starts.append(len(text))
                text += found[1]
        if text:
            yield ud_example(f"{name}-{count}", text, starts)


def ud_example(name: str, text: str, starts: list[int]) -> Example:
    doc = TOKENIZER(text)
    example = blank(doc, name)
    mark_starts(example, doc, starts)
    return example


# -- Annotated articles of the project

def public_name(identifier: str) -> str:
    """The file name by which an article is held out: EWW's own for its articles."""
    return f"{identifier.removeprefix('eww_')}.txt.tsv" if identifier.startswith("eww_") else identifier


def annotated(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Annotation and text of the articles of a folder."""
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf8")), path.with_suffix(".txt").read_bytes().decode("utf8")


def gold(folder: Path, without: tuple[str, ...] = ()) -> Iterator[Example]:
    for path in sorted(folder.glob("*.json")):
        if not path.stem.startswith(tuple(without) or ("\0",)):
            text = path.with_suffix(".txt").read_bytes().decode("utf8")
            yield gold_example(public_name(path.stem), text, json.loads(path.read_text(encoding="utf8")))


def gold_example(name: str, text: str, gold: dict[str, Any]) -> Example:
    doc = TOKENIZER(text)
    example = blank(doc, name)
    people = mark_people(example, doc, gold)
    mark_cities(example, doc, gold, people)
    mark_names_of_projects(example, doc, gold)
    mark_roles(example, doc, gold, people)
    mark_targets(example, doc, gold)
    mark_kinds(example, doc, gold)
    example.people = sorted(people)
    return example


def settle_goals(example: Example) -> None:
    """Say of the words within a goal what no set says: those in small letters are no names, and none but the first begins a sentence."""
    inside = np.flatnonzero(example.tags["goal"] > 0)
    names, starts = example.tags["names"], example.starts
    for i in inside:
        if example.words[i].islower() and names[i] == IGNORE:
            names[i] = 0
        if i and example.tags["goal"][i - 1] > 0 and starts[i] == IGNORE:
            starts[i] = 0


def mark_people(example: Example, doc: Doc, gold: dict[str, Any]) -> dict[Span, str]:
    people: dict[Span, str] = {}
    example.tags["names"][:] = NOT_PERSON
    forms = {form: p["name"] for p in gold["people"] for form in (p["name"], *p["aliases"])}
    for form in sorted(forms, key=len, reverse=True):
        for found in occurrences(doc.text, form):
            span = word_span(doc, found)
            if span and not any(a < span[1] and span[0] < b for a, b in people):
                people[span] = forms[form]
                mark(example.tags["names"], "names", "PERSON", span)
    return people


def capital(doc: Doc, i: int) -> bool:
    return 0 <= i < len(doc) and doc[i].text[:1].isupper()


def ambiguous(doc: Doc, span: Span) -> bool:
    """Whether a city's name may stand inside a longer name here."""
    a, b = span
    if capital(doc, b) or capital(doc, a - 1):
        return True
    of = doc[a - 1].lower_ == "of" if a else False
    return of and capital(doc, a - 2) and doc[a - 2].lower_ not in {"city", "mayor", "town", "municipality", "capital"}


def mark_cities(example: Example, doc: Doc, gold: dict[str, Any], people: dict[Span, str]) -> None:
    tags = example.tags["city"]
    tags[:] = 0
    for city in gold["cities"]:
        for form in {city["name"], *city["aliases"]}:
            for found in occurrences(doc.text, form):
                span = word_span(doc, found)
                if span is None or any(a < span[1] and span[0] < b for a, b in people):
                    continue
                if ambiguous(doc, span):
                    tags[span[0]:span[1]] = IGNORE
                else:
                    mark(tags, "city", "CITY", span)


def mark_names_of_projects(example: Example, doc: Doc, gold: dict[str, Any]) -> None:
    tags = example.tags["project"]
    tags[:] = 0
    for project in gold["projects"]:
        for form in sorted({project["name"], *project["aliases"]}, key=len):
            for found in occurrences(doc.text, form):
                if span := word_span(doc, found):
                    mark(tags, "project", "PROJECT", span)


def evidence(text: str, passage: str | None) -> Span | None:
    return next(iter(occurrences_loose(text, passage)), None)


def occurrences_loose(text: str, passage: str | None) -> list[Span]:
    parts = [re.escape(w) for w in (passage or "").split()]
    return [m.span() for m in re.finditer(r"\s+".join(parts), text)] if parts else []


def mark_roles(example: Example, doc: Doc, gold: dict[str, Any], people: dict[Span, str]) -> None:
    tags, org_tags, text = example.tags["title"], example.tags["role_org"], doc.text
    tags[:] = 0
    org_tags[:] = 0
    links: dict[Span, Link] = {}
    for role in gold["roles"]:
        for found in occurrences(text, role["title"]):
            if (span := word_span(doc, found)) and tags[span[0]] == 0:
                tags[span[0]:span[1]] = IGNORE
    for role in gold["roles"]:
        place = evidence(text, role["evidence"]) or (0, len(text))
        lo, hi = max(0, place[0] - 40), place[1] + 40
        middle = (place[0] + place[1]) / 2
        title = word_span(doc, nearest(occurrences(text, role["title"], lo, hi) or occurrences(text, role["title"], lo, hi, True), middle))
        if title is None:
            continue
        mentions = [s for s, n in people.items() if n == role["person"]]
        orgs = [word_span(doc, s) for s in occurrences(text, role["organization"])]
        link = links.setdefault(title, Link(title, {"person": [], "organization": []}, STATUS.index(role["status"])))
        link.right["person"].append(mentions)
        if role["organization"]:
            link.right["organization"].append([s for s in orgs if s])
            near = nearest([s for s in orgs if s], (title[0] + title[1]) / 2)
            if near and abs(near[0] - title[0]) < 40:
                mark(org_tags, "role_org", "ROLE_ORG", near)
    for title in links:
        mark(tags, "title", "TITLE", title)
    example.links += links.values()
    mark_repeats(example, doc, gold, people)


def mark_repeats(example: Example, doc: Doc, gold: dict[str, Any], people: dict[Span, str]) -> None:
    """A title that stands beside its person again is a title too; anywhere else it stays undecided."""
    for role in gold["roles"]:
        mentions = [s for s, n in people.items() if n == role["person"]]
        for found in occurrences(doc.text, role["title"]):
            span = word_span(doc, found)
            if span and any(0 <= m[0] - span[1] <= 1 or 0 <= span[0] - m[1] <= 2 for m in mentions):
                mark(example.tags["title"], "title", "TITLE", span)


def mark_targets(example: Example, doc: Doc, gold: dict[str, Any]) -> None:
    tags, text = example.tags["goal"], doc.text
    tags[:] = 0
    for target in gold["targets"]:
        place = evidence(text, target["evidence"]) or (0, len(text))
        found = occurrences_loose(text[:place[1]], target["goal"])
        goal = word_span(doc, next((s for s in found if s[0] >= place[0]), found[0] if found else None))
        if goal is None:
            continue
        mark(tags, "goal", "GOAL", goal)
        holders = [s for h in occurrences(text, target["holder"]) if (s := word_span(doc, h))]
        example.links.append(Link(goal, {"holder": [holders] if target["holder"] else []}))


def sentence_spans(text: str) -> Iterator[Span]:
    at = 0
    for found in [*SENTENCE_END.finditer(text), None]:
        end = len(text) if found is None else found.end()
        if text[at:end].strip():
            yield at, at + len(text[at:end].rstrip())
        at = end


def is_shared(one: Span, two: Span) -> bool:
    """Whether two spans have half of the shorter in common."""
    return min(one[1], two[1]) - max(one[0], two[0]) >= 0.5 * min(one[1] - one[0], two[1] - two[0])


def mark_kinds(example: Example, doc: Doc, gold: dict[str, Any]) -> None:
    marks = [("target", evidence(doc.text, t["evidence"])) for t in gold["targets"]]
    marks += [(n["kind"], evidence(doc.text, n["evidence"])) for n in gold.get("near_targets", [])]
    unsure = len(gold.get("near_targets", [])) >= 8 or "near_targets" not in gold
    for a, b in sentence_spans(doc.text):
        found = [k for k, s in marks if s and is_shared((a, b), s)]
        kind = "target" if "target" in found else found[0] if found else "none"
        if kind == "none" and unsure and AIM.search(doc.text[a:b]):
            continue
        span = word_span(doc, (a, b))
        if span and span[1] - span[0] > 3:
            example.kinds.append((*span, KINDS.index(kind)))


def sentences(path: Path) -> Iterator[Example]:
    """Single sentences with the one before them: their kind, and the goal and holder of a target."""
    for row in map(json.loads, filter(None, path.read_text(encoding="utf8").split("\n"))):
        before = row["before"] + " " if row["before"] else ""
        text = before + row["text"]
        doc = TOKENIZER(text)
        example = blank(doc, f"sentence-{row['n']}")
        span = word_span(doc, (len(before), len(text)))
        if span is None:
            continue
        example.kinds.append((*span, KINDS.index(row["kind"])))
        example.tags["goal"][span[0]:span[1]] = 0
        for target in row["targets"]:
            goal = word_span(doc, next((s for s in occurrences_loose(text, target["goal"]) if s[0] >= len(before)), None))
            if goal:
                mark(example.tags["goal"], "goal", "GOAL", goal)
                holders = [s for h in occurrences(text, target["holder"]) if (s := word_span(doc, h))]
                example.links.append(Link(goal, {"holder": [holders] if target["holder"] else []}))
        yield example
