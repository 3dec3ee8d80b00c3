"""Quantities in a passage: shares, money, counts and measures, with comparator and direction of change.

Written for sentences that a trigger has already picked out. Years, dates, ages, times of day, ordinals, scores and numbered
paragraphs are no quantities.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from citybeat.nlp.dates import DIGIT, TIME_ZONES, find_dates
from citybeat.nlp.numerals import DIGITS, number_of, scale_of, table, words_pattern
from citybeat.nlp.units import singular, unit_after

Comparator = Literal["exact", "at_least", "at_most", "about", "range"]
# "10-15 [trial sites]", "10-15 [new trial sites]"; not "won 10-15 against rivals"
PLURAL = r"(?:(?!in\b|on\b|at\b|to\b|by\b|for\b|and\b|but\b|over\b|with\b|from\b|after\b|against\b)[a-z][a-z-]+\s+){0,2}[a-z]{3,}s\b"
AFTER_NO_QUANTITY = re.compile(
    r"[-–\s](?:years?|months?|weeks?)[-–\s]olds?\b"  # ages
    r"|(?:st|nd|rd|th|s)\b|[’']s\b|[-\s](?:thirds|fifths|sixths|eighths|tenths)\b"  # ordinals, "the 80s", "a two-thirds majority"
    rf"|:\d|\s?(?:am|pm|a\.m|p\.m|o'clock|{'|'.join(sorted(TIME_ZONES))})\b"  # times of day
    r"|[-–]\d+\b(?!,\d{3})(?!\s*(?:%|pct|per|percent|"
    rf"(?:{'|'.join(table('suffixes'))})\b|{PLURAL}))"  # scores
    r"|\.\d+\.|/\d|\s+by\s+\d\d\b(?!\d)"  # versions, fractions in digits, "30 by 30"
)
BEFORE_NO_QUANTITY = re.compile(
    r"(?:\b(?:aged?|ages|No\.?|number|Number|Article|Section|Chapter|Phase|Goal|Covid|COVID|Act|page|pages|Resolution|Group|Vision"
    r"|Agenda|Highway|Route|Boeing|Airbus|Level|Type|Zone|Grade|Form|Day|Week|Season|Game|Room|Flight|Unit|Block|Ward|Annex|Tel|Phone"
    r"|Under|top|Top|in their)\s*[-–]?"
    r"|\b[Ss](?:copes?|COPES?)\s+(?:[1-3]\s*(?:[,+&/]|,?\s*and)\s*)*"  # of emissions
    r"|\baged\s+\d+\s*(?:to|and|or|-|–)\s*|\bbetween the ages of \d+ and "
    r"|\b(?:per|every)\s+|(?<![\d.,])\d{1,2}\s+by\s+|\d:|[A-Za-z]-|#|/|\+\d*\s?)$"
)
MORE = re.compile(r"\s*(?:(?P<least>or (?:more|above|higher)\b|plus\b|\+)|or (?:less|fewer|below|under)\b)")
FROM = re.compile(r",?\s+(?:up |down )?from\s+(?:(?:an?|the|its|their|about|around|some|nearly|just|current|present|original)\s+){0,2}")
# "(triple witching)", "a ban on double deductions", "be double tracked": no verb
NO_MULTIPLE = re.compile(r"(?:\b(?:an?\s+(?:[a-z-]+\s+)?|(?:h(?:is|er)|both|the|of|on|for|with|in)\s+)|[(\"“‘])$", re.IGNORECASE)
MULTIPLE = re.compile(r"\s+(?:the|its|their|our|that|this|what|last)\b")  # "with double the budget"
MULTIPLIED = re.compile(r"[\s-]+[a-z]+ed\b")
BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
# "9 [of its] 40 buses", "300 [of the city's] electric buses"
WHOSE = r"(?:the|its|their|his|her|our)"
OF_ITS = re.compile(rf"\s+of\s+(?:(?:{WHOSE}\s+)?(?:[\w-]+\s+){{0,2}}[\w-]+(?:[’']s|s[’'])|{WHOSE})\s+")
GOING_ON = re.compile(r"[^.;]{0,30}\b(?:to|into|or|and|of)\b[^.;]{0,20}$")  # between two numbers of the same
AND = re.compile(r"\s*(?:,|,?\s+(?:and|or))\s+(?:to\s+)?")
NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+[\s-]$")  # "Orlasat 1B"
# "5K race"
NAMED_SO = re.compile(r"\s(?!(?:by|in|of|to|a|an|per|from|or|and|for|on|at|over|this|last|next|as|than|with|more)\b)[a-z]")
IN_HALF = re.compile(r"\b(?:cut|cuts|cutting|reduc\w+|slash\w*|split)\s+(?:[\w’'-]+\s+){1,6}in\s+$")  # "cut the deficit in half"
# "by [a third]", "by a bit more than [a third]"
BY_SHARE = re.compile(r"\bby\s+(?:\w+\s+|(?:an?\s+)?(?:bit|little)\s+(?:more|less)\s+than\s+)?$")
AFTER_SHARE = re.compile(r"\s+(?:by|in|over|within|before|and|from|to|this|next|compared|while)\b|\W?$|[.,;)]")
OPENING = (" ", "(", '"', "“")  # what may stand before a word of comparison
LETTERS = re.compile(r"[a-z]+")
PENCE = re.compile(r"p\b")  # right behind a number: "25p"
MILLIONS = re.compile(r"M(?:EUR|USD|SEK|NOK|DKK|CHF|GBP)\b")  # before a sum: "MEUR 40"
SCALE = re.compile(r"(million|billion|trillion|mln|bln|bn|[mb])$", re.IGNORECASE)  # at the end of a number
FOR_WHAT = re.compile(r";|\b(?:people|those|who)\b|\b(?:for|worth|costs?|costing|at)\s+(?:\w+\s+)?$", re.IGNORECASE)  # goes on from nothing
# what one may be a number of
ONE_MEASURE = re.compile(r"\s+(?:million|billion|thousand|hundred|crore|lakh|per\s?cent|pct\b|percentage\s+point|(?:giga|mega|kilo)watts?\b"
                         r"|[GM]W\b|tonnes?\b|tons?\b|hectares?\b|degrees?\s+C)")
METRES = 1000  # with "m" right behind it: "a 5,000m crown"; of millions nobody writes so many
MANY = 13  # fewer of a whole say little: "two of its members"
RANGE_JOINT = r"(?:\s*(?:-|–|—)\s*|\s+to\s+|\s+and\s+|\s+or\s+)"
# "one in five", "one household in ten", "nine out of ten"
FEW = "|".join(word for word, value in table("small").items() if 0 < value < 10)
ONE_IN = re.compile(rf"\b(?P<part>{FEW}|\d) (?P<what>[a-z]+ )?(?:in|out of)(?: every)? (?P<of>[a-z]+|\d{{1,3}})\b"
                    r"(?! (?:years?|months?|weeks?|days?|hours?|minutes?)\b)", re.IGNORECASE)
COUNTED = re.compile(rf"\bnumber of (?:{WHOSE} )?(?P<what>[a-z][a-z -]*?s|people|children|women|men)\b[^.;]{{0,90}}$")
# "merge 40 agencies into [9]"
MERGED = re.compile(r"\b(?:merg|consolidat|combin|amalgamat|group|reorgani[sz]|condens|reduc|turn)(?:e|es|ed|ing)?\s+(?:[a-z]+\s+){0,2}"
                    r"[\w,.-]+\s+(?:[a-z-]+\s+){1,4}into\s+(?:just\s+|only\s+)?$", re.IGNORECASE)
SOLD = r"(?:sales|deliveries|shipments|registrations)"
# "lift annual sales in Orla to [40,000]", "raise car sales to [2m]", "increase visitor numbers to [2m]"
CHANGED = (rf"\b(?:(?P<of>{{quantities.sold}})\s+{SOLD}|(?P<who>[a-z]{{4,}})\s+(?:numbers|arrivals)|(?P<what>{SOLD}))\s+"
           r"(?:(?:in|at|of|by)\s+(?:[\w-]+\s+){1,3})?to\s+(?:[a-z]+\s+){0,3}$")
HYPHENED = re.compile(r"-(?P<unit>minute|hour|second)\b")  # "within a 10-minute walk"
FROM_ONE_TO = re.compile(r"\bfrom [^.;]{1,60}\bto\s+$")  # "the number of sites from 40 in ten towns [to] 60"
SHARE = re.compile(r"\s?-?(?:%|(?:percent|per\s?cent|pct|(?-i:pc))\b)(?P<points>(?:age)?[\s-]points?\b)?"
                   r"|\s(?P<points2>percentage[\s-]points?|pp)\b", re.IGNORECASE)


@dataclass(frozen=True)
class QuantityMention:
    """A quantity at characters [start_char, end_char) of the passage, its number without the words of comparison.

    `unit` is "percent", "percentage point", "times", an ISO 4217 code (the symbol, where that does not decide), or a singular noun.
    """

    start_char: int
    end_char: int
    value: float
    value_to: float | None
    unit: str | None
    comparator: Comparator
    change: Literal["by", "to"] | None


@dataclass(frozen=True)
class Number:
    """A number in the text with the factor of its suffix ("10bn") taken in."""

    start: int
    end: int
    value: float
    value_to: float | None = None


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The content of quantities.json or currencies.json."""
    content: dict[str, Any] = json.loads((files("citybeat.nlp") / f"{name}.json").read_text(encoding="utf8"))
    return content


