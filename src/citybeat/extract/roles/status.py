"""Status and dates of a role, from the words of its clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.linking import FOUNDERS, Link
from citybeat.extract.roles.phrases import RETIRING
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words
from citybeat.nlp.columns import columns_of
from citybeat.nlp.dates import DateMention, find_dates

Status = Literal["current", "former", "incoming", "acting"]
WINDOW = 14  # words after the construction in which its dates stand
DATED = re.compile(r"\d{4}|\b(?:since|until|till|from|last|next|this|on|in)\b", re.I)
FUTURE = re.compile(
    r"\b(?:will|to (?:be|become)|(?:is|are)(?: also| now| then)?(?: set| due| expected| slated| scheduled)? to|would become"
    r"|about to become|has agreed to)\b", re.I)
GOES_ON = re.compile(r"\b(?:continue|remain|stay on)\b", re.I)  # "will continue as coach": who is in office now
PAST = re.compile(
    r"\b(?:was|were|had been|had|held|occupied|served|worked|acted|sat|played|trained|once|formerly|previously|until|used to"
    r"|stood)\b", re.I)
PERFECT = re.compile(r"\b(?:has|have)\b(?!.*\bonce\b)", re.I)
ONCE = re.compile(
    r"\b(?:once|formerly|previously|until (?:recently|(?:this|last) (?:week|month|year|summer|spring|autumn|winter)))\b", re.I)
BEGINS = re.compile(
    r"\b(?:appointed|named|elected|chosen|installed|confirmed|re-?elected|re-?appointed|selected|promoted|nominated|sworn|crowned|made"
    r"|hired|reinstated|restored|designated|became|become|took|takes|assumed|joined|started|began|returned"
    r"|succeeds?|succeeded|replaces?|replaced)\b", re.I)
OPENS = frozenset({"in", "on", "since", "from", "until"})  # before a date that opens a sentence
OPENING = 8  # words
TERMED = frozenset({"head_of_state", "head_of_government", "mayor", "minister"})
OFFICES = frozenset({"legislator", "judge", "diplomat", "official"})
FOR_LIFE = frozenset({"king", "queen", "emperor", "empress", "sultan", "emir", "prince", "princess", "pope", "shah", "ruler"})
LONGEST_TERM, LONGEST_CAREER = 15, 60  # years after which an office of such a class, or any, has passed on
TERM = re.compile(r"\(\s*(?P<start>1[5-9]\d\d|20\d\d)\s*[-–—]\s*(?P<end>1[5-9]\d\d|20\d\d)\s*\)")
LONGEST_BRACKET = 29  # years; a longer span in brackets is a life rather than a term
DATED_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s(?:\d\d?,?\s)?((?:19|20)\d\d)\b")
NO_DAY_BEFORE = re.compile(r"\b(?:by|until|before) \Z|\w\Z")
DATED_PATH = re.compile(r"/((?:19|20)\d\d)/[01]?\d/")
PAST_YEAR = re.compile(r"\b(?:in|until|since|by|from|between|of|and|,|\()\s?(1[0-9]\d\d|20[0-2]\d)\b", re.I)
CENTURY = re.compile(r"\b(1\d|20)th[ -]century\b", re.I)
HISTORY = 1980  # where nothing dates the article
LONGEST_LIFE = 80  # years
LONGEST_TALE = 60  # words of a sentence that a year in it is taken to date
YEAR = re.compile(r"\b(?:1[89]\d\d|20[0-2]\d)\b")
RELIEVED = re.compile(  # behind a name and its title; from another post, if one is named ("from her post as chair")
    r",? (?:who )?(?:has|had|was|have|is|were) (?:already |since |later |also )?(?:been )?"
    r"(?:dismissed|sacked|removed|discharged|fired|relieved|stripped|resigned|stepped down|stood down) (?:from|of)"
    r" (?:office|(?:his|her|their|the|all) (?:\w+ )?(?:posts?|positions?|office|jobs?|duties|roles?))\b(?! (?:as|of|at|in|on|with)\b)")
RESIGNED = re.compile(  # behind a name: gone from the office beside it
    r"(?:,? |-)(?:who )?(?:(?:has|had) )?"
    r"(?:already |since |abruptly |suddenly |also |subsequently |later |then |finally |eventually |now )?"
    r"(?:resigned|quit|stepped down|stood down|fled (?:the|his|her) country"
    r"|(?:was|were|been) (?:forced|compelled|obliged|pressured) to (?:resign|quit|step down|stand down))"
    r"(?: from (?:his|her|the) (?:post|position|job|role|office))?"
    r"(?= (?:on|in|last|this|after|amid|over|following|early|earlier|late|yesterday|today|and|to|because|when|without|shortly|weeks|days"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|[,.])")
LEFT_BODY = re.compile(  # behind a name: gone from the body of the office beside it
    r",? (?:who )?(?:(?:has|had) )?(?:already |since |abruptly |suddenly )?left (?:the|his|her)"
    r" (?:company|firm|agency|club|post|job|role|position)\b")
GRANTED = re.compile(  # before an "until" that is a limit set to others: "Judge Roe gave both sides until May"
    r"\b(?:g[ai]ves?|given|giving|grant(?:ed|s|ing)?|extend(?:ed|s|ing)?|adjourn(?:ed|s|ing)?|postpon(?:ed|es|ing)|delay(?:ed|s|ing)?"
    r"|remanded|suspend(?:ed|s|ing)|allow(?:ed|s|ing)?|ordered|barred|banned|wait(?:ed|s|ing)?)\b", re.I)
PICKED = frozenset({"pick", "picks", "choice", "nominee", "selection"})  # before "for" and an office
CALLED = re.compile(r"\b(?:call|demand|urg|seek|sought|want|reject|refus|push|if\b|would|threat)", re.I)  # a loss not come yet
BACK_THEN = re.compile(r"[\s,(–—-]*(?:(?:by )?then|at (?:the|that) time) (?:an?|the|his|her|its|their|chief|head|vice|deputy|[A-Z])\b")
LOSS = frozenset({"resignation", "departure", "dismissal", "sacking", "firing", "exit"})
LONGEST_LIST = 24  # words of those who have gone with the one named first
APART = frozenset({  # in no such list
    "by", "after", "before", "amid", "from", "over", "who", "which", "that", "when", "as", "with", "was", "were", "is", "has", "had",
    "said", "will", "would", ";", ":", "\n", "led", "but",
})
TOLD = frozenset({"to", "after", "following", "since", "prompted", "triggered", "forced", "with"})  # not "called for the resignation of"
SUPPOSED = frozenset({"if", "unless", "until", "whether", "would", "denied", "denies", "denying", "report", "rumours", "rumors"})
SACKED = frozenset({"fired", "sacked", "dismissed"})  # of whom it is said that they were
LOST = frozenset({"defeated", "failed", "unsuccessful", "losing", "beaten", "onetime"})  # before a candidate
TIMES = frozenset({"one", "two", "three", "four", "five", "six"})
CHOSEN = frozenset({"elect", "designate"})  # last in a title: who does not yet serve
HAVE = frozenset({"has", "have", "had"})
REPLACING = frozenset({"replace", "replaced", "replacing"})  # before whom another follows ("with")
BEFORE = 6  # words before an office and its holder in which resignation is only supposed
RETIRED = re.compile(r"\s*\((?:retd?|rtd|retired)\.?\)", re.I)
LEFT = re.compile(r"\b(?:will|(?<!forced )(?<!compelled )to|would)\b", re.I)


@dataclass(frozen=True)
class Tenure:
    """What a clause says about the time of a role."""

    status: Status
    start: str | None = None
    end: str | None = None


class Clock:
    """Reads tenures off the clauses of one Doc; `published` is the article's ISO date or None."""

    def __init__(self, text: Words, published: str | None):
        self.doc, self.columns, self.published = text.doc, columns_of(text.doc), published
        self.lower, self.starts, self.begins = text.lower, text.starts, text.begins
        self.year = int(published[:4]) if published is not None else latest_day(text.text)  # the article is not older than this

    def tenure(self, link: Link, options: dict[str, object]) -> Tenure:
        lead = self.lead(link)
        if options.get("conjoined"):
            lead = lead.rpartition(" and ")[2]
        start, end = self.term(link) or self.dates(link, lead, bool(options.get("leaves")))
        status = self.status(link, lead, options, start, end)
        return Tenure(status, start, end)

    def lead(self, link: Link) -> str:
        """The words of the construction between the person (or the pronoun that means him or her) and the title."""
        title, person = link.post.title, link.person
        if person.end <= title.start:
            return self.columns.between(max(person.end, link.clause[0]), title.start)
        return ""

    def status(self, link: Link, lead: str, options: dict[str, object], start: str | None, end: str | None) -> Status:
        stated = link.post.status or link.status or self.is_designate(link)
        if options.get("leaves"):
            return "current" if LEFT.search(lead) else "former"
        future = (bool(FUTURE.search(lead)) and not GOES_ON.search(lead)) or self.is_future(start)
        if options.get("tense") or options.get("appoint"):
            if future and stated is None and not ONCE.search(lead):
                return "incoming"
            if stated is None and PAST.search(lead) and not BEGINS.search(lead) and not PERFECT.search(lead):
                return "former"
        if stated in ("former", "acting", "incoming"):
            return stated  # type: ignore[return-value]  # one of the four
        if stated is None and self.is_picked(link):
            return "incoming"
        if stated is None and link.rule == "roles.as_before" and self.lower[link.clause[1]:link.clause[1] + 1] == ["had"]:
            return "former"  # "As a candidate, Roe had promised"
        if stated is None and self.has_lost(link):
            return "former"
        if stated is None and (self.is_ousted(link) or self.began_long_ago(start, lead) or self.is_history(link)):
            return "former"
        if stated is None and BACK_THEN.match(f"{lead.rstrip()} A"):
            return "former"  # "Roe, then the clerk of the port, saw it"
        if ONCE.search(lead) and not re.search(r"\bnow\b", lead, re.I):
            return "former"
        if end is not None and not self.is_future(end):
            return "former"
        if future and stated is None and (options.get("tense") or self.is_future(start)):
            return "incoming"
        return "former" if stated is None and self.is_long_past(link) else "current"

    def is_designate(self, link: Link) -> Status | None:
        """"Jane Roe, the harbour chief designate", "president-elect Roe": "incoming" where such a word ends the title or follows it."""
        end = link.post.title.end
        after = end + (self.lower[end:end + 1] == ["-"])
        last = self.lower[end - 1]
        chosen = last in CHOSEN or last.endswith(("-elect", "-designate")) or not CHOSEN.isdisjoint(self.lower[after:after + 1])
        return "incoming" if chosen else None

    def is_long_past(self, link: Link) -> bool:
        """Whether an act is dated longer ago than such offices last.

        "signed by President Roe in 1974", "signed in 1974 by President Roe", "In 1974, Mayor Roe opened".
        """
        title, person, (begin, end) = link.post.title, link.person, link.clause
        if person.start < title.end or begin == 0 or end != person.end:
            return False
        year = (self.year_of(end) or self.year_of(begin - 3)) if self.lower[begin - 1] == "by" else self.opening_year(begin)
        termed = class_of(self.doc, title) in TERMED and not set(self.lower[title.start:title.end]) & FOR_LIFE
        if year is None:
            return False
        now = self.year if self.year is not None else HISTORY + LONGEST_TERM  # no article on hand is older
        return now - year >= (LONGEST_TERM if termed else LONGEST_CAREER)

    def has_lost(self, link: Link) -> bool:
        """"a three-time candidate", "the defeated candidate Jane Roe": whether the words before a candidacy tell that it is over."""
        start = link.post.title.start
        if class_of(self.doc, link.post.title) != "candidate":
            return False
        before = self.lower[start - 1]
        often = self.lower[start - 3] if before == "time" else before.removesuffix("-time")
        return before in LOST or (before.endswith("time") and often in TIMES)

    def is_picked(self, link: Link) -> bool:
        """"her pick for harbour secretary, Jane Roe": who has been chosen and does not yet serve."""
        i = link.post.title.start
        return i > 1 and link.person.start > i and self.lower[i - 1] in ("for", "as") and self.lower[i - 2] in PICKED

    def is_ousted(self, link: Link) -> bool:
        """"the ouster of President Roe", "the army overthrew King Roe": whether the words before the construction end the term."""
        begin, after = link.clause[0], self.lower[link.person.end:link.person.end + 3]
        if self.is_retired(link):
            return True
        text, at = self.columns.text, self.behind(self.end_of(link))
        left = LEFT_BODY.match(text, at) and self.lower[link.post.title.head] not in FOUNDERS
        if not self.is_rank(link) and (RELIEVED.match(text, at) or ((RESIGNED.match(text, at) or left) and self.has_resigned(link))):
            return True
        loss = self.loss_before(begin + (self.lower[begin] == "of"))
        if loss is not None and self.is_told(loss):  # "after the resignation of its chair, Jane Roe", "of Roe as chair"
            return link.person.start >= link.post.title.end or link.rule == "roles.person_as"
        if begin > 1 and self.lower[begin - 1] == "as" and self.lower[begin - 2] in LOSS:
            return CALLED.search(self.columns.between(self.begins[bisect_right(self.begins, begin) - 1], begin)) is None
        gone = after[after[:1] == [","]:]
        if gone[:1] in (["was"], ["were"]) and set(gone[1:]) & (lexicon()["ousting"] | SACKED):
            return True
        if self.lower[begin - 1] == "with" and self.lower[max(0, begin - 3):begin - 1] in (["parted", "ways"], ["parted", "company"]):
            return link.person.start >= link.post.title.end
        if self.lower[begin - 1] in REPLACING and self.lower[link.person.end:link.person.end + 1] == ["with"] and begin > 0:
            return link.person.start >= link.post.title.end  # "to replace minister Jane Roe with"
        if self.lower[begin - 1] in SACKED and self.lower[begin - 2] in HAVE and begin > 1:
            return link.person.start >= link.post.title.end  # "had dismissed the head of its yard, Jane Roe"
        at = begin - 2 if begin > 1 and self.lower[begin - 1] == "of" else begin - 1
        at -= self.lower[at] == "-"
        return at >= 0 and link.person.start >= link.post.title.end and self.lower[at] in lexicon()["ousting"]

    def loss_before(self, begin: int) -> int | None:
        """"the resignation of | the chair, Jane Roe, clerk Tom Poe and | envoy Li Wen": the loss of the one named, or of several."""
        if self.lower[begin - 1] == "of":
            return begin - 2 if begin > 1 and self.lower[begin - 2] in LOSS else None
        start = max(self.begins[bisect_right(self.begins, begin) - 1], begin - LONGEST_LIST)
        if self.lower[begin - 1] not in (",", "and") or LOSS.isdisjoint(self.lower[start:begin]):
            return None
        at = max(k for k in range(start, begin) if self.lower[k] in LOSS)
        last = begin - 1 - (self.lower[begin - 2] == ",")
        listed = self.lower[at + 1] == "of" and APART.isdisjoint(self.lower[at:begin]) and self.doc[last - 1].ent_type_ == "PERSON"
        return at if listed else None

    def is_told(self, i: int) -> bool:
        """"after the | resignation", "led to the sudden | exit": whether a loss at word `i` is told of rather than called for."""
        if i - 1 in self.starts and self.lower[i - 1] == "the":  # "The resignation of minister Roe is bound to"
            return CALLED.search(self.columns.between(i, ([*self.begins[bisect_right(self.begins, i):], len(self.lower)])[0])) is None
        lead = self.lower[i - 3] if i > 2 and self.lower[i - 2] in ("the", "a", "an") else self.lower[i - 2] if i > 1 else ""
        return lead in TOLD

    def is_retired(self, link: Link) -> bool:
        """"Colonel (retd) Roe", "Colonel Roe (retired)": the bracket behind the name goes with a rank or a judge."""
        if class_of(self.doc, link.post.title) not in RETIRING:
            return False
        ends = (link.post.title.end, link.person.end)
        return any(RETIRED.match(self.columns.text, self.behind(i)) for i in ends)

    def is_rank(self, link: Link) -> bool:
        """"its harbour chief, Gen. Jane Roe, resigned": whether a title of one word stands with an office, which is what was left."""
        title = link.post.title
        if class_of(self.doc, title) != "military" or title.end - title.start > 1 or link.person.start != title.end:
            return False
        return title.start > 0 and self.lower[title.start - 1] == ","

    def has_resigned(self, link: Link) -> bool:
        """Whether resignation told behind a name is the named one's, of the office beside it, and not only supposed."""
        begin = link.clause[0]
        opening = max((i for i in range(max(0, begin - BEFORE), begin + 1) if i in self.starts), default=max(0, begin - BEFORE))
        rest = self.lower[link.person.end:self.end_of(link)]
        alone = not link.post.title.plural and (not rest or (rest[0] == "(" and rest[-1] == ")"))  # "Roe (her name in another script)"
        return alone and not SUPPOSED & set(self.lower[opening:begin])

    def behind(self, end: int) -> int:
        """Where in the text the word before word `end` stops."""
        return self.columns.offsets[end - 1] + len(self.columns.texts[end - 1])

    def end_of(self, link: Link) -> int:
        """Where a construction ends, with the body of its title."""
        return max(link.clause[1], link.person.end, link.post.title.end, link.post.organization[1] if link.post.organization else 0)

    def is_history(self, link: Link) -> bool:
        """Whether the sentence of a name with its title tells, in the past tense only, of a year or century longer ago than people live."""
        start, after = self.begins[bisect_right(self.begins, link.clause[0]) - 1], bisect_left(self.begins, link.clause[1])
        end = self.begins[after] if after < len(self.begins) else len(self.lower)
        if end - start > LONGEST_TALE or lexicon()["present"] & set(self.lower[start:end]):
            return False
        text = self.columns.between(start, end)
        if "1" not in text and "20" not in text:
            return False  # with the first figures of a year or century
        years = [int(y) for y in PAST_YEAR.findall(text)] + [100 * int(c) - 50 for c in CENTURY.findall(text)]
        return bool(years) and max(years) <= (self.year or HISTORY) - LONGEST_LIFE

    def began_long_ago(self, start: str | None, lead: str) -> bool:
        """"was named president in 1831": whether a term began, by a word for its beginning, longer ago than careers last."""
        if start is None or BEGINS.search(lead) is None:
            return False
        year = self.year or max(map(int, YEAR.findall(self.columns.text)), default=0)
        return year - int(start[:4]) >= LONGEST_CAREER

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

    def term(self, link: Link) -> tuple[str | None, str | None] | None:
        """Start and end in brackets right behind the name or the title: "President Jane Roe (1989-1991)"."""
        text, places = self.columns.text, [self.behind(last) + 1 for last in (link.person.end, link.post.title.end)]
        places = [at for at in places if text[at:at + 1] == "("]
        if not places or class_of(self.doc, link.post.title) not in TERMED | OFFICES:
            return None
        for at in places:
            found = TERM.match(text, at)
            if found is not None and 0 <= int(found["end"]) - int(found["start"]) <= LONGEST_BRACKET:
                return found["start"], found["end"]
        return None

    def dates(self, link: Link, lead: str, leaves: bool) -> tuple[str | None, str | None]:
        event = bool(BEGINS.search(lead))
        for text in (self.window(link), self.columns.between(link.post.title.end, max(link.person.start, link.post.title.end))):
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
        opening = self.columns.between(begin, end)
        dates = find_dates(opening, self.published)
        if len(dates) != 1 or opening[dates[0].end_char:].strip(" ,") or len(opening[:dates[0].start_char].split()) > 2:
            return None, None
        return self.read(dates[0], opening[:dates[0].start_char], event, leaves)

    def window(self, link: Link) -> str:
        """The words after the construction, to the end of the clause."""
        begin = stop = max(link.clause[1], link.post.title.end)
        while stop < len(self.lower) and stop - begin < WINDOW and self.lower[stop] not in (";", "who"):
            if stop > begin and stop in self.starts:
                break
            stop += 1
        return self.columns.between(begin, stop)

    def read(self, date: DateMention, cue: str, event: bool, leaves: bool) -> tuple[str | None, str | None]:
        """Start and end from a date and the words before it."""
        word = cue.split()[-1].lower().strip("(,") if cue.split() else ""
        near = len(cue.split()) <= 8
        if date.iso is None or not near:
            return None, None
        if date.iso_to is not None:
            days = len(date.iso) == len(date.iso_to) == len("2021-05-03") and date.iso[:7] == date.iso_to[:7]
            return (None, None) if days else (date.iso, date.iso_to)  # "was in Norvik from 2 to 4 May"
        if word in ("until", "till") and GRANTED.search(cue):
            return None, None
        if word in ("until", "till") or (word == "to" and "from" in cue):
            return None, date.iso
        if word == "since" or "since" in cue.lower().split()[-3:]:
            return date.iso, None
        if word == "from" or (event and word in ("in", "on", "from", "") and len(cue.split()) <= 3):
            return date.iso, None
        if leaves and word in ("in", "on", "") and len(cue.split()) <= 3:
            return None, date.iso
        return None, None


def latest_day(text: str) -> int | None:
    """The latest year of the days and months that a text names ("May 3, 2021", ".../2021/05/03/..."), which it cannot be older than."""
    years = [int(found[1]) for found in DATED_MONTH.finditer(text)
             if NO_DAY_BEFORE.search(text, max(0, found.start() - 8), found.start()) is None]
    return max([*years, *map(int, DATED_PATH.findall(text))], default=None)
