"""The page on confidence names every signal, and none that does not exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citybeat.confidence.calibration import tables
from citybeat.confidence.signals import entries_and_facts, measure
from citybeat.confidence.words import Words
from citybeat.nlp.encoder import heads_of
from tests.confidence.test_signals import GIVEN, TEXT, facts_of_text

PAGE = Path(__file__).parents[2] / "docs/confidence.md"
DOCUMENTED = {
    name for cell in re.findall(r"^\| (`.*?`) \|", PAGE.read_text(encoding="utf8"), re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)
}


@pytest.mark.parametrize("kind", list(tables()))
def test_every_signal_that_is_weighed_is_documented(kind):
    assert set(tables()[kind].signals) <= DOCUMENTED


def test_every_documented_signal_is_measured_or_weighed(read):
    doc = read(TEXT, GIVEN)
    facts = facts_of_text(doc)
    measure(Words(doc, heads_of(doc)), facts)
    assert facts.roles
    known = {name for _, item in entries_and_facts(facts) for name in item.signals} | {n for t in tables().values() for n in t.signals}
    assert known == DOCUMENTED
