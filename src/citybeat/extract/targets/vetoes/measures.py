"""Single acts of state, army and business that plain news states in the words of an aim, and what is only offered, opposed or asked for.

A share or a year in the goal ("buy half of its power from farms by 2030") makes most of them an aim after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from spacy.tokens import Token

from citybeat.extract.targets.lexicon import Lists, find_phrase
from citybeat.extract.targets.triggers import YEAR, Candidate, is_number
from citybeat.extract.targets.wording import (
    AMOUNT,
    SHARE,
    goal_words,
    is_binding,
    is_counted,
    is_counted_outside,
    is_dated,
    is_firm,
    is_of_members,
    is_whole,
    needs,
)
from citybeat.nlp.columns import columns_of, text_of

CLOCK = re.compile(r"\b24[- ]?(?:hours?|hrs?)(?:[- ]a[- ]day)?\b|\b24/7\b|\bround[- ]the[- ]clock\b", re.IGNORECASE)
LASTING = re.compile(r"\bover\s+(?:an?|the\s+next|the\s+coming|[\w-]+)\s+(?:years|decades?)\b", re.IGNORECASE)
SPAN_OF_TIME = re.compile(
    r"\b(?:over|in|within|for|during)\s+(?:the\s+)?(?:(?:next|coming)\s+)?[\w-]+\s+(?:(?:to|or)\s+[\w-]+\s+)?"
    r"(?:days|weeks|months|years|decades)\b", re.IGNORECASE)
MEANS = re.compile(r"\b(?:through|via|using|by\s+means\s+of)\s", re.IGNORECASE)
COMPOUND = re.compile(r"[\w.,]+-[a-z]+")
RELATIVE, PAST = frozenset({"that", "which", "who"}), frozenset({"has", "have", "had", "was", "were"})
MEANS_REACH = 12  # characters between "through" and the number of the means
LEADING = 30  # characters of a goal in which the amount stands that is asked for
FAR, NEAR, BESIDE = 12, 5, 3  # words within which a word speaks of another
ASKED = frozenset(f"targets.{name}" for name in ("head", "change_to", "changing", "change_item", "mandate_to", "bid_to", "must", "seek_to"))
WOULD = frozenset(f"targets.{name}" for name in ("will", "call_for", "want_to", "under_plan", "head"))

measures = Lists("measures.json")
any_of = measures.any_of


def is_release(candidate: Candidate) -> bool:
    """"has agreed to free 170 prisoners", "will hand over two suspects"."""
    found = goal_words(candidate)
    return found[0] in measures("releasing") and any_of(found[:FAR], "captives")


@needs(measures("forces"))
def is_dispatch(candidate: Candidate) -> bool:
    """"plans to send 110 more troops": a movement of forces; with a year it is a plan for them."""
    found = goal_words(candidate)
    moved = found[0] in measures("dispatching") or found[0][:1].isdigit()
    return moved and any_of(found[:FAR + BESIDE], "forces") and not is_firm(candidate)


@needs(measures("securities") | {"shares"})
def is_issue(candidate: Candidate) -> bool:
    """"plans to raise 175 million through a placement of preferred shares": money raised on a market."""
    found = goal_words(candidate)
    bought = found[0] in ("buy", "sell", "buying", "selling") and "shares" in found
    bought = bought or (found[0] in ("issue", "issuing", "float", "floating", "redeem", "redeeming") and any_of(found[:FAR], "securities"))
    return bought or (any_of([*candidate.lead[-BESIDE:], *found], "securities") and not is_dated(candidate))


@needs(measures("offices"))
def is_candidacy(candidate: Candidate) -> bool:
    """"is seeking a third term": an office."""
    return any_of(goal_words(candidate)[:NEAR], "offices") and any_of(candidate.lead[-BESIDE:], "running")


@needs(measures("decreeing"))
def is_decree(candidate: Candidate) -> bool:
    """"plans to lift a ban on gatherings", "voted to extend the mandate": an act of government without number or year."""
    found = goal_words(candidate)
    return any_of(found[:BESIDE], "decreeing") and any_of(found[:NEAR], "decrees") and not is_firm(candidate)


@needs(measures("offering"))
def is_offer(candidate: Candidate) -> bool:
    """"has offered to raise pay", "is ready to deploy 900": what somebody would do."""
    before = candidate.lead
    return bool(before[-1:] == ["to"]) and any_of(before[-BESIDE:], "offering") and not is_dated(candidate)


@needs(measures("capable"))
def is_capacity(candidate: Candidate) -> bool:
    """"will have the capacity to build 900 engines", "is capable of providing all": what somebody could do; no "raise the capacity to more
    than 900 engines"."""
    before = candidate.lead
    amount = is_number(candidate.goal[0]) or any_of(candidate.goal_words[:1], "about")
    if SHARE.search(candidate.goal_text) and any_of(before, "aiming"):
        return False  # "the aim is to raise its capacity to make 30% of it"
    return not amount and before[-1:] in (["to"], ["of"]) and any_of(before[-2:-1], "capable") and not is_dated(candidate)


