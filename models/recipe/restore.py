#!/usr/bin/env python3
"""Make a network to go on training from out of a shipped pipeline: python models/recipe/restore.py models/citybeat_en network.pt

The opposite of export.py: the 8-bit weights are taken as they are, so nothing is needed but what the repository keeps. Heads for training
only start anew.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from network import WIDTH, Network, save
from onnx import numpy_helper
from torch import Tensor

EMBEDDINGS, LAYER = "encoder.bert.embeddings.", "encoder.bert.encoder.layer.{}."
DENSE = {"out": "attention.output.dense", "up": "intermediate.dense", "down": "output.dense"}
NORMS = {"attention_norm": "attention.output.LayerNorm", "norm": "output.LayerNorm"}
PARTS = ("weight", "bias")


def restored(folder: Path) -> Network:
    """The network of a pipeline's folder."""
    arrays = {i.name: numpy_helper.to_array(i) for i in onnx.load(folder / "encoder" / "model.onnx").graph.initializer}

    def plain(name: str) -> Tensor:
        return torch.from_numpy(arrays[name].copy())

    def whole(name: str) -> Tensor:
        quantized, scale, zero = (arrays[f"{name}_{part}"].astype(np.float32) for part in ("quantized", "scale", "zero_point"))
        return torch.from_numpy((quantized - zero) * scale)

    layers = sum(name.endswith(".qkv.bias") for name in arrays)
    network = Network(layers)
    state = network.state_dict()
    state |= {f"{EMBEDDINGS}{kind}_embeddings.weight": whole(f"embeddings.{kind}_embeddings.weight") for kind in ("word", "position")}
    state |= {f"{EMBEDDINGS}LayerNorm.{part}": plain(f"embeddings.LayerNorm.{part}") for part in PARTS}
    state["encoder.shape.weight"] = whole("shape.weight")
    (row,) = [name for name, array in arrays.items() if array.shape == (WIDTH,) and "." not in name]  # of the one type of token
    state[f"{EMBEDDINGS}token_type_embeddings.weight"][0] = plain(row)
    scale = (WIDTH // network.encoder.bert.config.num_attention_heads) ** -0.5
    for i in range(layers):
        to = LAYER.format(i)
        weight, bias = whole(f"layers.{i}.qkv.weight_Transposed").T, plain(f"layers.{i}.qkv.bias")
        for k, (name, factor) in enumerate((("query", scale), ("key", 1.0), ("value", 1.0))):
            rows = slice(k * WIDTH, (k + 1) * WIDTH)
            state[f"{to}attention.self.{name}.weight"] = weight[rows] / factor
            state[f"{to}attention.self.{name}.bias"] = bias[rows] / factor
        for short, long in DENSE.items():
            state[f"{to}{long}.weight"] = whole(f"layers.{i}.{short}.weight_Transposed").T
            state[f"{to}{long}.bias"] = plain(f"layers.{i}.{short}.bias")
        state |= {f"{to}{long}.{part}": plain(f"layers.{i}.{short}.{part}") for short, long in NORMS.items() for part in PARTS}
    with np.load(folder / "encoder" / "heads.npz", allow_pickle=False) as heads:
        state |= {name: torch.from_numpy(heads[name].astype(np.float32)) for name in heads.files}
    network.load_state_dict(state)
    return network


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    save(restored(args.pipeline), args.out)


if __name__ == "__main__":
    main()
