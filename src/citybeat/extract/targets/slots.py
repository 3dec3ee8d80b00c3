"""What a target states: quantity, deadline, baseline, direction."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Literal

from spacy.tokens import Span

from citybeat.extract.facts import Quantity
from citybeat.extract.targets.lexicon import find_phrase, verbs, words
from citybeat.extract.targets.traits import Reading, by_before, kind_of_unit
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.dates import DateMention
from citybeat.nlp.quantities import QuantityMention, find_quantities

Direction = Literal["reduce", "increase", "reach", "maintain"]
YEAR = r"(?:19|20)\d\d"
BASELINE = re.compile(
    r"\b(?:from|against|relative to|compared (?:with|to)|versus|vs\.?|over|on|below|above|based on|the)\s+(?:the\s+)?(?:its\s+|their\s+)?"
    rf"(?P<year>{YEAR})\s*(?:-|–)?\s*(?:levels?|baseline|figures?|emissions|base year)\b"
    rf"|\b(?:compared (?:with|to)|relative to|against)\s+(?:the\s+)?(?P<year2>{YEAR})\b"
    rf"|\b(?:base year|baseline)\s+(?:of|year)\s+(?P<year3>{YEAR})\b|\b(?:the|its)\s+(?P<year4>{YEAR})\s+(?:[a-z-]+\s+){{0,3}}levels?\b")
# what there was: "to 60 million by 2031, [up from 22 million in] 2023"
COMPARED = (r"(?:up\s+|down\s+|as\s+)?\b(?:from|against|compared\s+(?:with|to)|versus)\s+(?:an?\s+)?(?:[a-z]+\s+){0,2}[$€£]?\d[\d.,]*%?\s+"
            r"(?:(?!to\b|by\b)\w+\s+){0,3}(?:in|for|during)\s+(?:(?:fiscal|calendar)\s+)?")
COMPARED_YEAR = re.compile(rf"{COMPARED}(?P<year>{YEAR})(?![-–/]?\d)")
COMPARED_BEFORE = re.compile(rf"{COMPARED}$")
TIME_AFTER = re.compile(r"\s*(?:ahead|earlier|later|before|after|ago|old|early|from now)\b")
TIME_BEFORE = re.compile(r"\b(?:over|for|in|within|during|last|next|past|coming|every)\s+(?:the\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE)
AMOUNT_BEFORE = re.compile(r",\s+by\s+(?:\w+\s+){0,2}$|\bwhich (?:was|is|are|were)\s+(?:\w+\s+){0,2}$")
AIM_AT_END = re.compile(r"\b(?:target|goal|aim|objective)(?:\s+(?:for|of)\s+(?:[\w’'-]+\s*){1,5})?$", re.IGNORECASE)
WILL_BE = re.compile(r"\s+(?:is|will\s+be|would\s+be|remains|stands\s+at)\s+(?:now\s+|still\s+|to\s+be\s+)?(?:[a-z]+\s+){0,2}")
DATED = re.compile(r"\b(?:by|before|until|within|around)\s+(?:the\s+)?(?:or\s+)?(?:\w+\s+)?$", re.IGNORECASE)
DATED_TEXT = re.compile(r"(?:within|around|circa)\b", re.IGNORECASE)
RESPECTIVELY = " respectively "  # "cut A by 10% and B by 30% respectively in 2030": one date for all
# "from about 600 kilos": how much there is; "from the 2% goal" is none
FROM = re.compile(r"\bfrom\s+(?:(?:an?|about|around|some|nearly|almost|just|over|only|its|their|the\s+current|the\s+present|current|present"
                  r"|estimated|expected|planned)\s+){0,2}[$€£]?$", re.IGNORECASE)
# "the target this year [is] 5%", "the 2031 output target of [5%]"
OF_AIM = re.compile(
    r"(?:(?:[’']s)?\s+(?:(?!(?:in|on|for|by|of|to|and|with|at|from|that|which|[a-z]+ed)\b)[\w-]+\s+){0,5}"
    r"(?=(?:target|goal|objective|aim\s+of)\b))?"
    r"(?:\s*\b(?:is|was|are|has been|remains|stands|set|still|at|of|to|for|also|now|be|aims?|aiming|aimed|target(?:s|ing)?|plans?|planning"
    r"|planned|hopes?|hoping|hoped|wants?|intends?|seeks?|seeking|expects?)){1,5}\s+[\"“]?", re.IGNORECASE)
LISTED = re.compile(r"\s+and\s+(?:to\s+)?[a-z]+\s+(?:(?!in\b|by\b|and\b)[\w.,$€£%-]+\s+){1,6}(?:in|by)\s+(?:the\s+end\s+of\s+)?")
# "[save £5m ($7m]; €6m) this year"
NEXT = re.compile(r"(?:\s*[^()]{0,30}\)(?:\s+(?:in|for|from|over|during))?|\s*(?:in|for))(?:\s+fiscal)?\s*")
# "[in the next session], which runs from [2030 to 2035]"
LAID_IN = re.compile(r"\b(?:parliament|legislature|session|term|mandate|period|phase|cycle|programme|program|plan|season)$", re.IGNORECASE)
WHICH_RUNS = re.compile(r",?\s+(?:which|that)\s+(?:is|will\s+be|(?:will\s+)?(?:runs?|lasts?|goes|go|covers?|spans?|extends?))\s+"
                        r"(?:from\s+)?")
DAYS = re.compile(r"within\s+(?!the\s+(?:next|coming|following)\b)(?:[\w-]+\s+)*(?:days?|weeks?)$", re.IGNORECASE)
PERIOD = re.compile(r"(?:over|during|for|in)\b", re.IGNORECASE)
PLAN_BEFORE = re.compile(r"\b(?:Plan|Vision|Agenda|Strategy|since|compared with|compared to|COP\d*)\s+$")
NEAR_DAY = re.compile(r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|[Tt]oday|[Yy]esterday)\b|\bago\b|^last\b")
# "six-party talks"
NAMING = re.compile(r"[\w.,]+-[a-z]+-(?:long|wide|high|tall|deep|old)\b"
                    r"|[\w.,]+-(?:party|nation|power|point|way|state|sided|pronged|tier|star|storey|story|track|lane|stage|page)\b")
LONG = re.compile(r"[\w.,]+-(?:year|month|week|day|decade|night)\s+[a-z]")  # "over a 12-year lifespan"
LASTING = re.compile(r"\b(?:over|for|during|in|of|after|within)\s+(?:an?|the|its|their)\s+$", re.IGNORECASE)
# "tickets for the 40,000-seat hall"; not "in reach of the 40-bed target"
PLACED = re.compile(r"\b(?:along|across|on|in|at|near|over|through|around|of|for|from|under|with)\s+(?:the|its|their|his|her|our)\s+$",
                    re.IGNORECASE)
THING = re.compile(r"[\d.,]+-[a-z]+(?:-[a-z]+)?\s+(?!(?:[\w-]+\s+){0,2}(?:target|goal|aim|limit|ceiling|quota)s?\b)[A-Za-z]")
# "a town of 40,000 people"
POPULATION = re.compile(r"\b(?:an?|the|this)\s+(?:[\w-]+\s+){0,2}(?:city|town|country|nation|island|village|community|state|province|region"
                        r"|district|republic)\s+of\s+(?:(?!to\b)[a-z]+\s+){0,2}$", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|these|those|both)\s+$", re.IGNORECASE)  # before a few: "the two countries"
# "one of the three largest ports": a place; "every one of its 640 pumps" is none
ONE_OF = re.compile(r"(?<!every )\bone of (?:the|its|their|our)\s+(?:world[’']s\s+)?$", re.IGNORECASE)
QUOTED = re.compile(r"\b(?:a|an|the|its|their|his|her|our|called)\s+[\"“‘][^\"”’]{0,30}$")  # its "one town, two banks" rule
AFTER_QUOTE = re.compile(r"[^\"”’]{0,20}[\"”’]\s+(?!targets?\b|goals?\b|pledges?\b|aims?\b|commitments?\b)\w")
PRESENT = re.compile(r"\b(?:current|existing|present|today[’']s)\s+(?:(?:level|total|number|figure)\s+)?(?:of\s+)?$", re.IGNORECASE)
# "a gap that stood at $375 billion last year": how much there was
PAST_CLAUSE = re.compile(r"\b(?:that|which|who)\s+(?:(?:has|have|had|already|now|last year)\s+){0,2}(?:stood|was|were|reached|totall?ed|hit"
                         r"|amounted|cost|killed|left|rose|fell|grew|lasted|claimed|displaced|destroyed)\s+(?:[a-z]+\s+){0,3}[$€£]?$")
# "a flood that left 300 homeless, injured [40]": what happened
HARMED = re.compile(r"\b(?:killed|injured|wounded|displaced|claimed|destroyed|infected|orphaned|uprooted|left\s+homeless)\s+"
                    r"(?:(?!to\b|by\b)[a-z]+\s+){0,3}[$€£]?$", re.IGNORECASE)
# "500- and 1,000-peso notes", "$100 bills"
DENOMINATION = re.compile(r"(?:[\s-]+[a-z]+)?\s+(?:bank)?(?:notes?|bills?|coins?|stamps?)\b")
# "no patient waiting [more than] 15 months"
NO_MORE = re.compile(r"\b(?:no|nobody|none|nothing|no-one)\s+(?:[\w-]+\s+){1,5}more\s+than\s+$", re.IGNORECASE)
# "debts totalling 45 billion", in a goal that cuts them
TOTALLING = re.compile(r"\b(?:totall?ing|amounting\s+to|estimated\s+at|standing\s+at)\s+(?:[a-z]+\s+){0,2}[$€£]?$", re.IGNORECASE)
# "add tens of millions to a [$7bn] budget"
ADDED_TO = re.compile(r"\badd(?:s|ed|ing)?\s+(?:(?!to\b)[\w.,$€£%-]+\s+){1,8}to\s+(?:an?|the|its|their|his|her|our)\s+(?:[a-z]+\s+){0,2}$",
                      re.IGNORECASE)
SIZED = re.compile(r"\b(?:its|their|his|her|our|the)\s+$", re.IGNORECASE)  # before "5,500-member force": how big the thing is
SIZE = re.compile(r"[\w.,]+-[a-z]+")
# what a thing of some size is called: "the $40 million [fund]"
SIZED_NOUN = re.compile(r"[\s-](?!(?:[\w-]+\s+){0,3}(?:target|goal|aim|objective|limit|ceiling|quota)s?\b)"
                        r"(?!(?:in|of|on|at|by|to|for|from|with|and|or|as|per|a|an|the|each|that|which|who|is|was|are|were|will|now|this"
                        r"|next|last|over|within|during|every|worth|more|less|mark|level)\b)"
                        r"(?![a-z]+(?:ed|ly)\b)[a-z][a-z-]*")
TO_END = r"\bto\s+(?:[a-z]+\s+){0,3}$"
BY_END = re.compile(r"[^.,;:]*?(?<!ed )\bby\s+(?:(?!\d)[a-z]+\s+){0,3}[$€£]?")
# "the maker with $300 million in sales"; "end the year with $300 million in sales" is an aim
WITH = re.compile(r"(?<!year )(?<!quarter )(?<!decade )\bwith\s+(?:[a-z]+\s+){0,3}[$€£]?$", re.IGNORECASE)
IN_SALES = re.compile(r"\s+(?:in|of)\s+(?:(?:annual|yearly|total|net|combined|its)\s+){0,2}(?:sales|revenues?|turnover|assets"
                      r"|deposits|debts?|loans|reserves|earnings|profits?|capitali[sz]ation)\b")
# "60 of the 100 seats", "nine million of its 94 million doses": the second number is the whole of which the first is taken
SCALES = r"(?:million|billion|thousand|hundred)"
PART_OF = re.compile(rf"(?P<part>\d[\d.,]*(?:\s+{SCALES})?|[a-z]+(?:[\s-]{SCALES})?)\s+of\s+"
                     r"(?:(?:the|its|their|his|her|our|all|some|about|around|nearly|more than|an estimated|[\w-]+(?:[’']s|s[’']))\s+)"
                     r"{0,3}$", re.IGNORECASE)
# "after 21 years of civil war", "to end 40 years of division": how long something has lasted
LASTED = re.compile(r"\b(?:end|ends|ended|ending|stop|stopping|halt|halting|after|following|despite|amid|from)\s+(?:\w+\s+){0,3}$",
                    re.IGNORECASE)
ENDING = re.compile(r"\W*(?:to\s+)?(?:end|ends|ending|stop|stopping|halt|halting)\b", re.IGNORECASE)
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
FALLING_DUE = re.compile(r"\b(?<!is )(?<!are )(?<!be )(?<!was )(?<!were )(?:due|maturing|payable|expiring)\s+(?:in|on|by|for)?\s*$",
                         re.IGNORECASE)
STARTING = re.compile(r"\bfrom\s+(?:the\s+)?(?:(?:early|mid|late|start|beginning|of)[\s-]+){0,3}$", re.IGNORECASE)
# what begins a clause with a date of its own
OWN_CLAUSE = re.compile(r"\band\s+(?:also\s+|then\s+)?(?:would\s+like|(?:aim|hope|plan|want|intend|pledge|promise|expect|seek|vow)"
                        r"(?:s|d|ed)?)\s+to\b|,\s+(?:he|she|it|they|we|while|whereas|but"
                        r"|(?:which|who)\b(?![^,]*,\s+(?:by|before|in)\b))\b|;(?![^()]*\))")
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
OPENING = re.compile(r"\W*(?:\d+\W+)?(?:in|from|by|for|during|until|before)?\s*(?:the\s+year\s+)?", re.IGNORECASE)


def quantity_of(goal: Span, reading: Reading) -> QuantityMention | None:
    """The number that is to be reached: the one after "to" where the goal goes from one number to another; else the first that
    measures the goal."""
    found = amounts_in(goal, reading)
    if not found:
        return None if find_phrase("end_states", goal.text) else quantity_after(goal, reading)
    text, opening = reading.text, goal.start_char - reading.sentence.start_char
    state = find_phrase("end_states", goal.text)
    if state and " and " in goal.text[state.end():max(state.end(), found[0].start_char - opening)]:
        return None  # "net zero by 2050, and a 35 per cent cut": the number is another aim's
    for first, second in pairwise(found):
        if is_outcome(text[first.end_char:second.start_char], first, second):
            return second
    ranked = [q for q in found if not is_present(text, opening, q)] or [q for q in found if not FROM.search(text[opening:q.start_char])]
    main = [q for q in ranked if q.change or kind_of_unit(q) not in ("duration", "few")] or ranked
    chosen = next((q for q in main if not is_size(text, q)), main[0]) if main else None
    if chosen is not None and chosen.comparator == "at_least" and NO_MORE.search(text[:chosen.start_char]):
        return replace(chosen, comparator="at_most")
    return chosen


def is_outcome(between: str, first: QuantityMention, second: QuantityMention) -> bool:
    """Whether the second of two numbers says to what or by how much the first changes: "from 20 to 24", "doubling output at both works to
    500 tonnes", "the 70-tonne surplus by 20 tonnes"; not "to 20 now and to 10 in 2031", two steps, of which the first counts."""
    if re.search(r"\band\b", between) or (first.change == "to" and first.unit != "times"):
        return False
    if first.unit in (second.unit, None, "times") and re.match(rf"[^.;]{{0,{90 if first.unit == 'times' else 40}}}{TO_END}", between):
        return True
    return first.change is None and first.unit != "times" and kind_of_unit(second) != "duration" and bool(BY_END.fullmatch(between))