@needs(measures("succeeding"))
def is_done(candidate: Candidate) -> bool:
    """"was successful in reducing its debt to 90%", "managed to halve it": reached, not aimed at."""
    before = candidate.lead
    return before[-1:] in (["to"], ["in"]) and any_of(before[-2:-1], "succeeding")


@needs(measures("supposing"))
def is_supposed(candidate: Candidate) -> bool:
    """"the union would commit to training 900 of them": what would be, where nobody is said to have told it."""
    trigger, before = candidate.trigger, candidate.lead
    if trigger is None or candidate.rule in WOULD or any_of(before, "reporting") or is_binding(candidate):
        return False
    begin = trigger.start - candidate.sentence.start
    return any_of(before[max(0, begin - 1):begin], "supposing")


def is_consequence(candidate: Candidate) -> bool:
    """"plants were shut, cutting output by 30 percent", ", bringing the total to 900": what came with something."""
    before = candidate.lead
    found = candidate.goal_words
    loose = candidate.rule in ("targets.head", "targets.changing") and before[-1:] == [","] and found[0].endswith("ing")
    return loose and (any_of(before, "been") or (any_of(found[:1], "resulting") and "to" in found[1:NEAR])) and not is_dated(candidate)


@needs(measures("refusing") | measures("opposing"))
def is_opposed(candidate: Candidate) -> bool:
    """"protested the government's plans for", "dismissed concerns over the plan to": an aim that is named because others are against it."""
    before = candidate.lead
    refused = next((i for i, w in enumerate(before) if w in measures("refusing") and any_of(before[i + 1:i + BESIDE], "calls")), None)
    if refused is not None and {",", "and", "but"}.isdisjoint(before[refused:]):
        return True  # "rejected the calls for it to"
    at = max((i for i, w in enumerate(before) if w in measures("opposing")), default=None)
    against = at is not None and at >= len(before) - FAR and any_of(before[at:] + goal_words(candidate)[-2:], "plans")
    return against and not is_dated(candidate)


@needs(measures("deciding"))
def is_decision(candidate: Candidate) -> bool:
    """"lawmakers voted to", "has decided to allow 8,000 of them": done by deciding it."""
    before = candidate.lead
    return before[-1:] == ["to"] and any_of(before[-NEAR:], "deciding") and not is_firm(candidate)


def is_settlement(candidate: Candidate) -> bool:
    """"plans to pay 160 million to victims", "plans to withhold $375 million": money paid or kept back."""
    return goal_words(candidate)[0] in measures("settling") and bool(AMOUNT.search(candidate.goal_text))


