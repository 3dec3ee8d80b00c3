"""What a pronoun and a body without a name stand for in the sentence of an aim and right before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Span

from citybeat.extract.facts import Facts
from citybeat.extract.targets.clauses import POSSESSIVES
from citybeat.extract.targets.holders.subjects import OWNED, Subject, Subjects, any_of, lists
from citybeat.extract.targets.triggers import Candidate
from citybeat.gazetteer import Gazetteer

NATIONS = frozenset({"country", "nation", "kingdom", "republic", "principality", "emirate", "sultanate"})
TOWNS = frozenset({"city", "town"})
REGIONS = frozenset({"province", "region", "district", "county", "territory", "borough"})
LOOK_BACK = 2  # sentences in which "the province" may be named
FRONTED = 8  # words from "to" to "its" in "to meet its target, Acme must"
NOUN_REACH = 6  # words of a noun phrase behind a comma
LEGAL = frozenset({"co", "corp", "inc", "plc", "ltd", "limited", "ag", "gmbh", "nv", "sa", "spa", "llc", "corporation"})
HIS, HERS = frozenset({"he", "his", "him", "himself"}), frozenset({"she", "her", "herself"})
OPENED = frozenset({'"', "“", "``"})
OPENING = frozenset({"if", "when", "while", "although", "though", "as", "because", "once", "unless", "today", "currently"})
TIMES = frozenset({"year", "month", "week", "quarter", "summer", "winter", "spring", "autumn", "fall", "season", "decade"})
SAME = {"his": "he", "her": "she", "its": "it", "their": "they"}
NAMED_NEAR = 120  # words before "the council" in which one council only is named, where the article names others
SAID = 4  # words from "it" to "that" in "it said on Monday that it would"
HUMAN = frozenset({"he", "she", "his", "her", "mr", "mrs", "ms", "mr.", "mrs.", "ms."})
PERSONAL = frozenset({"his", "her"})


def is_unseen_region(subjects: Subjects, gazetteer: Gazetteer | None, i: int, begin: int) -> bool:
    """Whether word `begin` names a region that was not seen, where it tells what "it" does: "Sichuan says [that] it will"; `i` is the word
    before "it"."""
    if gazetteer is None or i not in (begin + 1, begin + 2) or subjects.lower[begin + 1] not in lists()["speech"]:
        return False
    return bool(gazetteer.region(subjects.doc[begin].text))


def place_before(named: Sequence[Sequence[Span]]) -> Span | None:
    """For "the province", "the city": the one place of that kind in the nearest sentence that names any; `named` are those of the sentences
    before, the nearest first."""
    nearest = next((places for places in named[:LOOK_BACK] if places), [])
    return nearest[0] if len({m.text for m in nearest}) == 1 else None


def is_fronted(subjects: Subjects, subject: Subject, begin: int) -> bool:
    """Whether "its" stands in a phrase before its clause: "To meet its target, Acme must", "Ruiz says to meet its target, Chad must"."""
    lower = subjects.lower
    if subject.word not in OWNED:
        return False
    to = next((i for i in range(subject.start - 1, max(begin - 1, subject.start - FRONTED), -1) if lower[i] == "to"), None)
    if to is None:
        return False
    before = to - 2 if lower[max(begin, to - 2):to] == ["in", "order"] else to
    return before == begin or lower[before - 1] in lists()["speech"] | {"that"}


def subject_after(subjects: Subjects, subject: Subject, candidate: Candidate) -> Subject | None:
    """The subject that follows a fronted phrase and its comma."""
    lower, end = subjects.lower, candidate.sentence.end
    for comma in range(candidate.subject_end, end - 2):
        if lower[comma] != ",":
            continue
        for i in range(comma + 2, min(end, comma + NOUN_REACH)):
            found = subjects.ending(i, comma, i)
            if found is None or found.kind not in ("name", "body") or found.start > comma + 2:
                continue
            human = found.mention is not None and found.mention.label_ == "PERSON"
            if human == (subject.word in PERSONAL) and lower[i] in any_of("auxiliaries", "irregular", "wishes"):
                return found
    return None


def first_of_two(subjects: Subjects, subject: Subject, begin: int) -> Subject:
    """The first pronoun of "It said it hopes", "He has announced his intention", "sales rose after it said on Monday that it would": the
    second means the same."""
    lower, first = subjects.lower, subject.start - 2
    if begin < subject.start and lower[begin] == SAME.get(subject.word):
        return Subject(begin, begin + 1, "pronoun", lower[begin])
    that = first > begin and lower[first + 1] == "that"
    places = range(first - 1, max(begin, first - SAID) - 1, -1) if that else (first,) if first == begin else ()
    said = next((i for i in places if lower[i] == subject.word and lower[i + 1] in lists()["speech"]), None)
    return Subject(said, said + 1, "pronoun", subject.word) if said is not None else subject


def heading_body(subjects: Subjects, subject: Subject, before: Span, begin: int) -> Subject | None:
    """For "it" at the head of a sentence: the body without a name that heads the one before ("The government is aiming. It also set")."""
    if subject.word not in ("it", "its") or subject.start > begin + 1:
        return None
    first = subjects.main(before.start, before.end)
    if first is None or first.kind != "body" or first.start > before.start + 1:
        return None
    return first if not subjects.mentioned(first.end, before.end, "ORG") else None


def heads_sentence(subjects: Subjects, subject: Subject, begin: int) -> bool:
    """Whether a pronoun or a body without a name heads its sentence, a phrase before it apart ("As a first step, it will")."""
    lower, start = subjects.lower, subject.start
    if start <= begin + 1 or subject.word in lower[begin:begin + 2]:
        return True
    if subject.kind == "body" and lower[start - 1] == "the" and not subjects.mentioned(begin, start, "ORG"):
        return True  # "Jobs were lost, with the company pledging to"
    first = start - (lower[start - 1] == "the")
    fronted = subjects.inside.isdisjoint(range(begin, first)) and lists()["pronouns"].isdisjoint(lower[begin:first])
    opened = lower[begin] in lists()["prepositions"] | OPENING | {"by"} or lower[begin + 1] in TIMES  # "This week, it"
    return first - begin <= FRONTED and lower[first - 1] == "," and opened and fronted


def is_still(subjects: Subjects, subject: Subject, sentence: Span) -> bool:
    """Whether "the company" is what a sentence before is about too, and it names no organization."""
    if subject.word not in lists()["companies"] or subjects.mentioned(sentence.start, sentence.end, "ORG"):
        return False
    first = subjects.main(sentence.start, sentence.end)
    return first is not None and first.kind == "body" and first.word == subject.word and first.mention is None


def leads_sentence(subjects: Subjects, subject: Subject, begin: int) -> bool:
    """Whether a name or a body leads a sentence, a clause before it apart ("If prices fall, the Commission will")."""
    lower, first = subjects.lower, subject.start - (subjects.lower[max(0, subject.start - 1)] == "the")
    return subject.start <= begin + 1 or (lower[first - 1] == "," and lower[begin] in lists()["prepositions"] | OPENING)


def quoted_from(subjects: Subjects, sentence: Span, aim: Span) -> int:
    """Where in a sentence he may be named of whom somebody speaks: behind "Ruiz said: “" for an aim in the next sentence of that speech."""
    lower, opening = subjects.lower, subjects.doc[aim.start].text in OPENED
    said = (i for i in range(sentence.start + 2, sentence.end) if subjects.doc[i].text in OPENED)
    quote = next((i for i in said if lower[i - 1] in (":", ",") and lower[i - 2] in lists()["speech"]), None)
    return quote + 1 if opening and quote is not None else sentence.start


def leading_owner(subjects: Subjects, sentence: Span) -> Span | None:
    """For "he": the person with whose possession a sentence begins ("Ruiz's plan was praised")."""
    owners = [m for m in subjects.mentioned(sentence.start, sentence.end, "PERSON") if subjects.lower[m.end] in POSSESSIVES]
    return owners[0] if len(owners) == 1 and owners[0].start < sentence.start + 2 else None


def is_again(subjects: Subjects, subject: Subject, sentence: Span) -> bool:
    """Whether a sentence speaks of the same person by a pronoun ("He set out a plan. [He also pledged]")."""
    same = HIS if subject.word in HIS else HERS if subject.word in HERS else frozenset()
    return not same.isdisjoint(subjects.lower[sentence.start:sentence.end])


def only_person(subjects: Subjects, facts: Facts, subject: Subject, before: Span) -> Span | None:
    """For "he" at the head of a sentence: the one person whom the sentence before names, be it as an owner ("Ruiz's lead")."""
    if subject.word not in ("he", "she"):
        return None
    named = subjects.mentioned(before.start, before.end, "PERSON")
    keys = {id(e) if e is not None else m.text.casefold() for m, e in zip(named, facts.all_at(named), strict=True)}
    return named[0] if len(keys) == 1 else None


def namesake(subjects: Subjects, facts: Facts, subject: Subject) -> Span | None:
    """For "the ministry", "the council": the one organization before it in whose name that word stands."""
    if subjects.lower[max(0, subject.start - 1)] != "the":
        return None
    named = [m for m in subjects.mentions
             if m.label_ == "ORG" and m.end <= subject.start and len(m) > 1 and subject.word in m.text.casefold().split()]
    keys = [id(e) if e is not None else m.text.casefold() for m, e in zip(named, facts.all_at(named), strict=True)]
    close = {key for m, key in zip(named, keys, strict=True) if m.end > subject.start - NAMED_NEAR}
    return named[-1] if len(set(keys)) == 1 or (len(close) == 1 and keys[-1] in close) else None


def main_place(places: Sequence[Span], sentences: Sequence[Span]) -> Span | None:
    """For "the city": the place that an article is of: of those of its kind (`places`) one that the first sentences name, at least twice
    and as often again as any other, or more often where the article begins with it."""
    counts = Counter(m.text for m in places).most_common(2)
    if not counts or counts[0][1] < 2:
        return None
    first = next(m for m in places if m.text == counts[0][0])
    if len(counts) > 1 and counts[0][1] < 2 * counts[1][1] and not (first.start == 0 and counts[0][1] > counts[1][1]):
        return None
    return first if first.start < sentences[min(1, len(sentences) - 1)].end else None


def ruler_of(subjects: Subjects, subject: Subject) -> Span | None:
    """For "the administration": the last one before it that has a person's name ("the Ruiz administration")."""
    if subject.word != "administration":
        return None
    return next((m for m in reversed(subjects.mentions) if m.label_ == "PERSON" and m.end < subject.start
                 and subjects.lower[m.end] == subject.word), None)


