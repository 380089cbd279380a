"""Averages the weights of runs that began from each other (Wortsman et al., ICML 2022).

    python -m training.soup RUN/state.pt RUN/state.pt ... --shares 0.5 0.5 --out FOLDER/state.pt

The runs' moving averages are added up by their shares; ``training.export`` takes the result.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Averages runs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("states", type=Path, nargs="+")
    parser.add_argument("--shares", type=float, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    each = [torch.load(path, weights_only=False)["average"] for path in args.states]
    total = sum(args.shares)
    mixed = {
        name: sum(share / total * one[name] for share, one in zip(args.shares, each, strict=True))
        for name in each[0]
    }
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"average": mixed}, args.out)


if __name__ == "__main__":
    main()
