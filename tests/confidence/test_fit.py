"""The fit finds what makes cases right, never lets a signal count backwards, and knows no article that it is measured on."""

from __future__ import annotations

import json
import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import citybeat
from citybeat.confidence.calibration import Table, Weighed
from citybeat.evaluate.shapes import GoldArticle, GoldShape
from citybeat.extract.facts import Mention, Organization
from tests.helpers.scripts import RECIPE, script

SPEC = Table(0.0, {"good": Weighed("plain", 1, 0.0, 0.0), "bad": Weighed("plain", -1, 0.0, 0.0), "same": Weighed("log", 1, 0.0, 0.0)}, {})


@pytest.fixture(scope="module")
def recipe() -> Any:
    return script(RECIPE, "fit_confidence")


def cases_of(recipe: Any, count: int = 300, kind: str = "role") -> list[Any]:
    """Right where `good` is high; `bad` is high there too, against its sign; rules b.x are right less often."""
    draw, cases = random.Random(7), []
    for i in range(count):
        good, rule = draw.random(), draw.choice(["a.x", "b.x"])
        right = draw.random() < (0.95 if good > 0.5 else 0.4) - (0.25 if rule == "b.x" else 0)
        cases.append(recipe.Case(kind, {"good": good, "bad": good + draw.random() / 2, "same": 3.0}, rule, right, f"article {i // 6}"))
    return cases


def test_it_finds_signs_and_families(recipe: Any) -> None:
    table = recipe.fit_table(cases_of(recipe), SPEC)
    assert table.signals["good"].weight > 1
    assert table.families["a.x"] > 0 > table.families["b.x"]
    assert table.probability({"good": 0.9, "same": 3.0}, "a.x") > 0.8 > 0.5 > table.probability({"good": 0.1, "same": 3.0}, "b.x")


def test_a_signal_never_counts_backwards_and_a_constant_one_not_at_all(recipe: Any) -> None:
    table = recipe.fit_table(cases_of(recipe), SPEC)
    assert table.signals["bad"].weight == table.signals["same"].weight == 0
    assert table.signals["bad"].sign == -1


def test_on_the_whole_it_says_what_is_right(recipe: Any) -> None:
    cases = cases_of(recipe)
    table = recipe.fit_table(cases, SPEC)
    said = np.mean([table.probability(case.signals, case.rule) for case in cases])
    assert said == pytest.approx(np.mean([case.right for case in cases]), abs=0.01)


def test_cases_count_as_much_as_they_are_given(recipe: Any) -> None:
    cases = cases_of(recipe, 60)
    twice = recipe.fit_table([*cases, *cases], SPEC)
    counted = recipe.fit_table([recipe.replace(case, weight=2.0) for case in cases], SPEC)
    assert counted.signals["good"].weight == pytest.approx(twice.signals["good"].weight, abs=0.01)


def test_what_counts_less_moves_less_and_is_not_measured(recipe: Any) -> None:
    cases = cases_of(recipe, 60)
    wrong = [recipe.Case("role", {"good": 1.0, "bad": 1.0, "same": 3.0}, "a.x", False, "z", weight=weight) for weight in (1.0, 0.1)]
    full, little = (recipe.fit_table([*cases, *[case] * 30], SPEC).signals["good"].weight for case in wrong)
    assert full < little < recipe.fit_table(cases, SPEC).signals["good"].weight
    assert recipe.figures([*cases, wrong[1]], [0.5] * 61)["role"]["cases"] == 60


def test_rare_families_have_no_weight_of_their_own(recipe: Any) -> None:
    cases = [*cases_of(recipe, 40), *[recipe.Case("role", {"good": 0.5, "bad": 0.5, "same": 3.0}, "rare.x", True, "z")] * 3]
    assert "rare.x" not in recipe.fit_table(cases, SPEC).families


def test_links_are_learned_on_cities_and_measured_on_all(recipe: Any) -> None:
    spec = {"city": SPEC, "link": SPEC}
    cases = [*cases_of(recipe, 60, "city"), *cases_of(recipe, 60, "link")]
    cases += [recipe.Case("link", {"good": 0.9, "bad": 0.0, "same": 3.0}, "a.x", False, "z", is_city=False)] * 100
    fitted = recipe.fit(cases, spec)
    assert fitted["link"].probability({"good": 0.9}) > 0.5  # the hundred are no cities, which is the city's affair
    assert fitted["link"].families == {}
    joint = recipe.probability(cases[-1], fitted)
    assert joint == pytest.approx(fitted["city"].probability(cases[-1].signals, "a.x") * fitted["link"].probability(cases[-1].signals))