@needs(measures("leave") | measures("asked") | measures("seeking") | measures("needed") | measures("asking") | {"should"})
def is_request(candidate: Candidate) -> bool:
    """"calls on rich nations to spend", "has requested more than $700 million", "more is needed to save", "will be asked to give", "seeks
    permission for a rise of 9%": what is asked of others."""
    before, found = candidate.lead, goal_words(candidate)
    if is_of_members(candidate) or is_binding(candidate):
        return False
    if any_of(found[:1], "leave") or (found[0] == "be" and any_of(found[1:2], "asked")):
        return True
    if "should" in before or (any_of(found[:1], "seeking") and AMOUNT.search(candidate.goal_text)):
        return True
    if is_dated(candidate) or candidate.rule not in ASKED:
        return False
    if (before[-1:] == ["to"] and any_of(before[-2:-1], "needed")):
        return True
    at = max((i for i, w in enumerate(before) if w in measures("asking")), default=-1)
    if at < max(0, len(before) - NEAR - 1) or any_of(before[max(0, at - 1):at], "documents"):
        return False
    return at == len(before) - 1 or not {"on", "for", "to"}.isdisjoint(before[at + 1:])


@needs(measures("wanting"))
def is_wish(candidate: Candidate) -> bool:
    """"the unions want the state to raise it": what somebody wants of others."""
    before = candidate.lead
    at = max((i for i, w in enumerate(before) if w in measures("wanting")), default=-1)
    others = max(0, len(before) - NEAR - 2) <= at < len(before) - 2 and before[at + 1] not in ("to", "also", "now", "still")
    found = goal_words(candidate)
    itself = any_of(found[:1], "changing_itself") and not (found[0] in ("increase", "grow") and any_of(found[1:2], "one"))
    return others and before[-1] == "to" and not itself  # "wants the bank to increase its rate", no "wants output to increase by 9%"


def is_conditional(candidate: Candidate) -> bool:
    """"a pledge that is contingent on reform", "wants to build 300 homes, but only with the mayor's consent"."""
    later = columns_of(candidate.goal.doc).lower[candidate.goal.end:candidate.sentence.end]
    if any_of(goal_words(candidate) + later[:BESIDE], "on_condition") or supposed(candidate):
        return True
    if "only" not in later and "provided" not in later:
        return False
    return any(pair in (("only", "if"), ("only", "with"), ("provided", "that")) for pair in pairwise(later))


def supposed(candidate: Candidate) -> bool:
    """Whether a clause before the aim says under what condition it is one ("if the vote fails, it plans to"), or that it would have been
    ("which would have allowed it to"); what is promised for after an election is an aim."""
    before = candidate.lead[:candidate.subject_end - candidate.sentence.start]
    if "scenario" in before and ("such", "a") in pairwise(before):
        return True
    if "would" in before[-FAR:] and ("would", "have") in pairwise(before[-FAR:]) and not is_dated(candidate):
        return any(w.endswith("ed") or w in ("let", "made") for w in before[-FAR:])
    if "if" not in before:
        return False
    at = max(i for i, w in enumerate(before) if w == "if")
    opens = at == 0 or before[at - 1] in (",", "but", "that", "and")
    return opens and "," in before[at:] and not any_of(before[at:], "chosen")


def is_bygone(candidate: Candidate) -> bool:
    """"the firm wanted to double the price": told of the past, by nobody who says it now."""
    before, trigger = candidate.lead, candidate.trigger
    if trigger is None or is_dated(candidate) or trigger[0].lower_ not in measures("bygone") or (
            LASTING.search(candidate.goal_text)):
        return False  # "wanted to provide 9 million a year over a decade"
    return not any_of(before, "reporting")


def is_effect(candidate: Candidate) -> bool:
    """"the attacks caused the state to cut output by 25%": what came of something."""
    return candidate.rule in ASKED and any_of(candidate.lead[-NEAR:], "causing")


def is_duration(candidate: Candidate) -> bool:
    """"it will take at least ten years to rebuild": how long something takes."""
    found = goal_words(candidate)
    return found[0] in ("take", "taking") and any_of(found[:FAR], "spans") and "to" in found


