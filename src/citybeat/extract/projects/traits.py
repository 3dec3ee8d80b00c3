"""What speaks for and against a group of sites being a project: what found it, how its name is built, and what the text does with it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Span

from citybeat.extract.facts import Entity, Facts, Organization, plain
from citybeat.extract.projects import names
from citybeat.extract.projects.groups import Group, is_acronym
from citybeat.extract.projects.kinds import complement_start, singular
from citybeat.extract.projects.lexicon import kind_of_noun, words
from citybeat.nlp.columns import columns_of
from citybeat.nlp.entities import ent_rows

LIKELY_RULE, LIKELY_HEAD = 0.6, 0.75
NEAR = 4  # words before or behind a name in which a verb or noun counts as said of it
ARTICLES = frozenset({"a", "an", "the"})
OFFICE_LINKS = frozenset({"of", "for", "from", "with", "at"})
BODILY = ("acts", "has_officer", "officer_of")  # what bodies do and have
STAFFED = ("told", "name_kind=fund", "name_kind=facility", "name_kind=incubator")  # surely undertakings, or such as have and do so as well
UNDERTAKEN = tuple(f"name_kind={kind}" for kind in ("project", "programme", "initiative", "campaign", "plan", "fund"))
PAIRS = (("rule_only", "as_body"), ("rule_only", "label=ORG"), ("told", "rule_only"), ("told", "label=LOC"), ("told", "label=ORG"),
         ("is_alliance", "sentence=party_words"))
DEFINED = (("body_nouns", "is_body"), ("alliance_nouns", "is_alliance"), ("thing_nouns", "is_thing"), ("undertakings", "is_undertaking"))
"""What the lists say of which the noun of an apposition is one."""
LONGEST_DEFINITION = 8  # words
LONGEST_LIST = 14  # words
NEAR_WORKS = 7  # words in small letters
DETERMINERS = frozenset({"a", "an", "the", "another", "its", "their", "one"})
OLD_YEAR = re.compile(r"1\d\d\d")
MARKS = frozenset({",", "(", "-", "–", "—"})
SAID = ("undertaking_words", "body_words", "work_words", "works_verbs", "party_words")  # lists of which a word in its sentence counts


def traits_of(group: Group, facts: Facts, beside: int = 0) -> dict[str, float]:
    """The traits of a group by name; those that are either there or not are 1. `beside`: how many other groups of the text are likely."""
    found = {"bias": 1.0, "beside": math.log1p(beside), **strengths(group)}
    entity = entity_of(group, facts)
    found.update((name, 1.0) for name in (*of_finding(group), *of_name(group), *of_label(group)))
    for place in places_of(group, entity):
        found.update((name, 1.0) for name in around(place))
    if not found.keys().isdisjoint(BODILY) and found.keys().isdisjoint(STAFFED):
        found["as_body"] = 1.0
    if is_works(group, found):
        if any(is_built(place) for place in places_of(group, entity)):
            found["being_built"] = 1.0
        else:
            found["stands"] = 1.0
            found.pop("told", None)  # "the Orla Pipeline, a pipeline that carries": told to be a thing that is there
    found.update((f"{a}&{b}", 1.0) for a, b in PAIRS if a in found and b in found)
    return found


def is_works(group: Group, traits: Mapping[str, float]) -> bool:
    """Whether a name is that of works, a building or a place, most of which stand already when an article names them, and the text does
    not call it a project."""
    if any((c.told and c.noun not in words("works_nouns")) or c.noun in words("nouns") for c in group.candidates):
        return False
    parts = [t.lower_ for t in fullest(group) if t.text[0].isalnum()]
    head = parts[complement_start(parts) - 1] if parts else ""
    if any(head in words(name) for name in ("works_heads", "site_heads", "places")) and head != "facility":
        return True
    return "label=FAC" in traits and traits.keys().isdisjoint(UNDERTAKEN)


# -- what found it

def strengths(group: Group) -> dict[str, float]:
    """The surest rule, the surest word of the head, how far that is above what is likely, and the number of sites."""
    head = max(site.model() for site in group.sites)
    return {
        "rule": max(site.rule() for site in group.sites), "head": head, "head_sure": max(0.0, head - LIKELY_HEAD),
        "sites": math.log(len(group.sites)),
    }


def is_likely(group: Group) -> bool:
    """Whether a strong rule or a sure word of the head found a group: such are the company of others."""
    return any(site.rule() >= LIKELY_RULE or site.model() >= LIKELY_HEAD for site in group.sites)


def of_finding(group: Group) -> Iterator[str]:
    """Whether only rules or only the head found it, and what speaks against the head alone: there is no noun of an undertaking, or the name
    is one common word; whether the text says outright what it is."""
    if not any(c.from_model for c in group.candidates):
        yield "rule_only"
    if all(c.from_model for c in group.candidates):
        yield "head_only"
        if not group.nouns() and not has_noun(group):
            yield "head_only&no_noun"
        if all(len(site.name) == 1 and site.name.text.istitle() for site in group.sites):
            yield "head_only&one_word"
    if group.nouns():
        yield "called"
    if any(c.told for c in group.candidates):
        yield "told"
    if any(c.definition is not None for c in group.candidates):
        yield "defined"


def has_noun(group: Group) -> bool:
    """Whether a noun of an undertaking is a word of the name."""
    return any(word in kind_of_noun() for site in group.sites for word in site.key.split())


# -- the name

def fullest(group: Group) -> Span:
    """The site's name with most words, the first of several."""
    return max((site.name for site in group.sites), key=lambda s: (len(s), -s.start))


