"""What an article says about where things are: countries, their adjectives and regions, by position."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import urlsplit

from citybeat.extract.cities.lexicon import words
from citybeat.gazetteer.tables import Tables, load_tables

Span = tuple[int, int]
# A look behind the first letter only once it stands there: before it, the search would look at every character.
WORD = re.compile(r"[A-ZÅÄÖÉÍÑĀ](?<![\w'’].)[\w&]*(?:\.[A-Z]\w*)*\.?")
# Between a city and the country or region after the unit that it lies in: "X in the Z Valley, northern Y", "X in Z district of Y".
UNIT = (r",?\sin\s(?:the\s)?(?:[A-Z][\w'’-]+\s){1,3}(?:[Cc]ounty|[Dd]istrict|[Pp]arish|[Pp]rovince|[Rr]egion|[Vv]alley|[Dd]ivision"
        r"|[Tt]ehsil|[Gg]overnorate|[Pp]refecture|[Pp]eninsula|[Oo]blast)(?:,\s(?:in\s)?|\s(?:of|in)\s)(?:the\s)?(?:[a-z-]+\s)?")
# Between a city and the country or region after it: "X, Y", "X (Y)", "X in northern Y", "X, a town in Y", "X, Z County, Y",
# "X, in Z County, Y".
AFTER = re.compile(
    r"(?:,\s?|\s?\(|,?\sin\s(?:the\s)?(?:[\w-]+\s)?|,\s(?:an?|the)\s[\w\s-]{0,40}?\b(?:in|of)\s(?:the\s)?(?:[\w-]+\s)?"
    rf"|{UNIT}"
    r"|,\s(?:[A-Z][\w'’-]+\s){1,2}(?:County|District|Parish|Province|State)?,?\s|\sCounty,\s|,\s[A-Z][\w'’-]+,\s)")
# Between a country, its adjective or a region and the city after it: "Y's X", "Y's second city, X", "the Y capital of X".
BEFORE = re.compile(r"(?:['’]s?)?\s(?:[a-z-]+\s){0,3}(?:(?:of|,)\s)?|['’]s?\s(?:[a-z-]+\s){1,4},?\s?(?:of\s)?|,\s")
LIES_IN = re.compile(UNIT)
GOES_ON = re.compile(r",?\s(?:and|or|&)\s|[,;]\s(?=[A-Z])|\s\(")  # a list goes on
LISTED_BEFORE = re.compile(r"(?:[\w.)],|\b(?:and|or|&))\s$")  # a list goes on, before a name
IN_LIST = re.compile(r",?\s(?:(?:and|or)\s)?")  # between two names of a list
LINK = re.compile(r"https?://\S+")
TOP = 400  # characters in which the article's own link is looked for
HEAD = 400  # characters at the head of an article
LONGEST_GAP = 60
AROUND = 150  # characters about a name in which it is looked for the regions that it is named with
LONGEST_SENTENCE = 400
STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])|\n")


class GeoMention(NamedTuple):
    """A country, adjective or region named at [start, end): `countries` and (country, admin1 code) `regions` that it can mean."""

    start: int
    end: int
    countries: tuple[str, ...]
    regions: tuple[tuple[str, str], ...]
    adjective: bool = False


START, END = attrgetter("start"), attrgetter("end")


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[tuple[str, GeoMention]]]:
    """First word of every name of the tables to its names, longest first, with what they mean."""
    tables: Tables = load_tables()
    found: dict[str, tuple[set[str], set[tuple[str, str]], bool]] = {}
    for form, code, adjective in tables.forms():
        countries, _, _ = found.setdefault(form, (set(), set(), adjective))
        countries.add(code)
    for form, region in tables.region_forms():
        _, regions, _ = found.setdefault(form, (set(), set(), False))
        regions.add((region.country, region.code))
    index: dict[str, list[tuple[str, GeoMention]]] = {}
    for form in sorted(found, key=lambda f: (-len(f), f)):
        countries, regions, adjective = found[form]
        first = WORD.match(form)
        if first:
            meaning = GeoMention(0, 0, tuple(sorted(countries)), tuple(sorted(regions)), adjective)
            index.setdefault(first.group(), []).append((form, meaning))
    return index


@lru_cache(maxsize=4096)
def is_postal(form: str) -> bool:
    """Whether a region's name is a bare code (NC, UP), which is one only behind a comma or a bracket."""
    return form.isupper() and form.isalpha() and len(form) <= 3 and not load_tables().country(form)


def after_comma(text: str, start: int) -> bool:
    return text[max(0, start - 2):start] in (", ", " (") or text[start - 1:start] == "("


