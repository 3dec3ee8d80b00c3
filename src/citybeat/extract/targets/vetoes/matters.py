"""What plain news states in the words of an aim, and is none: contracts, court matters, demands on others, aims of the past."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from citybeat.extract.targets.clauses import SUBJECTS
from citybeat.extract.targets.lexicon import Lists
from citybeat.extract.targets.triggers import YEAR, Candidate
from citybeat.extract.targets.wording import (
    AMOUNT,
    SHARE,
    goal_words,
    is_binding,
    is_counted,
    is_dated,
    is_firm,
    is_of_members,
    is_whole,
    needs,
    remembered,
)
from citybeat.nlp.columns import columns_of

FAR, NEAR, BESIDE = 12, 4, 3  # words before a goal in which a word speaks of the goal
NOUNS = frozenset(f"targets.{name}" for name in ("named_goal", "goal_of", "goal_is", "pledge"))
LONG_AGO = re.compile(
    r"\W*(?:until\s+|as\s+late\s+as\s+)?(?:last\s+(?:year|season|decade|century)\b(?!['’])|"
    r"on\s+\w+\s+\d+\s+(?:of\s+)?last\s+year\b|(?:\w+\s+){1,2}(?:years|decades)\s+ago\b|an?\s+(?:year|decade)\s+ago\b)", re.IGNORECASE)
PAST = frozenset({"last", "ago"})  # one of them stands in what LONG_AGO finds
PACE = re.compile(r"\d.*\b(?:an?|each|every|per)\s+(?:year|annum)\b|\d.*\bannually\b", re.IGNORECASE)
LASTING = re.compile(r"\b(?:over|within|next|coming)\s+(?:[\w-]+\s+)?(?:years?|decades?)\b", re.IGNORECASE)
WHOLEHEARTED = re.compile(
    r"^\W*(?:[a-z]+\s+){0,3}100\s*(?:%|per\s?cent)\W*\s*(?:[a-z]+\s+)?(?:support|backing|behind|committed|commitment|sure|certain|loyal\w*|honest|"
    r"transparen\w*|cooperation|co-operation|effort|confident|focus(?:ed)?|dedicat\w*|guarantee)\b", re.IGNORECASE)
OPEN = frozenset(f"targets.{name}" for name in ("head", "change_to", "changing", "change_item", "mandate_to", "designed_to"))
EXPECTING = frozenset(f"targets.{name}" for name in ("head", "will", "going_to", "change_item"))

matters = Lists("matters.json")
near_any = matters.any_of


@needs(matters("trade"))
def is_trade(candidate: Candidate) -> bool:
    """"signed a deal to purchase 9,000 tonnes", "plans to buy 70 airliners": a transaction; with a share, or with a number and a year, an
    aim perhaps."""
    words = candidate.lead
    if candidate.rule == "targets.changing" and words and candidate.goal[0].text[:1].isupper():
        return False  # "the Housing [Purchasing Initiative]"
    if near_any(words[-1:], "trade"):  # "agreements to sell [nearly 900 tonnes]"
        return not is_firm(candidate)
    first, *rest = goal_words(candidate)
    if first not in matters("trade") or (first == "merge" and "into" in rest):
        return False  # "merge nine councils into three"
    hoped = near_any(words[-BESIDE:], "hoping") and not near_any(words[-FAR:], "contracts")
    if hoped and near_any([first], "selling") and is_counted(candidate):
        return False  # "hopes to sell 900 vans"
    if PACE.search(candidate.goal_text) and "agreed" not in words[-BESIDE:]:
        return False  # "pledged to buy 9,000 tonnes a year"
    bare = not (is_counted(candidate) or is_whole(candidate) or SHARE.search(candidate.goal_text))  # "sell its mine by 2031"
    return bare or "agreed" in words[-3:] or near_any(words[-FAR:], "contracts") or not is_firm(candidate)


@needs(matters("litigating") | matters("prosecuting") | matters("court"))
def is_court(candidate: Candidate) -> bool:
    """"agreed to forfeit $60,000", "seeks $3 million in damages": a matter of a court."""
    found = goal_words(candidate)
    if near_any(found[:3], "litigating") and near_any(found[:FAR], "cases"):
        return True
    if near_any([*candidate.lead[-1:], *found[:2]], "prosecuting") and near_any(found[:NEAR + 2], "penalties"):
        return True
    return near_any([*candidate.lead[-FAR:], *found], "court")


@needs(matters("demands") | matters("calling") | {"called"})
def is_demand(candidate: Candidate) -> bool:
    """"urged the senate to double the fund", "called on the mayor to halve it": what others are asked."""
    if is_of_members(candidate) or is_binding(candidate):
        return False
    if is_called_for(candidate):
        return True
    if candidate.rule not in OPEN:
        return False
    words = candidate.lead[-FAR:]
    called = [i for i, w in enumerate(words) if w in ("on", "upon") and words[i - 1:i] == ["called"]]
    at = max([*called, *(i for i, w in enumerate(words) if w in matters("demands"))], default=None)
    return at is not None and "to" in words[at:] and not near_any(words[at:], "aim_words")


def is_called_for(candidate: Candidate) -> bool:
    """"urged the town to commit to 300 homes", "called for a target of 9%": an aim that others are asked to have."""
    before = candidate.lead[:candidate.subject_end - candidate.sentence.start]
    asked = next((i for i in range(len(before) - 1, max(-1, len(before) - FAR), -1) if before[i] in matters("demands")), None)
    if before[-1:] == ["to"] and asked is not None and not near_any(before[asked:], "aim_words"):
        return {",", "and", "agreed", "agrees"}.isdisjoint(before[asked:])
    at = next((i for i in range(len(before) - 1, max(0, len(before) - NEAR - 2), -1) if before[i] == "for"), None)
    return at is not None and before[at - 1] in matters("calling") and near_any(before[at + 1:at + 2], "indefinite")


def is_past(candidate: Candidate) -> bool:
    """"reneged on their pledge to", "the initial target of 19%", "from a 4% target", "his goal at the time", "in 2004 the bank pledged":
    given up, replaced, long past."""
    words, trigger = candidate.lead, candidate.trigger
    if near_any(words, "broken") or is_superseded(candidate) or is_long_ago(candidate) or is_revoked(candidate):
        return True
    if trigger is None:
        return False
    doc, begin = candidate.sentence.doc, candidate.sentence.start
    if YEAR.search(candidate.goal_text) or not trigger[0].lower_.endswith("ed"):
        return False
    before = [t.lower_ for t in doc[max(begin, trigger.start - FAR):trigger.start]]
    return any(w == "in" and any(map(YEAR.fullmatch, before[i + 1:i + 3])) for i, w in enumerate(before))


@remembered
def is_superseded(candidate: Candidate) -> bool:
    """"the original 2.5% target", "the previous council's target of 300", "cut it to 2% from a 4% target", "the aim at that time was",
    "the target for 2030 was missed by 9%"."""
    words, trigger, begin = candidate.lead, candidate.trigger, candidate.sentence.start
    if trigger is None:  # words of the model after "the previous target of"
        return near_any(words[-2:-1], "reachable") and words[-1] in ("of", "for") and near_any(words[-NEAR - 1:-2], "superseded")
    if candidate.rule not in NOUNS:
        return False
    before = columns_of(trigger.doc).lower[max(begin, min(trigger.start - BESIDE, candidate.goal.start)):trigger.start]
    if near_any(before, "superseded"):
        return True
    named = candidate.rule == "targets.named_goal" and near_any(words[-1:], "articles")
    if named and words[-2:-1] == ["from"] and not near_any(words[-3:-2], "away"):
        return True
    said = columns_of(trigger.doc).lower[trigger.start:max(trigger.end, candidate.goal.end)]
    told = said[:max(trigger.end, candidate.goal.start) + 2 - trigger.start]
    if any(a == "at" and b in ("the", "that") and c == "time" for a, b, c in zip(told, told[1:], told[2:], strict=False)):
        return True
    return "to" not in said and any(a in ("was", "were") and b in matters("moved") for a, b in pairwise(said))


def is_revoked(candidate: Candidate) -> bool:
    """"had committed to 300 homes, but will now build 90", "previously spoke of a goal to, but later": other than what came of it."""
    before = candidate.lead[:candidate.subject_end - candidate.sentence.start]
    if not ("had" in before[-BESIDE:] or near_any([*before[-NEAR - 2:], *candidate.lead[-NEAR:]], "at_first")):
        return False
    later = columns_of(candidate.sentence.doc).lower[candidate.goal.end:candidate.sentence.end]
    at = next((i for i, w in enumerate(later) if w in ("but", "however")), len(later))
    return near_any(later[at:at + BESIDE + 2], "turned")


@needs(matters("alleged") | matters("accused"))
def is_alleged(candidate: Candidate) -> bool:
    """"allegedly promised 300 votes", "is accused of planning to": what somebody is said to be guilty of."""
    before = candidate.lead[-NEAR - 1:]
    return near_any(before, "alleged") or ("of" in before and near_any(before, "accused"))


def is_rhetoric(candidate: Candidate) -> bool:
    """"pledged 100 percent support", "is 100% committed": a number that measures nothing."""
    text = candidate.goal_text
    if "100" not in text:
        return False
    figures = re.findall(r"\d[\d.,]*", text)
    return figures == ["100"] and bool(WHOLEHEARTED.search(text)) and not is_dated(candidate)


def is_long_ago(candidate: Candidate) -> bool:
    """"last year the house approved his plan to", "until last year it had": told at the head of the sentence as of a time gone by, without
    a year or span in which it is still to be done; what was pledged holds on."""
    begin, lower = candidate.sentence.start, columns_of(candidate.sentence.doc).lower
    if PAST.isdisjoint(lower[begin:min(candidate.subject_end, begin + FAR)]):
        return False
    pledged = candidate.trigger is not None and candidate.trigger[0].lower_.startswith(("pledg", "promis", "commit", "vow"))
    if pledged or near_any(candidate.lead[BESIDE:], "present"):
        return False
    if is_dated(candidate) or YEAR.search(candidate.goal_text) or LASTING.search(candidate.goal_text):
        return False
    return bool(LONG_AGO.match(columns_of(candidate.sentence.doc).between(begin, min(candidate.subject_end, begin + FAR))))


@needs(matters("bygone"))
def is_bygone_plan(candidate: Candidate) -> bool:
    """"initially planned to", "had hoped to": what somebody has aimed at before things changed."""
    trigger = candidate.trigger
    if trigger is None or trigger[0].lower_ not in matters("bygone"):
        return False
    before = [t.lower_ for t in candidate.sentence.doc[max(candidate.sentence.start, trigger.start - 2):trigger.start]]
    return "had" in before or near_any([*before, *(t.lower_ for t in trigger)], "at_first")


@needs(matters("reachable"))
def is_reached(candidate: Candidate) -> bool:
    """"achieved its target of 40%": what is aimed at no more."""
    trigger = candidate.trigger
    if trigger is None or trigger[0].lower_ not in matters("reachable"):
        return False
    earlier = columns_of(trigger.doc).lower[candidate.sentence.start:trigger.start]
    before = [w for w in earlier if w.isalpha()][-NEAR - 2:]
    at = next((i for i, w in enumerate(before) if w in matters("reaching")), None)
    return at is not None and not near_any(before[:at], "unreached")


@needs(matters("claims") | {"project", "projects"})
def is_claim(candidate: Candidate) -> bool:
    """"claims that his plan will create 500 jobs", "believes it would reach 90%": what somebody expects to come of something."""
    if candidate.rule in NOUNS and candidate.lead[-1:] == ["will"] and near_any(candidate.lead[-2 * FAR:], "claims"):
        return True  # "predicts that those who wait beyond the target will [rise by 9%]"
    if candidate.rule == "targets.will" and "if" in candidate.lead and near_any(candidate.lead, "claims"):
        return True  # "we believe that if all are reached, we will have none"
    if any(a in SUBJECTS and b in ("project", "projects") for a, b in pairwise(candidate.lead[-FAR:])):
        return True  # "we project a share of [30% by 2031]"
    return candidate.rule in EXPECTING and near_any(candidate.lead[-FAR:], "claims")


@needs(matters("personal") | matters("contests") | {"return", "retire", "lose"})
def is_personal(candidate: Candidate) -> bool:
    """"hopes to live another ten years", "plans to return for a 21st season", no "retire 12 plants": a private plan, or a player's."""
    first, *rest = goal_words(candidate)
    leaves = (first == "return" and near_any(rest[:1], "returns")) or (first == "retire" and near_any(rest[:1], "retires"))
    slims = first == "lose" and near_any(rest[:NEAR], "weights")  # "lose 30 pounds by March"
    lives = slims or (candidate.trigger is None and near_any(candidate.lead[-1:], "personal"))  # "live [another ten years]"
    played = [a for a, b in pairwise([first, *rest[:NEAR + 1], ""]) if b not in ("ticket", "tickets")]  # no "sell 900 season tickets"
    return first in matters("personal") or leaves or lives or near_any(played, "contests")


