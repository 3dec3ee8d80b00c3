"""Reading a proper name beside a trigger: to its left, to its right, or in quotes.

All functions take token offsets of one Doc and stay inside [floor, ceiling), which is a sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from citybeat.extract.projects.lexicon import words
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of
from citybeat.nlp.entities import labels_of

OPENING = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'", "„": "“", "`": "'", "``": "''"}
CLOSING = frozenset(OPENING.values()) | {"’"}
HYPHENS = frozenset("-–—/")
JOINTS = HYPHENS | {"."}  # marks that join two words where no space is around them
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
DETERMINERS = frozenset({"a", "an", "the", "this", "that", "these", "those"})
SERIES = frozenset({",", "and", "&", "of", "for"})  # what stands between the parts of an enumeration
LONGEST_QUOTE = 20  # words
LONGEST_SPELLED = 12  # words before a name that its acronym stands for
PERIOD = re.compile(r"\d{4}([-–/]\d{2,4})?|[IVX]{1,4}|\d{1,2}(\.\d)?")
YEAR = re.compile(r"20\d\d")
YEARS = re.compile(r"20\d\d[-–/](?:20)?\d\d")
FISCAL = re.compile(r"FY\d{2,4}")
PAST_YEAR = re.compile(r"1[5-9]\d\d")
ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
AMOUNT = re.compile(r"[$€£]|[$€£]?\d[\d.,]*(?:-?(?:million|billion|m|bn))?|million|billion")
PRICE = re.compile(r"[\d.,]+(?:k|m|mn|bn|tn)")  # "a $46bn Lantern project"
GLUED = re.compile(r"(?<=\w)(?:[\"”’',]+-\w*|\.-)$|(?<=[a-zß-ÿ]{3})\.-?[A-Z]\w{2,}$")
BROKEN = re.compile(r"\w[?\ufffd]+\w")  # a letter beyond ASCII that was lost
NAME_WORD = re.compile(r"(?:[dl]['’])?[^\W\d_]*[A-ZÀ-ÖØ-Þ]|\d+[A-Za-z]|[^\W\d]\.[A-Z]")


def is_name_word(token: Token) -> bool:
    """Written as a part of a name: a capital in it, or digits joined to letters."""
    return NAME_WORD.match(token.text) is not None


def is_joint(token: Token) -> bool:
    """A hyphen, slash or full stop that joins two words without space."""
    if token.text not in JOINTS or token.whitespace_ or not 0 < token.i < len(token.doc) - 1:
        return False
    return not token.nbor(-1).whitespace_ and token.nbor(1).text[0].isalnum()


def floor_of(sentence: Span) -> int:
    """Where a name inside a sentence may begin at the earliest: a boundary inside a joined word ("Tide.SG") is none."""
    start = sentence.start
    while start > 1 and (is_joint(sentence.doc[start - 1]) or is_joint(sentence.doc[start])):
        start -= 1
    return start


def is_capitals(token: Token) -> bool:
    """An acronym: UN, SDGs."""
    return sum(c.isupper() for c in token.text) > 1 and token.text[:2].isupper()


def name_before(doc: Doc, end: int, floor: int) -> Span | None:
    """The name that ends at `end`, read leftwards over capitalised words and their connectors; None where there is none."""
    if end > floor and doc[end - 1].text in CLOSING:
        quoted = quote_before(doc, end, floor)
        if quoted is not None:
            return quoted
    start = end
    while start > floor:
        step = step_left(doc, start, floor)
        if not step:
            break
        start -= step
    return cleaned(doc, start - is_small_start(doc, start, floor), end)


def is_small_start(doc: Doc, start: int, floor: int) -> bool:
    """Whether the word in small letters before a name begins it, as the model says: "the national Tide Fund"."""
    at = start - 1
    if at <= floor or start >= len(doc) or doc[at].text not in words("small_starts") or not is_determiner(doc[at - 1]):
        return False
    return doc[at].ent_iob_ == "B" and doc[start].ent_iob_ == "I" and doc[start + 1:start + 2].text in {"Fund", "Plan", "Strategy"}


def spelled_out(name: Span, floor: int) -> Span:
    """A name with the words before it that the acronym in brackets behind it or inside it also stands for: "Renewal of Towns in Upland
    Areas (RETUA)"; the name itself where the acronym begins as it does, or no word before it begins so."""
    doc = name.doc
    acronym = next((doc[i + 1].text for i in range(name.start + 1, min(name.end + 2, len(doc) - 2))
                    if doc[i].text == "(" and doc[i + 2].text in {")", ","} and doc[i + 1].text[:2].isupper()), None)
    if acronym is None or name.text[0].upper() == acronym[0]:
        return name
    start = name.end - len(acronym)
    if start >= floor and is_name_word(doc[start]) and [t.text[0].upper() for t in doc[start:name.end]] == list(acronym):
        return doc[start:name.end]
    start = name.start
    while name.start - start < LONGEST_SPELLED:
        step = step_left(doc, start, floor)
        if not step and start - 2 >= floor and doc[start - 1].lower_ in words("connectors") and is_name_word(doc[start - 2]):
            step = 2
        if not step:
            return name
        start -= step
        if doc[start].text[0] == acronym[0] and not step_left(doc, start, floor):
            return doc[start:name.end]
    return name


