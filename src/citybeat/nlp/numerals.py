"""English numbers, in digits and in words."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@cache
def table(name: str) -> dict[str, int]:
    """One table of numerals.json: small, scales, suffixes, dozens."""
    content: dict[str, dict[str, int]] = json.loads((files("citybeat.nlp") / "numerals.json").read_text(encoding="utf8"))
    return content[name]


@cache
def words_pattern() -> str:
    """A pattern for a number in words: "fifty thousand", "twenty-five", "one million", "two hundred and six", "a dozen"."""
    small = "|".join(sorted(table("small"), key=len, reverse=True))
    scales = "|".join(sorted(table("scales"), key=len, reverse=True))
    unit = rf"(?:{small})(?:[- ](?:{small}))?"
    return rf"(?:{unit}|an?(?=\s+(?:half|{scales}|dozen)\b))(?:(?:\s+|-)(?:and\s+)?(?:{scales}|dozen)\b|\s+and\s+{unit}\b|\s+{unit}\b)*"


def number_of(text: str) -> float | None:
    """The value of a number in digits or words; None where it is none.

    >>> number_of("1,250.5"), number_of("fifty thousand"), number_of("twenty-five")
    (1250.5, 50000.0, 25.0)
    """
    compact = text.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", compact):
        return float(compact)
    words = re.findall(r"[a-z]+|\d[\d,]*(?:\.\d+)?", text.casefold())
    return _in_words(words)


def _in_words(words: list[str]) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in table("small"):
            current, seen = current + table("small")[word], True
        elif word in ("a", "an"):
            current, seen = 1.0, True
        elif word in table("dozens"):
            current, seen = max(current, 1.0) * 12, True
        elif word == "hundred":
            current, seen = max(current, 1.0) * 100, True
        elif word in table("scales"):
            total, current, seen = total + max(current, 1.0) * table("scales")[word], 0.0, True
        elif word[:1].isdigit():
            current, seen = float(word.replace(",", "")), True
        elif word != "and":
            return None
    return total + current if seen else None