@needs({"sign", "signing", "ratify", "ratifying"})
def is_signing(candidate: Candidate) -> bool:
    """"want to sign a peace deal": one event, after which nothing is left to be reached."""
    first, *rest = goal_words(candidate)
    before = candidate.lead[-FAR:]
    at = next((i for i, w in enumerate(before) if w in ("sign", "ratify")), len(before))
    inside = near_any(before[at:], "accords") and not is_firm(candidate)  # "to sign a protocol [extending it to all members]"
    return inside or (first in ("sign", "signing", "ratify", "ratifying") and near_any(rest[:NEAR + 1], "accords"))


@needs({"number", "numbers", "amount", "amounts"})
def is_number_of(candidate: Candidate) -> bool:
    """"cut the number of flights": by how many is not said."""
    found = goal_words(candidate)
    if any(a in matters("growing") and b in ("number", "numbers", "amounts") for a, b in pairwise(found[:NEAR + 2])):
        return not is_firm(candidate)  # "house rising numbers of clerks, as it did 300 of them"
    if not any(a in ("number", "numbers", "amount", "amounts") and b == "of" for a, b in pairwise(found[:NEAR + 2])):
        return False
    return not (is_whole(candidate) or is_counted(candidate) or is_firm(candidate) or near_any(found, "multiples"))


