"""What the linear baseline learns with: words and their features, conditional random fields, logistic decisions and linkers.

The annotated articles come from the model's recipe, so that the baseline is trained on the same labels as the encoder's heads.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from spacy.tokens import Doc

RECIPE = Path(__file__).resolve().parents[1] / "models" / "recipe"
sys.path.insert(0, str(RECIPE))  # scripts, not a package
data = importlib.import_module("data")
sys.path.remove(str(RECIPE))

Span = tuple[int, int]  # words: the first, and the one after the last
Case = Mapping[str, Any] | str
# the heads that one field tags together; where spans overlap the last head wins
FIELDS = {"roles": ("role_org", "title", "names"), "city": ("city",), "project": ("project",), "goal": ("goal",)}
CRF = {"c1": 0.0, "c2": 0.5, "max_iterations": 60, "feature.minfreq": 2}
NEAR = 60  # words between a head and a candidate for it
LONGEST_PLACE = 5


@dataclass(frozen=True)
class Gazetteer:
    """Of each name the most populous place (its weight and GeoNames id); a name that is not the official one weighs a tenth."""

    places: Mapping[str, tuple[float, int]]

    @classmethod
    def of(cls, cities: Iterable[Mapping[str, Any]]) -> Gazetteer:
        places: dict[str, tuple[float, int]] = {}
        for city in cities:
            for name in {city["name"], *city["alternatenames"]}:
                if name == city["name"] or (name[:1].isupper() and not (len(name) == 3 and name.isupper())):  # no airport codes
                    weight = city["population"] * (1.0 if name == city["name"] else 0.1)
                    places[name] = max(places.get(name, (-1.0, 0)), (weight, city["geonameid"]))
        return cls(places)

    def tags(self, doc: Doc) -> list[str]:
        """For each word whether it begins or goes on the longest name of a place, and how large that place is."""
        tags, at = ["no"] * len(doc), 0
        while at < len(doc):
            ends = range(min(len(doc), at + LONGEST_PLACE), at, -1)
            end = next((e for e in ends if doc[at].text[:1].isupper() and doc[at:e].text in self.places), None)
            if end is not None:
                size = len(str(int(self.places[doc[at:end].text][0])))
                tags[at:end] = [f"B{size}", *[f"I{size}"] * (end - at - 1)]
            at = end or at + 1
        return tags

    def geonames_id(self, name: str) -> int | None:
        return self.places[name][1] if name in self.places else None


@dataclass(frozen=True)
class Training:
    """An annotated text: the recipe's projection of it, its words, and the annotation ({} for single sentences)."""

    example: Any
    doc: Doc
    gold: dict[str, Any]


def training(gold: Path) -> list[Training]:
    found = [(data.gold_example(annotation["id"], text, annotation), annotation) for annotation, text in data.annotated(gold / "train")]
    if (gold / "sentences.jsonl").exists():
        found += [(example, {}) for example in data.sentences(gold / "sentences.jsonl")]
    return [Training(e, Doc(data.TOKENIZER.vocab, e.words, e.spaces), annotation) for e, annotation in found]


def lines(doc: Doc) -> list[Span]:
    """The lines of a text that hold words."""
    cuts = [-1, *(t.i for t in doc if "\n" in t.text), len(doc)]
    return [(a + 1, b) for a, b in pairwise(cuts) if b - a > 1]


def features(doc: Doc, line: Span, places: Sequence[str], lower: set[str]) -> list[list[str]]:
    """What the fields see of each word of a line: the word, its parts and shape, and the same of its neighbours.

    `lower` holds the words that the text has in lower case somewhere.
    """
    def word(i: int) -> list[str]:
        return [doc[i].lower_, doc[i].shape_, places[i]] if line[0] <= i < line[1] else ["<edge>"] * 3

    rows = []
    for i in range(*line):
        text, around = doc[i].text, {k: word(i + k) for k in range(-3, 4)}
        row = ["bias", f"word={text}", f"first={line[0] == 0}", f"seen={doc[i].lower_ in lower}"]
        row += [f"{k}{name}={value}" for k in range(-2, 3) for name, value in zip(("word", "shape", "place"), around[k], strict=True)]
        row += [f"{k}word={around[k][0]}" for k in (-3, 3)]
        row += [f"prefix={doc[i].lower_[:n]}" for n in (2, 3, 4)] + [f"suffix={doc[i].lower_[-n:]}" for n in (1, 2, 3, 4)]
        row += [f"{k}pair={around[k][0]}|{around[k + 1][0]}" for k in (-1, 0)]
        row += [f"shapes={around[-1][1]}|{around[0][1]}|{around[1][1]}"]
        rows.append(row)
    return rows