def step_left(doc: Doc, at: int, floor: int) -> int:
    """How many tokens a name goes on to the left of `at`: a word, a hyphen, a connector with its word, or an acronym in brackets."""
    token = doc[at - 1]
    if is_name_word(token) and token.text not in POSSESSIVES:
        return 1
    if at - 2 < floor:
        return 0
    before = doc[at - 2]
    if token.text in POSSESSIVES:
        return 1 if possessive_inside(doc, at, floor) else 0
    if token.text == ",":
        return 1 if is_series(doc, at, at - 1, floor) else 0
    if token.text in {"and", "&"} and before.text == ",":
        return 2 if is_series(doc, at, at - 2, floor) else 0
    if token.text == "-" and is_spaced_joint(doc, at, floor):
        return 1
    if is_joint(token):
        if before.text.isdigit() and at < len(doc) and doc[at].lower_ in words("counted"):  # "10-Year Plan"
            return 2
        if YEAR.fullmatch(before.text) and at < len(doc) and YEAR.fullmatch(doc[at].text):  # "2021-2025 Action Plan"
            return 2
        return 1 if is_name_word(before) else 2 if at - 3 >= floor and is_joint(doc[at - 3]) and before.is_alpha else 0
    if PERIOD.fullmatch(token.text):
        inside = at < len(doc) and is_name_word(doc[at])
        counts = inside and (YEAR.fullmatch(token.text) or doc[at].lower_ in words("counted"))
        return 1 if is_name_word(before) or counts else 0
    if token.text == ")" and at - 4 >= floor and doc[at - 3].text == "(" and is_name_word(before) and is_name_word(doc[at - 4]):
        return 3
    if at - 3 >= floor and token.is_lower and is_joint(before) and is_name_word(doc[at - 3]) and token.text not in words("led_words"):
        return 3  # "Follow-up Plan"
    if token.text in words("foreign_connectors") and not is_name_word(before):  # "Luz por la Costa"
        return 2 if before.text in words("foreign_connectors") and at - 3 >= floor and is_name_word(doc[at - 3]) else 0
    if token.lower_ not in words("left_connectors") and token.text not in words("foreign_connectors"):
        return 1 if is_inner(doc, at, floor) else 0
    return 1 if is_name_word(before) and not is_boundary(doc, at) else 0


