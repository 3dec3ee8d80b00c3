"""What the words about a name say of its kind: "Songkhla and Nakhon provinces", "in Ames, Iowa", "the towns of A, B and C", "Roe, of Ames".

A name that a town shares with the region about it, with a team or a constituency is told apart by what stands beside it, anywhere in the
article; `readings` sums that up for one name in a few numbers between 0 and 1.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from math import log1p

from spacy.tokens import Doc, Span, Token

from citybeat.extract.cities.kinds import has_own_city
from citybeat.extract.cities.lexicon import words
from citybeat.extract.cities.mentions import places_of
from citybeat.extract.cities.regions import TELLING, is_region_here
from citybeat.gazetteer import Gazetteer
from citybeat.gazetteer.fold import fold
from citybeat.nlp.columns import Columns, columns_of, text_of
from citybeat.nlp.entities import ent_rows, labels_of
from citybeat.nlp.notes import notes_of

SEPARATORS = frozenset({",", ";", "and", "&", "or", "/"})
INTRODUCERS = frozenset({":", "–", "—", "-", "―", "including", "like", "namely", "as"})
PAIR = re.compile(r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) and ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)\b")
AHEAD = 400  # characters in which two names are said to be bodies
BEHIND_THINGS = frozenset({"and", "at", "but", "for", "from", "in", "of", "on", "or", "that", "to", "which", "with"})
OPEN, CLOSED = frozenset({"(", "["}), frozenset({")", "]"})
REGION, TEAM = "cities.not_region", "cities.not_team"  # rules of these beginnings find a region, and a team
THINGS = frozenset({"ORG", "PRODUCT", "MISC"})  # the labels of bodies and things
PLACES = frozenset({"LOC", ""})  # the labels that a name in a place may have
FARTHEST = 60  # words of a list that are walked through
BETWEEN = 6  # words between the noun of a list and what introduces it ("counties in the country –")
MOST_REGIONAL = 1.5
LONGEST_HEAD = 3  # words of a place's name at the head of a longer one
CONTAINERS = frozenset({"in", "in the", ", in"})  # between a place and what it lies in
WITHIN = frozenset({"of", "in", "under"})  # between a unit ("upazila") and what it lies in
NAMED_AFTER = frozenset({"at", "from", "in", "near", "of", "to"})  # before a unit's name that has no article
COUNTED = frozenset({"both", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "all"})
OF_CLUBS = frozenset({"to", "from", "for", "with", "at"})  # between a player's move and the club
BEFORE_CLUB = 3  # words before those that are looked at for the move
MOST_PREDICATE = 8  # words between "are" and the noun that says what the names of a list are
MOST_SPORTING = 2.0  # times SPORTING, beyond which more say no more
SPORTING = 4  # words of sport about a name from which it stands in a report of sport
OFTEN = 0.5  # how far those words are of sport where a move is one to a club
AROUND = 40  # words on either side of a name that are looked at for those
DIRECTED = frozenset({"central", "lower", "upper"})
NO_PREDICATE = frozenset({"at", "being", "by", "for", "from", "in", "on", "to", "with"})


def astray(spans: Sequence[Span], cues: Sequence[dict[str, float]], others: Sequence[str]) -> set[int]:
    """The first tokens of the occurrences that are no mentions of the city: those of a region, and of a team in a report of sport; not
    where a rule of `cues` says that it is a city ("Kotka, the capital of Kymi province")."""
    return {span.start for span, rules, other in zip(spans, cues, others, strict=True)
            if (other == "region" or (other == "team" and sporting(span) >= OFTEN)) and max(rules.values(), default=0) < TELLING}


def other_readings(spans: Sequence[Span], cues: Sequence[dict[str, float]], nouns: Sequence[str | None],
                   gazetteer: Gazetteer) -> list[str]:
    """What each occurrence of a name is read as, other than a city: a "region", by a noun beside it, by the noun of its list, behind a
    town that lies in it ("Ames, Iowa"), or as `is_region_here` says; a "team", by words beside it; or "". `cues` and `nouns` are the cue
    rules and the `list_noun` of each."""
    found = []
    for span, rules, noun in zip(spans, cues, nouns, strict=True):
        if noun in words()["region_plurals"] or (rules and any(rule.startswith(REGION) for rule in rules)) \
                or is_behind_town(span, gazetteer) or is_behind_unit(span, words()["units_of_regions"]) or is_region_here(span, gazetteer):
            found.append("region")
        else:
            found.append("team" if (rules and any(rule.startswith(TEAM) for rule in rules)) or is_club(span) else "")
    return found


def readings(doc: Doc, spans: Sequence[Span], nouns: Sequence[str | None], others: Sequence[str]) -> dict[str, float]:
    """How a name's occurrences (`spans`, with the `list_noun` of each and what it is otherwise, `other_readings`) are read.

    region: the share read as a region; only_region: all are; listed: one is in a list of cities, towns or villages; locative: the share
    behind "in", "at", "near" and the like; the: the share behind an article, but for "a Harwell court"; resident: one is behind a person
    ("Roe, 32, of Ames"); acronym: the article says what it is short for; holder: the share that another place is said to lie in
    ("from Dunmore in Harwell"); unit_of: the share that a village or another unit is said to lie in; sport: how far the words about it
    are of sport, where it is in no place; team: the share that words beside it show to be a team.
    """
    regions = [other == "region" for other in others]
    starts, labels, lower = [span.start for span in spans], labels_of(doc), columns_of(doc).lower
    behind = [preposition_before(span) for span in spans]
    locative = [not other and labels[start] in PLACES and place for start, other, place in zip(starts, others, behind, strict=True)]
    article = [is_behind_article(lower, span.start) and not is_attribute(span) for span in spans]
    return {
        "region": sum(regions) / len(spans), "only_region": float(all(regions)),
        "listed": float(any(noun in words()["city_plurals"] for noun in nouns)), "locative": sum(locative) / len(spans),
        "the": sum(article) / len(spans), "resident": float(any(map(is_residence, spans))), "acronym": float(any(map(is_acronym, spans))),
        "holder": sum(map(is_holder, spans)) / len(spans),
        "unit_of": sum(is_behind_unit(span, words()["units"]) for span in spans) / len(spans),
        "team": others.count("team") / len(spans),
        "sport": sum(sporting(span) for span, place in zip(spans, behind, strict=True) if not place) / len(spans),
    }


def is_behind_article(lower: Sequence[str], i: int) -> bool:
    """Whether an article stands before word i, at most a word of direction between ("the lower Harwell")."""
    if i > 1 and (lower[i - 1] in DIRECTED or lower[i - 1].endswith("ern")):
        i -= 1
    return i > 0 and lower[i - 1] in words()["articles"]


def is_attribute(span: Span) -> bool:
    """Whether a noun in small letters seems to follow a name ("the Harwell court"): neither a verb nor a word of other kinds does."""
    texts, end = columns_of(span.doc).texts, span.end
    return end < len(texts) and texts[end].islower() and texts[end].isalpha() and texts[end] not in words()["no_nouns"]


def is_behind_unit(span: Span, units: frozenset[str]) -> bool:
    """Whether a village or another unit of `units` is said to lie in the place named: "in Dunmore village of Harwell", "a village in
    Harwell"; not "the village of Harwell"."""
    columns, start = columns_of(span.doc), span.start
    if start < 2 or columns.lower[start - 1] not in WITHIN:
        return False
    if columns.texts[start - 2] not in units:
        return False
    return columns.lower[start - 1] == "in" or is_named_unit(columns, start - 2)


