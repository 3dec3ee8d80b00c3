"""From what the extractors found in one Doc, and the record of it, to an explanation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from spacy.language import Language
from spacy.tokens import Span

from citybeat import record as r
from citybeat.assemble import Assembler
from citybeat.confidence.signals import entries_and_facts
from citybeat.explain.model import EXPLANATION_VERSION, KINDS, Explained, Explanation, Kind, Missed, Slot
from citybeat.explain.registry import notes_of_rules, rule_text
from citybeat.explain.slots import city_slots, organization_slots, person_slots, project_slots, role_slots, stated, target_slots
from citybeat.explain.words import Words
from citybeat.extract import facts as f
from citybeat.nlp.columns import columns_of

LONGEST = 400  # characters of a sentence that is shown whole
AROUND = 25  # words shown to either side of a name in a longer one
NAMES = {"person": "people.name", "organization": "organizations.name"}  # what finds the entries that bear no rule in the record


class Explainer:
    """Explains one record; needs the Doc that the assembler holds, with its facts."""

    def __init__(self, assembler: Assembler, record: r.Record, nlp: Language):
        self.assembler, self.record, self.facts = assembler, record, assembler.facts
        self.words = Words(assembler.article, record)
        self.notes = notes_of_rules(nlp)
        made = (thing for _, thing in entries_and_facts(self.facts))
        self.made = {assembler.ids[id(thing)]: thing for thing in made if id(thing) in assembler.ids}

    def explanation(self) -> Explanation:
        record = self.record
        found = [*self.entries(), *self.roles(), *self.targets(), *self.projects()]
        return Explanation(
            explanation_version=EXPLANATION_VERSION, id=record.id, found=found, near_misses=list(self.near_misses()),
            warnings=record.warnings, pipeline=record.pipeline,
        )

    # -- what is in the record

    def entries(self) -> Iterator[Explained]:
        for city in self.record.cities:
            entity = cast("f.City", self.made[city.id])
            yield self.entry("city", city, entity.rule, city_slots(city, self.words))
        for person in self.record.people:
            yield self.entry("person", person, NAMES["person"], person_slots(person, self.words))
        for organization in self.record.organizations:
            yield self.entry("organization", organization, NAMES["organization"], organization_slots(organization, self.words))

    def entry(self, kind: Kind, entry: r.Entry, rule: str, slots: Iterator[Slot]) -> Explained:
        entity = cast("f.Entity", self.made[entry.id])
        first = min((m.span for m in entity.mentions), key=lambda s: s.start)
        return Explained(
            kind=kind, id=entry.id, statement=entry.name, rule=rule_text(rule, self.notes), trigger=self.span(first),
            evidence=[self.sentence(first)], slots=stated(slots), confidence=entry.confidence, signals=entity.signals,
        )

    def roles(self) -> Iterator[Explained]:
        for role in self.record.roles:
            person = self.words.name(role.person) or role.person
            body = role.organization_text or self.words.name(role.organization)
            statement = f"{person}: {role.title}{f', {body}' if body else ''}{'' if role.status == 'current' else f' ({role.status})'}"
            yield self.fact("role", role, statement, role_slots(role, self.words))

    def targets(self) -> Iterator[Explained]:
        for target in self.record.targets:
            holder = f"{target.holder.name}: " if target.holder else ""
            yield self.fact("target", target, f"{target.kind}: {holder}{target.goal}", target_slots(target, self.words))

    def projects(self) -> Iterator[Explained]:
        for project in self.record.projects:
            fact = cast("f.Project", self.made[project.id])
            trigger = fact.trigger if fact.trigger is not None else fact.entity.mentions[0].span
            yield self.fact("project", project, f"{project.name} ({project.kind})", project_slots(project, self.words), trigger)

    def fact(self, kind: Kind, fact: r.Fact, statement: str, slots: Iterator[Slot], trigger: Span | None = None) -> Explained:
        made = cast("f.Fact", self.made[fact.id])
        words = trigger if trigger is not None else made.trigger
        if words is None and isinstance(made, f.Target):
            words = made.goal
        return Explained(
            kind=kind, id=fact.id, statement=statement, rule=rule_text(fact.rule, self.notes),
            trigger=self.span(words) if words is not None else None,
            evidence=fact.evidence, slots=stated(slots), confidence=fact.confidence, signals=made.signals,
        )

    # -- what is not

    def near_misses(self) -> Iterator[Missed]:
        """What was dropped and is no part of a fact of its kind all the same; each once."""
        taken = {kind: {i for span in self.taken(kind) for i in range(span.start, span.end)} for kind in KINDS}
        seen: set[tuple[str, int, int, str]] = set()
        for miss in sorted(self.facts.near_misses, key=lambda m: (KINDS.index(cast("Kind", m.kind)), m.span.start, m.span.end)):
            key = (miss.kind, miss.span.start, miss.span.end, miss.reason)
            kind = cast("Kind", miss.kind)
            if key in seen or not taken[kind].isdisjoint(range(miss.span.start, miss.span.end)):
                continue
            seen.add(key)
            yield Missed(
                kind=kind, words=self.span(miss.span), evidence=self.sentence(miss.span), rule=rule_text(miss.rule, self.notes),
                reason=miss.reason,
            )

    def taken(self, kind: Kind) -> Iterator[Span]:
        """The words of the record's own entries and facts of a kind."""
        facts = self.facts
        if kind == "role":
            yield from (role.title_span for role in facts.roles)
        elif kind == "target":
            yield from (target.goal for target in facts.targets)
        else:
            projects = [p.entity for p in facts.projects]
            entities: dict[Kind, list[f.Entity]] = {
                "city": [*facts.cities], "person": [*facts.people], "organization": [*facts.organizations], "project": projects,
            }
            yield from (mention.span for entity in entities[kind] for mention in entity.mentions)

    # -- spans

    def span(self, span: Span) -> r.Span:
        return self.assembler.span(span)

    def sentence(self, span: Span) -> r.Span:
        """The sentence that holds the beginning of a span, without white space at its ends; of a long one the words around it."""
        doc, sentence = span.doc, span.doc[span.start].sent
        start, end = sentence.start, max(sentence.end, span.end)
        if doc[end - 1].idx + len(doc[end - 1]) - doc[start].idx > LONGEST:
            start, end = max(start, span.start - AROUND), min(end, span.end + AROUND)
        start, end = columns_of(doc).trimmed(start, end)
        return self.span(doc[start:end])
