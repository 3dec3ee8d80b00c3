#!/usr/bin/env python3
"""Fit what confidences are computed from: python models/recipe/fit_confidence.py GOLD CORPUS [--data DATA] [--write]

(../shared/gold corpus, DATA as of train.py.) A logistic regression a kind over the signals of citybeat.confidence, on articles that the
encoder was never trained on: those of GOLD/train that are held out, and CORPUS/dev and CORPUS/test. The rest of GOLD/train counts half:
the encoder is surer there than it may be, but there is much of it, and on held-out articles the fit is the better for it. Which entry or
fact is right is decided as `citybeat evaluate` decides. Organizations are annotated in neither; theirs is fitted on the names in DATA/eww
that were held out, and that of forecasts and achievements on those that readers labelled (plain_news/forecasts.jsonl) or audited; both stay
as they are without --data. With --data the facts of plain news that was annotated in full (plain_articles.py)
count as well, and the verdicts of docs/audit/; where the encoder was trained on them, half. A signal may only count in its direction
(`sign` in weights.json); one that would not is left out.

Prints figures by cross-validation over the articles that the encoder was not trained on, then how far the weights are from the shipped
ones; with --write they are replaced. Run it after every change of model or rules, as the last of the fits.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import data
import fitting
import judged
import numpy as np
import plain_articles
import plain_news
from linear import Rows, differences, logistic, part_of

import citybeat
from citybeat.article import Article
from citybeat.assemble import Assembler
from citybeat.confidence.calibration import FORMS, WEIGHTS, Table, Weighed, family_of, tables
from citybeat.confidence.reliability import Reliability
from citybeat.confidence.signals import entries_and_facts, in_full
from citybeat.confidence.verdicts import OTHER, verdicts
from citybeat.evaluate import read_gold
from citybeat.evaluate.matching import fold
from citybeat.evaluate.shapes import GoldArticle, GoldShape
from citybeat.extract.facts import Organization
from citybeat.nlp.quantities import find_quantities
from citybeat.record import Target

STRENGTH, FAMILY_STRENGTH, BIAS_STRENGTH = 3.0, 20.0, 0.01  # of standardised signals
LEAST_SCALE = 0.3  # what hardly ever differs may not weigh much where it does
LEAST_FAMILY = 12  # cases that a family of rules must have for a weight of its own
PARTS = 10
REST = 0.5  # what a case counts that is from an article on which the encoder was trained
COMMENT = "Written by models/recipe/fit_confidence.py; logistic regressions on annotated articles that the model was not trained on."
ALL = "all"
FACTS = frozenset({"role", "target", "project"})  # what articles of plain news are annotated for
# kinds of the audit: what they are called here, and the reasons with which one is still right as far as its own confidence goes
AUDITED = {
    "cities": ("city", {"link"}), "people": ("person", set[str]()), "roles": ("role", set[str]()), "targets": ("target", {"goal"}),
    "others": ("other", set[str]()), "projects": ("project", set[str]()),
}  # fmt: skip
Tables = Mapping[str, Table]


@dataclass(frozen=True)
class Case:
    """One entry or fact: what is known of it, whether it is right, the article that it is from, and how much it counts.

    Of a link also whether it is that of a city at all.
    """

    kind: str
    signals: dict[str, float]
    rule: str
    right: bool
    article: str
    is_city: bool = True
    weight: float = 1.0


# -- cases

def articles(gold: Path, corpus: Path) -> Iterator[tuple[GoldArticle, float]]:
    """The annotated articles, and what their cases count: 1 where the encoder was not trained on them."""
    yield from ((a, 1.0 if data.held_out(data.public_name(a.gold.id)) else REST) for a in read_gold(gold / "train"))
    for part in ("dev", "test"):
        yield from ((a, 1.0) for a in read_gold(corpus / part))


def plain(folder: Path) -> Iterator[tuple[GoldArticle, float]]:
    """The articles of plain news that are annotated for facts, and what their cases count; `folder` has the public sets."""
    for apart, weight in ((True, 1.0), (False, REST)):
        for annotation, text in plain_articles.annotated(folder, apart):
            yield GoldArticle(GoldShape.model_validate(annotation), text), weight


def items_of(assembler: Assembler) -> dict[str, Any]:
    """The entries and facts of a record by their ids."""
    return {assembler.ids[id(item)]: item for _, item in entries_and_facts(assembler.facts)}


def cases_of(pipeline: citybeat.Pipeline, article: GoldArticle, weight: float = 1.0) -> Iterator[Case]:
    """The cases of one article; no forecasts and achievements, of which it does not say the number and the deadline."""
    with pipeline.assembled(Article(article.text, id=article.gold.id)) as (assembler, record):
        items = items_of(assembler)
        found = verdicts(article, record)
        cities = {name for kind, name, right in found if kind == "city" and right}
        for kind, name, right in found:
            item, is_city = items[name], kind != "link" or name in cities
            if kind != "other":
                yield Case(kind, dict(item.signals), getattr(item, "rule", ""), right, article.gold.id, is_city, weight)


def audited(pipeline: citybeat.Pipeline, folder: Path) -> Iterator[Case]:
    """The facts in news that the audits' readers judged, as far as the extractors still find them, in articles of the sets in `folder`."""
    on_news = (v for v in judged.audited(AUDITED) if not v.article.startswith(plain_news.NO_NEWS))
    said, apart = {(v.kind, v.article, v.start, v.end): v for v in on_news}, judged.kept_apart()
    names = {article for _, article, *_ in said}
    for article, text in sorted(plain_news.texts(folder, names).items()):
        with pipeline.assembled(Article(text, id=article)) as (assembler, record):
            items = items_of(assembler)
            for kind, (name, still_right) in AUDITED.items():
                for row in getattr(record, "targets" if kind == "others" else kind):
                    span = (getattr(row, "evidence", None) or row.mentions)[0]
                    verdict = said.get((kind, article, span.start, span.end))
                    if verdict is None or (getattr(row, "kind", "") in ("forecast", "achievement")) != (kind == "others"):
                        continue
                    item = items[row.id]
                    right = verdict.right or verdict.reason in still_right
                    weight = 1.0 if article in apart or kind not in judged.MARK else REST
                    yield Case(name, dict(item.signals), getattr(item, "rule", ""), right, article, weight=weight)
                    if name == "city" and item.place is not None:
                        yield Case("link", dict(item.signals), "", verdict.right, article, right)


