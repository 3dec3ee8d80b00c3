"""Where somebody has their calling, said by a verb or an adverb behind it: "a reporter working for", "formerly with", "posted at"."""

from __future__ import annotations

from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.phrases import Post
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words

Span = tuple[int, int]

CALLINGS = frozenset({"academic", "journalist", "activist", "official", "other", "spokesperson", "executive"})
WORKING = frozenset({"working", "reporting", "writing", "teaching", "lecturing", "freelancing", "filming"})
WORKS = frozenset({"works", "worked", "reports", "reported", "writes", "wrote", "teaches", "taught", "lectures", "lectured"})
POSTED = frozenset({"posted", "employed", "stationed", "engaged", "hired", "contracted", "based"})
ONCE = frozenset({"formerly", "previously"})
NOW = frozenset({"currently", "now", "presently", "also"})
TIED = frozenset({"for", "at", "with"})
COUNSEL = frozenset({"lawyer", "attorney", "barrister", "solicitor", "advocate", "counsel"})  # who are of whom they represent
ADEPTS = frozenset({"expert", "specialist", "authority", "researcher", "lecturer", "scholar", "fellow", "historian", "analyst"})
FIELD = 7  # words of what one of them knows, up to "at"
LED_IN = 3  # words of a place and its hyphen before the name: "the Norvik-based"
PLACED = frozenset({"based", "headquartered"})


class Callings:
    """Looks for the bodies of such callings in one Doc."""

    def __init__(self, words: Words, bodies: Bodies):
        self.words, self.doc, self.lower, self.bodies = words, words.doc, words.lower, bodies

    def body_of(self, link: Link, post: Post) -> tuple[Span, str | None] | None:
        """The body, and the status where an adverb states it."""
        title = post.title
        i = self.after(link, title)
        if i + 2 >= len(self.lower) or class_of(self.doc, title) not in CALLINGS:
            return None
        word, status = self.lower[i], None
        if word in ("on", "in") and i == title.end and self.lower[title.head] in ADEPTS:
            return self.named(self.past_field(i), None)
        if word == "representing":
            return self.named(i + 1, None, places=True) if self.lower[title.head] in COUNSEL else None
        if word == "who":
            i += 1 + (self.lower[i + 1] in NOW | ONCE)
            status = "former" if self.lower[i - 1] in ONCE else None
            told = self.lower[i] in WORKS
        elif word in ONCE | NOW and self.lower[i + 1] in ("with", "at", "of"):
            return self.named(i + 2, "former" if word in ONCE else None)
        else:
            told = word in WORKING | POSTED
        return self.named(i + 2, status) if told and self.lower[i + 1] in TIED else None

    def after(self, link: Link, title: Title) -> int:
        """The word behind the title, or behind the name that stands right behind it, past a comma."""
        name = link.person
        i = name.end if link.rule == "roles.before_name" and name.start >= title.end else title.end
        return i + (self.lower[i:i + 1] == [","] and i > title.end)

    def past_field(self, i: int) -> int:
        """"on The Norvik at | Quay University" from word `i` on: behind the "at" that ends what somebody knows; 0 where none does."""
        for k in range(i + 1, min(i + FIELD, len(self.lower) - 1)):
            word = self.lower[k]
            if word in ("at", "with"):
                return k + 1 if k > i + 1 else 0
            if self.doc[k].is_punct or k in self.words.starts or (word in lexicon()["prepositions"] and word not in ("of", "and")):
                return 0
        return 0

    def named(self, i: int, status: str | None, places: bool = False) -> tuple[Span, str | None] | None:
        """The named body that begins at word `i`, past an article and "Norvik-based"; `places` too."""
        if not i or i >= len(self.lower):
            return None
        i += self.lower[i] in ("the", "a", "an")
        stop = next((k for k in range(i, min(i + LED_IN, len(self.lower) - 1)) if self.lower[k] == "-"), None)
        if stop is not None and self.lower[stop + 1] in PLACED:
            i = stop + 2
        body = self.bodies.starting.get(i)
        if body is None or not (self.bodies.label[body] == "ORG" or (places and self.bodies.label[body] == "LOC")):
            return None
        owned = self.lower[body[1]:body[1] + 1] in (["'s"], ["’s"])
        return None if owned else (body, status)
