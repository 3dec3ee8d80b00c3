"""The component `citybeat_cities`: writes the cities of an article into its Facts."""

from __future__ import annotations

from collections.abc import Container, Iterable

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from citybeat.article import Article
from citybeat.extract.cities.candidates import CueFinder, Cues, candidates, cues_of
from citybeat.extract.cities.capitals import described
from citybeat.extract.cities.company import set_company
from citybeat.extract.cities.context import (
    astray,
    city_heads,
    is_behind_unit,
    is_of_two_bodies,
    is_one_of_many,
    list_noun,
    names_begun,
    other_readings,
    preposition_before,
    readings,
    regional,
    territories,
    two_bodies,
)
from citybeat.extract.cities.decide import Group, decide
from citybeat.extract.cities.evidence import Evidence, link_of
from citybeat.extract.cities.kinds import kind_of_name
from citybeat.extract.cities.lexicon import cue_rules, words
from citybeat.extract.cities.longer import Longer
from citybeat.extract.cities.mentions import entries, occurrences, rule_of
from citybeat.extract.cities.objections import elsewhere, objection
from citybeat.extract.cities.regions import throughout
from citybeat.extract.cities.resolve import Choice, Name, resolve, supports
from citybeat.extract.facts import facts_of
from citybeat.gazetteer import Gazetteer, Match
from citybeat.gazetteer.fold import fold
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.encoder import heads_of, probabilities_of, score_of
from citybeat.nlp.entities import ent_rows, labels_of
from citybeat.nlp.heads import DECIMALS, means_of
from citybeat.nlp.notes import notes_of

