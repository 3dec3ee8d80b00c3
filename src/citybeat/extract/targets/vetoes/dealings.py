"""Dealings of trade and finance in the words of an aim, what was done or missed in a time gone by, habits and needs: no aims."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from citybeat.extract.targets.lexicon import Lists, verbs, words
from citybeat.extract.targets.triggers import Candidate
from citybeat.extract.targets.vetoes.matters import matters
from citybeat.extract.targets.wording import (
    AMOUNT,
    NAMED,
    SHARE,
    WITHOUT_AIM,
    goal_words,
    is_counted,
    is_counted_outside,
    is_dated,
    is_firm,
    is_whole,
    needs,
)
from citybeat.nlp.columns import columns_of

FAR, NEAR, BESIDE = 12, 6, 3  # words within which a word speaks of another
PART_OF_FIRM = re.compile(
    r"^\W*(?:to\s+)?\w+\s+(?:(?:up\s+to|about|around|another|nearly|at\s+least)\s+)?[\d.]+\s*(?:%|per\s?cent|pct)\s+of\s+"
    r"(?:<|(?:the\s+)?[A-Z]|(?:(?:the|its|their)\s+)?(?:outstanding|common|capital|company|firm|bank|shares|stock|group)\b)")
PER_SHARE = re.compile(r"\b(?:per|a|each|for\s+each)\s+(?:\w+\s+)?share\b", re.IGNORECASE)
CAPITAL = re.compile(r"\b(?:share|nominal|stock|authori[sz]ed|registered|paid-up|certificate|equity)\s+capital\b", re.IGNORECASE)
LOSSES = re.compile(
    r"\bto\s+(?:its|their)\s+(?:[\w-]+\s+){0,2}(?:provisions?|reserves?)\b|\b(?:loan|credit)[- ]loss(?:es)?\b", re.IGNORECASE)
SPAN_OF_TIME = re.compile(r"\b(?:next|coming|over|within|between)\s+(?:[\w-]+\s+){0,3}(?:years|decades?|months|(?:19|20)\d\d)\b",
                          re.IGNORECASE)
YEARLY = re.compile(r"\b(?:an?|each|every|per)\s+(?:year|annum)\b|\b(?:annually|yearly)\b|\bin\s+(?:19|20)\d\d\b", re.IGNORECASE)
LEADING = 40  # characters of a goal in which the money stands that is spent
OUTLAYS = frozenset(f"targets.{name}" for name in ("head", "plan_to", "propose_to", "change_to", "changing", "will", "offer"))
FINANCE = ("capital", "provision", "reserve", "loss")  # one of them stands in what CAPITAL and LOSSES find
SINGLES = frozenset({"decision", "proposal"})  # nouns before "to cut taxes"
SURVEYED = frozenset(f"targets.{name}" for name in ("plan_to", "intend_to", "hope_to", "want_to", "head"))
DOING = ("change_verbs", "act_verbs")  # lists of verbs
# words one of which tells that an aim is missed, beside those of the lists
MISSING = frozenset({"able", "not", "n't", "n’t", "unlikely", "fell", "fallen", "falling", "short", "finished", "ended"})

dealings = Lists("dealings.json")
any_of = dealings.any_of


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


@needs(dealings("failing") | dealings("missed") | MISSING)
def is_missed(candidate: Candidate) -> bool:
    """"missed its goal of 300 homes", "fell short of the target", "failed to keep its pledge to": not reached when it was to be."""
    trigger = candidate.trigger
    if trigger is None:
        return False
    start = min(trigger.start, candidate.goal.start) - candidate.sentence.start
    before = candidate.lead[max(0, start - NEAR):start]
    if candidate.rule in NAMED and ("able", "to") in pairwise(before) and not {"not", "n't", "n’t"}.isdisjoint(before):
        return not is_dated(candidate)  # "would not be able to meet the 60 percent target"
    negated = [i for i, w in enumerate(candidate.lead) if w in ("not", "n't", "n’t", "unlikely")]
    unmeasured = candidate.rule in NAMED and not (
        is_counted_outside(candidate, SPAN_OF_TIME) or SHARE.search(candidate.goal_text) or is_whole(candidate))
    if negated and unmeasured and any(a == "to" and b in dealings("keeping") for a, b in pairwise(candidate.lead[negated[-1]:])):
        return True  # "does not expect to meet its targets for clerks by 2031"
    if any(a in dealings("failing") and b == "to" and c in dealings("keeping")
           for a, b, c in zip(before, before[1:], before[2:], strict=False)):
        return not is_dated(candidate)
    if candidate.rule not in NAMED:
        return False
    earlier = candidate.lead[max(0, start - FAR):start]  # "fell short of the Orla council's target of"
    short = any(pair in (("fell", "short"), ("fallen", "short"), ("falling", "short")) for pair in pairwise(earlier))
    gone = any(a == "last" and b in dealings("times_past") for a, b in pairwise(candidate.lead))
    short = short or (gone and ("short", "of") in pairwise(before))
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
    if is_going_on(candidate):
        return True
    if candidate.trigger is not None or not before or any_of(candidate.goal_words, "aim_nouns"):
        return False
    if any(a in dealings("having") and b in dealings("deeds") for a, b in pairwise(before[-FAR:])) and before[-1] in ("to", "by"):
        return True
    if first[:1].isdigit() and any(before[-1] in verbs(name) for name in DOING) and not before[-1].endswith("ing"):
        # "fares and fees raise [65% of its income]"; no "would see it raise"
        return not (any_of(before[-2:-1], "modals") or any_of(before[-NEAR:-1], "bringing_about"))
    while len(before) > 1 and (before[-1] in dealings("adverbs") or before[-1].endswith("ly")):
        before = before[:-1]
    return first in dealings("deeds") and (any_of(before[-1:], "having") or not any_of(before[-1:], "modals"))


def is_going_on(candidate: Candidate) -> bool:
    """"is also [grounding 80 of its buses]", "is said to be selling 900 tonnes": done now, and no date by which; "will be": later."""
    before = candidate.lead
    while len(before) > 1 and (before[-1] in dealings("adverbs") or before[-1].endswith("ly")):
        before = before[:-1]
    if candidate.trigger is not None or not candidate.goal_words[0].endswith("ing") or not any_of(before[-1:], "being"):
        return False
    return not (any_of(before[-BESIDE:-1], "modals") and before[-2] != "to") and not is_dated(candidate)


@needs(dealings("debts") | dealings("lending") | dealings("loans"))
def is_loan(candidate: Candidate) -> bool:
    """"is seeking a loan of 300 million", "plans to reschedule 2 billion of debt": money lent and borrowed; a donor's pledge is none."""
    found = goal_words(candidate)
    if not AMOUNT.search(candidate.goal_text) or is_dated(candidate):
        return False
    if found[0] in dealings("securing") and any_of(found[:FAR], "debts"):
        return True  # "its halls are pledged to secure debts of 3 million"
    if any_of(candidate.lead, "giving"):
        return False
    extended = found[0] in dealings("extending") and any_of(found[:FAR], "debts")
    return extended or found[0] in dealings("lending") or any_of(found[:FAR], "loans")