def is_named_unit(columns: Columns, i: int) -> bool:
    """Whether the noun at word i follows a name behind a preposition: "in Dunmore village"; not "in the Kenyan village"."""
    first = i
    while first and columns.texts[first - 1][:1].isupper():
        first -= 1
    return 0 < first < i and columns.lower[first - 1] in NAMED_AFTER


def is_club(span: Span) -> bool:
    """Whether a player's move leads to the name, in a report of sport: "his transfer to Harwell", "on loan from Harwell"."""
    lower, start = columns_of(span.doc).lower, span.start
    if start < 2 or (lower[start - 1] not in OF_CLUBS and lower[start - 1] not in words()["moves"]):
        return False
    return not words()["moves"].isdisjoint(lower[max(0, start - 1 - BEFORE_CLUB):start]) and sporting(span) >= OFTEN


def regional(text: str) -> float:
    """Whether an article speaks of regions or of cities: the log of the ratio of its plural nouns for them, clipped."""
    lower = text.lower()
    regions, cities = (sum(len(places_of((noun,), lower)) for noun in words()[kind] if noun in lower and noun.isalpha())
                       for kind in ("region_plurals", "city_plurals"))
    return max(-MOST_REGIONAL, min(MOST_REGIONAL, log1p(regions) - log1p(cities)))


