"""The names of a Doc that can be what a role is in or of."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from spacy.tokens import Doc

from citybeat.extract.roles.lexicon import lexicon
from citybeat.nlp.columns import Columns, columns_of
from citybeat.nlp.entities import ent_rows

PARTY_TAG = re.compile(r"[DRI]\.?\s?[-–]\s?[A-Z][\w. ]*")  # party and state of an American legislator: "D-CT", "R-Texas"
PARTIES = frozenset("DRI")  # first letters of such tags
ORGANIZATIONS = frozenset({"ORG", "LOC", "NORP", "FAC", "MISC", "PERSON"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
POSSESSORS = frozenset({"his", "her", "my", "our", "your", "their"})
LOOSE_ENDS = frozenset({"of", "the", "in", "at", "for", "and", "-", "–", "—"})  # where a name was cut: "Department of Health in"
SUFFIXES = frozenset({"Inc", "Inc.", "Co", "Co.", "Corp", "Corp.", "Ltd", "Ltd.", "LLC", "Plc", "PLC", "AG", "GmbH", "NV", "SpA"})
LONGEST = 7  # words of a name before such a suffix
EXCHANGES = frozenset({"nyse", "nasdaq", "lse", "asx", "tsx", "tsxv", "otc", "otcqb", "otcqx", "otcmkts", "amex", "sgx", "nse", "bse"})
QUOTES = frozenset({"\"", "“", "”"})
NO_END = POSSESSIVE | LOOSE_ENDS | {",", "(", "/"}
# in small letters, at the end of a company's name
LEGAL_ENDS = frozenset({"inc", "inc.", "corp", "corp.", "co", "co.", "ltd", "ltd.", "plc", "llc", "ag", "sa", "nv", "limited", "group"})


class Bodies:
    """The spans of a Doc that can be an organization of a role: names and the model's head spans, the longest at each word."""

    def __init__(self, doc: Doc, people: Collection[int] = ()):
        """`people` are the words of people's names; a name that was taken for a person's and is none can be a body."""
        self.doc = doc
        known, columns = frozenset(people), columns_of(doc)
        texts, lower = columns.texts, columns.lower
        spans = [(e.start, e.end, e.label) for e in ent_rows(doc)
                 if e.label in ORGANIZATIONS and known.isdisjoint(range(e.start, e.end))]
        heads = [(s.start, s.end, "ROLE_ORG") for s in doc.spans["role_org"]] if "role_org" in doc.spans else []
        heads = [(start, cut_before(start, end, spans), label) for start, end, label in heads]
        bodies = lexicon()["bodies"]
        self.label: dict[tuple[int, int], str] = {}
        for first, last, label in [*heads, *spans]:
            start, end = trimmed(lower, first, last)
            if label == "ROLE_ORG" and texts[start].islower():
                start = named_part(texts, start, end)
            if label == "ROLE_ORG" and end - start == 1 and texts[start].islower() and texts[start] not in bodies:
                continue  # "the cyan legislator": one word in small letters names no body
            if end - start == 1 and texts[start].lower() in lexicon()["honorifics"]:
                continue  # "chairman Lord Roe"
            if start < end < len(texts) and texts[end] == ")" and "(" in doc[end - 1].text:
                end += 1  # "NP(S" of "NP(S)"
            if end - start == 1 and texts[start].lower() in bodies and label in ("ORG", "ROLE_ORG"):
                start = quoted(texts, start)
            if end < len(texts) and texts[end] in SUFFIXES and label in ("ORG", "PERSON", "ROLE_ORG"):
                end += 1
            if end - start == 1 and texts[start] in SUFFIXES:
                start = self.opened(texts, start, known)  # "Co" of "Poe, Roe and Co"
            if start < end and is_word_in(texts[start:end]) and not is_party_tag(columns, start, end):
                self.label[(start, end)] = "ORG" if label == "PERSON" else label
        ordered = sorted(self.label, key=lambda s: (s[0] - s[1], s))
        self.spans: list[tuple[int, int]] = []
        taken: set[int] = set()
        for span in ordered:
            if taken.isdisjoint(range(*span)):
                self.spans.append(span)
                taken.update(range(*span))
        self.spans.sort()
        self.starting = {s[0]: s for s in self.spans}
        self.ending = {s[1]: s for s in self.spans}

    @staticmethod
    def opened(texts: list[str], i: int, people: Collection[int]) -> int:
        """Where the name begins that a suffix at word `i` ends: past capitals, and commas before an "and" of them; after it for none."""
        start, joined = i, False
        while start > 0 and i - start < LONGEST and start - 1 not in people:
            word = texts[start - 1]
            joined = joined or word in ("and", "&")
            if not (word[0].isupper() or word in ("and", "&") or (word == "," and joined)):
                break
            start -= 1
        while start < i and not texts[start][0].isupper():
            start += 1
        return start if start < i else i + 1

    def may_play(self, span: tuple[int, int]) -> bool:
        """Whether a name may be a team's: a body's or, as that of its team, a place's."""
        return self.label[span] in ("ORG", "LOC", "ROLE_ORG")

    def place_at(self, i: int) -> tuple[int, int] | None:
        """The place whose name begins at word `i`."""
        span = self.starting.get(i)
        return span if span is not None and self.label[span] == "LOC" else None

    def around(self, i: int) -> tuple[int, int] | None:
        """The part before word `i` of a name that goes over it ("Acme Project" of "Acme Project Manager")."""
        covering = next((s for s in self.spans if s[0] < i < s[1]), None)
        return (covering[0], i) if covering is not None and self.doc[i - 1].lower_ not in LOOSE_ENDS else None