@needs(dealings("usual"))
def is_habit(candidate: Candidate) -> bool:
    """"banks usually aim to balance their books": what is always done."""
    start = candidate.subject_end - candidate.sentence.start
    return any_of([*candidate.lead[max(0, start - 2):], *candidate.goal_words[:2]], "usual")


def is_needed(candidate: Candidate) -> bool:
    """"the region needs to expand by 5%", "the move will require 300 buses": what would be good or is used up, and nobody is said to aim
    at; what makes others do something may be an aim ("will require firms to halve it")."""
    whole = not words("universals").isdisjoint(candidate.goal_words[:BESIDE + 1])
    before = [w for w in candidate.lead if w not in dealings("adverbs")]
    would = before[-2:-1] == ["would"]  # "found that it would only require 30 clerks"
    requiring = candidate.rule == "targets.required_to" and any_of(before[-2:-1], "modals") and (
        would or not (whole or is_counted(candidate) or SHARE.search(candidate.goal_text)))
    if requiring and would and is_counted(candidate) and candidate.goal_words[0] not in words("universals"):
        return True
    if candidate.rule == "targets.will" and candidate.goal_words[:2] == ["need", "to"] and before[-1:] == ["would"]:
        return True  # "said that the town would [need to have 300 beds]", "would need to [have 300 beds]"
    if candidate.rule in WITHOUT_AIM and before[-3:] == ["would", "need", "to"]:
        return True
    if before[-2:] == ["have", "to"] and any_of(before[-3:-2], "modals") and any_of(candidate.goal_words[:1], "expending"):
        return True  # "the town will have to spend 40% of it on fees"
    if candidate.rule == "targets.is_to" and any_of(candidate.lead[-BESIDE:-2], "tasks"):
        return True  # "their task is to win over 300 people"
    if candidate.rule == "targets.will" and before[-1:] == ["would"] and candidate.goal_words[0] in dealings("implying") and (
            candidate.goal_words[1:2] and candidate.goal_words[1][:1].isdigit()):
        return True  # "it would [require 30 clerks to run it]"
    if (requiring or candidate.goal_words[0] in dealings("implying")) and "to" not in candidate.goal_words[:FAR]:
        return True
    return candidate.rule in WITHOUT_AIM and candidate.lead[-1:] == ["to"] and any_of(candidate.lead[-2:-1], "needing") and (
        not is_dated(candidate))


