"""A body for a title that has none beside it: the subject of its clause, a country whose officers the clause is of, the same office
elsewhere in the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from citybeat.extract.roles.bodies import POSSESSIVE, Bodies
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.phrases import Phrase, Post
from citybeat.extract.roles.places import country_of
from citybeat.extract.roles.titles import title_key
from citybeat.extract.roles.wording import class_of, wording
from citybeat.extract.roles.words import Words

Span = tuple[int, int]

OF_STATE = frozenset({"head_of_state", "head_of_government", "minister"})
OF_COMPANY = frozenset({"executive", "spokesperson"})
OF_BODY = OF_COMPANY | {"official"}
COLLEAGUES = frozenset({"officials", "representatives", "members", "executives", "officers", "leaders", "directors"})
OPENING = frozenset({"the", "a", "an", "for", "at", "\"", "“"})  # before the name that a sentence is about
QUOTED = frozenset({",", "\"", "”", "''"})
INCLUDING = frozenset({"including", "particularly", "especially", "notably"})
PRESIDING = frozenset({"president", "chairman", "chairwoman", "chair"})
FOREIGN = frozenset({"foreign", "defence", "defense", "interior", "justice", "supreme", "health", "finance"})
PLACES = ("LOC", "NORP")
REACH = 4  # sentences between an office with its country and the name of who holds it
GAP = 3  # words between the people's adjective and the name of a body
BESIDE = 3  # words between a name with its office and "other Norvik officials"


class Reach:
    """Looks for such bodies in one Doc."""

    def __init__(self, words: Words, bodies: Bodies, links: Sequence[Link], phrases: Sequence[Phrase]):
        self.doc, self.lower, self.bodies, self.sentences = words.doc, words.lower, bodies, words.sentences
        self.sentence_of = words.sentence_of
        self.starts = [start for start, _ in bodies.spans]
        self.countries: dict[Span, str | None] = {}
        self.links, self.phrases = links, phrases

    def filled(self, link: Link, post: Post) -> Post:
        """The post of a link with a body in reach, if it has none."""
        title = post.title
        if post.organization is not None or title.noun is not None:
            return post
        office = class_of(self.doc, title)
        if self.lower[title.head] in lexicon()["outsiders"]:
            return post
        if (found := self.series(link) if self.is_officer(post) else None) is None and office in OF_BODY | {"minister"}:
            found = self.colleagues(link, post)
        if found is not None:
            return replace(post, organization=found, rule="series")
        if office not in OF_STATE and office not in OF_COMPANY:
            return post
        if office in OF_STATE and self.is_placed(link, post):
            return post
        start, end = self.sentences[self.sentence_of(title.start)]
        found = self.clause(link, post, office, start, end)
        if found is not None and office in OF_STATE and self.is_others(link, post, found):
            return post
        if found is None and office in OF_STATE:
            found = self.elsewhere(post)
        return post if found is None else replace(post, organization=found, rule="reach")

    @cached_property
    def by_end(self) -> dict[int, Link]:
        """The links of titles before names, by where the name ends."""
        return {link.clause[1]: link for link in self.links if link.rule == "roles.before_name" and link.clause[1] == link.person.end}

    def series(self, link: Link) -> Span | None:
        """"Norvik chairman Jane Roe, secretary Tom Poe and treasurer Li Wen": the body of the first officer for the next ones."""
        i = link.clause[0]
        while i > 0 and self.lower[i - 1] in (",", "and"):
            i -= 1
        before = self.by_end.get(i) if 0 < link.clause[0] - i < GAP and link.rule == "roles.before_name" else None
        if before is None or not self.is_officer(before.post) or before.post.status != link.post.status:
            return None
        body = before.post.organization
        if body is None:
            return self.series(before)
        return body if self.bodies.label.get(body) == "ORG" and before.post.rule == "before" and body[1] <= before.person.start else None

    def is_officer(self, post: Post) -> bool:
        """Whether an office is one in a body; a president in small letters is."""
        head = post.title.head
        return class_of(self.doc, post.title) in OF_BODY or (self.lower[head] in PRESIDING and self.doc[head].is_lower)

    def colleagues(self, link: Link, post: Post) -> Span | None:
        """"Jane Roe, Permanent Secretary, and other senior officials from the Ministry of Ports"."""
        i = max(link.person.end, post.title.end)
        i += self.lower[i:i + 1] == [","]
        if self.lower[i:i + 2] != ["and", "other"]:
            return None
        i += 2 + (self.lower[i + 2:i + 3] in (["senior"], ["top"]))
        if len(self.lower) <= i + 2 or self.lower[i] not in COLLEAGUES or self.lower[i + 1] not in ("from", "of", "at"):
            return None
        body = self.bodies.starting.get(i + 2 + (self.lower[i + 2] == "the"))
        return body if body is not None and self.bodies.label[body] == "ORG" else None

    @cached_property
    def holders(self) -> dict[str, list[Link]]:
        """The links of the article by their office."""
        out: dict[str, list[Link]] = {}
        for link in self.links:
            out.setdefault(self.key(link.post), []).append(link)
        return out

    def is_placed(self, link: Link, post: Post) -> bool:
        """Whether the article names the body of this person's office elsewhere: both statements are joined later."""
        same = (other for other in self.holders.get(self.key(post), ()) if other.person.person is link.person.person)
        return any(other.post.organization is not None for other in same)

    def is_others(self, link: Link, post: Post, body: Span) -> bool:
        """Whether another person of the article holds this office of a country."""
        country = self.country(body)
        return any(
            other.post.organization is not None and country is not None and self.country(other.post.organization) == country
            and other.person.person is not link.person.person for other in self.holders.get(self.key(post), ())
        )

    # -- the clause

    def clause(self, link: Link, post: Post, office: str, start: int, end: int) -> Span | None:
        names = self.names(start, end)
        if not names or link.person.start < post.title.end:
            return None
        if office in OF_STATE and (apposed := self.apposed(link.clause[0])) is not None:
            return apposed
        first = self.led_to(names)
        opens = first[1] < link.clause[0] and all(self.lower[i] in OPENING or not self.lower[i].strip() for i in range(start, names[0][0]))
        if opens and self.is_quoted(link, first[1]) and self.fits(first, post, office):
            return first
        if office not in OF_STATE:
            return None
        if self.lower[first[0] - 1:first[0]] == ["in"] and first[0] - 1 == start and first[1] == link.clause[0] - 1 and self.country(first):
            return first  # "In Norland, President Roe"
        return self.company_of(link, names) or (self.government(first, names) if opens else None)

    def apposed(self, begin: int) -> Span | None:
        """"the ruler of Norland, King Roe": the country that ends right before the comma."""
        body = self.bodies.ending.get(begin - 1) if self.lower[begin - 1:begin] == [","] else None
        if body is None or not self.country(body) or self.bodies.label[body] != "LOC":
            return None
        at = body[0] - 1 - (self.lower[body[0] - 1:body[0]] == ["the"])
        return body if at >= 0 and self.lower[at] == "of" else None

    def led_to(self, names: list[Span]) -> Span:
        """The name that a sentence opens with; of "Norlandic sugar group Norvik" the group's."""
        first, second = names[0], names[1] if len(names) > 1 else names[0]
        gap = self.lower[first[1]:second[0]]
        origin = 0 < len(gap) <= GAP and all(word.isalpha() and self.doc[first[1] + k].is_lower for k, word in enumerate(gap))
        leads = origin and self.country(first) and not set(gap) & lexicon()["prepositions"]
        return second if leads and self.bodies.label[second] == "ORG" else first

    def names(self, start: int, end: int) -> list[Span]:
        """The names of bodies and places between two words."""
        at = bisect_right(self.starts, start - 1)
        return self.bodies.spans[at:bisect_right(self.starts, end - 1)]

    def is_quoted(self, link: Link, after: int) -> bool:
        """"..., chairman Jane Roe said", "...," said chairman Jane Roe: whether the whole sentence is what they said."""
        begin, done = link.clause[0], link.person.end
        speech = lexicon()["speech"]
        if any(self.lower[i] in speech for i in range(after, begin - 1)):
            return False
        if self.lower[begin - 1] == ",":
            return self.lower[done:done + 1] != [] and self.lower[done] in speech
        return self.lower[begin - 1] in speech and self.lower[begin - 2] in QUOTED

    def fits(self, body: Span, post: Post, office: str) -> bool:
        """Whether the office can be one of the body: a company's of a company, a state's of a country."""
        if office in OF_COMPANY:
            return self.bodies.label[body] == "ORG"
        if self.country(body):
            return self.bodies.label[body] == "LOC" or self.lower[body[1]] in lexicon()["governing"]
        presides = self.lower[post.title.head] in PRESIDING and self.bodies.label[body] == "ORG"
        return presides and bool(lexicon()["firms"] & set(self.lower[body[0]:body[1]]) or self.doc[post.title.head].is_lower)

    def company_of(self, link: Link, names: list[Span]) -> Span | None:
        """"Norvik officials, including President Roe", "President Roe and other Norvik officials"."""
        begin, done, rules = link.clause[0], link.person.end, lexicon()["governing"]
        for body in names:
            if not self.country(body):
                continue
            i = body[1]
            if i + 3 == begin and self.lower[i] in rules and self.lower[i + 1] == "," and self.lower[i + 2] in INCLUDING:
                return body
            lead = self.lower[done:body[0]]
            if lead[:2] == ["and", "other"] and len(lead) <= BESIDE and i < len(self.lower) and self.lower[i] in rules:
                return body
        return None

    def government(self, first: Span, names: list[Span]) -> Span | None:
        """The country that a sentence opens with as a government's, and the only one in it: "The Norland government was told by"."""
        rules, country = lexicon()["governing"], self.country(first)
        if country is None and self.bodies.label[first] == "ORG" and self.lower[first[1] - 1] in rules and first[1] - first[0] > 1:
            first = (first[0], first[0] + 1)  # of "Norlandic Foreign Ministry" the first word
            country = country_of(self.doc[first[0]].text)
        i = first[1] + (self.lower[first[1]] in POSSESSIVE)
        led_in = self.lower[i + 1] in rules and (self.doc[i].is_lower or self.lower[i] in FOREIGN)
        if country is None or not (led_in or self.lower[i] in rules):
            return None
        return first if all((self.country(n) or country) == country for n in names) else None

    def country(self, body: Span) -> str | None:
        """The ISO code of a name that is a country's or a people's."""
        if self.bodies.label.get(body) not in PLACES:
            return None
        if body not in self.countries:
            self.countries[body] = country_of(self.doc[body[0]:body[1]].text)
        return self.countries[body]

    # -- elsewhere

    def elsewhere(self, post: Post) -> Span | None:
        """The country of "the Norland president" a few sentences away, where one president is named and no other country's is told of.

        In the sentence that names the officer such a phrase means somebody else.
        """
        found, here = self.offices.get(self.key(post), []), self.sentence_of(post.title.head)
        apart = [abs(self.sentence_of(body[0]) - here) for body in found]
        return found[apart.index(min(apart))] if apart and 0 < min(apart) <= REACH else None

    @cached_property
    def offices(self) -> dict[str, list[Span]]:
        """Each office of a state that one person of the article holds, with the country that it has in phrases without a name."""
        tied = {link.post.title.head for link in self.links}
        found: dict[str, list[Span]] = {}
        for post in (post for phrase in self.phrases for post in phrase.posts):
            if post.organization is None or post.title.plural or post.title.head in tied or post.status is not None:
                continue
            if self.country(post.organization) is not None:
                found.setdefault(self.key(post), []).append(post.organization)
        return {
            key: bodies for key, bodies in found.items()
            if len({self.country(b) for b in bodies}) == 1 and self.is_sole(self.holders.get(key, []))
        }

    @staticmethod
    def is_sole(links: Sequence[Link]) -> bool:
        """Whether links are of one person, and none has a body."""
        return len({link.person.person for link in links}) == 1 and all(link.post.organization is None for link in links)

    def key(self, post: Post) -> str:
        return title_key(wording(self.doc, post.title))
