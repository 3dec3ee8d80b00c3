"""Which names can be what a subject of an aim means: places, names before it, and the linker's word on them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc, Span

from citybeat.extract.facts import City, Entity, Facts, Target
from citybeat.extract.targets.holders.antecedents import (
    NATIONS,
    REGIONS,
    TOWNS,
    heads_sentence,
    is_again,
    is_still,
    leading_owner,
    leads_sentence,
    main_place,
    only_person,
    place_before,
    quoted_from,
)
from citybeat.extract.targets.holders.linker import has_linker, most_likely, near, share_of
from citybeat.extract.targets.holders.releases import own_company
from citybeat.extract.targets.holders.states import Holder, States
from citybeat.extract.targets.holders.subjects import Subject, Subjects, lists
from citybeat.extract.targets.triggers import Candidate
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.encoder import heads_of

BACK = 3  # sentences in which the antecedent of a pronoun is looked for
AGAIN = 6  # the same with those that have the pronoun too


class Names:
    """The names of one Doc that can hold an aim; `sentences` are its sentences in order."""

    def __init__(self, doc: Doc, facts: Facts, gazetteer: Gazetteer | None, sentences: Sequence[Span]):
        self.doc, self.facts, self.gazetteer, self.sentences = doc, facts, gazetteer, sentences
        self.numbers = {s.start: i for i, s in enumerate(sentences)}

    @cached_property
    def subjects(self) -> Subjects:
        """The possible subjects of the Doc, found at first use: most articles need none."""
        return Subjects(self.doc)

    @cached_property
    def states(self) -> States:
        """Of which state the bodies of the Doc are."""
        return States(self.gazetteer, self.subjects, self.sentences)

    @cached_property
    def own(self) -> Span | None:
        """The firm whose own release the article is."""
        return own_company(self.subjects)

    def country(self, text: str) -> str | None:
        """ISO code of a country's name or adjective."""
        return self.states.country(text)

    def is_land(self, text: str) -> bool:
        """Whether a word is a country's name or adjective."""
        return self.country(text) is not None

    def fits(self, mention: Span, subject: Subject | None) -> bool:
        """Whether a mention can be what the subject means: people for "she", organizations for "the company"."""
        if subject is None:
            return True
        if subject.word in lists()["persons"] or subject.kind == "post":
            return mention.label_ == "PERSON"
        if subject.word in lists()["companies"]:
            return mention.label_ == "ORG"
        if subject.word in lists()["places"]:
            return mention.label_ in ("LOC", "NORP") and self.is_of_kind(mention, subject.word)
        return mention.label_ != "PERSON"

    def is_of_kind(self, mention: Span, word: str) -> bool:
        """Whether a place can be "the country", "the province", "the city": countries for the first, none for the others."""
        nation = self.country(mention.text) is not None
        if word in NATIONS:
            return nation or self.gazetteer is None
        town = isinstance(self.facts.at(mention), City)
        if word in REGIONS:
            return not (nation or town)
        return word == "state" or town or not nation

    # -- places

    def place_before(self, subject: Subject, candidate: Candidate) -> Span | None:
        """For "the province", "the city": the one place of that kind that a sentence right before names."""
        if not self.is_the_place(subject):
            return None
        number = self.numbers.get(candidate.sentence.start, 0)
        labels = ("LOC", "NORP") if subject.word in NATIONS else ("LOC",)  # "Finnish mills grew. The country plans"
        parts = [self.subjects.mentioned(s.start, s.end, *labels) for s in reversed(self.sentences[:number])]
        return place_before([[m for m in places if self.fits(m, subject)] for places in parts])

    def is_the_place(self, subject: Subject) -> bool:
        """Whether it is "the province", "the city"; "the state" may be any."""
        return subject.word in lists()["places"] - {"state"} and self.subjects.lower[max(0, subject.start - 1)] == "the"

    def main_place(self, subject: Subject) -> Span | None:
        """For "the city": the one that the article is of."""
        if not self.is_the_place(subject):
            return None
        places = [m for m in self.subjects.mentioned(0, subject.start, "LOC") if self.fits(m, subject)]
        towns = [m for m in places if isinstance(self.facts.at(m), City)] if subject.word in TOWNS else []
        return main_place(towns or places, self.sentences) or (self.main_country(subject) if subject.word in NATIONS else None)

    def main_country(self, subject: Subject) -> Span | None:
        """For "the kingdom": the "Kingdom of Norland" before it, or else the name of the one country that the article is of."""
        named = self.subjects.mentioned(0, subject.start, "LOC")
        whole = next((m for m in named if m.text.casefold().startswith(f"{subject.word} of ")), None)
        main = self.states.main
        return whole or next((m for m in named if main is not None and self.country(m.text) == main), None)

    # -- several

    def several_before(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """For "they" at the head of a sentence: "Acme and Brevik" at the head of the one before."""
        number, begin = self.numbers.get(candidate.sentence.start, 0), candidate.sentence.start
        if number == 0 or subject.word not in ("they", "their") or subject.start > begin + 1:
            return None
        sentence = self.sentences[number - 1]
        first = self.subjects.main(sentence.start, sentence.end)
        joined = first is not None and first.kind == "group" and not first.word and first.start <= sentence.start + 1
        return Holder(first.phrase) if first is not None and joined and first.phrase else None

    def country_of_group(self, subject: Subject) -> str | None:
        """The country of "Finnish lawmakers"; None for groups of several."""
        mention = next((m for m in self.subjects.mentions if m.start == subject.start), None)
        return self.country(mention.text) if mention is not None and subject.word and mention.end == subject.end - 1 else None

    # -- the linker

    def linked(self, candidate: Candidate, subject: Subject | None, sure: bool = True) -> Span | None:
        """The mention that the linker finds most likely among those that fit the subject; None without a model, or where none is likely,
        if it has to be `sure`."""
        if not has_linker(self.doc):
            return None
        pool = [m for m in near(self.subjects.mentions, candidate.goal) if self.fits(m, subject) and not self.is_people(m)]
        if subject is not None:  # "It" is nobody of whom the article speaks only later
            start = candidate.goal.start
            later = [m for m in pool if m.start >= start]
            known = [m for m, e in zip(later, self.facts.all_at(later), strict=True) if self.first(m, e) < start]
            pool = [*(m for m in pool if m.start < start), *known]
        home = self.home(candidate, pool) if subject is None else []
        return most_likely(self.doc, self.facts, candidate.goal, pool, home, alone=subject is None, sure=sure)

    def share_of(self, target: Target) -> float:
        """The linker's probability that a target is its holder's, or nobody's where it has none."""
        pool = near(self.subjects.mentions, target.goal)
        return share_of(self.doc, self.facts, target.goal, pool, target.holder, target.holder_text)

    def home(self, candidate: Candidate, pool: Sequence[Span]) -> list[Span]:
        """The mentions of the one country that the article is of, where the sentence of an aim names no other place or body."""
        main, sentence = self.states.main, candidate.sentence
        others = self.subjects.mentioned(sentence.start, sentence.end, "LOC", "NORP", "ORG")
        theirs = not {"their", "his", "her", "its"}.isdisjoint(candidate.lead)
        if main is None or theirs or candidate.rule.endswith("_achievement") or any(self.country(m.text) != main for m in others):
            return []
        return [m for m in pool if m.label_ == "LOC" and self.country(m.text) == main]

    def first(self, mention: Span, entity: Entity | None) -> int:
        """Where the bearer of a name, an entity of the record or not, is first named."""
        return entity.start if entity is not None else next(m.start for m in self.subjects.mentions if m.text == mention.text)

    def is_people(self, mention: Span) -> bool:
        """The adjective or the people of a country ("Finnish", "Finns"), where no word for its rulers follows; no party ("Democrats")."""
        if mention.label_ != "NORP" or self.facts.at(mention) is not None:
            return False  # a party that is an entry of the record
        if mention.text.endswith("s") and self.country(mention.text) is None:
            return False
        following = self.doc[mention.end].lower_ if mention.end < len(self.doc) else ""
        return following not in lists()["people"]

    # -- antecedents

    def antecedent(self, subject: Subject, candidate: Candidate) -> Span | None:
        """The name that a pronoun or a body without a name means: the first subject of a sentence before. Where there is a model, only "he"
        and "she" look that far: of others the linker knows better, but for a plain case."""
        number = self.numbers.get(candidate.sentence.start, 0)
        if subject.word not in lists()["persons"] and heads_of(self.doc) is not None:
            return self.one_before(subject, candidate, number)
        looked = 0
        for sentence in reversed(self.sentences[max(0, number - AGAIN):number]):
            begin = quoted_from(self.subjects, sentence, candidate.sentence)
            named = [s.mention for s in self.subjects.before(sentence.end, begin) if s.mention is not None]
            fitting = [m for m in named if self.fits(m, subject) and not self.is_people(m)]
            leader = leading_owner(self.subjects, sentence)
            if fitting or leader is not None:
                return leader or fitting[-1]
            looked += not is_again(self.subjects, subject, sentence)
            if looked == BACK:
                break
        return only_person(self.subjects, self.facts, subject, self.sentences[number - 1]) if number else None

    def one_before(self, subject: Subject, candidate: Candidate, number: int) -> Span | None:
        """For "it", "they", "the company" and "the party" at the head of a sentence: the organization that heads the sentence before and is
        the only one there; for "they" one with a plural name ("the Greens")."""
        begin = candidate.sentence.start
        if number == 0 or not heads_sentence(self.subjects, subject, begin):
            return None
        number = self.same_topic(subject, number)
        sentence = self.sentences[number - 1]
        plural = subject.word in ("they", "their")
        labels = ("ORG", "NORP") if plural or subject.word == "party" else ("ORG",)
        named = self.subjects.mentioned(sentence.start, sentence.end, *labels)
        first = self.subjects.main(sentence.start, sentence.end)
        if len({m.text for m in named}) != 1 or first is None:
            return None
        called = first.kind == "body" and named[0].start - first.end in (0, 1, 2)  # "The new company, Acme, will"
        if not called and (first.mention is not named[0] or first.kind != "name"):
            return None
        if not leads_sentence(self.subjects, first, sentence.start) or (plural and not named[0].text.endswith("s")):
            return None
        return named[0] if self.fits(named[0], subject) and not self.is_people(named[0]) else None

    def same_topic(self, subject: Subject, number: int) -> int:
        """The number of the first of the sentences right before that begin with the same pronoun, or with "the company" for "it"."""
        lower, last = self.subjects.lower, max(1, number - BACK)
        while number > last:
            start = self.sentences[number - 1].start
            company = subject.word == "it" and lower[start] == "the" and lower[start + 1] in lists()["companies"]
            if lower[start] != subject.word and not company and not is_still(self.subjects, subject, self.sentences[number - 1]):
                break
            number -= 1
        return number
