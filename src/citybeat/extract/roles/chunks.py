"""A Doc as a row of chunks: a person, a role phrase, an organization count as one word each, so that rules stay short.

The row is itself a small spaCy Doc, so that rules are patterns of spaCy's Matcher. Tags: PERSON, PRON (he, she), ROLE, ROLES (in the
plural), ORG, NUM, VERB (a verb that states an office: "chairs"), BREAK between sentences; every other word is itself, in lower case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.attrs import TAG
from spacy.tokens import Doc

from citybeat.extract.facts import Person
from citybeat.extract.roles.bodies import POSSESSIVE, Bodies
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.phrases import Phrase
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words
from citybeat.nlp.columns import columns_of

BRACKET = 8  # words in brackets after a name that are passed over ("Roe (Labour)")
OWNED = 6  # words after a possessive in which another title shows that the phrase is its owner
PRONOUNS = frozenset({"he", "she"})
TAGS = ("PERSON", "PRON", "ROLE", "ROLES", "ORG", "NUM", "VERB", "BREAK", "WORD")
MARKS = {"BREAK": "¶"} | {tag: f"<{tag}>" for tag in TAGS if tag not in ("BREAK", "WORD", "VERB", "NUM")}  # words for chunks of several
MALE = frozenset({"mr", "sir", "lord", "king", "prince", "father", "brother", "señor", "senor", "herr", "monsieur"})
FEMALE = frozenset({"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "sister", "señora", "senora", "frau", "madame", "mme"})
UPPER_HONORIFICS = frozenset({"HE", "H.E.", "HRH", "HM", "HH", "H.H."})


@dataclass(frozen=True)
class PersonMention:
    """A mention of a person at words [start, end), honorific left out."""

    person: Person
    start: int
    end: int


def is_other_gender(mention: PersonMention, pronoun: str) -> bool:
    """Whether a person's honorific shows that "he" or "she" is somebody else."""
    honorific = (mention.person.honorific or "").lower().rstrip(".")
    return honorific in (FEMALE if pronoun == "he" else MALE)


def is_third_party(doc: Doc, phrase: Phrase) -> bool:
    """Whether "the judge", "the spokesman" or "the writer in Norvik" is rather another than who was just named."""
    post = phrase.posts[-1]
    placed = phrase.end > post.title.end and post.organization is None
    return placed or doc[post.title.head].lower_ in lexicon()["third_parties"] or class_of(doc, post.title) == "spokesperson"


@dataclass(slots=True)
class Chunk:
    """Words [start, end) that count as one; not frozen, for that makes it four times as slow to make and an article has many."""

    tag: str
    start: int
    end: int
    person: PersonMention | None = None
    phrase: Phrase | None = None
    body: tuple[int, int] | None = None
    unnamed: bool = False  # whether the body has no name of its own


@cache
def telling() -> frozenset[str]:
    """The words in lower case that say more than themselves, or may."""
    return PRONOUNS | lexicon().verbs.keys() | lexicon()["honorifics"] | {"co"} | {word.lower() for word in UPPER_HONORIFICS}


def mentions_of(people: Sequence[Person]) -> list[PersonMention]:
    """All mentions by name, in order of the text, the longer first."""
    found = [PersonMention(p, m.span.start, m.span.end) for p in people for m in p.mentions if m.form != "description"]
    return sorted(found, key=lambda m: (m.start, -m.end))