def is_series(doc: Doc, at: int, comma: int, floor: int) -> bool:
    """Whether a comma before `at` stands inside a name: capitals on both sides, an article before all and one noun of an undertaking
    behind: "the Quiet Streets, Clean Water initiative", "the Science, Harbours, and Trade Strategy". A name that has its own noun or
    label before the comma is one by itself."""
    end = at
    while end < len(doc) and (is_name_word(doc[end]) or (end > at and is_part(doc[end]))):
        end += 1
    while end > at and doc[end - 1].text in SERIES:
        end -= 1
    noun = doc[end - 1].lower_ in heads() or (end < len(doc) and doc[end].text in words("after_nouns"))
    if any(doc[i].lower_ in heads() and doc[i + 1].text == "," for i in range(at, end - 1)):  # a list of undertakings
        return False
    start = comma
    while start > floor and not is_determiner(doc[start - 1]) and is_part(doc[start - 1]):
        start -= 1
    before = doc[start:comma]
    first = start - 1
    while first > floor and (doc[first].text in HYPHENS or AMOUNT.fullmatch(doc[first].text)):  # "its $20-million Quiet Streets,"
        first -= 1
    first -= first > floor and doc[first].is_lower and doc[first].is_alpha and not is_determiner(doc[first])  # "the new Quiet Streets,"
    if not noun or end == at or start <= floor or not before or not (is_name_word(before[0]) and is_determiner(doc[first])):
        return False
    named = heads() | words("excluded_heads") | words("site_heads") | words("dates")
    labels = {"PERSON", "LOC", "NORP"} | ({"ORG"} if len(before) == 1 or before.text.isupper() else set())
    labelled = doc[comma].ent_iob_ != "I" and doc[comma - 1].ent_type_ in labels
    return not labelled and doc[comma - 1].lower_ not in named


def is_part(token: Token) -> bool:
    """Whether a word can stand inside an enumeration of capitalised words."""
    return is_name_word(token) or is_joint(token) or token.text in SERIES


def is_inner(doc: Doc, at: int, floor: int) -> bool:
    """Whether "in", "on", "to" or "at" before `at` stands inside a name: no article follows, as one does where an undertaking is named, and
    one begins the capitals before it: "the Grown in Ghana Initiative", "the national Work on Clean Rivers Fund"."""
    connector, before = doc[at - 1], doc[at - 2]
    inner = words("right_connectors") | {"at", "with", "without"}
    if connector.text not in inner or not is_name_word(before) or before.lower_ in words("titles"):
        return False
    if before.ent_type_ in {"PERSON", "LOC", "ORG", "NORP"} and connector.ent_iob_ != "I":
        return False
    start = at - 2
    while start > floor and not is_determiner(doc[start - 1]) and (is_name_word(doc[start - 1]) or is_joint(doc[start - 1])):
        start -= 1
    start -= start - 1 > floor and doc[start - 1].is_lower and doc[start - 1].is_alpha and is_determiner(doc[start - 2])
    return start > floor and is_determiner(doc[start - 1])


def is_determiner(token: Token) -> bool:
    """An article, a pronoun or a possessive that begins a noun phrase."""
    return token.lower_ in DETERMINERS or token.lower_ in words("possessors") or token.text in POSSESSIVES


def is_spaced_joint(doc: Doc, at: int, floor: int) -> bool:
    """A hyphen between spaces that joins two words all the same, since no clause can end before it: "the Orla - Big Tide Project"."""
    token = doc[at - 1]
    if not token.whitespace_ or at - 3 < floor or at >= len(doc):
        return False
    article = at - 3 - (doc[at - 3].is_lower and doc[at - 3].lower_ != "the")  # "the planned Orla - Lund Corridor"
    return is_name_word(doc[at - 2]) and article >= floor and doc[article].lower_ == "the" and is_name_word(doc[at])


def possessive_inside(doc: Doc, at: int, floor: int) -> bool:
    """Whether the possessive before `at` belongs to the name: inside one entity ("Hawk's Bay Plan"), a plural with its article
    ("the Farmers' Relief Fund"), or of all who hold an office or are of a sort ("the Governor's Literacy Initiative")."""
    if is_named_owner(doc, at - 1):
        return True
    if at < len(doc) and doc[at].ent_iob_ == "I" and doc[at - 1].ent_iob_ == "I":
        return True
    plural = doc[at - 1].text in {"'", "’"} and doc[at - 2].text.endswith("s") and is_name_word(doc[at - 2])
    return plural and at - 3 >= floor and doc[at - 3].lower_ in {"a", "the", "its", "new"}