@needs(dealings("sought"))
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


@needs(dealings("threats"))
def is_threat(candidate: Candidate) -> bool:
    """"threatened to cut 300 jobs": what may be done to others."""
    return candidate.lead[-1:] != ["of"] and any_of(candidate.lead[-BESIDE - 1:], "threats")


def is_per_share(candidate: Candidate) -> bool:
    """"plans to offer 70 dollars per share": a bid or a dividend, no aim; "to earn 3 dollars a share" may be one."""
    return goal_words(candidate)[0] in dealings("paying") and bool(PER_SHARE.search(candidate.goal_text))


@needs(dealings("wages"))
def is_wage_claim(candidate: Candidate) -> bool:
    """"are seeking a 9% pay rise": what workers ask of who pays them."""
    trigger, found = candidate.trigger, goal_words(candidate)
    asked = trigger is not None and not dealings("sought").isdisjoint(t.lower_ for t in trigger)
    return asked and any_of(found[:FAR], "wages") and any_of(found[:FAR], "rises")


def is_capital(candidate: Candidate) -> bool:
    """"plans to reduce its share capital by half", "to add 9 million to its provisions": a step of finance."""
    text = candidate.goal_text.lower()
    return any(sign in text for sign in FINANCE) and bool(CAPITAL.search(text) or LOSSES.search(text))


@needs(dealings("allotting"))
def is_allotted(candidate: Candidate) -> bool:
    """"plans to earmark 9 million for parks": money allotted; a pledge of it is an aim."""
    allotted = candidate.rule not in NAMED and not any_of(candidate.lead, "giving") and bool(AMOUNT.search(candidate.goal_text))
    return allotted and goal_words(candidate)[0] in dealings("allotting") and not is_dated(candidate)


@needs(dealings("taxes"))
def is_tax_step(candidate: Candidate) -> bool:
    """"the decision to cut income tax by two pence", "the budget has a proposal to raise duties": a step of a budget."""
    if candidate.rule not in WITHOUT_AIM | {"targets.propose_to"} or not any_of(candidate.goal_words[:NEAR], "taxes"):
        return False
    return not SINGLES.isdisjoint(candidate.lead[-BESIDE:]) or (any_of(candidate.lead[-FAR:], "budgets") and not is_dated(candidate))


@needs(dealings("carried_out") | dealings("lasting") | dealings("beginning"))
def is_beginning(candidate: Candidate) -> bool:
    """"hopes to begin exports in 2031", "be introduced by July": when something happens for once."""
    found = goal_words(candidate)
    if any_of(candidate.lead[-2:-1], "giving") and is_dated(candidate):
        return False  # "his promise of starting work by the end of May"
    passive = found[0] == "be" and any_of(found[1:2], "carried_out") and not any_of(found, "multiples")
    if found[0] in dealings("lasting") and any_of(found[1:2], "moments"):
        return True  # "intended to end next year", "plans to close at 5 pm"
    if not (passive or found[0] in dealings("beginning")):
        return False
    if SHARE.search(candidate.goal_text) or not words("universals").isdisjoint(found[:FAR]):
        return False
    return passive or not (is_whole(candidate) or is_counted(candidate))


@needs(dealings("any") | dealings("implying") | dealings("studies") | {"feasibility", "this"})
def is_implied(candidate: Candidate) -> bool:
    """"that would require doubling the tax", "this would cut waste by 9%", "a study of a plant making 300 cars", "any plan to cut it": not
    decided by anybody."""
    before, trigger = candidate.lead, candidate.trigger
    if trigger is not None and any_of(candidate.lead[-2:-1], "plans") and any_of(candidate.lead[-BESIDE:-2], "any"):
        return True
    if "feasibility" in candidate.goal_words[:NEAR]:
        return True
    if any(a in dealings("supposing") and b in dealings("implying") for a, b in pairwise(candidate.goal_words[:NEAR])):
        return True  # "reaching the target by [2031 would require cuts]"
    if candidate.rule not in WITHOUT_AIM:
        return False
    if ("this", "would") in pairwise(before) and not is_dated(candidate):
        return True
    needed = any(a in dealings("supposing") and b in dealings("implying") for a, b in pairwise(before[-NEAR:]))
    return (needed or any_of(before[-NEAR:], "studies")) and not is_dated(candidate)


