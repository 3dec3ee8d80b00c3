"""Where organizations are named: ORG entities, institutions among the facilities, acronyms in brackets, heads of roles' organizations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from citybeat.extract.facts import Facts, Organization
from citybeat.extract.organizations.cleaning import cleaned
from citybeat.extract.organizations.names import ACRONYM, FIELDS, LEXICON, NEVER, fits_brackets, is_acronym, is_generic, is_name, key_of
from citybeat.extract.organizations.registry import names_government
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.encoder import score_of
from citybeat.nlp.entities import ent_rows, labels_of

FACILITIES = frozenset(LEXICON["facility_heads"])
PORTFOLIO_HEADS = frozenset(LEXICON["portfolio_heads"])
LEGAL_AFTER = frozenset(LEXICON["legal_forms_after"])
SURE = 0.4  # what the head must give an organization of a role that no entity supports


def candidates_of(doc: Doc, facts: Facts) -> list[Span]:
    """Clean spans that name organizations, longest first where they overlap, in the order of the text."""
    blocked = {i for e in [*facts.people, *facts.cities] for m in e.mentions for i in range(m.span.start, m.span.end)}
    known = {key_of(name) for e in [*facts.people, *facts.cities] for name in e.names}
    cities = {frozenset(key_of(name)) for city in facts.cities for name in city.names}
    found = [span for ent in widened(doc) for part in cleaned(ent) for span in unblocked(part, blocked)]
    found += role_organizations(doc)
    kept: list[Span] = []
    taken: set[int] = set()
    found = ordinary_words_removed(doc, found)
    for span in sorted(found, key=lambda s: (-len(s), s.start)):
        words, text = set(range(span.start, span.end)), text_of(span)
        if cities and names_government(text, cities):
            facts.drop("organization", span, "organizations.name", "the government of a city, which is an entry itself")
            continue
        if words & taken or words <= blocked or key_of(text) in known:
            continue
        if not is_name(text):
            facts.drop("organization", span, "organizations.name", "only the kind of a body, or the name of something that is none")
            continue
        taken |= words
        kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def ordinary_words_removed(doc: Doc, spans: list[Span]) -> list[Span]:
    """Without single words that stand in lower case at least as often as marked ("Federal", "Energy")."""
    texts = [text_of(s) for s in spans]
    marked = Counter(texts)
    doubted = {text: text.lower() for text, s in zip(texts, spans, strict=True) if len(s) == 1 and text.istitle()}
    small = frozenset(doubted.values())
    lower = Counter([word for word in columns_of(doc).texts if word in small and word.islower()] if small else ())
    return [s for text, s in zip(texts, spans, strict=True) if len(s) > 1 or text not in doubted or lower[doubted[text]] < marked[text]]


def unblocked(span: Span, blocked: set[int]) -> Iterator[Span]:
    """A span without words of people and cities at its end, where only some of its words are theirs."""
    end = span.end
    while end > span.start and end - 1 in blocked and span.start not in blocked:
        end -= 1
    yield from [span] if end == span.end else cleaned(span.doc[span.start:end])


def generic_mentions(doc: Doc, facts: Facts) -> Iterator[tuple[Span, Organization]]:
    """ORG entities that are only the kind of a body ("the Commission"), with the organization of that kind that was named last before."""
    generic = [(span, words) for ent in ent_rows(doc) if ent.label == "ORG" for span in cleaned(ent.span)
               if (words := key_of(text_of(span))) and is_generic(words)]
    if not generic:
        return
    taken = {i for e in facts.entities() for m in e.mentions for i in range(m.span.start, m.span.end)}
    for span, words in generic:
        if taken.isdisjoint(range(span.start, span.end)):
            owner = owner_of(words, span.start, facts)
            if owner is not None:
                yield span, owner


def owner_of(words: tuple[str, ...], at: int, facts: Facts) -> Organization | None:
    best: tuple[int, Organization | None] = (-1, None)
    for organization in facts.organizations:
        name = key_of(organization.name)
        if name[-len(words):] != words and name[:len(words)] != words:
            continue
        last = max((m.span.start for m in organization.mentions if m.span.start < at), default=-1)
        if last > best[0]:
            best = last, organization
    return best[1]


def widened(doc: Doc) -> Iterator[Span]:
    """ORG entities and institutions outside titles, each as wide as a role's organization that begins with it and has no comma."""
    title_end: dict[int, int] = {}  # for each word of a title where that ends
    for title in doc.spans.get("title", []):
        title_end.update((i, max(title.end, title_end.get(i, 0))) for i in range(title.start, title.end))
    heads = {s.start: s for s in doc.spans.get("role_org", []) if "," not in (text := text_of(s)) and "\n" not in text}
    lower = columns_of(doc).lower
    for row in ent_rows(doc):
        if row.label != "ORG" and (row.label != "FAC" or FACILITIES.isdisjoint(lower[row.start:row.end])):
            continue
        head, ent = heads.get(row.start), row.span
        if title_end.get(row.start, 0) < row.end:
            yield head if head is not None and len(head) > len(ent) and not others_in(head, ent) else with_legal_form(with_fields(ent))