@needs(matters("options") | matters("weighing"))
def is_weighed(candidate: Candidate) -> bool:
    """"is considering limiting entry to 300 people": not decided."""
    optional = candidate.lead[-1:] in (["to"], ["of"]) and near_any(candidate.lead[-2:-1], "options")  # "the option to raise it"
    return optional or near_any(candidate.lead[-2:], "weighing") or near_any(candidate.goal_words[:1], "options")


@needs(matters("paying") | matters("charging"))
def is_payment(candidate: Candidate) -> bool:
    """"has decided to spend 6 billion", "plans to raise visa fees to $300": money paid, allocated or charged."""
    goal, words = goal_words(candidate), candidate.lead
    if "decided" in words[-3:] and goal[0] in matters("paying"):
        return True
    return goal[0] in matters("charging") and bool(AMOUNT.search(candidate.goal_text)) and (near_any(goal, "charges") or goal[0] == "tax")


def is_fragment(candidate: Candidate) -> bool:
    """Words of the head that begin with a preposition ("for poor citizens into ..."), or any inside a word ("clear-cut bid")."""
    doc, start = candidate.goal.doc, candidate.goal.start
    if start > candidate.sentence.start and doc[start - 1].text == "-" and not doc[start - 1].whitespace_:
        return True
    following = doc[start + 1].text if start + 1 < len(doc) else ""
    if candidate.trigger is None and is_detail(candidate):
        return True
    headless = candidate.trigger is None and candidate.goal[0].lower_ in matters("fragments")
    return headless and not any(c.isdigit() for c in following)


