"""From the names that the model marked PERSON to clean candidates: one personal name each, without titles and other company.

Spans are joined where the model cut a name in two, split where it swallowed more than one, extended over initials and Jr.,
trimmed, and dropped where they name a family, a storm or a thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span, Token

from citybeat.extract.facts import facts_of
from citybeat.extract.people.bodies import is_body
from citybeat.extract.people.names import INITIALS, PARTICLES, SUFFIXES, SURNAMES_FIRST, WORDS, Name, parse_name
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.encoder import score_of
from citybeat.nlp.entities import ent_rows
from citybeat.nlp.notes import notes_of
from citybeat.text import fold

MALE, FEMALE = frozenset(WORDS["honorifics_male"]), frozenset(WORDS["honorifics_female"])
HONORIFICS = MALE | FEMALE | frozenset(WORDS["honorifics"])
NOT_ALONE = frozenset(WORDS["not_alone"])
TITLES = frozenset(WORDS["titles"])
AMBIGUOUS = frozenset(WORDS["ambiguous_titles"])
CONNECTIVES = frozenset(WORDS["connectives"])
GIVEN_NAMES = frozenset(WORDS["demonyms_that_are_names"])
OPENERS = frozenset(WORDS["openers"])
NO_NAMES = TITLES | HONORIFICS | CONNECTIVES
SURE_TITLES = (TITLES | HONORIFICS) - AMBIGUOUS
BODY_OPENERS, ABBREVIATED = frozenset(WORDS["body_openers"]), frozenset(WORDS["given_abbreviations"])
LETTERS_AFTER = frozenset(WORDS["letters_after"])
FAMILY, THINGS, STORMS = (frozenset(WORDS[key]) for key in ("family_words", "thing_words", "storm_words"))
NO_SURNAMES = frozenset(WORDS["never_surnames"])
NEVER = frozenset(WORDS["never"])
KIN: dict[str, Literal["m", "f"]] = {**dict.fromkeys(WORDS["kin_male"], "m"), **dict.fromkeys(WORDS["kin_female"], "f")}

OPENING, CLOSING = "“\"‘'(", "”\"’')"
BREAKS = frozenset({"and", "&", ";", "/", "|", ":", "—", "–", "--", ",", "told", "said", "with"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’", "`s", "´s", "'S", "’S"})
JOINERS = PARTICLES - {"y", "e", "in", "do", "as", "an", "ad", "ar", "op", "st", "st.", "bar", "bat"}
GLUED = re.compile(r"\w[:;“”\"]|[:;“”\"]\w")  # marks that the tokenizer left inside a word
# a name, a nickname in quotation marks, the rest of the name: Bob “Shorty” Ellis
NICKNAMED = re.compile(
    r"(?P<before>(?:[^\W\d_][\w.’'-]*\s){1,3})[“\"‘'(][^\W\d_][^“”\"‘’'().,;:!?\n]{0,24}[”\"’')](?P<after>(?:\s[^\W\d_][\w.’'-]*){1,3})")
SAID = "Said"  # a name, where it is no verb at the beginning of a sentence
MOST_WORDS = 8
SHORT_NUMERALS = frozenset({"V", "X", "XI", "XX"})  # XI is a surname in capitals, the others letters
SURE = 0.8  # least probability of the model for a name that is one word said twice
WIDEST_GAP = 40  # words between two parts of one name
Gender = Literal["m", "f"]
Bounds = tuple[int, int]


@dataclass(eq=False)
class Candidate:
    """A mention of somebody: the name's span, the name, what stood before it, and how sure the model was."""

    span: Span
    name: Name
    honorific: str | None = None
    gender: Gender | None = None
    score: float = 1.0


def candidates_of(doc: Doc) -> list[Candidate]:
    """Clean candidates in the order of the text, none overlapping another."""
    pieces: list[tuple[Bounds, float]] = []
    for start, end, score in joined(doc):
        pieces += [((a, b), score) for a, b in split(doc, start, end)]
    found: list[Candidate] = []
    free = 0
    for (start, end), score in pieces:
        bounds = trimmed(doc, *extended(doc, max(start, free), end))
        if bounds is None:
            continue
        candidate = candidate_at(doc[bounds[0]:bounds[1]], score)
        refused = refusal(candidate)
        if refused is None:
            found.append(candidate)
            free = bounds[1]
        else:
            facts_of(doc).drop("person", candidate.span, "people.name", refused)
    return with_given_name(found)


