"""Dealings of trade and finance in the words of an aim, what was done or missed in a time gone by, habits and needs: no aims."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from citybeat.extract.targets.lexicon import word_sets
from citybeat.extract.targets.matters import matters
from citybeat.extract.targets.triggers import Candidate
from citybeat.extract.targets.wording import AMOUNT, SHARE, goal_words, is_counted, is_dated, is_firm, is_whole
from citybeat.nlp.columns import columns_of

FAR, NEAR, BESIDE = 12, 6, 3  # words within which a word speaks of another
PART_OF_FIRM = re.compile(
    r"^\W*(?:to\s+)?\w+\s+(?:(?:up\s+to|about|around|another|nearly|at\s+least)\s+)?[\d.]+\s*(?:%|per\s?cent|pct)\s+of\s+"
    r"(?:<|(?:the\s+)?[A-Z]|(?:(?:the|its|their)\s+)?(?:outstanding|common|capital|company|firm|bank|shares|stock|group)\b)")
NAMED = frozenset(f"targets.{name}" for name in ("named_goal", "goal_of", "goal_is"))
WITHOUT_AIM = frozenset(f"targets.{name}" for name in ("head", "change_to", "changing", "change_item", "have_to", "must"))


def dealings(name: str) -> frozenset[str]:
    """One list of dealings.json, lower case."""
    return word_sets("dealings.json")[name]


def any_of(found: list[str], name: str) -> bool:
    """Whether a word of a list is among these words."""
    return not dealings(name).isdisjoint(found)


def following(candidate: Candidate, count: int) -> list[str]:
    """The words of the sentence after the goal, lower case."""
    end = candidate.goal.end
    return columns_of(candidate.sentence.doc).lower[end:min(candidate.sentence.end, end + count)]


def is_pursued(candidate: Candidate) -> bool:
    """"the target of a takeover bid": what somebody is after."""
    found = candidate.goal_words
    if candidate.rule != "targets.goal_of" or not candidate.lead[-2:-1] or candidate.lead[-2] not in ("target", "targets"):
        return False
    return not found[0].endswith("ing") and any_of(found[:FAR], "pursuits") and not is_dated(candidate)


def is_margin(candidate: Candidate) -> bool:
    """"exceeded its target by 26 billion", "2 billion below target": by how much an aim is missed, not what is aimed at."""
    found, lead = candidate.goal_words, candidate.lead
    if candidate.rule not in NAMED and candidate.trigger is not None:
        return False
    at = [i for i, w in enumerate(found) if w in dealings("aim_nouns")]
    if any(found[i + 1:i + 2] == ["by"] and any_of([*lead[-NEAR:], *found[:i]], "missing") for i in at):
        return True
    if any(i and any_of(found[max(0, i - BESIDE):i], "beside") and any(c.isdigit() for c in found[0]) for i in at):
        return True
    return lead[-1:] == ["by"] and any_of(lead[-2:-1], "aim_nouns") and any_of(lead[-FAR:], "missing")


def is_missed(candidate: Candidate) -> bool:
    """"missed its goal of 300 homes", "fell short of the target": what was not reached when it was to be."""
    trigger = candidate.trigger
    if candidate.rule not in NAMED or trigger is None:
        return False
    start = min(trigger.start, candidate.goal.start) - candidate.sentence.start
    before = candidate.lead[max(0, start - NEAR):start]
    short = any(pair in (("fell", "short"), ("fallen", "short")) for pair in pairwise(before))
    within = any(w in ("finished", "ended") and "within" in before[i:] for i, w in enumerate(before))
    return short or within or (any_of(before[-BESIDE:], "missed") and "to" not in before)


def is_last(candidate: Candidate) -> bool:
    """"against a target of 4% last year", "last year's goal of 300 homes": of a time gone by."""
    if candidate.rule not in NAMED or is_dated(candidate):
        return False
    if any(a in ("this", "next") and b in dealings("times_past") for a, b in pairwise(candidate.goal_words)):
        return False
    start = candidate.subject_end - candidate.sentence.start
    near = [*candidate.lead[max(0, start - 2):], *candidate.goal_words, *following(candidate, BESIDE)]
    return any(a == "last" and b in dealings("times_past") for a, b in pairwise(near))


def is_deed(candidate: Candidate) -> bool:
    """"the group [cut 300 jobs last year]", "has built 300 homes", "had cut spending to [3 percent]": done."""
    first, before = candidate.goal_words[0], candidate.lead
    if candidate.trigger is not None or not before or any_of(candidate.goal_words, "aim_nouns"):
        return False
    if any(a in dealings("having") and b in dealings("deeds") for a, b in pairwise(before[-FAR:])) and before[-1] in ("to", "by"):
        return True
    while len(before) > 1 and (before[-1] in dealings("adverbs") or before[-1].endswith("ly")):
        before = before[:-1]
    return first in dealings("deeds") and (any_of(before[-1:], "having") or not any_of(before[-1:], "modals"))


def is_loan(candidate: Candidate) -> bool:
    """"is seeking a loan of 300 million", "plans to reschedule 2 billion of debt": money lent and borrowed; a donor's pledge is none."""
    if any_of(candidate.lead, "giving") or not AMOUNT.search(candidate.goal_text) or is_dated(candidate):
        return False
    found = goal_words(candidate)
    return found[0] in dealings("lending") or any_of(found[:FAR], "loans")