def is_detail(candidate: Candidate) -> bool:
    """Words of the head that only add to an aim before them: "sell 900 cars, [up from 300 in 2030]", "up [9% on 2030]", "including [300
    vans]"."""
    before, found = candidate.lead, candidate.goal_words
    compared = found[0] in ("up", "down") and found[1:2] in (["from"], ["on"])
    if before[-1:] == ["from"] and found[0][:1].isdigit() and "to" in found:
        return True  # "a rise of a third, from [10 to 15 percent]"
    beside = len(before) > 1 and before[-2] == "," and before[-1] in ("up", "down", "including")
    return compared or (beside and any(w[:1].isdigit() for w in before))


@needs({"target"})
def is_attribute(candidate: Candidate) -> bool:
    """"the target area covers 9,000 hectares": a target that is a place or people."""
    doc, begin = candidate.sentence.doc, candidate.sentence.start
    near = [t.lower_ for t in doc[max(begin, candidate.goal.start - NEAR):candidate.goal.start + 1]]
    return any(a == "target" and b in matters("attributive") for a, b in pairwise(near))


MATTERS: dict[Callable[[Candidate], bool], str] = {  # with what each says in plain words
    is_trade: "a purchase, a sale or another transaction, not an aim",
    is_court: "a matter of a court, not an aim",
    is_demand: "what somebody asks of others, not an aim of their own",
    is_past: "an aim given up, replaced or of an earlier year",
    is_reached: "an aim that was reached",
    is_alleged: "what somebody is said to be guilty of, not an aim",
    is_rhetoric: "a number that measures nothing",
    is_claim: "what somebody believes will come of something, not an aim",
    is_personal: "a private plan, or one in sport",
    is_signing: "the signing of an accord: an event, not an aim",
    is_number_of: "by how many is not said: nothing that could be checked",
    is_weighed: "under consideration, not decided",
    is_payment: "money paid, allocated or charged, not an aim",
    is_fragment: "the words begin inside a group of words",
    is_attribute: "an area or a group that is aimed at, not what is to be reached",
}
