#!/usr/bin/env python3
"""Average two networks, one of which went on from the other: python models/recipe/average.py BEFORE AFTER --share 0.6 --out model.pt

Between the weights before and after a network learned something more lie some that have learned it and forgotten less (Wortsman et al.
2022, Robust fine-tuning of zero-shot models).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from network import load, save


def averaged(before: dict[str, torch.Tensor], after: dict[str, torch.Tensor], share: float) -> dict[str, torch.Tensor]:
    """Each weight on the way from `before` to `after`, as far as `share`."""
    return {name: torch.lerp(before[name], value, share) if value.is_floating_point() else value for name, value in after.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--share", type=float, default=0.6, help="of the way from before to after")
    parser.add_argument("--out", type=Path, default=Path("model.pt"))
    args = parser.parse_args()
    before, after = load(args.before), load(args.after)
    after.load_state_dict(averaged(before.state_dict(), after.state_dict(), args.share))
    save(after, args.out)


if __name__ == "__main__":
    main()
