"""By when a target is to be reached: which of the dates around a goal is its deadline."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Span

from citybeat.extract.targets.slots import COMPARED, FROM, THAN_IN, amounts_in, quantity_of
from citybeat.extract.targets.traits import Reading, by_before
from citybeat.nlp.columns import text_of
from citybeat.nlp.dates import DateMention, find_dates

COMPARED_BEFORE = re.compile(rf"{COMPARED}$")
DATED = re.compile(r"\b(?:by|before|until|within|around)\s+(?:the\s+)?(?:or\s+)?(?:\w+\s+)?$", re.IGNORECASE)
DATED_TEXT = re.compile(r"(?:within|around|circa)\b", re.IGNORECASE)
RESPECTIVELY = " respectively "  # "cut A by 10% and B by 30% respectively in 2030": one date for all
# "the target this year [is] 5%", "the 2031 output target of [5%]"
OF_AIM = re.compile(
    r"(?:(?:[’']s)?\s+(?:(?!(?:in|on|for|by|of|to|and|with|at|from|that|which|[a-z]+ed)\b)[\w-]+\s+){0,5}"
    r"(?=(?:target|goal|objective|ambition|commitment|pledge|aim\s+of)\b))?"
    r"(?:\s*\b(?:is|was|are|has been|remains|stands|set|still|at|of|to|for|also|now|be|aims?|aiming|aimed|target(?:s|ing)?|plans?|planning"
    r"|ambitions?|commitments?|pledges?|goals?|objectives?|planned|hopes?|hoping|hoped|wants?|intends?|seeks?|seeking|expects?)){1,5}"
    r"\s+[\"“]?", re.IGNORECASE)
LISTED = re.compile(r"\s+and\s+(?:to\s+)?[a-z]+\s+(?:(?!in\b|by\b|and\b)[\w.,$€£%-]+\s+){1,6}(?:in|by)\s+(?:the\s+end\s+of\s+)?")
# "[save £5m ($7m]; €6m) this year", "[40 shops] is its target for 2031", "[the target of 40], set for 2031"
NEXT = re.compile(r"(?:\s*[^()]{0,30}\)(?:\s+(?:in|for|from|over|during))?|\s*(?:in|for)|,?\s+set\s+for"
                  r"|\s+(?:is|was|are|were|remains?|as)\s+(?:the|its|their|our|his|her|an?)\s+(?:[\w-]+\s+){0,3}"
                  r"(?:target|goal|aim|objective)s?\s+for)(?:\s+fiscal)?\s*")
# "[earn $4 a share] ..., adding that it can achieve this in 2031"
REACHED = re.compile(r"\b(?:achieve|reach|meet|hit|attain|accomplish|complete|fulfil|fulfill|do)\s+(?:(?:this|that|it|them|so)|(?:this|that"
                     r"|the|its|their)\s+(?:goal|target|aim|figure|level|mark|objective)s?)\s+(?:by|before|in|within)\s+(?:the\s+)?$")
# "put off its [break-even target] from 2030 to 2031"
PUT_OFF = re.compile(r"\b(?:push|put|mov|delay|postpon|defer|extend|bring|brought|shift)(?:e|es|s|ed|ing)?\s[^,;]*\bfrom\s+$")
# "under its plan for 2030-35", "under a five-year plan to 2031", "in the 2030-35 programme": a period in which all of it is to be done
PLAN = r"(?:plan|programme|program|strategy|framework|period|cycle|term|parliament|legislature|session|mandate|phase)s?"
IN_PLAN = re.compile(rf"\b{PLAN}\s*(?:[(\[]|,\s+)?(?:(?:for|from|of|over|covering|spanning|running|lasting"
                     r"|(?:that|which)\s+(?:runs|covers))\s+(?:from\s+)?)?$", re.IGNORECASE)
PLAN_UNTIL = re.compile(rf"\b{PLAN}\s*(?:[(\[]|,\s+)?(?:(?:running|lasting|(?:that|which)\s+(?:runs|lasts))\s+)?"
                        r"(?:to|until|through|up\s+to|ending\s+in)\s+$", re.IGNORECASE)
PLAN_AFTER = re.compile(rf"\s+(?:[\w-]+\s+){{0,3}}{PLAN}\b", re.IGNORECASE)
# "its budget for 2031 sets a [deficit of 3%]", "in the 2031 budget"
BUDGET_BEFORE = re.compile(r"\bbudgets?\s+(?:(?:plan|proposal|bill|law|draft)s?\s+)?(?:for|of)\s+(?:the\s+)?(?:(?:fiscal|financial)\s+)?"
                           r"(?:year\s+)?$", re.IGNORECASE)
BUDGET_AFTER = re.compile(r"\s+(?:(?:draft|federal|national|state|general|annual|government|public)\s+)?budget\b", re.IGNORECASE)
OF_BUDGET = re.compile(r"\b(?:deficits?|spending|revenues?|borrowing|surplus|budget|expenditures?|growth|inflation)\b", re.IGNORECASE)
# "[in the next session], which runs from [2030 to 2035]"
LAID_IN = re.compile(r"\b(?:parliament|legislature|session|term|mandate|period|phase|cycle|programme|program|plan|season)$", re.IGNORECASE)
WHICH_RUNS = re.compile(r",?\s+(?:which|that)\s+(?:is|will\s+be|(?:will\s+)?(?:runs?|lasts?|goes|go|covers?|spans?|extends?))\s+"
                        r"(?:from\s+)?")
DAYS = re.compile(r"within\s+(?!the\s+(?:next|coming|following)\b)(?:[\w-]+\s+)*(?:days?|weeks?)$", re.IGNORECASE)
TO_COME = re.compile(r"\b(?:next|coming|following)\s+(?:[\w-]+\s+)?(?:years|decades?)$", re.IGNORECASE)  # "over the next five years"
PERIOD = re.compile(r"(?:over|during|for|in)\b", re.IGNORECASE)
BEYOND = re.compile(r"\b(?:beyond|past)\s+(?:the\s+)?(?:year\s+)?$", re.IGNORECASE)  # "run beyond 2031": not by when
THEN = re.compile(r"\bby\s+(?:then|that\s+(?:date|time|year|point)|the\s+same\s+(?:date|time|year|deadline))\b", re.IGNORECASE)
REFERRED = 400  # characters
OF_LEVEL = re.compile(r"\s*(?:-|–)?\s*(?:levels?|baseline|figures?|totals?)\b")
THAN_BEFORE = re.compile(rf"{THAN_IN}$", re.IGNORECASE)
ON_YEAR = re.compile(r"(?:%|\bper\s?cent|\bpct)\s+(?:on|over|against|below|above)\s+(?:the\s+)?$", re.IGNORECASE)
# "the Ferries Act, 2031"
LAW_BEFORE = re.compile(r"\b(?:Act|Law|Code|Decree|Ordinance|Regulations?|Constitution|Treaty|Convention),?\s+$")
PLAN_BEFORE = re.compile(r"\b(?:Plan|Vision|Agenda|Strategy|since|compared with|compared to|COP\d*)\s+$")
NEAR_DAY = re.compile(r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|[Tt]oday|[Yy]esterday)\b|\bago\b|^last\b")
THE_YEAR = re.compile(r"the\s+(?:(?:full|whole)\s+)?year", re.IGNORECASE)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# "the first [cut] in ten years", "the coldest winter in ten years"
LASTED_FOR = re.compile(r"(?:in|for)\s+(?!the\b)", re.IGNORECASE)
RECORD = re.compile(r"\b(?:first|only|worst|best|(?<!at )most|[a-z]{2,}est)\b(?<!invest)(?<!request)(?<!interest)(?<!forest)(?<!latest)"
                    r"(?:\s+(?:(?!to\b|will\b|by\b)[\w-]+)){0,6}\s+$")
# "vowed [during her campaign] to open ten schools within 90 days"
TOLD_THEN = re.compile(r"\b(?:during|in|on)\s+(?:(?:his|her|its|their|the)\s+)?(?:[\w-]+\s+){0,2}(?:campaign|campaigning|trail|manifesto)\b"
                       r"|\bhad\s+(?:\w+\s+)?(?:promised|pledged|vowed|said|agreed|committed|announced|set)\b", re.IGNORECASE)
# "the 1991 Fisheries Treaty"
NAME_AFTER = re.compile(r"\s+(?:[A-Z][\w’'-]*\s+(?:(?:of|on|for|and|the)\s+){0,2}){0,5}(?:Treaty|Protocol|Agreement|Accords?|Convention"
                        r"|Declaration|Act|Pact|Constitution|Charter|Resolution|Olympics|Games|Cup|Championships?|Expo)\b")
OCCASION = re.compile(r"\b(?:Olympics|Games|Cup|Championships?|Expo)$")  # "fourth place at the 2031 Ghent Games": when it is to be reached
HOSTING = re.compile(r"\b(?:host|hold|stag|organi[sz])\w*\b", re.IGNORECASE)
AT = re.compile(r"\b(?:at|in|by|before|for|until)\s+(?:the|its|their|our)?\s*$", re.IGNORECASE)
# "pledged by the mayors in Ghent in 2021": when it was aimed at, not by when
MADE_IN = re.compile(r"\b(?:promised|pledged|agreed|signed|ratified|enacted|set)(?:\s+(?:by|at|in)(?:\s+(?!in\b)\w+){1,4}){0,3}\s+in\s+$")
ADDED = re.compile(r",\s+(?:adding|while|whereas)\b")
# "payments due this year": when they fall due
FALLING_DUE = re.compile(r"\b(?<!is )(?<!are )(?<!be )(?<!was )(?<!were )(?:due|maturing|payable|expiring)\s+"
                         r"(?:(?:in|on|by|for|between|from|over|during)\s+)?$", re.IGNORECASE)
STARTING = re.compile(r"\bfrom\s+(?:the\s+)?(?:(?:early|mid|late|start|beginning|of)[\s-]+){0,3}$", re.IGNORECASE)
# what begins a clause with a date of its own
OWN_CLAUSE = re.compile(r"\band\s+(?:also\s+|then\s+)?(?:would\s+like|(?:aim|hope|plan|want|intend|pledge|promise|expect|seek|vow)"
                        r"(?:s|d|ed)?)\s+to\b|,\s+(?:he|she|it|they|we|while|whereas|but"
                        r"|(?:which|who)\b(?![^,]*,\s+(?:by|before|in)\b))\b|,\s+(?:[a-z-]+\s+){1,3}(?:could|might|may)\s+be\b|\s(?:it|they|he|she)\s+(?:could|might|may)\b|;(?![^()]*\))")
# between a number and one of another time: "to 5% [this year and to] 9%"
OTHER_AMOUNT = re.compile(r"\band\s+(?:[a-z]+\s+){0,3}(?:(?:to|by)\s+)?"
                          r"(?:(?:another|a\s+further|about|around|at\s+least|some|over|more\s+than)\s+)?[$€£]?$", re.IGNORECASE)
# "40 this year [and 50 by] 2031"
STEP = re.compile(r"\band\s+(?:then\s+)?(?:another\s+)?\d[\d.,]*\s+(?:more\s+)?(?:by|in|before)\s+(?:the\s+end\s+of\s+)?$")
FURTHER = re.compile(r",\s+[a-z]+ing\b[^,]*\b(?:further|again|later)\b[^,]*$")
AND_YEAR = re.compile(r"\s+and\s+(?:in\s+|for\s+)?$")
# "3% growth this year, against a target of [5%]", "growth in 2031 may be 3%, below the target of [5%]"
SET_AGAINST = r"(?:\s+[^,;:()]{0,50})?,?\s+(?:against|compared\s+with|versus|short\s+of|below|above)\s+(?:an?|the|its|their)\s+"
AGAINST = re.compile(SET_AGAINST + r"(?:[\w-]+\s+){0,3}(?:target|goal|aim|objective)\s+of\s+(?:an?\s+)?")
AGAINST_A = re.compile(SET_AGAINST + r"(?:[\w-]+\s+)?")
AIM_FIRST = re.compile(r"(?:[\w-]+\s+){0,3}(?:target|goal|aim|objective)\s+of\b")
# "named its targets for 2031, putting the goal for growth at [5%]"
AIMED_FOR = re.compile(r"\b(?:targets|goals|objectives)\s+for\s+(?:the\s+)?$")
# "in the year beginning April 1"
BEGUN = re.compile(r"\b(?:starting|beginning|commencing|effective|ended)\s+(?:on|in|from)?\s*$", re.IGNORECASE)
# "Waste In 2031, Orla aims to": with the heading above it
OPENING = re.compile(r"\W*(?-i:[A-Z][a-z]+\s+(?=(?:In|By)\s))?(?:\d+\W+)?(?:in|from|by|for|during|until|before)?\s*"
                     r"(?:the\s+year\s+)?", re.IGNORECASE)


def deadline_of(goal: Span, reading: Reading, year: int | None) -> DateMention | None:
    """By when: a date of the goal, else of its sentence, "by" before others; not one before the article's year."""
    within = [d for d in reading.dates_in(goal) if usable(d, reading, year)]
    inside = [d for d in within if not is_of_other_amount(goal, reading, d)]
    others = [d for d in reading.dates if d not in within and usable(d, reading, year)
              and (any(test(goal, reading, d) for test in OWN) or not in_other_clause(goal, reading, d))]
    outside = [d for d in others if by_before(reading.sentence, d) or leads(reading.sentence, d) or RESPECTIVELY in reading.text]
    outside += [d for d in others if d not in outside and any(test(goal, reading, d) for test in (*BESIDE, *OWN))]
    if any(BEYOND.search(reading.text[:d.start_char]) for d in reading.dates_in(goal)):
        outside = []  # of what else the sentence names
    if not within and (then := by_then(goal, reading, year)) is not None:
        return then
    dated = [d for d in inside if DATED.search(reading.text[:d.start_char]) or DATED_TEXT.match(d.text)]
    for group in (dated, inside, outside):
        if group:
            nearest = group is outside
            first = min((period_apart(goal, reading, d) for d in group),
                        key=lambda d: (d.iso is None, nearest and distance(goal, reading, d), d.start_char))
            return next((d for d in reading.dates if is_following_year(reading.text, first, d)), first)
    return None


