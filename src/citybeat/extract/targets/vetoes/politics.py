"""What news of politics and courts, of firms and private lives states in the words of an aim: bills, votes, sittings, wishes of one's own.

As of single acts (measures.py), a year or a share in the goal makes some of them an aim after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from citybeat.extract.targets.lexicon import Lists, words
from citybeat.extract.targets.triggers import YEAR, Candidate, is_number
from citybeat.extract.targets.vetoes.measures import SPAN_OF_TIME
from citybeat.extract.targets.wording import (
    BOUND,
    PLEDGED,
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
from citybeat.nlp.published import published_year

FAR, NEAR, BESIDE = 12, 5, 3  # words within which a word speaks of another
OWN = frozenset((a, b) for a in ("his", "her", "my") for b in (
    "family", "parents", "wife", "husband", "mother", "father", "children", "studies", "career", "debts", "mortgage", "rent", "dream"))
DRAFTING = WITHOUT_AIM | {"targets.will", "targets.propose_to", "targets.offer"}  # rules of what is only proposed
DUE = re.compile(
    r"\b(?:by|before|until)\s+(?:the\s+)?(?:(?:end|middle|start|beginning|early|late|mid|year|fiscal|summer|spring|autumn|of|[A-Z][a-z]+)\s+)*"
    r"((?:19|20)\d\d)\b(?![-–/])")
DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,4}[A-Z]?")
RUN_TOGETHER = re.compile(r"[a-z]{2}\.-?[\"”]?\s?(?:The|A|An|This|That|It|In|But)\b")

politics = Lists("politics.json")
any_of = politics.any_of


def after_sentence(candidate: Candidate, count: int) -> list[str]:
    """The first words of what follows the sentence, lower case."""
    end = candidate.sentence.end
    return columns_of(candidate.sentence.doc).lower[end:end + count]


def is_drafted(candidate: Candidate) -> bool:
    """"the budget would cut the fund by 31%", "It would also close 90 halls" of what was told before, "proposed a 31 percent cut to",
    "a proposal by members to halve it": not decided by anybody; with a year an aim perhaps."""
    before, found = candidate.lead, goal_words(candidate)
    if is_dated(candidate) or candidate.rule not in DRAFTING:
        return False
    proposed = any_of(before[-2:], "proposing")
    paper = any_of(before[-BESIDE - 1:-1], "bills") and (before[-1] == "to" or found[0].endswith("ing"))
    if proposed and (paper or any_of(found[:NEAR + 1], "funds")):
        return True  # "the budget proposes to cut", "proposed to cut the fund's budget by 9%"
    if proposed and any_of(found[:1], "articles"):
        return any_of(found[1:NEAR + 1], "changes")
    if candidate.rule != "targets.propose_to" and found[0] in politics("cutting") and is_budget_of_others(found):
        return True
    if before[-1:] == ["to"] and is_suggested(before):
        return not is_whole(candidate)
    at = max((i for i, w in enumerate(before[-BESIDE:], max(0, len(before) - BESIDE)) if w == "would"), default=None)
    if at is None:
        return False
    aside = before[:at - 1].index(",") if before[at - 1:at] == [","] and "," in before[:at - 1] else at  # "the bill, for one, would"
    told = any_of(before[max(0, aside - 1):aside], "bills" if aside == at else "papers_told")
    return told or (at == 1 and any_of(before[:1], "pronouns"))


def is_budget_of_others(found: list[str]) -> bool:
    """"slash the road budget by 28%"; no "cut its budget by 9%"."""
    at = next((i for i, w in enumerate(found[:NEAR + 2]) if w in ("budget", "budgets", "funding")), None)
    return at is not None and at > 1 and {"its", "their", "our"}.isdisjoint(found[1:at])


def is_suggested(before: list[str]) -> bool:
    """"a proposal to", "the proposal by the town's members to"; not one that was approved."""
    at = max((i for i, w in enumerate(before[-NEAR - 1:], max(0, len(before) - NEAR - 1)) if w in politics("drafts")), default=None)
    if at is None or any_of(before[:at], "accepting"):
        return False
    return before[at + 1:at + 2] in (["to"], ["by"])


@needs(politics("papers"))
def is_paper(candidate: Candidate) -> bool:
    """"plans for a bill to turn 900 rules into bylaws": one paper to be passed."""
    found = goal_words(candidate)
    return any_of(found[:1], "articles") and any_of(found[1:NEAR], "papers") and not is_firm(candidate)


@needs(politics("marks"))
def is_meeting_it(candidate: Candidate) -> bool:
    """"only five members meet the benchmark of 2%": what is reached at present."""
    trigger, before = candidate.trigger, candidate.lead[-FAR:]
    if not (any_of(before[-2:], "marks") or (trigger is not None and any_of([t.lower_ for t in trigger], "marks"))):
        return False
    at = next((i for i, w in enumerate(before) if w in politics("reaching")), None)
    return at is not None and any_of(before[max(0, at - BESIDE):at], "at_present") and not any_of(before[:at], "coming")


def is_obliged(candidate: Candidate) -> bool:
    """"according to neighbours, they must stop and commit to 300 homes": what others are to pledge."""
    bound = candidate.rule in BOUND or candidate.lead[-2:] in (["commit", "to"], ["committing", "to"])
    return bound and any_of(candidate.lead[:candidate.subject_end - candidate.sentence.start], "obliged") and not is_dated(candidate)


@needs(politics("deadlines") | {"until"})
def is_term_of_others(candidate: Candidate) -> bool:
    """"extended a deadline for tenants to leave until 2031", "has until May to file its answer": by when others have to do something."""
    before, found = candidate.lead[-FAR:], goal_words(candidate)
    if not any_of(before, "deadlines"):
        return ("has", "until") in pairwise(before) and any_of(found[:1], "filing")
    at = next(i for i, w in enumerate(before) if w in politics("deadlines"))
    return (any_of(before[:at], "extending") and before[at + 1:at + 2] == ["for"]) or any_of(found[:1], "filing")


@needs(politics("seeking"))
def is_search(candidate: Candidate) -> bool:
    """"aims to find ways to get 900 empty flats let", "to discuss how to": what is looked for, not what is to be reached."""
    found = goal_words(candidate)
    return found[0] in politics("seeking") and any_of(found[1:NEAR], "answers") and not is_firm(candidate)


def is_for_whom(candidate: Candidate) -> bool:
    """"create jobs in 300 villages across nine states": numbers that only say where something without a number is done."""
    found = goal_words(candidate)
    creating = found[0] in ("create", "creating") and any_of(found[1:BESIDE], "uncounted")
    if not (creating or found[0] in politics("helping")) or is_firm(candidate) or is_whole(candidate):
        return False
    if found[1:2] and (found[1][:1].isdigit() or found[1] in politics("places")):
        return False
    goal, lower = candidate.goal, columns_of(candidate.goal.doc).lower
    numbers = [t.i for t in goal if is_number(t)]
    return bool(numbers) and all(
        any_of(lower[max(goal.start + 1, i - BESIDE):i], "where") and any_of(lower[i + 1:min(goal.end, i + BESIDE + 1)], "places")
        for i in numbers)


@needs(politics("studying") | politics("home_life") | {b for _, b in OWN})
def is_own_life(candidate: Candidate) -> bool:
    """"she plans to double major in law", "he hopes to stay another two years to get a degree", "his aim is to bring his family here": the
    studies, family and money of one person."""
    before, found = candidate.lead, goal_words(candidate)
    if candidate.rule in BOUND and not any_of(found, "studies"):
        return False
    if found[0] in politics("studying") and any_of(found[1:FAR + BESIDE], "studies"):
        return any_of(before[:candidate.subject_end - candidate.sentence.start][-FAR:], "people") or any_of(found[:BESIDE], "learning")
    own = any_of(before[-NEAR - 1:], "people") or not {"his", "her", "my"}.isdisjoint(before[-FAR:])
    return own and (any_of(found[:FAR + BESIDE], "home_life") or not OWN.isdisjoint(pairwise(found)))


@needs(politics("balloting"))
def is_sitting(candidate: Candidate) -> bool:
    """"the goal is for two committees to vote next week", "hopes to bring it to the floor by May": the timetable of a vote or sitting."""
    found = goal_words(candidate)
    at = next((i for i, w in enumerate(found[:FAR]) if w in politics("balloting")), None)
    if at is None or SHARE.search(candidate.goal_text) or (at and found[at - 1] != "to"):
        return False
    return any_of(found[at:at + NEAR], "voting") and any_of(found[at:], "soon")


@needs({"possible"})
def is_as_possible(candidate: Candidate) -> bool:
    """"hire as many clerks as possible in four or five years": how many is not said."""
    lower = columns_of(candidate.sentence.doc).lower[candidate.goal.start:min(candidate.sentence.end, candidate.goal.end + FAR)]
    at = next((i for i, (a, b) in enumerate(pairwise(lower)) if (a, b) == ("as", "possible")), None)
    if at is None or "as" not in lower[max(0, at - NEAR):at] or SHARE.search(candidate.goal_text):
        return False
    return not is_counted_outside(candidate, SPAN_OF_TIME) and not is_whole(candidate)


def is_helping(candidate: Candidate) -> bool:
    """"are now helping to fund 300 clerks": under way."""
    before = candidate.lead
    return before[-2:] == ["helping", "to"] and candidate.trigger is None and not is_dated(candidate)


def is_untrue(candidate: Candidate) -> bool:
    """"it was wrongly reported that the town planned to close all parks", "... That is not the case": told to be untrue."""
    lead = candidate.lead
    if any_of(lead, "untrue"):
        return True
    if "accuracy" in lead and any("accuracy" in lead[i:i + BESIDE + 1] for i, w in enumerate(lead) if w == "without"):
        return True
    later = after_sentence(candidate, FAR)
    if later[:1] not in (["that"], ["this"], ["it"]):
        return False
    at = next((i for i, w in enumerate(later) if w in ("is", "was", "'s", "’s")), None)
    if at is None or at > BESIDE:
        return False
    said = later[at + 1:at + BESIDE + 1]
    return any_of(said[:2], "false") or (said[:1] in (["not"], ["n't"], ["n’t"]) and any_of(said[1:], "true"))


@needs(politics("thresholds"))
def is_threshold(candidate: Candidate) -> bool:
    """"to require at least 60 votes": what a vote takes."""
    found = goal_words(candidate)
    taken = any_of([*candidate.lead[-1:], found[0]], "thresholds")
    return taken and any_of(found[:NEAR + 2], "ballots") and not is_dated(candidate)


@needs(politics("barring") | politics("deploying"))
def is_deployment(candidate: Candidate) -> bool:
    """"plans to deploy 900 snow plows", "to stop all traffic": those who are sent out for once, and what they close."""
    found = goal_words(candidate)
    closed = found[0] in politics("barring") and any_of(found[1:NEAR], "barred")
    return (closed or (found[0] in politics("deploying") and any_of(found[1:NEAR + 1], "crews"))) and not is_firm(candidate)


@needs(politics("closing"))
def is_closing(candidate: Candidate) -> bool:
    """"aims to complete the $4 billion purchase by June": when a deal is closed."""
    found = goal_words(candidate)
    return found[0] in politics("closing") and any_of(found[1:NEAR + 3], "deals")


@needs(politics("bashing"))
def is_bashed(candidate: Candidate) -> bool:
    """"bashed the firm's plan to close the plant": named because others are against it."""
    before = candidate.lead
    at = max((i for i, w in enumerate(before) if w in politics("bashing")), default=None)
    if at is None or at < len(before) - FAR or not {",", "and", "but", "that"}.isdisjoint(before[at:]):
        return False
    return any_of(before[at:], "plans") and not is_dated(candidate)


def is_lapsed(candidate: Candidate) -> bool:
    """"agreed to reach peace by the end of 2008", in an article of 2017: due before it."""
    if not YEAR.search(candidate.goal_text) or not DUE.search(candidate.goal_text):
        return False
    now = published_year(candidate.sentence.doc)
    return now is not None and max(map(int, YEAR.findall(candidate.goal_text))) < now


def is_to_come_of(candidate: Candidate) -> bool:
    """"once the pledge is complete, the area will grow by a third": what comes of something, not what it is aimed at."""
    before = candidate.lead
    comes = candidate.rule in DRAFTING and before[-1:] == ["will"] and any_of(candidate.goal_words[:1], "changing_itself")
    return comes and any_of(before[:1], "once") and "," in before and not is_dated(candidate)


@needs(politics("answering"))
def is_compliance(candidate: Candidate) -> bool:
    """"committed to meet our request by next week": an answer to somebody."""
    found = [w for w in goal_words(candidate) if not w.endswith("ly")]
    return found[0] in politics("answering") and any_of(found[1:BESIDE + 1], "requests")


def is_run_together(candidate: Candidate) -> bool:
    """"saved two million acres.-The end goal": words of two sentences."""
    return candidate.rule == "targets.named_goal" and bool(RUN_TOGETHER.search(candidate.goal_text))


@needs(politics("repealing") | politics("enacting"))
def is_repeal(candidate: Candidate) -> bool:
    """"vowed to repeal the Clinics Act", "to repeal old laws and adopt them anew": one act of a parliament."""
    found = goal_words(candidate)
    if is_firm(candidate) or is_counted(candidate) or not words("universals").isdisjoint(found):
        return False
    if candidate.rule in PLEDGED:
        return False  # "pledged to repeal it": many are held to that
    return found[0] in politics("repealing") or (found[0] in politics("enacting") and any_of(found[1:NEAR], "enacted"))


def is_by_name(candidate: Candidate) -> bool:
    """"use the FC-31 to end monopolies", "curb CO2": digits only in the names of things."""
    if not is_counted(candidate) or is_firm(candidate) or is_whole(candidate) or any_of(candidate.goal_words, "multiples"):
        return False
    numbers = [t.text for t in candidate.goal if is_number(t)]
    return all(map(DESIGNATION.fullmatch, numbers))


POLITICS: dict[Callable[[Candidate], bool], str] = {  # with what each says in plain words
    is_drafted: "what a bill or a budget would do: proposed, not decided",
    is_paper: "a bill to be passed, not an aim",
    is_meeting_it: "reached at present, not aimed at",
    is_obliged: "what others are to pledge, not an aim",
    is_term_of_others: "by when others have to do something, not an aim",
    is_search: "what is looked for: nothing that could be checked",
    is_for_whom: "its numbers only say where: nothing that could be checked",
    is_own_life: "a plan for one's own life, not an aim",
    is_sitting: "the timetable of a vote, not an aim",
    is_as_possible: "as many as possible: nothing that could be checked",
    is_helping: "under way, not aimed at",
    is_untrue: "told to be untrue",
    is_threshold: "the votes that something takes, not an aim",
    is_deployment: "those who are sent out for once, not an aim",
    is_closing: "when a deal is closed, not an aim",
    is_bashed: "named because others are against it",
    is_lapsed: "due before the article was published",
    is_to_come_of: "what comes of something, not an aim",
    is_compliance: "an answer to a request, not an aim",
    is_run_together: "words of two sentences",
    is_repeal: "a law that is passed or repealed, not an aim",
    is_by_name: "digits only in names: nothing that could be checked",
}

WHOLE_ACTS = frozenset(POLITICS[test] for test in (  # their parts are none either
    is_paper, is_term_of_others, is_search, is_own_life, is_sitting, is_closing))
