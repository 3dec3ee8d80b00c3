"""An article with what was found in it marked: in colour, or by brackets where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.text import Text

from citybeat.article import Article
from citybeat.record import Record, Span
from citybeat.report.plain import visible

STYLES = {
    "cities": "bold green",
    "people": "bold cyan",
    "organizations": "bold blue",
    "projects": "bold magenta",
    "roles": "yellow",
    "targets": "underline",
}


@dataclass(frozen=True)
class Mark:
    """A passage of the text (or title) that belongs to the entry or fact `id` of a kind."""

    start: int
    end: int
    kind: str
    id: str


def marks_of(record: Record, source: str = "text") -> list[Mark]:
    """What to mark in `source`: mentions of entries and projects, titles of roles, evidence of targets; outer ones first."""
    found = {
        Mark(span.start, span.end, kind, name): None for kind, name, spans in _passages(record) for span in spans if span.in_ == source
    }
    return sorted(found, key=lambda m: (m.start, -m.end, list(STYLES).index(m.kind), m.id))


def _passages(record: Record) -> Iterator[tuple[str, str, Iterable[Span]]]:
    for city in record.cities:
        yield "cities", city.id, city.mentions
    for person in record.people:
        yield "people", person.id, person.mentions
    for organization in record.organizations:
        yield "organizations", organization.id, organization.mentions
    for role in record.roles:
        yield "roles", role.id, [role.title_span]
    for target in record.targets:
        yield "targets", target.id, target.evidence
    for project in record.projects:
        yield "projects", project.id, project.mentions


def marked(text: str, marks: Iterable[Mark], *, color: bool) -> Text:
    """The text with its marks and, behind each, the id of what it belongs to; control characters are shown as codes.

    Without colour a mark stands in brackets: ⟦Oslo⟧c1.
    """
    marks = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    out = Text()
    for at, after in zip(cuts, [*cuts[1:], None], strict=True):
        for mark in reversed([m for m in marks if m.end == at]):
            out.append(mark.id if color else f"⟧{mark.id}", "dim")
        if after is None:
            break
        if not color:
            out.append("⟦" * sum(m.start == at for m in marks))
        # targets come first among the styles that are on, so that a name inside one keeps its own colour as well
        on = sorted({m.kind for m in marks if m.start <= at < m.end}, key=list(STYLES).index, reverse=True)
        out.append(visible(text[at:after]), " ".join(STYLES[kind] for kind in on) or None)
    return out


def marked_article(article: Article, record: Record, *, color: bool) -> Text:
    """Title (where it was handed in apart) and text of an article with the record's marks."""
    text = marked(article.text, marks_of(record), color=color)
    if article.title is None:
        return text
    return Text.assemble(marked(article.title, marks_of(record, "title"), color=color), "\n\n", text)
