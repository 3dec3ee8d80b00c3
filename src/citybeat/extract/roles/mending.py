"""Mends the edge between a title and the body beside it, and leaves out what only looks like a body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from citybeat.extract.roles.bodies import POSSESSIVE, POSSESSORS, Bodies
from citybeat.extract.roles.institutions import institution_before
from citybeat.extract.roles.lexicon import GOVERNING, lexicon
from citybeat.extract.roles.nearby import Nearby
from citybeat.extract.roles.phrases import Phrase, Post
from citybeat.extract.roles.places import country_of
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.titles import title_key
from citybeat.extract.roles.wording import class_of, wording
from citybeat.extract.roles.words import Words

Span = tuple[int, int]

PORTFOLIO = frozenset({"of", "for", "at"})
OF_STATE = GOVERNING | {"diplomat"}
OF_BODY = frozenset({"executive", "spokesperson", "official"})
CHARGED = frozenset({"minister", "commissioner", "secretary"})
CONTESTS = frozenset({"games", "cup", "championship", "championships", "olympics"})  # "Norvik Games swimmer"
OFFICERS = frozenset({"ceo", "cfo", "coo", "cto", "cmo", "cro", "cpo", "chro", "md"})  # short for offices, no bodies
CHAMBERS = frozenset({"house", "senate", "commons"})
PRESIDING = frozenset({"speaker", "leader", "president", "whip"})
SMALL = frozenset({"of", "the", "for", "and", "to", "at", "in"})  # words that acronyms leave out
LONGEST_BRACKET = 4  # words of an agency's name in brackets


AMERICAN_PARTIES = frozenset({"democratic", "republican", "democrat", "gop"})
# those who hold them are of a party, the offices are not; seats of legislators are spoken of as a party's
ELECTED = frozenset({"president", "vice president", "governor", "lieutenant governor", "mayor", "attorney general", "secretary of state",
                     "sheriff", "judge", "justice", "district attorney", "county executive"})


class Mender:
    """Mends the posts of one Doc."""

    def __init__(self, words: Words, bodies: Bodies, phrases: Iterable[Phrase]):
        self.doc, self.lower, self.starts, self.bodies = words.doc, words.lower, words.starts, bodies
        self.nearby = Nearby(words, bodies)
        self.coordinated = {b.title.start: a for phrase in phrases for a, b in pairwise(phrase.posts)}

    def mended(self, post: Post) -> Post:
        """A post with the right border between title and body, and with no era or news agency for a body."""
        title, body = post.title, post.organization
        if title.noun is not None:
            return post
        if body is None:
            found = self.party(post) or self.spoken_for(post)
            return replace(post, organization=found, rule="named") if found is not None else self.in_full(self.coupled(self.opened(post)))
        last = self.lower[body[1] - 1]
        era = self.bodies.label.get(body) != "ORG" and (last in lexicon()["eras"] or (last in CONTESTS and post.rule == "before"))
        if era or (body[1] - body[0] == 1 and self.lower[body[0]] in OFFICERS):
            return replace(post, organization=None)
        if self.lower[title.start] == "party" and title.start < title.head and body[1] < title.start and title.start in self.coordinated:
            return replace(post, organization=self.party(post), rule="named")  # "Senate member and party spokesman"
        if body[0] >= title.end:
            if post.rule == "after_name" and self.is_whereabouts(post, body):
                return replace(post, organization=None)
            if self.is_short_for(title.start, body):
                return replace(post, title=replace(title, end=body[1]), organization=None)
            return self.cut(replace(post, organization=self.nearby.whole(body)), body)
        if self.is_dateline(post, body):
            return replace(post, organization=None)
        if body[1] != title.start:
            return post
        if self.lower[body[1] - 1] in AMERICAN_PARTIES and title_key(wording(self.doc, title)) in ELECTED:
            return replace(post, organization=(body[0], body[1] - 1) if body[1] - body[0] > 1 else None)  # "Democratic Governor Roe"
        if self.doc[title.start:title.end].text == "Attorney" and self.lower[body[1] - 1] in ("u.s.", "us"):
            return replace(post, title=replace(title, start=body[1] - 1), organization=None, rule=None)  # the prosecutor of a district
        if self.lower[body[0]:body[1]] and " ".join(self.lower[body[0]:body[1]]) in lexicon()["regions"]:
            return self.for_region(post, body)
        return self.institutional(post, body)

    def is_short_for(self, start: int, body: Span) -> bool:
        """"Director of Harbour Inspections (DHI)": whether brackets behind give the initials of the title with what it is of."""
        end = body[1]
        if self.lower[end:end + 1] != ["("] or self.lower[end + 2:end + 3] != [")"]:
            return False
        initials = "".join(self.doc[i].text[0] for i in range(start, end) if self.doc[i].text[0].isalpha() and self.lower[i] not in SMALL)
        return self.doc[end + 1].is_upper and initials.upper() == self.doc[end + 1].text

    def party(self, post: Post) -> Span | None:
        """The party of "party chief Roe": the one named last before; "his party leader" is of another's."""
        title = post.title
        before = self.lower[title.start - 1] if title.start else ""
        if self.lower[title.start] != "party" or title.start == title.head or before in POSSESSORS or before in POSSESSIVE:
            return None
        return self.nearby.named_before(title.start, "party")

    def spoken_for(self, post: Post) -> Span | None:
        """"Roe, spokesman for the ministry, said": the body named before that has the noun in its name."""
        i = post.title.end
        if self.lower[i:i + 1] not in (["for"], ["of"], ["at"]) or self.lower[i + 1:i + 2] != ["the"] or i + 3 >= len(self.lower):
            return None
        noun, after = self.lower[i + 2], self.doc[i + 3]
        if noun not in lexicon()["called"] or not (after.is_punct or after.lower_ in lexicon()["speech"]) or after.text == "-":
            return None
        found = self.nearby.named_before(i, noun)
        return found if found is not None and noun in self.lower[found[0]:found[1]] else None

    def is_charge(self, body: Span) -> bool:
        """"EU Transport | Commissioner": whether a field of work ends a body of two words that is otherwise one in capitals or a place."""
        first, last, known = self.doc[body[0]], self.lower[body[1] - 1], lexicon()
        charge = last in known.field_words and last not in known["bodies"] and self.bodies.label.get(body) != "LOC"  # "Mexico City"
        return charge and body[1] - body[0] == 2 and (first.is_upper or country_of(first.text) is not None)

    def is_whereabouts(self, post: Post, body: Span) -> bool:
        """"Sergeant Roe of Norvik", "President Roe at the Norvik Boat Show": where the named one is from, or was."""
        label = self.bodies.label.get(body)
        from_there = label == "LOC" and class_of(self.doc, post.title) == "military"
        return from_there or (label == "MISC" and "at" in self.lower[body[0] - 2:body[0]])

    def opened(self, post: Post) -> Post:
        """"Norlandic | Economy Minister", "Norvik House | press secretary": the name that a title of the model opens with."""
        title, body = post.title, self.bodies.starting.get(post.title.start)
        if self.lower[title.start:title.head + 1] == ["european", "commissioner"] or self.is_chamber(title):
            return replace(post, title=replace(title, start=title.start + 1), organization=(title.start, title.start + 1), rule="before")
        if body is None or body[1] > title.head:
            return post
        ally = body[1] - body[0] == 1 and self.lower[body[0]] in lexicon()["party_adjectives"] and self.doc[body[1]].is_lower
        if set(self.lower[body[0]:body[1]]) <= lexicon().field_words and not (ally and class_of(self.doc, title) != "minister"):
            return post
        if any(tuple(self.lower[title.start:title.start + n]) in lexicon().fields for n in (2, 3)):
            return post  # "Homeland Security Secretary"
        label, office = self.bodies.label[body], class_of(self.doc, title)
        if ally:
            fits = True  # "Conservative | policy co-ordinator", "Labour | leader"
        elif label == "NORP":
            fits = office in OF_STATE and country_of(self.doc[body[0]:body[1]].text) is not None
        else:
            fits = label == "ORG" and office in OF_BODY and body[1] - body[0] > 1 and self.doc[body[1]].is_lower
        start = body[1] + (self.lower[body[1]] == "-")  # "Norlandic-President"
        return replace(post, title=replace(title, start=start), organization=body, rule="before") if fits else post

    def is_chamber(self, title: Title) -> bool:
        """"House | Speaker", "Senate | Majority Leader": an officer of a parliament's chamber; an "opposition leader" is of none."""
        return self.lower[title.start] in CHAMBERS and self.doc[title.start].is_title and self.lower[title.head] in PRESIDING

    def coupled(self, post: Post) -> Post:
        """"Norlandic Harbour and | Fishing Minister": the first field of two that was taken for the end of a body's name."""
        title, fields = post.title, lexicon().field_words
        body = self.bodies.ending.get(title.start - 1)
        joined = self.lower[title.start - 1:title.start] in (["and"], ["&"]) and self.lower[title.start] in fields
        if body is None or not joined or self.lower[title.head] not in CHARGED or not self.is_charge(body):
            return post
        return replace(post, title=replace(title, start=body[1] - 1), organization=(body[0], body[1] - 1), rule="before")

    def in_full(self, post: Post) -> Post:
        """"Commission Chairman Roe", "hospital spokeswoman Poe": the one body named before that has such a noun in its name."""
        title, known = post.title, lexicon()
        at = title.start if title.start < title.head else title.start - 1
        word = self.lower[at] if at >= 0 else ""
        if post.organization is not None or word not in known["called"] | known["convened"]:
            return post
        if class_of(self.doc, title) not in OF_BODY and self.lower[title.head] != "speaker":
            return post
        if at < title.start and not (self.doc[at].is_title and not self.doc[at].ent_type_):
            return post
        before = [s for s in self.bodies.spans if s[1] <= at and s[1] - s[0] > 1 and word in self.lower[s[0]:s[1]]]
        if len({" ".join(self.lower[a:b]) for a, b in before}) != 1 or self.bodies.label[before[-1]] != "ORG":
            return post
        return replace(post, title=replace(title, start=max(title.start, at + 1)), organization=before[-1], rule="named")

    def cut(self, post: Post, body: Span) -> Post:
        """"director of research and consulting firm | Norvik": what only describes the body behind it is no part of the title."""
        title = post.title
        if body[0] != title.end or self.lower[title.end - 1] not in lexicon()["bodies"] or not self.doc[title.end - 1].is_lower:
            return post
        tie = next((i for i in range(title.head + 1, title.end) if self.lower[i] in PORTFOLIO), None)
        return post if tie is None else replace(post, title=replace(title, end=tie))

    def is_dateline(self, post: Post, body: Span) -> bool:
        """"TODAY NORVIK (EFE) Mayor Roe": an outlet that opens the line with an agency in brackets, which is not its own acronym."""
        end, start = body[1], post.title.start
        if self.lower[end] != "(" or self.lower[start - 1] != ")" or start - end > LONGEST_BRACKET or body[0] not in self.starts:
            return False
        if not self.doc[body[0]:end].text.isupper():
            return False
        agency = "".join(c for c in self.doc[end + 1:start - 1].text if c.isalpha())
        letters = iter(self.doc[body[0]:end].text.upper())
        return agency.isupper() and not all(c in letters for c in agency)

    def for_region(self, post: Post, region: Span) -> Post:
        """"Norvik director and Africa representative": a part of the world is the title's; the body is that of the title before."""
        left = self.coordinated.get(post.title.start)
        outer = left.organization if left is not None and left.organization != region else None
        return replace(post, title=replace(post.title, start=region[0]), organization=outer, rule="before", country=None)

    def institutional(self, post: Post, body: Span) -> Post:
        """"National Intelligence | Service Director", "ministry | spokesman": the whole of what the name only opens or ends."""
        title, known = post.title, lexicon()["institutions"]
        if self.lower[title.head] in CHARGED and self.is_charge(body):
            return replace(post, title=replace(title, start=title.start - 1), organization=(body[0], body[1] - 1))
        ally = self.lower[body[0]] == "gop" or self.lower[body[0]] in lexicon()["party_adjectives"]
        if ally and body[1] - body[0] > 1 and class_of(self.doc, title) == "legislator" and self.doc[body[0] + 1].is_title:
            return replace(post, organization=(body[0] + 1, body[1]))  # "Republican | Norland senator"
        if body[1] - body[0] > 1 and self.lower[body[1] - 1] in ("district", "circuit") and self.lower[title.head] in ("judge", "attorney"):
            return replace(post, title=replace(title, start=title.start - 1), organization=(body[0], body[1] - 1))
        force = self.lower[title.start] == "police" and self.bodies.label.get(body) not in ("LOC", "NORP")
        whole = title.start < title.head and (force or self.lower[title.start] in known)  # "Norvik Harbour Police | Commissioner"
        if whole and self.doc[title.start].is_title and self.doc[body[0]].is_title:
            return replace(post, title=replace(title, start=title.start + 1), organization=(body[0], title.start + 1))
        if body[1] - body[0] > 1 or not self.doc[body[0]].is_lower or self.lower[body[0]] not in known:
            return post
        start = institution_before(self.lower, body[1])
        if start is None:
            return post
        outer = self.bodies.ending.get(start - (self.lower[start - 1] in POSSESSIVE)) if start else None
        return replace(post, organization=(outer[0] if outer is not None else start, body[1]))
