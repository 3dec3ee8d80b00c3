"""Where a name that a region and a town share is the region's: with its governor, in a list of regions, of a district that lies in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from citybeat.extract.cities.candidates import POSSESSIVES
from citybeat.extract.cities.kinds import is_only_region
from citybeat.extract.cities.lexicon import words
from citybeat.gazetteer import Gazetteer
from citybeat.gazetteer.fold import fold
from citybeat.gazetteer.place import Region
from citybeat.nlp.columns import columns_of, text_of

LONGEST_OFFICE = 3  # words between a name and its governor ("Kotka's former Republican governor")
LONGEST_PERSON = 4  # words of a governor's name ("Governor Jane Q. Roe of Kotka")
LONGEST_DISTRICT = 3  # words of a district's name
LONGEST_REGION = 4  # words of a region's name
LONGEST_COUNT = 3  # words before the "in" of a list that counts ("one apiece in")
FEWEST = 2  # other regions that make a list one of regions
ONE_TOWN = 300_000  # inhabitants from which a town has districts of its own
AROUND = 40  # words on either side of a bare name that may speak of a city
TELLING = 1.0  # the weight of a rule that alone says that a name is a city's
CITY = frozenset({"city", "town"})
WITHIN = frozenset({"of", "in"})
AND = frozenset({"and", "or", "&"})


def is_region_here(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether the words about a name that a first-level region has show that this is meant."""
    name = text_of(span)
    regions = apart(name, gazetteer)
    if not regions:
        return False
    return is_governed(span) or is_listed_with_regions(span, {region.country for region in regions}, gazetteer) \
        or (is_of_district(span) and not is_large(name, regions, gazetteer))


def throughout(spans: Sequence[Span], others: list[str], cues: Sequence[dict[str, float]], territory: int,
               gazetteer: Gazetteer) -> list[str]:
    """What a name's occurrences are read as where half of them are read as a region: then so are all that nothing is said of ("Kotka state
    ... in Kotka's schools"). Not where a rule of `cues` says that one is a city, or where a city or town is spoken of near one or listed
    with it. `territory` is how often the article has the name at the head of a region's ("Kotka Province")."""
    regions = others.count("region")
    if len(others) - regions > max(regions, territory) or any(weight >= TELLING for rules in cues for weight in rules.values()):
        return others
    if not apart(text_of(spans[0]), gazetteer):
        return others
    texts, bare = columns_of(spans[0].doc).texts, [span for span, other in zip(spans, others, strict=True) if not other]
    for span in bare:
        company = [*listed(texts, span.end, 1), *listed(texts, span.start - 1, -1)]
        if not CITY.isdisjoint(texts[max(0, span.start - AROUND):span.end + AROUND]) or not all(map(gazetteer.region, company)):
            return others
    return [other or "region" for other in others]


def apart(name: str, gazetteer: Gazetteer) -> Sequence[Region]:
    """The first-level regions of a name; none for a city that is one by itself: a capital in one of its own name, or of a few others."""
    regions = gazetteer.region(name) or gazetteer.region(name.title())
    if not regions or fold(name) in words()["city_regions"]:
        return ()
    own = {(region.country, region.code) for region in regions}
    return () if any(m.place.capital and (m.place.country, m.place.admin1_code) in own for m in gazetteer.matches(name)) else regions


def is_large(name: str, regions: Sequence[Region], gazetteer: Gazetteer) -> bool:
    """Whether a city of the name is large or a capital: then a district may be one of its own."""
    return any(match.place.capital or match.place.population >= ONE_TOWN for match in gazetteer.matches(name)
               if any(region.country == match.place.country for region in regions))