def is_word(token: Token) -> bool:
    """Whether a token begins with a letter ("O’Brien" and "J." too)."""
    return token.text[:1].isalpha()


def plain(token: Token) -> str:
    """A token's word without case, diacritics and full stop."""
    return fold(token.text).strip(".")


# -- joining


def joined(doc: Doc) -> Iterator[tuple[int, int, float]]:
    """Bounds and score of the PERSON entities and speakers, neighbours that are parts of one name put together."""
    people = [e.span for e in ent_rows(doc) if e.label == "PERSON" or is_speaker(e.span)]
    current: tuple[int, int, float] | None = None
    for k, ent in enumerate(people):
        cut = current is not None and k + 1 < len(people) and is_nicknamed(columns_of(doc).between(current[0], people[k + 1].end))
        if current is not None and (cut or is_continued(doc, current[0], current[1], ent)):
            current = current[0], ent.end, min(current[2], score_of(ent))
            continue
        if current is not None:
            yield current
        current = ent.start, ent.end, score_of(ent)
    if current is not None:
        yield current


def is_speaker(ent: Span) -> bool:
    """"R. HARROW:" whatever the model took it for: an initial and a name in capitals before a colon."""
    texts = columns_of(ent.doc).texts
    if ent.end == len(texts) or texts[ent.end] != ":" or len(ent) == 1:
        return False
    first = texts[ent.start].rstrip(".")
    return len(first) == 1 and first.isalpha() and text_of(ent).isupper()


def is_continued(doc: Doc, start: int, end: int, ent: Span) -> bool:
    """Whether an entity goes on with the name [start, end): nothing, a particle, a hyphen or a nickname between them."""
    if ent.start - end > WIDEST_GAP:
        return False
    gap = doc[end:ent.start]
    left, right = doc[start:end], ent
    one = parse_name(left.text).full and parse_name(right.text).full
    if is_nicknamed(doc[start:ent.end].text):
        return True
    if len(gap) == 0:
        return not one and left[-1].text not in POSSESSIVES and len(left) + len(right) <= MOST_WORDS and not left[-1].is_punct
    words = [t.text for t in gap]
    if any("\n" in w for w in words):
        return len(gap) == 1 and not one and flows_on(doc, end, start, ent.end)
    if words == ["-"]:
        return not doc[end - 1].whitespace_ and not doc[end].whitespace_
    if words == ["the"]:
        return len(left) == len(right) == 1 and right[0].text[0].isupper()
    if len(words) <= 3 and all(w.lower() in JOINERS and w.islower() for w in words if w != "-"):
        return True
    return 3 <= len(words) <= 4 and words[0] in OPENING and words[-1] in CLOSING and all(t.is_title for t in gap[1:-1])


def is_nicknamed(text: str) -> bool:
    """Whether a text is one whole name with a nickname in quotation marks inside."""
    found = NICKNAMED.fullmatch(text)
    if found is None:
        return False
    before, after = found["before"].split(), found["after"].split()
    owner = before[-1].endswith(("'s", "’s"))  # "Roe’s ‘big’ brother"
    return not owner and all(w[0].isupper() or w in PARTICLES for w in [*before, *after])


# -- splitting


def split(doc: Doc, start: int, end: int) -> Iterator[Bounds]:
    """The parts of a span that are names of their own: cut at line breaks, commas, possessives, brackets, words in lower case."""
    at = start
    i = start
    while i < end:
        skip = break_at(doc, i, start, end)
        if skip:
            if at < i:
                yield at, i
            at = i + skip
        i += max(1, skip)
    if at < end:
        yield at, end


