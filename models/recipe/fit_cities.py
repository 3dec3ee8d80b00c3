#!/usr/bin/env python3
"""Fit what decides about cities: python models/recipe/fit_cities.py GOLD CORPUS [--data DATA] [--write]   (../shared/gold corpus)

Two small models, each drawn to weights set by hand (priors.json):

- the resolver (which of its namesakes a name means): a conditional logit on GOLD/train. It looks at the gazetteer and the text alone, so
  the articles on which the encoder was trained serve as well;
- the decider (whether a name is a city's): a logistic regression over the encoder's word, the gazetteer's and the cues', in two steps. The
  city head knows the articles that it was trained on, so its word on them is worth nothing: first all other weights are fitted on those
  articles as if the head had said nothing; then all weights, drawn to these, on the articles of GOLD/train that the encoder was never
  trained on, on CORPUS/dev, and with --data on single names of plain news that readers judged (plain_news/cities.jsonl; every fifth
  article stays apart, and what the shipped and the fitted weights say there is printed).

Prints figures by cross-validation over articles, then how far the weights are from the shipped ones; with --write they are replaced.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import data
import fitting
import numpy as np
import plain_news
import spacy
from linear import Choices, Rows, conditional, differences, figures, logistic, out_of_fold, part_of, sigmoid
from spacy.language import Language
from spacy.tokens import Doc, Span

from citybeat.extract.cities import component, decide, resolve
from citybeat.extract.cities.evidence import Evidence
from citybeat.extract.facts import facts_of
from citybeat.gazetteer.fold import fold

Weights = dict[str, float]
PRIORS: dict[str, Weights] = json.loads(Path(__file__).with_name("priors.json").read_text(encoding="utf8"))
RESOLVER_STRENGTH, BLIND_STRENGTH, DECIDER_STRENGTH = 1.0, 5.0, 8.0
HEAD = ("head_mean", "head_best")
SILENT = 0.5  # the probability of a head that says nothing
ROUNDS = 2  # what a name's neighbours were taken for is evidence, so both models are fitted again on what they then say
PARTS = 4
COMMENTS = {
    "resolver": "Weights of a conditional logit over the namesakes of a name.",
    "decider": "Weights of a logistic regression on annotated articles; the city head's on those that it was not trained on.",
}


# -- the resolver

@dataclass
class Case:
    """An article's names with the GeoNames ids that are right for them."""

    article: str
    names: list[resolve.Name]
    right: list[int]
    evidence: Evidence


def case_of(article: str, text: str, named: list[tuple[list[str], int]], cities: component.Cities) -> Case:
    """`named` has the forms of each city, its name first, and its GeoNames id."""
    names = []
    for forms, _ in named:
        spans = [span for form in forms for span in data.occurrences(text, form)]
        names.append(resolve.Name(forms[0], spans, cities.matches(forms[0])))
    evidence = Evidence.of(text, [span for name in names for span in name.spans], None)
    return Case(article, names, [right for _, right in named], evidence)


def cases(gold: Path, cities: component.Cities) -> Iterator[Case]:
    for article, text in data.annotated(gold / "train"):
        named = [([c["name"], *c["aliases"]], c["geonames_id"]) for c in article["cities"] if c["geonames_id"]]
        if named:
            yield case_of(article["id"], text, named, cities)


def resolved(case: Case, weights: np.ndarray) -> list[resolve.Choice]:
    table = tuple(map(float, weights))
    with patch.object(resolve, "weights", lambda: table):
        return resolve.resolve(case.names, case.evidence)


def choices(case: Case, weights: np.ndarray) -> Choices:
    """The names with more than one place, one of them right; the other names mean what `weights` say."""
    said = zip(case.names, resolved(case, weights), strict=True)
    others = [(name, choice.place) for name, choice in said if choice.place is not None]
    table: Choices = []
    for name, right in zip(case.names, case.right, strict=True):
        matches = resolve.shortlist(name)
        at = next((i for i, m in enumerate(matches) if m.place.geonames_id == right), None)
        if at is not None and len(matches) > 1:
            rows = np.array([resolve.features(m, name, case.evidence, others) for m in matches])
            table.append((rows, at, 1.0))
    return table


def fit_resolver(found: list[Case]) -> np.ndarray:
    prior = np.array([PRIORS["resolver"][name] for name in resolve.FEATURES])
    weights = prior
    for _ in range(ROUNDS):
        weights = conditional([row for case in found for row in choices(case, weights)], prior, RESOLVER_STRENGTH)
    return weights


def accuracy(found: list[Case], fit: Callable[[int], np.ndarray]) -> str:
    """How many names got their place by weights that `fit` made without that part."""
    right = total = 0
    for i in range(PARTS):
        weights = fit(i)
        for case in (c for c in found if part_of(c.article, PARTS) == i):
            said = [choice.place.geonames_id if choice.place else None for choice in resolved(case, weights)]
            right += sum(a == b for a, b in zip(said, case.right, strict=True))
            total += len(said)
    return f"{right} of {total} names got their place ({right / max(1, total):.3f})"


# -- the decider

Read = list[tuple[Doc, str, set[str] | dict[str, bool]]]
"""Docs, the names of their articles, the folded names of their cities; or whether a name is a city's, where only some names are known."""


def is_honest(article: str) -> bool:
    """Whether the encoder was never trained on an article of GOLD/train."""
    return data.held_out(data.public_name(article))


def docs_of(nlp: Language, found: Iterable[tuple[dict[str, Any], str]], blind: bool) -> Read:
    """What the encoder reads in articles; `blind` leaves out what only the city head looks at."""
    docs: Read = []
    for annotation, text in found:
        doc = nlp(text)
        if blind:
            doc.tensor = np.zeros((0, 0), np.float32)
        docs.append((doc, annotation["id"], {fold(name) for c in annotation["cities"] for name in (c["name"], *c["aliases"])}))
    return docs