def geo_mentions(text: str) -> Iterator[GeoMention]:
    """Countries, adjectives and regions named in a text, in order, the longest where several begin at one place."""
    index, done = phrases(), 0
    for word in WORD.finditer(text):
        first = word.group()
        bare = first.rstrip(".")
        if (first not in index and bare not in index) or (start := word.start()) < done:
            continue
        for key in (first,) if first == bare else (first, bare):
            for form, meaning in index.get(key, ()):
                end = start + len(form)
                if text.startswith(form, start) and not text[end:end + 1].isalnum() and (not is_postal(form) or after_comma(text, start)):
                    yield GeoMention(start, end, meaning.countries, meaning.regions, meaning.adjective)
                    done = end
                    break
            if done > start:
                break


@dataclass
class Evidence:
    """The geography of one article: mentions with positions, and counts by country and region.

    `mentions` are all names of countries and regions, `free` those that are no city candidate as well (Lagos, New York); only these are
    counted, all may speak for the city that they stand beside. `publisher` is the country of the publisher where its address tells.
    """

    text: str
    mentions: list[GeoMention]
    free: list[GeoMention]
    publisher: str | None = None
    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[tuple[str, str]] = field(default_factory=Counter)
    governors: dict[Span, GeoMention | None] = field(default_factory=dict, repr=False)  # what `governing` found, by span

    @classmethod
    def of(cls, text: str, taken: Iterable[Span] = (), url: str | None = None) -> Evidence:
        """Evidence of a text; `taken` are the spans of city candidates."""
        inside = {i for start, end in taken for i in range(start, end)}
        mentions = list(geo_mentions(text))
        evidence = cls(text, mentions, [m for m in mentions if m.start not in inside], country_of_url(url))
        for mention in evidence.free:
            evidence.countries.update(mention.countries)
            evidence.regions.update(mention.regions)
        return evidence

    def beside(self, span: Span) -> list[GeoMention]:
        """Countries and regions that the text ties to the name at `span`: "X, Y", "Y's X", "X, a town in Y"; not "the Y embassy in X"."""
        found = []
        first = bisect_left(self.ends, span[0] - LONGEST_GAP)
        for mention in self.mentions[first:bisect_right(self.starts, span[1] + LONGEST_GAP)]:
            if span[1] <= mention.start:
                if not mention.adjective and AFTER.fullmatch(self.text, span[1], mention.start) and not self.is_list(span, mention):
                    found.append(mention)
            elif mention.end <= span[0] and BEFORE.fullmatch(self.text, mention.end, span[0]) \
                    and self.is_own(self.text[mention.end:span[0]].split()):
                found.append(mention)
        return found

    def behind(self, span: Span) -> GeoMention | None:
        """The country or region that a name surely lies in: right behind a comma or bracket ("X, Y"; none in a list, "X, Y and Z"), or
        behind a unit of it ("X in Z district of Y")."""
        if unit := LIES_IN.match(self.text, span[1]):
            i = bisect_left(self.starts, unit.end())
            return self.mentions[i] if i < len(self.starts) and self.starts[i] == unit.end() and not self.mentions[i].adjective else None
        start = span[1] + 2
        i = bisect_left(self.starts, start)
        if i == len(self.starts) or self.starts[i] != start or self.text[span[1]:start] not in {", ", " ("}:
            return None
        mention = self.mentions[i]
        following = self.mentions[i + 1] if i + 1 < len(self.mentions) else None
        if following is not None and self.text[mention.end:following.start] == ", " and not following.adjective \
                and not {country for country, _ in mention.regions}.isdisjoint(following.countries):
            mention = following  # "X, Y, Z": a region and its country
        listed = GOES_ON.match(self.text, mention.end) or LISTED_BEFORE.search(self.text, max(0, span[0] - LONGEST_GAP), span[0])
        return None if mention.adjective or listed else self.mentions[i]

    @staticmethod
    def is_own(between: list[str]) -> bool:
        """Whether words between a country and a name leave the name the country's: not "the Y embassy of X", "a Y laboratory in X".

        Behind a country without "'s" it is a word for a place or before one that does: "the Y capital X"; not "Y and X", "Y beef X wants".
        """
        if not (words()["prepositions"].isdisjoint(between) and words()["missions"].isdisjoint(between)):
            return False
        return not between or between[0][0] in "'’" or between[-1] in {"of", ","} or between[-1] in words()["before_town"]

    def is_list(self, span: Span, mention: GeoMention) -> bool:
        """Whether a name that is a region's too and the region behind it are two of a list: "Georgia, Ohio and X"; not "Georgia, Ohio"."""
        named = {region.country for region in load_tables().region(self.text[span[0]:span[1]])}
        if named.isdisjoint(country for country, _ in mention.regions):
            return False
        first, i = bisect_left(self.starts, span[1]), bisect_left(self.starts, mention.end)
        if self.mentions[first] is not mention and self.mentions[first].regions:
            return True
        following = self.mentions[i] if i < len(self.mentions) else None
        return following is not None and bool(following.regions) and IN_LIST.fullmatch(self.text, mention.end, following.start) is not None

    def standing_by(self, span: Span, country: str) -> Iterator[GeoMention]:
        """The regions of a country that are named within AROUND characters of `span` and not behind a town that lies in them, each once."""
        seen: set[tuple[tuple[str, str], ...]] = set()
        for mention in self.mentions[bisect_left(self.ends, span[0] - AROUND):bisect_right(self.starts, span[1] + AROUND)]:
            apart = mention.end <= span[0] or mention.start >= span[1]
            if apart and mention.regions not in seen and any(c == country for c, _ in mention.regions) and not self.is_behind_town(mention):
                seen.add(mention.regions)
                yield mention

    def is_behind_town(self, mention: GeoMention) -> bool:
        """Whether a comma and another name, which is no region's, stand before a region: "Ames, Iowa"; not "Ohio, Iowa and Utah"."""
        if not self.text.startswith((", ", " ("), mention.start - 2):
            return False
        i = bisect_left(self.ends, mention.start - 2)
        return not (i < len(self.ends) and self.ends[i] == mention.start - 2)

    @cached_property
    def starts(self) -> list[int]:
        """Where the mentions begin, in order."""
        return [mention.start for mention in self.mentions]

    @cached_property
    def ends(self) -> list[int]:
        """Where they end: in order too, for none overlaps another."""
        return [mention.end for mention in self.mentions]

    @cached_property
    def naming(self) -> dict[str, list[GeoMention]]:
        """By country the free mentions of it and of its regions."""
        found: dict[str, list[GeoMention]] = {}
        for mention in self.free:
            for country in {*mention.countries, *(country for country, _ in mention.regions)}:
                found.setdefault(country, []).append(mention)
        return found

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the article names each country, its people or one of its regions."""
        found = Counter(self.countries)
        for (country, _), count in self.regions.items():
            found[country] += count
        return found

    @cached_property
    def main(self) -> str | None:
        """The country that the article speaks most of; None where two are named as often."""
        first = self.counts.most_common(2)
        return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else None

    @cached_property
    def leading(self) -> frozenset[str]:
        """The countries that the article speaks of at its head."""
        head = [mention for mention in self.free if mention.start < HEAD]
        return frozenset(country for mention in head for country in (*mention.countries, *(country for country, _ in mention.regions)))

    @cached_property
    def total(self) -> int:
        """The sum of the counts of countries and of regions."""
        return sum(self.counts.values())

    def governing(self, span: Span) -> GeoMention | None:
        """The country or region that is named last before a name in its sentence, where no other is: "Spain's railway adds trains to X"."""
        if span not in self.governors:
            self.governors[span] = self.governor(span)
        return self.governors[span]

    def governor(self, span: Span) -> GeoMention | None:
        """The same, looked for in the text."""
        start = max((m.end() for m in STOP.finditer(self.text, max(0, span[0] - LONGEST_SENTENCE), span[0])), default=None)
        if start is None:
            start = max(0, span[0] - LONGEST_SENTENCE)
        first, last = bisect_left(self.free, start, key=START), bisect_right(self.free, span[0], key=END)
        before = [m for m in self.free[first:last] if not m.adjective]
        return before[-1] if before and len({m.countries or tuple(c for c, _ in m.regions) for m in before}) == 1 else None

    def is_home(self, country: str) -> bool:
        """Whether the article names a country or its people, or is published there."""
        return self.countries.get(country, 0) > 0 or country == self.publisher

    def is_at_home(self, country: str) -> bool:
        """Whether the article names a country, its people or one of its regions, or is published there."""
        return self.counts.get(country, 0) > 0 or country == self.publisher

    def nearness(self, country: str, spans: Sequence[Span], reach: int = 300) -> float:
        """How near a country is named to any of the spans: 1 beside it, 0 beyond `reach` characters."""
        mentions = self.naming.get(country)
        if not mentions:
            return 0.0
        gap = reach
        for start, end in spans:
            i = bisect_left(mentions, end, key=START)  # none overlaps another: the nearest is the last before or the first behind
            if i:
                gap = min(gap, max(start - mentions[i - 1].end, 0))
            if i < len(mentions):
                gap = min(gap, mentions[i].start - end)
        return max(0.0, 1 - gap / reach)


def link_of(text: str) -> str | None:
    """The address that a text begins with, as a page that was saved with its link does."""
    found = LINK.search(text, 0, TOP)
    return found.group() if found else None


def country_of_url(url: str | None) -> str | None:
    """ISO code of the country of an address's top-level domain; None for generic ones."""
    if not url:
        return None
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    suffix = host.rsplit(".", 1)[-1].upper()
    code = {"UK": "GB"}.get(suffix, suffix)
    return code if len(suffix) == 2 and code in load_tables().country_names and code not in GENERIC else None


GENERIC = frozenset({"IO", "TV", "ME", "CO", "CC", "FM", "AI"})  # domains of countries that are sold to anyone
