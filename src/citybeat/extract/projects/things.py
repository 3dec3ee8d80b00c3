"""Whether what the text does with a name makes it that of a broadcast, a machine, a treaty, a conference, or works that run already."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span

from citybeat.extract.projects import names
from citybeat.extract.projects.bodily import subject_start
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.lexicon import words
from citybeat.extract.projects.matching import is_software
from citybeat.extract.projects.otherwise import is_bare, occurrences, past_brackets
from citybeat.extract.projects.traits import ARTICLES, end_of
from citybeat.nlp.columns import columns_of
from citybeat.nlp.entities import labels_of

AUTHORS = frozenset({"author", "authors", "co-author", "co-authors"})
AIRED = frozenset({"programme", "program"})
AIRED_BY = {"on": "air_links", "for": "air_makers", "of": "air_makers"}  # what stands before a preposition and a broadcast
BREAKS = frozenset({",", ".", ";", ":", "that"})  # behind these a broadcaster is who reports, not whose programme it is
NEAR = 5  # words before a name in which a broadcaster, or what is done with treaties, counts
LONGEST_SYSTEM = 3  # words behind a name up to "system"


def is_thing(group: Group) -> bool:
    """Whether a group is of a sort that no noun in its name shows; what is told to be an undertaking is none."""
    places = [site.mention for site in group.sites]
    if any(map(is_summit, places)) or any(map(is_program, places)):
        return True
    if any(c.told for c in group.candidates):
        return False
    sorts = (
        is_aired, is_written, is_treaty, is_contest, is_held, is_march, is_ruling, is_metaphor, is_degree, is_post, is_week, is_sold,
    )
    if any(sort(place) for place in places for sort in sorts) or is_machine(group) or is_running(places) or is_fought_over(places):
        return True
    return is_feature(group) or (any(noun_of(place) in AIRED for place in places) and is_stations(group))


def longest_name(group: Group) -> Span:
    """The longest of a group's names, the first of them."""
    return max((site.name for site in group.sites), key=lambda s: (len(s), -s.start))


def noun_of(place: Span) -> str:
    """The noun in small letters that ends a mention or follows its quotation mark: "the Lantern programme", "“Lantern” programme"."""
    last = place[-1]
    if last.is_lower:
        return last.text
    at = end_of(place)
    return columns_of(place.doc).texts[at] if place.end < at < len(place.doc) else ""


def is_written(place: Span) -> bool:
    """Whether it is a book: "author of The Orla Strategy"."""
    lower, start = columns_of(place.doc).lower, subject_start(place)
    return start - 2 >= place.sent.start and lower[start - 1] == "of" and lower[start - 2] in AUTHORS


def is_aired(place: Span) -> bool:
    """Whether a programme is one that is told things or spoken on ("told the Lantern programme"), a broadcaster's ("Radio Orla's Lantern
    programme"), or its presenter's ("the Ana Ruiz programme")."""
    if noun_of(place) not in AIRED and place[-1].lower_ not in AIRED:
        return False
    columns, floor, start = columns_of(place.doc), place.sent.start, subject_start(place)
    if len(place) > 1 and place[-1].lower_ in AIRED and place[-2].lower_ in {"television", "tv", "radio"}:  # "on Orla Television Programme"
        return True
    at = governor_of(place)
    if at >= floor and columns.lower[at] in words("air_verbs"):
        return True
    if noun_of(place) not in AIRED:  # "on the Lantern Programme" may be about it
        return False
    if at > floor and columns.lower[at] in AIRED_BY and columns.lower[at - 1] in words(AIRED_BY[columns.lower[at]]):
        return True
    named = [i for i in range(place.start, place.end) if names.is_name_word(place.doc[i])]
    if len(named) > 1 and {labels_of(place.doc)[i] for i in named} == {"PERSON"}:
        return True
    before = columns.lower[max(floor, start - NEAR):start]
    since = max((i + 1 for i, word in enumerate(before) if word in BREAKS), default=0)
    if not (words("air_words") | words("broadcasters")).isdisjoint(before[since:]):
        return True
    return any(is_station(place, i) for i in named)


def governor_of(place: Span) -> int:
    """Where the verb or preposition stands that a name hangs on, whose it is between: "told the Orla Channel's Lantern programme". What
    stands before an article is somebody else: "told Orla News the Lantern programme would"."""
    lower, at, floor = columns_of(place.doc).lower, subject_start(place) - 1, place.sent.start
    if lower[at + 1] not in ARTICLES:
        while at > floor and (lower[at] in {"-", *names.POSSESSIVES} or names.is_name_word(place.doc[at])):
            at -= 1
        at -= at > floor and (lower[at] in ARTICLES or lower[at] in words("possessors"))
    return at - (at > floor and lower[at] == "to")


