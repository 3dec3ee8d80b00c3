"""Fields of work behind a title in words that no list holds: "reader in | river ecology", "head of | primary care"."""

from __future__ import annotations

from spacy.tokens import Doc

from citybeat.extract.roles.lexicon import Lexicon, lexicon
from citybeat.extract.roles.words import Words

MAX_SET_OFF = 7  # words of a field before a comma and the name
MAX_DESCRIBED = 8  # words of a field before the body
WORK = ("ment", "ing", "tion", "tions", "cy", "ics", "logy", "ity", "ance", "ness", "ship", "ions", "ces")  # how nouns of work end
MAX_OPEN = 4  # words of a field before any mark
CLOSES = frozenset({  # what comes behind a field that no list holds
    "at", "in", "for", "with", "from", "since", "until", "between", "under", "who", "and", "said", "says", "told", "has", "had", "was",
    "is",
})


class Fields:
    """Finds such fields in one Doc."""

    def __init__(self, words: Words):
        self.doc: Doc = words.doc
        self.lexicon: Lexicon = lexicon()
        self.lower, self.named, self.starts, self.telling = words.lower, words.named, words.starts, words.telling
        self.name_end, self.name_start = words.name_end, words.name_start

    def unlisted(self, end: int) -> int:
        """Where a field in words no list knows ends, behind the preposition at word `end`; `end` where none does."""
        return next((stop for stop in (self.described(end), self.set_off(end), self.open_field(end)) if stop > end), end)

    def set_off(self, end: int) -> int:
        """A field in a few words, where the name follows after a comma: "Rapporteur on arbitrary executions, Jane Roe"."""
        for i in range(end + 1, min(end + MAX_SET_OFF, len(self.doc) - 1)):
            if self.lower[i] == "," and i > end + 1:
                return i if self.named[i + 1] == "PERSON" and self.lower[end] == "on" else end
            token, word = self.doc[i], self.lower[i]
            if not token.is_lower or not token.is_alpha or (word in self.lexicon["prepositions"] and word != "and"):
                return end
        return end

    def described(self, end: int) -> int:
        """A field where a body follows: "of advanced programmes at Acme", "for exploration in Acme's lab"."""
        i, doc = end + 1, self.doc
        if self.lower[i] in self.lexicon["determiners"] or self.lower[end] == "in":
            return end
        while i + 1 < len(doc) and i - end <= MAX_DESCRIBED and i not in self.starts and self.named[i] in ("", "ORG", "MISC"):
            word = self.lower[i]
            if not (doc[i].is_alpha or word in ("&", "-", ",")):
                return end
            if word in ("at", "in", "for", "with", "of") and i > end + 1 and not (word == "of" and self.named[i]):
                at = i + 1 + (self.lower[i + 1] in ("the", "a"))
                body = at < len(doc) and (self.named[at] == "ORG" or (self.named[at] in ("LOC", "NORP") and not any(self.named[end + 1:i])))
                return i if body else end
            if word in self.lexicon["bodies"] or (word in self.lexicon["prepositions"] and word not in ("of", "and")):
                return end
            if (word,) in self.lexicon.heads or (word == "," and self.lower[i + 1] not in self.lexicon.field_words):
                return end
            i += 1
        return end

    def behind_comma(self, end: int) -> int:
        """"vice-president, health, at Acme", "Managing Director, Port Operations, Acme": a listed field between commas."""
        if self.lower[end - 1] not in self.lexicon["overseers"] and self.lower[end - 1] != "president":
            return end
        i, listed, bodies = end + 1, self.lexicon.field_words, self.lexicon["bodies"]
        while i < len(self.doc) - 1 and (self.lower[i] in listed or self.lower[i] in ("and", "&")) and self.lower[i] not in bodies:
            i += 1
        if (stop := self.in_capitals(end, i)) > i:
            return stop
        return i if i > end + 1 and self.lower[i] in (",", "at") and self.lower[i - 1] not in ("and", "&") else end

    def in_capitals(self, end: int, i: int) -> int:
        """"Senior Vice President, Pump | Management at Acme": the end of a field in capitals that a noun of work ends; else word `i`."""
        if not self.doc[end - 1].is_title:
            return i
        stop = i
        while stop < len(self.doc) - 1 and stop - end < MAX_OPEN and self.doc[stop].is_title and not self.named[stop]:
            if (self.lower[stop],) in self.lexicon.heads or self.lower[stop] in self.lexicon["bodies"]:
                return i
            stop += 1
        at = stop + 1 + (self.lower[stop + 1:stop + 2] == ["the"])
        tied = self.lower[stop] == "at" or (self.lower[stop] == "," and at < len(self.doc) and self.named[at] == "ORG")
        return stop if stop > i and tied and self.lower[stop - 1].endswith(WORK) else i

    def open_field(self, end: int) -> int:
        """"lecturer in river ecology", "head of primary care": a few words in small letters without an article, up to a mark or name.

        Only of a teacher or scholar "in" a field, and of who is over one ("head of", "manager for").
        """
        head = self.lower[end - 1]
        if head not in self.lexicon["scholars"] and not (head in self.lexicon["overseers"] and self.lower[end] != "in"):
            return end
        i = end + 1
        while i < len(self.doc) and i - end <= MAX_OPEN and self.is_plain(i):
            i += 1
        if i == end + 1:
            return end
        i -= self.lower[i - 1] == "and"
        closed = i >= len(self.doc) or i in self.starts or self.doc[i].is_punct or self.doc[i].is_space or self.lower[i] in CLOSES
        return i if closed or self.named[i] == "PERSON" else end

    def is_plain(self, i: int) -> bool:
        """Whether word `i` can stand in a field of work: no name, body, title, article, number or verb form that reports."""
        word, known = self.lower[i], self.lexicon
        if word == "and":
            return self.is_plain(i + 1) if i + 1 < len(self.doc) else False
        if not (self.doc[i].is_lower and self.doc[i].is_alpha) or self.named[i] or word in CLOSES or i in self.starts:
            return False
        lists = ("prepositions", "determiners", "bodies", "honorifics", "speech", "quantities", "status_former", "adjectives")
        return (word,) not in known.heads and not any(word in known[name] for name in lists)
