"""Dates in a passage: years, months, days, ranges and dates counted from the article's own.

Written for short passages that a trigger has already picked out. A date has the precision that its words have: "2021", "2021-05",
"2021-05-03". What names a time and fixes none ("mid-century", "the next decade") is found as well, with `iso` None.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from citybeat.nlp.numerals import number_of, words_pattern

Basis = Literal["stated", "relative"]
JOIN = re.compile(r"\s*(?:-|–|—|/|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bup to\b)\s*", re.IGNORECASE)
FUTURE_CUE = re.compile(r"\b(?:will|by|until|before|next|coming|due|scheduled|expected|plans?|aims?|to be|from)\b[^.]{0,60}$",
                        re.IGNORECASE)
JUST_GONE = 2  # months
NEXT_MONTH = re.compile(r"\b(?:by|until|till|before|from|next|of|coming)\s+"
                        r"(?:(?:the|early|mid|late|end|middle|start|beginning|of|\d+)\s+){0,4}$", re.IGNORECASE)
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d")
MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)")
FULL_MONTH = re.compile(r"(?:uary|March|April|May|June|July|August|ember|October)\.$", re.IGNORECASE)  # a full stop of the sentence
AMOUNT_CUE = re.compile(r"(?:\b(?:Rs|US|No|INR|KSh|Sh|USD|EUR|GBP|page|room|route|Resolution|Act|Boeing|Airbus)\.?\s?|\bnearly |\babout "
                        r"|\bover |\bmore than |(?<!until )(?<!by )\bat least |\bup to |\bless than |\bfewer than )$")
# "by 1530 GMT"
TIME_ZONES = frozenset({"GMT", "UTC", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "CET", "CEST", "BST", "IST", "hrs"})
PAST_CUE = re.compile(r"\b(?:since|last|ago|was|were|had|did|in)\b[^.]{0,30}$", re.IGNORECASE)


@dataclass(frozen=True)
class DateMention:
    """A date at characters [start_char, end_char) of the passage. `iso_to` ends a range; `basis` is "relative" when the article's
    date was counted in."""

    start_char: int
    end_char: int
    text: str
    iso: str | None
    iso_to: str | None
    basis: Basis


@dataclass(frozen=True)
class Anchor:
    """The article's date at its precision; all None where it has none."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, published: str | None) -> Anchor:
        """The anchor of an ISO date or time; empty for what is none."""
        found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", published or "")
        return cls(*(int(part) if part else None for part in found.groups())) if found else cls()

    def full(self) -> date | None:
        """The day, where the article's date has one."""
        try:
            return date(self.year, self.month, self.day) if self.year and self.month and self.day else None
        except ValueError:
            return None


Reading = tuple[str | None, str | None, Basis] | None
Reader = Callable[[re.Match[str], Anchor], Reading]


@cache
def calendar() -> dict[str, Any]:
    """calendar.json: months, parts of a year, seasons, and nouns that make a four-digit number a count."""
    content: dict[str, Any] = json.loads((files("citybeat.nlp") / "calendar.json").read_text(encoding="utf8"))
    return content


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """ISO 8601 at the precision given; None for a day that does not exist.

    >>> iso(2021), iso(2021, 5), iso(2021, 5, 3), iso(2021, 2, 30)
    ('2021', '2021-05', '2021-05-03', None)
    """
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_of(name: str) -> int:
    """The number of a month's name or abbreviation."""
    return int(calendar()["months"][name.casefold().rstrip(".")])


def _stated(value: str | None, to: str | None = None) -> Reading:
    return (value, to, "stated") if value else None


def read_day(m: re.Match[str], anchor: Anchor) -> Reading:
    """3 May 2021, May 3, 2021, 11-22 November 2024, 1 July."""
    month, day, last, year = month_of(m["month"]), int(m["day"]), m["last"], m["year"]
    if year:
        return _stated(iso(int(year), month, day), iso(int(year), month, int(last)) if last else None)
    guessed = nearest_year(m, anchor, month)
    if guessed is None or not iso(guessed, month, day):
        return (None, None, "relative")
    return (iso(guessed, month, day), iso(guessed, month, int(last)) if last else None, "relative")