def is_uncounted(candidate: Candidate) -> bool:
    """"buy new buses", "restructure hundreds of bases": neither number nor share nor date, so nothing that could be checked."""
    found = goal_words(candidate)
    if is_by_means(candidate) or is_some_of(candidate) or is_incidental(candidate):
        return True
    if not any_of(found[:NEAR + 1], "uncounted") or is_whole(candidate) or is_counted(candidate) or any_of(found, "multiples"):
        return False
    return not (find_phrase("superlatives", candidate.goal_text) and is_dated(candidate))  # "become the greenest town by 2031"


def is_by_means(candidate: Candidate) -> bool:
    """Whether the only number is one of the means: "bring water to the north through three canals"."""
    if not is_counted(candidate) or is_firm(candidate) or is_whole(candidate) or any_of(candidate.goal_words, "multiples"):
        return False
    means = MEANS.search(candidate.goal_text)
    if means is None:
        return False
    numbers = [t for t in candidate.goal if is_number(t)]
    shift = candidate.goal.start_char
    return len(numbers) == 1 and 0 <= numbers[0].idx - shift - means.end() < MEANS_REACH


def is_incidental(candidate: Candidate) -> bool:
    """Whether its numbers only tell of the past ("mend the roads that were used by 300 buses"), or are part of a name or an adjective
    ("leave the 12-nation pact")."""
    if not is_counted(candidate) or is_firm(candidate) or is_whole(candidate) or any_of(candidate.goal_words, "multiples"):
        return False
    found = candidate.goal_words
    at = next((i for i, (a, b) in enumerate(pairwise(found)) if a in RELATIVE and (b in PAST or b.endswith("ed"))), len(found))
    numbers = [t for t in candidate.goal if is_number(t)]
    return all(t.i >= candidate.goal.start + at or is_attribute_of(t) for t in numbers)


def is_attribute_of(token: Token) -> bool:
    """Whether a number is the first part of a word for what something is: "12-nation", "a two-state solution"."""
    doc, i = token.doc, token.i
    compound = COMPOUND.fullmatch(token.text) or (i + 2 < len(doc) and doc[i + 1].text == "-" and not token.whitespace_)
    last = token.text.rpartition("-")[2] if "-" in token.text else doc[min(i + 2, len(doc) - 1)].text
    return bool(compound) and last.lower() in measures("attributes")


def is_some_of(candidate: Candidate) -> bool:
    """Whether it is some of a number: "help some of the 9,000 children"."""
    found = goal_words(candidate)
    some = "of" in found[:NEAR] and any(a in measures("part") and b == "of" for a, b in pairwise(found[:NEAR]))
    return some and sum(map(is_number, candidate.goal)) == 1 and not is_firm(candidate)


@needs(measures("efforts"))
def is_effort(candidate: Candidate) -> bool:
    """"do everything in its power to", "continue seeking an end": an effort, not what is to be reached."""
    found = goal_words(candidate)
    counted = is_counted(candidate) and not any(w.endswith("ing") for w in found[1:2])  # "continue its sales of 900 tonnes"
    return any_of(found[:BESIDE + 1], "efforts") and not is_firm(candidate) and not counted


@needs(measures("strife"))
def is_peace(candidate: Candidate) -> bool:
    """"end more than three years of fighting": without a date nothing that could be checked."""
    found = goal_words(candidate)
    put_to_end = found[0] in ("put", "putting", "bring", "bringing") and "end" in found[1:NEAR - 1]
    return (put_to_end or found[0] in measures("ending")) and any_of(found[:FAR], "strife") and not is_dated(candidate)


