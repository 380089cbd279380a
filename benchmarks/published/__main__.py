"""The shipped reader on published sets.

    python -m benchmarks.published SET --data FOLDER [--keep FOLDER]

SET is one of those below. FOLDER holds the corpora as training/README.md lists them, and beside
them `plover/`, `bias/` and `newsdiscourse/`. `--keep` keeps the encoder's vectors for the next run.
`factuality`, `gap` and `gum` measure what the reader decides; `acts`, `roles`, `subjectivity` and
`babe` what a linear classifier makes of the encoder's vectors, which is measured and not shipped.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.published import acts, coreference, factuality, sentencesets

SETS: dict[str, Callable[[Path, Path | None], list[str]]] = {
    "factuality": factuality.run,
    "gap": coreference.run_gap,
    "gum": coreference.run_gum,
    "acts": acts.run,
    "roles": sentencesets.run_roles,
    "subjectivity": sentencesets.run_subjectivity,
    "babe": sentencesets.run_babe,
}


def main() -> None:
    """Measures one set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("set", choices=SETS)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    try:
        lines = SETS[args.set](args.data, args.keep)
    except FileNotFoundError as error:
        sys.exit(f"{error.filename} is not there: the set is needed to measure it")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
