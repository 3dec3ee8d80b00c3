"""The sections of an article: title, dateline, date of publication, byline, captions, quotations, biography blocks.

`layout_of(doc)` reads them off the lines of a Doc once. It needs no model; names that a model has found make bylines and
biography blocks surer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from importlib.resources import files

from spacy.tokens import Doc, Span

from citybeat.extract.rules import read_words
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.entities import ent_rows, ents_within
from citybeat.nlp.notes import notes_of

TOP = 8  # lines in which title, date, dateline and byline are looked for
TITLE_WORDS, TITLE_CHARS = 28, 200
DATELINE_CHARS = 160  # at the head of a line in which a dateline ends
PARAGRAPH_WORDS = 12  # what follows a dateline has at least so many words
WORDS = read_words(files("citybeat.nlp") / "layout.json")


def alternatives(*keys: str) -> str:
    """A regular expression for the phrases of some lists, longest first."""
    phrases = {phrase for key in keys for entry in WORDS[key] for phrase in (entry.split() if key == "months" else [entry])}
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=lambda p: (-len(p), p)))


MONTHS = {name: number for number, names in enumerate(WORDS["months"], 1) for name in names.split()}
MONTH = rf"(?P<month{{n}}>{alternatives('months')})\b\.?"
YEAR = r"(?P<year{n}>(?:19|20)\d\d)(?!\d)"
DAY = r"(?P<day{n}>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)"
FORMS = (
    r"(?P<year{n}>(?:19|20)\d\d)[-/.](?P<number{n}>[01]?\d)[-/.](?P<day{n}>[0-3]?\d)(?!\d)",
    rf"{DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+{YEAR}",
    rf"{MONTH}\s*{DAY},?\s+{YEAR}",
    r"(?P<day{n}>[0-3]?\d)[./-](?P<number{n}>[01]?\d)[./-](?P<year{n}>(?:19|20)\d\d)(?!\d)",
    rf"{MONTH},?\s+{YEAR}",
    rf"{DAY}(?:\s+of)?\s+{MONTH}",
    rf"{MONTH}\s*{DAY}",
)
DATE_TEXT = "(?:" + "|".join(form.replace("{n}", str(n)) for n, form in enumerate(FORMS)) + ")"
DATE = re.compile(rf"(?<![\w/.-]){DATE_TEXT}", re.I)
ANY_DATE = re.sub(r"\?P<\w+>", "?:", DATE_TEXT)
WEEKDAY = rf"(?:(?:{alternatives('weekdays')})\b\.?,?\s*)"
TIME = r"(?:\d{1,2}(?:[:.]\d\d){1,2}(?:\.\d+)?|\d{1,2}\s*(?=[ap]\.?m))\s*(?:[ap]\.?m\b\.?)?"
ZONE = r"\(?(?:[A-Z]{2,5}|Z)?(?:\s*[+-]\s*\d{1,2}:?\d{0,2})?\)?"
CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w.'’ʻ-]*"
SMALL = rf"(?:{alternatives('small_words')})"
PLACE = rf"{CAPITALISED}(?:\s(?:{SMALL}\s){{0,2}}{CAPITALISED}){{0,3}}(?<!-)"
DATE_LINE = re.compile(
    rf"(?:(?i:{alternatives('date_labels')})\b\s*[:\-–—|,]?\s*(?:(?!(?i:{ANY_DATE})){PLACE},\s*)?)?(?P<weekday>(?i:{WEEKDAY}))?(?P<date>(?i:{ANY_DATE}))"
    rf"(?:[\sT,|•·@–—-]*(?:at\s+|on\s+)?(?i:{TIME})\s*(?:hrs|hours|h)?\s*{ZONE})?(?:,\s*{PLACE})?[\s.,|•·]*")
TODAY = re.compile(rf"\btoday\s*[(,–—-]\s*{WEEKDAY}?(?P<date>{ANY_DATE})", re.I)
ISO_SHORT = re.compile(r"((?:19|20)\d\d)(?:-?(\d\d)-?(\d\d)?)?")
DATE_IN_LINK = re.compile(r"https?://\S*?/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?!\d)")
LINK = re.compile(r"(?:https?://|www\.)\S+$")

AGENCY = r"(?:\([\w .&/'’-]{2,30}\)|/[\w .&-]{2,30}/|(?<=[\d,]\s)[A-Z]{2,8}(?=\s*[-–—]\s))"
DATELINE = re.compile(
    rf"(?:\d{{1,2}}[.)]\s+)?(?P<bracket>\[)?(?:(?!(?i:{WEEKDAY}|{ANY_DATE}))"
    rf"(?P<place>{PLACE}(?:\s?/\s?{PLACE})?))?(?P<region>(?:,\s*(?!(?i:{ANY_DATE})){PLACE}){{0,2}})"
    rf"(?(bracket)\])(?:[,\s(–—-]*(?P<weekday>(?i:{WEEKDAY}))?(?P<date>(?i:{ANY_DATE}))[,)]?)?"
    rf"\s*(?P<agency>{AGENCY})?,?\s*(?P<mark>--|[-–—](?=\s|$)|(?<=\S)[–—]|:(?=\s|$)|(?<=\])(?=\s)"
    r"|(?<=[\d)])\.[-–—]*(?=\s)|$)")
DATELINE_MARK = re.compile(r"[-–—:\]]|(?<=[\d)])\.")
PLACE_LINE = re.compile(r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+),\s*(?P<region>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+)$")
SPEAKER = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’, -]+:\s")

NAME = rf"{CAPITALISED}(?:\s(?:{SMALL}\s){{0,2}}{CAPITALISED}){{1,4}}"
BYLINE_START = re.compile(rf"(?:{alternatives('byline_starts')})\b:?\s+(?=[^\W\d_])", re.I)
BYLINE_POST = re.compile(
    rf"(?P<names>{NAME}(?:(?:,| and| &)\s+{NAME}){{0,3}}),?\s+(?:[\w.'’-]+\s){{0,3}}?(?i:{alternatives('byline_posts')})$")
NAMES = re.compile(NAME)

CAPTION_MARK = re.compile("|".join(rf"{re.escape(m)}(?!\w)" for m in WORDS["caption_marks"]), re.I)
CAPTION_START = re.compile(rf"(?:{alternatives('caption_starts')})\s*[:/|–—-]|(?:photo|picture|image)s? (?:by|courtesy|credit)\b", re.I)
CAPTION_VERB = re.compile(rf"(?:{CAPITALISED}\s+){{1,5}}(?:\([^)]*\)\s*)?(?:{alternatives('caption_verbs')})\b")
QUOTES = re.compile(r"“(?P<a>[^“”\n]+)(?:”|$)|„(?P<b>[^„“\n]+)“|«(?P<c>[^«»\n]+)»|(?<![\w\"])\"(?P<d>[^\"\n]+)(?:\"|$)"
                    r"|(?<!\w)‘(?P<e>(?:[^‘’\n]|’(?=\w)){12,}?)’(?!\w)", re.M)
SENTENCE_END = re.compile(r"[.;,]['\"”’)\]]*$")


@dataclass(frozen=True)
class Biography:
    """A person's name on a line of its own and the lines about that person after it."""

    name: Span
    lines: list[Span]


