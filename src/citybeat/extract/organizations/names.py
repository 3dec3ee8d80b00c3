"""Names of organizations: what is compared, and when two forms name one body."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from citybeat.extract.rules import read_words
from citybeat.gazetteer import Gazetteer
from citybeat.text import fold

LEXICON = read_words(files("citybeat.extract.organizations") / "lexicon.json")
LEGAL, KINDS, HEADS = (frozenset(LEXICON[key]) for key in ("legal_forms", "kinds", "heads"))
SMALL, NEVER, PROPER_HEADS = (frozenset(LEXICON[key]) for key in ("small_words", "never", "proper_heads"))
QUALIFIERS = frozenset(LEXICON["qualifiers"])
GOVERNMENT = frozenset(LEXICON["government_words"])
FIELDS, NEVER_HEADS = (frozenset(LEXICON[key]) for key in ("fields", "never_heads"))
WORD = re.compile(r"&|[^\W_]+(?:[.'’][^\W_]+)*")
ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9&.-]{1,9}")
AMOUNT = re.compile(r"(?:FY|H|Q)\d+|[A-Z]{0,3}[$€£]?\d[\d.,]*(?:bn|mn|m|k|tn|b)|[^\w]*\d[\d.,]*")
ADDRESS = re.compile(r"https?:|www\.|@|\.com\b.*/|[<>{}|=]")  # of the web, or what stands in its pages' code
LETTER = re.compile(r"[^\W\d_]")
STATES = frozenset(LEXICON["states"])
MOST_WORDS = 14

Words = tuple[str, ...]


@cache
def key_of(text: str) -> Words:
    """The words of a name for comparison: folded, without articles and marks, "&" as "and".

    >>> key_of("The Smith & Roe Company, Inc.")
    ('smith', 'and', 'roe', 'company', 'inc')
    """
    words = ["and" if w == "&" else w.replace(".", "").replace("’", "'") for w in WORD.findall(fold(text))]
    return tuple(w for w in words if w not in ("the", "a", "an"))


def is_acronym(text: str) -> bool:
    """Whether a form is written as an acronym ("WHO", "UNHCR", "DfT", "R&D")."""
    return ACRONYM.fullmatch(text) is not None and sum(c.isupper() for c in text) * 2 >= len(text.replace(".", ""))


def abbreviates(acronym: str, name: str) -> bool:
    """Whether an acronym is made of a name's initials; small words, a country in front and a legal form may count or not.

    >>> abbreviates("WHO", "World Health Organization"), abbreviates("DfT", "Department for Transport")
    (True, True)
    """
    letters = letters_of(acronym)
    return len(letters) > 1 and letters in initials_of(name)


def letters_of(acronym: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(acronym))


@cache
def initials_of(name: str) -> frozenset[str]:
    """The acronyms that a name of two words or more may have, folded."""
    words = [w for w in re.findall(r"[^\W_]+", fold(name)) if w != "the"]
    if len(words) < 2:
        return frozenset()
    own = words[1:] if len(words) > 2 and is_origin(words[0]) else words
    readings = [words, [w for w in words if w not in LEGAL], own]
    spelled = ["".join(w[0] for w in r) for r in readings] + ["".join(w[0] for w in r if w not in SMALL) for r in readings]
    return frozenset(s for s in spelled if len(s) > 1)


@cache
def index_keys(text: str) -> frozenset[str]:
    """What two forms of one body share at least one of: the first word, the last two, all in any order, or the acronym."""
    words = key_of(text)
    acronyms = initials_of(text) | ({letters_of(text)} if is_acronym(text) else set())
    content = " ".join(sorted(w for w in words if w not in SMALL))
    tail = words[-1:] if words[-1:] and words[-1] in PROPER_HEADS else words[-2:]
    return frozenset({*words[:1], "…" + " ".join(tail), "=" + content, *(f"#{a}" for a in acronyms)})


def fits_brackets(acronym: str, name: str) -> bool:
    """Whether an acronym in brackets can be the name's: its letters stand in the name in order and begin with a word of it."""
    letters = letters_of(acronym)
    text = fold(name)
    if abbreviates(acronym, name):
        return True
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return False
    return any(word[0] == letters[0] for word in re.findall(r"[^\W_]+", text))


def shortens(short: str, name: str) -> bool:
    """Whether a form is a name without what companies and bodies drop: legal form, line of business, country, "Ministry of" turned.

    >>> shortens("Acme", "Acme Holdings plc"), shortens("Ministry of Labour", "Finnish Ministry of Labour"), shortens("Acme", "Acme Trust")
    (True, True, False)
    """
    a, b = key_of(short), key_of(name)
    proper = len(a) == 1 and a[0] in PROPER_HEADS
    if not a or len(a) >= len(b) or (is_generic(a) and not proper):
        return False
    if b[:len(a)] == a and all(w in LEGAL or w in KINDS or w == "and" for w in b[len(a):]):
        return not (len(a) == 1 and is_origin(a[0]))
    rest = b[:-len(a)] if b[-len(a):] == a else b[len(a):] if b[:len(a)] == a else None
    return rest is not None and (len(a) > 1 or proper) and all(w in SMALL or is_origin(w) for w in rest)


def same_body(one: str, other: str) -> bool:
    """Whether two forms have the same words, whatever their order round "of" ("Labour Ministry", "Ministry of Labour")."""
    a, b = key_of(one), key_of(other)
    if a == b:
        return bool(a)
    content = [sorted(w for w in words if w not in SMALL) for words in (a, b)]
    return len(content[0]) > 1 and content[0] == content[1] and ("of" in a or "for" in a) != ("of" in b or "for" in b)


def is_generic(words: Words) -> bool:
    """Whether a form is only the kind of a body ("Ministry", "City Council")."""
    return all(w in HEADS or w in SMALL or w in QUALIFIERS for w in words)


@cache
def is_origin(word: str) -> bool:
    """A country, what is of it, or a first-level region, as one word."""
    gazetteer = Gazetteer.open()
    title = word.title() if len(word) > 3 else word.upper()
    return bool(gazetteer.nation(title) or gazetteer.region(title))


def is_name(text: str) -> bool:
    """Whether a text can be a body's name: has a capital, is not too long, and is no country, day, field, law, award or event."""
    words = key_of(text)
    if not words or len(words) > MOST_WORDS or len("".join(words)) < 2 or not (text[0].isupper() or any(map(str.isupper, text))):
        return False
    if fold(text).strip(".") in NEVER or ADDRESS.search(text) or not LETTER.search(text):
        return False
    if AMOUNT.fullmatch(text) or text.endswith("‘s"):
        return False
    gazetteer = Gazetteer.open()
    if gazetteer.nation(text) or fold(text) in FIELDS or words[-1] in NEVER_HEADS:
        return False
    if " ".join(words[:2]) in STATES:
        return False
    if all(w in LEGAL for w in words) and not is_acronym(text):
        return False
    return not is_generic(words) or (len(words) == 1 and words[0] in PROPER_HEADS)