def part_of(reading: Reading, quantity: QuantityMention) -> QuantityMention:
    """The number that is taken of a whole: for the 100 of "60 of the 100 seats" the 60, with the unit of the whole; not a year ("the aim
    for 2031 of 40 seats")."""
    before = PART_OF.search(reading.text[:quantity.start_char])
    if before is None or kind_of_unit(quantity) in ("percent", "times"):
        return quantity
    if any(d.start_char <= before.start("part") < d.end_char for d in reading.dates):
        return quantity
    part = find_quantities(f"{before['part']} units")
    if len(part) != 1 or part[0].value >= quantity.value or part[0].unit == "percent":
        return quantity
    first = part[0]
    return replace(first, start_char=before.start("part"), end_char=before.end("part"), unit=quantity.unit, change=quantity.change)


def amounts_in(span: Span, reading: Reading) -> list[QuantityMention]:
    """The quantities that begin within a span and say how much, not when or of what a name is; of a part of a whole the part."""
    text = reading.text
    return [part_of(reading, q) for q in reading.quantities_in(span) if not (is_span_of_time(text, q) or is_naming(span, reading, q))]


def is_span_of_time(text: str, quantity: QuantityMention) -> bool:
    """"five years ahead of", "over 15 years": when, not how much."""
    if kind_of_unit(quantity) != "duration":
        return False
    after, before = text[quantity.end_char:], text[:quantity.start_char]
    return bool(TIME_AFTER.match(after) or TIME_BEFORE.search(before))


