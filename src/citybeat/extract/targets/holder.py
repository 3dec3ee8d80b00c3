"""Who holds a target: the subject of the aim, through pronouns and "the company", and the linker's word on the rest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Span

from citybeat.extract.facts import Entity, Facts
from citybeat.extract.targets.subjects import Subject, Subjects, lists
from citybeat.extract.targets.triggers import Candidate
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of
from citybeat.nlp.encoder import heads_of

REACH = 400  # words around a goal in which a holder is looked for
CLEAR = 0.0  # by how much (logits) the best candidate must beat "no holder"
BACK = 4  # sentences in which the antecedent of a pronoun is looked for


@dataclass(frozen=True)
class Holder:
    """A holder: its name in the article's words, the entity where it is one, the ISO code of a country."""

    name: str
    entity: Entity | None = None
    country: str | None = None


class Holders:
    """Finds holders in one Doc; `sentences` are its sentences in order."""

    def __init__(self, doc: Doc, facts: Facts, gazetteer: Gazetteer | None, sentences: Sequence[Span]):
        self.doc, self.facts, self.gazetteer, self.sentences = doc, facts, gazetteer, sentences
        self.subjects = Subjects(doc)
        self.numbers = {s.start: i for i, s in enumerate(sentences)}

    def of(self, candidate: Candidate) -> Holder | None:
        """The holder of a candidate, or None where the article names none."""
        begin, at = candidate.sentence.start, candidate.subject_end
        owner = self.owner_inside(candidate)
        if owner is not None:
            return self.named(owner)
        for subject in self.subjects.before(at, begin):
            holder = self.resolved(subject, candidate)
            if holder is not None:
                return holder
            if subject.kind != "pronoun":
                break
        agent = self.agent_after(candidate)
        if agent is not None:
            return agent
        linked = self.linked(candidate, None)
        return self.named(linked) if linked is not None else None

    def resolved(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """The holder that a subject means; None where that stays open."""
        if subject.kind == "name" and subject.mention is not None:
            return self.named(subject.mention)
        if subject.kind == "body":
            if subject.mention is not None:
                return self.named_body(subject)
            if subject.word in lists()["generic"] or subject.phrase in lists()["generic"]:
                return Holder(subject.phrase or subject.word)
        known = self.in_post(subject) if subject.kind == "post" else self.speaker(subject, candidate)
        if known is not None:
            return known
        mention = self.antecedent_inside(subject, candidate) or self.linked(candidate, subject) or self.antecedent(subject, candidate)
        return self.named(mention) if mention is not None else None

    def named_body(self, subject: Subject) -> Holder:
        """"the Finnish government" and "the government of Finland" by that name; "Acme's board" by Acme."""
        mention = subject.mention
        assert mention is not None
        country = self.country(mention.text)
        of_state = mention.label_ == "NORP" or (mention.label_ == "LOC" and country is not None)
        if of_state and subject.start == mention.start and subject.word in lists()["people"]:
            whole = self.doc[mention.start:subject.end].text
            return Holder(whole if "'" not in whole and "’" not in whole else f"{mention.text} {subject.phrase}", None, country)
        return self.named(mention)

    def owner_inside(self, candidate: Candidate) -> Span | None:
        """The name in "the aim of Acme is to"."""
        trigger = candidate.trigger
        if trigger is None:
            return None
        inside = [m for m in self.subjects.mentions if trigger.start < m.start and m.end <= trigger.end]
        return next((m for m in inside if self.doc[m.start - 1].lower_ in ("of", "the")), None)

    def in_post(self, subject: Subject) -> Holder | None:
        """"the mayor": the person whose role that is."""
        for role in self.facts.roles:
            if subject.word in role.title.casefold().split():
                return Holder(role.person.name, role.person)
        return None

    def speaker(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """For "we" in what somebody says: the organization of the speaker's role."""
        if subject.word not in lists()["speakers"]:
            return None
        number = self.numbers.get(candidate.sentence.start, 0)
        for sentence in self.sentences[max(0, number - 1):number + 2]:
            for mention in (m for m in self.subjects.mentions if m.label_ == "PERSON" and sentence.start <= m.start < sentence.end):
                near = [t.lower_ for t in self.doc[max(sentence.start, mention.start - 2):min(sentence.end, mention.end + 3)]]
                person = self.facts.at(mention) if any(w in lists()["speech"] for w in near) else None
                role = next((r for r in self.facts.roles if r.person is person and r.organization_text), None)
                if role is not None:
                    country = role.organization_country
                    return Holder(role.organization.name if role.organization else role.organization_text or "", role.organization, country)
        return None

    # -- antecedents

    def antecedent_inside(self, subject: Subject, candidate: Candidate) -> Span | None:
        """The subject before a pronoun in its sentence ("Acme said it would")."""
        if subject.word in lists()["speakers"]:
            return None
        for other in self.subjects.before(subject.start, candidate.sentence.start):
            if other.mention is not None and self.fits(other.mention, subject):
                return other.mention
        return None

    def antecedent(self, subject: Subject, candidate: Candidate) -> Span | None:
        """The name that a pronoun or a body without a name means: the subject of a sentence before."""
        number = self.numbers.get(candidate.sentence.start, 0)
        for sentence in reversed(self.sentences[max(0, number - BACK):number]):
            named = [s.mention for s in self.subjects.before(sentence.end, sentence.start) if s.mention is not None]
            fitting = [m for m in named if self.fits(m, subject) and not self.is_people(m)]
            if fitting:
                return fitting[-1]
        return None

    def agent_after(self, candidate: Candidate) -> Holder | None:
        """The agent of a passive: "plans ... unveiled by the Conservatives"."""
        doc, end = self.doc, candidate.sentence.end
        for i in range(candidate.goal.start + 1, min(end - 1, candidate.goal.end + 12)):
            if doc[i].lower_ == "by" and doc[i - 1].lower_.endswith("ed"):
                mention = next((m for m in self.subjects.mentions if m.start in (i + 1, i + 2)), None)
                return self.named(mention) if mention is not None else None
        return None

    def fits(self, mention: Span, subject: Subject | None) -> bool:
        """Whether a mention can be what the subject means: people for "she", organizations for "the company"."""
        if subject is None:
            return True
        if subject.word in lists()["persons"] or subject.kind == "post":
            return mention.label_ == "PERSON"
        if subject.word in lists()["companies"]:
            return mention.label_ == "ORG"
        if subject.word in lists()["places"]:
            return mention.label_ in ("LOC", "NORP")
        return mention.label_ != "PERSON"

    # -- the linker

    def linked(self, candidate: Candidate, subject: Subject | None) -> Span | None:
        """The mention that the linker finds most likely among those that fit the subject; None without a model, or where none is likely."""
        goal, heads = candidate.goal, heads_of(self.doc)
        if heads is None or "holder" not in heads.linkers:
            return None
        pool = [m for m in self.subjects.mentions if abs(m.start - goal.start) <= REACH and (m.end <= goal.start or m.start >= goal.end)]
        pool = [m for m in pool if self.fits(m, subject) and not self.is_people(m)]
        if not pool:
            return None
        vectors = np.asarray(self.doc.tensor, np.float32)
        spans, labels = [(m.start, m.end) for m in pool], [m.label_ for m in pool]
        scores, null = heads.link("holder", (goal.start, goal.end), spans, labels, columns_of(self.doc).texts, vectors)
        return self.best_entity(pool, scores, null)

    def is_people(self, mention: Span) -> bool:
        """The adjective or the people of a country ("Finnish", "Finns"), where no word for its rulers follows."""
        if mention.label_ != "NORP" or self.gazetteer is None or self.gazetteer.demonym(mention.text) is None:
            return False
        following = self.doc[mention.end].lower_ if mention.end < len(self.doc) else ""
        return following not in lists()["people"]

    def best_entity(self, pool: Sequence[Span], scores: Sequence[float], null: float) -> Span | None:
        """The surest mention of the entity whose mentions together are surest; None where "no holder" is surer."""
        groups: dict[object, list[int]] = {}
        for i, (mention, entity) in enumerate(zip(pool, self.facts.all_at(pool), strict=True)):
            groups.setdefault(id(entity) if entity is not None else mention.text.casefold(), []).append(i)
        sums = [(round(math.log(sum(math.exp(min(50.0, scores[i])) for i in group)), 3), group) for group in groups.values()]
        total, group = max(sums, key=lambda s: (s[0], -s[1][0]))
        if total < null + CLEAR:
            return None
        return pool[max(group, key=lambda i: (scores[i], -i))]

    # -- names

    def named(self, mention: Span) -> Holder:
        """The holder that a mention stands for: the entity of the record where it is one."""
        entity, text = self.facts.at(mention), mention.text
        country, doc, end = self.country(text), self.doc, mention.end
        if mention.label_ in ("NORP", "LOC") and country and end < len(doc) and doc[end].lower_ in ("government", "authorities", "leaders"):
            return Holder(f"{text} {doc[end].text}", None, country)
        if entity is not None:
            return Holder(entity.name, entity, country)
        return Holder(text, None, country)

    def country(self, text: str) -> str | None:
        """ISO code of a country's name or adjective."""
        if self.gazetteer is None:
            return None
        return self.gazetteer.country(text) or self.gazetteer.demonym(text)
