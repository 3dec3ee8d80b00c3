"""Bodies before a title that no name right beside it gives: what "its" means, institutions without a name, names no model found."""

from __future__ import annotations

from citybeat.extract.roles.bodies import POSSESSIVE, Bodies
from citybeat.extract.roles.institutions import institution_before
from citybeat.extract.roles.lexicon import GOVERNING, lexicon
from citybeat.extract.roles.places import country_of
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words

OCCUPATIONS = frozenset({"arts", "sports", "academic", "activist", "journalist", "other"})
AT_HOME = frozenset({"activist", "journalist", "other"})  # classes whose "Norvik builder" tells where somebody is from
MEDIA = frozenset({"magazine", "newspaper", "radio", "television", "tv", "website", "journal"})
COUNSEL = frozenset({"lawyer", "attorney", "solicitor", "counsel", "advocate", "barrister", "member"})
RETIRED = frozenset({"ret", "retd", "rtd", "retired"})
BOARDS = frozenset({"directors", "trustees", "governors", "regents", "management", "administration"})
RULES = frozenset({"administration", "government", "presidency"})  # what a person's name stands before
REGION_JOINTS = (",", "and", "the")
COMPANIES = frozenset({"group", "company", "firm", "organisation", "organization"})  # what most names may be called
CLOSERS = frozenset({"and", "since", "until", "was", "is", "has", "had", "on", "to", "will"})  # behind "the group" without more of its name
FILMS = frozenset({
    "film", "films", "movie", "movies", "filmmaker", "cinema", "drama", "thriller", "comedy", "sequel", "prequel", "remake", "biopic",
    "starring", "stars", "star", "co-star", "costar", "cast", "actor", "actress", "actors", "oscar", "oscars", "bafta", "baftas",
})  # in a sentence on films
BRACKET = 9  # words in brackets that are passed over
BRACKETED = 3  # tokens of "(NNN)"
ANAPHORA = 60  # words before "its chairman" in which the body is named


