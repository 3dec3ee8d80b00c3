"""A body for a title that has none beside it: the subject of its clause, a country whose officers the clause is of, the same office
elsewhere in the article."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from citybeat.extract.facts import Facts
from citybeat.extract.roles.bodies import POSSESSIVE, Bodies, stem
from citybeat.extract.roles.clauses import Clauses, kind_of
from citybeat.extract.roles.lexicon import GOVERNING, SOLE, lexicon
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.phrases import Phrase, Post
from citybeat.extract.roles.places import SEATED, SEATS, country_of
from citybeat.extract.roles.seats import outgone
from citybeat.extract.roles.sides import Sides
from citybeat.extract.roles.speakers import Speakers
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.titles import title_key
from citybeat.extract.roles.wording import class_of, wording
from citybeat.extract.roles.words import Words

Span = tuple[int, int]

OF_COMPANY = frozenset({"executive", "spokesperson"})
OF_BODY = OF_COMPANY | {"official"}
IN_SERIES = {  # classes that go on with the body of the one before, by their own, and what names that body may be
    "sports": ({"sports"}, ("ORG", "ROLE_ORG", "LOC")), "arts": ({"arts"}, ("ORG", "ROLE_ORG")),
    "journalist": ({"journalist", "executive"}, ("ORG", "ROLE_ORG")),
}
OF_SIDE = GOVERNING | OF_BODY | {"diplomat", "legislator", "party"}
COLLEAGUES = frozenset({"officials", "representatives", "members", "executives", "officers", "leaders", "directors"})
OPENING = frozenset({"the", "a", "an", "for", "at", "\"", "“"})  # before the name that a sentence is about
QUOTED = frozenset({",", "\"", "”", "''"})
INCLUDING = frozenset({"including", "particularly", "especially", "notably"})
PRESIDING = frozenset({"president", "chairman", "chairwoman", "chair"})
FOREIGN = frozenset({"foreign", "defence", "defense", "interior", "justice", "supreme", "health", "finance"})
BESIDE_NAME = frozenset({"roles.before_name", "roles.before_comma", "roles.after_name"})
PLACES = ("LOC", "NORP")
NEAR = 12  # words behind a name within which the country that an article is about is named
ROYAL = frozenset({"prince", "princess", "duke", "duchess", "king", "queen"})  # who may be a guest
CHIEF = frozenset({"chief", "ceo", "cfo", "coo", "cto", "chairman", "chairwoman", "chair"})
TWICE = 2  # times that the body an article is about is named as often as the next
SIGNED = 3  # times at least that the company of who signs an article is named
OFTEN, MOST = 4, 0.75  # mentions at least, and the share of all, of the country that an article is about
REACH = 4  # sentences between an office with its country and the name of who holds it
DEPUTY = frozenset({"deputy", "vice", "assistant"})
OWNERS = frozenset({"country", "nation", "republic", "kingdom"})  # "the country's president"
MEETING = frozenset({"meet", "meeting", "see", "talks"})
LED_ON = MEETING | {"to", "with", "for", "and", "a", "hold"}
VISITING = frozenset({"to", "in", "visit", "visits", "visited", "visiting"})  # before the country in which somebody is met
GAP = 3  # words between the people's adjective and the name of a body
BESIDE = 3  # words between a name with its office and "other Norvik officials"


class Reach:
    """Looks for such bodies in one Doc."""

    def __init__(self, words: Words, bodies: Bodies, links: Sequence[Link], phrases: Sequence[Phrase], facts: Facts):
        self.facts, self.words = facts, words
        self.doc, self.lower, self.bodies, self.sentences = words.doc, words.lower, bodies, words.sentences
        self.sentence_of, self.begins = words.sentence_of, words.starts
        self.starts = [start for start, _ in bodies.spans]
        self.countries: dict[Span, str | None] = {}
        self.sides, self.speakers, self.clauses = Sides(words, bodies), Speakers(words, bodies), Clauses(words, bodies)
        self.links, self.phrases = links, phrases

    def filled(self, link: Link, post: Post) -> Post:
        """The post of a link with a body in reach, if it has none."""
        title = post.title
        if post.organization is not None or title.noun is not None:
            return post
        office = class_of(self.doc, title)
        if self.lower[title.head] in lexicon()["outsiders"]:
            return post
        listed = self.is_officer(post) or kind_of(self.doc, title) in IN_SERIES
        if (found := self.series(link) if listed else None) is None and office in OF_BODY | {"minister"}:
            found = self.colleagues(link, post)
        if found is None and not self.is_placed(link, post):
            found = self.clauses.body_of(link, post, office)
        if found is not None:
            return replace(post, organization=found, rule="series")
        if self.is_executive(link, office) and (company := self.speakers.company_of(link, post) or self.signed(link, post)) is not None:
            return replace(post, organization=company, rule="reach")
        if office in OF_SIDE and not self.is_placed(link, post) and (side := self.sided(link, office)) is not None:
            return replace(post, organization=side, rule="reach")
        if office not in GOVERNING and office not in OF_COMPANY:
            start, end = self.sentences[self.sentence_of(title.start)]
            found = (self.sides.squad(link) or self.subject_of(link, post, start, end)) if office == "sports" else None
            return post if found is None else replace(post, organization=found, rule="reach")
        if office in GOVERNING:
            if self.is_placed(link, post):
                return post
            found = self.compatriot(link, office) or self.before_it(link, post) or self.own(link, post)
            if (found := found or self.visited(link) or self.owner(post)) is not None:
                return replace(post, organization=found, rule="reach")
        start, end = self.sentences[self.sentence_of(title.start)]
        found = self.clause(link, post, office, start, end)
        if found is not None and office in GOVERNING and self.is_others(link, post, found):
            return post
        if found is None and office in GOVERNING:
            found = self.elsewhere(post) or self.home_of(link, post, start, end)
        if found is None and office == "executive":
            found = self.subject_of(link, post, start, end)
        return post if found is None else replace(post, organization=found, rule="reach")

    def is_executive(self, link: Link, office: str) -> bool:
        """Whether an office is a company's; a president's is where "President and CEO" has one beside it."""
        if office in OF_COMPANY or office != "head_of_state":
            return office in OF_COMPANY
        beside = (o.post.title for o in self.links if o.clause == link.clause and o.person is link.person)
        return any(class_of(self.doc, title) == "executive" for title in beside)

    def sided(self, link: Link, office: str) -> Span | None:
        """The body that the clause of a title before a name puts apart from it."""
        if link.rule != "roles.before_name":
            return None
        led = self.sides.led(link.clause[0])
        if led is not None:  # the head of what is led, or of a state of its government; "led by Professor Roe" may be of another body
            ruled = set(self.lower[led[0]:led[1]]) & lexicon()["governing"] if office in GOVERNING else None
            return led if ruled or self.lower[link.post.title.head] in PRESIDING | CHIEF else None
        found = self.sides.spoken_for(link)
        return found or (self.sides.side(link) if office not in OF_COMPANY else None)

    def subject_of(self, link: Link, post: Post, start: int, end: int) -> Span | None:
        """"Chief executive Jane Roe said" in an article on one company: that one, if the sentence names no other body."""
        bare = link.rule == "roles.before_name" and post.title.start == link.clause[0] and not post.title.plural
        if not bare or not self.is_chief(post.title) or self.subject is None:
            return None
        before = link.clause[0] - 1
        if before >= 0 and (self.lower[before] in POSSESSIVE or self.lower[before] in ("the", "a", "an", "his", "her", "their")):
            return None
        said = self.names(start, min(end, link.clause[0]))
        if any(self.bodies.label[body] == "ORG" and self.named(body) != self.subject for body in said):
            return None
        return next((body for body in reversed(self.bodies.spans) if body[1] <= link.clause[0] and self.named(body) == self.subject), None)

    def signed(self, link: Link, post: Post) -> Span | None:
        """""It grew," said Jane Roe, Chief Quay Officer." in an article on one company: that one, if the sentence names no other body."""
        title, done = post.title, link.clause[1]
        plain = link.rule == "roles.after_name" and self.lower[link.person.end:link.person.end + 1] == [","] and not title.plural
        if not plain or self.house is None or class_of(self.doc, title) == "spokesperson" or not (done >= len(self.doc) or self.ends(done)):
            return None
        if self.lower[link.person.end + 1] in ("a", "an", "the", "his", "her", "its", "their"):
            return None
        start, end = self.sentences[self.sentence_of(title.start)]
        other = any(self.bodies.label[body] == "ORG" and not self.is_house(body) for body in self.names(start, end))
        before = (body for body in reversed(self.bodies.spans) if body[1] <= link.clause[0] and self.named(body) == self.house)
        return None if other else next(before, None)

    def ends(self, i: int) -> bool:
        """Whether word `i` closes what is said of somebody: a mark, or "said"."""
        return self.doc[i].is_punct or self.doc[i].is_space or self.lower[i] in lexicon()["speech"]

    @cached_property
    def house(self) -> str | None:
        """The company that an article is of, as it is named most: with suffixes ("Norvik Ltd") or not, far more often than any other."""
        told = Counter(self.named(body) for body in self.bodies.spans if self.bodies.label[body] == "ORG")
        if not told:
            return None
        first = told.most_common(1)[0][0]
        core = stem(first)
        own = sum(n for name, n in told.items() if stem(name) == core)
        rest = max((n for name, n in told.items() if stem(name) != core), default=0)
        return first if own >= SIGNED and own >= TWICE * rest else None

    def is_house(self, body: Span) -> bool:
        return stem(self.named(body)) == stem(self.house or "")

    def is_chief(self, title: Title) -> bool:
        """Whether a title is that of who leads a company, or coaches a club."""
        words = self.lower[title.start:title.end]
        return bool(CHIEF & set(words)) or words in (["head", "coach"], ["manager"], ["coach"])

    def named(self, body: Span) -> str:
        return self.doc[body[0]:body[1]].text.casefold()

    @cached_property
    def subject(self) -> str | None:
        """The body that an article is about: named often, and far more often than any other, none of which opens with its name."""
        told = Counter(self.named(body) for body in self.bodies.spans if self.bodies.label[body] == "ORG").most_common()
        if not told or told[0][1] < OFTEN or (len(told) > 1 and told[0][1] < TWICE * told[1][1]):
            return None
        first = told[0][0]
        return None if any(other.startswith(f"{first} ") for other, _ in told[1:]) else first

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
        peers, labels = IN_SERIES.get(kind_of(self.doc, link.post.title), (OF_BODY, ("ORG",)))
        if before is None or not (self.is_officer(before.post) or kind_of(self.doc, before.post.title) in peers):
            return self.first_of(link, i) if self.is_deputy(link.post) and i < link.clause[0] else None
        body = before.post.organization
        if body is None:
            return self.series(before) if before.post.status == link.post.status else None
        if self.lower[before.post.title.head] == self.lower[link.post.title.head] and self.is_deputy(link.post):
            return body
        beside = before.post.rule == "before" and body[1] <= before.person.start
        same = before.post.status == link.post.status
        return body if same and beside and self.bodies.label.get(body, "ORG") in labels else None

    def first_of(self, link: Link, end: int) -> Span | None:
        """"the head of the Quay Council, Gen Jane Roe and deputy head Tom Poe": the body of the office that the second is deputy of."""
        found = (o.post for o in self.links if o.person.end == end and o.post.organization is not None and o.post.title.end <= end)
        noun = self.lower[link.post.title.head]
        return next((post.organization for post in found if self.lower[post.title.head] == noun), None)

    def is_deputy(self, post: Post) -> bool:
        """"the governor of Norvik Jane Roe, deputy governor Tom Poe": whether the office is that of the second to another."""
        return self.lower[post.title.start] in DEPUTY and post.title.start < post.title.head

    def compatriot(self, link: Link, office: str) -> Span | None:
        """"Norlandic Foreign Minister Jane Roe and Prime Minister Tom Poe": the country of the first for one of another rank."""
        i = link.clause[0] - (self.lower[link.clause[0] - 1] in ("and", ","))
        before = self.by_end.get(i) if i < link.clause[0] and link.rule == "roles.before_name" else None
        if before is not None and before.post.organization is None and class_of(self.doc, before.post.title) in GOVERNING:
            told = self.company_of(before, self.names(*self.sentences[self.sentence_of(before.post.title.start)]))
            return (told or self.visited(before)) if office in GOVERNING else None
        if before is None or before.post.organization is None or before.post.rule != "before":
            return None
        ranks = {office, class_of(self.doc, before.post.title)}
        royal = self.lower[before.post.title.head] in ROYAL and self.lower[link.post.title.head] in ROYAL
        fits = (royal or ("minister" in ranks and len(ranks & GOVERNING) > 1)) and self.country(before.post.organization)
        return before.post.organization if fits else None

    def before_it(self, link: Link, post: Post) -> Span | None:
        """"acting president of Norland after the death of President Roe": the country of the same office told of before."""
        if link.rule != "roles.before_name" or post.status is not None:
            return None
        posts = (other for phrase in self.phrases for other in phrase.posts if other.organization is not None)
        bodies = (p.organization for p in outgone(self.words, posts, link.clause[0]) if self.key(p) == self.key(post))
        return next((body for body in bodies if body is not None and self.country(body)), None)

    def visited(self, link: Link) -> Span | None:
        """"flew to Norland to meet President Roe": the country to which somebody goes to see who holds an office."""
        i, passed = link.clause[0], set[str]()
        while i > 0 and self.lower[i - 1] in LED_ON and i not in self.begins:
            i -= 1
            passed.add(self.lower[i])
        place = self.bodies.ending.get(i) if passed & MEETING else None
        if place is None or self.bodies.label[place] != "LOC" or self.country(place) is None:
            return None
        return place if self.lower[place[0] - 1] in VISITING else None

    def owner(self, post: Post) -> Span | None:
        """"Norland waits. The country's president, Jane Roe,": the only country that this sentence, or the one before, has named so far."""
        i = post.title.start - 1
        if i < 2 or self.lower[i] not in POSSESSIVE or self.lower[i - 1] not in OWNERS or self.lower[i - 2] != "the":
            return None
        here = self.sentence_of(i)
        for sentence in (here, here - 1):
            if sentence < 0:
                break
            named = [body for body in self.names(self.sentences[sentence][0], min(i, self.sentences[sentence][1])) if self.country(body)]
            if named:
                return named[-1] if len({self.country(body) for body in named}) == 1 else None
        return None

    def own(self, link: Link, post: Post) -> Span | None:
        """The one country in which the same person holds another office of state: "Norlandic Premier Jane Roe, who is also president"."""
        others = (o.post for o in self.links if o.person.person is link.person.person and o.post is not post and o.rule in BESIDE_NAME)
        found = [o.organization for o in others if o.organization is not None and class_of(self.doc, o.title) in GOVERNING]
        if not found:
            same = (o for o in self.by_end.values() if o.person.person is link.person.person and o.post is not post)
            found = [body for o in same if (body := self.compatriot(o, class_of(self.doc, o.post.title))) is not None]
        countries = {self.country(body) for body in found}
        return found[0] if len(countries) == 1 and None not in countries else None

    def is_officer(self, post: Post) -> bool:
        """Whether an office is one in a body; a president in small letters is."""
        head = post.title.head
        return class_of(self.doc, post.title) in OF_BODY or (self.lower[head] in PRESIDING and self.doc[head].is_lower)

    def colleagues(self, link: Link, post: Post) -> Span | None:
        """"Jane Roe, Secretary, and other senior officials from the Ministry of Ports", "Norvik executives including chair Roe"."""
        before = link.clause[0] - 1
        stop = before - (self.lower[before - 1] == ",")
        if before > 2 and self.lower[before] in INCLUDING and self.lower[stop - 1] in COLLEAGUES:
            led = self.bodies.ending.get(stop - 1)
            return led if led is not None and self.bodies.label[led] == "ORG" else None
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
        if office in GOVERNING and (apposed := self.apposed(link.clause[0])) is not None:
            return apposed
        first = self.led_to(names)
        opens = first[1] < link.clause[0] and all(self.lower[i] in OPENING or not self.lower[i].strip() for i in range(start, names[0][0]))
        if opens and self.is_quoted(link, first[1]) and self.fits(first, post, office):
            return first
        if office not in GOVERNING:
            return None
        if self.lower[first[0] - 1:first[0]] == ["in"] and first[0] - 1 == start and first[1] == link.clause[0] - 1 and self.country(first):
            return first  # "In Norland, President Roe"
        return self.company_of(link, names) or (self.government(first, names) if opens else None)

    def apposed(self, begin: int) -> Span | None:
        """"the ruler of Norland, King Roe", "in Norland, where King Roe": the country that ends right before the comma."""
        if self.lower[begin - 1:begin] == ["where"]:
            end = begin - 1 - (self.lower[begin - 2] == ",")
            place = self.bodies.ending.get(end)
            return place if place is not None and self.bodies.label[place] == "LOC" and self.country(place) else None
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
            stop = i + 1 + (self.lower[i + 1:i + 2] == [","])
            if stop + 1 == begin and self.lower[i] in rules and self.lower[stop] in INCLUDING:
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

    def home_of(self, link: Link, post: Post, start: int, end: int) -> Span | None:
        """The only country that the sentence of an officer names, if it is the one that the article is about."""
        names = [body for body in self.names(start, end) if self.country(body)]
        if names and names[0][0] == start and self.doc[start].is_upper and len(self.doc[start]) > len("U.S."):
            return None  # of a dateline
        if self.home is None or {self.country(body) for body in names} != {self.home} or link.rule != "roles.before_name":
            return None
        if self.lower[post.title.head] in ROYAL or not self.doc[post.title.head].is_title or self.is_met(link, post):
            return None
        if self.is_others(link, post, names[0]):
            return None
        near = [body for body in names if body[0] < link.person.end + NEAR]
        fit = [body for body in near if self.bodies.label[body] == "LOC" or not self.lower[body[1] - 1].endswith("s")]  # not "Norlanders"
        before = [body for body in fit if body[1] <= link.clause[0]]
        return (before or fit)[-1 if before else 0] if fit else None

    def is_met(self, link: Link, post: Post) -> bool:
        """Whether a sentence names two heads of state or premiers: in "Premier Poe told President Roe" each may be of another country."""
        here = self.sentence_of(post.title.head)
        chiefs = (o.person.person for o in self.links
                  if class_of(self.doc, o.post.title) in SOLE and self.sentence_of(o.post.title.head) == here)
        return class_of(self.doc, post.title) in SOLE and any(chief is not link.person.person for chief in chiefs)

    @cached_property
    def home(self) -> str | None:
        """The country that an article is about: most names of countries, peoples and cities in it are of this one."""
        told = Counter(country for body in self.bodies.spans if (country := self.country(body)) is not None)
        named = told.most_common(1)
        if not named or named[0][1] < OFTEN:
            return None
        told.update(city.place.country for city in self.facts.cities for _ in city.mentions if city.place is not None)
        home = named[0][0]
        begun = [i for i, word in enumerate(self.lower) if word in SEATED]
        seats = {SEATS[seat] for i in begun for n in (1, 2) if (seat := " ".join(self.lower[i:i + n])) in SEATS}
        return home if seats <= {home} and told[home] >= MOST * sum(told.values()) else None

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
        """Whether links are of one person, and none has a body; "his Norlandic counterpart" is told apart."""
        links = [link for link in links if link.rule != "roles.counterpart"]
        return len({link.person.person for link in links}) == 1 and all(link.post.organization is None for link in links)

    def key(self, post: Post) -> str:
        return title_key(wording(self.doc, post.title))
