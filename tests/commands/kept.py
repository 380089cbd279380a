"""A ledger on disk with the fictional affair in it, for tests of commands that write."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from onrecord.ledger.store import Ledger
from onrecord.weigh.joins import WEIGHER
from tests.weigh import affair


def kept(folder: Path, score: float = 0.8) -> str:
    """The path of a ledger with the affair's reports, joined by hand, all of them placed."""
    path = str(folder / "affair.db")
    with Ledger.open(path) as ledger:
        for filed, reading in affair.readings():
            added = ledger.add(reading, np.zeros((len(reading.statements), 8), np.int8))
            assert added.report == filed.id
            assert added.of == filed.reprint_of
        names = [filed.id for filed, _ in affair.readings()]
        ledger.write_joins(WEIGHER, names, affair.joins(score=score))
    return path