@cache
def alternatives(name: str, key: str) -> str:
    """The entries of a lexicon's list or table as one pattern, longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(lexicon(name)[key], key=len, reverse=True))


@cache
def pattern(template: str) -> re.Pattern[str]:
    """A pattern, case ignored, in which {name.key} stands for the entries of a lexicon's list or table and {comparators} for all words of
    comparison."""
    words = "|".join(re.escape(w) for name in ("at_most", "at_least", "about") for w in lexicon("quantities")[name])
    filled = re.sub(r"\{(\w+)\.(\w+)\}", lambda m: alternatives(m[1], m[2]), template)
    return re.compile(filled.replace("{comparators}", words), re.IGNORECASE)


@cache
def last_words(key: str) -> frozenset[str]:
    """The last word of each entry of a list or table of quantities.json."""
    return frozenset(re.split(r"[ -]", entry)[-1] for entry in lexicon("quantities")[key])


@cache
def number_words() -> frozenset[str]:
    """Words one of which stands in every number in words."""
    return frozenset({*table("small"), *table("scales"), "half", "dozen"})


def counts(text: str, lower: str) -> bool:
    """Whether a text holds a digit or a word that stands in numbers: a cheap gate before the pattern of numbers."""
    return DIGIT.search(text) is not None or not number_words().isdisjoint(LETTERS.findall(lower))


def holds(lower: str, words: frozenset[str]) -> bool:
    """Whether a text in lower case holds any of some words, be it inside another word: a cheap gate before a pattern."""
    return any(word in lower for word in words)


@cache
def number_pattern() -> re.Pattern[str]:
    """One number: sign or currency before it, digits or words, suffix, and a second number where it is a range."""
    symbols = alternatives("currencies", "symbols")
    suffix = "|".join(sorted(table("suffixes"), key=len, reverse=True))
    scale = rf"(?:(?:[\s-]?(?:{suffix})\b)|(?<=\d)[kmbMBK](?:n)?(?![\w]))"
    value = rf"(?:{DIGITS}|{words_pattern()})"
    currency = rf"(?:(?<![A-Za-z])(?:{symbols})\s?)"
    return re.compile(
        rf"(?<![\w.,])(?P<minus>[-–−](?=\d))?(?P<currency>{currency})?(?P<value>{value})"
        rf"(?P<scale>{scale}(?:\s+(?:{suffix})\b)?)?(?P<unit1>\s?(?:%|per\s?cent)(?=\s*(?:-|–|to|and)\s))?"
        rf"(?:{RANGE_JOINT}(?P<currency2>{currency})?(?P<value2>{value})(?P<scale2>{scale})?(?=\W|$))?",
        re.IGNORECASE)


def find_quantities(text: str) -> list[QuantityMention]:
    """The quantities of a short passage, in order, none inside another.

    >>> [(q.value, q.unit, q.comparator, q.change) for q in find_quantities("cut emissions by at least 43% and plant fifty thousand trees")]
    [(43.0, 'percent', 'at_least', 'by'), (50000.0, 'tree', 'exact', None)]
    """
    return list(_found(text))


@lru_cache(maxsize=8)
def _found(text: str) -> tuple[QuantityMention, ...]:
    """`find_quantities`; kept for a moment, as a sentence is searched for any number at first and then read."""
    lower = text.lower()
    counted = counts(text, lower)
    others = [*_multiples(text, lower), *_fractions(text, lower, counted)]
    if not counted and not others:
        return ()  # most texts: no need to look for dates
    taken = [(d.start_char, d.end_char) for d in find_dates(text)]
    found: list[QuantityMention] = []
    for mention in [*others, *(_numbers(text, taken) if counted else ())]:
        span = (mention.start_char, mention.end_char)
        if not _overlaps(span, taken):
            taken.append(span)
            found.append(_in_millions(mention) if MILLIONS.match(text, mention.start_char) else mention)
    return tuple(_with_inherited_units(text, sorted(found, key=lambda q: q.start_char)))


def _in_millions(mention: QuantityMention) -> QuantityMention:
    """The sum of "MEUR 40"."""
    return replace(mention, value=mention.value * 1e6, value_to=None if mention.value_to is None else mention.value_to * 1e6)


def _with_inherited_units(text: str, found: list[QuantityMention]) -> list[QuantityMention]:
    """A bare number takes the unit of the number that it goes on from ("from 2,000 troops to 8,000", "to 58 from 30 buses", "to 70 and 90
    buses") or of "the number of ..."; one in millions that of the last in millions, or of the last sum of money."""
    out: list[QuantityMention] = []
    for mention, following in zip(found, [*found[1:], None], strict=False):
        if mention.unit is None:
            before = text[out[-1].end_char:mention.start_char] if out else ""
            counted = COUNTED.search(text[:mention.start_char])
            if counted and FROM_ONE_TO.search(text[counted.start():mention.start_char]):
                mention = replace(mention, unit=unit_after("0 " + counted["what"], 1)[0])
            elif out and out[-1].unit not in (None, "percent", "times") and GOING_ON.match(before) and (
                    mention.value or "from" in text[:out[-1].start_char]):
                mention = replace(mention, unit=out[-1].unit)
            elif following is not None and following.unit is not None and goes_on(text[mention.end_char:following.start_char], following):
                mention = replace(mention, unit=following.unit)
            elif counted:
                mention = replace(mention, unit=unit_after("0 " + counted["what"], 1)[0])
            else:
                mention = replace(mention, unit=_scaled_unit(text, out, mention) or _changed_unit(text, mention))
        out.append(mention)
    return out


def goes_on(between: str, following: QuantityMention) -> bool:
    """Whether a bare number has the unit of the one after it, by the words between them ("58 from 30 buses", "70 and 90 buses",
    "9 of its 40 buses")."""
    if FROM.fullmatch(between) or OF_ITS.fullmatch(between):
        return True
    return following.unit not in ("percent", "percentage point", "times") and bool(AND.fullmatch(between))


def _scaled_unit(text: str, before: Sequence[QuantityMention], mention: QuantityMention) -> str | None:
    """The unit of a bare number of millions: that of the last number in the same scale, or of the last sum of money."""
    scale = SCALE.search(text[mention.start_char:mention.end_char])
    if scale is None:
        return None
    for other in reversed(before):
        if other.unit in (None, "percent", "percentage point", "times"):
            continue
        same = re.search(rf"{scale[1]}\b", text[other.start_char:other.end_char], re.IGNORECASE) or other.unit in moneys()
        return other.unit if same and not FOR_WHAT.search(text[other.end_char:mention.start_char]) else None
    return None


def _changed_unit(text: str, mention: QuantityMention) -> str | None:
    """The unit of a bare number to which something counted changes: "car" of "raise car sales to 2m"."""
    found = pattern(CHANGED).search(text[:mention.start_char])
    return singular((found["of"] or found["who"] or found["what"]).casefold()) if found else None


@cache
def moneys() -> frozenset[str]:
    """The units of sums of money."""
    entries = lexicon("currencies")
    return frozenset([*entries["names"].values(), *entries["symbols"].values()])


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _multiples(text: str, lower: str) -> Iterator[QuantityMention]:
    """double, tripling, tenfold, halve; "double-decker", "a double room" and the like are none."""
    if not holds(lower, last_words("multiples") | last_words("halves")):
        return
    for m in pattern(r"\b(?P<word>{quantities.multiples}|{quantities.halves})\b(?![-'’])").finditer(text):
        word = m["word"].casefold()
        if word in ("double", "triple", "quadruple", "treble", "halves") and not MULTIPLE.match(text, m.end()) and (
                NO_MULTIPLE.search(text[:m.start()]) or MULTIPLIED.match(text, m.end())):
            continue
        value = lexicon("quantities")["multiples"].get(word)
        if value is None:
            yield QuantityMention(m.start(), m.end(), 50.0, None, "percent", comparator_of(text, m.start()), "by")
        else:
            yield QuantityMention(m.start(), m.end(), float(value), None, "times", comparator_of(text, m.start()), None)


def _fractions(text: str, lower: str, counted: bool) -> Iterator[QuantityMention]:
    """a third of, two-thirds, half the cars, one in five; "half a million" and "a quarter of a million" are counts."""
    fractions = pattern(r"\b(?P<word>{quantities.fractions})\b(?![-'’])")
    for m in fractions.finditer(text) if holds(lower, last_words("fractions")) else ():
        share = lexicon("quantities")["fractions"][re.sub(r"\s+", " ", m["word"].casefold())]
        of = re.match(r"\s+(?:of\s+)?an?\s+(hundred|thousand|million|billion|trillion|dozen)\b", text[m.end():])
        if of:
            factor = 12 if of[1] == "dozen" else table("scales")[of[1]]
            end = m.end() + of.end()
            before = re.search(rf"({alternatives('currencies', 'symbols')})$", text[:m.start()])
            unit, unit_end = _money_after(text, end) or unit_after(text, end)
            code = lexicon("currencies")["symbols"][before[1]] if before else unit
            yield QuantityMention(m.start(), unit_end, round(share * factor / 100), None, code, comparator_of(text, m.start()),
                                  change_of(text, m.start(), m.end()))
        elif _is_share(text, m):
            yield QuantityMention(m.start(), m.end(), float(share), None, "percent", comparator_of(text, m.start()),
                                  change_of(text, m.start(), m.end()))
    for m in ONE_IN.finditer(text) if counted and (" in " in lower or " out of " in lower) else ():
        if not m["of"].isdigit() and m["of"].casefold() not in number_words():
            continue
        if m["what"] and re.match(r"\s+[a-z]+s\b", text[m.end():]):
            continue  # "one school in five towns"
        part, whole = number_of(m["part"]), number_of(m["of"])
        if part and whole and part < whole:
            yield QuantityMention(m.start(), m.end(), round(100 * part / whole, 1), None, "percent", comparator_of(text, m.start()), None)


def _is_share(text: str, m: re.Match[str]) -> bool:
    """A share has "of" or what is shared after it; "the second half", "a third term", "half past" and "first half" are none."""
    word, after = m["word"].casefold(), text[m.end():]
    if re.search(r"\b(?:first|second|other|latter|top|bottom|and an?|and)\s+$", text[:m.start()], re.IGNORECASE):
        return False
    if re.match(r"\s+of\s+(?!the year|this year|next year|last year|\d{4}|a century)", after):
        return True
    before = text[:m.start()]
    if word == "half" and IN_HALF.search(before):
        return True
    if word == "half" and not re.search(r"\bby\s+(?:about\s+|at\s+least\s+|more\s+than\s+)?$", before):
        return bool(re.match(r"\s+(?:the|its|their|our|his|all)\b", after))
    if re.search(r"\b(?:by|to|than|almost|nearly|about)\s+$", before) and not re.match(r"\s+[a-z]+", after):
        return True
    return bool(BY_SHARE.search(before) and AFTER_SHARE.match(after))


def _numbers(text: str, dates: Sequence[tuple[int, int]]) -> Iterator[QuantityMention]:
    at, numbers = 0, number_pattern()
    while m := numbers.search(text, at):
        number = _number(text, m, dates)
        at = max(number.end if number else m.end("value"), at + 1)
        mention = number and _mention(text, m, number)
        if mention and number:
            at = max(at, mention.end_char)
            yield mention


def _number(text: str, m: re.Match[str], dates: Sequence[tuple[int, int]]) -> Number | None:
    """The number of a match; None for what only looks like one (a year, an age, a time, a score, an ordinal, a paragraph's number)."""
    first = number_of(m["value"])
    start, end = m.start("currency") if m["currency"] else m.start("value"), m.end("scale") if m["scale"] else m.end("value")
    if first is None or _overlaps((m.start("value"), m.end("value")), dates) or _no_quantity(text, m, end):
        return None
    if m["scale"] == "m" and first >= METRES and not (m["currency"] or m["value2"] or _money_after(text, end)):
        return Number(start, m.end("value"), first)
    scale = _scale(m["scale"])
    second = number_of(m["value2"]) if m["value2"] else None
    if second is not None and _is_range(text, m, first, second):
        scale2 = _scale(m["scale2"])
        shared = scale2 * (scale_of(m["value2"]) if scale_of(m["value"]) == 1 else 1)  # "five to six billion"
        low = first * (scale if m["scale"] else shared if first < 1000 or shared < 1000 else 1)
        if low < second * scale2:
            return Number(start, m.end("scale2") if m["scale2"] else m.end("value2"), low, second * scale2)
    return Number(start, end, _exact(first * scale))


def _exact(value: float) -> float:
    return float(round(value, 6))


def _scale(suffix: str | None) -> int:
    factor = 1
    for word in re.findall(r"[a-z]+", (suffix or "").casefold()):
        factor *= table("suffixes").get(word, 1)
    return factor


def _is_range(text: str, m: re.Match[str], first: float, second: float) -> bool:
    """"10 to 15", "10-15", "between 5 and 7"; not "from 10 to 15" (a change), "5 and 7", "2-1", "by 5% to 7 tonnes"."""
    joint = text[m.end("unit1") if m["unit1"] else m.end("scale") if m["scale"] else m.end("value"):
                 m.start("currency2") if m["currency2"] else m.start("value2")].strip()
    before = text[:m.start()]
    if (first >= second and not (m["scale2"] and not m["scale"])) or (m["unit1"] and not SHARE.match(text, m.end())):
        return False
    if joint == "and":
        return bool(BETWEEN.search(before))
    if joint == "or":  # "1.6 or 1.7 billion": no choice of two things
        return first < second / scale_of(m["value2"]) <= 2 * first
    if joint == "to":
        return not re.search(r"\bfrom\s+(?:(?!the\b)\w+\s+){0,2}$", before, re.IGNORECASE)
    return joint in ("-", "–", "—")


def _no_quantity(text: str, m: re.Match[str], end: int) -> bool:
    before, after = text[:m.start("value")], text[end:]
    if m["currency"] or (m["scale"] and len(m["scale"].strip()) > 1):
        return False
    if AFTER_NO_QUANTITY.match(after) or BEFORE_NO_QUANTITY.search(before):
        return True
    named = m["scale"] and m["scale"].isupper() and (NAMED_SO.match(after) or NAME_BEFORE.search(before))
    if named and unit_after(text, end)[0] is None and not SHARE.match(after):
        return True
    if m["value"].isdigit() and re.search(r"(?:^|\n)\s*$", before) and re.match(r"[.)]?\s+[A-Z]", after):
        return True  # the number of a paragraph or of a list
    if m["value"].casefold() == "zero":
        return not re.search(r"\b(?:to|at)\s+$", before)  # net zero and zero waste are end states, no numbers
    if m["value"].casefold() != "one" or (m["value2"] and BETWEEN.search(before)):
        return False
    return not ONE_MEASURE.match(after)


def _mention(text: str, m: re.Match[str], number: Number) -> QuantityMention | None:
    unit, end = _unit(text, m, number)
    if unit is None:
        if not _stands_alone(text, m, number):
            return None
        hyphened = HYPHENED.match(text, number.end)
        unit = hyphened["unit"] if hyphened else None
    at = m.start("currency") if m["currency"] else m.start("value")
    comparator: Comparator = "range" if number.value_to is not None else comparator_of(text, at)
    for rest in (text[number.end:], text[end:]):
        more = MORE.match(rest) if comparator in ("exact", "about") else None
        if more:
            comparator = "at_least" if more["least"] else "at_most"
    return QuantityMention(number.start, end, _exact(number.value), None if number.value_to is None else _exact(number.value_to), unit,
                           comparator, change_of(text, number.start, end))


def _stands_alone(text: str, m: re.Match[str], number: Number) -> bool:
    """A number without a unit counts where it is large or written to be compared ("to 150,000", "at least 42")."""
    before = text[:m.start("value")]
    if number.value_to is not None and (m["scale2"] or BETWEEN.search(before)):
        return True
    if (number.value >= 100 and "," in m["value"]) or m["scale"] or scale_of(m["value"]) > 1:
        return True
    if comparator_of(text, m.start("value")) != "exact":
        return True
    if _changes(text, m.start("value")) or MERGED.search(before):
        return True
    if re.search(r"\d[^.;]{0,30}\bto\s+$|\bnumber of [^.;]{0,90}\b(?:to|from)\s+$|\bfrom \w+ \w+ to\s+$", before):
        return True
    return bool(re.search(r"\b(?:to|by|of)\s+$", before)) and (number.value > 31 or number.value == 0)


def _changes(text: str, at: int) -> bool:
    """Whether the number at a place is one of the two of "cut the number of yards from five to two"; "open from nine to five" has none."""
    for found in from_to_pattern().finditer(text) if "from" in text[max(0, at - 40):at] else ():
        if at in (found.start("first"), found.start("second")):
            before = text[max(0, found.start() - 120):found.start()]
            changing = pattern(r"\b(?:{quantities.to_verbs}|{quantities.to_verbs_in_ing})(?:s|d|ed|ing)?\b")
            return bool(COUNTED.search(before) or changing.search(before))
    return False


@cache
def from_to_pattern() -> re.Pattern[str]:
    """"from" and two numbers with "to" between."""
    value = rf"(?:{DIGITS}|{words_pattern()})"
    return re.compile(rf"\bfrom\s+(?P<first>{value})\s+to\s+(?P<second>{value})(?![\w%])", re.IGNORECASE)


def _unit(text: str, m: re.Match[str], number: Number) -> tuple[str | None, int]:
    """The unit of a number and where it ends."""
    after = text[number.end:]
    if share := SHARE.match(after):
        return ("percentage point" if share["points"] or share["points2"] else "percent"), number.end + share.end()
    if symbol := (m["currency"] or "").strip() or (m["currency2"] or "").strip():
        symbols = lexicon("currencies")["symbols"]
        return symbols.get(symbol, symbols.get(symbol.upper(), symbol)), number.end
    if money := _money_after(text, number.end):
        return money
    if symbol_after := re.match(r"\s?(?P<symbol>€|£|\$)", after):
        return lexicon("currencies")["symbols"][symbol_after["symbol"]], number.end + symbol_after.end()
    if number.value < 100 and (pence := PENCE.match(after)):
        return "pence", number.end + pence.end()
    if times := re.match(r"\s(?P<x>times)\b", after):
        return "times", number.end + times.end()
    more = MORE.match(after)
    unit, end = unit_after(text, number.end + more.end() if more else number.end)
    return (_unit_of_whole(text, number), number.end) if unit is None else (unit, end)


def _unit_of_whole(text: str, number: Number) -> str | None:
    """The unit of a number of things of somebody: "300 of the city's electric buses", "all 12 of its ferries"; of a few of them none."""
    whole = OF_ITS.match(text, number.end)
    if whole is None or (number.value < MANY and not re.search(r"\ball\s+$", text[:number.start])):
        return None
    unit, _ = unit_after(text, whole.end() - 1)
    return None if unit is None or number_of(unit.partition(" ")[0]) else unit


def _money_after(text: str, at: int) -> tuple[str, int] | None:
    """The currency that is named after a number which ends at character `at`, and where the name ends."""
    money = pattern(r"[\s-](?P<name>{currencies.names})\b").match(text, at)
    return (lexicon("currencies")["names"][re.sub(r"\s+", " ", money["name"].casefold())], money.end()) if money else None


@cache
def comparators() -> dict[str, list[tuple[str, tuple[str, ...], Comparator]]]:
    """Words of comparison by their last one, each with the endings of a text that it stands at the end of."""
    names: tuple[Comparator, ...] = ("at_most", "at_least", "about")
    entries = lexicon("quantities")
    found: dict[str, list[tuple[str, tuple[str, ...], Comparator]]] = {}
    for name in names:
        for w in entries[name]:
            if w not in entries["loose"]:
                found.setdefault(w.rpartition(" ")[2], []).append((w, tuple(mark + w for mark in OPENING), name))
    return found


def comparator_of(text: str, at: int) -> Comparator:
    """The comparator that stands right before a number at character `at`."""
    before = " ".join(text[max(0, at - 40):at].casefold().split())
    before = re.sub(r" (?:a|an|the|its|their)$", "", before)
    for word in lexicon("quantities")["loose"]:
        if before.endswith(" " + word):
            before = before[:-len(word) - 1].rstrip()
    best: tuple[int, Comparator] = (0, "exact")
    for word, endings, name in comparators().get(re.split(r"[ (\"“]", before)[-1], ()):
        if len(word) > best[0] and (before == word or before.endswith(endings)):
            best = (len(word), name)
    return best[1]


def change_of(text: str, start: int, end: int) -> Literal["by", "to"] | None:
    """Whether a number says by how much or to what: from the word before it, the verb, and the noun after it."""
    before = re.sub(r"\s+", " ", text[max(0, start - 80):start]).casefold()
    lead = pattern(r"\b(by|(?<!\bup )(?<!\bclose )to)(?: [\"“]?(?:{comparators}|an?|between))* [\"“]?$").search(before)
    if lead:
        if lead[1] == "by":
            return "by"
        to = pattern(r"\b(?:{quantities.to_verbs}|{quantities.to_verbs_in_ing})(?:s|d|ed|ing|ting|ping)?\b|\bfrom\b")
        return "to" if to.search(before) else None
    if re.match(r"\s+(?:reduction|cut|increase|rise|drop|fall|decrease|improvement|growth)\b", text[end:]):
        return "by"
    verb = pattern(r"\b(?:{quantities.by_verbs}|{quantities.by_verbs_in_ing})(?:s|ing|ting)?(?: (?:{comparators}|an?|another))* $")
    if verb.search(before) or IN_HALF.search(before):
        return "by"
    return "to" if pattern(r"\b(?:target|goal)s? of(?: (?:{comparators}))* $").search(before) else None