DEFAULT_THRESHOLD = 0.6
DOUBTFUL = 0.15  # below this a name is dropped before the others have been decided
LINKS = frozenset({",", ";", "and", "&", "/", "or", "-", "–"})
CLUBS = frozenset({"GB", "IE"})  # where a name with "City" or "Town" behind it is a football club
AREAS = frozenset({"country", "region", "county", "area"})
WORDS_OF_LISTS = frozenset({"and", "&", "or"})
LONGEST_LIST = 20  # names of a list that are looked at
ARTICLES = {"Al": "El", "El": "Al"}
SHORTEST = 4  # letters of a name that may lack its "City"
MOST_FIGURES = 8  # words in brackets behind a name of a list
OF_UNIT = "cities.government_of"
SPLIT = 2  # letters on either side at least where a name is taken apart
RESPELLED = 6  # letters of a name that may be written apart or together
LARGE = 300_000  # inhabitants of a city of which a place without a link may be a suburb
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
        facts, cues = facts_of(doc), self.cues(doc)
        longer = Longer(doc, cues, self.gazetteer)
        proposed: dict[str, Group] = {}
        datelines: set[int] = set()
        bodies = two_bodies(doc)
        for span, rule in candidates(doc, self.gazetteer, cues):
            if is_one_of_many(span) or is_of_two_bodies(span, bodies):
                facts.drop("city", span, rule, "an article, or what is said of it next, shows it to be a thing's or a body's name")
                continue
            if longer.holds(span):
                facts.drop("city", span, rule, "stands only inside a longer name, or goes on as one")
                continue
            text = text_of(span)
            if (group := proposed.get(fold(text))) is None:
                group = proposed[fold(text)] = Group(text)
            group.rules.add(rule)
            if rule == "cities.dateline":
                datelines.add(span.start)
        groups = [g for key, g in sorted(proposed.items()) if key]
        for group, spans in zip(groups, occurrences(doc, groups, longer), strict=True):
            group.spans = spans
            if "cities.dateline" in group.rules and self.is_country(group):
                group.spans = [span for span in spans if text_of(span).isupper() or span.start in datelines]
        marked = [(g, self.is_elsewhere(g)) for g in groups if g.spans]
        for group in (g for g, is_elsewhere in marked if is_elsewhere):
            facts.drop("city", group.spans[0], rule_of(group), elsewhere(group.name, self.gazetteer))
        groups = [g for g, is_elsewhere in marked if not is_elsewhere]
        self.describe(doc, groups, cues)
        cities = entries(self.accepted(doc, groups))
        for city, mention in described(doc, cities):
            city.mentions.append(mention)
        facts.cities.extend(cities)
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterable[Doc]:
        yield from map(self, stream)

    def describe(self, doc: Doc, groups: list[Group], cues: dict[tuple[int, str], dict[str, float]]) -> None:
        """Fill in what the decision stands on: the head's probabilities, the labels, the cues."""
        spans = [span for group in groups for span in group.spans]
        scores = iter(head_scores(doc, spans))
        texts = columns_of(doc).texts
        surnames = {fold(texts[i]) for e in ent_rows(doc) if e.label == "PERSON" and e.end - e.start > 1 for i in (e.start, e.end - 1)}
        people = {i for p in facts_of(doc).people for m in p.mentions for i in range(m.span.start, m.span.end)}
        heading, talk, areas = names_begun(doc), regional(columns_of(doc).text), territories(doc)
        for group in groups:
            group.surname = fold(group.name) in surnames
            longer = heading[fold(group.name)]
            group.begun = longer / (longer + len(group.spans))
            territory = areas[fold(group.name)]
            group.heads = [next(scores) for _ in group.spans]
            group.labels = [label_at(span, people) for span in group.spans]
            found = [cues_at(span, cues) for span in group.spans]
            for rules in found:
                group.cues.update(rules)
            nouns = [list_noun(span, self.gazetteer) for span in group.spans]
            others = other_readings(group.spans, found, nouns, self.gazetteer)
            if "cities.dateline" not in group.rules:
                others = throughout(group.spans, others, found, territory, self.gazetteer)
            group.astray = astray(group.spans, found, others)
            group.context = {**readings(doc, group.spans, nouns, others), "regional": talk,
                             "territory": territory / (territory + len(group.spans))}

    def accepted(self, doc: Doc, groups: list[Group]) -> list[tuple[Group, Choice]]:
        """The groups that are cities, with their places; rejected names are no evidence for the others."""
        article: Article | None = notes_of(doc).get("citybeat.article")
        text = columns_of(doc).text
        evidence = Evidence.of(text, [*((s.start_char, s.end_char) for g in groups for s in g.spans if not self.is_area(g)),
                                      *city_heads(doc, self.gazetteer)],
                               getattr(article, "url", None) or link_of(text))
        fuller = fuller_names(groups)
        names = [Name(g.name, [(s.start_char, s.end_char) for s in g.spans], self.matches(fuller.get(g.name, "")) or self.matches(g.name))
                 for g in groups]
        set_neighbours(groups, self.gazetteer, evidence)
        choices: list[Choice] = []
        settled = False  # whether the names are those of the round before, which then mean the same places
        for least in (DOUBTFUL, DOUBTFUL, self.threshold):
            choices = choices if settled else resolve(names, evidence)
            set_company(groups, choices)
            # all before any is set: a group's probability is evidence for its neighbours
            decided = [decide(*row, evidence, self.gazetteer) for row in zip(groups, names, choices, strict=True)]
            for group, probability in zip(groups, decided, strict=True):
                group.probability = probability
            for group in (g for g in groups if g.probability < least):
                facts_of(doc).drop("city", group.spans[0], rule_of(group), objection(group, least, self.gazetteer))
            kept = [i for i, group in enumerate(groups) if group.probability >= least]
            settled = len(kept) == len(names)
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
        kind = kind_of_name(group.name, self.gazetteer)
        return kind in {"country", "region"} or (kind == "area" and bool(self.gazetteer.region(group.name)))  # Western Cape

    def matches(self, name: str) -> tuple[Match, ...]:
        """What a name can mean: the gazetteer's places of it, of its abbreviation, of its spelling with another Arabic article or without
        "City"."""
        found: tuple[Match, ...] = self.gazetteer.matches(name)
        if not found and name[:2] in ARTICLES and name[2:3] in {"-", " "}:
            return self.gazetteer.matches(ARTICLES[name[:2]] + name[2:])
        if not found and (place := self.gazetteer.abbreviation(name)) is not None:
            return (Match(place, True),)
        bare = name.rsplit(" ", 1)
        if not found and len(bare) == 2 and bare[1] in {"City", "Town", "CITY", "TOWN"} and len(bare[0]) >= SHORTEST:
            found = self.gazetteer.matches(bare[0])
            return () if found and found[0].place.country in CLUBS else found  # "Norwich City" is no town
        return found or self.respelled(name)

    def respelled(self, name: str) -> tuple[Match, ...]:
        """The places whose main name is this one written apart, together, behind the Arabic article or with another end: "Kotka-Alue" for
        "Kotkaalue", "Qadsiya" for "Qadsiyah"."""
        folded = fold(name)
        joined = folded.replace(" ", "")
        if len(joined) < RESPELLED:
            return ()
        spelled = [joined] if joined != folded else [f"{joined[:i]} {joined[i:]}" for i in range(SPLIT, len(joined) - SPLIT + 1)]
        spelled += with_article(folded)
        spelled += [f"al {folded}", folded[:-1] if folded.endswith("ah") else f"{folded}h" if folded.endswith("a") else ""]
        return tuple(match for other in spelled for match in self.gazetteer.matches(other) if match.primary)


