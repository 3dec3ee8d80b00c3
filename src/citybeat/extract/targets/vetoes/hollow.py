"""Hopes of nobody, purposes without a measure, private payments, what was or would be: words of an aim with no aim behind them."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from spacy.tokens import Token

from citybeat.extract.targets.lexicon import Lists, find_phrase, verbs
from citybeat.extract.targets.triggers import YEAR, Candidate, is_number
from citybeat.extract.targets.wording import (
    AMOUNT,
    AWAY,
    MEANS,
    NAMED,
    PLEDGED,
    SHARE,
    WITHOUT_AIM,
    goal_words,
    is_counted,
    is_dated,
    is_whole,
    needs,
)
from citybeat.nlp.columns import columns_of

FAR, NEAR, BESIDE = 12, 5, 3  # words within which a word speaks of another
# "the goal of [decent homes cannot be met by evicting 300 people]"
NOT_MET = re.compile(r"[^\d,;]*\bcan\s?not\s+be\s+(?:met|reached|achieved|attained|reali[sz]ed|fulfilled|delivered)\b"
                     r"(?!\s+by\s+(?:19|20)\d\d)")
CANNOT = frozenset({"cannot", "can", "could"})
BACK_IN = re.compile(
    r"^\W*(?:[A-Z][\w.'’-]*\s+){1,4}(?:had\s+)?(?:made|gave|set|signed|struck)\s+(?:back\s+)?in\s+(?:19|20)\d\d\b|"
    r"^\W*(?:made|given|set|signed|struck)\s+back\s+in\s+(?:19|20)\d\d\b")
PERIOD_PAST = re.compile(r"^\W*(?:from|between)\s+(?:19|20)\d\d\s+(?:to|and|through|until)\s+(?:19|20)\d\d\s*,\s*(?P<clause>.*)$",
                         re.IGNORECASE)
PLACED = re.compile(rf"\b[\d.,]+\s+(?:miles?|km|kilomet(?:er|re)s?|met(?:er|re)s?){AWAY.pattern}")
ATTRIBUTE = re.compile(r"[\d.,]+-[A-Za-z]+")
DUE = re.compile(r"\b(?:by|before|until|till|within|over|in)\s+(?:the\s+)?(?:\w+\s+){0,3}(?:19|20)?\d*\s*(?:(?:19|20)\d\d|days|weeks|months"
                 r"|years|decades?|year|month|week|century|parliament|term)\b", re.IGNORECASE)
RANKED = re.compile(r"\b(?:third|quarter|fifth|tenth)[- ]\w+est\b", re.IGNORECASE)
TIMES_OF_DUE = re.compile(r"^(?:\W*(?:by|in|before|until|the|end|middle|start|of|late|early|mid|year|(?:19|20)\d\d))+\W*$", re.IGNORECASE)

hollow = Lists("hollow.json")
any_of = hollow.any_of


@needs(hollow("hoped"))
def is_hoped(candidate: Candidate) -> bool:
    """"it is hoped this will replace 900 tonnes": a hope of nobody that is named."""
    before = candidate.lead
    at = next((i for i, (a, b) in enumerate(pairwise(before)) if a == "it" and b in ("is", "was", "’s", "'s")), None)
    return at is not None and any_of([w for w in before[at + 2:at + 5] if not w.endswith("ly")][:1], "hoped")


def is_unmeasurable(candidate: Candidate) -> bool:
    """"the aim of the test is to get cells from a donor", "a road intended to join the third largest town": without number, year, end
    state or superlative to be reached; numbers in words for what something is ("a 90-day strike") and ranks are none."""
    if NOT_MET.match(RANKED.sub("", candidate.goal_text)):
        return True
    if is_whole(candidate) or is_dated(candidate):
        return False
    text = RANKED.sub("", candidate.goal_text)
    if SHARE.search(text) or YEAR.search(text) or DUE.search(text):
        return False
    if any_of(candidate.goal_words, "sizes") or any_of(goal_words(candidate)[:1], "cancelling"):
        return False  # "write off the debt"
    if is_counted(candidate) and any(map(is_amount, said_of(candidate))):
        return False
    if candidate.goal_words[0] in ("become", "becoming", "be", "being") and find_phrase("superlatives", text):
        return False
    return not is_open(candidate)


def said_of(candidate: Candidate) -> list[Token]:
    """The words of a goal without those on what it costs and on where something is."""
    means, away = MEANS.search(candidate.goal_text), PLACED.search(candidate.goal_text)
    start, end = candidate.goal.start_char, means.start() if means is not None else len(candidate.goal_text)
    first, last = away.span() if away is not None else (end, end)
    return [t for t in candidate.goal if t.idx - start < end and not first <= t.idx - start < last]


def is_amount(token: Token) -> bool:
    """Whether a word is a number that something can be measured by: no rank ("third largest", "21st"), no part of an adjective ("90-day";
    "within a 90-day stretch" and "5,000sq-km" measure something)."""
    if not is_number(token):
        return False
    doc, i = token.doc, token.i
    if token.text[:1].isdigit() and token.lower_.endswith(("st", "nd", "rd", "th")):
        return False
    if token.lower_ in hollow("ranks"):
        return token.lower_ != "one" and doc[i - 1].lower_ in ("a", "an") and not doc[min(i + 1, len(doc) - 1)].lower_.endswith("est")
    glued = i + 2 < len(doc) and doc[i + 1].text == "-" and not token.whitespace_ and not doc[i + 1].whitespace_ and doc[i + 2].is_alpha
    if any_of([doc[i + 2].lower_ if glued else token.lower_.partition("-")[2].partition("-")[0]], "units"):
        return True  # "a 90-euro fee"
    compound = ATTRIBUTE.fullmatch(token.text) or (glued and not any(c.isalpha() for c in token.text if token.text[0].isdigit()))
    return not compound or (i > 1 and doc[i - 1].lower_ in ("a", "an", "the") and doc[i - 2].lower_ in ("within", "under", "below", "over"))


def is_open(candidate: Candidate) -> bool:
    """Whether the words after a goal may still say how much or when: a number or a year before the next clause."""
    doc, end = candidate.sentence.doc, candidate.sentence.end
    for i in range(candidate.goal.end, min(end, candidate.goal.end + FAR + NEAR)):
        if doc[i].lower_ in CANNOT:
            return False  # "the goal of decent homes[, which] could be met by evicting 300 people"
        if is_amount(doc[i]) or YEAR.fullmatch(doc[i].text):
            return True
    return False


@needs(hollow("shrinking"))
def is_present_size(candidate: Candidate) -> bool:
    """"reduce the $9 billion trade deficit": how large it is now, not by how much it is to fall; "cut the 900 jobs by half" says it."""
    found = goal_words(candidate)
    if not any_of(found[:1], "shrinking") or not any_of(found[1:2], "articles") or is_whole(candidate) or is_dated(candidate):
        return False
    gap = next((i for i, w in enumerate(found[:FAR]) if w in hollow("gaps")), None)
    if gap is None or not AMOUNT.search(" ".join(found[:gap]).replace("$ ", "$").replace("£ ", "£").replace("€ ", "€")):
        return False
    rest = candidate.goal[len(candidate.goal) - len(found) + gap:]
    return not any(map(is_number, rest)) and not SHARE.search(candidate.goal_text)


def is_received(candidate: Candidate) -> bool:
    """"they were promised $900 to go there": money that somebody was told to get, by nobody who says it."""
    if not AMOUNT.match(candidate.goal_text.lstrip("\"“'‘ ")):
        return False
    before, begin = candidate.lead, candidate.subject_end - candidate.sentence.start
    if candidate.trigger is None:
        begin = len(before) - 1
    told = any_of([*before[begin:begin + 1]], "promised") and any_of(before[max(0, begin - 2):begin], "passive")
    return told and any_of(before[max(0, begin - BESIDE):begin], "persons") and not is_dated(candidate)


@needs(hollow("feeding") | hollow("remitting"))
def is_of_household(candidate: Candidate) -> bool:
    """"his parents work there and send 900 yuan home each month", "hopes to feed her family": what a family pays and lives on."""
    before, found = candidate.lead, goal_words(candidate)
    if any_of(found[:1], "feeding") and any_of(found[1:BESIDE], "possessives") and any_of(found[1:NEAR], "kin"):
        return True
    subject = before[:candidate.subject_end - candidate.sentence.start]
    return any_of(found[:1], "remitting") and any_of(subject, "kin") and candidate.rule in WITHOUT_AIM | {"targets.hope_to"} and (
        bool(AMOUNT.search(candidate.goal_text)))


@needs(hollow("respondents"))
def is_surveyed(candidate: Candidate) -> bool:
    """"some 30 percent of respondents said they would like to raise it to 9%": wishes of those who were asked."""
    return any_of(candidate.lead, "respondents") and not is_dated(candidate)


def is_of_past_period(candidate: Candidate) -> bool:
    """"from 2011 to 2015, the town spent 9 million to build 300 homes": done in a period that is told in the past tense."""
    if candidate.rule not in WITHOUT_AIM:
        return False
    found = PERIOD_PAST.match(candidate.lead_text)
    if found is None:
        return False
    told = found["clause"].lower().removesuffix("to").split()
    return any(w in hollow("done") or (w.endswith("ed") and len(w) > NEAR) for w in told) and not any_of(told, "coming")


@needs({"made", "gave", "given", "set", "signed", "struck"})
def is_told_of_past(candidate: Candidate) -> bool:
    """"a promise that Ada Ruiz made back in 2010 to cut it to 300 a year": long past."""
    doc, trigger = candidate.sentence.doc, candidate.trigger
    start = trigger.end if trigger is not None and candidate.rule == "targets.pledge" else candidate.goal.start
    if BACK_IN.match(columns_of(doc).between(start, candidate.goal.end)):
        return True
    before = " ".join(candidate.lead[-FAR:])
    return bool(re.search(r"\b(?:promise|pledge|vow|commitment|target|goal)\s+(?:that\s+)?(?:\S+\s+){0,5}(?:made|gave|set)\s+back\s+in\s+"
                          r"(?:19|20)\d\d\s+to$", before))


@needs(hollow("ways"))
def is_supposition(candidate: Candidate) -> bool:
    """"the only way would be for the mayor to cut it by 9%": what would have to be done."""
    before = candidate.lead + candidate.goal_words[:2]
    at = next((i for i, w in enumerate(before) if w in hollow("ways")), None)
    return at is not None and any((a, b) == ("would", "be") for a, b in pairwise(before[at:])) and "that" not in before[at:]


@needs(hollow("growing"))
def is_outlook(candidate: Candidate) -> bool:
    """"the economy is on target to grow 4.7 percent": how things go; what firms are on target to build may be an aim."""
    before = candidate.lead
    if before[-3:] != ["on", "target", "to"]:
        return False
    return any_of(candidate.goal_words[:1], "growing") and any_of(before[:-BESIDE], "economies")


@needs(hollow("calling_off"))
def is_truce(candidate: Candidate) -> bool:
    """"agreed to end a 90-day strike": an end of a dispute."""
    found = goal_words(candidate)
    return any_of(found[:1], "calling_off") and any_of(found[1:NEAR + 1], "strikes") and not is_dated(candidate)


@needs(hollow("levying"))
def is_imposed(candidate: Candidate) -> bool:
    """"proposed to levy a 20% tax on imports": a tax that is laid on; one that was pledged is an aim."""
    found = goal_words(candidate)
    pledged = candidate.rule in PLEDGED or any_of(candidate.lead[-BESIDE:], "promised")
    return not pledged and any_of(found[:1], "levying") and any_of(found[1:NEAR + 2], "taxes") and not is_dated(candidate)


@needs(hollow("passing"))
def is_passage(candidate: Candidate) -> bool:
    """"wants to pass the bill through parliament by early March": the timetable of one law."""
    found = goal_words(candidate)
    return any_of(found[:1], "passing") and any_of(found[1:2], "articles") and any_of(found[2:NEAR], "laws") and not (
        SHARE.search(candidate.goal_text))


@needs(hollow("reached") | hollow("relatives"))
def is_without_object(candidate: Candidate) -> bool:
    """"goals to [be achieved by 2031]", "a radar that the town plans to [deploy there by 2031]": what is done to something else, no words
    for what it is."""
    found = goal_words(candidate)
    if any_of(found[:1], "reaching") and found[1:2] and found[1] in ("in", "by", "before", "within") and not is_counted(candidate):
        return not is_whole(candidate)  # "the share that we want to [reach in ten years is small]"
    passive = found[0] == "be" and any_of(found[1:2], "reached")
    rest = found[2:] if passive else found[1:]
    while not passive and any_of(rest[:1], "adverbs"):
        rest = rest[1:]
    after_relative = not passive and any_of(candidate.lead[-FAR:], "relatives") and len(rest) < len(found)
    return (passive or after_relative) and bool(TIMES_OF_DUE.match(" ".join(rest)))


@needs(hollow("discussing"))
def is_discussed(candidate: Candidate) -> bool:
    """"discussed plans to ban all imports": talked about."""
    before = candidate.lead
    return before[-1:] == ["to"] and any_of(before[-2:-1], "plans") and any_of(before[-NEAR:-2], "discussing")


def is_without_verb(candidate: Candidate) -> bool:
    """"a goal that [the six towns] - Orla, Vik and others - will", "a goal for [all towns]": whom an aim is for, not what it is."""
    before, doc, end = candidate.lead, candidate.goal.doc, candidate.goal.end
    owned = "goal" in candidate.goal_words and any(a in ("a", "our") and b == "goal" for a, b in pairwise(candidate.goal_words[NEAR - 2:]))
    if owned and not is_counted(candidate):
        return candidate.rule in WITHOUT_AIM  # "[cutting waste is a goal for all towns]"
    if candidate.rule != "targets.goal_of":
        return False
    if before[-1:] == ["that"]:
        aside = end < candidate.sentence.end and doc[end].text in ("-", "–", "—", "--")
        return aside and not any_of(candidate.goal_words, "coming")
    first = candidate.goal_words[:1]
    return before[-2:] in (["goal", "for"], ["target", "for"], ["aim", "for"]) and first in (["all"], ["every"], ["each"]) and (
        not is_counted(candidate))


@needs({"majority", "vote", "margin"})
def is_carried(candidate: Candidate) -> bool:
    """"backed a move to keep it by a majority of 102": how a vote went."""
    doc = candidate.sentence.doc
    said = columns_of(doc).lower[candidate.goal.start:min(candidate.sentence.end, candidate.goal.end + BESIDE)]
    at = next((i for i, (a, b) in enumerate(zip(said, said[2:], strict=False)) if a == "by" and b in ("majority", "vote", "margin")), None)
    return at is not None and not any(map(is_amount, doc[candidate.goal.start:candidate.goal.start + at])) and not is_dated(candidate)


@needs(hollow("setting"))
def is_set_when(candidate: Candidate) -> bool:
    """"the target was [set in August]": when it was set, not what it is."""
    found = candidate.goal_words
    when = any_of(found[:1], "setting") and any_of(found[1:2], "moments")
    return when and not any(map(is_amount, candidate.goal))


def is_against(candidate: Candidate) -> bool:
    """"expects prices to rise above the target due to fuel": measured against an aim, without a number."""
    if candidate.rule not in NAMED or is_counted(candidate) or SHARE.search(candidate.goal_text):
        return False
    said = candidate.lead[-BESIDE:] + candidate.goal_words
    at = next((i for i, w in enumerate(said) if w in ("target", "goal")), None)
    return at is not None and any_of(said[max(0, at - BESIDE):at], "beside")


@needs(hollow("opening") | {"invest"})
def is_one_place(candidate: Candidate) -> bool:
    """"plans to invest in a 300-bed clinic": one thing; its number says how large it is."""
    found = goal_words(candidate)
    body = found[2:] if found[:2] == ["invest", "in"] else found[1:] if any_of(found[:1], "opening") else []
    return any_of(body[:1], "articles") and not any(map(is_amount, candidate.goal)) and not is_dated(candidate) and not (
        SHARE.search(candidate.goal_text) or is_whole(candidate))


@needs({"voted", "decided"})
def is_ruling_on_rate(candidate: Candidate) -> bool:
    """"voted to raise its key rate target to [a range of 1% to 2%]": a ruling of a bank, done."""
    before = candidate.lead[-NEAR - BESIDE:]
    if candidate.rule not in NAMED | WITHOUT_AIM or not {"voted", "decided"}.intersection(before):
        return False
    return any(b in ("rate", "rates") for a, b in pairwise(before)) and not is_dated(candidate)


@needs(hollow("aims"))
def is_other_aim(candidate: Candidate) -> bool:
    """"works to achieve these goals by 2031", "to reach the target by [2031]": aims that are told elsewhere."""
    if TIMES_OF_DUE.match(candidate.goal_text):
        return True
    found = goal_words(candidate)
    bare = found[1:2] == ["the"] and TIMES_OF_DUE.match(" ".join(found[3:])) is not None
    pointed = any_of(found[:1], "reaching") and ((any_of(found[1:2], "pointing") and any_of(found[2:2 + BESIDE], "aims"))
                                                 or (bare and any_of(found[2:3], "aims")))
    return pointed and not is_counted(candidate) and not SHARE.search(candidate.goal_text)


@needs(hollow("guessing"))
def is_guess(candidate: Candidate) -> bool:
    """"said the town would likely target 9 streets": what somebody thinks that another will do."""
    return candidate.rule == "targets.will" and any_of([*candidate.lead[-1:], candidate.goal_words[0]], "guessing")


@needs({"sign", "veto"})
def is_signature(candidate: Candidate) -> bool:
    """"pledged to sign the ban into law", "vowed to veto it": one act of who governs."""
    found = candidate.goal_words
    return found[0] == "veto" or (found[0] == "sign" and any(pair == ("into", "law") for pair in pairwise(found)))


@needs(hollow("advising"))
def is_advised(candidate: Candidate) -> bool:
    """"experts have suggested raising it to 9%", "has advocated cutting it by 9%": what others should do."""
    if candidate.rule not in WITHOUT_AIM:
        return False
    before = [w for w in candidate.lead[-NEAR:] if w.isalpha()]
    at = next((i for i, w in enumerate(before) if w in hollow("advising")), None)
    if at is None:
        return False
    begin = candidate.sentence.doc[candidate.goal.start].lower_ if at == len(before) - 1 else before[at + 1]
    return begin.endswith("ing")


def is_price(candidate: Candidate) -> bool:
    """"reaching zero waste by 2031 will require nine plants": what it would take, said of nobody's aim."""
    opening = [*filter(str.isalpha, candidate.lead), candidate.goal_words[0]]
    if candidate.rule not in WITHOUT_AIM or len(opening) > BESIDE or not any(w.endswith("ing") for w in opening[-2:]):
        return False
    lower = columns_of(candidate.sentence.doc).lower[candidate.goal.start:candidate.sentence.end]
    return any(a in ("will", "would") and b in hollow("taking") for a, b in pairwise([w for w in lower if w.isalpha()]))