def read_month(m: re.Match[str], anchor: Anchor) -> Reading:
    """May 2021, or a month alone whose year comes from the article's date."""
    month = month_of(m["month"])
    if m["year"]:
        return _stated(iso(int(m["year"]), month))
    year = nearest_year(m, anchor, month)
    return (iso(year, month) if year else None, None, "relative")


def read_month_of(m: re.Match[str], anchor: Anchor) -> Reading:
    """July next year, the end of March this year."""
    year, _, basis = read_named_year(m, anchor) or (None, None, "relative")
    return (iso(int(year), month_of(m["month"])) if year else None, None, basis)


def nearest_year(m: re.Match[str], anchor: Anchor, month: int) -> int | None:
    """The year of a month without one: the next after "by" or "will", the last after "since"; else that nearest to the article's date."""
    if anchor.year is None or anchor.month is None:
        return anchor.year
    before = m.string[:m.start("month")]
    away = month - anchor.month
    if re.search(r"\b(?:last|since)\s+(?:\w+\s+)?$", before, re.IGNORECASE):
        return anchor.year - (away >= 0)
    if -JUST_GONE <= away < 0 and not NEXT_MONTH.search(before):
        return anchor.year  # "is expected to have fallen in January", told in February
    if FUTURE_CUE.search(before):
        return anchor.year + (away < 0)
    if PAST_CUE.search(before):
        return anchor.year - (away > 0)
    return anchor.year + (away < -6) - (away > 6)


def read_iso(m: re.Match[str], anchor: Anchor) -> Reading:
    """2021-05-03."""
    return _stated(iso(int(m["year"]), int(m["month"]), int(m["day"])))


def read_numeric(m: re.Match[str], anchor: Anchor) -> Reading:
    """03/05/2021: day and month only where one of them can be no month."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    if a > 12 >= b:
        return _stated(iso(year, b, a))
    if b > 12 >= a:
        return _stated(iso(year, a, b))
    return _stated(iso(year, a, b) if a == b else iso(year))


def read_short_range(m: re.Match[str], anchor: Anchor) -> Reading:
    """2005-06, 2005/6, 2021-25: a range where the second number is later in the century, else a month (2021-05)."""
    first, second = int(m["year"]), int(m["second"])
    if len(m["second"]) == 1:
        later = first // 10 * 10 + second
        return _stated(iso(first), iso(later)) if later > first else None
    if second > first % 100:
        return _stated(iso(first), iso(first // 100 * 100 + second))
    return _stated(iso(first, second)) if m["dash"] == "-" and 1 <= second <= 12 else None


def read_year(m: re.Match[str], anchor: Anchor) -> Reading:
    """2021, the end of 2021, summer 2021."""
    return _stated(iso(int(m["year"])))


def read_fiscal(m: re.Match[str], anchor: Anchor) -> Reading:
    """FY28."""
    year = int(m["year"])
    return _stated(iso(year if year > 99 else 2000 + year))


def read_present(m: re.Match[str], anchor: Anchor) -> Reading:
    """2009-present: a range without an end."""
    return _stated(iso(int(m["year"])))


def read_named_year(m: re.Match[str], anchor: Anchor) -> Reading:
    """this year, next year, last year, the end of the year, next summer, this Christmas."""
    if anchor.year is None:
        return (None, None, "relative")
    which = (m["which"] or "this").casefold()
    shift = {"next": 1, "following": 1, "last": -1, "past": -1, "previous": -1}.get(which, 0)
    return (iso(anchor.year + shift), None, "relative")


def read_year_end(m: re.Match[str], anchor: Anchor) -> Reading:
    """year's end, year-end, later this year, the end of the year, for the whole year."""
    return (iso(anchor.year) if anchor.year else None, None, "relative")


def read_season(m: re.Match[str], anchor: Anchor) -> Reading:
    """By the summer, before Christmas: in the article's year unless that season has passed."""
    if anchor.year is None:
        return (None, None, "relative")
    last_month = {"spring": 5, "easter": 4, "summer": 8, "autumn": 11, "fall": 11}.get(m["season"].casefold(), 12)
    return (iso(anchor.year + (anchor.month is not None and anchor.month > last_month)), None, "relative")


