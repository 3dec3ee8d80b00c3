"""What the fits of yes-or-no models share, and the cases of two of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def deciders(recipe: Callable[[str], ModuleType]) -> Any:
    return recipe("deciders")


def cases(deciders: Any) -> list[Any]:
    """Good ones are right, in articles that are fitted on and in one that only measures."""
    made = [({"bias": 1.0, "good": float(n % 3 > 0), "bad": float(n % 3 == 0)}, n % 3 > 0) for n in range(60)]
    return [deciders.Case(traits, right, f"article-{n % 20}", 1.0, n >= 50) for n, (traits, right) in enumerate(made)]


def test_weights_have_the_sign_that_cases_show(deciders: Any, capsys: pytest.CaptureFixture[str]) -> None:
    weights = deciders.fitted(cases(deciders), 0.0)
    assert weights["good"] > 0 > weights["bad"]
    assert "plain news kept apart (10)" in capsys.readouterr().out


def test_rare_traits_have_no_weight(deciders: Any) -> None:
    found = cases(deciders)
    found[0].traits["rare"] = 1.0
    assert "rare" not in deciders.fitted(found, 0.0)


def test_weights_are_replaced_only_when_asked(deciders: Any, tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    file.write_text(json.dumps({"threshold": 0.3, "weights": {}}), encoding="utf8")
    deciders.settle(file, cases(deciders), "fit_it.py", write=False)
    assert json.loads(file.read_text(encoding="utf8"))["weights"] == {}
    deciders.settle(file, cases(deciders), "fit_it.py", write=True)
    content = json.loads(file.read_text(encoding="utf8"))
    assert (content["threshold"], "fit_it.py" in content["comment"], content["weights"]["good"] > 0) == (0.3, True, True)


def test_articles_that_are_held_out_count_more(deciders: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(deciders.data, "annotated", lambda folder: [({"id": f"a{n}"}, "") for n in range(40)])
    monkeypatch.setattr(deciders.plain_articles, "annotated", lambda folder, apart=False: [({"id": f"plain-{apart}"}, "")])
    cases = deciders.cases(tmp_path, tmp_path, lambda article, text: iter([({"bias": 1.0}, True)]))
    found = {case.article: (case.weight, case.apart) for case in cases}
    for n in range(40):
        assert found[f"a{n}"] == (1.0 if deciders.data.held_out(f"a{n}") else deciders.REST, False)
    assert (found["plain-False"], found["plain-True"]) == ((deciders.REST, False), (1.0, True))


def test_sentences_that_may_state_a_forecast(recipe: Callable[[str], ModuleType], model: Any) -> None:
    fit = recipe("fit_forecasts")
    text = "Analysts expect sales to rise 12% next year. The mayor met Jane Roe on Monday."
    near = [{"kind": "forecast", "evidence": "Analysts expect sales to rise 12% next year."}]
    first, *rest = [right for _, right in fit.judged(model, {"near_targets": near}, text)]
    assert first
    assert not any(rest)
    assert not any(right for _, right in fit.judged(model, {"near_targets": []}, text))
    assert not list(fit.judged(model, {}, text))


@pytest.fixture(scope="module")
def model(recipe: Callable[[str], ModuleType]) -> Any:
    fitting = recipe("fitting")
    return fitting.pipeline_of_names(fitting.MODEL)


def test_proposals_are_roles_by_person_and_title(recipe: Callable[[str], ModuleType], model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    fit = recipe("fit_roles")
    roles = fit.Roles(model)
    text = "Norvik is quiet. Jane Roe, whom many saw as too soft, was in those years the harbour master there, says Tom Poe."
    found = [list(fit.judged(model, roles, {"roles": some}, text)) for some in ([], [{"person": "Jane Roe", "title": "harbour master"}])]
    assert [len(part) for part in found] == [len(found[0])] * 2
    assert not any(right for _, right in found[0])
