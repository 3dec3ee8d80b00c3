"""How sure a candidate is: a linear model over its traits, with the heads' word on its sentence and goal.

The weights (log-odds) are in data/weights.json; they were fitted on annotated sentences and articles.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache

from spacy.tokens import Span

from citybeat.extract.targets.clauses import PREPOSITIONS
from citybeat.extract.targets.lexicon import DATA, words
from citybeat.extract.targets.listed import LISTED
from citybeat.extract.targets.triggers import Candidate, form_of
from citybeat.extract.targets.wording import AMOUNT, WITHOUT_AIM, is_binding, is_counted, is_firm, is_whole
from citybeat.nlp.odds import logit, sigmoid, weighted

CHECKABLE = ("percent", "times", "money", "count")
DECIMALS = 3
FLOOR = 0.02  # a head's probability is not taken for surer than this
WILL = "targets.will"
UNANNOUNCED = WITHOUT_AIM | {WILL}
# words that announce measures and deals as often as aims
ANNOUNCED = frozenset(f"targets.{name}" for name in (
    "plan_to", "pledge_to", "seek_to", "pledge", "propose_to", "offer", "intend_to", "want_to", "work_to", "commit_to"))
# what is planned for once, without share or year, is as often a measure
PLANNED = frozenset(f"targets.{name}" for name in ("plan_to", "propose_to"))
PURPOSE = 8  # words before what is to be done in which the programme stands whose purpose it is
FEW_OTHERS = 1  # aims in other sentences of an article beside which one that no word announces is doubtful
READ_AS = {
    "none": "states no aim", "vague": "a vague aim, not a target", "schedule": "something scheduled, not a target",
    "forecast": "a forecast, not a target", "achievement": "an achievement, not a target",
}


@cache
def weights() -> dict[str, float]:
    """Log-odds by trait."""
    content: dict[str, dict[str, float]] = json.loads((DATA / "weights.json").read_text(encoding="utf8"))
    return content["weights"]


@cache
def settings() -> dict[str, float]:
    """Thresholds, and what the heads count."""
    content: dict[str, dict[str, float]] = json.loads((DATA / "weights.json").read_text(encoding="utf8"))
    return content["settings"]


def expanded(candidate: Candidate) -> dict[str, float]:
    """The traits, their combinations with the rule, and the words of trigger and goal."""
    traits = dict(candidate.traits)
    counted = any(f"quantity:{kind}" in traits for kind in CHECKABLE)
    state = "end_state" in traits
    dated = any(name.startswith("deadline:") and name != "deadline:day" for name in traits)
    traits["bias"], traits["checkable"] = 1.0, float(counted or state)
    for rule in [name for name in candidate.traits if name.startswith("rule:")]:
        traits.update({f"{rule}&q": float(counted), f"{rule}&e": float(state and not counted), f"{rule}&d": float(dated)})
    traits["q&d"], traits["e&d"] = float(counted and dated), float(state and dated)
    traits.update({f"w:{t.lower_}": 1.0 for t in candidate.goal[:8] if t.is_alpha})
    if candidate.trigger is not None:
        start = candidate.trigger.start
        traits.update({f"t:{t.lower_}": 1.0 for t in candidate.trigger})
        traits.update({f"b:{t.lower_}": 1.0 for t in candidate.sentence.doc[max(candidate.sentence.start, start - 4):start]})
    return traits


def linear(traits: Mapping[str, float]) -> float:
    """The log-odds of traits by the weights."""
    return weighted(weights(), traits)


def decide(candidate: Candidate, kinds: Mapping[str, float], goals: Iterable[tuple[Span, float]]) -> float:
    """Log-odds that a candidate is a target, from its traits, the kinds of its sentence and the head's goals; also kept in `score`.

    Without a model (no kinds) the traits decide alone.
    """
    score = linear(expanded(candidate))
    if kinds:
        score += settings()["kind"] * (logit(kinds.get("target", 0.0), FLOOR) - settings()["kind_middle"])
        best = max((strength * shared(goal, candidate.goal) for goal, strength in goals), default=0.0)
        score += settings()["goal"] * best
    if candidate.rule == LISTED:
        score += settings()["listed"]
    candidate.score = round(score, DECIMALS)
    return candidate.score


def shared(a: Span, b: Span) -> float:
    """Share of the shorter span that both hold, in words."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / min(a.end - a.start, b.end - b.start)


def best_apart(candidates: Iterable[Candidate], threshold: float) -> list[Candidate]:
    """The candidates above a threshold; of those that share goal or trigger only the surest, in the order of the text; it knows one with
    the same goal that a word announces ("plans to [build homes by 2031]", where "to build" is surer) for its twin, and has the widest
    trigger of that goal ("with the aim of", where "aim of" is surer)."""
    kept: list[Candidate] = []
    candidates = list(candidates)
    sure = sorted((c for c in candidates if c.score >= threshold), key=lambda c: (-c.score, c.goal.start, c.goal.end, c.rule))
    for candidate in sure:
        if all(apart(candidate, other) for other in kept):
            twins = (c for c in sure if (c.goal.start, c.goal.end) == (candidate.goal.start, candidate.goal.end))
            candidate.twin = next((c for c in twins if c.rule not in UNANNOUNCED), None)
            candidate.trigger = widest_trigger(candidate, candidates)
            kept.append(candidate)
    return sorted(kept, key=lambda c: (c.goal.start, c.goal.end))


