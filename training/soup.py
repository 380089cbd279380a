"""Averages the weights of runs that began from each other (Wortsman et al., ICML 2022).

    python -m training.soup RUN/state.pt RUN/state.pt ... --shares 0.5 0.5 --out FOLDER/state.pt

The runs' moving averages are added up by their shares; ``training.export`` takes the result. A
folder of a model that shipped may stand for a run. What only some have is averaged over those.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.shipped import begun


def main() -> None:
    """Averages runs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("states", type=Path, nargs="+")
    parser.add_argument("--shares", type=float, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    each = [(share, begun(path)) for share, path in zip(args.shares, args.states, strict=True)]
    mixed = {}
    for name in {name: None for _, one in each for name in one}:
        have = [(share, one[name]) for share, one in each if name in one]
        mixed[name] = sum(share * value for share, value in have) / sum(s for s, _ in have)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"average": mixed}, args.out)


if __name__ == "__main__":
    main()
