"""The recipe that fits what decides about projects: which proposals are its cases, and what it makes of them."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.language import Language

from citybeat.extract.projects.component import Projects

TEXT = "They funded the Clear Rivers Programme. The Quiet Harbour Plan and the Ghana project ended with the Upper Orla Tide Fund."
PROJECTS = [{"name": "Clear Rivers Programme", "aliases": ["CRP"]}, {"name": "Quiet Harbour Plan for All", "aliases": []}]


@pytest.fixture(scope="module")
def fit_projects(recipe: Any) -> Any:
    return recipe("fit_projects")


@pytest.fixture(scope="module")
def reader(fit_projects: Any) -> Any:
    """A Reader without a model."""
    nlp: Language = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    made = object.__new__(fit_projects.Reader)
    made.nlp, made.projects = nlp, Projects(nlp)
    return made


def test_proposals_that_no_weight_decides_about_are_left_out(reader: Any) -> None:
    assert [group.sites[0].name.text for group, _ in reader.groups(TEXT)] == [
        "Clear Rivers Programme", "Quiet Harbour Plan", "Upper Orla Tide Fund",
    ]
    assert all(traits["beside"] > 0 for _, traits in reader.groups(TEXT))


def test_cases_of_an_annotated_article(reader: Any) -> None:
    cases = list(reader.annotated({"id": "an-article", "projects": PROJECTS}, TEXT))
    assert [case.right for case in cases] == [True, False]  # what is only cut wrongly is no case
    assert {(case.article, case.plain, case.is_apart) for case in cases} == {("an-article", False, False)}


def label(plain_news: Any, name: str, verdict: str) -> Any:
    start = TEXT.index(name)
    return plain_news.Label("xx_1", start, start + len(name), verdict, plain_news.digest(name))


def test_cases_of_judged_proposals(recipe: Any, reader: Any) -> None:
    plain_news = recipe("plain_news")
    judged = [("Clear Rivers", "right"), ("Quiet Harbour Plan", "incomplete"), ("Ghana", "generic"), ("Upper Orla Tide Fund", "body")]
    cases = list(reader.judged("xx_1", TEXT, [label(plain_news, *row) for row in judged]))
    assert [(case.right, case.weight, case.plain) for case in cases] == [(True, 1.0, True), (False, 1.0, True)]


def test_what_is_too_rare_has_no_weight(fit_projects: Any) -> None:
    def case(name: str) -> Any:
        return fit_projects.Case({"bias": 1.0, name: 1.0}, True, name, 1.0, False)

    found = [case("often")] * fit_projects.LEAST + [case("rare")]
    assert fit_projects.traits_in(found) == [*fit_projects.PRIOR, "often"]


def test_the_fit_learns_and_leaves_apart_what_is_kept(fit_projects: Any, capsys: pytest.CaptureFixture[str]) -> None:
    is_apart = fit_projects.plain_news.is_apart
    names = [f"xx_{i}" for i in range(60)]
    found = [fit_projects.Case({"bias": 1.0, "head": 0.6, "good" if i % 2 else "bad": 1.0}, bool(i % 2), name, 1.0, i % 3 == 0)
             for i, name in enumerate(names)]
    weights = fit_projects.fitted(found, 0.5)
    assert weights["good"] > 0 > weights["bad"]
    apart = sum(is_apart(case.article) for case in found if case.plain)
    assert apart > 0
    assert f"{len(found) - apart} proposals" in capsys.readouterr().out


def test_shipped_labels_are_stand_off(recipe: Any) -> None:
    labels = recipe("plain_news").labels("projects")
    assert len(labels) > 200
    assert {"right", "body", "generic"} <= {row.label for row in labels}
    assert all(row.start < row.end for row in labels)
