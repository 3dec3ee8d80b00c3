"""What only looks as if the text told of a name what it is: the noun is a verb, says something else, or is said of another name."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from citybeat.extract.projects.lexicon import words
from citybeat.extract.projects.otherwise import is_qualified
from citybeat.nlp.columns import columns_of

DEFINITE = frozenset({"the", "this", "its", "their", "our", "his", "her"})


def is_misread(trigger: Span, noun: str | None) -> bool:
    """Whether words only look as if they said of a name what it is: the noun is a verb ("chosen to study, called ..."), names somebody
    ("the programme has named ..."), or is a measure, a border, a broadcaster, a house or software rather than an undertaking ("a 15-minute
    drive", "the front line", "a news network", "an old mission")."""
    columns = columns_of(trigger.doc)
    said = columns.lower[trigger.start:trigger.end]
    if noun == "pilot" and not words("screen_words").isdisjoint(columns.lower[trigger.sent.start:trigger.sent.end]):
        return True
    if said[0] == noun:
        before = columns.lower[max(trigger.sent.start, trigger.start - 2):trigger.start]
        if (before and before[-1] in words("before_verbs")) or ("has" in said and "been" not in said):
            return True
    else:
        before = said[:last_of(said, noun)]
    if is_qualified(noun or "", before) or is_title_of_work(trigger, noun) or (said[0] != noun and is_of_noun(said, noun)):
        return True
    qualities = {part for word in before for part in word.split("-")}
    if noun == "drive":
        return not words("measures").isdisjoint(qualities)
    if noun == "network":
        return not words("broadcast_words").isdisjoint(qualities)
    if noun == "program":
        return not words("computing_words").isdisjoint(columns.lower[trigger.sent.start:trigger.sent.end])
    if noun == "mission":
        return not words("mission_houses").isdisjoint((*qualities, columns.lower[max(trigger.sent.start, trigger.start - 1)]))
    if noun in {"partnership", "venture"}:
        return is_business(trigger, noun, qualities)
    return noun == "line" and not words("border_words").isdisjoint(qualities)


def is_title_of_work(trigger: Span, noun: str | None) -> bool:
    """Whether the noun of an apposition in brackets is written with a capital: "Ana Ruiz (The Trial)"."""
    texts = columns_of(trigger.doc).texts[trigger.start:trigger.end]
    return texts[0] == "(" and any(text.istitle() and text.lower() == noun for text in texts)


def is_business(trigger: Span, noun: str, qualities: set[str]) -> bool:
    """Whether a partnership or venture is a company: "a joint venture", "a limited partnership", or one that its sentence ties to shares,
    stakes and offers."""
    if (noun == "venture" and "joint" in qualities) or not words("business_forms").isdisjoint(qualities):
        return True
    sentence = trigger.sent
    return not words("business_words").isdisjoint(columns_of(trigger.doc).lower[sentence.start:sentence.end])


def last_of(said: Sequence[str], noun: str | None) -> int:
    """Where a noun stands for the last time; 0 where it does not."""
    return next((i for i in range(len(said) - 1, -1, -1) if said[i] == noun), 0)


def is_of_noun(said: Sequence[str], noun: str | None) -> bool:
    """Whether the noun of an apposition hangs on another one: ", the biologist behind the study,"; not so in a word with hyphens ("a
    hands-on scheme")."""
    at = last_of(said, noun)
    return any(said[i] in words("noun_links") and "-" not in (said[i - 1], said[i + 1]) for i in range(2, at))


def is_fronted(name: Span, trigger: Span) -> bool:
    """Whether a name ends a participle at the beginning of its sentence, so that "the campaign" behind the comma is a subject of its own:
    "Carried out by Orla Global, the campaign meant"; "Called Lantern, the scheme" does name it."""
    columns, start, at = columns_of(name.doc), name.sent.start, name.start
    if columns.texts[trigger.start] != "," or columns.lower[trigger.start + 1] not in DEFINITE:
        return False
    at -= at > start and columns.lower[at - 1] in {"a", "an", "the"}
    if columns.lower[at - 1] not in words("lead_ins") or "," in columns.texts[start:at]:
        return False
    first = columns.lower[start]
    fronted = first.endswith("ed") or first in words("led_by") or first in words("backed_by") or first in words("launched_verbs")
    return fronted and first not in words("called")