@needs(dealings("spending"))
def is_outlay(candidate: Candidate) -> bool:
    """"plans to spend 9 million on buses": money laid out for once; a pledge of it is an aim, and so is what is spent over years."""
    agreed = candidate.rule == "targets.pledge_to" and candidate.lead[-2:] == ["agreed", "to"]
    if not (agreed or candidate.rule in OUTLAYS) or any_of(candidate.lead, "giving") or not AMOUNT.search(candidate.goal_text[:LEADING]):
        return False
    lasting = is_dated(candidate) or SPAN_OF_TIME.search(candidate.goal_text) or YEARLY.search(candidate.goal_text)
    found = goal_words(candidate)
    first = found[2:3] if found[:2] in (["plans", "to"], ["plan", "to"]) else found[:1]
    return any_of(first, "spending") and not lasting


def is_settling(candidate: Candidate) -> bool:
    """"pledged to agree by autumn how to raise 9 million": when something is decided or told."""
    return goal_words(candidate)[0] in dealings("settling") and not SHARE.search(candidate.goal_text)


@needs(dealings("populations") | dealings("forecasters"))
def is_guessed(candidate: Candidate) -> bool:
    """"economists estimate that the target will rise to 9%", "farmers intend to plant 900 hectares": what those who watch make of it, and
    what many are asked for."""
    if candidate.rule in SURVEYED and is_general(candidate):
        return True
    before = candidate.lead
    if candidate.rule in WITHOUT_AIM and before[-1:] == ["to"] and any_of(before[-2:-1], "intending") and any_of(before[-3:-2], "sowers"):
        return not (any_of(before[-4:-3], "pointing") or is_dated(candidate))  # found by the goal's own verb
    pairs = pairwise(before)
    return any(a in dealings("forecasters") and b in dealings("forecasting") for a, b in pairs)


def is_general(candidate: Candidate) -> bool:
    """Whether who intends something are people or firms in general ("farmers", "cotton growers in 2030", "30% of households"), not some
    that are named or pointed at ("its growers", "the farmers of Orla")."""
    before = candidate.lead[:candidate.subject_end - candidate.sentence.start]
    if before[-2:-1] == ["in"]:
        before = before[:-2]
    if not any_of(before[-1:], "populations"):
        return False
    share = [w for w in before[-BESIDE - 1:-1] if w in ("%", "percent", "pct", "cent")]
    return bool(share) or not any_of(before[-BESIDE - 1:-1], "pointing")


@needs(dealings("timetabled"))
def is_timetabled(candidate: Candidate) -> bool:
    """"is scheduled to close 300 shops": a schedule."""
    return candidate.lead[-1:] == ["to"] and any_of(candidate.lead[-2:-1], "timetabled")


def is_enabled(candidate: Candidate) -> bool:
    """"the aid would enable it to replace 300 buses", "can earn a share by spending 6 million": made possible, not aimed at."""
    before = candidate.lead
    if candidate.rule not in WITHOUT_AIM:
        return False
    if (before[-2:] == ["used", "to"] or (before[-1:] == ["to"] and any_of(before[-NEAR:-2], "enabled"))) and not is_dated(candidate):
        return True  # "the ministry allowed the banks to"
    if before[-1:] == ["by"] and candidate.goal_words[0].endswith("ing"):
        return any_of(before[-FAR:], "supposing") or "earn" in before[-FAR:]
    bare = [w for w in before[-2 * FAR:] if w != "have"]  # "would have allowed it to"
    return not is_dated(candidate) and any(a in dealings("supposing") and b in dealings("enabling") for a, b in pairwise(bare))


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
    is_per_share: "a bid or a dividend, not an aim",
    is_wage_claim: "the pay that workers ask for, not an aim",
    is_capital: "a step of a firm's finance, not an aim",
    is_allotted: "money that is allotted, not an aim",
    is_tax_step: "a step of a budget, not an aim",
    is_beginning: "when something begins, not an aim",
    is_implied: "what would have to be, or is only thought of",
    is_outlay: "money laid out, not an aim",
    is_settling: "when something is decided or told, not an aim",
    is_guessed: "what those who watch expect, not an aim",
}

WHOLE = frozenset(DEALINGS[test] for test in (  # their parts are none either
    is_loan, is_pursued, is_sought, is_bidding, is_per_share, is_wage_claim, is_capital, is_allotted, is_tax_step, is_implied,
    is_settling))
