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
from labels import KINDS, SCHEMES, SPAN_HEADS, STATUS, bio
from network import WIDTH, Network, base_folder, depth, load
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional

from citybeat.nlp.encoder import Encoder
from citybeat.nlp.heads import Heads
from citybeat.nlp.wordpieces import load_tokenizer


class Layer(nn.Module):
    """One layer of BERT over a single window without padding, (pieces, 384): one product for queries, keys and values, no mask.

    The same numbers as the trained layer, at 0.85 of its time on a CPU.
    """

    def __init__(self, layer: nn.Module):
        super().__init__()
        attention = layer.attention
        parts = [attention.self.query, attention.self.key, attention.self.value]
        self.heads = attention.self.num_attention_heads
        scales = [(WIDTH // self.heads) ** -0.5, 1.0, 1.0]
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        with torch.no_grad():
            self.qkv.weight.copy_(torch.cat([p.weight * s for p, s in zip(parts, scales, strict=True)]))
            self.qkv.bias.copy_(torch.cat([p.bias * s for p, s in zip(parts, scales, strict=True)]))
        self.out, self.attention_norm = attention.output.dense, attention.output.LayerNorm
        self.up, self.down, self.norm = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        q, k, v = (part.reshape(-1, self.heads, WIDTH // self.heads) for part in self.qkv(x).split(WIDTH, -1))
        mixed = torch.softmax(q.transpose(0, 1) @ k.permute(1, 2, 0), -1) @ v.transpose(0, 1)
        x = self.attention_norm(x + self.out(mixed.transpose(0, 1).reshape(-1, WIDTH)))
        normed: torch.Tensor = self.norm(x + self.down(functional.gelu(self.up(x))))
        return normed


class Exported(nn.Module):
    """One window without padding: ids and shapes (pieces) to vectors (pieces, 384)."""

    def __init__(self, network: Network):
        super().__init__()
        bert = network.encoder.bert
        self.embeddings, self.shape = bert.embeddings, network.encoder.shape
        self.layers = nn.ModuleList(map(Layer, bert.encoder.layer))

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        e = self.embeddings
        places = e.position_embeddings(torch.arange(ids.shape[0])) + e.token_type_embeddings.weight[0]
        x = e.LayerNorm(e.word_embeddings(ids) + self.shape(shapes) + places)
        for layer in self.layers:
            x = layer(x)
        return x


def export_encoder(network: Network, target: Path) -> None:
    example = torch.randint(1000, 20000, (64,))
    names = ["ids", "shapes"]
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(Exported(network).eval(), (example, torch.zeros_like(example)), full, input_names=names,
                          output_names=["vectors"], opset_version=17, dynamo=False,
                          dynamic_axes={n: {0: "length"} for n in [*names, "vectors"]})
        quantize_dynamic(full, target, weight_type=QuantType.QInt8, per_channel=True)


def heads_of(network: Network, thresholds: dict[str, float]) -> Heads:
    left_out = ("encoder.", *(f"spans.{scheme}." for scheme in SCHEMES))
    weights = {k: v.float().numpy().astype(np.float32) for k, v in network.state_dict().items() if not k.startswith(left_out)}
    labels = {head: bio(head) for head in SPAN_HEADS} | {"kinds": list(KINDS), "status": list(STATUS)}
    return Heads(weights, labels, thresholds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--version", default="0.1.0")
    parser.add_argument("--threshold", action="append", default=[], metavar="HEAD=P", help="from which probability a word is in a span")
    args = parser.parse_args()
    network = load(args.model)
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
    print(json.dumps({"layers": depth(network), "megabytes": round(size, 1)}))


if __name__ == "__main__":
    main()
