"""The linker's word on holders: who is near enough, and whose mentions together are surest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import facts_of
from citybeat.extract.targets.holders.linker import (
    CLEAR,
    CLEAR_ALONE,
    CLEAR_HOME,
    REACH,
    best_entity,
    has_linker,
    most_likely,
    near,
    share_of,
)


def test_without_a_model_nobody_is_likely(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("<ORG>Orla Foods</ORG> plans to cut waste.")
    assert not has_linker(doc)
    assert most_likely(doc, facts_of(doc), doc[4:6], list(doc.ents), [], alone=False) is None


def test_names_far_from_the_goal_or_in_it_are_left(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("<ORG>Orla</ORG> " + "x " * REACH + "helps <ORG>Brevik</ORG> by <ORG>Veldia</ORG>.")
    orla, brevik, veldia = doc.ents
    assert near([orla, brevik, veldia], doc[veldia.start:veldia.end]) == [brevik]


def test_mentions_of_one_entity_count_together(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("<ORG>Orla</ORG> met <ORG>Brevik</ORG>, and <ORG>Orla</ORG> left.")
    found = best_entity(facts_of(doc), list(doc.ents), [1.0, 1.5, 1.2], 1.6)
    assert found is not None
    assert found.start == doc.ents[2].start
    assert best_entity(facts_of(doc), list(doc.ents), [1.0, 1.5, 1.2], 2.0) is None


def test_a_far_holder_needs_a_model_that_is_sure() -> None:
    assert 0 <= CLEAR_HOME < CLEAR < CLEAR_ALONE


class Heads:
    """Gives mentions the scores of `liked` by their first word, nobody 1."""

    def __init__(self, liked: dict[str, float]):
        self.liked = liked

    def link(self, name: str, head: Any, candidates: list[tuple[int, int]], types: Any, words: list[str], vectors: Any) -> Any:
        assert name == "holder"
        return [self.liked[words[a]] for a, _ in candidates], 1.0


@pytest.mark.parametrize(("name", "share"), [("Orla", 0.447), ("the Brevik", 0.368), ("Veldia", 0.0), (None, 0.185)])
def test_the_share_of_a_holder_is_that_of_all_its_mentions(doc_of: Callable[[str], Doc], name: str | None, share: float) -> None:
    doc = doc_of("<ORG>Orla</ORG> met <ORG>Brevik</ORG>, and <ORG>Orla</ORG> plans to cut waste.")
    doc.tensor, doc.user_hooks["citybeat.heads"] = np.zeros((len(doc), 4), np.float32), Heads({"Orla": 1.0 + np.log(1.208), "Brevik": 1.69})
    found = share_of(doc, facts_of(doc), doc[7:9], list(doc.ents), None, name)
    assert found == pytest.approx(share, abs=0.002)


def test_without_candidates_nobody_holds_it(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("It plans to cut waste.")
    assert share_of(doc, facts_of(doc), doc[3:5], [], None, None) == 1
    assert share_of(doc, facts_of(doc), doc[3:5], [], None, "Orla") == 0
