"""Names of organizations: comparison, acronyms, short forms."""

from __future__ import annotations

import pytest

from citybeat.extract.organizations.names import abbreviates, fits_brackets, is_acronym, is_generic, is_name, key_of, same_body, shortens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Harbour Trust", ("harbour", "trust")),
        ("Smith & Roe Co.", ("smith", "and", "roe", "co")),
        ("Électricité de Dahl", ("electricite", "de", "dahl")),
        ("U.N. Office", ("un", "office")),
        ("Workers' Union", ("workers", "union")),
        ("A  B", ("b",)),
    ],
)
def test_key(text: str, words: tuple[str, ...]) -> None:
    assert key_of(text) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WHO", True),
        ("UNHCR", True),
        ("DfT", True),
        ("R&D", True),
        ("G-NETS", True),
        ("U.N.", True),
        ("Acme", False),
        ("A", False),
        ("iMac", False),
        ("Norrby Port", False),
        ("McDale", False),
    ],
)
def test_is_acronym(text: str, expected: bool) -> None:
    assert is_acronym(text) is expected


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("WHO", "World Health Organization"),
        ("DfT", "Department for Transport"),
        ("MSE", "Ministry of Sustainability and the Environment"),
        ("IMF", "International Monetary Fund"),
        ("NHA", "Norrby Harbour Authority Ltd"),
        ("HWA", "Norwegian Harbour Watch Agency"),
        ("U.N.", "United Nations"),
        ("NPC", "Nordic Port Council"),
    ],
)
def test_abbreviates(acronym: str, name: str) -> None:
    assert abbreviates(acronym, name)


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("WHO", "World Bank"),
        ("W", "World"),
        ("WH", "World Health Organization"),
        ("AB", "Acme"),
    ],
)
def test_abbreviates_not(acronym: str, name: str) -> None:
    assert not abbreviates(acronym, name)


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("UNESCAP", "United Nations Economic and Social Commission for Asia and the Pacific", True),
        ("NorPort", "Norrby Port Authority", True),
        ("EsSal", "Seguro Social de Salud", False),
        ("XYZ", "Norrby Port Authority", False),
    ],
)
def test_brackets(acronym: str, name: str, fits: bool) -> None:
    assert fits_brackets(acronym, name) is fits


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Acme", "Acme Corporation"),
        ("Acme", "Acme Holdings plc"),
        ("Dahl", "Dahl Airlines"),
        ("Ministry of Labour", "Finnish Ministry of Labour"),
        ("Ministry of Labour", "Ministry of Labour of Finland"),
        ("Congress", "US Congress"),
    ],
)
def test_shortens(short: str, name: str) -> None:
    assert shortens(short, name)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Acme", "Acme Trust"),
        ("Acme", "Acme"),
        ("Acme Corporation", "Acme"),
        ("Ministry", "Ministry of Labour"),
        ("Norway", "Norway Bank"),
        ("Bank", "Bank of Dahl"),
        ("Norrby", "University of Norrby"),
        ("", "Acme Corporation"),
    ],
)
def test_shortens_not(short: str, name: str) -> None:
    assert not shortens(short, name)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Labour Ministry", "Ministry of Labour", True),
        ("The Acme", "acme", True),
        ("Smith & Roe", "Smith and Roe", True),
        ("Acme", "Acne", False),
        ("Port Council", "Council Port", False),
        ("Ministry of Labour", "Ministry of Trade", False),
    ],
)
def test_same_body(a: str, b: str, same: bool) -> None:
    assert same_body(a, b) is same


@pytest.mark.parametrize(
    ("text", "generic"),
    [
        ("City Council", True),
        ("Ministry", True),
        ("Norrby Council", False),
        ("The Board", True),
    ],
)
def test_is_generic(text: str, generic: bool) -> None:
    assert is_generic(key_of(text)) is generic


@pytest.mark.parametrize(
    "text",
    [
        "Acme",
        "Norrby Harbour Authority",
        "WHO",
        "Parliament",
        "Central Bank",
        "National Assembly",
        "3M",
        "G7",
        "Al Bayan",
        "Sotheby's",
    ],
)
def test_is_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "acme",
        "Norway",
        "Norwegian",
        "US",
        "Monday",
        "CEO",
        "City Council",
        "Ministry",
        "Finance",
        "Clear Water Act",
        "Nordic Cup",
        "@acme",
        "https://acme.example",
        "R4bn",
        "2,500",
        "FY2023",
        "Republic of Norway",
        "!",
        "A",
        "Board",
        " ".join(["Acme"] * 20),
        "Memorandum of Understanding",
    ],
)
def test_is_no_name(text: str) -> None:
    assert not is_name(text)
