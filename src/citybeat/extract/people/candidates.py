"""From the names that the model marked PERSON to clean candidates: one personal name each, without titles and other company.

Spans are joined where the model cut a name in two, split where it swallowed more than one, extended over initials and Jr.,
trimmed, and dropped where they name a family, a storm or a thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc, Span, Token

from citybeat.extract.facts import facts_of
from citybeat.extract.people.bodies import is_body
from citybeat.extract.people.names import INITIALS, PARTICLES, SUFFIXES, SURNAMES_FIRST, WORDS, Name, parse_name
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import Columns, columns_of, text_of
from citybeat.nlp.encoder import score_of
from citybeat.nlp.entities import Ent, ent_rows, labels_of
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
TITLED = TITLES | HONORIFICS
NO_NAMES = TITLES | HONORIFICS | CONNECTIVES
LEADS = NO_NAMES | OPENERS
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
NO_NAME = re.compile(r"[\d@/\\_#=<>&+]|www\.|\.com")  # an address or the like
MOST_TOKENS = 14  # of a name
SHORT_NUMERALS = frozenset({"V", "X", "XI", "XX"})  # XI is a surname in capitals, the others letters
SURE = 0.8  # least probability of the model for a name that is one word said twice
WIDEST_GAP = 40  # words between two parts of one name
MOST_BETWEEN = 4  # words between them that are no nickname's
PLAIN_WORDS = 4096  # kept in the form in which they are compared
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
    text: str = ""  # as written; read off the span where it is not given

    def __post_init__(self) -> None:
        self.text = self.text or text_of(self.span)


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
        candidate = candidate_at(Span(doc, *bounds), score)
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
    return plain_word(token.text)


@lru_cache(PLAIN_WORDS)
def plain_word(word: str) -> str:
    """A word without case, diacritics and full stop."""
    return fold(word).strip(".")


# -- joining


def joined(doc: Doc) -> Iterator[tuple[int, int, float]]:
    """Bounds and score of the PERSON entities and speakers, neighbours that are parts of one name put together."""
    columns = columns_of(doc)
    people = [e for e in ent_rows(doc) if e.label == "PERSON" or is_speaker(columns, e)]
    current: tuple[int, int, float] | None = None
    for k, ent in enumerate(people):
        cut = current is not None and k + 1 < len(people) and is_nicknamed(columns, current[0], people[k + 1].end)
        if current is not None and (cut or is_continued(doc, current[0], current[1], ent.span)):
            current = current[0], ent.end, min(current[2], score_of(ent.span))
            continue
        if current is not None:
            yield current
        current = ent.start, ent.end, score_of(ent.span)
    if current is not None:
        yield current


def is_speaker(columns: Columns, ent: Ent) -> bool:
    """"R. HARROW:" whatever the model took it for: an initial and a name in capitals before a colon."""
    texts = columns.texts
    if ent.end == len(texts) or texts[ent.end] != ":" or ent.end - ent.start == 1:
        return False
    first = texts[ent.start].rstrip(".")
    return len(first) == 1 and first.isalpha() and ent.text.isupper()


def is_continued(doc: Doc, start: int, end: int, ent: Span) -> bool:
    """Whether an entity goes on with the name [start, end): nothing, a particle, a hyphen or a nickname between them."""
    gap = ent.start - end
    if gap > WIDEST_GAP:
        return False
    columns = columns_of(doc)
    if is_nicknamed(columns, start, ent.end):
        return True
    if gap > MOST_BETWEEN:
        return False
    words = columns.texts[end:ent.start]
    if not words or words == ["\n"]:
        one = parse_name(columns.between(start, end)).full and parse_name(text_of(ent)).full
        if words:
            return not one and flows_on(doc, end, start, ent.end)
        last = columns.texts[end - 1]
        return not one and last not in POSSESSIVES and ent.end - start <= MOST_WORDS and not doc[end - 1].is_punct
    if any("\n" in w for w in words):
        return False
    if words == ["-"]:
        return not columns.spaced[end - 1] and not columns.spaced[end]
    if words == ["the"]:
        return end - start == ent.end - ent.start == 1 and columns.texts[ent.start][0].isupper()
    if len(words) <= 3 and all(w.lower() in JOINERS and w.islower() for w in words if w != "-"):
        return True
    return 3 <= len(words) <= 4 and words[0] in OPENING and words[-1] in CLOSING and all(t.is_title for t in doc[end + 1:ent.start - 1])


def is_nicknamed(columns: Columns, start: int, end: int) -> bool:
    """Whether words [start, end) are one whole name with a nickname in quotation marks inside."""
    found = NICKNAMED.fullmatch(columns.text, columns.offsets[start], columns.offsets[end - 1] + len(columns.texts[end - 1]))
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
    texts = columns_of(doc).texts
    while i < end:
        skip = break_at(doc, texts, i, start, end)
        if skip:
            if at < i:
                yield at, i
            at = i + skip
        i += max(1, skip)
    if at < end:
        yield at, end


def break_at(doc: Doc, texts: Sequence[str], i: int, start: int, end: int) -> int:
    """How many tokens at i stand between two names; 0 where the name goes on. `texts` are those of the Doc's tokens."""
    text = texts[i]
    if text.isspace():
        return int("\n" in text and not wraps(doc, i, start, end))
    if text == "," and i + 1 < end and plain_word(texts[i + 1]) in SUFFIXES:
        return 0
    owner = text in POSSESSIVES and i + 1 < end and text not in CLOSING
    ordinary = text.isalpha()
    if owner or (text.lower() in BREAKS and text != SAID) or (not ordinary and GLUED.search(text)):
        return 1
    if text in "([":
        closing = next((k for k in range(i, end) if texts[k] in ")]"), end)
        return 0 if (closing + 1 < end and closing - i <= 3) or i == start else end - i
    if not ordinary or not text.islower() or not start < i < end - 1:
        return 0
    return int(text not in PARTICLES and text != "the" and not hyphened(doc, i) and texts[i + 1] != "-")