def sequences(doc: Doc, spans: Sequence[Span], gazetteer: Gazetteer) -> list[pycrfsuite.ItemSequence]:
    places, lower = gazetteer.tags(doc), {t.text for t in doc if t.is_lower}
    return [pycrfsuite.ItemSequence(features(doc, span, places, lower)) for span in spans]


def labels(example: Any, heads: Iterable[str]) -> list[str]:
    found = ["O"] * len(example.words)
    for head in heads:
        for i, tag in enumerate(example.tags[head]):
            if tag > 0:
                found[i] = data.bio(head)[tag]
    return found


def fit_field(items: Iterable[tuple[pycrfsuite.ItemSequence, list[str]]]) -> pycrfsuite.Tagger:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=CRF, verbose=False)
    for sequence, tags in items:
        trainer.append(sequence, tags)
    tagger = pycrfsuite.Tagger()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "field.crfsuite"
        trainer.train(str(path))
        tagger.open(str(path))  # read whole; open_inmemory would not keep its bytes alive
    return tagger


def fit_fields(texts: Sequence[Training], gazetteer: Gazetteer) -> dict[str, pycrfsuite.Tagger]:
    """Articles train every field; of single sentences, which lack the other labels, only goals are learned."""
    rows = []
    for text in texts:
        spans = lines(text.doc) if text.gold else [(a, b) for a, b, _ in text.example.kinds]
        rows.append((text, spans, sequences(text.doc, spans, gazetteer)))
    fields = {}
    for field, heads in FIELDS.items():
        tags = [(spans, items, labels(text.example, heads)) for text, spans, items in rows if text.gold or field == "goal"]
        fields[field] = fit_field((item, every[a:b]) for spans, items, every in tags for (a, b), item in zip(spans, items, strict=True))
    return fields


def spans_of(tags: Sequence[str], offset: int) -> Iterator[tuple[str, Span]]:
    """The spans that BIO labels mark, by type; an I without B begins one."""
    begin = 0
    for i, tag in enumerate(tags):
        if tag[0] == "B" or (tag[0] == "I" and (i == 0 or tags[i - 1][2:] != tag[2:])):
            begin = i
        if tag != "O" and (i + 1 == len(tags) or tags[i + 1] != f"I-{tag[2:]}"):
            yield tag[2:], (offset + begin, offset + i + 1)


class Decision:
    """A logistic regression, with the threshold on one class's probability that gives the best F1 out of fold."""

    def __init__(self, vectorizer: Any, strength: float = 1.0) -> None:
        self.model = make_pipeline(vectorizer, LogisticRegression(C=strength, max_iter=2000))
        self.threshold = 0.5

    def fit(self, cases: Sequence[Case], answers: Sequence[Any]) -> Decision:
        self.model.fit(cases, answers)
        return self

    def fit_threshold(
        self, cases: Sequence[Case], answers: Sequence[Any], groups: Sequence[str], wanted: Any, counted: Sequence[bool] | None = None
    ) -> Decision:
        """Fit on all cases; `groups` (articles) are kept whole in the five folds, and the threshold is that of the counted cases."""
        folds = GroupKFold(min(5, len(set(groups))))
        scores = cross_val_predict(self.model, cases, answers, groups=groups, cv=folds, method="predict_proba")
        mask = np.array(counted or [True] * len(cases))
        column = sorted(set(answers)).index(wanted)
        self.threshold = best_threshold(scores[mask, column], np.array([a == wanted for a in answers])[mask])
        return self.fit(cases, answers)

    def probabilities(self, cases: Sequence[Case]) -> list[dict[Any, float]]:
        return [dict(zip(self.model.classes_, row, strict=True)) for row in self.model.predict_proba(cases)] if cases else []


def best_threshold(scores: np.ndarray[Any, Any], right: np.ndarray[Any, Any]) -> float:
    """The score from which on taking everything gives the best F1."""
    order = np.argsort(-scores, kind="stable")
    f1 = 2 * np.cumsum(right[order]) / (np.arange(1, len(order) + 1) + right.sum())
    return float(scores[order[np.argmax(f1)]])


