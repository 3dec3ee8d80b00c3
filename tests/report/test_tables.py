from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from citybeat.record import Quantity, Record, Role
from citybeat.report.tables import HEADINGS, evidence, excerpt, measure, period, tables
from tests.report.made import BODY, CITY, EMPTY, PROJECT, ROLE, TARGET, TEXT, fact, record


def shown(found: Record, width: int = 200) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None, highlight=False, markup=False, emoji=False)
    for part in tables(found):
        console.print(part)
    return out.getvalue()


def cells(found: Record, name: str) -> list[str]:
    """The cells of the row of an id."""
    (row,) = [line for line in shown(found).splitlines() if line.startswith(f"│ {name} ")]
    return [cell.strip() for cell in row.strip("│").split("│")]


def test_a_table_for_each_kind() -> None:
    text = shown(record())
    assert [kind for kind in HEADINGS if f"\n{kind}" in f"\n{text}"] == list(HEADINGS)
    assert "none found" not in text


@pytest.mark.parametrize(("name", "row"), [
    ("c1", ["c1", "Vejle", "Vejle, South Denmark, DK (GeoNames 2610613)", "unique, 1×"]),
    ("p2", ["p2", "Arun Desai", "Desai", "1×"]),
    ("o1", ["o1", "Port of Kolding", "", "1×"]),
    ("r1", ["r1", "Signe Lind", "Mayor", "Vejle", "current, 2021 –", "Mayor Signe Lind [test.r1]"]),
    ("t1", ["t1", "Vejle", "cut harbour noise by 30%", "by 30 percent", "by 2032",
            "Vejle aims to cut harbour noise by 30% by 2032 [test.t1]"]),
    ("j1", ["j1", "Quiet Quays (QQ)", "project", "Arun Desai, Port of Kolding, Vejle", "",
            "Arun Desai of the Port of Kolding leads Quiet Quays (QQ) [test.j1]"]),
])
def test_rows(name: str, row: list[str]) -> None:
    assert cells(record(), name) == row


@pytest.mark.parametrize(("changes", "name", "column", "cell"), [
    ({"cities": [{**CITY, **dict.fromkeys(("canonical_name", "admin1_name", "country", "geonames_id", "resolution"))}]}, "c1", 2, ""),
    ({"roles": [{**ROLE, "organization_path": ["Harbour Office", "City of Vejle"]}]}, "r1", 3, "Harbour Office, City of Vejle"),
    ({"roles": [{**ROLE, "organization": None, "organization_text": "Danish", "organization_country": "DK"}]}, "r1", 3, "Danish (DK)"),
    ({"roles": [{**ROLE, "organization": None}]}, "r1", 3, ""),
    ({"targets": [{**TARGET, "kind": "forecast", "holder": None}]}, "t1", 2, "forecast: cut harbour noise by 30%"),
    ({"targets": [{**TARGET, "deadline": None, "baseline": "1990"}]}, "t1", 4, "from 1990"),
    ({"projects": [{**PROJECT, "aliases": [], "start": "2021", "end": "2025"}]}, "j1", 4, "2021 – 2025"),
])
def test_what_is_not_stated_is_left_out(changes: dict[str, Any], name: str, column: int, cell: str) -> None:
    assert cells(record(**changes), name)[column] == cell


def test_kinds_without_entries_and_warnings_are_told() -> None:
    text = shown(record(**EMPTY, warnings=["language: the text is in 'fi'\x1b"]))
    assert text == "none found: cities, people, organizations, roles, targets, projects\nwarning: language: the text is in 'fi'⟨U+001B⟩\n"


def test_hostile_names_stay_text() -> None:
    text = shown(record(organizations=[{**BODY, "name": "[red]Port[/red]\n\x1b[31m", "aliases": [":smile:"]}]))
    assert "[red]Port[/red] ⟨U+001B⟩[31m" in text
    assert ":smile:" in text
    assert "\x1b" not in text


def test_narrow_terminals_fold_rather_than_cut() -> None:
    text = shown(record(), width=60)
    assert "…" not in text
    assert max(map(len, text.splitlines())) <= 60


def test_evidence_of_several_spans() -> None:
    two = fact("r1", "Signe Lind")["evidence"] + fact("r1", "Mayor")["evidence"]
    assert cells(record(roles=[{**ROLE, "evidence": two}]), "r1")[5] == "Signe Lind … Mayor [test.r1]"


@pytest.mark.parametrize(("at", "size", "text"), [
    (0, 40, "one two three four five six seven"),
    (0, 15, "one two three …"),
    (14, 15, "… four five …"),
    (33, 15, "… five six seven"),
    (0, 2, "on …"),
    (21, 3, "… ive …"),
])
def test_excerpt(at: int, size: int, text: str) -> None:
    assert excerpt("one two three four five six seven", at, size) == text


@given(st.text(), st.integers(0, 50), st.integers(1, 30))
def test_excerpts_are_short(text: str, at: int, size: int) -> None:
    assert len(excerpt(text, min(at, len(text)), size)) <= max(size, 0) + 4


def test_the_evidence_of_a_role_is_shown_around_its_title() -> None:
    start = TEXT.index("Mayor")
    long = {"in": "text", "start": 0, "end": len(TEXT), "text": TEXT}
    found = Role.model_validate({**ROLE, "evidence": [long]})
    assert "Mayor Signe Lind" in evidence(found, found.title_span)
    far = found.model_copy(update={"evidence": [found.evidence[0].model_copy(update={"text": "x " * start + TEXT[start:] * 9})]})
    assert evidence(far).startswith("x x")


def quantity(value: float, **more: Any) -> Quantity:
    return Quantity.model_validate({"value": value, "value_to": None, "unit": None, "comparator": "exact", "change": None, **more})


@pytest.mark.parametrize(("given", "text"), [
    (None, ""),
    (quantity(1500000, unit="USD"), "1,500,000 USD"),
    (quantity(123456789, unit="home"), "123,456,789 home"),
    (quantity(0.5), "0.5"),
    (quantity(30, value_to=40, unit="percent", comparator="range", change="by"), "by 30 to 40 percent"),
    (quantity(10, comparator="at_least", change="to"), "to at least 10"),
    (quantity(10, comparator="at_most"), "at most 10"),
    (quantity(10, comparator="about"), "about 10"),
])
def test_measure(given: Quantity | None, text: str) -> None:
    assert measure(given) == text


@pytest.mark.parametrize(("start", "end", "text"), [(None, None, ""), ("2021", None, "2021 –"), (None, "2025", "– 2025")])
def test_period(start: str | None, end: str | None, text: str) -> None:
    assert period(start, end) == text
