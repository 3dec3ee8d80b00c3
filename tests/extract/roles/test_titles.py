"""Titles as strings: canonical forms and classes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.titles import best_head, joined_hyphens, portfolio_first, replaced, role_class, title_key
from citybeat.record import RoleClass

CLASSES = set(RoleClass.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("title", "key"), [
    ("PM", "prime minister"),
    ("Prime Minister", "prime minister"),
    ("deputy PM", "deputy prime minister"),
    ("Vice-President", "vice president"),
    ("vice president", "vice president"),
    ("Chairwoman", "chair"),
    ("co-chairman", "co-chair"),
    ("Vice-Chairman", "vice chair"),
    ("CEO", "chief executive officer"),
    ("chief executive", "chief executive officer"),
    ("chief executive officer", "chief executive officer"),
    ("Group CEO", "group chief executive officer"),
    ("co-CEO", "co-chief executive officer"),
    ("MP", "member of parliament"),
    ("Minister for Transport", "transport minister"),
    ("Minister of Transport", "transport minister"),
    ("Transport Minister", "transport minister"),
    ("Minister for the Arts", "arts minister"),
    ("Minister of State", "minister of state"),
    ("foreign affairs minister", "foreign minister"),
    ("Secretary-General", "secretary general"),
    ("Lt. Gen.", "lieutenant general"),
    ("Lt. Gov.", "lieutenant governor"),
    ("Lt Gen", "lieutenant general"),
    ("Sgt", "sergeant"),
    ("Sgt.", "sergeant"),
    ("spokeswoman", "spokesperson"),
    ("head of sport", "head of sport"),
    ("GOALKEEPER", "goalkeeper"),
    ("the chair", "chair"),
    ("", ""),
])
def test_title_key(title: str, key: str) -> None:
    assert title_key(title) == key


@given(st.text(max_size=40))
def test_title_key_is_stable_and_never_fails(title: str) -> None:
    key = title_key(title)
    assert key == title_key(title)
    assert key == key.lower()


@pytest.mark.parametrize("title", ["Prime Minister", "CEO", "Vice-Chairman", "Lt. Gen.", "co-CEO", "Minister for Transport", "spokesman"])
def test_title_key_of_a_key_is_the_key(title: str) -> None:
    assert title_key(title_key(title)) == title_key(title)


@pytest.mark.parametrize(("title", "found"), [
    ("mayor", "mayor"),
    ("Deputy Mayor for Housing", "mayor"),
    ("Lord Mayor", "mayor"),
    ("President", "head_of_state"),
    ("Queen", "head_of_state"),
    ("prime minister", "head_of_government"),
    ("PM", "head_of_government"),
    ("Taoiseach", "head_of_government"),
    ("Minister for Transport", "minister"),
    ("Shadow home secretary", "minister"),
    ("Secretary of State", "minister"),
    ("MP", "legislator"),
    ("MPs", "legislator"),
    ("Senator", "legislator"),
    ("city councillor", "legislator"),
    ("governor", "official"),
    ("director general", "official"),
    ("party leader", "official"),
    ("ambassador to Kenya", "diplomat"),
    ("Special Envoy", "diplomat"),
    ("Chief Justice", "judge"),
    ("magistrate", "judge"),
    ("Maj. Gen.", "military"),
    ("Sgt", "military"),
    ("wing commander", "military"),
    ("police chief", "police"),
    ("Det Insp", "police"),
    ("chief executive", "executive"),
    ("co-founder", "executive"),
    ("Head of Innovation Services", "executive"),
    ("vice president of sales", "executive"),
    ("senior vice president", "executive"),
    ("auto analyst", "executive"),
    ("Chief Data Officer", "executive"),
    ("spokeswoman", "spokesperson"),
    ("Presidential Spokesperson", "spokesperson"),
    ("professor of economics", "academic"),
    ("research fellow", "academic"),
    ("political editor", "journalist"),
    ("BBC correspondent", "journalist"),
    ("striker", "sports"),
    ("head coach", "sports"),
    ("singer-songwriter", "arts"),
    ("pop star", "arts"),
    ("human rights activist", "activist"),
    ("campaigner", "activist"),
    ("presidential candidate", "candidate"),
    ("nominee for governor", "candidate"),
    ("docker", "other"),
    ("member", "other"),
    ("potato farmer", "other"),
    ("zzz", "other"),
    ("", "other"),
])
def test_role_class(title: str, found: str) -> None:
    assert role_class(title) == found


@given(st.text(max_size=40))
def test_role_class_is_one_of_the_contract(title: str) -> None:
    assert role_class(title) in CLASSES


def test_every_class_of_the_lexicon_is_one_of_the_contract() -> None:
    assert {head.role_class for head in lexicon().heads.values()} <= CLASSES


def test_every_class_of_the_contract_has_titles() -> None:
    assert {head.role_class for head in lexicon().heads.values()} == CLASSES


def test_hyphens_of_prefixes_stay() -> None:
    assert joined_hyphens(("non", "-", "executive", "director")) == ("non-executive", "director")
    assert joined_hyphens(("vice", "-", "chair")) == ("vice", "-", "chair")


def test_the_longest_short_form_is_replaced() -> None:
    assert replaced(("lt", "gen", "roe")) == ("lieutenant", "general", "roe")


def test_portfolio_stays_behind_where_it_has_a_complement_of_its_own() -> None:
    assert portfolio_first(("minister", "of", "state", "for", "health")) == ("minister", "of", "state", "for", "health")


def test_best_head_is_before_the_complement() -> None:
    found = best_head(("adviser", "to", "the", "president"))
    assert found is not None
    assert found[1] == ("adviser",)


def test_no_head_in_unknown_words() -> None:
    assert best_head(("blue", "river")) is None


@pytest.mark.parametrize(("text", "found"), [
    ("<LOC>Norvik</LOC> lock <PERSON>Jane Roe</PERSON> and centre <PERSON>Tom Poe</PERSON> won.",
     ["Jane Roe | lock | Norvik | current", "Tom Poe | centre | Norvik | current"]),
    ("So props <PERSON>Jane Roe</PERSON> and <PERSON>Tom Poe</PERSON> won.",
     ["Jane Roe | prop | - | current", "Tom Poe | prop | - | current"]),
    ("Backs: <PERSON>Jane Roe</PERSON>, <PERSON>Tom Poe</PERSON>", ["Jane Roe | Back | - | current", "Tom Poe | Back | - | current"]),
    ("He met film director and co-star <PERSON>Jane Roe</PERSON>.",
     ["Jane Roe | film director | - | current", "Jane Roe | co-star | - | current"]),
    ("Star <PERSON>Jane Roe</PERSON> pulled out.", ["Jane Roe | Star | - | current"]),
    ("The film stars <PERSON>Jane Roe</PERSON>.", []),
    ("<PERSON>Jane Roe</PERSON>, a lock of the ferry's, held.", []),
    ("He backs <PERSON>Jane Roe</PERSON>.", []),
    ("<PERSON>Jane Roe</PERSON>, star of the evening, sang.", []),
])
def test_words_of_things_are_titles_only_before_a_name(rows: Callable[..., list[str]], text: str, found: list[str]) -> None:
    assert rows(text) == found
