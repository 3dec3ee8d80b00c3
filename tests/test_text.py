"""Folding, hashing, near keys."""

from __future__ import annotations

import pytest

from citybeat.text import fold, name_key, near_key, sha256


@pytest.mark.parametrize(
    ("name", "key"), [("José  ÁLVAREZ", "jose alvarez"), ("O’Brien, Ann-Marie", "o brien ann marie"), ("Straße", "strasse"), ("", "")]
)
def test_name_key(name: str, key: str) -> None:
    assert name_key(name) == key


def test_fold_keeps_marks() -> None:
    assert fold("Côte d'Ivoire") == "cote d'ivoire"


def distance(a: str, b: str) -> int:
    return (int(near_key(a), 16) ^ int(near_key(b), 16)).bit_count()


STORY = " ".join(f"The council of ward {i} met on day {i} and approved item {i * 7} of the budget for its {i} schools." for i in range(40))


def test_copies_are_near_and_others_far() -> None:
    copy = STORY.replace("ward 7 met", "ward 7 gathered").upper().replace(" ", "\n")
    other = " ".join(f"Striker number {i} scored {i} goals before the {i}th minute against his old club." for i in range(40))
    assert distance(STORY, copy) <= 6
    assert distance(STORY, other) > 12


def test_near_key_is_a_function_of_the_words() -> None:
    assert near_key("One, two; three!") == near_key("one two\nthree")
    assert near_key("") == near_key("...") == "0" * 16
    assert len(near_key("word")) == 16


def test_sha256() -> None:
    assert sha256("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
