"""What can be the subject of an aim: names, bodies and groups without a name, pronouns, to the left of a goal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Span

from citybeat.extract.rules import read_words
from citybeat.extract.targets.clauses import DASHES, POSSESSIVES
from citybeat.extract.targets.holders.asides import (
    ARTICLES,
    CONJUNCTIONS,
    INDEFINITE,
    counted,
    is_alias,
    is_antecedent,
    is_apposition,
    is_aside,
    is_dashed,
    is_kind,
    is_made_by,
    is_paper,
    is_seat,
    is_urged,
    unquoted,
    without_place,
)
from citybeat.extract.targets.lexicon import DATA, word_sets, words
from citybeat.nlp.columns import columns_of
from citybeat.nlp.entities import Ent, ent_rows

LABELS = ("ORG", "LOC", "NORP", "PERSON")
OTHER_LABELS = ("PRODUCT", "MISC", "FAC")  # a name right before "aims to" is its subject, whatever a model took it for
OWNER_REACH = 4  # words from a possessor to the aim ("Oslo's national climate target")
NARROWING = 2  # words that narrow the noun of an aim after an adjective
MODIFIERS = 5  # words that narrow a group ("14 rich donor nations")
OF_THING = 9  # words before a short form in brackets in which a body would be named
SHORTENED = 2  # words of a name that stand for the whole of it
AIMS = frozenset({"aims", "aim", "aimed", "seeks", "seek", "sought", "would", "will", "requires", "require", "calls", "call"})
BESIDE = 2  # words between a thing and the aim that it has ("the Ora 9 car aims")
NO_ADVERBS = frozenset({"family", "early", "elderly", "friendly", "daily", "weekly", "monthly", "yearly", "costly", "assembly", "supply"})
PLANS = frozenset({"plan", "plans", "strategy", "programme", "program", "policy", "roadmap", "budget", "scheme", "initiative", "bill"})
INITIATIVES = PLANS | {"campaign", "appeal", "drive", "challenge"}
PLAN_BREAKS = frozenset({",", ".", "and", "or", "to", "of", "in", "for", "on", "with", "said", "says"})
REPORTS = frozenset({"report", "strategy", "roadmap", "plan", "programme", "program", "budget"})  # of a body, which aims by it
SETTING = frozenset({"set", "sets", "setting", "establishes", "established"})
SHORT_FORMS = frozenset({"Company", "Companys", "Companies", "Government"})  # whatever a model took them for
NOW = frozenset({"now", "still", "also", "currently"})
OWNED = frozenset({"our", "its", "their", "his", "her", "your"})
CUT = frozenset({"of", "for", "the", "and", "&"})  # the last word of a name that was cut ("Bank of")
TOLD = frozenset({"told", "tells", "telling", "informed"})
BODY_STARTS = frozenset({"the", "this", "its", "our", "their", "his", "her", ""})  # before a body without a name
PARTS_OF = frozenset({"including", "excluding"})
SELVES = frozenset({"itself", "himself", "herself", "themselves"})
CLAUSE_HEADS = frozenset({"after", "before", "since", "as", "than"})  # with a verb after the name they begin a clause
COMPOUND = re.compile(r"-(?:based|led|backed|born|owned|run|funded|sponsored|brokered)$", re.IGNORECASE)  # "the Ghent-based firm"
TAILS = frozenset({"based", "led", "backed", "born", "owned", "run", "funded", "sponsored", "brokered", "listed", "headquartered"})
AMOUNT = re.compile(r"[^\W\d]{0,3}\d[\d.,]*(?:bn|mn|m|tn|k)", re.IGNORECASE)  # "R5bn", taken for a name
MEASURE = re.compile(r"M[0-4][A-C]?")  # "M3", the sign of a stock of money
QUOTES = re.compile(r"[\"“”]")  # a name holds none
TICKER = re.compile(r"[A-Z]{2,5}\.[A-Z]{1,2}")  # "ACME.N", the sign of a share

Kind = Literal["name", "body", "group", "post", "pronoun"]


def lists() -> dict[str, frozenset[str]]:
    """The lists of holders.json."""
    return word_sets("holders.json")


@cache
def any_of(*names: str) -> frozenset[str]:
    """The words of several lists of holders.json."""
    return frozenset().union(*(lists()[name] for name in names))


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations of units and measures, as they are written ("MW", "GDP")."""
    return frozenset(read_words(DATA / "holders.json")["abbreviations"])


