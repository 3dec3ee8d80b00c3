"""What stands beside a post and its person, and corrects the post's title or body: the last look before a role is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from citybeat.extract.facts import Person
from citybeat.extract.roles.bodies import EXCHANGES, POSSESSIVE, Bodies
from citybeat.extract.roles.callings import Callings
from citybeat.extract.roles.lexicon import SOLE, lexicon
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.phrases import Phrase, Post
from citybeat.extract.roles.places import country_of
from citybeat.extract.roles.seats import ally_from, seat_of, staff_of, state_behind
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.titles import title_key
from citybeat.extract.roles.wording import class_of, wording
from citybeat.extract.roles.words import Words
from citybeat.nlp.columns import columns_of

JOINED = frozenset({"at", "of", "for", "with"})  # between a title and its body
REGIONAL = frozenset({"executive", "journalist", "spokesperson"})  # classes whose offices are for a region
RESEARCH = frozenset({"researcher", "analyst", "coordinator", "representative", "specialist", "expert", "scholar", "adviser", "advisor"})
GENERAL = frozenset({"federal", "national", "regional"})  # part of a title, although taken for a body's name
LONGEST = 6  # words of a body without a name
DASHES = frozenset({"-", "–", "—", "--"})
HOUSED = frozenset({
    "chief executive officer", "chief financial officer", "chief operating officer", "chief technology officer", "managing director",
    "chair", "editor-in-chief", "editor in chief", "president director", "executive director", "general manager",
})
FOUNDERS = frozenset({"founder", "founders", "co-founder", "co-founders", "cofounder"})
CHARGED = frozenset({"minister", "ministers", "secretary", "commissioner"})
PLACES = frozenset({"LOC", "NORP", "FAC"})
WORKING = frozenset({"studies", "works", "teaches", "researches", "specializes", "specialises"})
KINDS = frozenset({"first", "second", "third", "only", "female", "woman", "youngest", "oldest", "elected", "longest-serving"})
KIND = 4  # words before the office that tell what kind of holder it had
LONGEST_WORK = 9  # words from "who" to "at" and the body
LEADING = frozenset({"leader", "chairman", "chairwoman", "chair", "president", "founder", "co-founder"})  # whom only bodies have
PLAYING = frozenset({"arts", "sports", "legislator"})  # classes of those who are of a band, a club or a seat
BLOCS = frozenset({"eu", "european union", "asean", "mercosur", "ecowas", "caricom", "african union", "eac", "sadc"})  # "the bloc's envoy"


def names_of(people: Iterable[Person]) -> frozenset[str]:
    """The names of people, and the last word of each, case folded."""
    names = {name.casefold() for person in people for name in (person.name, *(m.text for m in person.mentions))}
    return frozenset(names | {name.split()[-1] for name in names if name.strip()})


class Beside:
    """Corrects the posts of one Doc."""

    def __init__(self, words: Words, bodies: Bodies, phrases: Iterable[Phrase], people: Iterable[Person]):
        self.words, self.doc, self.lower, self.bodies = words, words.doc, words.lower, bodies
        self.owned = frozenset(post.organization for phrase in phrases for post in phrase.posts if post.organization is not None)
        self.persons = people
        self.callings = Callings(words, bodies)
        self.holders: frozenset[Person] = frozenset()  # those to whom a title is tied

    @cached_property
    def people(self) -> frozenset[str]:
        return names_of(self.persons)

    def corrected(self, link: Link, post: Post) -> Post:
        """The post of a link with the region of its title, the whole of its body, and no person for a body."""
        body = post.organization
        if class_of(self.doc, post.title) == "legislator" and (body is None or body[0] >= link.person.end):
            body = (state_behind(self.words, link) or body or ally_from(self.words, self.bodies, link)
                    or seat_of(self.words, self.bodies, post))
            post = replace(post, organization=body)
        if body is None and post.title.noun is None and (called := self.callings.body_of(link, post)) is not None:
            return replace(post, organization=self.whole(called[0]), rule="beside", status=called[1] or post.status)
        if body is None:
            return replace(post, organization=self.missing(link, post), rule="beside")
        if body[1] - body[0] == 1 and body[1] == post.title.start and self.lower[body[0]] in GENERAL:
            return replace(post, title=replace(post.title, start=body[0]), organization=None)
        if (charge := self.of_field(post, body)) is not None:
            return charge
        if (programme := self.of_programme(post, body)) is not None:
            return programme
        if self.is_person(post, body) or self.is_no_body(post, body):
            return replace(post, organization=None)
        return self.regional(self.charged(replace(post, organization=self.whole(body))))

    def is_person(self, post: Post, body: tuple[int, int]) -> bool:
        """"Roe's lawyer", of a person of the article; an executive's body may bear its founder's name, and "the Acme Roe" is a body's."""
        if post.rule == "of" and self.lower[body[0] - 1] == "the":
            return False
        if self.bodies.label.get(body) in PLACES or class_of(self.doc, post.title) == "executive":
            return False
        name = columns_of(self.doc).between(*body).casefold()
        owned = not POSSESSIVE.isdisjoint(self.lower[body[1]:body[1] + 1])
        owned = owned and self.lower[post.title.head] not in LEADING  # an agent is a person's as well
        return name in self.people and (owned or self.bodies.label.get(body) != "ROLE_ORG" or not self.is_mistaken(name))

    def is_mistaken(self, name: str) -> bool:
        """"Norvik" of "Norvik keeper Jane Roe": whether nobody of a name has a second name, an honorific or an office in the article."""
        bearers = [p for p in self.persons if name in names_of([p])]
        return not any(len(p.name.split()) > 1 or p.honorific is not None or p in self.holders for p in bearers)

    def is_no_body(self, post: Post, body: tuple[int, int]) -> bool:
        """What somebody made ("author of The Long Quay") or sings ("Norpop singer"), or where an envoy is sent, taken into the title."""
        title = post.title
        if body[0] >= title.start and body[1] <= title.end:
            return True
        if self.lower[body[0] - 1] == "(" and self.lower[body[1]:body[1] + 1] == [":"] and self.lower[body[0]] in EXCHANGES:
            return True  # "(NYSE: NVK)": where shares are traded
        if class_of(self.doc, title) != "arts" or self.bodies.label.get(body) in PLACES:
            return False
        if post.rule == "of":
            return self.lower[title.head] in lexicon()["writers"]
        work = self.bodies.label.get(body) == "MISC" or self.lower[body[1] - 1].endswith(tuple(lexicon()["genres"]))
        return post.rule == "before" and work and body[1] == title.start

    def of_field(self, post: Post, body: tuple[int, int]) -> Post | None:
        """"shadow Norexit | secretary", "Net Zero | Secretary", "professor of English | at Norvik University": what the office is about."""
        title, head = post.title, self.lower[post.title.head]
        field = body[1] - body[0] > 1 and tuple(self.lower[slice(*body)]) in lexicon().fields
        if (field or self.bodies.label.get(body) == "MISC") and body[1] == title.start and head in CHARGED:
            start = body[0] - (body[0] > 0 and self.lower[body[0] - 1] == "shadow")
            owner = self.bodies.ending.get(start - (self.lower[start - 1] in POSSESSIVE)) if start else None
            return replace(post, title=replace(title, start=start), organization=owner)  # "Norlandic | Norexit minister"
        if self.bodies.label.get((body[0], body[0] + 1)) != "NORP" or head not in lexicon()["scholars"] or self.lower[body[0] - 1] != "of":
            return None
        end = next((i for i in range(body[0] + 1, body[1]) if self.lower[i] in JOINED), body[1])
        at = end + 1 + (self.lower[end + 1:end + 2] == ["the"])
        school = self.bodies.starting.get(at) if self.lower[end:end + 1] in (["at"], ["of"]) else None
        found = self.whole(school) if school is not None and self.bodies.label[school] in ("ORG", "ROLE_ORG") else None
        return replace(post, title=replace(title, end=end), organization=found, rule="at" if found is not None else None)

    def of_programme(self, post: Post, body: tuple[int, int]) -> Post | None:
        """"head of Quays for Climate | with the Norvik Harbour Fund": a programme in capitals that the body behind it runs."""
        i, end = body[1], post.title.end
        if post.rule != "of" or body[0] != end + 1 or i - body[0] > 1 or self.lower[i:i + 1] != ["for"] or i + 3 >= len(self.doc):
            return None
        if not self.doc[i + 1].is_title or self.lower[i + 2] not in ("with", "at"):
            return None
        outer = self.bodies.starting.get(i + 3 + (self.lower[i + 3] == "the"))
        if outer is None or self.bodies.label[outer] != "ORG":
            return None
        return replace(post, title=replace(post.title, end=i + 2), organization=self.whole(outer), rule="at")

    def is_anothers(self, body: tuple[int, int]) -> bool:
        """Whether the words of a body go with another title."""
        return body in self.owned

    def missing(self, link: Link, post: Post) -> tuple[int, int] | None:
        """A body that no name in the phrase gives: without a name of its own, or the restaurant of a cook."""
        if post.title.noun is not None:
            return None
        found = self.common(post.title.end) or staff_of(self.words, self.bodies, post)
        if found is None and class_of(self.doc, post.title) == "judge" and link.person.start >= post.title.end:
            at = link.person.end
            found = self.common(at + (self.lower[at:at + 1] == [","]))
        if found is None and self.lower[post.title.head] in FOUNDERS:
            found = self.founded(post.title.start - 1)
        if found is None and self.words.named[begin := self.owner_end(post.title.start) - 1] == "PERSON" and begin >= 0:
            found = self.company(link, post, self.words.name_start(begin), begin + 1)
        if found is None and self.lower[post.title.head] in ("chef", "chefs"):
            found = self.restaurant(link.clause[0])
        return found or self.realm(post.title) or self.working(post.title.end) or self.bloc(post.title.start - 1)

    def realm(self, title: Title) -> tuple[int, int] | None:
        """"the first female head of state in Norland": the country in which somebody was the first, or only, of their kind."""
        i = title.end + 1
        if self.lower[title.end:i] != ["in"] or KINDS.isdisjoint(self.lower[max(0, title.start - KIND):title.start]):
            return None
        place = self.bodies.starting.get(i + (self.lower[i:i + 1] == ["the"]))
        if place is None or self.bodies.label[place] != "LOC" or class_of(self.doc, title) not in SOLE:
            return None
        return place if country_of(self.doc[place[0]:place[1]].text) is not None else None

    def working(self, i: int) -> tuple[int, int] | None:
        """"a biologist who studies harbour seals at Norvik University": where the one told of at word `i` works."""
        if self.lower[i:i + 1] != ["who"] or self.lower[i + 1:i + 2] == [] or self.lower[i + 1] not in WORKING:
            return None
        for k in range(i + 2, min(i + LONGEST_WORK, len(self.lower) - 1)):
            if self.doc[k].is_punct or self.lower[k] in ("who", "and", "that"):
                return None
            body = self.bodies.starting.get(k + 1 + (self.lower[k + 1] == "the")) if self.lower[k] == "at" else None
            if body is not None:
                return self.whole(body) if self.bodies.label[body] in ("ORG", "LOC", "FAC") else None  # a town would be "in"
        return None

    def bloc(self, i: int) -> tuple[int, int] | None:
        """"the bloc's trade chief" with the possessive at word `i`: the last union of states named before, the only one of the article."""
        if i < 2 or self.lower[i] not in POSSESSIVE or self.lower[i - 1] != "bloc":
            return None
        named = [s for s in self.bodies.spans if " ".join(self.lower[slice(*s)]) in BLOCS]
        before = [s for s in named if s[1] < i]
        same = {"".join(self.doc[k].text[0] for k in range(*s)) if s[1] - s[0] > 1 else self.doc[s[0]].text for s in named}
        return before[-1] if before and len(same) == 1 else None

    def founded(self, i: int) -> tuple[int, int] | None:
        """"Roe Poe's | founder" with the possessive at word `i`: nobody has a founder; the name taken for a person's is a body's."""
        if i < 1 or self.lower[i] not in POSSESSIVE or self.words.named[i - 1] != "PERSON":
            return None
        return self.words.name_start(i - 1), i

    def owner_end(self, i: int) -> int:
        """Where the name ends that words of status and a possessive before word `i` lead back to."""
        known = lexicon()
        while i > 1 and (self.lower[i - 1] in known["status_former"] or self.lower[i - 1] in known["status_skip"]):
            i -= 1
        return i - (i > 1 and self.lower[i - 1] in POSSESSIVE)

    def company(self, link: Link, post: Post, start: int, end: int) -> tuple[int, int] | None:
        """"Roe Poe | managing director Jane Doe": a name taken for a person's before an office that only companies and papers have."""
        owned, key = self.lower[end] in POSSESSIVE, title_key(wording(self.doc, post.title))
        charge = owned and key.startswith("head of ") and self.lower[post.title.head] == "head"
        house = key in HOUSED or charge or self.is_band(link, post, end)
        if not house or link.person.start <= start < link.person.end:
            return None
        bearers = [p for p in self.persons if any(m.span.start < end and start < m.span.end for m in p.mentions)]
        several = any(len({m.text for m in p.mentions}) > 1 for p in bearers) and not (owned and key in HOUSED)
        shown = any(p.honorific is not None or p in self.holders for p in bearers)
        return None if shown or several else (start, end)

    def is_band(self, link: Link, post: Post, end: int) -> bool:
        """"Norvik songwriter Jane Roe": "Norvik East MP Tom Poe": whether a name stands right before a title, and that before another."""
        title = post.title
        beside = link.rule == "roles.before_name" and link.person.start >= title.end and end == link.clause[0]
        return beside and class_of(self.doc, title) in PLAYING and not (self.doc[title.head].is_title or title.plural)

    def common(self, i: int) -> tuple[int, int] | None:
        """"of the hospital in Norvik", "of the second district court in Norvik" from word `i` on: a body that its place makes one."""
        if self.lower[i:i + 1] not in (["of"], ["at"]) or self.lower[i + 1:i + 2] != ["the"]:
            return None
        known, first = lexicon(), i + 2
        last = next((k for k in range(first, min(first + LONGEST, len(self.doc))) if not self.plain(k)), len(self.doc))
        if last - first < 1 or self.lower[last - 1] not in known["bodies"] or self.lower[last:last + 1] not in (["in"], ["of"]):
            return None
        place = self.bodies.starting.get(last + 1)
        return (first, place[1]) if place is not None and self.bodies.label[place] == "LOC" else None

    def plain(self, i: int) -> bool:
        """Whether word `i` can stand inside a body without a name."""
        return self.doc[i].is_lower and self.doc[i].is_alpha and self.lower[i] not in lexicon()["prepositions"]

    def restaurant(self, i: int) -> tuple[int, int] | None:
        """"Mesa Norvik by chef", "Mesa Norvik, where chef" before word `i`; a place may be where the house stands."""
        if self.lower[i - 1:i] == ["by"]:
            body = self.bodies.ending.get(i - 1) or (self.bodies.ending.get(i - 2) if self.lower[i - 2] in DASHES else None)
        else:
            body = self.bodies.ending.get(i - 2) if self.lower[max(0, i - 2):i] == [",", "where"] else None
        return body if body is not None and self.bodies.label[body] in ("ORG", "MISC", "FAC") else None

    def whole(self, body: tuple[int, int]) -> tuple[int, int]:
        """"the Norvik president's office", "the Norvik campus of Acme University": with the office or unit that the name only opens."""
        start, end = body
        units = lexicon()["units"]
        after = [*self.lower[end:end + 3], "", "", ""]
        if after[0] in lexicon()["office_owners"] and after[1] in POSSESSIVE and after[2] == "office":
            return start, end + 3
        end += after[0] in units
        other = self.bodies.starting.get(end + 1) if after[0] == "and" and end - start > 1 else None
        if other is not None and (self.ends_apart(body, other) or self.is_of_both(body, other)):
            return start, other[1]
        if self.lower[end - 1] not in units or self.lower[end:end + 1] != ["of"]:
            return body
        at = end + 1 + (self.lower[end + 1:end + 2] == ["the"])
        outer = self.bodies.starting.get(at)
        return (start, outer[1]) if outer is not None and self.bodies.label[outer] in ("ORG", "ROLE_ORG") else body

    def ends_apart(self, body: tuple[int, int], other: tuple[int, int]) -> bool:
        """"the Norvik Bakers | and Senior Millers Association": whether the name behind "and" ends the one before it."""
        last, bodies = self.lower[body[1] - 1], lexicon()["bodies"]
        cut = self.lower[body[0] - 1] == "the" and last.endswith("s") and last not in bodies
        return cut and self.bodies.label[other] == "ORG" and self.lower[other[1] - 1] in bodies

    def is_of_both(self, body: tuple[int, int], other: tuple[int, int]) -> bool:
        """"the Workers Party of Norland | and Quay Island": whether a party's name ends in two countries, of which the first was taken."""
        words, end = self.lower[slice(*body)], other[1]
        if "of" not in words or not lexicon()["party_words"] & set(words) or self.bodies.label[other] != "LOC":
            return False
        last = body[1] - words[::-1].index("of")
        two = [country_of(self.doc[a:b].text) for a, b in ((last, body[1]), other)]
        return None not in two and (end >= len(self.doc) or self.doc[end].is_punct)

    def charged(self, post: Post) -> Post:
        """"Norvik's commissioner for River Works": what a state's official is for is the title's, where it is no body by its words."""
        title, body = post.title, post.organization
        if post.rule != "for" or body is None or class_of(self.doc, title) != "official" or self.lower[title.end] != "for":
            return post
        owner = self.bodies.ending.get(title.start - 1) if self.lower[title.start - 1] in POSSESSIVE else None
        if owner is None or not self.governs(owner) or lexicon()["bodies"] & set(self.lower[body[0]:body[1]]):
            return post
        acronym = body[1] - body[0] == 1 and self.doc[body[0]].is_upper
        return post if acronym else replace(post, title=replace(title, end=body[1]), organization=owner, rule="before")

    def governs(self, owner: tuple[int, int]) -> bool:
        """Whether a name is a place's or a ministry's: "the Harbour Department's assistant secretary for River Affairs"."""
        return self.bodies.label[owner] == "LOC" or self.lower[owner[1] - 1] in ("department", "ministry")

    def regional(self, post: Post) -> Post:
        """"Europe director at Acme": a region right before the title is the title's where the body comes after it."""
        title, body = post.title, post.organization
        if body is None or body[0] < title.end or self.lower[title.end] not in JOINED or not self.doc[title.start].is_lower:
            return post
        region = self.bodies.ending.get(title.start)
        label = self.bodies.label.get(region) if region is not None else None
        if region is None or label != "LOC" or self.bodies.label.get(body) not in ("ORG", "ROLE_ORG") or not self.is_regional(title):
            return post
        return replace(post, title=replace(title, start=region[0]), country=None)

    def is_regional(self, title: Title) -> bool:
        return class_of(self.doc, title) in REGIONAL or self.lower[title.head] in RESEARCH
