"""The fit of the city decider: what the head says of articles that it knows is not heard."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
import spacy

ARTICLES = [
    ({"id": f"article {i}", "cities": [{"name": "Tampere", "aliases": []}]}, f"The mayor of Tampere left Kotka beat number {i}.")
    for i in range(8)
]


@pytest.fixture(scope="module")
def fit_cities(recipe: Any) -> Any:
    return recipe("fit_cities")


def test_what_only_the_head_looks_at_is_left_out(fit_cities: Any) -> None:
    nlp = spacy.blank("en")
    ((doc, name, cities), *rest) = fit_cities.docs_of(nlp, ARTICLES, blind=True)
    assert (name, cities, len(rest)) == ("article 0", {"tampere"}, 7)
    assert doc.tensor.size == 0


def test_a_silent_head_speaks_for_nothing(fit_cities: Any) -> None:
    doc = spacy.blank("en")("Tampere slept.")
    assert fit_cities.silent(doc, [doc[:1], doc[1:2]]) == [0.5, 0.5]
    assert fit_cities.decide.logit(fit_cities.SILENT) == 0


def test_a_fit_moves_the_weights_towards_what_is_right(fit_cities: Any, capsys: pytest.CaptureFixture[str]) -> None:
    nlp = spacy.blank("en")
    component = fit_cities.component.Cities(nlp.vocab)
    prior = fit_cities.PRIORS["decider"]
    with patch.object(fit_cities.component, "head_scores", fit_cities.silent):
        docs = fit_cities.docs_of(nlp, ARTICLES, blind=True)
        fitted = fit_cities.fit_once(docs, component, prior, 0.1)
    assert set(fitted) == set(prior)
    assert fitted["cue"] > prior["cue"]
    assert fitted["head_mean"] == prior["head_mean"]  # it said nothing, so nothing moves it
    assert "16 names, 8 of them cities" in capsys.readouterr().out


def test_an_article_of_the_held_out_tenth_is_honest(fit_cities: Any) -> None:
    names = [f"bbc_tech_{i:03}" for i in range(200)]
    share = np.mean([fit_cities.is_honest(name) for name in names])
    assert 0.03 < share < 0.2


def test_of_judged_articles_only_the_judged_names_count(fit_cities: Any) -> None:
    nlp = spacy.blank("en")
    component = fit_cities.component.Cities(nlp.vocab)
    docs = [(nlp("The mayor of Tampere met the mayor of Kotka."), "plain", {"tampere": True})]
    names = list(fit_cities.PRIORS["decider"])
    with patch.object(fit_cities.component, "head_scores", fit_cities.silent):
        rows, right, articles = fit_cities.rows_of(docs, component, fit_cities.PRIORS["decider"], names)
        said = fit_cities.apart(docs, component, fit_cities.PRIORS["decider"])
    assert (rows.shape[0], right.tolist(), articles) == (1, [1.0], ["plain"])
    assert said.startswith("1 names, 1 of them cities: {'p': 1.0")


def test_one_article_of_plain_news_in_five_stays_apart(fit_cities: Any) -> None:
    share = np.mean([fit_cities.plain_news.is_apart(f"article {i}") for i in range(500)])
    assert 0.15 < share < 0.25