def is_station(place: Span, at: int) -> bool:
    """Whether a word of a name is the initials of a broadcaster, or "Channel" with its number."""
    text = place.doc[at].text
    if text == "Channel":
        return at + 1 < place.end and place.doc[at + 1].text.isdigit()
    return text.isupper() and text.lower() in words("air_words") | words("broadcasters")


def is_machine(group: Group) -> bool:
    """Whether a noun of weapons and vessels follows a name where the text first has it ("the Lantern missile") and none calls it a
    programme, or "system" one that speaks of defence ("High Lantern Area Defense (HLAD) system")."""
    best = longest_name(group)
    columns, programme = columns_of(best.doc), any(noun_of(site.mention) in AIRED for site in group.sites)
    for count, (start, end) in enumerate(occurrences(best)):
        at = past_brackets(columns, end)
        behind = [text for text in columns.texts[at:at + LONGEST_SYSTEM] if text.islower()]
        if behind and behind[0] in words("machine_nouns") and not count and not programme and is_bare(columns, start, end):
            return True
        if "system" in behind and not words("defence_words").isdisjoint((*columns.lower[start:end], *behind)):
            return True
    return False


def is_treaty(place: Span) -> bool:
    """Whether states are party to it: they ratify it or withdraw from it, or it has provisions or signatories ("provisions of the
    Orla Plan of Action"). A partnership of trade is one as well: "the Upland Trade Partnership"."""
    columns, start = columns_of(place.doc), subject_start(place)
    said = columns.lower[place.start:place.end]
    if not (said[-1] == "partnership" or said[-3:] == ["plan", "of", "action"] or words("undertakings").isdisjoint(said)):
        return False
    if said[-1] == "partnership" and not words("trade_names").isdisjoint(said):
        return True
    before = columns.lower[max(place.sent.start, start - NEAR):start]
    if before and (before[-1] in words("treaty_verbs") or (before[-1] in {"of", "from"} and not words("leaving_verbs").isdisjoint(before))):
        return True
    return any(first in words("treaty_words") and then in {"of", "to", "from"} for first, then in pairwise(before))


def is_contest(place: Span) -> bool:
    """Whether a campaign is that of a team: "their Orla Cup campaign"."""
    return noun_of(place) == "campaign" and not words("contest_names").isdisjoint(columns_of(place.doc).lower[place.start:place.end])


def is_held(place: Span) -> bool:
    """Whether it is the motto of a forum that is held: "the forum dubbed “Lantern”, scheduled to be held in May"."""
    columns, sentence = columns_of(place.doc), place.sent
    start = subject_start(place)
    called = start - 2 >= sentence.start and columns.lower[start - 1] in words("called") and columns.lower[start - 2] == "forum"
    return called and not {"held", "scheduled", "participants", "participate"}.isdisjoint(columns.lower[sentence.start:sentence.end])


def is_summit(place: Span) -> bool:
    """Whether people meet at it: "on the sidelines of the Orla Dialogue", "this week's Orla Dialogue", "the 19th Orla Dialogue"."""
    lower, start = columns_of(place.doc).lower, subject_start(place)
    before = lower[max(place.sent.start, start - NEAR):start]
    if before[-1:] == ["of"] and before[-2:-1] in (["sidelines"], ["margins"]):
        return True
    if not {"dialogue", "forum"}.intersection(columns_of(place.doc).lower[place.start:place.end]):
        return False
    before = before[:-1] if before[-1:] and before[-1] in names.POSSESSIVES else before
    week = before[-2:-1] == ["this"] and before[-1].rstrip("s") in {"week", "month", "year"}
    return week or (bool(before) and names.ORDINAL.fullmatch(before[-1]) is not None)


def is_week(place: Span) -> bool:
    """Whether it is over in a day or a week: "the week-long Lantern programme"."""
    lower, start = columns_of(place.doc).lower, subject_start(place)
    long = [word for word in lower[max(place.sent.start, start - 3):start] if word != "-"]
    return place[-1].is_lower and (long[-1:] in (["daylong"], ["weeklong"]) or long[-2:] in (["day", "long"], ["week", "long"]))


def is_sold(place: Span) -> bool:
    """Whether a firm calls itself by it ("Orlabank, the Tide Cloud company"), or it is a security ("the ORLA Warrants")."""
    if place[-1].lower_ in words("dealings") - {"equity", "convertible", "note", "notes"}:
        return True
    behind = columns_of(place.doc).texts[place.end:place.end + 1]
    return not place[-1].is_lower and behind == ["company"]


