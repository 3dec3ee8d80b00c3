#!/usr/bin/env python3
"""Export a trained network as the shipped pipeline: python models/recipe/export.py model.pt models/citybeat_en

The encoder becomes 8-bit ONNX (per-channel weights, dynamic activations), the heads an .npz of arrays; both lie in a folder that
spacy.load reads.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import spacy
import torch
from labels import KINDS, SPAN_HEADS, STATUS, bio
from network import Network, base_folder
from onnxruntime.quantization import QuantType, quantize_dynamic

from citybeat.nlp.encoder import Encoder
from citybeat.nlp.heads import Heads
from citybeat.nlp.wordpieces import load_tokenizer


class Exported(torch.nn.Module):
    """One window without padding: ids and shapes (1, pieces) to vectors (1, pieces, 384)."""

    def __init__(self, network: Network):
        super().__init__()
        self.encoder = network.encoder

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        return self.encoder(ids, torch.ones_like(ids), shapes)


def export_encoder(network: Network, target: Path) -> None:
    example = torch.randint(1000, 20000, (1, 64))
    names = ["ids", "shapes"]
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(Exported(network).eval(), (example, torch.zeros_like(example)), full, input_names=names,
                          output_names=["vectors"], opset_version=17, dynamo=False,
                          dynamic_axes={n: {0: "batch", 1: "length"} for n in [*names, "vectors"]})
        quantize_dynamic(full, target, weight_type=QuantType.QInt8, per_channel=True)


def heads_of(network: Network, thresholds: dict[str, float]) -> Heads:
    weights = {k: v.float().numpy().astype(np.float32) for k, v in network.state_dict().items() if not k.startswith("encoder.")}
    labels = {head: bio(head) for head in SPAN_HEADS} | {"kinds": list(KINDS), "status": list(STATUS)}
    return Heads(weights, labels, thresholds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--version", default="0.1.0")
    parser.add_argument("--threshold", action="append", default=[], metavar="HEAD=P", help="from which probability a word is in a span")
    args = parser.parse_args()
    saved = torch.load(args.model, weights_only=True)
    network = Network(saved["layers"])
    network.load_state_dict(saved["state"])
    nlp = spacy.blank("en")
    encoder = nlp.add_pipe("citybeat_encoder", name="encoder")
    assert isinstance(encoder, Encoder)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export_encoder(network, folder / "model.onnx")
        thresholds = {k: float(v) for k, v in (t.split("=") for t in args.threshold)}
        heads_of(network, thresholds).to_disk(folder)
        load_tokenizer(base_folder() / "vocab.txt")
        (folder / "vocab.txt").write_bytes((base_folder() / "vocab.txt").read_bytes())
        encoder.from_disk(folder)
        nlp.meta.update({"name": "citybeat", "version": args.version, "license": "MIT",
                         "description": "News in English: names, sentences, spans of titles, goals and projects"})
        nlp.to_disk(args.target)
    size = sum(p.stat().st_size for p in args.target.rglob("*") if p.is_file()) / 1e6
    print(json.dumps({"layers": saved["layers"], "megabytes": round(size, 1)}))


if __name__ == "__main__":
    main()
