"""Copies the samples to a folder: ``python -m onrecord.samples FOLDER`` makes FOLDER/samples."""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.samples import NAMES, sample

folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".") / "samples"
folder.mkdir(parents=True, exist_ok=True)
for name in NAMES:
    (folder / name).write_bytes(sample(name).read_bytes())
print(f"Fictional sample reports are in {folder}: {', '.join(NAMES)}")