def is_named_owner(doc: Doc, possessive: int) -> bool:
    """Whether a possessive follows an office or a sort of people, written as a name: its undertakings are named after it."""
    owner = doc[possessive - 1]
    return owner.lower_ in words("named_owners") and is_name_word(owner) and owner.ent_type_ != "PERSON"


def is_boundary(doc: Doc, at: int) -> bool:
    """Whether the connector before `at` stands between two names, or between an office and a name, rather than inside one name."""
    connector, before = doc[at - 1], doc[at - 2]
    if connector.text in {"and", "&"}:
        if before.ent_type_ in {"PERSON", "LOC", "ORG"} and connector.ent_iob_ != "I":
            return not is_half(doc, at)
        if is_capitals(before) and not is_capitals(doc[at]):
            return True
        if before.lower_ in words("bodily_ends") and before.i and is_name_word(before.nbor(-1)):
            return True  # "Orla Institute and Clean Harbour Project"
        return before.lower_ in heads() and doc[at].lower_ not in words("generic")
    if before.ent_type_ == "PERSON" and connector.ent_iob_ != "I":  # "Ana Ruiz of The Harbour Project"
        return True
    return before.lower_ in words("titles") or (connector.lower_ == "the" and not (is_gerund(before) or is_verb_of_name(before)))


def is_half(doc: Doc, at: int) -> bool:
    """Whether "and" joins the halves of one name, although the first has a label: one article before both, one noun behind: "by the Orla
    Tide and Harbour Life Project"."""
    run = next((i + 1 for i in range(at - 2, -1, -1) if not is_name_word(doc[i])), 0)
    end = next((i for i in range(at, len(doc)) if not is_name_word(doc[i])), len(doc))
    if not run or at - run < 3 or end - at < 3 or not (is_determiner(doc[run - 1]) and doc[end - 1].lower_ in heads()):
        return False
    return doc[at - 2].ent_type_ != "PERSON" and doc[at - 2].lower_ not in words("excluded_heads") | words("bodily_ends") | heads()


def is_gerund(token: Token) -> bool:
    """Whether a word can begin a name that goes on with "the": "its Closing the Loop Initiative"."""
    return token.text.istitle() and token.text.endswith("ing") and token.i > 0 and not token.is_sent_start and token.ent_type_ != "PERSON"


def is_verb_of_name(token: Token) -> bool:
    """Whether an article stands before a word that "the" follows, so that the word is the first of a name: "the Save the Harbour
    Campaign"."""
    return token.i > 0 and token.nbor(-1).lower_ in {"the", "a"} and token.ent_type_ not in {"PERSON", "LOC"}


def heads() -> frozenset[str]:
    """All nouns that can end a project's name."""
    return words("strong_heads") | words("fair_heads") | words("weak_heads") | words("works_heads")


def name_after(doc: Doc, start: int, ceiling: int) -> Span | None:
    """The name that begins at `start` (an article before it is left out), read rightwards; None where there is none."""
    if start < ceiling and (doc[start].lower_ in {"the", "a", "an"} or doc[start].text in {"our", "its", "their"}):
        start += 1
    if start < ceiling and doc[start].text in OPENING:
        return quote_after(doc, start, ceiling)
    end = start
    while end < ceiling:
        step = step_right(doc, end, ceiling) or (step_inside(doc, end, ceiling) if end > start else 0)
        if not step or (end == start and not is_name_word(doc[end])):
            break
        end += step
    return cleaned(doc, start, end)


def step_inside(doc: Doc, at: int, ceiling: int) -> int:
    """How many small words a name goes on with inside one entity: "Gaze at the Harbour", or a last word with a broken letter."""
    if doc[at].ent_iob_ != "I" or not doc[at].is_lower:
        return 0
    if BROKEN.search(doc[at].text):
        return 1
    last = at + 1 + (at + 1 < ceiling and doc[at + 1].lower_ == "the")
    inside = last < ceiling and doc[last].ent_iob_ == "I" and is_name_word(doc[last])
    return last - at if inside and doc[at].text in words("right_connectors") | {"at", "with"} else 0


