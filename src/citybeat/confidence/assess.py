"""Give each entry and fact of a Doc its confidence."""

from __future__ import annotations

from spacy.tokens import Doc

from citybeat.confidence.calibration import DECIMALS, tables
from citybeat.confidence.signals import entries_and_facts, measure
from citybeat.confidence.words import Words
from citybeat.extract.facts import City, facts_of
from citybeat.nlp.encoder import heads_of


def assess(doc: Doc) -> Doc:
    """Fill in `signals`, `confidence` and `link_confidence`; they stay empty where no model has read the Doc, and the last two where their
    kind was not calibrated."""
    facts, heads = facts_of(doc), heads_of(doc)
    if heads is None or not any(entries_and_facts(facts)):
        return doc
    measure(Words(doc, heads), facts)
    known = tables()
    for kind, item in entries_and_facts(facts):
        if kind in known:
            item.confidence = known[kind].probability(item.signals, getattr(item, "rule", ""))
        if isinstance(item, City) and item.place is not None and item.confidence is not None and "link" in known:
            # a name that is no city's means no place either
            item.link_confidence = round(item.confidence * known["link"].probability(item.signals), DECIMALS)
    return doc