class Chunker:
    """Cuts one Doc into chunks."""

    def __init__(
        self, text: Words, people: list[PersonMention], phrases: list[Phrase], bodies: Bodies,
        unnamed: dict[int, tuple[int, tuple[int, int]]] | None = None,
    ):
        """`unnamed` are bodies without a name that count as one word: by their first word, where they end, and their words."""
        self.doc, self.lower, self.texts, self.is_space = text.doc, text.lower, text.texts, columns_of(text.doc).is_space
        self.words = lexicon()
        self.honorifics = self.words["honorifics"]
        self.people: dict[int, PersonMention] = {}
        for mention in people:
            self.people.setdefault(mention.start, mention)
        self.phrases = {p.start: p for p in phrases}
        self.bodies, self.unnamed = bodies, unnamed or {}
        named = self.phrases.keys() | self.people.keys() | bodies.starting.keys()
        self.marked = named | self.unnamed.keys()  # where what has several words begins

    def chunks(self, sentences: Sequence[tuple[int, int]]) -> list[Chunk]:
        """The chunks of some sentences, a BREAK before and after each."""
        out = [Chunk("BREAK", sentences[0][0], sentences[0][0])] if sentences else []
        lower, is_space, marked, told = self.lower, self.is_space, self.marked, telling()
        for start, end in sentences:
            i = start
            while i < end:
                if is_space[i]:
                    i += 1
                elif i in marked or lower[i] in told:
                    chunk = self.at(i, end)
                    out.append(chunk)
                    i = max(chunk.end, i + 1)
                else:
                    out.append(Chunk("NUM" if lower[i].isdigit() else "WORD", i, i + 1))
                    i += 1
            out.append(Chunk("BREAK", end, end))
        return out

    def at(self, i: int, stop: int) -> Chunk:
        word, phrase = self.lower[i], self.phrases.get(i)
        if phrase is None and (mention := self.people.get(self.past_honorifics(i))) is not None:
            return self.person(i, mention, stop)
        if phrase is not None and not self.owns(phrase):
            return Chunk("ROLES" if phrase.plural else "ROLE", i, phrase.end, phrase=phrase)
        if (found := self.unnamed.get(i)) is not None:
            return Chunk("ORG", i, found[0], body=found[1], unnamed=True)
        if (body := self.bodies.starting.get(i)) is not None:
            return Chunk("ORG", i, body[1], body=body)
        if word in PRONOUNS:
            return Chunk("PRON", i, i + 1)
        if word in self.words.verbs:
            return Chunk("VERB", i, i + 1)
        if word == "co" and self.lower[i + 1:i + 2] == ["-"] and i + 2 < len(self.doc) and self.lower[i + 2] in self.words.verbs:
            return Chunk("VERB", i, i + 3)
        return Chunk("NUM" if word.isdigit() else "WORD", i, i + 1)

    def owns(self, phrase: Phrase) -> bool:
        """Whether the phrase only owns what follows: "the minister's office"."""
        end = phrase.end
        if end >= len(self.doc) or self.lower[end] not in POSSESSIVE or end in self.people:
            return False
        body = phrase.posts[-1].organization
        if body is None or body[1] != end or phrase.posts[-1].rule not in ("of", "at") or self.bodies.label.get(body) != "ORG":
            return True
        stop = min(end + OWNED, len(self.doc))  # "head of Norvik's lending arm" owns nothing
        return any(k in self.phrases for k in range(end + 1, stop))

    def past_honorifics(self, i: int) -> int:
        """The word after "Mr", "Dr. Sir" and the like, or `i` itself."""
        if i in self.people or not (self.texts[i] in UPPER_HONORIFICS or self.lower[i] in self.honorifics):
            return i
        j = i
        while j < len(self.doc) - 1 and j - i < 4 and j not in self.people:
            text = self.texts[j]
            if text == "\n" and j > i:
                j += 1
                continue
            honorific = text in UPPER_HONORIFICS or (self.lower[j] in self.honorifics and text[0].isupper())
            if not honorific and not (text == "." and j > i):
                break
            j += 1
        return j if j in self.people else i

    def person(self, start: int, mention: PersonMention, stop: int) -> Chunk:
        """A name with its honorific, and with age or a bracket after it: "Dr Roe, 54", "Roe (Labour)"."""
        end, body = mention.end, None
        if end + 1 < stop and self.lower[end] == "(":
            close = next((j for j in range(end + 1, min(stop, end + BRACKET)) if self.lower[j] == ")"), None)
            foreign = close is not None and all(not self.texts[j].isascii() for j in range(end + 1, close))  # the name in its own script
            if close is not None and (foreign or not any(j in self.phrases or j in self.people for j in range(end, close))):
                body = next((self.bodies.starting[j] for j in range(end, close) if j in self.bodies.starting), None)
                end = close + 1
        if end + 2 < stop and self.lower[end] == "," and self.doc[end + 1].text.isdigit() and self.lower[end + 2] in (",", "."):
            end += 2
        return Chunk("PERSON", start, end, person=mention, body=body)


def words_of(doc: Doc, chunks: Sequence[Chunk]) -> list[str]:
    """One word a chunk: its own in lower case, or the tag of what stands for several."""
    lower = columns_of(doc).lower
    return [MARKS[c.tag] if c.tag in MARKS else lower[c.start] for c in chunks]


def row(doc: Doc, chunks: Sequence[Chunk], words: list[str] | None = None) -> Doc:
    """The chunks as a Doc of one word each, with their tags; `words` are `words_of` them, where these are known."""
    found, strings = Doc(doc.vocab, words=words or words_of(doc, chunks)), doc.vocab.strings
    tags = {tag: strings.add(tag) for tag in TAGS}
    ids = np.array([tags[c.tag] for c in chunks], np.uint64)
    found.from_array([TAG], ids)  # type: ignore[arg-type]  # thinc's name for it; half the time of Doc(tags=...), which checks much more
    return found
