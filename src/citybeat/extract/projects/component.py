"""The component `citybeat_projects`: named undertakings become Project facts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import Entity, Facts, Project, facts_of
from citybeat.extract.projects import choose, describe
from citybeat.extract.projects.groups import Group, add_short_forms, grouped, sites_of
from citybeat.extract.projects.heads import head_candidates
from citybeat.extract.projects.judging import Judge, Parties
from citybeat.extract.projects.kinds import kind_of
from citybeat.extract.projects.matching import Rules
from citybeat.extract.projects.mentions import complete, is_taken, mentions_of, name_of
from citybeat.extract.rules import Rule, read_rules
from citybeat.nlp.notes import notes_of
from citybeat.nlp.published import published_of
from citybeat.record import ProjectKind

BODIES = frozenset({"fund", "network", "facility", "incubator"})  # kinds that can employ people and make pledges: they stay organizations


@Language.factory("citybeat_projects")
def make_projects(nlp: Language, name: str) -> Projects:
    """The factory that spaCy calls."""
    return Projects(nlp)


class Projects:
    """Finds projects by rules and, where a model has read the Doc, by its head; writes them into facts_of(doc)."""

    def __init__(self, nlp: Language):
        self.nlp = nlp
        self.own: list[Rule] = []
        self.rules = Rules(nlp.vocab)

    def add_rules(self, path: Path) -> None:
        """Add a user's rules of the form of rules.jsonl; RuleError says what is wrong with them."""
        self.own = [*self.own, *read_rules(path)]
        self.rules = Rules(self.nlp.vocab, self.own)

    def __call__(self, doc: Doc) -> Doc:
        facts = facts_of(doc)
        groups = self.groups(doc, facts)
        if not groups:
            facts.projects = []
            return doc
        complete(doc, groups)
        kinds = [kind_of(group) for group in groups]
        judge = Judge(doc, facts, groups, kinds)
        facts.projects = [fact(group, kind, judge.parties(i)) for i, (group, kind) in enumerate(zip(groups, kinds, strict=True))]
        told = [p for p, group in zip(facts.projects, groups, strict=True) if choose.is_told(group)]
        facts.people = [p for p in facts.people if not any(all(is_taken(m, t.entity.mentions) for m in p.mentions) for t in told)]
        facts.organizations = [o for o in facts.organizations if not is_only_project(o, facts.projects)]
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterable[Doc]:
        """One Doc after the other; `batch_size` is there for spaCy."""
        yield from map(self, stream)

    def groups(self, doc: Doc, facts: Facts) -> list[Group]:
        """The groups that are projects, in the order of the text."""
        with_model = "citybeat.heads" in notes_of(doc) or bool(doc.spans.get("project"))
        return choose.chosen(self.proposed(doc), with_model, facts)

    def proposed(self, doc: Doc) -> list[Group]:
        """The groups that rules or head propose, in the order of the text."""
        if not len(doc):
            return []
        sites = sites_of([*self.rules(doc), *head_candidates(doc)])
        add_short_forms(sites)
        return grouped(sites)


def fact(group: Group, kind: ProjectKind, parties: Parties) -> Project:
    """The Project of one group."""
    description = describe.description_of(group)
    start, end = describe.dates_of(group, published_of(group.sites[0].name.doc)[0])
    acronym = next((s.acronym.text for s in group.sites if s.acronym is not None), None)
    return Project(
        evidence=[describe.evidence_of(group)], rule=choose.rule_of(group), trigger=choose.surest(group).trigger,
        entity=Entity(name_of(group), mentions_of(group)), kind=kind, acronym=acronym,
        description=" ".join(description.text.split()) if description is not None else None,
        lead=parties.lead, participants=parties.participants, cities=parties.cities, start=start, end=end,
        signals={"decision": group.sure},
    )


def is_only_project(organization: Entity, projects: list[Project]) -> bool:
    """Whether all mentions of an organization are those of one project that is no body itself, and no other project's party."""
    parties = [p.lead for p in projects] + [entity for p in projects for _, entity in p.participants]
    if any(organization is party for party in parties):
        return False
    return any(p.kind not in BODIES and all(is_taken(m, p.entity.mentions) for m in organization.mentions) for p in projects)