def hyphened(doc: Doc, i: int) -> bool:
    """Whether a token is the later part of a word with a hyphen ("Seo-yun")."""
    columns = columns_of(doc)
    return i > 0 and columns.texts[i - 1] in "-‐‑" and not columns.spaced[i - 1]


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
    columns = columns_of(doc)
    texts, words = columns.texts, len(columns.texts)
    if end < words and texts[end - 1] == "-" and not columns.spaced[end - 1] and end - start > 1 and texts[end].isalpha():
        end += 1
    while start > 0 and is_initials(texts[start - 1]):
        start -= 1
    after = end + 1 if end < words and texts[end] == "," else end
    if after < words and texts[after][0].isupper() and plain_word(texts[after]) in SUFFIXES:
        end = after + 1
    elif end < words and texts[end] in SHORT_NUMERALS and is_numeral(doc, end):
        end += 1
    return start, end


def is_numeral(doc: Doc, end: int) -> bool:
    """Whether one of SHORT_NUMERALS behind a name, at token `end`, is its number and no initial or name: "Rudolf XI of Norvik"."""
    after = doc[end + 1] if end + 1 < len(doc) else None
    free = after is None or after.is_space or after.is_lower or after.text in POSSESSIVES or after.text in ",;.)"
    return free and not doc[end - 1].is_upper and is_word(doc[end - 1])


def is_initials(text: str) -> bool:
    """A token that is an initial or several ("J.", "J.K.", "S"), the words "A" and "I" apart."""
    return text.isupper() and text not in "AI" and INITIALS.fullmatch(text) is not None


def trimmed(doc: Doc, start: int, end: int) -> Bounds | None:
    """Bounds without titles and what stands before them, honorifics, marks, lower-case words at the ends; None where nothing is left."""
    inner = [i for i in range(start + 1, min(start + 5, end - 2))
             if doc[i].text[0].isupper() and doc[i - 1].text not in OPENING and not_of_a_name(doc[i])]
    start = inner[-1] + 1 if inner else start
    while start < end and is_leading(doc, start, end):
        start += 1
    while end > start and is_trailing(doc, start, end):
        end -= 1
    texts = columns_of(doc).texts
    if start and texts[start - 1] == "(" and ")" in texts[start:end] and "(" not in texts[start:end]:
        start -= 1  # "(Jane) Roe"
    found = start < end and (texts[start][0].isalpha() or any(text[0].isalpha() for text in texts[start:end]))  # mostly the first is
    return (start, end) if found else None