def forecasts(pipeline: citybeat.Pipeline, folder: Path) -> Iterator[Case]:
    """The forecasts and achievements of plain news that readers labelled with kind, number and deadline, as far as they are still found."""
    said: dict[str, list[plain_news.Label]] = {}
    for label in plain_news.labels("forecasts"):
        said.setdefault(label.article, []).append(label)
    for article, text in sorted(plain_news.texts(folder, set(said)).items()):
        with pipeline.assembled(Article(text, id=article)) as (assembler, record):
            items = items_of(assembler)
            for target in record.targets:
                span = (target.evidence[0].start, target.evidence[0].end)
                label = next((x for x in said[article] if target.kind in OTHER and data.is_shared(span, (x.start, x.end))), None)
                if label is not None:
                    item = items[target.id]
                    yield Case("other", dict(item.signals), item.rule, is_as_labelled(target, label.label, text), article)


def is_as_labelled(target: Target, label: str, text: str) -> bool:
    """Whether kind, number and deadline are a label's: "KIND", "KIND number START END deadline START END" (either may be absent).

    A number or date of which no value is known may be absent from the target.
    """
    kind, *slots = label.split()
    spans = {name: text[int(a):int(b)] for name, a, b in zip(slots[::3], slots[1::3], slots[2::3], strict=True)}
    values = {quantity.value for quantity in find_quantities(spans.get("number", ""))}
    is_dated = target.deadline_text is None or target.deadline_text in spans.get("deadline", "")
    return kind == target.kind and is_dated and (target.quantity.value in values if target.quantity is not None else not values)


