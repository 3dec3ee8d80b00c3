"""The company of who speaks for it or joins it: the one that says "we" in what they said, the one that announces the appointment."""

from __future__ import annotations

from citybeat.extract.roles.bodies import SUFFIXES, Bodies
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.phrases import Post
from citybeat.extract.roles.words import Words

Span = tuple[int, int]

FIRST = frozenset({"we", "us", "our"})
OPENING = frozenset({"the", "at", "\"", "“", "''", "``"})  # before the name that a sentence is about
ANNOUNCES = frozenset({"announce", "announces", "announced", "welcome", "welcomes", "welcomed", "introduce", "introduces"})
GLADLY = frozenset({
    "today", "has", "have", "is", "are", "was", "pleased", "proud", "happy", "delighted", "excited", "to", "the", "that", "also",
    "thrilled",
})
APPOINTED = frozenset({"roles.appointment_of", "roles.appointed", "roles.appoints", "roles.person_as"})
LEAD = 8  # words from the company's name to the appointment
BRACKET = 4  # words of its acronym in brackets


class Speakers:
    """Looks for such companies in one Doc."""

    def __init__(self, words: Words, bodies: Bodies):
        self.words, self.lower, self.bodies = words, words.lower, bodies

    def company_of(self, link: Link, post: Post) -> Span | None:
        """The company of an executive who has none beside the title."""
        if link.rule == "roles.after_name" and link.person.end < post.title.start:
            return self.speaking(link)
        return self.announcing(link.clause[0]) if link.rule in APPOINTED else None

    def speaking(self, link: Link) -> Span | None:
        """""Norvik's pumps help our clients," said Jane Roe, President and CEO.": the only company of a sentence that says "our"."""
        start, end = self.words.sentences[self.words.sentence_of(link.person.start)]
        name, after = link.person.start, link.clause[1]
        if self.lower[name - 1] not in lexicon()["speech"] or any(self.words.doc[i].is_alpha for i in range(after, end)):
            return None
        while start < name and (self.lower[start] in OPENING or not self.lower[start].strip()):
            start += 1
        first = self.bodies.starting.get(start)
        if first is None or FIRST.isdisjoint(self.lower[first[1]:name]):
            return None
        others = (body for body in self.bodies.spans if first[1] <= body[0] < end and self.bodies.label[body] == "ORG")
        same = self.words.doc[first[0]].lower_
        alone = all(self.lower[body[0]] == same for body in others)
        return first if alone and self.bodies.label[first] == "ORG" else None

    def announcing(self, begin: int) -> Span | None:
        """"Norvik Quays, LLC (NQ) announces the | appointment of": the company that announces what begins at word `begin`."""
        i, told = begin, False
        while i > 0 and begin - i < LEAD and (self.lower[i - 1] in GLADLY or self.lower[i - 1] in ANNOUNCES):
            i -= 1
            told = told or self.lower[i] in ANNOUNCES
        if not told or i < 2:
            return None
        if self.lower[i - 1] == ")" and "(" in self.lower[max(0, i - BRACKET):i]:
            i = max(k for k in range(max(0, i - BRACKET), i) if self.lower[k] == "(")
        if self.words.texts[i - 1] in SUFFIXES and self.lower[i - 2] == ",":
            i -= 2
        body = self.bodies.ending.get(i)
        return body if body is not None and self.bodies.label[body] == "ORG" else None
