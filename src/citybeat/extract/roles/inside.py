"""Bodies inside a title: what it opens with ("Norvik | CEO", "Norland-| Senator") or ends with ("chairman of the | Norvik Chiefs")."""

from __future__ import annotations

from dataclasses import replace

from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.institutions import institution_within
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words

Span = tuple[int, int]

UNIONS = frozenset({"eu", "un"})  # bodies among the acronyms that are fields of work as well
MEMBERS = frozenset({"member", "members"})
CHIEFS = frozenset({"ceo", "cfo", "coo", "cto", "chief", "chairman", "chairwoman", "chair", "head"})  # who a capital before them is none of
EDITORS = frozenset({"editor", "columnist", "correspondent", "reporter"})
SMALL = frozenset({"of", "the", "and", "&"})  # inside the name of a body
FIELDS = ("ics", "logy", "tion", "ment", "ism", "ship", "ing")  # how the names of fields of work end
LISTS = ("modifiers", "prepositions", "honorifics", "bodies", "professions", "acronym_fields", "ordinals")  # no names
LONGEST = 4  # words of such a name
FORCES = frozenset({"police", "army", "navy"})
RANKED = frozenset({"military", "police"})  # classes of ranks
TIES = frozenset({"of", "for"})
SEATED = frozenset({"chairman", "chairwoman", "chairperson", "chair", "vice-chairman", "editor"})  # whose "of" is mostly a body's
WHOLE = frozenset({"minister", "legislator", "head_of_state", "head_of_government", "diplomat"})  # classes whose titles stay whole


class Inside:
    """Finds such bodies in one Doc."""

    def __init__(self, words: Words, bodies: Bodies):
        self.doc, self.lower, self.bodies, self.known = words.doc, words.lower, bodies, lexicon()

    def split(self, title: Title) -> tuple[Title, Span | None]:
        """A title without the body in it, and the body that it opens with, if it does; what it ends with is found behind it."""
        if title.end - title.start < 2 or title.noun is not None:
            return title, None
        start = institution_within(self.lower, title.start, title.head)
        if start > title.start:
            return replace(title, start=start), None
        if not self.doc[title.start].is_lower:
            opened = self.named(title) or self.unnamed(title) or self.paper(title)
            if opened is not None:
                return opened
        return self.without_end(title), None

    def named(self, title: Title) -> tuple[Title, Span] | None:
        """"FBI | agent", "Norland Assembly | member", "US-| Senator": a name of a body, or with a hyphen of a place."""
        body = self.bodies.starting.get(title.start)
        if body is None or body[1] > title.head or (self.lower[body[0]],) in self.known.heads or not self.doc[title.head].is_alpha:
            return None  # the "GOV" of "GOV." is no body
        first, hyphen = self.doc[body[0]], self.lower[body[1]] == "-"
        if self.bodies.label[body] == "LOC":
            fits = hyphen and body[1] + 1 == title.head and self.doc[title.head].is_title
        else:
            field = first.lower_ in self.known["acronym_fields"] and first.lower_ not in UNIONS
            acronym = body[1] - body[0] == 1 and first.is_upper and first.is_alpha and len(first) > 1 and not field
            fits = self.bodies.label[body] in ("ORG", "ROLE_ORG") and (acronym or self.lower[title.head] in MEMBERS)
        return (replace(title, start=body[1] + hyphen), body) if fits else None

    def unnamed(self, title: Title) -> tuple[Title, Span] | None:
        """"Norvik | CEO", "Police | Brig. Gen.": capitals that no list of the lexicon holds, before who leads a company; a force."""
        i, head, short = title.start, title.head, self.lower[title.end - 1].endswith(".")
        if short and self.lower[i] in FORCES and class_of(self.doc, replace(title, start=i + 1)) in RANKED:
            return replace(title, start=i + 1), (i, i + 1)
        while i < head and i - title.start < LONGEST and self.is_strange(i):
            i += 1
        house = title.start < i < head and self.lower[i] in self.known["bodies"] and self.doc[i].is_title and self.doc[i + 1].is_title
        acronym = i == title.start + 1 and self.doc[i - 1].is_upper and len(self.doc[i - 1]) > 2
        leads = self.lower[i] in CHIEFS and (self.lower[i] != "chief" or i < head)  # a "Paramount Chief" is one of no company
        if i == title.start or not (house or acronym or leads) or not self.doc[i].text[0].isupper():
            return None
        i += house
        before = self.bodies.ending.get(title.start)
        begin = before[0] if before is not None and self.doc[before[1] - 1].is_title else title.start
        return replace(title, start=i), (begin, i)

    def is_strange(self, i: int) -> bool:
        """Whether word `i` is a capitalised one that no title, rank, field of work or modifier has, by the lexicon and by its end."""
        token, word, known = self.doc[i], self.lower[i], self.known
        if not token.is_alpha or not token.text[0].isupper() or word.endswith(FIELDS) or token.ent_type_ not in ("", "ORG"):
            return False
        if (word,) in known.heads or word in known.field_words or word in known.no_part:
            return False
        return not any(word in known[name] for name in LISTS)

    def paper(self, title: Title) -> tuple[Title, Span] | None:
        """"Tides of the North | editor": a name in capitals before a journalist in small letters."""
        last = title.end - 1
        if self.lower[last] not in EDITORS or not self.doc[last].is_lower or "of" not in self.lower[title.start:last]:
            return None
        inside = range(title.start, last)
        capital = all(self.doc[k].is_title or self.lower[k] in SMALL for k in inside) and self.doc[last - 1].is_title
        if not capital or (self.lower[title.start],) in self.known.heads:
            return None
        return replace(title, start=last, head=last), (title.start, last)

    def without_end(self, title: Title) -> Title:
        """"chairman | of the Norvik Chiefs of Staff": a title that ends with a body's name; "head of Quay Works" is over a field."""
        if self.lower[title.head] not in SEATED:
            return title
        for i in range(title.head + 1, title.end - 2):
            if self.lower[i] in TIES:
                body = self.bodies.starting.get(i + 1 + (self.lower[i + 1] == "the"))
                if body is None or body[1] != title.end or body[1] - body[0] < 2 or self.bodies.label[body] != "ORG":
                    return title
                field = self.known.field_words.issuperset(self.lower[slice(*body)])
                return title if field or class_of(self.doc, title) in WHOLE else replace(title, end=i)
        return title
