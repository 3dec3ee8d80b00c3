"""Where the text announces an aim, and what is aimed at: candidates of the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from citybeat.extract.rules import Rule, RuleMatcher
from citybeat.extract.targets.clauses import POSSESSIVES, PURPOSES, SUBJECTS, clause_end, noun_phrase_start, without_trailing
from citybeat.extract.targets.lexicon import verbs, words
from citybeat.nlp.columns import columns_of, text_of

ADVERBIALS = frozenset({"in", "on", "at", "this", "last", "earlier", "yesterday", "today", "again", "repeatedly", "recently", "publicly",
                        "formally", "jointly"})  # pledged in March to plant
ANNOUNCING, PLANS = frozenset({"announced", "announces", "unveiled", "approved"}), frozenset({"plan", "plans", "proposals"})
AFTER_NOUN = frozenset({"of", "to", "for", "by", "in", "at", "on"})
LONG = 3  # letters; words with more are written with capitals in headlines
PREDICATE = 12  # words of what is said of the noun of an aim
PERIODS = frozenset({"year", "month", "quarter", "season", "decade"})
TOWARDS = frozenset({"by", "to", "of", "at", "up", "down", "upward", "upwards", "downward", "downwards", "-", "–", "—", "--", ":"})
STATING = frozenset({"is", "was", "are", "were", "has", "remains", "stands"})
LIMITS = frozenset({"quota", "quotas", "target", "targets", "benchmark", "guideline", "guidelines"})  # that themselves are moved
NARROWED = 8  # words between a verb and the noun of the aim that it changes
YEAR = re.compile(r"(?:19|20)\d\d")
AUXILIARIES = frozenset({"will", "would", "'ll", "’ll"})
PAUSES = frozenset(",;:–—“”\"()")
CLAUSE_REACH = 8  # words after a verb in which the subject of the clause that it tells may stand
AIM_PLURALS = frozenset({"target", "targets", "goal", "goals"})
MADE_SO = frozenset({"created", "set", "developed", "approved", "validated", "aligned", "announced", "adopted"})
MADE = frozenset({"made", "gave", "signed"})  # after a promise and who made it
MAKERS, MADE_REACH = 4, 30  # words after a promise in which the verb stands, and words after the verb in which the goal begins
VERB_LISTS = ("change_verbs", "act_verbs", "vague_verbs", "event_verbs")


@dataclass(eq=False)
class Candidate:
    """What may be a target: a goal in a sentence, what announced it, and the rule that found it.

    `traits` are what the decision stands on; `score` is filled by it. `anchor` is the word at which an earlier aim of the sentence
    begins, on which this one hangs; `twin` another candidate with the same goal, whose trigger announces it.
    """

    sentence: Span
    goal: Span
    rule: str
    trigger: Span | None = None
    traits: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    anchor: int | None = None
    twin: Candidate | None = None

    @cached_property
    def lead(self) -> list[str]:
        """The words of the sentence before the goal, lower case; the trigger's among them."""
        return columns_of(self.sentence.doc).lower[self.sentence.start:self.goal.start]

    @cached_property
    def goal_words(self) -> list[str]:
        """The goal's words, lower case."""
        return columns_of(self.sentence.doc).lower[self.goal.start:self.goal.end]

    @cached_property
    def lead_text(self) -> str:
        """The text of the sentence before the goal."""
        return columns_of(self.sentence.doc).between(self.sentence.start, self.goal.start)

    @cached_property
    def goal_text(self) -> str:
        """The goal's text."""
        return text_of(self.goal)

    @property
    def subject_end(self) -> int:
        """The word before which the subject of the aim stands."""
        if self.anchor is not None:
            return self.anchor
        return min(self.goal.start, self.trigger.start) if self.trigger is not None else self.goal.start


def find_triggers(sentence: Span, matcher: RuleMatcher) -> list[tuple[str, Span]]:
    """Matches of the rules in a sentence by their place, the longest first where two begin together."""
    doc, shift = sentence.doc, sentence.start
    columns = columns_of(doc)
    lower, texts = columns.lower, columns.texts[shift:sentence.end]
    found = matcher.matches(sentence, lower[shift:sentence.end])
    return [(rule, doc[shift + start:shift + end]) for rule, start, end in found
            if not is_noun(rule, lower[shift + end:shift + end + 1]) and not is_participle(doc, shift + start)
            and not is_in_name(texts, start)]


def is_in_name(texts: Sequence[str], at: int) -> bool:
    """Whether a word is part of a name: "the Clear Water [Targets] Group", "the [Promise] Park"; in a headline all may be capitals."""
    if not at or not texts[at].istitle() or not any(map(str.istitle, (texts[at - 1], *texts[at + 1:at + 2]))):
        return False
    long = [word for word in texts if len(word) > LONG and word.isalpha()]
    return texts[at - 1][-1:].isalnum() and 2 * sum(map(str.istitle, long)) < len(long)


def is_noun(rule: str, following: Sequence[str]) -> bool:
    """Whether what may be a verb is a noun ("other offers of help")."""
    return rule == "targets.offer" and following == ["of"]


