"""Status and dates of a role, from the words of its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.titles import role_class
from citybeat.extract.roles.words import Words
from citybeat.nlp.dates import DateMention, find_dates

Status = Literal["current", "former", "incoming", "acting"]
WINDOW = 14  # words after the construction in which its dates stand
DATED = re.compile(r"\d{4}|\b(?:since|until|till|from|last|next|this|on|in)\b", re.I)
FUTURE = re.compile(r"\b(?:will|to (?:be|become)|is set to|is due to|is to|would become|about to become|has agreed to)\b", re.I)
PAST = re.compile(
    r"\b(?:was|were|had been|had|served|worked|acted|sat|played|trained|once|formerly|previously|until|used to|stood)\b", re.I)
PERFECT = re.compile(r"\b(?:has|have)\b(?!.*\bonce\b)", re.I)
ONCE = re.compile(r"\b(?:once|formerly|previously|until recently)\b", re.I)
BEGINS = re.compile(
    r"\b(?:appointed|named|elected|chosen|installed|confirmed|re-?elected|re-?appointed|selected|promoted|nominated|sworn|crowned|made"
    r"|hired|became|become|took|takes|assumed|joined|started|began|returned"
    r"|succeeds?|succeeded|replaces?|replaced)\b", re.I)
OPENS = frozenset({"in", "on", "since", "from", "until"})  # before a date that opens a sentence
OPENING = 8  # words
TERMED = frozenset({"head_of_state", "head_of_government", "mayor", "minister"})
FOR_LIFE = frozenset({"king", "queen", "emperor", "empress", "sultan", "emir", "prince", "princess", "pope", "shah", "ruler"})
LONGEST_TERM, LONGEST_CAREER = 15, 60  # years after which an office of such a class, or any, has passed on
LEFT = re.compile(r"\b(?:will|to|set to|plans? to|would)\b", re.I)


@dataclass(frozen=True)
class Tenure:
    """What a clause says about the time of a role."""

    status: Status
    start: str | None = None
    end: str | None = None


class Clock:
    """Reads tenures off the clauses of one Doc; `published` is the article's ISO date or None."""

    def __init__(self, text: Words, published: str | None):
        self.doc, self.published = text.doc, published
        self.lower, self.starts = text.lower, text.starts

    def tenure(self, link: Link, options: dict[str, object]) -> Tenure:
        lead = self.lead(link)
        if options.get("conjoined"):
            lead = lead.rpartition(" and ")[2]
        start, end = self.dates(link, lead, bool(options.get("leaves")))
        status = self.status(link, lead, options, start, end)
        return Tenure(status, start, end)

    def lead(self, link: Link) -> str:
        """The words of the construction between the person (or the pronoun that means him or her) and the title."""
        title, person = link.post.title, link.person
        if person.end <= title.start:
            return self.doc[max(person.end, link.clause[0]):title.start].text
        return ""

    def status(self, link: Link, lead: str, options: dict[str, object], start: str | None, end: str | None) -> Status:
        stated = link.post.status or link.status
        if options.get("leaves"):
            return "current" if LEFT.search(lead) else "former"
        future = bool(FUTURE.search(lead)) or self.is_future(start)
        if options.get("tense") or options.get("appoint"):
            if future and stated is None and not ONCE.search(lead):
                return "incoming"
            if stated is None and PAST.search(lead) and not BEGINS.search(lead) and not PERFECT.search(lead):
                return "former"
        if stated in ("former", "acting", "incoming"):
            return stated  # type: ignore[return-value]  # one of the four
        if ONCE.search(lead) and not re.search(r"\bnow\b", lead, re.I):
            return "former"
        if end is not None and not self.is_future(end):
            return "former"
        if future and stated is None and (options.get("tense") or self.is_future(start)):
            return "incoming"
        return "former" if stated is None and self.is_long_past(link) else "current"

    def is_long_past(self, link: Link) -> bool:
        """"signed by President Roe in 1974", "In 1974, Mayor Roe opened": whether the act is dated longer ago than such offices last."""
        title, person, (begin, end) = link.post.title, link.person, link.clause
        if self.published is None or person.start < title.end or begin == 0 or end != person.end:
            return False
        year = self.year_of(end) if self.lower[begin - 1] == "by" else self.opening_year(begin)
        termed = role_class(self.doc[title.start:title.end].text) in TERMED and not set(self.lower[title.start:title.end]) & FOR_LIFE
        return year is not None and int(self.published[:4]) - year >= (LONGEST_TERM if termed else LONGEST_CAREER)

    def opening_year(self, begin: int) -> int | None:
        """The year of "In 1974," right before word `begin` (or with it as the year), at the start of a sentence."""
        at = begin - 1 if self.lower[begin - 1] == "in" else begin - 2 - (self.lower[begin - 1] == ",")
        return self.year_of(at) if at in self.starts else None

    def year_of(self, i: int) -> int | None:
        """The year of "in 1974" at word `i`."""
        if i < 0 or i + 1 >= len(self.lower) or self.lower[i] != "in" or not re.fullmatch(r"1\d{3}|20\d\d", self.lower[i + 1]):
            return None
        return int(self.lower[i + 1])

    def is_future(self, date: str | None) -> bool:
        """Whether a date lies after the article's; False where either is unknown."""
        if date is None or self.published is None:
            return False
        length = min(len(date), len(self.published))
        return date[:length] > self.published[:length]

    # -- dates

    def dates(self, link: Link, lead: str, leaves: bool) -> tuple[str | None, str | None]:
        event = bool(BEGINS.search(lead))
        for text in (self.window(link), self.doc[link.post.title.end:max(link.person.start, link.post.title.end)].text):
            for date in find_dates(text, self.published) if DATED.search(text) else ():
                start, end = self.read(date, text[:date.start_char], event, leaves)
                if start or end:
                    return start, end
        return self.fronted(link, event, leaves)

    def fronted(self, link: Link, event: bool, leaves: bool) -> tuple[str | None, str | None]:
        """Start and end from a date that opens the sentence: "In May 2019 she became chair", "Since 2020, Roe has been mayor"."""
        begin = end = link.clause[0]
        while begin > 0 and begin not in self.starts and end - begin < OPENING:
            begin -= 1
        if begin == end or begin not in self.starts or self.lower[begin] not in OPENS:
            return None, None
        opening = self.doc[begin:end].text
        dates = find_dates(opening, self.published)
        if len(dates) != 1 or opening[dates[0].end_char:].strip(" ,") or len(opening[:dates[0].start_char].split()) > 2:
            return None, None
        return self.read(dates[0], opening[:dates[0].start_char], event, leaves)

    def window(self, link: Link) -> str:
        """The words after the construction, to the end of the clause."""
        doc, begin = self.doc, max(link.clause[1], link.post.title.end)
        stop = begin
        while stop < len(doc) and stop - begin < WINDOW and self.lower[stop] not in (";", "who"):
            if stop > begin and stop in self.starts:
                break
            stop += 1
        return doc[begin:stop].text

    def read(self, date: DateMention, cue: str, event: bool, leaves: bool) -> tuple[str | None, str | None]:
        """Start and end from a date and the words before it."""
        word = cue.split()[-1].lower().strip("(,") if cue.split() else ""
        near = len(cue.split()) <= 8
        if date.iso is None or not near:
            return None, None
        if date.iso_to is not None:
            return date.iso, date.iso_to
        if word in ("until", "till") or (word == "to" and "from" in cue):
            return None, date.iso
        if word == "since" or "since" in cue.lower().split()[-3:]:
            return date.iso, None
        if word == "from" or (event and word in ("in", "on", "from", "") and len(cue.split()) <= 3):
            return date.iso, None
        if leaves and word in ("in", "on", "") and len(cue.split()) <= 3:
            return None, date.iso
        return None, None
