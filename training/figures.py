"""Dev figures of a run or a soup, in PyTorch.

python -m training.figures --state RUN/state.pt --data DATA --base BASE
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from onrecord.read.words import WordPieces
from training.export import load as load_state
from training.fit import figures, load


def main() -> None:
    """Prints one JSON object."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    args = parser.parse_args()
    pieces = WordPieces(args.base / "tokenizer.json")
    model = load_state(args.state, json.loads((args.base / "config.json").read_text()))
    _, dev = load(args.data, pieces)
    print(json.dumps(figures(model, dev, pieces, True)))


if __name__ == "__main__":
    main()