@needs(measures("submitting") | measures("founding") | measures("holding") | {"meet", "meeting", "set"})
def is_event(candidate: Candidate) -> bool:
    """"hold new elections by October", "complete construction of the hall by 2016", "gain approval in May", "offer a bill": an event."""
    found = goal_words(candidate)
    if found[0] in measures("submitting") and any_of(found[1:NEAR - 1], "submitted"):
        return True
    if found[0] in ("meet", "meeting") and found[1:2] == ["with"]:
        return True
    body = found[2:] if found[:2] == ["set", "up"] else found[1:] if found[0] in measures("founding") else []
    measured = is_counted(candidate) or is_whole(candidate) or SHARE.search(candidate.goal_text)
    if body[:1] in (["a"], ["an"]) and any_of(body[:NEAR], "bodies") and not measured:
        return True  # "establish a harbour police by the end of March"
    return found[0] in measures("holding") and any_of(found[:NEAR], "events") and not SHARE.search(candidate.goal_text)


@needs(measures("pricing") | {"charge", "charging"})
def is_pricing(candidate: Candidate) -> bool:
    """"plans to more than double the gas price": a price that is set."""
    found = goal_words(candidate)
    charged = found[0] in ("charge", "charging") and bool(AMOUNT.search(candidate.goal_text))
    return charged or (any_of(found[:BESIDE + 1], "pricing") and any_of(found[:FAR], "prices") and not is_dated(candidate))


@needs(measures("permitting"))
def is_permission(candidate: Candidate) -> bool:
    """"will allow 1,000 workers to enter": leave that is given."""
    aimed = candidate.lead[-1:] == ["to"] and any_of(candidate.lead[-2:-1], "aiming")  # "aims to allow firms to reopen 300 mines"
    return goal_words(candidate)[0] in measures("permitting") and not (aimed and is_counted(candidate)) and not is_firm(candidate)


@needs({"would"})
def is_outcome(candidate: Candidate) -> bool:
    """"the plan would free 18 countries of debt": what is said to come of it."""
    before = candidate.lead[:-1] if candidate.lead[-1:] != ["would"] and candidate.lead[-2:-1] == ["would"] else candidate.lead
    of = before[-3:-2] if before[-2:-1] in (["that"], ["which"]) else before[-2:-1]
    return before[-1:] == ["would"] and any_of(of, "documents") and not is_firm(candidate)


@needs(measures("enacting"))
def is_enacted(candidate: Candidate) -> bool:
    """"signed a bill promising $50 billion": a law that was passed, for once."""
    before = [*candidate.lead[-FAR:], *goal_words(candidate)[:2]]
    at = max((i for i, w in enumerate(before) if w in measures("enacting")), default=len(before))
    return any_of(before[at:at + NEAR], "enacted") and not is_firm(candidate) and not is_whole(candidate)


@needs(measures("building"))
def is_one_building(candidate: Candidate) -> bool:
    """"plans to build a nuclear plant on the coast": one thing to be opened."""
    found = goal_words(candidate)
    if found[0] in ("help", "assist"):
        found = found[next((i for i, w in enumerate(found[:NEAR]) if w in measures("building")), 0):]
    if candidate.lead[-1:] in (["to"], ["of"]) and any_of(candidate.lead[-2:-1], "aiming") and is_dated(candidate):
        return False  # "set a target to build the grid by 2031"
    several = any(t.like_num and t.is_alpha and t.lower_ not in ("one", "first") for t in candidate.goal[1:NEAR + 1])
    return found[0] in measures("building") and any_of(found[1:2], "one") and not several and not SHARE.search(candidate.goal_text)


def is_reshuffle(candidate: Candidate) -> bool:
    """"plans to make 12 more cabinet changes", "will replace three ministers": who holds which office."""
    found = goal_words(candidate)
    return found[0] in measures("appointing") and any_of(found[:NEAR + 2], "posts") and not SHARE.search(candidate.goal_text)


