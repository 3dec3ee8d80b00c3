"""The label schemes of the heads, shared by training and export."""

from __future__ import annotations

NAMES = ("PERSON", "ORG", "LOC", "NORP", "FAC", "PRODUCT", "MISC", "DATE", "MONEY")
SPAN_HEADS = {"names": NAMES, "title": ("TITLE",), "role_org": ("ROLE_ORG",), "project": ("PROJECT",), "goal": ("GOAL",), "city": ("CITY",)}
# heads of the sets in other_sets.py, for training only
WIKIPEDIA = ("PERSON", "ORG", "LOC", "MISC")
SCHEMES = {
    "gmb": (*NAMES[:4], "DATE", "MISC"), "redocred": (*WIKIPEDIA, "DATE", "NUM"), "crossner": WIKIPEDIA, "wikigold": WIKIPEDIA,
    "uner": WIKIPEDIA,
}
STATUS = ("current", "former", "incoming", "acting")
KINDS = ("none", "target", "forecast", "achievement", "schedule", "vague")
LINKS = ("person", "organization", "holder")
EWW_NAMES = {
    "Person": "PERSON", "Organization": "ORG", "Location": "LOC", "NORP": "NORP", "Facility": "FAC",
    "Product": "PRODUCT", "Misc": "MISC", "Date": "DATE", "Money": "MONEY",
}
IGNORE, NOT_PERSON = -100, -2


def bio(head: str) -> list[str]:
    """Labels of a span head: O, then B- and I- of each of its types."""
    return ["O"] + [f"{b}-{t}" for t in (SPAN_HEADS | SCHEMES)[head] for b in "BI"]
