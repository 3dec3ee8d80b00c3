"""From the Facts of a Doc to the record: ids in order of first appearance, offsets into text or title, keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from spacy.tokens import Doc, Span

from citybeat import record as r
from citybeat.article import Article
from citybeat.extract.facts import City, Entity, Facts, Mention, Organization, Person, Project, Role, Target, facts_of
from citybeat.extract.roles.titles import role_class, title_key
from citybeat.nlp.columns import columns_of
from citybeat.nlp.layout import layout_of
from citybeat.nlp.published import published_of
from citybeat.text import name_key, near_key, sha256

TITLE_GAP = "\n\n"


def doc_text(article: Article) -> str:
    """What the pipeline reads: the text, after the title where one was handed in apart that does not begin the text."""
    return title_prefix(article) + article.text


def title_prefix(article: Article) -> str:
    title = (article.title or "").strip()
    return article.title + TITLE_GAP if article.title and title and not article.text.lstrip().startswith(title) else ""


class Assembler:
    """Builds one record; holds the ids that its entities and facts were given."""

    def __init__(self, doc: Doc, article: Article):
        self.doc, self.article, self.facts = doc, article, facts_of(doc)
        self.shift = len(title_prefix(article))
        self.title_end = self.shift - len(TITLE_GAP)
        self.digest = sha256(article.text)
        self.ids: dict[int, str] = {}
        for letter, entities in (("c", self.facts.cities), ("p", self.facts.people), ("o", self.facts.organizations)):
            entities.sort(key=lambda e: (e.start, e.name))
            self.ids.update({id(entity): f"{letter}{i}" for i, entity in enumerate(entities, 1)})

    # -- spans

    def place(self, start: int, end: int) -> tuple[Literal["text", "title"], int, int]:
        """Where characters of the Doc stand: in the text or in the title, and at which offsets."""
        if self.shift and start < self.title_end:
            return "title", start, min(end, self.title_end)
        return "text", max(0, start - self.shift), end - self.shift

    def span(self, span: Span) -> r.Span:
        where, start, end = self.place(span.start_char, span.end_char)
        return r.Span.model_construct(in_=where, start=start, end=end, text=self.source(where)[start:end])

    def source(self, where: Literal["text", "title"]) -> str:
        return self.article.text if where == "text" else self.article.title or ""

    def mention(self, mention: Mention) -> r.Mention:
        where, start, end = self.place(mention.span.start_char, mention.span.end_char)
        return r.Mention.model_construct(in_=where, start=start, end=end, text=self.source(where)[start:end], form=mention.form)

    def mentions(self, entity: Entity) -> list[r.Mention]:
        seen: dict[tuple[int, int], Mention] = {}
        for mention in entity.mentions:
            seen.setdefault((mention.span.start, mention.span.end), mention)
        return [self.mention(seen[place]) for place in sorted(seen)]

    def ref(self, entity: Entity | None, name: str | None = None) -> str | None:
        """The id of an entity, else of the entry that has this name."""
        known = self.ids.get(id(entity)) if entity is not None else None
        if known is None and name:
            other = self.facts.named(name)
            known = self.ids.get(id(other)) if other is not None else None
        return known

    # -- entries

    def city(self, city: City) -> r.City:
        place = city.place
        return r.City(
            id=self.ids[id(city)], name=city.name, confidence=city.confidence, mentions=self.mentions(city),
            canonical_name=place.name if place else None, geonames_id=place.geonames_id if place else None,
            country=place.country if place else None, admin1_code=place.admin1_code if place else None,
            admin1_name=place.admin1_name if place else None, latitude=place.latitude if place else None,
            longitude=place.longitude if place else None, population=place.population if place else None,
            resolution=city.resolution if place else None, link_confidence=city.link_confidence if place else None,
        )

    def person(self, person: Person) -> r.Person:
        return r.Person(
            id=self.ids[id(person)], name=person.name, confidence=person.confidence, mentions=self.mentions(person),
            name_key=name_key(person.name), honorific=person.honorific, aliases=aliases(person),
        )

    def organization(self, organization: Organization) -> r.Organization:
        return r.Organization(
            id=self.ids[id(organization)], name=organization.name, confidence=organization.confidence, mentions=self.mentions(organization),
            name_key=name_key(organization.name), acronym=organization.acronym, aliases=aliases(organization),
        )

    # -- facts

    def evidence(self, spans: Sequence[Span]) -> list[r.Span]:
        return [self.span(s) for s in spans]

    def key(self, kind: str, *slots: object) -> str:
        return r.fact_key(self.digest, kind, *slots)

    def role(self, role: Role, number: int) -> r.Role:
        self.ids[id(role)] = f"r{number}"
        text = role.organization_text
        return r.Role(
            id=f"r{number}", evidence=self.evidence(role.evidence), rule=role.rule, confidence=role.confidence,
            key=self.key("role", role.person.name, title_key(role.title), text, role.status, role.start, role.end),
            person=self.ids[id(role.person)], title=role.title, title_span=self.span(role.title_span), title_key=title_key(role.title),
            role_class=role_class(role.title), organization=self.ref(role.organization, text), organization_text=text,
            organization_path=role.organization_path, organization_country=role.organization_country, status=role.status,
            start=role.start, end=role.end,
        )

    def target(self, target: Target, number: int) -> r.Target:
        self.ids[id(target)] = f"t{number}"
        name = target.holder_text or (target.holder.name if target.holder else None)
        holder = r.Holder(name=name, ref=self.ref(target.holder, name), country=target.holder_country) if name else None
        q = target.quantity
        quantity = r.Quantity(value=q.value, value_to=q.value_to, unit=q.unit, comparator=q.comparator, change=q.change) if q else None
        goal = self.span(target.goal).text
        return r.Target(
            id=f"t{number}", evidence=self.evidence(target.evidence), rule=target.rule, confidence=target.confidence,
            key=self.key(target.kind, name, goal, quantity and quantity.value, target.deadline), kind=target.kind, holder=holder,
            goal=goal, direction=target.direction, quantity=quantity, deadline=target.deadline, deadline_text=target.deadline_text,
            deadline_basis=target.deadline_basis, baseline=target.baseline, mentions=self.evidence(target.mentions),
        )

    def project(self, project: Project, number: int) -> r.Project:
        self.ids[id(project)] = f"j{number}"
        entity = project.entity
        return r.Project(
            id=f"j{number}", evidence=self.evidence(project.evidence), rule=project.rule, confidence=project.confidence,
            key=self.key("project", name_key(entity.name)), name=entity.name, acronym=project.acronym, aliases=aliases(entity),
            kind=project.kind,
            description=project.description, lead=self.ref(project.lead),
            participants=[r.Participant(name=n, ref=self.ref(e, n)) for n, e in project.participants],
            cities=[ref for c in project.cities if (ref := self.ref(c))], start=project.start, end=project.end,
            mentions=self.mentions(entity),
        )

    # -- the whole

    def record(self, info: r.PipelineInfo, language: str | None, warnings: list[str], with_text: bool) -> r.Record:
        article, facts = self.article, self.facts
        published, basis = published_of(self.doc)
        headline = layout_of(self.doc).title
        if article.published and basis != "metadata":
            warnings = [*warnings, f"published: not a date that could be read: {article.published[:80]!r}"]
        return r.Record(
            schema_version=r.SCHEMA_VERSION, id=article.id or f"sha256:{self.digest[:16]}",
            source=r.Source(path=article.path, line=article.line, url=article.url, publisher=article.publisher),
            title=article.title or (headline.text if headline is not None else None), published=published, published_from=basis,
            language=language, text=self.text(with_text), cities=[self.city(c) for c in facts.cities],
            people=[self.person(p) for p in facts.people], organizations=[self.organization(o) for o in facts.organizations],
            roles=self.roles(facts), targets=self.targets(facts), projects=self.projects(facts), warnings=warnings, pipeline=info,
        )

    def roles(self, facts: Facts) -> list[r.Role]:
        ordered = sorted(facts.roles, key=lambda f: (f.title_span.start, f.title_span.end, f.person.start))
        return [self.role(f, i) for i, f in enumerate(ordered, 1)]

    def targets(self, facts: Facts) -> list[r.Target]:
        ordered = sorted(facts.targets, key=lambda f: (f.evidence[0].start, f.goal.start, f.goal.end))
        return [self.target(f, i) for i, f in enumerate(ordered, 1)]

    def projects(self, facts: Facts) -> list[r.Project]:
        ordered = sorted(facts.projects, key=lambda f: (f.entity.start, f.entity.name))
        return [self.project(f, i) for i, f in enumerate(ordered, 1)]

    def text(self, with_text: bool) -> r.Text:
        text = self.article.text
        return r.Text(
            sha256=self.digest, near_key=near_key(text), chars=len(text), tokens=columns_of(self.doc).is_space.count(False),
            sentences=sum(1 for _ in self.doc.sents) if len(self.doc) else 0, content=text if with_text else None,
        )


def aliases(entity: Entity) -> list[str]:
    """The other forms of a name, white space squeezed, in order of the text."""
    name = " ".join(entity.name.split())
    return [form for form in dict.fromkeys(" ".join(n.split()) for n in entity.names) if form != name]