def judged(nlp: Language, folder: Path) -> Read:
    """What the encoder reads in the articles of plain news of which single names were judged."""
    return [(nlp(text), article, {fold(text[row.start:row.end]): row.label == "city" for row in rows})
            for article, text, rows in plain_news.labelled(folder, "cities")]


def silent(doc: Doc, spans: list[Span]) -> list[float]:
    return [SILENT] * len(spans)


def inputs_of(doc: Doc, cities: component.Cities, weights: Weights) -> dict[str, Weights]:
    """What the decider saw last of each name, where it decides by `weights`."""
    last: dict[str, Weights] = {}

    def note(group: decide.Group, *rest: Any) -> float:
        last[fold(group.name)] = decide.parts(group, *rest)
        return decide.probability(last[fold(group.name)])

    with patch.object(component, "decide", note), patch.object(decide, "weights", lambda: weights):
        cities(doc)
    facts_of(doc).cities.clear()
    facts_of(doc).near_misses.clear()
    return last


def rows_of(docs: Read, cities: component.Cities, weights: Weights, names: list[str]) -> tuple[Rows, np.ndarray, list[str]]:
    """The decider's inputs for each name of the articles, whether it is a city's, and the article."""
    rows, right, articles = [], [], []
    for doc, article, named in docs:
        for name, inputs in inputs_of(doc, cities, weights).items():
            if isinstance(named, dict) and name not in named:
                continue
            rows.append(inputs)
            right.append(float(named[name] if isinstance(named, dict) else name in named))
            articles.append(article)
    return Rows.of(rows, names), np.array(right), articles


def fit_once(docs: Read, cities: component.Cities, prior: Weights, strength: float) -> Weights:
    """Weights drawn to `prior`; prints what they reach by cross-validation over articles."""
    names, start = list(prior), np.array(list(prior.values()))
    weights = prior
    for _ in range(ROUNDS):
        rows, right, articles = rows_of(docs, cities, weights, names)
        weights = dict(zip(names, logistic(rows, right, start, strength).tolist(), strict=True))
    logits = out_of_fold(articles, PARTS, rows, lambda kept, mask: logistic(kept, right[mask], start, strength))
    print(f"decider: {len(right)} names, {int(right.sum())} of them cities")
    for threshold in (component.DEFAULT_THRESHOLD + step for step in (-0.1, 0.0, 0.1)):
        print("  cross-validated, threshold", round(threshold, 2), figures(sigmoid(logits), right, threshold))
    return weights


def apart(docs: Read, cities: component.Cities, weights: Weights) -> str:
    """What weights say of judged names that no weight was fitted on."""
    names = list(weights)
    rows, right, _ = rows_of(docs, cities, weights, names)
    scores = sigmoid(rows.times(np.array([weights[name] for name in names])))
    return f"{len(right)} names, {int(right.sum())} of them cities: {figures(scores, right, cities.threshold)}"


def fit_decider(nlp: Language, gold: Path, corpus: Path, plain: Read, cities: component.Cities) -> Weights:
    """Both steps: without the head on the articles that it knows, then with it on the others and on judged names of plain news."""
    train = list(data.annotated(gold / "train"))
    with patch.object(component, "head_scores", silent):
        known = docs_of(nlp, (a for a in train if not is_honest(a[0]["id"])), blind=True)
        blind = fit_once(known, cities, {**PRIORS["decider"], **dict.fromkeys(HEAD, 0.0)}, BLIND_STRENGTH)
    known.clear()
    honest = docs_of(nlp, [*data.annotated(corpus / "dev"), *(a for a in train if is_honest(a[0]["id"]))], blind=False)
    kept = [row for row in plain if not plain_news.is_apart(row[1])]
    return fit_once(honest + kept, cities, {**blind, **{name: PRIORS["decider"][name] for name in HEAD}}, DECIDER_STRENGTH)


def report(kind: str, path: Path, weights: Weights, write: bool) -> None:
    """Say how far the fitted weights are from the shipped ones; replace those."""
    rounded = {name: round(weight, 3) for name, weight in weights.items()}
    print(f"{kind}: {differences(json.loads(path.read_text(encoding='utf8'))['weights'], rounded)}")
    if write:
        path.write_text(json.dumps({"comment": COMMENTS[kind], "weights": rounded}, indent=1) + "\n", encoding="utf8")


def main() -> None:
    parser = fitting.parser(__doc__, "gold", "corpus")
    parser.add_argument("--model", type=Path, default=fitting.MODEL)
    parser.add_argument("--data", type=Path, help="the public sets: names of plain news that readers judged count as well")
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    cities = component.Cities(nlp.vocab)
    found = list(cases(args.gold, cities))
    print("resolver:", accuracy(found, lambda i: fit_resolver([c for c in found if part_of(c.article, PARTS) != i])), "cross-validated")
    resolver = dict(zip(resolve.FEATURES, fit_resolver(found).tolist(), strict=True))
    report("resolver", resolve.WEIGHTS, resolver, args.write)
    resolve.weights.cache_clear()  # the decider's inputs are places that the new resolver chooses
    plain = judged(nlp, args.data) if args.data else []
    held = [row for row in plain if plain_news.is_apart(row[1])]
    before = apart(held, cities, decide.weights()) if held else ""
    weights = fit_decider(nlp, args.gold, args.corpus, plain, cities)
    if held:
        print(f"plain news kept apart, shipped weights: {before}; fitted: {apart(held, cities, weights)}")
    report("decider", decide.WEIGHTS, weights, args.write)


if __name__ == "__main__":
    main()
