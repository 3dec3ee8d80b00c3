"""Known forms are found again in a text."""

from __future__ import annotations

import pytest

from citybeat.extract.forms import by_first_word, places_of

FORMS = by_first_word([(("Acme",), "short"), (("Acme", "Rail", "Works"), "long"), (("Acme", "Rail"), "middle"), (("Ruiz",), "Ruiz")])


def test_the_longest_form_of_a_word_comes_first() -> None:
    assert [owner for _, owner in FORMS["Acme"]] == ["long", "middle", "short"]


def test_of_forms_as_long_the_first_comes_first() -> None:
    assert by_first_word([(("Acme",), 1), (("Acme",), 2)])["Acme"] == [(("Acme",), 1), (("Acme",), 2)]


@pytest.mark.parametrize(("text", "found"), [
    ("Ruiz left Acme", [(0, 1, "Ruiz"), (2, 3, "short")]),
    ("Acme Rail Works and Acme Rail", [(0, 3, "long"), (4, 6, "middle")]),
    ("Acme Acme Rail", [(0, 1, "short"), (1, 3, "middle")]),
    ("acme of Rail", []),
    ("", []),
])
def test_places_do_not_overlap(text: str, found: list[tuple[int, int, str]]) -> None:
    assert list(places_of(FORMS, text.split())) == found
