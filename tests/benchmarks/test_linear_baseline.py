"""The linear baseline on an invented pair of articles: what it learns from them, and the plain rules around it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from citybeat.evaluate import evaluate, read_gold, read_records

PLACES = [
    {"name": "Vejle", "alternatenames": ["VEJ", "Weile"], "population": 60_000, "geonameid": 1},
    {"name": "Vejle", "alternatenames": [], "population": 700, "geonameid": 2},
    {"name": "Port Anselm", "alternatenames": ["Anselm"], "population": 9_000, "geonameid": 3},
    {"name": "Anselm", "alternatenames": [], "population": 800, "geonameid": 4},
]
# (id, city, its mayor, a company, its former director, a project and its kind)
NEWS = [
    ("quay", "Vejle", "Signe Lind", "Fjordkraft", "Ove Brandt", "Quiet Quays", "programme"),
    ("tram", "Port Anselm", "Marta Quell", "Railworks", "Piet Oduya", "Tramline Nine", "infrastructure"),
]
TEXT = """Mayor {mayor} of {city} spoke on Monday about noise. {director}, former director of {company}, walked past the bridge.

{city} aims to cut noise by 30% by 2032. The city aims to plant 500 trees by 2035.
Traffic is expected to grow by 8% next year. Sales are expected to grow by 3% next year.
Last year the old bridge was painted in bright yellow. Most people liked the bright yellow bridge.