def break_at(doc: Doc, i: int, start: int, end: int) -> int:
    """How many tokens at i stand between two names; 0 where the name goes on."""
    token = doc[i]
    if token.is_space:
        return int("\n" in token.text and not wraps(doc, i, start, end))
    if token.text == "," and i + 1 < end and plain(doc[i + 1]) in SUFFIXES:
        return 0
    owner = token.text in POSSESSIVES and i + 1 < end and token.text not in CLOSING
    if owner or (token.text.lower() in BREAKS and token.text != SAID) or GLUED.search(token.text):
        return 1
    if token.text in "([":
        closing = next((k for k in range(i, end) if doc[k].text in ")]"), end)
        return 0 if (closing + 1 < end and closing - i <= 3) or i == start else end - i
    inside = start < i < end - 1
    ordinary = token.is_alpha and token.text.islower() and token.text not in PARTICLES and token.text != "the"
    return int(inside and ordinary and not hyphened(doc, i) and doc[i + 1].text != "-")


def hyphened(doc: Doc, i: int) -> bool:
    """Whether a token is the later part of a word with a hyphen ("Seo-yun")."""
    return i > 0 and doc[i - 1].text in "-‐‑" and not doc[i - 1].whitespace_


def wraps(doc: Doc, i: int, start: int, end: int) -> bool:
    """Whether a single line break inside a name comes from a text that is wrapped at a fixed width."""
    if flows_on(doc, i, start, end):
        return True
    if doc[i].text.count("\n") != 1 or end - i - 1 != 1 or i - start > 2:
        return False
    line = columns_of(doc).text.rfind("\n", 0, doc[i].idx)
    return doc[i].idx - line > 55 and any(c.islower() for c in doc[i + 1].text)


def flows_on(doc: Doc, i: int, start: int, end: int) -> bool:
    """Whether a line break cuts a name of two words inside a sentence: small letters stand before the one and after the other."""
    if doc[i].text != "\n" or i - start != 1 or len(doc[i + 1:end].text.split()) != 1 or start == 0 or end == len(doc):
        return False
    before = doc[start - 2] if doc[start - 1].text == "," and start > 1 else doc[start - 1]
    return all(t.is_alpha and t.is_lower for t in (before, doc[end])) or (before.is_lower and before.is_alpha and doc[end].text == ",")


# -- extending and trimming


def extended(doc: Doc, start: int, end: int) -> Bounds:
    """Bounds with the initials before the name, the rest of a word that was cut at a hyphen, and a generation after the name."""
    if end < len(doc) and doc[end - 1].text == "-" and not doc[end - 1].whitespace_ and end - start > 1 and doc[end].is_alpha:
        end += 1
    while start > 0 and is_initial_token(doc[start - 1]):
        start -= 1
    after = end + 1 if end < len(doc) and doc[end].text == "," else end
    if after < len(doc) and plain(doc[after]) in SUFFIXES and doc[after].text[0].isupper():
        end = after + 1
    elif end < len(doc) and is_numeral(doc, start, end):
        end += 1
    return start, end


def is_numeral(doc: Doc, start: int, end: int) -> bool:
    """Whether the word after the name [start, end) is a numeral that might be an initial or a name elsewhere: "Rudolf XI of Norvik"."""
    after = doc[end + 1] if end + 1 < len(doc) else None
    free = after is None or after.is_space or after.is_lower or after.text in POSSESSIVES or after.text in ",;.)"
    return doc[end].text in SHORT_NUMERALS and free and not doc[end - 1].is_upper and is_word(doc[end - 1])


def is_initial_token(token: Token) -> bool:
    """A token that is an initial or several ("J.", "J.K.", "S"), the words "A" and "I" apart."""
    text = token.text
    return bool(INITIALS.fullmatch(text)) and text.isupper() and text not in "AI"


def trimmed(doc: Doc, start: int, end: int) -> Bounds | None:
    """Bounds without titles and what stands before them, honorifics, marks, lower-case words at the ends; None where nothing is left."""
    inner = [i for i in range(start + 1, min(start + 5, end - 2))
             if doc[i].text[0].isupper() and doc[i - 1].text not in OPENING and not_of_a_name(doc[i])]
    start = inner[-1] + 1 if inner else start
    while start < end and is_leading(doc, start, end):
        start += 1
    while end > start and is_trailing(doc, start, end):
        end -= 1
    return (start, end) if start < end and any(is_word(t) for t in doc[start:end]) else None


def not_of_a_name(token: Token) -> bool:
    """A title or a country inside a span: the name begins after it ("Foreign Minister of Kenya Jane Roe")."""
    return plain(token) in SURE_TITLES or bool(Gazetteer.open().country(token.text))