def is_participle(doc: Doc, start: int) -> bool:
    """Whether "sought" is the last part of an adjective ("long-sought accord")."""
    return doc[start].lower_ == "sought" and start > 0 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_


def candidates_of(sentence: Span, triggers: Sequence[tuple[str, Span]], options: dict[str, dict[str, object]]) -> list[Candidate]:
    """One candidate a trigger of the sentence, two or more where its goal is a list of goals."""
    found: list[Candidate] = []
    for rule, span in triggers:
        goal = goal_of(sentence, span, options[rule])
        if goal is not None:
            anchor = anchor_of(span.start, triggers, options) if options[rule].get("inner") else None
            found.extend(Candidate(sentence, part, rule, span, anchor=anchor) for part in parts_of(goal))
    return found


def anchor_of(at: int, triggers: Sequence[tuple[str, Span]], options: dict[str, dict[str, object]]) -> int | None:
    """Where the nearest aim begins before a word that does not hang on another itself."""
    return max((span.start for rule, span in triggers if span.end <= at and not options[rule].get("inner")), default=None)


def goal_of(sentence: Span, trigger: Span, options: dict[str, object]) -> Span | None:
    """The goal's words: after the trigger up to the end of its clause, or the noun phrase that ends with the trigger."""
    doc = sentence.doc
    if options.get("side") == "before":
        start = noun_phrase_start(doc, trigger.start, sentence.start)
        if start == trigger.start:
            return None
        end = trigger.end
        if end < sentence.end and doc[end].lower_ in AFTER_NOUN:
            end = max(end, clause_end(doc, end, min(sentence.end, end + PREDICATE)))
        return doc[start:stated_end(doc, start, end, sentence.end)]
    if is_time_of_aim(doc, trigger, sentence.end):
        end = clause_end(doc, trigger.end, sentence.end)
        if measured(doc[trigger.end:end]):
            return doc[noun_phrase_start(doc, trigger.start, sentence.start):end]
    start = trigger.end - int(str(options.get("keep", 0)))
    if options.get("told") is None and trigger[-1].lower_ in ANNOUNCING and not PLANS.isdisjoint(t.lower_ for t in doc[start:start + 2]):
        start = past_to(doc, start, sentence.end)
    while start < sentence.end and doc[start].text in ",:“\"‘-–—(":
        start += 1
    if options.get("told"):
        start = after_subject(doc, past_maker(doc, start, sentence.end), sentence.end)
    if options.get("told") is None and trigger[-1].lower_ in AIM_PLURALS and doc[start:start + 1].text.lower() in MADE_SO:
        start = past_to(doc, start, sentence.end, MADE_REACH)  # "targets set in line with the pact to cut it by 9%"
    if doc[start:start + 1].text.lower() in ADVERBIALS and doc[start + 1:start + 2].text.lower() not in ("least", "most"):
        start = past_to(doc, start, sentence.end)
    elif options.get("told") and names_holder(doc, start, sentence.end):
        start = past_to(doc, start, sentence.end, CLAUSE_REACH)
    if doc[start:start + 1].text.lower() == "to" and start + 1 < sentence.end and form_of(doc, start + 1) == "base":
        start += 1
    end = clause_end(doc, start, sentence.end)
    return doc[verb_of_noun(doc, trigger, start, sentence.start):end] if start < end else None


def verb_of_noun(doc: Doc, trigger: Span, start: int, begin: int) -> int:
    """Where a goal begins whose verb moves the limit that announces it: "[raise the town's quota] by 300"; else `start`."""
    if trigger[0].lower_ not in LIMITS or trigger[-1].lower_ not in ("by", "to", "at") or form_of(doc, start) == "base":
        return start
    for i in range(trigger.start - 1, max(begin, trigger.start - NARROWED) - 1, -1):
        if form_of(doc, i) and (doc[i].lower_ in verbs("reduce") or doc[i].lower_ in verbs("increase")):
            return i
        if not (doc[i].text.isalpha() or doc[i].lower_ in POSSESSIVES) or doc[i].lower_ in ADVERBIALS | TOWARDS:
            break
    return start


def past_to(doc: Doc, start: int, end: int, reach: int = 5) -> int:
    """The word past a "to" a few words on: "[last week to] cut waste"; `start` where there is none."""
    return next((i + 1 for i in range(start, min(start + reach, end - 1)) if doc[i].lower_ == "to"), start)


def past_maker(doc: Doc, start: int, end: int) -> int:
    """Where a goal begins behind a clause on who promised it: "a promise [the towns made in 2021 in a bid to stay clean to] plant 300"."""
    made = next((i for i in range(start + 1, min(start + MAKERS, end)) if doc[i].lower_ in MADE), end)
    if any(is_number(t) or form_of(doc, t.i) == "base" for t in doc[start:made + 1]):
        return start
    first = next((i for i in range(made, min(made + MADE_REACH, end)) if is_number(doc[i])), end)
    return max((i + 1 for i in range(made, min(made + MADE_REACH, first)) if doc[i].lower_ == "to" and i + 1 < end
                and doc[i - 1].lower_ not in PURPOSES and form_of(doc, i + 1) == "base"), default=start)


