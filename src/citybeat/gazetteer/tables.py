"""The tables beside the index: countries with their adjectives, first-level regions, abbreviations of cities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from citybeat.gazetteer.fold import fold
from citybeat.gazetteer.place import Region

FOLDER = Path(__file__).parent / "tables"


def rows(name: str) -> list[list[str]]:
    """Rows of a tab-separated table, without its heading."""
    return [line.split("\t") for line in (FOLDER / name).read_text(encoding="utf8").splitlines()[1:]]


def tables_digest() -> str:
    """16 hex digits over the tables' files."""
    content = b"\0".join((FOLDER / name).read_bytes() for name in ("abbreviations.tsv", "countries.tsv", "regions.tsv"))
    return blake2b(content, digest_size=8).hexdigest()


def is_code(name: str) -> bool:
    """Whether a name is an abbreviation, in which case counts: "US" is a country and "us" is not, "N.C." a state."""
    letters = name.replace(".", "").replace("&", "")
    return name.endswith(".") or (letters.isupper() and len(letters) <= 4)


@dataclass(frozen=True)
class Tables:
    """`codes` are the abbreviations among the names, which are looked up as they stand."""

    countries: dict[str, str]
    country_names: dict[str, str]
    demonyms: dict[str, str]
    regions: dict[str, list[Region]]
    region_codes: dict[str, list[Region]]
    region_names: dict[tuple[str, str], str]
    country_codes: dict[str, str]
    abbreviations: dict[str, tuple[str, str]]
    spelled: list[tuple[str, str, bool]]
    spelled_regions: list[tuple[str, Region]]

    def forms(self) -> list[tuple[str, str, bool]]:
        """Names and adjectives of countries as written: (form, ISO code, whether it is an adjective or a word for people)."""
        return self.spelled

    def region_forms(self) -> list[tuple[str, Region]]:
        """Names and abbreviations of regions as written, postal codes of two letters apart."""
        return self.spelled_regions

    def country(self, name: str) -> str | None:
        return self.country_codes.get(name) if is_code(name) else self.countries.get(fold(name))

    def demonym(self, word: str) -> str | None:
        return self.demonyms.get(word)

    def region(self, name: str) -> list[Region]:
        return self.region_codes.get(name, []) if is_code(name) else self.regions.get(fold(name), [])


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """All tables, read once."""
    tables = Tables({}, {}, {}, {}, {}, {}, {}, {}, [], [])
    for code, name, aliases, demonyms in rows("countries.tsv"):
        tables.country_names[code] = name
        for form in [name, *filter(None, aliases.split("|"))]:
            tables.spelled.append((form, code, False))
            if is_code(form):
                tables.country_codes[form] = code
            else:
                tables.countries[fold(form)] = code
        tables.spelled.extend((form, code, True) for form in demonyms.split("|") if form)
        tables.demonyms.update(dict.fromkeys(filter(None, demonyms.split("|")), code))
    for country, code, name, aliases in rows("regions.tsv"):
        region = Region(country, code, name)
        tables.region_names[country, code] = name
        for form in [name, *filter(None, aliases.split("|"))]:
            tables.spelled_regions.append((form, region))
            if is_code(form):
                tables.region_codes.setdefault(form, []).append(region)
            else:
                tables.regions.setdefault(fold(form), []).append(region)
    for short, name, country in rows("abbreviations.tsv"):
        tables.abbreviations[short] = (name, country)
    return tables
