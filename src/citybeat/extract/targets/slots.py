"""What a target states: quantity, baseline, direction."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Literal

from spacy.tokens import Span

from citybeat.extract.facts import Quantity
from citybeat.extract.targets.lexicon import find_phrase, verbs, words
from citybeat.extract.targets.traits import Reading, kind_of_unit
from citybeat.extract.targets.wording import AWAY, MEANS
from citybeat.nlp.columns import columns_of
from citybeat.nlp.quantities import QuantityMention, find_quantities

Direction = Literal["reduce", "increase", "reach", "maintain"]
YEAR = r"(?:19|20)\d\d"
THAN_IN = r"\bthan\s+(?:(?:it|we|they|he|she)\s+(?:did|had|was|were|used)\s+)?in\s+"  # "9% less than it did in 2029"
BASELINE = re.compile(
    r"\b(?:from|against|relative to|compared (?:with|to)|versus|vs\.?|over|on|below|above|based on|the)\s+(?:the\s+)?(?:its\s+|their\s+)?"
    rf"(?P<year>{YEAR})\s*(?:-|–)?\s*(?:levels?|baseline|figures?|totals?|emissions|base year)\b"
    rf"|\b(?:compared (?:with|to)|relative to|against)\s+(?:the\s+)?(?P<year2>{YEAR})\b"
    rf"|\b(?:base year|baseline)\s+(?:of|year)\s+(?P<year3>{YEAR})\b|\b(?:the|its)\s+(?P<year4>{YEAR})\s+(?:[a-z-]+\s+){{0,3}}levels?\b"
    rf"|{THAN_IN}(?P<year5>{YEAR})\b")
# what there was: "to 60 million by 2031, [up from 22 million in] 2023"
COMPARED = (r"(?:up\s+|down\s+|as\s+)?\b(?:from|against|after|compared\s+(?:with|to)|versus)\s+(?:an?\s+)?(?:[a-z]+\s+){0,2}"
            r"[$€£]?\d[\d.,]*%?\s+(?:(?!to\b|by\b)\w+\s+){0,3}(?:in|for|during)\s+(?:(?:fiscal|calendar)\s+)?")
COMPARED_YEAR = re.compile(rf"{COMPARED}(?P<year>{YEAR})(?![-–/]?\d)")
TIME_AFTER = re.compile(r"\s*(?:ahead|earlier|later|before|after|ago|old|early|from now)\b")
TIME_BEFORE = re.compile(r"\b(?:over|for|in|within|during|last|next|past|coming|every)\s+(?:the\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE)
AMOUNT_BEFORE = re.compile(r",\s+by\s+(?:\w+\s+){0,2}$|\bwhich (?:was|is|are|were)\s+(?:\w+\s+){0,2}$")
AIM_AT_END = re.compile(r"\b(?:target|goal|aim|objective)(?:\s+(?:for|of)\s+(?:[\w’'-]+\s*){1,5})?$", re.IGNORECASE)
WILL_BE = re.compile(r"\s+(?:is|will\s+be|would\s+be|remains|stands\s+at)\s+(?:now\s+|still\s+|to\s+be\s+)?(?:[a-z]+\s+){0,2}")
# "from about 600 kilos": how much there is; "from the 2% goal" is none
FROM = re.compile(r"\bfrom\s+(?:(?:an?|about|around|some|nearly|almost|just|over|only|its|their|the\s+current|the\s+present|current|present"
                  r"|estimated|expected|planned)\s+){0,2}[$€£]?$", re.IGNORECASE)
# "six-party talks"
NAMING = re.compile(r"[\w.,]+-[a-z]+-(?:long|wide|high|tall|deep|old)\b"
                    r"|[\w.,]+-(?:party|nation|power|point|way|state|sided|pronged|tier|star|storey|story|track|lane|stage|page)\b")
# "a 1,500m race"
RACE = re.compile(r"[\d.,]+\s?m\s+(?:[a-z]+\s+)?(?:place|race|final|title|crown|champion(?:ship)?|record|relay|freestyle|hurdles"
                  r"|steeplechase|run|runner|sprint|event|heat|semi-?final|gold|medal)s?\b")
# "keep warming to 2 degrees", "limited to 1%"
LIMITED = re.compile(r"(?<!the )(?<!a )(?<!its )(?<!their )\b(?:limit(?:s|ed|ing)?|cap(?:s|ped|ping)?|restrict(?:s|ed|ing)?"
                     r"|keep(?:s|ing)?|kept|hold(?:s|ing)?|held|confin(?:es?|ed|ing))\b[^,;.]{0,60}\sto\s+[$€£]?$", re.IGNORECASE)
# "57 million pounds of [local] ingredients"
WEIGHED = re.compile(r"[\d.,]+\s+(?:[a-z]+\s+)?pounds\s+of\s+(?:(?!and\s+(?:an?|the)\b)[\w/,-]+\s+){0,6}?"
                     r"(?:food|fruit|vegetables|produce|meat|beef|pork|chicken|cheese|butter|sugar|coffee|cocoa|cotton|plastics?|waste"
                     r"|trash|garbage|litter|rubbish|carbon|CO2|copper|lithium|uranium|fish|salmon|grain|wheat|rice|beans|flour|clothing|clothes|textiles|ingredients|packaging"
                     r"|materials?|fertili[sz]er|emissions|pollution|steel|metal|seeds|honey|milk)\b", re.IGNORECASE)
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
# "lift it above its current 60%": what is to be passed says how much
PRESENT = re.compile(r"(?<!above its )(?<!beyond its )(?<!above the )(?<!above their )\b(?:current|existing|present|today[’']s)"
                     r"\s+(?:(?:level|total|number|figure)\s+)?(?:of\s+)?$", re.IGNORECASE)
# "a gap that stood at $375 billion last year": how much there was
PAST_CLAUSE = re.compile(r"\b(?:that|which|who)\s+(?:(?:has|have|had|already|now|last year)\s+){0,2}(?:stood|was|were|reached|totall?ed|hit"
                         r"|amounted|cost|killed|left|rose|fell|grew|lasted|claimed|displaced|destroyed)\s+(?:[a-z]+\s+){0,3}[$€£]?$")
# "coal, which makes up 40% of its power": how much there is
PRESENT_CLAUSE = re.compile(
    r"(?:,\s+which\s+(?:(?:currently|now|already|still)\s+)?(?:makes?\s+up|accounts?\s+for|represents?|provides?|supply|supplies|employs?"
    r"|serves?|covers?|costs?|holds?|contributes?|comprises?|stands?\s+at|generates?|produces?)"
    r"|\b(?:that|who)\s+(?:(?:currently|now|already)\s+)?(?:makes?\s+up|accounts?\s+for|represents?|provides?\s+[a-z]+\s+to|serves?|employs?"
    r"|houses?|feeds?))\s+(?:[a-z]+\s+){0,3}[$€£]?$",
    re.IGNORECASE)
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
BY_DOING = re.compile(r"\bby\s+(?:\w+ly\s+)?\w+ing\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)  # "raise sales by opening [two] new lines"
# "attract firms by borrowing [$9 million]": the means
# "care for its roughly [9 million residents]": how many there are
POPULACE = re.compile(r"[\d.,]+\s+(?:(?:thousand|million|billion)\s+)?(?:residents|people|inhabitants|citizens|members|employees|workers"
                      r"|students|customers|subscribers)\b")
PRESENT_BEHIND = re.compile(r"\s*(?:[a-z]+\s+)?(?:currently|already|now)\s+[a-z]+")  # "from the 19 [halls currently] open"
BY_SPENDING = re.compile(rf"{MEANS.pattern}\s+(?:[a-z]+\s+){{0,3}}[$€£]?$", re.IGNORECASE)
LENGTHS = frozenset({"mile", "km", "kilometer", "kilometre", "meter", "metre"})
# what a thing of some size is called: "the $40 million [fund]"
SIZED_NOUN = re.compile(r"[\s-](?!(?:[\w-]+\s+){0,3}(?:target|goal|aim|objective|limit|ceiling|quota)s?\b)"
                        r"(?!(?:in|of|on|at|by|to|for|from|with|and|or|as|per|a|an|the|each|that|which|who|is|was|are|were|will|now|this"
                        r"|next|last|over|within|during|every|worth|more|less|mark|level)\b)"
                        r"(?![a-z]+(?:ed|ly)\b)[a-z][a-z-]*")
TO_END = r"(?<!\baddition )(?<!\bup )(?<!\bdue )(?<!\bcompared )(?<!\bthanks )(?<!\bclose )\b(?:in)?to\s+(?:[a-z]+\s+){0,3}$"
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
# "five in Brevik", "all 300 by 2031"
BARE = re.compile(rf"(?:(?:all|another|a\s+further|at\s+least|at\s+most|about|around|nearly|some|up\s+to|more\s+than|over)\s+)?"
                  rf"(?:\d[\d.,]*(?:\s+{SCALES})?|[a-z]+(?:[\s-]{SCALES})?)(?=\s+(?:in|at|by|for|on|before|during|near|from)\b)",
                  re.IGNORECASE)
# "after 21 years of civil war", "to end 40 years of division": how long something has lasted
LASTED = re.compile(r"\b(?:end|ends|ended|ending|stop|stopping|halt|halting|after|following|despite|amid|from)\s+(?:\w+\s+){0,3}$",
                    re.IGNORECASE)
OLDER = re.compile(r"\b(?:older|younger)\s+than\s+$", re.IGNORECASE)  # "every case older than [three years]"
ENDING = re.compile(r"\W*(?:to\s+)?(?:end|ends|ending|stop|stopping|halt|halting)\b", re.IGNORECASE)


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
    return weighed(text, bounded(text, chosen)) if chosen is not None else None


def bounded(text: str, quantity: QuantityMention) -> QuantityMention:
    """A number that may not be passed: "no patient waiting more than 15 months", "limit it to 9%"."""
    before = text[:quantity.start_char]
    most = quantity.comparator == "at_least" and NO_MORE.search(before)
    return replace(quantity, comparator="at_most") if most or (quantity.comparator == "exact" and LIMITED.search(before)) else quantity


def weighed(text: str, quantity: QuantityMention) -> QuantityMention:
    """Pounds of a thing that is weighed are no money: "9 million pounds of local rice"."""
    if quantity.unit != "GBP" or not WEIGHED.search(text, quantity.start_char):
        return quantity
    return replace(quantity, unit="pound")


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
    earlier = reading.text[:quantity.start_char]
    if kind_of_unit(quantity) in ("percent", "times") or "of" not in earlier.lower() or (before := PART_OF.search(earlier)) is None:
        return quantity
    if any(d.start_char <= before.start("part") < d.end_char for d in reading.dates):
        return quantity
    first = number_alone(before["part"])
    if first is None or first.value >= quantity.value or first.unit == "percent":
        return quantity
    return replace(first, start_char=before.start("part"), end_char=before.end("part"), unit=quantity.unit, change=quantity.change)


def number_alone(words: str) -> QuantityMention | None:
    """The number that words without a unit are: "nine million"; None where they are none, or several."""
    found = find_quantities(f"{words} units")
    return found[0] if len(found) == 1 else None


def amounts_in(span: Span, reading: Reading) -> list[QuantityMention]:
    """The quantities that begin within a span and say how much, not when or of what a name is; of a part of a whole the part."""
    text, bounds = reading.text, (span.start, span.end)
    if bounds not in reading.amounts:
        reading.amounts[bounds] = [part_of(reading, q) for q in reading.quantities_in(span)
                                   if not (is_span_of_time(text, q) or is_naming(span, reading, q))]
    return reading.amounts[bounds]


def is_span_of_time(text: str, quantity: QuantityMention) -> bool:
    """"five years ahead of", "over 15 years": when, not how much; "within a 10-minute walk" is how far."""
    after, before = text[quantity.end_char:], text[:quantity.start_char]
    if kind_of_unit(quantity) != "duration" or after.startswith("-"):
        return False
    return bool(TIME_AFTER.match(after) or TIME_BEFORE.search(before))


def is_naming(goal: Span, reading: Reading, quantity: QuantityMention) -> bool:
    """"six-party talks", "one of the three largest", its "one town, two banks" rule, "ending 12 years of war", "its current 32 buses": the
    number names a thing that there is."""
    text = reading.text
    before, after = text[:quantity.start_char], text[quantity.start_char:]
    if POPULACE.match(text[quantity.start_char:]) and re.search(r"\b(?:its|their|the\s+\w+[’']s)\s+(?:[a-z]+\s+)?$", before):
        return True
    if PRESENT_BEHIND.match(text[quantity.end_char:]):
        return True
    there_is = (ONE_OF, PRESENT, PAST_CLAUSE, PRESENT_CLAUSE, HARMED)
    if NAMING.match(after) or RACE.match(after) or any(pattern.search(before) for pattern in there_is):
        return True
    if POPULATION.search(before) or (LASTING.search(before) and LONG.match(after)) or (PLACED.search(before) and THING.match(after)):
        return True
    if is_few(quantity) and BY_DOING.search(before):
        return True
    if kind_of_unit(quantity) == "money" and BY_SPENDING.search(before):
        return True
    if AWAY.match(text[quantity.end_char:]) and (quantity.unit or "") in LENGTHS:
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
    if kind_of_unit(quantity) == "duration" and OLDER.search(before):
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


def bare_number(goal: Span) -> Quantity | None:
    """The number with which a goal begins that does not say of what: "five in Brevik", "at least 100 by 2031"."""
    opened = BARE.match(goal.text)
    number = number_alone(opened.group().strip()) if opened is not None else None
    return as_quantity(replace(number, unit=None)) if number is not None else None


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