def is_leading(doc: Doc, start: int, end: int) -> bool:
    token = doc[start]
    word = plain(token)
    if token.is_space or (token.is_punct and not (token.text == "(" and any(t.text == ")" for t in doc[start:end - 1]))):
        return True
    if token.text.islower():
        return word not in PARTICLES or start + 1 == end
    rest = [t for t in doc[start + 1:end] if is_name_word(t)]
    if word in OPENERS and token.is_sent_start and rest:
        return ("PERSON", doc[start + 1:end].text) in entity_texts(doc)
    if word in SURNAMES_FIRST and plain(doc[start + 1]) not in HONORIFICS:
        return False
    if token.text in ABBREVIATED or (token.text == SAID and not is_verb(token)):
        return False  # "Md Karim Roe"
    if word in AMBIGUOUS and any(plain(t) == word for t in rest):
        return False  # "Sheikh Salim Sheikh Omar": son and father bear it as a name
    if word in TITLES or word in HONORIFICS or word in CONNECTIVES:
        return bool(rest) and (word not in AMBIGUOUS or len(rest) > 1 or "." in token.text)
    if token.is_upper and len(rest) > 1 and names_body(token):
        return True
    return (len(rest) > 1 and is_origin(token)) or (bool(rest) and is_people(token))


def is_verb(token: Token) -> bool:
    """Whether a capitalised "Said" says who spoke: at the beginning of a sentence, or behind a quotation."""
    before = token.doc[token.i - 1].text if token.i else ""
    return token.i == 0 or token.is_sent_start is True or (bool(before) and before in CLOSING + ",")


def names_body(token: Token) -> bool:
    """Whether a word in capitals is an organization elsewhere in the text ("FTU Jane Roe")."""
    return ("ORG", token.text) in entity_texts(token.doc)


def entity_texts(doc: Doc) -> set[tuple[str, str]]:
    """Label and text of each entity, kept beside the Doc."""
    notes = notes_of(doc)
    if "citybeat.entity_texts" not in notes:
        notes["citybeat.entity_texts"] = {(e.label, e.text) for e in ent_rows(doc)}
    found: set[tuple[str, str]] = notes["citybeat.entity_texts"]
    return found


def is_name_word(token: Token) -> bool:
    """A word that counts as part of a name: no particle, no initial, no later part of a word with a hyphen."""
    later = hyphened(token.doc, token.i) and plain(token.doc[token.i - 2]) not in PARTICLES
    return is_word(token) and plain(token) not in PARTICLES and not is_initial_token(token) and not later


def is_people(token: Token) -> bool:
    """What the people of a country are called ("Kuwaiti", "Uzbeks"), given names like German apart."""
    word = token.text
    return word not in GIVEN_NAMES and bool(Gazetteer.open().demonym(word) or (word.endswith("s") and Gazetteer.open().demonym(word[:-1])))


def is_origin(token: Token) -> bool:
    """A country, or what its people are called, before a name of two words ("Briton Jane Roe")."""
    return is_people(token) or bool(Gazetteer.open().country(token.text))


def is_trailing(doc: Doc, start: int, end: int) -> bool:
    token = doc[end - 1]
    if token.text == ")" and any(t.text == "(" for t in doc[start:end - 1]):
        return False
    if token.text in "\"”" and any(t.text in "\"“" for t in doc[start:end - 1]):
        return False
    if token.is_space or token.is_punct or token.text in POSSESSIVES or token.is_digit:
        return True
    if token.text.islower() and end - start > 1:
        return token.text not in SUFFIXES and not hyphened(doc, end - 1)
    return end - start > 2 and token.text.isupper() and plain(token) in LETTERS_AFTER and not doc[start].text.isupper()


# -- what stands around


def candidate_at(span: Span, score: float) -> Candidate:
    honorific = honorific_before(span)
    gender: Gender | None = None
    for word in fold(honorific or "").replace(".", "").split():
        gender = "m" if word in MALE else "f" if word in FEMALE else gender
    name = parse_name(span.text)
    return Candidate(span, name, honorific, gender or (kin_before(span) if name.full else None), score)