@dataclass
class Layout:
    """The sections of one Doc; what is not there is None or empty.

    `published` is an ISO date at its precision, from a date line or dateline at the top that states a year; `link_date` one that
    stands in a link at the top (a weaker sign, never in `published`). `dateline` ends before its dash or colon. `lines` are the
    lines that hold more than white space, without white space at their ends. `quotes` are without their marks.
    """

    doc: Doc
    lines: list[Span] = field(default_factory=list)
    title: Span | None = None
    dateline: Span | None = None
    dateline_place: Span | None = None
    published: str | None = None
    published_span: Span | None = None
    link_date: str | None = None
    byline: Span | None = None
    byline_people: list[Span] = field(default_factory=list)
    biographies: list[Biography] = field(default_factory=list)

    @cached_property
    def is_dialogue(self) -> bool:
        """Whether several lines begin with a speaker's name in capitals and a colon."""
        return sum(bool(SPEAKER.match(text_of(line))) for line in self.lines) > 1

    @cached_property
    def captions(self) -> list[Span]:
        return [line for line in self.lines if line is not self.title and is_caption(text_of(line))]

    @cached_property
    def quotes(self) -> list[Span]:
        return list(quotes_of(self.doc))


def layout_of(doc: Doc) -> Layout:
    """The Layout of a Doc, made at first use."""
    kept = notes_of(doc)
    found: Layout | None = kept.get("citybeat.layout")
    if found is None:
        found = kept["citybeat.layout"] = make_layout(doc)
    return found