def sporting(span: Span) -> float:
    """How much the words about a name are of sport, from 0 to MOST_SPORTING: there a city's name that is in no place mostly stands for its
    team."""
    places = places_of_sport(span.doc)
    return min(MOST_SPORTING, (bisect_left(places, span.end + AROUND) - bisect_left(places, span.start - AROUND)) / SPORTING)


def places_of_sport(doc: Doc) -> list[int]:
    """Where words of sport stand; kept beside the Doc."""
    places: list[int] | None = notes_of(doc).get("citybeat.sports")
    if places is None:
        known = words()["sports"]
        places = notes_of(doc)["citybeat.sports"] = [i for i, word in enumerate(columns_of(doc).lower) if word in known]
    return places


def territories(doc: Doc) -> Counter[str]:
    """How many names of regions begin with other words, such as "Harwell Province": harwell."""
    texts, found, kinds = columns_of(doc).texts, Counter[str](), words()["territories"]
    for i in [i for i, word in enumerate(texts) if word in kinds]:
        for length in range(1, min(LONGEST_HEAD, i) + 1):
            if not texts[i - length][:1].isupper():
                break
            found[fold(" ".join(texts[i - length:i]))] += 1
    return found


def is_holder(span: Span) -> bool:
    """Whether another place is said to lie in the one named: "from Dunmore in Harwell"."""
    columns, labels, start = columns_of(span.doc), labels_of(span.doc), span.start
    for length in (1, 2):
        at = start - length - 1
        if at >= 0 and labels[at] == "LOC" and " ".join(columns.lower[at + 1:start]) in CONTAINERS \
                and columns.texts[at][:1].isupper() and columns.texts[at] not in words()["areas"]:
            return True
    return False


def names_begun(doc: Doc) -> Counter[str]:
    """How many names of bodies and things begin with other words ("Ithaca Holdings": ithaca), governments and public bodies apart."""
    found: Counter[str] = Counter()
    columns = columns_of(doc)
    for entity in ent_rows(doc):
        start, end = entity.start, entity.end
        if entity.label in THINGS and end - start > 1 and words()["civic"].isdisjoint(columns.texts[start:end]):
            for until in range(start + 1, min(start + LONGEST_HEAD + 1, end)):
                if columns.texts[until][:1].isupper():
                    found[fold(columns.between(start, until))] += 1
    return found