def step_right(doc: Doc, at: int, ceiling: int) -> int:
    """How many tokens a name goes on to the right of `at`."""
    token = doc[at]
    if at and GLUED.search(doc[at - 1].text):  # a sentence or quotation ends inside a word: "the Lantern Plan.- He"
        return 0
    if token.ent_type_ == "PERSON" and token.ent_iob_ == "B":
        return 0
    if token.text in POSSESSIVES and at and at + 1 < ceiling and is_named_owner(doc, at) and is_name_word(doc[at + 1]):
        return 1  # "One Stop Women's Helpline"
    if is_name_word(token) and token.lower_ not in words("dates"):
        return 1
    following = doc[at + 1] if at + 1 < ceiling else None
    if PERIOD.fullmatch(token.text) or (token.text.isdigit() and doc[at - 1].lower_ in words("numbered")):  # "Section 416"
        return 1
    if following is None:
        return 0
    if is_joint(token):
        if is_name_word(following) or PERIOD.fullmatch(following.text):
            return 1
        initial = len(doc[at - 1].text) == 1  # E-waste
        return 2 if following.is_alpha and (initial or (at + 2 < ceiling and is_joint(doc[at + 2]))) else 0
    if token.lower_ in words("left_connectors"):
        if token.text in {"and", "&", "of"} and token.nbor(-1).ent_type_ in {"PERSON", "LOC"} and following.ent_type_:
            return 0
        if is_name_word(following) and following.lower_ not in words("dates"):
            return 0 if token.text in {"and", "&"} and is_capitals(following) else 1
        if token.lower_ in {"of", "for"} and following.lower_ in {"the", "a"} and at + 2 < ceiling and is_name_word(doc[at + 2]):
            return 2
    return 0


def quote_before(doc: Doc, end: int, floor: int) -> Span | None:
    """What stands in the quotes that close at `end`."""
    for at in range(end - 2, max(floor, end - LONGEST_QUOTE - 2) - 1, -1):
        if doc[at].text in OPENING and OPENING[doc[at].text] == doc[end - 1].text:
            return quoted_name(doc, at + 1, end - 1)
    return None


def quote_after(doc: Doc, start: int, ceiling: int) -> Span | None:
    """What stands in the quotes that open at `start`."""
    closing = OPENING[doc[start].text]
    if doc[start].text == closing and doc[start].whitespace_:  # a straight mark with a space behind it closes
        return None
    for at in range(start + 1, min(ceiling, start + LONGEST_QUOTE + 2)):
        if doc[at].text == closing:
            return quoted_name(doc, start + 1, at)
        if closing in doc[at].text and GLUED.search(doc[at].text):
            return quoted_name(doc, start + 1, at + 1)
    return None


def quoted_name(doc: Doc, start: int, end: int) -> Span | None:
    """A quotation that is written as a name: it begins with a capital or a digit, and most of its longer words do."""
    while end > start and doc[end - 1].text in {",", "."}:
        end -= 1
    if end <= start or not (is_name_word(doc[start]) or doc[start].text[0].isdigit()):
        return None
    longer = [t for t in doc[start:end] if len(t.text) > 3 and t.is_alpha]
    return doc[start:end] if sum(map(is_name_word, longer)) * 2 > len(longer) or not longer else None


