"""Status and dates of a role, from the words of its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from citybeat.extract.roles.linking import Link
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
    r"|hired|became|become|took|takes|assumed|joined|started|began|returned)\b", re.I)
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
        start, end = self.dates(link, lead, bool(options.get("leaves")))
        status = self.status(link, lead, options, start, end)
        return Tenure(status, start, end)

    def lead(self, link: Link) -> str:
        """The words of the construction between the person and the title."""
        title, person = link.post.title, link.person
        if person.end <= title.start:
            return self.doc[person.end:title.start].text
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
        return "incoming" if future and stated is None and (options.get("tense") or self.is_future(start)) else "current"

    def is_future(self, date: str | None) -> bool:
        """Whether a date lies after the article's; False where either is unknown."""
        if date is None or self.published is None:
            return False
        length = min(len(date), len(self.published))
        return date[:length] > self.published[:length]

    # -- dates

    def dates(self, link: Link, lead: str, leaves: bool) -> tuple[str | None, str | None]:
        after = self.window(link)
        if not DATED.search(after):
            return None, None
        event = bool(BEGINS.search(lead))
        for date in find_dates(after, self.published):
            cue = after[:date.start_char]
            start, end = self.read(date, cue, event, leaves)
            if start or end:
                return start, end
        return None, None

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