def is_naming(goal: Span, reading: Reading, quantity: QuantityMention) -> bool:
    """"six-party talks", "one of the three largest", its "one town, two banks" rule, "ending 12 years of war", "its current 32 buses": the
    number names a thing that there is."""
    text = reading.text
    before, after = text[:quantity.start_char], text[quantity.start_char:]
    if NAMING.match(after) or ONE_OF.search(before) or PRESENT.search(before) or PAST_CLAUSE.search(before) or HARMED.search(before):
        return True
    if POPULATION.search(before) or (LASTING.search(before) and LONG.match(after)) or (PLACED.search(before) and THING.match(after)):
        return True
    if len(goal) == len(reading.sentence) and is_few(quantity) and DEFINITE.search(before):
        return True
    if kind_of_unit(quantity) == "money" and DENOMINATION.match(text[quantity.end_char:]):
        return True
    if ADDED_TO.search(before) and SIZED_NOUN.match(text[quantity.end_char:]):
        return True
    if WITH.search(before) and IN_SALES.match(text[quantity.end_char:]):
        return True
    if TOTALLING.search(before) and direction_of(goal) == "reduce":
        return True
    if QUOTED.search(before) and AFTER_QUOTE.match(text[quantity.end_char:]):
        return True
    if kind_of_unit(quantity) != "duration" or not re.match(r"\s+of\b", text[quantity.end_char:]):
        return False
    return bool(ENDING.match(goal.text) or LASTED.search(before))


