"""A record as tables, one a kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.table import Table
from rich.text import Text

from citybeat.record import City, Fact, Organization, Person, Project, Quantity, Record, Role, Span, Target
from citybeat.report.marks import STYLES
from citybeat.report.plain import printable

Row = Sequence[str]
EXCERPT = 110  # characters of evidence in a table
HEADINGS: dict[str, Row] = {
    "cities": ("id", "name", "place", "how"),
    "people": ("id", "name", "also", "mentions"),
    "organizations": ("id", "name", "also", "mentions"),
    "roles": ("id", "person", "title", "of or in", "when", "evidence"),
    "targets": ("id", "holder", "goal", "measure", "when", "evidence"),
    "projects": ("id", "name", "kind", "with", "when", "evidence"),
}


def tables(record: Record) -> Iterator[Table | Text]:
    """One table for each kind that was found, and a line for those that were not."""
    names = {entry.id: entry.name for entry in [*record.cities, *record.people, *record.organizations]}
    rows: dict[str, list[Row]] = {
        "cities": [city_row(city) for city in record.cities],
        "people": [name_row(person) for person in record.people],
        "organizations": [name_row(organization) for organization in record.organizations],
        "roles": [role_row(role, names) for role in record.roles],
        "targets": [target_row(target) for target in record.targets],
        "projects": [project_row(project, names) for project in record.projects],
    }
    yield from (table(kind, rows[kind]) for kind in rows if rows[kind])
    absent = [kind for kind in rows if not rows[kind]]
    if absent:
        yield Text(f"none found: {', '.join(absent)}")
    for warning in record.warnings:
        yield Text(f"warning: {printable(warning)}")


def table(kind: str, rows: Iterable[Row]) -> Table:
    """A table of plain text: nothing in a cell is read as markup."""
    out = Table(title=kind, title_style=STYLES[kind], title_justify="left", expand=False)
    for heading in HEADINGS[kind]:
        out.add_column(heading, overflow="fold", no_wrap=heading == "id")
    for row in rows:
        out.add_row(*(Text(printable(cell)) for cell in row))
    return out


def city_row(city: City) -> Row:
    where = joined([city.canonical_name, city.admin1_name, city.country])
    number = f" (GeoNames {city.geonames_id})" if city.geonames_id is not None else ""
    return city.id, city.name, where + number, joined([city.resolution, times(len(city.mentions))])


def name_row(entry: Person | Organization) -> Row:
    return entry.id, entry.name, joined(entry.aliases), times(len(entry.mentions))


def role_row(role: Role, names: dict[str, str]) -> Row:
    body = ", ".join(role.organization_path) or role.organization_text or names.get(role.organization or "", "")
    if role.organization_country:
        body = f"{body} ({role.organization_country})".strip()
    when = joined([role.status, period(role.start, role.end)])
    return role.id, names.get(role.person, role.person), role.title, body, when, evidence(role, role.title_span)


def target_row(target: Target) -> Row:
    holder = target.holder.name if target.holder else ""
    when = joined([f"by {target.deadline}" if target.deadline else None, f"from {target.baseline}" if target.baseline else None])
    kind = "" if target.kind == "target" else f"{target.kind}: "
    return target.id, holder, kind + target.goal, measure(target.quantity), when, evidence(target)


def project_row(project: Project, names: dict[str, str]) -> Row:
    parties = [names.get(project.lead or ""), *(party.name for party in project.participants)]
    others = joined([*parties, *(names.get(city) for city in project.cities)])
    name = f"{project.name} ({joined(project.aliases)})" if project.aliases else project.name
    return project.id, name, project.kind, others, period(project.start, project.end), evidence(project)


def evidence(fact: Fact, around: Span | None = None) -> str:
    """What states the fact, in short, and what found it; `around` is the part of it to show."""
    parts = []
    for span in fact.evidence:
        inside = around is not None and around.in_ == span.in_ and span.start <= around.start < span.end
        parts.append(excerpt(span.text, around.start - span.start if around is not None and inside else 0))
    return f"{' … '.join(parts)} [{fact.rule}]"


def excerpt(text: str, at: int, size: int = EXCERPT) -> str:
    """About `size` characters of a passage, whole words, with the character `at` well inside.

    >>> excerpt("one two three four five six seven", at=14, size=15)
    '… four five …'
    """
    if len(text) <= size:
        return text
    start = max(0, min(at - size // 3, len(text) - size))
    end = start + size
    gap = text.find(" ", start - 1, at) if start else -1
    start = gap + 1 if gap >= 0 else start
    gap = text.rfind(" ", at, end + 1) if end < len(text) else -1
    end = gap if gap >= 0 else end
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def measure(quantity: Quantity | None) -> str:
    """A quantity in short.

    >>> measure(Quantity(value=30, value_to=40, unit="percent", comparator="range", change="by"))
    'by 30 to 40 percent'
    """
    if quantity is None:
        return ""
    value = f"{quantity.value:,.12g}" + (f" to {quantity.value_to:,.12g}" if quantity.value_to is not None else "")
    comparator = {"at_least": "at least", "at_most": "at most", "about": "about"}.get(quantity.comparator)
    return " ".join(part for part in (quantity.change, comparator, value, quantity.unit) if part)


def period(start: str | None, end: str | None) -> str:
    return f"{start or ''} – {end or ''}".strip() if start or end else ""


def times(count: int) -> str:
    return f"{count}×"


def joined(parts: Iterable[str | None]) -> str:
    """The parts that are there, each once."""
    return ", ".join(dict.fromkeys(part for part in parts if part))