def read_named_month(m: re.Match[str], anchor: Anchor) -> Reading:
    """this month, next month, last month."""
    if anchor.year is None or anchor.month is None:
        return (None, None, "relative")
    which = m["which"].casefold()
    shift = 1 if which in ("next", "following") else -1 if which in ("last", "past", "previous") else 0
    return (add_months(anchor.year, anchor.month, shift), None, "relative")


def read_this_month(m: re.Match[str], anchor: Anchor) -> Reading:
    """The end of the month: the article's."""
    return (iso(anchor.year, anchor.month) if anchor.year and anchor.month else None, None, "relative")


def add_months(year: int, month: int, count: int) -> str | None:
    """ISO month `count` months later.

    >>> add_months(2021, 12, 2)
    '2022-02'
    """
    index = year * 12 + month - 1 + count
    return iso(index // 12, index % 12 + 1)


def read_decade(m: re.Match[str], anchor: Anchor) -> Reading:
    """The end of the decade: 2030 in an article of 2024."""
    return (iso((anchor.year // 10 + 1) * 10) if anchor.year else None, None, "relative")


def read_within(m: re.Match[str], anchor: Anchor) -> Reading:
    """within five years, in the next two years, over the coming six months, 100 days from now, three years ago."""
    count = number_of(m["count"]) if m["count"] else 1.0
    unit = m["unit"].casefold().rstrip("s")
    if count is None or count != int(count) or anchor.year is None or unit == "decade":
        return (None, None, "relative")
    sign = -1 if m.re.pattern.endswith(r"ago\b") else 1
    return (shifted(anchor, sign * int(count), unit), None, "relative")


def shifted(anchor: Anchor, count: int, unit: str) -> str | None:
    """The article's date moved by a count of units, at the precision of the unit."""
    if anchor.year is None or abs(count) > 200:
        return None
    if unit == "year":
        return iso(anchor.year + count)
    if unit == "month":
        return add_months(anchor.year, anchor.month, count) if anchor.month else None
    day = anchor.full()
    return (day + timedelta(days=count * (7 if unit == "week" else 1))).isoformat() if day else None


def read_near_day(m: re.Match[str], anchor: Anchor) -> Reading:
    """today, yesterday, tomorrow."""
    shift = {"yesterday": -1, "tomorrow": 1}.get(m["day"].casefold(), 0)
    day = anchor.full()
    return ((day + timedelta(days=shift)).isoformat() if day else None, None, "relative")


def read_open(m: re.Match[str], anchor: Anchor) -> Reading:
    """Words for a time that fix no year: mid-century, the next decade, Monday, the 1990s, in two or three years, within a month of the
    vote."""
    return (None, None, "relative")


Form = tuple[str, Reader, bool, str]  # pattern, reader, whether case is ignored, cue
NUMBER_CUE, YEAR_CUE, MONTH_CUE = "#", "%", "@"  # stand in a cue for any digit, for any year and for the name of any month
SEASON_CUE = "spring|summer|autumn|fall|winter|christmas|easter"


@cache
def readers() -> list[tuple[re.Pattern[str], Reader, list[frozenset[str]]]]:
    """Patterns with what reads them and their cues: of each set a text must hold one (in lower case) for the pattern to be tried.

    Of overlapping dates the longest counts, then the first of this list.
    """
    forms = [*_stated_forms(), *_relative_forms()]
    return [(re.compile(pattern, re.IGNORECASE if fold else 0), reader, [frozenset(part.split("|")) for part in cue.split()])
            for pattern, reader, fold, cue in forms]


@cache
def cue_words() -> frozenset[str]:
    """All words of cues."""
    return frozenset(word for _, _, cues in readers() for words in cues for word in words) - {NUMBER_CUE, YEAR_CUE, MONTH_CUE}


def cues_in(text: str) -> set[str]:
    """The cues that a text holds."""
    lower = text.lower()
    found = {word for word in cue_words() if word in lower}
    found.update(cue for cue, pattern in ((NUMBER_CUE, DIGIT), (YEAR_CUE, YEAR), (MONTH_CUE, MONTH)) if pattern.search(text))
    return found


@cache
def tries() -> tuple[list[tuple[int, re.Pattern[str], Reader]], dict[str, int]]:
    """The readers with a bit for each set of cues of which a text must hold one, and by cue the bits of the sets that hold it."""
    bits = {words: 1 << i for i, words in enumerate({words: None for _, _, cues in readers() for words in cues})}
    needed = [(sum(bits[words] for words in set(cues)), pattern, reader) for pattern, reader, cues in readers()]
    return needed, {word: sum(bit for words, bit in bits.items() if word in words) for words in bits for word in words}


def _stated_forms() -> list[Form]:
    """Dates that have a year or are a day or month of one."""
    table = calendar()
    months = "|".join(sorted((m.capitalize() for m in table["months"]), key=len, reverse=True))
    month = rf"(?P<month>(?:{months}|{months.upper()}))\b\.?"
    year = r"(?P<year>(?:1[5-9]|20|21)\d\d)(?![\d,]*\d|\.\d|-(?!(?:to|and|by|with|but|which)\s)\w*[a-z])"  # "by 2031-to 5%"
    open_year = rf"(?:(?<![\d.,/#$£€¥&+A-Za-z–-])|(?<=\d{{4}}[-–/])|(?<=\s[-–])){year}(?!s\b)"
    part = "|".join(sorted((re.escape(p) for p in table["parts"]), key=len, reverse=True))
    part_cue = "|".join(sorted({max(re.findall(r"\w+", p.lower()), key=len) for p in table["parts"]}))
    weekday = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    days = rf"(?<![\d.,$£€:]){weekday}(?:the\s+)?{day}(?:\s*(?:-|–|to|and|until)\s*(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
    month_first = (rf"\b{weekday}{month}\s+(?:the\s+)?{day}(?:\s*(?:-|–|to|and)\s*(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?(?![\d%:]|[.,]\d)"
                   rf"(?:,?\s+{year})?")
    return [
        (r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", read_iso, False, "% -"),
        (r"(?<![\d/])(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)[/.](?P<year>(?:19|20)\d\d)(?![\d/])", read_numeric, False, "% /|."),
        (rf"{days}\s+(?:of\s+)?{month}(?:,?\s+{year})?", read_day, False, "# @"),
        (month_first, read_day, False, "# @"),
        (rf"\b(?:(?:{part})[\s-]+)?{month}(?:,?\s+|\s+of\s+){year}", read_month, False, "% @"),
        (rf"(?<=\bby\s|\bin\s){month}(?P<year>)(?![\w'’-])", read_month, False, "@"),
        *((rf"(?<=\b(?:{words})\s){month}(?P<year>)(?![\w'’-])", read_month, False, f"@ {words}")  # looks behind: words of one length
          for words in ("last|next|this", "since|until|after|early", "before", "from|late|mid-")),
        (rf"\b(?:the\s+)?(?:end|middle|start|beginning)(?:\s+of|-)\s*{month}(?P<year>)(?![\w'’-])", read_month, False,
         "@ end|middle|start|beginning"),
        (r"(?<![\d.,/-])(?:(?:fiscal|financial)\s+(?:year\s+)?)?(?P<year>(?:19|20)\d\d)(?P<dash>[-–/])(?P<second>\d\d?)(?![\d/%]|[-–]\d)",
         read_short_range, False, "% -|–|/"),
        (r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)\s*(?:-|–|—|to)\s*(?:the\s+)?(?:present|now|today|date)\b", read_present, True,
         "% present|now|today|date"),
        (rf"\b(?:(?:{part})(?:\s*[-–]\s*|\s+))+{year}", read_year, True, f"% {part_cue}"),
        (open_year, read_year, False, "%"),
        (r"\bFY\s?'?(?P<year>20\d\d|\d\d)\b", read_fiscal, False, "# fy"),
    ]


def _relative_forms() -> list[Form]:
    """Dates that count from the article's own, and times that fix none."""
    seasons = "|".join(calendar()["seasons"])
    count = rf"(?:(?P<count>\d{{1,3}}|{words_pattern()}|an?)\s+)?"
    units = r"(?P<unit>years?|months?|weeks?|days?|decades?)\b"
    spans = (r"(?:(?:with)?in|over|during|for)\s+(?:the\s+)?(?:space of\s+)?(?P<coming>(?:next|coming|following)\s+)?"
             rf"{count}(?(coming)|(?(count)|(?:(?<=within\sthe\s)|(?=\w+\s+(?:to\s+come|ahead)\b)))){units}")  # no "over the years"
    which = r"(?P<which>this|next|last|current|coming|following|past|previous)"
    months = "|".join(sorted((m.capitalize() for m in calendar()["months"]), key=len, reverse=True))
    ends = r"(?:the\s+)?(?:end|close|middle|start|beginning)\s+of\s+|(?:later|early|earlier|late)\s+(?:in\s+)?"
    choice = rf"(?:\d{{1,2}}|{words_pattern()})\s*(?:-|–|\s(?:or|to)\s)\s*(?:\d{{1,2}}|{words_pattern()})\s+years\b"
    return [
        (rf"\b(?:(?:the\s+)?(?:end|middle|start|beginning)\s+of\s+|early\s+|late\s+|mid-)?(?P<month>{months})\b\.?,?\s+(?:of\s+)?"
         rf"{which}\s+year\b", read_month_of, False, "@ year"),
        (rf"\b(?:(?:the\s+)?(?:end|close)\s+of\s+)?(?:the\s+)?{which}\s+(?:(?:calendar|financial|fiscal|school|academic)\s+)?year\b"
         r"(?:[’']s end\b)?", read_named_year, True, "year"),
        (rf"\b(?:{ends}){which}?\s*(?:the\s+)?year\b", read_named_year, True, "year"),
        (r"\b(?:the\s+)?year[’'-]?s?[\s-]+end\b", read_year_end, True, "year end"),
        (r"(?:(?<=\bfor\s)|(?<=\bthroughout\s)|(?<=\bduring\s))the\s+(?:(?:full|whole)\s+)?year\b"
         r"(?!\s+(?:to|from|end|begin|start|after|before|that|when|\d))", read_year_end, True, "year"),
        (rf"\b(?!following){which}\s+(?:spring|summer|autumn|fall|winter|Christmas|Easter)\b", read_named_year, True, SEASON_CUE),
        (rf"\b(?:by|before|until)\s+(?:the\s+)?(?P<season>{seasons})\b(?!\s+of\b|\s+\d)", read_season, True, SEASON_CUE),
        (rf"\b(?:(?:the\s+)?(?:end|middle)\s+of\s+)?{which}\s+month\b", read_named_month, True, "month"),
        (r"\b(?:the\s+)?(?:end|close)\s+of\s+the\s+month\b", read_this_month, True, "month"),
        (r"\b(?:the\s+)?(?:end|close|turn)\s+of\s+(?:the|this|the current)\s+decade\b", read_decade, True, "decade"),
        (r"\b(?:later\s+)?this decade\b", read_decade, True, "decade"),
        (rf"\b(?:(?:with)?in|over|during|for)\s+(?:the\s+)?(?:(?:next|coming|following)\s+)?{choice}", read_open, True, "years"),
        (rf"\b(?:with)?in\s+{count}{units}(?=\s+(?:of|after|following)\s+(?!(?:now|today)\b))", read_open, True,
         "year|month|week|day|decade"),
        (rf"\b{spans}(?!\s+(?:ago|old|earlier|before|prison|in prison|imprisonment))", read_within, True, "year|month|week|day|decade"),
        (rf"\b{count}{units}\s+from\s+(?:now|today)\b", read_within, True, "year|month|week|day|decade from"),
        (rf"\b{count}{units}\s+ago\b", read_within, True, "ago"),
        (r"\b(?P<day>today|yesterday|tomorrow)\b(?![’']s)", read_near_day, True, "today|yesterday|tomorrow"),
        (r"\b(?:the\s+)?(?:mid(?:dle of the)?[-\s]century|end of the century)\b", read_open, True, "century"),
        (r"\b(?:the\s+)?(?:end of the\s+)?(?:next|coming) (?:two |three )?decades?\b", read_open, True, "decade"),
        (r"(?<!\w)(?:the\s+)?(?:early |late |mid-)?(?:19|20)\d0s\b", read_open, True, "% 0s"),
        (r"\b(?:(?:next|last|this|on|by)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", read_open, False, "day"),
        (r"\b(?:last|this|next|coming)\s+week\b|\b(?:the\s+)?end of (?:the|this|next) (?:week|month)\b", read_open, True, "week|month"),
    ]


def find_dates(text: str, published: str | None = None) -> list[DateMention]:
    """The dates of a short passage, in order, none inside another. `published` is the article's ISO date (year, month or day).

    >>> [(d.text, d.iso, d.iso_to) for d in find_dates("from 2009 to 2013 and by the end of May 2030")]
    [('2009 to 2013', '2009', '2013'), ('the end of May 2030', '2030-05', None)]
    """
    anchor = Anchor.of(published)
    found: list[DateMention] = []
    for m, reader in _matches(text):
        reading = reader(m, anchor)
        if reading and not _is_amount(m):
            stop = bool(FULL_MONTH.search(m.group()))
            found.append(DateMention(m.start(), m.end() - stop, m.group()[:len(m.group()) - stop], *reading))
    return list(_joined(text, _apart(found)))


@lru_cache(maxsize=8)
def _matches(text: str) -> list[tuple[re.Match[str], Reader]]:
    """What looks like a date; kept for a moment, as a sentence is read for its dates and again for its quantities."""
    held, (needed, bits) = 0, tries()
    for cue in cues_in(text):
        held |= bits[cue]
    return [(m, reader) for bit, pattern, reader in needed if bit & held == bit for m in pattern.finditer(text)]


def _is_amount(m: re.Match[str]) -> bool:
    """Whether a bare four-digit number counts things ("2000 jobs", "Rs 1999")."""
    if m.end() - m.start() != 4 or not m.group().isdigit():
        return False
    after = re.match(r"\s*([a-zA-Z%°]+)", m.string[m.end():])
    if after and after[1] in TIME_ZONES:
        return True
    if after and after[1].casefold() in calendar()["units_after"]:
        return not re.search(r"\b(?:in|by|since|until|from|during)\s+$", m.string[:m.start()])
    if m.string[:m.start()].endswith("up to ") and (after is None or after[1].casefold() in calendar()["no_units"]):
        return False  # "every two years up to 2031"
    return bool(AMOUNT_CUE.search(m.string[:m.start()]))


def _apart(found: list[DateMention]) -> list[DateMention]:
    """Of overlapping mentions the longest (the earlier pattern where they are equally long), in the order of the text."""
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda d: d.start_char - d.end_char):
        if all(mention.end_char <= k.start_char or mention.start_char >= k.end_char for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda d: d.start_char)


def _joined(text: str, mentions: list[DateMention]) -> Iterator[DateMention]:
    """Neighbours that are a range ("2009-2013", "from May 2009 to June 2013", "between 2022 and 2025") become one mention."""
    pending: DateMention | None = None
    for mention in mentions:
        if pending and _is_range(text, pending, mention):
            pending = replace(pending, end_char=mention.end_char, text=text[pending.start_char:mention.end_char], iso_to=mention.iso)
            continue
        if pending:
            yield pending
        pending = mention
    if pending:
        yield pending


def _is_range(text: str, first: DateMention, second: DateMention) -> bool:
    if not (first.iso and second.iso and first.iso_to is None and second.iso_to is None and first.iso < second.iso):
        return False
    between = text[first.end_char:second.start_char]
    if JOIN.fullmatch(between):
        return True
    return between.strip() == "and" and bool(re.search(r"\bbetween\s+$", text[:first.start_char], re.IGNORECASE))