def not_of_a_name(token: Token) -> bool:
    """A title or a country inside a span: the name begins after it ("Foreign Minister of Kenya Jane Roe")."""
    return plain(token) in SURE_TITLES or bool(Gazetteer.open().country(token.text))


def is_leading(doc: Doc, start: int, end: int) -> bool:
    token = doc[start]
    text, word = token.text, plain(token)
    if not text[0].isalpha() and (
            token.is_space or (token.is_punct and not (text == "(" and any(t.text == ")" for t in doc[start:end - 1])))):
        return True
    if text.islower():
        return word not in PARTICLES or start + 1 == end
    if start + 1 == end or not (word in LEADS or text.isupper() or is_origin(token)):
        return False
    rest = [t for t in doc[start + 1:end] if is_name_word(t)]
    if word in OPENERS and token.is_sent_start and rest:
        return ("PERSON", doc[start + 1:end].text) in entity_texts(doc)
    if word in SURNAMES_FIRST and plain(doc[start + 1]) not in HONORIFICS:
        return False
    if token.text in ABBREVIATED or (token.text == SAID and not is_verb(token)):
        return False  # "Md Karim Roe"
    if word in AMBIGUOUS and any(plain(t) == word for t in rest):
        return False  # "Sheikh Salim Sheikh Omar": son and father bear it as a name
    if word in NO_NAMES:
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
    return is_word(token) and plain(token) not in PARTICLES and not is_initials(token.text) and not later


def is_people(token: Token) -> bool:
    """What the people of a country are called ("Kuwaiti", "Uzbeks"), given names like German apart."""
    word = token.text
    return word not in GIVEN_NAMES and bool(Gazetteer.open().demonym(word) or (word.endswith("s") and Gazetteer.open().demonym(word[:-1])))


def is_origin(token: Token) -> bool:
    """A country, or what its people are called, before a name of two words ("Briton Jane Roe")."""
    return is_people(token) or bool(Gazetteer.open().country(token.text))


def is_trailing(doc: Doc, start: int, end: int) -> bool:
    texts = columns_of(doc).texts
    text = texts[end - 1]
    if not text[0].isalpha():
        if text == ")" and "(" in texts[start:end - 1]:
            return False
        if text in "\"”" and any(t in "\"“" for t in texts[start:end - 1]):
            return False
        token = doc[end - 1]
        if token.is_space or token.is_punct or text in POSSESSIVES or token.is_digit:
            return True
    if text.islower() and end - start > 1:
        return text not in SUFFIXES and not hyphened(doc, end - 1)
    return end - start > 2 and text.isupper() and plain_word(text) in LETTERS_AFTER and not texts[start].isupper()


# -- what stands around


def candidate_at(span: Span, score: float) -> Candidate:
    honorific = honorific_before(span)
    gender: Gender | None = None
    for word in fold(honorific).replace(".", "").split() if honorific else ():
        gender = "m" if word in MALE else "f" if word in FEMALE else gender
    text = text_of(span)
    name = parse_name(text)
    return Candidate(span, name, honorific, gender or (kin_before(span) if name.full else None), score, text)


def honorific_before(span: Span) -> str | None:
    """The honorifics right before a name, as written ("Mr", "Rev. Dr")."""
    columns, end = columns_of(span.doc), span.start
    texts, start = columns.texts, end
    while start > 0 and end - start < 4 and texts[start - 1][0].isupper() and plain_word(texts[start - 1]) in HONORIFICS:
        start -= 1
    if start == end or (start + 1 == end and plain_word(texts[start]) in NOT_ALONE):
        return None
    return " ".join(columns.between(start, end).split())


def kin_before(span: Span) -> Gender | None:
    """What a word of kinship just before a name says ("her brother, the singer X")."""
    doc, start = span.doc, span.start
    first, lower = max(0, start - 5), columns_of(doc).lower
    if KIN.keys().isdisjoint(lower[first:start]):
        return None
    labels = labels_of(doc)
    for i in range(start - 1, first - 1, -1):
        if lower[i] in ".;\n" or labels[i] == "PERSON":
            return None
        if lower[i] in KIN:
            return KIN[lower[i]]
    return None


