"""The fits of the small models: a known sign and the minimum itself are found, and the scripts that use them see what they should."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Span


@pytest.fixture(scope="module")
def linear(recipe: Any) -> Any:
    return recipe("linear")


@pytest.fixture(scope="module")
def fit_targets(recipe: Any) -> Any:
    return recipe("fit_targets")


@pytest.fixture(scope="module")
def fit_cities(recipe: Any) -> Any:
    return recipe("fit_cities")


CASES = [{"bias": 1.0, "good": 1.0}] * 8 + [{"bias": 1.0, "bad": 2.0}] * 8 + [{"bias": 1.0}] * 4
RIGHT = np.array([1.0] * 7 + [0.0] + [0.0] * 7 + [1.0] + [1.0, 0.0] * 2)
NAMES = ["bias", "good", "bad", "never"]


def test_a_logistic_regression_finds_the_signs_and_leaves_what_it_never_saw(linear: Any) -> None:
    prior = np.array([0.0, 0.0, 0.0, -8.0])
    bias, good, bad, never = linear.logistic(linear.Rows.of(CASES, NAMES), RIGHT, prior, 0.5)
    assert good > 0.5 > 0 > bad
    assert abs(bias) < 0.5
    assert never == -8.0


def test_its_gradient_is_zero(linear: Any) -> None:
    rows, strength = linear.Rows.of(CASES, NAMES), np.array([0.1, 1.0, 2.0, 3.0])
    weights = linear.logistic(rows, RIGHT, np.ones(4), strength)
    dense = np.array([[case.get(name, 0.0) for name in NAMES] for case in CASES])
    gradient = dense.T @ (1 / (1 + np.exp(-dense @ weights)) - RIGHT) + strength * (weights - 1)
    assert np.abs(gradient).max() < 1e-6


def test_a_strong_prior_holds(linear: Any) -> None:
    weights = linear.logistic(linear.Rows.of(CASES, NAMES), RIGHT, np.array([0.0, -1.0, 0.0, 0.0]), 1e6)
    assert weights[1] == pytest.approx(-1, abs=1e-4)


def test_rows_are_a_matrix(linear: Any) -> None:
    rows = linear.Rows.of([{"a": 2.0, "c": 9.0}, {}, {"a": 1.0, "b": -1.0}], ["a", "b"])
    assert rows.times(np.array([1.0, 10.0])).tolist() == [2, 0, -9]
    assert rows.back(np.array([1.0, 5.0, 3.0])).tolist() == [5, -3]
    assert rows.only(np.array([False, True, True])).times(np.array([1.0, 10.0])).tolist() == [0, -9]


def test_a_conditional_logit_finds_the_sign(linear: Any) -> None:
    large_wins = (np.array([[6.0, 0.0], [3.0, 0.0]]), 0, 1.0)
    named_beside = (np.array([[6.0, 0.0], [3.0, 1.0]]), 1, 2.0)
    population, beside = linear.conditional([large_wins] * 5 + [named_beside] * 5, np.zeros(2), 0.1)
    assert population > 0
    assert beside > 3 * population  # it must outweigh three powers of ten
    gradient = 5 * -3 / (1 + np.exp(3 * population)) + 0.1 * population + 10 * 3 / (1 + np.exp(beside - 3 * population))
    assert abs(gradient) < 1e-6


def test_figures(linear: Any) -> None:
    found = linear.figures(np.array([2.0, 1.0, 0.0, -1.0]), np.array([1.0, 0.0, 1.0, 1.0]), 0.5)
    assert found == {"p": 0.5, "r": 0.333, "f1": 0.4}
    assert linear.figures(np.array([0.0]), np.array([1.0]), 0.5)["f1"] == 0


def test_scores_out_of_fold_do_not_know_their_own_article(linear: Any) -> None:
    articles = [f"article {i}" for i in range(20)]
    seen: list[set[str]] = []

    def fit(rows: Any, mask: np.ndarray) -> np.ndarray:
        seen.append({a for a, kept in zip(articles, mask, strict=True) if kept})
        return np.ones(1)

    rows = linear.Rows.of([{"x": float(i + 1)} for i in range(20)], ["x"])
    assert linear.out_of_fold(articles, 4, rows, fit).tolist() == list(range(1, 21))
    assert len(seen) == 4
    assert all(len([part for part in seen if a not in part]) == 1 for a in articles)


def test_how_far_weights_are_apart(linear: Any) -> None:
    said = linear.differences({"a": 1.0, "b": 2.0}, {"a": 1.5, "c": 0.25})
    assert "2 weights shipped, 2 fitted, 1 in both" in said
    assert "-2.000 (b)" in said


# -- cities

def test_the_priors_name_what_the_extractor_weighs(fit_cities: Any) -> None:
    assert tuple(fit_cities.PRIORS["resolver"]) == fit_cities.resolve.FEATURES
    assert set(fit_cities.PRIORS["decider"]) == set(fit_cities.decide.weights())


def test_the_deciders_inputs_are_noted_and_the_doc_stays_clean(fit_cities: Any) -> None:
    nlp = spacy.blank("en")
    cities = fit_cities.component.Cities(nlp.vocab)
    doc = nlp("The mayor of Tampere spoke in Tampere.")
    doc.ents = [Span(doc, 3, 4, "LOC"), Span(doc, 6, 7, "LOC")]
    doc[0].is_sent_start = True
    inputs = fit_cities.inputs_of(doc, cities, fit_cities.PRIORS["decider"])
    assert set(inputs) == {"tampere"}
    assert inputs["tampere"]["bias"] == inputs["tampere"]["location"] == 1
    assert fit_cities.facts_of(doc).cities == []
    assert fit_cities.component.decide is fit_cities.decide.decide  # put back


def test_a_resolvers_case_has_the_namesakes_and_the_right_one(fit_cities: Any) -> None:
    cities = fit_cities.component.Cities(spacy.blank("en").vocab)
    ids = [m.place.geonames_id for m in cities.matches("London")]
    ontario = next(m.place.geonames_id for m in cities.matches("London") if m.place.country == "CA")
    case = fit_cities.case_of("x", "Snow fell in Ontario's London.", [(["London"], ontario)], cities)
    prior = np.array(list(fit_cities.PRIORS["resolver"].values()))
    ((rows, right, count),) = fit_cities.choices(case, prior)
    assert (ids[right], count) == (ontario, 1.0)
    assert rows[right][fit_cities.resolve.FEATURES.index("beside_region")] == 1
    weights = fit_cities.conditional([(rows, right, count)], np.zeros(len(prior)), 0.1)
    assert weights[fit_cities.resolve.FEATURES.index("beside_region")] > 0
    sure = fit_cities.case_of("x", "Snow fell in London, Ontario.", [(["London"], ontario)], cities)
    assert fit_cities.choices(sure, prior) == []  # only one of them is in the region behind the comma


# -- targets

def gold_of(folder: Path) -> Path:
    """A folder of invented sentences and one article."""
    rows = [{"n": 1, "text": "Norwick Water aims to cut leaks by 25% by 2031.", "targets": [{"goal": "cut leaks by 25% by 2031"}]},
            {"n": 2, "text": "The union wants to meet 3 ministers in May.", "targets": []}]
    (folder / "train").mkdir()
    (folder / "sentences.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf8")
    text = "It rained. The port plans to plant 900 trees by 2030. Visitors must show 2 documents."
    (folder / "train/port.txt").write_text(text, encoding="utf8")
    target = {"evidence": "The port plans to plant 900 trees by 2030.", "goal": "plant 900 trees by 2030"}
    (folder / "train/port.json").write_text(json.dumps({"id": "port", "targets": [target]}), encoding="utf8")
    return folder


def test_candidates_are_labelled_by_the_goals_that_they_share(fit_targets: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = {"evidence": "Kotka aims to build 40 homes by 2031.", "goal": "build 40 homes by 2031"}
    plain = ({"id": "homes", "targets": [target]}, "It snowed. Kotka aims to build 40 homes by 2031.")
    monkeypatch.setattr(fit_targets.plain_articles, "annotated", lambda folder: [plain])
    found = list(fit_targets.cases(gold_of(tmp_path), tmp_path))
    right = {(case.article, case.right) for case in found}
    assert {("sentence 1", True), ("sentence 2", False), ("port", True), ("homes", True)} <= right
    assert ("sentence 2", True) not in right
    assert all(case.traits["bias"] == 1 for case in found)


def test_only_frequent_traits_are_weighed(fit_targets: Any) -> None:
    def case(traits: dict[str, float]) -> Any:
        return fit_targets.Case({"bias": 1.0, **traits}, True, "x", False)

    cases = [case({"checkable": 1.0, "w:trees": 1.0, "w:cut": 1.0})] * 5 + [case({"w:cut": 1.0, "negated": 0.0})] * 5
    assert fit_targets.names_of(cases) == ["bias", "checkable", "w:cut"]


def test_held_out_articles_do_not_move_the_weights(fit_targets: Any) -> None:
    def cases(held_says: bool) -> list[Any]:
        made = [fit_targets.Case({"bias": 1.0, "checkable": float(i % 2)}, i % 2 == 1, f"sentence {i}", False) for i in range(40)]
        return made + [fit_targets.Case({"bias": 1.0, "checkable": 1.0}, held_says, "held", True)] * 9

    weights = fit_targets.fitted(cases(True), 0.0)
    assert weights["checkable"] > 1
    assert weights == fit_targets.fitted(cases(False), 0.0)


def test_the_shipped_weights_are_of_traits(fit_targets: Any) -> None:
    shipped = json.loads(fit_targets.WEIGHTS.read_text(encoding="utf8"))["weights"]
    assert {"bias", "checkable"} <= set(shipped)
    assert min(map(abs, shipped.values())) >= fit_targets.SMALLEST


def test_a_goal_has_the_label_of_the_words_that_it_shares(fit_targets: Any) -> None:
    doc = spacy.blank("en")("The port plans to plant 900 trees by 2030. Visitors must show 2 documents.")
    goal, other = doc[4:9], doc[-4:-1]
    labels = [fit_targets.Label("a", 18, 33, "target", ""), fit_targets.Label("a", 30, 45, "measure", "")]
    assert fit_targets.label_of(goal, labels) == "target"
    assert fit_targets.label_of(goal, labels[1:]) == "measure"
    assert fit_targets.label_of(other, labels) == "none"


def test_the_labels_of_plain_news_are_spans_and_known_kinds(recipe: Any) -> None:
    found = recipe("plain_news").labels("targets")
    kinds = {"target", "forecast", "schedule", "achievement", "vague", "measure", "past", "call", "conditional", "none"}
    assert {label.label for label in found} <= kinds
    assert all(label.start < label.end for label in found)
    assert [(label.article, label.start) for label in found] == sorted((label.article, label.start) for label in found)
