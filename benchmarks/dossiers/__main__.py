"""Dossiers with known answers, each added to a ledger of its own and asked.

    python -m benchmarks.dossiers [--list] [--only NAME] [--all] [--shared [../shared]]

Prints how many expectations are met, by kind; `--list` shows those that are not, and what was
found instead, `--all` tries responses and status too, and `--shared` adds the dossier of opinion
and transcripts of that folder.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.dossiers import atacms
from benchmarks.dossiers.asked import Asked
from benchmarks.dossiers.checking import Outcome, outcomes
from benchmarks.dossiers.loading import load
from benchmarks.dossiers.tallying import failures, table, tally
from onrecord.read.reader import Reader


def main() -> None:
    """Reads, asks and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--list", action="store_true", help="show what is not met")
    parser.add_argument("--only", help="one dossier of this name")
    parser.add_argument("--all", action="store_true", help="try also what has no command yet")
    parser.add_argument("--shared", type=Path, nargs="?", const=Path("../shared"))
    args = parser.parse_args()
    dossiers = load()
    if args.shared:
        if not (args.shared / "cases/atacms").is_dir():
            sys.exit(f"{args.shared}/cases/atacms is not there")
        dossiers.append(atacms.load(args.shared))
    dossiers = [one for one in dossiers if args.only in (None, one.name)]
    if not dossiers:
        sys.exit(f"there is no dossier {args.only}")
    reader = Reader(threads=2)
    ours: list[Outcome] = []
    for dossier in dossiers:
        found = outcomes(Asked.of(dossier, reader), early=args.all)
        if args.list:
            print(failures(found))
        good, total = (sum(pair[i] for pair in tally(found).values()) for i in (0, 1))
        print(f"{dossier.name}: {good} of {total} in {len(dossier.reports)} reports", flush=True)
        if dossier.name == "atacms":
            print(table(found))
        else:
            ours += found
    if ours:
        print(f"all {len({one.dossier for one in ours})} fictional dossiers")
        print(table(ours))


if __name__ == "__main__":
    main()
