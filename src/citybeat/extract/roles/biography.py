"""Biography blocks: a name on a line, titles on the next, "Her previous roles include ...", "in her current role since 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from citybeat.extract.facts import Facts, Person
from citybeat.extract.roles.lists import Entry, entries
from citybeat.extract.roles.status import Status
from citybeat.extract.roles.title import Title
from citybeat.nlp.columns import text_of
from citybeat.nlp.dates import find_dates
from citybeat.nlp.layout import Biography, layout_of

LISTED = re.compile(
    r"\b(?:(?P<past>previous|former|past|earlier|prior)|(?P<now>current|present|other))\s+(?:\w+\s+)?"
    r"(?:roles?|positions?|posts?|jobs?|appointments?|experience)"
    r"\s+(?:includes?|included|have included|has included|are|is|were|was|:)\s*(?::|as|the following:?)?\s*", re.I)
LISTED_NOUNS = ("role", "position", "post", "job", "appointment", "experience")  # one of them stands in all that LISTED matches,
LISTED_CUES = ("previous", "former", "past", "earlier", "prior", "current", "present", "other")  # and one of these
SINCE = re.compile(
    r"\b(?:in|held|holds|assumed|taken up|took up)\s+(?:her|his|their|this|the)\s+(?:current|present)\s+"
    r"(?:role|position|post|job|capacity)\s+(?=since|in|from)", re.I)
STOP = re.compile(r"(?<!\bLtd)(?<!\bInc)(?<!\bCo)(?<!\bCorp)(?<!\bPlc)(?<!\bSt)(?<!\bDr)(?<!\b[A-Z])\.(?=\s+[A-Z“\"]|\s*$)|\n|$")


@dataclass(frozen=True)
class Listed:
    """A role of a biography block: title and organization as character pieces of the Doc's text."""

    person: Person
    title: Title
    organization: list[tuple[int, int]]
    status: Status
    start: str | None
    rule: str
    evidence: Span


class BiographyReader:
    """Reads the biography blocks of one Doc."""

    def __init__(self, doc: Doc, facts: Facts, published: str | None):
        self.doc, self.facts, self.published = doc, facts, published

    def listed(self) -> Iterator[Listed]:
        for block in layout_of(self.doc).biographies:
            person = self.person(block)
            if person is not None:
                yield from self.block(person, block)
        yield from self.paragraphs()

    def person(self, block: Biography) -> Person | None:
        found = self.facts.at(block.name)
        return found if isinstance(found, Person) else None

    def block(self, person: Person, block: Biography) -> Iterator[Listed]:
        since = next((s for line in block.lines if (s := self.since(line.text))), None)
        line = block.lines[0]
        if not line.text.rstrip().endswith((".", "?", "!")) or len(line) < 12:
            yield from self.title_line(person, line, since)

    def title_line(self, person: Person, line: Span, since: str | None) -> Iterator[Listed]:
        """The line under the name: the current roles."""
        found = entries(line.text)
        if not found or found[0].title.start > 4:
            return
        for n, entry in enumerate(found):
            listed = self.make(person, line, entry, 0, "current", since if n == 0 else None, "roles.title_line", line)
            if listed is not None:
                yield listed

    def paragraphs(self) -> Iterator[Listed]:
        """"Previous roles include" wherever it stands: of the block's person, else of the one named last."""
        for line in layout_of(self.doc).lines:
            text = text_of(line)
            lower = text.lower()
            may = any(noun in lower for noun in LISTED_NOUNS) and any(cue in lower for cue in LISTED_CUES)
            for match in LISTED.finditer(text) if may else ():
                person = self.subject(line, match.start())
                stop = STOP.search(text, match.end())
                end = stop.start() if stop else len(text)
                if person is None:
                    continue
                evidence = self.words(line, match.start(), end) or line
                status: Status = "former" if match["past"] else "current"
                for entry in entries(text[match.end():end]):
                    listed = self.make(person, line, entry, match.end(), status, None, "roles.listed", evidence)
                    if listed is not None:
                        yield listed

    def subject(self, line: Span, at: int) -> Person | None:
        """Whose roles a line lists: the last person named before that place in it, else in the lines before."""
        limit = line.start_char + at
        before = [(m.span.start, p) for p in self.facts.people for m in p.mentions if m.span.start_char < limit]
        return max(before, key=lambda b: b[0])[1] if before else None

    def since(self, text: str) -> str | None:
        """The date of "in her current role since"."""
        match = SINCE.search(text)
        if match is None:
            return None
        found = find_dates(text[match.end():match.end() + 40], self.published)
        return found[0].iso if found else None

    def words(self, line: Span, start: int, end: int) -> Span | None:
        return self.doc.char_span(line.start_char + start, line.start_char + end, alignment_mode="expand")

    def make(
        self, person: Person, line: Span, entry: Entry, shift: int, status: Status, start: str | None, rule: str, evidence: Span,
    ) -> Listed | None:
        """A listed role from offsets into a line; None where they fit no words."""
        title = self.words(line, shift + entry.title.start, shift + entry.title.end)
        if title is None:
            return None
        spans = [self.words(line, shift + p.start, shift + p.end) for p in entry.organization]
        organization = [(s.start, s.end) for s in spans if s is not None]
        found = Title(title.start, title.end, title.end - 1, False, "lexicon")
        return Listed(person, found, organization, status, start, rule, evidence)