def make_layout(doc: Doc) -> Layout:
    layout = Layout(doc, list(lines_of(doc)))
    top = layout.lines[:TOP]
    find_dateline(layout, top)
    find_date(layout, top)
    find_byline(layout, top)
    layout.title = title_of(layout)
    people = {ent.text for ent in ent_rows(doc) if ent.label == "PERSON"}
    layout.biographies = list(biographies_of(layout, people))
    return layout


def lines_of(doc: Doc) -> Iterator[Span]:
    columns = columns_of(doc)
    start = 0
    breaks = [i for i, text in enumerate(columns.texts) if columns.is_space[i] and ("\n" in text or text[0] == "<")]
    for end in [*breaks, len(doc)]:
        first, last = columns.trimmed(start, end)
        if first < last and not columns.is_space[first]:
            yield doc[first:last]
        start = end + 1


def iso_date(match: re.Match[str]) -> str | None:
    """ISO date of a match of FORMS at its precision; None without a year, for no real date, or for one that reads two ways."""
    slots = {key.rstrip("0123456789"): value for key, value in match.groupdict().items() if value and key[-1].isdigit()}
    if "year" not in slots:
        return None
    year = int(slots["year"])
    month = MONTHS[slots["month"].lower()] if "month" in slots else int(slots["number"])
    if "day" not in slots:
        return f"{year:04d}-{month:02d}"
    day = int(slots["day"])
    day_first = match.groupdict().get("day3") is not None
    if day_first and month != day and day <= 12:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read_date(text: str) -> str | None:
    """ISO date of a date as metadata or people write it ("2014-03-03T10:15:00Z", "Mon, 3 Mar 2014"), at its precision; None if it is none.

    >>> read_date("Published: March 3rd, 2014"), read_date("2014-03"), read_date("03/04/2014")
    ('2014-03-03', '2014-03', None)
    """
    text = text.strip()
    short = ISO_SHORT.fullmatch(text)
    if short and not short[3]:
        year, month, _ = short.groups()
        return year if not month else f"{year}-{month}" if 1 <= int(month) <= 12 else None
    match = DATE.search("-".join(short.groups()) if short else text)
    return iso_date(match) if match else None


def part(line: Span, match: re.Match[str], group: str | int) -> Span | None:
    """The words of a group of a match in a line's text."""
    a, b = match.span(group)
    if a < 0 or a == b:
        return None
    offset = line.start_char
    return line.doc.char_span(offset + a, offset + b, alignment_mode="expand")


def find_dateline(layout: Layout, top: list[Span]) -> None:
    for line in top:
        found = dateline_in(line, layout)
        if not found:
            continue
        layout.dateline_place = part(line, found, "place")
        end = found.start("mark") if "mark" in found.groupdict() else found.end()
        text = text_of(line)[found.start():end].rstrip()
        layout.dateline = line.doc.char_span(line.start_char, line.start_char + len(text), alignment_mode="expand")
        published = stated_date(found.groupdict().get("date"))
        if published:
            layout.published, layout.published_span = published, part(line, found, "date")
        return


