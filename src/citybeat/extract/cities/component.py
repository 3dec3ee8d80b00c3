"""The component `citybeat_cities`: writes the cities of an article into its Facts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from citybeat.article import Article
from citybeat.extract.cities.candidates import CueFinder, candidates, cues_of
from citybeat.extract.cities.capitals import described
from citybeat.extract.cities.decide import Group, decide, kind_of_name
from citybeat.extract.cities.evidence import Evidence
from citybeat.extract.cities.lexicon import cue_rules
from citybeat.extract.cities.longer import Longer
from citybeat.extract.cities.mentions import entries, occurrences
from citybeat.extract.cities.resolve import Choice, Name, resolve
from citybeat.extract.facts import facts_of
from citybeat.gazetteer import Gazetteer, Match
from citybeat.gazetteer.fold import fold
from citybeat.nlp.encoder import heads_of, score_of
from citybeat.nlp.notes import notes_of

DEFAULT_THRESHOLD = 0.45
DOUBTFUL = 0.15  # below this a name is dropped before the others have been decided
LINKS = frozenset({",", "and", "&", "/", "or", "-", "–"})
NEUTRAL, OUTSIDE = 0.4, 0.05  # the head's word where no model read the Doc: none at all, or heads given and not here


@Language.factory("citybeat_cities", default_config={"threshold": DEFAULT_THRESHOLD})
def make_cities(nlp: Language, name: str, threshold: float) -> Cities:
    return Cities(nlp.vocab, threshold)


class Cities:
    """Finds the cities of an article, chooses among namesakes and collects all mentions."""

    def __init__(self, vocab: Vocab, threshold: float = DEFAULT_THRESHOLD, gazetteer: Gazetteer | None = None):
        self.threshold = threshold
        self.gazetteer = gazetteer or Gazetteer.open()
        self.cues = CueFinder(vocab, cue_rules())

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        cues = self.cues(doc, text)
        longer = Longer(doc, cues)
        proposed: dict[str, Group] = {}
        for span, rule in candidates(doc, text, self.gazetteer, cues):
            if not longer.holds(span):
                group = proposed.setdefault(fold(span.text), Group(span.text))
                group.rules.add(rule)
        groups = [g for key, g in sorted(proposed.items()) if key]
        for group, spans in zip(groups, occurrences(doc, text, groups, longer), strict=True):
            group.spans = spans
            if "cities.dateline" in group.rules and self.is_country(group):
                group.spans = [span for span in spans if span.text.isupper()]
        groups = [g for g in groups if g.spans and not self.is_elsewhere(g)]
        self.describe(doc, groups, cues)
        cities = entries(self.accepted(doc, text, groups))
        for city, mention in described(doc, text, cities):
            city.mentions.append(mention)
        facts_of(doc).cities.extend(cities)
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterable[Doc]:
        yield from map(self, stream)

    def describe(self, doc: Doc, groups: list[Group], cues: dict[tuple[int, str], dict[str, float]]) -> None:
        """Fill in what the decision stands on: the head's probabilities, the labels, the cues."""
        spans = [span for group in groups for span in group.spans]
        scores = iter(head_scores(doc, spans))
        surnames = {fold(e[i].text) for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 for i in (0, -1)}
        for group in groups:
            group.surname = fold(group.name) in surnames
            group.heads = [next(scores) for _ in group.spans]
            group.labels = [label_at(span) for span in group.spans]
            for span in group.spans:
                for rule, weight in cues_of(span, cues).items():
                    group.cues[rule] = weight

    def accepted(self, doc: Doc, text: str, groups: list[Group]) -> list[tuple[Group, Choice]]:
        """The groups that are cities, with their places; rejected names are no evidence for the others."""
        article: Article | None = notes_of(doc).get("citybeat.article")
        evidence = Evidence.of(text, [(s.start_char, s.end_char) for g in groups for s in g.spans if not self.is_area(g)],
                               getattr(article, "url", None))
        names = [Name(g.name, [(s.start_char, s.end_char) for s in g.spans], self.matches(g.name)) for g in groups]
        set_neighbours(groups)
        choices: list[Choice] = []
        for least in (DOUBTFUL, DOUBTFUL, self.threshold):
            choices = resolve(names, evidence)
            for group, name, choice in zip(groups, names, choices, strict=True):
                group.next_probability = decide(group, name, choice, evidence, self.gazetteer)
            for group in groups:
                group.probability = group.next_probability
            kept = [i for i, group in enumerate(groups) if group.probability >= least]
            names, groups, choices = [names[i] for i in kept], [groups[i] for i in kept], [choices[i] for i in kept]
        return list(zip(groups, choices, strict=True))

    def is_elsewhere(self, group: Group) -> bool:
        """Whether a name is never a city's: a continent's, or a country's that is no dateline."""
        kind = kind_of_name(group.name, self.gazetteer)
        return kind == "never" or (kind == "country" and "cities.dateline" not in group.rules)

    def is_country(self, group: Group) -> bool:
        return kind_of_name(group.name, self.gazetteer) == "country"

    def is_area(self, group: Group) -> bool:
        """Whether a name is that of a country, or of a region that no city of it shares: then it is evidence."""
        return kind_of_name(group.name, self.gazetteer) in {"country", "region"}

    def matches(self, name: str) -> tuple[Match, ...]:
        """What a name can mean: the gazetteer's places of it, of its abbreviation, or of its spelling without "City"."""
        found: tuple[Match, ...] = self.gazetteer.matches(name)
        if not found and (place := self.gazetteer.abbreviation(name)) is not None:
            return (Match(place, True),)
        bare = name.rsplit(" ", 1)
        if not found and len(bare) == 2 and bare[1] in {"City", "Town", "CITY", "TOWN"}:
            return self.gazetteer.matches(bare[0])
        return found


def set_neighbours(groups: list[Group]) -> None:
    """Tell each group which others stand beside it in a list: with only a comma, a slash or "and" between them."""
    owner = {i: group for group in groups for span in group.spans for i in range(span.start, span.end)}
    for group in groups:
        for span in group.spans:
            doc, i = span.doc, span.end
            while i < len(doc) and i < span.end + 2 and doc[i].lower_ in LINKS:
                i += 1
            other = owner.get(i) if i > span.end else None
            if other is not None and other is not group:
                group.neighbours.append(other)
                other.neighbours.append(group)


def head_scores(doc: Doc, spans: list[Span]) -> list[float]:
    """The city head's probability of each span: 1 - P(outside), averaged over its words."""
    heads = heads_of(doc)
    if heads is None or "city" not in heads.parts:
        given = doc.spans.get("city")
        if not given:
            return [NEUTRAL] * len(spans)
        inside = {i: score_of(s) for s in given for i in range(s.start, s.end)}
        return [min(0.97, inside.get(span.start, OUTSIDE)) for span in spans]
    if not spans:
        return []
    rows = np.concatenate([np.arange(span.start, span.end) for span in spans])
    outside = heads.probabilities(doc.tensor[rows])["city"][:, 0].round(3)
    edges = np.cumsum([0, *(len(span) for span in spans)])
    return [float(np.round(1 - outside[a:b].mean(), 3)) for a, b in pairwise(edges.tolist())]


def label_at(span: Span) -> str:
    """The entity label over most of a span; empty where there is none."""
    labels = [token.ent_type_ for token in span]
    return max(sorted(set(labels)), key=labels.count)
