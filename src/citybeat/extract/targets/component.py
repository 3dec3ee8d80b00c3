"""The component `citybeat_targets`: writes targets, forecasts and achievements into the Facts of a Doc."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from citybeat.extract.facts import Target, facts_of
from citybeat.extract.rules import Rule, RuleMatcher, read_rules
from citybeat.extract.targets.clauses import clause_end, sentences, shortened
from citybeat.extract.targets.deadlines import deadline_of, is_lapsed
from citybeat.extract.targets.decide import best_apart, best_of_others, decide, doubt, probability, settings, surer_alone
from citybeat.extract.targets.forecasts import hedges_of
from citybeat.extract.targets.frames import outlined
from citybeat.extract.targets.holders.holder import Holders
from citybeat.extract.targets.holders.linker import has_linker
from citybeat.extract.targets.holders.states import Holder
from citybeat.extract.targets.lexicon import aim_rules, find_phrase, verbs, words
from citybeat.extract.targets.listed import GoalList, goal_items, listed_goal
from citybeat.extract.targets.merge import joined
from citybeat.extract.targets.others import expected_by, expected_quantity, others_of
from citybeat.extract.targets.series import series_of
from citybeat.extract.targets.slots import amounts_in, as_quantity, bare_number, baseline_of, direction_of, quantity_of
from citybeat.extract.targets.tails import without_tail
from citybeat.extract.targets.traits import Reading, describe
from citybeat.extract.targets.triggers import (
    Candidate,
    anchor_of,
    candidates_of,
    find_triggers,
    form_of,
    is_number,
    matcher_options,
    parts_of,
)
from citybeat.extract.targets.vetoes.veto import vetoed
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.encoder import heads_of, kinds_of_each, score_of
from citybeat.nlp.published import published_of

EVIDENCE = 380  # characters; a longer sentence is cut around the goal
HEAD_RULE = "targets.head"
LAPSED = "its deadline was before the article"
ITEM = 12  # words between the verb of an item of a list and its goal
ITEM_MARK = 2  # tokens of the bullet or number before an item of a list
# between verb and object of an item of a list none of these stands
PARTING = frozenset({",", ";", ":", ".", "!", "?", "to", "that", "which", "who", "have", "has", "is", "are", "was", "were", "will"})
AMOUNT_ALONE = 5  # words of an amount and its year: "9 per cent by 2031"
SHORTEST = 4  # words; a shorter span of the head is a fragment
Kind = Literal["target", "forecast", "achievement"]


@Language.factory("citybeat_targets", default_config={"threshold": None})
def make_targets(nlp: Language, name: str, threshold: float | None) -> Targets:
    """The factory of `nlp.add_pipe("citybeat_targets")`."""
    return Targets(nlp.vocab, threshold)


class Targets:
    """Finds what is aimed at, expected or achieved. `threshold` is in log-odds; None takes that of the data file."""

    def __init__(self, vocab: Vocab, threshold: float | None = None, rules: Sequence[Rule] | None = None):
        self.vocab, self.threshold = vocab, threshold
        self.set_rules(rules if rules is not None else aim_rules())
        self.gazetteer = Gazetteer.open()

    def set_rules(self, rules: Sequence[Rule]) -> None:
        """Use these rules and no others."""
        self.rules = list(rules)
        self.matcher, self.options = RuleMatcher(self.vocab, self.rules), matcher_options(self.rules)

    def add_rules(self, path: Path) -> None:
        """Add a user's rules of the form of data/aims.jsonl; RuleError says what is wrong with them."""
        self.set_rules([*self.rules, *read_rules(path)])

    def __call__(self, doc: Doc) -> Doc:
        published, _ = published_of(doc)
        year = int(published[:4]) if published else None
        readings: dict[int, Reading] = {}
        parts = list(sentences(doc))
        kinds = kinds_by_start(doc, parts)
        goals = [goal.start for goal in doc.spans.get("goal", ())]
        listed = {item.start: goals_of for item, goals_of in goal_items(parts)}
        likely = [s for s in parts if s.start in listed or is_likely(s, kinds.get(s.start), goals)]
        candidates = list(self.candidates(doc, likely, published, year, readings, listed))
        kept, other = self.decided(doc, candidates, kinds), []
        facts = facts_of(doc)
        holders = Holders(doc, facts, self.gazetteer, parts)
        made = [target for c in kept for target in self.targets(c, readings[c.sentence.start], holders, year, listed.get(c.sentence.start))]
        date_items(made, listed)
        taken = {c.sentence.start for c in kept}
        for candidate, kind in others_of(parts, kinds, taken):
            reading = readings.get(candidate.sentence.start) or Reading.of(candidate.sentence, published)
            holder = holders.of(candidate) if kind != "forecast" else None  # nobody aims at a forecast
            found = self.fact(candidate, candidate.goal, reading, kind, holder, year)
            found.signals |= hedges_of(candidate.sentence)
            other.append(found)
        share_holder(made)
        if has_linker(doc):
            for target in made:
                target.signals["holder_share"] = holders.share_of(target)
        facts.targets.extend([*joined(made), *other])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterable[Doc]:
        """Docs one by one, in order."""
        yield from map(self, stream)

    def candidates(
        self, doc: Doc, parts: Sequence[Span], published: str | None, year: int | None, readings: dict[int, Reading],
        listed: Collection[int] = (),
    ) -> Iterator[Candidate]:
        """Candidates of the rules and of the goal head in the sentences `parts`, described.

        `readings` gets the numbers and dates of their sentences, by the sentence's first word; `listed` holds the first words of those that
        are items of a list of goals.
        """
        goals = list(doc.spans.get("goal", ()))
        for sentence in parts:
            headed = [goal for goal in goals_in(sentence, goals) if len(goal) >= SHORTEST]
            if not headed and not can_hold(sentence):
                continue
            triggers = find_triggers(sentence, self.matcher)
            found = candidates_of(sentence, triggers, self.options)
            found += [Candidate(sentence, part, HEAD_RULE, anchor=anchor_of(goal.start, triggers, self.options))
                      for goal in headed for part in parts_of(goal)]
            item = listed_goal(sentence) if sentence.start in listed else None
            found += [item] if item is not None else []
            refused = vetoed(found)
            if len(refused) < len(found):
                reading = readings[sentence.start] = Reading.of(sentence, published)
            for candidate in found:
                if id(candidate) in refused:
                    facts_of(doc).drop("target", candidate.goal, candidate.rule, refused[id(candidate)])
                    continue
                if is_lapsed(candidate.goal, reading):
                    facts_of(doc).drop("target", candidate.goal, candidate.rule, LAPSED)
                    continue
                describe(candidate, reading, year)
                yield candidate

    def decided(self, doc: Doc, candidates: Sequence[Candidate], kinds: Mapping[int, Mapping[str, float]]) -> list[Candidate]:
        """The candidates that are targets, one for each goal; `kinds` by the first word of a sentence, empty without a model."""
        goals = [(g, score_of(g)) for g in doc.spans.get("goal", ())]
        for candidate in candidates:
            decide(candidate, kinds.get(candidate.sentence.start, {}), goals)
        threshold = self.threshold
        if threshold is None:
            threshold = settings()["threshold" if kinds else "threshold_rules"]
        kept = best_apart(candidates, threshold)
        if kinds and self.threshold is None:
            kept = surer_alone(kept, kinds)
        for candidate in best_of_others(candidates, kept):
            facts_of(doc).drop("target", candidate.goal, candidate.rule, doubt(candidate, kinds.get(candidate.sentence.start, {})))
        return kept

    def targets(
        self, candidate: Candidate, reading: Reading, holders: Holders, year: int | None, within: GoalList | None = None
    ) -> Iterator[Target]:
        """The facts of a candidate, one for each numbered part of its goal, all with one holder; `within` is the list of goals whose item
        it is."""
        holder = holders.of(candidate) or (holders.of(within.holding(candidate)) if within is not None else None)
        goals = series_of(outlined(without_tail(shortened(candidate.goal))))
        made = [self.fact(candidate, goal, reading, "target", holder, year) for goal in goals]
        share_slots(made)
        yield from made

    def fact(self, candidate: Candidate, goal: Span, reading: Reading, kind: Kind, holder: Holder | None, year: int | None) -> Target:
        """The fact of a candidate or of a part of its goal, with its slots."""
        deadline = (expected_by if kind == "forecast" else deadline_of)(goal, reading, year)
        decision = {} if kind == "achievement" else {"decision": probability(candidate)}
        quantity = expected_quantity(goal, reading) if kind == "forecast" else quantity_of(goal, reading)
        return Target(
            kind=kind, goal=goal, evidence=[evidence_of(candidate)], rule=candidate.rule, trigger=candidate.trigger,
            holder=holder.entity if holder else None,
            holder_text=holder.name if holder else None, holder_country=holder.country if holder else None, direction=direction_of(goal),
            quantity=as_quantity(quantity), baseline=baseline_of(goal, reading),
            deadline=(deadline.iso_to or deadline.iso) if deadline else None, deadline_text=deadline.text if deadline else None,
            deadline_basis=deadline.basis if deadline and deadline.iso else None,
            signals={"numbers": float(len(amounts_in(goal, reading))), **decision},
        )