def with_article(folded: str) -> list[str]:
    """A name behind the Arabic article as it sounds before its first letter, "ou" written as "u" too: "as sallum" for "Salloum"."""
    first = next((sound for sound in ("sh", "th", "dh", "d", "n", "r", "s", "t", "z") if folded.startswith(sound)), None)
    return [f"a{first} {spelled}" for spelled in dict.fromkeys((folded, folded.replace("ou", "u")))] if first else []


def cues_at(span: Span, cues: Cues) -> dict[str, float]:
    """The rules that speak for or against the name at a span, without "the village of" where a village lies in the place."""
    found = cues_of(span, cues)
    if OF_UNIT in found and is_behind_unit(span, words()["units"]):
        return {rule: weight for rule, weight in found.items() if rule != OF_UNIT}
    return found


def fuller_names(groups: list[Group]) -> dict[str, str]:
    """The names that are short for one given before, which goes on with a particle: "San Miguel" for "San Miguel de Allende"."""
    first = {group.name: min(span.start for span in group.spans) for group in groups}
    found: dict[str, str] = {}
    for name, start in first.items():
        parts = name.split()
        at = next((i for i, word in enumerate(parts) if i and word.islower() and word in words()["particles"]), None)
        short = " ".join(parts[:at]) if at is not None else ""
        if start < first.get(short, -1):
            found[short] = name
    return found


def set_neighbours(groups: list[Group], gazetteer: Gazetteer, evidence: Evidence) -> None:
    """Tell each group which others stand beside it in a list: with only figures in brackets, a comma, a slash or "and" between them.

    A town and a region with a mark between them ("Ames, Iowa") are no list.
    """
    areas = {id(group): group.context.get("only_region", 0.0) > 0 or kind_of_name(group.name, gazetteer, evidence) in AREAS
             for group in groups}
    owner = {i: group for group in groups for span in group.spans for i in range(span.start, span.end)}
    town = {i: group for group in groups for span in group.spans if (i := region_behind(span, evidence, gazetteer)) is not None}
    for group in groups:
        for span in group.spans:
            i = beyond(span)
            other = owner.get(i) if i > span.end else None
            if other is None or other is group:
                continue
            if (first := town.get(span.start)) is not None:  # the region behind a town stands for it in a list: "Ames, Iowa, and Reno"
                if other is not first:
                    first.neighbours.append(other)
                    other.neighbours.append(first)
                continue
            pair = i in town or (i == span.end + 1 and span.doc[i - 1].text not in WORDS_OF_LISTS and areas[id(group)] != areas[id(other)])
            if is_address(span, i, owner, evidence) and is_large_city(other, gazetteer):
                group.context["part"] = group.context.get("part", 0.0) + 1 / len(group.spans)
            elif not pair:
                group.neighbours.append(other)
                other.neighbours.append(group)
    for group in groups:
        chain = list_of(group)
        often = min(1.0, len(group.neighbours) / len(group.spans))  # how much of what the article says of the name is said in lists
        group.context["region_list"] = often * sum(areas[id(other)] for other in chain) / max(1, len(chain))