def by_then(goal: Span, reading: Reading, year: int | None) -> DateMention | None:
    """For "cut it by 9% by then" the last date to come that is named before it, at most REFERRED characters away."""
    said = THEN.search(goal.text)
    if said is None:
        return None
    at, shift = goal.start_char + said.start(), goal.start_char - reading.sentence.start_char
    before = goal.doc.text[max(0, at - REFERRED):at]
    named = [(d, d.iso_to or d.iso or "") for d in find_dates(before, reading.published)]
    known = [d for d, last in named if last and (int(last[:4]) >= year if year is not None else DATED.search(before[:d.start_char]))]
    return replace(known[-1], start_char=shift + said.start(), end_char=shift + said.end(), text=said.group()) if known else None


def is_lapsed(goal: Span, reading: Reading) -> bool:
    """Whether a goal was due before the article: "hire 300 clerks by June 2030" in one of 2031."""
    now, dates = reading.published or "", reading.dates_in(goal)
    if not now or not any(by_before(reading.sentence, d) for d in dates):
        return False
    return all(last is not None and last < now[:len(last)] for last in (d.iso_to or d.iso for d in dates))


def distance(goal: Span, reading: Reading, date: DateMention) -> int:
    """How far a date beside a goal stands from it: one before the goal is nearer than any behind it ("that by 2031 it hopes to ...")."""
    start, end = goal.start_char - reading.sentence.start_char, goal.end_char - reading.sentence.start_char
    return start - date.end_char if date.start_char < start else len(reading.text) + date.start_char - end