def cleaned(doc: Doc, start: int, end: int) -> Span | None:
    """A run of words without function words, marks and possessives at its ends, nor what stands before a bracket that only closes; None
    where nothing is left."""
    start = next((i + 1 for i in range(start, end) if doc[i].text == ")" and "(" not in [t.text for t in doc[start:i]]), start)
    start = next((i + 1 for i in range(end - 2, start, -1) if is_headline_verb(doc, i)), start)
    end = next((i for i in range(start + 1, end) if doc[i].text[0] == "<" or "</" in doc[i].text), end)  # remnants of tags
    while start < end and cannot_begin(doc, start, end):
        start += 1
    while end > start and (doc[end - 1].text in HYPHENS | POSSESSIVES or doc[end - 1].text in words("connectors")):
        end -= 1
    if end - start > 3 and doc[end - 1].is_lower and doc[end - 1].text.endswith("s") and len(doc[end - 3]) == 1 and is_joint(doc[end - 2]):
        end -= 3  # "Operation Lantern T-shirts"
    if end - start > 3 and doc[end - 1].text == ")" and doc[end - 3].text == "(":  # an acronym behind the name is none of its words
        end -= 3
    return doc[start:end] if start < end else None


def is_headline_verb(doc: Doc, at: int) -> bool:
    """Whether a capitalised word is the verb of a headline behind the name of who does it: "Orla Cloud Launches Lantern Initiative"."""
    return doc[at].lower_ in words("headline_verbs") and not doc[at].ent_type_ and doc[at - 1].ent_type_ in {"ORG", "LOC", "PERSON"}


def cannot_begin(doc: Doc, at: int, end: int) -> bool:
    """Whether a word at the beginning of a run of capitalised words is no part of the name."""
    token = doc[at]
    if token.text == "SOURCE" and at + 1 < end:  # the last line of a release: "SOURCE The Orla Project"
        return True
    if is_led(token.text) or (at + 1 < end and is_prefixed(doc, at)) or is_bare_owner(doc, at):
        return True
    money = token.is_lower and token.text in words("currencies")  # "a 20 million euro Lantern Fund"
    if money or FISCAL.fullmatch(token.text) or PRICE.fullmatch(token.text):
        return True
    if token.lower_.lstrip("0123456789") in words("never_first") and not is_own(doc, at, end):
        return True
    if token.lower_ in words("camp_words") and at + 2 < end and doc[at + 1].text in {"of", "to"}:  # "Opponents of Lantern Watch"
        return True
    if token.lower_ in words("ordinals") and any(t.lower_ == "annual" for t in doc[at + 1:end]):  # "the Fourteenth Annual Visits"
        return True
    if ORDINAL.fullmatch(token.text):
        return at + 1 < end and doc[at + 1].lower_ != "century" and not is_counted(doc, at + 1, end)
    if at + 1 < end and is_when(doc, at, end):
        return True
    return token.text in JOINTS or token.text in POSSESSIVES


def is_counted(doc: Doc, at: int, end: int) -> bool:
    """Whether words say for how long a plan is, so that its ordinal tells it from others of its row: "the 7th Ten-Year Plan"."""
    return any(t.lower_.rpartition("-")[2] in words("counted") for t in doc[at:min(end, at + 3)])


def is_when(doc: Doc, at: int, end: int) -> bool:
    """Whether a year at the beginning only says when: one of an earlier century ("the 1963 Harbour Plan"), or one where no head noun is in
    the name ("the 2014 Blue Gull mission"), or behind a month ("a May 2014 Blue Gull Project report")."""
    text = doc[at].text
    if at > 0 and doc[at - 1].text in OPENING:
        return False
    if PAST_YEAR.fullmatch(text):
        return True
    if at > 0 and YEAR.fullmatch(text) and doc[at - 1].lower_ in words("dates") | {"may"}:
        return True
    return YEAR.fullmatch(text) is not None and is_name_word(doc[at + 1]) and not any(t.lower_ in heads() for t in doc[at:end])


def is_plain_run(doc: Doc, start: int, end: int) -> bool:
    """Whether the tokens [start, end) are words in small letters and hyphens: no acronym in brackets."""
    return all(t.is_lower or t.text == "-" for t in doc[start:end])


def is_own(doc: Doc, at: int, end: int) -> bool:
    """Whether a function word is written as the first of a name all the same."""
    return is_first(doc, at, end) or is_new(doc, at) or is_vote(doc, at) or is_everybody(doc, at, end) or is_preposed(doc, at, end)


