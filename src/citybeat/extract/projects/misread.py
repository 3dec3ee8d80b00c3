"""What only looks as if the text told of a name what it is: the noun is a verb, says something else, or is said of another name."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from citybeat.extract.projects.lexicon import words
from citybeat.extract.projects.otherwise import is_qualified
from citybeat.nlp.columns import columns_of

DEFINITE = frozenset({"the", "this", "its", "their", "our", "his", "her"})
DETERMINED = DEFINITE | {"a", "an", "any", "each", "every"}
STARTS = frozenset({".", ";", ":", "?", "!", "“", '"'})  # marks behind which a sentence may begin
NEAR_MUSIC = 40  # words on both sides of a "collaboration" among which those of music make it a song
NEAR_COMPANY = 12  # words before the sentence of a "venture"
NEAR = 6  # words behind the noun of an apposition


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
        if (before and before[-1] in words("before_verbs")) or ("has" in said and "been" not in said) or is_subject_of(trigger):
            return True
    else:
        before = said[:last_of(said, noun)]
    if is_qualified(noun or "", before) or is_title_of_work(trigger, noun) or (said[0] != noun and is_of_noun(said, noun)):
        return True
    if said[0] == "," and is_clause(trigger, noun):
        return True
    qualities = {part for word in before for part in word.split("-")}
    if noun == "drive":
        return not words("measures").isdisjoint(qualities)
    if noun == "network":
        return not (words("broadcast_words") | words("network_qualities")).isdisjoint(qualities)
    if noun in {"program", "programme"} and (is_televised(trigger) or not words("program_qualities").isdisjoint(qualities)):
        return True
    if noun == "program":
        sentence = columns.lower[trigger.sent.start:trigger.sent.end]
        return not words("computing_words").isdisjoint(sentence) or ("installed" in sentence and not words("devices").isdisjoint(sentence))
    if noun == "collaboration":
        return not words("music_words").isdisjoint(columns.lower[max(0, trigger.start - NEAR_MUSIC):trigger.end + NEAR_MUSIC])
    if noun == "mission":
        return not words("mission_houses").isdisjoint((*qualities, columns.lower[max(trigger.sent.start, trigger.start - 1)]))
    if noun in {"partnership", "venture"}:
        return is_business(trigger, noun, qualities)
    return noun == "line" and not words("border_words").isdisjoint(qualities)


def is_subject_of(trigger: Span) -> bool:
    """Whether a noun without article is what an event, a law or a prize is about: "the conference on harbour development known as"."""
    lower, floor = columns_of(trigger.doc).lower, trigger.sent.start
    at = next((i for i in range(trigger.start - 1, max(floor, trigger.start - NEAR), -1) if lower[i] in words("phrase_ends")), floor)
    bare = at > floor and lower[at] in {"on", "for"} and DETERMINED.isdisjoint(lower[at:trigger.start])
    return bare and lower[at - 1] in words("other_nouns")


def is_clause(trigger: Span, noun: str | None) -> bool:
    """Whether an apposition is a clause of its own that says what a study found ("..., a survey showed"), or its noun is only said of a
    body (", a strategy and design firm")."""
    lower = columns_of(trigger.doc).lower
    at = trigger.start + last_of(lower[trigger.start:trigger.end], noun) + 1
    behind = lower[at:min(trigger.sent.end, at + NEAR)]
    if not behind:
        return False
    if noun in words("finding_nouns") and behind[0] in words("finding_verbs") | words("saying_verbs"):
        return True
    end = next((i for i, word in enumerate(behind) if i and (word in words("phrase_ends") or not word[0].isalnum())), len(behind))
    return behind[0] in {"and", "or"} and behind[end - 1] in words("body_nouns")


def is_televised(trigger: Span) -> bool:
    """Whether a broadcaster stands behind "a programme on": "Lantern, a programme on Radio Orla"."""
    behind = columns_of(trigger.doc).lower[trigger.end - 1:trigger.end + 3]
    return behind[:1] == ["on"] and not (words("broadcasters") | words("air_words")).isdisjoint(behind)


def is_title_of_work(trigger: Span, noun: str | None) -> bool:
    """Whether the noun of an apposition in brackets is written with a capital: "Ana Ruiz (The Trial)"."""
    texts = columns_of(trigger.doc).texts[trigger.start:trigger.end]
    return texts[0] == "(" and any(text.istitle() and text.lower() == noun for text in texts)


def is_business(trigger: Span, noun: str, qualities: set[str]) -> bool:
    """Whether a partnership or venture is a company: "a joint venture", "a limited partnership", or one that its sentence ties to shares,
    stakes and offers; a venture is one too where "company" stands in its sentence or just before."""
    if (noun == "venture" and "joint" in qualities) or not words("business_forms").isdisjoint(qualities):
        return True
    lower, sentence = columns_of(trigger.doc).lower, trigger.sent
    if noun == "venture" and not words("company_nouns").isdisjoint(lower[max(0, sentence.start - NEAR_COMPANY):sentence.end]):
        return True
    return not words("business_words").isdisjoint(lower[sentence.start:sentence.end])


def last_of(said: Sequence[str], noun: str | None) -> int:
    """Where a noun stands for the last time; 0 where it does not."""
    return next((i for i in range(len(said) - 1, -1, -1) if said[i] == noun), 0)


def is_of_noun(said: Sequence[str], noun: str | None) -> bool:
    """Whether the noun of an apposition hangs on another one: ", the biologist behind the study,"; not so in a word with hyphens ("a
    hands-on scheme")."""
    at = last_of(said, noun)
    return any(said[i] in words("noun_links") and "-" not in (said[i - 1], said[i + 1]) for i in range(2, at))


def is_fronted(name: Span, trigger: Span) -> bool:
    """Whether a name ends a participle or a clause at the beginning of its sentence, so that "the campaign" behind the comma is a subject
    of its own: "Carried out by Ana Ruiz and Orla Global, the campaign meant", "When she joined Orla, the mission was"; "Called Lantern,
    the scheme" does name it."""
    columns, start, at = columns_of(name.doc), name.sent.start, name.start
    if columns.texts[trigger.start] != "," or columns.lower[trigger.start + 1] not in DEFINITE:
        return False
    start = next((i + 1 for i in range(at - 1, start - 1, -1) if columns.texts[i] in STARTS), start)
    at -= at > start and columns.lower[at - 1] in {"a", "an", "the"}
    if at <= start or "," in columns.texts[start:at]:
        return False
    first = columns.lower[start]
    if first in words("clause_openers"):
        return at > start + 1
    before = columns.lower[start:at]
    if before[-1] not in words("lead_ins") and (before[-1] != "and" or words("lead_ins").isdisjoint(before)):
        return False
    fronted = first.endswith("ed") or first in words("led_by") or first in words("backed_by") or first in words("launched_verbs")
    return fronted and first not in words("called")