def is_habit(candidate: Candidate) -> bool:
    """"banks usually aim to balance their books": what is always done."""
    start = candidate.subject_end - candidate.sentence.start
    return any_of([*candidate.lead[max(0, start - 2):], *candidate.goal_words[:2]], "usual")


def is_needed(candidate: Candidate) -> bool:
    """"the region needs to expand by 5%": what would be good, and nobody is said to aim at."""
    return candidate.rule in WITHOUT_AIM and candidate.lead[-1:] == ["to"] and any_of(candidate.lead[-2:-1], "needing") and (
        not is_dated(candidate))


def is_sought(candidate: Candidate) -> bool:
    """"is seeking 290 million": money that is asked for; what it is to save or to earn is an aim."""
    trigger, found = candidate.trigger, candidate.goal_words
    if trigger is None or trigger[-1].lower_ not in dealings("sought") or is_dated(candidate):
        return False
    counted = bool(AMOUNT.search(candidate.goal_text)) and any(c.isdigit() for w in found[:BESIDE + 1] for c in w)
    return counted and not any_of(found, "gains")


def is_bidding(candidate: Candidate) -> bool:
    """"would raise its bid to 35 dollars"."""
    found = goal_words(candidate)
    return found[0] in dealings("raising") and any_of(found[1:BESIDE + 2], "bids")


def is_threat(candidate: Candidate) -> bool:
    """"threatened to cut 300 jobs": what may be done to others."""
    return candidate.lead[-1:] != ["of"] and any_of(candidate.lead[-BESIDE - 1:], "threats")


def is_timetabled(candidate: Candidate) -> bool:
    """"is scheduled to close 300 shops": a schedule."""
    return candidate.lead[-1:] == ["to"] and any_of(candidate.lead[-2:-1], "timetabled")


def is_enabled(candidate: Candidate) -> bool:
    """"the aid would enable it to replace 300 buses", "can earn a share by spending 6 million": made possible, not aimed at."""
    before = candidate.lead
    if candidate.rule not in WITHOUT_AIM:
        return False
    if before[-1:] == ["by"] and candidate.goal_words[0].endswith("ing"):
        return any_of(before[-FAR:], "supposing") or "earn" in before[-FAR:]
    return not is_dated(candidate) and any(a in dealings("supposing") and b in dealings("enabling") for a, b in pairwise(before[-2 * FAR:]))


def is_inside(candidate: Candidate) -> bool:
    """"put a new [50% tax]": words of the model that begin inside a group of words, after its article."""
    return candidate.trigger is None and any_of(candidate.lead[-1:], "articles")


def is_ordered(candidate: Candidate) -> bool:
    """"a contract to supply 132 aircraft": work in hand."""
    return candidate.rule in WITHOUT_AIM and candidate.lead[-1:] == ["to"] and any_of(candidate.lead[-2:-1], "orders") and (
        not is_firm(candidate))


def is_postponement(candidate: Candidate) -> bool:
    """"plans to postpone all payments until next year"."""
    return goal_words(candidate)[0] in dealings("postponing")


def is_acquisition(candidate: Candidate) -> bool:
    """"plans to buy 80% of Acme", "to sell 25 percent of the firm": a deal, not a share that is aimed at."""
    return goal_words(candidate)[0] in matters("trade") and bool(PART_OF_FIRM.search(candidate.goal_text))


def is_bare(candidate: Candidate) -> bool:
    """"the 2031 target", "its new goal": what is aimed at is not in the words."""
    if candidate.rule != "targets.named_goal" or is_whole(candidate) or is_counted(candidate):
        return False
    return not (SHARE.search(candidate.goal_text) or any_of(candidate.goal_words, "multiples"))


def is_thing(candidate: Candidate) -> bool:
    """"raised its commitments to Acme to 185 million": what somebody stands by, not what is to be done."""
    first = candidate.goal[0]
    thing = first.text[:1].isupper() or first.lower_ in ("the", "a", "an", "its", "their")
    return candidate.rule == "targets.commit_to" and thing and not (is_whole(candidate) or is_firm(candidate))


DEALINGS: dict[Callable[[Candidate], bool], str] = {  # with what each says in plain words
    is_pursued: "what somebody is after, not an aim",
    is_margin: "by how much an aim is missed, not what is aimed at",
    is_missed: "an aim that was missed, or met when it was due",
    is_last: "an aim of a time gone by",
    is_deed: "what was done, not an aim",
    is_loan: "money lent or borrowed, not an aim",
    is_habit: "what is always done, not an aim",
    is_needed: "what is needed, not an aim",
    is_sought: "money that is asked for, not an aim",
    is_bidding: "a bid, not an aim",
    is_threat: "a threat, not an aim",
    is_timetabled: "something scheduled, not an aim",
    is_enabled: "what is made possible, not an aim",
    is_inside: "the words begin after the article of a group of words",
    is_postponement: "something put off, not an aim",
    is_acquisition: "the purchase or sale of a share in a firm, not an aim",
    is_bare: "what is aimed at is not in the words",
    is_thing: "what somebody stands by, not what is to be done",
    is_ordered: "work that is ordered, not an aim",
}

WHOLE = frozenset(DEALINGS[test] for test in (is_loan, is_pursued, is_sought, is_bidding))  # their parts are none either