def test_a_case_is_measured_by_tables_that_never_saw_its_article(recipe: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    cases, seen = cases_of(recipe, 60), []
    fit = recipe.fit

    def watched(kept: Any, spec: Any) -> Any:
        seen.append({case.article for case in kept})
        return fit(kept, spec)

    monkeypatch.setattr(recipe, "fit", watched)
    probabilities = recipe.cross_validated(cases, {"role": SPEC})
    assert all(0 < p < 1 for p in probabilities)
    for article in {case.article for case in cases}:
        assert sum(article not in articles for articles in seen) == 1


def test_held_out_articles_are_not_all_in_one_part(recipe: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [name for name in map(str, range(500)) if recipe.data.held_out(name)]
    cases = [recipe.Case("role", {"good": 0.5}, "a.x", True, name) for name in names]
    sizes: list[int] = []
    monkeypatch.setattr(recipe, "fit", lambda kept, spec: sizes.append(len(kept)) or spec)
    recipe.cross_validated(cases, {"role": SPEC})
    assert len(sizes) > 5
    assert min(sizes) > 0.6 * len(cases)


def test_a_kind_without_cases_keeps_its_table(recipe: Any) -> None:
    assert recipe.fit(cases_of(recipe, 30), {"role": SPEC, "organization": SPEC})["organization"] is SPEC


def test_figures_of_each_kind(recipe: Any) -> None:
    cases = [*cases_of(recipe, 30), *cases_of(recipe, 20, "person")]
    found = recipe.figures(cases, [0.5] * 50)
    assert {kind: row["cases"] for kind, row in found.items()} == {"role": 30, "person": 20, "all": 50}
    assert found["role"]["auroc"] == 0.5
    assert "bins" not in found["role"]


def test_what_is_written_is_read_again(recipe: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recipe, "WEIGHTS", tmp_path / "weights.json")
    table = recipe.fit_table(cases_of(recipe, 60), SPEC)
    recipe.write({"role": table}, "model 1", {"role": {"ece": 0.1}, "organization": {"ece": 0.2}})
    recipe.write({"role": table}, "model 2", {"role": {"ece": 0.3}})
    content = json.loads((tmp_path / "weights.json").read_text(encoding="utf8"))
    assert (content["model"], Table.of(content["kinds"]["role"])) == ("model 2", table)
    assert content["reliability"] == {"role": {"ece": 0.3}, "organization": {"ece": 0.2}}


def test_cases_of_an_article_come_with_their_signals(recipe: Any) -> None:
    text = "Mayor Ylva Hedman of Varberg spoke on Monday. Paul Brandt was there, too."
    gold = {"id": "v", "cities": [{"name": "Varberg", "aliases": [], "geonames_id": None}],
            "people": [{"name": "Ylva Hedman", "aliases": []}], "roles": [], "targets": [], "near_targets": [], "projects": []}
    found = list(recipe.cases_of(citybeat.load(), GoldArticle(GoldShape.model_validate(gold), text)))
    by_kind = {kind: [case.right for case in found if case.kind == kind] for kind in ("city", "link", "person", "role")}
    assert by_kind == {"city": [True], "link": [], "person": [True, False], "role": [False]}
    assert all(case.signals and case.article == "v" for case in found)


def test_forecasts_of_annotated_articles_are_no_cases(recipe: Any) -> None:
    text = "Port traffic is expected to grow by 8% next year. Ylva Hedman agreed."
    gold = {"id": "v", "cities": [], "people": [], "roles": [], "targets": [], "projects": [], "near_targets": []}
    article, pipeline = GoldArticle(GoldShape.model_validate(gold), text), citybeat.load()
    assert [t.kind for t in pipeline.extract(text).targets] == ["forecast"]
    assert {case.kind for case in recipe.cases_of(pipeline, article)} == {"person"}


LABELLED = "Port traffic is expected to grow by 8% from 5 million tons by 2031."


@pytest.mark.parametrize(("changes", "label", "right"), [
    ({}, "forecast number 36 38 deadline 62 66", True),
    ({}, "forecast", False),  # no number belongs to it
    ({}, "vague", False),
    ({}, "achievement number 36 38 deadline 62 66", False),
    ({"quantity": None}, "forecast number 36 38 deadline 62 66", False),
    ({"quantity": None}, "forecast number 0 12 deadline 62 66", True),  # words of which no value is known
    ({}, "forecast number 44 58 deadline 62 66", False),
    ({}, "forecast number 36 38", False),  # the date is another's
    ({"deadline": None, "deadline_text": None}, "forecast number 36 38 deadline 62 66", True),
])
def test_a_labelled_forecast_is_right_with_its_number_and_date(recipe: Any, changes: dict[str, Any], label: str, right: bool) -> None:
    target = SimpleNamespace(**{"kind": "forecast", "quantity": SimpleNamespace(value=8), "deadline_text": "2031"} | changes)
    assert recipe.is_as_labelled(target, label, LABELLED) is right


def test_labels_of_forecasts_can_be_read(recipe: Any) -> None:
    for label in recipe.plain_news.labels("forecasts"):
        kind, *slots = label.label.split()
        assert kind.isalpha()
        assert set(slots[::3]) <= {"number", "deadline"}
        assert all(label.start <= int(a) < int(b) <= label.end for a, b in zip(slots[1::3], slots[2::3], strict=True))


def test_organizations_are_right_where_just_their_words_are_marked(recipe: Any) -> None:
    nlp = __import__("spacy").blank("en")
    doc = nlp("The Elm Trust and the Oak Fund of Lima met the Elm Trust.")
    text = doc.text
    elm = Organization("Elm Trust", [Mention(doc[1:3]), Mention(doc[11:13])])
    at = text.index("Elm Trust")
    assert recipe.is_marked(elm, text, [(at, at + 9)])  # one of two
    assert recipe.is_marked(elm, text, [(0, at + 9), (text.rindex("Elm"), len(text) - 1)])  # articles apart
    assert not recipe.is_marked(elm, text, [(at, at + 3)])
    assert not recipe.is_marked(elm, text, [])


def test_only_articles_that_were_held_out_count_in_full(recipe: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    read: list[Path] = []

    def articles(folder: Path) -> list[Any]:
        read.append(folder)
        return [SimpleNamespace(gold=SimpleNamespace(id=f"{folder.name}-{i}")) for i in range(40)]

    monkeypatch.setattr(recipe, "read_gold", articles)
    found = {a.gold.id: weight for a, weight in recipe.articles(tmp_path / "gold", tmp_path / "corpus")}
    assert len(found) == 120
    for name, weight in found.items():
        assert weight == (1 if recipe.data.held_out(name) or not name.startswith("train") else recipe.REST)
    assert 80 < sum(weight == 1 for weight in found.values()) < 95
    assert read == [tmp_path / "gold/train", tmp_path / "corpus/dev", tmp_path / "corpus/test"]
