"""Further occurrences of people's names in the text, which the model passed over."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from citybeat.extract.forms import Words, by_first_word, places_of
from citybeat.extract.people.candidates import (
    HONORIFICS,
    TITLES,
    Candidate,
    candidate_at,
    is_initials,
    names_family,
    names_thing,
    plain,
)
from citybeat.extract.people.grouping import Group, nearest
from citybeat.extract.people.lone import PREPOSITIONS, speaks
from citybeat.extract.people.names import parse_name
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.entities import Ent, ent_rows


def spread(doc: Doc, groups: Sequence[Group]) -> None:
    """Add to each group the occurrences of its names outside other names."""
    surnames = {id(group): list(surnames_of(group)) for group in groups}
    forms = forms_of(groups, surnames)
    taken = taken_tokens(doc, groups, {" ".join(words) for some in surnames.values() for words in some})
    for start, end, (owners, seen) in places_of(forms, columns_of(doc).texts):
        if taken.isdisjoint(range(start, end)) and stands_alone(span := Span(doc, start, end), seen):
            member = candidate_at(span, 1.0)
            nearest([g for g in owners if g.allows(member.gender)] or owners, start).add(member)
    for group in groups:
        add_scripts(group)


def add_scripts(group: Group) -> None:
    """The name in another script, in brackets after the full name."""
    for member in [m for m in group.members if m.name.full]:
        doc, end = member.span.doc, member.span.end
        texts = columns_of(doc).texts
        if end + 2 < len(texts) and texts[end] == "(" and texts[end + 2] == ")" and is_other_script(texts[end + 1]):
            group.add(Candidate(doc[end + 1:end + 2], member.name))


def is_other_script(text: str) -> bool:
    return 2 <= len(text) <= 12 and text.isalpha() and not any(c.isupper() or c.islower() for c in text)


def forms_of(groups: Sequence[Group], surnames: Mapping[int, Sequence[Words]]) -> dict[str, list[tuple[Words, tuple[list[Group], bool]]]]:
    """By first word: the words of a form (as written, and in capitals), whose it is, and whether it was seen as a mention alone.

    `surnames` are those of each group, by its id().
    """
    owners: dict[Words, list[Group]] = defaultdict(list)
    seen: set[Words] = set()
    for group in groups:
        for words in dict.fromkeys(words_of(member) for member in group.members):
            for form in (words, tuple(w.upper() for w in words)):
                add(owners, form, group)
                seen.add(form)
        for words in surnames[id(group)]:
            for form in (words, tuple(w.upper() for w in words)):
                add(owners, form, group)
    return by_first_word((words, (people, words in seen)) for words, people in owners.items())


def add(owners: dict[Words, list[Group]], words: Words, group: Group) -> None:
    if group not in (known := owners[words]):
        known.append(group)


def surnames_of(group: Group) -> Iterable[Words]:
    """The surname of each full form as its tokens stand, with particles where it has them."""
    for tokens, name in dict.fromkeys((words_of(member), member.name) for member in group.members if member.name.full):
        for surname in name.surnames[:3]:
            words = surname_tokens(tokens, surname)
            if words and len("".join(words)) > 1:
                yield words


def words_of(member: Candidate) -> Words:
    span = member.span
    return tuple(columns_of(span.doc).texts[span.start:span.end])


def surname_tokens(texts: Sequence[str], surname: Words) -> Words:
    """The run of tokens that spells a folded surname, hyphens joined."""
    for start in range(len(texts)):
        for end in range(start + 1, len(texts) + 1):
            if texts[end - 1][:1].isupper() and parse_name(glued(texts[start:end])).words == surname:
                return tuple(texts[start:end])
    return ()


def glued(texts: Sequence[str]) -> str:
    """Tokens as text, without space around hyphens."""
    text = " ".join(texts)
    return text.replace(" - ", "-").replace("- ", "-") if "-" in text else text


def taken_tokens(doc: Doc, groups: Sequence[Group], surnames: Container[str]) -> set[int]:
    """Tokens of mentions, and of names of other kinds that are not just a person's name."""
    members = [m for g in groups for m in g.members]
    people = Counter([m.text for m in members])
    full = {m.text for m in members if m.name.full}
    others = [e for e in ent_rows(doc) if e.label not in ("PERSON", "DATE", "MONEY")]
    rivals = Counter([e.text for e in others])
    taken = {i for m in members for i in range(m.span.start, m.span.end)}
    for ent in others:
        text = ent.text
        mostly = text in people and people[text] > rivals[text] and not (ent.label == "LOC" and follows_preposition(ent.span))
        if not (text in full or mostly or (text in surnames and is_no_place(ent)) or speaks(ent.span)):
            taken.update(range(ent.start, ent.end))
    return taken


def is_no_place(ent: Ent) -> bool:
    """Whether what the model took for a place is none that the gazetteer knows, and does not stand as one."""
    return ent.label == "LOC" and not follows_preposition(ent.span) and not Gazetteer.open().lookup(ent.text)


def follows_preposition(span: Span) -> bool:
    return span.start > 0 and span.doc[span.start - 1].lower_ in PREPOSITIONS


def stands_alone(span: Span, seen: bool) -> bool:
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
    if not seen and (span[0].is_sent_start or before is None or not before.is_alpha) and is_ordinary(span):
        return False
    if before is not None and part_of_name(before) and not before.is_sent_start:
        return False
    return after is None or not (after.is_title and after.is_alpha) or bool(after.is_sent_start)


def is_ordinary(word: Span) -> bool:
    """Whether a word stands in small letters somewhere in the text."""
    small = text_of(word).lower()
    return small.islower() and small in columns_of(word.doc).texts


def glued_hyphen(before: Token) -> bool:
    return before.text == "-" and not before.whitespace_


def part_of_name(before: Token) -> bool:
    """Whether the word before makes an occurrence part of another name: an initial, or capitalised and no title."""
    if is_initials(before.text):
        return True
    word = plain(before)
    return before.is_title and before.is_alpha and word not in TITLES and word not in HONORIFICS