def kinds_by_start(doc: Doc, parts: Sequence[Span]) -> dict[int, Mapping[str, float]]:
    """What the sentence head says of each sentence, by its first word; empty without a model."""
    heads = heads_of(doc)
    return {} if heads is None else {s.start: kinds for s, kinds in zip(parts, kinds_of_each(heads, doc, parts), strict=True)}


def is_likely(sentence: Span, kinds: Mapping[str, float] | None, goals: Sequence[int]) -> bool:
    """Whether the rules need to look at a sentence: not where the model is sure that it holds no target. Saves most of the
    time. `goals` are the first words of the head's goals."""
    if kinds is None or kinds.get("target", 0.0) >= settings()["target_floor"]:
        return True
    return any(sentence.start <= goal < sentence.end for goal in goals)


def share_slots(parts: Sequence[Target]) -> None:
    """The parts of a series have the date that stands before all of them or ends the last one, where they have none of their own; a bare
    number counts what the first one does ("open 16 shops in Brevik and five in Vik by 2031")."""
    dates = [(t.deadline, t.deadline_text, t.deadline_basis) for t in parts if t.deadline_text is not None]
    for part in parts[1:]:
        if part.quantity is None and parts[0].quantity is not None and (number := bare_number(part.goal)) is not None:
            part.quantity = replace(number, unit=parts[0].quantity.unit)
    if len(parts) < 2 or len(set(dates)) != 1:
        return
    date = dates[0]
    inside = [i for i, part in enumerate(parts) if date[1] in text_of(part.goal)]
    if inside in ([], [len(parts) - 1]):
        for part in parts:
            part.deadline, part.deadline_text, part.deadline_basis = date