def is_misread_firm(subjects: Subjects, facts: Facts, name: Subject, pronoun: Subject) -> bool:
    """Whether "it" shows a name to be a firm that a model took for a person: "Ruiz Brothers said it would", where the article has
    no role of a Ruiz and no "he" or "she"."""
    lower, mention = subjects.lower, name.mention
    if mention is None or pronoun.word != "it" or len(mention) < 2 or not HUMAN.isdisjoint(lower):
        return False
    said = pronoun.start - 1 - (lower[pronoun.start - 1] == "that")
    direct = said == name.end or (lower[name.end] == "," and lower[said - 1] == ",")
    entity = facts.at(mention)
    return direct and lower[said] in lists()["speech"] and not any(r.person is entity for r in facts.roles)


def main_company(subjects: Subjects, facts: Facts, sentences: Sequence[Span], subject: Subject) -> Span | None:
    """For "the company": the organization that an article is of: it stands in one of the first sentences and is named at least twice,
    and as often again as any other; or it is the only one, and two sentences name it, or it is a firm by its name ("Orla Foods Co")."""
    if subject.word not in lists()["companies"] or "the" not in subjects.opening(subject):
        return None
    named = [m for m in subjects.mentions if m.label_ == "ORG" and m.end <= subject.start]
    keys = [id(e) if e is not None else m.text.casefold() for m, e in zip(named, facts.all_at(named), strict=True)]
    counts = Counter(keys).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return None
    if len(counts) == 1 and any(s.start <= named[0].start < s.end <= named[-1].start for s in sentences):
        return named[0]  # no other was named
    first = named[keys.index(counts[0][0])]
    if counts[0][1] < 2 and not (len(counts) == 1 and subjects.lower[first.end - 1] in LEGAL):
        return None
    return first if first.start < sentences[min(1, len(sentences) - 1)].end else None
