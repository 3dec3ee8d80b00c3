#!/usr/bin/env python3
"""Give a trained network more layers that change next to nothing at first: python models/recipe/grow.py BEFORE OUT --layers 6

The layers come from the base encoder with their outputs silenced (weights of nought), and their norms scale a vector back to what the last
trained layer gave; so what the network knows stays, and training goes on from there (Gong et al. 2019, Efficient training of BERT by
progressively stacking, starts deeper networks from shallow ones too, but from copies of their layers).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import network
import torch
from network import Network


@torch.no_grad()
def grown(before: Network, layers: int) -> Network:
    """A network of so many layers that says nearly what `before`, of fewer, says."""
    old, after = network.depth(before), Network(layers)
    after.load_state_dict(after.state_dict() | before.state_dict())
    norm = before.encoder.bert.encoder.layer[old - 1].output.LayerNorm
    mean = norm.bias.mean()  # of the entries of a vector that leaves the last layer, for most words about the same
    spread = ((norm.weight ** 2).mean() + ((norm.bias - mean) ** 2).mean()).sqrt()
    for layer in after.encoder.bert.encoder.layer[old:]:
        for part in (layer.attention.output, layer.output):
            part.dense.weight.zero_()
            part.dense.bias.zero_()
            part.LayerNorm.weight.fill_(spread)
            part.LayerNorm.bias.fill_(mean)
    return after


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    args = parser.parse_args()
    network.save(grown(network.load(args.before), args.layers), args.out)


if __name__ == "__main__":
    main()
