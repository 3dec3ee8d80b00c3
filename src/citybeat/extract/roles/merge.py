"""A role stated twice is one: joins the roles of a Doc."""

from __future__ import annotations

from spacy.tokens import Span

from citybeat.extract.facts import Role, facts_of, plain
from citybeat.extract.roles.titles import title_key

SHORT = 4  # letters of a title that only shortens another


def merged(roles: list[Role]) -> list[Role]:
    """Roles in order of the text, the same person's same title at the same organization (or at one and none) joined."""
    out: list[Role] = []
    for role in sorted(roles, key=lambda r: (r.title_span.start, r.title_span.end)):
        same = next((r for r in out if is_same(r, role)), None)
        if same is None:
            out.append(role)
        else:
            absorb(same, role)
    parts = {id(r): r for r in out if any(is_part(r, other) for other in out if other is not r)}
    for role in parts.values():
        facts_of(role.title_span.doc).drop("role", role.title_span, role.rule, "said in full elsewhere in the article")
    return [r for r in out if id(r) not in parts]


def is_same(a: Role, b: Role) -> bool:
    return a.person is b.person and title_key(a.title) == title_key(b.title) and agree(a, b)


def agree(a: Role, b: Role) -> bool:
    """Whether two roles can be at one organization."""
    if a.organization_text is None or b.organization_text is None:
        return a.status == b.status or "current" in (a.status, b.status)
    if a.organization is not None and a.organization is b.organization:
        return True
    if a.organization_country is not None and a.organization_country == b.organization_country:
        return True
    one, two = plain(a.organization_text), plain(b.organization_text)
    return one == two or one in two or two in one or acronym(one) == two or acronym(two) == one


def acronym(name: str) -> str:
    """The initials of a name, in lower case.

    >>> acronym("international monetary fund")
    'imf'
    """
    return "".join(w[0] for w in name.split() if w not in ("of", "the", "and", "for", "in"))


def absorb(kept: Role, other: Role) -> None:
    """Take from a later statement what the earlier one lacks."""
    longer = len(other.organization_path) > len(kept.organization_path)
    fuller = longer and (kept.organization_text or "") in (other.organization_text or "")
    if other.organization_text is not None and (kept.organization_text is None or fuller):
        kept.organization, kept.organization_text = other.organization, other.organization_text
        kept.organization_path, kept.organization_country = other.organization_path, other.organization_country
    if len(kept.title) <= SHORT and " " not in kept.title and other.title[:1].isupper() and len(other.title) > len(kept.title):
        kept.title = other.title  # "PM", then "Prime Minister"
    if kept.status == "current" and other.status != "current":
        kept.status = other.status
    kept.start, kept.end = kept.start or other.start, kept.end or other.end
    kept.evidence = joined(kept.evidence, other.evidence) if (other.start or other.end) else kept.evidence


def joined(first: list[Span], second: list[Span]) -> list[Span]:
    seen = {(s.start, s.end) for s in first}
    return [*first, *(s for s in second if (s.start, s.end) not in seen)]


def is_part(short: Role, full: Role) -> bool:
    """Whether a role is another's in fewer words: "the minister, Roe" beside "Finance Minister Roe"."""
    if short.person is not full.person or short.status != full.status:
        return False
    a, b = title_key(short.title).split(), title_key(full.title).split()
    bare = short.organization_text is None and b[:len(a)] == a and b[len(a):len(a) + 1] in (["of"], ["for"])  # "Envoy for the Quay"
    if bare and len(a) > 1:
        return True
    if len(a) >= len(b) or b[-len(a):] != a or b[0] in ("deputy", "vice", "assistant", "former"):
        return False
    return short.organization_text is None or agree(short, full)