def of_name(group: Group) -> Iterator[str]:
    """How the name is built: its head noun and other parts."""
    name = fullest(group)
    parts = [t.lower_ for t in name if t.text[0].isalnum()] or [name.text.lower()]
    yield from of_head(parts)
    if len(parts) == 1 and is_acronym(name.text):
        yield "acronym"
    if any(c.isdigit() for c in name.text):
        yield "digits"
    if name.start and name.doc[name.start - 1].text in names.OPENING:
        yield "quoted"
    if len(parts) > 1 and words("generic").union(words("topical"), names.heads()).issuperset(parts):
        yield "plain_words"
    if not words("actor_words").isdisjoint(parts):
        yield "actor_word"


def of_head(parts: list[str]) -> Iterator[str]:
    """The kind that the head of a name says, the word before "for" or "of", else the last; or that no word says any."""
    cut = complement_start(parts)
    if cut < len(parts):
        yield "complement"
    kind = kind_of_noun().get(singular(parts[cut - 1]))
    if kind is not None and len(parts) > 1:
        yield f"name_kind={kind}"
    elif parts[0] in words("first_heads"):
        yield f"first={parts[0]}"
    elif kind_of_noun().keys().isdisjoint(parts):
        yield "no_noun"


def of_label(group: Group) -> Iterator[str]:
    """The model's label for the whole name."""
    name = fullest(group)
    inside = [e for e in ent_rows(name.doc) if name.start <= e.start and e.end <= name.end]
    yield from (f"label={e.label}" for e in inside if plain(e.text) == plain(name.text))


# -- what the text does with it

def entity_of(group: Group, facts: Facts) -> Entity | None:
    """The entry of the record that has the name of a site, of the first that is one's."""
    keys = {site.key: site.name.text for site in group.sites}
    return next((found for name in keys.values() if (found := facts.named(name)) is not None), None)


def places_of(group: Group, entity: Entity | None) -> list[Span]:
    """All places that name it: the sites' mentions, and others of an organization of that name."""
    sites = [site.mention for site in group.sites]
    if not isinstance(entity, Organization):
        return sites
    taken = {i for span in sites for i in range(span.start, span.end)}
    return [*sites, *(m.span for m in entity.mentions if taken.isdisjoint(range(m.span.start, m.span.end)))]


def around(place: Span) -> Iterator[str]:
    """What stands before and behind a mention, and what its sentence is about."""
    doc, sentence = place.doc, place.sent
    start = place.start
    while start > sentence.start and (doc[start - 1].lower_ in ARTICLES or doc[start - 1].text in names.OPENING):
        start -= 1
    yield from before(doc, start, sentence.start)
    yield from behind(doc, end_of(place), sentence.end)
    yield from defined(doc, end_of(place), sentence.end)
    said = columns_of(doc).lower[sentence.start:sentence.end]
    yield from (f"sentence={name}" for name in SAID if not words(name).isdisjoint(said))


def end_of(place: Span) -> int:
    """Where the text goes on behind a mention, its closing quotation mark and an acronym in brackets."""
    doc, at = place.doc, place.end
    while at < len(doc) and doc[at].text in names.CLOSING:
        at += 1
    if at + 2 < len(doc) and doc[at].text == "(" and doc[at + 2].text == ")":
        at += 3
    return at


