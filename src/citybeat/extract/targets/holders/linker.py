"""The linker's word on who holds a target: of the names near a goal the one that the model finds most likely."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from spacy.tokens import Doc, Span

from citybeat.extract.facts import Entity, Facts, plain
from citybeat.nlp.columns import columns_of
from citybeat.nlp.encoder import heads_of
from citybeat.nlp.heads import DECIMALS, Heads
from citybeat.nlp.odds import shares

REACH = 400  # words around a goal in which a holder is looked for
CLEAR = 2.0  # by how much (logits) the best candidate for a pronoun or a body must beat "no holder"
CLEAR_ALONE = 4.0  # the same where the sentence has no subject that tells anything: set on articles that the linker was not trained on
CLEAR_HOME = 0.0  # the same for the one country that the article is of


def has_linker(doc: Doc) -> bool:
    """Whether the Doc's model can say who holds a target."""
    heads = heads_of(doc)
    return heads is not None and "holder" in heads.linkers


def near(mentions: Sequence[Span], goal: Span) -> list[Span]:
    """The mentions within reach of a goal and outside it."""
    return [m for m in mentions if abs(m.start - goal.start) <= REACH and (m.end <= goal.start or m.start >= goal.end)]


def most_likely(
    doc: Doc, facts: Facts, goal: Span, pool: Sequence[Span], home: Sequence[Span], *, alone: bool, sure: bool = True,
) -> Span | None:
    """The mention of `pool` that the model finds most likely; None without a model, or where none is likely. `alone`: nothing in the
    sentence tells of a holder; `home` are the mentions of the country that the article is of; `sure`: none is
    likely that is not likelier than nobody."""
    heads = heads_of(doc)
    if not pool or heads is None:
        return None
    scores, null = scored(heads, doc, goal, pool)
    best = best_entity(facts, pool, scores, null + (CLEAR_HOME if alone else CLEAR) if sure else -math.inf)
    if best is None or not alone or any(best is m for m in home):
        return best
    return best_entity(facts, pool, scores, null + CLEAR_ALONE)


def scored(heads: Heads, doc: Doc, goal: Span, pool: Sequence[Span]) -> tuple[list[float], float]:
    """Logits of each mention as the holder of a goal, and of nobody."""
    spans, labels, vectors = [(m.start, m.end) for m in pool], [m.label_ for m in pool], np.asarray(doc.tensor, np.float32)
    return heads.link("holder", (goal.start, goal.end), spans, labels, columns_of(doc).texts, vectors)


def share_of(doc: Doc, facts: Facts, goal: Span, pool: Sequence[Span], entity: Entity | None, name: str | None) -> float:
    """The probability that an entity, or what has a name, holds a target, against the others of `pool` and nobody; of a `name` None that
    nobody does. 0 for what is not in the pool."""
    heads = heads_of(doc)
    if heads is None or not pool:
        return float(name is None)
    scores, null = scored(heads, doc, goal, pool)
    *weights, none = shares([*scores, null])
    if name is None:
        return round(none, DECIMALS)
    bearers = zip(pool, facts.all_at(pool), weights, strict=True)
    return round(sum(w for m, e, w in bearers if (e is not None and e is entity) or plain(m.text) == plain(name)), DECIMALS)


def best_entity(facts: Facts, pool: Sequence[Span], scores: Sequence[float], null: float) -> Span | None:
    """The surest mention of the entity whose mentions together are surest; None where they are below `null`."""
    groups: dict[object, list[int]] = {}
    for i, (mention, entity) in enumerate(zip(pool, facts.all_at(pool), strict=True)):
        groups.setdefault(id(entity) if entity is not None else mention.text.casefold(), []).append(i)
    sums = [(round(math.log(sum(math.exp(min(50.0, scores[i])) for i in group)), 3), group) for group in groups.values()]
    total, group = max(sums, key=lambda s: (s[0], -s[1][0]))
    if total < null:
        return None
    return pool[max(group, key=lambda i: (scores[i], -i))]
