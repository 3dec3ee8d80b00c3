"""The recipe that fits the weights of parties: whom it takes for right, and what it makes of an article."""

from __future__ import annotations

from typing import Any

import pytest
import spacy

from citybeat.extract.facts import City, Mention, Organization, facts_of

TEXT = "Acme launched the Clear Rivers Programme (CRP) in Oslo. The CRP scheme grew, said Bolt."
PROJECT = {
    "name": "Clear Rivers Programme", "aliases": ["CRP"], "kind": "programme", "lead": "Acme", "participants": ["Cove"], "cities": ["Oslo"],
}


@pytest.fixture(scope="module")
def fit_parties(recipe: Any) -> Any:
    return recipe("fit_parties")


@pytest.fixture
def doc() -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(TEXT)
    labels = {"Acme": "ORG", "Bolt": "ORG", "Oslo": "LOC"}
    spans = {name: doc.char_span(TEXT.index(name), TEXT.index(name) + len(name), label=label) for name, label in labels.items()}
    doc.set_ents([spans["Acme"], spans["Oslo"], spans["Bolt"]])
    facts_of(doc).organizations += [Organization(name, [Mention(spans[name])]) for name in ("Acme", "Bolt")]
    facts_of(doc).cities.append(City("Oslo", [Mention(spans["Oslo"])]))
    return doc


def test_a_group_has_all_places_of_a_project(fit_parties: Any, doc: Any) -> None:
    group = fit_parties.group_of(doc, PROJECT)
    assert [(s.name.text, s.mention.text) for s in group.sites] == [
        ("Clear Rivers Programme", "Clear Rivers Programme"), ("CRP", "CRP"), ("CRP", "CRP scheme"),
    ]
    assert fit_parties.group_of(doc, {**PROJECT, "name": "Quiet Streets", "aliases": []}) is None


@pytest.mark.parametrize(("names", "right"), [
    (["Acme", "Cove", "Bolt"], [{"party", "lead"}, {"party"}, set()]),
    (["Cove Trust Bank Group", "Cove Ltd"], [set(), {"party"}]),
    (["Acme", "Acme"], [{"party", "lead"}, set()]),
    (["Oslo"], [{"city"}]),
])
def test_who_is_right(fit_parties: Any, names: list[str], right: list[set[str]]) -> None:
    assert fit_parties.rights(PROJECT, names) == right


def test_the_cases_of_an_article(fit_parties: Any, doc: Any) -> None:
    cases = list(fit_parties.cases_of(doc, {"id": "an-article", "projects": [PROJECT]}))
    assert [(c.right, c.is_city) for c in cases] == [({"party", "lead"}, False), ({"city"}, True), (set(), False)]
    assert cases[0].traits["rel:leads"] == 1.0
    assert {c.article for c in cases} == {"an-article"}


def test_projects_without_annotated_parties_make_no_case(fit_parties: Any, doc: Any) -> None:
    without = {key: value for key, value in PROJECT.items() if key != "participants"}
    assert list(fit_parties.cases_of(doc, {"id": "an-article", "projects": [without]})) == []


def test_a_fit_finds_the_sign_of_a_trait(fit_parties: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def case(number: int, near: bool) -> Any:
        right = {"party"} if near != (number % 10 == 0) else set()
        return fit_parties.Case({"bias": 1.0, "near": float(near)}, right, False, f"article {number}", number % 20 == 3)

    weights = fit_parties.fitted("party", [case(n, n % 2 == 0) for n in range(200)], 0.0)
    assert weights["near"] > 0.5 > 0 > weights["bias"]
    assert "cross-validated" in capsys.readouterr().out