def in_other_clause(goal: Span, reading: Reading, date: DateMention) -> bool:
    """Whether a date beside a goal is that of another clause: "leave by 2031 and the aim is to ...", "... and hopes to open by 2031"; one
    that opens the sentence holds for all of it."""
    text = reading.text
    start, end = goal.start_char - reading.sentence.start_char, goal.end_char - reading.sentence.start_char
    if date.start_char < start:
        return not OPENING.fullmatch(text[:date.start_char]) and bool(re.search(r"\band\b", text[date.end_char:start]))
    return bool(OWN_CLAUSE.search(text[end:date.start_char]))


def is_of_other_amount(goal: Span, reading: Reading, date: DateMention) -> bool:
    """Whether a date of a goal goes with another number than the one that counts: "to 5% this year and 9% by [2031]", "to 5%, raising it
    further to 9% in [2031]"; "300 homes and 20 shops by 2031" share it."""
    amounts = amounts_in(goal, reading)
    chosen = quantity_of(goal, reading) if amounts else None
    if chosen is None:
        return False
    stepped = STEP.search(reading.text[chosen.end_char:date.start_char])
    if stepped and any(chosen.end_char <= d.start_char < chosen.end_char + stepped.start() for d in reading.dates):
        return True
    earlier = [q for q in amounts if q.start_char < date.start_char < chosen.start_char]
    if earlier and chosen.change == "to" and FROM.search(reading.text[:earlier[0].start_char]):
        return True  # "from 40 in 2030 to 60 in 2031"
    later = [q for q in amounts if chosen.end_char < q.start_char and q.end_char <= date.start_char]
    if not later:
        return False
    dated = any(chosen.end_char <= d.start_char < later[-1].start_char for d in reading.dates)
    between = reading.text[chosen.end_char:later[-1].start_char]
    return bool((dated and OTHER_AMOUNT.search(between)) or FURTHER.search(between))


