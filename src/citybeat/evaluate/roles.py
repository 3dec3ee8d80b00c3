"""Scoring roles: who holds which title, where, and when."""

from __future__ import annotations

from citybeat.evaluate.matching import fold, folded, match, token_f1
from citybeat.evaluate.scoring import Sheet
from citybeat.evaluate.shapes import GoldRole, Named, RoleShape

SAME_TITLE = 0.8
SAME_ORGANIZATION = 0.6


class RoleFit:
    """How well a role of the record fits one of gold, with the entries of both at hand."""

    def __init__(self, sheet: Sheet):
        self.people = {person.id: person for person in sheet.record.people if person.id is not None}
        # cities come last: an id that both kinds use is a city's
        self.bodies = {b.id: b for b in [*sheet.record.organizations, *sheet.record.cities] if b.id is not None}
        self.known_as = {fold(person.name): folded(person.names) for person in sheet.article.gold.people}

    def __call__(self, gold: GoldRole, role: RoleShape) -> float:
        if not self.same_person(gold, role):
            return 0.0
        title = token_f1(gold.title, role.title)
        if title < SAME_TITLE:
            return 0.0
        return title + 0.5 * self.same_organization(gold, role) + 0.1 * (gold.status == role.status)

    def same_person(self, gold: GoldRole, role: RoleShape) -> bool:
        person = self.person(role)
        wanted = self.known_as.get(fold(gold.person), frozenset({fold(gold.person)}))
        return person is not None and not wanted.isdisjoint(folded(person.names))

    def same_organization(self, gold: GoldRole, role: RoleShape) -> bool:
        """The text, the path, or the entry that the ref names has the words of gold's; or both say nothing."""
        texts = [role.organization_text, ", ".join(role.organization_path or [])]
        body = self.bodies.get(role.organization) if role.organization is not None else None
        texts += body.names if body else []
        stated = [text for text in texts if text]
        if gold.organization is None:
            return not stated
        return any(token_f1(gold.organization, text) >= SAME_ORGANIZATION for text in stated)

    def full(self, gold: GoldRole, role: RoleShape) -> bool:
        return self.same_organization(gold, role) and gold.status == role.status

    def person_name(self, role: RoleShape) -> str | None:
        person = self.person(role)
        return person.name if person else None

    def person(self, role: RoleShape) -> Named | None:
        return self.people.get(role.person) if role.person is not None else None


def score_roles(sheet: Sheet) -> None:
    """Rows `roles` (person and title), `roles.full` (organization and status too) and `roles.dates`."""
    gold, predicted, fit = sheet.article.gold.roles, sheet.record.roles, RoleFit(sheet)
    found = match(gold, predicted, fit)
    wrong = [(g, p) for g, p in found.pairs if not fit.full(g, p)]
    dated = [(g, p) for g, p in found.pairs if g.start or g.end]
    sheet.count("roles", len(found.pairs), len(predicted), len(gold))
    sheet.count("roles.full", len(found.pairs) - len(wrong), len(predicted), len(gold))
    sheet.count("roles.dates", sum((g.start, g.end) == (p.start, p.end) for g, p in dated), len(dated), len(dated))
    sheet.note("roles", "missed", (f"{g.person} | {g.title} | {g.organization} | {g.status}" for g in found.missed))
    sheet.note("roles", "extra", (f"{fit.person_name(p)} | {p.title} | {p.organization_text} | {p.status}" for p in found.extra))
    sheet.note("roles.full", "wrong", (
        f"{g.person} | {g.title}: {p.organization_text} {p.status} for {g.organization} {g.status}" for g, p in wrong
    ))