def region_behind(span: Span, evidence: Evidence, gazetteer: Gazetteer) -> int | None:
    """The first word of the region or country behind a name and a comma, where a place of that name lies in it: "Ames, Iowa"."""
    columns, i = columns_of(span.doc), span.end + 1
    if i >= len(columns.texts) or columns.texts[i - 1] != "," or not columns.texts[i][:1].isupper():
        return None
    at = columns.offsets[i]
    behind = [m for m in evidence.beside((span.start_char, span.end_char)) if m.start == at]
    return i if any(any(supports(m, match.place)) for m in behind for match in gazetteer.matches(text_of(span))) else None


def is_address(span: Span, i: int, owner: dict[int, Group], evidence: Evidence) -> bool:
    """Whether only a comma stands between a name and that at token i, and they are no list: neither the name before nor "and" or the next
    name after them, but for a country or region ("Dunmore, Harwell, Ireland")."""
    texts = columns_of(span.doc).texts
    if i != span.end + 1 or texts[i - 1] != "," or (span.start and texts[span.start - 1] in LINKS):
        return False
    group, end = owner[i], i
    while owner.get(end) is group:
        end += 1
    if end == len(texts) or texts[end] not in LINKS:
        return True
    if texts[end] != "," or end + 1 == len(texts) or texts[end + 1] in WORDS_OF_LISTS:
        return False
    at = columns_of(span.doc).offsets[end + 1]
    return owner.get(end + 1) is None or any(mention.start == at for mention in evidence.free)


def is_large_city(group: Group, gazetteer: Gazetteer) -> bool:
    return any(match.primary and match.place.population >= LARGE for match in gazetteer.matches(group.name))


def list_of(group: Group) -> list[Group]:
    """The other groups of a group's lists, and of their lists in turn: the first LONGEST_LIST."""
    found = [group]
    for member in found:
        found += [other for other in dict.fromkeys(member.neighbours) if other not in found]
        if len(found) > LONGEST_LIST:
            break
    return found[1:LONGEST_LIST + 1]


def beyond(span: Span) -> int:
    """The token at which the next name of a list would begin: past figures in brackets ("Cusco (+2,752); Puno") and marks of a list."""
    lower, i = columns_of(span.doc).lower, span.end
    if i < len(lower) and lower[i] == "(":
        i = next((j + 1 for j in range(i, min(len(lower), i + MOST_FIGURES)) if lower[j] == ")"), i)
    first = i
    while i < len(lower) and i < first + 2 and lower[i] in LINKS:
        i += 1
    return i if i > first else span.end


def head_scores(doc: Doc, spans: list[Span]) -> list[float]:
    """The city head's probability of each span: 1 - P(outside), averaged over its words."""
    heads = heads_of(doc)
    if heads is None or "city" not in heads.parts:
        given = doc.spans.get("city")
        if not given:
            return [NEUTRAL] * len(spans)
        inside = {i: score_of(s) for s in given for i in range(s.start, s.end)}
        return [min(0.97, inside.get(span.start, OUTSIDE)) for span in spans]
    outside = probabilities_of(doc, heads)["city"][:, :1].round(DECIMALS)
    means = means_of(outside, [(span.start, span.end) for span in spans])[:, 0] if spans else np.zeros(0)
    return [*np.round(1 - means, DECIMALS).tolist()]


def label_at(span: Span, people: Container[int]) -> str:
    """The entity label over most of those words of a span that have one; empty where none has, and for a person's behind a preposition of
    place that no person bears (`people` are the words of people's names)."""
    labels = [label for label in labels_of(span.doc)[span.start:span.end] if label] or [""]
    label = labels[0] if len(labels) == 1 else max(sorted(set(labels)), key=labels.count)
    return "" if label == "PERSON" and span.start not in people and preposition_before(span) else label
