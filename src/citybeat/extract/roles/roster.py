"""Lists of people under the heading of the body they are members of, one name a line: "Ferry Taskforce Members"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from citybeat.extract.facts import Facts, Person
from citybeat.extract.roles.biography import Listed
from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.title import Title
from citybeat.nlp.columns import columns_of
from citybeat.nlp.layout import layout_of

LONGEST = 10  # words of such a heading
LEAST = 2  # names under it at least
OPENING = 4  # words of a line before its name at most ("2. The Hon. Mr")
MEETING = frozenset({"committee", "board", "commission", "team", "group"})  # bodies that have members, beside those that gather


class RosterReader:
    """Reads the lists of one Doc."""

    def __init__(self, doc: Doc, facts: Facts, bodies: Bodies):
        self.doc, self.facts, self.bodies = doc, facts, bodies
        self.lower, self.known = columns_of(doc).lower, lexicon()

    def listed(self) -> Iterator[Listed]:
        lines = layout_of(self.doc).lines
        for n, line in enumerate(lines):
            if len(line) <= LONGEST and (at := self.heading(line)) is not None and (body := self.body(line, at)) is not None:
                yield from self.under(lines[n + 1:], Title(at, at + 1, at, True, "lexicon"), body)

    def heading(self, line: Span) -> int | None:
        """The word "Members" of "Ferry Taskforce Members", "Members of the Ferry Taskforce" or "Members:"."""
        ends = [i for i in range(line.start, line.end) if self.lower[i] == "members" and self.doc[i].text[0].isupper()]
        if len(ends) != 1:
            return None
        last = line.end - (self.lower[line.end - 1] == ":")
        opens = ends[0] == line.start and self.lower[ends[0] + 1:ends[0] + 2] in (["of"], [":"])
        return ends[0] if ends[0] == last - 1 or opens else None

    def body(self, line: Span, at: int) -> tuple[int, int] | None:
        """The body in the heading; of "Members" alone the last one before that is named in several words and meets."""
        meets = self.known["gathered"] | MEETING
        inside = next((s for s in self.bodies.spans if line.start <= s[0] and s[1] <= line.end), None)
        if at > line.start and self.lower[at - 1] in meets:
            return (line.start + (self.lower[line.start] == "the"), at)
        if inside is not None or at > line.start or self.lower[at + 1:at + 2] == ["of"]:
            return inside if inside is not None and self.bodies.label[inside] in ("ORG", "ROLE_ORG") else None
        before = (s for s in reversed(self.bodies.spans) if s[1] <= at and s[1] - s[0] > 1)
        return next((s for s in before if self.lower[s[1] - 1] in meets), None)

    def under(self, lines: Sequence[Span], title: Title, body: tuple[int, int]) -> Iterator[Listed]:
        """The people whose names open the lines right under a heading."""
        found = list[tuple[Person, Span]]()
        for line in lines:
            person = self.opening(line)
            if person is None:
                break
            found.append((person, line))
        if len(found) >= LEAST:
            for person, line in found:
                yield Listed(person, title, [body], "current", None, "roles.members", line)

    def opening(self, line: Span) -> Person | None:
        """The person whose name opens a line, behind honorifics and a number or mark at most."""
        for person in self.facts.people:
            for mention in person.mentions:
                start = mention.span.start
                if line.start <= start < min(line.end, line.start + OPENING + 1) and all(self.is_led(i) for i in range(line.start, start)):
                    return person
        return None

    def is_led(self, i: int) -> bool:
        return not self.doc[i].is_alpha or self.lower[i] in self.known["honorifics"]