@cache
def empty() -> frozenset[str]:
    """Words of which alone no name consists."""
    return ARTICLES | lists()["stops"] | words("function_words")


@dataclass(frozen=True)
class Subject:
    """A possible subject at words [start, end): a name (`mention`), a body ("the company", `phrase`), a group ("14 rich nations", "Acme and
    Brevik", `phrase`), an office, or a pronoun (`word`)."""

    start: int
    end: int
    kind: Kind
    word: str
    mention: Span | None = None
    phrase: str | None = None


class Subjects:
    """The possible subjects of one Doc."""

    def __init__(self, doc: Doc):
        self.doc, self.lower, self.lists = doc, columns_of(doc).lower, lists()
        names, texts = ent_rows(doc), columns_of(doc).texts
        self.mentions = [e.span for e in names if e.label in LABELS and not self.is_no_holder(e)]
        taken = {i for e in names if e.label in LABELS and not self.is_body(e) for i in range(e.start, e.end)}
        others = [*(e.span for e in names if e.label in OTHER_LABELS), *doc.spans.get("project", ())]
        self.others = [p for p in others
                       if taken.isdisjoint(range(p.start, p.end)) and texts[p.start][:1].isupper() and not self.is_plan(p)]
        self.ends = {e.end: e for e in [*self.mentions, *self.others]}
        self.inside = taken | {i for e in self.others for i in range(e.start, e.end)}
        self.short_names = {(m[0].text, m[1].text): m for m in self.mentions if m.label_ == "ORG" and len(m) > SHORTENED and m[1].is_title}
        self.known = {m.text: m for m in self.mentions if m.end == m.start + 1}

    def is_plan(self, span: Span) -> bool:
        """A plan, a law or a meeting aims at what somebody else holds."""
        return not any_of("plans", "treaties").isdisjoint(self.lower[span.start:span.end])

    def is_body(self, name: Ent) -> bool:
        """Whether what a model took for a name is a body without one: "the Company", "the [Government of the] Togolese"."""
        return name.text in SHORT_FORMS or (name.text.startswith("Government") and self.lower[name.end - 1] in CUT)

    def is_no_holder(self, name: Ent) -> bool:
        """The name of a treaty or a law, "Ghent-based", an amount: nothing that holds an aim, whatever a model took it for."""
        if self.lower[name.end - 1] in lists()["treaties"] or name.text in abbreviations() or MEASURE.fullmatch(name.text):
            return True
        if self.is_body(name) or (empty().issuperset(self.lower[name.start:name.end]) and not name.text.isupper()):
            return True  # "The", taken for a name at the head of a sentence
        if self.is_short_form(name) or self.lower[name.end - 1] in CUT or QUOTES.search(name.text):
            return True
        if name.end + 1 < len(self.lower) and self.lower[name.end] == "-" and self.lower[name.end + 1] in TAILS:
            return True
        return bool(("-" in name.text and COMPOUND.search(name.text)) or AMOUNT.fullmatch(name.text) or TICKER.fullmatch(name.text))

    def is_short_form(self, name: Ent) -> bool:
        """The short form that stands in brackets behind what it is short for: "Orla Foods (OF) plans", "the broad money supply (BMS)"."""
        start, end = name.start, name.end
        if start < 2 or end >= len(self.lower) or self.lower[start - 1] != "(" or self.lower[end] != ")":
            return False
        long = next((e for e in ent_rows(self.doc) if e.end == start - 1), None)
        if long is not None:
            return long.text[0] == name.text[0] or len(long.text) < len(name.text)
        return self.lower[start - 2].isalpha() and any_of("bodies").isdisjoint(self.lower[max(0, start - OF_THING):start])

    def mentioned(self, start: int, end: int, *labels: str) -> list[Span]:
        """The mentions of these labels that begin in words [start, end)."""
        return [m for m in self.mentions if start <= m.start < end and m.label_ in labels]

    def before(self, at: int, begin: int) -> Iterator[Subject]:
        """Possible subjects in words [begin, at), the nearest first."""
        i = at
        while i > begin:
            found = self.ending(i, begin, at)
            if found is not None:
                apart = self.wished(found.start, begin) or (is_aside(self, found, begin, at) and not self.owns_both(found.end, at))
                if found.kind == "pronoun" or not apart:
                    yield found
                i = found.start
            else:
                i -= 1

    def ending(self, i: int, begin: int, at: int) -> Subject | None:
        """The possible subject whose last word is the one before word i."""
        mention = self.ends.get(i)
        if mention is not None:
            return self.name(mention, begin, at)
        if i - 1 in self.inside:
            return None
        word = self.lower[i - 1]
        known = self.known.get(self.doc[i - 1].text.lstrip("\"“?"))  # a word that a broken mark of a quotation was joined to
        if known is not None:
            return self.unseen(known, i - 1, i, begin, at)
        short = self.shortened(i, begin)
        if short is not None:
            return self.unseen(short, i - SHORTENED, i, begin, at)
        if word in lists()["pronouns"]:
            return Subject(i - 1, i, "pronoun", word) if word not in OWNED or self.owns(i, at) else None
        if word in any_of("bodies", "places"):
            return self.body(i - 1, begin, at)
        author = self.ends.get(i - 1) if word in REPORTS and i < at and self.lower[i] in SETTING else None
        if author is not None and author.label_ == "ORG" and author.start >= begin:
            return Subject(author.start, author.end, "name", word, author)  # "the OBCT report set a goal to"
        if word in any_of("groups", "tellers"):
            return self.group(i - 1, begin, at)
        if word in lists()["posts"] and i - 1 > begin:
            return self.post(i - 1, begin, at)
        return None

    def post(self, i: int, begin: int, at: int) -> Subject | None:
        """"the mayor", "Ghent's mayor" (with the name of the owner)."""
        noun = i - 1 if i - 1 > begin and self.lower[i - 1] in lists()["portfolios"] else i  # "Ghent's new [finance minister]"
        start, title = noun, " ".join(self.lower[noun:i + 1])
        while noun < i and start > begin + 1 and self.lower[start - 1] in lists()["adjectives"]:
            start -= 1
        before = self.lower[start - 1]
        if before in ("the", "its", "his", "her"):
            return Subject(start, i + 1, "post", self.lower[i], None, title)
        owner = self.ends.get(start - 1) if before in POSSESSIVES and self.lower[i] not in lists()["tellers"] else None
        if owner is None or owner.start < begin or self.governed(owner.start, begin, i + 1, at):
            return None
        return Subject(owner.start, i + 1, "post", self.lower[i], owner, title)

    def body_of_post(self, post: Subject) -> Span | None:
        """The organization of "the chairman of Orla Foods"."""
        if post.kind != "post" or self.lower[post.end] != "of":
            return None
        return next((m for m in self.mentions if m.label_ == "ORG" and m.start in (post.end + 1, post.end + 2)), None)

    # -- names

    def name(self, mention: Span, begin: int, at: int) -> Subject | None:
        """A name that can be a subject: not after a preposition, no adjective of something else ("the Finnish winter")."""
        doc, end = self.doc, mention.end
        while mention.label_ == "ORG" and end < at and self.lower[end] in lists()["designators"] and doc[end].text[0].isupper():
            end += 1  # "Orla Motor", of which the model took one word for the name
        following = self.lower[end] if end < len(doc) else ""
        aside = mention.start > begin and self.lower[mention.start - 1] == "," and "," in self.lower[end:at]  # "Acme, Chad's brewer, plans"
        owner = (following in POSSESSIVES and not aside and self.owns(end, at)) or self.is_adjacent(mention, at)
        if mention.start > begin and self.lower[mention.start - 1] in OWNED | TOLD:
            return None  # "our Green Fund" is what somebody has, and "told Acme" has another subject
        if mention.start < begin or (self.governed(mention.start, begin, end, at) and not owner):
            return None
        if end < at and self.lower[at - 1] in lists()["laws"] and (following not in POSSESSIVES or mention.label_ == "PERSON"):
            ruled = owner and mention.label_ == "LOC"  # not "the Ruiz budget law target"
            return Subject(mention.start, end, "name", following, mention) if ruled else None
        if self.lower[end - 1] in INITIATIVES or following in INITIATIVES:
            made = self.before_phrase(mention.start, begin)
            if made > begin and self.lower[made] in lists()["announcing"]:
                return None  # "Acme launched the Orla One initiative, an ambition to": Acme's
        if is_urged(self, mention.start, begin, end, at) or is_kind(self, mention.start, end) or is_seat(self, mention, end):
            return None
        if following in POSSESSIVES and not owner and end + 1 < at:
            return None  # "Ghent's mayor met them and vowed": the owner of something else
        if mention.label_ in OTHER_LABELS and mention.start > begin + 1 and end < at - BESIDE:
            return None  # "starts selling the Ora and plans": a thing between a subject and its verb
        if following.isalpha() and end < at and not owner:
            counted = mention.start > begin and doc[mention.start - 1].like_num  # "900 Chadian army officers"
            if counted or not self.heads(mention, following, end):
                return None
        if following in CONJUNCTIONS and end < at and self.predicates(end + 1, at):
            return None  # "met Ghent and pledged": the object of a verb before
        if following in CONJUNCTIONS and end + 1 < at and self.lower[end + 1] in ARTICLES | OWNED:
            return Subject(mention.start, end, "group", "")  # "Ruiz and her husband": one of several
        return self.joint(mention.start, begin, end) or Subject(mention.start, end, "name", following, mention)

    def shortened(self, i: int, begin: int) -> Span | None:
        """The long name of an organization that begins with the two words before word i ("Orla Bread" for "Orla Bread Trading Co")."""
        start = i - SHORTENED
        if start < begin or not self.inside.isdisjoint(range(start, i)) or not self.doc[start].text[:1].isupper():
            return None
        return self.short_names.get((self.doc[start].text, self.doc[i - 1].text))

    def unseen(self, known: Span, start: int, end: int, begin: int, at: int) -> Subject | None:
        """The subject of words that the model took for no name, where the article has that name elsewhere."""
        found = self.name(Span(self.doc, start, end, known.label_), begin, at)
        return replace(found, mention=known) if found is not None and found.kind == "name" else found

    def predicates(self, i: int, at: int) -> bool:
        """Whether a word begins a second predicate."""
        word = self.lower[i]
        return i == at or word.endswith("ed") or word in any_of("speech", "auxiliaries") or word in words("clause_verbs")

    def owns(self, end: int, at: int) -> bool:
        """Whether the words after a possessive name lead to its aim ("Ghent's new climate plan to")."""
        if self.owns_plan(end, at):
            return True
        between = [w for w in unquoted(self.lower[end:at]) if w != "to"]
        if "," in between and (PLANS | words("aim_nouns")).isdisjoint(between[:between.index(",")]):
            return False  # "which grows Chad's tea, plans to"
        if self.owns_both(end, at):
            return True
        near = without_place(self, between, OWNER_REACH)
        close = len(near) - 2 * near.count("-") <= OWNER_REACH and not is_dashed(self, end, at)
        return close and any_of("auxiliaries", "conjunctions").isdisjoint(between)

    def owns_both(self, end: int, at: int) -> bool:
        """Whether a possessive name owns an aim and the one that "and" joins to it: "Ghent's new pledges of aid and plans to"."""
        if at >= len(self.doc) or self.lower[at] not in words("aim_nouns") or self.lower[at - 1] != "and" or "," in self.lower[end:at]:
            return False
        return self.lower[end] in POSSESSIVES and not words("aim_nouns").isdisjoint(self.lower[end + 1:min(at, end + 1 + OWNER_REACH)])

    def owns_plan(self, end: int, at: int) -> bool:
        """Whether a possessive name owns the plan that aims: "Ghent's climate plan, adopted in May, aims"."""
        noun = next((i for i in range(end + 1, min(at, end + 2 + OWNER_REACH)) if self.lower[i] in PLANS), None)
        if noun is None or not PLAN_BREAKS.isdisjoint(self.lower[end + 1:noun]):
            return False
        beyond = self.lower[noun + 1:at]
        return not beyond or (beyond[0] == beyond[-1] == "," and beyond.count(",") == 2)

    def is_adjacent(self, mention: Span, at: int) -> bool:
        """Whether the noun of the aim follows ("Finnish plans to"; words may narrow it, "a Finnish climate pledge", "an OECD goal")."""
        if mention.end >= len(self.doc) or mention.end > at:
            return False
        owned = mention.end < at < len(self.doc) and self.lower[mention.end] in PLANS and self.lower[at] in ("is", "are", "was")
        ruled = mention.end + 1 == at and self.lower[mention.end] in PLANS | lists()["laws"]
        if ruled and mention.label_ == "LOC" and self.lower[at] in AIMS:
            return True  # "New Flanders rule aims to"
        if owned and mention.label_ in ("LOC", "NORP") and NOW.issuperset(self.lower[mention.end + 1:at]):
            return True  # "Finnish policy now is to"
        if at >= len(self.doc) or self.lower[at] not in words("aim_nouns") or self.lower[at:at + 2] == ["aims", "to"]:
            return False  # "a push into Chad aims to": a verb
        between = range(mention.end, at)
        owning = mention.label_ == "NORP" or (mention.label_ == "ORG" and self.lower[mention.start - 1] in INDEFINITE | {"the"})
        return not between or (owning and len(between) <= NARROWING and all(self.narrows(i, mention.end) for i in between))

    def heads(self, mention: Span, following: str, end: int) -> bool:
        """Whether a name before a word in small letters is a whole noun phrase, and no part of one ("the Finnish winter", "UN staff")."""
        if following in any_of("people", "bodies"):
            return True
        if mention.label_ == "PERSON" and is_paper(self, following):
            return False
        if self.verbal(following):
            beyond = self.lower[end + 1] if end + 1 < len(self.doc) else ""
            plural = following.endswith("s") and following not in any_of("speech", "auxiliaries") | words("clause_verbs")
            return not (mention.label_ == "NORP" and plural and beyond in any_of("prepositions", "auxiliaries"))
        if mention.label_ == "NORP" or following in any_of("tellers", "posts", "media"):
            return False
        return mention.label_ in ("PERSON", *OTHER_LABELS) or following in any_of("prepositions", "links") | words("aim_nouns")

    def verbal(self, word: str) -> bool:
        """Whether a word may be the verb after a name, or an adverb before it."""
        known = any_of("speech", "auxiliaries", "irregular") | words("clause_verbs")
        return word in known or word.endswith(("ed", "s", "ing", "ly"))

    def governed(self, start: int, begin: int, end: int, at: int) -> bool:
        """Whether a preposition stands before a noun phrase (its article and modifiers apart); "by" makes an agent, and "for Ghent to
        grow" a subject."""
        i = self.before_phrase(start, begin)
        if i <= begin - 1 or (i == begin and self.lower[i] not in lists()["prepositions"]):
            return False
        word, following = self.lower[i], self.lower[end] if end < len(self.doc) else ""
        if word not in ("between", "in", "near", *PARTS_OF) and is_antecedent(self, end, at):
            return False
        if word == "of" and i - 1 > begin and self.lower[i - 1] in lists()["partitives"]:
            return self.governed(i - 1, begin, end, at)  # "the rest of the members"
        if word == "by":
            return not any(w in ("which", "who") for w in self.lower[start:start + 8])
        doing = end + (following in SELVES)  # "with the mill itself having pledged"
        if (word == "for" and end <= at and (following == "to" or end == at)) or (word == "with" and self.lower[doing].endswith("ing")):
            return False
        past = following.endswith("ed") or (following in lists()["irregular"] and following not in words("aim_nouns"))
        if word in CLAUSE_HEADS and "," not in self.lower[end:at] and (past or following in any_of("auxiliaries", "speech")):
            return False
        return word in lists()["prepositions"] or word in PARTS_OF  # "14 nations, including Chad, plan"

    def before_phrase(self, start: int, begin: int) -> int:
        """The word before a noun phrase; its article, the names and adjectives before it, and what "and" joins to it are passed over."""
        doc, i = self.doc, start - 1
        while i > begin:
            word = self.lower[i]
            joins = word in CONJUNCTIONS and (i in self.ends or self.lower[i - 1] in lists()["adjectives"])
            numbered = doc[i].like_num and self.lower[i - 1] in ARTICLES  # "for the three Chadians"
            if self.lower[i - 1] == "-" and i - 2 > begin and word.isalpha() and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
                i -= 3  # "of the far-right Party"
            elif word in ARTICLES or word in lists()["adjectives"] or joins or numbered or (doc[i].text[:1].isupper() and i - 1 > begin):
                i -= 1
            else:
                break
        return i

    def head(self, start: int, begin: int) -> int:
        """The word before a noun phrase, and before what is part of it ("with [the rest of the members]")."""
        i = self.before_phrase(start, begin)
        if self.lower[i] == "of" and i - 1 > begin and self.lower[i - 1] in lists()["partitives"]:
            return self.before_phrase(i - 1, begin)
        return i

    # -- several

    def joint(self, start: int, begin: int, end: int) -> Subject | None:
        """The whole of "Acme and Brevik", for the last of its members at words [start, end)."""
        first = self.first_member(start, begin)
        if first == start or is_alias(self, start, end):
            return None
        phrase = self.phrase(first, end) if first == begin or self.lower[first - 1] not in OWNED else None  # "our Green Plan and Fund"
        return Subject(first, end, "group", "", None, phrase)

    def first_member(self, start: int, begin: int) -> int:
        """Where the first of the members begins that are joined to the one at `start`; `start` where none is."""
        first, separators = start, CONJUNCTIONS
        while True:
            i = self.modified(first, begin) - 1
            while i > begin and self.lower[i] in ARTICLES:
                i -= 1
            if i <= begin or self.lower[i] not in separators:
                return first
            if self.lower[i - 1] == ",":
                i -= 1
            left = self.member(i, begin)
            if left is None:
                return first
            first, separators = left, CONJUNCTIONS | {","}

    def member(self, end: int, begin: int) -> int | None:
        """Where the name, body or group begins whose last word is before `end`."""
        mention = self.ends.get(end)
        if mention is not None:
            return self.titled(mention, begin) if mention.start >= begin else None
        if end - 1 in self.inside or self.lower[end - 1] not in any_of("bodies", "groups"):
            return None
        return self.modified(end - 1, begin)

    def titled(self, mention: Span, begin: int) -> int:
        """Where a name begins, with the title before it ("President Ruiz")."""
        i = mention.start
        while mention.label_ == "PERSON" and i > begin and self.doc[i - 1].text[:1].isupper() and self.lower[i - 1] not in ARTICLES:
            i -= 1
        return i

    def group(self, i: int, begin: int, at: int) -> Subject | None:
        """"14 rich nations", "leaders of Chad and Togo": a plural with what narrows it; the phrase is None where nothing does."""
        start, end = self.modified(i, begin), self.with_members(i + 1, at)
        if self.governed(start, begin, end, at) or not (self.opens(start, begin) or self.leads(end, at)):
            return None
        if is_apposition(self, start, begin, end, at):
            return None
        if start - 2 > begin and self.lower[start - 1] == "and" and {self.lower[start - 2], self.lower[min(end, at)]} <= DASHES:
            return None  # "Most towns - and many firms - have"
        first = self.first_member(start, begin)
        narrowed = first < i or end > i + 1 or self.lower[i] in lists()["partisans"]  # "Democrats" are a party
        return Subject(first, end, "group", self.lower[i], None, self.phrase(first, end) if narrowed else None)

    def leads(self, end: int, at: int) -> bool:
        """Whether what follows a group leads to its aim: nothing, a verb, "praised them for" (before "pledging")."""
        if end + 1 < at and self.lower[end] == "," and self.lower[end + 1] in PARTS_OF:
            end = next((i + 1 for i in range(end + 2, at) if self.lower[i] == ","), end)
        return end == at or self.verbal(self.lower[end]) or (end + 1 == at and self.lower[end] == "for")

    def is_company(self, mention: Span | None) -> bool:
        """Whether a name says that its bearer is a firm ("Orla Foods Plc")."""
        return mention is not None and mention.label_ == "ORG" and self.lower[mention.end - 1].rstrip(".") in lists()["designators"]

    def wished(self, start: int, begin: int) -> bool:
        """Whether somebody else hopes that the subject at a word does it ("hopes Acme will cut")."""
        i = self.before_phrase(start, begin)
        return i >= begin and self.lower[i] in lists()["wishes"]

    def opens(self, start: int, begin: int) -> bool:
        """Whether a clause begins with a noun phrase."""
        i = self.before_phrase(start, begin)
        return i <= begin or self.lower[i] in any_of("speech", "links")

    def modified(self, noun: int, begin: int) -> int:
        """Where the words that narrow a noun begin: adjectives, numbers, names, an owner with 's."""
        i = noun
        while i > begin and noun - i < MODIFIERS and self.narrows(i - 1, begin):
            i -= 1
        return counted(self, i, begin)

    def narrows(self, i: int, begin: int) -> bool:
        """Whether a word can narrow the noun after it."""
        word = self.lower[i]
        if i in self.inside or self.doc[i].like_num or word in lists()["adjectives"] or word in POSSESSIVES:
            return True
        if word == "-" and i > begin:
            return not self.doc[i].whitespace_ and not self.doc[i - 1].whitespace_  # "co-work space"
        if not word.replace("-", "").isalpha() or word in lists()["stops"] or word in words("function_words") | words("clause_verbs"):
            return False
        if word in any_of("prepositions", "auxiliaries", "pronouns", "speech", "irregular") | words("breaks"):
            return False
        if word.endswith(("ed", "ing", "ly")):  # "industrialised nations" after an article or a number, not "praised nations"
            if i == begin:  # "Currently farmers"
                return not word.endswith("ly") or word in NO_ADVERBS
            return self.lower[i - 1] in ARTICLES or self.doc[i - 1].like_num
        return True

    def with_members(self, end: int, at: int) -> int:
        """The end of "of Chad and Togo" after a noun; `end` where nothing of the kind follows."""
        if end >= at or self.lower[end] != "of":
            return end
        i = end + 1
        while i < at and (i in self.inside or self.lower[i] in CONJUNCTIONS or self.lower[i] in ("the", ",")):
            i += 1
        while i > end + 1 and i - 1 not in self.inside:
            i -= 1
        return i if i > end + 1 else end

    def phrase(self, start: int, end: int) -> str:
        """The text of words [start, end), white space squeezed, without an article before it."""
        while start < end - 1 and self.lower[start] in ARTICLES:
            start += 1
        return " ".join(self.doc[start:end].text.split())

    # -- bodies

    def body(self, i: int, begin: int, at: int) -> Subject | None:
        """"the company", "the Finnish government", "the city council": with the name in front of it or after "of"."""
        start, end = self.plain_start(i, begin), i + 1
        if end < at and self.lower[end] in PLANS and not POSSESSIVES.isdisjoint(self.lower[self.modified(i, begin):i]):
            return None  # "Acme's three-year business plan"
        before = self.lower[start - 1] if start > begin else ""
        mention = self.ends.get(start - 1) if before in POSSESSIVES else self.ends.get(start) or self.narrowing(i, begin)
        if mention is not None and before not in POSSESSIVES:
            start = mention.end
        if end < len(self.doc) and self.lower[end] == "of" and (mention is None or self.lower[i] in lists()["places"]):
            mention = next((m for m in self.mentions if m.start in (i + 2, i + 3)), None)
            end = mention.end if mention is not None and mention.end <= at else end
        follows = self.lower[end] if end < len(self.doc) else ""
        if mention is None and before not in BODY_STARTS | TAILS and follows not in PLANS:  # "the plastics company", "his bread shop brand"
            whole = self.modified(i, begin)
            if whole > begin and self.lower[whole - 1] in BODY_STARTS and (self.opens(whole, begin) or self.leads(end, at)):
                start, before = whole, self.lower[whole - 1]
        if mention is None and before not in BODY_STARTS | TAILS and not (start > begin and self.lower[start - 1] in lists()["speech"]):
            return None
        first = min(mention.start, start) if mention is not None and mention.start >= begin else start
        owner = end < len(self.doc) and self.lower[end] in POSSESSIVES and self.owns(end, at)  # "referring to the government's aim"
        if (self.governed(first, begin, end, at) and not owner) or is_apposition(self, first, begin, end, at):
            return None
        if follows in POSSESSIVES and not owner and is_made_by(self, first, begin):
            return None
        if end < at and self.lower[end] in CONJUNCTIONS and self.with_members(i + 1, at) > end:
            return Subject(first, end, "group", "", None, self.phrase(first, self.with_members(i + 1, at)))
        return self.joint(first, begin, end) or Subject(first, end, "body", self.lower[i], mention, self.doc[start:i + 1].text)

    def opening(self, subject: Subject) -> list[str]:
        """The words before a body without a name that open its noun phrase: "the", "the Ghent-based"."""
        begin = subject.start
        while begin > 1 and (self.lower[begin - 1] in TAILS or self.lower[begin - 1] == "-" or begin - 1 in self.inside
                             or COMPOUND.search(self.lower[begin - 1])):
            begin -= 1
        return self.lower[max(0, begin - 1):subject.start]

    def narrowing(self, i: int, begin: int) -> Span | None:
        """The name among the words that narrow a noun ("the Togolese farm ministry")."""
        start = self.modified(i, begin)
        return next((m for m in self.mentions if start <= m.start and m.end <= i), None)

    def plain_start(self, i: int, begin: int) -> int:
        """Where a body without a name begins, with the bodies and adjectives before its noun."""
        start = i
        while start > begin and self.lower[start - 1] in any_of("bodies", "adjectives", "portfolios") and start - 1 not in self.inside:
            start -= 1
        return start

    def main(self, begin: int, end: int) -> Subject | None:
        """The first subject of a sentence."""
        found = list(self.before(end, begin))
        return found[-1] if found else None