def pair(doc: Doc, head: Span, other: Span, rivals: Sequence[Span], heads: Sequence[Span]) -> dict[str, Any]:
    """What a linker sees of a head (title, goal) and a candidate: order, distance, and what stands between."""
    order, low, high = ("after", head[1], other[0]) if other[0] >= head[0] else ("before", other[1], head[0])
    between = [doc[i].lower_ for i in range(low, high)]
    seen: dict[str, Any] = {"order": order, "distance": f"{order} {len(between).bit_length()}", "words": min(other[1] - other[0], 4)}
    seen["between"] = f"{order} {' '.join(between)}" if len(between) <= 3 else "far"
    seen["next"], seen["last"] = (f"{order} {between[0]}", f"{order} {between[-1]}") if between else ("", "")
    seen |= {"begins": doc[other[0]].lower_, "ends": doc[other[1] - 1].lower_, "of": doc[head[1] - 1].lower_}
    for name, spans in (("rivals", rivals), ("heads", heads)):
        seen[name] = f"{order} {min(3, sum(low <= a and b <= high for a, b in spans))}"
    return seen | {f"has {mark}": True for mark in (*",;:()\"“”–—", "and", "of", "said") if mark in between} | {
        "sentence": not any(w in {".", "!", "?"} or "\n" in w for w in between)}


def near(head: Span, candidates: Iterable[Span]) -> list[Span]:
    return [c for c in candidates if max(c[0] - head[1], head[0] - c[1]) <= NEAR and (c[1] <= head[0] or c[0] >= head[1])]


def link_cases(text: Training, kind: str, candidates: Sequence[Span]) -> Iterator[tuple[dict[str, Any], bool]]:
    """Each head of the annotation beside each candidate; of several right mentions only the nearest counts, the others are left out."""
    links = [link for link in text.example.links if kind in link.right]
    heads = [link.head for link in links]
    for link in links:
        rivals = near(link.head, candidates)
        right = [[c for c in rivals if any(c[0] < b and a < c[1] for a, b in spans)] for spans in link.right[kind]]
        nearest = {min(mentions, key=lambda c: abs(c[0] - link.head[0])) for mentions in right if mentions}
        for candidate in rivals:
            if candidate in nearest or not any(candidate in mentions for mentions in right):
                yield pair(text.doc, link.head, candidate, rivals, heads), candidate in nearest


def capitalised(doc: Doc) -> list[Span]:
    """Runs of capitalised words, where organizations and holders are looked for; a single "of", "for" or "&" goes on a run."""
    high = [t.text[:1].isupper() and not (t.is_stop and t.is_title) for t in doc]
    joint = [t.lower_ in {"of", "for", "&"} and 0 < t.i < len(doc) - 1 and high[t.i - 1] and high[t.i + 1] for t in doc]
    return [span for _, span in spans_of(["I-RUN" if a or b else "O" for a, b in zip(high, joint, strict=True)], 0)]


def bodies(doc: Doc, organizations: Sequence[Span], others: Iterable[Span]) -> list[Span]:
    """Candidates for a title's organization: what is marked as one, and runs of capitals that touch neither these nor titles and people."""
    taken = [*organizations, *others]
    return sorted([*organizations, *(run for run in capitalised(doc) if not any(run[0] < b and a < run[1] for a, b in taken))])


def marked(example: Any, head: str) -> list[Span]:
    return [span for kind, span in spans_of(labels(example, (head,)), 0) if kind == data.SPAN_HEADS[head][0]]


CANDIDATES: dict[str, Callable[[Training], list[Span]]] = {
    "person": lambda text: list(text.example.people),
    "organization": lambda text: bodies(text.doc, marked(text.example, "role_org"), [*marked(text.example, "title"), *text.example.people]),
    "holder": lambda text: capitalised(text.doc),
}


def fit_link(texts: Sequence[Training], kind: str) -> Decision:
    rows = [(*case, text.example.name) for text in texts for case in link_cases(text, kind, CANDIDATES[kind](text))]
    cases, answers, groups = zip(*rows, strict=True)
    return Decision(DictVectorizer()).fit_threshold(cases, answers, groups, True)
