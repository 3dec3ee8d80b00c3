"""What the words of a goal say: deadline, share, number, end state."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.targets.triggers import Candidate
from citybeat.extract.targets.wording import goal_words, is_counted, is_dated, is_firm, is_whole
from tests.extract.targets.aims import candidate

Of = Callable[[str], Doc]


def goal(doc_of: Of, words: str, after: str = "") -> Candidate:
    """A candidate with the goal `words` after "Orla plans to", and what follows it."""
    return candidate(doc_of(f"Orla plans to {words}{after}."), words)


@pytest.mark.parametrize(("words", "dated"), [
    ("cut waste by 2031", True),
    ("cut waste by the end of 2031", True),
    ("cut waste before next summer", True),
    ("cut waste within ten years", True),
    ("cut waste by year-end", True),
    ("cut waste by 40 tonnes", False),
    ("help victims of the 1984 riots", False),
    ("pay victims of a 1984 fire", False),
])
def test_a_deadline(doc_of: Of, words: str, dated: bool) -> None:
    assert is_dated(goal(doc_of, words)) is dated


def test_a_deadline_right_after_the_goal(doc_of: Of) -> None:
    assert is_dated(goal(doc_of, "cut waste", " by 2031"))
    assert not is_dated(goal(doc_of, "cut waste", ", said a man who had come from the sea by 1984"))


def test_a_share_is_firm(doc_of: Of) -> None:
    assert is_firm(goal(doc_of, "cut waste by 40%"))
    assert is_firm(goal(doc_of, "free a third of its rivers"))
    assert not is_firm(goal(doc_of, "cut 40 tonnes of waste"))


def test_a_number_and_a_whole(doc_of: Of) -> None:
    counted, whole = goal(doc_of, "plant forty trees"), goal(doc_of, "plant every tree")
    assert (is_counted(counted), is_whole(counted)) == (True, False)
    assert (is_counted(whole), is_whole(whole)) == (False, True)


def test_a_year_is_no_number(doc_of: Of) -> None:
    assert not is_counted(goal(doc_of, "have enough wells by 2031"))
    assert is_counted(goal(doc_of, "have 90 wells by 2031"))


def test_words_around(doc_of: Of) -> None:
    found = goal(doc_of, "Plant trees")
    assert found.lead == ["orla", "plans", "to"]
    assert goal_words(found) == ["plant", "trees"]


def test_a_first_to_is_no_word_of_the_goal(doc_of: Of) -> None:
    doc = doc_of("Orla promised to plant trees.")
    assert goal_words(Candidate(doc[:], doc[2:5], "targets.pledge", doc[1:2])) == ["plant", "trees"]