def share_holder(targets: Sequence[Target]) -> None:
    """An item of a list (its sentence begins with the goal) has the holder of the target before it, where the article's targets have but
    one; elsewhere a holder that the text leaves open stays open."""
    names = {t.holder_text for t in targets if t.holder_text}
    if len(names) != 1:
        return
    main = next(t for t in targets if t.holder_text)
    for target in targets:
        item = target.goal.start <= target.evidence[0].start + ITEM_MARK
        if target.holder_text is None and item and target.goal.start > main.goal.start:
            target.holder, target.holder_text, target.holder_country = main.holder, main.holder_text, main.holder_country


def date_items(targets: Iterable[Target], listed: Mapping[int, GoalList]) -> None:
    """An item of a list of goals that has no deadline of its own has the year of the list ("Its 2031 targets:")."""
    for target in targets:
        within = listed.get(target.evidence[0].start)
        if within is not None and within.year is not None and target.deadline_text is None:
            target.deadline, target.deadline_text, target.deadline_basis = within.year, within.year, "stated"


def can_hold(sentence: Span) -> bool:
    """Whether a sentence holds anything checkable: a digit, a number in words, an end state, "all" or "every"; a cheap gate."""
    if not words("universals").isdisjoint(columns_of(sentence.doc).lower[sentence.start:sentence.end]):
        return True
    if any(t.like_num or "d" in t.shape_ for t in sentence):
        return True
    text = text_of(sentence)
    return bool(find_phrase("end_states", text) or find_phrase("superlatives", text))


def goals_in(sentence: Span, goals: Sequence[Span]) -> Iterator[Span]:
    """The head's goals within a sentence, up to the end of their clause or to the next goal."""
    for goal in goals:
        if sentence.start <= goal.start < sentence.end:
            stop = min((g.start for g in goals if goal.end <= g.start < sentence.end), default=sentence.end)
            end = max(min(goal.end, sentence.end), clause_end(goal.doc, goal.start, stop))
            yield goal.doc[verb_of_amount(sentence, verb_of_item(sentence, goal.start), end):end]


def verb_of_item(sentence: Span, start: int) -> int:
    """Where a goal begins in an item of a list whose verb stands before it: "[Cut] Scope 1 and Scope 2 emissions by 9%", "Clean water:
    [Reach] ..."; `start` elsewhere ("Close to 90 towns want", "Cut waste and [plant 300 trees]")."""
    doc, texts = sentence.doc, columns_of(sentence.doc).texts
    if form_of(doc, start) == "base":
        return start
    for i in range(start - 1, max(sentence.start, start - ITEM) - 1, -1):
        if texts[i] in PARTING:
            break
        at_head = i == sentence.start or not texts[i - 1][-1:].isalnum()
        if at_head and texts[i].istitle() and form_of(doc, i) == "base":
            return i
    return start


def verb_of_amount(sentence: Span, start: int, end: int) -> int:
    """Where a goal begins that is a bare amount with its year behind the verb: "[raising the share of buses by] 9% by 2031"; `start`
    elsewhere."""
    doc = sentence.doc
    if end - start > AMOUNT_ALONE or start <= sentence.start or not is_number(doc[start]) or doc[start - 1].lower_ not in ("by", "to"):
        return start
    for i in range(start - 2, max(sentence.start, start - ITEM - SHORTEST) - 1, -1):
        if doc[i].lower_ in PARTING or is_number(doc[i]):
            break
        if doc[i].lower_ in verbs("change_verbs") and form_of(doc, i):
            return i
    return start


def evidence_of(candidate: Candidate) -> Span:
    """The sentence; of one that is too long the words around trigger and goal."""
    sentence = candidate.sentence
    if sentence.end_char - sentence.start_char <= EVIDENCE:
        return sentence
    start = min(candidate.goal.start, candidate.trigger.start if candidate.trigger is not None else candidate.goal.start)
    end = candidate.goal.end
    doc = sentence.doc
    while end > start + 1 and doc[end - 1].idx + len(doc[end - 1]) - doc[start].idx > EVIDENCE:
        end -= 1
    while end < sentence.end and doc[end].idx + len(doc[end]) - doc[start].idx <= EVIDENCE:
        end += 1
    while start > sentence.start and doc[end - 1].idx + len(doc[end - 1]) - doc[start - 1].idx <= EVIDENCE:
        start -= 1
    return doc[start:end]
