"""The reliability tables of the documentation."""

from __future__ import annotations

import pytest

from benchmarks.confidence import DOCS, by_bins, by_least, cross_validated, judged, left, overview, with_part
from citybeat.evaluate.shapes import GoldArticle, GoldShape
from tests.confidence.test_verdicts import GOLD
from tests.report import made

FOUND = {"role": [(0.9, True), (0.8, True), (0.7, False), (0.2, False)], "target": [(0.6, True)]}


def cells(line):
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_what_a_record_says_is_set_beside_the_verdict():
    city = {**made.CITY, "confidence": 0.9, "link_confidence": 0.7}
    record = made.record(cities=[city], people=[{**person, "confidence": 0.8} for person in made.PEOPLE])
    found = list(judged(GoldArticle(GoldShape.model_validate(GOLD), made.TEXT), record))
    assert found == [("city", (0.9, True)), ("link", (0.7, True)), ("person", (0.8, True)), ("person", (0.8, False))]  # others have none


def test_overview():
    header, rule, role, target, every = overview(FOUND)
    assert len(cells(header)) == len(cells(rule)) == len(cells(role)) == len(cells(target))
    assert cells(role)[:7] == ["role", "4", "0.50", "1.00", "0.67", "100%", "1.00"]
    assert cells(target)[:7] == ["target", "1", "1.00", "1.00", "1.00", "100%", ""]
    assert cells(every)[:3] == ["all", "5", "0.60"]


def test_bins_have_what_was_said_and_what_was_right():
    header, rule, role, target = by_bins(FOUND, 2)
    assert cells(role) == ["role", "0.45: 0.00", "0.85: 1.00"]
    assert cells(target) == ["target", "0.60: 1.00", ""]
    assert len(cells(header)) == len(cells(rule)) == 3


def test_what_a_least_confidence_leaves():
    assert left(FOUND["role"], 0.75) == "1.00 (100%)"
    assert left(FOUND["role"], 0.85) == "1.00 (50%)"
    assert left(FOUND["role"], 0.95) == "none"
    *_, target = by_least(FOUND)
    assert cells(target)[1:3] == ["1.00 (100%)", "1.00 (100%)"]
    assert cells(target)[-1] == "none"


def test_the_page_shows_what_the_fit_found():
    """After a fit: python benchmarks/confidence.py GOLD --write"""
    content = "\n".join(cross_validated()) + "\n"
    page = DOCS.read_text(encoding="utf8")
    assert with_part(page, "cross-validated", content) == page
    assert "| person |" in content


def test_a_part_is_replaced_and_must_be_there():
    page = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n"
    assert with_part(page, "x", "new \\1\n") == page.replace("old", "new \\1")
    with pytest.raises(ValueError, match="no part y"):
        with_part(page, "y", "")
