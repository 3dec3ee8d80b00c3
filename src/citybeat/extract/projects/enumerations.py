"""Names that an enumeration or one "and" strings together."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from citybeat.extract.projects import complements, names
from citybeat.extract.projects.lexicon import kind_of_noun, words


def list_after(doc: Doc, start: int, ceiling: int) -> Iterator[Span]:
    """The names of an enumeration that begins at `start`: "A (in Oslo), “B” and the C"."""
    at = start
    while at < ceiling:
        found = item_after(doc, at, ceiling, first=at == start)
        if found is None or found.start - at > 2 or doc[found.end:found.end + 1].text in names.POSSESSIVES:  # "the Orla Mayors' Pledge"
            return
        yield from paired(found) or parted(found) or [found]
        at = found.end + (found.end < ceiling and doc[found.end].text in names.CLOSING)
        if at < ceiling and doc[at].text == "(":
            at = next((i + 1 for i in range(at, min(ceiling, at + 8)) if doc[i].text == ")"), ceiling)
        if at >= ceiling or doc[at].lower_ not in {",", "and"}:
            return
        at += 1 + (at + 1 < ceiling and doc[at + 1].lower_ == "and")


def item_after(doc: Doc, start: int, ceiling: int, first: bool) -> Span | None:
    """The name that is the next item; one that was taken for a person's, wholly or behind a title, is an item like those before it:
    "schemes like Full Basket, Luz Solana and", "PM Luz Solana"."""
    found = names.name_after(doc, start, ceiling)
    at = found.end if found is not None else start
    if at >= ceiling or (first and found is None) or (doc[at].ent_type_, doc[at].ent_iob_) != ("PERSON", "B"):
        return found
    if not names.is_name_word(doc[at]):
        return found
    end = complements.last_of_run(doc, at) + 1
    return doc[found.start if found is not None else at:min(end, ceiling)]


def paired(name: Span) -> list[Span]:
    """The two names that "and" joins before a noun in the plural: "the Quiet Streets and Lantern schemes"; none where it does not, nor
    between two single words ("Oil and Gas projects")."""
    doc, at = name.doc, next((t.i for t in name if t.text == "and"), None)
    noun = name.end + 2 * (doc[name.end:name.end + 2].text == "sub-")  # "the Lantern Homes and Quiet Streets sub-schemes"
    if at is None or noun >= len(doc) or doc[noun].text not in words("plural_nouns"):
        return []
    found = [part for part in (names.cleaned(doc, name.start, at), names.cleaned(doc, at + 1, name.end)) if part is not None]
    return found if len(found) == 2 and max(map(len, found)) > 1 else []


def parted(name: Span) -> list[Span]:
    """The two names that end an enumeration with "and", where each is surely one: "programmes like Tide Care and Medicaid"."""
    at = next((t.i for t in name if t.text == "and"), name.start)
    found = [name.doc[name.start:at], name.doc[at + 1:name.end]]
    sure = all(len(part) > 1 or part.text.lower() in kind_of_noun() for part in found if part) and any(len(part) == 1 for part in found)
    return found if sure and all(found) else []
