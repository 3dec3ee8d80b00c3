"""What the text says of a project: the defining phrase, the sentence that names it, its dates."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from citybeat.extract.projects import names
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.lexicon import words
from citybeat.extract.projects.matching import is_headline
from citybeat.nlp.columns import columns_of
from citybeat.nlp.dates import DateMention, find_dates

SENTENCE_MARKS = frozenset({".", ";", "!", "?", "”", '"', "–", "—"})
BEFORE_DATE, BEHIND_DATE = 45, 60  # characters within which a word of beginning goes with a date
LONGEST = 45  # words of a description
ARTICLES = frozenset({"a", "an", "the", "one", "its", "their", "our", "another", "part"})
START = re.compile(r"\b(?:launch(?:ed)?|start(?:ed)?|beg[au]n|establish(?:ed)?|introduc(?:ed)?|set up|inaugurat(?:ed|ion)|created|founded|"
                   r"initiated|unveiled|rolled out|since|in place|kicked off|inception|commissioned|opened)\b", re.IGNORECASE)
BRACKET = re.compile(r"[”\"’']?(?: period)? \(([^()\n]{4,25})\)")  # "the Orla Plan (2031-35)"
NOT_A_START = re.compile(r"\b(?:by|until|before|of|than)\s*$", re.IGNORECASE)


def description_of(group: Group) -> Span | None:
    """The first defining phrase: an apposition ("X, a startup incubator to ..."), a predicate ("X is a programme that ..."), or its aim
    ("X aims to ...", "X, which supports ...")."""
    ordered = sorted(group.sites, key=lambda s: s.name.start)
    for site in ordered:
        for candidate in site.candidates:
            if candidate.definition is not None:
                return to_end(candidate.definition[1:])
    for site in ordered:
        found = apposed(site.mention) or aim(site.mention)
        if found is not None:
            return found
    return None


def after_bracket(mention: Span) -> int:
    """Where the text goes on behind a mention and an acronym in brackets."""
    doc, at = mention.doc, mention.end
    if at < len(doc) and doc[at].text in names.CLOSING:
        at += 1
    if at < len(doc) and doc[at].text == "(":
        close = next((i for i in range(at + 1, min(at + 8, len(doc))) if doc[i].text == ")"), None)
        if close is not None:
            at = close + 1
    while at < len(doc) and doc[at].lower_ in words("nouns") and doc[at].is_lower:
        at += 1
    return at


def apposed(mention: Span) -> Span | None:
    """The noun phrase that a comma or dash sets beside a mention."""
    doc, at = mention.doc, after_bracket(mention)
    if at + 2 >= len(doc) or doc[at].text not in {",", "–", "—", "-"} or doc[at + 1].lower_ not in ARTICLES:
        return None
    nouns = words("defining_nouns")
    for token in doc[at + 2:at + 10]:
        if token.lower_ in nouns:
            return to_end(doc[at + 1:token.i + 1])
        if (token.is_punct and token.text != "-") or token.is_space:
            return None
    return None


def aim(mention: Span) -> Span | None:
    """What a project is said to do: "aims to ...", "to help ..." and "which supports ..." behind its name."""
    doc, at = mention.doc, after_bracket(mention)
    if at < len(doc) and doc[at].text == "," and at + 1 < len(doc) and doc[at + 1].lower_ in {"which", "where"}:
        at += 2
    if at < len(doc) and doc[at].lower_ in words("aim_starts"):
        return to_end(doc[at:at + 1])
    if at + 1 < len(doc) and doc[at].lower_ == "is" and doc[at + 1].lower_ in {"designed", "aimed", "intended"}:
        return to_end(doc[at + 1:at + 2])
    return None


def to_end(phrase: Span) -> Span:
    """A phrase to the end of its clause: the sentence's end, a semicolon, a closing bracket or quote."""
    doc, end, depth = phrase.doc, phrase.end, 0
    limit = min(phrase.sent.end, phrase.start + LONGEST)
    if end > phrase.start and doc[end - 1].text in {",", ".", ")"}:
        return doc[phrase.start:end - 1]
    while end < limit and not (closes(doc[end], depth) or clause_begins(doc[end])):
        depth += (doc[end].text == "(") - (doc[end].text == ")")
        end += 1
    if end == phrase.start + LONGEST:  # too long a clause ends at its last comma
        end = next((i for i in range(end - 1, phrase.end, -1) if doc[i].text == ","), end)
    while end > phrase.start + 1 and (doc[end - 1].is_space or doc[end - 1].text in {",", "-", "–"}):
        end -= 1
    return doc[phrase.start:end]


def closes(token: Token, depth: int) -> bool:
    """Whether a token ends a clause."""
    if token.text == ")":
        return not depth
    return token.text in SENTENCE_MARKS or (token.is_space and "\n" in token.text)


def clause_begins(token: Token) -> bool:
    """", and", ", which", ", said": where the phrase is over and the sentence goes on."""
    return token.text == "," and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in words("clause_starts")


def evidence_of(group: Group) -> Span:
    """The sentence that says most: one with a definition, else that of the first full mention outside a headline."""
    sites = sorted(group.sites, key=lambda s: s.name.start)
    for site in sites:
        if any(c.definition is not None for c in site.candidates):
            return site.name.sent
    body = [s for s in sites if not is_headline(s.name.sent)] or sites
    return max(body, key=lambda s: (s.acronym is not None, len(s.key), -s.name.start)).name.sent


def dates_of(group: Group, published: str | None) -> tuple[str | None, str | None]:
    """Start and end: a period in the name or beside it, else the date of a verb of beginning in a sentence that names it."""
    for site in group.sites:
        bracket = BRACKET.match(columns_of(site.name.doc).text, site.mention.end_char)
        periods = [d for d in find_dates(site.name.text) + find_dates(bracket[1] if bracket else "") if d.iso_to]
        if periods:
            return periods[0].iso, periods[0].iso_to
    for site in sorted(group.sites, key=lambda s: s.name.start):
        found = started(site.mention, published)
        if found is not None:
            return found
    return None, None


def started(mention: Span, published: str | None) -> tuple[str | None, str | None] | None:
    """Dates in the clause of one mention that a word of beginning goes with."""
    sentence = mention.sent
    text = sentence.text
    at = mention.end_char - sentence.start_char
    near = text[max(0, at - 160):at + 110]
    if not START.search(near):
        return None
    dates = [d for d in find_dates(near, published) if d.iso and governed(near, d)]
    if not dates:
        return None
    first = dates[0]
    return first.iso, first.iso_to


def governed(text: str, date: DateMention) -> bool:
    """Whether a word of beginning stands within a few words of a date, and no word of ending or target does."""
    if date.basis != "stated" or NOT_A_START.search(text[:date.start_char]):
        return False
    ahead = re.sub(r".*[.;]\s", "", text[max(0, date.start_char - BEFORE_DATE):date.start_char])
    behind = re.split(r"[.;]\s", text[date.end_char:date.end_char + BEHIND_DATE])[0]
    fronted = re.search(r"(?:^|[.;,]\s*)(?:in|on|since|from)?\s*(?:early|late|mid)?\s*$", ahead, re.IGNORECASE)
    return bool(START.search(ahead)) or bool(fronted and START.search(behind))
