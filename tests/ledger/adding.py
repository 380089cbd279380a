"""A process of its own that adds reports to a ledger: ``python -m tests.ledger.adding``.

``WHERE FIRST LAST [fail]``: the reports of those numbers; it prints each when it is recorded.
"""

from __future__ import annotations

import sys

from onrecord.ledger.store import Ledger
from onrecord.records import Reading
from tests.ledger.made import READER, prose, reading, report, vectors


def made(number: int) -> Reading:
    """The report of a number; each third is a reprint of the one before."""
    text = ". ".join(prose(number - (number % 3 == 2) * 1 + k * 1000, 12) for k in range(12))
    return reading(
        f"Outlet {number}: {text}",
        f"r{number:03}",
        published=f"2031-01-{number % 28 + 1:02}",
        outlet=f"Outlet {number % 5}",
    )


def main() -> None:
    """Adds what is not there yet."""
    where, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with Ledger.open(where) as ledger:
        for number in range(first, last):
            one = made(number)
            given = report(one.text, one.id, published=one.published, outlet=one.outlet)
            if ledger.seen(given, READER) is None:
                ledger.add(one, vectors(one))
            print(number, flush=True)


if __name__ == "__main__":
    main()