def is_following_year(text: str, first: DateMention, second: DateMention) -> bool:
    """Whether a date is the second of "for 2030 and 2031"."""
    years = [d.iso for d in (first, second) if d.iso is not None and len(d.iso) == 4]
    return len(years) == 2 and int(years[1]) == int(years[0]) + 1 and bool(AND_YEAR.fullmatch(text[first.end_char:second.start_char]))


def is_against(goal: Span, reading: Reading, date: DateMention) -> bool:
    """Whether a year is that of a result set against a target: "3% growth this year, against a target of [5%]"; or of the targets of which
    this is one: "named its targets for 2031, putting the goal for growth at [5%]"."""
    between = reading.text[date.end_char:goal.start_char - reading.sentence.start_char]
    against = AGAINST.fullmatch(between) or (AGAINST_A.fullmatch(between) and AIM_FIRST.match(goal.text))
    aimed = AIMED_FOR.search(reading.text[:date.start_char]) and not reading.dates_in(goal)
    return date.iso is not None and len(date.iso) == 4 and bool(against or aimed)


def is_of_aim(goal: Span, reading: Reading, date: DateMention) -> bool:
    """Whether a year stands beside the word of the aim before a goal: "the target this year is 5%", "is this year aiming at 5%"."""
    between = reading.text[date.end_char:goal.start_char - reading.sentence.start_char]
    return date.iso is not None and len(date.iso) == 4 and bool(OF_AIM.fullmatch(between))