def city_heads(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Where names of bodies and things begin with that of a region which is a large city's as well, in characters: "New York" in "New York
    Times" says nothing of the state."""
    columns = columns_of(doc)
    for entity in ent_rows(doc):
        if entity.label in THINGS:
            for until in range(entity.start + 1, min(entity.start + LONGEST_HEAD, entity.end)):
                name = columns.between(entity.start, until)
                regions = {(region.country, region.code) for region in gazetteer.region(name)}
                if regions and has_own_city(fold(name), regions, gazetteer):
                    yield columns.offsets[entity.start], columns.offsets[entity.start] + len(name)


def is_acronym(span: Span) -> bool:
    """Whether a name in capitals stands in brackets behind the words that it is short for: "National Youth Council (NYC)"."""
    texts, start = columns_of(span.doc).texts, span.start
    if start == 0 or texts[start - 1] not in OPEN:
        return False
    letters = text_of(span).replace(".", "")
    if not (letters.isupper() and 2 <= len(letters) <= 6) or start < len(letters) + 1:
        return False
    before = [text for text in texts[max(0, start - 2 * len(letters) - 2):start - 1] if text[:1].isupper()]
    return [word[0] for word in before[-len(letters):]] == list(letters)


def is_one_of_many(span: Span) -> bool:
    """Whether an indefinite article makes a name that of a thing: "bought a Lincoln", "an Austin with new tyres"; not "a London court"."""
    doc, end = span.doc, span.end
    if span.start == 0 or columns_of(doc).lower[span.start - 1] not in {"a", "an"}:
        return False
    return end == len(doc) or doc[end].is_space or (doc[end].is_punct and doc[end].text != "-") or doc[end].lower_ in BEHIND_THINGS


def two_bodies(doc: Doc) -> dict[int, frozenset[str]]:
    """By the first character of a sentence the two names that it begins with and that are said to be bodies: "A and B cut rates. The two
    banks ..."."""
    text, found = columns_of(doc).text, {}
    lower = text.lower()
    if not ("the two " in lower or "both " in lower) or said_of_two().search(text) is None or not doc.has_annotation("SENT_START"):
        return {}
    for start in (sentence.start_char for sentence in doc.sents):
        pair = PAIR.match(text, start)
        if pair is not None and said_of_two().search(text[start:start + AHEAD]):
            found[start] = frozenset(pair.groups())
    return found


@cache
def said_of_two() -> re.Pattern[str]:
    """ "The two banks", "both lenders"."""
    return re.compile(rf"(?i)\b(?:the two|both) (?:{'|'.join(sorted(words()['body_plurals']))})\b")


def is_of_two_bodies(span: Span, bodies: dict[int, frozenset[str]]) -> bool:
    """Whether a name is one of the `two_bodies` that its sentence begins with."""
    return bool(bodies) and span.text in bodies.get(span.sent.start_char, ())


def preposition_before(span: Span) -> bool:
    """Whether a preposition of place stands before a name, words of direction or kind between ("in southern X", "near the town of X")."""
    lower, start = columns_of(span.doc).lower, span.start
    between, prepositions, i = words()["trimmed_before"], words()["prepositions"], start - 1
    while i > 0 and i > start - 4 and (lower[i] in between or lower[i] == "-") and lower[i] not in prepositions:
        i -= 1
    return i >= 0 and lower[i] in prepositions


def is_residence(span: Span) -> bool:
    """Whether a person is said to be of the place: "Jane Roe of Ames", "Jane Roe, 32, of Ames"."""
    doc, i = span.doc, span.start - 1
    if i < 1 or columns_of(doc).lower[i] not in {"of", "from"}:
        return False
    i -= 1
    while i > 0 and i > span.start - 6 and (doc[i].text == "," or doc[i].like_num):
        i -= 1
    return doc[i].ent_type_ == "PERSON"


def is_behind_town(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether the name is that of a region and a town that lies in it stands before it ("Ames, Iowa"), or that of a county and a town of
    its country ("Harwell, Kent")."""
    columns, comma = columns_of(span.doc), span.start - 1
    if comma < 1 or columns.texts[comma] not in {",", "("}:
        return False
    name = text_of(span)
    regions = {(r.country, r.code) for r in gazetteer.region(name) or gazetteer.region(name.title())}
    countries = {m.place.country for m in gazetteer.matches(name)} if fold(name) in words()["counties"] else set()
    if not (regions or countries):
        return False
    for length in range(4, 0, -1):
        start = comma - length
        if start >= 0 and columns.texts[start][:1].isupper():
            town = columns.between(start, comma)
            if any((m.place.country, m.place.admin1_code) in regions or m.place.country in countries for m in gazetteer.matches(town)):
                return town.casefold() != name.casefold()
    return False


def list_noun(span: Span, gazetteer: Gazetteer) -> str | None:
    """The plural noun of a name's list: "the A, B and C provinces", "towns such as A and B", "A and two other districts"."""
    return noun_after(span, gazetteer) or noun_before(span)


def predicate_noun(doc: Doc, i: int) -> str | None:
    """The plural noun behind the verb at token i that says what the names of a list are: "are among the worst hit districts"."""
    if columns_of(doc).lower[i] not in {"are", "were"}:
        return None
    for token in doc[i + 1:i + 1 + MOST_PREDICATE]:
        if token.text in words()["list_nouns"]:
            return token.text
        if token.is_punct or token.text[:1].isupper() or token.text in NO_PREDICATE:
            return None
    return None


def apposed_noun(texts: Sequence[str], i: int) -> str | None:
    """The plural noun of an apposition at word i that counts the names of the list before it: "A and B, the two worst hit districts"."""
    if texts[i - 1] != "," or not COUNTED.intersection(texts[i:i + 2]) or texts[i] not in {"the", *COUNTED}:
        return None
    for text in texts[i + 1:i + 1 + MOST_PREDICATE]:
        if text in words()["list_nouns"]:
            return text
        if not text[:1].isalpha() or text == "of" or text in NO_PREDICATE:
            return None
    return None


def noun_after(span: Span, gazetteer: Gazetteer) -> str | None:
    """The noun behind a list: the last name before it stands for no country ("Oslo and Swedish cities")."""
    doc, texts, i, last = span.doc, columns_of(span.doc).texts, span.end, span.end - 1
    separated = span.start > 0 and texts[span.start - 1] in SEPARATORS
    until = min(len(texts), i + FARTHEST)
    while i < until:
        text, at = texts[i], i
        if text in words()["list_nouns"] and separated:
            names = gazetteer.demonym(texts[last]) is None and gazetteer.country(texts[last]) is None
            return text if names or is_counted(doc[last]) else None
        if text in SEPARATORS:
            separated = True
        elif text in OPEN:
            i = closing(texts, i)
        elif not (is_item(texts, i) or (separated and is_counted(doc[i]))):
            return (predicate_noun(doc, i) or apposed_noun(texts, i)) if separated else None
        if text not in SEPARATORS:
            last = at
        i += 1
    return None


def noun_before(span: Span) -> str | None:
    """The noun before a list: "provinces of A and B", "counties in the country – A, B", "districts, such as A (5); B (4)"."""
    columns, i = columns_of(span.doc), span.start - 1
    texts, nouns, since = columns.texts, words()["list_nouns"], max(0, span.start - FARTHEST)
    while i >= since:
        text, lower = texts[i], columns.lower[i]
        if lower == "of" and i and texts[i - 1] in nouns:
            return texts[i - 1]
        if lower in INTRODUCERS:
            return next((before for before in reversed(texts[max(0, i - BETWEEN):i]) if before in nouns), None)
        if text in CLOSED:
            i = opening(texts, i)
        elif not (text in SEPARATORS or is_item(texts, i)):
            return None
        i -= 1
    return None


def is_item(texts: Sequence[str], i: int) -> bool:
    """Whether word i can belong to a name in a list: capitalised, or a particle before a capitalised one."""
    if texts[i][:1].isupper():
        return True
    return texts[i].lower() in words()["particles"] and i + 1 < len(texts) and texts[i + 1][:1].isupper()


def is_counted(token: Token) -> bool:
    """Whether a word counts further items of a list: "and five other provinces"."""
    return token.like_num or token.lower_ in {"other", "several", "neighbouring", "neighboring", "nearby", "surrounding", "some", "many"}


def closing(texts: Sequence[str], i: int) -> int:
    """The bracket that closes the one at word i, at most ten words on; i itself where none does."""
    return next((j for j in range(i + 1, min(len(texts), i + 10)) if texts[j] in CLOSED), i)


def opening(texts: Sequence[str], i: int) -> int:
    return next((j for j in range(i - 1, max(-1, i - 10), -1) if texts[j] in OPEN), i)