def with_legal_form(ent: Span) -> Span:
    """A company with the legal form after it ("Acme Co.", "Ltd.")."""
    columns, end = columns_of(ent.doc), ent.end
    texts = columns.texts
    while end < len(texts):
        at = end + 1 if texts[end] == "," else end
        word = columns.lower[at].strip(".") if at < len(texts) else ""
        if word not in LEGAL_AFTER or not texts[at][0].isupper():
            break
        end = at + 1
    return ent if end == ent.end else ent.doc[ent.start:end]


def with_fields(ent: Span) -> Span:
    """A ministry or department with the rest of its portfolio ("Ministry of Trade", "and Industry")."""
    columns, start, end = columns_of(ent.doc), ent.start, ent.end
    if end - start < 3 or PORTFOLIO_HEADS.isdisjoint(columns.lower[start:start + 3]):
        return ent
    doc, first = ent.doc, columns.texts[start:min(end, start + 4)]
    if "of" not in first and "for" not in first:
        return ent
    while end < len(doc):
        at = end + 1 if doc[end].text in (",", "and", "&") else end
        at += at > end and doc[at - 1].text == "," and at < len(doc) and doc[at].text == "and"
        at += at > end and at < len(doc) and doc[at].text == "the"
        if at == end or at >= len(doc) or not doc[at].text[0].isupper() or doc[at].lower_ not in FIELDS:
            break
        end = at + 1
    return doc[ent.start:end]


def others_in(span: Span, ent: Span) -> bool:
    """Whether a span holds the beginning of another entity than one that it begins with."""
    return any(e.start >= ent.end and e.start < span.end for e in ent_rows(span.doc))


def role_organizations(doc: Doc) -> Iterator[Span]:
    """Organizations of roles that no entity overlaps and that look like names."""
    labels = labels_of(doc)
    for head in doc.spans.get("role_org", []):
        if score_of(head) < SURE:
            continue
        for span in cleaned(head):
            text = text_of(span)
            if not any(labels[span.start:span.end]) and text[0].isupper() and len(text) > 2:
                yield span


def bracketed(doc: Doc, span: Span) -> Span | None:
    """The acronym in brackets right after a name ("World Health Organization (WHO)")."""
    at, texts = span.end, columns_of(doc).texts
    if at + 2 >= len(texts) or texts[at] != "(":
        return None
    inner, name = texts[at + 1], text_of(span)
    if texts[at + 2] not in ")," or not ACRONYM.fullmatch(inner) or is_acronym(name) or inner.lower() in NEVER:
        return None
    return doc[at + 1:at + 2] if fits_brackets(inner, name) else None