def is_shared(goal: Span, reading: Reading, date: DateMention) -> bool:
    """Whether a date ends a list of goals of which this is one: "open 40 shops and close 30 in 2031"."""
    between = reading.text[goal.end_char - reading.sentence.start_char:date.start_char]
    return date.iso is not None and bool(LISTED.fullmatch(between))


def is_next(goal: Span, reading: Reading, date: DateMention) -> bool:
    """Whether a year follows a goal: "[set 5% as its target] for 2031"."""
    between = reading.text[goal.end_char - reading.sentence.start_char:date.start_char]
    return date.iso is not None and len(date.iso) == 4 and bool(NEXT.fullmatch(between))


def is_of_period(goal: Span, reading: Reading, date: DateMention) -> bool:
    """Whether a range of years is that of the period at the end of a goal: "in the next session, which runs from [2030 to 2035]"."""
    between = reading.text[goal.end_char - reading.sentence.start_char:date.start_char]
    return date.iso_to is not None and bool(LAID_IN.search(goal.text) and WHICH_RUNS.fullmatch(between))


def is_reached(goal: Span, reading: Reading, date: DateMention) -> bool:
    """Whether a later clause says when the goal is reached: "[earn $4 a share], adding that it can achieve this in 2031"."""
    between = reading.text[goal.end_char - reading.sentence.start_char:date.start_char]
    return bool(REACHED.search(between)) and not any(d.start_char > date.start_char for d in reading.dates_in(goal))


def is_put_off(goal: Span, reading: Reading, date: DateMention) -> bool:
    """Whether a goal is moved from one year to another: "put off its [break-even target] from 2030 to 2031"."""
    moved, start = PUT_OFF.search(reading.text[:date.start_char]), goal.start_char - reading.sentence.start_char
    return date.iso_to is not None and moved is not None and moved.start() <= start < date.start_char


def is_of_plan(goal: Span, reading: Reading, date: DateMention) -> bool:
    """Whether a goal is part of a plan with years of its own: "under its plan for 2030-35 it is to [open 40 shops]"."""
    before, after, last = reading.text[:date.start_char], reading.text[date.end_char:], date.iso_to or date.iso
    if last is None or len(last) != 4 or date.basis != "stated" or goal.start_char - reading.sentence.start_char < date.end_char:
        return False
    return bool(PLAN_UNTIL.search(before) if date.iso_to is None else IN_PLAN.search(before) or PLAN_AFTER.match(after))