def named_part(texts: list[str], start: int, end: int) -> int:
    """Where the name begins in "privacy nonprofit Norvik Centre": behind the words in small letters, if the last of them is a body's."""
    first = next((i for i in range(start, end) if texts[i][0].isupper()), start)
    bodies = lexicon()["bodies"]
    return first if texts[first - 1] in bodies and all(texts[i].isalpha() for i in range(start, first)) else start


def cut_before(start: int, end: int, names: Sequence[tuple[int, int, str]]) -> int:
    """Where a span of the model ends that breaks off inside the name behind a possessive: before it ("Norvik's | West Norland")."""
    return next((first for first, last, _ in names if start + 1 < first < end < last), end)


def quoted(texts: list[str], i: int) -> int:
    """Where the name in quotation marks begins that stands before the noun of a body: "the “Fast Ferry” Taskforce"; `i` for none."""
    if i < 3 or texts[i - 1] not in QUOTES:
        return i
    opening = next((k for k in range(i - 2, max(i - LONGEST, -1), -1) if texts[k] in QUOTES), i)
    return opening if texts[opening + 1][0].isalnum() and texts[i][0].isupper() else i


def is_word_in(texts: Sequence[str]) -> bool:
    """Whether one of some tokens begins with a letter or figure; mostly the first does."""
    return texts[0][0].isalnum() or any(word[0].isalnum() for word in texts)


def trimmed(lower: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Words [start, end) without a leading article and a trailing possessive."""
    while start < end and lower[start] in ("the", "a", "an"):
        start += 1
    while end > start and lower[end - 1] in NO_END:
        end -= 1
    return start, end


def is_party_tag(columns: Columns, start: int, end: int) -> bool:
    """Whether a name in brackets is, or is the state in, the tag of party and state behind a legislator ("R-Texas")."""
    before = columns.texts[max(0, start - 3):start]
    begin = start - before[::-1].index("(") if "(" in before else start
    return columns.texts[begin][0] in PARTIES and PARTY_TAG.fullmatch(columns.between(begin, end)) is not None


def stem(name: str) -> str:
    """A company's name, in small letters, without suffixes.

    >>> stem("norvik quays, inc."), stem("inc")
    ('norvik quays', 'inc')
    """
    words = name.replace(",", " ").split()
    while len(words) > 1 and words[-1] in LEGAL_ENDS:
        words.pop()
    return " ".join(words)