def refusal(candidate: Candidate) -> str | None:
    """Why a candidate can be no human being: a family, storm, thing, deity, address or bare title; None where it can."""
    span, text = candidate.span, candidate.text
    if not candidate.name.words or (text.islower() and not text.isupper()):
        return "not written as a name"
    tokens = columns_of(span.doc).texts[span.start:span.end]
    if NO_NAME.search(text) or len(tokens) > MOST_TOKENS:
        return "an address or another string that is no name"
    words = [plain_word(t) for t in tokens if t[:1].isalpha()]
    folded, last = fold(text), tokens[-1]
    if folded in NEVER or (words and TITLED.issuperset(words) and (len(words) > 1 or words[0] not in AMBIGUOUS)):
        return "a title without a name, or a word that names no human being"
    if len(words) > 1 and (words[-1] in NO_SURNAMES or (last.isupper() and len(last) < 6 and names_body(span[-1]))):
        return "its last word is no surname"
    if len(words) == 2 and words[0] == words[1] and candidate.score < SURE and candidate.honorific is None:
        return "a word said twice, as places and peoples are called"
    if names_family(span):
        return "a family is meant"
    if is_body(span, candidate.score) or folded.replace("-", " ").split()[0] in BODY_OPENERS:
        return "the body of the office beside it, or a word for a body begins it"
    return "stands only in the name of something else" if names_thing(span) else None


def names_family(span: Span) -> bool:
    """ "the Roe family", "the Roes", "Roe brothers"."""
    columns, start, end = columns_of(span.doc), span.start, span.end
    texts, lower = columns.texts, columns.lower
    if end < len(texts) and lower[end] in FAMILY and not (texts[end] not in FAMILY and parse_name(text_of(span)).full):
        return True
    if start + 1 != end or not start or lower[start - 1] != "the":
        return False
    return texts[start].endswith("s") and texts[start][:1].isupper() and len(texts[start]) > 3


def names_thing(span: Span) -> bool:
    """A name that only stands in the name of something else: "Roe Tower", "Storm Roe", "St Roe's Church"."""
    columns, start, at = columns_of(span.doc), span.start, span.end
    texts, lower = columns.texts, columns.lower
    first, last = max(0, start - 1), start + (at - start > 1)
    if not STORMS.isdisjoint(lower[first:last]) and any(lower[i] in STORMS and texts[i][0].isupper() for i in range(first, last)):
        return True
    if at < len(texts) and texts[at] in POSSESSIVES:
        at += 1
        if not start or plain_word(texts[start - 1]) not in ("st", "saint"):
            return False
    if at >= len(texts) or lower[at] not in THINGS or not texts[at][0].isupper() or span.doc[at].is_sent_start:
        return False
    return not (texts[at].isupper() and not text_of(span).isupper())


def with_given_name(candidates: list[Candidate]) -> list[Candidate]:
    """Lone names with the word in front that the model left out, where it stands so at least twice ("Dries Maas ... Dries Maas")."""
    pairs = {id(c): (c.span.doc[c.span.start - 1].text, c.text) for c in candidates if takes_word_before(c)}
    if not pairs:
        return candidates
    counts = Counter(pairs.values())
    return [candidate_at(c.span.doc[c.span.start - 1:c.span.end], c.score) if id(c) in pairs and counts[pairs[id(c)]] > 1 else c
            for c in candidates]


def takes_word_before(candidate: Candidate) -> bool:
    """Whether a capitalised word that is no title, name or beginning of a sentence stands before a lone name."""
    doc, start = candidate.span.doc, candidate.span.start
    if candidate.name.full or start == 0:
        return False
    text = columns_of(doc).texts[start - 1]
    if not text.istitle() or not text.isalpha() or labels_of(doc)[start - 1]:
        return False
    before, word = doc[start - 1], plain_word(text)
    known = word in NO_NAMES or text.lower() in PARTICLES or is_origin(before)
    return len(word) > 2 and not before.is_sent_start and not known