@needs({"if"})
def is_condition(candidate: Candidate) -> bool:
    """"we must act now if we are to cut it by 9%": what depends on something else."""
    return candidate.rule == "targets.is_to" and "if" in candidate.lead[-NEAR:]


def is_effect(candidate: Candidate) -> bool:
    """"said that this would make as much waste as nine towns": what comes of something."""
    return candidate.rule == "targets.will" and candidate.lead[-2:-1] in (["this"], ["that"]) and not is_dated(candidate)


def is_burden(candidate: Candidate) -> bool:
    """"the plan would increase the cost of care by 9%": nobody aims at that."""
    found = goal_words(candidate)
    after = found[2:3] if any_of(found[1:2], "articles") else found[1:2]
    return candidate.rule == "targets.will" and any_of(found[:1], "swelling") and any_of(after, "burdens")


def is_done(candidate: Candidate) -> bool:
    """"recycled all water and reduced waste by 9%": a result, in a verb of the past that no auxiliary stands before."""
    first = candidate.goal_words[0]
    if candidate.rule != "targets.head" or not first.endswith("ed") or first not in verbs("change_verbs"):
        return False
    return not any_of(candidate.lead[-BESIDE:], "auxiliaries") and not is_dated(candidate)


HOLLOW: dict[Callable[[Candidate], bool], str] = {  # with what each says in plain words
    is_hoped: "a hope of nobody that is named, not an aim",
    is_unmeasurable: "no number, date or end state in it: nothing that could be checked",
    is_present_size: "how large something is now, not what is aimed at",
    is_received: "what somebody was promised to get, not an aim",
    is_of_household: "what a family pays or lives on, not an aim",
    is_surveyed: "a wish of those who were asked in a survey, not an aim",
    is_of_past_period: "done in a period that is over",
    is_told_of_past: "a promise of a year long past",
    is_supposition: "what would have to be done, not an aim",
    is_outlook: "how an economy goes, not an aim",
    is_truce: "the end of a dispute, not an aim",
    is_imposed: "a tax that is laid on, not an aim",
    is_passage: "the passage of one law, not an aim",
    is_without_object: "no words for what is to be reached",
    is_discussed: "talked about, not decided",
    is_without_verb: "whom an aim is for, not what is aimed at",
    is_carried: "how a vote went, not an aim",
    is_set_when: "when an aim was set, not what is aimed at",
    is_against: "measured against an aim, not an aim",
    is_one_place: "one thing to be opened, not an aim",
    is_ruling_on_rate: "a ruling on a rate of a bank, not an aim",
    is_other_aim: "speaks of aims that are told elsewhere",
    is_guess: "what somebody thinks that another will do, not an aim",
    is_signature: "the signing of one law, not an aim",
    is_advised: "what others are advised to do, not an aim",
    is_price: "what it would take, not an aim",
    is_condition: "depends on something else, not an aim",
    is_effect: "what comes of something, not an aim",
    is_burden: "what something will cost, not an aim",
    is_done: "a result, not an aim",
}

HOLLOW_WHOLE = frozenset(HOLLOW[test] for test in (  # their parts are none either
    is_hoped, is_surveyed, is_received, is_of_household, is_told_of_past, is_supposition, is_passage, is_discussed, is_imposed, is_truce))
