"""The word lists beside this component, as sets of lower-case words; `Heads` are the nouns that can end a project's name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import get_args

from citybeat.errors import RuleError
from citybeat.extract.rules import Rule, read_rules, read_words
from citybeat.record import ProjectKind

KINDS: tuple[ProjectKind, ...] = get_args(ProjectKind)
FOLDER = files("citybeat.extract.projects")


def data(name: str) -> Traversable:
    """A data file beside the component."""
    return FOLDER / name


@cache
def lexicon() -> dict[str, list[str]]:
    """The lists of lexicon.json, as written."""
    return read_words(data("lexicon.json"))


@cache
def words(name: str) -> frozenset[str]:
    """One list of lexicon.json, lower-case; RuleError for a list that is not there."""
    lists = lexicon()
    if name not in lists:
        raise RuleError(f"lexicon.json: no list {name!r}; there are {', '.join(sorted(lists))}")
    return frozenset(word.lower() for word in lists[name])


@cache
def kind_of_noun() -> dict[str, ProjectKind]:
    """Lower-case noun to the kind of project that it names; RuleError for a kind that the contract does not know."""
    found: dict[str, ProjectKind] = {}
    for kind, nouns in read_words(data("kinds.json")).items():
        if kind not in KINDS:
            raise RuleError(f"kinds.json: {kind!r} is none of {', '.join(KINDS)}")
        found.update(dict.fromkeys(nouns, KINDS[KINDS.index(kind)]))
    return found


def expanded(rule: Rule, lists: dict[str, list[str]]) -> Rule:
    """A rule in which "@name" stands for {"IN": list}: of a list of the lexicon, in lower case for LOWER, as written for ORTH."""
    pattern = []
    for token in rule.pattern:
        filled = {}
        for key, value in token.items():
            if isinstance(value, str) and value.startswith("@"):
                names = value[1:].split("+")
                missing = [name for name in names if name not in lists]
                if missing:
                    raise RuleError(f"rule {rule.id}: the lexicon has no list {missing[0]!r}")
                found = [w.lower() if key == "LOWER" else w for name in names for w in lists[name]]
                filled[key] = {"IN": found}
            else:
                filled[key] = value
        pattern.append(filled)
    return rule.model_copy(update={"pattern": pattern})


def rules() -> list[Rule]:
    """The component's own rules."""
    return [expanded(rule, lexicon()) for rule in read_rules(data("rules.jsonl"))]
