"""The word lists beside this component."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from citybeat.extract.rules import Rule, read_rules, read_words
from citybeat.gazetteer.fold import fold

HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """lexicon.json as sets; names of places in it are folded."""
    lists = read_words(HERE / "lexicon.json")
    folded = {"never", "districts", "given_names", "counties", "things", "city_regions"}
    return {key: frozenset(map(fold, value) if key in folded else value) for key, value in lists.items()}


@lru_cache(maxsize=1)
def cue_rules() -> tuple[Rule, ...]:
    """cues.jsonl: what stands beside a name and speaks for or against a city."""
    return tuple(read_rules(HERE / "cues.jsonl"))
