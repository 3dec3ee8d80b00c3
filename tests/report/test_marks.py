from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybeat.article import Article
from citybeat.report.marks import STYLES, Mark, marked, marked_article, marks_of
from tests.report.made import ARTICLE, EMPTY, PEOPLE, TEXT, record


def test_marks_in_brackets() -> None:
    assert marked_article(ARTICLE, record(), color=False).plain == """⟦Vejle⟧c1 opens its harbour

⟦Mayor⟧r1 ⟦Signe Lind⟧p1 said ⟦Vejle aims to cut harbour noise by 30% by 2032⟧t1.
⟦Arun Desai⟧p2 of the ⟦Port of Kolding⟧o1 leads ⟦Quiet Quays⟧j1 (⟦QQ⟧j1).
"""


def test_marks_in_colour() -> None:
    text = marked_article(ARTICLE, record(), color=True)
    assert text.plain.startswith("Vejlec1 opens")
    styles = {text.plain[span.start:span.end]: span.style for span in text.spans}
    assert styles["Signe Lind"] == STYLES["people"]
    assert styles["c1"] == "dim"
    assert styles["Quiet Quays"] == STYLES["projects"]


def test_a_mark_inside_another() -> None:
    marks = [Mark(0, 10, "targets", "t1"), Mark(0, 4, "cities", "c1"), Mark(7, 10, "people", "p1")]
    assert marked("Oslo & Bob cut it", marks, color=False).plain == "⟦⟦Oslo⟧c1 & ⟦Bob⟧p1⟧t1 cut it"
    styles = {str(span.style) for span in marked("Oslo & Bob cut it", marks, color=True).spans}
    assert f"{STYLES['targets']} {STYLES['cities']}" in styles


@pytest.mark.parametrize("mark", [Mark(5, 5, "people", "p1"), Mark(9, 99, "people", "p1"), Mark(7, 3, "people", "p1")])
def test_marks_outside_the_text_are_left_out(mark: Mark) -> None:
    assert marked("Oslo & Bob", [mark], color=False).plain == "Oslo & Bob"


def test_hostile_text_stays_text() -> None:
    hostile = "[bold]x[/bold] [link=http://e]y[/] \x1b]8;;http://e\x07z :smile: \x1b[2J"
    plain = marked(hostile, [Mark(6, 7, "people", "p1")], color=True).plain
    assert plain == "[bold]xp1[/bold] [link=http://e]y[/] ⟨U+001B⟩]8;;http://e⟨U+0007⟩z :smile: ⟨U+001B⟩[2J"


def test_a_title_apart_has_marks_of_its_own() -> None:
    mention = {"in": "title", "start": 0, "end": 4, "text": "Lind", "form": "short"}
    people = [{**PEOPLE[0], "mentions": [mention, *PEOPLE[0]["mentions"]]}]
    found = record(**{**EMPTY, "people": people})
    assert [m.start for m in marks_of(found, "title")] == [0]
    shown = marked_article(Article(TEXT, title="Lind opens harbour"), found, color=False).plain
    assert shown.startswith("⟦Lind⟧p1 opens harbour\n\nVejle opens")


@given(st.text(), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from(list(STYLES)))))
def test_marking_takes_no_text_away(text: str, bounds: list[tuple[int, int, str]]) -> None:
    marks = [Mark(start, end, kind, "#") for start, end, kind in bounds]
    bare = marked(text, [], color=False).plain
    assert marked(text, marks, color=True).plain.replace("#", "") == bare.replace("#", "")