{mayor} met {director} there.
The {project} project began in spring. Everybody knows the {project} project by now. Mayor {mayor} of {city} left early."""


def annotation(name: str, city: str, mayor: str, company: str, director: str, project: str, kind: str) -> dict[str, Any]:
    def role(person: str, title: str, organization: str, status: str, evidence: str) -> dict[str, Any]:
        return {"person": person, "title": title, "organization": organization, "status": status, "start": None, "end": None,
                "evidence": evidence}

    def target(holder: str | None, goal: str, value: int, unit: str, deadline: str, evidence: str) -> dict[str, Any]:
        return {"holder": holder, "goal": goal, "value": value, "unit": unit, "deadline": deadline, "baseline": None, "evidence": evidence}

    return {
        "id": name,
        "cities": [{"name": city, "aliases": [], "geonames_id": 1 if city == "Vejle" else 3, "country": "DK"}],
        "people": [{"name": mayor, "aliases": []}, {"name": director, "aliases": []}],
        "roles": [
            role(mayor, "Mayor", city, "current", f"Mayor {mayor} of {city}"),
            role(director, "director", company, "former", f"{director}, former director of {company}"),
        ],
        "targets": [
            target(city, "cut noise by 30% by 2032", 30, "percent", "2032", f"{city} aims to cut noise by 30% by 2032."),
            target(None, "plant 500 trees by 2035", 500, "tree", "2035", "The city aims to plant 500 trees by 2035."),
        ],
        "near_targets": [
            {"kind": "forecast", "evidence": "Traffic is expected to grow by 8% next year."},
            {"kind": "forecast", "evidence": "Sales are expected to grow by 3% next year."},
        ],
        "projects": [{"name": project, "aliases": [], "kind": kind, "evidence": f"The {project} project began in spring."}],
    }


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gold")
    (folder / "train").mkdir()
    for row in NEWS:
        name, city, mayor, company, director, project, _ = row
        text = TEXT.format(city=city, mayor=mayor, company=company, director=director, project=project)
        (folder / "train" / f"{name}.txt").write_text(text, encoding="utf8")
        (folder / "train" / f"{name}.json").write_text(json.dumps(annotation(*row)), encoding="utf8")
    sentence = {"n": 1, "before": "", "text": "Lima aims to build 40 schools by 2031.", "kind": "target",
                "targets": [{"goal": "build 40 schools by 2031", "holder": "Lima"}]}
    (folder / "sentences.jsonl").write_text(json.dumps(sentence) + "\n", encoding="utf8")
    return folder


@pytest.fixture(scope="module")
def records(baseline: Any, learning: Any, gold: Path) -> Path:
    out = gold / "records.jsonl"
    baseline.main([str(gold), str(out), "--predict", str(gold / "train")], learning.Gazetteer.of(PLACES))
    return out


def test_it_knows_the_articles_it_was_trained_on(gold: Path, records: Path) -> None:
    figures = evaluate(read_gold(gold / "train"), read_records(records)).figures
    rows = ("cities", "cities.linked", "people", "roles", "roles.full", "targets", "projects", "projects.kind")
    assert {row: figures[row].f1 for row in rows} == dict.fromkeys(rows, 1.0)
    assert figures["targets.resisted"].f1 == 1.0
    assert figures["targets.other"].f1 == 1.0


def test_every_evidence_is_a_passage_of_the_article(gold: Path, records: Path) -> None:
    for line in records.read_text(encoding="utf8").splitlines():
        record = json.loads(line)
        text = (gold / "train" / f"{record['id']}.txt").read_text(encoding="utf8")
        passages = [text[span["start"]:span["end"]] for fact in record["targets"] for span in fact["evidence"]]
        assert passages
        assert all(passage.endswith(".") and "\n" not in passage for passage in passages)


def test_the_same_articles_give_the_same_bytes(baseline: Any, learning: Any, gold: Path, records: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.jsonl"
    baseline.main([str(gold), str(again), "--predict", str(gold / "train")], learning.Gazetteer.of(PLACES))
    assert again.read_bytes() == records.read_bytes()


def test_by_default_the_articles_of_dev_are_read(baseline: Any, learning: Any, gold: Path, tmp_path: Path) -> None:
    (gold / "dev").mkdir()
    (gold / "dev" / "new.txt").write_text("\n\n", encoding="utf8")
    baseline.main([str(gold), str(tmp_path / "out.jsonl")], learning.Gazetteer.of(PLACES))
    (record,) = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf8").splitlines())
    assert record == {"id": "new", "cities": [], "people": [], "roles": [], "targets": [], "projects": []}


# -- places

def test_the_most_populous_namesake(learning: Any) -> None:
    places = learning.Gazetteer.of(PLACES)
    assert [places.geonames_id(name) for name in ("Vejle", "Weile", "VEJ", "Nowhere")] == [1, 1, None, None]


def test_an_official_name_outweighs_a_larger_place_of_that_alternate_name_up_to_ten_times(learning: Any) -> None:
    assert learning.Gazetteer.of(PLACES).geonames_id("Anselm") == 3
    assert learning.Gazetteer.of([*PLACES[:3], PLACES[3] | {"population": 1_000}]).geonames_id("Anselm") == 4


def test_the_longest_name_of_a_place_is_marked(learning: Any) -> None:
    doc = learning.data.TOKENIZER("From Port Anselm to Vejle, not to vejle")
    assert learning.Gazetteer.of(PLACES).tags(doc) == ["no", "B4", "I4", "no", "B5", "no", "no", "no", "no"]


def test_two_names_of_a_place_are_one_city(baseline: Any, learning: Any) -> None:
    doc = learning.data.TOKENIZER("Vejle Weile Nowhere nowhere")
    cities = baseline.cities_of(doc, [(i, i + 1) for i in range(4)], learning.Gazetteer.of(PLACES))
    assert [(c["id"], c["name"], c["geonames_id"]) for c in cities] == [("c1", "Vejle", 1), ("c2", "Nowhere", None)]


# -- words and spans

def test_sentences_end_at_stops_but_not_at_abbreviations(baseline: Any, learning: Any) -> None:
    doc = learning.data.TOKENIZER('Noise falls\nGov. Lind left. “We stay.” Was it late? Yes')
    assert [doc[a:b].text for a, b in baseline.sentences(doc)] == ["Noise falls", "Gov. Lind left.", "“We stay.”", "Was it late?", "Yes"]


@pytest.mark.parametrize(("tags", "spans"), [
    ("O B-A I-A O", [("A", (11, 13))]),
    ("B-A B-A", [("A", (10, 11)), ("A", (11, 12))]),
    ("I-A I-B O", [("A", (10, 11)), ("B", (11, 12))]),
    ("O I-A I-A", [("A", (11, 13))]),
    ("O O", []),
])
def test_spans_of_labels(learning: Any, tags: str, spans: list[Any]) -> None:
    assert list(learning.spans_of(tags.split(), 10)) == spans


def test_neighbours_end_with_the_line(learning: Any) -> None:
    doc = learning.data.TOKENIZER("one\nTwo two")
    first, second = learning.features(doc, (2, 4), ["no"] * 4, {"one", "two"})
    assert {"word=Two", "seen=True", "-1word=<edge>", "1word=two", "2word=<edge>", "suffix=wo", "0shape=Xxx"} <= set(first)
    assert {"word=two", "-1shape=Xxx", "1place=<edge>"} <= set(second)


# -- linking

@pytest.fixture
def text(learning: Any) -> Any:
    gold = annotation(*NEWS[0])
    example = learning.data.gold_example("quay", "Mayor Signe Lind of Vejle met Ove Brandt. Signe Lind smiled.", gold | {
        "roles": gold["roles"][:1], "targets": [], "projects": [], "near_targets": []})
    return learning.Training(example, learning.data.TOKENIZER("Mayor Signe Lind of Vejle met Ove Brandt. Signe Lind smiled."), gold)


def test_of_a_title_s_person_only_the_nearest_mention_is_a_case(learning: Any, text: Any) -> None:
    cases = list(learning.link_cases(text, "person", text.example.people))
    assert [(case["distance"], right) for case, right in cases] == [("after 0", True), ("after 3", False)]


def test_what_stands_between(learning: Any, text: Any) -> None:
    title, near, far = (0, 1), (4, 5), (9, 11)
    assert learning.pair(text.doc, title, near, [near], [title])["between"] == "after signe lind of"
    seen = learning.pair(text.doc, title, far, [near, far], [title])
    assert (seen["between"], seen["sentence"], seen["rivals"], seen["heads"]) == ("far", False, "after 1", "after 0")
    assert learning.pair(text.doc, far, title, [], [])["order"] == "before"


def test_a_candidate_far_away_or_inside_is_none(learning: Any) -> None:
    assert learning.near((10, 12), [(11, 13), (12, 13), (9, 10), (73, 74), (72, 73)]) == [(12, 13), (9, 10), (72, 73)]


def test_runs_of_capitals(learning: Any) -> None:
    doc = learning.data.TOKENIZER("The Board of Trade and the US met for lunch")
    assert [doc[a:b].text for a, b in learning.capitalised(doc)] == ["Board of Trade", "US"]


def test_runs_that_touch_titles_people_or_organizations_are_no_further_candidates(learning: Any) -> None:
    doc = learning.data.TOKENIZER("Mayor Lind of Vejle met the Harbour Board and Ove Brandt")
    found = learning.bodies(doc, [(3, 4)], [(0, 1), (1, 2), (9, 11)])
    assert [doc[a:b].text for a, b in found] == ["Vejle", "Harbour Board"]


@pytest.mark.parametrize(("scores", "right", "threshold"), [
    ([0.9, 0.8, 0.3, 0.1], [True, True, False, False], 0.8),
    ([0.1, 0.3, 0.8, 0.9], [False, True, False, True], 0.3),
])
def test_the_threshold_of_the_best_f1(learning: Any, scores: list[float], right: list[bool], threshold: float) -> None:
    assert learning.best_threshold(np.array(scores), np.array(right)) == threshold


# -- names, goals and their slots

def test_a_short_form_stands_for_the_longest_name_that_holds_it(baseline: Any, learning: Any) -> None:
    doc = learning.data.TOKENIZER("Lind Signe Lind Brandt")
    assert baseline.people_of(doc, [(0, 1), (1, 3), (3, 4)]) == {(0, 1): "Signe Lind", (1, 3): "Signe Lind", (3, 4): "Brandt"}


def test_without_a_goal_it_is_what_follows_to(baseline: Any, learning: Any) -> None:
    doc = learning.data.TOKENIZER("Vejle plans to halve noise. Noise ends.")
    assert baseline.goals_of(doc, (0, 6), [(3, 5), (6, 7)]) == [(3, 5)]
    assert baseline.goals_of(doc, (0, 6), []) == [(2, 6)]
    assert baseline.goals_of(doc, (6, 9), []) == [(6, 9)]


def test_a_sentence_reads_the_same_for_any_number(baseline: Any, learning: Any) -> None:
    one, two = (learning.data.TOKENIZER(t) for t in ("Cut 1,200 by 2030", "cut 7 by 1999"))
    assert baseline.plain(one, (0, 4)) == baseline.plain(two, (0, 4)) == "cut <number> by <year>"


@pytest.mark.parametrize(("goal", "value", "unit"), [
    ("cut noise by 30% by 2032", 30, "percent"),
    ("cut noise by 12.5 per cent", 12.5, "percent"),
    ("spend £2.4bn on schools", 2.4e9, "GBP"),
    ("raise US$3 million", 3e6, "USD"),
    ("by 2030 plant 1,500 fruit trees", 1500, "fruit tree"),
    ("build 20-metre masts", 20, "metre mast"),
    ("open the 7th bridge", 7, None),
])
def test_quantity(baseline: Any, goal: str, value: float, unit: str | None) -> None:
    assert baseline.quantity(goal) == {"value": value, "unit": unit}


def test_a_year_alone_is_no_quantity(baseline: Any) -> None:
    assert baseline.quantity("end the noise by 2030") is None


@pytest.mark.parametrize(("text", "date"), [
    ("carbon neutral by 2030", "2030"),
    ("ready by the end of 2027", "2027"),
    ("ready in early 2027", "2027"),
    ("gone before March 2026", "2026-03"),
    ("from 1990 levels", None),
    ("within five years", None),
])
def test_deadline(baseline: Any, text: str, date: str | None) -> None:
    assert baseline.deadline(text) == date


class Constant:
    """Stands in for a fitted model: every project is a plan."""

    def predict(self, cases: list[str]) -> list[str]:
        return ["plan"] * len(cases)


def test_a_name_in_brackets_is_an_alias(baseline: Any, learning: Any) -> None:
    doc = learning.data.TOKENIZER("Quiet Quays (QQ) began. QQ is loud. Tramline is not.")
    model = baseline.Baseline({}, {}, None, {}, None, type("Kinds", (), {"model": Constant()}))
    rows = baseline.projects_of(model, doc, [(0, 2), (3, 4), (7, 8), (11, 12)])
    assert [(row["name"], row["aliases"], row["kind"]) for row in rows] == [("Quiet Quays", ["QQ"], "plan"), ("Tramline", [], "plan")]