class Nearby:
    """Looks for such bodies in one Doc."""

    def __init__(self, text: Words, bodies: Bodies):
        self.doc, self.lower, self.starts, self.bodies, self.text = text.doc, text.lower, text.starts, bodies, text
        self.words = lexicon()
        self.inner: dict[int, tuple[int, int]] = {}  # bodies that a title opened with, by where its own words begin
        self.titled: dict[int, Title] = {}  # titles by where they start
        self.ended: dict[int, Title] = {}  # and by where they end
        self.floor = 0  # where the phrase before ends: the next does not take words of it

    def institution(self, i: int) -> tuple[int, int] | None:
        """"Norvik foreign ministry" right before word `i`, or the body that a bare "ministry" there is short for."""
        start = institution_before(self.lower, i, self.floor)
        if start is None:
            return self.rule_of(i)
        end = start - (self.lower[start - 1] in POSSESSIVE)
        outer = self.bodies.ending.get(end) if start > self.floor else None
        return (outer[0], i) if outer is not None and outer[0] >= self.floor else (start, i)

    def rule_of(self, i: int) -> tuple[int, int] | None:
        """"the Roe administration" right before word `i`: the government of a person."""
        if i < 2 or self.lower[i - 1] not in RULES or self.doc[i - 2].ent_type_ != "PERSON":
            return None
        start = i - 2
        while start > self.floor and self.doc[start].ent_iob_ == "I":
            start -= 1
        return start, i

    def prize_start(self, i: int) -> int:
        """The first word of the name of a prize that word `i` ends ("Norvik Prize-winning"), else `i`."""
        return next((s[0] for s in self.bodies.spans if s[0] <= i <= s[1] and s[1] <= i + 1), i)

    def name_start(self, i: int) -> int:
        """The first word of the name of a place that a hyphen joins to what follows ("Port Ellis, NT-based"), else `i` itself."""
        return next((s[0] for s in self.bodies.spans if s[0] <= i < s[1]), i) if self.lower[i + 2:i + 3] == ["based"] else i

    def is_later_part(self, i: int) -> bool:
        """Whether a hyphen joins a word to the one before it (not in "left.- Norlandic President")."""
        if i < 2 or self.lower[i - 2] in self.words["prepositions"]:
            return False  # "met with-Norlandic President Roe"
        hyphened = self.lower[i - 1] == "-" and not self.doc[i - 2].whitespace_
        return hyphened and not self.doc[i - 1].whitespace_ and not self.doc[i - 2].is_punct

    def named_before(self, i: int, noun: str = "") -> tuple[int, int] | None:
        """The body that "its" or "the company's" means: the last one named before; for "the tribunal's" one that may be called so."""
        near = reversed(self.recent(i))
        if noun == "party":
            return next((s for s in near if self.is_party_name(s)), None)
        found = next((s for s in near if noun not in self.words["called"] or self.may_be(s, noun)), None)
        if found is None and noun in self.words["called"] | self.words["convened"]:
            before = (s for s in reversed(self.bodies.spans) if s[1] <= i and self.bodies.label[s] == "ORG")
            return next((s for s in before if noun in self.lower[s[0]:s[1]] and s[1] - s[0] > 1), None)
        return found

    def recent(self, i: int) -> list[tuple[int, int]]:
        """The bodies that are named not long before word `i`, the last of them last."""
        return [s for s in self.bodies.spans if s[1] <= i < s[1] + ANAPHORA and self.bodies.label[s] == "ORG"]

    def meant_after(self, i: int, link: str) -> tuple[int, tuple[int, int] | None, str | None]:
        """"spokesman for the group", "clerk at the ministry": the body named before that is meant, with where its noun ends.

        The noun of most has to be in the name; past where somebody is, if none is meant.
        """
        noun, end = self.lower[i + 2:i + 3], i + 3
        if link not in ("of", "at", "for", "with") or self.lower[i + 1] != "the" or not noun or not self.closes(end):
            return self.past_place(i, link), None, None
        found = None
        if noun[0] in COMPANIES:
            found = self.named_alone(i)
        elif noun[0] in self.words["called"] | self.words["convened"]:
            found = next((s for s in reversed(self.recent(i)) if noun[0] in self.lower[slice(*s)]), None)
        return (end, found, "meant") if found is not None else (self.past_place(i, link), None, None)

    def named_alone(self, i: int) -> tuple[int, int] | None:
        """The body named last before word `i`, if no other is named from its sentence on."""
        before = self.recent(i)
        if not before:
            return None
        start, _ = self.text.sentences[self.text.sentence_of(before[-1][0])]
        return before[-1] if len({self.doc[a:b].text for a, b in before if a >= start}) == 1 else None

    def closes(self, i: int) -> bool:
        """Whether a noun that ends before word `i` has nothing behind it that tells which one is meant."""
        over = i >= len(self.doc) or i in self.starts
        return over or self.doc[i].is_punct or self.lower[i] in CLOSERS or self.lower[i] in self.words["speech"]

    def in_series(self, left: Title, right: Title, end: int) -> bool:
        """"co-founder, chairman and chief executive of Norvik": officers of one body, with "and" before the last."""
        last = self.lower[end:end + 1] in (["and"], ["&"]) and self.words.head_at(self.lower, end + 1) is not None
        return last and class_of(self.doc, left) == class_of(self.doc, right) == "executive"

    def in_full(self, span: tuple[int, int]) -> tuple[int, int] | None:
        """The name in full that "the Team" or "the Council" is short for: the last body named before with that word in it."""
        start, end = span
        word = self.lower[start]
        if end - start > 1 or start == 0 or self.lower[start - 1] != "the" or word not in self.words["bodies"] or self.doc[start].is_upper:
            return None
        before = (s for s in reversed(self.bodies.spans) if s[1] <= start and s[1] - s[0] > 1 and self.bodies.label[s] == "ORG")
        return next((s for s in before if word in self.lower[s[0]:s[1]]), None)

    def is_party_name(self, span: tuple[int, int]) -> bool:
        """Whether a body may be a party: by a word of its name, or a short name in capitals."""
        return self.doc[span[1] - 1].is_upper or bool(self.words["party_words"] & set(self.lower[span[0]:span[1]]))

    def may_be(self, span: tuple[int, int], noun: str) -> bool:
        """Whether a body's name holds a noun, or its acronym the noun's initial."""
        last = self.doc[span[1] - 1]
        return noun in self.lower[span[0]:span[1]] or (last.is_upper and noun[0].upper() in last.text)

    def capitals_before(self, i: int, title: Title) -> tuple[int, int] | None:
        """A run of capitalised words before a title in lower case (or "MP") that no model took for a name: "Norvik chief executive"."""
        head = self.doc[title.start]
        short = head.is_upper or (head.text[:-1].isupper() and title.plural)
        if not (head.is_lower or short):
            return None
        start = i
        if i > 0 and self.lower[i - 1] in self.words["party_adjectives"] and self.doc[i - 1].is_title and not self.doc[i - 1].ent_type_:
            return i - 1, i  # also where it opens the sentence: "Republican counsel"
        if i > 1 and self.lower[i - 1] in self.words.field_words and class_of(self.doc, title) == "legislator":
            return (i - 1, i) if self.doc[i - 1].text[0].isupper() else None  # a party that is a field of work as well: "Labour MP"
        while start > 0 and i - start < 4 and self.is_proper(start - 1) and (start - 1 not in self.starts or self.doc[start - 1].is_upper):
            start -= 1
        return (start, i) if start < i else None

    def is_proper(self, i: int) -> bool:
        """A capitalised word outside names and lists."""
        token, word = self.doc[i], self.lower[i]
        if word == "is" and token.is_upper:
            return not token.ent_type_  # the group rather than the verb
        listed = any(word in self.words[name] for name in ("modifiers", "prepositions", "determiners", "honorifics", "adjectives"))
        known = listed or word in self.words.field_words or (word,) in self.words.heads
        return token.is_alpha and token.text[0].isupper() and not token.ent_type_ and not known

    def channel(self, end: int) -> tuple[int, int] | None:
        """"Norvik Radio 2", "Tide magazine" before word `end`: a medium with the number or noun that its name leaves out."""
        body = self.bodies.ending.get(end - 1)
        told = body is not None and (self.lower[end - 1] in MEDIA or (self.lower[end - 1].isdigit() and len(self.lower[end - 1]) == 1))
        return (body[0], end) if body is not None and told and self.is_body(body) else None

    def past_bracket(self, i: int) -> int:
        """Past brackets: "the International Monetary Fund (IMF)"."""
        if self.lower[i:i + 1] != ["("] or ")" not in self.lower[i:i + BRACKET]:
            return i
        close = self.lower.index(")", i)
        return i if any(word[0].isdigit() for word in self.lower[i + 1:close]) else close + 1

    def is_dateline(self, opening: int, end: int) -> bool:
        """"Norvik (NNN)President Roe": whether brackets hold the agency behind a place, and not what its name is short for."""
        body = self.bodies.ending.get(opening)
        if body is None or self.bodies.label[body] != "LOC" or end - opening != BRACKETED:
            return False
        short = self.lower[opening + 1]
        return body[1] - body[0] == 1 or short[:1] != self.lower[body[0]][:1]

    def past_place(self, i: int, link: str = "") -> int:
        """Past where somebody is: "in Cairo", "to Mauritius"; not of "aide to Norlandic | President Jane Roe"."""
        if i + 1 < len(self.lower) and self.lower[i] in ("in", "to", "from", "on", "within") and i not in self.starts:
            at = i + 1 + (self.lower[i + 1] == "the")
            span = self.bodies.starting.get(at)
            if span is not None and self.bodies.label[span] in ("LOC", "NORP", "FAC"):
                return i if span[1] in self.titled and span[1] not in self.starts else span[1]
        return i

    def whole(self, body: tuple[int, int]) -> tuple[int, int]:
        """"Board | of Directors of Norvik", "Supreme | Council": with what the name that was found only opens."""
        start, end = body
        lower, known = self.lower, self.words
        if lower[end - 1:end + 1] == ["secretary", "general"]:
            return start, end + 1
        if self.bodies.label.get(body) == "ROLE_ORG" and lower[end:end + 1] and lower[end] in known["bodies"] and self.doc[end].is_title:
            return start, end + 1
        named = self.bodies.starting.get(end)
        if named is not None and self.describes(body) and self.bodies.label[named] == "ORG":
            return named  # "chief executive of Freedonian firm | Norvik"
        if end - start > 1 or lower[start] not in known["member_bodies"] or lower[end:end + 1] != ["of"]:
            return body
        end += 2 * (lower[end + 1:end + 2] != [] and lower[end + 1] in BOARDS)
        at = end + 1 + (lower[end + 1:end + 2] == ["the"])
        outer = self.bodies.starting.get(at) if lower[end:end + 1] == ["of"] else None
        return start, outer[1] if outer is not None else end

    def is_ranked(self, i: int) -> bool:
        """"Premier Jane Roe": whether an office of a state stands right before the name that word `i` ends."""
        while i > 0 and self.doc[i].ent_type_ == "PERSON":
            i -= 1
        title = self.ended.get(i + 1)
        return title is not None and class_of(self.doc, title) in GOVERNING

    def second(self, body: tuple[int, int]) -> tuple[int, int] | None:
        """"chairman of Norvik Bank and | Quay Insurance": the other body that the same office is in, where nothing but a mark follows."""
        at = body[1] + 1 + (self.lower[body[1] + 1:body[1] + 2] == ["the"])
        other = self.bodies.starting.get(at) if self.lower[body[1]:body[1] + 1] in (["and"], ["&"]) else None
        if other is None or {self.bodies.label[other], self.bodies.label.get(body)} != {"ORG"} or "of" in self.lower[slice(*body)]:
            return None  # "the Alliance of Norvik and Quay" is one
        after = self.doc[other[1]] if other[1] < len(self.doc) else None
        return other if after is None or after.text in (",", ".", ";", "\n") else None

    def seat(self, body: tuple[int, int], title: Title) -> tuple[int, int]:
        """"MP for Norvik and | Quay": the whole name of a constituency of two places."""
        end = body[1]
        joined = class_of(self.doc, title) == "legislator" and end - body[0] == 1 and self.lower[end:end + 1] == ["and"]
        other = self.bodies.starting.get(end + 1) if joined else None
        return (body[0], other[1]) if other is not None and self.bodies.label[other] == "LOC" else body

    def describes(self, body: tuple[int, int]) -> bool:
        """"Freedonian firm": whether what the model found ends in a noun in small letters, which says what the name behind it is."""
        last = body[1] - 1
        if self.lower[body[0]:body[1]] == ["ngo"]:
            return True
        return self.bodies.label.get(body) == "ROLE_ORG" and self.doc[last].is_lower and self.lower[last] in self.words["bodies"]

    def past_regions(self, end: int) -> int:
        """Past ", Oceania and the Arctic" after a region."""
        i = end
        while i + 1 < len(self.doc) and i - end < len(REGION_JOINTS) and self.lower[i] in REGION_JOINTS:
            i += 1
        span = self.bodies.starting.get(i) if i > end else None
        return self.past_regions(span[1]) if span and self.is_country(span) else end

    def suffix(self, end: int) -> bool:
        return end + 1 < len(self.lower) and self.lower[end] == "-" and self.lower[end + 1] in ("elect", "designate", "in-waiting")

    def field_at(self, i: int) -> int:
        """How many words from `i` on are a field of work."""
        return next((n for n in (3, 2, 1) if i + n <= len(self.lower) and tuple(self.lower[i:i + n]) in self.words.fields), 0)

    def is_body(self, span: tuple[int, int]) -> bool:
        return self.bodies.label.get(span) in ("ORG", "ROLE_ORG")

    def is_country(self, span: tuple[int, int]) -> bool:
        return self.bodies.label.get(span) in ("NORP", "LOC")

    def is_origin(self, span: tuple[int, int], title: Title) -> bool:
        """Whether a people's name before an occupation only tells where somebody is from ("Algerian actress")."""
        first, label = self.doc[span[0]], self.bodies.label.get(span)
        if self.is_work(span, title):
            return True
        if first.lower_ in self.words["party_adjectives"]:
            return False  # "Republican counsel"
        short = label == "LOC" and span == (title.start - 1, title.start) and first.is_upper and len(first) <= len("U.S.A.")
        if label == "LOC" and self.lower[span[1]] in POSSESSIVE and (self.doc[title.head].is_title or self.lower[title.start] == "chief"):
            return False  # "Norland's Grand Mufti", "Norvik's chief doctor"
        occupation = class_of(self.doc, title) in OCCUPATIONS or self.lower[title.head] in self.words["traders"]
        artist = label == "LOC" and class_of(self.doc, title) == "arts" and country_of(self.doc[span[0]:span[1]].text) is not None
        return ((label == "NORP" or short) and occupation) or artist or (label == "LOC" and self.is_at_home(title))

    def is_work(self, span: tuple[int, int], title: Title) -> bool:
        """"Quay Nights director Jane Roe" in a sentence on films: whether a name is of what somebody made, or where they are from."""
        if self.lower[title.start:title.end] != ["director"] or span[1] != title.start or self.bodies.label.get(span) == "NORP":
            return False
        named = self.lower[slice(*span)]
        if not self.doc[title.start].is_lower or self.doc[span[1] - 1].is_upper or not self.words["bodies"].isdisjoint(named):
            return False  # "NMA director", "Norvik Film Institute director"
        start, end = self.text.sentences[self.text.sentence_of(title.start)]
        return self.doc[title.end:title.end + 1].text[:1].isupper() and not FILMS.isdisjoint(self.lower[start:end])

    def is_at_home(self, title: Title) -> bool:
        """Whether "Norvik builder" tells where somebody is from; a "Norvik lawyer" may be of a company of that name."""
        occupation = class_of(self.doc, title) in AT_HOME or self.lower[title.head] in self.words["writers"]
        return occupation and self.lower[title.head].rstrip("s") not in COUNSEL

    def past_retired(self, i: int) -> int:
        """Past "(retd)" or "(Retd.)" behind a rank; `i` itself where none stands."""
        close = next((k for k in range(i + 2, min(i + 4, len(self.lower))) if self.lower[k] == ")"), None)
        return close + 1 if close is not None and self.lower[i] == "(" and self.lower[i + 1].rstrip(".") in RETIRED else i

    def origin_before(self, i: int) -> int:
        """Where "Norlandic-American" right before word `i` begins, which tells but an origin; `i` where no such stands there."""
        span = self.bodies.ending.get(i)
        at = span[0] - 1 if span is not None and self.bodies.label[span] == "NORP" else 0
        if at < 1 or self.lower[at] != "-" or not self.doc[at - 1].text[0].isupper():
            return i
        first = self.bodies.ending.get(at)
        return first[0] if first is not None else at - 1
