"""Of which state "the government" is, and other bodies of a state that go without its name ("the finance ministry")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span

from citybeat.extract.facts import Entity
from citybeat.extract.targets.holders.subjects import Subject, Subjects, any_of, lists
from citybeat.extract.targets.lexicon import words
from citybeat.gazetteer import Gazetteer

AIMING = frozenset({"aims", "plans", "seeks", "pledges", "vows", "intends", "wants"})  # behind a name that may stand anywhere
SIGN = 4  # letters: a longer country's name that is all in capitals stands in a headline
OFTEN = 3  # mentions that make a name one of the article's main ones


@dataclass(frozen=True)
class Holder:
    """A holder: its name in the article's words, the entity where it is one, the ISO code of a country."""

    name: str
    entity: Entity | None = None
    country: str | None = None


class States:
    """Finds the state of a body in one Doc; `sentences` are its sentences in order."""

    def __init__(self, gazetteer: Gazetteer | None, subjects: Subjects, sentences: Sequence[Span]):
        self.gazetteer, self.subjects, self.sentences = gazetteer, subjects, sentences

    def country(self, text: str) -> str | None:
        """ISO code of a country's name or adjective."""
        return self.gazetteer.nation(text) if self.gazetteer is not None else None

    def is_of_state(self, subject: Subject) -> bool:
        """Whether a body without a name is one that each state has: "the finance ministry", "the central bank", "the administration"."""
        first, *others = (subject.phrase or subject.word).casefold().split()
        if subject.word == "ministry":
            return bool(others) and first in lists()["portfolios"]
        return (subject.word == "bank" and first == "central" and len(others) == 1) or (subject.word == "administration" and not others)

    def body(self, subject: Subject, number: int, begin: int) -> Holder | None:
        """The body of the one country that its sentence (the one of this number, it begins at a word), or else the nearest one before it,
        names; None where the state stays open."""
        what = (subject.phrase or subject.word).lower()
        earlier = reversed(self.sentences[max(0, number - 2):number])
        for start, end in [(begin, subject.start), *((s.start, s.end) for s in earlier)]:
            named = self.subjects.mentioned(start, end, "LOC", "NORP")
            states = {code: m for m in reversed(named) if (code := self.country(m.text)) is not None}
            if len(states) == 1:
                code, = states
                return self.by_name(what, code)
            if states:
                break
        return self.of_main(what)

    def of_main(self, what: str) -> Holder | None:
        """The body of the one country that an article is of: the only one that it names, or names far more often than others."""
        return self.by_name(what, self.main) if self.main is not None else None

    @cached_property
    def main(self) -> str | None:
        """The one country that an article is of, by its ISO code."""
        counts = Counter(code for code, _ in self.countries).most_common(2)
        if not counts or (len(counts) > 1 and counts[0][1] < OFTEN * counts[1][1]):
            return None
        return counts[0][0]

    @cached_property
    def countries(self) -> list[tuple[str, Span]]:
        """The countries that the article names or has an adjective of, by ISO code."""
        return [(code, m) for m in self.subjects.mentions if m.label_ in ("LOC", "NORP") and (code := self.country(m.text)) is not None]

    def by_name(self, what: str, code: str) -> Holder:
        """The body of a country as the article calls it: "Finnish government", "government of Finland", "U.S. administration" where one of
        these stands in it; for "government" else the country that the article lets act; else put together."""
        mentions = [m for found, m in self.countries if found == code]
        names = "|".join(dict.fromkeys(re.escape(m.text) for m in mentions))
        called = rf"\b(?:(?:{names})\s+{re.escape(what)}|{re.escape(what)}\s+of\s+(?:the\s+)?(?:{names}))(?!\w)"
        stands = re.search(called, self.subjects.doc.text, re.IGNORECASE) if names else None
        if stands is not None:
            return Holder(" ".join(stands.group().split()), None, code)
        actor = next((m for m in mentions if self.acts(m)), None) if what == "government" else None
        if actor is None:
            place = next((m for m in mentions if m.label_ == "LOC" and not m.text.isupper()), next(iter(mentions), None))
            return of_place(what, place, code) if place is not None else Holder(what, None, code)
        alike = (m.text for m in mentions if m.text.casefold() == actor.text.casefold() and not m.text.isupper())
        return Holder(next(alike, actor.text), None, code)

    def acts(self, mention: Span) -> bool:
        """Whether a country itself is who does something in a sentence of its own: "Finland is building", "Finland aims"."""
        lower, end = self.subjects.lower, mention.end
        if mention.label_ != "LOC" or end >= len(lower):
            return False
        opens = mention.start in self.openings
        return lower[end] in AIMING or (opens and lower[end] in any_of("auxiliaries", "speech") - {"and", "to"} | words("clause_verbs"))

    @cached_property
    def openings(self) -> frozenset[int]:
        """The first words of the sentences."""
        return frozenset(s.start for s in self.sentences)


def of_place(what: str, mention: Span, code: str) -> Holder:
    """"Finnish government", "government of Finland", "U.S. administration"."""
    text = mention.text.title() if mention.text.isupper() and len(mention.text) > SIGN and mention.text.isalpha() else mention.text
    before = mention.label_ == "NORP" or (what == "administration" and text.replace(".", "").isupper())  # "U.S. administration"
    return Holder(f"{text} {what}" if before else f"{what} of {text}", None, code)