def is_few(quantity: QuantityMention) -> bool:
    """Whether a number says little by itself: "two lines", not "by two", "five per cent"."""
    return quantity.change is None and quantity.comparator == "exact" and kind_of_unit(quantity) == "few"


def is_present(text: str, opening: int, quantity: QuantityMention) -> bool:
    """"from 20%", "its 5,500-member force": what there is, not what is aimed at. `opening` is where the goal begins."""
    if re.search(r"\bfrom\s+(?:\w+\s+){0,2}$", text[opening:quantity.start_char]):
        return True
    return quantity.unit is None and bool(SIZED.search(text[:quantity.start_char]) and SIZE.match(text[quantity.start_char:]))


def is_size(text: str, quantity: QuantityMention) -> bool:
    """"use its $40 million fund to build 300 homes", "35-mm cameras": how big a thing of the goal is, where another number says what is
    aimed at; not "the 5% target", "the 5 million euros needed"."""
    if quantity.change or kind_of_unit(quantity) in ("duration", "few"):
        return False
    before, own = text[:quantity.start_char], text[quantity.start_char:quantity.end_char]
    if not SIZED_NOUN.match(text[quantity.end_char:]):
        return False
    hyphen = kind_of_unit(quantity) == "count" and SIZE.fullmatch(own) and not re.search(r"\ban?\s+$", before)
    return bool(hyphen or SIZED.search(before))


