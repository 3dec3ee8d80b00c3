"""Further occurrences of people's names in the text, which the model passed over."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from citybeat.extract.forms import Words, by_first_word, places_of
from citybeat.extract.people.candidates import (
    HONORIFICS,
    TITLES,
    Candidate,
    candidate_at,
    is_initial_token,
    names_family,
    names_thing,
    plain,
)
from citybeat.extract.people.grouping import Group, nearest
from citybeat.extract.people.lone import PREPOSITIONS, speaks
from citybeat.extract.people.names import parse_name
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of
from citybeat.nlp.entities import ent_rows


def spread(doc: Doc, groups: Sequence[Group]) -> None:
    """Add to each group the occurrences of its names outside other names."""
    forms = forms_of(groups)
    taken = taken_tokens(doc, groups)
    texts = columns_of(doc).texts
    lower = {text for text in texts if text.islower()}
    for start, end, (owners, seen) in places_of(forms, texts):
        span = doc[start:end]
        if taken.isdisjoint(range(start, end)) and stands_alone(span, seen, lower):
            member = candidate_at(span, 1.0)
            nearest([g for g in owners if g.allows(member.gender)] or owners, start).add(member)
    for group in groups:
        add_scripts(group)


def add_scripts(group: Group) -> None:
    """The name in another script, in brackets after the full name."""
    for member in [m for m in group.members if m.name.full]:
        doc, end = member.span.doc, member.span.end
        if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and is_other_script(doc[end + 1].text):
            group.add(Candidate(doc[end + 1:end + 2], member.name))


def is_other_script(text: str) -> bool:
    return 2 <= len(text) <= 12 and text.isalpha() and not any(c.isupper() or c.islower() for c in text)


def forms_of(groups: Sequence[Group]) -> dict[str, list[tuple[Words, tuple[list[Group], bool]]]]:
    """By first word: the words of a form (as written, and in capitals), whose it is, and whether it was seen as a mention alone."""
    owners: dict[Words, list[Group]] = defaultdict(list)
    seen: set[Words] = set()
    for group in groups:
        for member in group.members:
            words = tuple(t.text for t in member.span)
            for form in (words, tuple(w.upper() for w in words)):
                add(owners, form, group)
                seen.add(form)
        for words in surnames_of(group):
            for form in (words, tuple(w.upper() for w in words)):
                add(owners, form, group)
    return by_first_word((words, (people, words in seen)) for words, people in owners.items())


def add(owners: dict[Words, list[Group]], words: Words, group: Group) -> None:
    if not any(g is group for g in owners[words]):
        owners[words].append(group)


def surnames_of(group: Group) -> Iterable[Words]:
    """The surname of each full form as its tokens stand, with particles where it has them."""
    for member in group.members:
        if not member.name.full:
            continue
        tokens = [t.text for t in member.span]
        for surname in member.name.surnames[:3]:
            words = surname_tokens(tokens, surname)
            if words and len("".join(words)) > 1:
                yield words


def surname_tokens(texts: Sequence[str], surname: Words) -> Words:
    """The run of tokens that spells a folded surname, hyphens joined."""
    for start in range(len(texts)):
        for end in range(start + 1, len(texts) + 1):
            if parse_name(glued(texts[start:end])).words == surname and texts[end - 1][:1].isupper():
                return tuple(texts[start:end])
    return ()


def glued(texts: Sequence[str]) -> str:
    """Tokens as text, without space around hyphens."""
    return " ".join(texts).replace(" - ", "-").replace("- ", "-")


def taken_tokens(doc: Doc, groups: Sequence[Group]) -> set[int]:
    """Tokens of mentions, and of names of other kinds that are not just a person's name."""
    members = [(m, m.span.text) for g in groups for m in g.members]
    people = Counter(text for _, text in members)
    full = {text for m, text in members if m.name.full}
    others = [(e.span, e.text) for e in ent_rows(doc) if e.label not in ("PERSON", "DATE", "MONEY")]
    rivals = Counter(text for _, text in others)
    surnames = {" ".join(words) for g in groups for words in surnames_of(g)}
    taken = {i for m, _ in members for i in range(m.span.start, m.span.end)}
    for ent, text in others:
        mostly = people[text] > rivals[text] and not (ent.label_ == "LOC" and follows_preposition(ent))
        free = text in full or mostly or (text in surnames and is_no_place(ent)) or speaks(Candidate(ent, parse_name(text)))
        if not free:
            taken.update(range(ent.start, ent.end))
    return taken


def is_no_place(ent: Span) -> bool:
    """Whether what the model took for a place is none that the gazetteer knows, and does not stand as one."""
    return ent.label_ == "LOC" and not follows_preposition(ent) and not Gazetteer.open().lookup(ent.text)


def follows_preposition(span: Span) -> bool:
    return span.start > 0 and span.doc[span.start - 1].lower_ in PREPOSITIONS


def stands_alone(span: Span, seen: bool, lower: set[str]) -> bool:
    """Whether an occurrence is the name itself: no part of a longer name, no ordinary word that begins a sentence."""
    doc, start, end = span.doc, span.start, span.end
    if names_family(span) or names_thing(span):
        return False
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    if (after is not None and after.text == "-" and not doc[end - 1].whitespace_) or (before is not None and glued_hyphen(before)):
        return False
    if len(span) > 1:
        return True
    if not seen and (span[0].is_sent_start or before is None or not before.is_alpha) and span.text.lower() in lower:
        return False
    if before is not None and part_of_name(before) and not before.is_sent_start:
        return False
    return after is None or not (after.is_title and after.is_alpha) or bool(after.is_sent_start)


def glued_hyphen(before: Token) -> bool:
    return before.text == "-" and not before.whitespace_


def part_of_name(before: Token) -> bool:
    """Whether the word before makes an occurrence part of another name: an initial, or capitalised and no title."""
    if is_initial_token(before):
        return True
    word = plain(before)
    return before.is_title and before.is_alpha and word not in TITLES and word not in HONORIFICS