def honorific_before(span: Span) -> str | None:
    """The honorifics right before a name, as written ("Mr", "Rev. Dr")."""
    doc, start = span.doc, span.start
    while start > 0 and span.start - start < 4:
        token = doc[start - 1]
        if plain(token) not in HONORIFICS or not token.text[0].isupper():
            break
        start -= 1
    if start == span.start or (start + 1 == span.start and plain(doc[start]) in NOT_ALONE):
        return None
    return " ".join(doc[start:span.start].text.split())


def kin_before(span: Span) -> Gender | None:
    """What a word of kinship just before a name says ("her brother, the singer X")."""
    doc = span.doc
    for i in range(span.start - 1, max(-1, span.start - 6), -1):
        if doc[i].text in ".;\n" or doc[i].ent_type_ == "PERSON":
            return None
        if doc[i].lower_ in KIN:
            return KIN[doc[i].lower_]
    return None


def refusal(candidate: Candidate) -> str | None:
    """Why a candidate can be no human being: a family, storm, thing, deity, address or bare title; None where it can."""
    span, text = candidate.span, candidate.span.text
    if not candidate.name.words or (text.islower() and not text.isupper()):
        return "not written as a name"
    if re.search(r"[\d@/\\_#=<>&+]|www\.|\.com", text) or len(span) > 14:
        return "an address or another string that is no name"
    words = [plain(t) for t in span if is_word(t)]
    titles = [w for w in words if w in TITLES or w in HONORIFICS]
    if fold(text) in NEVER or (words and titles == words and (len(words) > 1 or words[0] not in AMBIGUOUS)):
        return "a title without a name, or a word that names no human being"
    if len(words) > 1 and (words[-1] in NO_SURNAMES or (span[-1].is_upper and len(span[-1]) < 6 and names_body(span[-1]))):
        return "its last word is no surname"
    if len(words) == 2 and words[0] == words[1] and candidate.score < SURE and candidate.honorific is None:
        return "a word said twice, as places and peoples are called"
    if names_family(span):
        return "a family is meant"
    if is_body(span, candidate.score) or fold(text).replace("-", " ").split()[0] in BODY_OPENERS:
        return "the body of the office beside it, or a word for a body begins it"
    return "stands only in the name of something else" if names_thing(span) else None


def names_family(span: Span) -> bool:
    """ "the Roe family", "the Roes", "Roe brothers"."""
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.lower_ in FAMILY and not (parse_name(span.text).full and after.text not in FAMILY):
        return True
    before = doc[span.start - 1].lower_ if span.start else ""
    return before == "the" and len(span) == 1 and span.text.endswith("s") and span.text[:1].isupper() and len(span.text) > 3


def names_thing(span: Span) -> bool:
    """A name that only stands in the name of something else: "Roe Tower", "Storm Roe", "St Roe's Church"."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    if any(t is not None and t.lower_ in STORMS and t.text[0].isupper() for t in (before, span[0] if len(span) > 1 else None)):
        return True
    at = span.end
    if at < len(doc) and doc[at].text in POSSESSIVES:
        at += 1
        if before is None or plain(before) not in ("st", "saint"):
            return False
    after = doc[at] if at < len(doc) else None
    if after is None or not after.text[0].isupper() or after.lower_ not in THINGS or after.is_sent_start:
        return False
    return not (after.text.isupper() and not span.text.isupper())


def with_given_name(candidates: list[Candidate]) -> list[Candidate]:
    """Lone names with the word in front that the model left out, where it stands so at least twice ("Dries Maas ... Dries Maas")."""
    pairs = Counter((c.span.doc[c.span.start - 1].text, c.span.text) for c in candidates if takes_word_before(c))
    found = []
    for c in candidates:
        if takes_word_before(c) and pairs[c.span.doc[c.span.start - 1].text, c.span.text] > 1:
            c = candidate_at(c.span.doc[c.span.start - 1:c.span.end], c.score)
        found.append(c)
    return found


def takes_word_before(candidate: Candidate) -> bool:
    """Whether a capitalised word that is no title, name or beginning of a sentence stands before a lone name."""
    start = candidate.span.start
    if candidate.name.full or start == 0:
        return False
    before = candidate.span.doc[start - 1]
    word = plain(before)
    known = word in NO_NAMES or is_origin(before) or before.lower_ in PARTICLES
    return before.is_title and before.is_alpha and not before.ent_type_ and not before.is_sent_start and not known and len(word) > 2
