import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.gazetteer.fold import fold


@pytest.mark.parametrize(("a", "b"), [
    ("Düsseldorf", "DUSSELDORF"),
    ("Xi’an", "Xian"),
    ("St. John's", "Saint Johns"),
    ("Sainte-Foy", "Ste Foy"),
    ("Mount Isa", "Mt. Isa"),
    ("Fort Worth", "Ft. Worth"),
    ("Tromsø", "Tromso"),
    ("Łódź", "Lodz"),
    ("Sana'a", "Sanaa"),
    ("Ash-Shāriqah", "ash shariqah"),
    ("The Hague", "Hague"),
    ("Stratford-upon-Avon", "Stratford upon Avon"),
])
def test_spellings_of_one_name_meet(a, b):
    assert fold(a) == fold(b)


@pytest.mark.parametrize(("a", "b"), [("Newport", "New Port"), ("Salem", "Salam"), ("Saint", "Stone"), ("Mount", "Mounts")])
def test_other_names_stay_apart(a, b):
    assert fold(a) != fold(b)


def test_a_lone_article_is_kept():
    assert fold("The") == "the"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(name):
    once = fold(name)
    assert fold(once).replace("the ", "") == once.replace("the ", "")
    assert once == once.strip()