def organizations(pipeline: citybeat.Pipeline, folder: Path) -> Iterator[Case]:
    """Organizations in the articles of EWW that were held out: right are those whose name is marked as one where it stands."""
    for example in data.eww(folder):
        if not data.held_out(example.name):
            continue
        ends = np.cumsum([len(word) + space for word, space in zip(example.words, example.spaces, strict=True)]).tolist()
        text = "".join(word + " " * space for word, space in zip(example.words, example.spaces, strict=True))
        marked = [(ends[a] - len(example.words[a]) - example.spaces[a], ends[b - 1], kind) for a, b, kind in spans_of(example)]
        bodies = [(a, b) for a, b, kind in marked if kind == "ORG"]
        with pipeline.assembled(Article(text, id=example.name)) as (assembler, _):
            for body in assembler.facts.organizations:
                yield Case("organization", dict(body.signals), "", is_marked(body, text, bodies), example.name)


def spans_of(example: data.Example) -> list[tuple[int, int, str]]:
    from losses import spans_of as found  # needs torch

    return found(example.tags["names"], "names")


def is_marked(body: Organization, text: str, marked: Sequence[tuple[int, int]]) -> bool:
    """Whether at least half of the mentions in full are marked as an organization with just these words."""
    spans = in_full(body)
    hits = sum(any(a < s.end_char and s.start_char < b and fold(text[a:b]) == fold(s.text) for a, b in marked) for s in spans)
    return 2 * hits >= len(spans)


# -- the fit

def formed(cases: Sequence[Case], name: str, form: str) -> np.ndarray:
    return np.array([FORMS[form](case.signals.get(name, 0.0)) for case in cases])


def fit_table(cases: Sequence[Case], spec: Table) -> Table:
    """The regression of one kind; `spec` says which signals it has, in which form, and in which direction they may count."""
    columns = {name: formed(cases, name, w.form) for name, w in spec.signals.items()}
    counts = np.array([case.weight for case in cases])
    usual = {name: float(np.average(x, weights=counts)) for name, x in columns.items()}
    active = [name for name, x in columns.items() if x.std() > 1e-6]
    scale = {name: max(float(x.std()), LEAST_SCALE) for name, x in columns.items()}
    families: Counter[str] = Counter()
    for case in cases:
        families[family_of(case.rule)] += case.weight
    shared = sorted(f for f, n in families.items() if f and LEAST_FAMILY <= n < counts.sum() - 1e-6)
    right = np.array([float(case.right) for case in cases])
    while True:
        names = ["bias", *active, *shared]
        strengths = np.array([BIAS_STRENGTH, *[STRENGTH] * len(active), *[FAMILY_STRENGTH] * len(shared)])
        described = [{"bias": 1.0, **{n: (columns[n][i] - usual[n]) / scale[n] for n in active}, family_of(case.rule): 1.0}
                     for i, case in enumerate(cases)]
        weights = logistic(Rows.of(described, names), right, np.zeros(len(names)), strengths, counts)
        found = dict(zip(names, weights.tolist(), strict=True))
        wrong = [n for n in active if found[n] * spec.signals[n].sign < 0]
        if not wrong:
            break
        active.remove(max(wrong, key=lambda n: (abs(found[n]), n)))
    signals = {n: Weighed(w.form, w.sign, round(usual[n], 3), round(found[n] / scale[n], 3) if n in active else 0.0)
               for n, w in spec.signals.items()}
    return Table(round(found["bias"], 3), signals, {f: round(found[f], 3) for f in shared})


def fit(cases: Sequence[Case], spec: Tables) -> dict[str, Table]:
    """A table for each kind that has cases; links are learned on what is a city."""
    fitted = dict(spec)
    for kind, table in spec.items():
        own = [replace(case, rule="" if kind == "link" else case.rule) for case in cases if case.kind == kind and case.is_city]
        if own:
            fitted[kind] = fit_table(own, table)
    return fitted