def is_program(place: Span) -> bool:
    """Whether a "program" is one of computers: "a test version of the Lantern program", "the malicious program was called Lantern"."""
    lower = columns_of(place.doc).lower[place.sent.start:place.start]
    if "program" in {noun_of(place), place[-1].lower_}:
        return is_software(place) or not words("malware_words").isdisjoint(lower)
    return any(word == "program" and before in words("malware_words") for before, word in pairwise(lower))


def is_running(places: list[Span]) -> bool:
    """Whether all mentions are of a factory ("the Orla plant"), none of a planned one, and no sentence of them speaks of its building."""
    if not all(place[-1].text in {"plant", "factory"} and names.is_name_word(place.doc[place.end - 2]) for place in places):
        return False
    return not any(is_begun(place) for place in places)


def is_begun(place: Span) -> bool:
    """Whether a plant is said to be planned or its sentence speaks of building."""
    lower, sentence = columns_of(place.doc).lower, place.sent
    return lower[place.start - 1] in words("building_words") or not words("founding_works").isdisjoint(lower[sentence.start:sentence.end])


def is_stations(group: Group) -> bool:
    """Whether a broadcaster's possessive stands before a name somewhere: "she watched Radio Orla's Lantern"."""
    best = longest_name(group)
    columns = columns_of(best.doc)
    for start, _ in occurrences(best):
        before = columns.lower[max(0, start - NEAR):start]
        if before and before[-1] in names.POSSESSIVES and not (words("air_words") | words("broadcasters")).isdisjoint(before):
            return True
    return False


def is_march(place: Span) -> bool:
    """Whether its head noun is that of a demonstration: "the Harbour March for Clean Water", "the Fishers' March"."""
    said, texts = columns_of(place.doc).lower[place.start:place.end], columns_of(place.doc).texts[place.start:place.end]
    for i, word in enumerate(said):
        if word in words("marches") and texts[i].istitle():
            owned = i > 0 and said[i - 1] in names.POSSESSIVES
            if owned or (i and said[i + 1:i + 2] in (["for"], ["on"], ["against"])):
                return True
    return False


def is_ruling(place: Span) -> bool:
    """Whether a policy forbids something, as rules do ("the Harbour Policy, which prohibits"), or only bears the name of a place ("the
    Orla City Policy")."""
    columns, end = columns_of(place.doc), end_of(place)
    if place[-1].lower_ != "policy":
        return False
    behind = columns.lower[end:min(place.sent.end, end + NEAR)]
    return not words("forbidding_verbs").isdisjoint(behind) or set(labels_of(place.doc)[place.start:place.end - 1]) == {"LOC"}


def is_metaphor(place: Span) -> bool:
    """Whether people rather than oil or gas are in a pipeline: "the school-to-prison pipeline", "a talent pipeline"."""
    said = {part for word in columns_of(place.doc).lower[place.start:place.end] for part in word.split("-")}
    return place[-1].lower_ == "pipeline" and not words("pipeline_people").isdisjoint(said)


def is_degree(place: Span) -> bool:
    """Whether it is what a degree is in ("an MBA in Harbour Policy and Management program"), or a subject of a school ("Orla University's
    English Literature programme")."""
    doc, start = place.doc, place.start
    subject = all(t.lower_ in words("subjects") or t.lower_ in AIRED | {"and", "&", ","} for t in place)
    if subject and noun_of(place) in AIRED and not words("schools").isdisjoint(columns_of(doc).lower[place.sent.start:place.sent.end]):
        return True
    if start - 2 < place.sent.start or doc[start - 1].lower_ not in {"in", "of"}:
        return False
    of = start - 4 >= place.sent.start and doc[start - 3].lower_ == "of"  # "Master of Science in Harbour Policy Program"
    return doc[start - 2].lower_ in words("degrees") or (of and doc[start - 4].lower_ in words("degrees"))


def is_post(place: Span) -> bool:
    """Whether it is the first part of an office: "Chief Strategy and Harbour Officer"."""
    behind = place.doc[place.end:min(place.sent.end, place.end + NEAR)]
    return place[0].text == "Chief" and behind.text.startswith(("and ", "& ")) and any(t.text == "Officer" for t in behind)


def is_feature(group: Group) -> bool:
    """Whether a noun of nature follows a name somewhere: "the Orla Deep cave"."""
    best = longest_name(group)
    columns = columns_of(best.doc)
    return any(end < len(columns.texts) and columns.texts[end] in words("features") for _, end in occurrences(best))


def is_fought_over(places: list[Span]) -> bool:
    """Whether all mentions are of a dam or bridge, a sentence of them speaks of fighting and none of its building: it stands."""
    if not all(place[-1].lower_ in {"dam", "bridge"} for place in places) or any(map(is_begun, places)):
        return False
    return any(not words("fighting_words").isdisjoint(columns_of(p.doc).lower[p.sent.start:p.sent.end]) for p in places)
