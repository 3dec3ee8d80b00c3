"""Noun phrases of titles: "former Acme chief executive and head of sales at Acme Nordic".

A `Post` is one title with the organization that stands with it and the words of status; a `Phrase` holds the posts that one noun
phrase coordinates. No person is looked at here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from citybeat.extract.roles.bodies import POSSESSIVE, Bodies
from citybeat.extract.roles.inside import Inside
from citybeat.extract.roles.lexicon import GOVERNING
from citybeat.extract.roles.nearby import BRACKET, Nearby
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.titles import role_class
from citybeat.extract.roles.wording import class_of, is_predecessors
from citybeat.extract.roles.words import Words

AFTER = frozenset({"of", "at", "for", "with", "in", "from", "on", "to", "within"})
JOINTS = (["and"], ["&"], [",", "and"], ["/"], ["-"], ["and", "also"], ["as", "well", "as"])
BEING = frozenset({"is", "was", "as", "became", "remains", "being"})
BODY_WORDS = frozenset({"party", "campaign", "council", "committee", "union", "board", "club", "university", "government"})
OF_STATE = GOVERNING | {"legislator", "military"}
RETIRING = frozenset({"military", "police", "judge"})  # classes of those who keep their rank
STATED = frozenset({"is", "was", "also", "later", "now", "then", "formerly", "once"})  # behind a name, before its title
OF_PLACE = frozenset({"minister", "secretary", "mayor", "councillor", "councilor"})  # whose "from Norvik" is what the office is in
UNBOUND = OF_STATE | {"spokesperson", "candidate", "sports"}  # classes whose "for Norvik" is what the office is in
NOW = frozenset({"current", "incumbent", "sitting", "outgoing"})  # "ousted current President Roe's predecessor"
RANKS = frozenset({"regional", "senior", "deputy", "assistant", "associate", "vice", "executive", "managing"})  # part of the title behind
NOUN = 4  # words of a noun behind a people's adjective
CLOSING = frozenset({"in", "of", "at", "for", "and", "from", "who", "which", "that", "with", "on", "to", "by", "since", "until", "as"})
GAP = 6  # lower-case words between a preposition and the name ("of mining company Acme")
NO_LOCATION_AFTER = frozenset({"in", "from", "on", "to"})  # what follows is mostly where somebody is, not what the office is in
STATUSES = (("status_former", "former"), ("status_acting", "acting"), ("status_incoming", "incoming"))


@dataclass(slots=True)
class Post:
    """A title, its organization (words [start, end), or None) and the status that words beside it state (or None)."""

    title: Title
    organization: tuple[int, int] | None = None
    status: str | None = None
    rule: str | None = None
    country: str | None = None


@dataclass
class Phrase:
    """Words [start, end) and the posts in it; `determined` when an article or possessive opens it."""

    start: int
    end: int
    posts: list[Post] = field(default_factory=list)
    determined: bool = False

    @property
    def plural(self) -> bool:
        return self.posts[-1].title.plural


class Builder(Nearby):
    """Makes the phrases of one Doc from its title candidates."""

    def __init__(self, text: Words, titles: list[Title], bodies: Bodies):
        super().__init__(text, bodies)
        self.titles, self.inside = titles, Inside(text, bodies)
        self.titled, self.ended = {t.start: t for t in titles}, {t.end: t for t in titles}

    def build(self) -> list[Phrase]:
        phrases: list[Phrase] = []
        for title in self.titles:
            self.floor = self.floor_after(phrases[-1], title) if phrases else 0
            phrase = self.phrase(title)
            if phrases and self.joins(phrases[-1], phrase):
                phrases[-1] = self.coordinated(phrases[-1], phrase)
            else:
                phrases.append(phrase)
        return phrases

    def floor_after(self, before: Phrase, title: Title) -> int:
        """Where a phrase may begin at most: the end of the one before, unless that owns it or is a body's acronym ("MCA president")."""
        short = before.end - before.posts[-1].title.start == 1 and self.doc[before.end - 1].is_upper
        return 0 if short or self.lower[min(before.end, title.start)] in POSSESSIVE else min(before.end, title.start)

    # -- one title

    def phrase(self, title: Title) -> Phrase:
        title, inner = self.inside.split(title)
        if inner is not None:
            self.inner[title.start] = inner
        start, before, status = self.look_left(title)
        end, after, rule = self.look_right(title)
        late = self.suffix(end)
        if late:
            end, status = end + 2, "incoming"
        organization, how = (after, rule) if after and not (before and rule in ("in", "from", "meant")) else (before, "before")
        if before and after and self.is_country(before) and rule != "in":
            organization, how = after, rule
        determined = self.lower[start] in self.words["determiners"] or (start > 0 and self.lower[start - 1] in POSSESSIVE)
        if organization and organization == before and self.is_origin(organization, title):
            organization = before = None
        beside = organization is not None and organization == before and organization[1] == title.start < title.head
        force = self.lower[title.start] == "police" and organization is not None and not self.is_country(organization)
        if beside and organization and (force or self.lower[title.start] in BODY_WORDS):
            organization = before = (organization[0], title.start + 1)  # "Labour party chairman": the party's chairman
            title = replace(title, start=title.start + 1)
        if self.lower[title.start] == "party" and title.start < title.head and role_class(self.doc[title.head].text) == "legislator":
            title = replace(title, start=title.start + 1)  # "party MP": one of the party named before
        post, end = self.regioned(Post(title, organization, status, how if organization else None), before, end)
        if post.organization is not None and (named := self.in_full(post.organization)) is not None:
            post = replace(post, organization=named)
        organization = post.organization
        if before and organization != before and self.is_country(before):
            post = replace(post, country=self.doc[before[0]:before[1]].text)
        if organization and organization == after and (other := self.second(organization)):
            return Phrase(start, other[1], [post, replace(post, organization=other)], determined)
        return Phrase(start, end, [post], determined)

    def regioned(self, post: Post, before: tuple[int, int] | None, end: int) -> tuple[Post, int]:
        """"Norvik's Africa director", "Norvik Regional manager", "Norvik's director for Africa": region or rank is the title's."""
        title, body = post.title, post.organization
        if body is None:
            return post, end
        if body == before and body[1] == title.start:
            if self.lower[body[0] - 1] == "its" and body[0] and self.is_country(body):  # "its Asia head", but "its Norlandic owner"
                start = body[0] if self.bodies.label[body] == "LOC" else title.start
                return replace(post, title=replace(title, start=start), organization=self.named_before(body[0])), end
            inner = self.bodies.ending.get(body[1])
            if inner and inner[0] > body[0] + 1 and self.is_country(inner) and self.is_body((body[0], inner[0] - 1)):
                return replace(post, title=replace(title, start=inner[0]), organization=(body[0], inner[0] - 1)), end
            if body[1] - body[0] > 1 and self.lower[body[1] - 1] in RANKS:
                return replace(post, title=replace(title, start=body[1] - 1), organization=(body[0], body[1] - 1)), end
        if post.rule == "of" and self.bodies.label.get(body) == "LOC" and class_of(self.doc, title) == "executive":
            tied = self.lower[body[1]:body[1] + 1] in (["at"], ["for"])
            outer = self.name_after(body[1] + 1, self.lower[body[1]]) if tied else None
            if outer is not None and self.bodies.label.get((outer[0], outer[1])) == "ORG":  # "head of Asia for the adviser Norvik"
                return replace(post, title=replace(title, end=body[1]), organization=outer, rule="at"), outer[1]
        charged = class_of(self.doc, title) == "minister" and before is not None and self.is_body(before)
        if post.rule != "for" or not self.is_country(body) or (class_of(self.doc, title) in UNBOUND and not charged):
            return post, end
        stop = self.past_regions(body[1])
        if stop + 1 < len(self.doc) and self.lower[stop] in ("at", "of", "with"):
            outer = self.bodies.starting.get(stop + 1 + (self.lower[stop + 1] == "the"))
            if outer and self.is_body(outer):
                outer = self.extended(outer)
                return replace(post, title=replace(title, end=stop), organization=outer, rule="at"), outer[1]
        if before and self.is_body(before):
            return replace(post, title=replace(title, end=stop), organization=before, rule="before"), stop
        return post, end

    def look_left(self, title: Title) -> tuple[int, tuple[int, int] | None, str | None]:
        """Start of the phrase, the organization before the title, the status stated there."""
        i, organization, status = title.start, None, None
        while i > self.floor and i not in self.starts:
            word = self.lower[i - 1]
            found = self.status_of(word)
            if organization is not None and word.endswith("ed") and self.lower[i - 2] not in self.words["determiners"]:
                break  # "the prince detained Norvik's minister"
            if organization is None and i in self.inner:
                organization, i = self.inner[i], self.inner[i][0]
            elif self.lower[max(0, i - 4):i] == ["-", "year", "-", "old"]:
                i -= 5  # "34-year-old"
            elif i > 2 and self.lower[i - 2] == "-" and self.is_idle(f"{self.lower[i - 3]}-{word}"):
                i = self.prize_start(i - 3) if word == "winning" else i - 3  # "the then long-time leader"
            elif found or any(word in self.words[name] for name in ("status_skip", "adjectives", "ordinals")):
                status = status if status == "current" else found or ("current" if word in NOW else status)
                i -= 1
            elif word == "-" and i > 1 and self.status_of(self.lower[i - 2]):
                status = self.status_of(self.lower[i - 2])
                i -= 2
            elif i > 1 and self.is_compound(i - 2, word):
                i = self.name_start(i - 2)
            elif word.isdigit() and len(word) == 4:
                i -= 1
            elif word in self.words["causes"] and i > 3 and self.lower[i - 2] == "-":
                i -= 3  # "pro-government"
            elif (origin := self.origin_before(i)) < i:
                i = origin
            elif (body := self.body_ending(i)) is not None and body[0] >= self.floor:
                organization = organization or body
                i = body[0]
            elif organization is None and status is None and (body := self.institution(i) or self.capitals_before(i, title)) is not None:
                organization, i = body, body[0]
            elif word in POSSESSIVE and i > 2 and self.lower[i - 2] in self.words["bodies"]:
                i -= 2
                organization = organization or self.named_before(i, self.lower[i])
            else:
                break
        if i > self.floor and self.lower[i - 1] in self.words["determiners"]:
            i -= 1
            if self.lower[i] == "its" and organization is None:
                organization = self.named_before(i)
        return i, organization, status

    def is_compound(self, i: int, second: str) -> bool:
        """"newly appointed", "self-", "London-": two words from `i` on that say nothing about the office."""
        first = self.lower[i]
        if second == "-":
            return first in ("newly", "self", "long", "award") or bool(self.doc[i].ent_type_ and not self.doc[i].whitespace_)
        return second in ("appointed", "elected") and first in ("newly", "recently", "-")

    def is_idle(self, word: str) -> bool:
        """Whether a word with a hyphen says nothing about the office: "long-time", "award-winning"."""
        return word in self.words["status_skip"] or word in self.words["adjectives"]

    def status_of(self, word: str) -> str | None:
        return next((status for name, status in STATUSES if word in self.words[name]), None)

    def body_ending(self, i: int) -> tuple[int, int] | None:
        """An organization whose name (and possessive) ends before word `i`; a chain of possessives is one."""
        end = i - 1 if self.lower[i - 1] in POSSESSIVE else i
        if self.lower[end - 1] == ")" and "(" in self.lower[max(0, end - BRACKET):end - 1]:
            opening = max(k for k in range(max(0, end - BRACKET), end - 1) if self.lower[k] == "(")
            opening -= self.lower[opening - 1] in POSSESSIVE
            if self.is_dateline(opening, end):
                return None
            end = opening if opening in self.bodies.ending else end  # "Norvik Energy (NE) chairman", "Norvik Energy's (NE) chairman"
        span = self.bodies.ending.get(end) or self.bodies.around(i) or self.channel(end)
        joined = span is not None and self.is_later_part(span[0]) and self.lower[span[0] - 2] != "now"  # "now-Norvik chief"
        if span is None or (joined and self.status_of(self.lower[span[0] - 2]) is None):
            return None
        start = span[0]
        if start > 1 and self.lower[start - 1] in POSSESSIVE and (outer := self.bodies.ending.get(start - 1)):
            return outer[0], span[1]
        return span

    def look_right(self, title: Title) -> tuple[int, tuple[int, int] | None, str | None]:
        """End of the phrase, the organization after the title, and the word that joins them."""
        i = title.end
        if i + 1 >= len(self.doc):
            return i, None, None
        if self.lower[i] == "emeritus":
            i += 1
        elif (past := self.past_retired(i)) > i and class_of(self.doc, title) in RETIRING:
            return past, None, None
        elif self.lower[i] == "(" and self.lower[i + 2:i + 3] == [")"] and self.doc[i + 1].is_upper and i + 3 < len(self.doc):
            i += 3  # "Chief Executive Officer (CEO) of"
        elif self.lower[i:i + 2] == [",", "at"] and "," in self.lower[title.start:title.end]:
            i += 1  # "vice-president, health, at"
        i += 2 * (self.lower[i:i + 3] == ["in", "charge", "of"] and i + 3 < len(self.doc))
        if self.lower[i] not in AFTER or i in self.starts:
            return self.direct(i, title)
        link, start = self.lower[i], i + 1
        found = self.name_after(start, link)
        if found is None and (self.is_local(title) if link == "in" else link == "from" and self.lower[title.head] in OF_PLACE):
            found = self.bodies.place_at(start)  # "a city official in Norvik", "a state senator in Norland", "Port Minister from Norland"
        if found is not None and link in ("of", "at", "for") and self.bodies.label.get(found) == "NORP":
            found = found[0], self.past_noun(found[1])
        if found is None:
            inside = link in ("in", "within", "with", "from") and self.lower[start] == "the"
            found = self.common_body(start) if inside or link in ("of", "at", "for") else None
        if found is None and link in ("of", "at", "for", "with"):
            found = self.capitals(start)
        if found is None:
            return self.meant_after(i, link)
        found = self.seat(self.whole(found), title) if link == "for" else self.whole(found)
        return self.past_place(self.past_bracket(found[1])), found, link

    def is_local(self, title: Title) -> bool:
        opens = self.lower[title.start]
        return opens in self.words["municipal"] or (opens == "state" and class_of(self.doc, title) == "legislator")

    def past_noun(self, end: int) -> int:
        """Past the noun in small letters of a people's adjective: "head of a Norvik smuggling ring"; `end` where none ends soon."""
        i = end
        while i < len(self.doc) and i - end < NOUN and self.lower[i] not in self.words["prepositions"] and i not in self.titled:
            if not self.doc[i].is_lower or not self.doc[i].is_alpha or self.lower[i].endswith(("ed", "ly")):
                break
            i += 1
        if i == end or not (i >= len(self.doc) or self.doc[i].is_punct or self.lower[i] in CLOSING or i in self.starts):
            return end
        outer = self.bodies.starting.get(i + 1 + (self.lower[i + 1:i + 2] == ["the"]))
        return self.with_outer(i) if outer is not None and (self.is_body(outer) or self.lower[i] == "at") else i

    def direct(self, i: int, title: Title) -> tuple[int, tuple[int, int] | None, str | None]:
        """"the Executive Director Norvik Foundation": a body right after a capitalised title that an article or comma comes before."""
        body = self.bodies.starting.get(i)
        led_in = title.start > 0 and self.lower[title.start - 1] in ("the", ",")
        if body is None or self.bodies.label[body] != "ORG" or not led_in or not self.doc[title.head].text[0].isupper() or i in self.starts:
            return i, None, None
        return self.past_bracket(body[1]), body, "direct"

    def capitals(self, start: int) -> tuple[int, int] | None:
        """A run of capitalised words that no model took for a name, or with "the" for a person's: "of Acme Holdings", "of the Acme Roe"."""
        i = start + (self.lower[start] == "the")
        first, taken = i, False
        while i < len(self.doc) and i not in self.titled and i - first < GAP:
            token = self.doc[i]
            if not (token.is_alpha and token.text[0].isupper()) or (token.ent_type_ and (token.ent_type_ != "PERSON" or first == start)):
                break
            taken, i = taken or bool(token.ent_type_), i + 1
        if taken and (i - first < 2 or not (i >= len(self.doc) or self.doc[i].is_punct)):
            return None
        return (first, i) if i > first and i not in self.titled and first not in self.starts else None

    def name_after(self, start: int, link: str) -> tuple[int, int] | None:
        """The name after a preposition, past an article and a few lower-case words, with what it is in."""
        i = start
        while i < len(self.doc) and i - start <= GAP:
            if i in self.bodies.starting and (onward := self.origin(self.bodies.starting[i])):
                i = onward
                continue
            if i in self.bodies.starting:
                span = self.bodies.starting[i]
                if link in NO_LOCATION_AFTER and not self.is_body(span):
                    return None
                return None if self.leads_to_title(span) else self.extended(span)
            word = self.lower[i]
            after = self.titled[i].end if i in self.titled else i
            if i < after < len(self.doc) and self.doc[after].is_lower and self.lower[after] in self.words["bodies"]:
                i = after  # "at the bakers | union Norvik"
                continue
            if i in self.titled or (self.doc[i].is_punct and word not in ("-", "\"", "“", "‘")) or i in self.starts:
                return None
            ended = word.endswith("ed") and i > start and self.lower[i - 1] != "-"  # not "state-backed"
            if word in self.words["prepositions"] or self.doc[i].is_space or (ended and word != "based"):
                return None
            i += 1
        return None

    def leads_to_title(self, span: tuple[int, int]) -> bool:
        """Whether a name goes with the title right behind it: "a spokesman for Norvik president Roe", "envoy of Norvik's President Roe"."""
        after = self.titled.get(span[1])
        if after is None or after.plural or self.lower[after.end:after.end + 1] in (["'s"], ["’s"]):
            return False
        return self.doc[after.start].is_lower or self.is_country(span)

    def origin(self, span: tuple[int, int]) -> int | None:
        """Where "London-based" or "US" in "US firm Acme" ends: a place that only tells where the body is; None for any other name."""
        end = span[1]
        if end + 1 < len(self.doc) and self.lower[end] == "-" and self.lower[end + 1].endswith("ed"):  # "-based", "-backed"
            return end + 2
        if not self.is_country(span) or end >= len(self.doc) or not self.doc[end].is_lower or self.lower[end] in self.words["prepositions"]:
            return None
        for i in range(end, min(end + GAP, len(self.doc))):
            if i in self.bodies.starting:
                return i if self.bodies.label[self.bodies.starting[i]] == "ORG" else None
            word = self.lower[i]
            if not self.doc[i].is_alpha or word.endswith("ed") or word in ("the", "a") or word in self.words["prepositions"]:
                return None
        return None

    def extended(self, span: tuple[int, int]) -> tuple[int, int]:
        """With what the name is part of: "X's Y", "X at Y", "X of Y"."""
        start, end = span
        while end + 1 < len(self.doc):
            if (tail := self.tail(end)) > end:
                inner = self.bodies.starting.get(tail)  # "Lombardy region", "Labour party", "Norvik district Labour Union"
                end = inner[1] if inner and self.bodies.label[inner] == "ORG" else tail
            elif self.doc[end].is_digit and len(self.doc[end]) < 4 and self.lower[end - 1] in self.words["bodies"]:
                end += 1  # "Norvik Court Branch 25"
            elif self.lower[end] in POSSESSIVE:
                inner = self.bodies.starting.get(end + 1)
                if inner is None and (common := self.common_body(end + 1, owned=True)):
                    inner = common
                if inner is None:
                    break
                end = inner[1]
            elif self.lower[end] in ("of", "at", "in", "for"):
                at = end + 1 + (self.lower[end + 1] == "the")
                outer = self.bodies.starting.get(at)
                if outer is None or not self.is_body(span):
                    break
                if self.lower[end] == "in" and self.bodies.label[outer] != "ORG":
                    break
                end = outer[1]
                span = outer
            else:
                break
        return start, end

    def common_body(self, start: int, owned: bool = False) -> tuple[int, int] | None:
        """A body without a proper name: "the provincial police force", "audit committee of the Council"; `owned` by the name before it."""
        i = start + (start < len(self.lower) and self.lower[start] in ("the", "a", "its", "his", "her", "their"))
        first, end = i, 0
        while i < len(self.doc) and i - first < GAP and self.is_inside(i, end):
            word = self.lower[i]
            if word in self.words["prepositions"] and word != "and":
                break
            if word in self.words["bodies"]:
                end = i + 1
            i += 1
        if not end or end - first > GAP or (owned and any(k in self.titled for k in range(first, end))):
            return None
        state = self.lower[first:end] == ["republic"] and first > start  # "first lady of the republic"
        if not owned and not state and self.doc[end - 1].text.islower() and (first == start or end - first == 1):
            return None
        if (named := self.bodies.starting.get(end)) is not None and self.is_body(named):
            return self.extended(named)  # "of the mining group Norvik"
        return self.extended((first, end)) if (first, end) in self.bodies.label else (first, self.with_outer(end))

    def is_inside(self, i: int, end: int) -> bool:
        """Whether word `i` can stand in a body without a name; a possessive only behind a body ("the town's board") or a plural."""
        if self.lower[i] in POSSESSIVE and self.lower[i] not in ("'s", "’s") and self.lower[i - 1].endswith("s"):
            return True  # "the tenants' association"
        return self.doc[i].is_alpha or self.lower[i] in ("-", "&", "and") or (i == end and self.lower[i] in POSSESSIVE)

    def with_outer(self, end: int) -> int:
        """Past "of the Council", "at Norvik University" or "of education" after a body."""
        if end + 1 >= len(self.doc) or self.lower[end] not in ("of", "at", "in", "for"):
            return end
        outer = self.bodies.starting.get(end + 1 + (self.lower[end + 1] == "the"))
        owned = outer is not None and self.lower[end] == "at" and self.lower[outer[1]:outer[1] + 1] and self.lower[outer[1]] in POSSESSIVE
        if outer and (self.lower[end] == "of" or owned or self.is_body(outer)):
            return self.extended(outer)[1] if owned else self.tail(outer[1])
        if self.lower[end] != "of" or not (length := self.field_at(end + 1)):
            return end
        end += 1 + length
        while (length := self.field_at(end + (joined := self.lower[end:end + 1] == ["and"]))):  # "of banking law and credit supervision"
            end += length + joined
        return end

    def tail(self, end: int) -> int:
        """Past "operations room" of "Norvik police operations room": fields of work in small letters and the body they lead to."""
        for i in range(end, min(end + 3, len(self.doc))):
            if i in self.titled or i in self.starts or not self.doc[i].is_lower:
                break
            if self.lower[i] in self.words["bodies"]:
                return self.tail(i + 1)
            if self.lower[i] not in self.words.field_words:
                break
        return end

    # -- coordination

    def joins(self, left: Phrase, right: Phrase) -> bool:
        """Whether two phrases are one coordination: nothing but "and", "&" or a comma with "and" stands between them."""
        if left.end > right.start or not self.starts.isdisjoint(range(left.end, right.start + 1)):
            return False
        between = [w for w in self.lower[left.end:right.start] if w != "\n"]
        listed = len(left.posts) > 1 and between != [","]  # the last of "the President, CEO and owner"
        unlike = left.determined and (right.determined or not (listed or self.are_alike(left, right)))
        if unlike or is_predecessors(self.lower, left.posts[-1].title, right.posts[0].title, right.start):
            return False
        plurals = left.posts[-1].title.plural, right.posts[0].title.plural
        if (plurals[0] and not (plurals[1] and between == ["and"])) or (plurals[1] and right.determined) or self.parts_people(left, right):
            return False
        if between == [","]:  # "Senior Minister, Coordinating Minister for Security and Chairman of Norvik"
            capital = self.lower[left.start - 1] not in (",", "as") and self.capital(left) and self.capital(right)
            series = capital or self.in_series(left.posts[-1].title, right.posts[0].title, right.end)
            led = left.determined and self.lower[left.start - 1] not in BEING  # "is the president, CEO and owner of Norvik"
            return series and not (led or right.determined)
        return between in JOINTS

    def parts_people(self, left: Phrase, right: Phrase) -> bool:
        """"Jane Roe, dean of Norvik, and Professor Tom Poe": the first goes with the name before, the second with that after."""
        i, after = left.start, right.end + (self.lower[right.end:right.end + 1] == [","])
        if self.is_house(left, right):
            return False
        if i < 2 or self.doc[min(after, len(self.doc) - 1)].ent_type_ != "PERSON":
            return False
        while i > 1 and (self.lower[i - 1] in self.words["modifiers"] or self.lower[i - 1] in self.words["determiners"]):
            i -= 1
        if self.is_ranked(i - 2) and {class_of(self.doc, p.posts[0].title) for p in (left, right)} <= OF_STATE:
            return False  # "Premier Jane Roe, Deputy Premier and Port Minister Tom Poe"
        stated = self.lower[i - 1] in STATED  # "Jane Roe, who is the dean, and Professor Tom Poe", "now a dean, and his clerk, Tom Poe"
        return stated or (self.lower[i - 1] == "," and self.doc[i - 2].ent_type_ == "PERSON")

    def goes_on(self, post: Post, other: Post) -> bool:
        """Whether a body before a title is the next one's too; "FBI agent and tide expert" is an expert of no body."""
        return post.title.start not in self.inner or class_of(self.doc, post.title) == class_of(self.doc, other.title)

    def is_house(self, left: Phrase, right: Phrase) -> bool:
        """"Jane Roe, Norvik founder and CEO Tom Poe": whether nothing but "and" joins two offices of the company before the first."""
        post = left.posts[-1]
        beside = post.rule == "before" and post.organization is not None and post.organization[1] == post.title.start
        offices = {class_of(self.doc, p.title) for p in (post, right.posts[0])}
        return beside and not right.determined and offices == {"executive"} and self.lower[left.end:right.start] == ["and"]

    def shared(self, post: Post, other: Post) -> Post:
        """A post with the organization of the one after it, unless its office is in a state and the other's is not."""
        if post.organization is not None or "to" in self.lower[post.title.head:post.title.end]:
            return post
        classes = [class_of(self.doc, p.title) for p in (post, other)]
        board = classes[1] == "executive" and self.lower[post.title.end - 1] == "president"  # "President and CEO of Norvik"
        if classes[0] in OF_STATE and classes[1] not in OF_STATE and not board:
            return post
        if other.rule == "in" and classes[1] == "legislator" and classes[0] != classes[1]:
            return post  # "a baker and state senator in Norland"
        trained = [self.lower[p.title.head] in self.words["professions"] for p in (post, other)]
        if trained == [True, False] and classes[0] != classes[1] and post.title.end - post.title.start == 1:
            return post  # "a doctor and lecturer at Norvik University"
        return replace(post, organization=other.organization, rule=other.rule)

    def are_alike(self, left: Phrase, right: Phrase) -> bool:
        """Both in capitals or both in small letters, but for a shortened office of a company: "the founder and CEO"."""
        title = right.posts[-1].title
        shortened = self.doc[title.head].is_upper and class_of(self.doc, title) == "executive"
        return self.capital(left) == self.capital(right) or shortened

    def capital(self, phrase: Phrase) -> bool:
        return self.doc[phrase.posts[-1].title.head].text[:1].isupper()

    def coordinated(self, left: Phrase, right: Phrase) -> Phrase:
        """Titles that share an organization are one role each; so are words of status before the first."""
        posts, other = left.posts, right.posts[0]
        if other.organization and other.rule != "before":
            posts = [self.shared(p, other) for p in posts]
        elif not (other.organization or right.determined or self.lower[right.end:right.end + 1] == ["for"]) and (
                shared := left.posts[-1]).organization and shared.rule == "before" and self.goes_on(shared, other):
            other = replace(other, organization=shared.organization, rule="before", country=shared.country)
        if not other.status and not right.determined and left.posts[-1].status:
            other = replace(other, status=left.posts[-1].status)
        return Phrase(left.start, right.end, [*posts, other], left.determined)
