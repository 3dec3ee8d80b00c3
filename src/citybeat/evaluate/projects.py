"""Scoring projects: names, kinds, parties and cities."""

from __future__ import annotations

from citybeat.evaluate.matching import fold, folded, match, token_f1
from citybeat.evaluate.scoring import Sheet
from citybeat.evaluate.shapes import GoldProject, ProjectShape

PARTLY_SAME = 0.5
SAME_PARTY = 0.6


def name_fit(gold: GoldProject, project: ProjectShape) -> float:
    return float(not folded(gold.names).isdisjoint(folded(project.names)))


def partial_fit(gold: GoldProject, project: ProjectShape) -> float:
    best = max(token_f1(a, b) for a in gold.names for b in project.names)
    return best if best >= PARTLY_SAME else 0.0


def party_fit(gold: str, party: str) -> float:
    shared = token_f1(gold, party)
    return shared if shared >= SAME_PARTY else 0.0


def city_fit(gold: str, city: str) -> float:
    return float(fold(gold) == fold(city))


def score_projects(sheet: Sheet) -> None:
    """Rows `projects` (by name), `projects.partial`, `projects.kind`, and what `score_ties` counts."""
    gold, predicted = sheet.article.gold.projects, sheet.record.projects
    found = match(gold, predicted, name_fit)
    wrong = [(g, p) for g, p in found.pairs if g.kind != p.kind]
    sheet.count("projects", len(found.pairs), len(predicted), len(gold))
    sheet.count("projects.partial", len(match(gold, predicted, partial_fit).pairs), len(predicted), len(gold))
    sheet.count("projects.kind", len(found.pairs) - len(wrong), len(found.pairs), len(found.pairs))
    sheet.note("projects", "missed", (g.name for g in found.missed))
    sheet.note("projects", "extra", (p.name for p in found.extra))
    sheet.note("projects.kind", "wrong", (f"{g.name}: {p.kind} for {g.kind}" for g, p in wrong))
    for g, p in found.pairs:
        if g.participants is not None:
            score_ties(sheet, g, p)


def score_ties(sheet: Sheet, gold: GoldProject, project: ProjectShape) -> None:
    """Rows `projects.parties` (lead and participants alike) and `projects.cities` of one matched project."""
    record = sheet.record
    names = {entry.id: entry.name for entry in [*record.cities, *record.people, *record.organizations] if entry.id is not None}
    lead = names.get(project.lead) if project.lead is not None else None
    wanted = {
        "projects.parties": [name for name in [gold.lead, *(gold.participants or [])] if name],
        "projects.cities": gold.cities,
    }
    given = {
        "projects.parties": [name for name in [lead, *(party.name for party in project.participants)] if name],
        "projects.cities": [names[ref] for ref in project.cities if ref in names],
    }
    for row, fit in (("projects.parties", party_fit), ("projects.cities", city_fit)):
        found = match(wanted[row], given[row], fit)
        sheet.count(row, len(found.pairs), len(given[row]), len(wanted[row]))
        sheet.note(row, "missed", (f"{gold.name}: {name}" for name in found.missed))
        sheet.note(row, "extra", (f"{gold.name}: {name}" for name in found.extra))
