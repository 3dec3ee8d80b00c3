"""The unit of a number: the noun or measure after it, in the singular."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from citybeat.nlp.numerals import number_of

WORD = re.compile(r"(?P<gap>[\s“”\"]+|-)(?P<word>(?:[A-Z]\.){2,}[\w-]*|[A-Za-zÀ-ÿ°][\w'’°/-]*)")
MAX_WORDS = 4
# "30 primary and secondary schools", "66 state-owned farming, banking and insurance firms": adjectives that are joined before a noun
JOINED = re.compile(r"\s(?P<words>(?:[a-z][\w-]*\s){0,2}[a-z][\w-]*(?:,\s[a-z][\w-]*){0,3}\s(?:and|or)\s(?:[a-z][\w-]*\s){1,2}?)"
                    r"(?P<noun>[a-z]+)(?![\w'’-])")
ASIDE = re.compile(r"\s(?:\([A-Z][\w .-]{0,20}\)|\d[\d.,]*-[a-z]+)(?=\s[a-z])")  # "52 [(EMU)] trains", "five [24-hour] clinics"
PER = re.compile(r"\s+(?:per\s+(?!year\b|annum\b|cent\b|month\b|week\b)[a-z]+(?:\s+per\s+[a-z]+)?|(?:an?|each)\s+(?:day|hour)\b)"
                 r"(?:\s+per\s+day\b)?")
# "9 [per 1,000]", "70 maternal deaths [per hundred thousand] live births"
RATE = re.compile(r"\s+(?:per|(?:for|in)\s+every)\s+(?P<base>1[0, ]*00|(?:(?:ten|hundred)\s+)?thousand|million)\b")
COMPOUNDS = {"people": "person", "women": "woman", "men": "man", "children": "child"}  # "salespeople", "policewomen", "firemen"
NO_MEN = frozenset({"specimen", "regimen", "abdomen", "semen", "acumen", "bitumen", "stamen", "dolmen", "cyclamen", "ramen"})


@cache
def _lexicon() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((files("citybeat.nlp") / "units.json").read_text(encoding="utf8"))
    return content


@cache
def _measures() -> re.Pattern[str]:
    names = "|".join(re.escape(m).replace(r"\ ", "[ -]") for m in sorted(_lexicon()["measures"], key=len, reverse=True))
    return re.compile(rf"[\s-]?(?P<measure>{names})(?![\w/])")


def singular(noun: str) -> str:
    """The singular of a plural noun; other words come back as they are.

    >>> singular("trees"), singular("countries"), singular("people"), singular("boxes"), singular("gas"), singular("salespeople")
    ('tree', 'country', 'person', 'box', 'gas', 'salesperson')
    """
    irregular: dict[str, str] = _lexicon()["irregular"]
    if noun.casefold() in irregular:
        return irregular[noun.casefold()]
    for plural, single in COMPOUNDS.items():
        if noun.endswith(plural) and len(noun) > len(plural) + 1 and noun not in NO_MEN:
            return noun.removesuffix(plural) + single
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("sses", "shes", "ches", "xes", "zzes")) else noun[:-1]


def is_plural(noun: str) -> bool:
    """Whether a noun is a plural, or one that has none ("police")."""
    return singular(noun) != noun or noun.casefold() in _lexicon()["irregular"]


def unit_after(text: str, at: int) -> tuple[str | None, int]:
    """The unit that follows a number which ends at character `at`, and where it ends; (None, at) where none does.

    >>> unit_after("200 new nuclear reactors in", 3)
    ('nuclear reactor', 24)
    """
    if rate := RATE.match(text, at):
        return _rate(text, rate)
    measure = _measures().match(text, at)
    if aside := ASIDE.match(text, at):
        at = aside.end()
    if measure:
        name = measure["measure"]
        name = name if name in _lexicon()["measures"] else name.replace("-", " ")  # "40sq-km"
        head, _, rest = name.partition(" ")
        words = len(name) > 3 and name.islower()
        unit = f"{singular(head)} {rest}" if rest and head.startswith("degree") else singular(name) if words else name
        return _with_per(text, unit, measure.end())
    words, end = _noun_phrase(text, at)
    if not words:
        return _after_joined(text, at)
    return _with_per(text, " ".join([*_modifiers(words[:-1]), singular(words[-1])]), end)


def _after_joined(text: str, at: int) -> tuple[str | None, int]:
    """The noun after adjectives that are joined by "and"; (None, at) where words other than adjectives stand there."""
    found = JOINED.match(text, at)
    if found is None or not is_plural(found["noun"]) or found["noun"] in _lexicon()["not_units"]:
        return None, at
    words, refused = re.findall(r"[a-z][\w-]*", found["words"]), frozenset(_lexicon()["stops"] + _lexicon()["verbs"]) - {"and", "or"}
    if not refused.isdisjoint(words) or any(w.endswith("ly") or is_plural(w) for w in words):
        return None, at
    return singular(found["noun"]), found.end()


def _rate(text: str, rate: re.Match[str]) -> tuple[str, int]:
    """"per 1,000 live births" and where it ends."""
    words, end = _noun_phrase(text, rate.end())
    return " ".join(["per", *rate["base"].split(), *words]), end if words else rate.end()


def _with_per(text: str, unit: str, end: int) -> tuple[str, int]:
    if rate := RATE.match(text, end):
        per_many, end = _rate(text, rate)
        return f"{unit} {per_many}", end
    per = PER.match(text, end)
    if not per:
        return unit, end
    return f"{unit} {re.sub(r'^(?:an?|each) ', 'per ', ' '.join(per.group().split()))}", per.end()


def _noun_phrase(text: str, at: int) -> tuple[list[str], int]:
    """The words up to the first plural; [] where none comes before a word that ends the phrase."""
    words: list[str] = []
    stops, refused = frozenset(_lexicon()["stops"]), frozenset(_lexicon()["not_units"])
    general = _lexicon()["general_adjectives"]
    while sum(w.casefold() not in general for w in words) < MAX_WORDS and (m := WORD.match(text, at)):
        word, folded = m["word"].rstrip("-/"), m["word"].casefold()
        possessive = word.endswith(("s'", "s’"))
        if folded in refused or (folded in stops and folded != "of") or (folded == "of" and words) or word.endswith(("'s", "’s")):
            break
        words.append(word)
        at = m.start("word") + len(word)
        if possessive and is_plural(word.rstrip("'’")):
            words[-1] = word.rstrip("'’")  # "two hours' training"
            return words, at
        if is_plural(word) and folded not in general:
            following = WORD.match(text, at)
            if following and folded in _lexicon()["attributive"] and _is_compound(text, following):
                continue  # "sports tourism trips"
            if following and is_plural(following["word"]) and following["gap"] == " " and following["word"].casefold() not in stops:
                continue  # "sports clubs", "sales jobs"
            return words, at
    return [], at


def _is_compound(text: str, inner: re.Match[str]) -> bool:
    """Whether a word between two plurals is a noun that narrows the second: "sports [tourism] trips"; not "sports [in] schools"."""
    last = WORD.match(text, inner.end())
    if last is None or inner["gap"] != " " or last["gap"] != " " or not is_plural(last["word"]):
        return False
    refused = frozenset(_lexicon()["stops"] + _lexicon()["verbs"] + _lexicon()["not_units"])
    return inner["word"].islower() and refused.isdisjoint((inner["word"], last["word"].casefold()))


def _modifiers(words: list[str]) -> list[str]:
    """What narrows the noun: lower-case words other than adjectives of any noun ("new", "affordable")."""
    general = frozenset(_lexicon()["general_adjectives"])
    words = [w for before, w in zip(["", *words], words, strict=False) if not (w == "time" and before in ("full", "part"))]
    kept = [w for w in words if w.casefold() not in general and w[:1].islower() and not w.casefold().endswith(("ly", "est"))
            and number_of(w) is None]
    return kept[-2:]