def dateline_in(line: Span, layout: Layout) -> re.Match[str] | None:
    """A dateline at the start of a line: a place in capitals, or a place with a date or an agency, or a date, before a dash."""
    text = text_of(line)[:DATELINE_CHARS]
    alone = PLACE_LINE.match(text) if len(line) <= 6 else None
    if alone:
        return alone
    # one that goes on with a paragraph ends at a mark; without any, only a whole line can be one
    match = DATELINE.match(text) if len(text) < DATELINE_CHARS or DATELINE_MARK.search(text) else None
    if not match or not (match["place"] or match["date"]):
        return None
    place, mark = match["place"] or "", match["mark"]
    if not mark and not (match.end() == len(text) and place and stated_date(match["date"])):
        return match if match["bracket"] and len(line) > PARAGRAPH_WORDS else None
    if mark.startswith("."):  # "Graz, 3 May 2012. The council", but not "In Graz, 3.5 million"
        return match if stated_date(match["date"]) and match["place"] else None
    long = len(line) - len(text[:match.end()].split()) >= PARAGRAPH_WORDS
    if match["date"] or match["agency"]:
        return match if long or not mark or (match["agency"] and stated_date(match["date"])) else None
    if not long or not place.isupper() or len(place) < 3 or any(e.label == "PERSON" and e.start == line.start for e in ents_within(line)):
        return None
    return None if mark == ":" and layout.is_dialogue else match


def stated_date(text: str | None) -> str | None:
    """ISO date of a date as written; None where it has no year or is none."""
    match = DATE.match(text) if text else None
    return iso_date(match) if match else None


def find_date(layout: Layout, top: list[Span]) -> None:
    """A line that is a date, a part of a line between bars that is one, or "today (3 May 2012)"; a dateline's own date goes before."""
    for line in top:
        text = text_of(line)
        link = DATE_IN_LINK.search(text)
        if link and layout.link_date is None:
            layout.link_date = "-".join(link.groups())
        if layout.published is not None:
            continue
        today = TODAY.search(text)
        if today and (published := stated_date(today["date"])):
            layout.published, layout.published_span = published, part(line, today, "date")
            continue
        if len(line) > 30:
            continue
        for piece in re.finditer(r"[^|•·]+", text):
            match = DATE_LINE.fullmatch(piece[0].strip())
            published = stated_date(match["date"]) if match else None
            if match and published:
                offset = line.start_char + piece.start() + len(piece[0]) - len(piece[0].lstrip())
                a, b = match.span("date")
                layout.published = published
                layout.published_span = line.doc.char_span(offset + a, offset + b, alignment_mode="expand")
                break


def find_byline(layout: Layout, top: list[Span]) -> None:
    """"By Jane Roe" or "Jane Roe, Staff Writer" at the top, else in the last lines."""
    for line in [*top, *layout.lines[max(TOP, len(layout.lines) - 3):]]:
        text = text_of(line)
        if len(line) > 30 or SENTENCE_END.search(text):
            continue
        start = BYLINE_START.match(text)
        post = None if start else BYLINE_POST.match(text)
        if not start and not post:
            continue
        rest = text[start.end():] if start else post["names"] if post else ""
        people = byline_people(line, start.end() if start else 0, rest)
        if people:
            layout.byline, layout.byline_people = line, people
            return


