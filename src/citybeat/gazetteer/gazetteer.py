"""Look up places, countries and regions by name."""

from __future__ import annotations

import json
import mmap
import struct
import sys
from bisect import bisect_left
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from citybeat.errors import ModelError
from citybeat.gazetteer.fold import fold
from citybeat.gazetteer.format import FILE_NAME, MAGIC, aligned, key_of
from citybeat.gazetteer.place import Match, Place, Region
from citybeat.gazetteer.tables import Tables, load_tables, tables_digest

DATA = Path(__file__).parent / "data"
REMEDY = "build it with `python -m citybeat.gazetteer.build`, or install citybeat again"
CACHE = 20_000  # names and places kept in memory, of each


class Gazetteer:
    """The index, memory-mapped: opens in milliseconds, looks a name up in microseconds.

    >>> Gazetteer.open().lookup("Helsinki")[0].geonames_id
    658225
    """

    def __init__(self, content: mmap.mmap, source: Path):
        size = len(MAGIC) + 4
        if content[:len(MAGIC)] != MAGIC:
            raise ModelError(f"{source}: not a gazetteer of this version; {REMEDY}")
        (length,) = struct.unpack("<I", content[len(MAGIC):size])
        header: dict[str, Any] = json.loads(content[size:size + length])
        if header["byteorder"] != sys.byteorder:
            raise ModelError(f"{source}: built on a machine of the other byte order; {REMEDY}")
        self.source = source
        self.places, self.names = int(header["places"]), int(header["names"])
        self._content_digest = str(header["digest"])
        self._regions: list[tuple[str, str]] = [(country, code) for country, code in header["regions"]]
        whole, base = memoryview(content), aligned(size + length)
        self._columns: dict[str, memoryview] = {}
        for name, (typecode, offset, items) in header["sections"].items():
            width = struct.calcsize(typecode)
            self._columns[name] = whole[base + offset:base + offset + items * width].cast(typecode)
        self.matches = lru_cache(CACHE)(self._matches)
        self.place = lru_cache(CACHE)(self._place)
        self.country, self.region = lru_cache(CACHE)(self._country), lru_cache(CACHE)(self._region)

    @classmethod
    def open(cls, path: Path | str | None = None) -> Gazetteer:
        """Open an index: the one of the package, or a file or folder of `citybeat.gazetteer.build`.

        Raises ModelError when there is none. The package's own is opened once a process.
        """
        return shared() if path is None else cls._open(Path(path))

    @classmethod
    def _open(cls, path: Path) -> Gazetteer:
        source = path / FILE_NAME if path.is_dir() else path
        try:
            with source.open("rb") as file:
                content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise ModelError(f"{source}: no gazetteer here ({error}); {REMEDY}") from error
        return cls(content, source)

    def _matches(self, name: str) -> tuple[Match, ...]:
        columns = self._columns
        keys = columns["keys"]
        key = key_of(fold(name))
        found = bisect_left(keys, key)
        if found == len(keys) or keys[found] != key:
            return ()
        starts = columns["starts"]
        return tuple(Match(self.place(p >> 1), bool(p & 1)) for p in columns["postings"][starts[found]:starts[found + 1]])

    def _place(self, number: int) -> Place:
        c = self._columns
        country, code = self._regions[c["regions"][number]]
        ends = c["name_ends"]
        return Place(
            geonames_id=c["ids"][number], name=bytes(c["blob"][ends[number]:ends[number + 1]]).decode("utf8"), country=country,
            admin1_code=code or None, admin1_name=self.tables.region_names.get((country, code)),
            latitude=round(c["latitudes"][number], 5), longitude=round(c["longitudes"][number], 5),
            population=c["populations"][number], names=c["counts"][number], capital=bool(c["capitals"][number]),
        )

    def lookup(self, name: str) -> list[Place]:
        """All places of a name, most populous first; spelling is normalised (`fold`)."""
        return [match.place for match in self.matches(name)]

    def __contains__(self, name: str) -> bool:
        return bool(self.matches(name))

    @cached_property
    def tables(self) -> Tables:
        return load_tables()

    @cached_property
    def capitals(self) -> dict[str, Place]:
        """ISO code of a country to its capital."""
        flags = self._columns["capitals"]
        found = [self.place(i) for i in range(self.places) if flags[i]]
        return {place.country: place for place in found}

    @property
    def digest(self) -> str:
        """16 hex digits over the index and the tables."""
        return blake2b((self._content_digest + tables_digest()).encode(), digest_size=8).hexdigest()

    def _country(self, name: str) -> str | None:
        """ISO code of the country of a name, abbreviation or former name ("Finland", "U.K.", "Burma")."""
        return self.tables.country(name)

    def demonym(self, word: str) -> str | None:
        """ISO code of the country of an adjective or a word for its people ("Finnish", "Finns")."""
        return self.tables.demonym(word)

    def nation(self, text: str) -> str | None:
        """ISO code of a country by its name, or by its adjective or a word for its people."""
        return self.country(text) or self.demonym(text)

    def _region(self, name: str) -> list[Region]:
        """First-level regions of a name or abbreviation ("Punjab": one of India, one of Pakistan; "N.C.")."""
        return self.tables.region(name)

    def abbreviation(self, word: str) -> Place | None:
        """The city of an abbreviation that news uses ("NYC", "TLV")."""
        entry = self.tables.abbreviations.get(word)
        if entry is None:
            return None
        name, country = entry
        return next((m.place for m in self.matches(name) if m.place.country == country), None)


@lru_cache(maxsize=1)
def shared() -> Gazetteer:
    """The package's own index."""
    return Gazetteer._open(DATA)
