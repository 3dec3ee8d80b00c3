"""What a case expects of the record of its text, and what is amiss in a record.

A case is a line of JSON: a short text with what must, or must not, come out of it. Keys that no field here has are refused, so that a
misspelt expectation cannot pass by not being looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from citybeat.article import Article
from citybeat.errors import SpanError
from citybeat.evaluate.matching import fold, folded, token_f1
from citybeat.record import City, Person, Project, Record, Role, Target, check_spans

TITLE, ORGANIZATION, HOLDER = 0.8, 0.6, 0.5  # the share of words that two wordings of one thing must have in common


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Aim(Strict):
    """A target; only the keys that are given are compared, and null is a value."""

    deadline: str | None = None
    value: float | None = None
    holder: str | None = None


class Expectation(Strict):
    """What the text states without doubt. Names are compared without case, articles and punctuation."""

    cities: list[tuple[str, int | None]] = []  # name (of the entry or of a mention) and GeoNames id; null: whichever
    only_cities: bool = False  # and no further city
    not_cities: list[str] = []
    people: list[str] = []  # the entry's own name, in full
    only_people: bool = False
    not_people: list[str] = []
    roles: list[tuple[str, str, str | None, str | None]] = []  # person, title, organization (null: none), status (null: whichever)
    not_roles: list[tuple[str, str]] = []
    terms: list[tuple[str, str, str | None, str | None]] = []  # person, title, start, end
    targets: list[Aim] = []
    no_targets: bool = False
    projects: list[str] = []
    not_projects: list[str] = []


class Case(Strict):
    id: str
    kind: str
    text: str
    title: str | None = None
    source: str | None = None
    country: str | None = None
    genre: str | None = None
    expect: Expectation

    @property
    def article(self) -> Article:
        return Article(self.text, id=self.id, title=self.title)


def read_cases(path: Path) -> list[Case]:
    """The cases of a JSONL file; pydantic's ValidationError at a line that is none."""
    return [Case.model_validate_json(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


def faults(case: Case, record: Record) -> list[str]:
    """What is amiss in the record of a case, in words; nothing when it is as expected."""
    checks: list[Callable[[Case, Record], Iterator[str]]] = [spans, cities, people, absent, roles, terms, targets, projects]
    return [fault for check in checks for fault in check(case, record)]


def spans(case: Case, record: Record) -> Iterator[str]:
    try:
        check_spans(record, case.article)
    except SpanError as error:
        yield str(error)


def cities(case: Case, record: Record) -> Iterator[str]:
    for name, place in case.expect.cities:
        found = [city for city in record.cities if fold(name) in names_of(city)]
        if not found:
            yield f"city missed: {name}"
        elif place is not None and place not in {city.geonames_id for city in found}:
            yield f"city {name}: {found[0].geonames_id} ({found[0].country}), not {place}"
    if case.expect.only_cities:
        yield from surplus("city", record.cities, [name for name, _ in case.expect.cities])


def people(case: Case, record: Record) -> Iterator[str]:
    there = [person.name for person in record.people]
    for name in case.expect.people:
        if fold(name) not in folded(there):
            yield f"person missed: {name}; there are {there}"
    if case.expect.only_people:
        yield from surplus("person", record.people, case.expect.people)


def surplus(kind: str, entries: Iterable[City | Person], names: Iterable[str]) -> Iterator[str]:
    """Entries beyond those expected; an entry that is expected under another name is one too."""
    expected = list(folded(names))
    for entry in entries:
        fits = [name for name in expected if name in names_of(entry)]
        if not fits:
            yield f"{kind} beyond those expected: {entry.name}"
        for name in fits:
            expected.remove(name)


def absent(case: Case, record: Record) -> Iterator[str]:
    unwanted = [("city", record.cities, case.expect.not_cities), ("person", record.people, case.expect.not_people),
                ("project", record.projects, case.expect.not_projects)]
    for kind, entries, names in unwanted:
        for name in names:
            if any(fold(name) in names_of(entry) for entry in entries):
                yield f"no {kind}, but taken for one: {name}"


def names_of(entry: City | Person | Project) -> frozenset[str]:
    aliases = [] if isinstance(entry, City) else entry.aliases
    return folded([entry.name, *aliases, *(mention.text for mention in entry.mentions)])


def held(record: Record, person: str, title: str) -> list[Role]:
    """The roles of a person whose title is worded much like this one."""
    ids = {p.id for p in record.people if fold(p.name) == fold(person)}
    return [role for role in record.roles if role.person in ids and token_f1(title, role.title) >= TITLE]


def organizations(record: Record, role: Role) -> list[str]:
    """The wordings of what a role is in or of."""
    entries = {entry.id: entry.name for entry in [*record.organizations, *record.cities]}
    wordings = [role.organization_text, entries.get(role.organization or ""), ", ".join(role.organization_path)]
    return [wording for wording in wordings if wording]


def roles(case: Case, record: Record) -> Iterator[str]:
    for person, title, organization, status in case.expect.roles:
        found = [role for role in held(record, person, title) if within(organization, organizations(record, role))]
        if not any(status in (None, role.status) for role in found):
            there = [(role.title, organizations(record, role), role.status) for role in record.roles]
            yield f"role missed: {person}, {title}, {organization}, {status}; there are {there}"
    for person, title in case.expect.not_roles:
        if held(record, person, title):
            yield f"no role, but taken for one: {person}, {title}"


def within(organization: str | None, wordings: list[str]) -> bool:
    if organization is None:
        return not wordings
    return any(token_f1(organization, wording) >= ORGANIZATION for wording in wordings)


def terms(case: Case, record: Record) -> Iterator[str]:
    for person, title, start, end in case.expect.terms:
        found = [(role.start, role.end) for role in held(record, person, title)]
        if (start, end) not in found:
            yield f"term of {person}, {title}: {found}, not {start} to {end}"


def targets(case: Case, record: Record) -> Iterator[str]:
    there = [target for target in record.targets if target.kind == "target"]
    if case.expect.no_targets and there:
        yield f"targets where there is none: {[target.goal for target in there]}"
    for aim in case.expect.targets:
        if not any(fits(aim, target) for target in there):
            yield f"target missed: {aim.model_dump(exclude_unset=True)}; there are {list(map(told, there))}"


def fits(aim: Aim, target: Target) -> bool:
    holder, value, deadline = told(target)
    given = aim.model_fields_set
    return (
        ("deadline" not in given or aim.deadline == deadline)
        and ("value" not in given or aim.value == value)
        and ("holder" not in given or token_f1(aim.holder, holder) >= HOLDER)
    )


def told(target: Target) -> tuple[str | None, float | None, str | None]:
    """Holder, value and deadline."""
    return (target.holder and target.holder.name, target.quantity and target.quantity.value, target.deadline)


def projects(case: Case, record: Record) -> Iterator[str]:
    for name in case.expect.projects:
        if not any(fold(name) in names_of(project) for project in record.projects):
            yield f"project missed: {name}; there are {[project.name for project in record.projects]}"