def byline_people(line: Span, at: int, text: str) -> list[Span]:
    """The people of a byline: those that a model found, else the leading capitalised names."""
    offset = line.start_char + at
    known = [e.span for e in ents_within(line) if e.label == "PERSON" and e.span.start_char >= offset]
    if known:
        return known
    found, position = [], 0
    for piece in re.split(r"(,\s+|\s+and\s+|\s+&\s+|\s*[|•·/]\s*)", text):
        match = NAMES.fullmatch(piece.strip())
        span = line.doc.char_span(offset + position, offset + position + len(piece.rstrip()), alignment_mode="expand")
        if match and span is not None:
            found.append(span)
        elif not found and piece.strip():
            return []
        elif not re.fullmatch(r",\s+|\s+and\s+|\s+&\s+", piece):
            break
        if piece.strip() == "," and found and not re.match(rf"{NAME}(?:,| and| &)", text[position + len(piece):]):
            break
        position += len(piece)
    return found


def title_of(layout: Layout) -> Span | None:
    """The first line, links and dates apart, when it reads like a headline and is followed by more."""
    for position, line in enumerate(layout.lines[:TOP]):
        text = text_of(line)
        if LINK.match(text) or line == layout.byline or any(DATE_LINE.fullmatch(p.strip()) for p in re.split(r"[|•·]", text)):
            continue
        if layout.dateline is not None and line.start == layout.dateline.start:
            return None
        return line if position + 1 < len(layout.lines) and reads_like_headline(text) else None
    return None


def reads_like_headline(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= TITLE_WORDS or len(text) > TITLE_CHARS:
        return False
    if SENTENCE_END.search(text) or text.endswith(":") or not re.search(r"[^\W\d_]", text):
        return False
    return not re.match(r"[-•*]\s|[a-z]", text) and not re.search(r"[^\W\d_]{3,}[.!?]\s+[A-Z“\"]\w*\s+\w+\s.*[.!?]\s", text)


def is_caption(text: str) -> bool:
    if CAPTION_START.match(text):
        return True
    words = text.split()
    if len(words) < 4 or len(words) > 60:
        return False
    if SENTENCE_END.search(text):
        return bool(re.search(r"\((?:left|right|centre|center|pictured)\b|\bpictured\b", text, re.I)) and len(words) <= 40
    return bool(CAPTION_MARK.search(text) or CAPTION_VERB.match(text))


def biographies_of(layout: Layout, people: set[str]) -> Iterator[Biography]:
    position = 0
    while position < len(layout.lines):
        line = layout.lines[position]
        position += 1
        if not is_name_line(line, people) or line == layout.title:
            continue
        about: list[Span] = []
        while position < len(layout.lines) and is_about(layout.lines[position], line, first=not about, people=people):
            about.append(layout.lines[position])
            position += 1
        if about:
            yield Biography(line, about)


def is_name_line(line: Span, people: set[str]) -> bool:
    """A line that is one person's name, possibly with an honorific, by a model's word or by its use elsewhere in the text."""
    if len(line) > 9 or not NAMES.fullmatch(text_of(line).replace(",", "")):
        return False
    entities = ents_within(line)
    inside = [e for e in entities if e.label == "PERSON"]
    if inside:
        return len(inside) == 1 and len(line) - len(inside[0].span) <= 3
    return text_of(line) in people and not entities


def is_about(line: Span, name: Span, first: bool, people: set[str]) -> bool:
    """A line of titles (no sentence), or a paragraph that begins with the person."""
    if is_name_line(line, people):
        return False
    text = text_of(line)
    words = text.split()
    opening = words[0].strip(".,").lower()
    if opening in WORDS["pronouns"] or line[0].text in {t.text for t in name if len(t) > 2}:
        return True
    if not first and not (len(words) <= 30 and columns_of(line.doc).text.count("\n", name.end_char, line.start_char) <= 3):
        return False
    return len(words) <= 30 and words[0][0].isupper() and not SENTENCE_END.search(text) and text[-1] not in "?!:"


def quotes_of(doc: Doc) -> Iterator[Span]:
    for match in QUOTES.finditer(columns_of(doc).text):
        group = next(key for key in "abcde" if match[key])
        span = doc.char_span(*match.span(group), alignment_mode="contract")
        if span is not None and len(span):
            yield span