def is_governed(span: Span) -> bool:
    """Whether a name is said with its governor: "Kotka governor Roe", "Kotka's new governor", "the governor of Kotka", "Governor Roe of
    Kotka"."""
    columns, start, i = columns_of(span.doc), span.start, span.end
    texts, lower, governors = columns.texts, columns.lower, words()["governors"]
    if i < len(texts) and texts[i] in POSSESSIVES:
        i += 1
    for j in range(i, min(len(texts), i + LONGEST_OFFICE + 1)):
        if lower[j] in governors:
            return True
        if lower[j] not in words()["before_governor"] and lower[j - 1:j + 1] != ["lt", "."]:
            break
    if start < 2 or lower[start - 1] != "of":
        return False
    i = start - 2
    while i > 0 and i > start - 2 - LONGEST_PERSON and texts[i][:1].isupper() and lower[i] not in governors:
        i -= 1
    return lower[i] in governors


def is_of_district(span: Span) -> bool:
    """Whether a district is said to be the place's: "Kotka's Harwell district", "in the Harwell district of Kotka"."""
    columns, start, end = columns_of(span.doc), span.start, span.end
    texts, lower, units = columns.texts, columns.lower, words()["districts_of_regions"]
    if end < len(texts) and texts[end] in POSSESSIVES:
        i = end + 1
        while i < len(texts) and i <= end + LONGEST_DISTRICT and texts[i][:1].isupper() and lower[i] not in units:
            i += 1
        if end + 1 < i < len(texts) and lower[i] in units:
            return True
    return start > 2 and lower[start - 1] in WITHIN and lower[start - 2] in units and texts[start - 3][:1].isupper()


def is_listed_with_regions(span: Span, countries: set[str], gazetteer: Gazetteer) -> bool:
    """Whether all others of the list that a name stands in are regions of its country, and most of them, two at least, known as no city:
    "in Kotka, Ohio and Iowa"; "seven in Kotka, four in Ohio and two in Iowa"."""
    texts = columns_of(span.doc).texts
    others = [*listed(texts, span.end, 1), *listed(texts, span.start - 1, -1)]
    if len(others) < FEWEST or not all(any(region.country in countries for region in gazetteer.region(name)) for name in others):
        return False
    only = sum(is_only_region(name, gazetteer) for name in others)
    return only >= FEWEST and 2 * only > len(others)


def listed(texts: Sequence[str], i: int, step: int) -> Iterator[str]:
    """The names of a list beyond the mark at word i, forwards as far as the one behind "and", or backwards."""
    while (at := past_mark(texts, i, step)) != i:
        end = name_end(texts, at, step)
        if end != at:
            yield " ".join(texts[at:end] if step > 0 else texts[end + 1:at + 1])
        if end == at or (step > 0 and not AND.isdisjoint(texts[i:at])):
            return
        i = end


def past_mark(texts: Sequence[str], i: int, step: int) -> int:
    """The word past a comma, "and" or both at word i, forwards or backwards, with what counts the next name (", seven in"); i itself where
    none stands there."""
    at = i
    if step < 0 and 0 <= i < len(texts) and texts[i] == "in":
        at = next((j for j in range(i - 1, max(-1, i - LONGEST_COUNT - 2), -1) if is_mark(texts[j])), i)
        if at == i:
            return i
    for _ in range(2):
        if 0 <= at < len(texts) and is_mark(texts[at]):
            at += step
    if step > 0 and at != i and "in" in texts[at:at + LONGEST_COUNT + 1] and not texts[at][:1].isupper():
        at = texts.index("in", at) + 1
    return at


def is_mark(text: str) -> bool:
    return text == "," or text in AND


def name_end(texts: Sequence[str], i: int, step: int) -> int:
    """The word past the name at word i, forwards or backwards: capitalised words and particles between them ("Rio Grande do Sul")."""
    first, end = i, i
    while 0 <= i < len(texts) and abs(i - first) < LONGEST_REGION:
        if texts[i][:1].isupper():
            end = i + step
        elif i == first or texts[i] not in words()["particles"] or texts[i] in AND:
            break
        i += step
    return end