def names_holder(doc: Doc, start: int, end: int) -> bool:
    """Whether who pledged it stands between pledge and goal: "a pledge [from the two towns to] plant 300 trees", "by Orla"."""
    if start + 2 >= end or doc[start].lower_ not in ("from", "by"):
        return False
    return doc[start + 1].lower_ in ("the", "its") if doc[start].lower_ == "from" else doc[start + 1].text.istitle()


def is_time_of_aim(doc: Doc, trigger: Span, end: int) -> bool:
    """Whether when an aim is due stands after its noun, and what is aimed at elsewhere: "the target for [2031 is 300]", "the food target
    for [this year by 300 to 900]"."""
    i = trigger.end
    if trigger[-1].lower_ != "for" or len(trigger) == 1:
        return False
    if doc[i:i + 1].text.lower() in ("this", "next", "the"):
        i = next((k for k in range(i + 1, min(i + 3, end)) if doc[k].lower_ in PERIODS), end)
    elif not YEAR.match(doc[i:i + 1].text):
        return False
    return i + 1 < end and doc[i + 1].lower_ in STATING | TOWARDS


def stated_end(doc: Doc, start: int, end: int, limit: int) -> int:
    """Where a goal ends whose number its clause states: "the 2031 target [is 300 homes]", "the target for Ghent [has been set at 5%]"."""
    if doc[end:end + 1].text.lower() in ("this", "next") and end + 2 < limit and doc[end + 1].lower_ in PERIODS and (
            doc[end + 2].lower_ in STATING):
        end += 2  # "the growth target this year is 7 percent"
    if end >= limit or doc[end].lower_ not in STATING or measured(doc[start:end]):
        return end
    beyond = clause_end(doc, end, min(limit, end + PREDICATE))
    return beyond if measured(doc[end:beyond]) else end


def measured(span: Span) -> bool:
    """Whether a span holds a number other than a year."""
    return any(map(is_number, span))


def is_number(token: Token) -> bool:
    """Whether a word is or holds a number other than a year."""
    return (token.like_num or any(c.isdigit() for c in token.text)) and not YEAR.fullmatch(token.text)


def after_subject(doc: Doc, start: int, end: int) -> int:
    """Where a goal begins that is told in a clause of its own: "promised [the council in May they would] plant 300 trees", "promised Ruiz
    [that the town would] plant 300"; a subject that is counted belongs to it ("promised that [90% of trips will be free]")."""
    for i in range(start, min(start + CLAUSE_REACH, end - 2)):
        if doc[i].lower_ in SUBJECTS and doc[i + 1].lower_ in AUXILIARIES:
            return i + 2
    that = next((i + 1 for i in range(start - 1, min(start + CLAUSE_REACH, end)) if doc[i].lower_ == "that" or doc[i].text in PAUSES), end)
    if doc[that - 1].lower_ != "that":
        return start
    will = next((i for i in range(that, min(that + CLAUSE_REACH, end - 1)) if doc[i].lower_ in AUXILIARIES or doc[i].text in PAUSES), end)
    if will == end or doc[will].text in PAUSES:
        return start
    subject = doc[that:will]
    return that if numbered(subject) or not words("universals").isdisjoint(t.lower_ for t in subject) else will + 1


def parts_of(goal: Span) -> Iterator[Span]:
    """The goals of a list: "cut A by 5% and to plant 300 trees" holds two, each with a number of its own."""
    doc, start = goal.doc, goal.start
    first = form_of(doc, start)
    for i in range(goal.start + 2, goal.end - 2):
        if doc[i].lower_ not in ("and", ",") or (doc[i].lower_ == "," and doc[i + 1].lower_ in ("and", "or")):
            continue
        at = i + 1
        if doc[at].lower_ == "to":
            at += 1
        alike = (first and form_of(doc, at) == first) or (doc[i].lower_ == "and" and shares(doc[start:i]) and shares(doc[at:goal.end]))
        if alike and numbered(doc[start:i]) and numbered(doc[at:goal.end]):
            yield doc[start:without_trailing(doc, start, i)]
            start = at
    yield doc[start:goal.end]


def form_of(doc: Doc, i: int) -> str | None:
    """"base" or "ing" for a word of the verb lists, else None."""
    word = doc[i].lower_
    for name in VERB_LISTS:
        verb = verbs(name).get(word)
        if verb is not None:
            return "base" if word == verb else "ing" if word.endswith("ing") else None
    return None


def shares(span: Span) -> bool:
    """Whether words are a noun phrase with its own change ("waste by 30%")."""
    return any(t.lower_ in ("by", "to") and span.start < t.i < span.end - 2 and span.doc[t.i + 1].like_num
               and span.doc[t.i + 2].lower_ in ("%", "per", "percent") for t in span)


def numbered(span: Span) -> bool:
    """Whether a span holds a number."""
    return any(t.like_num or any(c.isdigit() for c in t.text) for t in span)


def matcher_options(rules: Sequence[Rule]) -> dict[str, dict[str, object]]:
    """The options of rules by id."""
    return {rule.id: rule.options for rule in rules}