def quantity_after(goal: Span, reading: Reading) -> QuantityMention | None:
    """A number behind a relative clause: "cut the budget, which ..., by $45bn"; or behind what is aimed at: "the target for growth will
    be 4%"."""
    text, end = reading.text, goal.end_char - reading.sentence.start_char
    later = [q for q in reading.quantities if q.start_char >= end and kind_of_unit(q) in ("percent", "money")]
    named = bool(later and AIM_AT_END.search(goal.text) and WILL_BE.fullmatch(text[end:later[0].start_char]))
    if not later or not (named or AMOUNT_BEFORE.search(text[:later[0].start_char])):
        return None
    return later[0]


def as_quantity(mention: QuantityMention | None) -> Quantity | None:
    """The quantity of a fact."""
    if mention is None:
        return None
    return Quantity(mention.value, mention.value_to, mention.unit, mention.comparator, mention.change)


def deadline_of(goal: Span, reading: Reading, year: int | None) -> DateMention | None:
    """By when: a date of the goal, else of its sentence, "by" before others; not one before the article's year."""
    within = [d for d in reading.dates_in(goal) if usable(d, reading, year)]
    inside = [d for d in within if not is_of_other_amount(goal, reading, d)]
    others = [d for d in reading.dates if d not in within and usable(d, reading, year)
              and (is_of_period(goal, reading, d) or not in_other_clause(goal, reading, d))]
    outside = [d for d in others if by_before(reading.sentence, d) or leads(reading.sentence, d) or RESPECTIVELY in reading.text]
    beside = (is_of_aim, is_shared, is_next, is_against, is_of_period)
    outside += [d for d in others if d not in outside and any(test(goal, reading, d) for test in beside)]
    dated = [d for d in inside if DATED.search(reading.text[:d.start_char]) or DATED_TEXT.match(d.text)]
    for group in (dated, inside, outside):
        if group:
            nearest = group is outside
            first = min((period_apart(goal, reading, d) for d in group),
                        key=lambda d: (d.iso is None, nearest and distance(goal, reading, d), d.start_char))
            return next((d for d in reading.dates if is_following_year(reading.text, first, d)), first)
    return None


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