def probability(case: Case, fitted: Tables) -> float:
    p = fitted[case.kind].probability(case.signals, case.rule if case.kind != "link" else "")
    return p * fitted["city"].probability(case.signals, case.rule) if case.kind == "link" else p


def cross_validated(cases: Sequence[Case], spec: Tables) -> list[float]:
    """The probability of each case by tables that were fitted without the articles of its part."""
    # the bare name's hash has chosen the held-out articles: all of these would be one part
    parts = [part_of(f"part of {case.article}", PARTS) for case in cases]
    out = [0.0] * len(cases)
    for part in sorted(set(parts)):
        fitted = fit([case for case, p in zip(cases, parts, strict=True) if p != part], spec)
        for i, case in enumerate(cases):
            if parts[i] == part:
                out[i] = probability(case, fitted)
    return out


# -- the report

Figures = dict[str, dict[str, float | None]]


def figures(cases: Sequence[Case], probabilities: Sequence[float]) -> Figures:
    """How reliable the probabilities of each kind are, and of all together, on what counts in full; the bins left out."""
    found: Figures = {}
    full = [(p, case) for p, case in zip(probabilities, cases, strict=True) if case.weight == 1]
    for kind in [*dict.fromkeys(case.kind for _, case in full), ALL]:
        own = [(p, case.right) for p, case in full if kind in (case.kind, ALL)]
        reliability = asdict(Reliability.of([p for p, _ in own], [right for _, right in own]))
        found[kind] = {name: value and round(value, 3) for name, value in reliability.items() if name != "bins"}
    return found


def flat(fitted: Tables) -> dict[str, float]:
    """All weights by kind and name, for comparison."""
    found: dict[str, float] = {}
    for kind, table in fitted.items():
        found[f"{kind} bias"] = table.bias
        found |= {f"{kind} {name}": weighed.weight for name, weighed in table.signals.items()}
        found |= {f"{kind} {family}": weight for family, weight in table.families.items()}
    return found


def write(fitted: Tables, model: str, reliability: Figures) -> None:
    """Replace the shipped weights; figures of kinds without new ones stay."""
    before = json.loads(WEIGHTS.read_text(encoding="utf8")) if WEIGHTS.exists() else {}
    content = {
        "comment": COMMENT, "model": model, "reliability": {**before.get("reliability", {}), **reliability},
        "kinds": {kind: asdict(table) for kind, table in fitted.items()},
    }
    WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf8")


def main() -> None:
    parser = fitting.parser(__doc__, "gold", "corpus")
    parser.add_argument("--data", type=Path, help="the folder of training sets; its eww/ is for organizations")
    parser.add_argument("--model", type=Path, help="a pipeline other than the shipped one")
    args = parser.parse_args()
    pipeline, spec = citybeat.load(args.model, min_confidence=0), tables()
    cases = [case for article, weight in articles(args.gold, args.corpus) for case in cases_of(pipeline, article, weight)]
    if args.data:
        cases += [*organizations(pipeline, args.data), *audited(pipeline, args.data), *forecasts(pipeline, args.data)]
        cases += [case for article, weight in plain(args.data) for case in cases_of(pipeline, article, weight) if case.kind in FACTS]
    full = {case.article for case in cases if case.weight == 1}
    print(f"{len(full)} articles and {len({case.article for case in cases} - full)} that count less; cross-validated in {PARTS} parts:")
    reliability = figures(cases, cross_validated(cases, spec))
    for kind, row in reliability.items():
        print(f"  {kind:12}", "  ".join(f"{name} {value}" for name, value in row.items()))
    fitted = fit(cases, spec)
    print(differences(flat(spec), flat(fitted)))
    if args.write:
        write(fitted, pipeline.info.model, reliability)


if __name__ == "__main__":
    main()