def widest_trigger(candidate: Candidate, candidates: Iterable[Candidate]) -> Span | None:
    """The longest trigger of a candidate's goal that holds its own, if it begins with a preposition; one that begins with a noun holds the
    subject ("[the scheme] aims to")."""
    own = candidate.trigger
    if own is None:
        return None
    others = (c.trigger for c in candidates if c.trigger is not None and c.goal.start == candidate.goal.start)
    wider = (t for t in others if t.start < own.start and own.end <= t.end and t[0].lower_ in PREPOSITIONS)
    return max(wider, key=len, default=own)


def surer_alone(kept: list[Candidate], kinds: Mapping[int, Mapping[str, float]]) -> list[Candidate]:
    """Of aims that no word announces those that are much surer, where the article hardly has others; of those in whose sentence the model
    sees none, that no word for a goal announces and that have no year or share, the same; of bare plans likewise; of aims that stand in
    one sentence of an article alone those that are surer, or have a year or a share. What no word announces counts as its twin does.

    Plain news seldom states an aim, and then mostly a single act in the words of one.
    """
    sentences = [c.sentence.start for c in kept]
    alone = len(set(sentences)) == 1
    told = [(c, c.twin if c.twin is not None and c.rule in UNANNOUNCED else c) for c in kept]
    return [c for c, said in told
            if is_sure(said, len(kept) - sentences.count(c.sentence.start), kinds.get(c.sentence.start, {}).get("target", 0.0))
            and (not alone or said.score >= settings()["threshold_alone"] or is_firm(c))]


def is_sure(candidate: Candidate, others: int, seen: float) -> bool:
    """Whether a candidate is sure enough beside so many aims of other sentences; `seen` is the model's word for its sentence."""
    needed = 0.0
    if candidate.rule in UNANNOUNCED and (others <= FEW_OTHERS or candidate.rule == WILL) and not is_set(candidate):
        needed = settings()["threshold_unannounced"]
    pledged = candidate.rule == "targets.pledge" and bool(AMOUNT.search(candidate.goal_text))  # "pledged 9 million euros for parks"
    if candidate.rule in ANNOUNCED and not pledged and seen < settings()["target_seen"] and not is_firm(candidate):
        needed = settings()["threshold_unannounced" if is_pledged_whole(candidate) else "threshold_unseen"]
    if candidate.rule in PLANNED and not (is_firm(candidate) or is_whole(candidate)):
        needed = max(needed, settings()["threshold_planned"])
    return candidate.score >= needed


def is_set(candidate: Candidate) -> bool:
    """Whether a programme has it for its purpose, or law or court set it, as sure as a word for an aim."""
    return is_programme(candidate) or is_binding(candidate)


def is_programme(candidate: Candidate) -> bool:
    """Whether what is to be done is the purpose of a programme: "efforts to end it by 2031", "a plan was drawn up to plant 300 trees"; a
    bare "plan to" is announced by a rule of its own."""
    before = candidate.lead[-PURPOSE:]
    verb = form_of(candidate.goal.doc, candidate.goal.start) == "base"
    if not verb or before[-1:] != ["to"] or words("programmes").isdisjoint(before) or before[-2] in ("plan", "plans"):
        return False
    return is_counted(candidate) or is_firm(candidate) or is_whole(candidate)


def is_pledged_whole(candidate: Candidate) -> bool:
    """"promised to ban all fees": all of something, or an end state, that is pledged."""
    return candidate.rule in ("targets.pledge_to", "targets.pledge") and is_whole(candidate)


def best_of_others(candidates: Iterable[Candidate], kept: Iterable[Candidate]) -> list[Candidate]:
    """The surest candidate of each sentence of which none was kept."""
    taken = {c.sentence.start for c in kept}
    best: dict[int, Candidate] = {}
    for candidate in candidates:
        at = candidate.sentence.start
        if at not in taken and (at not in best or candidate.score > best[at].score):
            best[at] = candidate
    return list(best.values())


def probability(candidate: Candidate) -> float:
    """That a decided candidate is a target, as the decision has it."""
    return round(sigmoid(candidate.score), DECIMALS)


def doubt(candidate: Candidate, kinds: Mapping[str, float]) -> str:
    """Why a candidate below the threshold is no target: what the model takes its sentence for, and what traits and model make of it."""
    sure = sigmoid(candidate.score)
    kind = max(sorted(kinds), key=lambda k: kinds[k], default="target")
    if kind == "target":
        return f"not surely a target: {sure:.2f}"
    return f"{READ_AS[kind]} (the model's probability: {kinds[kind]:.2f}; of a target, all weighed: {sure:.2f})"


def apart(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates have goals of their own."""
    return shared(a.goal, b.goal) < 0.3
