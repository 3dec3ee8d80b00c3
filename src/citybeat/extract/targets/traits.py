"""What a candidate looks like: the traits that the decision weighs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Span

from citybeat.extract.targets.lexicon import find_phrase, verbs, words
from citybeat.extract.targets.triggers import VERB_LISTS, Candidate
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.dates import DateMention, find_dates
from citybeat.nlp.quantities import QuantityMention, find_quantities

DURATIONS = frozenset({"day", "week", "month", "year", "hour", "minute", "decade", "second", "night"})
FEW = 13  # a count below it says little ("two projects")
CONDITION = re.compile(r"\b(?:if|unless|whether|could|might|may)\b", re.IGNORECASE)
WE = frozenset({"we", "i", "our", "us"})


@dataclass
class Reading:
    """The numbers and dates of a sentence, offsets in characters of its `text`; `published` is the article's ISO date."""

    sentence: Span
    quantities: list[QuantityMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    published: str | None = None
    text: str = field(init=False)
    amounts: dict[tuple[int, int], list[QuantityMention]] = field(init=False, repr=False, default_factory=dict)
    """What `slots.amounts_in` has found, by the first word of a span and the one behind its last."""

    def __post_init__(self) -> None:
        self.text = text_of(self.sentence)

    @classmethod
    def of(cls, sentence: Span, published: str | None) -> Reading:
        """Read a sentence; `published` is the article's ISO date."""
        text = text_of(sentence)
        return cls(sentence, find_quantities(text), find_dates(text, published), published)

    def quantities_in(self, span: Span) -> list[QuantityMention]:
        """The quantities that begin within a span."""
        shift = self.sentence.start_char
        return [q for q in self.quantities if span.start_char <= q.start_char + shift < span.end_char]

    def dates_in(self, span: Span) -> list[DateMention]:
        """The dates that begin within a span."""
        shift = self.sentence.start_char
        return [d for d in self.dates if span.start_char <= d.start_char + shift < span.end_char]


def kind_of_unit(quantity: QuantityMention) -> str:
    """percent, times, money, duration, few, count."""
    unit = quantity.unit or ""
    if unit in ("percent", "percentage point", "times"):
        return "percent" if unit != "times" else "times"
    if re.fullmatch(r"[A-Z]{3}|\W|Rs|riyal|rupee|dinar|dirham|shilling|peso|franc|krone|kwacha", unit):
        return "money"
    if unit.casefold() in DURATIONS:
        return "duration"
    return "few" if quantity.value < FEW else "count"


def describe(candidate: Candidate, reading: Reading, year: int | None = None) -> None:
    """Fill the candidate's traits (names to 0..1)."""
    goal, sentence = candidate.goal, candidate.sentence
    traits = {f"rule:{candidate.rule.rpartition('.')[2]}": 1.0}
    quantities, dates = reading.quantities_in(goal), reading.dates_in(goal)
    traits.update({f"quantity:{kind_of_unit(q)}": 1.0 for q in quantities})
    if not quantities:
        traits["quantity:none"] = 1.0
    deadline = [d for d in dates if d.iso is None or year is None or int(d.iso[:4]) >= year]
    if any(by_before(sentence, d) for d in deadline):
        traits["deadline:by"] = 1.0
    elif deadline:
        traits["deadline:other"] = 1.0
    elif any(d for d in reading.dates if by_before(sentence, d)):
        traits["deadline:outside"] = 1.0
    if dates and all(d.iso and len(d.iso) == 10 for d in dates):
        traits["deadline:day"] = 1.0
    traits.update(words_of(goal, bool(quantities)))
    traits.update(around(candidate))
    candidate.traits = traits


def by_before(sentence: Span, date: DateMention) -> bool:
    """Whether "by" or the like stands before a date."""
    return bool(re.search(r"\b(?:by|before|until|within)\s+(?:the\s+)?(?:\w+\s+)?$", text_of(sentence)[:date.start_char], re.IGNORECASE)
                or date.text.casefold().startswith(("within", "by")))


def words_of(goal: Span, counted: bool) -> dict[str, float]:
    """Traits of the goal's own words: end states, universals, superlatives, the class of its verb."""
    text, traits = text_of(goal), {}
    if find_phrase("end_states", text):
        traits["end_state"] = 1.0
        if not counted:
            traits["end_state:alone"] = 1.0
    lower = columns_of(goal.doc).lower
    if not words("universals").isdisjoint(lower[goal.start:min(goal.end, goal.start + 12)]):
        traits["universal"] = 1.0
    if find_phrase("superlatives", text):
        traits["superlative"] = 1.0
    first = next((t.lower_ for t in goal[:3] if t.is_alpha and not t.lower_.endswith("ly")), "")
    known = [name for name in VERB_LISTS if first in verbs(name)]
    traits.update({f"verb:{name.partition('_')[0]}": 1.0 for name in known})
    if not known:
        traits["verb:other"] = 1.0
    return traits


def around(candidate: Candidate) -> dict[str, float]:
    """Traits of what stands before the trigger and in the rest of the sentence."""
    sentence, traits = candidate.sentence, {}
    at = candidate.trigger.start if candidate.trigger is not None else candidate.goal.start
    lower = columns_of(sentence.doc).lower
    before = lower[sentence.start:at]
    inside = lower[candidate.trigger.start:candidate.trigger.end] if candidate.trigger is not None else []
    near = before[-5:]
    everything = lower[sentence.start:sentence.end]
    if any(w in words("negations") for w in near) or "not" in inside:
        traits["negated"] = 1.0
    if any(w in words("hypotheticals") for w in near):
        traits["hypothetical"] = 1.0
    if CONDITION.search(" ".join(before)):
        traits["condition"] = 1.0
    if near[-1:] in (["had"], ["’d"], ["'d"]) or (near[-2:-1] == ["had"]):
        traits["past_perfect"] = 1.0
    for name in ("forecasts", "achieved", "scheduled", "sport", "attack", "audience"):
        if not words(name).isdisjoint(everything):
            traits[f"said:{name}"] = 1.0
    if any(w in words("forecasts") for w in near[-3:]):
        traits["forecast:near"] = 1.0
    if any(w in words("achieved") for w in near):
        traits["achieved:near"] = 1.0
    if any(w in WE for w in before[-4:]):
        traits["we"] = 1.0
    traits["length"] = min(len(candidate.goal), 30) / 30
    return traits