@needs(measures("staying"))
def is_tenure(candidate: Candidate) -> bool:
    """"vowed to remain in office another year", "will leave the government": how long somebody stays, or with whom."""
    found = goal_words(candidate)
    at = next((i for i, w in enumerate(found[:NEAR + 3]) if w in measures("staying")), None)
    return at is not None and (at == 0 or found[at - 1] in ("would", "will")) and any_of(found[at + 1:at + NEAR], "seats_of_power")


def is_cull(candidate: Candidate) -> bool:
    """"plan to slaughter 9,000 birds": animals that are killed for once."""
    found = goal_words(candidate)
    return found[0] in measures("killing") and any_of(found[:FAR], "animals") and not is_dated(candidate)


@needs(measures("quotas"))
def is_quota(candidate: Candidate) -> bool:
    """"will raise the quota of seals by 9%": a ruling of an authority, without a year."""
    found = [*candidate.lead[-BESIDE:], *goal_words(candidate)][:NEAR + BESIDE]
    return any_of(found, "quotas") and any_of(found, "cutting") and not is_dated(candidate)


def is_levy(candidate: Candidate) -> bool:
    """"is seeking an extra 6% tax on flats": a tax that is to be laid on."""
    found = goal_words(candidate)
    return found[0] in measures("more_of") and any_of(found[:FAR], "taxes") and not (is_dated(candidate) or any_of(found[:FAR], "cuts"))


def is_budget(candidate: Candidate) -> bool:
    """"is seeking $90 billion for the fiscal year": money that a government asks for."""
    trigger, found = candidate.trigger, candidate.goal_words
    asked = trigger is not None and candidate.rule == "targets.seek_to" and bool(AMOUNT.search(candidate.goal_text[:LEADING]))
    return asked and any_of([*candidate.lead, *found], "budgets")


@needs({"recent"})
def is_granted(candidate: Candidate) -> bool:
    """"has offered amnesty to 250 men in recent weeks": done already."""
    text = " ".join(candidate.goal_words)
    return any(f"in recent {span}" in text for span in ("days", "weeks", "months", "years"))


@needs(measures("rose"))
def is_result(candidate: Candidate) -> bool:
    """"capacity rose by 9% to reach 900 MW": what was reached."""
    before = candidate.lead
    reached = candidate.rule in ASKED and goal_words(candidate)[0] in ("reach", "hit", "become", "top", "exceed", "pass", "total")
    rose = before[-1:] == ["to"] and any_of(before[-FAR:], "rose")
    return reached and rose and not any_of(before[-FAR:], "plans") and not any_of(before[-FAR:], "coming")


@needs(measures("track") | measures("enabling"))
def is_means(candidate: Candidate) -> bool:
    """"on track to halve it", "the scheme lets you spend 900 at 85": what is expected, or made possible."""
    before = candidate.lead
    on_track = before[-1:] == ["to"] and any_of(before[-2:-1], "track") and before[-3:-2] == ["on"]
    return on_track or ("you" in before[-FAR:] and any_of(before[-FAR:], "enabling") and candidate.rule in ASKED)


@needs(measures("rewards"))
def is_reward(candidate: Candidate) -> bool:
    """"offered a reward of 900 dollars": money for who finds somebody."""
    return any_of(goal_words(candidate)[:FAR], "rewards") and bool(AMOUNT.search(candidate.goal_text))


def is_travel(candidate: Candidate) -> bool:
    """"plans to visit three countries": a journey."""
    found = goal_words(candidate)
    return found[0] in measures("travelling") and any_of(found[:NEAR + 2], "places_of_call") and not is_whole(candidate)


def is_disruption(candidate: Candidate) -> bool:
    """"will recall 9,000 cars", "plans to cancel 80 flights", "to evacuate 300 people": a single act."""
    found = goal_words(candidate)
    return found[0] in measures("disrupting") and any_of(found[:FAR], "vehicles") and not is_firm(candidate)


