"""The organizations of one article: one entry for each body, found again under any of its forms."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection

from spacy.tokens import Span

from citybeat.extract.facts import Entity, Facts, Form, Mention, Organization
from citybeat.extract.organizations.cleaning import cleaned
from citybeat.extract.organizations.names import GOVERNMENT, abbreviates, index_keys, is_acronym, is_name, key_of, same_body, shortens
from citybeat.nlp.columns import text_of


def ensure_organization(facts: Facts, span: Span) -> Entity | None:
    """The entity that a span names: a known one by its mention or its name, else a new organization.

    None where the span holds no name. The span may have an article, a possessive or marks round the name; of nested bodies
    ("Sales Division, Acme") the first counts.
    """
    names = cleaned(span)
    if not names:
        return None
    name, text = names[0], text_of(names[0])
    known = facts.at(name)
    if known is not None and covers(known, name):
        return known
    same = facts.named(text)
    if same is not None:
        add_mention(same, name, form_in(same, text))
        return same
    if known is not None and not isinstance(known, Organization) and is_government_of(text, known):
        return known
    return add_organization(facts, name) if is_name(text) else None


def is_government_of(text: str, place: Entity) -> bool:
    """Whether a form names a place as its government ("City of Norrby", "Norrby municipality")."""
    return names_government(text, [frozenset(key_of(name)) for name in place.names])


def names_government(text: str, places: Collection[frozenset[str]]) -> bool:
    """Whether a form names the government of one of some places, whose names are given by their words."""
    words = frozenset(key_of(text))
    proper = words - GOVERNMENT
    return any(proper <= place <= words for place in places)


def covers(entity: Entity, span: Span) -> bool:
    """Whether a mention of the entity has the span's words, a leading article apart, or most of them."""
    for mention in entity.mentions:
        shared = min(span.end, mention.span.end) - max(span.start, mention.span.start)
        if shared > 0 and 2 * shared > max(len(span), len(mention.span)):
            return True
    return False


class Index:
    """Organizations under the words that their forms share, so that thousands of them are not compared one by one."""

    def __init__(self) -> None:
        self.by_text: dict[str, Organization] = {}
        self.numbers: dict[int, int] = {}
        self.by_key: dict[str, dict[int, Organization]] = defaultdict(dict)

    def add(self, organization: Organization, text: str) -> None:
        """Note that an organization has a form."""
        number = self.numbers.setdefault(id(organization), len(self.numbers))
        self.by_text[text] = organization
        for key in index_keys(text):
            self.by_key[key][number] = organization

    def near(self, text: str) -> list[Organization]:
        """The organizations that may have such a form, in order."""
        return [o for _, o in sorted({n: o for key in index_keys(text) for n, o in self.by_key.get(key, {}).items()}.items())]


def add_organization(facts: Facts, span: Span, index: Index | None = None) -> Organization:
    """Add a clean span as a mention of the organization that has such a name, else as a new one."""
    text = squeezed(span)
    organization = index.by_text.get(text) if index is not None else None
    if organization is None:
        near = facts.organizations if index is None else index.near(text)
        organization = next((o for test in (is_named, stands_for) for o in near if test(text, o)), None)
    if organization is None:
        organization = Organization(text, [], text if is_acronym(text) else None)
        facts.organizations.append(organization)
    add_mention(organization, span, form_in(organization, text))
    if index is not None:
        index.add(organization, text)
    return organization


def is_named(text: str, organization: Organization) -> bool:
    """Whether one of an organization's forms is the same name."""
    return any(same_body(text, name) for name in organization.names)


def stands_for(text: str, organization: Organization) -> bool:
    """Whether a form is an organization's acronym or short form, or the organization's name one of the form's."""
    if organization.acronym and key_of(organization.acronym) == key_of(text):
        return True
    if is_acronym(text) and not is_acronym(organization.name):
        return abbreviates(text, organization.name)
    if is_acronym(organization.name):
        return abbreviates(organization.name, text) or shortens(organization.name, text)
    return shortens(text, organization.name) or shortens(organization.name, text)


def add_mention(entity: Entity, span: Span, form: Form) -> None:
    """Add a mention unless it is there; a fuller form becomes the name of an organization."""
    at = bisect_left(entity.mentions, bounds(span), key=lambda m: bounds(m.span))
    if at < len(entity.mentions) and bounds(entity.mentions[at].span) == bounds(span):
        return
    entity.mentions.insert(at, Mention(span, form))
    if isinstance(entity, Organization):
        text = squeezed(span)
        if is_acronym(text) and entity.acronym is None and not is_acronym(entity.name):
            entity.acronym = text
        if fuller(text, entity.name):
            entity.acronym = entity.acronym or (entity.name if is_acronym(entity.name) else None)
            entity.name = text
            for mention in entity.mentions:
                mention.form = form_in(entity, mention.text)


def bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def fuller(text: str, name: str) -> bool:
    if is_acronym(text):
        return False
    recased = name.isupper() and not text.isupper() and key_of(text) == key_of(name)
    return is_acronym(name) or len(key_of(text)) > len(key_of(name)) or recased


def form_in(entity: Entity, text: str) -> Form:
    if is_acronym(text):
        return "acronym"
    if key_of(text) == key_of(entity.name):
        return "name"
    return "short" if len(key_of(text)) < len(key_of(entity.name)) else "name"


def squeezed(span: Span) -> str:
    return " ".join(text_of(span).split())
