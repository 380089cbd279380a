"""Copies the samples to a folder: ``python -m onrecord.samples FOLDER``.

FOLDER/samples has single reports, FOLDER/dossier eight reports of one affair.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord.samples import DOSSIER, NAMES, dossier, sample


def copy(folder: Path, names: Sequence[str], given: Callable[[str], Traversable]) -> None:
    """Writes the files, over those that are there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(given(name).read_bytes())


where = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
copy(where / "samples", NAMES, sample)
copy(where / "dossier", DOSSIER, dossier)
print(f"Fictional reports are in {where}/samples, and eight of one affair in {where}/dossier")