def before(doc: Doc, start: int, floor: int) -> Iterator[str]:
    """The words before a mention: an officer "of" it, or that it is launched."""
    if start <= floor:
        return
    near = columns_of(doc).lower[max(floor, start - NEAR):start]
    if near[-1] in OFFICE_LINKS and (not words("officers").isdisjoint(near[:-1]) or doc[start - 2].ent_type_ == "PERSON"):
        yield "officer_of"
    if not words("launch_verbs").isdisjoint(near):
        yield "launched"
    if near[-1] == "by" and len(near) > 1 and near[-2].endswith(("ed", "en", "un")):
        yield "agent"
    if near[-1] in words("body_nouns"):
        yield "body_before"
    if near[-1] == "based" or near[-1].endswith("-based"):
        yield "based"


def behind(doc: Doc, end: int, ceiling: int) -> Iterator[str]:
    """The words behind a mention: what it says or does, its officer, how it is run, or that it is called something else."""
    near = columns_of(doc).lower[end:min(ceiling, end + NEAR)]
    said = [w for w in near if w not in words("auxiliaries") and w not in ARTICLES]
    if not near:
        return
    if near[0] in words("body_verbs") or (said and said[0] in words("body_verbs")):
        yield "acts"
    if not words("officers").isdisjoint(near):
        yield "has_officer"
    if said and said[0] in words("launched_verbs"):
        yield "is_run"
    if near[0] in words("aim_starts"):
        yield "aims"
    if not words("no_project_nouns").isdisjoint(near[:3]):
        yield "other_noun"


def defined(doc: Doc, end: int, ceiling: int) -> Iterator[str]:
    """What a noun says that stands in apposition behind a mention, after "is a", directly behind it, or behind an enumeration that it is
    one of ("the Orla Front, New Dawn and Together parties")."""
    lower = columns_of(doc).lower
    at = end
    if at < ceiling and (lower[at] in MARKS or lower[at] in {"is", "was"}):
        at += 1
        while at < ceiling and (lower[at] in {"which", "is", "was"}):
            at += 1
        at += 2 * (lower[at:at + 2] == ["one", "of"])
        if at < ceiling and lower[at] in DETERMINERS:
            yield from said_by(lower, at + 1, min(ceiling, at + LONGEST_DEFINITION))
    yield from listed(doc, end, ceiling)


def said_by(lower: list[str], start: int, end: int) -> Iterator[str]:
    """What the head noun of a phrase says: the last noun that says anything before a preposition, mark or verb ends the phrase."""
    found = None
    for i, word in enumerate(lower[start:end], start):
        if word == "-" or lower[i - 1] == "-":  # "an Orla-based charity"
            continue
        if word in words("phrase_ends") or not word[0].isalnum():
            break
        found = next((trait for name, trait in DEFINED if word in words(name)), found)
    if found is not None:
        yield found


def listed(doc: Doc, end: int, ceiling: int) -> Iterator[str]:
    """Whether an enumeration of names that a mention stands in is one of parties, groups or companies."""
    columns, at, joints = columns_of(doc), end, 0
    while at < min(ceiling, end + LONGEST_LIST) and (columns.lower[at] in {",", "and", "or", "the"} or columns.texts[at][0].isupper()):
        joints += columns.lower[at] in {",", "and", "or"}
        at += 1
    if joints and at < ceiling and columns.lower[at] in words("body_plurals"):
        yield "listed_body"


def is_built(place: Span) -> bool:
    """Whether words of building, planning or opening, not of extending, stand near a mention ("the construction of") and no year before
    2000, or it is said what it will do. Names and marks between do not count: in an enumeration what is said of one is said of all."""
    columns, sentence, end = columns_of(place.doc), place.sent, end_of(place)
    lower = columns.lower
    if lower[end:end + 1] == ["will"] or lower[end:end + 2] == ["is", "expected"]:
        return True
    said = [i for i in range(sentence.start, place.start) if columns.texts[i].islower()][-NEAR_WORKS:]
    said += [i for i in range(end, sentence.end) if columns.texts[i].islower()][:NEAR_WORKS]
    if any(OLD_YEAR.fullmatch(word) or word == "century" for word in lower[sentence.start:sentence.end]):
        return False
    return not words("building_words").isdisjoint(lower[i] for i in said)