def is_preposed(doc: Doc, at: int, end: int) -> bool:
    """Whether a preposition in capitals begins the name of a fund behind "the": "to the For All Harbours Fund"."""
    inside = at > 0 and doc[at].text in {"For", "With", "In", "On"} and doc[at - 1].text == "the"
    return inside and doc[end - 1].lower_ in words("fund_heads")


def is_everybody(doc: Doc, at: int, end: int) -> bool:
    """Whether a word of all or of us in capitals begins a name, behind a possessive, "the" or "called" in small letters, or an adjective
    behind them: "Orla Bank's All Hands Program", "entitled Our Quiet Harbour", "our internal All Hands program"."""
    if doc[at].lower_ not in words("everybody") or not doc[at].is_title or at == 0 or at + 1 >= end:
        return False
    before = doc[at - 1]
    if at > 1 and before.is_lower and before.is_alpha and is_determiner(doc[at - 2]) and before.text not in words("connectors"):
        return True
    return before.text in POSSESSIVES or (before.is_lower and (is_determiner(before) or before.text in words("called")))


def is_first(doc: Doc, at: int, end: int) -> bool:
    """Whether an ordinal in capitals belongs to the name of a fund inside a sentence: "the First Orla Income Fund"."""
    token = doc[at]
    inside = token.lower_ in words("name_ordinals") and token.is_title and not token.is_sent_start and not is_name_word(doc[at - 1])
    return inside and at + 2 < end and doc[end - 1].lower_ in words("fund_heads")


def is_new(doc: Doc, at: int) -> bool:
    """Whether "New" is written as the first word of a name, in a quotation or behind an article inside a sentence: ‘New Harbour Policy’, "a
    New Harbour Index"."""
    if doc[at].text != "New" or at == 0 or doc[at].ent_type_ == "LOC":
        return False
    before = doc[at - 1]
    return before.text in OPENING or (before.is_lower and (is_determiner(before) or before.text in words("called")))


def is_vote(doc: Doc, at: int) -> bool:
    """Whether "Yes" or "No" says which side a campaign is on: "the Yes campaign"."""
    return doc[at].text in {"Yes", "No"} and at + 1 < len(doc) and doc[at + 1].lower_ == "campaign" and not doc[at].is_sent_start


def is_led(word: str) -> bool:
    """Whether a word says whose something is: "U.S.-led", "London-based"."""
    return "-" in word and word.rpartition("-")[2] in words("led_words")


def is_bare_owner(doc: Doc, at: int) -> bool:
    """Whether a word is a possessive that lost its apostrophe: behind no article a country ("Ghanas Harbour Plan") or a name that the text
    has elsewhere ("Orlabanks Tide Program" and "Orlabank"), or the initials of a known body ("the EUs mission")."""
    text = doc[at].text
    stem = text[:-1]
    if len(stem) < 2 or not text.endswith("s") or stem.endswith("s"):
        return False
    if stem.isupper() and stem.lower() in words("body_acronyms"):
        return True
    gazetteer = Gazetteer.open()
    if (at and is_determiner(doc[at - 1])) or gazetteer.country(text) is not None:
        return False
    if gazetteer.country(stem) is not None:
        return True
    texts, labels = columns_of(doc).texts, labels_of(doc)
    owned = sum(word == stem and following in POSSESSIVES for word, following in pairwise(texts))
    if owned and owned >= texts.count(text):  # "Orlabank's" elsewhere
        return True
    named = [i for i, word in enumerate(texts) if word == stem]
    alone = any(doc[i].ent_iob_ == "B" and i + 1 < len(doc) and doc[i + 1].ent_iob_ != "I" for i in named)
    return alone and len(named) > texts.count(text) and all(labels[i] in {"ORG", "LOC"} for i in named)


def is_prefixed(doc: Doc, at: int) -> bool:
    """Whether a word stands behind a prefix in small letters, so that both only say of what sort it is: "the pro-Orla Tide campaign"."""
    return at > 1 and is_joint(doc[at - 1]) and doc[at - 2].text in words("prefixes")
