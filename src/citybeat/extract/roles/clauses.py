"""The body that a clause tells of beside a title without one: the team of its player, the school of its student, a country's policy."""

from __future__ import annotations

from spacy.tokens import Doc

from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.lexicon import GOVERNING, lexicon
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.phrases import Post
from citybeat.extract.roles.places import country_of
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words

Span = tuple[int, int]

SIDES = frozenset({"side", "squad", "team", "men", "charges", "players", "teammates", "team-mates"})  # "his Norvik side"
OWNING = frozenset({"his", "her", "their", "its"})
AHEAD = 12  # words behind a name within which "his Norvik side" stands
JUDGING = frozenset({"referee", "umpire", "linesman"})
BAND = frozenset({
    "singer", "songwriter", "singer-songwriter", "guitarist", "bassist", "drummer", "vocalist", "keyboardist", "frontman", "frontwoman",
    "percussionist", "saxophonist", "violinist", "cellist", "rapper", "dj",
})
LEADING = frozenset({"of", "and", "in", "on", "at", "for", "or", "v", "vs"})  # behind a name that is no subject
CLAUSAL = frozenset({"and", "but", "as", "when", "while", "after", "before", "because", "that", ",", ";", ":", "-", "–"})  # open a clause
SCHOOLS = frozenset({"university", "college", "school", "academy", "polytechnic"})
SCHOLARS = frozenset({
    "student", "undergraduate", "postgraduate", "schoolgirl", "schoolboy", "vice-chancellor", "chancellor", "rector", "dean", "provost",
    "principal", "headmaster", "headmistress", "headteacher",
})
RULE = frozenset({"policy", "government", "administration", "regime", "rule", "diplomacy", "forces", "economy"})  # "under President Roe"
RULED = 4  # words from the name of a country to "under"


def kind_of(doc: Doc, title: Title) -> str:
    """The class of a title, but sports of a captain in small letters, who is mostly a team's, and
    other of who judges a match and of artists who are in no band."""
    if doc[title.head].text == "captain" and title.end - title.start == 1:
        return "sports"
    office, word = class_of(doc, title), doc[title.head].lower_
    return "other" if word in JUDGING or (office == "arts" and word not in BAND) else office


class Clauses:
    """Looks for such bodies in one Doc."""

    def __init__(self, words: Words, bodies: Bodies):
        self.words, self.doc, self.lower, self.bodies = words, words.doc, words.lower, bodies

    def body_of(self, link: Link, post: Post, office: str) -> Span | None:
        """The body of a post of a class of offices."""
        if kind_of(self.doc, post.title) == "sports":
            return self.team(link, post.title)
        if self.lower[post.title.head].rstrip("s") in SCHOLARS or "-".join(self.lower[post.title.start:post.title.end:2]) in SCHOLARS:
            return self.school(post.title)
        return self.ruled(link.clause[0]) if office in GOVERNING and link.rule == "roles.before_name" else None

    def team(self, link: Link, title: Title) -> Span | None:
        """"Coach Jane Roe praised her Norvik side", "Norvik hailed their keeper Tom Poe", "Norvik took keeper Roe into their squad"."""
        name = link.person
        for i in range(name.end, min(name.end + AHEAD, self.sentence(name.start)[1])):
            if self.lower[i] not in OWNING:
                continue
            if self.lower[i + 1:i + 2] and self.lower[i + 1] in SIDES:
                return self.opening(link.clause[0], title)
            body = self.bodies.starting.get(i + 1)
            if body is not None and self.lower[body[1]:body[1] + 1] and self.lower[body[1]] in SIDES:
                return body if self.bodies.may_play(body) else None
        begin = link.clause[0]
        if link.rule != "roles.before_name" or title.plural or self.lower[begin] not in OWNING or self.lower[begin - 1] in CLAUSAL:
            return None
        return self.opening(begin, title)

    def opening(self, begin: int, title: Title) -> Span | None:
        """The team that the sentence of a title opens with, if it names no other before word `begin`."""
        start, _ = self.sentence(title.start)
        start += self.lower[start] == "the"
        first = self.bodies.starting.get(start)
        if first is None or not self.bodies.may_play(first) or first[1] > begin or not self.acts(first[1]):
            return None
        others = (s for s in self.bodies.spans if first[1] <= s[0] < begin and self.bodies.label[s] in ("ORG", "LOC", "ROLE_ORG", "NORP"))
        same = self.doc[slice(*first)].text
        return first if all(self.doc[slice(*s)].text == same for s in others) else None

    def acts(self, i: int) -> bool:
        """Whether word `i` may be a verb: no word of a title, none that leads on from the name before it."""
        word = self.lower[i]
        return self.doc[i].is_lower and self.doc[i].is_alpha and word not in LEADING and word not in lexicon().by_first

    def school(self, title: Title) -> Span | None:
        """"Norvik University summoned Jane Roe, a student": the only school of the sentence, named before the title."""
        start, end = self.sentence(title.start)
        named = [s for s in self.bodies.spans if start <= s[0] < end and self.bodies.label[s] in ("ORG", "ROLE_ORG")]
        schools = [s for s in named if SCHOOLS & set(self.lower[slice(*s)])]
        return schools[0] if len(schools) == 1 and schools[0][1] <= title.start else None

    def ruled(self, begin: int) -> Span | None:
        """"Norland's policy under President Roe": the country whose rule or policy stands before "under" and the title at word `begin`."""
        if begin < 3 or self.lower[begin - 1] != "under" or self.lower[begin - 2] not in RULE:
            return None
        body = next((s for i in range(begin - 2, max(begin - 2 - RULED, 0), -1) if (s := self.bodies.ending.get(i)) is not None), None)
        return body if body is not None and country_of(self.doc[slice(*body)].text) is not None else None

    def sentence(self, i: int) -> Span:
        return self.words.sentences[self.words.sentence_of(i)]