@needs({"rate", "rates", "prime"})
def is_rate(candidate: Candidate) -> bool:
    """"will raise its interest rate by 0.25 points", "to cut its prime to 6%": a ruling of a bank."""
    found = candidate.goal_words
    pairs = list(pairwise(found[:FAR]))
    lent = any((a in measures("lent") and b in ("rate", "rates")) or (a in measures("one") and b == "prime") for a, b in pairs)
    return (lent or ("mortgage" in found and "rate" in found)) and not is_dated(candidate)


@needs(measures("gradable"))
def is_unmeasured(candidate: Candidate) -> bool:
    """"create jobs for young people", "cut subsidies", "expand aid over three years": more or less of something, not how much."""
    found = goal_words(candidate)
    if found[0] not in measures("gradable") or is_whole(candidate) or any_of(found, "multiples") or any_of(found, "rough"):
        return False
    if SHARE.search(candidate.goal_text) or is_counted_outside(candidate, SPAN_OF_TIME):
        return False
    return not any(c.isdigit() for c in YEAR.sub("", text_of(candidate.sentence)))


@needs(measures("needing"))
def is_need(candidate: Candidate) -> bool:
    """"announced that it needs 1.6 billion dollars from donors": a call for money."""
    found = candidate.goal_words
    return any_of([*candidate.lead[-1:], *found[:NEAR]], "needing") and bool(AMOUNT.search(candidate.goal_text))


def is_round_the_clock(candidate: Candidate) -> bool:
    """"provide 24-hour care": a number that measures nothing."""
    text = candidate.goal_text
    if "24" not in text and "clock" not in text.lower():
        return False
    return bool(CLOCK.search(text)) and not any(c.isdigit() for c in CLOCK.sub("", text)) and not is_dated(candidate)


SINGLE_ACTS: dict[Callable[[Candidate], bool], str] = {  # with what each says in plain words
    is_release: "the release or handing over of captives, not an aim",
    is_dispatch: "a movement of forces, not an aim",
    is_issue: "money raised on a market, not an aim",
    is_candidacy: "an office that somebody runs for, not an aim",
    is_decree: "a single act of government, not an aim",
    is_offer: "offered, not decided",
    is_capacity: "what somebody is able to do, not an aim",
    is_done: "reached, not aimed at",
    is_supposed: "what would be, not decided",
    is_consequence: "what came with something, not an aim",
    is_opposed: "named because others are against it",
    is_decision: "a decision, not an aim",
    is_settlement: "money paid or kept back, not an aim",
    is_request: "asked of others, not an aim of one's own",
    is_conditional: "done only if something else is",
    is_bygone: "an aim of the past",
    is_wish: "what somebody wants of others",
    is_effect: "what came of something, not an aim",
    is_duration: "how long something takes, not an aim",
    is_uncounted: "neither number nor date: nothing that could be checked",
    is_effort: "an effort, not what is to be reached",
    is_peace: "an end of strife without a date: nothing that could be checked",
    is_event: "an event, not an aim",
    is_pricing: "a price that is set, not an aim",
    is_permission: "leave that is given, not an aim",
    is_outcome: "what is said to come of a plan, not an aim",
    is_enacted: "a law that was passed, not an aim",
    is_reshuffle: "who holds which office, not an aim",
    is_tenure: "how long somebody stays in office, or with whom, not an aim",
    is_cull: "animals that are killed for once, not an aim",
    is_quota: "a ruling on a quota, not an aim",
    is_levy: "a tax that is to be laid on, not an aim",
    is_budget: "money that a government asks for, not an aim",
    is_granted: "done already",
    is_result: "what was reached, not an aim",
    is_means: "what is expected or made possible, not an aim",
    is_reward: "money for who finds somebody, not an aim",
    is_travel: "a journey, not an aim",
    is_disruption: "a single act, not an aim",
    is_rate: "a ruling on a rate, not an aim",
    is_need: "a call for money, not an aim",
    is_round_the_clock: "round the clock: nothing that could be checked",
    is_one_building: "one thing to be built, not an aim",
}
