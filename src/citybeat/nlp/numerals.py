"""English numbers, in digits and in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from unicodedata import numeric

AND_A_HALF = re.compile(r"\band[\s-]+an?[\s-]+half\b")
A_HALF = re.compile(r"^an?\s+half\b")  # "a half million"
# "1,4 million", "12,5%": a comma before decimals
DECIMAL_COMMA = r"\d{1,3},\d{1,2}(?=\s?%|\s(?:per\s?cent|pct|million|billion|trillion|mln|bln|bn)\b)"
SPACED = r"\d{1,3}(?:[ \u00a0]\d{3})+(?=\s+[a-z]|\s*%)"  # "12 500 families"
# "9-1/2", "6 1/4", "5½": a whole number and a fraction
MIXED = re.compile(r"(?P<whole>\d{1,3})(?:(?P<sign>[½¼¾⅓⅔⅛⅜⅝⅞])|[-\s](?P<part>\d{1,2})/(?P<of>2|3|4|5|6|8|16|32|64)(?![\d/]))")
DIGITS = re.sub(r"\?P<\w+>", "?:", MIXED.pattern) + "|" + DECIMAL_COMMA + "|" + SPACED + r"|\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@cache
def table(name: str) -> dict[str, int]:
    """One table of numerals.json: small, scales, suffixes, dozens."""
    content: dict[str, dict[str, int]] = json.loads((files("citybeat.nlp") / "numerals.json").read_text(encoding="utf8"))
    return content[name]


@cache
def words_pattern() -> str:
    """A pattern for a number in words: "fifty thousand", "twenty-five", "one and a half million", "two-point-five million", "two hundred
    and six", "a dozen".

    "five and six" and "one million and two million" are two numbers each.
    """
    def one_of(entries: Iterable[str]) -> str:
        return "|".join(sorted(entries, key=len, reverse=True))

    tens = one_of(word for word, value in table("small").items() if value >= 20)
    ones = one_of(word for word, value in table("small").items() if 0 < value < 10)
    teens = one_of(word for word, value in table("small").items() if value < 20)
    scales, large = one_of(table("scales")), one_of(set(table("scales")) - {"hundred"})
    small = rf"(?:(?:{ones})-point-(?:{ones})|(?:{tens})(?:[- ](?:{ones}))?|{teens})\b"
    joint = r"(?:\s+|-)"
    hundreds = rf"hundred\b(?:{joint}(?:and{joint})?{small}(?!{joint}hundred))?"
    others = rf"(?:(?:{large})\b(?:{joint}(?:and{joint})?{small}(?!{joint}(?:{large})))?|dozen\b)"
    return (rf"(?:{small}|an?\s+half(?=\s+(?:{large}|dozen)\b)|an?(?=\s+(?:{scales}|dozen)\b))(?:{joint}and{joint}an?{joint}half\b)?"
            rf"(?:{joint}(?:{hundreds}|{others}))*")


def number_of(text: str) -> float | None:
    """The value of a number in digits or words; None where it is none.

    >>> number_of("1,250.5"), number_of("fifty thousand"), number_of("twenty-five"), number_of("9-1/2")
    (1250.5, 50000.0, 25.0, 9.5)
    """
    if mixed := MIXED.fullmatch(text):
        return int(mixed["whole"]) + (numeric(mixed["sign"]) if mixed["sign"] else int(mixed["part"]) / int(mixed["of"]))
    compact = re.sub(r"(?<=\d)\s(?=\d{3}\b)", "", text).replace(",", "." if re.fullmatch(r"\d{1,3},\d{1,2}", text) else "")
    if re.fullmatch(r"\d+(?:\.\d+)?", compact):
        return float(compact)
    words = re.findall(r"[a-z]+|\d[\d,]*(?:\.\d+)?", AND_A_HALF.sub("half", A_HALF.sub("0.5", text.casefold())))
    return _in_words(words)


def _in_words(words: list[str]) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for last, word in zip(["", *words], words, strict=False):
        if last == "point" and word in table("small"):
            current += table("small")[word] / 10
        elif word in table("small"):
            current, seen = current + table("small")[word], True
        elif word == "half" and seen:
            current += 0.5
        elif word in ("a", "an"):
            current, seen = 1.0, True
        elif word in table("dozens"):
            current, seen = (current or 1.0) * 12, True
        elif word == "hundred":
            current, seen = (current or 1.0) * 100, True
        elif word in table("scales"):
            total, current, seen = total + (current or 1.0) * table("scales")[word], 0.0, True
        elif word[:1].isdigit():
            current, seen = float(word.replace(",", "")), True
        elif word not in ("and", "point"):
            return None
    return total + current if seen else None


def scale_of(text: str) -> int:
    """The factor that ends a number in words: a million of "six million", 1 of "six" and of "sixty-five".

    >>> scale_of("six hundred thousand"), scale_of("six")
    (100000, 1)
    """
    factor = 1
    for word in reversed(re.findall(r"[a-z]+", text.casefold())):
        if word not in table("scales"):
            break
        factor *= table("scales")[word]
    return factor
