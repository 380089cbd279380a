"""Accuracy of the installed reader on PolNeAR dev, by the shared scorers.

    python -m benchmarks.accuracy [--shared ../shared] [--mode int8 float] [--write]

Prints one JSON line a mode; ``--write`` keeps them in benchmarks/figures/accuracy.json.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

FIGURES = Path(__file__).parent / "figures"


def score(shared: Path, measure: str, command: str) -> dict[str, object]:
    """What the scorer says of ``command`` on PolNeAR dev: ``measure`` is tokens or articles."""
    gold = shared / "data/polnear" / ("dev.tokens.jsonl" if measure == "tokens" else "dev")
    scorer = shared / "eval/score_attribution.py"
    done = subprocess.run(
        [sys.executable, str(scorer), measure, str(gold), "--command", command],
        check=True,
        stdout=subprocess.PIPE,
    )
    figures: dict[str, object] = json.loads(done.stdout)
    return figures


def command(mode: str = "int8") -> str:
    """The reader as the scorers run it."""
    return f"{sys.executable} -m onrecord read --format jsonl --mode {mode} -"


def main() -> None:
    """Scores each mode."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--mode", nargs="+", default=["int8", "float"])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not args.shared.is_dir():
        sys.exit(f"{args.shared} is not there: the corpora are needed to measure accuracy")
    every = {}
    for mode in args.mode:
        every[mode] = {m: score(args.shared, m, command(mode)) for m in ("tokens", "articles")}
        print(json.dumps({"mode": mode, **every[mode]}), flush=True)
    if args.write:
        FIGURES.mkdir(exist_ok=True)
        (FIGURES / "accuracy.json").write_text(json.dumps(every, indent=1) + "\n")


if __name__ == "__main__":
    main()