def period_apart(goal: Span, reading: Reading, date: DateMention) -> DateMention:
    """"over the next three years" names a time in which something is to happen, not a year by which; "vowed in 2029 to do so within five
    years" counts from then, and "within 100 days" from a day that nobody names."""
    since_then = DATED_TEXT.match(date.text) and told_then(goal, reading)
    counted = date.basis == "relative" and (PERIOD.match(date.text) or DAYS.match(date.text) or since_then)
    return replace(date, iso=None) if counted else date


def told_then(goal: Span, reading: Reading) -> bool:
    """Whether the words before a goal say that it was set some time ago."""
    opening, now = goal.start_char - reading.sentence.start_char, (reading.published or "")[:4]
    past = any(d.start_char < opening and d.iso is not None and d.iso[:4] < now for d in reading.dates)
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
    if re.match(r"\s*(?:-|–)?\s*(?:levels?|baseline)\b", after) or PLAN_BEFORE.search(before):
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


def baseline_of(goal: Span, reading: Reading) -> str | None:
    """The year compared with: "from 1990 levels", "compared with 2005", "from 20 tonnes in 2005"; not that of a later number."""
    text, opening, end = reading.text, goal.start_char - reading.sentence.start_char, goal.end_char - reading.sentence.start_char
    found = BASELINE.search(text, opening)
    later = found is not None and any(end <= q.start_char < found.start() for q in reading.quantities)
    if found is not None and later and re.search(r"\band\b|;", text[end:found.start()]):
        return None  # "hit its peak by 2030 and cut output by 20% from 2005 levels"
    if found is None and (found := COMPARED_YEAR.search(text, opening)) and not re.fullmatch(r"[,(\s]*", text[end:max(end, found.start())]):
        return None  # of another clause
    compared = next((g for g in found.groups() if g), None) if found else None
    return None if compared is not None and reading.published and compared > reading.published[:4] else compared


def direction_of(goal: Span) -> Direction | None:
    """reduce, increase, maintain or reach, by the first word that says so."""
    for word in columns_of(goal.doc).lower[goal.start:min(goal.end, goal.start + 10)]:
        for name in ("reduce", "increase", "maintain"):
            if word in direction_forms(name):
                return "reduce" if name == "reduce" else "increase" if name == "increase" else "maintain"
    return "reach"


@cache
def direction_forms(name: str) -> frozenset[str]:
    """Every form of the words of a direction."""
    return words(name) | frozenset(verbs(name))
