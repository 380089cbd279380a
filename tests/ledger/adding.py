"""A process of its own that adds reports to a ledger, and says of each that it is recorded."""

from __future__ import annotations

import multiprocessing
from multiprocessing.process import BaseProcess
from pathlib import Path

from onrecord.ledger.store import Ledger
from onrecord.records import Reading
from tests.ledger.made import READER, prose, reading, report, vectors


def made(number: int) -> Reading:
    """The report of a number; each third is a reprint of the one before."""
    text = ". ".join(prose(number - (number % 3 == 2) + k * 1000, 12) for k in range(12))
    return reading(
        f"Outlet {number}: {text}",
        f"r{number:03}",
        published=f"2031-01-{number % 28 + 1:02}",
        outlet=f"Outlet {number % 5}",
    )


def add(where: str, first: int, last: int, said: Path) -> None:
    """Adds the reports of these numbers that are not there yet; writes each number to ``said``."""
    with Ledger.open(where) as ledger, said.open("a") as stream:
        for number in range(first, last):
            one = made(number)
            given = report(one.text, one.id, published=one.published, outlet=one.outlet)
            if ledger.seen(given, READER) is None:
                ledger.add(one, vectors(one))
            print(number, file=stream, flush=True)


def adding(where: str, first: int, last: int, said: Path) -> BaseProcess:
    """A process that does so; all are copies of one that has everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    process = context.Process(target=add, args=(where, first, last, said))
    process.start()
    return process