def is_of_budget(goal: Span, reading: Reading, date: DateMention) -> bool:
    """Whether what is aimed at is a figure of a budget, and this is its year: "its budget for 2031 sets a [deficit of 3%]"."""
    if date.iso is None or goal.start_char - reading.sentence.start_char < date.end_char or not OF_BUDGET.search(goal.text):
        return False
    return bool(BUDGET_BEFORE.search(reading.text[:date.start_char]) or BUDGET_AFTER.match(reading.text[date.end_char:]))


def period_apart(goal: Span, reading: Reading, date: DateMention) -> DateMention:
    """"over three years" says how long, not by when ("over the next three years" does); "vowed in 2029 to do so within five years" counts
    from then, and "within 100 days" from a day that nobody names."""
    if date.basis != "relative":
        return date
    lasts = PERIOD.match(date.text) and not TO_COME.search(date.text)
    since_then = DATED_TEXT.match(date.text) and told_then(goal, reading)
    return replace(date, iso=None) if lasts or DAYS.match(date.text) or since_then else date


def told_then(goal: Span, reading: Reading) -> bool:
    """Whether the words before a goal say that it was set some time ago."""
    opening, now = goal.start_char - reading.sentence.start_char, (reading.published or "")[:4]
    past = any(d.start_char < opening and d.iso is not None and d.iso[:4] < now and not OF_LEVEL.match(reading.text[d.end_char:])
               for d in reading.dates)
    return past or bool(TOLD_THEN.search(reading.text[:opening]))


def leads(sentence: Span, date: DateMention) -> bool:
    """Whether a date opens the sentence ("In 2025, ...", "From 2024, ..."), and nobody adds or sets against it what is aimed at."""
    return bool(OPENING.fullmatch(text_of(sentence)[:date.start_char])) and not ADDED.search(text_of(sentence))


def usable(date: DateMention, reading: Reading, year: int | None) -> bool:
    """Whether a date can be a deadline: not past, no baseline, no part of the name of a plan, no day of this week."""
    last, now = date.iso_to or date.iso, reading.published or ""
    if last is not None and year is not None and (int(last[:4]) < year or last < now[:len(last)]):
        return False
    if date.text.casefold().startswith("earlier"):
        return False
    before, after = reading.text[:date.start_char], reading.text[date.end_char:]
    if OF_LEVEL.match(after) or PLAN_BEFORE.search(before) or THAN_BEFORE.search(before):
        return False
    if ON_YEAR.search(before) and last is not None and (last < now or any(d.iso is not None and d.iso > last for d in reading.dates)):
        return False  # "40% over 2029 by 2031"
    if BEYOND.search(before) or LAW_BEFORE.search(before):
        return False
    if COMPARED_BEFORE.search(before) and (last is None or year is None or int(last[:4]) <= year):
        return False
    named = NAME_AFTER.match(after)
    occasion = named and OCCASION.search(named.group()) and AT.search(before) and not HOSTING.search(before)
    if date.iso is None and re.match(r"\s+(?:following|after|since|ended)\b", after) and not DATED_TEXT.match(date.text):
        return False  # "in the months after the vote"
    if DAY.fullmatch(last or "") and ((before.endswith("(") and after.startswith(")")) or (last == now and not DATED.search(before))):
        return False  # of a caption or dateline
    if (after[:2] in ("'s", "’s") and re.search(r"\bat\s+$", before)) or (LASTED_FOR.match(date.text) and RECORD.search(before)):
        return False
    if THE_YEAR.fullmatch(date.text) and any(d.iso and d.basis == "stated" and int(d.iso[:4]) < (year or 0) for d in reading.dates
                                             if d.start_char < date.start_char):
        return False  # "grew 3% in the first half of 2030, below the target for the year"
    if (named and not occasion) or MADE_IN.search(before) or BEGUN.search(before) or FALLING_DUE.search(before):
        return False
    if date.basis == "relative" and date.iso_to is None and starts(before, date):
        return False
    return not NEAR_DAY.search(date.text)


def starts(before: str, date: DateMention) -> bool:
    """Whether a month or a day without a year is when something begins: "from early April"."""
    return bool(STARTING.search(before)) or date.text.casefold().startswith("from ")


BESIDE = (is_of_aim, is_shared, is_next, is_against, is_of_plan, is_of_budget)
OWN = (is_of_period, is_reached, is_put_off)  # dates that are those of the goal though another clause holds them
